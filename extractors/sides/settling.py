"""Which country or organisation a person stands for: what the text says, else what an agency leaves unsaid."""

from __future__ import annotations

from collections import Counter

from extractors.encounters.frames import Encounter, country_of
from extractors.naming.bare_names import as_told_next, give_posts
from extractors.naming.introduced import seat_in_order, share_out
from extractors.patterns.lexicon import Lexicon
from extractors.patterns.matching import Mark
from extractors.persons.figures import figure
from extractors.persons.meant import as_one, sent_by
from extractors.persons.offices import Office
from extractors.persons.people import OF_STATES, People, Person
from extractors.sentence.subjects import is_oblique
from extractors.sentence.syntax import Reading
from extractors.sides.acronyms import settle_by_acronym, settle_by_body
from extractors.sides.beside import (
    as_seconds,
    by_announcement,
    by_marriage,
    by_seats,
    by_service,
    for_a_side,
    met_together,
)
from extractors.sides.company import settle_attendance, settle_company
from extractors.sides.embassies import settle_envoys
from extractors.sides.home_signs import countries_named
from extractors.sides.titles import only_in, single_posts
from extractors.sides.unsaid import destinations, infer


def settle_sides(
    people: People,
    readings: list[Reading],
    encounters: list[Encounter],
    home: str | None,
    dateline: Mark | None,
    lexicon: Lexicon,
) -> None:
    """Give every person a side, with the rule that gave it.

    Stated by an adjective or country in the post; else, for an official of an organisation, the organisation; else the
    one known of a leader whom every reader knows; else by a later "le dirigeant vietnamien" that fits one person only;
    else the country whose press leaves its own officials' country out: the outlet's home, the host of an ambassador in
    the article, the dateline's country, the country named most. The last ones are inferences.
    """
    # Who heads a state, and a committee of a body of states, speaks for the state.
    own = lexicon.words("roles", "own_posts")
    for person in people.all:
        if person.held and {h.office.cls for h in person.held} == {"business"}:
            # Business, science, the press and sport speak for no side.
            continue
        if person.sides and not _formerly(person, lexicon):
            counted = Counter(code for code, _, _ in person.sides)
            top = max(counted.values())
            code, mark, rule = next(s for s in person.sides if counted[s[0]] == top)
            person.settle_side(code, mark, rule)
            known = figure(person.name, lexicon)
            if known is not None and known.side and {code, known.side} in lexicon.once("sharing", _sharing):
                # Which of two countries with one adjective is meant is known of a leader whom every reader knows.
                person.side = known.side
        elif (person.organizations and not {h.office.role.lower() for h in person.held} & own) and (
            person.role is None
            or person.role.office.cls not in ("minister", "prime-minister")
            or person.role.office.opens_with(lexicon.words("roles", "says_which"))
        ):
            name, mark = person.organizations[0]
            if nation := lexicon.country_of(name):
                person.settle_side(nation, mark, "national-agency")
            else:
                person.settle_organization(name, mark, "organization-official")
        else:
            _as_figure(person, lexicon)
    _as_counterparts(people, readings)
    _by_reference(people, readings, encounters, home, lexicon)
    seat_in_order(people, encounters, lexicon)
    share_out(people, readings, lexicon)
    give_posts(people, readings, encounters, destinations(people, encounters), set(countries_named(readings)))
    as_told_next(people, readings, encounters)
    by_marriage(people, readings, tuple(lexicon.tables["roles"].get("consorts", ())))
    by_announcement(people, readings)
    by_service(people, readings, lexicon)
    for_a_side(people, readings, lexicon)
    settle_by_acronym(people, readings, lexicon)
    settle_by_body(people, readings, lexicon)
    _by_delegation(people, readings, lexicon)
    by_seats(people, readings, home)
    _by_return(people, readings, lexicon)
    settle_company(people, readings, encounters, lexicon)
    settle_envoys(people, readings, home, lexicon)
    infer(people, readings, encounters, home, dateline, lexicon)
    settle_attendance(people, readings, lexicon)
    met_together(people, encounters)
    as_seconds(people, readings, lexicon)
    by_marriage(people, readings, tuple(lexicon.tables["roles"].get("consorts", ())), settled=True)
    _called_otherwise(people, lexicon)


