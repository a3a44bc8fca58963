"""Which country or organisation a person stands for: what the text says, else what an agency leaves unsaid."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from extractors.encounters import Encounter, country_of
from extractors.lexicon import Lexicon
from extractors.matching import Mark
from extractors.people import People, Person
from extractors.syntax import Reading, persons_in

FOREIGN = ("ambassador", "envoy")


def settle_sides(
    people: People,
    readings: list[Reading],
    encounters: list[Encounter],
    home: str | None,
    dateline: Mark | None,
    lexicon: Lexicon,
) -> None:
    """Give every person a side, with the rule that gave it.

    Stated by an adjective or country in the post; else by a later "le dirigeant vietnamien" that fits one person only;
    else, for an official of an organisation, the organisation; else the country whose press leaves its own officials'
    country out: the outlet's home, the host of an ambassador in the article, the dateline's country, the country named
    most. The last ones are inferences.
    """
    for person in people.all:
        if person.held and {h.office.cls for h in person.held} == {"business"}:
            # Business, science, the press and sport speak for no side.
            continue
        if person.sides:
            counted = Counter(code for code, _, _ in person.sides)
            top = max(counted.values())
            code, mark, rule = next(s for s in person.sides if counted[s[0]] == top)
            person.side, person.side_mark, person.side_rule = code, mark, rule
        elif person.organizations and person.role and person.role.office.cls not in ("minister", "prime-minister"):
            name, mark = person.organizations[0]
            row = lexicon.tables["organizations"].get(name, {})
            if row.get("country") and not row.get("side"):
                person.side, person.side_mark, person.side_rule = row["country"], mark, "national-agency"
            else:
                person.organization, person.side_mark, person.side_rule = name, mark, "organization-official"
    _by_reference(people, readings, home)
    open_ = [p for p in people.all if p.side is None and p.organization is None and (p.held or p.mentions)]
    if home is not None and home not in (spoken := set(_countries(readings))) and len(spoken) > 1:
        # An agency writes of foreigners as well; of several countries its own is then none.
        home = None
    fallback, rule = _home(people, readings, home or _embassy(readings, lexicon), dateline)
    people.home = fallback
    abroad = _destinations(people, encounters)
    met = _met(people, encounters)
    _by_marriage(people, readings, tuple(lexicon.tables["roles"].get("consorts", ())))
    _by_company(people, readings, tuple(lexicon.tables["roles"].get("brought", ())))
    open_ = [p for p in open_ if p.side is None]
    own = tuple(lexicon.tables["roles"].get("own_posts", ()))
    taken = {(p.side, c) for p in people.all if p.side for c in _single(p)}
    # A head of state said without a country is the writer's own before one said with a name is.
    for person in sorted(open_, key=lambda p: (not _is_own(p, own), min(m.start for m in p.mentions))):
        held = person.role
        if held is None or held.office.cls in ("business", "counterpart"):
            continue
        if fallback and held.office.cls not in FOREIGN:
            posts = _single(person)
            if rule == "country-named-most" and fallback in met.get(id(person), ()):
                # Only the other one's country is named most: this one's goes unsaid.
                continue
            if fallback in abroad.get(id(person), ()) or any((fallback, c) in taken for c in posts):
                # A country has one head of state: a second one without a country is of the other side, if there is one.
                others = {p.side for p in people.all if p.side and p.side != fallback} - abroad.get(id(person), set())
                if not others and fallback in abroad.get(id(person), ()):
                    others = _next_country(readings, {fallback, *abroad[id(person)]})
                if len(others) != 1 or any((next(iter(others)), c) in taken for c in posts):
                    continue
                person.side, person.side_rule = others.pop(), "the-other-side"
            else:
                person.side, person.side_rule = fallback, rule
            person.side_mark = held.mark
            taken |= {(person.side, c) for c in posts}


def _met(people: People, encounters: list[Encounter]) -> dict[int, set[str]]:
    """The stated sides of those whom each person meets."""
    found: dict[int, set[str]] = {}
    for encounter in encounters:
        slots = [people.named(persons_in(mark)) for mark in encounter.parties.values()]
        if len(slots) == 1:
            slots = [[person] for person in slots[0]]
        for number, ones in enumerate(slots):
            others = {p.side for slot in slots[:number] + slots[number + 1 :] for p in slot if p.sides and p.side}
            for person in ones:
                found.setdefault(id(person), set()).update(others)
    return found


def _is_own(person: Person, own: tuple[str, ...]) -> bool:
    return person.role is not None and person.role.office.role.lower().startswith(own) if own else False


def _by_marriage(people: People, readings: list[Reading], consorts: tuple[str, ...]) -> None:
    """A queen named beside a king is of his side."""
    for reading in readings:
        for mark in reading.chunks.marks(0, len(reading.chunks.items), "group"):
            for one, other in pairwise(people.named(persons_in(mark))):
                if (
                    other.role
                    and other.role.office.role.lower().startswith(consorts)
                    and one.side
                    and other.side is None
                ):
                    other.side, other.side_mark, other.side_rule = one.side, one.side_mark, "in-company"


def _by_company(people: People, readings: list[Reading], brought: tuple[str, ...]) -> None:
    """Whom an official brings along is of the same side: "le Premier ministre X, accompagné de la ministre Y"."""
    for reading in readings:
        leader: Person | None = None
        for mark in reading.chunks.marks(0, len(reading.chunks.items), "person", "companion"):
            if mark.kind == "person":
                leader = people.of(mark)
            elif (
                leader is not None
                and leader.side
                and reading.chunks.text[mark.start :].lstrip(" ,").startswith(brought)
            ):
                for person in people.named(persons_in(mark)):
                    if person.side is None and person.organization is None and person.role is not None:
                        if person.role.office.cls in FOREIGN:
                            continue
                        person.side, person.side_mark, person.side_rule = leader.side, leader.side_mark, "in-company"


def _next_country(readings: list[Reading], passed: set[str]) -> set[str]:
    """The country named most beside those passed over, if one is."""
    counted = Counter(code for code in _countries(readings) if code not in passed)
    top = counted.most_common(2)
    return {top[0][0]} if top and (len(top) == 1 or top[0][1] > top[1][1]) else set()


def _destinations(people: People, encounters: list[Encounter]) -> dict[int, set[str]]:
    """The countries that each person travels to: nobody visits the own country."""
    found: dict[int, set[str]] = {}
    for encounter in encounters:
        if encounter.type != "visit" or encounter.destination is None:
            continue
        mark = encounter.parties.get("s") or encounter.parties.get("b")
        person = people.of(mark) if mark is not None and mark.kind == "person" else None
        if mark is not None and mark.kind == "office":
            fit = [p for p in people.all if mark.value.cls in p.classes]
            person = fit[0] if len(fit) == 1 else None
        if person is not None:
            found.setdefault(id(person), set()).add(country_of(encounter.destination))
    return found


def _single(person: Person) -> set[str]:
    """The posts of a person of which a country has one at a time."""
    posts = {c for c in person.classes if c in ("head-of-state", "prime-minister")}
    # Nor has it two ministers of one portfolio.
    return posts | {
        " ".join(h.office.portfolio.split(" ")[:2])
        for h in person.held
        if h.office.cls == "minister" and h.office.portfolio
    }


def _by_reference(people: People, readings: list[Reading], home: str | None) -> None:
    """A later "le chef de l'État vietnamien" names the side of the one person it can mean."""
    for reading in readings:
        for mark in reading.chunks.marks(0, len(reading.chunks.items), "office"):
            office = mark.value
            if office.number != 1 or len(office.sides) != 1 or office.cls == "counterpart":
                continue
            fit = [p for p in people.all if office.cls in p.classes and p.side in (None, *office.sides)]
            if len(fit) == 1 and fit[0].side is None and fit[0].organization is None:
                if (
                    home
                    and office.sides[0] != home
                    and _single(fit[0])
                    and not any(p.side == home and _single(p) & _single(fit[0]) for p in people.all)
                ):
                    # An agency's own president goes without a country; one with an adjective is another.
                    continue
                fit[0].side, fit[0].side_mark, fit[0].side_rule = office.sides[0], mark, "side-by-reference"


def _embassy(readings: list[Reading], lexicon: Lexicon) -> str | None:
    """The country whose embassy signs the article, in its first lines."""
    pattern = lexicon.pattern(lexicon.tables["events"]["embassy"])
    for reading in readings[:3]:
        if found := pattern.match(reading.chunks.codes):
            return str(reading.chunks.marks(*found.span(), "country", "adjective")[0].value[0])
    return None


def _home(people: People, readings: list[Reading], home: str | None, dateline: Mark | None) -> tuple[str | None, str]:
    if home:
        return home, "agency-home"
    hosts = Counter(
        h
        for p in people.all
        for held in p.held
        if held.office.cls in FOREIGN and held.office.sides
        for h in held.office.hosts
    )
    hosts += Counter(
        h
        for r in readings
        for m in r.chunks.marks(0, len(r.chunks.items), "office")
        if m.value.cls in FOREIGN and m.value.sides
        for h in m.value.hosts
    )
    named = Counter(_countries(readings))
    outside = Counter(_countries(readings, outside=True))
    if hosts:
        host = hosts.most_common(1)[0][0]
        # An ambassador's own country told of much more is the writer's.
        sent = {
            s
            for p in people.all
            for h in p.held
            if h.office.cls in FOREIGN and host in h.office.hosts
            for s in h.office.sides
        }
        if all(named[code] < 3 * named[host] for code in sent):
            return host, "ambassador-host"
    if dateline is not None and dateline.value[2]:
        return dateline.value[1], "dateline-home"
    taken = {p.side for p in people.all if p.side}
    rest = [(n, outside[c], c) for c, n in named.items() if c not in taken]
    most = max(named.values(), default=0)
    if rest and (best := max(rest))[0] >= max(2, most // 2) and best[0] * 2 >= outside.total() // 2:
        return best[2], "country-named-most"
    return (named.most_common(1)[0][0], "country-named-most") if named else (None, "")


def _countries(readings: list[Reading], *, outside: bool = False) -> Iterable[str]:
    """The countries named, all or those outside the posts of officials."""
    for reading in readings:
        titles = reading.chunks.marks(0, len(reading.chunks.items), "person", "office", "group") if outside else []
        for mark in reading.marks:
            if any(t.start <= mark.start < t.end for t in titles):
                continue
            if mark.kind in ("country", "adjective", "seat") and mark.value:
                yield mark.value[0]
            elif mark.kind == "city":
                yield mark.value[1]
