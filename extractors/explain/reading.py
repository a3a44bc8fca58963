"""What an explanation shows: the article cut at every mention and quote, and the rows of each event."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from extractors.article import Article
from extractors.patterns.lexicon import LexiconError
from extractors.persons.people import persons_in
from extractors.pipeline import Story, understand
from extractors.records import (
    Agreement,
    Anniversary,
    Event,
    Evidence,
    Participant,
    Partnership,
    Pledge,
    Statement,
    Target,
)

SHOWN = {
    "person": "person", "office": "office", "organization": "organization", "country": "country",
    "adjective": "country", "seat": "country", "city": "city", "date": "date", "amount": "amount",
}  # fmt: skip
KINDS = tuple(dict.fromkeys(SHOWN.values()))
GROUPS = ("group", "delegation", "companion")
KEYED = ("countries", "organizations", "topics")
LISTED = ("participants", *KEYED, "targets", "agreements", "statements", "partnership", "anniversaries", "pledges")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, date or amount that was found, by offsets of the text as given."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Marked:
    """What was found in an article, and where other stories begin."""

    mentions: tuple[Mention, ...]
    story_end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the text over which nothing begins or ends.

    ``proofs`` are the quotes that it is part of, with the number of their event; ``begins`` says that one begins here.
    """

    start: int
    end: int
    kind: str | None
    proofs: tuple[tuple[int, Evidence], ...]
    begins: bool
    other_story: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One field of an event: its name, its value in words, and what it rests on."""

    field: str
    value: str
    proofs: tuple[Evidence, ...]


@cache
def strings(lang: str) -> dict[str, Any]:
    """The words of the explanation in a language.

    Raises:
        KeyError: there are none in that language.
    """
    text = (files("extractors") / "explain/strings.toml").read_text("utf-8")
    words: dict[str, Any] = tomllib.loads(text)[lang]
    return words


def marked(article: Article) -> Marked:
    """Find what can be marked in an article; nothing where there is no lexicon of its language."""
    try:
        story = understand(article)
    except LexiconError:
        return Marked((), len(article.text))
    return Marked(tuple(sorted(_mentions(story), key=lambda m: (m.start, m.end))), _story_end(story))


def _mentions(story: Story) -> Iterator[Mention]:
    for reading in story.readings:
        for mark in reading.chunks.every():
            for part in persons_in(mark) if mark.kind in GROUPS else (mark,):
                if part.kind in SHOWN:
                    yield Mention(SHOWN[part.kind], *story.view.span(part.start, part.end))


def _story_end(story: Story) -> int:
    end = story.layout.story_end
    rest = story.layout.teasers
    if not rest or not end:
        return len(story.view.source)
    return story.view.span(end - 1, end)[1]


def segments(article: Article, events: Sequence[Event], found: Marked) -> list[Segment]:
    """Cut an article where a mention or a quote begins or ends.

    Args:
        article: its text as given.
        events: those read out of it, numbered from 1.
        found: the mentions.
    """
    size = len(article.text)
    proofs = [(n, e) for n, event in enumerate(events, 1) for e in event.evidence if 0 <= e.start < e.end <= size]
    proofs.sort(key=lambda p: (p[1].start, p[1].end, p[0], p[1].field, p[1].rule))
    starts = {e.start for _, e in proofs}
    cuts = {0, size, min(found.story_end, size), *starts, *(e.end for _, e in proofs)}
    for mention in found.mentions:
        cuts.update((mention.start, mention.end))
    places = sorted(c for c in cuts if c <= size)
    made: list[Segment] = []
    open_proofs: list[tuple[int, Evidence]] = []
    next_proof = next_mention = 0
    for start, end in pairwise(places):
        open_proofs = [p for p in open_proofs if p[1].end > start]
        while next_proof < len(proofs) and proofs[next_proof][1].start <= start:
            open_proofs.append(proofs[next_proof])
            next_proof += 1
        while next_mention < len(found.mentions) and found.mentions[next_mention].end <= start:
            next_mention += 1
        here = found.mentions[next_mention] if next_mention < len(found.mentions) else None
        kind = here.kind if here and here.start <= start else None
        made.append(Segment(start, end, kind, tuple(open_proofs), start in starts, start >= found.story_end))
    return made


def rows(event: Event) -> list[Row]:
    """The fields of an event that hold something, in the order of the record."""
    proofs: dict[str, list[Evidence]] = {}
    for proof in event.evidence:
        proofs.setdefault(proof.field, []).append(proof)
    made = [
        Row(name, value, tuple(proofs.get(name, ())))
        for name, value in (
            ("type", event.type),
            ("status", event.status),
            ("date", event.date),
            ("end_date", event.end_date),
            ("place", ", ".join(p for p in (event.city, event.country) if p)),
        )
        if value
    ]
    for name in LISTED:
        items = getattr(event, name)
        if name in KEYED:
            made += [Row(name, key, tuple(proofs.get(f"{name}/{key}", ()))) for key in items]
        else:
            made += [Row(name, in_words(x), tuple(proofs.get(f"{name}/{i}", ()))) for i, x in enumerate(items)]
    return made


def in_words(item: object) -> str:
    """One item of an event in a line.

    >>> in_words(Participant(name="Bui Thanh Son", role="minister", country="VN"))
    'Bui Thanh Son · minister · VN'
    """
    match item:
        case Participant():
            parts = (item.name, item.role, item.country or item.organization)
        case Target():
            parts = (item.kind, f"{item.value:,.15g} {item.currency or ''}".strip(), _text(item.year))
        case Agreement():
            parts = (item.title, ", ".join(item.parties), None)
        case Statement():
            speaker = ", ".join(item.speaker)
            addressee = f"→ {', '.join(item.addressee)}" if item.addressee else None
            parts = (f"{speaker}: {item.act}", addressee, ", ".join(item.topics))
        case Partnership():
            parts = (item.level, ", ".join(item.between), item.since)
        case Anniversary():
            parts = (item.of, _text(item.ordinal), _text(item.year))
        case Pledge():
            goods = f"{item.value:,.15g} {item.unit or ''}".strip() if item.value is not None else None
            parts = (f"{item.giver or '?'} → {item.receiver or '?'}", item.what, goods)
        case _:
            parts = (str(item), None, None)
    return " · ".join(p for p in parts if p)


def _text(value: object) -> str | None:
    return None if value is None else str(value)
