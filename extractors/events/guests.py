"""Whether guests came together (in one delegation, with their letters, to a conference) or were met one by one."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.encounters.drafts import FAMILY, Draft
from extractors.encounters.frames import Encounter
from extractors.patterns.matching import Mark
from extractors.persons.meant import Meant, as_one
from extractors.persons.offices import Office
from extractors.persons.people import OF_STATES, SEATS, Person
from extractors.references.antecedents import References
from extractors.sentence.syntax import Reading

# Officials of as many countries, told by one plural, sit in a conference; whoever meets as many of one state, in posts
# of their own, goes round them.
SEVERAL = 3
# Those whom a host receives at one time, of however many countries.
HOSTED = {"ambassador", "envoy"}


def with_letters(encounter: Encounter, subject: Meant, current: Draft | None) -> bool:
    """Whether ambassadors of several countries are received who have just been told to bring their letters."""
    if current is None or current.type != "credentials" or not set(subject.persons) & set(current.persons):
        return False
    return any(m.kind == "office" and m.value.cls == "ambassador" for m in encounter.parties.values())


def sit_together(draft: Draft, encounter: Encounter, subject: Meant, others: Sequence[Meant]) -> bool:
    """Whether officials of three countries or more meet: no host with envoys, no two who call on a third."""
    if draft.type != "meeting" or len(draft.sides) < SEVERAL or any(map(as_one, encounter.parties.values())):
        return False
    if any("ambassador" in p.classes for p in draft.persons):
        return False
    if any(m.kind == "office" and m.value.cls in HOSTED for m in draft.unnamed):
        return False
    own = {code for code, _ in subject.sides} | {p.side for p in subject.persons}
    apart = not own & {p.side for other in others for p in other.persons}
    return not any(others) or len(subject.split()) < 2 or (len(own) >= SEVERAL and apart)


def at_one_table(encounter: Encounter, subject: Meant, guests: Meant, references: References) -> bool:
    """Whether those who meet are of three countries or more, and the text speaks of them as such."""
    whole = Meant([*subject.persons, *guests.persons], [*subject.sides, *guests.sides])
    bodies = {p.organization for p in whole.persons if p.organization and not p.side}
    several = len({code for code, _ in whole.sides} | {p.side for p in whole.persons if p.side} | bodies) >= SEVERAL
    hosted = any(_is_hosted(m) for m in encounter.parties.values())
    hosted = hosted or sum("ambassador" in p.classes for p in whole.persons) > 1
    return several and not hosted and encounter.type != "message" and references.of_several(encounter)


def _is_hosted(mark: Mark) -> bool:
    """Whether a mark tells of envoys of several countries, whom a host receives one after the other."""
    return mark.kind == "office" and mark.value.cls in HOSTED and mark.value.number > 1


def came_together(encounter: Encounter, subject: Meant, told: Sequence[Draft]) -> bool:
    """Whether "they", who are received, have just been told to travel there together."""
    here = [d for d in told if d.type == "visit" and encounter.sentence in d.sentences]
    journey = {id(d.told[0]) for d in here if set(d.persons) & set(subject.persons)}
    return bool(encounter.pronoun) and len(subject.persons) > 1 and len(journey) == 1


def only_guests(encounter: Encounter, others: Sequence[Meant]) -> bool:
    """Whether an encounter whose subject is not known names officials of several countries as those met."""
    if encounter.type != "meeting" or encounter.rule.data.get("subject", "left") != "left":
        return False
    kinds = {mark.kind for mark in encounter.parties.values()}
    told = {code for other in others for code, _ in other.sides} | {p.side for other in others for p in other.persons}
    several = len(told) > 1 if kinds == {"office"} else kinds == {"group"} and len(told - {None}) > 2
    return len(others) == 1 and several


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
    if references.apart(encounter, reading):
        return True
    words = reading.chunks.text[encounter.start : encounter.end].lower()
    if _of_several_seats(encounter, guests, references):
        return True
    heads = any(p.classes & SEATS for p in guests.persons)
    if heads and encounter.status == "planned" and references.matches("talks_in_plural", words):
        # Talks to come told in the plural, with a president and one of his ministers, are as many.
        return True
    return not _told_before(subject, told) and references.each_told_of(encounter, guests)


def _told_before(subject: Meant, told: Sequence[Draft]) -> bool:
    """Whether talks of those who meet with somebody else have been told already, beside a session."""
    talks = [d for d in told if d.family == "talks" and d.type != "dialogue"]
    return any(set(d.persons) & set(subject.persons) and set(d.persons) - set(subject.persons) for d in talks)


def _of_several_seats(encounter: Encounter, guests: Meant, references: References) -> bool:
    """Whether guests head several institutions of one state: a president and a speaker receive each for themselves."""
    if FAMILY[encounter.type] != "talks":
        return False
    if _of_several_posts(encounter, guests):
        return True
    if len({p.side for p in guests.persons}) != 1:
        return False
    heads: list[set[tuple[str, str]]] = []
    for person in guests.persons:
        held = [h.office for h in person.held if not references.is_deputys(h.office)]
        seats = {seat for office in held if (seat := _seat_of(office, person)) is not None}
        seats = seats or (set() if person.held else {(cls, "") for cls in person.classes & SEATS})
        if seats and all(seats.isdisjoint(other) for other in heads):
            heads.append(seats)
    return len(heads) > 1


def _seat_of(office: Office, person: Person) -> tuple[str, str] | None:
    """The institution that a post heads; of the speakers of two chambers each heads one of his own."""
    if office.cls == "counterpart" and len(found := person.classes & SEATS) == 1:
        return next(iter(found)), ""
    if office.cls not in SEATS:
        return None
    return office.cls, office.role.lower() if office.cls == "speaker" else ""


def _of_several_posts(encounter: Encounter, guests: Meant) -> bool:
    """Whether somebody goes round several officials of states and organisations, each in a post of his own."""
    posts = [
        (h.office.cls, h.office.portfolio, p.stands_for)
        for p in guests.persons
        if (p.classes & OF_STATES or p.organization) and (h := p.role) is not None
    ]
    many = len(posts) >= SEVERAL and len(posts) == len(guests.persons)
    return many and encounter.type == "meeting" and len(set(posts)) == len(posts)
