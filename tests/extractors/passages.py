"""Passages of one to four sentences, built as the press of many countries builds them, with the encounters they tell.

A file of ``tests/golden/passages`` holds many, each headed by "### " and the manner it is written in; a line for each
encounter follows its text: ``> meeting held | ML Ali Sow; @UN Lars Berg | countries: ML | orgs: UN | topics: trade ?``.
"@" stands before the organisation that somebody stands for, "_" for a space in its name, "-" for nobody named, a final
"?" for an encounter that may be found or missed freely. Dates are not annotated. As a program it prints the figures.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from extractors.article import Article
from extractors.evaluation.golden import HALVES, AnnotatedEvent, AnnotatedParticipant, Half, half
from extractors.evaluation.report import Report
from extractors.evaluation.scoring import Score
from extractors.pipeline import extract

PASSAGES = Path(__file__).parents[1] / "golden" / "passages"
FIGURES = ("event", "participants_with_side", "topics", "organizations")
_PERSON = re.compile(r"(?P<body>@)?(?P<side>\S+) (?P<name>.+)")


def read_passages(wanted: Half) -> Iterator[tuple[str, Article, list[AnnotatedEvent]]]:
    """The manner, the text and the encounters of each passage of one half; its text decides which half it is of."""
    for path in sorted(PASSAGES.glob("*.txt")):
        for number, block in enumerate(re.split(r"(?m)^### ", path.read_text("utf-8"))[1:]):
            manner, *lines = block.strip().split("\n")
            text = "\n".join(line for line in lines if not line.startswith("> ")).strip()
            if half(text) == wanted:
                told = [_event(line) for line in lines if line.startswith("> ")]
                yield manner, Article(f"{path.stem}-{number:03}", f"{text}\n", lang="fr"), told


def measure(wanted: Half) -> Report:
    """How well the encounters of one half are read."""
    score, count = Score(), 0
    for manner, article, told in read_passages(wanted):
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
    return AnnotatedParticipant(found["name"], None, None if found["body"] else side, side if found["body"] else None)


if __name__ == "__main__":
    for part in (one for one in HALVES if one in (sys.argv[1:] or HALVES)):
        figures = measure(part).figures()
        print(f"{part}: {figures['documents']} passages")
        for name in FIGURES:
            print(f"{name:24} P {figures[name]['precision']}  R {figures[name]['recall']}  F1 {figures[name]['f1']}")
        print(", ".join(f"{name} {figures['fields'][name]}" for name in ("countries", "status", "type")))
