"""Mint IRIs: readable, ``[a-z0-9-]`` locals, one prefix for each kind of thing, checked when they are made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, get_args

from graph.names import digest, slug

HOME = "https://example.org/diplo/"
NAMESPACE = HOME + "ns#"

Kind = Literal[
    "article", "event", "fact", "evidence", "person", "post", "tenure", "country", "organisation", "place", "rule",
    "merge", "outlet",
]  # fmt: skip
Scheme = Literal["topic", "event-type", "speech-act", "partnership-level", "measure"]
KINDS: tuple[str, ...] = get_args(Kind)
SCHEMES: tuple[str, ...] = get_args(Scheme)

_BASE = re.compile(r"(?:https?://[^\s<>\"{}|\\^`\x00-\x20/?#]+/|urn:[a-z0-9][a-z0-9-]+:)[^\s<>\"{}|\\^`\x00-\x20?#]*\Z")
_LOCAL = re.compile(r"[a-z0-9]+(?:-+[a-z0-9]+)*\Z")
_CLEAN_ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*\Z")
_LONGEST_ID = 120


class IriError(ValueError):
    """A base or a local name that would make a broken IRI."""


def key(identifier: str) -> str:
    """The local name of an article's or event's id: "_" becomes "--", and an id with anything else gets a digest.

    Two different ids never get the same key.

    >>> key("002_2b70905d9366f1e4-112"), key("Été 2021.txt")
    ('002--2b70905d9366f1e4-112', 'ete-2021-txt---d40894bd04da')
    """
    if len(identifier) <= _LONGEST_ID and _CLEAN_ID.match(identifier):
        return identifier.replace("_", "--")
    return f"{slug(identifier)}---{digest(identifier)}"


@dataclass(frozen=True, slots=True)
class Iris:
    """Mints the IRIs of a graph's things under one base.

    The vocabulary and its concepts (topics, event types, …) keep their own IRIs whatever the base is, so that a query
    written once runs on every graph.

    Raises:
        IriError: the base is no absolute http, https or urn IRI ending in "/" or ":", or holds what an IRI may not.
    """

    base: str = HOME

    def __post_init__(self) -> None:
        if not _BASE.match(self.base) or self.base[-1] not in "/:":
            raise IriError(f"{self.base!r} is no base for IRIs: wanted is one like {HOME}, ending in '/'")

    def mint(self, kind: Kind, local: str) -> str:
        """The IRI of a thing.

        Raises:
            IriError: ``local`` is not made of ``[a-z0-9-]``.
        """
        if not _LOCAL.match(local):
            raise IriError(f"{local!r} is no local name for {kind}: wanted are a-z, 0-9 and hyphens within")
        return f"{self.base}id/{kind}/{local}"

    def prefix(self, kind: Kind) -> str:
        """What all IRIs of a kind begin with."""
        return f"{self.base}id/{kind}/"


def concept(scheme: Scheme, local: str) -> str:
    """The IRI of a concept of the vocabulary; an id that is no local name is folded to one."""
    return f"{HOME}id/{scheme}/{local if _LOCAL.match(local) else slug(local)}"
