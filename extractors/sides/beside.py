"""Who is named beside another is of the same side: king and queen, president and prime minister, a deputy."""

from __future__ import annotations

import re
from itertools import pairwise

from extractors.encounters.drafts import INFERRED
from extractors.encounters.frames import Encounter
from extractors.patterns.lexicon import Lexicon
from extractors.persons.people import SEATS, People, Person, persons_in
from extractors.persons.roles import RELATIVE
from extractors.sentence.syntax import Reading


def by_marriage(people: People, readings: list[Reading], consorts: tuple[str, ...], *, settled: bool = False) -> None:
    """A king and a queen named side by side are of one side, whatever was concluded of the queen alone."""
    for reading in readings:
        for mark in reading.chunks.every("group"):
            for one, other in pairwise(people.named(mark)):
                if other.role is None or not other.role.office.opens_with(consorts):
                    continue
                if settled and one.side and other.side_rule in INFERRED and "head-of-state" in one.classes:
                    other.settle_side(one.side, one.side_mark, "in-company")
                for known, open_ in ((one, other), (other, one)):
                    if known.side and open_.side is None:
                        open_.settle_side(known.side, known.side_mark, "in-company")


def by_service(people: People, readings: list[Reading], lexicon: Lexicon) -> None:
    """Whose minister or envoy one is told to be tells the side: "le président X et son ministre Y", "a dépêché son"."""
    own, joined = lexicon.events["own"], lexicon.events["and_own"]
    for reading in readings:
        named = [one for mark in reading.chunks.every("person", "group") for one in persons_in(mark)]
        for before, mark in pairwise(named):
            person, words = people.of(mark), reading.chunks.text[max(0, mark.start - 40) : mark.start].lower()
            if person is None or person.stands_for or not own.search(words):
                continue
            leader = people.of(before if joined.search(words) else named[0])
            related = any(m.kind == "office" and m.value.cls in RELATIVE for m in mark.parts)
            if leader is not None and leader.side and person.classes and not related:
                person.settle_side(leader.side, leader.side_mark, "in-company")
        for told in lexicon.events.finditer("sent_by", reading.chunks):
            sender, sent = map(people.of, reading.chunks.marks(*told.span(), "person"))
            if sender is not None and sender.side and sent is not None and sent.stands_for is None and sent.held:
                sent.settle_side(sender.side, sender.side_mark, "in-company")


def by_announcement(people: People, readings: list[Reading]) -> None:
    """Those named among officials of one country are of it: "the Vietnamese leaders, including X and Y"."""
    for reading in readings:
        for mark in reading.chunks.every("group"):
            first = mark.parts[0]
            if first.kind != "office" or first.value.number < 2 or len(first.value.sides) != 1:
                continue
            for person in people.named(mark):
                if person.stands_for is None and person.role is not None:
                    person.settle_side(first.value.sides[0], first, "in-company")


def by_seats(people: People, readings: list[Reading], home: str | None) -> None:
    """Who is named behind a president without a country, as the prime minister or speaker, is of the same state."""
    for reading in readings:
        for mark in reading.chunks.every("group"):
            for one, other in pairwise(people.named(mark)):
                seats = [p.classes & SEATS for p in (one, other)]
                if not all(seats) or seats[0] & seats[1] or other.stands_for is not None:
                    continue
                if one.side is not None and home in (None, one.side):
                    other.settle_side(one.side, one.side_mark, "in-company")


def for_a_side(people: People, readings: list[Reading], lexicon: Lexicon) -> None:
    """Who is said to speak or sign for a side is of it: "the Malian party, represented by X", "X signed for Mali"."""
    for reading in readings:
        for told in lexicon.events.finditer("for_a_side", reading.chunks):
            mark = next(m for m in reading.chunks.marks(*told.span(), "country", "adjective"))
            for person in people.named(*reading.chunks.marks(*told.span(), "person")):
                if len(mark.value) == 1 and person.stands_for is None:
                    person.settle_side(mark.value[0], mark, "in-company")


def met_together(people: People, encounters: list[Encounter]) -> None:
    """Who is met together with officials of another country, and has none of his own, is of theirs."""
    for encounter in encounters:
        met, subject = encounter.parties.get("b"), encounter.parties.get("s")
        if met is None or subject is None or met.kind != "group" or encounter.type == "message":
            continue
        own = {p.side for p in people.named(subject)}
        told = [p.value.sides for p in met.parts if p.kind == "office"]
        told += [tuple(code for code, _, _ in p.sides) for p in people.named(met) if p.sides]
        theirs = {code for sides in told for code in sides} - own
        for person in people.named(met) if len(own) == len(theirs) == 1 else ():
            if not person.sides and person.side in own and person.side_rule in ("agency-home", "country-named-most"):
                person.side, person.side_rule = theirs.copy().pop(), "in-company"


def as_seconds(people: People, readings: list[Reading], lexicon: Lexicon) -> None:
    """A deputy, or an official of "the organisation", of whom nothing tells the side is of that named before."""
    seconds, body = lexicon.words("roles", "seconds"), lexicon.events["of_the_body"]
    for reading in readings:
        for mark in reading.chunks.every("group"):
            for one, other in pairwise(people.named(mark)):
                if other.stands_for or other.role is None:
                    continue
                if not other.role.office.opens_with(seconds) and not (one.organization and _says(other, body, reading)):
                    continue
                other.side, other.organization = one.side, one.organization
                other.side_mark, other.side_rule = one.side_mark, "in-company"


def _says(person: Person, words: re.Pattern[str], reading: Reading) -> bool:
    """Whether the words of a person's post are of a sort."""
    mark = person.role.mark if person.role else person.mentions[0]
    return bool(words.search(reading.chunks.text[mark.start : mark.end].lower()))
