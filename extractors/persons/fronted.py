"""A post and a name side by side that are two persons: "Lors de son entretien avec le ministre, Ali Ba a dit"."""

from __future__ import annotations

from extractors.patterns.chunks import Chunks
from extractors.patterns.lexicon import Lexicon


def is_fronted(chunks: Chunks, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether what stands before a comma closes the front of the sentence, and what stands after it is its subject.

    An apposition would be closed by a second comma. The front opens with a preposition or participle and is not closed
    before the two, and the verb follows at once.

    Args:
        chunks: the sentence.
        start: where the first of the two begins.
        end: where the second ends.
        lexicon: of the language.
    """
    table = lexicon.tables["phrases"].get("fronted")
    if table is None or "," not in chunks.codes[start:end]:
        return False
    if not lexicon.pattern(table["verb"]).match(chunks.codes, end):
        return False
    opening = lexicon.pattern(table["opening"]).match(chunks.codes)
    if opening is None or opening.end() > start:
        return False
    return not lexicon.pattern(table["closed"]).search(chunks.codes, opening.end(), start)
