"""Organisations that a sentence speaks of: those of the lexicon, and bodies that give their own acronym."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.lexicon import Lexicon
from extractors.matching import Mark
from extractors.syntax import Reading

_ACRONYM = re.compile(r"\(([A-Z][A-Z0-9]{2,9}(?:-[A-Z0-9]+)?)\)")


def find_organizations(text: str, reading: Reading, lexicon: Lexicon) -> list[Mark]:
    """Find the organisations of a sentence, but those that only give the occasion ("en marge du sommet de l'ASEAN").

    A body outside the lexicon counts where it is written out with its acronym in brackets: "Fonds d'investissement
    direct russe (RDIF)"; its acronym is its name.

    Args:
        text: the clean view.
        reading: the sentence.
        lexicon: of the language.

    Returns:
        Marks of kind "organization" in order; values are keys of the lexicon's table or acronyms.
    """
    table = lexicon.tables["organizations"]
    chunks = reading.chunks
    aside = lexicon.pattern(lexicon.tables["events"]["aside"])
    found = []
    for place in chunks.positions("organization"):
        mark = chunks.items[place]
        if not isinstance(mark, Mark) or table.get(mark.value, {}).get("kind") == "media":
            continue
        if not aside.search(chunks.codes, max(0, place - 90), place):
            found.append(replace(mark, value=table.get(mark.value, {}).get("part_of", mark.value)))
    nouns = lexicon.tables["phrases"]["bodies"]["nouns"]
    sentence = reading.sentence
    for match in _ACRONYM.finditer(text, sentence.start, sentence.end):
        if any(m.start <= match.start(1) < m.end for m in reading.marks if m.kind == "organization"):
            continue
        before = re.split(r"[,;:.(]", text[max(sentence.start, match.start() - 110) : match.start()])[-1]
        at = max((before.rfind(noun) for noun in nouns), default=-1)
        if at >= 0:
            start = match.start() - len(before) + at
            found.append(Mark("organization", start, match.end(), match[1]))
    return sorted(found, key=lambda m: m.start)
