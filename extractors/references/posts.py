"""Who is meant by a post told without a name: "le ministre", "le président turc", "son homologue", "l'hôte"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.cleaning import lowered
from extractors.encounters.frames import Encounter, country_of
from extractors.patterns.lexicon import Lexicon
from extractors.patterns.matching import Mark
from extractors.persons.meant import Meant, came_along, led_before, receiving_again, sent_by
from extractors.persons.offices import Office
from extractors.persons.people import OF_STATES, People, Person
from extractors.references.pairs import can_be_those_two
from extractors.references.told_countries import Countries
from extractors.sentence.syntax import ACTORS, Reading

if TYPE_CHECKING:
    from extractors.encounters.drafts import Draft

# Classes of posts of which people speak as leaders.
LEADING = OF_STATES | {"party-leader", "organization-head", "vice-president", "leader", "royal"}
# Countries of officials told as a number that make them guests of their own beside somebody named.
MANY = 2
SENT = ("leader", "ambassador", "minister", "envoy", "counterpart")  # posts of whom a body may send several


class Posts:
    """The posts of one article, and whom each can mean where it stands."""

    def __init__(
        self, readings: Sequence[Reading], people: People, encounters: Sequence[Encounter], lexicon: Lexicon
    ) -> None:
        self._encounters = encounters
        self._others: list[Person] = []
        self._peer: Person | None = None
        self._readings = readings
        self._people = people
        self._lexicon = lexicon
        self.countries = Countries(readings, people, encounters, lexicon)
        self._subject: Person | None = None
        # The official without a name whom the last sentence told of.
        self._post: Meant | None = None
        # Who leads the delegation told of last.
        self._led = Meant()
        # Several who were the subject of a sentence together.
        self._together = Meant()

    def is_deputys(self, office: Office) -> bool:
        """Whether a post is a deputy's: the institution that it names is headed by somebody else."""
        return office.role.lower().startswith(tuple(self._lexicon.tables["roles"].get("deputies", ())))

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
            several = first.kind == "office" and first.value.number > 1
            if (named or mark.kind == "delegation") and several and first.value.cls == "business":
                # Business people announced as a number, or one of them named: officials none of them.
                return Meant()
            for part in mark.parts:
                if named and part.kind == "office" and part.value.number > 1 and not self._beside(part, mark):
                    # Of a number announced, those named are who is meant.
                    continue
                if part.kind in ACTORS:
                    total.join(self.resolve(self._of_the_peer(part), encounter, current))
                    self._others = [*others, *total.persons]
                    self._peer = self._peer or (total.persons[0] if total.persons else None)
            self._others, self._peer = others, peer
            led = total.side or total.organizations or any(p.organization for p in total.persons)
            if mark.kind == "delegation" and not led:
                sent = sent_by(mark)
                total.join(led_before(mark, sent, self._readings, self._people, self._subject, self._lexicon) or sent)
            return total
        if mark.kind == "office":
            return self._office(mark, encounter, current)
        if mark.kind in ("seat", "country", "city"):
            return Meant(sides=[(country_of(mark), mark)])
        # Whoever asked a guest to come is told as company, and may be the host.
        return Meant(self._people.named(mark) if mark.kind == "companion" else [])

    def _of_the_peer(self, part: Mark) -> Mark:
        """A minister told as somebody's own, beside that one, is of that country: "le président X et son ministre"."""
        peer, text = self._peer, self._readings[0].chunks.text
        if peer is None or peer.side is None or part.kind != "office" or part.value.sides:
            return part
        if part.value.cls not in OF_STATES or part.value.number > 1:
            return part
        own = self._lexicon.events["own"]
        if not own.search(text[max(0, part.start - 8) : part.start].lower()):
            return part
        return replace(part, value=replace(part.value, sides=(peer.side,)))

    def _beside(self, number: Mark, group: Mark) -> bool:
        """Whether officials of several countries stand beside those named, who are others: "ses homologues … et X"."""
        if len(number.value.sides) < MANY:
            return False
        named = {p.stands_for for p in self._people.named(group)}
        if named and named.isdisjoint({*number.value.sides, None}):
            return True
        after = next((m.start for m in group.parts if m.start >= number.end), number.end)
        words = self._readings[0].chunks.text[number.end : after].lower()
        return self._lexicon.events["beside"].match(words) is not None

    def _office(self, mark: Mark, encounter: Encounter | None, current: Draft | None) -> Meant:
        office = mark.value
        classes = self._classes(mark, encounter)
        known = [p for p in self._people.all if _first(p) <= mark.start]
        if office.number > 1:
            before = self._readings[0].chunks.text[max(0, mark.start - 25) : mark.start].lower()
            some = self._lexicon.events["some"].search(before)
            many = Meant([], [(c, mark) for c in office.sides], self._guest_bodies(mark, encounter), [mark])
            if led := led_before(mark, many, self._readings, self._people, None, self._lexicon):
                return led
            if len(office.sides) >= 2 or (office.sides and office.cls == "counterpart"):
                total = Meant()
                for code in office.sides:
                    one = replace(office, sides=(code,), organizations=())
                    fit = [p for p in self._fitting(one, classes, self._people.all) if not self._is_loose(p)]
                    if len(fit) == 1 and not some and fit[0].side_rule != "country-named-most":
                        total.join(Meant(fit))
                    else:
                        total.join(Meant(sides=[(code, mark)], unnamed=[mark]))
                return total
            pair = [p for p in self._people.all if office.cls in p.classes]
            pair = pair if len(pair) <= 2 else [p for p in pair if p in known]
            if office.cls == "leader" and not office.sides and " " not in office.role:
                pair = [p for p in known if OF_STATES & p.classes]
            if listed := self._listed_elsewhere(office):
                return self._office(listed, encounter, current)
            if some or (office.cls == "counterpart" and many.organizations):
                return many
            if len(pair) == 2 and pair[0].side != pair[1].side and not can_be_those_two(current, office, self._lexicon):
                return Meant(pair)
            if office.cls == "counterpart" and not office.sides:
                return Meant(unnamed=[mark])
            if current is not None and current.parties and not office.sides:
                return Meant(
                    list(current.persons),
                    [(c, mark) for c in current.sides],
                    [(o, mark) for o in current.organizations],
                )
            return many
        if office.cls == "guest":
            by_side = self._fitting(office, set(), self._people.all) if office.sides else []
            if not by_side and office.sides:
                return Meant(sides=[(c, mark) for c in office.sides], unnamed=[mark])
            if len(by_side) == 1:
                return Meant(by_side)
            guest = self._guest(current)
            return guest if guest.persons or not office.sides else Meant(sides=[(c, mark) for c in office.sides])
        fit = self._fitting(office, classes, known) or self._fitting(office, classes, self._people.all)
        fit = self._in_office(fit, office)
        there = self._lexicon.events["of_there"]
        if fit and not office.sides and there.match(lowered(self._readings[0].chunks.text), mark.end):
            # Of the country that one is in: a leader whom the text only mentions is another.
            fit = [p for p in fit if p.held or p.side_rule != "known-figure"]
        if office.portfolio and len(fit) > 1:
            fit = [p for p in fit if any(_shares(office.portfolio, h.office.portfolio) for h in p.held)] or fit
        if len(fit) > 1 and not office.sides and (own := self._own(fit, office)):
            return Meant([own])
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
        if len({p.side for p in fit}) == 1 and office.role.lower() in self._lexicon.words("roles", "couples"):
            return Meant(fit)
        if len(fit) > 1:
            return Meant([self._likeliest(fit, office, mark, encounter)])
        if office.organizations and not office.sides:
            return Meant(organizations=[(o, mark) for o in office.organizations], unnamed=[mark])
        return Meant(sides=[(c, mark) for c in office.sides], unnamed=[mark])

    def _in_office(self, fit: list[Person], office: Office) -> list[Person]:
        """Of several whom a post can mean, those who lead where the word is of leaders, and who still hold theirs."""
        if len(fit) > 1 and office.cls == "leader" and office.opens_with(self._lexicon.words("roles", "ranking")):
            fit = [p for p in fit if p.classes & LEADING] or fit
        elected, crowned, former = (self._lexicon.words("roles", key) for key in ("elected", "crowned", "former"))
        if office.opens_with(elected):
            fit = [p for p in fit if not p.is_only(crowned)]
        if office.opens_with(former):
            return [p for p in fit if any(h.office.opens_with(former) for h in p.held)] or fit
        return [p for p in fit if not p.is_only(former)] or fit

    def _guest_bodies(self, mark: Mark, encounter: Encounter | None) -> list[tuple[str, Mark]]:
        """The bodies of states whose leaders, ministers or envoys, told as a number, are whom somebody met."""
        office, table = mark.value, self._lexicon.tables["organizations"]
        guests = [m for slot, m in encounter.parties.items() if slot != "s"] if encounter else []
        names = {table.get(o, {}).get("part_of", o): table.get(o, {}).get("side") for o in office.organizations}
        met = any(mark in (m, *m.parts) for m in guests) and all(names.values()) and not office.sides
        return [(o, mark) for o in names] if met and office.cls in SENT else []

    def _listed_elsewhere(self, office: Office) -> Mark | None:
        """Where ambassadors told as a number are told with their countries, unless they come with their letters."""
        if office.cls != "ambassador" or office.sides or any(e.type == "credentials" for e in self._encounters):
            return None
        marks = (m for r in self._readings for m in r.chunks.every("office"))
        return next((m for m in marks if m.value.cls == office.cls and len(m.value.sides) > 1), None)

    def _likeliest(self, fit: list[Person], office: Office, mark: Mark, encounter: Encounter | None) -> Person:
        """Of several whom a post can mean: without a country named, the article's own, else the last told."""
        if not office.sides:
            again = receiving_again(fit, mark, encounter, self._encounters, self._people)
            own = [p for p in fit if p.side is not None and p.side == self._people.home]
            own = again or [p for p in fit if p is self._subject] or own
            if len(own) == 1:
                return own[0]
        if all(_first(p) > mark.start for p in fit):
            # Told of before they are named: who is named first.
            return min(fit, key=_first)
        return max(fit, key=lambda p: (not came_along(p, mark.start, self._readings), _latest(p, mark.start)))

    def _own(self, fit: list[Person], office: Office) -> Person | None:
        """The writer's own head of state, who goes without a country."""
        at_home = [p for p in fit if not any(h.office.sides for h in p.held)]
        if len(at_home) > 1:
            seats = {code for r in self._readings for m in r.chunks.every("seat") for code in m.value[:1]}
            at_home = [p for p in at_home if seats == {p.side}]
        told = office.role.lower() in self._lexicon.words("roles", "own_posts")
        return at_home[0] if told and len(at_home) == 1 else None

    def _fitting(self, office: Office, classes: set[str], among: list[Person]) -> list[Person]:
        """Whom a singular post can mean by class, side and organisation."""
        own = office.role.split(" ")[:1] if office.opens_with(self._lexicon.words("roles", "somebodys")) else ()
        return [
            p
            for p in among
            if p not in self._others
            and (not own or any(h.office.opens_with(own) for h in p.held))
            and (not office.sides or p.side in office.sides)
            and (not classes or classes & p.classes)
            and (not office.organizations or p.organization is None or p.organization in office.organizations)
        ]

    def _is_loose(self, person: Person) -> bool:
        """Whether somebody whom nobody is told to meet is only called by a word that fits any envoy."""
        met = any(person in self._people.named(m) for e in self._encounters for m in e.parties.values())
        return not met and person.is_only(self._lexicon.words("roles", "loose"))

    def _guest(self, current: Draft | None) -> Meant:
        """The guest of the encounter being told: who is not of the receiving side."""
        met = current.persons if current is not None and current.host is not None else []
        return Meant([p for p in met if current is not None and p.side != current.host])

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
            if subject is not None and subject is not mark and subject.kind == "office" and subject.value.number == 1:
                open_ = any(not p.classes and p.side in office.sides for p in self._people.all)
                return set() if open_ else {subject.value.cls}
            return set(self._subject.classes) if self._subject else set()
        loose = office.role.lower() in self._lexicon.words("roles", "loose")
        loose = loose and not any(office.cls in p.classes for p in self._people.all)
        return set() if office.cls in ("leader", "guest") or loose else {office.cls}


def _first(person: Person) -> int:
    return min((m.start for m in person.mentions), default=0)


def _latest(person: Person, before: int) -> int:
    return max((m.start for m in person.mentions if m.start < before), default=-1)


def _shares(one: str, other: str) -> bool:
    return bool(set(one.split()) & set(other.split()))
