"""The tables as files: CSV that a spreadsheet opens unharmed, and Parquet with its types (package pyarrow)."""

from __future__ import annotations

import datetime
import importlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from graph.elements import Value
from graph.exports.cells import csv_line, harmless
from graph.exports.format import ExportError, Format, folder, write_text
from graph.exports.records import SCHEMAS, Record, tables
from graph.exports.rows import ColumnType, joined
from graph.knowledge import Knowledge


def _csv(schema: Mapping[str, ColumnType], records: list[Record]) -> Iterator[str]:
    """A table; it begins with the mark by which Excel knows UTF-8."""
    yield "\ufeff" + csv_line(schema)
    for record in records:
        yield csv_line(_cell(record.get(name)) for name in schema)


def _cell(value: Value | None) -> str:
    if value is None:
        return ""
    return harmless(joined(value)) if isinstance(value, str | tuple) else joined(value)


def _put_csv(known: Knowledge, path: Path) -> None:
    place = folder(path)
    for name, records in tables(known).items():
        write_text(place / f"{name}.csv", _csv(SCHEMAS[name], records))


def _put_parquet(known: Knowledge, path: Path) -> None:
    try:
        arrow: Any = importlib.import_module("pyarrow")
        parquet: Any = importlib.import_module("pyarrow.parquet")
    except ImportError as err:
        raise ExportError("Parquet needs the package pyarrow: pip install 'diplograph[parquet]'") from err
    types = {
        "string": arrow.string(), "integer": arrow.int64(), "double": arrow.float64(), "boolean": arrow.bool_(),
        "date": arrow.date32(), "strings": arrow.list_(arrow.string()),
    }  # fmt: skip
    place = folder(path)
    for name, records in tables(known).items():
        schema = arrow.schema([(column, types[kind]) for column, kind in SCHEMAS[name].items()])
        given = [
            {column: _typed(record.get(column), kind) for column, kind in SCHEMAS[name].items()} for record in records
        ]
        table = arrow.Table.from_pylist(given, schema=schema)
        parquet.write_table(table, place / f"{name}.parquet", compression="zstd")


def _typed(value: Value | None, kind: ColumnType) -> object:
    if value is None:
        return [] if kind == "strings" else None
    if kind == "date":
        return datetime.date.fromisoformat(str(value))
    return list(value) if isinstance(value, tuple) else value


TABLES = Format("tables", "tables", "tables as CSV for spreadsheets, R and pandas", _put_csv)
PARQUET = Format("parquet", "tables-parquet", "tables as Parquet for DuckDB, pandas and Arrow", _put_parquet)
