"""The event or events that one encounter tells: its parties resolved, its sides completed, its guests told apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.encounters.drafts import Draft, of_one_state
from extractors.encounters.frames import Encounter, country_of
from extractors.events.counterparts import (
    at_home,
    at_the_hosts,
    at_their_posts,
    cross,
    of_the_same,
    on_their_journey,
    side_by_side,
)
from extractors.events.gatherings import of_bodies
from extractors.events.guests import at_one_table, came_together, met_apart, only_guests, sit_together, with_letters
from extractors.events.journeys import visits_of
from extractors.events.left_out import fill_in
from extractors.events.telling import Telling
from extractors.patterns.matching import Mark
from extractors.persons.meant import Meant, as_one
from extractors.references.antecedents import References
from extractors.sentence.syntax import Reading

# Told without its parties, one of these is of the parties to the encounter being told.
ANSWERING = ("press_conference", "signing", "dialogue")
# A list of guests of several countries is a list of these, one for each.
SERIAL = ("meeting", "message", "phone_call", "video_meeting")


def drafts_of(
    encounter: Encounter, references: References, current: Draft | None, reading: Reading, told: Sequence[Draft]
) -> list[Draft]:
    """The event or events that one encounter tells: a list of guests from several countries is a list of meetings."""
    telling = Telling(encounter, references, current, reading, told)
    meant = references.parties(encounter, current)
    if references.only_tells(meant.get("s", Meant())) and encounter.type in SERIAL:
        return []
    if encounter.type == "credentials" and encounter.destinations:
        return [draft for place in encounter.destinations if (draft := _accredited(telling, place, meant))]
    if encounter.type == "visit":
        return visits_of(telling, meant)
    if not fill_in(telling, meant):
        return []
    at_the_hosts(meant, telling.says("host"), references.countries.near(encounter))
    subject = meant.get("s", Meant())
    others = [m for slot, m in meant.items() if slot != "s"]
    if not subject and only_guests(encounter, others):
        # A country receives envoys of several others: those received do not meet each other.
        host = None if encounter.pronoun else references.countries.acting_country(encounter)
        if host is None:
            return []
        subject = Meant(sides=[host])
    host = telling.says("host")
    receiving = meant.get(host) if host else None
    if encounter.type == "credentials" and receiving and any("ambassador" in p.classes for p in receiving.persons):
        # An ambassador is given letters by his own state.
        return []
    subject, guests, table = _told_apart(telling, subject, others)
    drafts = []
    for guest in guests:
        draft = telling.new()
        draft.add(subject)
        draft.add(guest)
        _second_party(telling, draft, subject, guest)
        _of_the_sentence(telling, draft)
        if receiving:
            if len(draft.parties) < 2 and draft.family == "talks":
                at_home(draft, receiving, encounter, references)
            draft.host = receiving.seat
        _of_the_article(telling, draft)
        if (table and draft.type == "meeting") or sit_together(draft, encounter, subject, others):
            # The ministers of several countries have met.
            draft.type = "conference"
        if draft.family == "ceremony":
            _honoured(telling, draft)
        drafts.append(draft)
    return drafts


def _told_apart(telling: Telling, subject: Meant, others: list[Meant]) -> tuple[Meant, list[Meant], bool]:
    """Who was met by whom: the one party to all events, the other of each, and whether all sat at one table."""
    encounter, references = telling.encounter, telling.references
    single = len(others) == 1 and bool(subject.persons or subject.sides) and encounter.type in SERIAL
    came = [mark for slot, mark in encounter.parties.items() if slot != "s" or len(subject.split()) > 1]
    single = (
        single
        and not telling.says("together")
        and not (any(map(as_one, came)) and not references.apart(encounter, telling.reading))
    )
    said = telling.reading.chunks.text[encounter.start : encounter.end].lower()
    # Those who wait for a guest at the airport stand there together, of whatever side or body.
    single = single and not (telling.says("host") == "b" and references.matches("greeted", said))
    single = single and not references.at_once(encounter, others)
    table = single and at_one_table(encounter, subject, others[0], references)
    single = single and not table and not came_together(encounter, subject, telling.told)
    single = single and not with_letters(encounter, subject, telling.current)
    # Two of two countries who meet others meet them together.
    single = single and not (encounter.type != "message" and len(subject.split()) > 1 and len(others[0].split()) > 1)
    if not single:
        return subject, [_all(others)], table
    side_by_side(subject, others[0])
    apart = met_apart(encounter, subject, others[0], references, telling.reading, telling.told)
    guests = others[0].split(apart=apart)
    if telling.says("host") == "b" and len(subject.split()) > 1:
        # Received by one host: the guests stand before the verb.
        return others[0], subject.split(), table
    if encounter.type == "message" and len(subject.split()) > 1 and len(guests) == 1:
        # Each of several senders of several countries has written.
        return others[0], subject.split(), table
    return subject, guests or [Meant()], table


def _second_party(telling: Telling, draft: Draft, subject: Meant, guest: Meant) -> None:
    """Give an event of one side the other that the parties of its own words or of the message before it show."""
    if len(draft.parties) > 1 or draft.family not in ("talks", "press", "signing", "message"):
        return
    encounter, current = telling.encounter, telling.current
    cross(draft, subject, guest, encounter, telling.reading, telling.references)
    if len(draft.parties) < 2 and draft.family in ("message", "talks") and (draft.persons or draft.sides):
        for place in encounter.destinations:
            draft.sides.setdefault(country_of(place), place)
    if current is not None and current.family == draft.family == "message":
        of_the_same(draft, subject, guest, current)


def _of_the_sentence(telling: Telling, draft: Draft) -> None:
    """Add the sides and bodies that the words of the encounter name beside its parties."""
    encounter, reading = telling.encounter, telling.reading
    if draft.family == "signing":
        _join(draft, ((str(p.value) if p.kind == "organization" else country_of(p), p) for p in encounter.destinations))
    if telling.says("states"):
        for mark in reading.chunks.every("country", "adjective"):
            if encounter.start <= mark.start < encounter.end and mark.value:
                draft.sides.setdefault(country_of(mark), mark)
    of_bodies(draft, encounter, reading)


def _of_the_article(telling: Telling, draft: Draft) -> None:
    """Give an event of one side the other that the article shows: in talks told before it or in countries named."""
    encounter, references, reading = telling.encounter, telling.references, telling.reading
    if len(draft.parties) < 2 and not of_one_state(draft) and not _referring(draft, telling.current):
        _join(draft, references.countries.between(reading, signing=draft.family == "signing", among=draft.parties))
    if draft.type == "dialogue" and len(draft.parties) < 2 and "repeats" not in encounter.rule.data:
        _join(draft, references.countries.around(encounter.sentence, draft.parties))
    on_their_journey(draft, telling.told, references.countries if encounter.further else None)
    at_their_posts(draft, references.countries.home, telling.told)
    signed_by_others = _others_sign(encounter, reading)
    if len(draft.parties) < 2 and encounter.type in ANSWERING and not signed_by_others:
        _join_talks(draft, telling, crowning=_crowns(telling))
    if draft.family != "signing":
        return
    if len(draft.parties) < 2 and not draft.persons and not signed_by_others:
        _join(draft, references.countries.before(encounter.sentence))
    if len(draft.parties) < 2:
        # Others sign for the sides of those who look on.
        draft.add(Meant(references.witnesses(reading)))


def _join(draft: Draft, named: Iterable[tuple[str, Mark]]) -> None:
    """Add countries and bodies named to an event that has them not yet."""
    for name, mark in named:
        (draft.organizations if mark.kind == "organization" else draft.sides).setdefault(name, mark)


def _honoured(telling: Telling, draft: Draft) -> None:
    """Add to a ceremony the country whose day it is, and that of the town which welcomes the guest."""
    encounter, references = telling.encounter, telling.references
    if encounter.destination is not None:
        draft.sides.setdefault(country_of(encounter.destination), encounter.destination)
    if len(draft.parties) == 1 and references.welcomes(encounter):
        town = references.countries.place_of(encounter)
        if town is not None:
            draft.sides.setdefault(country_of(town), town)


def _referring(draft: Draft, current: Draft | None) -> bool:
    """Whether words like "this meeting" speak of the encounter told before, of one who took part in it."""
    if current is None or not draft.told[0].anaphora or len(current.parties) < 2:
        return False
    return bool(draft.persons) and set(draft.persons) <= set(current.persons)


def _others_sign(encounter: Encounter, reading: Reading) -> bool:
    """Whether a name that is no official's stands right before the verb: a company or body signs."""
    return any(0 <= encounter.start - m.end <= 1 for m in reading.chunks.every("name", "company"))