def _formerly(person: Person, lexicon: Lexicon) -> bool:
    """Whether only a post held before has a country, and the one held now is an organisation's."""
    former = tuple(lexicon.tables["roles"].get("former", ()))
    before = [h.mark for h in person.held if h.office.role.lower().startswith(former)]
    return bool(before and person.organizations) and all(mark in before for _, mark, _ in person.sides)


def _called_otherwise(people: People, lexicon: Lexicon) -> None:
    """A title may be that of another class in some countries."""
    for row in lexicon.tables["roles"].get("called_otherwise", ()):
        for person in people.all:
            if person.side in row["codes"] and any(h.office.role.lower() in row["words"] for h in person.held):
                person.ranks.add(row["class"])


def _sharing(lexicon: Lexicon) -> list[set[str]]:
    """The countries that share an adjective."""
    rows = ({c for e in row if e.kind == "adjective" for c in e.value} for row in lexicon.surfaces.values())
    return [codes for codes in rows if len(codes) > 1]


def _as_counterparts(people: People, readings: list[Reading]) -> None:
    """Who is only called a counterpart is of the class of the one named before in the same sentence."""
    last: Person | None = None
    for reading in readings:
        marks = reading.chunks.every("person", "group")
        for person in people.named(*marks):
            if person.held and not person.classes and last is not None and len(last.classes) == 1:
                person.ranks.update(last.classes)
            last = person if person.classes else last


def _as_figure(person: Person, lexicon: Lexicon) -> None:
    """A leader named without a country is known to speak for one."""
    titled = f"{person.role.office.role} {person.name}" if person.role is not None else person.name
    known = figure(person.name, lexicon) or figure(titled, lexicon)
    if known is None or (known.organization and person.classes & OF_STATES):
        return
    if (realms := only_in(person, lexicon)) and known.side not in realms:
        # A king is not the prince of another state who bears the same name.
        return
    person.side, person.organization = known.side, known.organization
    person.side_mark, person.side_rule = person.mentions[0], "known-figure"
    if known.cls and not person.held:
        person.ranks.add(known.cls)


def _by_delegation(people: People, readings: list[Reading], lexicon: Lexicon) -> None:
    """Who leads a delegation is of the country that it is named by: "a delegation of Mali's Senate, led by its …"."""
    for reading in readings:
        listed = [m for m in reading.chunks.every("delegation", "group") if m.kind != "group" or as_one(m)]
        for mark in listed:
            told = sent_by(mark if mark.kind == "delegation" else mark.parts[0])
            bodies = told.organizations
            sent = told.sides if mark.kind == "delegation" else []
            for person in people.named(mark) if bodies and not told.sides else ():
                before = reading.chunks.text[max(0, person.mentions[0].start - 8) : person.mentions[0].start]
                its_own = lexicon.events["own"].search(before.lower())
                if person.stands_for is None and (its_own or not person.classes & OF_STATES):
                    person.side_mark, person.side_rule = bodies[0][1], "in-company"
                    person.side = lexicon.country_of(bodies[0][0])
                    person.organization = None if person.side else bodies[0][0]
                    person.organizations.extend(bodies[:1] if person.side else ())
            for person in people.named(mark) if sent else ():
                behind = sent[0][1].start < person.mentions[0].start or person.mentions[0].start < mark.start
                led = person.role is not None or sent[0][1].kind == "office"
                if person.stands_for is None and led and behind:
                    person.settle_side(sent[0][0], sent[0][1], "in-company")


def _by_return(people: People, readings: list[Reading], lexicon: Lexicon) -> None:
    """Who comes home is of the country of that town."""
    for reading in readings:
        found = lexicon.events.search("returns", reading.chunks)
        home = reading.chunks.items[found.end() - 1] if found else None
        if found is None or not isinstance(home, Mark):
            continue
        named = people.named(*reading.chunks.marks(0, found.start(), "person"))
        for person in named[-1:]:
            if person.stands_for is None and person.role is not None:
                person.settle_side(country_of(home), home, "returned-home")


