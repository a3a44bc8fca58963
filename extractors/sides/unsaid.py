"""The country that goes unsaid: which one an official stands for where no word of the post tells.

Agencies, ministries and newspapers leave their own country out. Which one that is follows from the outlet, from an
embassy or ambassador posted there, from a headline's rubric, from the dateline, from how often countries
are named, and from whom the officials without a country meet and visit: nobody is the guest of the own country.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from extractors.encounters.frames import Encounter, country_of
from extractors.patterns.lexicon import Lexicon
from extractors.patterns.matching import Mark
from extractors.persons.name_origins import only_there
from extractors.persons.people import People, Person
from extractors.sentence.syntax import Reading
from extractors.sides.by_name import settle_by_name
from extractors.sides.embassies import named_embassies
from extractors.sides.home_signs import FOREIGN, countries_named, next_country, paired, posted, represented, rubric
from extractors.sides.hosting import settle_hosts, settle_stages
from extractors.sides.titles import limited_to, shared_by, single_posts

# What each sign of the writer's country weighs; a country's share of all namings weighs up to 2.
DATELINE = 1.5
HOST = 3.0
RUBRIC = 2.0
PAIRED = 1.5
# What it weighs against a country that an official without one meets or visits it, and that others' posts name it.
BARRED = 1.0
GUEST = 2.0
STATED = 1.0
# What it weighs that all officials without a country have names that are borne there.
ALIKE = 2.0
# Sentences whose embassies tell where an article was written.
LEAD = 3


def infer(
    people: People,
    readings: list[Reading],
    encounters: list[Encounter],
    home: str | None,
    dateline: Mark | None,
    lexicon: Lexicon,
) -> None:
    """Give the persons whose country no word tells the one that the article leaves unsaid, where it can be theirs.

    Args:
        people: the persons, those with a stated side settled.
        readings: the sentences.
        encounters: what the frames found.
        home: the outlet's country, if known.
        dateline: the town that the article was sent from, or the country that it begins with.
        lexicon: of the language.
    """
    text = readings[0].chunks.text if readings else ""
    # An adjective that countries share speaks of one of them.
    spoken = {*countries_named(readings), *(c for p in people.all for c in shared_by(p, text, lexicon))}
    if home is not None and home not in spoken and len(spoken) > 1:
        # An agency writes of foreigners as well; of several countries its own is then none.
        home = None
    own = tuple(lexicon.tables["roles"].get("own_posts", ()))
    open_ = [p for p in people.all if p.stands_for is None and p.role is not None]
    open_ = [p for p in open_ if p.role and p.role.office.cls not in ("business", "counterpart", *FOREIGN)]
    # A head of state said without a country is the writer's own before one said with a name is.
    open_.sort(key=lambda p: (not (p.role and p.role.office.opens_with(own)), min(m.start for m in p.mentions)))
    barred = _barred(people, encounters)
    brought = tuple(lexicon.tables["roles"].get("brought", ()))
    _beside_ambassadors(people, readings, brought, barred, _together(people, encounters))
    abroad = destinations(people, encounters)
    settle_hosts(people, readings, encounters, open_, abroad, barred, lexicon)
    settle_stages(people, readings, encounters, open_, barred, lexicon)
    open_ = [p for p in open_ if p.side is None]
    embassies = named_embassies(readings[:LEAD], lexicon)
    fallback, rule = _home(people, readings, home, dateline, open_, barred, lexicon, encounters, embassies)
    people.home = fallback
    settle_by_name(people, readings, encounters, open_, fallback, spoken, barred, lexicon)
    open_ = [p for p in open_ if p.side is None]
    if fallback is None:
        return
    titled = {id(p): only for p in open_ if (only := limited_to(p, text, lexicon))}
    for person in open_:
        if id(person) in titled:
            barred.setdefault(id(person), set()).update({*spoken, fallback} - titled[id(person)])
    leaders = _leaders(people, encounters)
    taken = {(p.side, c) for p in people.all if p.side for c in single_posts(p)}
    for person in open_:
        held = person.role
        if held is None:
            continue
        side = leaders.get(id(person))
        if rule == "country-named-most" and side is not None and side not in abroad.get(id(person), ()):
            person.side, person.side_rule, person.side_mark = side, "own-leader", held.mark
            continue
        interim = any(w in held.office.role.lower() for w in lexicon.words("roles", "interim"))
        # Who holds a post for the time being holds it after another.
        posts = set() if interim else single_posts(person)
        away = abroad.get(id(person), set())
        foreign = fallback in barred.get(id(person), set()) - away and id(person) not in titled
        if rule in ("country-named-most", "rubric-home") and foreign:
            # Only the other one's country is named most: this one's goes unsaid.
            continue
        met = barred.get(id(person), set())
        if fallback in away | met or any((fallback, c) in taken for c in posts):
            # One head of state to a country, and nobody meets the own side: such a one is of the other, if any.
            if held.office.opens_with(lexicon.words("roles", "at_home")):
                # Members of parliament and prefects call on their own government.
                continue
            others = {p.side for p in people.all if p.side and p.side != fallback} - away - met
            if id(person) in titled:
                # Of the countries that have such a title, the one of which the sentence speaks, or the whole text.
                held_in = [r for r in readings if r.sentence.start <= held.mark.start < r.sentence.end]
                fit = titled[id(person)] - away - met
                others = fit & set(countries_named(held_in)) or fit & spoken
            elif not others and fallback in away | met:
                others = next_country(readings, {fallback, *away, *met}, lexicon)
            if len(others) != 1 or any((next(iter(others)), c) in taken for c in posts):
                continue
            person.side, person.side_rule = others.pop(), "the-other-side"
        else:
            person.side, person.side_rule = fallback, rule
        person.side_mark = held.mark
        taken |= {(person.side, c) for c in posts}
    if home is not None and rule == "agency-home":
        _own_envoys(people, home, barred)


def _own_envoys(people: People, home: str, barred: dict[int, set[str]]) -> None:
    """The writer's own envoys go without a country as well, where they are told to meet those of another."""
    for person in people.all:
        held, met = person.role, barred.get(id(person), set())
        if person.stands_for or held is None or held.office.cls not in FOREIGN:
            continue
        if met and home not in met and held.office.number == 1:
            person.side, person.side_rule, person.side_mark = home, "agency-home", held.mark


