"""The towns that a sentence places something in: by name, by palace, by the seat of an organisation, as a capital."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.cleaning import fold
from extractors.patterns.chunks import Chunks
from extractors.patterns.lexicon import Lexicon, load
from extractors.patterns.matching import Mark
from extractors.persons.people import OF_STATES
from extractors.sentence.syntax import Reading

Town = tuple[str, str, bool]
# How far before a town the words stand that lead away from it or past it.
REACH = 60
# Classes of posts, beside those of states, that nobody holds abroad.
AT_WORK = {"counterpart", "adviser", "leader", "guest"}


def towns(reading: Reading, lexicon: Lexicon) -> Iterator[Mark]:
    """Marks of kind "city" for what a sentence names as a place, in their order.

    Args:
        reading: the sentence.
        lexicon: of its language.
    """
    return iter(sorted({m.start: m for m in _all_towns(reading, lexicon)}.values(), key=lambda m: m.start))


def _all_towns(reading: Reading, lexicon: Lexicon) -> Iterator[Mark]:
    chunks, events = reading.chunks, lexicon.events
    palaces = _palaces(lexicon.lang)
    start, end = reading.sentence.start, reading.sentence.end
    for found in palaces.finditer(fold(chunks.text[start:end]).replace("\n", " ")):
        yield _mark(start + found.start("p"), start + found.end("p"), _known(lexicon.lang)[found["p"]])
    for match in events.finditer("capital_of", chunks):
        mark = chunks.items[match.end() - 1]
        code = mark.value[0] if isinstance(mark, Mark) and mark.value else None
        if isinstance(mark, Mark) and code and (town := _capitals(lexicon.lang).get(code)):
            yield _mark(mark.start, mark.end, town)
    for match in events.finditer("unknown_town", chunks):
        # A town that only the text knows, beside its country.
        name, land = chunks.items[match.start("town")], chunks.items[match.end() - 1]
        if isinstance(name, Mark) and isinstance(land, Mark) and land.value:
            yield _mark(name.start, name.end, (chunks.text[name.start : name.end], land.value[0], False))
    for key in ("dated_town", "town_hosts", "at_embassy"):
        for match in events.finditer(key, chunks):
            if isinstance(mark := chunks.items[match.end() - 1], Mark):
                yield mark
    for match in events.finditer("headquarters", chunks):
        mark = chunks.items[match.end() - 1]
        if isinstance(mark, Mark) and (town := _known(lexicon.lang).get(str(mark.value))):
            yield _mark(mark.start, mark.end, town)
    home = {m.end() - 1 for m in events.finditer("came_home", chunks)}
    for place, item in chunks.placed:
        if place in home:
            continue
        if item.kind == "organization" and events.search("at_gathering", chunks, max(0, place - 40), place):
            # A gathering called after its town.
            yield from _in_the_name(chunks.text, item, lexicon)
        if item.kind == "companion":
            # What stands before the company of an event tells where it was.
            held = [m for m in reading.marks if m.kind == "city" and item.start <= m.start and m.end <= item.end]
            held = [m for m in held if not any(p.start <= m.start and m.end <= p.end for p in item.parts)]
            yield from (m for m in held if events["behind_post"].search(chunks.text[max(0, m.start - 3) : m.start]))
        if item.kind in ("office", "person", "group"):
            yield from _behind_the_post(chunks.text, item, events["behind_post"])
        town = city_state(item.value[0], lexicon.lang) if item.kind == "country" else None
        if item.kind == "country" and events["at_town"].search(chunks.codes, max(0, place - 6), place):
            # "At Luxembourg", without the article of a country, is the town.
            town = town or _namesakes(lexicon.lang).get(chunks.text[item.start : item.end].lower())
        if town is not None and events["place_before"].search(chunks.codes, max(0, place - 6), place):
            yield _mark(item.start, item.end, town)
        if item.kind != "city" or is_far_from(chunks, place, lexicon):
            continue
        reached = events["where_clause"].match(chunks.codes, place + 1) is not None
        left = not reached and events.search("place_left", chunks, max(0, place - REACH), place)
        if left or is_passed(item, chunks, lexicon):
            continue
        if reached or events["place_before"].search(chunks.codes, max(0, place - 60), place):
            yield item


def town_at_head(text: str, mark: Mark, lexicon: Lexicon) -> Mark | None:
    """The town that a mark in a dateline is: a country there is the capital that bears its name."""
    town = _namesakes(lexicon.lang).get(text[mark.start : mark.end].lower()) if mark.kind == "country" else None
    return _mark(mark.start, mark.end, town) if town is not None else mark if mark.kind == "city" else None


def is_passed(mark: Mark, chunks: Chunks, lexicon: Lexicon) -> bool:
    """Whether a journey told beside something else only comes from a place or goes on to it: "before flying to Z"."""
    at = chunks.place_of(mark)
    if at is None or any(lexicon.events.match(key, chunks, at + 1) for key in ("where_clause", "met_there")):
        return False
    return lexicon.events.search("passed_place", chunks, max(0, at - REACH), at) is not None


def is_far_from(chunks: Chunks, place: int, lexicon: Lexicon) -> bool:
    """Whether the words before a town say how far from it another one is."""
    return lexicon.events.search("distance", chunks, max(0, place - 45), place) is not None


def _behind_the_post(text: str, mark: Mark, behind: re.Pattern[str]) -> Iterator[Mark]:
    """The town right behind a minister's post, which is held nowhere abroad: "son homologue russe à Versailles"."""
    for part in mark.parts:
        if part.kind == "city" and mark.kind == "office" and mark.value.cls in OF_STATES | AT_WORK:
            if behind.search(text[max(0, part.start - 3) : part.start]):
                yield part
        elif part.kind in ("office", "person", "group"):
            yield from _behind_the_post(text, part, behind)


