"""What the events name, noted while they are told, and described once at the end: countries, persons, posts, places."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.records import Event
from graph.dates import bounds
from graph.identity import Person
from graph.iris import HOME, Scheme, concept, key
from graph.knowledge import Knowledge, Post
from graph.labels import place_labels, post_labels, side_labels
from graph.names import slug
from graph.ontology import PREFIXES, described, dip, labels
from graph.reference import LANGUAGES
from graph.sides import BODY, side_of
from graph.terms import TRUE, TYPE, Triple, day, iri, number, text

LABEL = iri(PREFIXES["rdfs"] + "label")
ALSO = iri(PREFIXES["skos"] + "altLabel")
SAME = iri(PREFIXES["owl"] + "sameAs")
_DIFFERS = {
    "type": "eventType", "status": "status", "date": "edtf", "end_date": "edtfEnd", "city": "place",
    "country": "heldIn",
}  # fmt: skip


class Registry:
    """Gives out the terms of named things and remembers which were named."""

    def __init__(self, known: Knowledge) -> None:
        self.known = known
        self._sides: dict[str, str] = {}
        self._bodies: dict[str, str] = {}
        self._places: dict[str, Event] = {}
        self._outlets: dict[str, str] = {}
        self._rules: dict[str, str] = {}
        self._concepts: dict[str, tuple[Scheme, str]] = {}
        self._posts: dict[str, Post] = {}
        self._seen: dict[str, tuple[Person, Post, str, str]] = {}

    def sides(self, event: Event) -> tuple[str, ...]:
        """The sides of an event: its countries, and the organisations that its participants act for."""
        return tuple(dict.fromkeys((*event.countries, *filter(None, map(side_of, event.participants)))))

    def side(self, side: str) -> str:
        """A side: a country by ISO code, or an organisation where it begins with "body/"."""
        address = self.known.side_iri(side)
        if side.startswith(BODY):
            self._bodies[address] = min(self._bodies.get(address, side), side)
        else:
            self._sides.setdefault(address, side)
        return iri(address)

    def place(self, event: Event) -> str | None:
        """The city of an event."""
        found = self.known.place(event)
        if found is None:
            return None
        address = self.known.iris.mint("place", found[0])
        self._places.setdefault(address, event)
        if home := (found[1].country if found[1] else None) or event.country:
            self.side(home)
        return iri(address)

    def outlet(self, name: str) -> str:
        """Who published an article."""
        address = self.known.iris.mint("outlet", slug(name))
        self._outlets[address] = min(self._outlets.get(address, name), name)
        return iri(address)

    def rule(self, name: str) -> str:
        """The rule that found something."""
        address = self.known.iris.mint("rule", slug(name))
        self._rules[address] = min(self._rules.get(address, name), name)
        return iri(address)

    def concept(self, scheme: Scheme, local: str) -> str:
        """A concept; one that the vocabulary has not is described at the end."""
        address = concept(scheme, local)
        if address not in described():
            self._concepts.setdefault(address, (scheme, local))
        return iri(address)

    def post(self, post: Post) -> str:
        """A post."""
        address = self.known.iri(post)
        self._posts.setdefault(address, post)
        if post.side:
            self.side(post.side)
        return iri(address)

    def tenure(self, person: Person, post: Post, event: Event) -> str:
        """The tenure of a person in a post, widened by the day of an event that shows it."""
        address = self.known.iris.mint("tenure", f"{person.local}-in-{post.local}")
        first, last = bounds(event) if event.date else (None, None)
        if first and last:
            seen = self._seen.get(address)
            if seen and seen[2]:
                first, last = min(first, seen[2]), max(last, seen[3])
            self._seen[address] = (person, post, first, last)
        else:
            self._seen.setdefault(address, (person, post, "", ""))
        return iri(address)

    def dataset(self) -> Iterator[Triple]:
        """The graph itself."""
        me, dc = iri(f"{self.known.iris.base}id/dataset"), PREFIXES["dcterms"]
        yield me, TYPE, iri(PREFIXES["void"] + "Dataset")
        yield me, iri(dc + "title"), text("Diplomatic events", "en")
        yield me, iri(dc + "title"), text(str(described()[HOME + "ns"].labels["fr"]), "fr")
        for prefix in ("sem", "org", "prov", "skos"):
            yield me, iri(PREFIXES["void"] + "vocabulary"), iri(PREFIXES[prefix])
        yield me, iri(PREFIXES["void"] + "vocabulary"), iri(HOME + "ns#")

    def named(self) -> Iterator[Triple]:
        """All that was named, kind by kind."""
        terms = dip()
        for address, (person, post, first, last) in sorted(self._seen.items()):
            me = iri(address)
            yield me, TYPE, iri(terms.Tenure)
            yield me, iri(terms.person), iri(self.known.iri(person))
            yield me, iri(terms.post), self.post(post)
            if first:
                yield me, iri(terms.seenFrom), day(first)
                yield me, iri(terms.seenUntil), day(last)
            for other in person.others:
                yield iri(self.known.iris.mint("tenure", f"{other}-in-{post.local}")), SAME, me
        yield from self._people()
        for address, post in sorted(self._posts.items()):
            me = iri(address)
            yield me, TYPE, iri(terms.Post)
            for lang, label in sorted(post_labels(self.known, post).items()):
                yield me, LABEL, text(label, lang)
            if post.side:
                yield me, self._belongs(post.side), self.side(post.side)
            if post.entry and post.entry.single:
                yield me, iri(terms.singleHolder), TRUE
        yield from self._whereabouts()
        for address, name in sorted(self._outlets.items()):
            yield iri(address), TYPE, iri(PREFIXES["org"] + "Organization")
            yield iri(address), LABEL, text(name)
        for address, name in sorted(self._rules.items()):
            yield iri(address), TYPE, iri(terms.Rule)
            yield iri(address), LABEL, text(name)
        for address, (scheme, local) in sorted(self._concepts.items()):
            me = iri(address)
            yield me, TYPE, iri(PREFIXES["skos"] + "Concept")
            yield me, iri(PREFIXES["skos"] + "inScheme"), iri(concept(scheme, "scheme"))
            for lang, label in sorted(labels(scheme, local).items()):
                yield me, iri(PREFIXES["skos"] + "prefLabel"), text(label, lang)
        yield from self._merges()

    def _belongs(self, side: str) -> str:
        return iri(dip()["organisation" if side.startswith(BODY) else "country"])

    def _people(self) -> Iterator[Triple]:
        for person in self.known.people.persons.values():
            me = iri(self.known.iri(person))
            yield me, TYPE, iri(dip().Person)
            yield me, LABEL, text(person.name)
            for name in person.names:
                if name != person.name:
                    yield me, ALSO, text(name)
            for side in (*person.countries, *(BODY + name for name in person.organisations)):
                yield me, self._belongs(side), self.side(side)
            for other in person.others:
                yield iri(self.known.iris.mint("person", other)), SAME, me

    def _whereabouts(self) -> Iterator[Triple]:
        terms, tables, geo = dip(), self.known.tables, PREFIXES["wgs84"]
        for address, event in sorted(self._places.items()):
            me, found = iri(address), self.known.place(event)
            entry = found[1] if found else None
            yield me, TYPE, iri(terms.Place)
            names = {k: v for k, v in entry.labels.items() if k in LANGUAGES} if entry else None
            for lang, label in sorted((names or place_labels(self.known, event)).items()):
                yield me, LABEL, text(label, lang)
            if home := (entry.country if entry else None) or event.country:
                yield me, iri(terms.country), self.side(home)
            if entry and entry.lat is not None and entry.lon is not None:
                yield me, iri(geo + "lat"), number(entry.lat)
                yield me, iri(geo + "long"), number(entry.lon)
            if entry and entry.geonames:
                yield me, SAME, iri(f"https://sws.geonames.org/{entry.geonames}/")
        for address, side in sorted(self._bodies.items()):
            me, entry = iri(address), tables.organisation(side[len(BODY) :])
            yield me, TYPE, iri(terms.Organisation)
            yield from self._labels(me, side)
            if entry and entry.label("en") != entry.key:
                yield me, ALSO, text(entry.key)
            if entry and entry.wikidata:
                yield me, SAME, iri(PREFIXES["wd"] + entry.wikidata)
            if entry and entry.country:
                yield me, iri(terms.country), self.side(entry.country)
        for address, code in sorted(self._sides.items()):
            me, row = iri(address), tables.country(code)
            yield me, TYPE, iri(terms.Country)
            yield me, iri(terms.iso2), text(code)
            yield from self._labels(me, code)
            if row.wikidata:
                yield me, SAME, iri(PREFIXES["wd"] + row.wikidata)

    def _labels(self, me: str, side: str) -> Iterator[Triple]:
        tables, name = self.known.tables, side.removeprefix(BODY)
        entry = tables.organisation(name) if side.startswith(BODY) else tables.country(name)
        names = dict(entry.labels) if entry and entry.labels else dict(side_labels(self.known, side))
        for lang, label in sorted(names.items()):
            yield me, LABEL, text(label, lang)

    def _merges(self) -> Iterator[Triple]:
        """Every merge with its reasons: a node for each telling or name that another stands for."""
        terms = dip()
        for merge in self.known.merges:
            for member in merge.members:
                if member == merge.into:
                    continue
                event = merge.kind == "event"
                local, into = (key(member), key(merge.into)) if event else (member, merge.into)
                me = iri(self.known.iris.mint("merge", f"{merge.kind}-{local}"))
                yield me, TYPE, iri(terms.Merge)
                yield me, iri(terms.member), self._thing(merge.kind, local)
                yield me, iri(terms.into), self._thing(merge.kind, into)
                for reason in merge.reasons:
                    yield me, iri(terms.reason), text(reason)
                for field, values in sorted(merge.differs.items()):
                    told = dict(values)
                    if member in told and told[member] != told.get(merge.into, told[member]):
                        yield me, iri(terms.differsIn), iri(terms[_DIFFERS[field]])

    def _thing(self, kind: str, local: str) -> str:
        return iri(self.known.iris.mint("event" if kind == "event" else "person", local))
