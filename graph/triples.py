"""What is known as RDF triples, yielded as they are made: events first to last, then all that they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from extractors.records import Event, Evidence, Source
from graph.dates import bounds, moment
from graph.facts import Facts
from graph.iris import concept, key
from graph.knowledge import Knowledge
from graph.labels import event_labels
from graph.names import slug
from graph.ontology import PREFIXES, dip, statements
from graph.registry import Registry
from graph.sides import BODY
from graph.terms import TYPE, Triple, day, integer, iri, number, text

_SINGLE = {"type": "eventType", "date": "date", "end_date": "endDate", "status": "status", "place": "heldIn"}
Part = Literal["all", "data"]


def triples(known: Knowledge, part: Part = "all") -> Iterator[Triple]:
    """Every triple of the graph, in an order that depends on the events alone, each once.

    Args:
        known: resolved events.
        part: "data" leaves out the vocabulary.
    """
    if part == "all":
        for triple in statements():
            yield str(triple.subject), str(triple.predicate), str(triple.object)
    registry = Registry(known)
    yield from registry.dataset()
    article = ""
    proofs: dict[str, tuple[Triple, ...]] = {}
    for event in known.events:
        if event.article != article:
            article, proofs = event.article, {}
            yield from _source(known, event, registry)
        yield from dict.fromkeys(_telling(known, event, registry, proofs))
    yield from registry.named()


def _source(known: Knowledge, event: Event, registry: Registry) -> Iterator[Triple]:
    """The article: what is known of it, never its text."""
    me, source = iri(known.article_iri(event)), event.source
    terms, dc = dip(), PREFIXES["dcterms"]
    yield me, TYPE, iri(terms.Article)
    yield me, iri(dc + "identifier"), text(event.article)
    yield me, iri(dc + "language"), text(source.lang)
    yield me, iri(terms.textSha256), text(source.sha256)
    yield me, iri(terms.textLength), integer(source.length)
    if source.title:
        yield me, iri(dc + "title"), text(source.title, source.lang)
    if source.dateline:
        yield me, iri(terms.dateline), text(source.dateline)
    if source.url:
        yield me, iri(PREFIXES["schema"] + "url"), text(source.url)
    if source.outlet:
        yield me, iri(dc + "publisher"), registry.outlet(source.outlet)
    yield from _published(me, source)


def _published(me: str, source: Source) -> Iterator[Triple]:
    if source.published:
        known = moment(source.published)
        yield me, iri(dip().edtf), text(source.published)
        if known.day and known.earliest:
            yield me, iri(PREFIXES["dcterms"] + "issued"), day(known.earliest)


def _telling(
    known: Knowledge, event: Event, registry: Registry, proofs: dict[str, tuple[Triple, ...]]
) -> Iterator[Triple]:
    """One event of one article, with its facts and their words."""
    me, terms = iri(known.iri(event)), dip()
    yield me, TYPE, iri(terms.Event)
    for lang, label in sorted(event_labels(known, event).items()):
        yield me, iri(PREFIXES["rdfs"] + "label"), text(label, lang)
    yield me, iri(terms.eventType), iri(concept("event-type", event.type.replace("_", "-")))
    yield me, iri(terms.status), text(event.status)
    yield me, iri(terms.salience), text(event.salience)
    yield me, iri(terms.reportedIn), iri(known.article_iri(event))
    yield me, iri(terms.canonicalEvent), iri(known.iris.mint("event", key(known.canonical(event))))
    if event.confidence < 1:
        yield me, iri(terms.confidence), number(event.confidence)
    yield from dates(me, event)
    for side in registry.sides(event):
        yield me, iri(terms.side), registry.side(side)
    for name in event.organizations:
        yield me, iri(terms.organisation), registry.side(BODY + name)
    for topic in event.topics:
        yield me, iri(terms.topic), registry.concept("topic", topic)
    if event.country:
        yield me, iri(terms.heldIn), registry.side(event.country)
    if place := registry.place(event):
        yield me, iri(terms.place), place
    facts = Facts(known, event, registry)
    yield from facts.triples(me)
    for proof in event.evidence:
        holder = facts.holder(proof.field) or me
        node = _proof(known, event, proof, holder == me, registry, proofs)
        yield holder, iri(terms.evidence), node
        yield from proofs[node]
        if tenure := facts.tenure(proof.field):
            for post in tenure:
                yield post, iri(terms.evidence), node


def dates(me: str, event: Event) -> Iterator[Triple]:
    """The date in every form that a query may ask for."""
    terms = dip()
    earliest, latest = bounds(event)
    if earliest:
        yield me, iri(terms.earliest), day(earliest)
    if latest:
        yield me, iri(terms.latest), day(latest)
    if event.date:
        known = moment(event.date)
        yield me, iri(terms.edtf), text(event.date)
        for name, value in (("year", known.year), ("month", known.month), ("day", known.day)):
            if value:
                yield me, iri(terms[name]), integer(value)
        if known.day and known.earliest:
            yield me, iri(terms.date), day(known.earliest)
    if event.end_date:
        end = moment(event.end_date)
        yield me, iri(terms.edtfEnd), text(event.end_date)
        if end.day and end.latest:
            yield me, iri(terms.endDate), day(end.latest)


def _proof(
    known: Knowledge, event: Event, proof: Evidence, whole: bool, registry: Registry,
    proofs: dict[str, tuple[Triple, ...]],
) -> str:  # fmt: skip
    """The node of a quote; its triples go to ``proofs``, where the same node of another event may be already."""
    terms = dip()
    supports = tuple(_supports(event, proof.field, registry)) if whole else ()
    local = f"{key(event.article)}-{proof.start}-{proof.end}-{slug(proof.rule)}"
    if whole:
        local += f"-{slug(proof.field.replace('/', ' '))}"
    taken = 1
    while True:
        node = iri(known.iris.mint("evidence", local if taken == 1 else f"{local}-{taken}"))
        body = (
            (node, TYPE, iri(terms.Evidence)),
            (node, iri(terms.basis), text(proof.basis)),
            *((node, *pair) for pair in supports),
            (node, iri(terms.rule), registry.rule(proof.rule)),
            (node, iri(terms.article), iri(known.article_iri(event))),
            (node, iri(PREFIXES["oa"] + "exact"), text(proof.quote)),
            (node, iri(PREFIXES["oa"] + "start"), integer(proof.start)),
            (node, iri(PREFIXES["oa"] + "end"), integer(proof.end)),
        )
        if proofs.setdefault(node, body) == body:
            return node
        taken += 1


def _supports(event: Event, field: str, registry: Registry) -> Iterable[tuple[str, str]]:
    """Which property of the event, and which of its values, a field's quote backs."""
    terms = dip()
    supports, value = iri(terms.supports), iri(terms.value)
    kind, _, item = field.partition("/")
    if kind == "countries":
        return ((supports, iri(terms.side)), (value, registry.side(item)))
    if kind == "organizations":
        return ((supports, iri(terms.organisation)), (value, registry.side(BODY + item)))
    if kind == "topics":
        return ((supports, iri(terms.topic)), (value, registry.concept("topic", item)))
    if kind == "place" and (place := registry.place(event)):
        return ((supports, iri(terms.place)), (value, place))
    if kind == "date" and not (event.date and moment(event.date).day and moment(event.date).earliest):
        return ((supports, iri(terms.edtf)),)
    return ((supports, iri(terms[_SINGLE[kind]])),) if kind in _SINGLE else ()
