"""Signs in an article of the country that it was written in: its rubric, ambassadors as guests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from extractors.encounters.frames import Encounter, country_of
from extractors.patterns.lexicon import Lexicon
from extractors.patterns.matching import Mark
from extractors.persons.people import People
from extractors.sentence.syntax import Reading
from extractors.sentence.towns import is_passed

# Posts that are held abroad: their country is not the writer's.
FOREIGN = ("ambassador", "envoy")
# Between the parts of an adjective of two countries.
COMPOUND = "-"


def rubric(readings: list[Reading], lexicon: Lexicon) -> str | None:
    """The country that a headline begins with, as a rubric: "Tchad : le président reçoit …"."""
    pattern = lexicon.events["rubric"]
    found = pattern.match(readings[0].chunks.codes) if readings else None
    return country_of(readings[0].chunks.marks(*found.span(), "country", "seat")[0]) if found else None


def represented(readings: list[Reading]) -> set[str]:
    """The countries of ambassadors who are told of together, without names."""
    return {
        code
        for reading in readings
        for mark in reading.chunks.every("office")
        if mark.value.cls == "ambassador" and mark.value.number > 1 and len(mark.value.sides) > 1
        for code in mark.value.sides
    }


def next_country(readings: list[Reading], passed: set[str], lexicon: Lexicon) -> set[str]:
    """The country named most beside those passed over, if one is."""
    counted = Counter(code for code in countries_named(readings, lexicon) if code not in passed)
    top = counted.most_common(2)
    return {top[0][0]} if top and (len(top) == 1 or top[0][1] > top[1][1]) else set()


def paired(readings: list[Reading], stated: set[str | None], lexicon: Lexicon) -> set[str]:
    """The countries told together with one that officials are told to be of: "between Libya and Niger"."""
    found: set[str] = set()
    for reading in readings:
        for match in lexicon.events.finditer("told_pair", reading.chunks):
            codes = {country_of(mark) for mark in reading.chunks.marks(*match.span(), "country")}
            if len(codes) == 2 and len(codes & stated) == 1:
                found |= codes - stated
        for mark in reading.marks:
            if is_compound(mark, reading) and len(stated & set(mark.value)) == 1:
                found |= set(mark.value) - stated
    return found


def is_compound(mark: Mark, reading: Reading) -> bool:
    """Whether an adjective tells of two countries, and not of one or the other that share it: "nippo-togolais"."""
    words = reading.chunks.text[mark.start : mark.end]
    return mark.kind == "adjective" and len(mark.value) > 1 and COMPOUND in words


def countries_named(readings: list[Reading], lexicon: Lexicon | None = None, *, outside: bool = False) -> Iterable[str]:
    """The countries named, all or outside the posts of officials; by a lexicon without those passed on a journey."""
    for reading in readings:
        titles = reading.chunks.every("person", "office", "group") if outside else []
        for mark in reading.marks:
            if titles and any(t.start <= mark.start < t.end for t in titles):
                continue
            if lexicon and mark.kind in ("country", "city") and is_passed(mark, reading.chunks, lexicon):
                continue
            if is_compound(mark, reading):
                yield from mark.value
            elif mark.kind in ("country", "adjective", "seat") and mark.value:
                yield mark.value[0]
            elif mark.kind == "city":
                yield mark.value[1]


def _at_home(people: People, encounters: list[Encounter]) -> set[int]:
    """The ambassadors whom officials of their own country meet: they are at home, not at their post."""
    return {
        id(person)
        for encounter in encounters
        for mark in encounter.parties.values()
        for person in people.named(mark)
        if "ambassador" in person.classes and person.side
        for other in encounter.parties.values()
        if other is not mark and any(p.side == person.side for p in people.named(other))
    }


def posted(
    people: People, readings: list[Reading], named: Counter[str], encounters: list[Encounter], lexicon: Lexicon
) -> set[str]:
    """The country that envoys in the article are posted to, unless theirs is told of much more.

    An organisation's are as well, but those whom it sends on a mission: "the UN special envoy for Syria".
    """
    roving = lexicon.words("roles", "roving")
    at_home = _at_home(people, encounters)
    posts = [h.office for p in people.all for h in p.held if id(p) not in at_home]
    own = {p.side for p in people.all if id(p) in at_home}
    posts += [m.value for r in readings for m in r.chunks.every("office")]
    posts = [o for o in posts if o.cls in FOREIGN or (o.organizations and o.cls == "leader")]
    posts = [o for o in posts if not own & set(o.sides)]
    posts = [o for o in posts if o.sides or (o.organizations and not any(w in o.role.lower() for w in roving))]
    counted = Counter(host for o in posts for host in o.hosts)
    if not counted:
        return set()
    # Of two countries of one post, the one of which more is told.
    host = max(counted, key=lambda code: (counted[code], named[code]))
    sent = {s for o in posts if host in o.hosts for s in o.sides}
    return {host} if all(named[code] < 3 * named[host] for code in sent) else set()
