"""Of which country a body is that a text names by its acronym alone, having told whose it is before."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.lexicon import Lexicon
from extractors.matching import Mark
from extractors.people import People
from extractors.syntax import Reading

# Behind a post without a name the body may stand so far off, in characters.
REACH = 60


def told_acronyms(readings: Sequence[Reading], lexicon: Lexicon) -> dict[str, Mark]:
    """The country named last before each acronym in brackets: "the general customs of India (GACI)"."""
    found: dict[str, Mark] = {}
    for reading in readings:
        chunks = reading.chunks
        if "(" not in chunks.codes:
            continue
        for match in lexicon.events["acronym_told"].finditer(chunks.codes):
            country, name = chunks.items[match.start("m")], chunks.items[match.start("n")]
            if isinstance(country, Mark) and isinstance(name, Mark) and len(country.value) == 1:
                word = chunks.text[name.start : name.end]
                if word.isupper() and len(word) > 1:
                    found.setdefault(word, country)
    return found


def settle_by_acronym(people: People, readings: Sequence[Reading], lexicon: Lexicon) -> None:
    """Who holds a post in such a body is of its country."""
    known = told_acronyms(readings, lexicon)
    text = readings[0].chunks.text if readings else ""
    for person in people.all if known else ():
        if person.stands_for is not None or person.role is None:
            continue
        for mention in person.mentions:
            words = text[mention.start : mention.end + REACH]
            words = words[: max(mention.end - mention.start, words.find(",", mention.end - mention.start))]
            for word in words.replace("'", " ").replace(",", " ").split():
                if word in known and person.side is None:
                    person.settle_side(known[word].value[0], known[word], "acronym-told")
