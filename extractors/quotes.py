"""Sentences without the marks that open a quotation within them: "voiced «their" reads as "voiced their"."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.chunks import Chunks, Item
from extractors.syntax import Reading


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
    return replace(reading, chunks=Chunks("".join(codes), tuple(items), chunks.text))
