"""Who is heard: the persons and sides that an act of speech is told of."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.matching import Mark
from extractors.people import Person


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
        return {p.side or p.organization or "" for p in self.persons} - {""} | set(self.names)

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


def first_mention(person: Person) -> int:
    """Where a person is named first."""
    return min((m.start for m in person.mentions), default=0)


def last_mention(person: Person, before: int) -> int:
    """Where a person is named last before a place; -1 for nowhere."""
    return max((m.start for m in person.mentions if m.start < before), default=-1)


def head_word(role: str) -> str:
    """The first word of a post."""
    return role.split(" ", 1)[0].lower()
