"""The side that a person acts for or a post belongs to: a country or an organisation, told apart by their key."""

from __future__ import annotations

from extractors.records import Participant
from graph.names import slug
from graph.reference import Tables, tables

BODY = "body/"  # begins the side of who acts for an organisation: AU is Australia, body/AU the African Union


def side_of(participant: Participant) -> str:
    """ISO code of the country, or "body/" and the key of the organisation, acted for; "" where neither is told."""
    if participant.country:
        return participant.country
    return BODY + organisation_key(participant.organization) if participant.organization else ""


def side_local(side: str) -> str:
    """What a side adds to the IRIs of its persons and posts.

    >>> side_local("AU"), side_local("body/AU"), side_local("body/ASEAN"), side_local("")
    ('au', 'body-au', 'asean', 'unknown')
    """
    if not side.startswith(BODY):
        return slug(side) if side else "unknown"
    local = slug(side.removeprefix(BODY))
    return f"body-{local}" if len(local) == 2 else local


def organisation_key(name: str, known: Tables | None = None) -> str:
    """The table's acronym for an organisation, else its name as told."""
    entry = (known or tables()).organisation(name)
    return entry.key if entry else name
