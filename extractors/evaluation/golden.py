"""Annotated articles of a directory: ``<stem>.txt``, ``<stem>.json`` and, where there is one, ``<stem>.meta.json``."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from extractors.article import Article, SourceError, read_source

Half = Literal["development", "measured"]
HALVES: tuple[Half, ...] = ("development", "measured")


class GoldenError(ValueError):
    """An annotation that cannot be used; the message names the file and the reason."""


class AnnotatedParticipant(Struct, frozen=True):
    """A person that a reader put on file for an event."""

    name: str | None = None
    role: str | None = None
    country: str | None = None
    organization: str | None = None


class AnnotatedTarget(Struct, frozen=True):
    """A quantified goal."""

    kind: str | None = None
    value: float | None = None
    currency: str | None = None
    year: int | None = None


class AnnotatedAgreement(Struct, frozen=True):
    """A signed document."""

    title: str | None = None
    parties: tuple[str, ...] = ()


class AnnotatedEvent(Struct, frozen=True):
    """An event as ``docs/annotation.md`` describes it. ``optional`` ones may be found or missed freely."""

    type: str
    salience: str
    status: str
    date: str | None = None
    also_right: tuple[str | None, ...] | None = None
    end_date: str | None = None
    city: str | None = None
    country: str | None = None
    participants: tuple[AnnotatedParticipant, ...] | None = None
    countries: tuple[str, ...] | None = None
    organizations: tuple[str, ...] | None = None
    topics: tuple[str, ...] | None = None
    targets: tuple[AnnotatedTarget, ...] | None = None
    agreements: tuple[AnnotatedAgreement, ...] | None = None
    statements: tuple[dict[str, object], ...] | None = None
    partnership: tuple[dict[str, object], ...] | None = None
    anniversaries: tuple[dict[str, object], ...] | None = None
    pledges: tuple[dict[str, object], ...] | None = None
    evidence: str | None = None
    optional: bool = False


class Annotation(Struct, frozen=True):
    """What a reader put on file after one article."""

    id: str
    events: tuple[AnnotatedEvent, ...]
    lang: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Golden:
    """An article with its annotation; ``raw`` is the annotation as it stands in its file."""

    annotation: Annotation
    path: Path
    texts: Path

    def article(self) -> Article:
        """The article's text with what is known from outside it, in the language of the annotation.

        Raises:
            GoldenError: its text is missing or cannot be read.
        """
        try:
            article = next(read_source(self.texts / f"{self.path.stem}.txt"))
        except SourceError as err:
            raise GoldenError(str(err)) from err
        assert isinstance(article, Article)
        return replace(article, lang=article.lang or self.annotation.lang)

    def raw(self) -> dict[str, object]:
        """The annotation as plain JSON values."""
        row: dict[str, object] = msgspec.json.decode(self.path.read_bytes())
        return row


def half(stem: str) -> Half:
    """The half of the golden set that an article belongs to, fixed by its stem.

    One half is there to develop rules on; the other one is only measured.

    >>> half("fr-mofa-101") in HALVES
    True
    """
    return HALVES[int(hashlib.sha256(stem.encode()).hexdigest(), 16) % 2]


def read_golden(directory: Path, *, wanted: str | None = None, texts: Path | None = None) -> Iterator[Golden]:
    """Yield the annotated articles of a directory in order of their stems.

    Args:
        directory: holds the annotations.
        wanted: "development" or "measured" for one half, None for all.
        texts: where the articles lie, if not beside their annotations.

    Raises:
        GoldenError: an annotation that breaks the format, no such half, or a directory without any.
    """
    if wanted is not None and wanted not in HALVES:
        raise GoldenError(f"no half {wanted!r}; there are: {', '.join(HALVES)}")
    paths = [p for p in sorted(directory.glob("*.json")) if not p.name.endswith(".meta.json")]
    if not paths:
        raise GoldenError(f"{directory}: no annotations")
    for path in paths:
        if wanted is not None and half(path.stem) != wanted:
            continue
        try:
            annotation = _decode(path.read_bytes())
        except (msgspec.MsgspecError, UnicodeDecodeError) as err:
            raise GoldenError(f"{path}: {err}") from err
        if annotation.id != path.stem:
            raise GoldenError(f"{path}: its id {annotation.id!r} is not its stem")
        yield Golden(annotation, path, texts or directory)


_decode = msgspec.json.Decoder(Annotation).decode
