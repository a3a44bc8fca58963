"""Which topics a stretch of the text gives words of its own to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from operator import attrgetter

from extractors.patterns.matching import Mark

_START = attrgetter("start")


def find_topics(
    marks: Sequence[Mark], blocked: Iterable[tuple[int, int]], start: int, end: int, parties: Collection[str] = ()
) -> dict[str, Mark]:
    """Find the topics of ``text[start:end]``.

    Args:
        marks: the layer "topics" of a scan, in order of the text; a mark without value only keeps others away,
            where it speaks of others than the parties.
        blocked: stretches whose words name something else, such as posts and organisations.
        start: where the stretch begins.
        end: where it ends.
        parties: of the talks; what a mark says of one of them is no topic beside them.

    Returns:
        Topic id to its first mark that lies wholly in the stretch and is no mere part of a blocked one. A mark that
        fills a blocked stretch stays: that name itself is among the words of the topic ("AIEA", "ACMECS").
    """
    closed = [(a, b) for a, b in blocked if a < end and b > start]
    found: dict[str, Mark] = {}
    near = marks[bisect_left(marks, start, key=_START) : bisect_left(marks, end, key=_START)]
    closed.extend((m.start, m.end) for m in near if m.value is None and not all(_is_of(p, parties) for p in m.parts))
    for mark in near:
        if mark.value is None or mark.value in found or mark.end > end:
            continue
        if any(_is_of(part, parties) for part in mark.parts):
            continue
        if not any(a <= mark.start and mark.end <= b and b - a > mark.end - mark.start for a, b in closed):
            found[mark.value] = mark
    return found


def _is_of(mark: Mark, parties: Collection[str]) -> bool:
    """Whether a mark of a country or organisation means one of the parties."""
    return mark.value in parties if mark.kind == "organization" else any(code in parties for code in mark.value)
