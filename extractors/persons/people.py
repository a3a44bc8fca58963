"""Who is named in an article: the mentions of one person gathered, with posts, side and the words that say so."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field

from extractors.patterns.matching import Mark
from extractors.persons.names import key
from extractors.persons.offices import Office
from extractors.persons.roles import Named
from extractors.persons.spellings import initialled, misspelt, slips, sound_alike, within

# Classes of posts that only states have.
OF_STATES = {"head-of-state", "prime-minister", "minister", "deputy-prime-minister", "deputy-minister", "speaker"}
# Who speaks for a state abroad, beside its ministers and heads.
ENVOYS = {"ambassador", "envoy"}
# Posts of which a state has one each; who holds one receives in an own house.
SEATS = {"head-of-state", "prime-minister", "speaker"}
# Classes of those who serve under a head of state.
UNDER_SEATS = {"minister", "deputy-minister", "ambassador"}
# How the phrases are called in which a post follows a name.
FAMILY_NAME_FIRST = "-name-role"
# How the side of one is found whom every reader knows, and of one named with a country alone.
KNOWN, OF_COUNTRY = "known-figure", "-name-country"


@dataclass(slots=True)
class Held:
    """A post that a person is named in, where and by which rule."""

    office: Office
    mark: Mark
    rule: str


@dataclass(slots=True, eq=False)
class Person:
    """One person of an article."""

    name: str
    words: tuple[str, ...]
    mentions: list[Mark] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    sides: list[tuple[str, Mark, str]] = field(default_factory=list)
    organizations: list[tuple[str, Mark]] = field(default_factory=list)
    ranks: set[str] = field(default_factory=set)
    side: str | None = None
    side_rule: str = ""
    side_mark: Mark | None = None
    organization: str | None = None
    # Where a person without a post first acts or is spoken to.
    enters: int | None = None

    @property
    def classes(self) -> set[str]:
        """Classes of the posts that the person is named in, counterparts left out; a deputy's own ministry counts."""
        held = ({h.office.cls for h in self.held} | self.ranks) - {"counterpart"}
        ministry = any(h.office.portfolio for h in self.held if h.office.cls == "deputy-prime-minister")
        return held | {"minister"} if ministry else held

    def holds(self, post: Office) -> bool:
        """Whether the person may be meant by a post: one of the kind, of the country and with the portfolio told."""
        told = {h.office.portfolio for h in self.held if h.office.cls == post.cls and h.office.portfolio}
        of_it = not post.sides or self.side in post.sides
        return post.cls in self.classes and of_it and (not told or not post.portfolio or post.portfolio in told)

    @property
    def accredited(self) -> set[str]:
        """The countries that the person is an ambassador to."""
        return {code for h in self.held if h.office.cls == "ambassador" for code in h.office.hosts}

    @property
    def stands_for(self) -> str | None:
        """The country, else the organisation that the person speaks for; None where nothing tells it."""
        return self.side or self.organization

    @property
    def official(self) -> bool:
        """Whether the text says, or every reader knows, for which side the person speaks, and in a post."""
        told = self.held or self.side_rule == KNOWN or self.side_rule.endswith(OF_COUNTRY)
        return bool(told and self.stands_for)

    def settle_side(self, side: str | None, mark: Mark | None, rule: str) -> None:
        """Let the person speak for a country, by what words and rule."""
        self.side, self.side_mark, self.side_rule = side, mark, rule

    def settle_organization(self, organization: str, mark: Mark | None, rule: str) -> None:
        """Let the person speak for an organisation, by what words and rule."""
        self.organization, self.side_mark, self.side_rule = organization, mark, rule

    def is_only(self, words: Collection[str]) -> bool:
        """Whether every post that the person is named in begins with some words."""
        return bool(self.held) and all(h.office.opens_with(words) for h in self.held)

    @property
    def role(self) -> Held | None:
        """The post to file: the longest of the class named first, a counterpart's only where there is no other."""
        plain = [h for h in self.held if h.office.cls not in ("counterpart", "leader")]
        if not plain:
            return self.held[0] if self.held else None
        weighty = [h for h in plain if h.office.cls not in ("officer", "party-leader")] or plain
        first = weighty[0].office.cls
        return max(
            (h for h in weighty if h.office.cls == first), key=lambda h: (bool(h.office.portfolio), -h.mark.start)
        )


