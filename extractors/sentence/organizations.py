"""Organisations that a sentence speaks of: those of the lexicon, and bodies that give their own acronym."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from extractors.patterns.chunks import Chunks
from extractors.patterns.lexicon import BODIES, SYMBOL, Lexicon
from extractors.patterns.matching import Mark
from extractors.sentence.syntax import Reading

_ACRONYM = re.compile(r"\(([A-Z][A-Z0-9]{2,9}(?:-[A-Z0-9]+)?)\)")
_BRACKETS = re.compile(rf" \({SYMBOL['organization']}(?:[- ]\d{{1,3}})?\)")  # an acronym, with its session's number
_PAIRED = re.compile(rf"[{SYMBOL['organization']}{SYMBOL['country']}] ?[-–/] ?$")
_NAMING = ("adjective", "country", "city", "name")  # what a name holds that is no kind of body
_BEFORE = 40  # characters before a body that tell how it is told

# Kinds of bodies of the lexicon that are no organisations to file.
UNFILED = ("media", "ministry")


def find_organizations(
    text: str, reading: Reading, lexicon: Lexicon, *, meeting: bool = False, signing: bool = False, aloud: bool = True
) -> list[Mark]:
    """Find the organisations of a sentence, but those that only give the occasion ("en marge du sommet de l'ASEAN").

    A body outside the lexicon counts where it is written out with its acronym in brackets: "Fonds d'investissement
    direct russe (RDIF)"; its acronym is its name.

    Args:
        text: the clean view.
        reading: the sentence.
        lexicon: of the language.
        meeting: whether the sentence is told of the organisation's own meeting, which is then no mere occasion.
        signing: whether it is told of a signing. Companies and bodies known by their shape only sign; talks that name
            them are seldom theirs, unless who takes part holds a post there.
        aloud: whether the sentence tells what was spoken of. Where none speaks, bodies come along with officials alone.

    Returns:
        Marks of kind "organization" in order; values are keys of the lexicon's table or acronyms.
    """
    table = lexicon.tables["organizations"]
    chunks = reading.chunks
    events = lexicon.events
    portfolio = lexicon.pattern("{in_portfolio}$")
    inner = {
        match.start("inner") for name in ("within_name", "third_speaks") for match in events.finditer(name, chunks)
    }
    found = []
    for place in chunks.positions(*(BODIES if signing else ("organization",))) if aloud else ():
        mark = chunks.items[place]
        if not isinstance(mark, Mark) or (filed := _filed(mark, table)) is None:
            continue
        at = _written_at(chunks, place)
        since = max(0, at - 110)
        if (
            at in inner
            or _has_acronym(chunks, place)
            or any(events.search(name, chunks, since, at) for name in ("source", "whose_body", "describing"))
            or portfolio.search(text, reading.sentence.start, mark.start)
        ):
            continue
        if meeting and events.search("occasion", chunks, since, at):
            continue
        if pair := _PAIRED.search(chunks.codes, since, at):
            at = pair.start()  # "the summit ASEAN-EU" is the occasion of both
        aside = not meeting and events.search("aside", chunks, since, at)
        if not aside or events.search("told_of", chunks, since, at):
            found.append(replace(mark, kind="organization", value=filed))
    for place in chunks.positions("office"):
        mark = chunks.items[place]
        if not isinstance(mark, Mark):
            continue
        if (meeting and mark.value.number > 1) or events.search("sought", chunks, max(0, place - 70), place):
            names = dict.fromkeys(_kept(name, table) for name in mark.value.organizations)
            found.extend(replace(mark, kind="organization", value=name) for name in names)
    for mark in chunks.every("companion"):
        # Officials who are present, named or not, bring their body along.
        for part in mark.parts:
            post = part.value if part.kind == "office" else getattr(part.value, "office", None)
            if post is not None and (part.kind == "office" or not post.sides):
                wholes = (_kept(name, table) for name in post.organizations)
                found.extend(replace(part, kind="organization", value=whole) for whole in wholes)
    friends = lexicon.pattern("{told_friends}")
    for mark in chunks.every("person", "group", "office", "companion", "delegation"):
        found.extend(replace(part, kind="organization") for part in _employers(mark))
        heads = friends.finditer(text, mark.start, mark.end)
        found.extend(Mark("organization", told.start(), told.end(), told[0]) for told in heads)
    if aloud:
        found.extend(_written_out(text, reading, lexicon, signing=signing))
    return sorted(found, key=lambda m: m.start)


def with_wholes(parties: Iterable[str], lexicon: Lexicon) -> set[str]:
    """Parties of talks, and the bodies that those among them are parts of."""
    return {whole for party in parties for whole in (party, kept(party, lexicon))}


def kept(party: str, lexicon: Lexicon) -> str:
    """What a side is filed as: a body as the one that it is a part of, another body or a country as itself."""
    return _kept(party, lexicon.tables["organizations"])


def _filed(mark: Mark, table: Mapping[str, Any]) -> str | None:
    """What a body of the lexicon is filed as; None of one that is not."""
    row = table.get(mark.value, {})
    return None if row.get("kind") in UNFILED or row.get("unfiled") else row.get("part_of", mark.value)


def _kept(name: str, table: Mapping[str, Any]) -> str:
    """What a body is kept as: the one that it is a part of, else itself."""
    return str(table.get(name, {}).get("part_of", name))


def _employers(mark: Mark) -> Iterator[Mark]:
    """The companies that a person's post names."""
    for part in mark.parts:
        if part.kind == "company":
            yield part
        yield from _employers(part)