def _crowns(telling: Telling) -> bool:
    """Whether the words before a signing say that it ended a session."""
    encounter, reading = telling.encounter, telling.reading
    words = reading.chunks.text[reading.sentence.start : encounter.end].lower()
    return encounter.type == "signing" and telling.references.matches("crowned", words)


def _join_talks(draft: Draft, telling: Telling, *, crowning: bool) -> None:
    """A signing or press conference told without its parties is that of the talks told last that they took part in.

    One that crowned a session is told of those who led it.
    """
    earlier = [d for d in (telling.current, *reversed(telling.told)) if d is not None]
    fit = [d for d in earlier if all(p in d.persons for p in draft.persons)]
    if draft.family == "signing" and draft.parties:
        # Another pair of officials signs: of the two sides told of.
        fit += [d for d in earlier if len(d.parties) == 2 and draft.parties <= d.parties]
    current = next((d for d in fit if len(d.parties) > 1), None)
    if current is None:
        return
    if draft.type == "press_conference" or (crowning and not draft.persons and current.type == "dialogue"):
        draft.persons.extend(p for p in current.persons if p not in draft.persons)
    for code, mark in current.sides.items():
        draft.sides.setdefault(code, mark)
    for name, mark in current.organizations.items():
        draft.organizations.setdefault(name, mark)


def _all(meants: Iterable[Meant]) -> Meant:
    total = Meant()
    for meant in meants:
        total.join(meant)
    return total


def _accredited(telling: Telling, place: Mark, meant: dict[str, Meant]) -> Draft | None:
    """Letters of credence for a country of which nobody is named."""
    envoy = meant.get("s", Meant())
    if not envoy.persons or envoy.side in (None, country_of(place)):
        return None
    draft = telling.new()
    draft.add(envoy)
    draft.sides[country_of(place)] = place
    draft.host, draft.destination = country_of(place), place
    return draft
