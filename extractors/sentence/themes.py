"""Topics that show in how words and marks stand together: "la crise en <country>", "au sein de <organization>"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from extractors.patterns.chunks import Chunks
from extractors.patterns.gates import Gate
from extractors.patterns.lexicon import Lexicon
from extractors.patterns.matching import Mark
from extractors.sentence.syntax import Reading

# Marks whose words name something else than a topic.
NAMING = ("office", "person", "organization", "group")


def _themes(lexicon: Lexicon) -> Gate:
    patterns, needs = [r.pattern for r in lexicon.themes], [r.literals for r in lexicon.themes]
    return lexicon.once("themes", lambda own: own.gate(patterns, needs))


def _patterns(lexicon: Lexicon, key: str) -> Gate:
    """The patterns of a list of the table ``themes``."""
    rows = lexicon.tables.get("themes", {}).get(key, ())
    return lexicon.once(("themes", key), lambda own: own.gate(map(own.pattern, rows)))


def _slots(lexicon: Lexicon) -> tuple[list[str], Gate]:
    """Topics with the words of each that count in a list of fields; last in the gate is what stands before a list."""

    def compiled(own: Lexicon) -> tuple[list[str], Gate]:
        table = own.tables.get("themes", {}).get("slots", {"before": "(?!)", "words": {}})
        words = [rf"\b(?:{'|'.join(row)})\b" for row in table["words"].values()]
        return list(table["words"]), own.gate(map(own.pattern, (*words, table["before"])))

    return lexicon.once(("themes", "slots"), compiled)


def find_listed(chunks: Chunks, lexicon: Lexicon) -> Iterator[Mark]:
    """Topics of words that only count where fields are listed: "dans les domaines de l'industrie et de la presse"."""
    topics, gate = _slots(lexicon)
    *fitting, last = gate.among(chunks) or [-1]
    if not fitting or last != len(topics):
        return
    for found in gate.patterns[last].finditer(chunks.codes):
        for number in fitting:
            for word in gate.patterns[number].finditer(chunks.codes, *found.span("list")):
                yield Mark("topic", chunks.start(word.start()), chunks.end(word.end()), topics[number])


def settle_topics(words: Iterable[Mark], readings: Iterable[Reading], lexicon: Lexicon) -> list[Mark]:
    """All topics of an article in its order.

    Args:
        words: the topics that single words of it gave.
        readings: its sentences.
        lexicon: of its language.

    Returns:
        Those of words and of themes, but none inside what only names something, such as a ministry.
    """
    words = list(words)
    themes: list[Mark] = []
    named: list[tuple[int, int]] = []
    other = [(m.start, m.end) for m in words if m.value is None]
    gate = _patterns(lexicon, "names")
    for reading in readings:
        chunks = reading.chunks
        themes.extend(find_themes(chunks, lexicon))
        listed = find_listed(chunks, lexicon)
        themes.extend(m for m in listed if not any(a <= m.start and m.end <= b for a, b in other))
        for number in gate.among(chunks):
            group = "only" if "only" in gate.patterns[number].groupindex else 0
            found = gate.patterns[number].finditer(chunks.codes)
            named.extend((chunks.start(m.start(group)), chunks.end(m.end(group))) for m in found)
    marks = sorted([*words, *themes], key=lambda m: m.start)
    return [m for m in marks if not any(a <= m.start and m.end <= b for a, b in named)]


def apart(said: Iterable[Mark], words: Iterable[Mark]) -> list[Mark]:
    """Of the words that only count when spoken of, those that are no part of a longer phrase of a topic."""
    inside = {at: m.end - m.start for m in words for at in range(m.start, m.end)}
    return [m for m in said if inside.get(m.start, 0) <= m.end - m.start]


def spoken_of(
    words: Sequence[Mark], said: Iterable[Mark], reading: Reading, opened: Reading, lexicon: Lexicon
) -> Sequence[Mark]:
    """The words of topics, with those that only count when spoken of (``said``) behind a sentence's verb of talking.

    Of an item of a list all of them count where the sentence that opened it (``opened``) has such a verb.
    """
    start, end = reading.sentence.start, reading.sentence.end
    inside = [m for m in said if start <= m.start < end]
    told = lexicon.events.search("talked_of", opened.chunks) if inside else None
    if told is None:
        return words
    start = opened.chunks.start(told.end())
    return sorted((*words, *(m for m in inside if start <= m.start)), key=attrgetter("start"))


def naming(chunks: Chunks) -> list[Mark]:
    """The posts, persons and organisations of a sentence, whose words are no topics."""
    company = chunks.every("delegation", "companion")
    return [*chunks.every(*NAMING), *(part for group in company for part in group.parts)]


def find_occasions(chunks: Chunks, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Where a sentence names what only was the occasion of talks ("en marge du sommet sur la dette")."""
    gate = _patterns(lexicon, "occasions")
    fitting = gate.among(chunks)
    found = (m for number in fitting for m in gate.patterns[number].finditer(chunks.codes))
    return [(chunks.start(m.start()), chunks.end(m.end())) for m in found]


def find_themes(chunks: Chunks, lexicon: Lexicon) -> Iterator[Mark]:
    """Lay the themes of the lexicon over a sentence.

    A theme gives its ``topic``; one about a country (group "c", and those joined to it by commas and "et") the topic
    of that country's region, else what ``otherwise`` says; one about an organisation (group "o") its topic where
    the organisation is of one of the ``kinds``. What is told of ``others`` keeps topics away where the talks are not
    those of its sides (groups "c", "d" and "e").

    Returns:
        Marks of kind "topic"; the country or organisation that one is about is its only part.
    """
    areas = lexicon.tables.get("themes", {}).get("areas", {})
    for number in _themes(lexicon).among(chunks):
        rule = lexicon.themes[number]
        for found in rule.pattern.finditer(chunks.codes):
            start, end = chunks.start(found.start()), chunks.end(found.end())
            groups = found.groupdict()
            if rule.data.get("others"):
                sides = [chunks.items[found.start(g)] for g in ("c", "d", "e") if groups.get(g)]
                parts = tuple(side for side in sides if isinstance(side, Mark))
                yield Mark("topic", start, parts[0].start, None, parts)
            elif groups.get("c"):
                for mark in _countries(found, chunks, lexicon):
                    parts = (mark,) if rule.data.get("abroad") else ()
                    for code in mark.value:
                        topic = areas.get(code, rule.data.get("otherwise"))
                        if topic and topic in rule.data.get("of", (topic,)):
                            yield Mark("topic", start, max(end, mark.end), topic, parts)
            elif groups.get("o"):
                body = chunks.items[found.start("o")]
                assert isinstance(body, Mark)
                if lexicon.tables["organizations"].get(body.value, {}).get("kind") in rule.data["kinds"]:
                    yield Mark("topic", start, end, rule.data["topic"], (body,))
            else:
                yield Mark("topic", start, end, rule.data["topic"])


def _countries(found: re.Match[str], chunks: Chunks, lexicon: Lexicon) -> Iterator[Mark]:
    """The country that a theme is about, and those listed with it."""
    at = found.start("c")
    listed = lexicon.pattern(lexicon.tables["themes"]["listed"])
    while True:
        mark = chunks.items[at]
        assert isinstance(mark, Mark)
        yield mark
        more = listed.match(chunks.codes, at + 1)
        if more is None:
            return
        at = more.end() - 1
