"""An explanation shows the article as it was given, and for each field the words and the rule."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from extractors.article import Article, read_source
from extractors.explain import explain, explain_html
from extractors.explain.reading import Marked, Mention, in_words, rows, segments, strings
from extractors.pipeline import extract
from extractors.records import Event, Evidence, Participant, Source, Target

SEED = Path(__file__).parents[2] / "seeds" / "000_1b329f662bd1b222.txt"
TEXT = "Hanoi, le 3 mai. A a reçu B.\nVoir plus\nC a vu D."


def event(*proofs: tuple[str, str, str], text: str = TEXT, **fields: object) -> Event:
    evidence = tuple(
        Evidence(field=f, quote=q, start=text.index(q), end=text.index(q) + len(q), rule=r, basis="stated")
        for f, q, r in proofs
    )
    source = Source(sha256="0" * 64, length=len(text), lang="fr")
    return Event(
        id="x-1",
        article="x",
        source=source,
        type="meeting",
        salience="main",
        status="held",
        evidence=evidence,
        **fields,
    )  # fmt: skip


class Page(HTMLParser):
    """What a browser would find: ids, the article's text, links, scripts, and the policy."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.article: list[str] = []
        self.blocks: dict[str, str] = {}
        self.policy = ""
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self._open: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        row = dict(attrs)
        self.tags.add(tag)
        self.attributes.update(row)
        if row.get("id"):
            self.ids.append(str(row["id"]))
        if "href" in row:
            self.links.append(str(row["href"]))
        if row.get("http-equiv") == "Content-Security-Policy":
            self.policy = str(row["content"])
        if tag not in ("meta", "link", "br"):
            self._open.append((tag, row))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        tag, row = self._open[-1] if self._open else ("", {})
        if tag in ("style", "script"):
            self.blocks[tag] = data
        if tag == "span" and "data-s" in row:
            self.article.append(data)


@pytest.fixture(scope="module")
def seed() -> tuple[Article, list[Event]]:
    (article,) = read_source(SEED)
    return article, extract(article)


def test_segments_cut_at_every_beginning_and_end() -> None:
    found = Marked((Mention("city", 0, 5),), TEXT.index("Voir"))
    told = event(("type", "a reçu", "met"), ("countries/VN", "A a", "side"))
    made = segments(Article("x", TEXT), [told], found)
    assert "".join(TEXT[s.start : s.end] for s in made) == TEXT
    by_text = {TEXT[s.start : s.end]: s for s in made}
    assert by_text["Hanoi"].kind == "city"
    assert [e.rule for _, e in by_text["a"].proofs] == ["side", "met"]
    assert by_text["a"].begins
    assert not by_text[" reçu"].begins
    assert by_text["Voir plus\nC a vu D."].other_story


def test_evidence_outside_of_the_text_is_not_marked() -> None:
    told = event(("type", "a reçu", "met"))
    assert [s.proofs for s in segments(Article("x", "court"), [told], Marked((), 5))] == [()]


def test_rows_follow_the_record() -> None:
    people = (Participant(name="A", role="roi", country="MA"),)
    told = event(
        ("type", "a reçu", "met"), ("participants/0", "A", "name"), ("topics/trade", "B", "topic-words"),
        participants=people, topics=("trade",), city="Hanoi", country="VN",
    )  # fmt: skip
    assert [(r.field, r.value, [p.rule for p in r.proofs]) for r in rows(told)] == [
        ("type", "meeting", ["met"]),
        ("status", "held", []),
        ("place", "Hanoi, VN", []),
        ("participants", "A · roi · MA", ["name"]),
        ("topics", "trade", ["topic-words"]),
    ]


def test_amounts_in_words() -> None:
    assert in_words(Target(kind="trade", value=1e11, currency="USD", year=2023)) == "trade · 100,000,000,000 USD · 2023"


def test_terminal_shows_words_rule_and_event_marks(seed: tuple[Article, list[Event]]) -> None:
    article, events = seed
    said = explain(article, events)
    first = events[0]
    proof = next(e for e in first.evidence if e.field == "type")
    assert "⟦1 " in said
    assert proof.rule in said
    assert "\x1b" not in said
    assert "\x1b[" in explain(article, events, width=120)
    assert "ministre" in explain(article, events, "en")
    assert strings("fr")["other_story"] in said


def test_terminal_takes_no_command_from_a_text() -> None:
    hostile = "Hanoi\x1b[31m\x07 [bold]x[/bold] \u202etxt\u200b\r\nfin"
    said = explain(Article("x\x1b]0;t\x07", hostile), [event(("type", "fin", "r\x1b[0m"), text=hostile)])
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202e]", said)
    assert "[bold]x[/bold]" in said


def test_page_holds_the_article_as_given(seed: tuple[Article, list[Event]]) -> None:
    article, events = seed
    assert "".join(Page(explain_html(article, events)).article) == article.text


def test_page_has_an_anchor_for_every_quote(seed: tuple[Article, list[Event]]) -> None:
    article, events = seed
    page = Page(explain_html(article, events))
    wanted = {f"o{e.start}" for one in events for e in one.evidence}
    assert wanted
    assert wanted == {i for i in page.ids if re.fullmatch(r"o\d+", i)}
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


def test_page_runs_only_its_own_script(seed: tuple[Article, list[Event]]) -> None:
    page = Page(explain_html(*seed))
    for tag in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(page.blocks[tag].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in page.policy
    assert page.policy.startswith("default-src 'none'; ")
    assert "unsafe" not in page.policy
    assert not {a for a in page.attributes if a.startswith("on") or a in ("style", "src")}


def test_hostile_text_stays_text() -> None:
    hostile = "</main><script>alert(1)</script> & <img src=x onerror=y> \"' fin\x00"
    article = Article("<b>", hostile, url="javascript:alert(1)", title="</title><script>", outlet="<i>", published=None)
    told = event(("type", hostile, "<r>"), text=hostile, topics=("<t>",), organizations=('"><u>',))
    page = Page(explain_html(article, [told]))
    assert "".join(page.article) == hostile.replace("\x00", "\ufffd")
    assert not page.tags & {"img", "b", "i", "u", "r", "t"}
    assert "alert" not in page.blocks["script"]
    assert all(link.startswith("#") for link in page.links)


def test_page_of_an_article_without_events() -> None:
    page = explain_html(Article("x", "Il pleut."), [], "en")
    assert strings("en")["none"] in page
    assert '<html lang="en">' in page


def test_page_of_a_language_without_lexicon() -> None:
    assert "".join(Page(explain_html(Article("x", TEXT, lang="xx"), [])).article) == TEXT


def test_both_languages_say_the_same_things() -> None:
    def keys(table: dict[str, object]) -> list[object]:
        return [(k, keys(v) if isinstance(v, dict) else None) for k, v in table.items()]

    assert keys(strings("fr")) == keys(strings("en"))


def test_same_page_twice(seed: tuple[Article, list[Event]]) -> None:
    assert explain_html(*seed) == explain_html(*seed)
