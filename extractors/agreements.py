"""Documents signed: their titles and parties, from the words after "la signature d'un …"."""

from __future__ import annotations

import re

from extractors.chunks import restore
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
        Each with the offsets of its title and parties and the rule that found it.
    """
    begin = reading.chunks.start(document[0])
    chunks = restore(reading.chunks, "name")  # a title's capital letters make names of its words
    first = next((at for at in range(document[0], len(chunks.items)) if chunks.start(at) >= begin), document[0])
    table = lexicon.tables["agreements"]
    plural = lexicon.pattern(table["several"])
    found: list[tuple[Agreement, int, int, str]] = []
    for match in lexicon.pattern(table["title"]).finditer(chunks.codes, first):
        start, end = chunks.start(match.start("title")), chunks.end(match.end("title"))
        title = chunks.text[start:end].strip(" ,;")
        if not found and plural.fullmatch(match["title"].strip()):
            continue
        parties: tuple[str, ...] = ()
        if match["parties"]:
            begin, stop = chunks.start(match.start("parties")), chunks.end(match.end("parties"))
            parties = _parties(chunks.text[begin:stop], chunks.marks(*match.span("parties")), begin, table)
            end = stop
        found.append((Agreement(title=title, parties=parties), start, end, "agreement-title"))
    return found


def _parties(words: str, marks: list[Mark], begin: int, table: dict[str, str]) -> tuple[str, ...]:
    """The parties named after "entre": an organisation by its key, others in their words."""
    parties = []
    at = 0
    body = re.sub(table["before_parties"], "", words)
    shift = len(words) - len(body)
    pieces = re.split(table["between_parties"], body)
    if len(pieces) == 1:
        pieces = re.split(table["between_names"], body)
    for piece in pieces:
        start = begin + shift + body.find(piece, at)
        at = body.find(piece, at) + len(piece)
        inside = [m for m in marks if m.kind == "organization" and start <= m.start and m.end <= start + len(piece)]
        name = inside[0].value if inside else re.sub(table["article"], "", piece).strip(" ,.;")
        if name:
            parties.append(name)
    return tuple(parties)
