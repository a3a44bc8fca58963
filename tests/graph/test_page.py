"""The page as a file: what is in it, where things stand, and that it is the same each time."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
import tomllib
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from page_support import SON, make, sample

from graph.assemble import assemble
from graph.page import Label, PageError, assets, render, write_page, write_picture
from graph.page.layout import MOST, arrange, box_of, lines_of
from graph.page.payload import envelope, pack, safe_url, to_script
from graph.page.reading import read
from graph.page.separate import Box, separate
from graph.page.sheet import Sheet

HERE = Path(assets.__file__).parent
SHEET = read(assemble(sample()))


class Parts(HTMLParser):
    """Scripts, styles and addresses of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self.styles: list[str] = []
        self.addresses: list[str] = []
        self.policy = ""
        self._open: tuple[str, dict[str, str | None]] | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag in ("script", "style"):
            self._open = (tag, named)
        self.addresses += [value for name, value in attrs if name in ("src", "href") and value]
        if named.get("http-equiv") == "Content-Security-Policy":
            self.policy = named["content"] or ""

    def handle_data(self, data: str) -> None:
        if self._open and self._open[0] == "script":
            self.scripts.append((self._open[1], data))
        elif self._open:
            self.styles.append(data)
        self._open = None


def test_nothing_is_fetched_and_only_what_is_hashed_may_run() -> None:
    parts = Parts(render(SHEET))
    assert parts.addresses == ["#canvas"]
    running = [text for named, text in parts.scripts if not named.get("type")]
    assert len(running) == 2 and len(parts.styles) == 1
    for text in running + parts.styles:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in parts.policy
    assert "default-src 'none'" in parts.policy and "unsafe" not in parts.policy


def test_two_builds_are_the_same_in_any_order_of_events(tmp_path: Path) -> None:
    write_page(assemble(sample()), tmp_path / "a.html")
    write_page(assemble(reversed(sample())), tmp_path / "b.html")
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_the_page_stays_small() -> None:
    assert len(render(SHEET).encode()) < 600_000


def test_a_language_or_an_address_that_cannot_be_is_refused() -> None:
    with pytest.raises(PageError, match="language"):
        render(SHEET, "xx")
    with pytest.raises(PageError, match="address"):
        render(SHEET, explain_base="javascript:alert(1)")
    render(SHEET, explain_base="explain/{article}.html#c{start}")


def test_data_is_compressed_from_a_size_on_and_reads_back() -> None:
    data = pack(SHEET, arrange(SHEET))
    plain, media = envelope(data)
    assert media == "application/json"
    packed, media = envelope(data, compress_from=10)
    assert media == "application/gzip"
    assert gzip.decompress(base64.b64decode(packed)).decode() == plain
    assert envelope(data, compress_from=10)[0] == packed


@pytest.mark.parametrize("text", ["</script>", "<!--", "\u2028", "a\ud800b", "&lt;", '"\\'])
def test_no_text_ends_the_script_that_holds_it(text: str) -> None:
    script = to_script({"quote": text})
    assert not re.search(r"[<&\u2028\u2029\ud800]", script)
    assert json.loads(script)["quote"] == text.replace("\ud800", "\ufffd")


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://fr.vietnamplus.vn/x.vnp", True), ("http://a.b/?q=1&r=2", True), ("javascript:alert(1)", False),
        ("data:text/html,x", False), (" https://a.b", False), ("https://a b", False), ('https://a"onload="x', False),
        ("file:///etc/passwd", False), ("//a.b", False), (None, False),
    ],
)  # fmt: skip
def test_only_addresses_of_the_web_become_links(url: str | None, kept: bool) -> None:
    assert safe_url(url) == (url if kept else None)


def test_an_encounter_told_twice_is_one_event_and_keeps_what_the_sources_disagree_on() -> None:
    told = [event for event in SHEET.events if event.date == "2023-05-02"]
    assert len(told) == 1 and len(told[0].articles) == 2
    assert {value for split in told[0].splits if split.field == "city" for value, _ in split.values} == {
        "Hanoi",
        "Moscow",
    }


def test_every_fact_of_an_event_has_its_words() -> None:
    for event in SHEET.events:
        about = {proof.about for proof in event.proofs}
        assert "type" in about
        assert {f"n{node}" for node in event.links() if node != event.place} <= about
        assert {f"x{n}" for n in range(len(event.extras))} <= about


def test_acronyms_stand_in_the_picture_as_each_language_writes_them() -> None:
    shorts = {node.short for node in SHEET.nodes if node.kind == "organization"}
    assert Label("ONU", "UN") in shorts


