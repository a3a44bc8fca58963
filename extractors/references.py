"""Who is meant by "son homologue", "le ministre", "les deux parties", "il": one antecedent, or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extractors.encounters import Encounter, country_of
from extractors.lexicon import Lexicon
from extractors.matching import Mark
from extractors.people import OF_STATES, People, Person
from extractors.roles import Office
from extractors.subjects import is_oblique
from extractors.syntax import ACTORS, Reading, persons_in

if TYPE_CHECKING:
    from extractors.drafts import Draft


# Sentences before a signing without parties that may name its two sides.
PAIR_REACH = 2
# Countries of officials told as a number that make them guests of their own beside somebody named.
MANY = 2


@dataclass(slots=True)
class Meant:
    """What a mark means: persons of the article, sides without a person, officials without a name."""

    persons: list[Person] = field(default_factory=list)
    sides: list[tuple[str, Mark]] = field(default_factory=list)
    organizations: list[tuple[str, Mark]] = field(default_factory=list)
    unnamed: list[Mark] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Whether it means anything at all."""
        return bool(self.persons or self.sides or self.organizations or self.unnamed)

    @property
    def side(self) -> str | None:
        """The one country meant."""
        codes = {p.side for p in self.persons if p.side} | {c for c, _ in self.sides}
        return codes.pop() if len(codes) == 1 else None

    def join(self, other: Meant) -> None:
        """Take in another."""
        self.persons.extend(p for p in other.persons if p not in self.persons)
        self.sides.extend(other.sides)
        self.organizations.extend(other.organizations)
        self.unnamed.extend(other.unnamed)

    def split(self, *, apart: bool = False) -> list[Meant]:
        """One for each country or organisation among those meant, or for each person, met apart."""
        groups: dict[str, Meant] = {}
        for person in self.persons:
            own = person.name if apart else ""
            groups.setdefault(own or person.side or person.organization or "", Meant()).persons.append(person)
        for code, mark in self.sides:
            groups.setdefault(code, Meant()).sides.append((code, mark))
        for name, mark in self.organizations:
            groups.setdefault(name, Meant()).organizations.append((name, mark))
        open_ = groups.pop("", None)
        if open_ and groups:
            next(iter(groups.values())).join(open_)
        elif open_:
            groups = {"": open_}
        for mark in self.unnamed:
            codes = mark.value.sides if mark.kind == "office" else ()
            for code, group in groups.items():
                if code in codes or len(groups) == 1:
                    group.unnamed.append(mark)
        return list(groups.values())


