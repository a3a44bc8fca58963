"""Whether what was gathered is an event: an interaction of two sides at least, told of officials who act for them."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.encounters.drafts import INFERRED, Draft
from extractors.patterns.lexicon import Lexicon
from extractors.persons.people import OF_STATES, SEATS
from extractors.sentence.syntax import Reading

# Parties told without a name that stand for a country at a conference.
SENT = ("office", "delegation")
# Sentences of an article whose gatherings are what it reports.
LEAD = 3


def is_event(draft: Draft) -> bool:
    """Whether what was gathered is an interaction of at least two sides."""
    if draft.type == "conference":
        of_states = [e for e in draft.told if e.type == "meeting" or {"states", "bodies"} & e.rule.data.keys()]
        states = len(draft.parties) > 2 and bool(of_states)
        # Officials of two countries, nobody named, who are told to attend it.
        posts = [m for e in draft.told if "bodies" not in e.rule.data for m in e.parties.values()]
        states = states or (len(draft.parties) > 1 and any(m.kind == "group" for m in posts))
        # Whom a country sent, told by their post or as its delegation.
        states = states or (bool(draft.sides) and any(m.kind in SENT for m in posts))
        if all(e.rule.data.get("no_less") for e in draft.told) and not draft.organizations:
            return False
        return (bool(draft.persons) and bool(draft.parties)) or states or bool(draft.organizations)
    if draft.open:
        return True
    if len(draft.parties) < 2:
        return len(draft.parties) == 1 and (_has_unnamed_side(draft) or _hears_many(draft))
    if draft.type == "visit":
        marks = [*draft.unnamed, *(m for e in draft.told for m in e.parties.values())]
        sent = any(m.kind == "delegation" for m in marks) or _told_by_post(draft) - {draft.host}
        if _is_a_call(draft):
            return False
        return bool(draft.persons or sent) and draft.host is not None
    summoned = any(e.rule.data.get("at_post") for e in draft.told)
    if draft.family in ("talks", "press", "message") and (summoned or len(_told_by_post(draft)) > 1):
        return True
    return bool(draft.persons) or draft.type in ("dialogue", "conference", "signing", "credentials")


def told_by_others(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether others name those who came to what is told without them, or a body's gathering is told by the way."""
    others = [d for d in drafts if d is not draft]
    named = any(d.type == draft.type and d.persons for d in others)
    if draft.type == "conference" and not draft.persons and draft.organizations:
        told = min(draft.sentences)
        return named or told >= LEAD or any(min(d.sentences) < told for d in others)
    if (
        draft.type == "message"
        and draft.headline
        and any(d.family == "talks" and set(d.persons) == set(draft.persons) for d in others)
    ):
        # What a headline says was written was said.
        return True
    return draft.type == "credentials" and len(draft.parties) < 2 and named and not draft.open


def _hears_many(draft: Draft) -> bool:
    """Whether somebody receives the letters of several ambassadors, of whom the article names none."""
    letters = [e for e in draft.told if e.type == draft.type == "credentials" and not e.anaphora]
    brought = [m.value for e in letters for m in e.parties.values() if m.kind == "office"]
    return bool(draft.persons) and any(o.cls == "ambassador" and o.number > 1 for o in brought)


def _is_a_call(draft: Draft) -> bool:
    """Whether an ambassador only called on somebody: at a palace, or nowhere that is named ("une visite d'adieu")."""
    place = draft.destination
    return of_ambassadors(draft) and (place is None or place.kind == "seat")


def of_ambassadors(draft: Draft) -> bool:
    """Whether all who are named of an event are ambassadors."""
    return bool(draft.persons) and all("ambassador" in p.classes for p in draft.persons)


def _told_by_post(draft: Draft) -> set[str]:
    """The countries whose officials are told of by their post alone: "le président russe et son homologue français"."""
    own = draft.family == "visit" and any("s" in e.parties for e in draft.told)
    if draft.status == "held" and not own and all(e.anaphora for e in draft.told):
        # A noun may only recall what a verb would tell, but of one's own journey one tells what one did there.
        return set()
    offices = [m.value for m in draft.unnamed if m.kind == "office"]
    received = any(e.rule.data.get("host") for e in draft.told)
    told = [o for o in offices if o.cls in OF_STATES | {"counterpart"} or (received and o.cls == "ambassador")]
    several = {code for o in told if o.number > 1 and len(o.sides) > 1 for code in o.sides}
    heads = {o.organizations[0] for o in offices if o.cls == "organization-head" and o.number == 1 and o.organizations}
    return {o.sides[0] for o in told if o.number == 1 and len(o.sides) == 1} | (several & draft.parties) | heads


