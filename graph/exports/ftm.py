"""FollowTheMoney entities, one a line, for Aleph and OpenSanctions' tools: articles, persons, bodies, posts, events."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from extractors.records import Event
from graph.dates import days
from graph.elements import country_node
from graph.exports.format import Format, write_text
from graph.exports.rows import clean, short
from graph.knowledge import Knowledge
from graph.labels import event_labels, place_labels, post_labels, side_labels
from graph.ontology import labels
from graph.sides import BODY, side_of

Properties = dict[str, list[str]]
_LANGUAGES = {"fr": "fra", "en": "eng", "vi": "vie", "es": "spa", "de": "deu", "ar": "ara", "pt": "por", "ru": "rus"}


def entities(known: Knowledge) -> list[dict[str, object]]:
    """Every entity, sorted by id; a country is a property of others, as this model has it."""
    found: dict[str, tuple[str, Properties]] = {}
    for told, tellings in known.encounters():
        for event in tellings:
            _article(known, event, found)
            _people(known, event, found)
        _event(known, told, tellings, found)
    for seen in known.sightings():
        if seen.event.status == "held":
            post, holder = _id(known.iri(seen.post)), _id(known.iri(seen.person))
            side = seen.post.side
            names = list(post_labels(known, seen.post).values())
            body = [_body(known, side, found)] if side.startswith(BODY) else []
            country = [] if body else _codes([side])
            _add(found, post, "Position", {"name": names, "organization": body, "country": country})
            about = {"holder": [holder], "post": [post], "date": list(days(seen.event))}
            _add(found, f"occupancy-{holder}-{post}", "Occupancy", about)
    return [
        {"id": one, "schema": schema, "properties": {name: kept for name, kept in sorted(about.items()) if kept}}
        for one, (schema, about) in sorted(found.items())
    ]


def _add(found: dict[str, tuple[str, Properties]], one: str, schema: str, about: Mapping[str, Iterable[str]]) -> None:
    """Add values to an entity; each stands once, in order."""
    kept = found.setdefault(one, (schema, {}))[1]
    for name, values in about.items():
        kept[name] = sorted({*kept.get(name, ()), *(clean(value) for value in values if value)})


def _id(iri: str) -> str:
    return short(iri).replace("/", "-")


def _codes(sides: Iterable[str]) -> list[str]:
    return [code.lower() for code in sides if code]


def _article(known: Knowledge, event: Event, found: dict[str, tuple[str, Properties]]) -> None:
    source = event.source
    _add(found, _id(known.article_iri(event)), "Article", {
        "title": [source.title or event.article], "publisher": [source.outlet or ""], "sourceUrl": [source.url or ""],
        "publishedAt": [_prefix(source.published)], "language": [_LANGUAGES.get(source.lang, "")],
    })  # fmt: skip


def _prefix(edtf: str | None) -> str:
    """A date or its known beginning; nothing where the year is open."""
    return "" if edtf is None or edtf.startswith("X") else edtf


def _people(known: Knowledge, event: Event, found: dict[str, tuple[str, Properties]]) -> None:
    for participant in event.participants:
        person = known.people.of(event.article, participant)
        one = _id(known.iri(person))
        _add(found, one, "Person", {
            "name": [person.name], "alias": [name for name in person.names if name != person.name],
            "country": _codes(person.countries), "position": [participant.role or ""],
            "proof": [_id(known.article_iri(event))],
        })  # fmt: skip
        if participant.organization:
            _body(known, side_of(participant), found)


def _body(known: Knowledge, side: str, found: dict[str, tuple[str, Properties]]) -> str:
    """The entity of an organisation that someone acts for."""
    one = _id(known.side_iri(side))
    entry = known.tables.organisation(side[len(BODY) :])
    _add(found, one, "Organization", {
        "name": side_labels(known, side).values(), "abbreviation": [entry.key if entry else ""],
        "country": _codes([entry.country or ""] if entry else []),
        "wikidataId": [(entry.wikidata or "") if entry else ""],
    })  # fmt: skip
    return one


def _event(
    known: Knowledge, told: Event, tellings: tuple[Event, ...], found: dict[str, tuple[str, Properties]]
) -> None:
    present = [(event.article, participant) for event in tellings for participant in event.participants]
    involved = {_id(known.iri(known.people.of(article, participant))) for article, participant in present}
    bodies = {side_of(participant) for _, participant in present}
    involved |= {_body(known, side, found) for side in bodies if side.startswith(BODY)}
    topics = sorted({topic for event in tellings for topic in event.topics})
    where = [name for event in tellings if event.city for name in place_labels(known, event).values()]
    where += [country_node(known, event.country).labels["en"] for event in tellings if event.country and not event.city]
    _add(found, _id(known.iri(told)), "Event", {
        "name": event_labels(known, told).values(),
        "startDate": [_prefix(told.date)], "endDate": [_prefix(told.end_date or told.date)],
        "country": _codes({code for event in tellings for code in event.countries}),
        "location": where, "involved": involved,
        "keywords": [label for topic in topics for label in labels("topic", topic).values()],
        "summary": [proof.quote for event in tellings for proof in event.evidence if proof.field == "type"],
        "proof": [_id(known.article_iri(event)) for event in tellings],
        "sourceUrl": [event.source.url or "" for event in tellings],
    })  # fmt: skip


def _lines(known: Knowledge) -> Iterator[str]:
    for entity in entities(known):
        yield json.dumps(entity, ensure_ascii=False, separators=(",", ":")) + "\n"


def _put(known: Knowledge, path: Path) -> None:
    write_text(path, _lines(known))


FTM = Format("ftm", "diplomatic.ftm.json", "FollowTheMoney entities for Aleph and OpenSanctions' tools", _put)
