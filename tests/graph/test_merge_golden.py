"""Articles on encounters that several outlets tell, with near misses: which tellings become one event.

Each annotated event of ``tests/golden/merge`` names its encounter. One encounter, of which two outlets give different
days, is one in the annotation and rightly two in the graph: it counts against recall.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from making import event, source

from extractors.evaluation.golden import Golden, read_golden
from extractors.evaluation.pairing import pair_events
from extractors.pipeline import extract
from extractors.records import Event
from graph.dates import days
from graph.merge import merge_events

GOLDEN = Path(__file__).parents[1] / "golden" / "merge"
FIELDS = ("type", "salience", "status", "date", "end_date", "city", "country")


def told(golden: Golden) -> list[tuple[Event, str]]:
    """The events of an annotation with the encounter of each."""
    article = golden.article()
    found = []
    rows: Any = golden.raw()["events"]
    for number, row in enumerate(rows):
        quote = row["evidence"] or article.text[:40]
        start = max(article.text.find(quote), 0)
        made = event(
            golden.path.stem,
            start * 100 + number,
            quote=quote,
            source=source(golden.path.stem, golden.annotation.published or article.published),
            countries=tuple(row["countries"]),
            organizations=tuple(row["organizations"]),
            topics=tuple(row["topics"]),
            participants=[(p["name"], p["role"], side(p)) for p in row["participants"]],
            **{name: row[name] for name in FIELDS},
        )
        found.append((made, row["encounter"]))
    return found


def side(participant: Mapping[str, str | None]) -> str | None:
    return participant["country"] or (f"@{participant['organization']}" if participant.get("organization") else None)


@pytest.fixture(scope="module")
def golden() -> list[Golden]:
    return list(read_golden(GOLDEN))


@pytest.fixture(scope="module")
def annotated(golden: list[Golden]) -> list[tuple[Event, str]]:
    return [pair for one in golden for pair in told(one)]


def groups(events: Iterable[Event]) -> dict[str, frozenset[str]]:
    """For each event's id the ids of the encounter that it became part of."""
    events = list(events)
    found = {one.id: frozenset({one.id}) for one in events}
    for merge in merge_events(events):
        found.update(dict.fromkeys(merge.members, frozenset(merge.members)))
    return found


def b_cubed(labelled: Iterable[tuple[Event, str]]) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    labelled = list(labelled)
    truth: dict[str, set[str]] = {}
    for made, encounter in labelled:
        truth.setdefault(encounter, set()).add(made.id)
    found = groups(made for made, _ in labelled)
    pairs = [(found[made.id], truth[encounter]) for made, encounter in labelled]
    precision = sum(len(f & t) / len(f) for f, t in pairs) / len(pairs)
    recall = sum(len(f & t) / len(t) for f, t in pairs) / len(pairs)
    return precision, recall, 2 * precision * recall / (precision + recall)


def extracted(golden: Iterable[Golden]) -> list[tuple[Event, str]]:
    """The events that are read out of the articles, each with the encounter of the annotated event that it answers.

    What answers none is an encounter of its own.
    """
    found = []
    for one in golden:
        events = extract(one.article())
        rows: Any = one.raw()["events"]
        answers = {j: i for i, j in pair_events(one.annotation.events, events).items()}
        found += [(made, rows[answers[n]]["encounter"] if n in answers else made.id) for n, made in enumerate(events)]
    return found


def false_merges(labelled: Iterable[tuple[Event, str]]) -> list[tuple[str, str]]:
    """Pairs of events that became one though they are of different encounters."""
    encounter = {made.id: name for made, name in labelled}
    found = groups(made for made, _ in labelled)
    return [(a, b) for a, b in combinations(sorted(encounter), 2) if b in found[a] and encounter[a] != encounter[b]]


def test_the_set_is_as_large_as_it_says(annotated: list[tuple[Event, str]]) -> None:
    encounters = [name for _, name in annotated]
    assert len({made.article for made, _ in annotated}) >= 60
    assert len({name for name in encounters if encounters.count(name) > 1}) >= 20


def test_annotated_events(annotated: list[tuple[Event, str]]) -> None:
    precision, _, f1 = b_cubed(annotated)
    assert precision == 1.0
    assert f1 >= 0.95


def test_no_merge_of_different_known_days(annotated: list[tuple[Event, str]]) -> None:
    known = {made.id: made for made, _ in annotated}
    for one, members in groups(known.values()).items():
        for other in members:
            mine, yours = days(known[one]), days(known[other])
            assert not mine or not yours or set(mine) & set(yours), (one, other)


def test_extracted_events(golden: list[Golden]) -> None:
    labelled = extracted(golden)
    precision, _, f1 = b_cubed(labelled)
    assert precision == 1.0
    assert f1 >= 0.95
    assert not false_merges(labelled)
