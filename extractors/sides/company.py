"""Whom a traveller brings along: of the same side, and of the journey that the text tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from extractors.encounters.drafts import INFERRED
from extractors.persons.meant import Meant, sent_by
from extractors.persons.people import OF_STATES
from extractors.sentence.syntax import ACTORS, Reading
from extractors.sides.home_signs import FOREIGN

if TYPE_CHECKING:
    from extractors.encounters.drafts import Draft
    from extractors.encounters.frames import Encounter
    from extractors.patterns.lexicon import Lexicon
    from extractors.patterns.matching import Mark
    from extractors.persons.people import People, Person

# How far before those who are listed a word like "delegation" may stand, in characters.
NEAR = 30
# Between those listed and the words of whom the last one brings.
ARTICLE = 3
# Families of events that a delegation travels to.
JOURNEYS = ("visit", "multilateral")


def settle_company(
    people: People, readings: Sequence[Reading], encounters: Sequence[Encounter], lexicon: Lexicon
) -> None:
    """Whom an official brings along is of the same side: "le Premier ministre X, accompagné de la ministre Y".

    Of whom a delegation is told to consist, of the country or organisation that it is named by.
    """
    consisting = lexicon.events["consisting"]
    for reading in readings:
        before: Mark | None = None
        for mark in reading.chunks.every("companion", "delegation"):
            words = reading.chunks.text[mark.start : mark.end].lower()
            if mark.kind == "delegation":
                before = mark
            elif mark.value == "team" and mark.parts[0].kind == "delegation":
                _of_the_delegation(people.named(*mark.parts[1:]), sent_by(mark.parts[0]), lexicon)
            elif before is not None and mark.start - before.end < ARTICLE and consisting.match(words):
                _of_the_delegation(people.named(mark), sent_by(before), lexicon)
    for _, mark, leader in _brought_along(people, readings, encounters, lexicon):
        for person in people.named(mark) if leader.side else ():
            if person.stands_for is None and person is not leader:
                if person.role is not None and person.role.office.cls in FOREIGN and not leader.classes & set(FOREIGN):
                    continue
                person.settle_side(leader.side, leader.side_mark, "in-company")


def _of_the_delegation(members: Sequence[Person], sent: Meant, lexicon: Lexicon) -> None:
    own = [(code, mark) for name, mark in sent.organizations if (code := lexicon.country_of(name))]
    for person in members:
        if person.stands_for is not None or person.sides:
            continue
        if sent.sides or own:
            # A body of one country speaks for it.
            person.settle_side(*[*sent.sides, *own][0], "in-company")
        elif sent.organizations and not person.classes & OF_STATES:
            person.settle_organization(*sent.organizations[0], "in-company")


def settle_attendance(people: People, readings: Sequence[Reading], lexicon: Lexicon) -> None:
    """Who is only listed as present, without a country, is of the one that the article leaves unsaid.

    Beside officials of an organisation, whoever is of no state is of that organisation.
    """
    brought = tuple(lexicon.tables["roles"].get("brought", ()))
    sent = {p.side for p in people.all if "ambassador" in p.classes and p.sides}
    rank = tuple(lexicon.tables["roles"].get("rank_at_home", ()))
    for reading in readings:
        for mark in reading.chunks.every("companion"):
            body: str | None = None
            words = reading.chunks.text[mark.start : mark.end].lower().lstrip(" ,")
            there = mark.value in ("attendance", "team") or (
                mark.value == "companion" and not words.startswith(brought)
            )
            present = people.named(mark) if there else []
            stated = {p.side for p in present if p.sides and p.side and not p.classes & set(FOREIGN)} - sent
            for person in present:
                goes_on = person.side_rule == "country-named-most" or (
                    person.side_rule == "agency-home" and present[0].sides and present[0].side in stated
                )
                if len(stated) == 1 and not person.sides and goes_on:
                    # One of them is told to be of a country: those beside, whose country goes unsaid, are of it.
                    person.side = next(iter(stated))
                    person.side_rule = "in-company"
                open_ = person.stands_for is None
                if open_ and body and person.role is not None and not person.classes & OF_STATES:
                    person.organization = body
                elif open_ and ("ambassador" not in person.classes or (sent and person.is_only(rank))):
                    # Beside an ambassador of others, one without a country is a diplomat of the hosts.
                    person.side = people.home
                if open_ and person.stands_for:
                    person.side_mark, person.side_rule = person.mentions[0], "in-company"
                body = person.organization


def travel_along(
    drafts: Sequence[Draft],
    readings: Sequence[Reading],
    people: People,
    encounters: Sequence[Encounter],
    lexicon: Lexicon,
) -> None:
    """Take those whom somebody brings along into the journey told last of that one, unless talks are told there.

    Args:
        drafts: the events; changed in place.
        readings: the sentences.
        people: the persons of the article, with their sides.
        encounters: what the frames found.
        lexicon: of the language.
    """
    journeys = [d for d in drafts if d.family in JOURNEYS]
    met = {e.sentence for d in drafts if d.family not in JOURNEYS for e in d.told}
    for number, mark, leader in _brought_along(people, readings, encounters, lexicon):
        own = [d for d in journeys if leader in d.persons and min(d.sentences) <= number]
        if not own or number in met or mark.value not in ("companion", "team", "attendance"):
            continue
        last = max(own, key=lambda d: max(n for n in d.sentences if n <= number))
        for draft in own:
            # On all that one sets out for in one breath: two countries, a country and the summit held there.
            if draft is last or draft.sentences & last.sentences:
                draft.add(Meant([p for p in people.named(mark) if p.side and p.side == leader.side]))


def side_with(person: Person, current: Draft, present: Sequence[Person]) -> None:
    """Who is only said to be there is one of the host's, or of the only state that takes part.

    So is whoever was only concluded to be of a country that does not take part; beside an ambassador posted to neither
    of both, it is the ambassador's.
    """
    guessed = person.side_rule in (*INFERRED, "in-company") and not person.sides and person.role is not None
    if person.organization is not None or person.side in current.parties or (person.side is not None and not guessed):
        return
    own = {p.side for p in present if p.accredited and p.accredited.isdisjoint(current.parties)} & set(current.sides)
    guests = [side for side in current.sides if side != current.host]
    if not own and current.host and len(guests) == 1 and person.classes & set(FOREIGN) and not person.accredited:
        # A diplomat of no country told is posted with the host.
        own = {guests[0]}
    states = own or ({current.host} if current.host else set(current.sides))
    if len(states) == 1:
        person.settle_side(states.pop(), person.mentions[0], "in-company")


def _brought_along(
    people: People, readings: Sequence[Reading], encounters: Sequence[Encounter], lexicon: Lexicon
) -> Iterator[tuple[int, Mark, Person]]:
    """The companies that an article tells of: the sentence, the company, and who brings it."""
    roles = lexicon.tables["roles"]
    brought, teams = tuple(roles.get("brought", ())), tuple(roles.get("teams", ()))
    both, latter = lexicon.events["brought_by_both"], lexicon.events["the_latter"]
    last_named: Person | None = None
    followed: Person | None = None
    traveller: Person | None = None
    for number, reading in enumerate(readings):
        chunks, sentence = reading.chunks, reading.sentence
        traveller = _traveller(number, people, encounters) or traveller
        here: Person | None = None
        subject: Person | None = None
        beside: Mark | None = None
        for mark in chunks.every(*ACTORS, "companion"):
            if mark.kind != "companion":
                here = _one(mark, people, traveller, followed) or (None if mark.kind == "group" else here)
                subject = subject or here
                beside = mark
                continue
            words = chunks.text[mark.start : mark.end].lower()
            if beside is not None and beside.kind == "group" and 0 <= mark.start - beside.end < ARTICLE:
                # Of whom the list names last, unless both have come: "X and Y, with her adviser Z".
                last = people.named(beside)[-1:]
                here = last[0] if last and not both.match(words) else None
            leader: Person | None = None
            near = chunks.text[max(sentence.start, mark.start - NEAR) : mark.start].lower()
            if mark.value == "team" or (mark.value == "attendance" and any(team in near + words for team in teams)):
                if any(word in chunks.text[sentence.start : mark.start].lower() for word in brought):
                    # "Accompanied by a delegation that includes X": of whom the sentence tells.
                    traveller = here or followed or traveller
                named = {c for m in chunks.every("adjective") for c in m.value}
                leader = traveller if traveller and named <= {traveller.side} else None
            elif latter.match(chunks.text[sentence.start : mark.start].lower()) and words.lstrip(" ,").startswith(
                brought
            ):
                # "The latter, who was accompanied by Z": whom the sentence before names last.
                leader = last_named
            elif words.lstrip(" ,").startswith(brought):
                leader = here or (followed if chunks.text[sentence.start : mark.start].strip() else None)
                if leader is None and len(behind := [m for m in chunks.every(*ACTORS) if m.start > mark.end]) > 0:
                    # "Accompanied by Z, X has arrived."
                    leader = _one(behind[0], people, traveller, followed)
            if leader is not None:
                yield number, mark, leader
        followed = _guest(number, people, encounters) or subject or followed
        last_named = next(reversed(people.named(*chunks.every(*ACTORS))), last_named)


def _guest(number: int, people: People, encounters: Sequence[Encounter]) -> Person | None:
    """Who was received in a sentence: the next one tells whom such a one brought."""
    met = [e for e in encounters if e.sentence == number and e.rule.data.get("host") in e.parties][:1]
    guests = people.named(*(m for e in met for slot, m in e.parties.items() if slot != e.rule.data["host"]))
    return guests[0] if len(guests) == 1 else None


def _one(mark: Mark, people: People, *likely: Person | None) -> Person | None:
    """The one person that a name, or a post told without it, means: the first of those who are ``likely`` to be."""
    if mark.kind == "person":
        return people.of(mark)
    if mark.kind != "office" or mark.value.number > 1:
        return None
    office = mark.value
    fit = [p for p in people.all if office.cls in p.classes and (not office.sides or p.side in office.sides)]
    return next((p for p in likely if p in fit), fit[0] if len(fit) == 1 else None)


def _traveller(number: int, people: People, encounters: Sequence[Encounter]) -> Person | None:
    """Who is told to travel in a sentence."""
    for encounter in encounters:
        if encounter.sentence == number and encounter.type in ("visit", "conference"):
            party = encounter.parties.get("s") or encounter.parties.get("b")
            if party is not None and party.kind == "person":
                return people.of(party)
    return None
