"""Nodes and edges as flat rows of typed columns, as graph tools want them: no nulls, no markup, no reserved names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from graph.elements import Edge, Node, Proof, Value, When, edges, nodes
from graph.knowledge import Knowledge

ColumnType = Literal["string", "integer", "double", "boolean", "date", "strings"]

# Every column, its type, and the order in which columns stand. ``edtf`` is a date as told ("2022-07", "XXXX-06-23");
# ``earliest`` and ``latest`` are the days that it can mean. Tools give a meaning of their own to id, key, type, start,
# end, weight, source and target: no column is called so.
COLUMNS: Mapping[str, ColumnType] = MappingProxyType({
    "kind": "string", "label_fr": "string", "label_en": "string",
    "edtf": "string", "edtf_end": "string", "earliest": "date", "latest": "date",
    "event_id": "string", "event_type": "string", "status": "string", "salience": "string", "sources": "integer",
    "tellings": "strings", "iso2": "string", "wikidata": "string", "acronym": "string", "country": "string",
    "organisation": "string", "latitude": "double", "longitude": "double", "names": "strings", "countries": "strings",
    "organisations": "strings", "role": "string", "post": "string", "posts": "strings", "topic_id": "string",
    "article_id": "string", "title": "string", "outlet": "string", "published": "string", "url": "string",
    "lang": "string", "telling": "string", "told_date": "string", "measure": "string", "amount": "double",
    "currency": "string", "by_year": "integer", "parties": "strings",
    "meetings": "integer", "held": "integer", "planned": "integer", "dated": "integer", "event_types": "strings",
    "topics": "strings",
    "quotes": "strings", "rules": "strings", "basis": "strings", "quoted_from": "strings",
})  # fmt: skip
_RENAMED = {"type": "event_type", "date": "told_date", "year": "by_year"}
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Row:
    """A node or an edge.

    Attributes:
        id: of a node its IRI; of an edge one made of its kind, ends and key, the same in every build.
        kind: what it is.
        label: in English.
        cells: values by column, in the order of ``COLUMNS``; nothing is None.
        source: of an edge, the id of the node that it leaves; "" for a node.
        target: of an edge, the id of the node that it reaches; "" for a node.
        source_kind: kind of that node.
        target_kind: kind of that node.
    """

    id: str
    kind: str
    label: str
    cells: Mapping[str, Value]
    source: str = ""
    target: str = ""
    source_kind: str = ""
    target_kind: str = ""


def rows(known: Knowledge) -> tuple[list[Row], list[Row]]:
    """All nodes and all edges."""
    things = [_node(node) for node in nodes(known)]
    kinds = {row.id: row.kind for row in things}
    return things, [_edge(edge, kinds) for edge in edges(known)]


def _node(node: Node) -> Row:
    cells = _cells(node.kind, node.labels, node.when, node.attributes, node.proofs)
    return Row(node.iri, node.kind, clean(node.labels["en"]), cells)


def _edge(edge: Edge, kinds: Mapping[str, str]) -> Row:
    name = ":".join(filter(None, (edge.kind, short(edge.source), short(edge.target), edge.key)))
    cells = _cells(edge.kind, edge.labels, edge.when, edge.attributes, edge.proofs)
    label = clean(edge.labels["en"])
    return Row(name, edge.kind, label, cells, edge.source, edge.target, kinds[edge.source], kinds[edge.target])


def short(iri: str) -> str:
    """What tells the IRIs of one graph apart: kind and local name.

    >>> short("https://example.org/diplo/id/country/vn")
    'country/vn'
    """
    return iri.rsplit("/id/", 1)[-1]


def _cells(
    kind: str, labels: Mapping[str, str], when: When, attributes: Mapping[str, Value], proofs: tuple[Proof, ...]
) -> dict[str, Value]:
    found: dict[str, Value | None] = {
        "kind": kind, "label_fr": labels["fr"], "label_en": labels["en"],
        "edtf": when.edtf, "edtf_end": when.end, "earliest": when.earliest, "latest": when.latest,
        "quotes": tuple(dict.fromkeys(proof.quote for proof in proofs)),
        "rules": _distinct(proof.rule for proof in proofs),
        "basis": _distinct(proof.basis for proof in proofs),
        "quoted_from": _distinct(proof.article for proof in proofs),
    }  # fmt: skip
    for name, value in attributes.items():
        found[_column(kind, name, value)] = value
    known = {name: _plain(value, COLUMNS[name]) for name, value in found.items() if value is not None and value != ()}
    return {name: known[name] for name in COLUMNS if name in known}


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(words)))


def _column(kind: str, name: str, value: Value) -> str:
    if name == "id":
        return f"{kind}_id"
    if name == "post" and isinstance(value, tuple):
        return "posts"
    return _RENAMED.get(name, name)


def _plain(value: Value, kind: ColumnType) -> Value:
    if kind == "strings":
        return tuple(map(clean, value if isinstance(value, tuple) else (str(value),)))
    if kind == "double":
        return float(str(value))
    return clean(value) if isinstance(value, str) else value


def clean(text: str) -> str:
    """Text without the controls and lone surrogates that XML, CSV readers and databases refuse.

    >>> clean("a\\x00b\\r\\nc")
    'ab\\nc'
    """
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def columns(found: Iterable[Row]) -> dict[str, ColumnType]:
    """The columns that these rows use, in their order."""
    used = {name for row in found for name in row.cells}
    return {name: kind for name, kind in COLUMNS.items() if name in used}


def joined(value: Value) -> str:
    """A value as one text: items of a list between " | ", a truth value in lower case.

    >>> joined(("VN", "KR")), joined(True), joined(1.5e11)
    ('VN | KR', 'true', '150000000000.0')
    """
    if isinstance(value, tuple):
        return " | ".join(value)
    return str(value).lower() if isinstance(value, bool) else str(value)