def _home(
    people: People,
    readings: list[Reading],
    home: str | None,
    dateline: Mark | None,
    open_: list[Person],
    barred: dict[int, set[str]],
    lexicon: Lexicon,
    encounters: list[Encounter],
    embassies: dict[str, set[str]],
) -> tuple[str | None, str]:
    """The country that the article leaves unsaid, and by which sign."""
    if home:
        return home, "agency-home"
    named = Counter(countries_named(readings, lexicon))
    outside = Counter(countries_named(readings, lexicon, outside=True))
    stated = {p.side for p in people.all if p.side and p.side_rule != "known-figure"}
    hosts = posted(people, readings, named, encounters, lexicon)
    guests = represented(readings) | set(embassies)
    pairs, headed = paired(readings, set(stated), lexicon), rubric(readings, lexicon)
    if dateline is not None and dateline.kind == "country":
        headed, dateline = country_of(dateline), None
    if len(embassies) == 1:
        hosts = hosts | next(iter(embassies.values()))
    signs: dict[str, tuple[float, str]] = {}
    alike = Counter(only_there(p.name, {*named, *hosts}) for p in open_)
    for code in {*named, *hosts, *([dateline.value[1]] if dateline else []), *([headed] if headed else [])}:
        weight = named[code] / max(1, max(named.values(), default=1))
        weight += outside[code] / max(1, max(outside.values(), default=1))
        rule = "country-named-most"
        if code in stated:
            # Where some officials' country is said, the unsaid one is another.
            weight -= STATED
        if dateline is not None and dateline.value[2] and dateline.value[1] == code:
            weight, rule = weight + DATELINE, "dateline-home"
        if code == headed:
            weight, rule = weight + RUBRIC, "rubric-home"
        if code in pairs:
            weight, rule = weight + PAIRED, "paired-home"
        if code in hosts:
            weight, rule = weight + HOST, "ambassador-host"
        weight -= BARRED * sum(code in barred.get(id(p), ()) for p in open_)
        weight += ALIKE * alike[code] / max(1, len(open_))
        # Ambassadors told together are guests, as an embassy is.
        weight -= GUEST * (code in guests)
        signs[code] = (weight, rule)
    if not signs:
        return None, ""
    best = max(sorted(signs), key=lambda c: signs[c][0])
    return (best, signs[best][1]) if signs[best][0] > 0 else (None, "")


