"""The event or events that one encounter tells: its parties resolved, its sides completed, its guests told apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.counterparts import (
    at_home,
    at_the_hosts,
    at_their_posts,
    cross,
    of_the_same,
    on_their_journey,
    side_by_side,
)
from extractors.drafts import Draft, of_one_state
from extractors.encounters import Encounter, country_of
from extractors.gatherings import of_bodies
from extractors.guests import at_one_table, came_together, met_apart, only_guests, sit_together, with_letters
from extractors.matching import Mark
from extractors.meant import Meant, as_one
from extractors.pairs import across
from extractors.references import References
from extractors.syntax import Reading

# Told without its parties, one of these is of the parties to the encounter being told.
ANSWERING = ("press_conference", "signing", "dialogue")
# A list of guests of several countries is a list of these, one for each.
SERIAL = ("meeting", "message", "phone_call", "video_meeting")


def drafts_of(
    encounter: Encounter, references: References, current: Draft | None, reading: Reading, told: Sequence[Draft]
) -> list[Draft]:
    """The event or events that one encounter tells: a list of guests from several countries is a list of meetings."""
    meant = references.parties(encounter, current)
    if references.only_tells(meant.get("s", Meant())) and encounter.type in SERIAL:
        return []
    if encounter.type == "credentials" and encounter.destinations:
        return [draft for place in encounter.destinations if (draft := _accredited(encounter, place, meant))]
    if encounter.type == "visit":
        goals = encounter.destinations or references.countries.invited_to(encounter, reading)
        places: list[Mark | None] = [*goals] or [None]
        visits = (_visit(encounter, place, one, references, reading) for place in places for one in _travellers(meant))
        return [draft for draft in visits if draft]
    if meant and "s" not in meant and encounter.rule.data.get("subject") == "near":
        meant["s"] = references.discourse_subject(meant)
        if encounter.anaphora and (hosts := _met_before(meant, told)):
            meant["s"] = hosts
        if not meant["s"] and not encounter.pronoun and not told:
            # At the beginning of an article nobody else can be meant than whom the sentence has named.
            meant["s"] = references.named_before(encounter, meant)
        trips = [d for d in told if d.type == "visit" and encounter.sentence in d.sentences and len(d.persons) == 1]
        if not meant["s"] and not encounter.pronoun and len(trips) == 1:
            # What the programme of a visit holds.
            meant["s"] = Meant(list(trips[0].persons))
    handed = encounter.type == "credentials" and "b" not in meant and not encounter.rule.data.get("object")
    if handed and (hosts := _received_before(told)):
        meant["b"] = hosts
    if meant and "s" not in meant and not encounter.pronoun and _of_somebody(encounter):
        meant["s"] = references.discourse_subject(meant) or references.only_one(encounter)
    if meant and encounter.rule.data.get("object"):
        him = _other_of_sentence(encounter, meant, told)
        him = him or references.discourse_subject(meant) or references.named_before(encounter, meant)
        if not him and len(meant.get("s", Meant()).split()) > 1:
            return []
        one_side = him.side is not None and him.side == meant.get("s", Meant()).side
        meant["b"] = across(meant, current) if one_side or not him else him
    at_the_hosts(meant)
    subject = meant.get("s", Meant())
    others = [m for slot, m in meant.items() if slot != "s"]
    if not subject and only_guests(encounter, others):
        # A country receives envoys of several others: those received do not meet each other.
        host = None if encounter.pronoun else references.countries.acting_country(encounter)
        if host is None:
            return []
        subject = Meant(sides=[host])
    single = len(others) == 1 and bool(subject.persons or subject.sides)
    single = single and encounter.type in SERIAL
    came = [mark for slot, mark in encounter.parties.items() if slot != "s" or len(subject.split()) > 1]
    single = single and not encounter.rule.data.get("together") and not any(map(as_one, came))
    single = single and not references.at_once(encounter, others)
    table = single and at_one_table(encounter, subject, others[0], references)
    single = single and not table and not came_together(encounter, subject, told)
    single = single and not with_letters(encounter, subject, current)
    # Two of two countries who meet others meet them together.
    single = single and not (encounter.type != "message" and len(subject.split()) > 1 and len(others[0].split()) > 1)
    if single:
        side_by_side(subject, others[0])
    apart = single and met_apart(encounter, subject, others[0], references, reading, told)
    guests = others[0].split(apart=apart) if single else [_all(others)]
    if single and encounter.rule.data.get("host") == "b" and len(subject.split()) > 1:
        # Received by one host: the guests stand before the verb.
        guests, subject = subject.split(), others[0]
    elif single and encounter.type == "message" and len(subject.split()) > 1 and len(guests) == 1:
        # Each of several senders of several countries has written.
        guests, subject = subject.split(), others[0]
    drafts = []
    for guest in guests or [Meant()]:
        draft = Draft(encounter.type, encounter.status, told=[encounter], sentences={encounter.sentence})
        draft.add(subject)
        draft.add(guest)
        if len(draft.parties) < 2 and draft.family in ("talks", "press", "signing", "message"):
            cross(draft, subject, guest, encounter, reading, references)
            if len(draft.parties) < 2 and draft.family in ("message", "talks") and (draft.persons or draft.sides):
                for place in encounter.destinations:
                    draft.sides.setdefault(country_of(place), place)
            if current is not None and current.family == draft.family == "message":
                of_the_same(draft, subject, guest, current)
        for place in encounter.destinations if draft.family == "signing" else ():
            if place.kind == "organization":
                draft.organizations.setdefault(str(place.value), place)
            else:
                draft.sides.setdefault(country_of(place), place)
        if encounter.rule.data.get("states"):
            for mark in reading.chunks.every("country", "adjective"):
                if encounter.start <= mark.start < encounter.end and mark.value:
                    draft.sides.setdefault(country_of(mark), mark)
        of_bodies(draft, encounter, reading)
        host = encounter.rule.data.get("host")
        receiving = meant.get(host) if host else None
        if receiving:
            if len(draft.parties) < 2 and draft.family == "talks":
                at_home(draft, receiving, encounter, references)
            draft.host = receiving.seat
        if len(draft.parties) < 2 and not of_one_state(draft) and not _referring(draft, current):
            for code, mark in references.countries.between(
                reading, signing=draft.family == "signing", among=draft.parties
            ):
                (draft.organizations if mark.kind == "organization" else draft.sides).setdefault(code, mark)
        on_their_journey(draft, told)
        at_their_posts(draft, references.countries.home, told)
        if len(draft.parties) < 2 and encounter.type in ANSWERING and not _others_sign(encounter, reading):
            _join_talks(draft, current, told, crowning=_crowns(encounter, reading, references))
        if (
            len(draft.parties) < 2
            and not draft.persons
            and draft.family == "signing"
            and not _others_sign(encounter, reading)
        ):
            for code, mark in references.countries.before(encounter.sentence):
                (draft.organizations if mark.kind == "organization" else draft.sides).setdefault(code, mark)
        if len(draft.parties) < 2 and draft.family == "signing":
            # Others sign for the sides of those who look on.
            draft.add(Meant(references.witnesses(reading)))
        if (table and draft.type == "meeting") or sit_together(draft, encounter, subject, others):
            # The ministers of several countries have met.
            draft.type = "conference"
        if draft.family == "ceremony" and encounter.destination is not None:
            # Whose day it is that is celebrated.
            draft.sides.setdefault(country_of(encounter.destination), encounter.destination)
        if draft.family == "ceremony" and len(draft.parties) == 1 and references.welcomes(encounter):
            # Whose town it is welcomes the guest.
            town = references.countries.place_of(encounter)
            if town is not None:
                draft.sides.setdefault(country_of(town), town)
        drafts.append(draft)
    return drafts


def _of_somebody(encounter: Encounter) -> bool:
    """Whether those met are told of as somebody's counterparts, who goes without saying."""
    return encounter.type in ("press_conference", "meeting") and any(
        m.kind == "office" and m.value.cls == "counterpart" and m.value.number == 1 for m in encounter.parties.values()
    )


