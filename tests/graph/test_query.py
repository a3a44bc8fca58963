"""Questions: the named ones answer rightly with both engines, and what reaches out or runs away is stopped."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import CHUNG, PARK, SON, event
from test_rdf import QUOTE, rich

from extractors.records import Agreement
from graph import stored
from graph.answering import engines
from graph.assemble import assemble
from graph.gate import RefusedError, admit, depth
from graph.query import Answer, QueryError, answer_of, ask, questions
from graph.rdf import ntriples, turtle
from graph.triples import triples


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    told = [
        *rich(),
        event("d", participants=[SON, PARK], date="2022-07-13", type="dialogue", status="held"),
        event("e", participants=[("Bui Thanh Son", "vice-ministre des Affaires étrangères", "VN")], date="2020-03-06"),
        event("f", type="visit", participants=[CHUNG], country="VN", date="2021-06-22"),
    ]
    path = tmp_path_factory.mktemp("graph") / "g.ttl"
    path.write_text("".join(turtle(triples(assemble(told)))), encoding="utf-8")
    return path


def rows(graph: Path, name: str, *columns: str, **more: object) -> list[tuple[str | None, ...]]:
    found = ask(graph, name, **more)  # type: ignore[arg-type]
    places = [found.names.index(column) for column in columns or found.names]
    return [tuple(row[place] for place in places) for row in found.rows]


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bare") / "g.ttl"
    path.write_text("".join(turtle(triples(assemble([])))), encoding="utf-8")
    return path


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_both_engines_give_the_same_answer_to_every_question(graph: Path, bare: Path, lang: str) -> None:
    one, other = (read(graph) for read in engines().values())
    for question in questions().values():
        text = admit(question.text.replace('VALUES ?lang { "en" }', f'VALUES ?lang {{ "{lang}" }}'))
        assert answer_of(json.loads(one(text))) == answer_of(json.loads(other(text))), question.name
    for read in engines().values():
        nothing = read(bare)
        for question in questions().values():
            assert answer_of(json.loads(nothing(question.text))).rows == (), question.name


def test_the_command_lets_either_engine_answer(graph: Path) -> None:
    assert ask(graph, "targets") == ask(graph, "targets", engine="rdflib")


def test_there_are_questions_enough_and_each_says_what_it_is_for() -> None:
    assert len(questions()) >= 18
    assert all(entry.title.endswith("?") and entry.use for entry in questions().values())


def test_who_met_whom(graph: Path) -> None:
    assert rows(graph, "who-met-whom", "date", "a", "who", "b", "whom") == [
        ("2022-07-13", "KR", "Park Jin", "VN", "Bui Thanh Son")
    ]
    assert rows(graph, "who-met-whom", "type", lang="fr") == [("entretien",)]


def test_a_pair_is_found_in_either_order(graph: Path) -> None:
    columns = ("a", "who", "post", "b", "whom", "otherPost")
    (korean,) = rows(graph, "who-met-whom", *columns, where={"a": "KR", "b": "VN"})
    (vietnamese,) = rows(graph, "who-met-whom", *columns, where={"a": "VN", "b": "KR"})
    assert korean == vietnamese[3:] + vietnamese[:3] and korean[:2] == ("KR", "Park Jin")
    assert rows(graph, "who-met-whom", "whom", where={"who": "Bui Thanh Son"}) == [("Park Jin",)]
    assert rows(graph, "who-met-whom", where={"a": "KR", "b": "KR"}) == []


@pytest.mark.parametrize("name", [entry.name for entry in questions().values() if "?a < ?b" in entry.text])
def test_every_question_on_pairs_takes_them_in_either_order(graph: Path, name: str) -> None:
    one = rows(graph, name, where={"a": "KR", "b": "VN"})
    other = rows(graph, name, where={"a": "VN", "b": "KR"})
    assert one and len(one) == len(other)
    assert len(rows(graph, name, where={"a": "VN"})) == len(one)


def test_posts_over_time(graph: Path) -> None:
    assert [row for row in rows(graph, "posts-over-time") if row[0] == "Bui Thanh Son"] == [
        ("Bui Thanh Son", "deputy minister of foreign affairs (Vietnam)", "2020-03-06", "2020-03-06"),
        ("Bui Thanh Son", "minister of foreign affairs (Vietnam)", "2022-07-13", "2022-07-13"),
    ]


def test_targets_and_their_words(graph: Path) -> None:
    assert rows(graph, "targets", "a", "b", "measure", "amount", "currency", "by") == [
        ("KR", "VN", "bilateral trade", "100000000000", "USD", "2023")
    ]
    assert rows(graph, "targets-restated", "times", "first") == [("1", "2022-07-13")]
    assert rows(graph, "targets", where={"a": "FR"}) == []


def test_requests(graph: Path) -> None:
    columns = ("year", "from", "to", "act", "topic", "who")
    assert rows(graph, "requests", *columns) == [("2022", "VN", "KR", "ask", "finance", "Bui Thanh Son")]


def test_commitments(graph: Path) -> None:
    assert rows(graph, "partnership-ladder", "a", "b", "level", "raised") == [
        ("KR", "VN", "strategic partnership", "true")
    ]
    assert rows(graph, "pledges", "giver", "receiver", "what", "amount", "unit") == [
        ("South Korea", "Vietnam", "vaccines", "1500000", "doses")
    ]
    assert rows(graph, "anniversaries", "a", "b", "ordinal", "year", "origin") == [
        ("KR", "VN", "30", "2022", "1992-12-22")
    ]
    assert {row[0] for row in rows(graph, "agreements-signed", "party")} == {"KOICA", "VN"}


def test_what_is_to_be_signed_is_not_signed(tmp_path: Path) -> None:
    told = [
        event(id, type="signing", status=status, agreements=(Agreement(title=title),), date=date)
        for id, status, title, date in (("a", "held", "accord", "2019-03-01"), ("b", "planned", "traité", "2024-03-01"))
    ]
    path = tmp_path / "g.ttl"
    path.write_text("".join(turtle(triples(assemble(told)))), encoding="utf-8")
    assert rows(path, "agreements-signed", "title") == [("accord",)]


def test_meetings_of_countries(graph: Path) -> None:
    assert rows(graph, "country-network")[0][:2] == ("KR", "VN")
    assert ("KR", "VN", "2022-07-13", "2021-06-22") in rows(graph, "first-meeting-since")
    assert rows(graph, "visits-by-direction") == [("KR", "VN", "2021", "1")]
    assert rows(graph, "economy-by-pair", "topic") == [("trade",)]
    assert [row[0] for row in rows(graph, "events-in-period", "date")] == ["2022-07-13"]
    assert rows(graph, "unresolved-dates") == []


def test_about_an_organisation_whether_it_takes_part_or_not(graph: Path) -> None:
    assert len(rows(graph, "about-organisation", where={"organisation": "ASEAN"})) == 1


def test_sources_that_disagree(graph: Path) -> None:
    told = {
        (row[0].rpartition("#")[2], *row[1:])
        for row in rows(graph, "disagreements", "field", "value", "otherValue")
        if row[0]
    }
    assert {
        ("place", "Hanoi", "Seoul"),
        ("edtf", "2022-07-13", "XXXX-07-13"),
        ("heldIn", "Vietnam", "South Korea"),
    } <= told
    assert rows(graph, "facts-without-evidence") == []


REFUSED = {
    "SELECT * { SERVICE <http://localhost:9/> { ?s ?p ?o } }": "SERVICE",
    "SELECT * { \\u0053ERVICE <http://localhost:9/> { ?s ?p ?o } }": "SERVICE",
    "SELECT * { \\U00000053\\u0045RVICE SILENT <http://localhost:9/> { ?s ?p ?o } }": "SERVICE",
    "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE ?s { ?a ?b ?c } } }": "SERVICE",
    "SELECT * { { SELECT * { SERVICE ?s { ?a ?b ?c } } } }": "SERVICE",
    "SELECT * { #\\u000A SERVICE ?s { ?a ?b ?c } \n }": "SERVICE",
    "SELECT * FROM <http://localhost:9/> { ?s ?p ?o }": "FROM",
    "SELECT * FROM NAMED <file:///etc/passwd> { ?s ?p ?o }": "FROM",
    "INSERT DATA { <a:a> <a:b> <a:c> }": "change",
    "DELETE WHERE { ?s ?p ?o }": "change",
    "LOAD <http://localhost:9/>": "change",
    "CLEAR ALL": "change",
    "SELECT * " + "{" * 2200 + "}" * 2200: "deep",
    "SELECT * { ?s ?p ?o FILTER(" + "(" * 300 + "1" + ")" * 300 + ") }": "deep",
    "SELECT * { ?s ?p ?o FILTER(" + "\\u0028" * 300 + "1" + ")" * 300 + ") }": "deep",
    "ASK {} #" + "x" * 30_000: "long",
    "SELECT": "not understood",
    "\\\\u0053": "not understood",
    "ASK { <a:\\uD800> ?p ?o }": "no character",
}


@pytest.mark.parametrize("query", list(REFUSED), ids=lambda q: q[:40])
def test_what_may_not_run_is_refused_with_its_reason(query: str) -> None:
    with pytest.raises(RefusedError, match=REFUSED[query]):
        admit(query)


@pytest.mark.parametrize(
    "query",
    [
        'ASK { ?s ?p "SERVICE <http://x/> { FROM <y> }" }',
        "ASK { ?service <http://example.org/SERVICE> ?from } # SERVICE",
        "PREFIX service: <http://x/> ASK { ?s service:service ?o }",
        'ASK { ?s ?p ?o FILTER(CONTAINS(?o, "((((((((((((((((((((((((((((((((((((((((((((((((((")) }',
        "CONSTRUCT { ?s a ?o } WHERE { ?s a ?o }",
        "DESCRIBE <http://example.org/a>",
    ],
)
def test_words_in_strings_names_and_comments_refuse_nothing(query: str) -> None:
    assert admit(query) == query


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="{}()[]\"'\\u0053#<>\n SELCTWHRVI?*", max_size=60))
def test_the_gate_only_ever_refuses(query: str) -> None:
    try:
        admit(query)
    except RefusedError:
        return
    assert depth(query)[0] <= 40


@pytest.mark.parametrize(
    "query",
    [
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
        "SELECT * { ?s ?p ?o FILTER(" + "1+" * 3000 + "1) }",
    ],
)
def test_a_query_ends_at_its_time(graph: Path, query: str) -> None:
    start = time.monotonic()
    with pytest.raises(QueryError, match="ended after 1 seconds"):
        ask(graph, query, limit=1)
    assert time.monotonic() - start < 6


def test_asks_and_graphs_are_answered_too(graph: Path) -> None:
    assert ask(graph, "ASK { ?s ?p ?o }").rows == (("true",),)
    made = ask(graph, "CONSTRUCT { ?s a ?o } WHERE { ?s a ?o } LIMIT 2").graph
    assert made is not None and made.count(" .\n") == 2


def test_an_unknown_column_or_graph_is_named(graph: Path, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="no column 'x'"):
        ask(graph, "targets", where={"x": "1"})
    bad = tmp_path / "bad.ttl"
    bad.write_text("this is no graph", encoding="utf-8")
    with pytest.raises(QueryError, match=r"bad\.ttl"):
        ask(bad, "targets")
    with pytest.raises(OSError, match="none"):
        ask(tmp_path / "none.ttl", "targets")


def test_a_large_graph_is_indexed_once(graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIPLOGRAPH_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(stored, "LARGE", 1)
    first = stored.opened(graph)
    assert len(list((tmp_path / "cache" / "diplograph").iterdir())) == 1
    assert len(stored.opened(graph)) == len(first)
    small = tmp_path / "small.nt"
    small.write_text("".join(ntriples([("<a:a>", "<a:b>", '"c"')])), encoding="utf-8")
    assert len(stored.opened(small)) == 1
    assert len(list((tmp_path / "cache" / "diplograph").iterdir())) == 2


def test_the_quote_is_the_clause(graph: Path) -> None:
    found: Answer = ask(graph, "statements")
    assert QUOTE.startswith("se sont") and len(found.rows) == 1
