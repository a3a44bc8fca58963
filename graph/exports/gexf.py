"""GEXF 1.3, for Gephi and Gephi Lite: events and edges with the days of their timeline, entities when they act."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from graph.elements import LASTING
from graph.exports.format import Format, write_text
from graph.exports.rows import ColumnType, Row, columns, joined, rows
from graph.exports.xml import DECLARATION, tag
from graph.knowledge import Knowledge

_TYPES: dict[ColumnType, str] = {
    "string": "string", "integer": "integer", "double": "double", "boolean": "boolean", "date": "string",
    "strings": "string",
}  # fmt: skip
_TIMELESS = (*LASTING, "located-in")
Span = tuple[str, str]


def gexf(
    things: Sequence[Row], ties: Sequence[Row], *, directed: bool = True, weights: Mapping[str, float] | None = None
) -> Iterator[str]:
    """The document in pieces. Days stand as intervals for Gephi and again as columns for readers that drop these."""
    yield DECLARATION
    yield '<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    yield "  " + tag("graph", {
        "defaultedgetype": "directed" if directed else "undirected", "mode": "dynamic", "timeformat": "date",
        "timerepresentation": "interval", "idtype": "string",
    }) + "\n"  # fmt: skip
    for domain, found in (("node", things), ("edge", ties)):
        yield "    " + tag("attributes", {"class": domain, "mode": "static"}) + "\n"
        for name, kind in columns(found).items():
            yield "      " + tag("attribute", {"id": name, "title": name, "type": _TYPES[kind]}, close=True) + "\n"
        yield "    </attributes>\n"
    active = _active(things, ties)
    yield "    <nodes>\n"
    for row in things:
        yield f"      {tag('node', {'id': row.id, 'label': row.label, **_life(row, active)})}{_values(row)}</node>\n"
    yield "    </nodes>\n    <edges>\n"
    for row in ties:
        about = {"id": row.id, "source": row.source, "target": row.target, "kind": row.kind, "label": row.label}
        if weights is not None:
            about["weight"] = str(weights[row.id])
        yield f"      {tag('edge', {**about, **_life(row, {})})}{_values(row)}</edge>\n"
    yield "    </edges>\n  </graph>\n</gexf>\n"


def _values(row: Row) -> str:
    pairs = ({"for": name, "value": joined(value)} for name, value in row.cells.items())
    return f"<attvalues>{''.join(tag('attvalue', pair, close=True) for pair in pairs)}</attvalues>"


def _life(row: Row, active: Mapping[str, Sequence[Span]]) -> dict[str, str]:
    """The days of an event or edge, or those on which an entity acts; none where any of them is unknown."""
    if span := _span(row):
        return {"start": span[0], "end": span[1]}
    if found := active.get(row.id):
        return {"intervals": "<" + "; ".join(f"[{first}, {last}]" for first, last in found) + ">"}
    return {}


def _span(row: Row) -> Span | None:
    first, last = row.cells.get("earliest"), row.cells.get("latest")
    return (str(first), str(last)) if first and last else None


def _active(things: Sequence[Row], ties: Sequence[Row]) -> dict[str, list[Span]]:
    """The days of each entity's events, joined where they overlap.

    An entity of an undated event has none: a timeline shows it always, as it shows that event.
    """
    events = {row.id for row in things if row.kind == "event"}
    spans: dict[str, set[Span]] = {}
    open_ended: set[str] = set()
    for row in ties:
        if row.kind in _TIMELESS:
            continue
        for end in {row.source, row.target} - events:
            if span := _span(row):
                spans.setdefault(end, set()).add(span)
            else:
                open_ended.add(end)
    return {end: _merged(found) for end, found in spans.items() if end not in open_ended}


def _merged(found: set[Span]) -> list[Span]:
    """Spans in order, those that overlap made one.

    >>> _merged({("2021-01-01", "2021-01-31"), ("2021-01-05", "2021-02-02"), ("2021-03-01", "2021-03-01")})
    [('2021-01-01', '2021-02-02'), ('2021-03-01', '2021-03-01')]
    """
    out: list[Span] = []
    for first, last in sorted(found):
        if out and first <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], last))
        else:
            out.append((first, last))
    return out


def _put(known: Knowledge, path: Path) -> None:
    write_text(path, gexf(*rows(known)))


GEXF = Format("gexf", "diplomatic.gexf", "network with a timeline for Gephi and Gephi Lite", _put)
