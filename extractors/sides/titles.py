"""What a title tells of its country: that few have such a post, or that none has two of them."""

from __future__ import annotations

from extractors.patterns.lexicon import Lexicon
from extractors.persons.people import Person


def only_in(person: Person, lexicon: Lexicon) -> set[str]:
    """The countries that have the title of a person, where only some do."""
    title = person.role.office.role.lower() if person.role else ""
    rows = lexicon.tables["roles"].get("only_in", ())
    return {
        code for row in rows if title.split(" ")[0] in row["words"] or title in row["words"] for code in row["codes"]
    }


def single_posts(person: Person) -> set[str]:
    """The posts of a person of which a country has one at a time."""
    posts = {c for c in person.classes if c in ("head-of-state", "prime-minister")}
    # Nor has it two ministers of one portfolio.
    return posts | {
        " ".join(h.office.portfolio.split(" ")[:2])
        for h in person.held
        if h.office.cls == "minister" and h.office.portfolio
    }
