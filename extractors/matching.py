"""One pass over the text for all names: Aho-Corasick, whole words only, longest first from the left."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import ahocorasick_rs

from extractors.cleaning import fold
from extractors.lexicon import Entry, Lexicon, load


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text that stands for something; ``start`` and ``end`` are offsets of the clean view.

    ``kind`` is one of ``lexicon.KINDS``; ``value`` depends on it; ``parts`` are the marks that it was made of.
    """

    kind: str
    start: int
    end: int
    value: Any = None
    parts: tuple[Mark, ...] = ()
    weak: bool = False


@lru_cache(maxsize=8)
def _scanner(lang: str) -> tuple[Any, list[list[Entry]]]:
    surfaces = load(lang).surfaces
    return ahocorasick_rs.AhoCorasick(list(surfaces)), list(surfaces.values())


def scan(text: str, lexicon: Lexicon) -> dict[str, list[Mark]]:
    """Find every name of the lexicon.

    Args:
        text: the clean view of an article.
        lexicon: of its language.

    Returns:
        For each layer ("names", "topics") marks in order of the text that do not overlap.
    """
    folded = fold(text)
    automaton, entries = _scanner(lexicon.lang)
    size = len(text)
    found: dict[str, list[tuple[int, int, Entry, tuple[Entry, ...]]]] = {"names": [], "topics": []}
    for number, start, end in automaton.find_matches_as_indexes(folded, overlapping=True):
        if (start and folded[start - 1].isalnum() and folded[start].isalnum()) or (
            end < size and folded[end].isalnum() and folded[end - 1].isalnum()
        ):
            continue
        fit = [e for e in entries[number] if _fits(e, text, start, end)]
        for layer, rows in found.items():
            mine = tuple(e for e in fit if e.layer == layer)
            if mine:
                rows.append((start, -end, mine[0], mine))
    return {layer: _longest(rows) for layer, rows in found.items()}


def _fits(entry: Entry, text: str, start: int, end: int) -> bool:
    if entry.exact:
        return text[start:end] == entry.exact
    return not entry.capital or text[start].isupper()


def _longest(rows: list[tuple[int, int, Entry, tuple[Entry, ...]]]) -> list[Mark]:
    rows.sort(key=lambda r: r[:2])
    marks: list[Mark] = []
    reach = 0
    for start, negative_end, first, every in rows:
        if start < reach:
            continue
        reach = -negative_end
        value = first.value
        if first.kind == "adjective" or first.kind == "country":
            value = tuple(sorted({code for e in every if e.kind == first.kind for code in e.value}))
        marks.append(Mark(first.kind, start, reach, value, weak=first.weak))
    return marks
