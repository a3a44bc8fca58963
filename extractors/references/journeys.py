"""Whom a pronoun means after a journey told by a noun: "le voyage de X à Rome, où il …", "Une visite pour X : il …"."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.cleaning import lowered
from extractors.encounters.frames import Encounter
from extractors.patterns.chunks import Chunks
from extractors.patterns.lexicon import Lexicon
from extractors.patterns.matching import Mark
from extractors.persons.meant import Meant
from extractors.persons.people import People, Person


def on_a_journey(
    encounter: Encounter,
    told: Sequence[Encounter],
    chunks: Chunks,
    people: People,
    lexicon: Lexicon,
    others: Sequence[Person],
) -> Meant | None:
    """The one traveller of the journey that the sentence of a pronoun has told by a noun.

    Args:
        encounter: whose subject is the pronoun.
        told: the other encounters of its sentence.
        chunks: of the sentence.
        people: the persons of the article.
        lexicon: of the language.
        others: those whom the encounter names already.
    """
    trips = [e for e in told if e.type == "visit" and e.end < encounter.start]
    theme = lexicon.events.match("doing", chunks)
    who: list[Person] = []
    if trips:
        if lexicon.events["upon_journey"].search(lowered(chunks.text)[trips[-1].end : encounter.start]):
            who = people.named(*trips[-1].parties.values())
    elif theme and len(list(lexicon.events.finditer("pronoun", chunks))) == 1:
        doer = chunks.items[theme.start("who")]
        who = people.named(doer) if isinstance(doer, Mark) and doer.end < encounter.start else []
    return Meant(who) if len(who) == 1 and who[0] not in others else None
