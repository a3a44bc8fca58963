"""A folder for Neo4j and its kin: CSV for the bulk importer, a script that loads the graph alone, and one for Ladybug.

``nodes-*.csv`` and ``edges-*.csv`` have the headers of ``neo4j-admin database import``; ``graph.cypher`` builds the
same graph in a running Neo4j, Memgraph or FalkorDB; ``ladybug.cypher`` declares the tables of an embedded database
(Ladybug, Kùzu) and fills them from the same CSV. These cells are for programs: nothing is changed for spreadsheets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from graph.elements import Value
from graph.exports.cells import csv_line
from graph.exports.cypher import constraints, relations, things_script
from graph.exports.format import Format, folder, write_text
from graph.exports.ladybug import copies, tables
from graph.exports.rows import ColumnType, Row, columns, joined, rows
from graph.knowledge import Knowledge

_TYPES: dict[ColumnType, str] = {
    "string": "string", "integer": "long", "double": "double", "boolean": "boolean", "date": "date",
    "strings": "string[]",
}  # fmt: skip
# Lists whose items may hold any words stand in CSV as one text, since its list mark cannot be escaped.
WORDY = frozenset({"quotes"})
SEPARATOR = " ¶ "
_NOUNS = ("place", "side", "topic")


def label(kind: str) -> str:
    """The label of nodes of a kind.

    >>> label("country")
    'Country'
    """
    return kind.title().replace("-", "")


def relation(kind: str) -> str:
    """The type of relations of a kind.

    Where it would be called like a label it says "has": some databases do not tell "Place" from "PLACE".

    >>> relation("held-in"), relation("place")
    ('HELD_IN', 'HAS_PLACE')
    """
    name = kind.upper().replace("-", "_")
    return f"HAS_{name}" if kind in _NOUNS else name


def node_files(things: Iterable[Row]) -> Iterator[tuple[str, str, list[Row]]]:
    """File, label and rows of each kind of node."""
    for kind, found in groupby(sorted(things, key=lambda row: (row.kind, row.id)), key=lambda row: row.kind):
        yield f"nodes-{kind}.csv", label(kind), list(found)


def edge_files(ties: Iterable[Row]) -> Iterator[tuple[str, str, str, str, list[Row]]]:
    """File, type, labels of source and target, and rows of each kind of edge between two kinds of nodes."""

    def pair(row: Row) -> tuple[str, str, str]:
        return row.kind, row.source_kind, row.target_kind

    for (kind, start, end), found in groupby(sorted(ties, key=lambda row: (*pair(row), row.id)), key=pair):
        yield f"edges-{kind}-{start}-{end}.csv", relation(kind), label(start), label(end), list(found)


def header(named: Mapping[str, ColumnType]) -> list[str]:
    """The names of columns with their types."""
    return [f"{name}:{'string' if name in WORDY else _TYPES[kind]}" for name, kind in named.items()]


def cell(name: str, value: Value | None) -> str:
    """A value as the importers read it; nothing for what is unknown."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return SEPARATOR.join(value) if name in WORDY else ";".join(item.replace(";", ",") for item in value)
    return joined(value)


def _node_lines(name: str, found: Sequence[Row]) -> Iterator[str]:
    named = columns(found)
    yield csv_line(["iri:ID", "label:string", *header(named), ":LABEL"])
    for row in found:
        yield csv_line([row.id, row.label, *(cell(column, row.cells.get(column)) for column in named), name])


def _edge_lines(name: str, found: Sequence[Row]) -> Iterator[str]:
    named = columns(found)
    yield csv_line([":START_ID", ":END_ID", "id:string", "label:string", *header(named), ":TYPE"])
    for row in found:
        values = (cell(column, row.cells.get(column)) for column in named)
        yield csv_line([row.source, row.target, row.id, row.label, *values, name])


def _put(known: Knowledge, path: Path) -> None:
    place = folder(path)
    things, ties = rows(known)
    kinds, pairs = list(node_files(things)), list(edge_files(ties))
    for file, name, found in kinds:
        write_text(place / file, _node_lines(name, found))
    for file, name, _, _, found in pairs:
        write_text(place / file, _edge_lines(name, found))
    write_text(place / "constraints.cypher", constraints(name for _, name, _ in kinds))
    write_text(place / "graph.cypher", (*things_script(kinds), *relations(pairs)))
    write_text(place / "ladybug.cypher", (*tables(kinds, pairs, WORDY), *copies(kinds, pairs, WORDY)))


NEO4J = Format("neo4j", "neo4j", "CSV and Cypher for Neo4j, Memgraph, FalkorDB, Ladybug and Kùzu", _put)
