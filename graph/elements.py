"""What is known as typed nodes and edges: the form that the network, the page and graph tools consume.

An encounter told by several articles is one node of kind ``event``; its edges carry the evidence of every telling.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from extractors.records import Event
from graph.identity import Person
from graph.iris import concept, key
from graph.knowledge import Knowledge, span
from graph.labels import (
    agreement_labels,
    event_labels,
    place_labels,
    plain,
    post_labels,
    side_labels,
    target_labels,
    words,
)
from graph.names import slug
from graph.ontology import labels
from graph.sides import BODY, side_of
from graph.things import (
    LASTING,
    NEVER,
    NOTHING,
    Edge,
    EdgeKind,
    Node,
    NodeKind,
    Proof,
    Value,
    When,
    full,
    proofs,
    when,
)  # fmt: skip

__all__ = [
    "LASTING", "NEVER", "NOTHING", "Edge", "EdgeKind", "Node", "NodeKind", "Proof", "Value", "When", "agreement_iri",
    "country_node", "edges", "nodes", "proofs", "target_iri", "when",
]  # fmt: skip


def nodes(known: Knowledge) -> Iterator[Node]:
    """Every thing once, sorted by kind and IRI."""
    found: dict[str, Node] = {}
    for _, tellings in known.encounters():
        for event in tellings:
            for node in _things(known, event):
                found.setdefault(node.iri, node)
    for stands, tellings in known.encounters():
        node = _event(known, stands, tellings)
        found[node.iri] = node
    yield from sorted(found.values(), key=lambda n: (n.kind, n.iri))


def _things(known: Knowledge, event: Event) -> Iterator[Node]:
    """What an event names, apart from itself."""
    for participant in event.participants:
        person = known.people.of(event.article, participant)
        yield Node(known.iri(person), "person", plain(person.name), _about(person))
    places = known.place(event)
    codes = {*event.countries, *(p.country for p in event.participants if p.country)}
    codes |= {code for code in (event.country, places[1].country if places and places[1] else None) if code}
    for code in sorted(codes):
        yield country_node(known, code)
    bodies = {*event.organizations, *(p.organization for p in event.participants if p.organization)}
    for name in sorted(bodies):
        entry = known.tables.organisation(name)
        attributes = full(acronym=entry.key if entry else None, country=entry.country if entry else None)
        yield Node(known.organisation_iri(name), "organisation", side_labels(known, BODY + name), attributes)
        if entry and entry.country:
            yield country_node(known, entry.country)
    if places:
        local, entry = places
        attributes = full(
            country=(entry.country if entry else None) or event.country,
            latitude=entry.lat if entry else None,
            longitude=entry.lon if entry else None,
        )
        yield Node(known.iris.mint("place", local), "place", place_labels(known, event), attributes)
    for topic in event.topics:
        yield Node(concept("topic", topic), "topic", labels("topic", topic), full(id=topic))
    source = event.source
    about = full(
        id=event.article, title=source.title, outlet=source.outlet, published=source.published, url=source.url,
        lang=source.lang,
    )  # fmt: skip
    yield Node(known.article_iri(event), "article", plain(source.title or event.article), about)
    for n, target in enumerate(event.targets):
        values = full(
            measure=target.kind, amount=target.value, currency=target.currency, year=target.year
        )  # fmt: skip
        yield Node(target_iri(known, event, n), "target", target_labels(target), values)
    for n, agreement in enumerate(event.agreements):
        iri = agreement_iri(known, event, n)
        yield Node(iri, "agreement", agreement_labels(agreement), full(parties=agreement.parties))


def _about(person: Person) -> Mapping[str, Value]:
    return full(names=person.names, countries=person.countries, organisations=person.organisations)


def country_node(known: Knowledge, code: str) -> Node:
    """The node of a country."""
    entry = known.tables.country(code)
    return Node(known.country_iri(code), "country", side_labels(known, code), full(iso2=code, wikidata=entry.wikidata))


def _event(known: Knowledge, stands: Event, tellings: tuple[Event, ...]) -> Node:
    attributes = full(
        id=stands.id,
        type=stands.type,
        status="held" if any(e.status == "held" for e in tellings) else "planned",
        salience="main" if any(e.salience == "main" for e in tellings) else "background",
        sources=len({e.article for e in tellings}),
        tellings=tuple(e.id for e in tellings),
    )
    about = ("type", "date", "end_date", "place", "status")
    found = tuple(proof for event in tellings for field in about for proof in proofs(known, event, field))
    return Node(known.iri(stands), "event", event_labels(known, stands), attributes, when(stands, tellings), found)


def target_iri(known: Knowledge, event: Event, n: int) -> str:
    """The IRI of a goal: one node for the same goal, whichever event sets or restates it."""
    target = event.targets[n]
    sides = "-".join(slug(code) for code in sorted(event.countries) or sorted(event.organizations))
    mark = "-".join(slug(str(x)) for x in (f"{target.value:.0f}", target.currency, target.year) if x is not None)
    return known.iris.mint("fact", "-".join(filter(None, ("goal", slug(target.kind), sides, mark))))


def agreement_iri(known: Knowledge, event: Event, n: int) -> str:
    """The IRI of a document signed: one node for an encounter's document of that title."""
    return known.iris.mint("fact", f"{key(known.canonical(event))}-document-{slug(event.agreements[n].title)}")


