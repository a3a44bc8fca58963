"""Organisations that a sentence speaks of: those of the lexicon, and bodies that give their own acronym."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.lexicon import Lexicon
from extractors.matching import Mark
from extractors.syntax import Reading

_ACRONYM = re.compile(r"\(([A-Z][A-Z0-9]{2,9}(?:-[A-Z0-9]+)?)\)")


# Kinds of bodies of the lexicon that are no organisations to file.
UNFILED = ("media", "ministry")


def find_organizations(text: str, reading: Reading, lexicon: Lexicon, *, meeting: bool = False) -> list[Mark]:
    """Find the organisations of a sentence, but those that only give the occasion ("en marge du sommet de l'ASEAN").

    A body outside the lexicon counts where it is written out with its acronym in brackets: "Fonds d'investissement
    direct russe (RDIF)"; its acronym is its name.

    Args:
        text: the clean view.
        reading: the sentence.
        lexicon: of the language.
        meeting: whether the sentence is told of the organisation's own meeting, which is then no mere occasion.

    Returns:
        Marks of kind "organization" in order; values are keys of the lexicon's table or acronyms.
    """
    table = lexicon.tables["organizations"]
    chunks = reading.chunks
    events = lexicon.tables["events"]
    aside, told_of, sought = (lexicon.pattern(events[name]) for name in ("aside", "told_of", "sought"))
    beside, source = (lexicon.pattern(events.get(name, "(?!)")) for name in ("occasion", "source"))
    whose = lexicon.pattern(events.get("whose_body", "(?!)"))
    found = []
    for place in chunks.positions("organization"):
        mark = chunks.items[place]
        if not isinstance(mark, Mark) or table.get(mark.value, {}).get("kind") in UNFILED:
            continue
        since = max(0, place - 110)
        if whose.search(chunks.codes, since, place):
            continue
        if source.search(chunks.codes, since, place) or (meeting and beside.search(chunks.codes, since, place)):
            continue
        if meeting or not aside.search(chunks.codes, since, place) or told_of.search(chunks.codes, since, place):
            found.append(replace(mark, value=table.get(mark.value, {}).get("part_of", mark.value)))
    for place in chunks.positions("office"):
        mark = chunks.items[place]
        if not isinstance(mark, Mark):
            continue
        if (meeting and mark.value.number > 1) or sought.search(chunks.codes, max(0, place - 70), place):
            found.extend(replace(mark, kind="organization", value=name) for name in mark.value.organizations)
    nouns = lexicon.tables["phrases"]["bodies"]["nouns"]
    sentence = reading.sentence
    for match in _ACRONYM.finditer(text, sentence.start, sentence.end):
        bodies = [m for m in reading.marks if m.kind == "organization"]
        if any(m.start <= match.start(1) < m.end or m.end in (match.start(), match.start() - 1) for m in bodies):
            continue
        before = re.split(r"[,;:.(]", text[max(sentence.start, match.start() - 110) : match.start()])[-1]
        at = max((before.rfind(noun) for noun in nouns), default=-1)
        if at >= 0:
            start = match.start() - len(before) + at
            found.append(Mark("organization", start, match.end(), match[1]))
    return sorted(found, key=lambda m: m.start)
