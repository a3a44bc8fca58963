"""The countries that sentences pair, place and travel to: what an encounter told without its sides is of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from extractors.encounters.frames import Encounter, country_of
from extractors.patterns.lexicon import Lexicon
from extractors.patterns.matching import Mark
from extractors.persons.people import People, Person
from extractors.sentence.subjects import is_oblique
from extractors.sentence.syntax import Reading
from extractors.sentence.towns import towns

# Sentences before a signing without parties that may name its two sides.
PAIR_REACH = 2
# Sentences before a journey "there" that may tell where.
PLACE_REACH = 2


class Countries:
    """The countries told of in the sentences of one article."""

    def __init__(
        self, readings: Sequence[Reading], people: People, encounters: Sequence[Encounter], lexicon: Lexicon
    ) -> None:
        self._readings = readings
        self._people = people
        self._encounters = encounters
        self._lexicon = lexicon

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
        here = [m for m in reading.chunks.every("city", "country", "seat") if country_of(m) != one.side]
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

    def place_of(self, encounter: Encounter) -> Mark | None:
        """The one town where the sentence says that the encounter happened."""
        named = list(towns(self._readings[encounter.sentence], self._lexicon))
        return named[0] if len(named) == 1 else None

    def near(self, encounter: Encounter) -> list[str]:
        """The countries of the town where the encounter happened, and of the writer."""
        town = self.place_of(encounter)
        return [code for code in (country_of(town) if town else None, self.home) if code]

    def acting_country(self, encounter: Encounter) -> tuple[str, Mark] | None:
        """The country that stands as subject before the words of an encounter: "Le Mali a reçu …"."""
        chunks = self._readings[encounter.sentence].chunks
        for place, mark in reversed(chunks.placed):
            if mark.start < encounter.start and mark.kind == "country":
                return None if is_oblique(chunks.codes, place, self._lexicon) else (country_of(mark), mark)
        return None

    @property
    def home(self) -> str | None:
        """The country that the article leaves unsaid."""
        return self._people.home

    def aim(self, encounter: Encounter, home: str | None, reading: Reading) -> Mark | None:
        """The country that a visit is to bring closer to the visitor's, or where a guest on a visit is met."""
        if encounter.rule.data.get("here") and (town := self.place_of(encounter)) and country_of(town) != home:
            # Who is met "on a visit" has come to where they meet.
            return town if home else None
        if encounter.rule.data.get("there"):
            return self._told_last(encounter, home)
        if encounter.rule.data.get("ours") and self.home not in (None, home):
            return Mark("country", encounter.start, encounter.end, (self.home,))
        told = reading.chunks.text[encounter.end : reading.sentence.end].lower()
        if home is None or not self._lexicon.events["visit_aim"].search(told):
            return None
        pair = [mark for code, mark in self.between(reading, among=(home,)) if code != home]
        codes = {m.value if m.kind == "organization" else country_of(m) for m in pair}
        return pair[0] if len(codes) == 1 and pair[0].kind in ("country", "city") else None

    def _told_last(self, encounter: Encounter, home: str | None) -> Mark | None:
        """The place told last before a journey "there", not far back and not the traveller's own country."""
        near = self._readings[max(0, encounter.sentence - PLACE_REACH) : encounter.sentence + 1]
        told = (m for r in near for m in r.chunks.every("city", "country") if m.end <= encounter.start)
        return next((m for m in reversed([*told]) if country_of(m) != home), None)

    def invited_to(self, encounter: Encounter, reading: Reading) -> list[Mark]:
        """The countries of those who invite, where one travels to "that country" or "these two countries"."""
        if not self._lexicon.events["that_country"].search(reading.chunks.text, encounter.end, reading.sentence.end):
            return []
        inviting = [m for m in reading.chunks.every("companion") if m.value == "invitation"]
        offices = [p.value if p.kind == "office" else p.value.office for m in inviting for p in m.parts]
        codes = dict.fromkeys(code for o in offices if o is not None for code in o.sides)
        return [Mark("country", inviting[0].start, inviting[0].end, (code,)) for code in codes]

    def before(self, number: int) -> list[tuple[str, Mark]]:
        """The two sides that the nearest of the sentences before one names as a pair."""
        for reading in reversed(self._readings[max(0, number - PAIR_REACH) : number]):
            pair = self.between(reading)
            if len({code for code, _ in pair}) == 2:
                return pair
        return []

    def around(self, number: int, among: Collection[str]) -> list[tuple[str, Mark]]:
        """The two countries that a sentence names, by itself or with the one before or behind it, and no third."""
        for first, end in ((number, number + 1), (max(0, number - 1), number + 1), (number, number + 2)):
            readings = self._readings[first:end]
            named = [
                (c, m) for r in readings for m in r.chunks.every("country", "adjective") if m.value for c in m.value
            ]
            if len({*among, *(code for code, _ in named)}) == 2:
                return named
        return []

    def between(
        self, reading: Reading, *, signing: bool = False, among: Collection[str] = ()
    ) -> list[tuple[str, Mark]]:
        """The sides of "entre le Vietnam et la Russie", "Vietnam-Russie", "franco-égyptien", "belgo-franco-russe".

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
        for mark in reading.chunks.every("adjective"):
            if len(mark.value) > 1 and (not among or not set(among).isdisjoint(mark.value)):
                found.extend((code, mark) for code in mark.value)
        return found


def _classes(persons: list[Person]) -> set[str]:
    return {c for p in persons for c in p.classes}