class References:
    """Resolves the marks of one article in the order of its sentences."""

    def __init__(
        self, readings: Sequence[Reading], people: People, encounters: Sequence[Encounter], lexicon: Lexicon
    ) -> None:
        self._encounters = encounters
        self._others: list[Person] = []
        self._peer: Person | None = None
        self._readings = readings
        self._people = people
        self._lexicon = lexicon
        self._subject: Person | None = None
        self._last: dict[int, int] = {}

    def advance(self, number: int, _: Draft | None) -> None:
        """Hear a sentence to its end: its subject is who "il" is in the next one."""
        chunks = self._readings[number].chunks
        parties = [(place, mark) for place, mark in chunks.placed if mark.kind in ACTORS]
        if not parties:
            return
        pronoun = self._lexicon.pattern(self._lexicon.tables["events"]["pronoun"]).search(chunks.codes)
        for place, item in parties:
            if pronoun and pronoun.start() < place:
                break
            if is_oblique(chunks.codes, place, self._lexicon):
                continue
            meant = self.resolve(self._actor(item, number), None, None)
            if len(meant.persons) == 1:
                self._subject = meant.persons[0]
            return
        theme = self._lexicon.pattern(self._lexicon.tables["events"].get("doing", "(?!)")).match(chunks.codes)
        if theme and isinstance(doer := chunks.items[theme.start("who")], Mark):
            # What somebody does is told as a noun: the text goes on with who does it.
            meant = self.resolve(doer, None, None)
            self._subject = meant.persons[0] if len(meant.persons) == 1 else self._subject

    def _actor(self, mark: Mark, number: int) -> Mark:
        """The subject of a sentence that opens with whom it met: "En recevant X, Y a salué …"."""
        for encounter in self._encounters:
            if encounter.sentence == number and encounter.parties.get("b") is mark and mark.start > encounter.start:
                subject = encounter.parties.get("s")
                return subject if subject is not None and subject.start > mark.end else mark
        return mark

    def parties(self, encounter: Encounter, current: Draft | None) -> dict[str, Meant]:
        """Who the parties of an encounter are: names first, so that a post means somebody else than them."""
        meant: dict[str, Meant] = {}
        named: list[Person] = []
        for slot, mark in sorted(encounter.parties.items(), key=lambda p: p[1].kind == "office"):
            self._others = named
            meant[slot] = self.resolve(mark, encounter, current)
            named = [*named, *meant[slot].persons]
        self._others = []
        if encounter.pronoun and "s" not in meant:
            self._others = named
            meant["s"] = self._latter(encounter) or self._inside(encounter) or self.pronoun(encounter.pronoun, current)
            self._others = []
            if other := _of_the_other_side(meant["s"], named, current):
                meant["s"] = other
        return meant

    def _latter(self, encounter: Encounter) -> Meant | None:
        """Whom "ce dernier" means: the person named last before it, in this sentence or the one before."""
        if encounter.pronoun not in self._lexicon.words("events", "latter_pronouns"):
            return None
        for number in (encounter.sentence, encounter.sentence - 1):
            chunks = self._readings[max(0, number)].chunks
            marks = [m for m in chunks.marks(0, len(chunks.items), *ACTORS, "companion") if m.end <= encounter.start]
            if marks:
                named = self._people.named(persons_in(marks[-1]))
                persons = named or self.resolve(marks[-1], None, None).persons
                return Meant(persons[-1:]) if persons and persons[-1] not in self._others else None
        return None

    def _inside(self, encounter: Encounter) -> Meant | None:
        """The subject that the sentence has before its pronoun: "X s'est rendu à Rabat, où il a rencontré …"."""
        if encounter.pronoun in self._lexicon.words("events", "plural_pronouns"):
            return None
        chunks = self._readings[encounter.sentence].chunks
        for place, mark in chunks.placed:
            if mark.start >= encounter.start:
                return None
            if mark.kind in ACTORS and not is_oblique(chunks.codes, place, self._lexicon):
                meant = self.resolve(mark, None, None)
                if mark.kind == "office" and mark.value.number > 1 and not meant.persons:
                    continue
                return meant if len(meant.persons) == 1 and meant.persons[0] not in self._others else None
        return None

    def traveller(self, encounter: Encounter, destination: str) -> Meant | None:
        """The person named nearest before a visit who is not of the country visited, else the only one after it."""
        chunks = self._readings[encounter.sentence].chunks
        for mark in reversed([m for m in chunks.marks(0, len(chunks.items), *ACTORS) if m.start < encounter.start]):
            meant = self.resolve(mark, encounter, None)
            if len(meant.persons) == 1 and meant.side not in (None, destination):
                return meant
        others = self._people.named(
            p for m in chunks.marks(0, len(chunks.items), *ACTORS) if m.start > encounter.end for p in persons_in(m)
        )
        others = [p for p in others if p.side not in (None, destination)]
        return Meant(others) if len(others) == 1 else None

    def company(self, reading: Reading, sort: str = "companion") -> list[Person]:
        """Those in whose presence or company the sentence tells something, or what it does not tell."""
        found: list[Person] = []
        for mark in reading.chunks.marks(0, len(reading.chunks.items), "companion"):
            if mark.value == sort:
                found.extend(self._people.named(persons_in(mark)))
                found.extend(p for part in mark.parts if (p := self._by_post(part)) is not None)
        return found

    def _by_post(self, mark: Mark) -> Person | None:
        """The one person of the article who was named in a post that is now told without the name."""
        if mark.kind != "office" or mark.value.number > 1:
            return None
        persons = self.resolve(mark, None, None).persons
        if len(persons) != 1 or _first(persons[0]) > mark.start:
            return None
        words, portfolio = mark.value.role.split(" ")[0], mark.value.portfolio
        held = [h.office for h in persons[0].held if h.office.role.split(" ")[0] == words]
        fits = any(not portfolio or _shares(portfolio, office.portfolio) for office in held)
        return persons[0] if fits else None

    def resolve(self, mark: Mark, encounter: Encounter | None, current: Draft | None) -> Meant:
        """Who a mark means."""
        if mark.kind == "person":
            person = self._people.of(mark)
            return Meant([person]) if person else Meant()
        if mark.kind in ("group", "delegation"):
            total = Meant()
            others, peer = self._others, self._peer
            named = any(part.kind == "person" for part in mark.parts)
            first = mark.parts[0]
            if named and first.kind == "office" and first.value.number > 1 and first.value.cls == "business":
                # Business people announced as a number, one of them named: officials none of them.
                return Meant()
            for part in mark.parts:
                if named and part.kind == "office" and part.value.number > 1 and not self._beside(part, mark):
                    # Of a number announced, those named are who is meant.
                    continue
                if part.kind in ACTORS:
                    total.join(self.resolve(part, encounter, current))
                    self._others = [*others, *total.persons]
                    self._peer = self._peer or (total.persons[0] if total.persons else None)
            self._others, self._peer = others, peer
            led = total.side or total.organizations or any(p.organization for p in total.persons)
            if mark.kind == "delegation" and not led:
                total.join(_sent(mark))
            return total
        if mark.kind == "office":
            return self._office(mark, encounter, current)
        if mark.kind in ("seat", "country", "city"):
            return Meant(sides=[(country_of(mark), mark)])
        return Meant()

    def _beside(self, number: Mark, group: Mark) -> bool:
        """Whether officials of several countries stand beside those named, who are others: "ses homologues … et X"."""
        after = next((m for m in group.parts if m.start >= number.end), None)
        if after is None or len(number.value.sides) < MANY:
            return False
        named = {code for m in group.parts if m.kind == "person" and m.value.office for code in m.value.office.sides}
        if named and named.isdisjoint(number.value.sides):
            return True
        words = self._readings[0].chunks.text[number.end : after.start].lower()
        beside = self._lexicon.tables["events"].get("beside")
        return beside is not None and bool(self._lexicon.pattern(beside).match(words))

    def _office(self, mark: Mark, encounter: Encounter | None, current: Draft | None) -> Meant:
        office = mark.value
        classes = self._classes(mark, encounter)
        known = [p for p in self._people.all if _first(p) <= mark.start]
        if office.number > 1:
            before = self._readings[0].chunks.text[max(0, mark.start - 25) : mark.start].lower()
            some = self._lexicon.pattern(self._lexicon.tables["events"]["some"]).search(before)
            if len(office.sides) >= 2 or (office.sides and office.cls == "counterpart"):
                total = Meant()
                for code in office.sides:
                    fit = [p for p in self._people.all if p.side == code and (not classes or classes & p.classes)]
                    if len(fit) == 1 and not some and fit[0].side_rule != "country-named-most":
                        total.join(Meant(fit))
                    else:
                        total.join(Meant(sides=[(code, mark)], unnamed=[mark]))
                return total
            pair = [p for p in self._people.all if office.cls in p.classes]
            if office.cls == "leader" and not office.sides and " " not in office.role:
                pair = [p for p in known if OF_STATES & p.classes]
            if listed := self._listed_elsewhere(office):
                return self._office(listed, encounter, current)
            if some:
                return Meant(sides=[(c, mark) for c in office.sides], unnamed=[mark])
            if (current is None or len(current.persons) < 2) and len(pair) == 2 and pair[0].side != pair[1].side:
                return Meant(pair)
            if office.cls == "counterpart" and not office.sides:
                return Meant(unnamed=[mark])
            if current is not None and current.parties and not office.sides:
                return Meant(
                    list(current.persons),
                    [(c, mark) for c in current.sides],
                    [(o, mark) for o in current.organizations],
                )
            return Meant(sides=[(c, mark) for c in office.sides], unnamed=[mark])
        if office.cls == "guest":
            by_side = self._fitting(office, set(), self._people.all) if office.sides else []
            if not by_side and office.sides:
                return Meant(sides=[(c, mark) for c in office.sides], unnamed=[mark])
            if len(by_side) == 1:
                return Meant(by_side)
            guest = self._guest(current)
            return guest if guest.persons or not office.sides else Meant(sides=[(c, mark) for c in office.sides])
        fit = self._fitting(office, classes, known) or self._fitting(office, classes, self._people.all)
        if office.portfolio and len(fit) > 1:
            fit = [p for p in fit if any(_shares(office.portfolio, h.office.portfolio) for h in p.held)] or fit
        if len(fit) > 1:
            fit = [p for p in fit if any(h.office.role.startswith(office.role) for h in p.held)] or fit
        if not fit and (other := self._lexicon.tables["roles"].get("also_called", {}).get(office.role)):
            fit = self._fitting(office, {other}, known)
            fit = fit if len(fit) == 1 else []
        if not fit and office.sides and office.cls in OF_STATES:
            # A leader whom every reader knows, named without any post.
            fit = [p for p in known if not p.held and p.side in office.sides and p.side_rule == "known-figure"]
            fit = [p for p in fit if p not in self._others]
        if len(fit) == 1:
            return Meant(fit)
        if len(fit) > 1:
            return Meant([self._likeliest(fit, office, mark)])
        if office.organizations and not office.sides:
            return Meant(organizations=[(o, mark) for o in office.organizations], unnamed=[mark])
        return Meant(sides=[(c, mark) for c in office.sides], unnamed=[mark])

    def _listed_elsewhere(self, office: Office) -> Mark | None:
        """Where ambassadors told as a number are told with their countries, unless they come with their letters."""
        if office.cls != "ambassador" or office.sides or any(e.type == "credentials" for e in self._encounters):
            return None
        marks = (m for r in self._readings for m in r.chunks.marks(0, len(r.chunks.items), "office"))
        return next((m for m in marks if m.value.cls == office.cls and len(m.value.sides) > 1), None)

    def _likeliest(self, fit: list[Person], office: Office, mark: Mark) -> Person:
        """Of several whom a post can mean: without a country named, the article's own, else the last told."""
        if not office.sides:
            at_home = [p for p in fit if not any(h.office.sides for h in p.held)]
            if len(at_home) == 1 and office.role.lower() in self._lexicon.tables["roles"].get("own_posts", ()):
                # The writer's own head of state goes without a country.
                return at_home[0]
            if self._subject in fit:
                return next(p for p in fit if p is self._subject)
            own = [p for p in fit if p.side is not None and p.side == self._people.home]
            if len(own) == 1:
                return own[0]
        return max(fit, key=lambda p: _latest(p, mark.start))

    def _fitting(self, office: Office, classes: set[str], among: list[Person]) -> list[Person]:
        """Whom a singular post can mean by class, side and organisation."""
        return [
            p
            for p in among
            if p not in self._others
            and (not office.sides or p.side in office.sides)
            and (not classes or classes & p.classes)
            and (not office.organizations or p.organization is None or p.organization in office.organizations)
        ]

    def _guest(self, current: Draft | None) -> Meant:
        """The guest of the encounter being told: who is not of the receiving side."""
        if current is None or current.host is None:
            return Meant()
        return Meant([p for p in current.persons if p.side != current.host])

    def _classes(self, mark: Mark, encounter: Encounter | None) -> set[str]:
        """Classes of the persons that a post can mean; empty for any."""
        office = mark.value
        if office.cls == "counterpart" and self._peer is not None:
            return set(self._peer.classes)
        if office.cls == "counterpart":
            subject = encounter.parties.get("s") if encounter else None
            if subject is not None and subject is not mark and subject.kind == "person":
                person = self._people.of(subject)
                return set(person.classes) if person else set()
            return set(self._subject.classes) if self._subject else set()
        if office.cls in ("leader", "guest"):
            return set()
        return {office.cls}

    def pronoun(self, word: str, current: Draft | None) -> Meant:
        """Whom a pronoun means: the last subject, or for a plural the parties of the encounter being told."""
        if word in self._lexicon.words("events", "plural_pronouns"):
            if current is None:
                return Meant()
            if self._others and not any(p in current.persons for p in self._others):
                # At a meeting with a newcomer, both are that one and whom the text follows.
                return Meant(current.persons[:1])
            return Meant(list(current.persons), [(c, m) for c, m in current.sides.items() if m is not None])
        return Meant([self._subject]) if self._subject and self._subject not in self._others else Meant()

    def other_country(
        self, one: Person, others: list[Person], reading: Reading, *, met: bool = False
    ) -> tuple[str, Mark] | None:
        """The country of those whom one meets as a counterpart or abroad."""
        counterpart = any(h.office.cls == "counterpart" for p in (one, *others) for h in p.held)
        rivals = (
            met
            or (one.classes | {"ambassador"}) & {"ambassador"} & _classes(others)
            or (one.classes & {"head-of-state", "prime-minister"} and any(one.classes & p.classes for p in others))
        )
        abroad = [
            e.destination
            for e in self._encounters
            if e.type == "visit" and e.destination is not None and country_of(e.destination) != one.side
            and one in [self._people.of(m) for m in e.parties.values()]
        ]  # fmt: skip
        if len({country_of(m) for m in abroad}) > 1:
            # Of a tour, the country told of last.
            abroad = [m for m in abroad if m.start <= reading.sentence.end][-1:]
        here = [
            m
            for m in reading.chunks.marks(0, len(reading.chunks.items), "city", "country", "seat")
            if country_of(m) != one.side
        ]
        for marks in (here if counterpart or rivals else [], abroad):
            if len({country_of(m) for m in marks}) == 1:
                return country_of(marks[0]), marks[0]
        if counterpart or rivals:
            counted = Counter(
                country_of(m)
                for r in self._readings
                for m in r.marks
                if m.kind in ("country", "city", "seat", "adjective") and m.value and country_of(m) != one.side
            )
            if len(counted) == 1 or (counted and counted.most_common(2)[0][1] >= 2 * counted.most_common(2)[1][1]):
                code = counted.most_common(1)[0][0]
                mark = next(
                    m
                    for r in self._readings
                    for m in r.marks
                    if m.kind in ("country", "city", "seat", "adjective") and m.value and country_of(m) == code
                )
                return code, mark
        return None

    def only_two(self) -> Meant:
        """The two officials of two sides that an article tells of, where it tells of no third one."""
        aside = [
            m for r in self._readings for m in r.chunks.marks(0, len(r.chunks.items), "companion")
            if m.value in ("invitation", "behalf")
        ]  # fmt: skip
        told = [
            p for p in self._people.all
            if p.held and p.side and p.classes
            if any(all(not a.start <= m.start < a.end for a in aside) for m in p.mentions)
        ]  # fmt: skip
        return Meant(told) if len(told) == 2 and len({p.side for p in told}) == 2 else Meant()

    def apart(self, encounter: Encounter, reading: Reading) -> bool:
        """Whether the words of an encounter say that each guest was met alone."""
        pattern = self._lexicon.pattern(self._lexicon.tables["events"]["apart"])
        until = max([encounter.end + 40, *(m.end for m in encounter.parties.values())])
        return bool(pattern.search(reading.chunks.text[encounter.start : until].lower()))

    def at_once(self, encounter: Encounter, others: list[Meant]) -> bool:
        """Whether the words of an encounter tell of one sitting with the officials of several countries."""
        pattern = self._lexicon.tables["events"].get("at_once")
        told = self._readings[0].chunks.text[encounter.start : encounter.end].lower()
        many = sum(len(o.sides) for o in others) > 1 and not any(o.persons for o in others)
        return many and pattern is not None and bool(self._lexicon.pattern(pattern).search(told))

    def discourse_subject(self, others: dict[str, Meant]) -> Meant:
        """Who the text speaks of, where a sentence names no subject of its own."""
        named = [p for m in others.values() for p in m.persons]
        return Meant([self._subject]) if self._subject and self._subject not in named else Meant()

    @staticmethod
    def across(others: dict[str, Meant], current: Draft | None) -> Meant:
        """Who stands on the other side of the encounter told before: "s'est également entretenu avec lui"."""
        sides = {m.side for m in others.values()}
        if current is None or None in sides:
            return Meant()
        fit = [p for p in current.persons if p.side not in (None, *sides)]
        return Meant(fit) if len(fit) == 1 else Meant()

    def place_of(self, encounter: Encounter) -> Mark | None:
        """The one town where the sentence says that the encounter happened."""
        chunks = self._readings[encounter.sentence].chunks
        before = self._lexicon.pattern(self._lexicon.tables["events"]["place_before"])
        towns = [
            mark
            for at, mark in chunks.placed
            if mark.kind == "city" and before.search(chunks.codes, max(0, at - 30), at)
        ]
        return towns[0] if len(towns) == 1 else None

    def acting_country(self, encounter: Encounter) -> tuple[str, Mark] | None:
        """The country that stands as subject before the words of an encounter: "Le Mali a reçu …"."""
        chunks = self._readings[encounter.sentence].chunks
        for place, mark in reversed(chunks.placed):
            if mark.start < encounter.start and mark.kind == "country":
                return None if is_oblique(chunks.codes, place, self._lexicon) else (country_of(mark), mark)
        return None

    def before(self, number: int) -> list[tuple[str, Mark]]:
        """The two sides that the nearest of the sentences before one names as a pair."""
        for reading in reversed(self._readings[max(0, number - PAIR_REACH) : number]):
            pair = self.between(reading)
            if len({code for code, _ in pair}) == 2:
                return pair
        return []

    def between(
        self, reading: Reading, *, signing: bool = False, among: Collection[str] = ()
    ) -> list[tuple[str, Mark]]:
        """The sides of "entre le Vietnam et la Russie", "Vietnam-Russie" or "franco-égyptien".

        Args:
            reading: the sentence.
            signing: whether the countries of ministries and embassies before the verb are the signatories.
            among: where given, only pairs that one of these belongs to.
        """
        found: list[tuple[str, Mark]] = []
        table = self._lexicon.tables["events"]
        for source in [*table["between"], *([table["signatories"]] if signing else [])]:
            for match in self._lexicon.pattern(source).finditer(reading.chunks.codes):
                marks = reading.chunks.marks(*match.span(), "country", "city", "seat", "adjective", "organization")
                pair = [
                    (str(mark.value) if mark.kind == "organization" else country_of(mark), mark)
                    for mark in marks
                    if mark.value
                ]
                if len({code for code, _ in pair}) != 2:
                    pair = [p for p in pair if p[1].kind != "organization"]
                codes = {code for code, _ in pair}
                if len(codes) == 2 and (not among or not codes.isdisjoint(among)):
                    found.extend(pair)
        for mark in reading.chunks.marks(0, len(reading.chunks.items), "adjective"):
            if len(mark.value) == 2 and (not among or not set(among).isdisjoint(mark.value)):
                found.extend((code, mark) for code in mark.value)
        return found


