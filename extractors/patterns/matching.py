"""One pass over the text for all names: Aho-Corasick, whole words only, longest first from the left."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Any

import ahocorasick_rs

from extractors.cleaning import fold
from extractors.patterns.lexicon import Entry, Lexicon, load


@dataclass(slots=True, unsafe_hash=True)
class Mark:
    """A stretch of the text that stands for something; ``start`` and ``end`` are offsets of the clean view.

    ``kind`` is one of ``lexicon.KINDS``; ``value`` depends on it; ``parts`` are the marks that it was made of.
    Nobody changes a mark (to have that checked would double what each of the hundreds of an article takes to make).
    """

    kind: str
    start: int
    end: int
    value: Any = None
    parts: tuple[Mark, ...] = ()
    weak: bool = False


Hit = tuple[int, int, Entry, tuple[Entry, ...]]
# How many names found last may end where the next begins.
REACH = 20
_BREAK = re.compile(r"\n(?<=[a-z',]\n)(?=[a-z])")


@lru_cache(maxsize=8)
def _scanner(lang: str) -> tuple[Any, list[tuple[tuple[str, tuple[Entry, ...]], ...]]]:
    """The automaton of a language, and what each of its surfaces stands for, by layer."""
    surfaces = load(lang).surfaces
    meanings = []
    for entries in surfaces.values():
        layers = dict.fromkeys(e.layer for e in entries)
        meanings.append(tuple((layer, tuple(e for e in entries if e.layer == layer)) for layer in layers))
    return ahocorasick_rs.AhoCorasick(list(surfaces)), meanings


def scan(text: str, lexicon: Lexicon) -> dict[str, list[Mark]]:
    """Find every name of the lexicon.

    Args:
        text: the clean view of an article.
        lexicon: of its language.

    Returns:
        For each layer ("names", "topics", "said") marks in order of the text that do not overlap.
    """
    # Hard line breaks cut words of topics in two; a name is not taken over one, as it may be two names.
    folded, joined = _BREAK.subn(" ", fold(text))
    automaton, meanings = _scanner(lexicon.lang)
    size = len(text)
    found: dict[str, list[Hit]] = {"names": [], "topics": [], "said": []}
    for number, start, end in automaton.find_matches_as_indexes(folded, overlapping=True):
        if (start and folded[start - 1].isalnum() and folded[start].isalnum()) or (
            end < size and folded[end].isalnum() and folded[end - 1].isalnum()
        ):
            continue
        broken = joined and "\n" in text[start:end]
        for layer, entries in meanings[number]:
            if broken and layer == "names":
                continue
            fit = entries
            if len(entries) > 1 or entries[0].exact or entries[0].capital:
                fit = tuple([e for e in entries if _fits(e, text, start, end)])
            if fit and fit[0].kind == "city" and _in_a_name(text, start, found[layer]):
                continue
            if fit:
                found[layer].append((start, -end, fit[0], fit))
    return {layer: _longest(rows) for layer, rows in found.items()}


def _in_a_name(text: str, start: int, found: Sequence[Hit]) -> bool:
    """Whether a town is the second half of a double name: a hyphen joins it to a capitalised word that is no place."""
    if start < 2 or text[start - 1] != "-" or not text[start - 2].isalpha():
        return False
    first = start - 1
    while first and text[first - 1].isalpha():
        first -= 1
    return text[first : start - 1].istitle() and all(-end != start - 1 for _, end, _, _ in found[-REACH:])


def _fits(entry: Entry, text: str, start: int, end: int) -> bool:
    if entry.exact:
        return text[start:end] == entry.exact
    return not entry.capital or text[start].isupper()


def _breaks(start: int, end: int, places: list[tuple[int, int, Any]]) -> bool:
    """Whether a post takes the first word of a country's name, and what it leaves names another country."""
    cut = [(b, value) for a, b, value in places if start < a < end < b]
    return any(a >= end and b == until and other != value for until, value in cut for a, b, other in places)


def _longest(rows: list[Hit]) -> list[Mark]:
    rows.sort(key=itemgetter(0, 1))
    marks: list[Mark] = []
    reach = 0
    places = [(a, -b, entry.value) for a, b, entry, _ in rows if entry.kind in ("country", "adjective")]
    bodies = [(a, -b) for a, b, entry, _ in rows if entry.kind == "organization" and not entry.weak]
    for start, negative_end, first, every in rows:
        if start < reach:
            continue
        if first.kind == "head" and _breaks(start, -negative_end, places):
            continue
        if first.kind == "head" and any(start < a < -negative_end < b for a, b in bodies):
            # A longer post would take the first word of a body's name.
            continue
        reach = -negative_end
        value = first.value
        if len(every) > 1 and first.kind in ("adjective", "country"):
            value = tuple(sorted({code for e in every if e.kind == first.kind for code in e.value}))
        elif first.kind == "organization" and first.weak:
            value = tuple(e.value for e in every if e.kind == first.kind)
        marks.append(Mark(first.kind, start, reach, value, weak=first.weak))
    return marks