def _barred(people: People, encounters: list[Encounter]) -> dict[int, set[str]]:
    """The countries that a person cannot be of: those of whom the person meets, and those visited."""
    found = {key: set(codes) for key, codes in destinations(people, encounters).items()}
    for encounter in encounters:
        slots = [list(_members(people, mark)) for mark in encounter.parties.values()]
        if len(slots) == 1:
            slots = [[member] for member in slots[0]]
        for number, ones in enumerate(slots):
            others = {code for slot in slots[:number] + slots[number + 1 :] for _, code in slot if code}
            for person, _ in ones:
                if person is not None:
                    found.setdefault(id(person), set()).update(others)
    return found


def _together(people: People, encounters: list[Encounter]) -> list[set[int]]:
    """Those who together face a delegation: welcomed by the minister X and the own ambassador Y."""
    return [
        {id(p) for p in people.named(mark)}
        for encounter in encounters
        for mark in encounter.parties.values()
        if mark.kind == "group" and any(m.kind == "delegation" for m in encounter.parties.values())
    ]


def _beside_ambassadors(
    people: People,
    readings: list[Reading],
    brought: tuple[str, ...],
    barred: dict[int, set[str]],
    together: list[set[int]],
) -> None:
    """Bar those named in a sentence with an ambassador from the country that sent the ambassador.

    Unless they brought the ambassador along, or receive with the ambassador: officials stand beside the ambassadors of
    others.
    """
    for reading in readings:
        marks = reading.chunks.every("person", "group", "companion")
        text = reading.chunks.text
        marks = [
            m for m in marks if m.kind != "companion" or not text[m.start : m.end].lstrip(" ,").startswith(brought)
        ]
        persons = people.named(*marks)
        sent = [p for p in persons if "ambassador" in p.classes and p.sides and p.side]
        for person in persons:
            if person.side is None and "ambassador" not in person.classes:
                apart = (p for p in sent if not any({id(p), id(person)} <= one for one in together))
                barred.setdefault(id(person), set()).update(p.side for p in apart if p.side)


def _members(people: People, mark: Mark) -> Iterator[tuple[Person | None, str | None]]:
    """The persons and unnamed officials of a party, with their stated side."""
    if mark.kind == "office" and mark.value.number == 1:
        fit = [p for p in people.all if mark.value.cls in p.classes]
        yield (fit[0] if len(fit) == 1 and not mark.value.sides else None), next(iter(mark.value.sides), None)
    elif mark.kind in ("office", "group"):
        yield from ((None, code) for code in _told(mark))
    for person in people.named(mark):
        yield person, person.side if person.sides or person.side_rule == "known-figure" else None


def _told(mark: Mark) -> Iterator[str]:
    """The countries of officials told without a name, alone or in a list."""
    if mark.kind == "office":
        yield from mark.value.sides
    for part in mark.parts if mark.kind == "group" else ():
        yield from _told(part)


def destinations(people: People, encounters: list[Encounter]) -> dict[int, set[str]]:
    """The countries that each person travels to: nobody visits the own country."""
    found: dict[int, set[str]] = {}
    person: Person | None = None
    for encounter in encounters:
        if encounter.type != "visit" or not encounter.destinations:
            continue
        mark = encounter.parties.get("s") or encounter.parties.get("b")
        # A pronoun goes on with who travelled before, or is the only one named.
        told = people.before(encounter.start) if encounter.pronoun else []
        last = person or (told[0] if len(told) == 1 else None)
        person = people.of(mark) if mark is not None and mark.kind == "person" else None if mark else last
        if mark is not None and mark.kind == "office":
            fit = [p for p in people.all if mark.value.cls in p.classes]
            person = fit[0] if len(fit) == 1 else None
        led = people.named(mark) if mark is not None and mark.kind == "delegation" else []
        for traveller in [person] if person is not None else led:
            found.setdefault(id(traveller), set()).update(map(country_of, encounter.destinations))
    return found


def _leaders(people: People, encounters: list[Encounter]) -> dict[int, str]:
    """The side of the head of state who received a minister, where neither post is said with a country: their own."""
    found: dict[int, str] = {}
    for encounter in encounters:
        if encounter.rule.data.get("host") is None:
            continue
        both = people.named(*encounter.parties.values())
        heads = [
            p for p in both
            if p.side and p.side_rule == "known-figure" and p.role and p.role.office.cls == "head-of-state"
        ]  # fmt: skip
        for person in both:
            if len(heads) == 1 and person.role is not None and person.role.office.cls == "minister":
                found[id(person)] = str(heads[0].side)
    return found
