"""Good wishes and condolences that one sentence announces as many, and whose senders the next ones name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.encounters.drafts import Draft
from extractors.encounters.frames import Encounter, country_of
from extractors.patterns.lexicon import Lexicon
from extractors.persons.meant import Meant
from extractors.persons.people import OF_STATES, People
from extractors.sentence.subjects import acting
from extractors.sentence.syntax import Reading

# Sentences after the announcement in which senders are named.
LISTED = 10
PAIR = 2
# Positions from the beginning of a sentence within which whom it begins with stands.
OPENING = 12


def name_the_senders(
    drafts: list[Draft],
    readings: Sequence[Reading],
    encounters: Sequence[Encounter],
    people: People,
    lexicon: Lexicon,
) -> None:
    """File what foreign leaders wrote to whom many messages were announced; letters told after it went there too.

    Args:
        drafts: the events; changed in place.
        readings: the sentences.
        encounters: what the frames found, in order of the text.
        people: the persons of the article, with their sides.
        lexicon: of the language.
    """
    for announced in encounters:
        if announced.type != "message" or "b" not in announced.parties or _has_sender(announced, people):
            continue
        addressed = _addressed(announced, readings[announced.sentence], people)
        words = readings[announced.sentence].words
        listed = lexicon.events["many_letters"].search(words) is not None
        if addressed.side is None or not (listed or lexicon.events["many_greet"].search(words)):
            continue
        at = announced.sentence
        for number in range(at + 1, min(at + 1 + LISTED, len(readings))):
            here = [d for d in drafts if number in d.sentences]
            for draft in here:
                if draft.type == "message" and len(draft.parties | {addressed.side}) == PAIR:
                    draft.add(addressed)
            if any(e.sentence == number for e in encounters):
                continue
            for draft in _written(announced, addressed, number, readings, people, lexicon, listed=listed):
                same = next((d for d in drafts if d.type == "message" and draft.persons[0] in d.persons), None)
                if same is None:
                    drafts.append(draft)
                else:
                    same.sentences.add(number)


def _has_sender(announced: Encounter, people: People) -> bool:
    """Whether the announcement itself names who wrote."""
    sender = announced.parties.get("s")
    return sender is not None and (bool(people.named(sender)) or (sender.kind == "office" and bool(sender.value.sides)))


def _addressed(announced: Encounter, reading: Reading, people: People) -> Meant:
    """To whom the letters went: persons, or the one country that is named behind the verb ("au peuple vietnamien")."""
    mark = announced.parties["b"]
    persons = [p for p in people.named(mark) if p.side]
    if not persons and mark.kind == "office" and len(mark.value.sides) == 1:
        # "the Guinean president", whom other sentences name.
        alike = [p for p in people.all if p.side == mark.value.sides[0] and mark.value.cls in p.classes]
        return Meant(alike) if len(alike) == 1 else Meant(sides=[(mark.value.sides[0], mark)])
    if persons:
        return Meant(persons)
    named = reading.chunks.every("country", "adjective")
    behind = {country_of(m): m for m in named if m.value and m.start >= announced.end}
    return Meant(sides=list(behind.items())) if len(behind) == 1 else Meant()


def _written(
    announced: Encounter,
    addressed: Meant,
    number: int,
    readings: Sequence[Reading],
    people: People,
    lexicon: Lexicon,
    *,
    listed: bool,
) -> list[Draft]:
    """The messages of leaders of other countries who act in a sentence of wishes, or with whom one of a list begins."""
    reading = readings[number]
    at = reading.sentence.start
    wishes = lexicon.events["wishes"].search(reading.words)
    turn = lexicon.events["their_turn"].search(reading.chunks.codes)
    marks = reading.chunks.marks(*turn.span(), "person", "group") if turn else []
    for place, mark in acting(reading.chunks, lexicon, "person", "group"):
        if not marks and (wishes is not None or (listed and place <= OPENING)):
            marks = [mark]
    made: list[Draft] = []
    for person, mark in [(p, m) for m in marks for p in people.named(m)]:
        foreign = person.side != addressed.side and person.classes & OF_STATES
        if (person.side and foreign) or (person.organization and wishes is not None):
            start, end = (at + wishes.start(), at + wishes.end()) if wishes else (mark.start, mark.end)
            told = replace(announced, sentence=number, start=start, end=end, parties={"s": mark})
            made.append(Draft("message", "held", told=[told], sentences={number}))
            made[-1].add(Meant([person]))
            made[-1].add(addressed)
    return made
