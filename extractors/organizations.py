"""Organisations that a sentence speaks of: those of the lexicon, and bodies that give their own acronym."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
    events = lexicon.events
    aside, told_of, sought = events["aside"], events["told_of"], events["sought"]
    beside, elsewhere = events["occasion"], [events[name] for name in ("source", "whose_body", "describing")]
    inner = {match.start("inner") for match in events["within_name"].finditer(chunks.codes)}
    found = []
    for place in chunks.positions("organization"):
        mark = chunks.items[place]
        row = table.get(mark.value, {}) if isinstance(mark, Mark) else {}
        if not isinstance(mark, Mark) or row.get("kind") in UNFILED or row.get("unfiled"):
            continue
        since = max(0, place - 110)
        if place in inner or any(pattern.search(chunks.codes, since, place) for pattern in elsewhere):
            continue
        if meeting and beside.search(chunks.codes, since, place):
            continue
        if meeting or not aside.search(chunks.codes, since, place) or told_of.search(chunks.codes, since, place):
            found.append(replace(mark, value=row.get("part_of", mark.value)))
    for place in chunks.positions("office"):
        mark = chunks.items[place]
        if not isinstance(mark, Mark):
            continue
        if (meeting and mark.value.number > 1) or sought.search(chunks.codes, max(0, place - 70), place):
            found.extend(replace(mark, kind="organization", value=name) for name in mark.value.organizations)
    found.extend(_written_out(text, reading, lexicon))
    return sorted(found, key=lambda m: m.start)


def _written_out(text: str, reading: Reading, lexicon: Lexicon) -> Iterator[Mark]:
    """The bodies outside the lexicon that are told with their acronym in brackets, which is their name."""
    sentence = reading.sentence
    known = [m for m in reading.marks if m.kind == "organization"]
    noun = lexicon.pattern("{body_noun}")
    for match in _ACRONYM.finditer(text, sentence.start, sentence.end):
        if any(m.start <= match.start(1) < m.end or m.end in (match.start(), match.start() - 1) for m in known):
            continue
        since = max(sentence.start, match.start() - 110)
        since += len(text[since : match.start()]) - len(re.split(r"[,;:.(]", text[since : match.start()])[-1])
        if nouns := list(noun.finditer(text, since, match.start())):
            yield Mark("organization", nouns[-1].start(), match.end(), match[1])
