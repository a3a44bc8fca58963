"""Every export read back: the same nodes and edges, the right types, a quote and a date; hostile words do no harm."""

from __future__ import annotations

import csv
import datetime
import json
import os
import random
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import igraph
import networkx as nx
import pyarrow.parquet as pq
import pyoxigraph as ox
import pytest
import rdflib
from export_cases import CALL, HOSTILE, QUOTE, TAKES_PART, told
from rdflib.compare import isomorphic

from extractors.records import to_lines
from graph.assemble import assemble, edges, nodes
from graph.elements import EdgeKind, NodeKind
from graph.exports import FORMATS, ExportError, Format
from graph.exports.cells import harmless
from graph.exports.countries import ties
from graph.exports.records import SCHEMAS, tables
from graph.exports.rows import COLUMNS, clean, rows
from graph.knowledge import Knowledge
from graph.rdf import ntriples
from graph.triples import triples
from graph.writing import write_one

ROOT = Path(__file__).parents[2]
GEXF = "{http://gexf.net/1.3}"


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return assemble(told())


@pytest.fixture(scope="module")
def built(known: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exports")
    for one in FORMATS.values():
        one.write(known, folder / one.filename)
    return folder


def files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield str(path.relative_to(folder)), path.read_bytes()


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_the_command_and_the_exports_know_the_same_formats(known: Knowledge, tmp_path: Path) -> None:
    for one in FORMATS.values():
        assert write_one(known, one.name, tmp_path / one.filename).exists()
    for name, form in (("turtle", "turtle"), ("ntriples", "nt")):
        found = rdflib.Graph().parse(write_one(known, name, tmp_path / name), format=form)
        assert len(found) == len(set(triples(known)))


@pytest.mark.parametrize("seed", [1, 2])
def test_bytes_do_not_depend_on_the_order_of_events_or_on_hashes(built: Path, tmp_path: Path, seed: int) -> None:
    events = told()
    random.Random(seed).shuffle(events)
    lines = tmp_path / "events.jsonl"
    lines.write_text("".join(reversed(list(to_lines(events)))), encoding="utf-8")
    (tmp_path / "out").mkdir()
    code = (
        "import sys; from pathlib import Path; from extractors.records import read_events\n"
        "from graph.assemble import assemble; from graph.exports import FORMATS\n"
        "known = assemble(read_events(Path(sys.argv[1])))\n"
        "for one in FORMATS.values(): one.write(known, Path(sys.argv[2]) / one.filename)"
    )
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", code, str(lines), str(tmp_path / "out")], check=True, env=environment)
    assert dict(files(tmp_path / "out")) == dict(files(built))


def test_no_export_writes_a_none_or_a_control(built: Path) -> None:
    for name, content in files(built):
        if name.endswith(".parquet"):
            continue
        text = content.decode("utf-8")
        if name != "query.html":  # it holds programs
            assert not re.search(r"[:>,\"'](?:None|nan|NaN)[<,\"'\n]", text), name
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", text), name


def test_all_kinds_of_things_have_typed_columns(known: Knowledge) -> None:
    things, relations = rows(known)
    assert len(things) == len(list(nodes(known)))
    assert len(relations) == len({row.id for row in relations}) == len(list(edges(known)))
    python = {"string": str, "integer": int, "double": float, "boolean": bool, "date": str, "strings": tuple}
    for row in (*things, *relations):
        for name, value in row.cells.items():
            assert type(value) is python[COLUMNS[name]], (row.id, name, value)
    assert {row.kind for row in things} <= set(NodeKind.__args__)  # type: ignore[attr-defined]
    assert {row.kind for row in relations} <= set(EdgeKind.__args__)  # type: ignore[attr-defined]


def test_partial_dates_are_expanded_and_their_text_stands_beside(known: Knowledge) -> None:
    things, _ = rows(known)
    dates = {
        row.cells["event_id"]: tuple(row.cells.get(name) for name in ("edtf", "edtf_end", "earliest", "latest"))
        for row in things
        if row.kind == "event"
    }
    assert dates["d-month-10"] == ("2025-06", None, "2025-06-01", "2025-06-30")
    assert dates["a-open-10"] == ("XXXX-06-23", None, None, None)
    assert dates["e-days-10"] == ("2021-09-20", "2021-09-23", "2021-09-20", "2021-09-23")
    assert dates["f-none-10"] == (None, None, None, None)


def test_igraph_reads_the_graphml(known: Knowledge, built: Path) -> None:
    things, relations = rows(known)
    graph = igraph.Graph.Read_GraphML(str(built / "diplomatic.graphml"))
    assert (graph.vcount(), graph.ecount(), graph.is_directed()) == (len(things), len(relations), True)
    event = graph.vs.find(id=CALL)
    assert (event["earliest"], event["event_type"], event["sources"]) == ("2022-07-13", "phone_call", 2)
    assert QUOTE in event["quotes"] and "ont eu un entretien" in event["quotes"]
    goal = graph.vs.find(kind="target")
    assert (goal["amount"], goal["by_year"], goal["currency"]) == (1.5e11, 2030, "USD")
    assert set(graph.es["edge_id"]) == {row.id for row in relations}
    assert graph.es.find(edge_id=TAKES_PART)["role"] == "ministre des Affaires étrangères"
    hostile = graph.vs.find(event_id="g-hostile-10")
    assert hostile["quotes"] == clean(HOSTILE)


def test_networkx_reads_graphml_and_gexf(known: Knowledge, built: Path) -> None:
    things, relations = rows(known)
    graph = nx.read_graphml(built / "diplomatic.graphml", force_multigraph=True)
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (len(things), len(relations))
    assert graph.nodes[CALL]["sources"] == 2 and isinstance(graph.nodes[CALL]["sources"], int)
    timeline = nx.read_gexf(built / "diplomatic.gexf", version="1.3")
    assert (timeline.number_of_nodes(), timeline.number_of_edges()) == (len(things), len(relations))
    assert timeline.nodes[CALL]["start"] == "2022-07-13"


def test_gexf_gives_gephi_whole_days_only(known: Knowledge, built: Path) -> None:
    things, relations = rows(known)
    root = ET.parse(built / "diplomatic.gexf").getroot()
    graph = root.find(f"{GEXF}graph")
    assert graph is not None and (graph.get("timeformat"), graph.get("timerepresentation")) == ("date", "interval")
    found_nodes, found_edges = root.findall(f".//{GEXF}node"), root.findall(f".//{GEXF}edge")
    assert (len(found_nodes), len({edge.get("id") for edge in found_edges})) == (len(things), len(relations))
    for element in (*found_nodes, *found_edges):
        start, end = element.get("start"), element.get("end")
        assert (start is None) == (end is None)
        if start and end:
            assert datetime.date.fromisoformat(start) <= datetime.date.fromisoformat(end)
        spans = re.findall(r"\[([\d-]+), ([\d-]+)\]", element.get("intervals") or "")
        assert all(a <= b for a, b in spans) and all(spans[n][1] < spans[n + 1][0] for n in range(len(spans) - 1))
    by_id = {node.get("id"): node for node in found_nodes}
    korea = by_id["https://example.org/diplo/id/country/kr"]
    assert korea.get("intervals") is None  # the meeting of an unknown year is its own: always shown
    park = by_id["https://example.org/diplo/id/person/kr-park-jin"]
    assert park.get("intervals") == "<[2022-07-13, 2022-07-13]; [2025-06-01, 2025-06-30]>"
    columns = {attribute.get("id"): attribute.get("type") for attribute in root.iter(f"{GEXF}attribute")}
    assert (columns["sources"], columns["amount"], columns["quotes"]) == ("integer", "double", "string")
    assert {attribute.get("id") for attribute in root.iter(f"{GEXF}attribute")}.isdisjoint(
        {"id", "label", "type", "weight", "start", "end", "key", "source", "target"}
    )


def test_cytoscape_json_keeps_lists_and_numbers(known: Knowledge, built: Path) -> None:
    things, relations = rows(known)
    found = json.loads((built / "diplomatic.cyjs").read_text("utf-8"))["elements"]
    assert (len(found["nodes"]), len(found["edges"])) == (len(things), len(relations))
    call = next(one["data"] for one in found["nodes"] if one["data"]["id"] == CALL)
    assert call["tellings"] == ["b-call-10", "c-call-30"] and call["quotes"][0] == QUOTE and call["sources"] == 2


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
def test_json_ld_says_the_same_triples(known: Knowledge, built: Path) -> None:
    content = (built / "diplomatic.jsonld").read_bytes()
    wanted = {str(quad) for quad in ox.parse(input="".join(ntriples(triples(known))), format=ox.RdfFormat.N_TRIPLES)}
    found = {str(quad.triple) for quad in ox.parse(input=content, format=ox.RdfFormat.JSON_LD)}
    assert found == {line.removesuffix(" .") for line in wanted}
    other = rdflib.Graph().parse(data=content, format="json-ld")
    assert isomorphic(other, rdflib.Graph().parse(data="".join(ntriples(triples(known))), format="nt"))
    call = next(one for one in json.loads(content)["@graph"] if one["@id"] == "event/b-call-10")
    assert (call["@type"], call["date"], call["eventType"]) == ("Event", "2022-07-13", "event-type/phone-call")


def test_json_ld_under_another_base(tmp_path: Path) -> None:
    for base in ("https://graph.example.net/x/", "urn:diplo:"):
        known = assemble(told(), base=base)
        FORMATS["jsonld"].write(known, tmp_path / "a.jsonld")
        found = {str(quad.triple) for quad in ox.parse(path=tmp_path / "a.jsonld", format=ox.RdfFormat.JSON_LD)}
        text = "".join(ntriples(triples(known)))
        assert found == {str(quad.triple) for quad in ox.parse(input=text, format=ox.RdfFormat.N_TRIPLES)}


def test_neo4j_csv_has_typed_headers_and_every_end_exists(known: Knowledge, built: Path) -> None:
    things, relations = rows(known)
    ids: set[str] = set()
    for path in sorted((built / "neo4j").glob("nodes-*.csv")):
        ids |= {row["iri:ID"] for row in table(path)}
    assert ids == {row.id for row in things}
    found = [row for path in sorted((built / "neo4j").glob("edges-*.csv")) for row in table(path)]
    assert len(found) == len({row["id:string"] for row in found}) == len(relations)
    assert {row[":START_ID"] for row in found} | {row[":END_ID"] for row in found} <= ids
    call = next(row for row in table(built / "neo4j" / "nodes-event.csv") if row["iri:ID"] == CALL)
    assert call["earliest:date"] == "2022-07-13" and call["sources:long"] == "2" and call[":LABEL"] == "Event"
    assert call["tellings:string[]"] == "b-call-10;c-call-30"
    assert QUOTE in call["quotes:string"].split(" ¶ ")


def test_cypher_never_leaves_its_strings(built: Path) -> None:
    script = (built / "neo4j" / "graph.cypher").read_text("utf-8")
    assert not re.search(r"\\u", script)  # some servers decode this before they parse
    bare = re.sub(r"'(?:[^'\\]|\\.)*'", "''", script)
    assert "'" not in bare.replace("''", "") and "cmd" not in bare and "null" not in bare
    assert bare.count("UNWIND [") == script.count(";\n")


def test_tables_as_csv_and_parquet_hold_the_same(known: Knowledge, built: Path) -> None:
    for name, records in tables(known).items():
        found = table(built / "tables" / f"{name}.csv")
        typed = pq.read_table(built / "tables-parquet" / f"{name}.parquet")
        assert list(found[0]) == list(SCHEMAS[name]) == typed.column_names
        assert len(found) == typed.num_rows == len(records)
        for record, row in zip(typed.to_pylist(), found, strict=True):
            for column, value in record.items():
                if isinstance(value, str):
                    assert row[column] == harmless(value)
                elif isinstance(value, list):
                    assert row[column] == harmless(" | ".join(value))
                else:
                    assert row[column] == ("" if value is None else str(value))


def test_tables_have_dates_numbers_lists_and_quotes(built: Path) -> None:
    def read(name: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = pq.read_table(built / "tables-parquet" / f"{name}.parquet").to_pylist()
        return found

    call = next(row for row in read("events") if row["event"] == "b-call-10")
    assert call["earliest"] == datetime.date(2022, 7, 13) and call["quote"] == QUOTE and call["sources"] == 2
    assert call["countries"] == ["KR", "VN"] and call["articles"] == ["b-call", "c-call"]
    assert len(read("events")) == 7
    (goal,) = read("targets")
    assert (goal["value"], goal["by_year"], goal["event"]) == (1.5e11, 2030, "b-call-10")
    son = next(row for row in read("persons") if row["person"] == "vn-bui-thanh-son")
    assert (son["events"], son["seen_from"]) == (3, datetime.date(2021, 9, 20))
    (said,) = read("statements")
    assert said["quote"].startswith("=a demandé") and said["persons"] == ["vn-bui-thanh-son"]
    assert table(built / "tables" / "statements.csv")[0]["quote"].startswith("'=a demandé")
    assert len([row for row in read("participations") if row["event"] == "b-call-10"]) == 2


@pytest.mark.parametrize("folder", ["tables", "countries"])
def test_no_cell_for_a_spreadsheet_is_a_formula(built: Path, folder: str) -> None:
    for path in (built / folder).glob("*.csv"):
        for row in table(path):
            for value in row.values():
                assert not value or value[0] not in "=+-@\t\r" or re.fullmatch(r"-?\d+(\.\d+)?", value)


def test_countries_are_tied_by_their_encounters(known: Knowledge, built: Path) -> None:
    found = ties(known)
    assert {pair: (tie.held, tie.planned, tie.dated) for pair, tie in found.items()} == {
        ("KR", "RU"): (0, 1, 1), ("KR", "VN"): (2, 2, 3), ("RU", "VN"): (3, 1, 3),
    }  # fmt: skip
    pairs = {(row["source"], row["target"]): row for row in table(built / "countries" / "countries.csv")}
    korea = pairs["KR", "VN"]
    assert (korea["weight"], korea["first_date"], korea["last_date"]) == ("4", "2022-01-01", "2025-06-30")
    graph = igraph.Graph.Read_GraphML(str(built / "countries" / "countries.graphml"))
    assert (graph.vcount(), graph.ecount(), graph.is_directed()) == (3, 3, False)
    assert sorted(graph.es["weight"]) == [1.0, 4.0, 4.0]
    assert graph.es.find(edge_id="RU-VN")["latest"] == "2022-12-31"
    assert len(nx.read_gexf(built / "countries" / "countries.gexf", version="1.3").edges) == 3


def test_a_failed_export_leaves_what_stood_there(known: Knowledge, tmp_path: Path) -> None:
    def fail(_: Knowledge, path: Path) -> None:
        path.write_text("half")
        raise OSError("no room")

    (tmp_path / "a.txt").write_text("old")
    with pytest.raises(OSError, match="no room"):
        Format("a", "a.txt", "", fail).write(known, tmp_path / "a.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"] and (tmp_path / "a.txt").read_text() == "old"


def test_a_folder_is_replaced_whole(known: Knowledge, tmp_path: Path) -> None:
    (tmp_path / "neo4j").mkdir()
    (tmp_path / "neo4j" / "nodes-stale.csv").write_text("x")
    FORMATS["neo4j"].write(known, tmp_path / "neo4j")
    assert not (tmp_path / "neo4j" / "nodes-stale.csv").exists() and (tmp_path / "neo4j" / "graph.cypher").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["neo4j"]


def test_parquet_without_its_package_says_what_to_install(
    known: Knowledge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ExportError, match="pip install 'diplograph\\[parquet\\]'"):
        FORMATS["parquet"].write(known, tmp_path / "tables-parquet")
    assert not list(tmp_path.iterdir())


def test_nothing_known_is_exported_as_nothing(tmp_path: Path) -> None:
    empty = assemble([])
    for one in FORMATS.values():
        one.write(empty, tmp_path / one.filename)
    assert igraph.Graph.Read_GraphML(str(tmp_path / "diplomatic.graphml")).vcount() == 0
    assert nx.read_gexf(tmp_path / "diplomatic.gexf", version="1.3").number_of_nodes() == 0
    assert (tmp_path / "diplomatic.ftm.json").read_text() == ""


def test_surrogates_and_line_ends_are_cleaned() -> None:
    assert clean("a\ud800b\r\nc\rd\ufffe\x85") == "ab\nc\nd"
