"""Check a graph: its shape (SHACL), evidence for every value, and contradictions between what articles tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pyoxigraph as ox
import rdflib

from graph.iris import NAMESPACE
from graph.ontology import PREFIXES

SHAPES = Path(__file__).with_name("shapes.ttl")
_HEAD = "".join(f"PREFIX {name}: <{space}>\n" for name, space in {"dip": NAMESPACE, **PREFIXES}.items())

# Name, weight, message and query of each check; the query gives ?thing and, for the message, ?a, ?b and ?c.
CHECKS: tuple[tuple[str, Literal["fault", "contradiction"], str, str], ...] = (
    (
        "value-without-evidence",
        "fault",
        "no quote backs {a} {b}",
        """SELECT ?thing ?a ?b WHERE {
          VALUES ?a { dip:topic dip:side dip:organisation }
          ?thing a dip:Event ; ?a ?b .
          FILTER NOT EXISTS { ?thing dip:evidence ?quote . ?quote dip:supports ?a ; dip:value ?b }
          FILTER NOT EXISTS { ?part dip:event ?thing ; dip:organisation ?b ; dip:evidence ?quote } }""",
    ),
    (
        "field-without-evidence",
        "fault",
        "no quote backs {a} {b}",
        """SELECT ?thing ?a ?b WHERE {
          VALUES (?a ?b) { (dip:eventType dip:eventType) (dip:edtf dip:date) (dip:edtfEnd dip:endDate)
            (dip:place dip:place) (dip:heldIn dip:heldIn) }
          ?thing a dip:Event ; ?a ?value .
          FILTER NOT EXISTS { ?thing dip:evidence/dip:supports ?a }
          FILTER NOT EXISTS { ?thing dip:evidence/dip:supports ?b }
          FILTER NOT EXISTS { ?thing dip:evidence/dip:supports ?both
            FILTER(?a IN (dip:place, dip:heldIn) && ?both IN (dip:place, dip:heldIn)) } }""",
    ),
    (
        "quote-length",
        "fault",
        "the quote's offsets {a}-{b} do not fit its length",
        """SELECT ?thing ?a ?b WHERE {
          ?thing oa:exact ?words ; oa:start ?a ; oa:end ?b . FILTER(STRLEN(?words) != ?b - ?a) }""",
    ),
    (
        "day-outside-its-bounds",
        "fault",
        "is dated {a}, but earliest {b}",
        "SELECT ?thing ?a ?b WHERE { ?thing dip:date ?a ; dip:earliest ?b FILTER(?a != ?b) }",
    ),
    (
        "merged-on-different-days",
        "fault",
        "stands for a telling of {b}, but is told for {a}",
        """SELECT ?thing ?a ?b WHERE {
          ?one dip:canonicalEvent ?thing ; dip:date ?b . ?thing dip:date ?a FILTER(?a != ?b)
          FILTER NOT EXISTS { ?thing dip:endDate ?end FILTER(?b >= ?a && ?b <= ?end) }
          FILTER NOT EXISTS { ?one dip:endDate ?end FILTER(?a >= ?b && ?a <= ?end) } }""",
    ),
    (
        "two-holders-on-one-day",
        "contradiction",
        "held by {a} and by {b} on {c}",
        """SELECT ?thing (MIN(STR(?p)) AS ?a) (MAX(STR(?p)) AS ?b) (?day AS ?c) WHERE {
          ?part dip:post ?thing ; dip:person ?p ; dip:event ?e . ?thing dip:singleHolder true .
          ?e dip:date ?day ; dip:status "held" . } GROUP BY ?thing ?day HAVING(COUNT(DISTINCT ?p) > 1)""",
    ),
    (
        "another-holder-in-between",
        "contradiction",
        "held by {a} before and after, but by {b} on {c}",
        """SELECT DISTINCT ?thing ?a ?b ?c WHERE {
          ?one a dip:Tenure ; dip:post ?thing ; dip:person ?a ; dip:seenFrom ?first ; dip:seenUntil ?last .
          ?thing dip:singleHolder true .
          ?other a dip:Tenure ; dip:post ?thing ; dip:person ?b ; dip:seenFrom ?c .
          FILTER(?a != ?b && ?first < ?c && ?c < ?last) }""",
    ),
    (
        "two-countries-service",
        "contradiction",
        "acts for {a} and for {b}",
        """SELECT DISTINCT ?thing ?a ?b WHERE {
          ?thing a dip:Person ; dip:country ?a , ?b . FILTER(STR(?a) < STR(?b)) }""",
    ),
    (
        "event-after-its-article",
        "contradiction",
        "held on {a}, but its article came out on {b}",
        """SELECT DISTINCT ?thing ?a ?b WHERE {
          ?thing dip:status "held" ; dip:date ?a ; dip:reportedIn/dcterms:issued ?b . FILTER(?a > ?b) }""",
    ),
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with a thing.

    Attributes:
        check: "shape", or the name of one of our own checks.
        weight: a "fault" of the graph, or a "contradiction" between what the articles tell.
        thing: its IRI.
        message: what is wrong, in words.
    """

    check: str
    weight: Literal["fault", "contradiction"]
    thing: str
    message: str


