"""Find the tellings of one encounter by several articles: what speaks for it, what against, and the groups that follow.

Two events are one where type, sides, persons and date allow it and something ties them. Known days that differ never
become one event, nor do two events of one article. The answer does not depend on the order of the events.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, product
from types import MappingProxyType

from extractors.records import Event
from graph.compare import Tie, compare
from graph.dates import days, exact_day, moment
from graph.decisions import Decisions

COMPARED = ("type", "status", "date", "end_date", "city", "country")


@dataclass(frozen=True, slots=True)
class Merge:
    """One thing told under several names or by several articles, and why it is one.

    Attributes:
        kind: "event", "person" or "organisation".
        into: id (event) or local name (person) of the one that stands for all.
        members: ids or local names of all, the one that stands for them included, sorted.
        reasons: why, sorted.
        differs: for events, the fields in which the tellings differ, each with (event id, value) pairs.
    """

    kind: str
    into: str
    members: tuple[str, ...]
    reasons: tuple[str, ...]
    differs: Mapping[str, tuple[tuple[str, str], ...]]


def merge_events(events: Iterable[Event], decisions: Decisions | None = None) -> tuple[Merge, ...]:
    """The groups of two or more events that are one encounter, sorted by the id that stands for them.

    Args:
        events: events of any number of articles, in any order.
        decisions: what the user decided; it overrules the rules.
    """
    known = {event.id: event for event in sorted(events, key=lambda e: (e.article, e.id))}
    groups = _Groups(known, decisions or Decisions())
    groups.obey()
    ties = sorted(_ties(known), key=lambda t: (-t.weight, t.one, t.other))
    for tie in ties:
        if tie.firm:
            groups.join(tie)
    _join_open(groups, [tie for tie in ties if not tie.firm])
    merged = [_describe(known, ids, reasons) for ids, reasons in groups.found()]
    return tuple(sorted(merged, key=lambda m: m.into))


def _ties(known: Mapping[str, Event]) -> list[Tie]:
    """Every pair that can be one encounter; only events that share a side and a place in the calendar are compared."""
    blocks: dict[tuple[str, ...], list[str]] = {}
    marked: dict[str, set[tuple[str, ...]]] = {}
    for event in known.values():
        marked[event.id] = {(side, mark) for side in (*event.countries, *event.organizations) for mark in _marks(event)}
        marked[event.id].add(("undated", event.type, *_pair(event)))
        for block in marked[event.id]:
            blocks.setdefault(block, []).append(event.id)
    ties = []
    for block, ids in blocks.items():
        for one, other in _pairs(block, ids, known):
            if block == min(marked[one] & marked[other]) and (tie := compare(known[one], known[other])):
                ties.append(tie)
    return ties


def _pairs(block: tuple[str, ...], ids: list[str], known: Mapping[str, Event]) -> Iterator[tuple[str, str]]:
    """Every two of a block; of the undated block those with an undated one, since days have blocks of their own."""
    if block[0] != "undated":
        yield from combinations(ids, 2)
        return
    dated = [one for one in ids if days(known[one])]
    undated = [one for one in ids if not days(known[one])]
    yield from combinations(undated, 2)
    yield from product(undated, dated)


def _marks(event: Event) -> list[str]:
    """The days of the year on which an event may have been, as far as they are told."""
    told = days(event)
    if not told and event.date and moment(event.date).day:
        return [event.date[5:]]
    return [day[5:] for day in told]


def _pair(event: Event) -> tuple[str, ...]:
    return tuple(sorted(event.countries)) or tuple(sorted(event.organizations))


def _join_open(groups: _Groups, ties: Sequence[Tie]) -> None:
    """Join events of open date, but only where one group alone can take them: a yearly dialogue fits many years."""
    rivals: dict[str, set[str]] = {}
    for tie in ties:
        for one, other in ((tie.one, tie.other), (tie.other, tie.one)):
            if exact_day(groups.known[one]) is None:
                rivals.setdefault(one, set()).add(other)
    for tie in ties:
        alone = all(
            len({day for other in rivals.get(one, ()) for day in groups.days_of(other)} | groups.days_of(one)) <= 1
            for one in (tie.one, tie.other)
        )
        if alone:
            groups.join(tie)


class _Groups:
    """Groups of event ids that grow by ties which nothing in them contradicts."""

    def __init__(self, known: Mapping[str, Event], decisions: Decisions) -> None:
        self.known = known
        self.decisions = decisions
        self._of: dict[str, int] = {one: n for n, one in enumerate(known)}
        self._members: dict[int, list[str]] = {n: [one] for one, n in self._of.items()}
        self._reasons: dict[int, set[str]] = {n: set() for n in self._members}
        self._apart = {
            pair for ids in self.decisions.other_events for pair in combinations(sorted(ids), 2)
        }  # what the user keeps apart

    def obey(self) -> None:
        """Join what the user says is the same."""
        for ids, why in self.decisions.same_events:
            present = [one for one in ids if one in self.known]
            for one, other in pairwise(present):
                self._unite(one, other, f"same.toml: {why}" if why else "same.toml")

    def days_of(self, one: str) -> set[str]:
        """The known first days in the group of an event."""
        return {day for member in self._members[self._of[one]] if (day := exact_day(self.known[member]))}

    def join(self, tie: Tie) -> None:
        """Join the groups of two events, unless some pair across the two groups cannot be one encounter."""
        left, right = self._members[self._of[tie.one]], self._members[self._of[tie.other]]
        if self._of[tie.one] == self._of[tie.other]:
            return
        for one in left:
            for other in right:
                low, high = min(one, other), max(one, other)
                if (low, high) in self._apart or compare(self.known[low], self.known[high], lenient=True) is None:
                    return
        for reason in tie.reasons:
            self._unite(tie.one, tie.other, reason)

    def _unite(self, one: str, other: str, reason: str) -> None:
        keep, drop = sorted((self._of[one], self._of[other]))
        self._reasons[keep].add(reason)
        if keep == drop:
            return
        for member in self._members[drop]:
            self._of[member] = keep
        self._members[keep] += self._members.pop(drop)
        self._reasons[keep] |= self._reasons.pop(drop)

    def found(self) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        """Members and reasons of every group of two or more."""
        return [
            (tuple(sorted(ids)), tuple(sorted(self._reasons[n]))) for n, ids in self._members.items() if len(ids) > 1
        ]


def _describe(known: Mapping[str, Event], ids: tuple[str, ...], reasons: tuple[str, ...]) -> Merge:
    told = [known[one] for one in ids]
    differs = {}
    for field in COMPARED:
        values = [(event.id, str(getattr(event, field))) for event in told if getattr(event, field) is not None]
        if len({value for _, value in values}) > 1:
            differs[field] = tuple(values)
    return Merge("event", min(told, key=_rank).id, ids, reasons, MappingProxyType(differs))


def _rank(event: Event) -> tuple[int, int, str, str]:
    """The telling that stands for all: the most exact date first, then the main one, then the earliest published."""
    exact = 0 if exact_day(event) else 1 if event.date else 2
    return exact, event.salience != "main", event.source.published or "9999", event.id
