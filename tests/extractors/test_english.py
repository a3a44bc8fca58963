"""A second language is a folder of tables: ten English articles are read by the code that reads French."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest

import extractors
from extractors.article import Article
from extractors.cleaning import view
from extractors.commitments.pledges import find_pledges
from extractors.commitments.targets import find_targets
from extractors.evaluation.report import evaluate
from extractors.patterns.lexicon import languages, load
from extractors.patterns.matching import scan
from extractors.pipeline import extract
from extractors.records import Event, check
from extractors.sentence.organizations import UNFILED
from extractors.values.amounts import find_amounts
from extractors.values.date_context import DateContext
from extractors.values.dates import find_dates
from graph.reference import tables

GOLDEN = Path(__file__).parents[1] / "golden" / "en"
EN = load("en")
FLOORS = {
    "event.f1": 0.95, "participants_with_side.f1": 0.94, "topics.f1": 0.85, "fields.date": 0.95, "fields.place": 0.9,
}  # fmt: skip


def events(text: str, published: str | None = None) -> list[Event]:
    article = Article("told", text, published=published, lang="en")
    return [check(event, text) for event in extract(article)]


def told(text: str, published: str | None = None) -> list[tuple[str, list[str], list[str]]]:
    """Kind of each event with its sides and those who take part."""
    return [(e.type, list(e.countries), [p.name for p in e.participants]) for e in events(text, published)]


def test_ten_annotated_articles() -> None:
    report = evaluate(GOLDEN)
    assert report.documents == 10
    assert report.below(FLOORS) == []


def test_no_code_asks_which_language_it_reads() -> None:
    codes = set(languages())
    assert {"en", "fr"} <= codes
    for path in sorted(Path(extractors.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Compare():
                    asked = [node.left, *node.comparators]
                case ast.MatchValue():
                    asked = [node.value]
                case ast.Subscript():
                    asked = [node.slice]
                case _:
                    continue
            assert not codes & {n.value for n in asked if isinstance(n, ast.Constant)}, (
                f"{path.name}: {ast.unparse(node)}"
            )


def test_one_event_in_two_languages() -> None:
    french = "Le ministre russe Sergey Lavrov a rencontré à Tunis son homologue algérien Ahmed Attaf le 6 juillet 2023."
    english = "Russian Minister Sergey Lavrov met his Algerian counterpart Ahmed Attaf in Tunis on July 6, 2023."
    [one] = extract(Article("told", french, lang="fr"))
    [other] = events(english)
    for name in ("type", "status", "date", "city", "country", "countries"):
        assert getattr(one, name) == getattr(other, name), name
    assert [(p.name, p.country) for p in one.participants] == [(p.name, p.country) for p in other.participants]


@pytest.mark.parametrize(
    ("text", "kind", "sides", "names"),
    [
        (
            "Russian President Vladimir Putin and Turkish President Tayyip Erdogan met in Sochi on September 4, 2023.",
            "meeting", ["RU", "TR"], ["Vladimir Putin", "Tayyip Erdogan"],
        ),
        (
            "French President Emmanuel Macron spoke by phone with Foreign Minister of Vietnam Bui Thanh Son on Monday.",
            "phone_call", ["FR", "VN"], ["Emmanuel Macron", "Bui Thanh Son"],
        ),
        (
            "Japanese Ambassador to Kenya Ken Okaniwa presented his credentials to Kenyan President William Ruto.",
            "credentials", ["JP", "KE"], ["Ken Okaniwa", "William Ruto"],
        ),
        (
            "Indian External Affairs Minister Dr. S. Jaishankar and Thai Foreign Minister Don Pramudwinai co-chaired "
            "the 9th India-Thailand Joint Commission Meeting in Bangkok.",
            "dialogue", ["IN", "TH"], ["Don Pramudwinai", "S. Jaishankar"],
        ),
        (
            "Antony Blinken, the U.S. Secretary of State, was received by Egyptian President Abdel Fattah al-Sisi.",
            "meeting", ["EG", "US"], ["Abdel Fattah al-Sisi", "Antony Blinken"],
        ),
        (
            "German Chancellor Olaf Scholz paid an official visit to Kenya from May 4 to 6, 2023.",
            "visit", ["DE", "KE"], ["Olaf Scholz"],
        ),
        (
            "Chinese Foreign Minister Wang Yi and his Lao counterpart Saleumxay Kommasith signed a trade agreement.",
            "signing", ["CN", "LA"], ["Saleumxay Kommasith", "Wang Yi"],
        ),
        (
            "Russian Foreign Minister Sergey Lavrov met Saudi Foreign Minister Prince Faisal bin Farhan in Moscow.",
            "meeting", ["RU", "SA"], ["Faisal bin Farhan", "Sergey Lavrov"],
        ),
    ],
)  # fmt: skip
def test_an_encounter(text: str, kind: str, sides: list[str], names: list[str]) -> None:
    [(found, countries, people)] = told(text)
    assert (found, countries, sorted(people)) == (kind, sides, sorted(names))


@pytest.mark.parametrize(
    "text",
    [
        "Russian President Vladimir Putin could meet Turkish President Tayyip Erdogan next month.",
        "Prime Minister Lee Hsien Loong invited Vietnamese Prime Minister Pham Minh Chinh to visit Singapore again.",
        "The talks between the two companies were fruitful.",
    ],
)
def test_what_is_no_encounter(text: str) -> None:
    assert told(text) == []


def test_an_official_of_an_organisation() -> None:
    [event] = events("Iranian Minister Hossein Amir-Abdollahian met UN Secretary-General Antonio Guterres in New York.")
    assert {(p.name, p.country, p.organization) for p in event.participants} == {
        ("Hossein Amir-Abdollahian", "IR", None), ("Antonio Guterres", None, "UN"),
    }  # fmt: skip


def test_planned_meetings() -> None:
    text = "Russian President Vladimir Putin will meet Chinese President Xi Jinping in Astana on Wednesday, aides said."
    [event] = events(text, "2024-07-02")
    assert (event.status, event.date, event.city) == ("planned", "2024-07-03", "Astana")


@pytest.mark.parametrize("rule", EN.tables["dates"]["date"], ids=lambda r: str(r["id"]))
def test_dates_of_the_lexicon(rule: dict[str, list[str]]) -> None:
    for text in rule.get("examples", ()):
        found = [m.value.rule for m in find_dates(view(text).text, 0, len(text), EN)]
        assert rule["id"] in found, text
    for text in rule.get("never", ()):
        assert find_dates(text, 0, len(text), EN) == []


@pytest.mark.parametrize("goal", EN.tables["targets"]["goal"], ids=lambda r: str(r["id"]))
def test_goals_of_the_lexicon(goal: dict[str, Any]) -> None:
    def goals(text: str) -> list[list[object]]:
        marks = [*find_dates(text, 0, len(text), EN), *find_amounts(text, 0, len(text), EN)]
        found = find_targets(text, 0, len(text), marks, EN, DateContext())
        return [[t.kind, t.value, t.currency or "", t.year or 0] for t, *_ in found]

    for text, expected in goal["must"]:
        assert goals(text) == expected
    for text in goal.get("never", ()):
        assert goals(text) == []


@pytest.mark.parametrize("rule", EN.tables["pledges"]["pledge"], ids=lambda r: str(r["id"]))
def test_pledges_of_the_lexicon(rule: dict[str, Any]) -> None:
    def pledges(text: str) -> list[list[object]]:
        text = "Japan: " + text
        marks = [*scan(text, EN)["names"], *find_amounts(text, 0, len(text), EN)]
        return [[p.what, p.value, p.unit] for p, *_ in find_pledges(text, 0, len(text), marks, EN, ("JP", "VN"))]

    for text, expected in rule["must"]:
        assert pledges(text) == [expected]
    for text in rule["never"]:
        assert pledges(text) == []


def test_the_tables_share_their_ids_with_the_french_ones() -> None:
    french = load("fr").tables
    assert set(EN.tables["topics"]) == set(french["topics"])
    # A body without a common acronym is filed under its name in the language; the graph's table knows both names.
    bodies = {
        key for key, row in EN.tables["organizations"].items() if row["kind"] not in UNFILED and "part_of" not in row
    }
    entries = {name: tables().organisation(name) for name in bodies - set(french["organizations"])}
    known = {entry.key for name in french["organizations"] if (entry := tables().organisation(name))}
    assert {name for name, entry in entries.items() if entry is None or entry.key not in known} == set()
    assert {row["class"] for row in EN.tables["roles"]["head"]} == {row["class"] for row in french["roles"]["head"]}
    places = {(c["name"], c["country"]) for c in french["cities"]["city"]}
    assert sum((c["name"], c["country"]) in places for c in EN.tables["cities"]["city"]) > 550
