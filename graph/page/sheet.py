"""What the page is told: nodes with a label in each language, articles, and events with their proofs."""

from __future__ import annotations

from dataclasses import dataclass, field

KINDS = ("country", "event", "person", "organization", "topic", "place", "target", "agreement", "article")


@dataclass(frozen=True, slots=True)
class Label:
    """A name in French and in English; the same one twice where only one is known."""

    fr: str
    en: str


@dataclass(frozen=True, slots=True)
class Node:
    """A thing of the graph; ``key`` is unique among the nodes and does not change from build to build.

    ``short`` stands under the node in the picture where the label is long: an acronym.
    """

    key: str
    kind: str
    label: Label
    short: Label | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """Where an event was read; ``node`` is the article's place among the nodes, ``key`` its id."""

    key: str
    node: int
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    lang: str = "fr"


@dataclass(frozen=True, slots=True)
class Proof:
    """The words that a fact rests on.

    ``about`` says which fact: ``type``, ``date``, ``end_date``, ``place`` or ``status``; ``n7`` for the link with node
    7; ``x0`` for the first of the event's extras. ``article`` is a place in the sheet's articles.
    """

    about: str
    article: int
    quote: str
    start: int
    rule: str
    stated: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A person at an event, in a post, for a country or an organisation (places among the nodes)."""

    person: int
    role: Label | None = None
    country: int | None = None
    organization: int | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """A field on which the articles disagree, and what each says."""

    field: str
    values: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """An event, with places among the nodes for all that it links.

    ``items`` are its targets and agreements; ``extras`` are statements, partnerships, anniversaries and pledges, as
    plain data that the page puts into words.
    """

    node: int
    type: str
    status: str
    salience: str
    date: str | None
    end_date: str | None
    place: int | None
    country: int | None
    countries: tuple[int, ...] = ()
    parts: tuple[Part, ...] = ()
    organizations: tuple[int, ...] = ()
    topics: tuple[int, ...] = ()
    items: tuple[int, ...] = ()
    extras: tuple[dict[str, object], ...] = ()
    articles: tuple[int, ...] = ()
    proofs: tuple[Proof, ...] = ()
    splits: tuple[Split, ...] = ()

    def links(self) -> tuple[int, ...]:
        """The nodes that the event is linked with, each once, in the order of the legend's kinds."""
        place = () if self.place is None else (self.place,)
        people = tuple(part.person for part in self.parts)
        return tuple(dict.fromkeys((*self.countries, *people, *self.organizations, *place, *self.items, *self.topics)))


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that one page shows."""

    nodes: tuple[Node, ...] = ()
    articles: tuple[Article, ...] = ()
    events: tuple[Happening, ...] = ()
    title: Label | None = field(default=None)