def _has_acronym(chunks: Chunks, place: int) -> bool:
    """Whether a body goes by the acronym in brackets behind it: another row of the lexicon, or one that it lacks."""
    return _BRACKETS.match(chunks.codes, place + 1) is not None


def _written_at(chunks: Chunks, place: int) -> int:
    """Where a body is written that stands in brackets behind its full name: there, not in the brackets."""
    return place - 3 if place >= 3 and _has_acronym(chunks, place - 3) else place


def _written_out(text: str, reading: Reading, lexicon: Lexicon, *, signing: bool) -> Iterator[Mark]:
    """The bodies outside the lexicon: told with their acronym in brackets, which is their name, or by their shape."""
    sentence = reading.sentence
    known = [m for m in reading.marks if m.kind in BODIES]
    noun, party = lexicon.pattern("{body_noun}"), lexicon.pattern("{body_party}$")
    short: list[Mark] = []
    for match in _ACRONYM.finditer(text, sentence.start, sentence.end):
        if any(m.start <= match.start(1) < m.end or m.end in (match.start(), match.start() - 1) for m in known):
            continue
        since = max(sentence.start, match.start() - 110)
        since += len(text[since : match.start()]) - len(re.split(r"[,;:.(]", text[since : match.start()])[-1])
        nouns = list(noun.finditer(text, since, match.start()))
        if nouns and not party.search(text, max(sentence.start, nouns[-1].start() - _BEFORE), nouns[-1].start()):
            short.append(Mark("organization", nouns[-1].start(), match.end(), match[1]))
    yield from short
    for mark in _by_shape(text, reading, lexicon) if signing else ():
        told = any(text[mark.end : other.start] == " (" for other in known)
        if not told and all(mark.end <= other.start or other.end <= mark.start for other in (*known, *short)):
            yield mark


def _by_shape(text: str, reading: Reading, lexicon: Lexicon) -> Iterator[Mark]:
    """The bodies told by a noun for such bodies and a name: "l'Association Chili-Laos", "le groupe X"."""
    start, end = reading.sentence.start, reading.sentence.end
    states = [m for m in reading.marks if m.kind == "country"]
    aside, regional = lexicon.pattern("{body_aside}(?={told_body})"), lexicon.pattern("{body_region}")
    for match in lexicon.pattern("{told_body}").finditer(text, start, end):
        inside = [m for m in reading.marks if match.start() < m.start < match.end() and m.kind in _NAMING]
        if not (inside or regional.search(match[0])) or any(m.start <= match.start() < m.end for m in states):
            continue
        before = aside.search(text, max(start, match.start() - _BEFORE), match.end())
        if before is None or before.end() != match.start():
            yield Mark("organization", match.start(), match.end(), match[0])
    for match in lexicon.pattern("{told_company}").finditer(text, start, end):
        at = match.start("named")
        if not any(m.start <= at < m.end for m in states):
            yield Mark("organization", at, match.end(), match["named"])
