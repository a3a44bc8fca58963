"""The two of an encounter told before: words that mean both, and which of them a pronoun means."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from extractors.patterns.matching import Mark
from extractors.persons.listed import singular
from extractors.persons.meant import Meant
from extractors.persons.offices import Office
from extractors.persons.people import OF_STATES, Person

if TYPE_CHECKING:
    from extractors.encounters.drafts import Draft
    from extractors.encounters.frames import Encounter
    from extractors.patterns.lexicon import Lexicon


def met_already(
    encounter: Encounter, current: Draft | None, resolve: Callable[..., Meant], followed: Person | None
) -> list[Person]:
    """Whom the subject of a verb that goes on was just told to meet: the next official is another one."""
    if current is None or current.family != "talks" or not encounter.further:
        return []
    subject = encounter.parties.get("s")
    who = resolve(subject, encounter, current).persons if subject else [followed]
    return [p for p in current.persons if p not in who] if any(p in who for p in current.persons) else []


def are_those_two(mark: Mark | None, meant: Meant | None, current: Draft) -> bool:
    """Whether a post in the plural means the two whom the encounter told before brought together."""
    plural = mark is not None and mark.kind == "office" and mark.value.number > 1
    return plural and meant is not None and len(meant.persons) == 2 and set(meant.persons) <= set(current.persons)


def can_be_those_two(current: Draft | None, office: Office, lexicon: Lexicon) -> bool:
    """Whether the two of an encounter told before can be the two whom a post in the plural means."""
    if current is None or len(current.persons) < 2:
        return False
    called = (singular(office.role, lexicon).lower(),)
    # The presidents of two chambers are "the two presidents" as well.
    same = all(any(h.office.opens_with(called) for h in p.held) for p in current.persons)
    return same or office.cls not in OF_STATES or all(not p.classes or office.cls in p.classes for p in current.persons)


def of_the_other_side(subject: Meant, met: list[Person], current: Draft | None) -> Meant | None:
    """Whom a pronoun means that cannot be one of the side met: the other party of the encounter told before."""
    sides = {p.side for p in met}
    if any(not p.sides and p.side_rule != "known-figure" for p in (*met, *subject.persons)):
        # A side that was only inferred may be the wrong one.
        return None
    if current is None or len(subject.persons) != 1 or sides != {subject.side} or None in sides:
        return None
    return _opposite(current, sides) if subject.persons[0] in current.persons else None


def across(others: dict[str, Meant], current: Draft | None) -> Meant:
    """Who stands on the other side of the encounter told before: "s'est également entretenu avec lui"."""
    sides = {m.side for m in others.values()}
    if current is None or None in sides:
        return Meant()
    return _opposite(current, sides) or Meant()


def _opposite(current: Draft, sides: set[str | None]) -> Meant | None:
    """The one person of an encounter who is of other sides."""
    others = [p for p in current.persons if p.side not in (None, *sides)]
    return Meant(others) if len(others) == 1 else None