def _acts(person: Person, readings: list[Reading], lexicon: Lexicon) -> bool:
    """Whether the first mention of a person is governed by no preposition."""
    first = person.mentions[0].start
    for reading in readings:
        if reading.sentence.start <= first < reading.sentence.end:
            chunks = reading.chunks
            return any(m.start == first and not is_oblique(chunks.codes, at, lexicon) for at, m in chunks.placed)
    return False


def _by_reference(
    people: People, readings: list[Reading], encounters: list[Encounter], home: str | None, lexicon: Lexicon
) -> None:
    """A later "le chef de l'État vietnamien" names the side of the one person it can mean.

    Of several it means the one of whom the article tells, not those who are only met. Nobody who meets it is meant.
    """
    meeting = {
        (id(person), id(mark))
        for encounter in encounters
        for mark in encounter.parties.values()
        for other in encounter.parties.values()
        if other is not mark
        for person in people.named(other)
    }
    guests = _sides_met(people, encounters)
    abroad = destinations(people, encounters)
    met = {id(m) for e in encounters if e.pronoun and "s" not in e.parties for m in e.parties.values()}
    for reading in readings:
        for at, mark in reading.chunks.placed:
            office = mark.value
            if mark.kind != "office" or office.number != 1 or len(office.sides) != 1 or office.cls == "counterpart":
                continue
            if id(mark) in met or lexicon.events["anyone"].search(reading.chunks.codes, max(0, at - 9), at):
                # One of whom nothing was told yet, or whom "he" meets: anybody but the one of whom the text speaks.
                continue
            fit = [p for p in people.all if _may_be(p, office)]
            acting = not is_oblique(reading.chunks.codes, at, lexicon)
            if len(fit) > 1 and acting and all(p.stands_for is None for p in fit):
                fit = [p for p in fit if _acts(p, readings, lexicon)]
                fit = [p for p in fit if p.mentions[0].start < mark.start][-1:] or fit
            if len(fit) == 1 and fit[0].side is None and fit[0].organization is None:
                if (id(fit[0]), id(mark)) in meeting or office.sides[0] in guests.get(id(fit[0]), set()) | abroad.get(
                    id(fit[0]), set()
                ):
                    continue
                if (
                    home
                    and office.sides[0] != home
                    and single_posts(fit[0])
                    and not any(p.side == home and single_posts(p) & single_posts(fit[0]) for p in people.all)
                ):
                    # An agency's own president goes without a country; one with an adjective is another.
                    continue
                if any(p.side == office.sides[0] and p.side_rule == "known-figure" and not p.held for p in people.all):
                    # Whom every reader knows to speak for the country is called so, without a post of his own.
                    continue
                fit[0].settle_side(office.sides[0], mark, "side-by-reference")


def _may_be(person: Person, post: Office) -> bool:
    """Whether a post told with its country may be a person's: of the class, of no other country, nor other ministry."""
    told = {word for h in person.held for word in h.office.portfolio.split() if h.office.cls == post.cls}
    other = told and post.portfolio and told.isdisjoint(post.portfolio.split())
    return post.cls in person.classes and person.side in (None, *post.sides) and not other and _is_like(person, post)


def _is_like(person: Person, post: Office) -> bool:
    """Whether a post may be one that a person holds: where both say more than their first word, they share some."""
    more = set(post.role.lower().split()[1:])
    held = [set(h.office.role.lower().split()[1:]) for h in person.held if h.office.cls == post.cls]
    return not more or not held or any(not words or words & more for words in held)


def _sides_met(people: People, encounters: list[Encounter]) -> dict[int, set[str]]:
    """The countries of those whom each person is told to talk with: nobody's own."""
    met: dict[int, set[str]] = {}
    for encounter in encounters:
        if encounter.type in ("visit", "conference"):
            continue
        slots = [people.named(mark) for mark in encounter.parties.values()]
        for number, ones in enumerate(slots):
            others = [p for slot in slots[:number] + slots[number + 1 :] for p in slot]
            for person in ones:
                met.setdefault(id(person), set()).update(p.side for p in others if p.side and p.sides)
    return met
