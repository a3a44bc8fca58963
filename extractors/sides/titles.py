"""What a title tells of its country: that few have such a post, or that none has two of them."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.cleaning import fold
from extractors.patterns.lexicon import Lexicon
from extractors.patterns.matching import Mark
from extractors.persons.people import Person


def limited_to(person: Person, text: str, lexicon: Lexicon) -> set[str]:
    """The countries that the words of a post leave: those that share an adjective, or have such a title; none: any.

    Args:
        person: whose post it is.
        text: of the article.
        lexicon: of its language.
    """
    return shared_by(person, text, lexicon) or only_in(person, lexicon)


def only_in(person: Person, lexicon: Lexicon) -> set[str]:
    """The countries that have the title of a person, where only some do."""
    title = person.role.office.role.lower() if person.role else ""
    rows = lexicon.tables["roles"].get("only_in", ())
    return {
        code for row in rows if title.split(" ")[0] in row["words"] or title in row["words"] for code in row["codes"]
    }


def shared_by(person: Person, text: str, lexicon: Lexicon) -> set[str]:
    """The countries that share the adjective in a person's post, where the story does not tell which is meant."""
    told = [part for held in person.held for part in _parts(held.mark) if part.kind == "adjective" and not part.value]
    words = {fold(text[part.start : part.end]) for part in told}
    return {c for w in words for e in lexicon.surfaces.get(w, ()) if e.kind == "adjective" for c in e.value}


def _parts(mark: Mark) -> Iterator[Mark]:
    for part in mark.parts:
        yield part
        yield from _parts(part)


def single_posts(person: Person) -> set[str]:
    """The posts of a person of which a country has one at a time."""
    posts = {c for c in person.classes if c in ("head-of-state", "prime-minister")}
    # Nor has it two ministers of one portfolio.
    return posts | {
        " ".join(h.office.portfolio.split(" ")[:2])
        for h in person.held
        if h.office.cls == "minister" and h.office.portfolio
    }
