"""Encounters of which the words leave one side open: what is known of the rest of the article settles it, or nothing.

Asked of events last, when all that their own words tell is known.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.encounters.drafts import Draft, gather, is_same
from extractors.encounters.frames import Encounter
from extractors.patterns.lexicon import Lexicon
from extractors.patterns.matching import Mark
from extractors.persons.meant import Meant
from extractors.persons.people import ENVOYS, KNOWN, OF_STATES, People, Person
from extractors.sentence.syntax import Reading

# Kinds of events in which two are face to face.
MET = ("talks", "signing", "press")
# Parties to an agreement of two, and how many sentences behind the talks it is told.
SIDES, NEXT = 2, 2
# Classes of posts whose holders meet others for their side.
MEETING = OF_STATES | ENVOYS | {"officer", "vice-president", "adviser", "local", "organization-official"}


def seat_opposite(draft: Draft, drafts: Sequence[Draft], readings: Sequence[Reading], people: People) -> None:
    """Officials told to have met, who all would be of one side, are of two: those whose side nothing states give way.

    Each is then of the only other country that the sentence names, else of one that the article leaves open.
    """
    if draft.family not in MET or len(draft.parties) > 1 or (draft.status != "held" and draft.type == "signing"):
        return
    told = draft.told[0]
    met = [p for slot, mark in told.parties.items() for p in people.named(mark) if slot != "s" or mark.kind == "group"]
    met = [p for p in draft.persons if p in met]
    one = next((p for p in draft.persons if p not in met), met[0] if met else None)
    others = [p for p in met if p is not one]
    if one is None or not others or not all(p.classes & MEETING for p in (one, *others)):
        return
    if any(_is_stated(p) for p in others):
        if len(others) > 1 or _is_stated(one):
            return
        one, others = others[0], [one]
    named = readings[told.sentence].countries
    codes = {code for code, _ in named} - {one.side}
    alike = all(p.classes & ENVOYS or one.classes & ENVOYS | p.classes & one.classes for p in others)
    if len(codes) != 1 and not alike and not (one in met and one.sides):
        # A president and a minister meet at home as well, but no country is told of the minister then.
        return
    for person in others:
        if len(codes) == 1:
            (code,) = codes
            _move(person, code, next(m for c, m in named if c == code), drafts)
        else:
            _move(person, None, None, drafts)
    draft.open = True


def seat_with_whom_told(draft: Draft, drafts: Sequence[Draft], readings: Sequence[Reading]) -> None:
    """An official told to have been met by nobody that the words name met the one of whom most is told."""
    told = draft.told[0]
    if draft.family != "talks" or len(draft.parties) > 1 or "s" in told.parties or len(draft.persons) != 1:
        return
    (met,) = draft.persons
    if not any(m.kind == "person" for m in told.parties.values()) or not met.classes & MEETING:
        return
    if told.rule.data.get("at_post") or _names_more(readings[told.sentence], told):
        return
    others = [p for d in drafts if d is not draft for p in d.persons if p.stands_for not in (None, met.stands_for)]
    if others:
        draft.add(Meant([max(others, key=lambda p: (others.count(p), -others.index(p)))]))
        draft.open = True


def seat_at_home(draft: Draft, drafts: Sequence[Draft], people: People) -> None:
    """Who meets officials of one other country, and is of none told, is of the one that the article leaves unsaid."""
    posts = MEETING | {"counterpart"}
    open_ = [p for p in draft.persons if p.stands_for is None and any(h.office.cls in posts for h in p.held)]
    # Nobody travels to the own country.
    gone = {d.host for d in drafts if d.family == "visit" and any(p in open_ for p in d.persons)}
    home = people.home if people.home not in gone else None
    if draft.family in MET and len(open_) == len(draft.sides) == 1 and home is not None and home not in draft.sides:
        _move(open_[0], home, open_[0].held[0].mark, drafts)


def sign_with_whom_told(draft: Draft, drafts: Sequence[Draft]) -> None:
    """Who signs for one of two sides, right after talks with an official of the other, signs with that one."""
    if draft.type != "signing" or draft.status != "held" or len(draft.parties) != SIDES:
        return
    own = {p.stands_for for p in draft.persons}
    first = min(draft.sentences)
    talks = [d for d in drafts if d.family == "talks" and set(draft.persons) & set(d.persons)]
    talks = [d for d in talks if any(0 <= first - n <= NEXT for n in d.sentences)]
    if len(own) == 1 and talks:
        draft.add(Meant([p for p in talks[-1].persons if p.stands_for in draft.parties - own]))


def leave_open(
    draft: Draft, drafts: Sequence[Draft], readings: Sequence[Reading], people: People, lexicon: Lexicon
) -> None:
    """Officials told to have met are kept together where the article does not tell of which side one of them is.

    Of several unnamed ones nobody is meant, and those whose one side is known meet at home. If only one is known at
    all, the other is the one of another side of whom most is told.
    """
    told = next((e for e in draft.told if not e.anaphora and readings[e.sentence].sentence.kind == "body"), None)
    if draft.open or draft.family != "talks" or len(draft.parties) > 1 or told is None:
        return
    met = [m for slot, m in told.parties.items() if slot != "s"]
    posts = [m.value for m in told.parties.values() if m.kind == "office"]
    guests = people.named(*met)
    if not met or any(m.kind not in ("person", "office") for m in told.parties.values()):
        return
    if not people.named(*told.parties.values()) or any(p.held and not p.classes & MEETING for p in draft.persons):
        return
    if not any(p.classes & MEETING for p in draft.persons) or any(not p.classes & MEETING for p in guests):
        return
    if any(h.office.opens_with(lexicon.words("roles", "at_home")) for p in draft.persons for h in p.held):
        # Members of parliament and prefects call on their own government.
        return
    if any(post.number > 1 or post.cls not in MEETING | {"counterpart"} for post in posts):
        return
    if any(d is not draft and d.family == "talks" and set(draft.persons) <= set(d.persons) for d in drafts):
        return
    sides = [p.stands_for for p in draft.persons] + [post.sides or post.organizations for post in posts]
    if all(sides) and len(told.parties) > 1:
        return
    if len(draft.persons) == len(told.parties) == 1 and not _names_more(readings[told.sentence], told):
        (one,) = draft.persons
        others = [p for p in people.all if _prominence(p)[0] > 1 and p.stands_for not in (None, one.stands_for)]
        others = [p for p in others if p.classes & MEETING or not p.held]
        if others:
            draft.add(Meant([max(others, key=_prominence)]))
    # A name without a post that a pronoun goes on with may be anybody's.
    draft.open = len(draft.persons) + len(posts) > 1 or (
        not told.pronoun and _names_more(readings[told.sentence], told)
    )


def return_to_the_hero(drafts: list[Draft], readings: Sequence[Reading], people: People) -> None:
    """Talks of two guests of the official of whom most is told, of whom their words name one, are that official's own.

    "With X, he spoke of …": after the talks with another, he is not the one named last.
    """
    officials = [p for p in people.all if p.classes & MEETING and p.stands_for is not None]
    hero = max(officials, key=_prominence, default=None)
    for draft in [d for d in drafts if d.family == "talks" and len(d.persons) > 1 and hero not in d.persons]:
        named = people.named(*draft.told[0].parties.values())
        if hero is None or len(named) != 1 or named[0].stands_for == hero.stands_for or not _is_stated(named[0]):
            continue
        sentence = readings[draft.told[0].sentence].sentence
        unsaid = [p for p in draft.persons if p not in named and not _is_named_in(p, sentence.start, sentence.end)]
        guests = [p for p in unsaid if any(_is_guest(p, hero, d, people) for d in drafts)]
        guests = [p for p in guests if _prominence(p)[0] < _prominence(hero)[0]]
        if not guests:
            continue
        draft.persons[:] = [p for p in draft.persons if p not in guests]
        kept = {p.stands_for for p in draft.persons}
        for person in guests:
            if person.stands_for not in kept:
                draft.sides.pop(person.side or "", None)
                draft.organizations.pop(person.organization or "", None)
        draft.add(Meant([hero]))
        same = next((d for d in drafts if d is not draft and is_same(d, draft)), None)
        if same is not None:
            gather(same, draft)
            drafts.remove(draft)


def _names_more(reading: Reading, told: Encounter) -> bool:
    """Whether a sentence names others beside the parties, who may be those met: officials, or people without a post."""
    return len(reading.chunks.every("person", "name")) > len([m for m in told.parties.values() if m.kind == "person"])


def _is_guest(person: Person, hero: Person, draft: Draft, people: People) -> bool:
    """Whether a person is told to have been met by another, and not to have met or received that one."""
    told = draft.told[0]
    active = told.rule.data.get("host") or "s"
    met = [p for slot, mark in told.parties.items() if slot != active for p in people.named(mark)]
    return hero in draft.persons and person in met and person.stands_for != hero.stands_for


def _move(person: Person, side: str | None, mark: Mark | None, drafts: Sequence[Draft]) -> None:
    """Let a person be of another side, in all events."""
    old, before = person.side, person.side_mark
    person.settle_side(side, mark, "the-other-side" if side else "")
    for draft in (d for d in drafts if person in d.persons and d.family in MET):
        kept = {p.side for p in draft.persons}
        if old is not None and old not in kept and draft.sides.get(old, before) is before:
            draft.open = draft.open or len(draft.parties) > 1
            draft.sides.pop(old, None)
        draft.add(Meant([person]))


def _prominence(person: Person) -> tuple[int, int]:
    """How much is told of a person: the number of mentions, then who is named first."""
    starts = {m.start for m in person.mentions}
    return len(starts), -min(starts)


def _is_named_in(person: Person, start: int, end: int) -> bool:
    return any(start <= m.start < end for m in person.mentions)


def _is_stated(person: Person) -> bool:
    return bool(person.sides or person.organizations or person.side_rule == KNOWN)
