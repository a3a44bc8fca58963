"""What a mark means: persons of the article, sides without a person, officials without a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extractors.cleaning import lowered
from extractors.patterns.matching import Mark
from extractors.persons.people import Person, persons_in

if TYPE_CHECKING:
    from extractors.encounters.frames import Encounter
    from extractors.patterns.lexicon import Lexicon
    from extractors.persons.people import People
    from extractors.sentence.syntax import Reading


@dataclass(slots=True)
class Meant:
    """What a mark means: persons of the article, sides without a person, officials without a name."""

    persons: list[Person] = field(default_factory=list)
    sides: list[tuple[str, Mark]] = field(default_factory=list)
    organizations: list[tuple[str, Mark]] = field(default_factory=list)
    unnamed: list[Mark] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Whether it means anything at all."""
        return bool(self.persons or self.sides or self.organizations or self.unnamed)

    @property
    def side(self) -> str | None:
        """The one country meant."""
        codes = {p.side for p in self.persons if p.side} | {c for c, _ in self.sides}
        return codes.pop() if len(codes) == 1 else None

    @property
    def seat(self) -> str | None:
        """The one country where those meant receive: ambassadors at their post, all others at home."""
        posts = {host for p in self.persons for h in p.held if p.classes == {"ambassador"} for host in h.office.hosts}
        return posts.pop() if len(posts) == 1 else self.side

    def join(self, other: Meant) -> None:
        """Take in another."""
        self.persons.extend(p for p in other.persons if p not in self.persons)
        self.sides.extend(other.sides)
        self.organizations.extend(other.organizations)
        self.unnamed.extend(other.unnamed)

    def split(self, *, apart: bool = False) -> list[Meant]:
        """One for each country or organisation among those meant, or for each person, met apart."""
        groups: dict[str, Meant] = {}
        for person in self.persons:
            own = person.name if apart else ""
            groups.setdefault(own or person.stands_for or "", Meant()).persons.append(person)
        for code, mark in self.sides:
            groups.setdefault(code, Meant()).sides.append((code, mark))
        for name, mark in self.organizations:
            groups.setdefault(name, Meant()).organizations.append((name, mark))
        open_ = groups.pop("", None)
        if open_ and groups:
            next(iter(groups.values())).join(open_)
        elif open_:
            groups = {"": open_}
        for mark in self.unnamed:
            codes = mark.value.sides if mark.kind == "office" else ()
            for code, group in groups.items():
                if code in codes or len(groups) == 1:
                    group.unnamed.append(mark)
        return list(groups.values())


def sent_by(mark: Mark) -> Meant:
    """The one country, else organisation, that a delegation is named by."""
    codes = {part.value[0]: part for part in mark.parts if part.kind in ("adjective", "country", "seat") and part.value}
    first = mark.parts[0] if mark.parts else mark
    if first.kind == "office" and first.value.cls == "business":
        return Meant()
    if not codes and first.kind == "office" and first.value.number > 1 and len(first.value.sides) == 1:
        # "A delegation of Togolese senators".
        codes = {first.value.sides[0]: first}
    if len(codes) == 1:
        return Meant(sides=list(codes.items()), unnamed=[mark])
    towns = {str(part.value[1]): part for part in mark.parts if part.kind == "city"} if not codes else {}
    if len(towns) == 1 and mark.parts[0].kind == "city":
        return Meant(sides=list(towns.items()), unnamed=[mark])
    names = {str(part.value): part for part in mark.parts if part.kind == "organization"}
    return Meant(organizations=list(names.items()), unnamed=[mark]) if len(names) == 1 and not codes else Meant()


def as_one(mark: Mark) -> bool:
    """Whether guests come as one delegation, of whatever countries."""
    return mark.kind == "delegation" or (mark.kind == "group" and mark.parts[0].kind == "delegation")


def led_before(
    mark: Mark,
    sent: Meant,
    readings: Sequence[Reading],
    people: People,
    subject: Person | None,
    lexicon: Lexicon,
) -> Meant | None:
    """The leader, named before, of a delegation that is told again by its country: "the Lao delegation".

    Args:
        mark: the delegation, or officials told as many.
        sent: the country that it is named by.
        readings: the sentences.
        people: the persons of the article.
        subject: whom the text follows, who may lead it.
        lexicon: of the language.
    """
    known = lexicon.events["delegation_known"]
    if len(sent.sides) != 1 or not known.match(lowered(readings[0].chunks.text), mark.start):
        return None
    side = sent.sides[0][0]
    told = [m for r in readings for m in r.chunks.every("delegation") if m.end <= mark.start]
    leaders = [p for m in reversed(told) for p in people.named(m)[:1] if p.side == side]
    leaders = leaders or [p for p in (subject,) if p is not None and p.side == side]
    return Meant(leaders[:1]) if leaders else None


def receiving_again(
    fit: Sequence[Person], mark: Mark, encounter: Encounter | None, told: Sequence[Encounter], people: People
) -> list[Person]:
    """The one of several whom a post can mean that has received before, where it receives or telephones again."""
    if encounter is None or encounter.parties.get("s") is not mark:
        return []
    if encounter.rule.data.get("host") != "s" and encounter.type != "phone_call":
        return []
    slots = [e.parties.get(str(e.rule.data.get("host"))) for e in told if e.type != "visit" and e.end < mark.start]
    hosts = people.named(*(slot for slot in slots if slot is not None))
    found = [p for p in fit if p in hosts]
    return found if len(found) == 1 else []


def came_along(person: Person, before: int, readings: Sequence[Reading]) -> bool:
    """Whether somebody was told of up to an offset only as present or in the company of others."""
    company = {part.start for r in readings for m in r.chunks.every("companion") for part in persons_in(m)}
    return all(m.start in company for m in person.mentions if m.start < before)
