"""Whether the guests of a list, all of one country, were met one by one."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.drafts import FAMILY, Draft
from extractors.encounters import Encounter
from extractors.meant import Meant
from extractors.people import OF_STATES
from extractors.references import References
from extractors.syntax import Reading

# Whoever meets as many officials of one state, in posts of their own, goes round them.
SEVERAL = 3
# Who holds one of these receives in an own house.
SEATS = {"head-of-state", "prime-minister", "speaker"}


def met_apart(
    encounter: Encounter,
    subject: Meant,
    guests: Meant,
    references: References,
    reading: Reading,
    told: Sequence[Draft],
) -> bool:
    """Whether each guest was met alone: by the words of the encounter, by their posts, or by what is told after it.

    Args:
        encounter: the encounter.
        subject: who met them.
        guests: those met.
        references: who is meant by the words of the article.
        reading: the encounter's sentence.
        told: the events told before it.
    """
    if references.apart(encounter, reading) or _of_several_seats(encounter, guests):
        return True
    return not _told_before(subject, told) and references.each_told_of(encounter, guests)


def _told_before(subject: Meant, told: Sequence[Draft]) -> bool:
    """Whether talks of those who meet with somebody else have been told already, beside a session."""
    talks = [d for d in told if d.family == "talks" and d.type != "dialogue"]
    return any(set(d.persons) & set(subject.persons) and set(d.persons) - set(subject.persons) for d in talks)


def _of_several_seats(encounter: Encounter, guests: Meant) -> bool:
    """Whether guests head several institutions of one state: a president and a speaker receive each for themselves."""
    if FAMILY[encounter.type] != "talks" or len({p.side for p in guests.persons}) != 1:
        return False
    heads: list[set[str]] = []
    for person in guests.persons:
        seats = {h.office.cls for h in person.held if not h.office.role.lower().startswith("vice")} & SEATS
        if seats and all(seats.isdisjoint(other) for other in heads):
            heads.append(seats)
    return len(heads) > 1 or _of_several_posts(encounter, guests)


def _of_several_posts(encounter: Encounter, guests: Meant) -> bool:
    """Whether somebody goes round several officials of one state, each named in a post of his own."""
    posts = [
        (h.office.cls, h.office.portfolio)
        for p in guests.persons
        if p.classes & OF_STATES and (h := p.role) is not None
    ]
    many = len(posts) >= SEVERAL and len(posts) == len(guests.persons)
    return many and encounter.type == "meeting" and len(set(posts)) == len(posts)
