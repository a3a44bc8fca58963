"""The query page in a browser: it answers offline, shows its words, ends a query in time, runs nothing strange."""

from __future__ import annotations

import csv
import gzip
import hashlib
import html
import io
import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from export_cases import CALL, HOSTILE, QUOTE, told
from page_support import chromium

from graph.assemble import assemble
from graph.exports import FORMATS
from graph.query import questions
from graph.query_page import assets
from graph.writing import write_one

HOLDS = "SELECT ?a WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?c ?f ?i ?l LIMIT 1"


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("query")
    known = assemble(told())
    FORMATS["query"].write(known, folder / "query.html")
    write_one(known, "turtle", folder / "diplomatic.ttl")
    return folder / "query.html"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as one:
        yield one


class Asked:
    """The page, open, with what it asked of the network and what its console said."""

    def __init__(self, browser: Any, file: Path, fragment: str = "", **context: Any) -> None:
        self.context = browser.new_context(**({"viewport": {"width": 1400, "height": 860}} | context))
        self.page = self.context.new_page()
        self.page.set_default_timeout(30_000)
        self.requests: list[str] = []
        self.said: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("console", lambda line: self.said.append(line.text))
        self.page.on("dialog", lambda dialog: (self.said.append("dialog"), dialog.dismiss()))
        self.page.goto(file.as_uri() + fragment)

    def settled(self) -> str:
        self.page.wait_for_selector("#message.good, #message.bad")
        return str(self.page.inner_text("#message"))

    def run(self, query: str) -> str:
        if not self.page.is_visible("#query"):
            self.page.click("#sparql summary")
        self.page.fill("#query", query)
        self.page.keyboard.press("Control+Enter")
        return self.settled()

    def cells(self) -> list[list[str]]:
        found: list[list[str]] = self.page.evaluate(
            "[...document.querySelectorAll('tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent))"
        )
        return found

    def close(self) -> None:
        assert [url for url in self.requests if not url.startswith(("file:", "blob:"))] == []
        assert self.said == []
        self.context.close()


@pytest.fixture
def asked(browser: Any, page_file: Path) -> Iterator[Asked]:
    one = Asked(browser, page_file, "#lang=en")
    one.settled()
    yield one
    one.close()


def test_the_engine_is_the_one_of_the_package() -> None:
    folder = resources.files("graph.query_page").joinpath("oxigraph")
    engine = gzip.decompress(folder.joinpath("web_bg.wasm.gz").read_bytes())
    assert hashlib.sha256(engine).hexdigest() == assets.vendored()["sha256"]["web_bg.wasm"]
    package = Path(__file__).parents[1] / "js" / "node_modules" / "oxigraph"
    if package.is_dir():
        assert (package / "web_bg.wasm").read_bytes() == engine
        assert (package / "web.js").read_text("utf-8") == folder.joinpath("web.js").read_text("utf-8")


def test_both_languages_say_the_same_things() -> None:
    words = assets.strings()
    assert set(words["fr"]) == set(words["en"])
    for key in set(words["fr"]) - {"titles", "uses"}:
        one, other = (str(words[lang][key]) for lang in ("fr", "en"))
        assert set(re.findall(r"\{\w+\}", one)) == set(re.findall(r"\{\w+\}", other)), key
    assert set(words["fr"]["titles"]) == set(words["fr"]["uses"]) == set(questions())


def test_the_page_holds_no_way_out(page_file: Path) -> None:
    text = html.unescape(page_file.read_text("utf-8"))
    assert "connect-src 'none'" in text and "default-src 'none'" in text and "'unsafe-inline'" not in text
    assert text.count("</script>") == 5 and "<!--" not in text
    assert not re.search(r'(?:src|href)="', text)


def texts(row: Any) -> list[str]:
    return ["" if value is None else str(value.value) for value in row]


