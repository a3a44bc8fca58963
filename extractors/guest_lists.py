"""Guests told one on a line: "Il s'est entretenu avec :", "plusieurs ministres, dont :", and the lines below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.encounters import Encounter
from extractors.lexicon import Lexicon
from extractors.syntax import ACTORS, Reading


def spread_lists(readings: Sequence[Reading], encounters: Iterable[Encounter], lexicon: Lexicon) -> list[Encounter]:
    """Put one encounter for each guest on the lines after the opening of a list ("il s'est entretenu avec :")."""
    bullet = lexicon.pattern(lexicon.tables["events"]["bullet"])
    spread: list[Encounter] = []
    for encounter in encounters:
        if not encounter.rule.data.get("list") and not _announces(encounter, readings, bullet):
            spread.append(encounter)
            continue
        for number in range(encounter.sentence + 1, len(readings)):
            chunks = readings[number].chunks
            guests = chunks.marks(0, len(chunks.items), *ACTORS)
            if not bullet.match(chunks.codes) or not guests:
                break
            parties = {**encounter.parties, "b": guests[0]}
            one = replace(encounter, sentence=number, start=guests[0].start, end=guests[0].end, parties=parties)
            spread.append(one)
    return spread


def _announces(encounter: Encounter, readings: Sequence[Reading], bullet: re.Pattern[str]) -> bool:
    """Whether talks with officials told as some are followed by a list of them: "plusieurs ministres, dont :"."""
    met = encounter.parties.get("b")
    if encounter.type != "meeting" or met is None or met.kind != "office" or met.value.number < 2:
        return False
    here, below = readings[encounter.sentence].chunks, readings[encounter.sentence + 1 : encounter.sentence + 2]
    return here.codes.rstrip().endswith(":") and any(bullet.match(r.chunks.codes) for r in below)
