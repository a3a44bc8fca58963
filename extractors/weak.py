"""Names that are sure only in context: "Corée", "congolais", a town called like a first name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extractors.matching import Mark


def settle(marks: Sequence[Mark], text: str, story_end: int) -> list[Mark]:
    """Decide the doubtful marks by the sure ones of the same story.

    An adjective or name that two countries share is the one that the story names for certain, else none. A town's name
    that may be another word counts only directly after a preposition or before its country in brackets.
    """
    story = [m for m in marks if m.start < story_end]
    sure = Counter(m.value[0] for m in story if m.kind in ("country", "adjective") and not m.weak and len(m.value) == 1)
    sure.update(m.value[1] for m in story if m.kind == "city" and not m.weak)
    settled: list[Mark] = []
    for mark in marks:
        if mark.kind in ("country", "adjective") and (mark.weak or len(mark.value) > 1):
            known = [code for code in mark.value if sure[code]]
            if known:
                settled.append(replace(mark, value=(max(known, key=lambda c: (sure[c], c)),)))
        elif mark.kind == "city" and mark.weak:
            if sure[mark.value[1]] and text[max(0, mark.start - 2) : mark.start] in ("à ", "a ", "À "):
                settled.append(mark)
        else:
            settled.append(mark)
    return settled
