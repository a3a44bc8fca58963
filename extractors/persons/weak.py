"""Names that are sure only in context: "Corée", "congolais", "BAD", a town called like a first name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.cleaning import fold
from extractors.patterns.lexicon import Lexicon
from extractors.patterns.matching import Mark

PLACES = ("country", "city", "adjective")
# So many characters before such a name say what else is called so.
REACH = 28
# Classes of posts behind which a doubtful name can only be a country's.
HELD_FOR_STATES = ("ambassador", "minister", "deputy-minister", "prime-minister", "head-of-state", "speaker")
# Behind a town at the head of its line: the day or the agency of a dateline.
_HEAD = re.compile(r",[^\d\n]{1,12}\d{1,2}\b| ?\([A-Z]{2,6}\)")


def settle(marks: Sequence[Mark], text: str, story_end: int, lexicon: Lexicon) -> list[Mark]:
    """Decide the doubtful marks by the sure ones of the same story.

    An adjective or name that two countries share is the one that the story names for certain, else none. A town's name
    that may be another word counts only right after a preposition, where no name follows or its country is told of. An
    adjective with a first half ("franco-égyptien") names two countries. An organisation's ambiguous name is the one of
    those that bear it which the story named last in full, or that works in the countries told of.
    """
    at = tuple(lexicon.tables["phrases"]["names"]["at_town"])
    story = [m for m in marks if m.start < story_end]
    sure = Counter(m.value[0] for m in story if m.kind in ("country", "adjective") and not m.weak and len(m.value) == 1)
    sure.update(m.value[1] for m in story if m.kind == "city" and not m.weak)
    bodies = [m for m in story if m.kind == "organization" and not m.weak]
    offices = tuple(lexicon.tables["roles"].get("not_behind", ()))
    called = lexicon.pattern(lexicon.tables["phrases"]["names"].get("called_so", "(?!)"))
    settled: list[Mark] = []
    for mark in marks:
        if mark.kind in PLACES and called.search(text, max(0, mark.start - REACH), mark.start):
            # A sea, a street, a currency or a treaty is called so.
            continue
        if mark.kind == "head" and text[max(0, mark.start - 16) : mark.start].lower().endswith(offices):
            # Of a consulate or a secretariat, it is no rank.
            continue
        if mark.kind in ("country", "adjective") and (mark.weak or len(mark.value) > 1):
            known = [code for code in mark.value if sure[code]] or _led(mark.value, text, lexicon)
            if not known and _held_for(mark, settled, text, lexicon):
                known = list(mark.value)
            if known:
                mark = replace(mark, value=(max(known, key=lambda c: (sure[c], c)),))
                settled.append(_compound(mark, text, sure, lexicon))
            elif mark.kind == "adjective":
                # Still an adjective of a country, though not told which.
                settled.append(replace(mark, value=()))
        elif mark.kind == "adjective":
            settled.append(_compound(mark, text, sure, lexicon))
        elif mark.kind == "organization" and mark.weak:
            if key := _body(mark, text, bodies, sure, lexicon):
                settled.append(replace(mark, value=key, weak=False))
        elif mark.kind == "city" and mark.weak:
            meant = lexicon.surfaces.get(fold(text[mark.start : mark.end]), ())
            alone = len(meant) == 1 and not text[mark.end : mark.end + 3].lstrip(" -")[:1].isupper()
            values = [e.value for e in meant if e.kind == "city" and sure[e.value[1]]] or [mark.value][: int(alone)]
            headed = text[mark.start - 1 : mark.start] in ("", "\n") and _HEAD.match(text, mark.end)
            if values and (headed or text.endswith(at, 0, mark.start)):
                settled.append(replace(mark, value=values[0]))
        else:
            settled.append(mark)
    return settled


def _held_for(mark: Mark, before: Sequence[Mark], text: str, lexicon: Lexicon) -> bool:
    """Whether a doubtful name is the goal of a journey or where a post of state has its country: "visite à Maurice"."""
    head = next((m for m in reversed(before) if m.kind in ("head", "person", "city", "country")), None)
    if mark.kind != "country" or text[mark.end : mark.end + 2].strip()[:1].isupper():
        return False
    roles = lexicon.tables["roles"]
    bare = not any(lexicon.tables["countries"][code].get("article") for code in mark.value)
    if bare and "bound_for" in roles and re.search(roles["bound_for"], text[max(0, mark.start - 110) : mark.start]):
        return True
    if head is None or head.kind != "head" or head.value[0] not in HELD_FOR_STATES:
        return False
    return re.fullmatch(roles["of_state"], text[head.end : mark.start]) is not None


def _led(codes: Sequence[str], text: str, lexicon: Lexicon) -> list[str]:
    """Of several countries the one whose leader, whom every reader knows, the text names; empty for none or more."""
    rows = [row for row in lexicon.tables.get("figures", {}).get("figure", ()) if row.get("side") in codes]
    led = {row["side"] for row in rows if any(name in text for name in (*row["names"], *row.get("family", ())))}
    return list(led) if len(led) == 1 else []


def _body(mark: Mark, text: str, bodies: Sequence[Mark], sure: Mapping[str, int], lexicon: Lexicon) -> str | None:
    """Which of the organisations with an ambiguous name is meant, or None where it may be none of them."""
    table = lexicon.tables["organizations"]
    named = [m for m in bodies if m.value in mark.value]
    if named:
        before = [m for m in named if m.start < mark.start]
        return str((before or named[:1])[-1].value)
    # Of two that share a name the one that works in the countries told of.
    near = [key for key in mark.value if any(sure.get(code) for code in table[key].get("works_in", ()))]
    if len(near) == 1 < len(mark.value):
        return str(near[0])
    for key in mark.value:
        after, ahead = (table[key].get(name) for name in ("unless_after", "unless_before"))
        around = text[max(0, mark.start - 60) : mark.start]
        if after and not (re.match(after, text[mark.end : mark.end + 60], re.I) or re.search(ahead, around, re.I)):
            return str(key)
    return None


def _compound(mark: Mark, text: str, sure: Mapping[str, int], lexicon: Lexicon) -> Mark:
    """An adjective with the first halves before it ("belgo-franco-"), and the countries of them all in order."""
    begin, codes = mark.start, list(mark.value)
    while begin > 2 and text[begin - 1] == "-":
        start = begin - 1
        while start and text[start - 1].isalpha():
            start -= 1
        half = lexicon.combining.get(fold(text[start : begin - 1]))
        if half is None:
            break
        # Of two countries with one first half the one that the text names more.
        codes.insert(0, max(half, key=lambda code: (sure[code], code)))
        begin = start
    return replace(mark, start=begin, value=tuple(codes)) if begin < mark.start else mark
