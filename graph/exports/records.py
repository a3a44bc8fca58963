"""What is known as tables, one record a fact: events, participations, persons, topics, targets, statements and more.

Every table but ``persons`` and ``articles`` shows the words that its record rests on. An encounter told by several
articles is one event; ``event`` is its id everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from extractors.records import Event, Evidence
from graph.dates import moment
from graph.elements import Value, when
from graph.exports.rows import ColumnType, clean
from graph.knowledge import Knowledge, Post, span
from graph.labels import event_labels, post_labels
from graph.ontology import labels
from graph.sides import organisation_key

Record = dict[str, Value]
_SAME = ("person", "topic", "measure", "value", "by_year", "title")  # what several articles tell of one event is one
_DATES: Mapping[str, ColumnType] = {"edtf": "string", "edtf_end": "string", "earliest": "date", "latest": "date"}
_PROOF: Mapping[str, ColumnType] = {
    "article": "string", "quote": "string", "quote_start": "integer", "quote_end": "integer", "rule": "string",
    "basis": "string",
}  # fmt: skip
SCHEMAS: Mapping[str, Mapping[str, ColumnType]] = MappingProxyType({
    "events": {
        "event": "string", "iri": "string", "event_type": "string", "status": "string", "salience": "string", **_DATES,
        "year": "integer", "month": "integer", "day": "integer", "city": "string", "country": "string",
        "countries": "strings", "organisations": "strings", "participants": "strings", "topics": "strings",
        "sources": "integer", "articles": "strings", "tellings": "strings", "confidence": "double",
        "label_fr": "string", "label_en": "string", **_PROOF,
    },
    "participations": {
        "event": "string", "person": "string", "name": "string", "role": "string", "posts": "strings",
        "country": "string", "organisation": "string", "event_type": "string", **_DATES, **_PROOF,
    },
    "persons": {
        "person": "string", "iri": "string", "name": "string", "names": "strings", "countries": "strings",
        "organisations": "strings", "posts": "strings", "posts_fr": "strings", "posts_en": "strings",
        "events": "integer", "seen_from": "date", "seen_until": "date",
    },
    "topics": {
        "event": "string", "topic": "string", "label_fr": "string", "label_en": "string", "countries": "strings",
        "event_type": "string", **_DATES, **_PROOF,
    },
    "targets": {
        "event": "string", "measure": "string", "value": "double", "currency": "string", "by_year": "integer",
        "countries": "strings", **_DATES, **_PROOF,
    },
    "agreements": {
        "event": "string", "title": "string", "parties": "strings", "countries": "strings", **_DATES, **_PROOF,
    },
    "statements": {
        "event": "string", "speakers": "strings", "persons": "strings", "on_behalf_of": "strings",
        "addressees": "strings", "act": "string", "topics": "strings", **_DATES, **_PROOF,
    },
    "articles": {
        "article": "string", "iri": "string", "title": "string", "outlet": "string", "published": "string",
        "url": "string", "lang": "string", "sha256": "string", "events": "integer",
    },
})  # fmt: skip


def tables(known: Knowledge) -> dict[str, list[Record]]:
    """Every table by name; nothing in a record is None."""
    found: dict[str, list[Record]] = {name: [] for name in SCHEMAS}
    for stands, tellings in known.encounters():
        found["events"].append(_event(known, stands, tellings))
        shared: Record = {"event": stands.id, **_dates(stands, tellings)}
        typed: Record = {**shared, "event_type": stands.type}
        seen: set[tuple[str, ...]] = set()
        for event in tellings:
            sided: Record = {**shared, "countries": event.countries}
            for name, given, record in (
                *(("participations", typed, one) for one in _participations(known, event)),
                *(("topics", {**sided, **typed}, one) for one in _topics(event)),
                *(("targets", sided, one) for one in _targets(event)),
                *(("agreements", sided, one) for one in _agreements(event)),
                *(("statements", shared, one) for one in _statements(known, event)),
            ):
                told = (name, *(str(record.get(field)) for field in _SAME))
                if name == "statements" or told not in seen:
                    seen.add(told)
                    found[name].append(_full({**given, **record}))
    found["persons"] = [_full(record) for record in _persons(known)]
    found["articles"] = [_full(record) for record in _articles(known.events, known)]
    return {
        name: sorted(records, key=lambda record: [str(record.get(column, "")) for column in SCHEMAS[name]])
        for name, records in found.items()
    }


def _full(record: Mapping[str, Value | None]) -> Record:
    """What is there, its words clean."""
    out: Record = {}
    for name, value in record.items():
        if isinstance(value, str):
            out[name] = clean(value)
        elif isinstance(value, tuple):
            out[name] = tuple(map(clean, value))
        elif value is not None:
            out[name] = value
    return out


def _dates(stands: Event, tellings: tuple[Event, ...]) -> Record:
    date = when(stands, tellings)
    given = {"edtf": date.edtf, "edtf_end": date.end, "earliest": date.earliest, "latest": date.latest}
    return {name: value for name, value in given.items() if value}


def _proof(event: Event, field: str) -> dict[str, Value | None]:
    """The first words for a field of a telling."""
    first: Evidence | None = next((proof for proof in event.evidence if proof.field == field), None)
    if first is None:
        return {"article": event.article}
    return {
        "article": event.article, "quote": first.quote, "quote_start": first.start, "quote_end": first.end,
        "rule": first.rule, "basis": first.basis,
    }  # fmt: skip


def _union(tellings: Iterable[Event], name: str) -> tuple[str, ...]:
    return tuple(sorted({item for event in tellings for item in getattr(event, name)}))


def _event(known: Knowledge, stands: Event, tellings: tuple[Event, ...]) -> Record:
    date = moment(stands.date) if stands.date else None
    names = {known.people.of(event.article, one).name for event in tellings for one in event.participants}
    labelled = event_labels(known, stands)
    return _full({
        "event": stands.id, "iri": known.iri(stands), "event_type": stands.type,
        "status": "held" if any(event.status == "held" for event in tellings) else "planned",
        "salience": "main" if any(event.salience == "main" for event in tellings) else "background",
        **_dates(stands, tellings),
        "year": date.year if date else None, "month": date.month if date else None, "day": date.day if date else None,
        "city": stands.city, "country": stands.country, "countries": _union(tellings, "countries"),
        "organisations": _union(tellings, "organizations"), "participants": tuple(sorted(names)),
        "topics": _union(tellings, "topics"), "sources": len({event.article for event in tellings}),
        "articles": tuple(sorted({event.article for event in tellings})),
        "tellings": tuple(sorted(event.id for event in tellings)), "confidence": float(stands.confidence),
        "label_fr": labelled["fr"], "label_en": labelled["en"], **_proof(stands, "type"),
    })  # fmt: skip


def _participations(known: Knowledge, event: Event) -> Iterator[dict[str, Value | None]]:
    for n, one in enumerate(event.participants):
        person = known.people.of(event.article, one)
        yield {
            "person": person.local, "name": person.name, "role": one.role,
            "posts": tuple(post.local for post in known.posts(one)), "country": one.country,
            "organisation": organisation_key(one.organization, known.tables) if one.organization else None,
            **_proof(event, f"participants/{n}"),
        }  # fmt: skip


def _topics(event: Event) -> Iterator[dict[str, Value | None]]:
    for topic in event.topics:
        named = labels("topic", topic)
        yield {"topic": topic, "label_fr": named["fr"], "label_en": named["en"], **_proof(event, f"topics/{topic}")}


def _targets(event: Event) -> Iterator[dict[str, Value | None]]:
    for n, one in enumerate(event.targets):
        yield {
            "measure": one.kind, "value": float(one.value), "currency": one.currency, "by_year": one.year,
            **_proof(event, f"targets/{n}"),
        }  # fmt: skip


def _agreements(event: Event) -> Iterator[dict[str, Value | None]]:
    for n, one in enumerate(event.agreements):
        yield {"title": one.title, "parties": one.parties, **_proof(event, f"agreements/{n}")}


def _statements(known: Knowledge, event: Event) -> Iterator[dict[str, Value | None]]:
    for n, one in enumerate(event.statements):
        speakers = (known.people.named(event, name) for name in one.speaker)
        yield {
            "speakers": one.speaker, "persons": tuple(person.local for person in speakers if person),
            "on_behalf_of": one.on_behalf_of, "addressees": one.addressee, "act": one.act, "topics": one.topics,
            **_proof(event, f"statements/{n}"), "quote": one.quote, "quote_start": one.start, "quote_end": one.end,
        }  # fmt: skip


def _persons(known: Knowledge) -> Iterator[dict[str, Value | None]]:
    posts: dict[str, dict[str, Post]] = {}
    for sighting in known.sightings():
        posts.setdefault(sighting.person.local, {})[sighting.post.local] = sighting.post
    met: dict[str, dict[str, tuple[str | None, str | None]]] = {}
    for stands, tellings in known.encounters():
        for event in tellings:
            for one in event.participants:
                days = span(tellings) if stands.date else (None, None)
                met.setdefault(known.people.of(event.article, one).local, {})[stands.id] = days
    for person in known.people.persons.values():
        held = sorted(posts.get(person.local, {}).items())
        spans = met.get(person.local, {}).values()
        named = [post_labels(known, post) for _, post in held]
        yield {
            "person": person.local, "iri": known.iri(person), "name": person.name, "names": person.names,
            "countries": person.countries, "organisations": person.organisations,
            "posts": tuple(local for local, _ in held), "posts_fr": tuple(name["fr"] for name in named),
            "posts_en": tuple(name["en"] for name in named), "events": len(spans),
            "seen_from": min((first for first, _ in spans if first), default=None),
            "seen_until": max((last for _, last in spans if last), default=None),
        }  # fmt: skip


def _articles(events: Iterable[Event], known: Knowledge) -> Iterator[dict[str, Value | None]]:
    told: dict[str, list[Event]] = {}
    for event in events:
        told.setdefault(event.article, []).append(event)
    for name, tellings in sorted(told.items()):
        source = tellings[0].source
        yield {
            "article": name, "iri": known.article_iri(tellings[0]), "title": source.title, "outlet": source.outlet,
            "published": source.published, "url": source.url, "lang": source.lang, "sha256": source.sha256,
            "events": len(tellings),
        }  # fmt: skip
