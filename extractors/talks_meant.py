"""Which talks a sentence speaks of without telling them: by the persons and officials that it names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractors.drafts import FAMILY, Draft
from extractors.encounters import Encounter
from extractors.setting import TALKS

if TYPE_CHECKING:
    from extractors.people import Person
    from extractors.pipeline import Story
    from extractors.syntax import Reading


def talks_meant(
    story: Story, number: int, reading: Reading, talks: Sequence[Draft], current: tuple[Draft, ...]
) -> tuple[Draft, ...]:
    """The talks that a sentence speaks of without telling them."""
    if reading.sentence.kind == "title":
        return current
    persons = persons_of(story, reading)
    named = set(map(id, persons))
    shared = {id(d): len(named & set(map(id, d.persons))) for d in talks}
    most = max(shared.values())
    if current and current[-1].family == "talks" and persons and _is_stranger(persons[0], story, current):
        return ()
    if not most:
        sides = {p.side for p in persons if p.side} if persons else sides_spoken_of(reading)
        fitting = tuple(d for d in current if sides <= d.parties)
        if current and not fitting:
            return latest([d for d in talks if sides <= d.parties and min(d.sentences) <= number], number) or current
        lost = any(e.sentence == number and not e.anaphora and _is_lost(e, story) for e in story.encounters)
        return () if lost and len(talks) > 1 else fitting
    if fitting := tuple(d for d in current if shared[id(d)] == most):
        return fitting
    return latest([d for d in talks if shared[id(d)] == most and min(d.sentences) <= number], number) or current


def latest(talks: Sequence[Draft], number: int) -> tuple[Draft, ...]:
    """Of talks, those told last before a sentence."""
    last = max(talks, key=lambda d: max(n for n in d.sentences if n <= number), default=None)
    return () if last is None else (last,)


def _is_stranger(person: Person, story: Story, current: Sequence[Draft]) -> bool:
    """Whether an official of a third side, who takes part in no talks of the article, stands first in a sentence."""
    side = person.side or person.organization
    if side is None or any(side in d.parties for d in current):
        return False
    return not any(person in d.persons for d in story.drafts)


def _is_lost(encounter: Encounter, story: Story) -> bool:
    """Whether talks that the words tell became no event, as who meets was not understood."""
    return FAMILY[encounter.type] in TALKS and not any(e.start == encounter.start for d in story.drafts for e in d.told)


def sides_spoken_of(reading: Reading) -> set[str]:
    """The sides whose officials a sentence speaks of without their names ("le ministre et son homologue lituanien")."""
    marks = reading.chunks.every("office", "group", "delegation")
    offices = [part for mark in marks for part in (mark, *mark.parts) if part.kind == "office"]
    return {code for office in offices for code in office.value.sides}


def persons_of(story: Story, reading: Reading) -> list[Person]:
    """The persons that a sentence names, in its order."""
    marks = reading.chunks.every()
    return story.people.named(*marks)
