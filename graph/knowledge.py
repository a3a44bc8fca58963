"""Events of many articles, resolved: who is who, which tellings are one encounter, under which IRIs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from extractors.records import Event, Participant
from graph.dates import bounds
from graph.decisions import Decisions
from graph.identity import People, Person, resolve_people
from graph.iris import Iris, key
from graph.merge import Merge, merge_events
from graph.names import slug
from graph.reference import Entry, Tables, tables
from graph.sides import BODY, organisation_key, side_local, side_of


class KnowledgeError(ValueError):
    """Events that cannot stand in one graph; the message names them."""


@dataclass(frozen=True, slots=True)
class Post:
    """A post: a role for a side.

    Attributes:
        local: local name of the IRI.
        side: ISO code, or "body/" and organisation, "" where none is told.
        entry: the row of the table of posts, None for a role that it has not.
        role: the role as told.
    """

    local: str
    side: str
    entry: Entry | None
    role: str


@dataclass(frozen=True, slots=True)
class Sighting:
    """A person seen in a post at one event."""

    person: Person
    post: Post
    event: Event
    position: int


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All that is known, in an order that does not depend on how it came.

    Attributes:
        iris: mints the IRIs.
        events: every telling, sorted by article and id.
        merges: encounters told more than once and persons under several names, with reasons.
        people: the persons.
        tables: countries, places, organisations and posts.
    """

    iris: Iris
    events: tuple[Event, ...]
    merges: tuple[Merge, ...]
    people: People
    tables: Tables
    _into: Mapping[str, str]
    _tellings: Mapping[str, tuple[Event, ...]]

    def canonical(self, event: Event) -> str:
        """Id of the event that stands for the encounter: its own, or that of another article's telling."""
        return self._into.get(event.id, event.id)

    def encounters(self) -> Iterator[tuple[Event, tuple[Event, ...]]]:
        """Each encounter once: the event that stands for it, and all its tellings."""
        for event in self.events:
            if event.id not in self._into or self._into[event.id] == event.id:
                yield event, self._tellings.get(event.id, (event,))

    def posts(self, participant: Participant) -> tuple[Post, ...]:
        """The posts that a participant's role names."""
        if not participant.role:
            return ()
        side = side_of(participant)
        lead = side_local(side)
        found = self.tables.posts_of(participant.role)
        if not found:
            return (Post(f"{lead}-{slug(participant.role)}", side, None, participant.role),)
        return tuple(Post(f"{lead}-{entry.key}", side, entry, participant.role) for entry in found)

    def sightings(self) -> Iterator[Sighting]:
        """Every participant in every post named, event by event."""
        for event in self.events:
            for position, participant in enumerate(event.participants):
                person = self.people.of(event.article, participant)
                for post in self.posts(participant):
                    yield Sighting(person, post, event, position)

    def iri(self, thing: Event | Person | Post) -> str:
        """The IRI of an event, a person or a post."""
        if isinstance(thing, Event):
            return self.iris.mint("event", key(thing.id))
        return self.iris.mint("person" if isinstance(thing, Person) else "post", thing.local)

    def article_iri(self, event: Event) -> str:
        """The IRI of the article that tells an event."""
        return self.iris.mint("article", key(event.article))

    def country_iri(self, code: str) -> str:
        """The IRI of a country by its ISO code."""
        return self.iris.mint("country", code.lower())

    def organisation_iri(self, name: str) -> str:
        """The IRI of an organisation by its acronym or name."""
        return self.iris.mint("organisation", slug(organisation_key(name, self.tables)))

    def side_iri(self, side: str) -> str:
        """The IRI of a side: a country, or an organisation where it begins with "body/"."""
        return self.organisation_iri(side[len(BODY) :]) if side.startswith(BODY) else self.country_iri(side)

    def party(self, event: Event, name: str) -> str:
        """The side that a code or name means in an event: AU is Australia, unless the African Union takes part."""
        if name in event.countries or (name in self.tables.countries and name not in event.organizations):
            return name
        return BODY + organisation_key(name, self.tables)

    def place(self, event: Event) -> tuple[str, Entry | None] | None:
        """Local name and table row of the city where an event takes place; None where no city is told."""
        if not event.city:
            return None
        entry = self.tables.place(event.city, event.country)
        if entry:
            return self.tables.place_local(entry), entry
        lead = f"{event.country.lower()}-" if event.country else "unknown-"
        return lead + slug(event.city), None


def resolve(events: Iterable[Event], iris: Iris | None = None, decisions: Decisions | None = None) -> Knowledge:
    """Resolve events of any number of articles, in any order.

    Args:
        events: tellings; the same line given twice counts once.
        iris: mints the IRIs, under the default base unless given.
        decisions: what the user decided on persons and events.

    Raises:
        KnowledgeError: two different events have one id, or two articles of one id differ.
    """
    ordered = _ordered(events)
    encounters = merge_events(ordered, decisions)
    people, names = resolve_people(ordered, encounters, decisions)
    into = {member: merge.into for merge in encounters for member in merge.members}
    tellings: dict[str, list[Event]] = {}
    for event in ordered:
        if event.id in into:
            tellings.setdefault(into[event.id], []).append(event)
    return Knowledge(
        iris=iris or Iris(),
        events=ordered,
        merges=encounters + names,
        people=people,
        tables=tables(),
        _into=MappingProxyType(into),
        _tellings=MappingProxyType({one: tuple(told) for one, told in tellings.items()}),
    )


def _ordered(events: Iterable[Event]) -> tuple[Event, ...]:
    known: dict[str, Event] = {}
    articles: dict[str, str] = {}
    for event in events:
        if known.setdefault(event.id, event) != event:
            raise KnowledgeError(f"two different events have the id {event.id!r}")
        if articles.setdefault(event.article, event.source.sha256) != event.source.sha256:
            raise KnowledgeError(f"two different articles have the id {event.article!r}")
    return tuple(sorted(known.values(), key=lambda e: (e.article, e.id)))


def span(tellings: Iterable[Event]) -> tuple[str | None, str | None]:
    """First and last possible day of an encounter by all its tellings: the narrowest bounds."""
    pairs = [bounds(event) for event in tellings]
    earliest = max((first for first, _ in pairs if first), default=None)
    dated = [last for (first, last) in pairs if first and last]
    latest = min(dated or [last for _, last in pairs if last], default=None)
    if earliest and latest and latest < earliest:  # a range and a day within it: keep the whole range
        return min(first for first, _ in pairs if first), max(last for _, last in pairs if last)
    return earliest, latest
