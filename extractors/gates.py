"""Which of many patterns can match a text at all: known from one scan of it, before any of them is tried."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import reduce
from operator import itemgetter, or_

import ahocorasick_rs

from extractors.required import Choice, is_mark, rarity, required

# A choice of words that is met more often tells too little to be looked for.
COMMON = 0.4
# As many choices of words are looked for of each pattern.
CHOICES = 3
_FIRST = itemgetter(0)


class Vocabulary:
    """The words that the patterns of some gates need: one scan of a text serves them all.

    Sets of patterns are numbers in which bit ``n`` stands for the ``n``-th pattern that was added.
    """

    def __init__(self) -> None:
        self._needs: list[Sequence[Choice]] = []
        self._scanner: ahocorasick_rs.AhoCorasick | None = None
        self._opened: list[int] = []
        self._free = 0
        self.size = 0  # how many patterns there are

    def add(self, needs: Iterable[Sequence[Choice]]) -> int:
        """Take in patterns, each with the choices of words that it needs; returns the number of the first."""
        first = self.size
        self._needs.extend(needs)
        self.size = len(self._needs)
        self._scanner = None
        return first

    def scan(self, text: str) -> int:
        """The patterns of whose words enough stand in a text."""
        if self._scanner is None:
            self._scanner = self._made()
        words = set(map(_FIRST, self._scanner.find_matches_as_indexes(text, overlapping=True)))
        opened = reduce(or_, map(self._opened.__getitem__, words), self._free)
        enough = opened
        for _ in range(CHOICES - 1):
            opened >>= self.size
            enough &= opened
        return enough

    def _made(self) -> ahocorasick_rs.AhoCorasick:
        """The automaton of all words, and the bits that each sets: one set of patterns for each place of a choice."""
        words: dict[str, int] = {}
        free = []
        for number, choices in enumerate(self._needs):
            for place in range(CHOICES):
                bit = 1 << number + place * self.size
                if place >= len(choices):
                    free.append(bit)
                    continue
                for word in choices[place]:
                    words[word] = words.get(word, 0) | bit
        self._free = sum(free)
        self._opened = list(words.values())
        return ahocorasick_rs.AhoCorasick(list(words))


class Scanned:
    """A text, and what a vocabulary finds in it, once any gate asks."""

    __slots__ = ("_size", "_vocabulary", "_words", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._vocabulary: Vocabulary | None = None
        self._size = self._words = 0

    def words(self, vocabulary: Vocabulary) -> int:
        """The patterns of a vocabulary of whose words enough stand in the text."""
        if self._vocabulary is not vocabulary or self._size != vocabulary.size:
            self._vocabulary, self._size, self._words = vocabulary, vocabulary.size, vocabulary.scan(self.text)
        return self._words


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
        self._marks: list[list[Choice]] = []
        self._by_marks: dict[str, int] = {}
        words: list[list[Choice]] = []
        for number, pattern in enumerate(self.patterns):
            needs = required(pattern)
            self._marks.append([c for c in needs if is_mark(next(iter(c)))])
            told = sorted((c for c in needs if not is_mark(next(iter(c))) and rarity(c) < COMMON), key=_weight)
            if given and given[number]:
                told.insert(0, frozenset(given[number]))
            words.append(told[:CHOICES])
        self._every = (1 << len(self.patterns)) - 1
        self._wordless = sum(1 << number for number, choices in enumerate(words) if not choices)
        self._vocabulary = vocabulary or Vocabulary()
        self._first = self._vocabulary.add(words)

    def by_words(self, scanned: Scanned) -> int:
        """The patterns of whose words enough stand in a text."""
        return scanned.words(self._vocabulary) >> self._first & self._every

    def by_marks(self, marks: str) -> int:
        """The patterns that need no other marks than these (see ``Chunks.symbols``)."""
        held = self._by_marks.get(marks)
        if held is None:
            rows = enumerate(self._marks)
            held = sum(1 << number for number, needs in rows if not any(need.isdisjoint(marks) for need in needs))
            self._by_marks[marks] = held
        return held

    def fitting(self, text: str | Scanned, marks: str = "") -> list[int]:
        """The numbers of the patterns that can match a text with these marks, in their order."""
        patterns = self.by_marks(marks)
        if patterns & ~self._wordless:
            patterns &= self.by_words(Scanned(text) if isinstance(text, str) else text)
        found = []
        while patterns:
            number = first_of(patterns)
            found.append(number)
            patterns ^= 1 << number
        return found


def _weight(choice: Choice) -> tuple[float, list[str]]:
    return rarity(choice), sorted(choice)


def first_of(patterns: int) -> int:
    """The lowest number in a set of patterns.

    >>> first_of(0b1100)
    2
    """
    return (patterns & -patterns).bit_length() - 1
