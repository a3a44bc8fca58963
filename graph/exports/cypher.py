"""The graph as Cypher statements that need no file: rows of values, merged by IRI, then the relations between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.elements import Value
from graph.exports.rows import COLUMNS, ColumnType, Row

_ROWS = 200  # in one statement
_ESCAPES = str.maketrans({"'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def constraints(labels: Iterable[str]) -> Iterator[str]:
    """One IRI, one node: Neo4j's syntax; run it before the graph."""
    for name in labels:
        yield f"CREATE CONSTRAINT {name.lower()}_iri IF NOT EXISTS FOR (n:{name}) REQUIRE n.iri IS UNIQUE;\n"


def things_script(kinds: Iterable[tuple[str, str, Sequence[Row]]]) -> Iterator[str]:
    """Statements for the nodes."""
    for _, name, found in kinds:
        for named, part in _alike(found):
            given = ({"iri": row.id, "label": row.label, **row.cells} for row in part)
            yield f"UNWIND {_maps(given)} AS row\nMERGE (n:{name} {{iri: row.iri}}) SET {_sets('n', named)};\n"


def relations(pairs: Iterable[tuple[str, str, str, str, Sequence[Row]]]) -> Iterator[str]:
    """Statements for the relations; the nodes must stand."""
    for _, name, start, end, found in pairs:
        for named, part in _alike(found):
            given = (
                {"source": row.source, "target": row.target, "id": row.id, "label": row.label, **row.cells}
                for row in part
            )
            yield (
                f"UNWIND {_maps(given)} AS row\n"
                f"MATCH (a:{start} {{iri: row.source}}) MATCH (b:{end} {{iri: row.target}})\n"
                f"MERGE (a)-[r:{name} {{id: row.id}}]->(b) SET {_sets('r', named)};\n"
            )


def _alike(found: Sequence[Row]) -> Iterator[tuple[tuple[str, ...], Sequence[Row]]]:
    """Rows that have the same columns, some hundred at a time: no statement has to write a null."""
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in found:
        groups.setdefault(tuple(row.cells), []).append(row)
    for named, rows in sorted(groups.items(), key=lambda pair: pair[0]):
        for start in range(0, len(rows), _ROWS):
            yield named, rows[start : start + _ROWS]


def _sets(variable: str, named: Iterable[str]) -> str:
    return ", ".join(f"{variable}.{column} = row.{column}" for column in ("label", *named))


def _maps(given: Iterable[Mapping[str, Value]]) -> str:
    lines = (
        "{" + ", ".join(f"{key}: {literal(value, COLUMNS.get(key, 'string'))}" for key, value in row.items()) + "}"
        for row in given
    )
    return "[\n" + ",\n".join(lines) + "\n]"


def literal(value: Value, kind: ColumnType = "string") -> str:
    """A value in Cypher.

    >>> literal(("a", "b"), "strings"), literal("2022-07-13", "date"), literal(True)
    ("['a', 'b']", "date('2022-07-13')", 'true')
    """
    if isinstance(value, tuple):
        return f"[{', '.join(_text(item) for item in value)}]"
    if kind == "date":
        return f"date({_text(str(value))})"
    if isinstance(value, str):
        return _text(value)
    return str(value).lower() if isinstance(value, bool) else repr(value)


def _text(words: str) -> str:
    """A quoted text. A backslash never stands before "u": some servers decode such escapes before they parse."""
    if "\\" not in words:
        return f"'{words.translate(_ESCAPES)}'"
    pieces = [piece.translate(_ESCAPES) for piece in words.split("\\")]
    out = pieces[0]
    for piece in pieces[1:]:
        out += "\\\\" + ("' + '" if piece[:1] in ("u", "U") else "") + piece
    return f"'{out}'"
