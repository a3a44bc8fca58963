"""Whatever words and dates an event holds, every export of text can be read again, with all its nodes and edges."""

from __future__ import annotations

import csv
import io
import json
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from making import event, source

from extractors.records import Agreement
from graph.assemble import assemble
from graph.exports import FORMATS
from graph.exports.rows import clean, rows

WORDS = st.text(st.characters(exclude_categories=()), min_size=1, max_size=30)
DATES = st.sampled_from([
    None, "2022", "2022-02", "2022-02-28", "2021-02-29", "2022-02-30", "XXXX-06", "XXXX-02-29", "0001-01-01", "9999-12",
])  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(WORDS, WORDS, WORDS, DATES, DATES, st.sampled_from([None, "2022-03-01", "2022-03"]))
def test_any_words_and_dates_can_be_read_again(
    name: str, quote: str, title: str, date: str | None, end: str | None, published: str | None
) -> None:
    known = assemble([
        event(
            "a", date=date, end_date=end, city=title, country="VN", quote=quote,
            participants=[(name, title, "VN"), (title, None, "@" + name)], organizations=("ASEAN",),
            agreements=(Agreement(title=title, parties=(name,)),),
            source=source("a", published, title=title, outlet=name),
        ),
    ])  # fmt: skip
    things, relations = rows(known)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for one in ("graphml", "gexf", "cytoscape", "neo4j", "tables", "ftm", "countries", "jsonld"):
            FORMATS[one].write(known, folder / FORMATS[one].filename)
        for file in ("diplomatic.graphml", "diplomatic.gexf"):
            found = [element.tag.rsplit("}", 1)[-1] for element in ET.parse(folder / file).iter()]
            assert (found.count("node"), found.count("edge")) == (len(things), len(relations))
        network = json.loads((folder / "diplomatic.cyjs").read_text("utf-8"))["elements"]
        assert (len(network["nodes"]), len(network["edges"])) == (len(things), len(relations))
        lines = [
            row
            for path in (folder / "neo4j").glob("*.csv")
            for row in csv.DictReader(io.StringIO(path.read_text("utf-8"), newline=""))
        ]
        assert len(lines) == len(things) + len(relations) and all(None not in row for row in lines)
        (told,) = csv.DictReader(io.StringIO((folder / "tables" / "events.csv").read_text("utf-8-sig"), newline=""))
        assert told["quote"].removeprefix("'") == clean(quote).removeprefix("'")
        for line in (folder / "diplomatic.ftm.json").read_text("utf-8").splitlines():
            assert json.loads(line)["id"]
        json.loads((folder / "diplomatic.jsonld").read_text("utf-8"))