def _has_unnamed_side(draft: Draft) -> bool:
    """Whether the subject is an official whose country the article never names, and the other side is stated.

    So a ministry's communiqué speaks of its own minister. The country stays open.
    """
    own = [p for p in draft.persons if p.stands_for is None and p.classes & OF_STATES]
    sent = [p for p in draft.persons if p.organization is not None]
    if sent and draft.family == "talks":
        # A body's official with a minister or president: of the state that the article does not name.
        return bool(own) or any(m.kind == "office" and m.value.cls in OF_STATES for m in draft.unnamed)
    if not own or draft.persons[0] not in own:
        return False
    if draft.family == "visit":
        place = draft.destination
        return place is not None and (place.kind == "country" or bool(place.kind == "city" and place.value[2]))
    others = [
        p for p in draft.persons if p.side is not None and p.side_rule not in INFERRED and not p.classes & {"local"}
    ]
    return bool(others) and draft.family in ("talks", "signing", "message")


def shown_in(draft: Draft, lexicon: Lexicon) -> bool:
    """Whether a guest was only welcomed by those who show guests in."""
    ushers = lexicon.words("roles", "ushers")
    shown = [p for p in draft.persons if p.role is not None and p.role.office.opens_with(ushers)]
    hosts = [p for p in draft.persons if shown and p.side == shown[0].side]
    return draft.family == "talks" and bool(shown) and shown == hosts


def is_welcome(draft: Draft, readings: Sequence[Reading], lexicon: Lexicon) -> bool:
    """Whether all that is told of a meeting is that somebody was welcomed on arrival."""
    told = ((readings[e.sentence], e) for e in draft.told)
    # What stands before the welcome may tell of the arrival as well.
    parts = ((r.chunks.text[e.start : r.sentence.end], r.chunks.text[r.sentence.start : e.start]) for r, e in told)
    words = (f"{behind.rstrip(' .')}|{before}".lower() for behind, before in parts)
    return draft.type == "meeting" and all(map(lexicon.events["welcomed"].search, words))


def before_a_house(draft: Draft, readings: Sequence[Reading], lexicon: Lexicon) -> bool:
    """Whether somebody only speaks before a parliament of several states, whose members are no sides."""
    told = ((e, m) for e in draft.told for m in readings[e.sentence].marks if m.kind == "organization")
    named = {m.value for e, m in told if e.start <= m.start < e.end}
    rows = lexicon.tables["organizations"]
    alone = draft.type == "conference" and len(draft.sides) < 2
    return alone and bool(named) and all(rows.get(name, {}).get("house") for name in named)


def by_a_place(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a town or country, and none of its officials, received somebody whose visit is told: no more is told."""
    hosts = [e.parties.get("s") for e in draft.told]
    alone = draft.type == "meeting" and all(m is not None and m.kind in ("country", "city") for m in hosts)
    visits = [d for d in drafts if d.family == "visit" and d.status == draft.status and d.sentences & draft.sentences]
    return alone and any(set(draft.persons) <= set(d.persons) and d.sides.keys() >= draft.sides.keys() for d in visits)


def only_welcomed(draft: Draft, drafts: Sequence[Draft], readings: Sequence[Reading], lexicon: Lexicon) -> bool:
    """Whether a traveller was only welcomed on arrival, by officials of another rank: that is part of the visit."""
    visits = [d for d in drafts if d.family == "visit" and d.status == draft.status]
    guests = [p for p in draft.persons if any(p in d.persons for d in visits)]
    ranks = {rank for p in guests for rank in p.classes & SEATS}
    hosts = [p for p in draft.persons if p not in guests]
    equal = any(p.classes & ranks or any(h.office.cls == "counterpart" for h in p.held) for p in hosts)
    return bool(guests) and not equal and is_welcome(draft, readings, lexicon)
