"""GraphML, for igraph, Cytoscape, Tulip and NetworkX: unique edge ids, one type a column, lists joined.

The id of an edge stands again in a column: igraph 1.0 reads the ids of nodes in its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from graph.exports.format import Format, write_text
from graph.exports.rows import ColumnType, Row, columns, joined, rows
from graph.exports.xml import DECLARATION, body, tag
from graph.knowledge import Knowledge

_TYPES: dict[ColumnType, str] = {
    "string": "string", "integer": "int", "double": "double", "boolean": "boolean", "date": "string",
    "strings": "string",
}  # fmt: skip


def graphml(
    things: Sequence[Row], ties: Sequence[Row], *, directed: bool = True, weights: dict[str, float] | None = None
) -> Iterator[str]:
    """The document in pieces.

    Args:
        things: nodes.
        ties: edges.
        directed: whether edges have a direction.
        weights: weight of edges by id, where they have one.
    """
    yield DECLARATION
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for domain, found in (("node", things), ("edge", ties)):
        named = {"label": "string", **{name: _TYPES[kind] for name, kind in columns(found).items()}}
        if domain == "edge":
            named = {"edge_id": "string", **named, **({} if weights is None else {"weight": "double"})}
        for name, kind in named.items():
            about = {"id": f"{domain}-{name}", "for": domain, "attr.name": name, "attr.type": kind}
            yield "  " + tag("key", about, close=True) + "\n"
    yield "  " + tag("graph", {"id": "G", "edgedefault": "directed" if directed else "undirected"}) + "\n"
    for row in things:
        yield f"    {tag('node', {'id': row.id})}{_data(row, 'node')}</node>\n"
    for row in ties:
        extra = f'<data key="edge-edge_id">{body(row.id)}</data>'
        if weights is not None:
            extra += f'<data key="edge-weight">{weights[row.id]}</data>'
        start = tag("edge", {"id": row.id, "source": row.source, "target": row.target})
        yield f"    {start}{_data(row, 'edge')}{extra}</edge>\n"
    yield "  </graph>\n</graphml>\n"


def _data(row: Row, domain: str) -> str:
    cells = {"label": row.label, **row.cells}
    return "".join(f'<data key="{domain}-{name}">{body(joined(value))}</data>' for name, value in cells.items())


def _put(known: Knowledge, path: Path) -> None:
    write_text(path, graphml(*rows(known)))


GRAPHML = Format("graphml", "diplomatic.graphml", "network for igraph, Cytoscape, Tulip and NetworkX", _put)
