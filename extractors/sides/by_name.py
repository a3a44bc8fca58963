"""Whose country nothing but the name tells: of those that the article speaks of, the one in which it is borne."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from extractors.encounters.frames import Encounter
from extractors.patterns.lexicon import Lexicon
from extractors.persons.name_origins import borne, only_there
from extractors.persons.people import People, Person
from extractors.sentence.syntax import Reading
from extractors.sides.titles import limited_to

RULE = "named-as-there"
# So many parts make a whole name.
WHOLE = 2.0
# Rules whose side gives way to a whole name that is borne elsewhere only.
GIVES_WAY = ("in-company", "side-by-reference", "post-by-reference", "post-in-order", "host-of-the-visit")


def settle_by_name(
    people: People,
    readings: Sequence[Reading],
    encounters: Sequence[Encounter],
    open_: Sequence[Person],
    home: str | None,
    spoken: set[str],
    barred: dict[int, set[str]],
    lexicon: Lexicon,
) -> None:
    """Give those whose country no word tells the one in which their name is borne.

    Args:
        people: the persons of the article.
        readings: its sentences.
        encounters: what the frames found.
        open_: officials who would else be of the country that goes unsaid.
        home: that country.
        spoken: the countries that the article names.
        barred: for each person, by identity, the countries that he meets or visits.
        lexicon: of the language.
    """
    text = readings[0].chunks.text if readings else ""
    parties = people.named(*(mark for e in encounters for mark in e.parties.values()))
    for person in people.all:
        if {h.office.cls for h in person.held} == {"business"}:
            # Business, science, the press and sport speak for no side.
            continue
        among = spoken & only if (only := limited_to(person, text, lexicon)) else spoken
        if person.side_rule in GIVES_WAY and person.side is not None and not person.sides:
            _settle(person, among, among, person.side)
        elif person.stands_for is None and (
            person.held or (person in parties and not _is_relative(person, text, lexicon))
        ):
            _settle(person, among, barred.get(id(person), ()), home if person in open_ else None)


def _is_relative(person: Person, text: str, lexicon: Lexicon) -> bool:
    """Whether a person is named as somebody's wife, husband or child."""
    related = lexicon.events["related"]
    return any(related.match(text, mention.end) for mention in person.mentions)


def _settle(person: Person, spoken: Collection[str], barred: Collection[str], unless: str | None) -> None:
    """Who has a name that is not borne in one country is of the only other one spoken of in which it is.

    Args:
        person: whose country is asked for.
        spoken: the countries to choose from.
        barred: those that a part of the name is not enough for.
        unless: the country that the person would else be of.
    """
    found = borne(person.name, {*spoken, unless} if unless else spoken)
    there = only_there(person.name, spoken)
    whole = there is not None and found[there] >= WHOLE
    if there is None or (unless in found and not (there == unless and whole)):
        return
    if there not in barred or whole:
        person.settle_side(there, person.role.mark if person.role else person.mentions[0], RULE)
