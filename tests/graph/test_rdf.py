"""The graph as triples: every value with its words, one set of triples one file, whatever comes in."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from making import CHUNG, PARK, SON, event
from rdflib.compare import isomorphic

from extractors.records import Agreement, Anniversary, Event, Partnership, Pledge, Statement, Target, to_lines
from graph.assemble import assemble
from graph.iris import NAMESPACE
from graph.ontology import dip
from graph.rdf import ntriples, prefixes, to_rdflib, turtle
from graph.terms import TermError, iri, number, text
from graph.triples import triples

ROOT = Path(__file__).parents[2]
QUOTE = "se sont entretenus"


def rich() -> list[Event]:
    """Events that have everything that an event can have."""
    said = Statement(
        speaker=("Bui Thanh Son",), on_behalf_of=("VN",), addressee=("KR",), act="ask", topics=("finance",),
        quote=QUOTE, start=10, end=28,
    )  # fmt: skip
    full = event(
        "000_rich", date="2022-07-13", city="Hanoi", country="VN", participants=[SON, PARK],
        organizations=("ASEAN", "VKIST"), topics=("trade", "covid-19"),
        targets=(Target(kind="trade", value=1e11, currency="USD", year=2023),),
        agreements=(Agreement(title='protocole "santé"', parties=("KOICA", "VN")),), statements=(said,),
        partnership=(Partnership(level="strategic", between=("KR", "VN"), raised=True, since="2009"),),
        anniversaries=(Anniversary(ordinal=30, of="diplomatic-relations", year=2022, origin="1992-12-22"),),
        pledges=(Pledge(giver="KR", receiver="VN", what="vaccines", value=1.5e6, unit="doses"),),
        published="2022-07-13",
    )  # fmt: skip
    again = event("b", date="XXXX-07-13", city="Séoul", country="KR", participants=[SON, PARK], type="meeting")
    return [full, again, event("c", date="2021-06", type="visit", participants=[CHUNG], countries=("KR", "VN"))]


def graph_of(events: list[Event]) -> rdflib.Graph:
    return rdflib.Graph().parse(data="".join(turtle(triples(assemble(events)))), format="turtle")


def test_rdflib_and_pyoxigraph_read_the_same() -> None:
    known = assemble(rich())
    made = list(triples(known))
    assert len(made) == len(set(made))
    written = "".join(turtle(made))
    read = rdflib.Graph().parse(data=written, format="turtle")
    assert isomorphic(read, to_rdflib(made))
    store = ox.Store()
    store.load(written.encode(), ox.RdfFormat.TURTLE)
    assert len(store) == len(read) == len(made)


def test_every_fact_and_value_has_its_words() -> None:
    rows = graph_of(rich()).query(
        """PREFIX dip: <https://example.org/diplo/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        SELECT ?class (COUNT(DISTINCT ?fact) AS ?n)
        WHERE { ?class rdfs:subClassOf dip:Fact . ?fact a ?class ; dip:evidence ?q }
        GROUP BY ?class"""
    )
    found = {str(row[0]).rpartition("#")[2]: int(row[1]) for row in rows}
    assert found == {
        "Event": 3, "Participation": 5, "Statement": 1, "QuantifiedTarget": 1, "Agreement": 1, "PartnershipStatus": 1,
        "Anniversary": 1, "Pledge": 1, "Tenure": 3,
    }  # fmt: skip


def test_an_open_year_has_month_and_day_but_no_date() -> None:
    graph = graph_of(rich())
    one = rdflib.URIRef("https://example.org/diplo/id/event/b-10")
    told = {str(p).rpartition("#")[2]: o.toPython() for p, o in graph.predicate_objects(one)}
    assert (told["edtf"], told["month"], told["day"]) == ("XXXX-07-13", 7, 13)
    assert not {"date", "year", "earliest"} & set(told)


def test_bytes_do_not_depend_on_order_or_hash_seed(tmp_path: Path) -> None:
    made = list(triples(assemble(rich())))
    once = "".join(turtle(made))
    chance = random.Random(1)
    chance.shuffle(made)
    assert "".join(turtle(made)) == once
    lines = tmp_path / "events.jsonl"
    lines.write_text("".join(to_lines(rich()[::-1])), encoding="utf-8")
    code = (
        "import sys; from pathlib import Path; from extractors.records import read_events;"
        "from graph.assemble import assemble;"
        "from graph.triples import triples; from graph.rdf import turtle;"
        "sys.stdout.buffer.write(''.join(turtle(triples(assemble(read_events(Path(sys.argv[1])))))).encode())"
    )
    for seed in ("0", "1", "77"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        run = subprocess.run([sys.executable, "-c", code, str(lines)], capture_output=True, env=environment, check=True)
        assert run.stdout.decode() == once


def test_adding_articles_changes_no_iri() -> None:
    def subjects(events: list[Event]) -> set[str]:
        return {subject for subject, _, _ in triples(assemble(events))}

    short = event("z", participants=[("Park", PARK[1], "KR")], date="2020-01-02")
    fuller = event("y", participants=[("Bùi Thanh Sơn", None, "VN"), PARK], date="2022-07-13")
    events = [short, *rich(), fuller]
    for n in range(1, len(events)):
        assert subjects(events[:n]) <= subjects(events[: n + 1])


def test_another_base_leaves_the_vocabulary() -> None:
    known = assemble(rich(), base="https://data.example.org/x/")
    things = {subject for subject, _, _ in triples(known, "data")}
    assert all(
        thing.startswith(("<https://data.example.org/x/id/", "<https://example.org/diplo/id/measure/"))
        for thing in things
    )
    written = "".join(turtle(triples(known), prefixes("https://data.example.org/x/")))
    assert "\nevent:b-10 a dip:Event" in written


HOSTILE = st.text(st.characters(codec=None), min_size=1, max_size=30)


@settings(max_examples=80, deadline=None)
@given(HOSTILE)
def test_any_text_survives(words: str) -> None:
    made = ("<http://a/b>", "<http://a/c>", text(words, "fr"))
    clean = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in words)
    for written, kind in (
        ("".join(turtle([made])), ox.RdfFormat.TURTLE),
        ("".join(ntriples([made])), ox.RdfFormat.N_TRIPLES),
    ):
        (quad,) = ox.parse(written.encode(), kind)
        assert quad.object.value == clean
        assert len(written.splitlines()) == written.count("\n")
    (value,) = rdflib.Graph().parse(data="".join(turtle([made])), format="turtle").objects()
    assert str(value) == clean


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_characters="\n"), min_size=1, max_size=12), min_size=6, max_size=6
    )
)
def test_hostile_names_make_a_graph_that_all_read(words: list[str]) -> None:
    person, role, organization, title, city, topic = words
    told = event(
        "a", participants=[(person, role, "VN")], organizations=(organization,), city=city, topics=(topic,),
        agreements=(Agreement(title=title, parties=(organization,)),),
    )  # fmt: skip
    written = "".join(turtle(triples(assemble([told]))))
    assert len(rdflib.Graph().parse(data=written, format="turtle")) == len(
        list(ox.parse(written.encode(), ox.RdfFormat.TURTLE))
    )


@pytest.mark.parametrize("address", ["", "a b", "http://a/<b>", "http://a/\ud800", "relative"])
def test_a_bad_iri_is_refused(address: str) -> None:
    with pytest.raises(TermError):
        iri(address)


@pytest.mark.parametrize("value", [float("inf"), float("nan")])
def test_an_endless_amount_is_refused(value: float) -> None:
    with pytest.raises(TermError):
        number(value)


def test_the_vocabulary_refuses_an_unknown_term() -> None:
    with pytest.raises(AttributeError, match="cannonicalEvent"):
        _ = dip().cannonicalEvent


def test_every_term_used_is_in_the_vocabulary() -> None:
    terms = set(dip())
    for triple in triples(assemble(rich())):
        for term in triple[1:]:
            if term.startswith(f"<{NAMESPACE}") and term != f"<{NAMESPACE}>":
                assert term[1:-1].removeprefix(NAMESPACE) in terms
