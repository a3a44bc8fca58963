"""Short texts in the manner of many agencies and ministries: who said what to whom, what was committed, and neither."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractors.article import Article
from extractors.pipeline import extract
from extractors.records import Event

BATTERY = tomllib.loads(Path(__file__).with_name("speech_battery.toml").read_text("utf-8"))
LEADS: dict[str, str] = BATTERY["leads"]
NOTHING = [(lead, text) for lead, texts in BATTERY["nothing"].items() for text in texts]


def read(text: str) -> list[Event]:
    """The events of a short text."""
    return extract(Article(id="a", text=text, lang="fr"))


def told(events: list[Event]) -> list[list[str]]:
    """Speakers, act and addressees of each statement."""
    return [["+".join(s.speaker), s.act, "+".join(s.addressee)] for e in events for s in e.statements]


def committed(events: list[Event]) -> list[str]:
    """What the events undertake, a line each, in alphabetical order."""
    lines = set()
    for event in events:
        for row in event.partnership:
            lines.add(f"level {row.level}{' raised' * row.raised}{f' since {row.since}' if row.since else ''}")
        for feast in event.anniversaries:
            year, origin = (f" {feast.year}" if feast.year else ""), (f" from {feast.origin}" if feast.origin else "")
            lines.add(f"feast {feast.ordinal} {feast.of}{year}{origin}")
        for gift in event.pledges:
            lines.add(f"pledge {gift.giver} {gift.receiver} {gift.value:.0f} {gift.unit}")
        for goal in event.targets:
            lines.add(f"target {goal.kind} {goal.value:.0f} {goal.currency or '-'} {goal.year or '-'}")
        for paper in event.agreements:
            lines.add(f"agreement {' '.join(paper.title.split()[:3])}")
    return sorted(lines)


@pytest.mark.parametrize("row", BATTERY["said"], ids=lambda row: str(row["text"])[:50])
def test_said(row: dict[str, Any]) -> None:
    assert told(read(f"{LEADS[row['lead']]} {row['text']}")) == row["acts"]


@pytest.mark.parametrize("row", BATTERY["committed"], ids=lambda row: str(row["text"])[:50])
def test_committed(row: dict[str, Any]) -> None:
    assert committed(read(f"{LEADS[row['lead']]} {row['text']}")) == row["lines"]


@pytest.mark.parametrize("row", BATTERY["turns"], ids=lambda row: str(row["text"])[:50])
def test_turns(row: dict[str, Any]) -> None:
    assert told(read(row["text"])) == row["acts"]


@pytest.mark.parametrize("row", BATTERY["undertaken"], ids=lambda row: str(row["text"])[:50])
def test_undertaken(row: dict[str, Any]) -> None:
    assert committed(read(row["text"])) == row["lines"]


@pytest.mark.parametrize(("lead", "text"), NOTHING, ids=[text[:50] for _, text in NOTHING])
def test_neither(lead: str, text: str) -> None:
    events = read(f"{LEADS[lead]} {text}")
    assert (told(events), committed(events)) == ([], [])


def test_the_battery_is_whole() -> None:
    assert len(BATTERY["said"]) >= 78
    assert len(BATTERY["committed"]) >= 40
    assert len(NOTHING) >= 49
