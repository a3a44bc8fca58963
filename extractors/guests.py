"""Whether those who are met came together: in one delegation, with their letters, to a conference."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.drafts import Draft
from extractors.encounters import Encounter
from extractors.matching import Mark
from extractors.meant import Meant

# Officials of as many countries, told by one plural, sit in a conference.
SEVERAL = 3


def with_letters(encounter: Encounter, subject: Meant, current: Draft | None) -> bool:
    """Whether ambassadors of several countries are received who have just been told to bring their letters."""
    if current is None or current.type != "credentials" or not set(subject.persons) & set(current.persons):
        return False
    return any(m.kind == "office" and m.value.cls == "ambassador" for m in encounter.parties.values())


def sit_together(meant: Meant, encounter: Encounter) -> bool:
    """Whether those who meet are officials of three countries or more, told by one plural."""
    several = len({code for code, _ in meant.sides} | {p.side for p in meant.persons}) >= SEVERAL
    return several and any(m.kind == "office" and m.value.number > 1 for m in encounter.parties.values())


def only_guests(encounter: Encounter, others: Sequence[Meant]) -> bool:
    """Whether an encounter whose subject is not known names officials of several countries as those met."""
    if encounter.type != "meeting" or encounter.rule.data.get("subject", "left") != "left":
        return False
    kinds = {mark.kind for mark in encounter.parties.values()}
    told = {code for other in others for code, _ in other.sides} | {p.side for other in others for p in other.persons}
    several = len(told) > 1 if kinds == {"office"} else kinds == {"group"} and len(told - {None}) > 2
    return len(others) == 1 and several


def as_one(mark: Mark) -> bool:
    """Whether guests come as one delegation, of whatever countries."""
    return mark.kind == "delegation" or (mark.kind == "group" and mark.parts[0].kind == "delegation")