@pytest.mark.browser
def test_a_named_question_is_answered_as_by_the_command(asked: Asked, page_file: Path) -> None:
    store = ox.Store()
    store.bulk_load(path=page_file.with_name("diplomatic.ttl"), format=ox.RdfFormat.TURTLE)
    for name in questions():
        asked.page.click(f"#questions [data-name='{name}']")
        asked.page.wait_for_selector("#stop[disabled]", state="attached")
        assert not asked.page.query_selector("#message.bad"), name
        wanted = list(store.query(questions()[name].text))  # type: ignore[arg-type]
        assert len(asked.cells()) == len(wanted) or not wanted, name
        for got, row in zip(sorted(asked.cells()), sorted(map(texts, wanted)), strict=False):
            assert [a for a, b in zip(got, row, strict=True) if not b.startswith("http")] == [
                b for b in row if not b.startswith("http")
            ], name


@pytest.mark.browser
def test_a_thing_shows_its_words_and_its_article(asked: Asked) -> None:
    asked.run(f"SELECT ?event WHERE {{ VALUES ?event {{ <{CALL}> }} }}")
    asked.page.click("tbody .ref")
    asked.page.wait_for_selector("#panel:not([hidden])")
    assert QUOTE in asked.page.inner_text("#panel blockquote >> nth=0")
    assert "13 July 2022" in asked.page.inner_text("#panel h2")
    asked.page.keyboard.press("Escape")
    assert asked.page.is_hidden("#panel")
    assert asked.page.evaluate("document.activeElement.className") == "ref"


@pytest.mark.browser
def test_a_quote_leads_to_its_article_and_to_what_it_backs(asked: Asked) -> None:
    asked.run(f"SELECT ?quote WHERE {{ ?e <http://www.w3.org/ns/oa#exact> ?quote FILTER(?quote = '{QUOTE}') }} LIMIT 1")
    asked.page.click("tbody .words")
    asked.page.wait_for_selector("#panel:not([hidden])")
    assert "b-call, 2022-07-14" in asked.page.inner_text("#panel .quotes")
    assert "Phone call: South Korea – Vietnam, 13 July 2022" in asked.page.inner_text("#panel .backed")
    exact = "<http://www.w3.org/ns/oa#exact>"
    asked.run(f"SELECT ?quote WHERE {{ ?e {exact} ?quote FILTER(CONTAINS(?quote, 'calc')) }} LIMIT 1")
    asked.page.click("tbody .words")
    asked.page.wait_for_selector("#panel:not([hidden])")
    assert "<b>fin</b>" in asked.page.inner_text("#panel .quotes")


@pytest.mark.browser
def test_hostile_words_stay_words(asked: Asked) -> None:
    asked.run("SELECT ?q WHERE { ?e <http://www.w3.org/ns/oa#exact> ?q FILTER(CONTAINS(?q, 'calc')) } LIMIT 1")
    assert asked.cells()[0][0].startswith(HOSTILE[:60])
    asked.run("SELECT ?e WHERE { ?e a <https://example.org/diplo/ns#Event> FILTER(CONTAINS(STR(?e), 'hostile')) }")
    asked.page.click("tbody .ref")
    asked.page.wait_for_selector("#panel:not([hidden])")
    assert "<b>fin</b>" in asked.page.inner_text("#panel")
    link = asked.page.get_attribute("#panel .quotes a", "href")
    assert link == "https://example.org/?a=1&b=2"


@pytest.mark.browser
def test_csv_has_every_row_and_no_formula(asked: Asked) -> None:
    asked.run("SELECT ?q (1 AS ?n) (-2 AS ?m) WHERE { ?e <http://www.w3.org/ns/oa#exact> ?q } ORDER BY ?q")
    with asked.page.expect_download() as download:
        asked.page.click("#csv")
    text = Path(download.value.path()).read_text("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0] == ["q", "n", "m"] and len(rows) - 1 == len(asked.cells())
    assert all(row[0][0] not in "=+-@" and row[1:] == ["1", "-2"] for row in rows[1:])
    assert any(row[0].startswith("'=cmd") for row in rows)


@pytest.mark.browser
def test_a_query_ends_at_its_limit_and_the_page_goes_on(asked: Asked) -> None:
    asked.page.select_option("#limit", "5")
    assert asked.run(HOLDS).startswith("The query was stopped after 5 s")
    assert asked.run("ASK { ?a ?b ?c }").startswith("yes")


@pytest.mark.browser
def test_a_query_is_stopped_by_hand(asked: Asked) -> None:
    asked.page.click("#sparql summary")
    asked.page.fill("#query", HOLDS)
    asked.page.keyboard.press("Control+Enter")
    asked.page.click("#stop:not([disabled])")
    assert asked.settled() == "The query was stopped."


@pytest.mark.browser
@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }", "SERVICE and FROM are refused"),
        ("SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }", "SERVICE and FROM are refused"),
        ("SELECT * FROM <http://127.0.0.1:9/> { ?a ?b ?c }", "SERVICE and FROM are refused"),
        ("SELECT * " + "{" * 3000 + "}" * 3000, "nested too deeply"),
        ("SELECT * { ?a ?b ?c } #" + "x" * 20_000, "too long"),
        ("INSERT DATA { <a:b> <a:c> <a:d> }", "not understood"),
        ("SELECT nonsense", "not understood"),
    ],
)  # fmt: skip
def test_what_may_not_run_is_refused_with_a_reason(asked: Asked, query: str, reason: str) -> None:
    assert reason in asked.run(query)


