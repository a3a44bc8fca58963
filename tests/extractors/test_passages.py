"""Passages as the press writes them: their annotations are whole, and a floor keeps what is read of them."""

from __future__ import annotations

from itertools import product
from typing import get_args

import passages
import pytest

from extractors.evaluation.golden import HALVES, Half
from extractors.evaluation.report import read_floors
from extractors.patterns.lexicon import load
from extractors.records import EventType, Status

BOTH = pytest.mark.parametrize(("collection", "part"), list(product(passages.COLLECTIONS, HALVES)))


@BOTH
def test_passages_are_annotated_by_the_guide(collection: str, part: Half) -> None:
    rows = list(passages.read_passages(collection, part))
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


@BOTH
def test_passages_keep_their_floors(collection: str, part: Half) -> None:
    floors = read_floors(passages.PASSAGES / f"{collection}.toml", part)
    assert passages.measure(collection, part).below(floors) == []
