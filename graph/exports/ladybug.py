"""An embedded graph database (Ladybug, Kùzu) from the same CSV: its tables, and the commands that fill them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from graph.exports.rows import ColumnType, Row, columns

_TYPES: dict[ColumnType, str] = {
    "string": "STRING", "integer": "INT64", "double": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE",
    "strings": "STRING[]",
}  # fmt: skip
_READ = "(header=true, delim=',', quote='\"', escape='\"', parallel=false)"
Kinds = Sequence[tuple[str, str, Sequence[Row]]]
Pairs = Sequence[tuple[str, str, str, str, Sequence[Row]]]


def tables(kinds: Kinds, pairs: Pairs, wordy: Collection[str]) -> Iterator[str]:
    """The tables of nodes and of relations; columns that the CSV holds as one text are text."""
    for _, name, found in kinds:
        named = _declared(columns(found), wordy)
        yield f"CREATE NODE TABLE {name}(iri STRING, label STRING, {named}, PRIMARY KEY (iri));\n"
    for name in dict.fromkeys(pair[1] for pair in pairs):
        same = [pair for pair in pairs if pair[1] == name]
        ends = ", ".join(f"FROM {start} TO {end}" for _, _, start, end, _ in same)
        named = _declared(_columns_of(same), wordy)
        yield f"CREATE REL TABLE {name}({ends}, id STRING, label STRING, {named});\n"


def copies(kinds: Kinds, pairs: Pairs, wordy: Collection[str]) -> Iterator[str]:
    """Commands that fill the tables from the CSV files of the folder in which they run."""
    for file, name, found in kinds:
        named = columns(found)
        read = _reading(["iri", "label", *named, "_label"], named, file)
        yield f"COPY {name} FROM ({read} RETURN iri, label, {_given(named, named, wordy)});\n"
    for file, name, start, end, found in pairs:
        named = columns(found)
        every = _columns_of([pair for pair in pairs if pair[1] == name])
        read = _reading(["_from", "_to", "id", "label", *named, "_type"], named, file)
        given = _given(every, named, wordy)
        yield f"COPY {name} FROM ({read} RETURN _from, _to, id, label, {given}) (from='{start}', to='{end}');\n"


def _columns_of(pairs: Pairs) -> dict[str, ColumnType]:
    return columns(row for pair in pairs for row in pair[4])


def _declared(named: Mapping[str, ColumnType], wordy: Collection[str]) -> str:
    return ", ".join(f"{name} {'STRING' if name in wordy else _TYPES[kind]}" for name, kind in named.items())


def _reading(names: Sequence[str], named: Mapping[str, ColumnType], file: str) -> str:
    """Reads a file, its columns under our names, lists as text."""
    kinds = {name: "STRING" if kind == "strings" else _TYPES[kind] for name, kind in named.items()}
    declared = ", ".join(f"{name} {kinds.get(name, 'STRING')}" for name in names)
    return f"LOAD WITH HEADERS ({declared}) FROM '{file}' {_READ}"


def _given(every: Mapping[str, ColumnType], named: Mapping[str, ColumnType], wordy: Collection[str]) -> str:
    """The columns as the table wants them: lists split, those that this file has not as null."""
    out = []
    for name, kind in every.items():
        if name not in named:
            out.append(f"CAST(NULL AS {'STRING' if name in wordy else _TYPES[kind]}) AS {name}")
        elif kind == "strings" and name not in wordy:
            out.append(f"string_split({name}, ';') AS {name}")
        else:
            out.append(name)
    return ", ".join(out)
