"""Passages of one to four sentences, after those of the press of many countries, with the encounters they tell.

There are two collections in ``tests/golden/passages``: those ``built`` as passages that are hard to read are built, and
those ``sampled``, each in the wording of the next passage of an article, so that what is common there is common here.
A file holds many, each headed by "### " and the manner it is written in; a line for each encounter follows its text:
``> meeting held | ML Ali Sow; @UN Lars Berg; ? Ida | countries: ML | orgs: UN | topics: trade ?``. "@" stands before
the organisation that somebody stands for, "?" for a side that is left open, "_" for a space in a name of one, "-" for
nobody named, a final "?" for an encounter that may be found or missed freely. Dates are not annotated. As a program it
prints the figures.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from extractors.article import Article
from extractors.evaluation.golden import HALVES, AnnotatedEvent, AnnotatedParticipant, Half, half
from extractors.evaluation.report import Report
from extractors.evaluation.scoring import Score
from extractors.pipeline import extract

PASSAGES = Path(__file__).parents[1] / "golden" / "passages"
COLLECTIONS = ("built", "sampled")
FIGURES = ("event", "participants_with_side", "topics", "organizations")
_PERSON = re.compile(r"(?P<body>@)?(?P<side>\S+) (?P<name>.+)")


def read_passages(collection: str, wanted: Half) -> Iterator[tuple[str, Article, list[AnnotatedEvent]]]:
    """The manner, the text and the encounters of each passage of one half; its text decides which half it is of."""
    for path in sorted((PASSAGES / collection).glob("*.txt")):
        for number, block in enumerate(re.split(r"(?m)^### ", path.read_text("utf-8"))[1:]):
            manner, *lines = block.strip().split("\n")
            text = "\n".join(line for line in lines if not line.startswith("> ")).strip()
            if half(text) == wanted:
                told = [_event(line) for line in lines if line.startswith("> ")]
                yield manner, Article(f"{path.stem}-{number:03}", f"{text}\n", lang="fr"), told


def measure(collection: str, wanted: Half) -> Report:
    """How well the encounters of one half are read."""
    score, count = Score(), 0
    for manner, article, told in read_passages(collection, wanted):
        score.add(article.id, manner, told, sorted(extract(article), key=lambda e: e.id))
        count += 1
    return Report(count, score)


def _event(line: str) -> AnnotatedEvent:
    head, who, *rest = (part.strip() for part in line.removeprefix("> ").removesuffix("?").split("|"))
    type_, status = head.split()
    told = dict(part.split(": ", 1) for part in rest if part)
    if told.keys() - {"countries", "orgs", "topics", "place"}:
        raise ValueError(f"{line!r}: no such field")
    return AnnotatedEvent(
        type_, "main", status,
        city=told.get("place"),
        participants=tuple(_person(one.strip()) for one in who.split(";") if one.strip() != "-"),
        countries=tuple(c for c in told.get("countries", "").split() if c != "-"),
        organizations=tuple(name.replace("_", " ") for name in told.get("orgs", "").split()),
        topics=tuple(told.get("topics", "").split()),
        optional=line.endswith("?"),
    )  # fmt: skip


def _person(told: str) -> AnnotatedParticipant:
    found = _PERSON.fullmatch(told)
    if not found:
        raise ValueError(f"{told!r}: no side and name")
    side = found["side"].replace("_", " ")
    country = None if found["body"] or side == "?" else side
    return AnnotatedParticipant(found["name"], None, country, side if found["body"] else None)


if __name__ == "__main__":
    for collection, part in product(COLLECTIONS, (one for one in HALVES if one in (sys.argv[1:] or HALVES))):
        figures = measure(collection, part).figures()
        print(f"{collection}, {part}: {figures['documents']} passages")
        for name in FIGURES:
            print(f"{name:24} P {figures[name]['precision']}  R {figures[name]['recall']}  F1 {figures[name]['f1']}")
        print(", ".join(f"{name} {figures['fields'][name]}" for name in ("countries", "status", "type")))
