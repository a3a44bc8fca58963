"""Which talks a sentence speaks of without telling them: by the persons and officials that it names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractors.encounters.drafts import FAMILY, Draft
from extractors.encounters.frames import Encounter, country_of
from extractors.patterns.matching import Mark
from extractors.sentence.subjects import is_oblique
from extractors.sentence.syntax import ACTORS
from extractors.setting.setting import TALKS

if TYPE_CHECKING:
    from extractors.patterns.lexicon import Lexicon
    from extractors.persons.people import Person
    from extractors.pipeline import Story
    from extractors.sentence.syntax import Reading


def talks_meant(
    story: Story, number: int, reading: Reading, talks: Sequence[Draft], current: tuple[Draft, ...]
) -> tuple[Draft, ...]:
    """The talks that a sentence speaks of without telling them.

    What it names decides: its persons, then the officials that it speaks of by their posts, then the countries that it
    tells of as parties, each among what the stronger leaves. Of several left the talks being told go on, else those
    told last do.
    """
    if reading.sentence.kind == "title":
        return current
    if counted := _by_number(story, number, talks):
        return counted
    persons = persons_of(story, reading)
    named = set(map(id, persons))
    shared = {id(d): len(named & set(map(id, d.persons))) for d in talks}
    most = max(shared.values())
    if current and current[-1].family == "talks" and _opens_with_stranger(story, reading, current):
        return ()
    left = [d for d in talks if shared[id(d)] == most]
    if not most:
        sides = {p.side for p in persons if p.side} if persons else sides_spoken_of(reading)
        fitting = tuple(d for d in current if sides <= d.parties)
        if current and not fitting:
            return latest([d for d in talks if sides <= d.parties and min(d.sentences) <= number], number) or current
        lost = any(e.sentence == number and not e.anaphora and _is_lost(e, story) for e in story.encounters)
        if not current or (lost and len(talks) > 1):
            return ()
        left = [d for d in left if sides <= d.parties]
    left = [d for d in left if d in current or min(d.sentences) <= number]
    left = _of_posts(left, reading, together=len(current) > 1)
    for sides in (sides_spoken_of(reading), told_as_parties(reading, story.lexicon)):
        left = _of_sides(left, sides)
    return tuple(d for d in current if d in left) or latest(left, number) or current


def _of_posts(talks: list[Draft], reading: Reading, *, together: bool) -> list[Draft]:
    """Of talks, those of the only one who holds a post named, or, if not told together, of all who hold one of many."""
    for post in (m.value for m in reading.chunks.every("office") if not together or m.value.number == 1):
        several = post.number > 1
        held = [[p for p in d.persons if p.holds(post)] for d in talks]
        own = [d for d, persons in zip(talks, held, strict=True) if len(persons) > several]
        talks = own if own and (several or len({id(p) for persons in held for p in persons}) == 1) else talks
    return talks


def _of_sides(talks: list[Draft], sides: set[str]) -> list[Draft]:
    """Of talks, those of the sides named, but for sides that all of them have; all where none is of such a side."""
    apart = {side for side in sides if any(side not in d.parties for d in talks)}
    return [d for d in talks if apart & d.parties] or talks


def told_as_parties(reading: Reading, lexicon: Lexicon) -> set[str]:
    """The countries that a sentence tells of as parties: it begins with them, or says "with", "between" or "that"."""
    items = reading.chunks.items
    found = [
        m[g] and items[m.start(g)] for m in lexicon.events.finditer("as_party", reading.chunks) for g in ("m", "n")
    ]
    return {country_of(mark) for mark in found if isinstance(mark, Mark) and mark.value}


def _by_number(story: Story, number: int, talks: Sequence[Draft]) -> tuple[Draft, ...]:
    """The talks that a sentence counts among those told right before it: "the second was about fishing"."""
    counting, run = story.lexicon.events["counted"], list[Draft]()
    if not (found := counting.match(story.readings[number].chunks.codes)):
        return ()
    for before in range(number - 1, -1, -1):
        told = [d for d in talks if d.family == "talks" and min(d.sentences) == before]
        if not told and not counting.match(story.readings[before].chunks.codes):
            break
        run[:0] = told
    return tuple(run[int(str(found.lastgroup)[1:]) :][:1]) if len(run) > 1 else ()


def latest(talks: Sequence[Draft], number: int) -> tuple[Draft, ...]:
    """Of talks, those told last before a sentence."""
    last = max(talks, key=lambda d: max((n for n in d.sentences if n <= number), default=-1), default=None)
    return () if last is None else (last,)


def _opens_with_stranger(story: Story, reading: Reading, current: Sequence[Draft]) -> bool:
    """Whether an official of a third side, who takes part in no talks of the article, stands first in a sentence."""
    codes, lexicon = reading.chunks.codes, story.lexicon
    parties = [(at, m) for at, m in reading.chunks.placed if m.kind in ACTORS]
    parties = [(at, m) for at, m in parties if m.kind in ("person", "group") or not is_oblique(codes, at, lexicon)]
    place, person = next(((at, p) for at, m in parties[:1] for p in story.people.named(m)), (0, None))
    side = person.stands_for if person is not None else None
    if side is None or any(side in d.parties for d in current) or any(person in d.persons for d in story.drafts):
        return False
    return lexicon.events["pronoun"].search(codes, 0, place) is None


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
