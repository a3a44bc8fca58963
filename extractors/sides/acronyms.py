"""Of which country a body is that a text names by its acronym alone, and which body "the organisation" is."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.patterns.lexicon import OF_STATES, Lexicon
from extractors.patterns.matching import Mark
from extractors.persons.people import People
from extractors.sentence.syntax import Reading

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


def settle_by_body(people: People, readings: Sequence[Reading], lexicon: Lexicon) -> None:
    """Who holds a post "of the organisation" is of the body of states told of last before.

    So is who holds a post that such bodies have and says no more, where the headline or the own sentence names one.
    """
    rows = lexicon.tables["organizations"]
    open_ = [p for p in people.all if p.stands_for is None and p.role is not None]
    for person in open_:
        told = min(m.start for m in person.mentions)
        posts = [h.office.role for h in person.held]
        bare = all(map(lexicon.events["of_some_body"].fullmatch, posts))
        if bare or any(map(lexicon.events["of_its_body"].search, posts)):
            near = [r for r in readings if not bare or r.sentence.kind == "title" or r.sentence.end > told]
            marks = [m for r in near for m in r.marks if m.kind == "organization" and m.start < told]
            bodies = [m for m in marks if rows.get(m.value, {}).get("kind") in OF_STATES]
            if bodies:
                person.settle_organization(bodies[-1].value, bodies[-1], "body-told")
