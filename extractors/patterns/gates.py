"""Which of many patterns can match a text at all: known from one scan of it, before any of them is tried."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import reduce
from operator import itemgetter, or_
from typing import TYPE_CHECKING

import ahocorasick_rs

from extractors.patterns.required import Choice, are_marks, is_mark, rarity, required
from extractors.patterns.unswept import unswept

if TYPE_CHECKING:
    from extractors.patterns.chunks import Chunks

# A choice of words that is met more often tells too little to be looked for.
COMMON = 0.4
# As many choices of words are looked for of each pattern.
CHOICES = 3
_FIRST = itemgetter(0)


class Vocabulary:
    """The words and marks that the patterns of some gates need: one scan of a text serves them all.

    Sets of patterns are numbers in which bit ``n`` stands for the ``n``-th pattern that was added.
    """

    def __init__(self) -> None:
        self._needs: list[Sequence[Choice]] = []
        self._marks: dict[Choice, int] = {}
        self._scanner: ahocorasick_rs.AhoCorasick | None = None
        self._opened: list[int] = []
        self._free = 0
        self._told: dict[str, int] = {}
        self._by_marks: dict[str, tuple[int, int]] = {}
        self.size = 0  # how many patterns there are

    def add(self, words: Iterable[Sequence[Choice]], marks: Iterable[Iterable[Choice]]) -> int:
        """Take in patterns, each with the choices of words and of marks that it needs; returns the first's number."""
        first = self.size
        self._needs.extend(words)
        for number, choices in enumerate(marks, first):
            for choice in choices:
                self._marks[choice] = self._marks.get(choice, 0) | 1 << number
        self.size = len(self._needs)
        self._scanner = None
        self._by_marks.clear()
        return first

    def scan(self, text: str) -> int:
        """What the words of a text open: for each place of a choice a set of patterns."""
        if self._scanner is None:
            self._scanner = self._made()
        words = set(map(_FIRST, self._scanner.find_matches_as_indexes(text, overlapping=True)))
        return reduce(or_, map(self._opened.__getitem__, words), self._free)

    def fitting(self, opened: int, marks: str) -> int:
        """The patterns for which enough words and marks stand in a text.

        Args:
            opened: by the words of the text (see ``scan``).
            marks: those in it (see ``Chunks.symbols``).
        """
        held = self._by_marks.get(marks)
        if held is None:
            lacking = (patterns for choice, patterns in self._marks.items() if choice.isdisjoint(marks))
            told = reduce(or_, (self._told.get(mark, 0) for mark in marks), 0)
            held = self._by_marks[marks] = ~reduce(or_, lacking, 0), told
        enough, told = held
        opened |= told
        for _ in range(CHOICES):
            enough &= opened
            opened >>= self.size
        return enough

    def _made(self) -> ahocorasick_rs.AhoCorasick:
        """The automaton of all words, and the bits that each sets: one set of patterns for each place of a choice."""
        words: dict[str, int] = {}
        self._told.clear()
        free = []
        for number, choices in enumerate(self._needs):
            for place in range(CHOICES):
                bit = 1 << number + place * self.size
                if place >= len(choices):
                    free.append(bit)
                    continue
                for word in choices[place]:
                    told = self._told if is_mark(word) else words
                    told[word] = told.get(word, 0) | bit
        self._free = sum(free)
        self._opened = list(words.values())
        return ahocorasick_rs.AhoCorasick(list(words))


class Scanned:
    """A text, and what a vocabulary finds in it, once any gate asks."""

    __slots__ = ("_opened", "_size", "_vocabulary", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._vocabulary: Vocabulary | None = None
        self._size = self._opened = 0

    def fitting(self, vocabulary: Vocabulary, marks: str) -> int:
        """The patterns of a vocabulary for which enough words stand in the text, and enough marks beside them."""
        if self._vocabulary is not vocabulary or self._size != vocabulary.size:
            self._vocabulary, self._size, self._opened = vocabulary, vocabulary.size, vocabulary.scan(self.text)
        return vocabulary.fitting(self._opened, marks)


class Gate:
    """Some patterns behind what a text must hold for each of them: words, and marks (see ``chunks``).

    Sets of patterns are numbers in which bit ``n`` stands for the ``n``-th of them. Texts must be in lower case.
    """

    def __init__(
        self,
        patterns: Iterable[re.Pattern[str]],
        given: Sequence[Iterable[str]] = (),
        vocabulary: Vocabulary | None = None,
    ) -> None:
        """Analyse the patterns.

        Args:
            patterns: that texts will be tried with.
            given: for each, words of which its author says that one must stand in the text; empty for none.
            vocabulary: shared with other gates before which the same texts come.
        """
        self.patterns = tuple(patterns)
        with unswept():
            words, marks = self._needs(given)
        self.vocabulary = vocabulary or Vocabulary()
        self.first = self.vocabulary.add(words, marks)  # the number of its first pattern in the vocabulary
        self._every = (1 << len(self.patterns)) - 1

    def _needs(self, given: Sequence[Iterable[str]]) -> tuple[list[list[Choice]], list[list[Choice]]]:
        """The choices of words, the rarest few, and of marks that each pattern needs."""
        marks: list[list[Choice]] = []
        words: list[list[Choice]] = []
        for number, pattern in enumerate(self.patterns):
            needs = required(pattern)
            marks.append([c for c in needs if are_marks(c)])
            told = sorted((c for c in needs if not are_marks(c) and rarity(c) < COMMON), key=_weight)
            if given and given[number]:
                told.insert(0, frozenset(given[number]))
            words.append(told[:CHOICES])
        return words, marks

    def opened(self, chunks: Chunks) -> int:
        """The patterns that a sentence has the words and marks for."""
        return chunks.opened(self.vocabulary) >> self.first & self._every

    def among(self, chunks: Chunks) -> list[int]:
        """The numbers of the patterns that can match a sentence, in their order."""
        return _numbers(chunks.opened(self.vocabulary) >> self.first & self._every)

    def fitting(self, text: str | Scanned, marks: str = "") -> list[int]:
        """The numbers of the patterns that can match a text with these marks, in their order."""
        scanned = Scanned(text) if isinstance(text, str) else text
        return _numbers(scanned.fitting(self.vocabulary, marks) >> self.first & self._every)


def _numbers(patterns: int) -> list[int]:
    """What is in a set of patterns, in order.

    >>> _numbers(0b1100)
    [2, 3]
    """
    found = []
    while patterns:
        lowest = patterns & -patterns
        found.append(lowest.bit_length() - 1)
        patterns ^= lowest
    return found


def _weight(choice: Choice) -> tuple[float, list[str]]:
    return rarity(choice), sorted(choice)


def first_of(patterns: int) -> int:
    """The lowest number in a set of patterns.

    >>> first_of(0b1100)
    2
    """
    return (patterns & -patterns).bit_length() - 1
