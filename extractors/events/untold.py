"""Encounters told without one of their sides: the nearest words that name just the one that lacks settle it.

Asked when all events are known. Whatever only tells one of them again adds nothing, and where two countries could be
meant nothing is concluded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.encounters.drafts import Draft, of_one_state
from extractors.encounters.frames import Encounter, country_of
from extractors.events.two_sides import by_a_place, is_welcome, of_ambassadors
from extractors.events.unsettled import MEETING
from extractors.patterns.lexicon import Lexicon
from extractors.patterns.matching import Mark
from extractors.persons.meant import Meant
from extractors.persons.people import OF_STATES, People
from extractors.sentence.syntax import Reading

# Kinds of events of two sides.
OF_TWO = ("talks", "visit", "signing", "message")
# Posts whose holders are told of for their state.
FOR_STATES = OF_STATES | {"counterpart", "ambassador", "organization-head"}
# Parties told without a name.
SENT = ("office", "delegation", "group")
# How far behind a name the next of a list stands, a conjunction and an article between them.
AND = 6

Parties = dict[str, Mark | None]


def settle_the_untold(
    dropped: Sequence[Draft],
    drafts: Sequence[Draft],
    readings: Sequence[Reading],
    people: People,
    lexicon: Lexicon,
) -> list[Draft]:
    """Events of encounters that are in none yet, for want of a side that their own words do not name.

    Args:
        dropped: gathered, but no events for want of a side.
        drafts: the events.
        readings: the sentences.
        people: the persons of the article, with their sides.
        lexicon: of the language.
    """
    added: list[Draft] = []
    for draft in sorted((d for d in dropped if d.family in OF_TWO), key=lambda d: d.told[0].start):
        if is_welcome(draft, readings, lexicon) or by_a_place(draft, drafts) or draft.type == "credentials":
            continue
        whole = _made_whole(draft, drafts, readings, people, lexicon)
        if whole and not any(_tells_again(draft, other) for other in (*drafts, *added)):
            added.append(draft)
    return added


def _made_whole(
    draft: Draft, drafts: Sequence[Draft], readings: Sequence[Reading], people: People, lexicon: Lexicon
) -> bool:
    """Add the officials whom the sentence names and the one side that lacks; whether there are two then."""
    told = draft.told[0]
    reading = readings[told.sentence]
    if _is_not_of_officials(draft, reading) or _is_of_a_list(told, reading):
        return False
    present = told.parties.values() if draft.family == "visit" or told.pronoun else reading.chunks.every()
    tellers = lexicon.words("roles", "tellers")
    draft.add(Meant([p for p in people.named(*present) if p.official and not p.is_only(tellers)]))
    if of_one_state(draft) or len(draft.parties) > 2 or _is_part_of(draft, drafts):
        return False
    if draft.family == "visit" and _goes_home(draft):
        return False
    return len(draft.parties) > 1 or _take_the_other(draft, drafts, readings, people)


def _is_not_of_officials(draft: Draft, reading: Reading) -> bool:
    """Whether somebody private takes part, nobody who acts for a state, or a visit of nobody is named in passing."""
    if draft.persons:
        return any(not p.stands_for and not p.classes & MEETING for p in draft.persons)
    dated = any(m.kind == "date" and m.value.kind == "day" for m in reading.marks)
    in_passing = draft.family == "visit" and draft.told[0].anaphora and not dated
    return in_passing or not any(m.kind == "office" and m.value.cls in FOR_STATES for m in draft.unnamed)


def _is_of_a_list(told: Encounter, reading: Reading) -> bool:
    """Whether a party stands right behind a name of which nothing is understood, as the next of a list."""
    names = reading.chunks.every("name")
    return any(0 <= party.start - name.end <= AND for party in told.parties.values() for name in names)


def _is_part_of(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a visit shares the date and place of whom its sentence tells to be met, or writers are told to speak."""
    persons = set(draft.persons)
    if draft.family == "visit":
        return any(d.sentences & draft.sentences and persons & set(d.persons) for d in drafts)
    return draft.family == "talks" and any(d.family == "message" and persons & set(d.persons) for d in drafts)


def _goes_home(draft: Draft) -> bool:
    """Whether a traveller is on the way to the own country, or posted to another."""
    place = draft.told[0].destination
    return of_ambassadors(draft) or (place is not None and country_of(place) in {p.side for p in draft.persons})


def _take_the_other(draft: Draft, drafts: Sequence[Draft], readings: Sequence[Reading], people: People) -> bool:
    """Add the side named nearest beside the one that is known; whether there is just one."""
    for certain, sides, bodies in _named_near(draft, drafts, readings, people):
        others = (sides.keys() | bodies.keys()) - draft.parties
        if not others or not draft.parties:
            continue
        if len(others) > 1 or not certain:
            return False
        (other,) = others
        if other not in sides:
            draft.organizations[other] = bodies[other]
            return True
        draft.sides[other] = sides[other]
        if draft.family == "visit":
            draft.host = draft.host or other
        return True
    return False


def _named_near(
    draft: Draft, drafts: Sequence[Draft], readings: Sequence[Reading], people: People
) -> Iterator[tuple[bool, Parties, Parties]]:
    """Countries and bodies, each with the words that name it, by where they are named: the nearest first.

    With each place, whether it can tell who is meant: not where a pronoun or "this meeting" leads to another.
    """
    told = draft.told[0]
    travels = draft.family == "visit"
    reading = readings[told.sentence]
    named = not told.pronoun
    yield named, {code: m for m in reading.chunks.every(*SENT) for code in getattr(m.value, "sides", ())}, {}
    # A country beside talks may be their place or subject; a people's adjective is somebody's.
    yield named, {code: m for code, m in reading.countries if draft.family != "talks" or m.kind == "adjective"}, {}
    sides = {code: m for d in drafts for code, m in d.sides.items()}
    bodies = {name: m for d in drafts for name, m in d.organizations.items()}
    yield named and not told.anaphora and not travels, sides, bodies
    if told.sentence:
        before = readings[told.sentence - 1]
        persons = people.named(*before.chunks.every())
        stated = {p.side: p.side_mark for p in persons if p.side}
        bodies = {p.organization: p.side_mark for p in persons if p.organization and not p.side}
        yield True, stated | dict(before.countries), bodies


def _tells_again(draft: Draft, other: Draft) -> bool:
    """Whether an event has been told already: of the same sides, and not of other persons."""
    agree = draft.parties <= other.parties or other.parties <= draft.parties
    if other.family != draft.family:
        return other.type == "conference" and draft.parties <= other.parties
    mine, theirs = set(draft.persons), set(other.persons)
    if agree and (draft.told[0].anaphora or (draft.family == "visit" and draft.status == other.status)):
        return True
    return (bool(mine) and mine <= theirs) or (agree and (not mine or not theirs or bool(mine & theirs)))
