"""What a build writes beside the graph: the picture, and pages of articles that the interactive page links to."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from extractors.article import Article
from extractors.records import from_json
from graph.cli import app
from graph.explaining import ADDRESS, names_file
from graph.writing import DEFAULT, formats

RUN = CliRunner()
SEED = Path(__file__).parents[2] / "seeds" / "000_1b329f662bd1b222.txt"


def build(out: Path, names: str, *inputs: Path) -> tuple[int, str]:
    places = map(str, inputs or (SEED,))
    result = RUN.invoke(app, ["build", "--jobs", "1", "--out", str(out), "--formats", names, *places])
    return result.exit_code, result.stderr


def test_what_a_build_writes_unless_told_otherwise() -> None:
    assert [formats()[name] for name in DEFAULT] == [
        "diplomatic.ttl", "diplomatic.html", "diplomatic.svg", "events.jsonl", "query.html",
    ]  # fmt: skip


def test_the_picture_is_xml_with_the_countries(tmp_path: Path) -> None:
    assert build(tmp_path, "svg") == (0, "")
    picture = ElementTree.parse(tmp_path / "diplomatic.svg").getroot()
    assert "Corée du Sud" in "".join(picture.itertext())


def test_every_quote_is_reached_on_the_page_of_its_article(tmp_path: Path) -> None:
    assert build(tmp_path, "html,events,explain") == (0, "")
    assert f'"explain":"{ADDRESS}"' in (tmp_path / "diplomatic.html").read_text("utf-8").replace('": "', '":"')
    events = [from_json(line) for line in (tmp_path / "events.jsonl").read_text("utf-8").splitlines()]
    assert events
    for event in events:
        page = (tmp_path / "explain" / f"{event.article}.html").read_text("utf-8")
        anchors = set(re.findall(r' id="(o\d+)"', page))
        assert {f"o{proof.start}" for proof in event.evidence} <= anchors


def test_events_alone_have_no_pages_of_articles(tmp_path: Path) -> None:
    build(tmp_path / "one", "events")
    code, said = build(tmp_path / "two", "html,explain", tmp_path / "one" / "events.jsonl")
    assert code == 0 and "no article's text is at hand" in said
    assert {path.name for path in (tmp_path / "two").iterdir()} == {"diplomatic.html"}
    assert ADDRESS not in (tmp_path / "two" / "diplomatic.html").read_text("utf-8")


@pytest.mark.parametrize("name", ["../out", "a/b", "a\\b", ".hidden", "", "a\x00b", "a\nb", "x" * 300])
def test_an_id_that_names_no_file_gets_no_page(tmp_path: Path, name: str) -> None:
    assert not names_file(Article(name, "Il pleut."))
    if name:
        path = tmp_path / "in.jsonl"
        path.write_text(json.dumps({"id": name, "text": SEED.read_text("utf-8")}), "utf-8")
        assert build(tmp_path / "out", "html,explain", path)[0] == 0
        assert list((tmp_path / "out" / "explain").iterdir()) == []
        assert ADDRESS not in (tmp_path / "out" / "diplomatic.html").read_text("utf-8")
        assert {path.name for path in tmp_path.iterdir()} == {"in.jsonl", "out"}