def _received_before(told: Sequence[Draft]) -> Meant | None:
    """Who got the letters of credence told of last, where one more ambassador has handed over his."""
    last = next((d for d in reversed(told) if d.type == "credentials" and d.host), None)
    hosts = [p for p in last.persons if p.side == last.host] if last else []
    return Meant(hosts) if len(hosts) == 1 else None


def _other_of_sentence(encounter: Encounter, meant: dict[str, Meant], told: Sequence[Draft]) -> Meant:
    """Whom the sentence has just told to meet the subject: "X a reçu Y, qui lui a remis ses lettres"."""
    mine = meant.get("s", Meant()).persons
    same = next((d for d in reversed(told) if encounter.sentence in d.sentences and set(mine) & set(d.persons)), None)
    others = [p for p in same.persons if p not in mine] if same is not None else []
    return Meant(others) if len(others) == 1 else Meant()


def _met_before(meant: dict[str, Meant], told: Sequence[Draft]) -> Meant | None:
    """Whom those who are named of talks have been told to meet: "les échanges avec Y" are the talks told of Y."""
    named = [p for slot, m in meant.items() if slot != "s" for p in m.persons]
    met = [d for d in told if named and d.family == "talks" and all(p in d.persons for p in named)]
    others = [p for p in met[-1].persons if p not in named] if len(met) == 1 else []
    return Meant(others) if others else None


