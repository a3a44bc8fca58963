"""The records of the graph's nodes and edges, with their dates and the words that they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from extractors.records import Basis, Event, Evidence
from graph.knowledge import Knowledge, span
from graph.labels import Labels

NodeKind = Literal[
    "country", "person", "organisation", "place", "topic", "event", "article", "target", "agreement",
]  # fmt: skip
EdgeKind = Literal[
    "participates", "side", "about", "topic", "place", "held-in", "holds-post", "acts-for", "located-in",
    "reported-in", "sets-target", "signs",
]  # fmt: skip
Value = str | int | float | bool | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """Where the words are that something rests on: ``quote == text[start:end]`` of the article."""

    article: str
    quote: str
    start: int
    end: int
    rule: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class When:
    """A date as it was told, and the first and last day that it can mean; all None where nothing is known."""

    edtf: str | None = None
    end: str | None = None
    earliest: str | None = None
    latest: str | None = None


NEVER = When()
NOTHING: Mapping[str, Value] = MappingProxyType({})
LASTING = ("holds-post", "acts-for")  # from a first to a last sighting, over several encounters


@dataclass(frozen=True, slots=True)
class Node:
    """A thing in the graph.

    Attributes:
        iri: its IRI, as in the Turtle; of a target or agreement one that gathers the facts which restate it.
        kind: what it is.
        labels: "fr" and "en".
        when: the date, of an event.
        attributes: plain values only, sorted by name; nothing is None. By kind: country ``iso2``, ``wikidata``;
            place ``country``, ``latitude``, ``longitude``; organisation ``acronym``, ``country``; person ``names``,
            ``countries``, ``organisations``; topic ``id``; article ``id``, ``title``, ``outlet``, ``published``,
            ``url``, ``lang``; event ``id``, ``type``, ``status``, ``salience``, ``sources``, ``tellings``;
            target ``measure``, ``amount``, ``currency``, ``year``; agreement ``parties``.
        proofs: the words for the type, date and place of an event.
    """

    iri: str
    kind: NodeKind
    labels: Labels
    attributes: Mapping[str, Value]
    when: When = NEVER
    proofs: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """A directed relation between two things.

    Attributes:
        source: IRI it goes from.
        target: IRI it goes to.
        kind: what it says; at most one edge for each source, target, kind and ``key``.
        key: tells apart parallel edges of one kind, "" where there is one only.
        labels: "fr" and "en".
        when: the date of the event, or the first and last sighting in a post.
        attributes: plain values only: ``role``, ``post``, ``country``, ``organisation`` of a participation; ``post``
            of a tenure.
        proofs: the words that it rests on.
    """

    source: str
    target: str
    kind: EdgeKind
    labels: Labels
    attributes: Mapping[str, Value]
    when: When = NEVER
    proofs: tuple[Proof, ...] = ()
    key: str = ""


def when(stands: Event, tellings: Iterable[Event]) -> When:
    """The date of an encounter by the telling that stands for it, bounded by all."""
    return When(stands.date, stands.end_date, *span(tellings))


def proofs(known: Knowledge, event: Event, field: str) -> tuple[Proof, ...]:
    """The words that one field of a telling rests on."""
    article = known.article_iri(event)
    return tuple(_proof(article, proof) for proof in event.evidence if proof.field == field)


def _proof(article: str, proof: Evidence) -> Proof:
    return Proof(article, proof.quote, proof.start, proof.end, proof.rule, proof.basis)


def full(**values: Value | None) -> Mapping[str, Value]:
    """The values that are there, sorted by name."""
    return {name: value for name, value in sorted(values.items()) if value is not None and value != ()}
