"""Embassies named in an article: the country of an ambassador told without one, and the country that hosts them."""

from __future__ import annotations

from extractors.encounters.frames import country_of
from extractors.patterns.lexicon import Lexicon
from extractors.persons.people import People
from extractors.sentence.syntax import Reading


def named_embassies(readings: list[Reading], lexicon: Lexicon, key: str = "embassy") -> dict[str, set[str]]:
    """The countries whose embassies are named, each with those that host it: "l'ambassade du Japon à Nouakchott".

    With another ``key``, the countries named by other words that only an envoy's country has.
    """
    found: dict[str, set[str]] = {}
    for reading in readings:
        for told in lexicon.events.finditer(key, reading.chunks):
            places = reading.chunks.marks(*told.span(), "country", "city", "adjective")
            if not places[0].value:
                continue  # an adjective of which two countries nobody knows
            hosts = found.setdefault(country_of(places[0]), set())
            hosts.update(country_of(place) for place in places[1:])
    return found


def settle_envoys(people: People, readings: list[Reading], home: str | None, lexicon: Lexicon) -> None:
    """Give ambassadors of no country told that of the only embassy or giver named, where no other envoys are."""
    embassies = named_embassies(readings, lexicon)
    if not embassies:
        givers = named_embassies(readings, lexicon, "giver")
        embassies = {code: hosts for code, hosts in givers.items() if code != home}
    envoys = [p for p in people.all if p.role and p.role.office.cls == "ambassador" and not p.organization]
    if len(embassies) != 1 or {p.side for p in envoys if p.side} - set(embassies):
        return
    ((country, hosts),) = embassies.items()
    for person in envoys:
        held = person.role
        if person.side is None and held is not None and not hosts & {country}:
            person.side, person.side_rule, person.side_mark = country, "embassy-named", held.mark
