"""Of those who meet, whose country was only inferred: the sides that an encounter itself makes sure."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.encounters.drafts import INFERRED, Draft, of_one_state
from extractors.encounters.frames import Encounter, country_of
from extractors.persons.meant import Meant
from extractors.persons.people import ENVOYS, OF_STATES, People, Person
from extractors.references.antecedents import References
from extractors.references.told_countries import Countries
from extractors.sentence.syntax import Reading


def cross(
    draft: Draft, subject: Meant, guest: Meant, encounter: Encounter, reading: Reading, references: References
) -> None:
    """Two who meet as counterparts, or abroad, are not of one side: the one whose side was only inferred gives way.

    The other country is the one that the sentence places them in, or the one that the first party visits.
    """
    persons = [*subject.persons, *(p for p in guest.persons if p not in subject.persons)]
    if len(persons) < 2 or (encounter.rule.data.get("host") and not (subject.persons and guest.persons)):
        # Of host and guests only one is told: those named are one party.
        return
    one, others = persons[0], persons[1:]
    for mine, theirs in ((one, others), (others[0], [one, *others[1:]])):
        if mine.side is None or any(p.side not in (None, mine.side) or p.organization for p in theirs):
            continue
        if any(p.side_rule not in INFERRED for p in theirs):
            continue
        if any(p.held and {h.office.cls for h in p.held} == {"business"} for p in theirs):
            # Artists and business people are of anywhere.
            continue
        if any(not p.held for p in theirs) and not any(h.office.cls == "counterpart" for h in mine.held):
            # Of somebody without a post nothing is known: a guest may be anybody.
            continue
        code = references.countries.other_country(mine, theirs, reading, met=encounter.type == "message")
        if code is not None:
            for person in theirs:
                person.side, person.side_rule = code[0], "the-other-side"
                person.side_mark = code[1]
            draft.sides.setdefault(code[0], code[1])
            return


def of_the_same(draft: Draft, subject: Meant, guest: Meant, told: Draft) -> None:
    """In a list of messages a sender of no stated country is of that of the sender told before, so is who gets one."""
    sender = told.persons[0] if told.persons else None
    if sender is None or sender.side is None:
        return
    next_to = min(draft.sentences) - max(told.sentences) <= 1 and guest.side in told.sides and guest.side != sender.side
    if len(draft.parties) > 1 and next_to and sender.side_rule not in INFERRED:
        for person in subject.persons:
            if person.side_rule == "country-named-most":
                draft.sides.pop(person.side or "", None)
                person.side, person.side_rule, person.side_mark = sender.side, "the-other-side", sender.side_mark
                draft.sides.setdefault(sender.side, sender.side_mark)
    if len(draft.parties) > 1:
        return
    if sender.side in draft.sides:
        others = [(code, mark) for code, mark in told.sides.items() if code != sender.side]
        if len(others) == 1 and subject.side == sender.side and all(p.side_rule in INFERRED for p in guest.persons):
            for person in guest.persons:
                person.settle_side(*others[0], "the-other-side")
            draft.sides.setdefault(*others[0])
        return
    for person in subject.persons:
        if person.side_rule in INFERRED:
            person.side, person.side_rule, person.side_mark = sender.side, "the-other-side", sender.side_mark
            draft.sides.setdefault(sender.side, sender.side_mark)


def side_by_side(subject: Meant, guests: Meant) -> None:
    """A guest of no stated country, named after one of the same kind of post, is of that one's country."""
    last: Person | None = None
    for person in guests.persons:
        if person.side_rule not in INFERRED:
            last = person if person.side != subject.side else None
        elif last is not None and (
            (person.side in (None, subject.side) and _alike(person, last))
            # A third country is only what the article speaks of.
            or (
                person.side_rule == "country-named-most"
                and person.side not in (subject.side, last.side)
                and not person.classes & OF_STATES
            )
        ):
            person.side, person.side_rule, person.side_mark = last.side, "the-other-side", last.side_mark


def _alike(one: Person, other: Person) -> bool:
    """Whether two hold posts of one class, or both of a state."""
    return bool(one.classes & other.classes or (one.classes & OF_STATES and other.classes & OF_STATES))


def at_home(draft: Draft, host: Meant, encounter: Encounter, references: References) -> None:
    """Who receives, and whose country was only inferred, is of the country of the town where it happens."""
    guests = [p for p in draft.persons if p not in host.persons]
    if len(host.persons) != 1 or host.persons[0].side_rule not in INFERRED or not guests:
        return
    if any(p.side is None or p.side_rule in INFERRED for p in guests):
        return
    place = references.countries.place_of(encounter)
    if place is not None and country_of(place) not in draft.sides:
        host.persons[0].side, host.persons[0].side_rule = country_of(place), "the-host-at-home"
        host.persons[0].side_mark = place
        draft.sides.setdefault(country_of(place), place)


def seat_apart(draft: Draft) -> None:
    """Two of one class who lead a session of two countries are one for each: the second gives way if inferred."""
    if len(draft.persons) != 2 or len(draft.sides) != 2 or draft.organizations:
        return
    one, other = draft.persons
    if one.side == other.side and other.side_rule in INFERRED and one.classes & other.classes:
        code = next(c for c in draft.sides if c != one.side) if one.side in draft.sides else None
        if code is not None:
            other.side, other.side_rule, other.side_mark = code, "the-other-side", draft.sides[code]


