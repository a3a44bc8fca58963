"""Persons whom an article names without a post after posts told without a name: "Le ministre … . X a …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.encounters.frames import Encounter
from extractors.patterns.lexicon import Lexicon
from extractors.patterns.matching import Mark
from extractors.patterns.wordings import Wordings
from extractors.persons.listed import singular
from extractors.persons.names import key
from extractors.persons.offices import Office
from extractors.persons.people import People, Person
from extractors.persons.roles import Named
from extractors.sentence.syntax import Reading

RULE = "post-in-order"
# Classes of posts of which a country has one, as far as a dispatch speaks of it.
CLASSES = (
    "head-of-state", "prime-minister", "minister", "counterpart", "ambassador", "envoy", "organization-head", "speaker",
    "deputy-minister", "deputy-prime-minister", "vice-president",
)  # fmt: skip
# Those who come as guests, and speak when they leave.
GUESTS = ("ambassador", "envoy", "organization-head", "deputy-minister")
# Those who need a country or an organisation, else the word says too little.
OF_SOME = ("envoy", "organization-head", "speaker", "deputy-minister", "deputy-prime-minister", "vice-president")
# More names than these are a list of something else.
MOST = 4


def _words(lexicon: Lexicon) -> Wordings:
    return Wordings({"bare": lexicon.tables["phrases"]["names"]["bare"]}, lexicon.pattern, lexicon.gate)


def name_the_bare(readings: Sequence[Reading], people: People, lexicon: Lexicon) -> None:
    """File as persons the full names that act or are spoken to, where posts without a name wait for them."""
    if not any(_waits(mark, people) for mark in _posts(readings)):
        return
    bare = lexicon.once("introduced", _words)
    acting: list[Mark] = []
    for reading in readings:
        if reading.sentence.kind == "caption":
            continue
        for found in bare.finditer("bare", reading.chunks):
            marks = reading.chunks.marks(found.start(), found.end(), "name", "person")
            acting.extend(m for m in marks if (p := people.find(_name(m))) is None or not p.held)
    words = {end for m in acting for end in (key(_name(m))[0], key(_name(m))[-1])}
    marks = [m for r in readings if r.sentence.kind != "caption" for m in r.chunks.every("name")]
    full = [m for m in marks if " " in m.value and words & {key(m.value)[0], key(m.value)[-1]}]
    if len({key(_name(m)) for m in (*full, *(m for m in acting if m.kind == "person"))}) > MOST:
        return
    for mark in sorted(full, key=lambda m: -len(m.value)):
        if people.find(mark.value) is None:
            people.add(replace(mark, kind="person", value=Named(mark.value, None, RULE)))
    for mark in acting:
        person = people.find(_name(mark))
        if person is not None and person.enters is None:
            person.enters = mark.start


def name_the_announced(readings: Sequence[Reading], people: People, lexicon: Lexicon) -> None:
    """File who a sentence says holds the only post, told without a name, of the one before: "Il s'agit de X"."""
    for before, reading in pairwise(r for r in readings if r.sentence.kind != "caption"):
        found = lexicon.events.search("it_is", reading.chunks)
        mark = reading.chunks.items[found.start("n")] if found else None
        posts = [m for m in before.chunks.every("office") if m.value.number == 1]
        if isinstance(mark, Mark) and len(posts) == 1 and " " in _name(mark) and _waits(posts[0], people):
            people.add(replace(mark, kind="person", value=Named(_name(mark), posts[0].value, RULE)))


def _name(mark: Mark) -> str:
    return str(mark.value if mark.kind == "name" else mark.value.name)


def seat_in_order(people: People, encounters: Sequence[Encounter], lexicon: Lexicon) -> None:
    """Give the posts of an encounter told without names to as many persons named without a post after it, in order."""
    for encounter in encounters:
        if encounter.type == "dialogue" and encounter.rule.data.get("pair"):
            # Whole governments have met.
            continue
        seats = [seat for mark in _in_order(encounter) for seat in _seats(mark, people, lexicon)]
        if not seats or len({(office.sides, office.organizations) for _, office in seats}) < len(seats):
            continue
        if any(_may_be_another(mark, people) for mark in _in_order(encounter)):
            continue
        named = people.named(*encounter.parties.values())
        waiting = [
            p
            for p in people.all
            if not p.held and p.organization is None and p not in named
            if p.enters is not None and (p.enters > encounter.start or len(seats) > 1)
        ]
        if len(waiting) < len(seats):
            # Whom every reader knows in a post sits in that of his country already.
            known = [p for p in people.all if p.side and not p.held and p not in waiting]
            seats = [s for s in seats if not any(p.side in s[1].sides and s[1].cls in p.classes for p in known)]
        if len(waiting) == 1 < len(seats):
            # Of the president and of the envoy received, the envoy speaks.
            seats = [seat for seat in seats if seat[1].cls in GUESTS]
        if len(waiting) != len(seats):
            continue
        for person, (mark, office) in _seated(sorted(waiting, key=lambda p: p.enters or 0), seats):
            people.appoint(person, office, mark, RULE)
            if office.cls == "counterpart" and len(theirs := {c for p in named for c in p.classes}) == 1:
                person.ranks |= theirs
            if office.sides and person.side is None:
                person.settle_side(office.sides[0], mark, RULE)
            elif office.organizations and not office.sides and person.side is None:
                person.settle_organization(office.organizations[0], mark, RULE)


def share_out(people: People, readings: Sequence[Reading], lexicon: Lexicon) -> None:
    """Officials "of both countries", X and Y, are each of one of the two told last, in their order."""
    of_both = lexicon.events["of_both_countries"]
    for number, reading in enumerate(readings):
        for mark in reading.chunks.every("group", "companion"):
            persons = people.named(mark)
            if len(persons) != 2 or any(p.sides for p in persons) or not of_both.search(_words_of(mark, reading)):
                continue
            pair = _pair_before(mark, readings[: number + 1], people)
            known = [p.side for p in persons]
            if len(pair) != 2 or any(side not in (None, *pair) for side in known):
                continue
            if known[0] == pair[1] or known[1] == pair[0]:
                pair.reverse()
            for person, side in zip(persons, pair, strict=True):
                person.settle_side(side, mark, RULE)


def _words_of(mark: Mark, reading: Reading) -> str:
    return reading.chunks.text[mark.start : mark.end].lower()


def _pair_before(mark: Mark, readings: Sequence[Reading], people: People) -> list[str]:
    """The countries of the two officials named last before a mark."""
    for reading in reversed(readings):
        named = people.named(*(m for m in reading.chunks.every("person", "group", "companion") if m.end <= mark.start))
        sides = list(dict.fromkeys(p.side for p in named if p.side))
        if sides:
            return sides
    return []


def _seated(
    waiting: Sequence[Person], seats: Sequence[tuple[Mark, Office]]
) -> list[tuple[Person, tuple[Mark, Office]]]:
    """Whose country is known sits in its seat, or in one of none; the others in the order in which they enter."""
    free = list(seats)
    pairs = []
    for person in (p for p in waiting if p.side):
        fit = [s for s in free if person.side in s[1].sides] or [s for s in free if not s[1].sides]
        if not fit:
            return []
        free.remove(fit[0])
        pairs.append((person, fit[0]))
    return [*pairs, *zip((p for p in waiting if not p.side), free, strict=True)]


def _posts(readings: Sequence[Reading]) -> Iterator[Mark]:
    for reading in readings:
        yield from reading.chunks.every("office")


def _waits(mark: Mark, people: People) -> bool:
    """Whether a post of a state is told that nobody is named in."""
    office = mark.value
    if office.cls in GUESTS and office.number > 1:
        return False
    if office.cls in OF_SOME and not (office.sides or office.organizations):
        return False
    # Whoever sent an envoy is named within the post.
    others = [p for p in people.all if all(not mark.start <= m.start < mark.end for m in p.mentions)]
    return office.cls in CLASSES and not any(
        {office.cls, "counterpart"} & {h.office.cls for h in p.held} and _of_the_same(office, p) for p in others
    )


def _of_the_same(office: Office, person: Person) -> bool:
    """Whether a person speaks for the country or body that a post is of, or the post says neither."""
    if office.sides:
        return bool({person.side, *(c for c, _, _ in person.sides)} & set(office.sides))
    bodies = {person.organization, *(name for name, _ in person.organizations)}
    return not office.organizations or bool(bodies & set(office.organizations))


def _in_order(encounter: Encounter) -> list[Mark]:
    marks = sorted(encounter.parties.values(), key=lambda m: m.start)
    return [part for mark in marks for part in (mark.parts if mark.kind == "group" else (mark,))]


def _may_be_another(mark: Mark, people: People) -> bool:
    """Whether a party is told by a post of another kind alone: a name after it may be of its holder."""
    if mark.kind != "office" or mark.value.cls in CLASSES or mark.value.number > 1:
        return False
    return not any(mark.value.cls in p.classes for p in people.all)


def _seats(mark: Mark, people: People, lexicon: Lexicon) -> Iterator[tuple[Mark, Office]]:
    """The posts that a mark tells without a name, one for each country of a plural."""
    if mark.kind != "office" or not _waits(mark, people):
        return
    office = mark.value
    if office.number > 1:
        for code in office.sides:
            yield mark, replace(office, number=1, sides=(code,), role=singular(office.role, lexicon))
    else:
        yield mark, office
