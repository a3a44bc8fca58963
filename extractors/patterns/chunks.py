"""A sentence as a string in which each mark is one character, and the rewriting of that string by rules.

"Le ministre russe X a reçu Y à Hanoï" becomes "le ‹person› a reçu ‹person› à ‹city›": a pattern over that string can
say what a whole grammar of titles and names would have to say otherwise, and stays short and linear. Rules run in
cascade (as in FASTUS, Hobbs et al. 1997): names, then posts, persons, groups, then encounters.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence

from extractors.cleaning import lowered
from extractors.patterns.gates import Scanned, Vocabulary
from extractors.patterns.lexicon import SYMBOL
from extractors.patterns.matching import Mark

_PRIVATE = re.compile("[\ue000-\ue0ff]")
# Between digits a point ends nothing: "10.000 tests".
_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_SYMBOLS = re.compile(f"[{''.join(SYMBOL.values())}]")

Item = int | Mark
Build = Callable[[re.Match[str], "Chunks", int, int], Mark | None]


class Chunks:
    """``codes[i]`` is a lower-case letter of the text or the symbol of a mark; ``items[i]`` its offset or the mark.

    ``placed`` are the marks with their positions, ``symbols`` the symbols that stand for them, each once, in order;
    ``scanned`` is the sentence in lower case before anything was marked, for gates and to turn marks back. None of it
    changes.
    """

    __slots__ = ("_opened", "_size", "_vocabulary", "codes", "items", "placed", "scanned", "symbols", "text")

    def __init__(self, codes: str, items: Sequence[Item], text: str, scanned: Scanned | None = None) -> None:
        self.scanned = scanned or Scanned(codes)
        self.codes = codes
        self.items = items
        self.text = text
        places = [found.start() for found in _SYMBOLS.finditer(codes)]
        self.placed: list[tuple[int, Mark]] = [(at, items[at]) for at in places]  # type: ignore[misc]
        self.symbols = "".join(sorted({codes[at] for at in places}))
        self._vocabulary: Vocabulary | None = None
        self._size = self._opened = 0

    def opened(self, vocabulary: Vocabulary) -> int:
        """Which patterns of a vocabulary the sentence has the words and marks for, as a set of them (see ``gates``)."""
        if self._vocabulary is not vocabulary or self._size != vocabulary.size:
            self._vocabulary, self._size = vocabulary, vocabulary.size
            self._opened = self.scanned.fitting(vocabulary, self.symbols)
        return self._opened

    def start(self, at: int) -> int:
        """Offset in the view where position ``at`` begins."""
        if at >= len(self.items):
            return self.end(len(self.items))
        item = self.items[at]
        return item if isinstance(item, int) else item.start

    def end(self, at: int) -> int:
        """Offset in the view where the text before position ``at`` ends."""
        if at <= 0:
            return self.start(0) if self.items else 0
        item = self.items[at - 1]
        return item + 1 if isinstance(item, int) else item.end

    def at(self, offset: int) -> int:
        """The first position that begins at an offset in the view or behind it."""
        return bisect_left(range(len(self.items)), offset, key=self.start)

    def place_of(self, mark: Mark) -> int | None:
        """Where a mark stands, unless another one took it in."""
        return next((at for at, held in self.placed if held is mark), None)

    def marks(self, start: int, end: int, *kinds: str) -> list[Mark]:
        """The marks between two positions, of certain kinds or all."""
        return [m for i, m in self.placed if start <= i < end and (not kinds or m.kind in kinds)]

    def every(self, *kinds: str) -> list[Mark]:
        """All marks, or those of certain kinds."""
        return [m for _, m in self.placed if not kinds or m.kind in kinds]

    def positions(self, *kinds: str) -> Iterator[int]:
        """Where marks of these kinds stand."""
        return (i for i, m in self.placed if m.kind in kinds)


def chunk(text: str, start: int, end: int, marks: Iterable[Mark], spelt: str | None = None) -> Chunks:
    """Make the chunks of ``text[start:end]`` with the marks inside it (in order, not overlapping).

    Args:
        text: the clean view.
        start: where the sentence begins.
        end: where it ends.
        marks: those inside it.
        spelt: its letters as patterns know them, one for one, where they differ.
    """
    codes: list[str] = []
    items: list[Item] = []
    plain = _plain(spelt or text[start:end])
    at = start
    for mark in marks:
        if mark.start < at or mark.end > end:
            continue
        codes += (plain[at - start : mark.start - start], SYMBOL[mark.kind])
        items.extend(range(at, mark.start))
        items.append(mark)
        at = mark.end
    codes.append(plain[at - start :])
    items.extend(range(at, end))
    return Chunks("".join(codes), items, text, Scanned(plain))


def _plain(text: str) -> str:
    """Lower case, one character for one."""
    return _POINT.sub(",", _PRIVATE.sub(" ", lowered(text).replace("\n", " ")))


def rewrite(chunks: Chunks, pattern: re.Pattern[str], build: Build) -> Chunks:
    """Replace what the pattern finds by one mark, where ``build`` makes one.

    Args:
        chunks: what to rewrite.
        pattern: over the codes; its group ``mark``, where it has one, is what is replaced, else the whole match.
        build: makes the mark from the match and the positions of what is replaced, or declines with None.
    """
    made: list[tuple[int, int, Mark]] = []
    done = 0
    group: str | int = "mark" if "mark" in pattern.groupindex else 0
    for found in pattern.finditer(chunks.codes):
        start, end = found.span(group)
        if start >= done and (mark := build(found, chunks, start, end)) is not None:
            made.append((start, end, mark))
            done = end
    return put(chunks, made) if made else chunks


def put(chunks: Chunks, made: Iterable[tuple[int, int, Mark]]) -> Chunks:
    """Put marks in the place of what stands between two positions, for each in order of the text."""
    codes: list[str] = []
    items: list[Item] = []
    done = 0
    for start, end, mark in made:
        codes += (chunks.codes[done:start], SYMBOL[mark.kind])
        items.extend(chunks.items[done:start])
        items.append(mark)
        done = end
    if not codes:
        return chunks
    codes.append(chunks.codes[done:])
    items.extend(chunks.items[done:])
    return Chunks("".join(codes), items, chunks.text, chunks.scanned)


def restore(chunks: Chunks, *kinds: str, at: Callable[[int, Mark], bool] | None = None) -> Chunks:
    """Turn marks of some kinds (where ``at`` holds for position and mark) back into plain text."""
    turned = [(i, m) for i, m in chunks.placed if m.kind in kinds and (at is None or at(i, m))]
    if not turned:
        return chunks
    first = chunks.start(0)
    codes: list[str] = []
    items: list[Item] = []
    done = 0
    for place, mark in turned:
        codes += (chunks.codes[done:place], chunks.scanned.text[mark.start - first : mark.end - first])
        items.extend(chunks.items[done:place])
        items.extend(range(mark.start, mark.end))
        done = place + 1
    codes.append(chunks.codes[done:])
    items.extend(chunks.items[done:])
    return Chunks("".join(codes), items, chunks.text, chunks.scanned)
