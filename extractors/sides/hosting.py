"""Who receives a traveller in the country travelled to, told without a country: an official of that country."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from extractors.encounters.frames import Encounter, country_of
from extractors.patterns.lexicon import Lexicon
from extractors.patterns.matching import Mark
from extractors.persons.people import OF_STATES, People, Person
from extractors.sentence.syntax import Reading
from extractors.sentence.towns import is_passed, towns


def settle_hosts(
    people: People,
    readings: Sequence[Reading],
    encounters: Sequence[Encounter],
    open_: Iterable[Person],
    abroad: Mapping[int, set[str]],
    barred: Mapping[int, set[str]],
    lexicon: Lexicon,
) -> None:
    """Give those without a country who meet a traveller the one country that the traveller visits.

    Args:
        people: the persons of the article.
        readings: its sentences.
        encounters: what the frames found.
        open_: the persons whose country no word tells.
        abroad: the countries that persons travel to, by their identity.
        barred: the countries that persons cannot be of, by their identity.
        lexicon: of the language.
    """
    waiting = {id(p) for p in open_}
    passed: list[tuple[Encounter, Mark]] = []
    stays: set[str] = set()
    for encounter in encounters:
        for goal in encounter.destinations:
            if is_passed(goal, readings[encounter.sentence].chunks, lexicon):
                passed.append((encounter, goal))
            else:
                stays.add(country_of(goal))
    been = {country_of(m) for e in encounters if e.status == "held" for m in e.destinations}
    travellers = [p for p in people.all if id(p) in abroad]
    arrived = max((e.sentence for e in encounters if e.type == "visit" and e.destinations), default=0)
    for encounter in encounters:
        slots = [people.named(mark) for mark in encounter.parties.values()]
        if encounter.pronoun and len(slots) == len(travellers) == 1 and encounter.sentence - arrived in (0, 1):
            slots.append(travellers)
        for number, ones in enumerate(slots):
            guests = [p for slot in slots[:number] + slots[number + 1 :] for p in slot]
            goals = {code for p in guests if p.stands_for for code in abroad.get(id(p), ()) if code != p.side}
            # Nobody has met anybody yet where the journey will go on to.
            goals = (goals & been or goals) if encounter.status == "held" else goals
            if len(goals) > 1 and (leg := _leg_before(encounter, readings[encounter.sentence], encounters)) & goals:
                goals &= leg
            told = {m.value[1] for m in readings[encounter.sentence].marks if m.kind == "city"}
            if len(goals) == 1 and told > goals:
                told = goals
            # Whoever is named before the journey goes on, or with it, is met where it has not gone on to.
            here = min((m.start for p in ones for m in p.mentions), default=0)
            left = {country_of(m) for e, m in passed if here < readings[e.sentence].sentence.end} - stays
            goals -= left
            told -= left
            for host in ones if len(goals) == 1 and told <= goals and encounter.type != "visit" else ():
                own = abroad.get(id(host), set()) | barred.get(id(host), set())
                if id(host) in waiting and host.side is None and host.classes & OF_STATES and not goals & own:
                    host.side, host.side_rule, host.side_mark = next(iter(goals)), "host-of-the-visit", host.mentions[0]


def settle_stages(
    people: People,
    readings: Sequence[Reading],
    encounters: Sequence[Encounter],
    open_: Iterable[Person],
    barred: Mapping[int, set[str]],
    lexicon: Lexicon,
) -> None:
    """Give leaders without a country whom one traveller meets, each in a town of another country, that country.

    "Lundi, à Lomé, il a rencontré le président X. Mardi, à Accra, il s'est entretenu avec le président Y": one alone
    may be met in a third country, leaders met in several are met at home.
    """
    waiting = {id(p) for p in open_ if p.side is None and p.classes & OF_STATES}
    stages: dict[int, tuple[Person, Mark]] = {}
    for encounter in encounters:
        if encounter.type != "meeting" or readings[encounter.sentence].sentence.kind == "caption":
            continue
        named = list(towns(readings[encounter.sentence], lexicon))
        for mark in encounter.parties.values():
            before = [m for m in named if m.end <= mark.start] or (named if len(named) == 1 else [])
            for person in people.named(mark) if before else ():
                if id(person) in waiting and before[-1].value[1] not in barred.get(id(person), set()):
                    stages.setdefault(id(person), (person, before[-1]))
    if len({town.value[1] for _, town in stages.values()}) == len(stages) > 1:
        for person, town in stages.values():
            person.settle_side(town.value[1], town, "host-of-the-visit")


def _leg_before(encounter: Encounter, reading: Reading, encounters: Sequence[Encounter]) -> set[str]:
    """The country of the stage of a tour that is told last before somebody is met there, in the same breath or before.

    Where the sentence before tells of several at once, it may be any of them.
    """
    named = [m for m in reading.marks if m.kind == "city"]
    towns = [m for m in named if m.start < encounter.start] or named
    legs = [e for e in encounters if e.type == "visit" and e.destinations and e.start < encounter.start]
    here = [e for e in legs if e.sentence == encounter.sentence]
    if towns and not here:
        return {towns[-1].value[1]}
    before = [e for e in legs if e.sentence == encounter.sentence - 1]
    codes = [country_of(mark) for e in here or before for mark in e.destinations]
    return set(codes[-1:]) if here else set(codes)
