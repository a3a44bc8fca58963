"""Patterns by name, of one table of a lexicon, none of which is tried with a sentence that it cannot match."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from extractors.patterns.gates import Gate

if TYPE_CHECKING:
    from extractors.patterns.chunks import Chunks

_NEVER = re.compile("(?!)")


class Wordings(dict[str, Any]):
    """A table with each of its patterns compiled; one that it lacks matches nothing."""

    def __init__(
        self,
        table: Mapping[str, Any],
        compiled: Callable[[str], re.Pattern[str]],
        gate: Callable[[Iterable[re.Pattern[str]]], Gate],
    ) -> None:
        """Compile a table.

        Args:
            table: of a lexicon; what is no text in it stays as it is.
            compiled: makes a pattern of its source.
            gate: makes a gate before patterns.
        """
        patterns = {name: compiled(row) for name, row in table.items() if isinstance(row, str)}
        super().__init__({**table, **patterns})
        made = gate(patterns.values())
        self._vocabulary = made.vocabulary
        self._bits = {name: 1 << number for number, name in enumerate(patterns, made.first)}

    def __missing__(self, name: str) -> re.Pattern[str]:
        return _NEVER

    def may_stand(self, name: str, chunks: Chunks) -> bool:
        """Whether a sentence has the words and marks that a pattern needs."""
        return chunks.opened(self._vocabulary) & self._bits.get(name, 0) != 0

    def search(self, name: str, chunks: Chunks, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Where a pattern is found first between two positions of a sentence."""
        if chunks.opened(self._vocabulary) & self._bits.get(name, 0):
            return self[name].search(chunks.codes, start, end)  # type: ignore[no-any-return]
        return None

    def match(self, name: str, chunks: Chunks, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """What a pattern matches at a position of a sentence, up to another."""
        return self[name].match(chunks.codes, start, end) if self.may_stand(name, chunks) else None

    def finditer(self, name: str, chunks: Chunks, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """All that a pattern matches between two positions of a sentence, in order."""
        return self[name].finditer(chunks.codes, start, end) if self.may_stand(name, chunks) else iter(())
