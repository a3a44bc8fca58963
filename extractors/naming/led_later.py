"""Who leads a delegation that was told of without its leader: "une délégation du FMI … Elle est conduite par X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.encounters.frames import Encounter
from extractors.patterns.lexicon import Lexicon
from extractors.patterns.matching import Mark
from extractors.persons.meant import Meant, sent_by
from extractors.persons.people import OF_STATES, People, Person
from extractors.sentence.syntax import Reading

RULE = "led-later"
# Sentences behind those met that may say who led them.
REACH = 5


def name_leaders(
    readings: Sequence[Reading], encounters: Sequence[Encounter], people: People, lexicon: Lexicon
) -> None:
    """Take the leader whom a later sentence names into each delegation that meets somebody without one.

    Args:
        readings: the sentences.
        encounters: what the frames found; their parties are changed.
        people: the persons of the article; a leader without a side gets the delegation's.
        lexicon: of the language.
    """
    for encounter in encounters:
        for slot, mark in list(encounter.parties.items()):
            if mark.kind not in ("delegation", "group") or people.named(mark):
                continue
            sent = sent_by(mark) if mark.kind == "delegation" else Meant()
            if len(sent.sides) + len(sent.organizations) != 1:
                continue
            others = people.named(*(m for other, m in encounter.parties.items() if other != slot))
            told = ((m, p) for m, p in _leaders(readings, encounter, people, lexicon) if p not in others)
            leader, person = next(told, (None, None))
            if leader is None or person is None or not _may_lead(person, sent):
                continue
            if not person.sides and sent.sides:
                person.sides.append((*sent.sides[0], RULE))
            elif not person.sides and not person.organizations and not person.classes & OF_STATES - {"head-of-state"}:
                person.organizations.append(sent.organizations[0])
            encounter.parties[slot] = replace(mark, parts=(*mark.parts, leader))


def _leaders(
    readings: Sequence[Reading], encounter: Encounter, people: People, lexicon: Lexicon
) -> Iterator[tuple[Mark, Person]]:
    """Whom the sentence of an encounter, from its words on, or one of the next says to lead those who have come."""
    behind = [r for r in readings[encounter.sentence : encounter.sentence + 1 + REACH] if r.sentence.kind != "caption"]
    for reading in behind:
        chunks = reading.chunks
        for found in lexicon.events.finditer("led_later", chunks):
            led = chunks.items[found.start("m")]
            if not isinstance(led, Mark) or led.start < encounter.start:
                continue
            if led.kind == "delegation" and sent_by(led):
                # Another one, or this one told again in full.
                continue
            if (named := people.named(led)) and (
                led.kind != "person" or _heads(led, found["t"] or found["u"], lexicon)
            ):
                yield led, named[0]


def _heads(mark: Mark, told: str | None, lexicon: Lexicon) -> bool:
    """Whether words told of a person, or else the post that the name stands in, say that this one leads."""
    office = mark.value.office
    return bool(told) or (office is not None and office.role.lower() in lexicon.words("roles", "heads_of_delegations"))


def _may_lead(person: Person, sent: Meant) -> bool:
    """Whether nothing told of a person is against coming from where a delegation came from."""
    codes = {code for code, _, _ in person.sides}
    bodies = {name for name, _ in person.organizations}
    if sent.sides:
        return codes <= {sent.sides[0][0]} and (not bodies or bool(codes))
    return not codes and bodies <= {sent.organizations[0][0]}
