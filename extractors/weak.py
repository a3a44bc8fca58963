"""Names that are sure only in context: "Corée", "congolais", a town called like a first name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extractors.cleaning import fold
from extractors.lexicon import Lexicon
from extractors.matching import Mark


def settle(marks: Sequence[Mark], text: str, story_end: int, lexicon: Lexicon) -> list[Mark]:
    """Decide the doubtful marks by the sure ones of the same story.

    An adjective or name that two countries share is the one that the story names for certain, else none. A town's name
    that may be another word counts only directly after a preposition or before its country in brackets. An adjective
    with a first half ("franco-égyptien") names two countries.
    """
    at = tuple(lexicon.tables["phrases"]["names"]["at_town"])
    story = [m for m in marks if m.start < story_end]
    sure = Counter(m.value[0] for m in story if m.kind in ("country", "adjective") and not m.weak and len(m.value) == 1)
    sure.update(m.value[1] for m in story if m.kind == "city" and not m.weak)
    settled: list[Mark] = []
    for mark in marks:
        if mark.kind in ("country", "adjective") and (mark.weak or len(mark.value) > 1):
            known = [code for code in mark.value if sure[code]]
            if known:
                settled.append(replace(mark, value=(max(known, key=lambda c: (sure[c], c)),)))
            elif mark.kind == "adjective":
                # Still an adjective of a country, though not told which.
                settled.append(replace(mark, value=()))
        elif mark.kind == "adjective" and (first := _first_half(mark, text, lexicon.combining)):
            settled.append(replace(mark, start=first[1], value=(first[0], *mark.value)))
        elif mark.kind == "city" and mark.weak:
            if sure[mark.value[1]] and text.endswith(at, 0, mark.start):
                settled.append(mark)
        else:
            settled.append(mark)
    return settled


def _first_half(mark: Mark, text: str, combining: dict[str, str]) -> tuple[str, int] | None:
    """The country of "franco-" before an adjective, and where it begins."""
    if mark.start < 3 or text[mark.start - 1] != "-":
        return None
    begin = mark.start - 1
    while begin and text[begin - 1].isalpha():
        begin -= 1
    code = combining.get(fold(text[begin : mark.start - 1]))
    return (code, begin) if code else None
