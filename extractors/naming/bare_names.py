"""Posts for those whom an article only names, where it speaks of a post without saying whose it is."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.encounters.frames import Encounter
from extractors.patterns.matching import Mark
from extractors.persons.name_origins import may_be_of
from extractors.persons.people import KNOWN, OF_STATES, People, Person
from extractors.sentence.syntax import Reading

RULE = "post-by-reference"
# Posts of which an article that tells of two persons without them can tell whose they are by the order alone.
PAIR = 2
# How far behind whom it names an ambassador's post may stand that is that one's.
NEXT = 450
# How far behind a post somebody is named whom it announces.
REACH = 300


def give_posts(
    people: People,
    readings: Sequence[Reading],
    encounters: Sequence[Encounter],
    abroad: dict[int, set[str]],
    spoken: set[str],
) -> None:
    """Give a person named without a post the one spoken of elsewhere: "X a reçu … Le président gabonais a …".

    The person or the post is a party to an encounter; the post is singular, of one country, and nobody else is named
    in it. Never where both stand in one sentence, nor where the person travels to that country or has a name that is
    borne in another one only. Of two such persons and two such posts of one class, each has the one that comes in the
    same order.

    Args:
        people: the persons of the article.
        readings: its sentences.
        encounters: what they tell.
        abroad: the countries that each person travels to.
        spoken: the countries that the article names.
    """
    marks = [mark for e in encounters for mark in e.parties.values()]
    parties = {id(p) for mark in marks for p in people.named(mark)}
    bare = [p for p in people.all if not p.held and p.stands_for is None]
    posts = _posts(people, readings)
    met = {code for code, told in posts.items() if any(post is mark for post in told for mark in marks)}
    seen = [p for p in bare if id(p) in parties or met]
    bare = [p for p in bare if p in seen or p.enters is not None]
    if not bare:
        return
    fitting = {
        code: [p for p in bare if may_be_of(p.name, code, spoken) and _may_hold(p, marks, readings, abroad)]
        for code, marks in posts.items()
    }
    # Of several whom a post may be of, those who are told to meet somebody.
    fitting = {code: [p for p in fit if id(p) in parties] or fit for code, fit in fitting.items()}
    if len(bare) == PAIR and len(posts) == PAIR and all(len(fit) == PAIR for fit in fitting.values()):
        if len({marks[0].value.cls for marks in posts.values()}) == 1:
            in_order = sorted(bare, key=lambda p: p.mentions[0].start)
            for code, person in zip(sorted(posts, key=lambda c: posts[c][0].start), in_order, strict=True):
                _appoint(people, person, posts[code][0])
        return
    together = [{id(p) for p in people.named(*e.parties.values())} for e in encounters]
    for person in sorted(bare, key=lambda p: min(m.start for m in p.mentions)):
        # Who is announced by a post is named right behind it, and not beside another one who may be.
        near = [code for code, fit in fitting.items() if person in fit and _announces(posts[code], person)]
        if len(near) != 1 or person.held:
            continue
        others = [p for p in fitting[near[0]] if p is not person and _announces(posts[near[0]], p)]
        if not any({id(person), id(p)} <= one for p in others for one in together):
            _appoint(people, person, posts.pop(near[0])[0])
            fitting = {code: [p for p in fit if p is not person] for code, fit in fitting.items() if code in posts}
    for code, fit in fitting.items():
        if len(fit) == 1 and sum(fit[0] in others for others in fitting.values()) == 1 and fit[0] in seen:
            _appoint(people, fit[0], posts[code][0])


def as_told_next(people: People, readings: Sequence[Reading], encounters: Sequence[Encounter]) -> None:
    """Give a post of no country to the only one named before it, where nobody else is told to hold such a one by then.

    "Le docteur X s'est rendu à Monrovia. Le ministre y a été reçu": X is the minister.
    """
    met = people.named(*(mark for e in encounters for mark in e.parties.values()))
    for mark in (m for r in readings if r.sentence.kind == "body" for m in r.chunks.every("office")):
        office = mark.value
        if office.number > 1 or office.sides or office.organizations or office.cls not in OF_STATES:
            continue
        before = [p for p in people.all if p.mentions[0].start < mark.start]
        fit = [p for p in before if p in met and not p.held and mark.start - p.mentions[0].end < NEXT]
        if len(fit) == 1 and fit[0].side_rule != KNOWN and not any(office.cls in p.classes for p in before):
            people.appoint(fit[0], office, mark, RULE)
        return


def _announces(posts: Sequence[Mark], person: Person) -> bool:
    """Whether one of some posts stands a little before the first mention of a person."""
    first = min(m.start for m in person.mentions)
    return any(0 < first - post.end < REACH for post in posts)


def _posts(people: People, readings: Sequence[Reading]) -> dict[str, list[Mark]]:
    """The posts of states that are spoken of without a name, by country."""
    found: dict[str, list[Mark]] = {}
    for reading in readings:
        for mark in reading.chunks.every("office", "group", "companion"):
            for post in (mark,) if mark.kind == "office" else mark.parts:
                if post.kind != "office" or post.value.number > 1 or len(post.value.sides) != 1:
                    continue
                if post.value.cls not in ("head-of-state", "prime-minister", "minister", "ambassador", "counterpart"):
                    continue
                (code,) = post.value.sides
                held = {post.value.cls, "counterpart"}
                figures = [p for p in people.all if p.side_rule == "known-figure" and not p.held]
                if any(p.side == code and post.value.cls in p.classes for p in figures):
                    # Whom every reader knows in the post is meant.
                    continue
                if not any(held & {h.office.cls for h in p.held} and code in _sides(p) for p in people.all):
                    found.setdefault(code, []).append(post)
    return found


def _sides(person: Person) -> set[str | None]:
    return {person.side, *(code for code, _, _ in person.sides)}


def _may_hold(person: Person, posts: Sequence[Mark], readings: Sequence[Reading], abroad: dict[int, set[str]]) -> bool:
    if posts[0].value.sides[0] in abroad.get(id(person), ()):
        return False
    envoys = [m for m in posts if m.value.cls == "ambassador"]
    if envoys and not 0 < envoys[0].start - person.mentions[0].end < NEXT:
        return False
    together = (
        r.sentence
        for r in readings
        if any(r.sentence.start <= m.start < r.sentence.end for m in person.mentions)
        and any(r.sentence.start <= m.start < r.sentence.end for m in posts)
    )
    return next(together, None) is None


def _appoint(people: People, person: Person, post: Mark) -> None:
    people.appoint(person, post.value, post, RULE)
    person.settle_side(post.value.sides[0], post, RULE)
