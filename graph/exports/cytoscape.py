"""Cytoscape JSON, for Cytoscape and cytoscape.js: lists stay lists, numbers stay numbers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from graph.exports.format import Format, write_text
from graph.exports.rows import Row, rows
from graph.knowledge import Knowledge


def cytoscape(things: list[Row], ties: list[Row]) -> Iterator[str]:
    """The document, one element a line."""
    yield '{"format_version":"1.0","generated_by":"diplograph",'
    yield '"data":{"name":"diplograph","shared_name":"diplograph"},\n'
    yield '"elements":{"nodes":[\n'
    yield from _lines(
        {"data": {"id": row.id, "name": row.label, "shared_name": row.label, **_cells(row)}} for row in things
    )
    yield '],"edges":[\n'
    yield from _lines(
        {
            "data": {
                "id": row.id, "source": row.source, "target": row.target, "name": row.label, "shared_name": row.label,
                "interaction": row.kind, "shared_interaction": row.kind, **_cells(row),
            }
        }
        for row in ties
    )  # fmt: skip
    yield "]}}\n"


def _cells(row: Row) -> dict[str, object]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in row.cells.items()}


def _lines(elements: Iterator[dict[str, dict[str, object]]]) -> Iterator[str]:
    before = ""
    for element in elements:
        yield before + json.dumps(element, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        before = ",\n"
    yield "\n"


def _put(known: Knowledge, path: Path) -> None:
    write_text(path, cytoscape(*rows(known)))


CYTOSCAPE = Format("cytoscape", "diplomatic.cyjs", "network for Cytoscape and cytoscape.js", _put)
