"""Ambassadors met as a number, who then speak one after the other: each of them was met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.encounters import Encounter
from extractors.lexicon import Lexicon
from extractors.matching import Mark
from extractors.subjects import first_actor
from extractors.syntax import Reading

# As many ambassadors who speak one after the other make a round; one who speaks alone may only comment.
ROUND = 2


def name_the_round(readings: Sequence[Reading], encounters: Sequence[Encounter], lexicon: Lexicon) -> None:
    """Put the ambassadors who speak one after the other in the place of those whom an encounter told as a number.

    "Le ministre a conféré avec huit ambassadeurs. … De son côté, l'ambassadeur français, M. X, a rappelé …"

    Args:
        readings: the sentences.
        encounters: what the frames found; the party told as a number is changed.
        lexicon: of the language.
    """
    for encounter in encounters:
        if encounter.type != "meeting" or encounter.status != "held":
            continue
        for slot, mark in list(encounter.parties.items()):
            if slot == "s" or not is_number(mark):
                continue
            if any(e is not encounter and _is_met(e, encounter) for e in encounters):
                return
            told = list(_speaking(readings[encounter.sentence + 1 :], lexicon))
            if len(told) >= ROUND and "s" in encounter.parties:
                encounter.parties[slot] = Mark("group", mark.start, mark.end, None, tuple(told))
                return


def is_number(mark: Mark) -> bool:
    """Whether ambassadors are told as a number, of no country."""
    return mark.kind == "office" and mark.value.cls == "ambassador" and mark.value.number > 1 and not mark.value.sides


def _is_met(encounter: Encounter, round_: Encounter) -> bool:
    """Whether an ambassador is told to be received after the round was announced: each is told so for himself."""
    return (
        encounter.sentence > round_.sentence
        and not encounter.anaphora
        and any(
            (m.kind == "office" and m.value.cls == "ambassador" and m.value.sides)
            or (m.kind == "person" and m.value.office is not None and m.value.office.cls == "ambassador")
            for m in encounter.parties.values()
        )
    )


def _speaking(readings: Sequence[Reading], lexicon: Lexicon) -> Iterator[Mark]:
    """The ambassadors of one country each who are the first party of a sentence, governed by nothing."""
    seen: set[str] = set()
    for reading in readings:
        if reading.sentence.kind == "caption":
            continue
        mark = first_actor(reading.chunks, lexicon)
        if mark is None:
            continue
        office = mark.value if mark.kind == "office" else mark.value.office if mark.kind == "person" else None
        if office is None or office.cls != "ambassador" or office.number > 1:
            continue
        side = (office.sides or office.organizations)[:1]
        if side and side[0] not in seen:
            seen.add(side[0])
            yield mark