def edges(known: Knowledge) -> Iterator[Edge]:
    """Every relation once, sorted by kind, source, target and key; tellings of one encounter are gathered."""
    found: dict[tuple[str, str, str, str], _Gathering] = {}
    for stands, tellings in known.encounters():
        date = when(stands, tellings)
        for event in tellings:
            for edge in _relations(known, stands, event, date):
                _gather(found, edge)
    for edge in _tenures(known):
        _gather(found, edge)
    yield from (found[place].edge() for place in sorted(found))


class _Gathering:
    """An edge that grows by what further events and tellings say of it."""

    __slots__ = ("attributes", "first", "proofs", "when")

    def __init__(self, edge: Edge) -> None:
        self.first = edge
        self.when = edge.when
        self.attributes = dict(edge.attributes)
        self.proofs = dict.fromkeys(edge.proofs)

    def add(self, edge: Edge) -> None:
        self.proofs.update(dict.fromkeys(edge.proofs))
        self.attributes = {**edge.attributes, **self.attributes}
        if edge.kind in LASTING:
            self.when = _wider(self.when, edge.when)

    def edge(self) -> Edge:
        attributes = dict(sorted(self.attributes.items()))
        return replace(self.first, when=self.when, attributes=attributes, proofs=tuple(self.proofs))


def _gather(found: dict[tuple[str, str, str, str], _Gathering], edge: Edge) -> None:
    place = (edge.kind, edge.source, edge.target, edge.key)
    if place in found:
        found[place].add(edge)
    else:
        found[place] = _Gathering(edge)


def _wider(one: When, other: When) -> When:
    first = min((d for d in (one.earliest, other.earliest) if d), default=None)
    last = max((d for d in (one.latest, other.latest) if d), default=None)
    return When(None, None, first, last)


def _relations(known: Knowledge, stands: Event, event: Event, date: When) -> Iterator[Edge]:
    me = known.iri(stands)

    def edge(kind: EdgeKind, target: str, field: str, source: str = me, more: Mapping[str, Value] = NOTHING) -> Edge:
        return Edge(source, target, kind, words()["edge"][kind], more, date, proofs(known, event, field))

    for n, participant in enumerate(event.participants):
        person = known.iri(known.people.of(event.article, participant))
        posts = tuple(post.local for post in known.posts(participant))
        about = full(
            role=participant.role, country=participant.country, organisation=participant.organization, post=posts
        )  # fmt: skip
        yield edge("participates", me, f"participants/{n}", person, about)
        if participant.country or participant.organization:
            side = known.side_iri(side_of(participant))
            first, last = span((event,)) if event.date else (None, None)
            yield replace(edge("acts-for", side, f"participants/{n}", person), when=When(None, None, first, last))
            if participant.organization and not participant.country:
                yield edge("side", side, f"participants/{n}")
    for code in event.countries:
        yield edge("side", known.country_iri(code), f"countries/{code}")
    for name in event.organizations:
        yield edge("about", known.organisation_iri(name), f"organizations/{name}")
        entry = known.tables.organisation(name)
        if entry and entry.country:
            yield _located(known, known.organisation_iri(name), entry.country)
    for topic in event.topics:
        yield edge("topic", concept("topic", topic), f"topics/{topic}")
    if event.country:
        yield edge("held-in", known.country_iri(event.country), "place")
    if found := known.place(event):
        place = known.iris.mint("place", found[0])
        yield edge("place", place, "place")
        home = (found[1].country if found[1] else None) or event.country
        if home:
            yield _located(known, place, home)
    yield edge("reported-in", known.article_iri(event), "type", more=full(telling=event.id, date=event.date))
    for n in range(len(event.targets)):
        yield edge("sets-target", target_iri(known, event, n), f"targets/{n}")
    for n in range(len(event.agreements)):
        yield edge("signs", agreement_iri(known, event, n), f"agreements/{n}")


def _located(known: Knowledge, thing: str, code: str) -> Edge:
    return Edge(thing, known.country_iri(code), "located-in", words()["edge"]["located-in"], NOTHING)


def _tenures(known: Knowledge) -> Iterator[Edge]:
    for seen in known.sightings():
        side = seen.post.side
        if side and seen.event.status == "held":
            first, last = span((seen.event,)) if seen.event.date else (None, None)
            found = proofs(known, seen.event, f"participants/{seen.position}")
            yield Edge(
                known.iri(seen.person), known.side_iri(side), "holds-post", post_labels(known, seen.post),
                full(post=seen.post.local), When(None, None, first, last), found, seen.post.local,
            )  # fmt: skip
