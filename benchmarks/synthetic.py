"""Invented events of the shape that articles give, any number of them, always the same for one seed."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from datetime import date, timedelta

from extractors.records import (
    Event,
    Evidence,
    Participant,
    Partnership,
    Source,
    Statement,
    Target,
)

COUNTRIES = ("VN", "KR", "RU", "FR", "JP", "CN", "US", "DE", "GB", "IN", "ID", "TH", "LA", "KH", "MA", "SN", "CA", "CH")
TOPICS = (
    "trade", "investment", "defence", "security", "health", "vaccines", "education", "culture", "energy", "transport",
    "high-level-exchanges", "partnership", "multilateral", "peace-stability", "tourism", "digital",
)  # fmt: skip
ROLES = ("ministre des Affaires étrangères", "Premier ministre", "président", "ambassadeur", "ministre du Commerce")
TYPES = ("meeting", "phone_call", "visit", "dialogue", "video_meeting")
ACTS = ("agree", "affirm", "ask", "propose", "stress", "welcome", "thank")
CITIES = (("Hanoi", "VN"), ("Seoul", "KR"), ("Moscow", "RU"), ("Paris", "FR"), ("Tokyo", "JP"))
WORDS = (
    "les", "deux", "ministres", "ont", "convenu", "de", "renforcer", "la", "coopération", "dans", "le", "commerce",
    "et", "défense", "au", "bénéfice", "des", "peuples",
)  # fmt: skip


def events(articles: int, seed: int = 1) -> Iterator[Event]:
    """Two events an article, about 200 triples."""
    chance = random.Random(seed)
    for n in range(articles):
        stem = f"article-{n:07}"
        digest = hashlib.sha256(stem.encode()).hexdigest()
        day = date(2015, 1, 1) + timedelta(chance.randrange(3600))
        source = Source(sha256=digest, length=4000, lang="fr", title=f"Article {n}", outlet="vna", published=str(day))
        for k in range(2):
            yield _event(chance, stem, source, day, 200 + 900 * k)


def _event(chance: random.Random, stem: str, source: Source, day: date, start: int) -> Event:
    sides = tuple(sorted(chance.sample(COUNTRIES, 2)))
    topics = tuple(chance.sample(TOPICS, 5))
    people = tuple(
        Participant(name=f"{chance.choice(WORDS).title()} {chance.choice('ABCDEFGH')}a {side.title()}on",
                    role=chance.choice(ROLES), country=side)
        for side in sides
    )  # fmt: skip
    city, country = chance.choice(CITIES)
    said = tuple(_said(chance, people, sides, topics, start + 100 * n) for n in range(3))
    fields = [
        "type", "date", "place", *(f"participants/{n}" for n in range(2)), *(f"countries/{c}" for c in sides),
        *(f"topics/{t}" for t in topics), "targets/0", "partnership/0",
    ]  # fmt: skip
    proofs = [_proof(chance, field, start + 7 * n) for n, field in enumerate(fields)]
    proofs += [
        Evidence(field=f"statements/{n}", quote=s.quote, start=s.start, end=s.end, rule="speech-act", basis="stated")
        for n, s in enumerate(said)
    ]
    return Event(
        id=f"{stem}-{start}", article=stem, source=source, type=chance.choice(TYPES), salience="main", status="held",
        date=str(day), city=city, country=country, participants=people, countries=sides, topics=topics,
        targets=(Target(kind="trade", value=chance.randrange(1, 20) * 1e10, currency="USD", year=2030),),
        statements=said, partnership=(Partnership(level="strategic", between=sides),), evidence=tuple(proofs),
    )  # fmt: skip


def _said(
    chance: random.Random, people: tuple[Participant, ...], sides: tuple[str, ...], topics: tuple[str, ...], start: int
) -> Statement:
    quote = _words(chance, 12)
    return Statement(
        speaker=(people[0].name,), on_behalf_of=(sides[0],), addressee=(sides[1],), act=chance.choice(ACTS),
        topics=topics[:2], quote=quote, start=start, end=start + len(quote),
    )  # fmt: skip


def _proof(chance: random.Random, field: str, start: int) -> Evidence:
    quote = _words(chance, 5)
    return Evidence(field=field, quote=quote, start=start, end=start + len(quote), rule="rule", basis="stated")


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(count))
