"""Gifts handed over and anniversaries celebrated by officials of two sides, where no words say who met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from extractors.commitments.anniversaries import find_anniversaries
from extractors.commitments.pledges import find_pledges, side_named
from extractors.encounters.drafts import Draft
from extractors.encounters.frames import Encounter
from extractors.patterns.wordings import Wordings
from extractors.persons.meant import Meant
from extractors.persons.people import ENVOYS, OF_STATES, People, Person
from extractors.sentence.syntax import ACTORS, Reading

if TYPE_CHECKING:
    from extractors.patterns.lexicon import Lexicon
    from extractors.patterns.matching import Mark

# Sentences of the body in which the news of an article stands.
NEWS = 3
_NAMED = ("amount", "country", "adjective", "seat", "city", "organization")


def _words(lexicon: Lexicon) -> Wordings:
    """The words of each kind of act."""
    rows = lexicon.tables.get("solemn", {})
    return Wordings({kind: row["words"] for kind, row in rows.items()}, lexicon.pattern, lexicon.gate)


def find_solemn_acts(
    text: str, readings: Sequence[Reading], drafts: Sequence[Draft], people: People, lexicon: Lexicon
) -> list[Draft]:
    """The handing over of a gift, or a celebration, by two sides that no event of the article brings together.

    It must be the news, and officials of the sides must be named: for a gift an envoy or one of each side, for a
    celebration one of each.

    Args:
        text: the clean view.
        readings: the sentences.
        drafts: the events found.
        people: the persons of the article, with their sides.
        lexicon: of the language.
    """
    table = lexicon.tables.get("solemn", {})
    said = lexicon.once("solemn", _words)
    bodies = [n for n, r in enumerate(readings) if r.sentence.kind == "body"]
    officials: list[Person] | None = None
    for number in bodies[:NEWS]:
        for key in ("handed", "celebrated"):
            if not said.search(key, readings[number].chunks):
                continue
            if officials is None:
                officials = _officials(readings, bodies, people)
            own = [p.stands_for for p in officials if p.stands_for]
            found = (
                _handed(text, readings[number], own, people, table[key].get("what"), lexicon)
                if key == "handed"
                else _celebrated(readings[number], own, lexicon)
            )
            for named, start, end in found:
                # A body of one country gives for it.
                sides = {lexicon.country_of(s) or s for s in named}
                present = [p for p in officials if p.stands_for in sides]
                met = len({p.stands_for for p in present}) > 1
                sent = key == "handed" and any(p.classes & ENVOYS for p in present)
                if len(sides) != 2 or not (met or sent) or any(sides <= d.parties for d in drafts):
                    continue
                rule = next(r for r in lexicon.frames if r.id == table[key]["frame"])
                told = Encounter(rule, "ceremony", "held", number, start, end)
                draft = Draft("ceremony", "held", told=[told], sentences={number})
                draft.add(Meant(present))
                for side in sorted(sides):
                    (draft.organizations if side in lexicon.tables["organizations"] else draft.sides).setdefault(
                        side, None
                    )
                return [draft]
    return []


def _handed(
    text: str, reading: Reading, own: Sequence[str], people: People, what: str | None, lexicon: Lexicon
) -> Iterator[tuple[set[str], int, int]]:
    """The giver and receiver of each gift of a sentence, and its words; one not told is the officials' other side."""
    sentence, chunks = reading.sentence, reading.chunks
    if not any(m.kind == "amount" for m in reading.marks):
        # Something that nobody counted: whoever the sentence names gives or takes it.
        found = lexicon.pattern(what).search(chunks.codes) if what else None
        named = {_side(m, people) for m in chunks.every(*ACTORS)} - {None}
        others = set(own) - named
        if found and len(named) == 1 and len(others) == 1:
            yield {*map(str, named), *others}, chunks.start(found.start()), chunks.end(found.end())
        return
    for pledge, start, end, _, _ in find_pledges(
        text, sentence.start, sentence.end, _marks(reading), lexicon, (), lambda mark: _side(mark, people)
    ):
        sides = {side for side in (pledge.giver, pledge.receiver) if side is not None}
        others = set(own) - sides
        yield (sides | others if len(sides) == len(others) == 1 else sides), start, end


def _celebrated(reading: Reading, own: Sequence[str], lexicon: Lexicon) -> Iterator[tuple[set[str], int, int]]:
    """The two countries that an anniversary's sentence names and the officials are of, and its words."""
    named = {code for m in reading.marks if m.kind in ("country", "adjective") for code in m.value}
    for _, start, end, _ in find_anniversaries([reading.chunks], None, lambda _: None, lexicon):
        yield named & set(own), start, end


def _marks(reading: Reading) -> list[Mark]:
    actors = reading.chunks.every(*ACTORS)
    marks = [m for m in reading.marks if m.kind in _NAMED]
    return [*(m for m in marks if not any(a.start <= m.start and m.end <= a.end for a in actors)), *actors]


def _side(mark: Mark, people: People) -> str | None:
    person = people.of(mark) if mark.kind == "person" else None
    return person.stands_for if person is not None else side_named(mark)


def _officials(readings: Sequence[Reading], bodies: Sequence[int], people: People) -> list[Person]:
    """The officials that the body names, in its order."""
    found: list[Person] = []
    for number in bodies:
        chunks = readings[number].chunks
        for mark in chunks.every(*ACTORS, "companion"):
            for person in people.named(mark):
                if person not in found and person.stands_for and person.classes & (OF_STATES | ENVOYS):
                    found.append(person)
    return found
