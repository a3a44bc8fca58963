"""Exports read by programs of other hands: graphology, cytoscape.js, jsonld.js, Ladybug, DuckDB, FollowTheMoney."""

from __future__ import annotations

import datetime
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from export_cases import CALL, HOSTILE, QUOTE, TAKES_PART, told

from graph.assemble import assemble
from graph.exports import FORMATS
from graph.exports.records import tables
from graph.exports.rows import clean, rows
from graph.knowledge import Knowledge
from graph.rdf import ntriples
from graph.triples import triples

pytestmark = pytest.mark.importer
SCRIPTS = Path(__file__).parents[1] / "js"


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return assemble(told())


@pytest.fixture(scope="module")
def built(known: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exports")
    for one in FORMATS.values():
        if one.name != "query":
            one.write(known, folder / one.filename)
    return folder


def node(script: str, *arguments: str) -> str:
    if shutil.which("node") is None or not (SCRIPTS / "node_modules").is_dir():
        pytest.skip("needs node and its packages: npm ci --prefix tests/js")
    command = ["node", str(SCRIPTS / script), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout


@pytest.fixture(scope="module")
def read(built: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(node("read_graphs.mjs", str(built), CALL, TAKES_PART))
    return found


@pytest.mark.parametrize("name", ["graphml", "gexf", "cytoscape"])
def test_node_libraries_read_the_network(known: Knowledge, read: dict[str, Any], name: str) -> None:
    things, relations = rows(known)
    found = read[name]
    assert (found["nodes"], found["edges"]) == (len(things), len(relations))
    assert found["event"]["earliest"] == "2022-07-13" and found["event"]["sources"] == 2
    assert QUOTE in found["event"]["quotes"] and found["edge"]["role"] == "ministre des Affaires étrangères"


@pytest.mark.parametrize("name", ["countries_graphml", "countries_gexf"])
def test_node_libraries_read_the_countries(read: dict[str, Any], name: str) -> None:
    assert (read[name]["nodes"], sorted(read[name]["weights"])) == (3, [1, 4, 4])


def test_jsonld_js_reads_the_same_triples(known: Knowledge, built: Path) -> None:
    found = node("check_jsonld.mjs", str(built / "diplomatic.jsonld"))
    text = "".join(ntriples(triples(known)))
    assert {str(quad) for quad in ox.parse(input=found, format=ox.RdfFormat.N_QUADS)} == {
        str(quad) for quad in ox.parse(input=text, format=ox.RdfFormat.N_TRIPLES)
    }


def run_cypher(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    ladybug = pytest.importorskip("ladybug", reason="needs the package ladybug: pip install --group importers")
    monkeypatch.chdir(folder)
    connection = ladybug.Connection(ladybug.Database(":memory:"))
    for statement in script.split(";\n"):
        if statement.strip():
            connection.execute(statement)
    return lambda query: connection.execute(query).get_all()


def test_ladybug_loads_the_csv(known: Knowledge, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = (built / "neo4j" / "ladybug.cypher").read_text("utf-8")
    check(known, run_cypher(built / "neo4j", script, monkeypatch), " ¶ ".join)


def test_ladybug_runs_the_cypher_script(known: Knowledge, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    declared = re.findall(r"^CREATE.*;\n", (built / "neo4j" / "ladybug.cypher").read_text("utf-8"), re.MULTILINE)
    script = "".join(declared).replace("quotes STRING", "quotes STRING[]")
    script += (built / "neo4j" / "graph.cypher").read_text("utf-8")
    check(known, run_cypher(built / "neo4j", script, monkeypatch), list)


def check(known: Knowledge, ask: Any, quotes: Any) -> None:
    things, relations = rows(known)
    assert ask("MATCH (n) RETURN count(n)") == [[len(things)]]
    assert ask("MATCH ()-[r]->() RETURN count(r)") == [[len(relations)]]
    found = ask(
        f"MATCH (p:Person)-[r:PARTICIPATES]->(e:Event {{iri: '{CALL}'}}) "
        "RETURN p.label, p.names, r.quotes, r.posts, e.earliest, e.sources ORDER BY p.label"
    )
    both = quotes([QUOTE, "ont eu un entretien"])
    day = datetime.date(2022, 7, 13)
    assert found == [
        ["Bui Thanh Son", ["Bui Thanh Son"], both, ["vn-foreign-minister"], day, 2],
        ["Park Jin", ["Park Jin"], both, ["kr-foreign-minister"], day, 2],
    ]
    assert ask("MATCH (e:Event {event_id: 'g-hostile-10'}) RETURN e.quotes") == [[quotes([clean(HOSTILE)])]]
    assert ask("MATCH (t:Target) RETURN t.amount, t.by_year") == [[1.5e11, 2030]]


@pytest.mark.parametrize("pattern", ["tables/{}.csv", "tables-parquet/{}.parquet"])
def test_duckdb_reads_the_tables(known: Knowledge, built: Path, pattern: str) -> None:
    duckdb = pytest.importorskip("duckdb", reason="needs the package duckdb: pip install --group importers")

    def ask(query: str, name: str) -> Any:
        return duckdb.sql(query.format(f"'{built / pattern.format(name)}'")).fetchall()

    for name, records in tables(known).items():
        assert ask("SELECT count(*) FROM {}", name) == [(len(records),)]
    found = ask("SELECT earliest, quote, sources FROM {} WHERE event = 'b-call-10'", "events")
    assert found == [(datetime.date(2022, 7, 13), QUOTE, 2)]
    assert ask("SELECT sum(value), max(by_year) FROM {}", "targets") == [(1.5e11, 2030)]


def test_follow_the_money_takes_every_entity(known: Knowledge, built: Path) -> None:
    reason = "needs the package followthemoney: pip install --group importers"
    money = pytest.importorskip("followthemoney", reason=reason)
    found = {}
    for line in (built / "diplomatic.ftm.json").read_text("utf-8").splitlines():
        given = json.loads(line)
        entity = money.model.get_proxy(given)
        entity.schema.validate(given)
        kept = {name: sorted(entity.get(name)) for name in given["properties"]}
        assert kept == {name: sorted(values) for name, values in given["properties"].items()}, given
        found[entity.id] = entity
    for entity in found.values():
        for prop, value in entity.itervalues():
            if prop.type.name == "entity":
                assert value in found and found[value].schema.is_a(prop.range), (entity.id, prop.name, value)
            else:
                assert prop.type.validate(value) or prop.type.name == "url", (prop.name, value)
    call = found["event-b-call-10"]
    assert call.first("startDate") == "2022-07-13" and QUOTE in call.get("summary")
    assert sorted(call.get("involved")) == ["person-kr-park-jin", "person-vn-bui-thanh-son"]
    assert sorted(call.get("country")) == ["kr", "vn"]
    assert found["event-d-month-10"].first("startDate") == "2025-06"
    events = [entity for entity in found.values() if entity.schema.name == "Event"]
    assert len(events) == len(tables(known)["events"])