def _referring(draft: Draft, current: Draft | None) -> bool:
    """Whether words like "this meeting" speak of the encounter told before, of one who took part in it."""
    if current is None or not draft.told[0].anaphora or len(current.parties) < 2:
        return False
    return bool(draft.persons) and set(draft.persons) <= set(current.persons)


def _others_sign(encounter: Encounter, reading: Reading) -> bool:
    """Whether a name that is no official's stands right before the verb: a company or body signs."""
    return any(0 <= encounter.start - m.end <= 1 for m in reading.chunks.every("name", "company"))


def _crowns(encounter: Encounter, reading: Reading, references: References) -> bool:
    """Whether the words before a signing say that it ended a session."""
    words = reading.chunks.text[reading.sentence.start : encounter.end].lower()
    return encounter.type == "signing" and references.matches("crowned", words)


def _join_talks(draft: Draft, current: Draft | None, told: Sequence[Draft], *, crowning: bool = False) -> None:
    """A signing or press conference told without its parties is that of the talks told last that they took part in.

    One that crowned a session is told of those who led it.
    """
    earlier = [d for d in (current, *reversed(told)) if d is not None]
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


def _accredited(encounter: Encounter, place: Mark, meant: dict[str, Meant]) -> Draft | None:
    """Letters of credence for a country of which nobody is named."""
    envoy = meant.get("s", Meant())
    if not envoy.persons or envoy.side in (None, country_of(place)):
        return None
    draft = Draft(encounter.type, encounter.status, told=[encounter], sentences={encounter.sentence})
    draft.add(envoy)
    draft.sides[country_of(place)] = place
    draft.host, draft.destination = country_of(place), place
    return draft


def _travellers(meant: dict[str, Meant]) -> list[dict[str, Meant]]:
    """Leaders of several countries who are somewhere have come one by one."""
    slot = "s" if meant.get("s") else "b"
    whole = meant.get(slot, Meant())
    apart = whole.split()
    if len(meant) != 1 or len(apart) < 2 or any(len(one.persons) != 1 or one.side is None for one in apart):
        return [meant]
    return [{slot: one} for one in apart]


def _visit(
    encounter: Encounter, destination: Mark | None, meant: dict[str, Meant], references: References, reading: Reading
) -> Draft | None:
    """A visit: who travels, and the country travelled to where it is another one."""
    traveller = meant.get("b") or meant.get("s")
    if not traveller and encounter.rule.data.get("object"):
        traveller = references.discourse_subject({}) or None
    alone = not encounter.parties and encounter.pronoun is None
    near = encounter.rule.data.get("subject") == "near" or (alone and encounter.rule.data.get("subject") == "left")
    if not traveller and destination is not None and near:
        traveller = references.traveller(encounter, country_of(destination))
    if traveller is None:
        return None
    destination = destination or references.countries.aim(encounter, traveller.side, reading)
    home = destination is not None and traveller.side == country_of(destination)
    back = home and references.matches("homecoming", reading.words)
    if home and (back or encounter.rule.data.get("onward") or references.is_said_of(encounter)):
        return None
    if destination is not None and traveller.side == country_of(destination):
        # The host stands before the words of the visit: the traveller is the other one.
        traveller = references.traveller(encounter, country_of(destination))
        if traveller is None:
            return None
    if destination is None and encounter.anaphora and len({p.side for p in traveller.persons}) > 1:
        # The visits of leaders of several countries: of each to the other, in general.
        return None
    if encounter.pronoun and traveller.persons:
        # "They" go on from where they were: that country does not travel with them.
        traveller = Meant(traveller.persons)
    draft = Draft("visit", encounter.status, told=[encounter], sentences={encounter.sentence})
    draft.add(traveller)
    draft.destination = destination
    if destination is not None:
        code = country_of(destination)
        if code in draft.sides and len(draft.sides) == 1:
            return None
        draft.sides.setdefault(code, destination)
        draft.host = code
    return draft