def test_no_label_stands_on_another_in_a_small_graph() -> None:
    at = arrange(SHEET)
    shown = [place for place in at if SHEET.nodes[place].kind != "article"]
    assert len(at) == len(SHEET.nodes)
    boxes = [box_of(SHEET, place, at[place]) for place in shown]
    hits = sum(
        abs(a.x - b.x) < a.half + b.half - 2 and a.y - a.above < b.y + b.below - 2 and b.y - b.above < a.y + a.below - 2
        for i, a in enumerate(boxes) for b in boxes[i + 1 :]
    )  # fmt: skip
    assert hits <= len(boxes) // 8


def test_a_large_graph_has_its_countries_placed_and_no_more() -> None:
    events = [make(n, participants=(), countries=("KR", "VN") if n % 2 else ("RU", "VN")) for n in range(MOST)]
    sheet = read(assemble(events))
    assert {sheet.nodes[place].kind for place in arrange(sheet)} == {"country"}


def test_boxes_are_moved_apart() -> None:
    boxes = separate([Box(0, 0, 20, 10, 10), Box(5, 0, 20, 10, 10), Box(0, 4, 20, 10, 10, 0.1)])
    for i, a in enumerate(boxes):
        for b in boxes[i + 1 :]:
            assert abs(a.x - b.x) >= 39 or abs(a.y - b.y) >= 19


def test_a_name_of_ten_thousand_letters_takes_two_lines() -> None:
    assert all(len(line) < 30 for line in lines_of("x" * 10_000)) and len(lines_of("mot " * 3000)) == 2


def test_the_words_of_both_languages_have_the_same_keys() -> None:
    french, english = (assets.strings()[lang] for lang in ("fr", "en"))
    assert french.keys() == english.keys()
    for key, value in french.items():
        if isinstance(value, dict) and key != "short":
            assert value.keys() == english[key].keys(), key
        elif isinstance(value, list):
            assert len(value) == len(english[key]) == 2, key
        elif isinstance(value, str):
            assert set(re.findall(r"\{\w+\}", value)) == set(re.findall(r"\{\w+\}", english[key])), key


def test_every_word_that_the_page_asks_for_is_there_and_none_is_left_over() -> None:
    source = "".join(path.read_text("utf-8") for path in [*sorted((HERE / "js").glob("*.js")), HERE / "template.html"])
    source += "".join((HERE / name).read_text("utf-8") for name in ("picture.py", "reading.py", "__init__.py"))
    words = assets.strings()["fr"]
    asked = set(re.findall(r"""\bt\(\s*"(\w+)\"""", source)) | set(re.findall(r'data-(?:t|label|hint)="(\w+)"', source))
    assert asked <= words.keys(), asked - words.keys()
    stems = ("view_", "hint_", "prec_", "col_")
    unused = [key for key in words if not key.startswith(stems) and f'"{key}"' not in source]
    assert unused == []


def test_cuts_hold_for_the_known_file_alone_and_leave_whole_statements() -> None:
    cuts = tomllib.loads((HERE / "vis-cuts.toml").read_text("utf-8"))["cut"]
    assert all(a["end"] <= b["start"] for a, b in pairwise(cuts))
    assert "Zwiększ" not in assets.vis_network() and "licenses/MIT" in assets.vis_network()


def test_an_empty_graph_gives_a_page_and_a_picture_that_say_so(tmp_path: Path) -> None:
    write_page(assemble([]), tmp_path / "a.html")
    write_picture(assemble([]), tmp_path / "a.svg")
    assert "est vide" in (tmp_path / "a.svg").read_text("utf-8")
    assert render(Sheet()).startswith("<!DOCTYPE html>")


def test_the_picture_is_xml_with_a_shape_for_each_node_whatever_the_names(tmp_path: Path) -> None:
    hostile = [make(1, participants=(SON,), countries=("VN",), title="<script>\x00&\ufffe</script>", topics=("a<b>&",))]
    write_picture(assemble([*sample(), *hostile[:0]]), tmp_path / "a.svg")
    write_picture(assemble(hostile), tmp_path / "b.svg")
    for name in ("a.svg", "b.svg"):
        root = ElementTree.parse(tmp_path / name).getroot()
        assert root.tag.endswith("svg") and not [e for e in root.iter() if e.tag.endswith("script")]
    drawn = [e for e in ElementTree.parse(tmp_path / "a.svg").getroot().iter() if e.tag.endswith("path")]
    shown = [node for node in SHEET.nodes if node.kind != "article"]
    assert len(drawn) == len(shown) + len({node.kind for node in shown})
