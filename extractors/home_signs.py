"""Signs in an article of the country that it was written in: its embassy, its rubric, ambassadors as guests."""

from __future__ import annotations

from extractors.encounters import country_of
from extractors.lexicon import Lexicon
from extractors.syntax import Reading


def embassy(readings: list[Reading], lexicon: Lexicon) -> str | None:
    """The country whose embassy signs the article, in its first lines."""
    pattern = lexicon.pattern(lexicon.tables["events"]["embassy"])
    for reading in readings[:3]:
        if found := pattern.match(reading.chunks.codes):
            return str(reading.chunks.marks(*found.span(), "country", "adjective")[0].value[0])
    return None


def rubric(readings: list[Reading], lexicon: Lexicon) -> str | None:
    """The country that a headline begins with, as a rubric: "Tchad : le président reçoit …"."""
    pattern = lexicon.pattern(lexicon.tables["events"]["rubric"])
    found = pattern.match(readings[0].chunks.codes) if readings else None
    return country_of(readings[0].chunks.marks(*found.span(), "country")[0]) if found else None


def represented(readings: list[Reading]) -> set[str]:
    """The countries of ambassadors who are told of together, without names."""
    return {
        code
        for reading in readings
        for mark in reading.chunks.marks(0, len(reading.chunks.items), "office")
        if mark.value.cls == "ambassador" and mark.value.number > 1 and len(mark.value.sides) > 1
        for code in mark.value.sides
    }
