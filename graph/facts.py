"""The facts of one event as triples: participations, statements, targets, agreements, partnerships, pledges."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from extractors.records import Agreement, Anniversary, Event, Participant, Partnership, Pledge, Statement, Target
from graph.dates import exact_day, moment
from graph.iris import Scheme, key
from graph.knowledge import Knowledge
from graph.names import tokens
from graph.ontology import PREFIXES, dip
from graph.registry import Registry
from graph.sides import BODY
from graph.terms import TRUE, TYPE, Triple, day, integer, iri, number, text

# Field of the event, what the IRI of its facts says, their class.
KINDS = (
    ("participants", "part", "Participation"),
    ("statements", "stmt", "Statement"),
    ("targets", "target", "QuantifiedTarget"),
    ("agreements", "agreement", "Agreement"),
    ("partnership", "partnership", "PartnershipStatus"),
    ("anniversaries", "anniversary", "Anniversary"),
    ("pledges", "pledge", "Pledge"),
)
Pairs = Iterator[tuple[str, str]]


class Facts:
    """The facts of an event under their IRIs: event, kind and offset of the first quote."""

    def __init__(self, known: Knowledge, event: Event, registry: Registry) -> None:
        self.known = known
        self.event = event
        self.registry = registry
        self._iris: dict[str, str] = {}
        self._tenures: dict[str, list[str]] = {}
        first = {proof.field: proof.start for proof in reversed(event.evidence)}
        taken: dict[str, int] = {}
        for field, word, _ in KINDS:
            for n in range(len(getattr(event, field))):
                local = f"{key(event.id)}-{word}-{first.get(f'{field}/{n}', 0)}"
                taken[local] = count = taken.get(local, 0) + 1
                self._iris[f"{field}/{n}"] = iri(known.iris.mint("fact", local if count == 1 else f"{local}-{count}"))

    def holder(self, field: str) -> str | None:
        """The fact that a quote for this field backs; None where it backs the event."""
        return self._iris.get(field)

    def tenure(self, field: str) -> list[str]:
        """The tenures that a quote for this participant backs."""
        return self._tenures.get(field, [])

    def triples(self, event: str) -> Iterator[Triple]:
        """All facts, after the event's shortcuts to the persons."""
        terms = dip()
        told: dict[str, Callable[[Any], Pairs]] = {
            "participants": self._participation, "statements": self._statement, "targets": self._target,
            "agreements": self._agreement, "partnership": self._partnership, "anniversaries": self._anniversary,
            "pledges": self._pledge,
        }  # fmt: skip
        for participant in self.event.participants:
            person = self.known.people.of(self.event.article, participant)
            yield event, iri(terms.participant), iri(self.known.iri(person))
        for field, _, kind in KINDS:
            for n, record in enumerate(getattr(self.event, field)):
                me = self._iris[f"{field}/{n}"]
                yield me, TYPE, iri(terms[kind])
                yield me, iri(terms.event), event
                if field == "participants":
                    self._see(record, f"{field}/{n}")
                for predicate, value in told[field](record):
                    yield me, predicate, value

    def _participation(self, record: Participant) -> Pairs:
        terms = dip()
        person = self.known.people.of(self.event.article, record)
        yield iri(terms.person), iri(self.known.iri(person))
        if record.country:
            yield iri(terms.country), self.registry.side(record.country)
        if record.organization:
            yield iri(terms.organisation), self.registry.side(BODY + record.organization)
        if record.role:
            yield iri(terms.roleText), text(record.role, self.event.source.lang)
        for post in self.known.posts(record):
            yield iri(terms.post), self.registry.post(post)

    def _see(self, record: Participant, field: str) -> None:
        person = self.known.people.of(self.event.article, record)
        if self.event.status == "held":
            posts = self.known.posts(record)
            self._tenures[field] = [self.registry.tenure(person, post, self.event) for post in posts]

    def _statement(self, record: Statement) -> Pairs:
        terms = dip()
        for name in record.speaker:
            yield iri(terms.speaker), self._speaker(name, record)
        for name in record.on_behalf_of:
            yield iri(terms.onBehalfOf), self._party(name)
        for name in record.addressee:
            yield iri(terms.addressee), self._party(name)
        yield iri(terms.act), self.registry.concept("speech-act", record.act)
        for topic in record.topics:
            yield iri(terms.topic), self.registry.concept("topic", topic)

    def _speaker(self, name: str, record: Statement) -> str:
        """The participant of that name, else a person of the side spoken for who is known elsewhere, else a side."""
        person = self.known.people.named(self.event, name)
        if person is None:
            person = self.known.people.known(tokens(name), record.on_behalf_of)
        return iri(self.known.iri(person)) if person else self._party(name)

    def _party(self, name: str) -> str:
        return self.registry.side(self.known.party(self.event, name))

    def _target(self, record: Target) -> Pairs:
        terms = dip()
        yield iri(terms.measure), self._concept("measure", record.kind)
        yield iri(terms.amount), number(record.value)
        if record.currency:
            yield iri(terms.currency), text(record.currency)
        if record.year is not None:
            yield iri(terms.byYear), integer(record.year)
        for side in self.registry.sides(self.event):
            yield iri(terms.between), self.registry.side(side)

    def _agreement(self, record: Agreement) -> Pairs:
        terms, title = dip(), PREFIXES["dcterms"] + "title"
        yield iri(title), text(record.title, self.event.source.lang)
        for party in record.parties:
            yield iri(terms.party), text(party)
            if self._is_side(party):
                yield iri(terms.between), self._party(party)

    def _is_side(self, name: str) -> bool:
        return name in self.known.tables.countries or self.known.tables.organisation(name) is not None

    def _partnership(self, record: Partnership) -> Pairs:
        terms = dip()
        yield iri(terms.level), self.registry.concept("partnership-level", record.level)
        for name in record.between:
            yield iri(terms.between), self._party(name)
        if record.raised:
            yield iri(terms.raised), TRUE
        if record.since:
            yield iri(terms.since), text(record.since)
        if told := exact_day(self.event):
            yield iri(terms.asOf), day(told)

    def _anniversary(self, record: Anniversary) -> Pairs:
        terms = dip()
        yield iri(terms.anniversaryOf), text(record.of)
        if record.ordinal is not None:
            yield iri(terms.ordinal), integer(record.ordinal)
        if record.year is not None:
            yield iri(terms.year), integer(record.year)
        if record.origin:
            known = moment(record.origin)
            yield iri(terms.origin), text(record.origin)
            if known.day and known.earliest:
                yield iri(terms.originDate), day(known.earliest)
        for side in self.registry.sides(self.event):
            yield iri(terms.between), self.registry.side(side)

    def _pledge(self, record: Pledge) -> Pairs:
        terms = dip()
        yield iri(terms.measure), self._concept("measure", record.what)
        if record.giver:
            yield iri(terms.giver), self._party(record.giver)
        if record.receiver:
            yield iri(terms.receiver), self._party(record.receiver)
        if record.value is not None:
            yield iri(terms.amount), number(record.value)
        if record.unit:
            currency = len(record.unit) == 3 and record.unit.isascii() and record.unit.isupper()
            yield iri(terms.currency if currency else terms.unit), text(record.unit)

    def _concept(self, scheme: Scheme, local: str) -> str:
        return self.registry.concept(scheme, local)
