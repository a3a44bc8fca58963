"""Quotations: sentences without the marks that open one within them, and where one of several sentences opens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.patterns.chunks import Chunks, Item
from extractors.patterns.gates import Scanned
from extractors.sentence.syntax import Reading

_PAIRS = (("«", "»"), ("“", "”"), ('"', '"'), ("''", "''"))
_LONGEST = 1500  # characters that a quotation of several sentences may have
_OPENING = "«“"
# The end of a quotation that has begun before.
_CLOSING = re.compile("[^«“»”]*[»”]")


def quotations(text: str, sentences: Sequence[tuple[int, int]]) -> dict[int, tuple[int, int]]:
    """The quotations of several sentences: the number of the one that closes it to that of the first and its opening.

    >>> quotations("« We trade. We build », he said.", [(0, 11), (12, 32)])
    {1: (0, 0)}
    """
    found: dict[int, tuple[int, int]] = {}
    for opening, closing in _PAIRS:
        held: tuple[int, int] | None = None
        for number, (start, end) in enumerate(sentences):
            words = text[start:end]
            if held is not None and start - held[1] > _LONGEST:
                held = None
            if held is not None and closing in words:
                first = words.find(opening)
                if opening == closing or first < 0 or words.find(closing) < first:
                    found[number] = held
                held = None
                words = words[words.index(closing) + len(closing) :]
                start = end - len(words)
            if held is None and opening in words:
                last = words.rfind(opening)
                if words.count(opening) % 2 if opening == closing else closing not in words[last:]:
                    held = number, start + last
    return found


def around(text: str, place: tuple[int, int], sentence: tuple[int, int]) -> tuple[int, int] | None:
    """The quotation that a place of a sentence stands in, or the part of one that begins or ends in it; None outside.

    >>> around("« We trade », he said.", (5, 10), (0, 22))
    (0, 12)
    >>> around("« We trade », he said.", (14, 16), (0, 22))
    """
    start, end = sentence
    closing = _CLOSING.match(text, place[1], end)
    return (max(start, *(text.rfind(mark, start, place[0]) for mark in _OPENING)), closing.end()) if closing else None


def unquoted(reading: Reading, opening: re.Pattern[str]) -> Reading:
    """A reading in whose chunks no quotation opens after the first word; offsets stay those of the text.

    Args:
        reading: a sentence.
        opening: the marks that open a quotation, with the space after them.
    """
    chunks = reading.chunks
    codes: list[str] = []
    items: list[Item] = []
    done = 0
    for found in opening.finditer(chunks.codes, 1):
        codes.append(chunks.codes[done : found.start()])
        items.extend(chunks.items[done : found.start()])
        done = found.end()
    if not codes:
        return reading
    codes.append(chunks.codes[done:])
    items.extend(chunks.items[done:])
    joined = "".join(codes)
    # Words are looked for as they stand now and as they stood.
    scanned = Scanned(f"{chunks.scanned.text}\n{joined}")
    return replace(reading, chunks=Chunks(joined, tuple(items), chunks.text, scanned))
