"""Read what is known into the page's sheet: each encounter once, with what every telling says and rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from extractors.records import Event, Participant, Target
from graph.assemble import Knowledge, nodes
from graph.elements import Node as Thing
from graph.elements import agreement_iri, target_iri
from graph.iris import concept
from graph.labels import Labels, side_labels
from graph.page.assets import strings
from graph.page.sheet import Article, Happening, Label, Node, Part, Proof, Sheet, Split
from graph.sides import BODY

_KINDS = {"organisation": "organization"}
_PLAIN = frozenset({"type", "date", "end_date", "place", "status"})
_SPLITS = ("type", "status", "date", "end_date", "city", "country")
_EXTRAS = ("statements", "partnership", "anniversaries", "pledges")
_SIDES = frozenset({"speaker", "on_behalf_of", "addressee", "between", "giver", "receiver"})


def read(known: Knowledge, title: Label | None = None) -> Sheet:
    """The sheet of all that is known.

    Args:
        known: what the events tell.
        title: what stands at the head of the page.
    """
    return _Reader(known).sheet(title)


class _Reader:
    """Knows the place of each thing among the nodes."""

    def __init__(self, known: Knowledge) -> None:
        self.known = known
        self.cut = len(known.iris.base) + len("id/")
        things = list(nodes(known))
        self.at = {thing.iri: place for place, thing in enumerate(things)}
        self.nodes = [
            Node(self._key(thing.iri), _KINDS.get(thing.kind, thing.kind), _label(thing.labels), _short(thing))
            for thing in things
        ]
        for event in known.events:
            for n, target in enumerate(event.targets):
                place = self.at[target_iri(known, event, n)]
                self.nodes[place] = Node(self.nodes[place].key, "target", _figure(target))
        for stands, _ in known.encounters():
            place = self.at[known.iri(stands)]
            words = {lang: str(table["types"].get(stands.type, stands.type)) for lang, table in strings().items()}
            self.nodes[place] = Node(self.nodes[place].key, "event", Label(words["fr"], words["en"]))
        sources = {event.article: event for event in known.events}
        self.articles = [
            Article(article, self.at[known.article_iri(event)], event.source.title, event.source.outlet,
                    event.source.published, event.source.url, event.source.lang)
            for article, event in sorted(sources.items())
        ]  # fmt: skip
        self.article = {article.key: place for place, article in enumerate(self.articles)}
        self.differs = {merge.into: merge.differs for merge in known.merges if merge.kind == "event"}

    def _key(self, iri: str) -> str:
        base = self.known.iris.base
        return iri[self.cut :] if iri.startswith(f"{base}id/") else iri.split("/id/", 1)[-1]

    def sheet(self, title: Label | None) -> Sheet:
        events = [self._happening(stands, tellings) for stands, tellings in self.known.encounters()]
        events.sort(key=lambda event: (event.date or "~", self.nodes[event.node].key))
        return Sheet(tuple(self.nodes), tuple(self.articles), tuple(events), title)

    def _happening(self, stands: Event, tellings: Sequence[Event]) -> Happening:
        parts: dict[int, Part] = {}
        extras: list[dict[str, object]] = []
        proofs: list[Proof] = []
        for event in tellings:
            first = len(extras)
            extras += self._extras(event)
            for participant in event.participants:
                part = self._part(event, participant)
                if part.person not in parts or parts[part.person].role is None:
                    parts[part.person] = part
            proofs += self._proofs(event, first)
        bodies = [b for e in tellings for b in (*e.organizations, *(p.organization for p in e.participants))]
        items = [self.at[target_iri(self.known, e, n)] for e in tellings for n in range(len(e.targets))]
        items += [self.at[agreement_iri(self.known, e, n)] for e in tellings for n in range(len(e.agreements))]
        return Happening(
            node=self.at[self.known.iri(stands)],
            type=stands.type,
            status="held" if any(event.status == "held" for event in tellings) else "planned",
            salience="main" if any(event.salience == "main" for event in tellings) else "background",
            date=stands.date,
            end_date=stands.end_date,
            place=next((place for event in tellings if (place := self._place(event)) is not None), None),
            country=None if stands.country is None else self.at[self.known.country_iri(stands.country)],
            countries=_once(self.at[self.known.country_iri(c)] for e in tellings for c in e.countries),
            parts=tuple(parts.values()),
            organizations=_once(self.at[self.known.organisation_iri(body)] for body in bodies if body),
            topics=_once(self.at[concept("topic", topic)] for event in tellings for topic in event.topics),
            items=_once(items),
            extras=tuple(extras),
            articles=_once(self.article[event.article] for event in tellings),
            proofs=tuple(proofs),
            splits=self._splits(stands, tellings),
        )

    def _place(self, event: Event) -> int | None:
        found = self.known.place(event)
        return self.at[self.known.iris.mint("place", found[0])] if found else None

    def _part(self, event: Event, participant: Participant) -> Part:
        person = self.at[self.known.iri(self.known.people.of(event.article, participant))]
        role = None
        if participant.role:
            english = [post.entry.label("en") if post.entry else post.role for post in self.known.posts(participant)]
            role = Label(participant.role, ", ".join(english) or participant.role)
        country = self.at[self.known.country_iri(participant.country)] if participant.country else None
        body = self.at[self.known.organisation_iri(participant.organization)] if participant.organization else None
        return Part(person, role, country, body)

    def _proofs(self, event: Event, first_extra: int) -> Iterable[Proof]:
        counts = [len(getattr(event, name)) for name in _EXTRAS]
        starts = {name: first_extra + sum(counts[:i]) for i, name in enumerate(_EXTRAS)}
        for proof in event.evidence:
            about = self._about(event, proof.field, starts)
            stated = proof.basis == "stated"
            yield Proof(about, self.article[event.article], proof.quote, proof.start, proof.rule, stated)

    def _about(self, event: Event, field: str, starts: Mapping[str, int]) -> str:
        """Which fact of the page an evidence's field is."""
        if field in _PLAIN:
            return field
        name, _, item = field.partition("/")
        if name in starts:
            return f"x{starts[name] + int(item)}"
        if name == "participants":
            iri = self.known.iri(self.known.people.of(event.article, event.participants[int(item)]))
        elif name == "countries":
            iri = self.known.country_iri(item)
        elif name == "organizations":
            iri = self.known.organisation_iri(item)
        elif name == "topics":
            iri = concept("topic", item)
        elif name == "targets":
            iri = target_iri(self.known, event, int(item))
        else:
            iri = agreement_iri(self.known, event, int(item))
        return f"n{self.at[iri]}"

    def _extras(self, event: Event) -> Iterable[dict[str, object]]:
        article = self.article[event.article]
        for name in _EXTRAS:
            for item in getattr(event, name):
                values: dict[str, object] = {"k": name, "article": article}
                for field in item.__struct_fields__:
                    value = getattr(item, field)
                    if field in _SIDES:
                        value = self._sides(event, value)
                    elif field == "topics":
                        value = [self.at.get(concept("topic", topic), topic) for topic in value]
                    values[field] = value
                yield values

    def _sides(self, event: Event, value: str | tuple[str, ...] | None) -> object:
        if isinstance(value, tuple):
            return [self._side(event, one) for one in value]
        return None if value is None else self._side(event, value)

    def _side(self, event: Event, name: str) -> int | list[str]:
        """The node that a speaker or side is, else its name in both languages."""
        person = self.known.people.named(event, name)
        if person:
            return self.at[self.known.iri(person)]
        body = BODY + name
        sides = (name, body) if re.fullmatch("[A-Z]{2}", name) else (body,)
        for side in sides:
            if (place := self.at.get(self.known.side_iri(side))) is not None:
                return place
        label = side_labels(self.known, sides[0])
        return [label["fr"], label["en"]]

    def _splits(self, stands: Event, tellings: Sequence[Event]) -> tuple[Split, ...]:
        by_id = {event.id: event for event in tellings}
        differs = self.differs.get(stands.id, {})
        found = []
        for field in _SPLITS:
            told = [
                (value or "", self.article[by_id[one].article]) for one, value in differs.get(field, ()) if one in by_id
            ]
            if told:
                found.append(Split(field, tuple(told)))
        return tuple(found)


def _label(labels: Labels) -> Label:
    return Label(labels["fr"], labels["en"])


def _short(thing: Thing) -> Label | None:
    """The acronym of an organisation, as each language has it."""
    acronym = thing.attributes.get("acronym")
    if not isinstance(acronym, str) or len(acronym) > 10 or acronym in thing.labels.values():
        return None
    return Label(*(str(table["short"].get(acronym, acronym)) for table in (strings()["fr"], strings()["en"])))


def _figure(target: Target) -> Label:
    """A goal in few words: "100 Md USD, 2023"."""
    said = []
    for table in (strings()["fr"], strings()["en"]):
        form, unit = "{n}", 1.0
        for name, size in (("billions", 1e9), ("millions", 1e6)):
            if target.value >= size:
                form, unit = str(table[name]), size
                break
        figure = form.format(n=f"{target.value / unit:.10g}")
        said.append(", ".join(filter(None, (f"{figure} {target.currency or ''}".strip(), str(target.year or "")))))
    return Label(*said)


def _once(places: Iterable[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(places))
