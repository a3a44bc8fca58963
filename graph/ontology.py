"""The vocabulary: its terms by name, refusing unknown ones, and the labels of its concepts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as ox

from graph.iris import NAMESPACE, Scheme, concept

FILE = Path(__file__).with_name("ontology.ttl")
PREFIXES: Mapping[str, str] = MappingProxyType({
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "prov": "http://www.w3.org/ns/prov#",
    "org": "http://www.w3.org/ns/org#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "wgs84": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "dcterms": "http://purl.org/dc/terms/",
    "void": "http://rdfs.org/ns/void#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "wd": "http://www.wikidata.org/entity/",
})  # fmt: skip
_RDFS, _SKOS = PREFIXES["rdfs"], PREFIXES["skos"]


class UnknownTermError(AttributeError):
    """A term that the vocabulary does not have."""


class Vocabulary:
    """The terms of the vocabulary as attributes.

    >>> dip().canonicalEvent
    'https://example.org/diplo/ns#canonicalEvent'
    >>> "cannonicalEvent" in dip()
    False
    """

    __slots__ = ("_terms",)

    def __init__(self, terms: frozenset[str]) -> None:
        self._terms = terms

    def __getattr__(self, name: str) -> str:
        if name not in self._terms:
            raise UnknownTermError(f"the vocabulary has no term {name!r}")
        return NAMESPACE + name

    def __getitem__(self, name: str) -> str:
        return self.__getattr__(name)

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._terms))

    def __contains__(self, name: object) -> bool:
        return name in self._terms


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept or term of the vocabulary as a reader sees it.

    Attributes:
        iri: its IRI.
        labels: label by language.
        comments: comment by language.
        broader: IRIs of the next wider concepts.
        notations: codes of other schemes: (scheme, code).
    """

    iri: str
    labels: Mapping[str, str]
    comments: Mapping[str, str]
    broader: tuple[str, ...]
    notations: tuple[tuple[str, str], ...]

    @property
    def local(self) -> str:
        """What stands after the last "/" or "#"."""
        return self.iri.replace("#", "/").rsplit("/", 1)[1]


def statements() -> Iterator[ox.Triple]:
    """Every triple of the vocabulary."""
    for quad in ox.parse(path=str(FILE), format=ox.RdfFormat.TURTLE):
        yield quad.triple


@cache
def dip() -> Vocabulary:
    """The terms of the namespace."""
    return Vocabulary(frozenset(iri.removeprefix(NAMESPACE) for iri in described() if iri.startswith(NAMESPACE)))


@cache
def described() -> Mapping[str, Concept]:
    """Every class, property, scheme and concept by IRI, in the order of the file."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    wider: dict[str, list[str]] = {}
    codes: dict[str, list[tuple[str, str]]] = {}
    for triple in statements():
        if not isinstance(triple.subject, ox.NamedNode):
            continue
        subject, predicate, value = triple.subject.value, triple.predicate.value, triple.object
        entry = found.setdefault(subject, {"label": {}, "comment": {}})
        if isinstance(value, ox.Literal):
            if predicate in (_RDFS + "label", _SKOS + "prefLabel"):
                entry["label"][value.language or "en"] = value.value
            elif predicate == _RDFS + "comment":
                entry["comment"][value.language or "en"] = value.value
            elif predicate == _SKOS + "notation":
                codes.setdefault(subject, []).append((value.datatype.value.removeprefix(NAMESPACE), value.value))
        elif predicate == _SKOS + "broader" and isinstance(value, ox.NamedNode):
            wider.setdefault(subject, []).append(value.value)
    return MappingProxyType({
        iri: Concept(
            iri,
            MappingProxyType(entry["label"]),
            MappingProxyType(entry["comment"]),
            tuple(sorted(wider.get(iri, ()))),
            tuple(sorted(codes.get(iri, ()))),
        )
        for iri, entry in found.items()
    })  # fmt: skip


def labels(scheme: Scheme, local: str) -> Mapping[str, str]:
    """Labels of a concept by language; of one that the vocabulary has not, its id in words."""
    known = described().get(concept(scheme, local.replace("_", "-")))
    if known and known.labels:
        return known.labels
    words = local.replace("_", " ").replace("-", " ")
    return MappingProxyType({"en": words, "fr": words})