class People:
    """The persons of one article, found by any form of their name."""

    def __init__(self, side_of: Callable[[str], str | None] = lambda _: None) -> None:
        """Begin without any.

        Args:
            side_of: the side of a leader whom every reader knows.
        """
        self._side_of = side_of
        self.all: list[Person] = []
        self.home: str | None = None
        self._by_mark: dict[int, Person] = {}
        self._by_word: dict[str, list[Person]] = {}

    def add(self, mark: Mark) -> Person:
        """File a mark of kind person; returns whom it names."""
        named = mark.value
        person = self.find(named.name, named.office)
        if person is None or _is_another(named, person, self._side_of(person.name)):
            person = self._new(named.name)
        words = key(named.name)
        if len(words) > len(person.words):
            self._spell(person, words)
        person.mentions.append(mark)
        if named.office:
            self.appoint(person, named.office, mark, named.rule)
            person.ranks.update(named.ranks)
        for code in named.sides:
            if not named.office or not named.office.sides:
                person.sides.append((code, mark, named.rule))
        for name in named.organizations:
            person.organizations.append((name, mark))
        self._by_mark[mark.start] = person
        if len(words) > 1 and " " not in person.name and " " in named.name:
            # The full name stands without the post, the family name with it.
            person.name = named.name
        return person

    @staticmethod
    def appoint(person: Person, office: Office, mark: Mark, rule: str) -> None:
        """File a post of a person, with the side that it is held for."""
        person.held.append(Held(office, mark, rule))
        if len(office.sides) == 1:
            person.sides.append((office.sides[0], mark, rule))
        for name in office.organizations:
            person.organizations.append((name, mark))

    def _new(self, name: str) -> Person:
        person = Person(name, ())
        self.all.append(person)
        self._spell(person, key(name))
        return person

    def _spell(self, person: Person, words: tuple[str, ...]) -> None:
        """Note the words of a person's fullest name, and that they lead to the person."""
        person.words = words
        for word in {*words, "".join(words)}:
            bearers = self._by_word.setdefault(word, [])
            if person not in bearers:
                bearers.append(person)

    def of(self, mark: Mark) -> Person | None:
        """The person that a mark was filed for."""
        return self._by_mark.get(mark.start)

    def find(self, name: str, office: Office | None = None) -> Person | None:
        """The one person whom a name can mean: the same words, or some of them that no other has; else None.

        Of several who bear a family name, the one who holds a post of the class of ``office``.
        """
        words = key(name)
        if not words:
            return None
        glued = "".join(words)
        known = {id(p): p for w in (*words, glued) for p in self._by_word.get(w, ())}.values()
        same = [p for p in known if sorted(p.words) == sorted(words) or "".join(p.words) == glued]
        if same:
            return same[0]
        near = [p for p in known if within(words, p.words) or within(p.words, words)]
        near = near or [p for p in known if misspelt(words, p.words) or initialled(words, p.words)]
        near = near or [p for p in self.all if sound_alike(words, p.words) and not _elsewhere(p, office)]
        if not near and len(words) == 1:
            near = [p for p in self.all if len(p.words) > 1 and slips(words[0], p.words[-1])]
        if len(near) == 1 and (len(words) > 1 or len(words[0]) > 1):
            return near[0]
        if len(near) > 1 and len(words) == 1:
            # A family name comes last in most of the world and first in Vietnam, China and Korea: both ends count more.
            ends = [p for p in near if words[0] in (p.words[0], p.words[-1])]
            alike = [p for p in ends if office and office.cls in p.classes]
            ends = alike if len(alike) == 1 else ends
            if len(ends) == 2 and all(len(p.words) == 2 for p in ends):
                # "M. Michel" is Charles Michel beside a Michel Barnier.
                ends = [p for p in ends if words[0] == p.words[-1]]
            return ends[0] if len(ends) == 1 else None
        return None

    def settle_names(self) -> None:
        """Call each by the first full form that stands with a post, or one that says more; else by the fullest one."""
        for person in self.all:
            titled = [m for m in person.mentions if m.value.office and len(m.value.name.split()) > 1]
            if titled:
                first = min(titled, key=lambda m: m.start).value.name
                # A caption or headline leaves a part of it out.
                first = max([first, *(n for m in titled if set(key(n := m.value.name)) > set(key(first)))], key=len)
                glued = "".join(key(first))
                # Old pages run two words of a name together: the form with more words is the name.
                same = [m.value.name for m in person.mentions if "".join(key(m.value.name)) == glued]
                person.name = max([first, *same], key=lambda n: len(key(n)))
            else:
                person.name = max((m.value.name for m in person.mentions), key=lambda n: len(key(n)))

    def before(self, offset: int) -> list[Person]:
        """Those whom the text has named up to an offset in the view."""
        return [p for p in self.all if any(m.start < offset for m in p.mentions)]

    def named(self, *marks: Mark) -> list[Person]:
        """The persons whom marks name, alone or in a group, delegation or company: each once, in their order."""
        every = [self._by_mark.get(one.start) for mark in marks for one in persons_in(mark)]
        return list(dict.fromkeys([person for person in every if person]))


def persons_in(mark: Mark) -> Iterator[Mark]:
    """The marks of persons in a mark: itself, or those of a group, delegation or company."""
    if mark.kind == "person":
        yield mark
    elif mark.kind in ("group", "delegation", "companion"):
        for part in mark.parts:
            yield from persons_in(part)


def _is_another(named: Named, person: Person, known: str | None) -> bool:
    """Whether a single name in a post is not the person whose first name it equals: Pope Francis, François Hollande."""
    words = key(named.name)
    if len(words) != 1 or not named.office or len(person.words) == 1:
        return False
    if named.office.cls == "head-of-state" and words[0] == person.words[-1] and UNDER_SEATS >= person.classes > set():
        # A president is not the minister of that name.
        return True
    if words[0] != person.words[0]:
        return False
    if named.rule.endswith(FAMILY_NAME_FIRST):
        # A post in apposition to a family name is the own one.
        return False
    heads = {h.office.role.split(" ")[0] for h in person.held}
    if not heads and known is not None:
        return bool(named.office.sides) and known not in named.office.sides
    return bool(heads) and named.office.role.split(" ")[0] not in heads and named.office.cls != "counterpart"


def _elsewhere(person: Person, office: Office | None) -> bool:
    """Whether a post is told as that of another country than a person's."""
    told = {code for code, _, _ in person.sides}
    return office is not None and bool(told) and bool(office.sides) and told.isdisjoint(office.sides)