def _sent(mark: Mark) -> Meant:
    """The one country, else organisation, that a delegation is named by."""
    codes = {part.value[0]: part for part in mark.parts if part.kind in ("adjective", "country") and part.value}
    if len(codes) == 1:
        return Meant(sides=list(codes.items()), unnamed=[mark])
    names = {str(part.value): part for part in mark.parts if part.kind == "organization"}
    return Meant(organizations=list(names.items()), unnamed=[mark]) if len(names) == 1 and not codes else Meant()


def _of_the_other_side(subject: Meant, met: list[Person], current: Draft | None) -> Meant | None:
    """Whom a pronoun means that cannot be one of the side met: the other party of the encounter told before."""
    sides = {p.side for p in met}
    if any(not p.sides and p.side_rule != "known-figure" for p in (*met, *subject.persons)):
        # A side that was only inferred may be the wrong one.
        return None
    if current is None or len(subject.persons) != 1 or sides != {subject.side} or None in sides:
        return None
    others = [p for p in current.persons if p.side not in (None, *sides)]
    return Meant(others) if len(others) == 1 and subject.persons[0] in current.persons else None


def _classes(persons: list[Person]) -> set[str]:
    return {c for p in persons for c in p.classes}


def _first(person: Person) -> int:
    return min((m.start for m in person.mentions), default=0)


def _latest(person: Person, before: int) -> int:
    return max((m.start for m in person.mentions if m.start < before), default=-1)


def _shares(one: str, other: str) -> bool:
    return bool(set(one.split()) & set(other.split()))
