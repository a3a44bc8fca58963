"""Make events for tests in few words."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from extractors.records import Event, Evidence, Participant, Source, _fields, check

QUOTE = "se sont entretenus au téléphone"


def source(article: str = "a", published: str | None = None, **more: Any) -> Source:
    return Source(
        sha256=hashlib.sha256(article.encode()).hexdigest(), length=500, lang="fr", published=published, **more
    )


def event(
    article: str = "a", start: int = 10, published: str | None = None, quote: str = QUOTE, **fields: Any
) -> Event:
    """An event with one quote for every field; participants may be given as (name, role, side)."""
    people = tuple(map(person, fields.pop("participants", ())))
    plain = {"type": "meeting", "salience": "main", "status": "held", "countries": ("KR", "VN"), **fields}
    bare = Event(
        id=f"{article}-{start}",
        article=article,
        source=plain.pop("source", None) or source(article, published),
        participants=people,
        evidence=(),
        **plain,
    )
    proofs = tuple(
        Evidence(field=name, quote=quote, start=start, end=start + len(quote), rule="test-rule", basis="stated")
        for name in _fields(bare)
    )
    return check(msgspec.structs.replace(bare, evidence=proofs))


def person(told: Any) -> Participant:
    if isinstance(told, Participant):
        return told
    name, role, side = (*told, None, None)[:3]
    if side and side.startswith("@"):
        return Participant(name=name, role=role, organization=side[1:])
    return Participant(name=name, role=role, country=side)


SON = ("Bui Thanh Son", "ministre des Affaires étrangères", "VN")
PARK = ("Park Jin", "ministre des Affaires étrangères", "KR")
CHUNG = ("Chung Eui Yong", "ministre des Affaires étrangères", "KR")
