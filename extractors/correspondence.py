"""Good wishes and condolences that one sentence announces as many, and whose senders the next ones name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.drafts import Draft
from extractors.encounters import Encounter, country_of
from extractors.lexicon import Lexicon
from extractors.meant import Meant
from extractors.people import OF_STATES, People
from extractors.subjects import acting
from extractors.syntax import Reading

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
        if addressed.side is None or not lexicon.events["many_letters"].search(readings[announced.sentence].words):
            continue
        at = announced.sentence
        for number in range(at + 1, min(at + 1 + LISTED, len(readings))):
            here = [d for d in drafts if number in d.sentences]
            for draft in here:
                if draft.type == "message" and len(draft.parties | {addressed.side}) == PAIR:
                    draft.add(addressed)
            if any(e.sentence == number for e in encounters):
                continue
            for draft in _written(announced, addressed, number, readings, people, lexicon):
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
    persons = [p for p in people.named(announced.parties["b"]) if p.side]
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
) -> list[Draft]:
    """The message of the leader of another country who acts in a sentence of wishes, or with whom a sentence begins."""
    reading = readings[number]
    at = reading.sentence.start
    wishes = lexicon.events["wishes"].search(reading.words)
    for place, mark in acting(reading.chunks, lexicon, "person"):
        if wishes is None and place > OPENING:
            break
        for person in people.named(mark):
            if person.side and person.side != addressed.side and person.classes & OF_STATES:
                start, end = (at + wishes.start(), at + wishes.end()) if wishes else (mark.start, mark.end)
                told = replace(announced, sentence=number, start=start, end=end, parties={"s": mark})
                made = Draft("message", "held", told=[told], sentences={number})
                made.add(Meant([person]))
                made.add(addressed)
                return [made]
    return []
