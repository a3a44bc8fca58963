"""The bodies that stand before a verb of signing as those who sign: universities, agencies, banks, offices."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.patterns.lexicon import BODIES, Lexicon
from extractors.patterns.matching import Mark
from extractors.sentence.organizations import UNFILED
from extractors.sentence.syntax import Reading

# The longest name of a body that is read, in words.
LONGEST = 12


def signatories(reading: Reading, until: int, lexicon: Lexicon) -> Iterator[Mark]:
    """Yield the bodies that are the subject of a verb of signing, by the shape of their names.

    Args:
        reading: the sentence.
        until: where the verb begins.
        lexicon: of the language.

    Yields:
        Marks of kind "organization"; values are keys of the lexicon's table or the words of the text.
    """
    table = lexicon.tables.get("agreements", {})
    if "signers" not in table:
        return
    text, sentence = reading.chunks.text, reading.sentence
    clause = lexicon.pattern(table["signers"]).search(text[sentence.start : until])
    if clause is None:
        return
    at = sentence.start + clause.start("bodies")
    for piece in re.split(table["between_signers"], clause["bodies"]):
        start = text.index(piece, at)
        at = start + len(piece)
        words = re.sub("(?i)" + table["article"], "", piece.strip()).strip(" ,")
        start = text.index(words, start) if words else start
        known = [m for m in reading.marks if m.kind in BODIES and start <= m.start and m.end <= at]
        rows = lexicon.tables["organizations"]
        if known and known[0].start == start:
            row = rows.get(known[0].value, {})
            if row.get("kind") not in UNFILED:
                yield Mark("organization", start, at, row.get("part_of", known[0].value))
        elif told := re.search(r"\(([A-Z][A-Z0-9-]{1,9})\)", words):
            yield Mark("organization", start, start + len(words), told[1])
        elif lexicon.pattern("(?i:{signing_noun})").match(words) and 1 < len(words.split()) <= LONGEST:
            yield Mark("organization", start, start + len(words), words[0].upper() + words[1:])