def seat_guests(draft: Draft, people: People) -> None:
    """Whom the other party met is of the other side told of, where only the same side was inferred."""
    empty = [code for code in draft.sides if all(p.side != code for p in draft.persons)]
    if len(draft.sides) != 2 or len(empty) != 1 or draft.organizations:
        return
    for encounter in draft.told:
        for slot, mark in encounter.parties.items():
            guests = [p for p in people.named(mark) if p in draft.persons]
            hosts = [p for p in draft.persons if p not in guests]
            sure = encounter.rule.data.get("host") not in (None, slot) or all(
                p.side_rule not in INFERRED for p in hosts
            )
            if guests and hosts and sure and all(p.side_rule in INFERRED for p in guests):
                for person in guests:
                    person.side, person.side_rule, person.side_mark = empty[0], "the-other-side", draft.sides[empty[0]]
                return


def seat_the_open(draft: Draft) -> None:
    """Who is met and is of no country is of the other side told of, and holds the post that it is told by.

    "L'ambassadeur norvégien a été reçu par X … L'entrevue entre X et Y": Y is the ambassador.
    """
    empty = [code for code in draft.sides if all(p.side != code for p in draft.persons)]
    open_ = [p for p in draft.persons if p.stands_for is None and not p.held]
    if len(draft.sides) != 2 or draft.organizations or not len(empty) == len(open_) == 1:
        return
    posts = [m for m in draft.unnamed if m.kind == "office" and m.value.sides == (empty[0],) and m.value.number == 1]
    if len(posts) == 1:
        People.appoint(open_[0], posts[0].value, posts[0], "the-other-side")
        open_[0].settle_side(empty[0], posts[0], "the-other-side")


def at_their_posts(draft: Draft, home: str | None, told: Sequence[Draft] = ()) -> None:
    """Letters of credence told without who gets them are handed over in the country of the post, as is a summons.

    So is a call at "the presidency": at that of the country of the post, else at that which goes unsaid (``home``),
    unless the text has already told whose guest the caller was (``told``).
    """
    posts = [h.office for p in draft.persons for h in p.held] + [m.value for m in draft.unnamed if m.kind == "office"]
    hosts = {host for office in posts if office.cls == "ambassador" for host in office.hosts}
    called = draft.told[0].rule.data.get("at_post")
    guests = [p for d in told if d.family == "talks" and d.host for p in d.persons if p.side != d.host]
    if called == "home" and not hosts and home is not None and not any(p in guests for p in draft.persons):
        hosts = {home} - draft.parties
    if (draft.type == "credentials" or called) and len(draft.parties) == 1 and len(hosts) == 1:
        draft.host = draft.host or next(iter(hosts))
        draft.sides.setdefault(next(iter(hosts)), None)


def on_their_journey(draft: Draft, told: Sequence[Draft], countries: Countries | None = None) -> None:
    """Officials of no stated country whom a traveller meets are of the country last told as visited.

    Those whom somebody goes on to meet (``countries`` given) are of that of who met him at home before.
    """
    met = [mark for slot, mark in draft.told[0].parties.items() if slot != "s"]
    posts = [part for mark in met for part in (mark, *mark.parts) if part.kind == "office"]
    if draft.family != "talks" or len(draft.parties) != 1 or draft.organizations:
        return
    if of_one_state(draft) or not (draft.persons or countries):
        # Those at home who welcome the traveller back.
        return
    if any(m.value.sides or m.value.organizations or m.value.cls == "counterpart" for m in posts):
        return
    if not any(m.value.cls in OF_STATES | {"vice-president", "local"} for m in posts):
        return
    hosts = [d.host for d in told if d.type == "visit" and d.host and set(d.persons) & set(draft.persons)]
    if countries is not None and not hosts:
        talks = [d for d in told if d.family == "talks" and d.persons and set(draft.persons) <= set(d.persons)]
        places = [(d, d.host or (country_of(m) if (m := countries.place_of(d.told[0])) else None)) for d in talks]
        hosts = [code for d, code in places if code in d.sides and draft.parties <= d.parties]
    if hosts and hosts[-1] not in draft.sides:
        draft.sides[hosts[-1]] = posts[0]


def at_the_hosts(meant: dict[str, Meant], host: str | None, places: Sequence[str]) -> None:
    """Who is told by a post without a country, and meets an ambassador, is of the country of the ambassador's post.

    Where that goes unsaid, or another guest is received, it is the one of the town, else the one that goes unsaid.

    Args:
        meant: the parties of an encounter by their slot.
        host: the slot of who receives.
        places: the countries of the town told and of the writer.
    """
    for slot, one in meant.items():
        posts = [m.value for m in one.unnamed if m.kind == "office"]
        if one.persons or one.sides or one.organizations or len(posts) != 1:
            continue
        if posts[0].number > 1 or posts[0].cls not in OF_STATES or posts[0].organizations:
            continue
        others = [m for other, m in meant.items() if other != slot]
        offices = [h.office for m in others for p in m.persons for h in p.held]
        offices += [m.value for other in others for m in other.unnamed if m.kind == "office"]
        came = bool(offices) and all(office.cls in ENVOYS for office in offices)
        hosts = {h for office in offices for h in office.hosts} if came else set()
        away = {code for other in others for code, _ in other.sides} | {p.side for m in others for p in m.persons}
        if not hosts and (came or slot == host) and away - {None}:
            hosts = {code for code in places[:1] if code not in away}
        if len(hosts) == 1:
            one.sides.append((hosts.pop(), one.unnamed[0]))
