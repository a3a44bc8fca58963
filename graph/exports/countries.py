"""Countries and who meets whom: the network that most people open first, as GraphML, GEXF and CSV.

An encounter of several countries ties each pair of them once, whatever the number of articles that tell it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from extractors.records import Event
from graph.elements import Value, country_node
from graph.exports.cells import csv_line, harmless
from graph.exports.format import Format, folder, write_text
from graph.exports.gexf import gexf
from graph.exports.graphml import graphml
from graph.exports.rows import Row, clean, joined
from graph.knowledge import Knowledge, span

_COLUMNS = ("held", "planned", "dated", "earliest", "latest", "edtf", "edtf_end", "event_types", "topics")


@dataclass(slots=True)
class Tie:
    """What two countries did together.

    Attributes:
        held: encounters that took place.
        planned: encounters that were only announced.
        dated: those of both with at least a known year.
        first: first and last possible day, and date as told, of the earliest.
        last: last possible day, and date as told, of the latest.
        types: types of encounters.
        topics: what they were about.
    """

    held: int = 0
    planned: int = 0
    dated: int = 0
    first: tuple[str, str, str] | None = None
    last: tuple[str, str] | None = None
    types: set[str] = field(default_factory=set)
    topics: set[str] = field(default_factory=set)

    def add(self, tellings: tuple[Event, ...], told: Event) -> None:
        """Count one encounter."""
        if any(event.status == "held" for event in tellings):
            self.held += 1
        else:
            self.planned += 1
        first, last = span(tellings)
        if first and last:
            self.dated += 1
            begin, end = (first, last, told.date or first), (last, told.end_date or told.date or last)
            self.first = min(self.first or begin, begin)
            self.last = max(self.last or end, end)
        self.types.update(event.type for event in tellings)
        self.topics.update(topic for event in tellings for topic in event.topics)


def ties(known: Knowledge) -> dict[tuple[str, str], Tie]:
    """The pairs of countries that share an encounter, by ISO codes in alphabetical order."""
    found: dict[tuple[str, str], Tie] = {}
    for told, tellings in known.encounters():
        for pair in combinations(sorted({code for event in tellings for code in event.countries}), 2):
            found.setdefault(pair, Tie()).add(tellings, told)
    return dict(sorted(found.items()))


def projection(known: Knowledge) -> tuple[list[Row], list[Row], dict[str, float]]:
    """The countries, their ties, and the weight of each tie: the number of its encounters, held and planned."""
    found = ties(known)
    met: dict[str, int] = {}
    for pair, tie in found.items():
        for code in pair:
            met[code] = met.get(code, 0) + tie.held + tie.planned
    things = []
    for code in sorted(met):
        node = country_node(known, code)
        cells: dict[str, Value] = {f"label_{lang}": clean(node.labels[lang]) for lang in ("fr", "en")}
        cells |= {**node.attributes, "meetings": met[code]}
        things.append(Row(node.iri, "country", clean(node.labels["en"]), cells))
    labels = {row.cells["iso2"]: row for row in things}
    edges, weights = [], {}
    for (a, b), tie in found.items():
        one, other = labels[a], labels[b]
        name = f"{one.label} – {other.label}"
        row = Row(f"{a}-{b}", "meets", name, _cells(tie), one.id, other.id, "country", "country")
        edges.append(row)
        weights[row.id] = float(tie.held + tie.planned)
    return things, edges, weights


def _cells(tie: Tie) -> dict[str, Value]:
    cells: dict[str, Value] = {"held": tie.held, "planned": tie.planned, "dated": tie.dated}
    if tie.first and tie.last:
        cells |= {"earliest": tie.first[0], "latest": tie.last[0], "edtf": tie.first[2], "edtf_end": tie.last[1]}
    lists = {"event_types": tuple(sorted(tie.types)), "topics": tuple(sorted(tie.topics))}
    return cells | {name: value for name, value in lists.items() if value}


def _table(edges: Sequence[Row], things: Sequence[Row], weights: dict[str, float]) -> Iterator[str]:
    """Edges as a spreadsheet, Kumu or Cosmograph wants them."""
    by_iri = {row.id: row for row in things}
    yield "\ufeff" + csv_line(
        ["source", "target", "source_label", "target_label", "source_label_fr", "target_label_fr", "weight", "held",
         "planned", "dated", "first_date", "last_date", "first_date_told", "last_date_told", "event_types", "topics"]
    )  # fmt: skip
    for row in edges:
        one, other = by_iri[row.source], by_iri[row.target]
        names = [str(end.cells[name]) for name in ("label_en", "label_fr") for end in (one, other)]
        ends = [str(one.cells["iso2"]), str(other.cells["iso2"])]
        values = [joined(row.cells[name]) if name in row.cells else "" for name in _COLUMNS]
        yield csv_line(map(harmless, [*ends, *names, f"{weights[row.id]:.0f}", *values]))


def _put(known: Knowledge, path: Path) -> None:
    place = folder(path)
    things, edges, weights = projection(known)
    write_text(place / "countries.graphml", graphml(things, edges, directed=False, weights=weights))
    write_text(place / "countries.gexf", gexf(things, edges, directed=False, weights=weights))
    write_text(place / "countries.csv", _table(edges, things, weights))


COUNTRIES = Format("countries", "countries", "country-to-country network as GraphML, GEXF and CSV", _put)
