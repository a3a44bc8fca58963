"""Shared by readers of amounts, dates, goals and pledges: the scan for anchors, a table's words as one pattern."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import ahocorasick_rs

from extractors.cleaning import fold
from extractors.patterns.matching import Mark

# Which anchor, where it begins, from where on nothing was read yet, what was read before.
Read = Callable[[int, int, int, list[Mark]], Mark | None]


def scanner(words: Iterable[str]) -> Any:
    """An automaton that finds words in one pass, the longest from the left."""
    return ahocorasick_rs.AhoCorasick(list(words), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)


def find_anchored(
    automaton: Any, text: str, start: int, end: int, inside_word: Callable[[str, int, int, int], bool], read: Read
) -> list[Mark]:
    """Read a phrase around each anchor in ``text[start:end]`` that no phrase before it took in.

    Args:
        automaton: of the anchor words.
        text: the clean view.
        start: where the sentence begins.
        end: where it ends.
        inside_word: whether an anchor is only a part of a word.
        read: makes a mark of the phrase around an anchor, or None.

    Returns:
        Marks in order, not overlapping.
    """
    marks: list[Mark] = []
    floor = start
    for number, first, last in automaton.find_matches_as_indexes(text[start:end]):
        first, last = first + start, last + start
        if first < floor or inside_word(text, first, last, end):
            continue
        if mark := read(number, first, floor, marks):
            marks.append(mark)
            floor = mark.end
    return marks


def labelled(table: Mapping[str, Iterable[str]]) -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of all words of a table, without accents, the longest first, and the label that each stands for.

    >>> pattern, label = labelled({"aid": ["don", "dons"], "loan": ["prêt"]})
    >>> [label[m] for m in pattern.findall("un pret et deux dons")]
    ['loan', 'aid']
    """
    label = {fold(word): name for name, words in table.items() for word in words}
    words = sorted(label, key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b"), label
