"""Each shape and each check of our own has a graph that breaks it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from making import CHUNG, PARK, SON, event
from test_rdf import rich

from graph.assemble import assemble
from graph.gathering import gather
from graph.rdf import ntriples
from graph.terms import Triple
from graph.triples import triples
from graph.validate import CHECKS, SHAPES, Finding, contradictions, misshapen, report, validate

ROOT = Path(__file__).parents[2]
DIP = "https://example.org/diplo/ns#"
OA = "http://www.w3.org/ns/oa#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")


def store(made: Iterable[Triple]) -> ox.Store:
    found = ox.Store()
    found.load("".join(ntriples(made)).encode(), ox.RdfFormat.N_TRIPLES)
    return found


def telling() -> list[Triple]:
    twice = [*rich(), event("e", participants=[SON, PARK], date="2022-07-13")]
    return list(triples(assemble(twice)))


@pytest.fixture(scope="module")
def good() -> list[Triple]:
    return telling()


def test_a_good_graph_has_no_findings(good: list[Triple], tmp_path: Path) -> None:
    path = tmp_path / "g.nt"
    path.write_text("".join(ntriples(good)), encoding="utf-8")
    assert validate(path) == ()


def test_what_is_read_out_of_articles_conforms(tmp_path: Path) -> None:
    golden = sorted((ROOT / "tests" / "golden" / "fr").glob("*.txt"))
    found = gather([ROOT / "seeds", *golden[:: len(golden) // 10][:10]])
    assert len(found.articles) == 15 and not found.refused and len(found.events) >= 15
    path = tmp_path / "g.nt"
    path.write_text("".join(ntriples(triples(assemble(found.events)))), encoding="utf-8")
    assert [finding for finding in validate(path) if finding.weight == "fault"] == []


def shapes() -> list[tuple[str, str, dict[str, rdflib.term.Node]]]:
    """Every property shape: class it is for, path, and constraints."""
    graph = rdflib.Graph().parse(SHAPES)
    found = []
    for shape, target in graph.subject_objects(SH.targetClass):
        for prop in graph.objects(shape, SH.property):
            limits = {str(p).rpartition("#")[2]: o for p, o in graph.predicate_objects(prop)}
            found.append((str(target), str(limits["path"]), limits))
    return sorted(found, key=lambda row: row[:2])


SHAPED = shapes()


def test_there_are_as_many_shapes_as_thought() -> None:
    assert len(SHAPED) == 77


def broken(good: list[Triple], kind: str, path: str, limits: dict[str, rdflib.term.Node]) -> list[Triple]:
    """The graph with one thing of that class changed so that the shape must fail."""
    things = sorted(s for s, p, o in good if p.endswith("#type>") and o == f"<{kind}>")
    having = [t for t in things if any(s == t and p == f"<{path}>" for s, p, _ in good)]
    thing, predicate = (having or things)[0], f"<{path}>"
    rest = [(s, p, o) for s, p, o in good if not (s == thing and p == predicate)]
    if "minCount" in limits:
        return rest
    values: dict[str, str] = {
        "datatype": '"nonsense"@en', "in": '"nonsense"', "class": "<http://example.org/nothing>",
        "pattern": '"nonsense"', "or": '"nonsense"',
    }  # fmt: skip
    if "lessThanOrEquals" in limits:
        return [
            *rest,
            (thing, predicate, f'"9999-12-31"^^<{XSD}date>'),
            (thing, f"<{limits['lessThanOrEquals']}>", f'"2000-01-01"^^<{XSD}date>'),
        ]
    name = next(name for name in values if name in limits)
    return [*rest, (thing, predicate, values[name])]


@pytest.mark.parametrize("shape", SHAPED, ids=lambda s: f"{s[0].rpartition('#')[2]}-{re.split('[#/]', s[1])[-1]}")
def test_each_shape_has_a_graph_that_breaks_it(
    good: list[Triple], shape: tuple[str, str, dict[str, rdflib.term.Node]]
) -> None:
    kind, path, limits = shape
    messages = [finding.message for finding in misshapen(store(broken(good, kind, path, limits)))]
    assert any(str(limits["message"]) in message for message in messages), messages


def found(*events: object) -> set[str]:
    return {finding.check for finding in contradictions(store(triples(assemble(events))))}  # type: ignore[arg-type]


def without(good: list[Triple], part: str) -> list[Triple]:
    return [triple for triple in good if part not in triple[0] and part not in triple[2]]


@pytest.mark.parametrize("part", ["-topics-trade", "-countries-vn", "-organizations-asean"])
def test_a_value_without_its_words_is_found(good: list[Triple], part: str) -> None:
    assert {f.check for f in contradictions(store(without(good, part)))} == {"value-without-evidence"}


@pytest.mark.parametrize("part", ["-test-rule-type", "-test-rule-date", "-test-rule-place"])
def test_a_field_without_its_words_is_found(good: list[Triple], part: str) -> None:
    assert "field-without-evidence" in {f.check for f in contradictions(store(without(good, part)))}


def test_offsets_that_do_not_fit_are_found(good: list[Triple]) -> None:
    wrong = [(s, p, f'"99999"^^<{XSD}integer>' if p == f"<{OA}end>" else o) for s, p, o in good]
    assert "quote-length" in {f.check for f in contradictions(store(wrong))}


def test_days_that_do_not_fit_are_found(good: list[Triple]) -> None:
    wrong = [
        (s, p, o.replace("2022-07-13", "2022-07-12") if p == f"<{DIP}date>" and "000--rich" in s else o)
        for s, p, o in good
    ]
    assert {"day-outside-its-bounds", "merged-on-different-days"} <= {f.check for f in contradictions(store(wrong))}


def test_two_holders_of_one_post_on_one_day() -> None:
    told = [event("a", participants=[PARK], date="2022-07-13"), event("b", participants=[CHUNG], date="2022-07-13")]
    assert found(*told) == {"two-holders-on-one-day"}


def test_another_holder_in_between() -> None:
    days = (("a", PARK, "2022-07-13"), ("b", CHUNG, "2022-08-13"), ("c", PARK, "2022-09-13"))
    assert found(*(event(name, participants=[who], date=day) for name, who, day in days)) == {
        "another-holder-in-between"
    }


def test_vice_ministers_may_be_many() -> None:
    post = "vice-ministre des Affaires étrangères"
    told = [
        event(n, participants=[(who, post, "VN")], date="2022-07-13")
        for n, who in (("a", "Ha Kim Ngoc"), ("b", "To Anh Dung"))
    ]
    assert found(*told) == set()


def test_two_countries_service() -> None:
    told = (
        event("a", participants=[("Kim Min", None, "KR")]),
        event("a", 90, participants=[("Kim Min", None, "KP")], countries=("KP", "KR")),
    )
    assert found(*told) == {"two-countries-service"}


def test_an_event_after_its_article() -> None:
    assert found(event("a", date="2022-07-13", published="2022-07-12")) == {"event-after-its-article"}
    assert found(event("a", date="2022-07-13", published="2022-07-12", status="planned")) == set()


def test_every_check_is_broken_by_some_test() -> None:
    source = Path(__file__).read_text(encoding="utf-8")
    assert [name for name, *_ in CHECKS if f'"{name}"' not in source] == []


def test_the_report_groups_by_check() -> None:
    lines = list(report([Finding("a", "fault", "x", "m"), Finding("a", "fault", "y", "m")]))
    assert lines == ["fault: a", "  <x> m", "  <y> m"]
