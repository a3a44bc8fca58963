"""How well tellings of one encounter are found, on encounters told several times and near misses beside them."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path
from typing import Any

import pytest
from making import event

from extractors.records import Event
from graph.dates import exact_day
from graph.merge import merge_events

ROWS = tomllib.loads(Path(__file__).with_name("encounters.toml").read_text(encoding="utf-8"))["telling"]


def told(row: dict[str, Any]) -> Event:
    fields = {key: row[key] for key in ("type", "status", "date", "end_date", "city", "country") if key in row}
    return event(
        row["article"],
        published=row.get("published"),
        countries=tuple(row["countries"]),
        participants=row["participants"],
        topics=tuple(row["topics"]),
        **fields,
    )


@pytest.fixture(scope="module")
def tellings() -> dict[str, Event]:
    return {made.id: made for made in map(told, ROWS)}


def groups(tellings: dict[str, Event]) -> dict[str, frozenset[str]]:
    found = {one: frozenset({one}) for one in tellings}
    for merge in merge_events(tellings.values()):
        found.update(dict.fromkeys(merge.members, frozenset(merge.members)))
    return found


def test_the_set_is_as_large_as_it_says() -> None:
    assert len(ROWS) >= 80
    assert len({row["encounter"] for row in ROWS}) >= 25


def test_b_cubed(tellings: dict[str, Event]) -> None:
    truth: dict[str, set[str]] = {}
    for row in ROWS:
        truth.setdefault(row["encounter"], set()).add(f"{row['article']}-10")
    right = {one: members for members in truth.values() for one in members}
    found = groups(tellings)
    precision = sum(len(found[one] & right[one]) / len(found[one]) for one in right) / len(right)
    recall = sum(len(found[one] & right[one]) / len(right[one]) for one in right) / len(right)
    assert precision == 1.0
    assert 2 * precision * recall / (precision + recall) >= 0.97


def test_no_merge_of_different_known_days(tellings: dict[str, Event]) -> None:
    for merge in merge_events(tellings.values()):
        told = [tellings[one] for one in merge.members]
        ranges = [event for event in told if event.end_date]
        days = {exact_day(event) for event in told} - {None}
        assert len(days) <= 1 or ranges, merge


def test_order_does_not_matter(tellings: dict[str, Event]) -> None:
    once = merge_events(tellings.values())
    for seed in range(5):
        shuffled = list(tellings.values())
        random.Random(seed).shuffle(shuffled)
        assert merge_events(shuffled) == once


def test_a_merge_says_why_and_where_tellings_differ(tellings: dict[str, Event]) -> None:
    merge = next(m for m in merge_events(tellings.values()) if "hanoi-23-june-2-10" in m.members)
    assert {"same-day", "open-year"} & set(merge.reasons)
    assert dict(merge.differs["date"])["hanoi-23-june-2-10"] == "XXXX-06-23"
