"""Who is heard: the persons and sides that an act of speech is told of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extractors.patterns.matching import Mark
from extractors.persons.offices import Office
from extractors.persons.people import Person


@dataclass(slots=True)
class Voice:
    """Who speaks: persons, or sides and organisations where nobody is named; ``start`` is where the subject begins."""

    persons: list[Person] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    start: int = -1
    joint: bool = False

    @property
    def sides(self) -> set[str]:
        """Countries and organisations spoken for."""
        return {p.stands_for or "" for p in self.persons} - {""} | set(self.names)

    def __bool__(self) -> bool:
        return bool(self.persons or self.names)


def sides_of(mark: Mark) -> list[str]:
    """The side that a name of a country, capital or organisation stands for."""
    match mark.kind:
        case "country" | "adjective" | "seat":
            return [str(code) for code in mark.value[:1]]
        case "city":
            return [str(mark.value[1])]
        case "organization":
            return [str(mark.value)]
    return []


def bodies_behind(mark: Mark, text: str, adjectives: Mapping[str, str]) -> tuple[str, ...]:
    """The organisation whose adjective stands behind a post: "the European official".

    Args:
        mark: the post.
        text: the clean view.
        adjectives: with the organisations that they mean.
    """
    behind = text[mark.end : mark.end + 12].lower().lstrip()
    return tuple(name for word, name in adjectives.items() if behind.startswith(word))


def fitting(words: str, persons: list[Person], rows: Sequence[Sequence[str]]) -> list[Person]:
    """Those of some persons whose post some words for it fit best; all of them where they fit none better.

    Args:
        words: for one person.
        persons: of whom one is meant.
        rows: each a word with the classes of posts that it fits best.
    """
    for word, *classes in rows:
        if word in words and (best := [p for p in persons if p.classes & set(classes)]):
            return best
    return persons


def first_mention(person: Person) -> int:
    """Where a person is named first."""
    return min((m.start for m in person.mentions), default=0)


def last_mention(person: Person, before: int) -> int:
    """Where a person is named last before a place; -1 for nowhere."""
    return max((m.start for m in person.mentions if m.start < before), default=-1)


def head_word(role: str) -> str:
    """The first word of a post."""
    return role.split(" ", 1)[0].lower()


def is_told_so(held: Office, told: Office) -> bool:
    """Whether a post is held in the very words in which it is told, without a country in either."""
    return not held.sides and not told.sides and held.role.lower() == told.role.lower()