def _in_the_name(text: str, mark: Mark, lexicon: Lexicon) -> Iterator[Mark]:
    """The town in the name of a gathering."""
    for word in re.finditer(r"[^\W\d_]{4,}", text[mark.start : mark.end]):
        entries = lexicon.surfaces.get(fold(word[0]), ()) if word[0][0].isupper() else ()
        for entry in entries:
            if entry.kind == "city":
                yield _mark(mark.start + word.start(), mark.start + word.end(), entry.value)


def opening_country(reading: Reading, lexicon: Lexicon) -> Mark | None:
    """The country that a sentence begins with as the place of what it tells: "En France, …"."""
    match = lexicon.events["opening_country"].match(reading.chunks.codes)
    mark = reading.chunks.items[match.end() - 1] if match else None
    return mark if isinstance(mark, Mark) else None


def _mark(start: int, end: int, town: Town) -> Mark:
    return Mark("city", start, end, town)


def city_state(country: str, lang: str, *, within: bool = False) -> Town | None:
    """The town that is all of its country, where it is one; the capital for what is told to be ``within`` it."""
    town = _capitals(lang).get(country)
    return town if town is not None and (within or town[0] in _whole(lang)) else None


@cache
def _whole(lang: str) -> frozenset[str]:
    """The towns that are countries."""
    return frozenset(r["name"] for r in load(lang).tables["cities"]["city"] if r.get("whole"))


@cache
def _capitals(lang: str) -> dict[str, Town]:
    """The capital of each country."""
    rows = load(lang).tables["cities"]["city"]
    return {r["country"]: (r["name"], r["country"], True) for r in rows if r.get("capital")}


@cache
def _namesakes(lang: str) -> dict[str, Town]:
    """The capitals that bear the name of their country."""
    rows = load(lang).tables["cities"]["city"]
    return {n.lower(): (r["name"], r["country"], True) for r in rows if r.get("capital") for n in r["names"]}


@cache
def _known(lang: str) -> dict[str, Town]:
    """The towns of palaces and of the headquarters of organisations."""
    table = load(lang).tables["cities"]
    named = {fold(name): (town, country, False) for name, (town, country) in table["palaces"].items()}
    return named | {key: (town, country, False) for key, (town, country) in table["headquarters"].items()}


@cache
def _palaces(lang: str) -> re.Pattern[str]:
    """A pattern of the palaces after a preposition of place, over folded text."""
    tables = load(lang).tables
    names = sorted({fold(name) for name in tables["cities"]["palaces"]}, key=len, reverse=True)
    either = "|".join(map(re.escape, names))
    return re.compile(rf"{fold(tables['events']['palace_before'])}(?P<p>{either})(?!\w)")
