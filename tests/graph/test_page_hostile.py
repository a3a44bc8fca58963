"""Hostile, broken, large and empty graphs in headless Chromium; and what axe-core finds."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from page_support import PARK, Watched, chromium, make, sample

from extractors.records import Agreement, Participant, Statement
from graph.assemble import assemble
from graph.page import Label, render, write_page
from graph.page.sheet import Article, Happening, Node, Part, Proof, Sheet

AXE = Path(__file__).parents[1] / "js" / "node_modules" / "axe-core" / "axe.min.js"
VIEWS = ["network", "countries", "matrix", "timeline", "years", "table"]
HOSTILE = [
    "<script>window.ran=1</script>", "<img src=x onerror='window.ran=1'>", "</script><script>window.ran=1</script>",
    "\"'><svg onload=window.ran=1>", "a\u2028b\u2029c", "x" * 10_000, "mot " * 2_500, "\u202emoc.live\u202c \u05d0",
    '=HYPERLINK("http://a.b")', "javascript:window.ran=1", "{{7*7}}${7*7}", "😀\u0000\ufffe", "__proto__", 'href="x"',
]  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found


def hostile_sheet(word: str) -> Sheet:
    """One event whose every name, title and quote is the word."""
    label = Label(word, word)
    kinds = [
        "country",
        "country",
        "person",
        "organization",
        "topic",
        "place",
        "target",
        "agreement",
        "article",
        "event",
    ]
    nodes = tuple(Node(f"{kind}/{n} {word}", kind, label, label) for n, kind in enumerate(kinds))
    abouts = ("type", "date", "place", "n0", "n2", "n4", "x0")
    proofs = tuple(Proof(about, 0, word, 5, word, True) for about in abouts)
    said = {"k": "statements", "article": 0, "speaker": [[word, word]], "on_behalf_of": [], "addressee": [0],
            "act": word, "topics": [4], "quote": word, "start": 0, "end": len(word)}  # fmt: skip
    pledge = {
        "k": "pledges",
        "article": 0,
        "giver": [word, word],
        "receiver": 1,
        "what": word,
        "value": 1.5,
        "unit": word,
    }
    event = Happening(
        9, word, word, "main", "2021-06-23", None, 5, 0, (0, 1), (Part(2, label, 0),), (3,), (4,), (6, 7),
        (said, pledge), (0,), proofs,
    )  # fmt: skip
    return Sheet(nodes, (Article(word, 8, word, word, "2021", f"https://a.b/{word}"),), (event,), label)


@pytest.mark.browser
@pytest.mark.parametrize("word", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_runs_nothing_and_breaks_nothing(browser: Any, tmp_path: Path, word: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(render(hostile_sheet(word), explain_base="x/{article}.html"), encoding="utf-8", newline="\n")
    seen = Watched(browser, path)
    for view in VIEWS:
        seen.page.click(f"#tab-{view}")
    seen.page.click("#table button.ref >> nth=0") if seen.page.is_visible("#table") else None
    seen.page.click("#panel-body p > button:not(.ref)")
    for node in range(3):
        if seen.page.locator("#panel-body button.ref").count() > node:
            seen.page.locator("#panel-body button.ref").nth(node).click()
    seen.page.fill("#search", word[:40].strip() or "x")
    seen.page.keyboard.press("ArrowDown")
    seen.page.keyboard.press("Enter")
    seen.page.click("#lang")
    assert seen.page.evaluate("window.ran") is None
    assert seen.fetched == [] and seen.wrong == []
    assert seen.page.locator("img, iframe, object, embed, #panel script").count() == 0
    assert all(href.startswith(("http", "#", "x/")) for href in hrefs(seen))
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= 1400
    seen.close()


def hrefs(seen: Watched) -> list[str]:
    return list(seen.page.evaluate("[...document.querySelectorAll('a')].map((a) => a.getAttribute('href'))"))


@pytest.mark.browser
def test_hostile_events_come_through_the_whole_way(browser: Any, tmp_path: Path) -> None:
    bad = '</script><img src=x onerror=alert(1)>\u2028"'
    person = Participant(name=f"Mallory {bad}", role=bad, country="VN")
    said = Statement(speaker=(bad,), act="ask", quote=bad, start=0, end=len(bad))
    event = make(77, bad, participants=(person, PARK), countries=("KR", "VN"), organizations=(bad,), topics=("trade",),
                 agreements=(Agreement(title=bad),), statements=(said,), city=bad, title=bad, url=f"https://a.b/{bad}",
                 date="2022-07-13")  # fmt: skip
    path = tmp_path / "page.html"
    write_page(assemble([event, *sample()]), path)
    seen = Watched(browser, path, "#v=table")
    seen.page.click("#table tr:has-text('Mallory') button.ref >> nth=0")
    seen.page.click("#panel-body p > button:not(.ref)")
    assert bad.replace("\u2028", " ")[:20] in seen.text("#panel-body").replace("\u2028", " ")
    assert seen.wrong == [] and seen.fetched == []
    seen.close()


@pytest.mark.browser
def test_the_policy_stops_what_would_slip_through(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    write_page(assemble(sample()), path)
    seen = Watched(browser, path)
    seen.page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran=1\">')")
    stopped = seen.page.evaluate("fetch('https://example.org').then(() => 'fetched', () => 'stopped')")
    seen.page.wait_for_timeout(100)
    assert seen.page.evaluate("window.ran") is None and stopped == "stopped"
    assert any("Content Security Policy" in said for said in seen.wrong)
    seen.close()


@pytest.mark.browser
def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(render(hostile_sheet("=cmd|' /C calc'!A0")), encoding="utf-8")
    seen = Watched(browser, path, "#v=table")
    with seen.page.expect_download() as given:
        seen.page.click("#table .row button >> nth=1")
    text = Path(given.value.path()).read_text("utf-8-sig")
    assert "'=cmd" in text and not re.search(r'(^|,)"[=+@-]', text, re.MULTILINE)
    seen.close()


@pytest.mark.browser
def test_an_empty_graph_says_so(browser: Any, tmp_path: Path) -> None:
    for lang, words in (("fr", "Ce graphe est vide"), ("en", "This graph is empty")):
        path = tmp_path / f"{lang}.html"
        write_page(assemble([]), path, lang)
        seen = Watched(browser, path)
        assert words in seen.text("#message") and seen.wrong == []
        seen.close()


@pytest.mark.browser
@pytest.mark.parametrize("data", ["{", "null", '{"nodes":{}}', ""])
def test_broken_data_says_so_instead_of_a_blank(browser: Any, tmp_path: Path, data: str) -> None:
    path = tmp_path / "page.html"
    write_page(assemble(sample()), path)
    text = re.sub(r'(<script type="application/json" id="data">).*?(</script>)', lambda m: m[1] + data + m[2],
                  path.read_text("utf-8"), flags=re.DOTALL)  # fmt: skip
    path.write_text(text, encoding="utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    page.wait_for_selector("#message:not([hidden])")
    assert "ne se lisent pas" in page.inner_text("#message")
    page.close()


@pytest.mark.browser
def test_a_large_graph_opens_as_its_countries_compressed_and_drops_nothing_silently(
    browser: Any, tmp_path: Path
) -> None:
    events = [
        make(n, participants=(Participant(name=f"Person {n // 3}", role="ministre", country="VN"),),
             countries=tuple(sorted(("VN", ("KR", "RU", "JP", "FR", "CN", "LA")[n % 6]))),
             date=f"{2010 + n % 12}-03-{n % 28 + 1:02}",
             topics=(("trade", "defence", "health")[n % 3],), narrow="un")
        for n in range(1, 700)
    ]  # fmt: skip
    path = tmp_path / "page.html"
    write_page(assemble(events), path, compress_from=1000)
    assert 'type="application/gzip"' in path.read_text("utf-8")
    seen = Watched(browser, path)
    assert seen.page.get_attribute("#tab-countries", "aria-pressed") == "true"
    total = int(re.search(r"sur (\d+)", seen.text("#notice"))[1])  # type: ignore[index]
    seen.page.click("#tab-network")
    shown, among = map(int, re.findall(r"(\d+) éléments sur (\d+)", seen.text("#notice"))[0])
    assert shown <= 300 < among
    seen.page.click("#crowd")
    more, _ = map(int, re.findall(r"(\d+) éléments sur (\d+)", seen.text("#notice"))[0])
    assert shown < more <= 300
    seen.page.click("#tab-table")
    assert f"100 lignes sur {total}" in seen.text("#table .cut")
    seen.page.click("#tab-countries")
    seen.page.click("#tab-matrix")
    seen.page.click("#matrix button.cell:not(.own) >> nth=0")
    seen.page.click("#panel-body .actions button")
    assert seen.page.get_attribute("#tab-network", "aria-pressed") == "true" and "c2=" in seen.hash()
    assert seen.wrong == [] and seen.fetched == []
    seen.close()


@pytest.mark.browser
@pytest.mark.importer
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault(browser: Any, tmp_path: Path, scheme: str) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not installed (npm install in tests/js)")
    path = tmp_path / "page.html"
    write_page(assemble(sample()), path)
    context = browser.new_context(viewport={"width": 1400, "height": 860}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(path.as_uri())
    page.wait_for_selector("body[data-ready]")
    page.evaluate(AXE.read_text("utf-8"))
    faults = []
    for view in [*VIEWS, "panel", "filtered"]:
        if view in VIEWS:
            page.click(f"#tab-{view}")
        elif view == "panel":
            page.click("#table button.ref >> nth=2")
            page.click("#panel-body p > button:not(.ref)")
        else:
            page.click("#bars .bar >> nth=2")
            page.click("#f-types .pill >> nth=0")
            page.fill("#search", "a")
        found = page.evaluate(
            "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']})"
        )
        faults += [
            (view, fault["id"], fault["impact"], [node["target"] for node in fault["nodes"][:3]])
            for fault in found["violations"]
        ]
    context.close()
    assert faults == [], json.dumps(faults, indent=1)
