"""The call of a roll: all who are listed as present or as brought along, whatever words stand between their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from extractors.patterns.chunks import Chunks, put
from extractors.patterns.lexicon import Lexicon, Rule
from extractors.patterns.matching import Mark
from extractors.persons.roles import Named

if TYPE_CHECKING:
    from extractors.persons.offices import Office
    from extractors.persons.people import People

KIND = "companion"
LISTED = ("person", "group", "office", "delegation", "name")
RULE = "listed-name"


@dataclass(slots=True)
class _Entry:
    """What stands at one place of a list, and the words between the place before and it."""

    place: int
    mark: Mark
    gap: str


def call_roll(chunks: Chunks, rule: Rule, people: People, lexicon: Lexicon) -> Chunks:
    """Put one mark for a list of those present: the words that open or close it and all whom it lists.

    Args:
        chunks: of a sentence.
        rule: the words behind or, with ``closes``, before which the list stands.
        people: the persons of the article; those whom only the list names are added.
        lexicon: of the language.
    """
    calls: list[tuple[int, int, Mark]] = []
    for found in rule.pattern.finditer(chunks.codes):
        start, end = found.span()
        since = max([0, *(until for _, until, _ in calls)])
        if start < since:
            continue
        if rule.data.get("closes"):
            clauses = [since, *(m.end() for m in _table(lexicon, "clause").finditer(chunks.codes, since, start))]
            entries = _entries(chunks, clauses[-1], start, lexicon, closed=True)
            start = entries[0].place if entries else start
        else:
            entries = _entries(chunks, end, len(chunks.codes), lexicon)
            end = entries[-1].place + 1 if entries else end
        if entries:
            told = [m for m in chunks.marks(*found.span()) if m.kind in LISTED[:4]]
            parts = (*told, *_members(entries, chunks, people, lexicon))
            calls.append((start, end, Mark(KIND, chunks.start(start), chunks.end(end), rule.data.get("sort"), parts)))
    return put(chunks, calls)


def call_line(chunks: Chunks, sort: str, people: People, lexicon: Lexicon) -> Chunks:
    """Put one mark for those on one line of a list of those present, whose opening stands above."""
    begin = _table(lexicon, "line").match(chunks.codes)
    entries = _entries(chunks, begin.end(), len(chunks.codes), lexicon) if begin else []
    if not entries:
        return chunks
    parts = (*_members(entries, chunks, people, lexicon),)
    start, end = entries[0].place, entries[-1].place + 1
    return put(chunks, [(start, end, Mark(KIND, chunks.start(start), chunks.end(end), sort, parts))])


def left_open(chunks: Chunks, rules: tuple[Rule, ...], lexicon: Lexicon) -> str | None:
    """The sort of the list of those present that a sentence opens, and that stands on the lines below it."""
    if not chunks.codes.rstrip().endswith(":"):
        return None
    rest = _table(lexicon, "below")
    return next(
        (
            str(rule.data["sort"])
            for rule in rules
            if rule.data["make"] == "roll" and not rule.data.get("closes")
            for found in rule.pattern.finditer(chunks.codes)
            if rest.fullmatch(chunks.codes, found.end())
        ),
        None,
    )


def _table(lexicon: Lexicon, key: str) -> re.Pattern[str]:
    return lexicon.pattern(lexicon.tables["phrases"].get("roll", {}).get(key, "(?!)"))


def _entries(chunks: Chunks, start: int, end: int, lexicon: Lexicon, *, closed: bool = False) -> list[_Entry]:
    """The places of a list, up to a verb or the words of another clause, or where it is closed."""
    stop = None if closed else _table(lexicon, "stop").search(chunks.codes, start, end)
    until = stop.start() if stop else end
    first = _table(lexicon, "first")
    entries: list[_Entry] = []
    since = start
    for place, mark in chunks.placed:
        if not start <= place < until or mark.kind not in LISTED:
            continue
        gap = chunks.codes[since:place]
        if entries and not _has_seat(entries[-1], mark, gap, lexicon):
            continue
        if mark.kind == "name" and " " not in mark.value:
            continue
        if _table(lexicon, "break").search(gap) or not (entries or first.fullmatch(gap)):
            break
        entries.append(_Entry(place, mark, gap))
        since = place + 1
    apart = not closed and len(entries) > 1 and _table(lexicon, "subject").fullmatch(entries[-1].gap)
    if apart and _table(lexicon, "verb").match(chunks.codes, entries[-1].place + 1):
        # "In the presence of A and B, C has signed": C does what the sentence tells.
        entries.pop()
    return entries


def _has_seat(before: _Entry, mark: Mark, gap: str, lexicon: Lexicon) -> bool:
    """Whether a mark stands at a place of its own in a list, or right beside a post or name that it belongs to."""
    if mark.kind == "name" and (" " not in mark.value or _table(lexicon, "article").search(gap)):
        return False
    if _table(lexicon, "seat").search(gap):
        return True
    return (before.mark.kind == "office" or mark.kind == "office") and bool(_table(lexicon, "close").fullmatch(gap))


def _members(entries: list[_Entry], chunks: Chunks, people: People, lexicon: Lexicon) -> Iterator[Mark]:
    """Those listed, each with the post that stands beside the name."""
    posts = [e for e in entries if e.mark.kind == "office"]
    bare = [e for e in entries if _is_bare(e.mark)]
    taken: dict[int, Office] = {}
    if in_turn := next((e for e in entries if _table(lexicon, "in_turn").search(e.gap)), None):
        named = [e for e in bare if e.place < in_turn.place]
        seats = [e for e in posts if e.place >= in_turn.place]
        seats = (
            seats
            if len(seats) == len(named)
            else [e for e in seats if e is in_turn or _table(lexicon, "and").search(e.gap)]
        )
        names = [m for e in named for m in _singles(e.mark)]
        seats = seats if len(seats) == len(names) else []
        taken = {m.start: seat.mark.value for m, seat in zip(names, seats, strict=False)}
        posts = [e for e in posts if e not in seats]
    elif bare and posts:
        first = entries[0].mark.kind != "office"
        for before, after in pairwise(entries):
            one, post = (before, after) if first else (after, before)
            beside = _table(lexicon, "beside" if first else "named").fullmatch(after.gap)
            if _is_bare(one.mark) and post.mark.kind == "office" and post.mark.value.number == 1 and beside:
                taken[one.mark.start] = post.mark.value
                posts = [e for e in posts if e is not post]
    for number, entry in enumerate(entries):
        if entry.mark.kind == "office":
            if entry in posts:
                yield entry.mark
            continue
        if entry.mark.kind == "delegation":
            yield entry.mark
        until = entries[number + 1].place if number + 1 < len(entries) else entry.place
        told = _table(lexicon, "own").finditer(chunks.codes, entry.place + 1, until)
        own = [m for found in told for m in chunks.marks(*found.span())]
        for mark in _singles(entry.mark):
            yield _seated(mark, taken.get(mark.start), own, people)


def _is_bare(mark: Mark) -> bool:
    """Whether somebody is named without a post."""
    return mark.kind == "name" or any(one.value.office is None for one in _singles(mark) if one.kind == "person")


def _singles(mark: Mark) -> Iterator[Mark]:
    if mark.kind == "group":
        for part in mark.parts:
            yield from _singles(part)
    elif mark.kind in ("person", "name"):
        yield mark


def _seated(mark: Mark, office: Office | None, own: list[Mark], people: People) -> Mark:
    """Who is listed, filed as a person with the post that the list gives."""
    if mark.kind == "person":
        person = people.of(mark)
        if person is not None and office is not None and not person.held:
            people.appoint(person, office, mark, RULE)
        return mark
    sides = tuple(m.value[0] for m in own if m.kind == "country")[:1] if office is None else ()
    bodies = tuple(m.value for m in own if m.kind == "organization")[:1] if office is None and not sides else ()
    named = replace(mark, kind="person", value=Named(mark.value, office, RULE, sides, bodies))
    people.add(named)
    return named