@pytest.mark.browser
def test_keys_language_filter_and_sort(asked: Asked) -> None:
    asked.page.click("#questions [data-name='country-network']")
    asked.page.wait_for_selector("tbody tr")
    asked.page.fill("#sift", "a=KR b=VN")
    assert len(asked.cells()) == 1 and "1 row passes" in asked.page.inner_text("#many")
    asked.page.fill("#sift", "")
    asked.page.click("thead button >> nth=0")
    assert [row[0] for row in asked.cells()] == sorted(row[0] for row in asked.cells())
    asked.page.click("h1")
    asked.page.keyboard.press("/")
    asked.page.keyboard.type("rendez")
    assert "No question" in asked.page.inner_text("#questions")
    asked.page.fill("#find", "visits whom")
    asked.page.keyboard.press("ArrowDown")
    asked.page.keyboard.press("Enter")
    asked.page.wait_for_selector("#questions [aria-current='true']")
    assert "visits" in asked.page.inner_text("#asked")
    asked.page.click("#lang")
    assert "rend visite" in asked.page.inner_text("#asked")
    assert asked.page.evaluate("document.documentElement.lang") == "fr"
    assert "lang=fr&q=visits-by-direction" in asked.page.evaluate("location.hash")


@pytest.mark.browser
def test_construct_and_the_address_of_a_query(browser: Any, page_file: Path) -> None:
    from playwright.sync_api import expect

    query = "#lang=en&sparql=CONSTRUCT%20WHERE%20%7B%3Fa%20a%20%3Fb%7D%20LIMIT%203"
    one = Asked(browser, page_file, query, color_scheme="dark")
    one.page.wait_for_selector("#questions button")
    one.page.wait_for_selector("#state:has-text('triples ready')")
    # Written from the address once the triples are ready, and not run before the reader asks for it.
    expect(one.page.locator("#query")).to_have_value(re.compile("^CONSTRUCT"))
    assert one.cells() == []
    one.page.click("#run")
    one.settled()
    assert len(one.cells()) == 3 and one.page.inner_text("thead").split() == ["subject", "predicate", "object"]
    dark = one.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark == "rgb(16, 21, 28)"
    one.close()


@pytest.mark.browser
@pytest.mark.importer
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault(browser: Any, page_file: Path, scheme: str) -> None:
    axe = Path(__file__).parents[1] / "js" / "node_modules" / "axe-core" / "axe.min.js"
    if not axe.is_file():
        pytest.skip("needs axe-core: npm ci --prefix tests/js")
    one = Asked(browser, page_file, "#lang=fr", color_scheme=scheme, bypass_csp=True)
    one.settled()
    one.run(f"SELECT ?event ?quote WHERE {{ VALUES (?event ?quote) {{ (<{CALL}> 'mots') }} }}")
    one.page.click("tbody .ref")
    one.page.wait_for_selector("#panel:not([hidden])")
    one.page.add_script_tag(path=str(axe))
    listed = "result.violations.map((one) => [one.id, one.nodes.map((node) => node.html.slice(0, 90))])"
    found = one.page.evaluate(f"axe.run().then((result) => {listed})")
    assert found == []
    one.context.close()
