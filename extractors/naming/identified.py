"""Officials announced by a post alone and named after: "deux ambassadeurs. Il s'agit de X et de Y", one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.encounters.frames import Encounter
from extractors.naming.rounds import is_number, meet_each, post_of
from extractors.patterns.chunks import Chunks
from extractors.patterns.lexicon import OF_STATES as BODIES_OF_STATES
from extractors.patterns.lexicon import Lexicon
from extractors.patterns.matching import Mark
from extractors.persons.figures import figure
from extractors.persons.listed import singular
from extractors.persons.meant import sent_by
from extractors.persons.offices import Office
from extractors.persons.people import OF_STATES, People
from extractors.persons.roles import Named
from extractors.sentence.subjects import acting, first_actor
from extractors.sentence.syntax import Reading

RULE = "identified"
# Sentences after the encounter that may say who was meant.
REACH = 2
# The ceremony is told in between, where ambassadors bring their letters.
LETTERS_REACH = 3
# Classes of posts that say too little to know the holder by.
VAGUE = ("ambassador", "envoy", "leader", "guest")
HEAD = "organization-head"
# Those of whom one alone may be announced without a name.
ANNOUNCED = ("envoy", "guest")


def identify(readings: Sequence[Reading], encounters: Sequence[Encounter], people: People, lexicon: Lexicon) -> None:
    """Put those whom the next sentence names in the place of whom an encounter only announced.

    Args:
        readings: the sentences.
        encounters: what the frames found; their parties are changed.
        people: the persons of the article, to which those are added that stand beside a country only.
        lexicon: of the language.
    """
    if "identifying" not in lexicon.events:
        return
    opening = lexicon.events["identifying"]
    for encounter in encounters:
        if encounter.pronoun in lexicon.words("events", "plural_pronouns") and "s" not in encounter.parties:
            near = readings[max(0, encounter.sentence - 1) : encounter.sentence + 1]
            said = [m for r in near for m in r.chunks.every("office") if _many(m)]
            if said and encounter.type == "credentials":
                # "They are four who have presented their letters": the ambassadors spoken of.
                encounter.parties["s"] = said[-1]
        if encounter.pronoun in lexicon.words("events", "first_person") and "s" not in encounter.parties:
            _as_told(encounter, readings, lexicon)
        if encounter.rule.data.get("announced"):
            _as_announced(encounter, readings, opening)
            continue
        meet_each(encounter, readings[encounter.sentence], lexicon)
        for slot, mark in list(encounter.parties.items()):
            if further := _further_ones(readings[encounter.sentence].chunks, mark, lexicon):
                encounter.parties[slot] = Mark("group", mark.start, further[-1].end, None, (mark, *further))
                continue
            if mark.kind == "delegation" and (speaker := _coming_out(encounter, slot, readings, people, lexicon)):
                encounter.parties[slot] = Mark("group", mark.start, mark.end, None, (mark, speaker))
                continue
            if mark.kind == "office" and mark.value.cls == HEAD and (body := _only_body(mark, readings, lexicon)):
                encounter.parties[slot] = replace(mark, value=replace(mark.value, organizations=(body,)))
                continue
            if mark.kind != "office" or (
                mark.value.cls not in VAGUE and (mark.value.number < 2 or mark.value.sides or mark.value.organizations)
            ):
                continue
            if slot == "b" and (leader := _led_by(encounter, mark, readings, people, lexicon)):
                encounter.parties[slot] = leader
                continue
            sent = _sender(readings[encounter.sentence].chunks, mark, people, lexicon)
            if not mark.value.sides and sent:
                mark = replace(mark, value=replace(mark.value, sides=(sent,)))
                encounter.parties[slot] = mark
            if mark.value.number == 1 and mark.value.cls not in ANNOUNCED:
                continue
            if mark.value.cls == "envoy" and (envoy := _stepping_forward(encounter, slot, readings, people, lexicon)):
                encounter.parties[slot] = envoy
                continue
            if encounter.type == "credentials" and (listed := _behind_colon(encounter, readings, people, lexicon)):
                encounter.parties[slot] = Mark("group", mark.start, mark.end, None, listed)
                continue
            for reading in _behind(encounter, readings)[: LETTERS_REACH if encounter.type == "credentials" else REACH]:
                if not opening.match(reading.chunks.codes):
                    continue
                told = tuple(_told(reading, mark.value, people, lexicon))
                others = {code for p in people.named(*told) for code, _, _ in p.sides} - {*mark.value.sides}
                if told and (len(mark.value.sides) < 2 or not others):
                    encounter.parties[slot] = Mark("group", mark.start, mark.end, None, told)
                break


def _as_told(encounter: Encounter, readings: Sequence[Reading], lexicon: Lexicon) -> None:
    """Give an encounter told in the first person to who is said to have spoken, sentences later: "… », a écrit X"."""
    for reading in _behind(encounter, readings)[:REACH]:
        told = lexicon.events.search("teller", reading.chunks)
        teller = reading.chunks.items[told.start("who")] if told else None
        if told and lexicon.events["quoting"].search(reading.chunks.codes, 0, told.start()):
            return  # The words of a quotation of its own.
        if isinstance(teller, Mark):
            encounter.parties["s"], encounter.pronoun = teller, None
            return


def _behind_colon(
    encounter: Encounter, readings: Sequence[Reading], people: People, lexicon: Lexicon
) -> tuple[Mark, ...]:
    """The ambassadors listed at the end of the sentence that tells how many they are, each with a country."""
    chunks = readings[encounter.sentence].chunks
    number: Office | None = next((m.value for m in encounter.parties.values() if is_number(m)), None)
    found = lexicon.events.search("listed_behind", chunks)
    listed = chunks.items[found.start("m")] if found else None
    if number is None or not isinstance(listed, Mark) or listed.start < encounter.start:
        return ()
    persons = people.named(listed)
    for person in persons:
        if len(person.sides) == 1 and not person.held:
            alike = replace(number, number=1, sides=(person.sides[0][0],), role=singular(number.role, lexicon))
            people.appoint(person, alike, person.mentions[0], RULE)
    return (listed,) if all("ambassador" in p.classes for p in persons) else ()


def _behind(encounter: Encounter, readings: Sequence[Reading]) -> list[Reading]:
    """The sentences after an encounter, without captions."""
    return [r for r in readings[encounter.sentence + 1 :] if r.sentence.kind != "caption"]


def _stepping_forward(
    encounter: Encounter, slot: str, readings: Sequence[Reading], people: People, lexicon: Lexicon
) -> Mark | None:
    """Who speaks or brings a message in the first sentence with an actor, where an envoy without a name was received.

    "Il a reçu un émissaire du président X. Y, ministre de la Défense, a dit être porteur d'un message".
    """
    mark = encounter.parties[slot]
    hosts = [m for other, m in encounter.parties.items() if other != slot]
    chunks = readings[encounter.sentence].chunks
    posts = {m.value.cls for m in hosts if m.kind == "office"}
    known = {id(p) for p in people.named(*hosts, *(m for m in chunks.every() if m.end <= mark.start))}
    acts = ((r, first_actor(r.chunks, lexicon)) for r in _behind(encounter, readings)[:REACH])
    reading, first = next((act for act in acts if act[1] is not None), (None, None))
    person = people.of(first) if first is not None and first.kind == "person" else None
    if reading is None or person is None or id(person) in known or not person.held or person.classes & posts:
        return None
    sides = {code for code, _, _ in person.sides}
    sent = bool(sides & set(mark.value.sides))
    if not sent and ((sides and mark.value.sides) or not lexicon.events["as_envoy"].search(reading.words)):
        return None
    if not sides and len(mark.value.sides) == 1:
        person.sides.append((mark.value.sides[0], mark, RULE))
    return first


def _only_body(mark: Mark, readings: Sequence[Reading], lexicon: Lexicon) -> str | None:
    """The body that its head is told without ("le Secrétaire général"): the only one of states that the text names."""
    if mark.value.number > 1 or mark.value.sides or mark.value.organizations:
        return None
    rows = lexicon.tables["organizations"]
    named = {str(m.value) for r in readings for m in r.marks if m.kind == "organization"}
    bodies = {name for name in named if rows.get(name, {}).get("kind") in BODIES_OF_STATES}
    return bodies.pop() if len(bodies) == 1 else None


def _coming_out(
    encounter: Encounter, slot: str, readings: Sequence[Reading], people: People, lexicon: Lexicon
) -> Mark | None:
    """Who speaks in the next sentence on leaving the audience of a delegation that is named by a country alone."""
    sides = sent_by(encounter.parties[slot]).sides
    if encounter.type != "meeting" or len(sides) != 1 or people.named(encounter.parties[slot]):
        return None
    known = people.named(*(m for other, m in encounter.parties.items() if other != slot))
    (side, _), behind = sides[0], _behind(encounter, readings)
    if not behind or not lexicon.events.search("coming_out", behind[0].chunks):
        return None
    first = next((mark for _, mark in acting(behind[0].chunks, lexicon, "person")), None)
    person = people.of(first) if first is not None else None
    if person is None or person in known or not person.held or {code for code, _, _ in person.sides} - {side}:
        return None
    if not person.sides:
        person.sides.append((side, encounter.parties[slot], RULE))
    return first


def _led_by(
    encounter: Encounter, mark: Mark, readings: Sequence[Reading], people: People, lexicon: Lexicon
) -> Mark | None:
    """The delegation that the next sentence names the leader of, where some were met: "Elle est conduite par X"."""
    if mark.value.number < 2 or mark.value.sides or encounter.type != "meeting":
        return None
    for reading in _behind(encounter, readings)[:1]:
        found = lexicon.events["their_delegation"].match(reading.chunks.codes)
        led = reading.chunks.items[found.start("m")] if found else None
        if isinstance(led, Mark) and led.kind == "delegation":
            leaders = people.named(led)
            hosts = people.named(encounter.parties["s"]) if "s" in encounter.parties else []
            if leaders and not any(p in hosts for p in leaders):
                return led
    return None


def _further_ones(chunks: Chunks, mark: Mark, lexicon: Lexicon) -> list[Mark]:
    """The same post of other countries behind an official: "the ambassador of A and that of B"."""
    office = post_of(mark)
    found: list[Mark] = []
    at = chunks.place_of(mark)
    pattern = lexicon.events["that_of_too"]
    while at is not None and office and office.number == 1 and (match := pattern.match(chunks.codes, at + 1)):
        place = chunks.items[match.start("c")]
        if isinstance(place, Mark):
            found.append(Mark("office", place.start, place.end, replace(office, sides=place.value[:1])))
        at = match.end() - 1
    return found


def _tells_a_country(office: Office, announced: Office) -> bool:
    """Whether a post without a name says whom an ambassador announced speaks for."""
    if office.number > 1:
        return len(office.sides) > 1
    return office.cls == announced.cls == "ambassador" and len(office.sides) == 1


def _as_announced(encounter: Encounter, readings: Sequence[Reading], opening: re.Pattern[str]) -> None:
    """Make those whom one of the next sentences names the guests of an encounter that was told of no one."""
    for reading in readings[encounter.sentence + 1 : encounter.sentence + 1 + REACH]:
        if opening.match(reading.chunks.codes):
            marks = reading.chunks.every("person", "group", "delegation")
            if marks:
                encounter.parties["b"] = Mark("group", encounter.start, encounter.end, None, tuple(marks))
            return


def _many(mark: Mark) -> bool:
    """Whether ambassadors are told of as a number."""
    return bool(mark.value.cls == "ambassador" and mark.value.number > 1)


def _sender(chunks: Chunks, mark: Mark, people: People, lexicon: Lexicon) -> str | None:
    """The country of who sent an envoy without a name: "un émissaire du président X"."""
    if mark.value.cls != "envoy":
        return None
    at = chunks.place_of(mark)
    found = lexicon.events["sender"].match(chunks.codes, at + 1) if at is not None else None
    sender = chunks.items[found.start("m")] if found else None
    person = people.of(sender) if isinstance(sender, Mark) else None
    if person is None or person.sides:
        return person.sides[0][0] if person else None
    known = figure(person.name, lexicon)
    return known.side if known else None


def _told(reading: Reading, announced: Office, people: People, lexicon: Lexicon) -> Iterator[Mark]:
    """Who a sentence names: persons, names beside a country, and plurals of several countries."""
    chunks = reading.chunks
    found: list[Mark] = []
    taken: set[str] = set()
    for source in ("name_of", "of_name", *(["name_alone"] if announced.cls == "envoy" else [])):
        for match in lexicon.events[source].finditer(chunks.codes):
            names = chunks.marks(*match.span("n"), "name")
            alone = replace(names[0], kind="office", value=replace(announced, number=2))
            place = chunks.items[match.start("c")] if "c" in match.re.groupindex else alone
            name = chunks.text[names[0].start : names[-1].end]
            if not isinstance(place, Mark) or " " not in name or name in taken or people.find(name) is not None:
                continue
            taken.add(name)
            if place.kind == "office" and (place.value.number < 2 or len(place.value.sides) != 1):
                continue
            sides = place.value.sides if place.kind == "office" else place.value[:1] if place.kind == "country" else ()
            bodies = () if sides else (place.value,)
            role = singular(announced.role, lexicon)
            held = replace(announced, number=1, sides=sides, organizations=bodies, role=role)
            found.append(Mark("person", names[0].start, names[-1].end, Named(name, held, RULE)))
            people.add(found[-1])
    alike = replace(announced, number=1, role=singular(announced.role, lexicon))
    for match in lexicon.events["that_of"].finditer(chunks.codes):
        place = chunks.items[match.start("c")]
        if isinstance(place, Mark):
            found.append(Mark("office", place.start, place.end, replace(alike, sides=place.value[:1])))
    for match in lexicon.events["of_person"].finditer(chunks.codes):
        place, named = chunks.items[match.start("c")], chunks.items[match.start("m")]
        person = people.of(named) if isinstance(named, Mark) else None
        if isinstance(place, Mark) and isinstance(named, Mark) and person is not None and not person.held:
            people.appoint(person, replace(alike, sides=place.value[:1]), named, RULE)
    marks = chunks.every("person", "group", "office")
    for mark in marks:
        for person in people.named(mark):
            if (
                not person.sides
                and (person.classes & OF_STATES or not person.organizations)
                and len(announced.sides) == 1
            ):
                person.sides.append((announced.sides[0], mark, RULE))
    found += [m for m in marks if m.kind != "office" or _tells_a_country(m.value, announced)]
    yield from sorted(found, key=lambda m: m.start)