def validate(path: Path) -> tuple[Finding, ...]:
    """All findings in a Turtle or N-Triples file, sorted: faults first.

    Raises:
        OSError: the file cannot be read.
        SyntaxError: it is neither Turtle nor N-Triples.
    """
    format_ = ox.RdfFormat.N_TRIPLES if path.suffix == ".nt" else ox.RdfFormat.TURTLE
    store = ox.Store()
    with path.open("rb") as source:
        store.bulk_load(source, format_)
    return tuple(sorted({*contradictions(store), *misshapen(store)}, key=_rank))


def _rank(finding: Finding) -> tuple[str, str, str, str]:
    return "a" if finding.weight == "fault" else "b", finding.check, finding.thing, finding.message


def contradictions(store: ox.Store) -> Iterator[Finding]:
    """What our own checks find."""
    for name, weight, message, query in CHECKS:
        rows = store.query(_HEAD + query)
        assert isinstance(rows, ox.QuerySolutions)
        names = [variable.value for variable in rows.variables]
        for row in rows:
            values = {key: _plain(row[key]) for key in names}
            yield Finding(name, weight, values.pop("thing"), message.format(**values))


def misshapen(store: ox.Store) -> Iterator[Finding]:
    """What does not have the shape that ``shapes.ttl`` asks for."""
    import pyshacl

    data = rdflib.Graph(bind_namespaces="none")
    data.parse(data=store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()), format="nt")
    shapes = rdflib.Graph().parse(SHAPES)
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes)
    if not isinstance(report, rdflib.Graph):
        raise RuntimeError(f"pySHACL gave no report: {report!r}")
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
        value = report.value(result, sh.value)
        path = report.value(result, sh.resultPath)
        message = str(report.value(result, sh.resultMessage))
        about = f" ({_short(path)}{'' if value is None else f' {_short(value)}'})" if path is not None else ""
        yield Finding("shape", "fault", str(report.value(result, sh.focusNode)), message + about)


def _plain(term: object) -> str:
    value = getattr(term, "value", "")
    return _short(value) if isinstance(term, ox.NamedNode) else str(value)


def _short(term: object) -> str:
    text = str(term)
    return f"dip:{text.removeprefix(NAMESPACE)}" if text.startswith(NAMESPACE) else text


def report(findings: Iterable[Finding]) -> Iterator[str]:
    """Lines for a reader: each check once, with what it found below it."""
    last = None
    for finding in findings:
        if finding.check != last:
            last = finding.check
            yield f"{finding.weight}: {finding.check}"
        yield f"  <{finding.thing}> {finding.message}"
