"""The page as a reader meets it, in headless Chromium, opened from a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from page_support import Watched, chromium, sample

from graph.assemble import assemble
from graph.page import write_page

pytestmark = pytest.mark.browser
VIEWS = ["network", "countries", "matrix", "timeline", "years", "table"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "diplomatic.html"
    write_page(assemble(sample()), path, explain_base="explain/{article}.html#c{start}")
    return path


@pytest.fixture
def seen(browser: Any, file: Path) -> Iterator[Watched]:
    watched = Watched(browser, file)
    yield watched
    assert watched.fetched == []
    assert watched.wrong == []
    watched.close()


def events_shown(seen: Watched) -> int:
    return int(seen.text("#notice").split()[0])


def pick(seen: Watched, field: str, text: str) -> None:
    seen.page.fill(field, text)
    seen.page.press(field, "ArrowDown")
    seen.page.press(field, "Enter")


def test_it_opens_as_the_network_without_a_request_or_a_complaint(seen: Watched) -> None:
    assert seen.page.get_attribute("#tab-network", "aria-pressed") == "true"
    assert events_shown(seen) == 9
    assert int(seen.page.get_attribute("#canvas", "data-labels")) > 10
    assert seen.page.evaluate("document.documentElement.lang") == "fr"


def test_each_view_tells_the_same_selection(seen: Watched) -> None:
    for view in VIEWS:
        seen.page.click(f"#tab-{view}")
        assert events_shown(seen) == 9
        assert f"v={view}" in seen.hash()
    assert seen.page.locator("#table tbody tr").count() == 9
    seen.page.click("#tab-timeline")
    assert seen.page.locator("#lanes .mark").count() >= 7
    seen.page.click("#tab-matrix")
    assert seen.page.locator("#matrix button.cell:not(.own)").count() == 4
    seen.page.click("#tab-years")
    assert seen.page.locator("#years .year").count() == 7


def test_search_minds_no_diacritics_and_opens_what_is_found(seen: Watched) -> None:
    pick(seen, "#search", "BÙI thanh són")
    assert seen.text("#panel-title") == "Bui Thanh Son"
    assert "person/" in seen.hash()
    seen.page.fill("#search", "onu")
    assert "Nations unies" in seen.text("#search-list")
    seen.page.fill("#search", "zzz")
    assert "Rien de ce nom" in seen.text("#search-list")


@pytest.mark.parametrize(
    ("field", "text", "left"),
    [("#f-country", "coree", 4), ("#f-person", "titov", 3), ("#f-topic", "vaccin", 3), ("#f-organization", "asean", 1),
     ("#f-place", "mosc", 2)],
)  # fmt: skip
def test_a_filter_narrows_and_its_chip_takes_it_back(seen: Watched, field: str, text: str, left: int) -> None:
    pick(seen, field, text)
    assert events_shown(seen) == left
    seen.page.click("#chips .chip")
    assert events_shown(seen) == 9


def test_a_pair_of_countries_is_filtered_on(seen: Watched) -> None:
    pick(seen, "#f-country", "viet")
    pick(seen, "#f-country2", "russie")
    assert events_shown(seen) == 5
    assert "c=country" in seen.hash() and "c2=country" in seen.hash()


def test_types_statuses_and_precisions_are_counted_and_filter(seen: Watched) -> None:
    seen.page.click("#f-types [data-value=visit]")
    assert events_shown(seen) == 2
    seen.page.click("#f-statuses [data-value=planned]")
    assert events_shown(seen) == 1
    seen.page.click("#chips .plain")
    seen.page.click("#f-precs [data-value=none]")
    assert events_shown(seen) == 1 and "9" in seen.text("#notice")


def test_narrowing_the_years_says_what_it_hides_and_keeps_it_reachable(seen: Watched) -> None:
    seen.page.focus("#brush-from")
    seen.page.keyboard.press("ArrowRight")
    assert events_shown(seen) == 5
    hidden = seen.text("#hides")
    assert (
        "1 événement daté" in hidden and "2 événements d’année ouverte" in hidden and "1 événement sans date" in hidden
    )
    seen.page.click("#keep")
    assert events_shown(seen) == 8
    assert "from=" in seen.hash()
    seen.page.click("#loose [data-loose=open]")
    assert events_shown(seen) == 6
    seen.page.click("#hides .plain:last-child")
    assert events_shown(seen) == 9 and seen.text("#hides") == ""


def test_a_bar_of_the_histogram_chooses_its_year(seen: Watched) -> None:
    seen.page.click("#bars .bar >> nth=2")
    assert "2022" in seen.text("#period-name") and events_shown(seen) == 1


def test_the_legend_hides_and_shows_kinds_and_says_so(seen: Watched) -> None:
    before = seen.text("#notice")
    seen.page.click("#legend [data-kind=topic]")
    assert "masqués : thème" in seen.text("#notice") and seen.text("#notice") != before
    assert "hide=" in seen.hash()
    seen.page.click("#legend [data-kind=topic]")
    assert seen.text("#notice") == before


def open_event(seen: Watched, words: str) -> None:
    seen.page.click("#tab-table")
    seen.page.click(f"#table tbody tr:has-text('{words}') button.ref >> nth=0")


def test_the_panel_shows_quote_marks_rule_article_date_and_link(seen: Watched) -> None:
    open_event(seen, "Chung Eui Yong")
    panel = "#panel-body"
    assert "année ouverte" in seen.text(panel) and "rien n’y force l’année" in seen.text(panel)
    seen.page.click(f"{panel} .facts.head li:first-child .why")
    assert seen.text(f"{panel} .facts.head mark") == "23 juin"
    assert "entretien avec son homologue" in seen.text(f"{panel} .facts.head blockquote")
    assert "règle talks" in seen.text(panel) and "publié le 14 juillet 2022" in seen.text(panel)
    assert seen.page.get_attribute(f"{panel} .source a >> nth=0", "href") == "https://example.org/a1"
    explained = seen.page.locator(f"{panel} .source a:has-text('texte lu') >> nth=0").get_attribute("href")
    assert explained == "explain/article-1.html#c103"


def test_an_inference_says_that_it_is_one(seen: Watched) -> None:
    seen.page.click("#tab-table")
    seen.page.click("#table tr:has-text('Lettres de créance') button.ref >> nth=0")
    assert seen.text("#panel-body .proof .badge") == "déduit"


def test_a_disagreement_between_sources_is_shown(seen: Watched) -> None:
    open_event(seen, "2 mai 2023")
    assert "ne s’accordent pas" in seen.text("#panel-body .split")
    assert "Hanoi" in seen.text("#panel-body .split") and "Moscow" in seen.text("#panel-body .split")
    assert "2 articles" in seen.text("#panel-body")


def test_focus_goes_one_and_two_steps_and_back(seen: Watched) -> None:
    pick(seen, "#search", "park jin")
    seen.page.click("#panel-body .actions button >> nth=0")
    one = seen.text("#notice")
    assert "focus=1" in seen.hash()
    seen.page.click("#panel-body .actions button >> nth=0")
    assert "focus=2" in seen.hash() and seen.text("#notice") != one
    seen.page.keyboard.press("Escape")
    assert "focus" not in seen.hash()


def test_a_path_joins_two_persons_through_events(seen: Watched) -> None:
    pick(seen, "#path-a", "chung")
    pick(seen, "#path-b", "titov")
    assert "2 événements en chaîne" in seen.text("#panel-body")
    assert seen.page.locator("#panel-body .chain > li").count() == 5
    assert "a=person" in seen.hash() and "b=person" in seen.hash()


def test_an_address_brings_back_the_view_and_going_back_undoes(browser: Any, file: Path, seen: Watched) -> None:
    pick(seen, "#f-country", "coree")
    seen.page.click("#tab-table")
    again = Watched(browser, file, seen.page.evaluate("location.hash"))
    assert events_shown(again) == 4 and again.page.get_attribute("#tab-table", "aria-pressed") == "true"
    again.close()
    seen.page.go_back()
    assert seen.page.get_attribute("#tab-network", "aria-pressed") == "true"
    seen.page.go_back()
    assert events_shown(seen) == 9


def test_a_nonsense_address_does_no_harm(browser: Any, file: Path) -> None:
    odd = Watched(
        browser, file, "#v=zzz&c=nobody&sel=%E0%A4%A&from=<script>&tie=a&hide=x&sort=constructor&types=__proto__"
    )
    assert odd.wrong == [] and events_shown(odd) in (0, 9)
    odd.close()


def test_the_table_sorts_and_its_csv_runs_in_no_spreadsheet(seen: Watched) -> None:
    seen.page.click("#tab-table")
    seen.page.click("#table th:nth-child(2) button")
    assert seen.page.get_attribute("#table th:nth-child(2)", "aria-sort") == "ascending"
    kinds = seen.page.locator("#table tbody td.col-type").all_inner_texts()
    assert [kind.strip() for kind in kinds] == sorted((kind.strip() for kind in kinds), key=str.casefold)
    with seen.page.expect_download() as given:
        seen.page.click("#table .row button >> nth=1")
    rows = list(csv.reader(io.StringIO(Path(given.value.path()).read_text("utf-8-sig"))))
    assert len(rows) == 10 and rows[0][0] == "Date"
    assert {"2021-09-20/2021-09-23", "XXXX-06-23"} <= {row[0] for row in rows}


@pytest.mark.parametrize("view", ["network", "countries", "matrix", "timeline", "years"])
def test_each_picture_is_given_as_svg_and_png(seen: Watched, view: str) -> None:
    seen.page.click(f"#tab-{view}")
    for item, mark in (("#x-svg", b"<?xml"), ("#x-png", b"\x89PNG")):
        seen.page.click("#export-menu summary")
        with seen.page.expect_download() as given:
            seen.page.click(item)
        assert Path(given.value.path()).read_bytes().startswith(mark)


def test_everything_is_done_from_the_keyboard(seen: Watched) -> None:
    keys = seen.page.keyboard
    keys.press("/")
    assert seen.page.evaluate("document.activeElement.id") == "search"
    keys.type("titov")
    keys.press("ArrowDown")
    keys.press("Enter")
    keys.press("Escape")
    assert seen.text("#panel-title") == "Vladimir Titov"
    keys.press("f")
    assert "focus=1" in seen.hash()
    keys.press("Escape")
    keys.press("n")
    first = seen.text("#panel-title")
    keys.press("n")
    assert seen.text("#panel-title") != first
    keys.press("6")
    assert seen.page.is_visible("#table table")
    keys.press("3")
    seen.page.focus("#matrix button.cell[tabindex='0']")
    keys.press("ArrowRight")
    keys.press("Enter")
    assert "tie=" in seen.hash()
    keys.press("4")
    seen.page.focus("#lanes .mark >> nth=0")
    keys.press("Enter")


def test_every_control_is_reached_by_tab_and_shows_its_focus(seen: Watched) -> None:
    reached = set()
    for _ in range(90):
        seen.page.keyboard.press("Tab")
        reached.add(seen.page.evaluate("document.activeElement.id || document.activeElement.className"))
        style = seen.page.evaluate(
            "(() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle; })()"
        )
        if style == "none":
            assert seen.page.evaluate("document.activeElement.type") == "range" or seen.page.evaluate(
                "document.activeElement === document.body"
            )
    assert {
        "search",
        "tab-table",
        "canvas",
        "brush-from",
        "brush-to",
        "panel-body",
        "zoom-in",
        "lang",
        "theme",
    } <= reached


def test_the_page_speaks_both_languages(browser: Any, tmp_path: Path, seen: Watched) -> None:
    seen.page.click("#lang")
    assert seen.page.evaluate("document.documentElement.lang") == "en"
    assert "9 events of 9" in seen.text("#notice") and "lang=en" in seen.hash()
    pick(seen, "#search", "chung")
    assert "foreign affairs" in seen.text("#panel-body").lower()
    assert seen.page.locator("[data-t]:empty").count() == 0
    write_page(assemble(sample()), tmp_path / "en.html", "en")
    english = Watched(browser, tmp_path / "en.html")
    assert english.text("#tab-countries") == "Countries" and english.wrong == []
    english.close()


def test_views_are_saved_in_this_browser_and_refused_gently(browser: Any, file: Path, seen: Watched) -> None:
    pick(seen, "#f-country", "coree")
    seen.page.fill("#saved-name", "<b>Corée</b>")
    seen.page.click("#saved-slot .row button")
    seen.page.click("#chips .chip")
    seen.page.click("#saved-slot li a")
    assert events_shown(seen) == 4
    assert seen.text("#saved-slot li a") == "<b>Corée</b>"
    seen.page.click("#saved-slot li button")
    assert seen.page.locator("#saved-slot li").count() == 0
    barred = browser.new_context()
    barred.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }})")
    page = barred.new_page()
    page.goto(file.as_uri())
    page.wait_for_selector("body[data-ready]")
    assert "ne garde rien" in page.inner_text("#saved-slot")
    barred.close()


def test_light_and_dark_follow_the_reader_and_can_be_turned(browser: Any, file: Path) -> None:
    dark = Watched(browser, file, color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    first = dark.page.evaluate(ground)
    dark.page.click("#theme")
    assert dark.page.evaluate(ground) != first
    assert dark.wrong == []
    dark.close()


def test_a_phone_shows_everything_without_sideways_scrolling(browser: Any, file: Path) -> None:
    phone = Watched(browser, file, viewport={"width": 360, "height": 740}, has_touch=True)
    for view in VIEWS:
        phone.page.click(f"#tab-{view}")
        assert phone.page.evaluate("document.documentElement.scrollWidth") <= 360, view
    phone.page.click("#open-side")
    assert phone.page.is_visible("#search")
    phone.page.click("#close-side")
    phone.page.click("#tab-table")
    phone.page.click("#table button.ref >> nth=0")
    assert phone.page.is_visible("#panel-title")
    phone.page.click("#close-panel")
    assert phone.wrong == []
    phone.close()


def test_printing_leaves_out_the_tools(seen: Watched) -> None:
    seen.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    seen.page.emulate_media(media="print")
    assert not seen.page.is_visible("#side") and not seen.page.is_visible("nav")
    assert seen.page.is_visible("#paper svg") and "Sélection : tout" in seen.text("#printed")


def test_nothing_found_says_so_and_offers_a_way_back(seen: Watched) -> None:
    pick(seen, "#f-country", "coree")
    pick(seen, "#f-country2", "russie")
    assert seen.page.is_visible("#nothing")
    seen.page.click("#nothing-reset")
    assert events_shown(seen) == 9 and not seen.page.is_visible("#nothing")
