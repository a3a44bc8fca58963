"""Which of many patterns can match a text at all: known from one scan of it, before any of them is tried."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import ahocorasick_rs

from extractors.required import Choice, is_mark, rarity, required

# A choice of words that is met more often tells too little to be looked for.
COMMON = 0.4
# As many choices of words are looked for of each pattern.
CHOICES = 2


class Gate:
    """Some patterns behind what a text must hold for each of them: words, and marks (see ``chunks``).

    Sets of patterns are numbers in which bit ``n`` stands for the ``n``-th of them. For patterns that ignore case texts
    must be in lower case, but for ``searched``, which sees to it.
    """

    def __init__(self, patterns: Iterable[re.Pattern[str]], given: Sequence[Iterable[str]] = ()) -> None:
        """Analyse the patterns.

        Args:
            patterns: that texts will be tried with.
            given: for each, words of which its author says that one must stand in the text; empty for none.
        """
        self.patterns = tuple(patterns)
        self._size = len(self.patterns)
        self._folds = any(pattern.flags & re.IGNORECASE for pattern in self.patterns)
        self._marks: list[list[Choice]] = []
        self._by_marks: dict[frozenset[str], int] = {}
        # One set of patterns for each place among their choices, side by side in one number.
        self._free = 0
        words: dict[str, int] = {}
        for number, pattern in enumerate(self.patterns):
            needs = required(pattern)
            self._marks.append([c for c in needs if is_mark(next(iter(c)))])
            told = sorted((c for c in needs if not is_mark(next(iter(c))) and rarity(c) < COMMON), key=_weight)
            if given and given[number]:
                told.insert(0, frozenset(given[number]))
            for place in range(CHOICES):
                bit = 1 << (number + place * self._size)
                if place >= len(told):
                    self._free |= bit
                    continue
                for word in told[place]:
                    words[word] = words.get(word, 0) | bit
        self._opened = list(words.values())
        self._scanner = ahocorasick_rs.AhoCorasick(list(words)) if words else None
        self._wordless = self._enough(self._free)

    def _enough(self, opened: int) -> int:
        """The patterns of which every choice of words is open."""
        return opened & (opened >> self._size) & ((1 << self._size) - 1)

    def by_words(self, text: str) -> int:
        """The patterns of whose words enough stand in a text."""
        if self._scanner is None:
            return self._wordless
        opened = self._free
        by_word = self._opened
        for number in {hit[0] for hit in self._scanner.find_matches_as_indexes(text, overlapping=True)}:
            opened |= by_word[number]
        return self._enough(opened)

    def by_marks(self, marks: frozenset[str]) -> int:
        """The patterns that need no other marks than these."""
        held = self._by_marks.get(marks)
        if held is None:
            rows = enumerate(self._marks)
            held = sum(1 << number for number, needs in rows if not any(map(marks.isdisjoint, needs)))
            self._by_marks[marks] = held
        return held

    def fitting(self, text: str, marks: frozenset[str] = frozenset()) -> list[int]:
        """The numbers of the patterns that can match a text with these marks, in their order."""
        patterns = self.by_marks(marks)
        if patterns & ~self._wordless:
            patterns &= self.by_words(text)
        found = []
        while patterns:
            number = first_of(patterns)
            found.append(number)
            patterns ^= 1 << number
        return found

    def searched(self, text: str) -> Iterator[tuple[int, re.Match[str]]]:
        """The patterns, by number, that are found in a text without marks, with their first match."""
        for number in self.fitting(text.lower() if self._folds else text):
            if found := self.patterns[number].search(text):
                yield number, found

    def finds(self, text: str) -> bool:
        """Whether any of the patterns is found in a text without marks."""
        return any(self.searched(text))


def _weight(choice: Choice) -> tuple[float, list[str]]:
    return rarity(choice), sorted(choice)


def first_of(patterns: int) -> int:
    """The lowest number in a set of patterns.

    >>> first_of(0b1100)
    2
    """
    return (patterns & -patterns).bit_length() - 1
