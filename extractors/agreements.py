"""Documents signed: their titles and parties, from the words after "la signature d'un …"."""

from __future__ import annotations

from extractors.lexicon import Lexicon
from extractors.matching import Mark
from extractors.records import Agreement
from extractors.syntax import Reading


def find_agreements(
    reading: Reading, document: tuple[int, int], lexicon: Lexicon
) -> list[tuple[Agreement, int, int, str]]:
    """The documents named from a position of a sentence on: one, or as many as a list holds.

    Args:
        reading: the sentence.
        document: positions of the word for the document in its chunks.
        lexicon: of the language.

    Returns:
        Each with the offsets of its title and the rule that found it.
    """
    chunks = reading.chunks
    table = lexicon.tables["agreements"]
    found = []
    at = document[0]
    for match in lexicon.pattern(table["title"]).finditer(chunks.codes, at):
        start, end = chunks.start(match.start("title")), chunks.end(match.end("title"))
        parties = tuple(
            chunks.text[m.start : m.end]
            for m in chunks.marks(match.start("parties"), match.end("parties"))
            if match["parties"]
        )
        found.append((Agreement(title=chunks.text[start:end].strip(" ,;"), parties=parties), start, end, "agreement-title"))
    return found


__all__ = ["Mark", "find_agreements"]
