"""Passages as the press builds them: their annotations are whole, and a floor keeps what is read of them."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import passages
import pytest

from extractors.evaluation.golden import HALVES, Half
from extractors.evaluation.report import read_floors
from extractors.patterns.lexicon import load
from extractors.records import EventType, Status

FLOORS = Path(__file__).parents[1] / "golden" / "passages.toml"


@pytest.mark.parametrize("part", HALVES)
def test_passages_are_annotated_by_the_guide(part: Half) -> None:
    rows = list(passages.read_passages(part))
    tables = load("fr").tables
    assert len(rows) >= 700
    assert sum(not told for _, _, told in rows) >= 80, "passages that tell no encounter"
    for _, article, told in rows:
        for event in told:
            assert event.type in get_args(EventType), article.text
            assert event.status in get_args(Status), article.text
            assert set(event.topics or ()) <= set(tables["topics"]), article.text
            sides = {p.country for p in event.participants or () if p.country} | set(event.countries or ())
            assert sides <= set(tables["countries"]), article.text


@pytest.mark.parametrize("part", HALVES)
def test_passages_keep_their_floors(part: Half) -> None:
    assert passages.measure(part).below(read_floors(FLOORS, part)) == []
