"""Who takes part in a ceremony by speaking at it: hosts and guests of a feast, those who thank for a gift."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractors.patterns.matching import Mark
from extractors.persons.meant import Meant
from extractors.sentence.subjects import acting

if TYPE_CHECKING:
    from extractors.encounters.drafts import Draft
    from extractors.patterns.lexicon import Lexicon
    from extractors.persons.people import People, Person
    from extractors.sentence.syntax import Reading

# Sentences after a ceremony in which those speak for whom it is held.
ANSWER_REACH = 5


def feast(draft: Draft, drafts: list[Draft], readings: Sequence[Reading], people: People, lexicon: Lexicon) -> None:
    """Who speaks at a feast that one side gives takes part in it; good wishes spoken there are no message."""
    spoken = _speaking(draft, drafts, readings, people, lexicon)
    for persons in spoken.values():
        draft.add(Meant(persons))
    if len(draft.parties) > 1:
        wished = [d for d in drafts if d.type == "message" and d.sentences <= set(spoken)]
        drafts[:] = [
            d for d in drafts if d not in wished or d.persons[:1] != [p for p in d.persons if p in draft.persons][:1]
        ]


def thank(draft: Draft, drafts: list[Draft], readings: Sequence[Reading], people: People, lexicon: Lexicon) -> None:
    """Who speaks after a ceremony for a side of it that has nobody yet was there."""
    open_ = draft.parties - {p.stands_for for p in draft.persons}
    if len(open_) == 1 and draft.persons:
        for persons in _speaking(draft, drafts, readings, people, lexicon).values():
            draft.add(Meant([p for p in persons if p.stands_for in open_]))


def _speaking(
    draft: Draft, drafts: Sequence[Draft], readings: Sequence[Reading], people: People, lexicon: Lexicon
) -> dict[int, list[Person]]:
    """Those who act or stand for others in the sentences of an event and after it, up to where another one is told."""
    first = min(draft.sentences)
    others = {n for d in drafts if d is not draft and d.type != "message" for n in d.sentences if n > first}
    spoken = range(first, min({first + 1 + ANSWER_REACH, len(readings), *others}))
    return {
        n: [
            p
            for mark in (
                *(mark for _, mark in acting(readings[n].chunks, lexicon, "person", "group")),
                *_standing_in(readings[n], lexicon),
            )
            for p in people.named(mark)
            if p.held and p.stands_for
        ]
        for n in spoken
    }


def _standing_in(reading: Reading, lexicon: Lexicon) -> list[Mark]:
    """Those by whom somebody was represented there."""
    found = lexicon.events.search("represented_by", reading.chunks, 0)
    mark = reading.chunks.items[found.start("m")] if found else None
    return [mark] if isinstance(mark, Mark) else []


def answer(
    draft: Draft, drafts: Sequence[Draft], readings: Sequence[Reading], people: People, lexicon: Lexicon
) -> None:
    """An ambassador's ceremony is one with those of the country of the post who speak in the sentences after it.

    A gift at talks that are told is none of its own.
    """
    hosts = {host for p in draft.persons for host in p.accredited}
    if len(hosts) != 1 or not hosts.isdisjoint(draft.parties):
        return
    if any(hosts | draft.parties <= d.parties for d in drafts):
        return
    first = min(draft.sentences)
    for reading in readings[first : first + 1 + ANSWER_REACH]:
        for _, mark in acting(reading.chunks, lexicon, "person"):
            draft.add(Meant([p for p in people.named(mark) if p.held and p.side in hosts]))
    for number in sorted(draft.sentences) if len(draft.parties) == 1 else ():
        codes = readings[number].chunks.codes
        if named := lexicon.events["their_state"].search(codes, 0):
            state = readings[number].chunks.items[named.start("m")]
            if isinstance(state, Mark) and state.value and state.value[0] in hosts:
                draft.sides.setdefault(state.value[0], state)
