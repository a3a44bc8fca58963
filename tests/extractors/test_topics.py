"""The words of the topics: what must give a topic, what must not, and how marks become topics."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest

from extractors.cleaning import fold, view
from extractors.patterns.lexicon import load
from extractors.patterns.matching import Mark, scan
from extractors.sentence.topics import find_topics

TABLE: dict[str, dict[str, Any]] = load("fr").tables["topics"]
IDS = [
    "trade",
    "investment",
    "economy",
    "finance",
    "development-aid",
    "supply-chains",
    "free-trade-agreements",
    "covid-19",
    "vaccines",
    "health",
    "defence",
    "security",
    "crime",
    "cybersecurity",
    "border",
    "south-china-sea",
    "maritime",
    "international-law",
    "peace-stability",
    "korean-peninsula",
    "ukraine",
    "middle-east",
    "mekong",
    "energy",
    "oil-gas",
    "nuclear",
    "mining",
    "agriculture",
    "fisheries",
    "environment",
    "climate-change",
    "science-technology",
    "innovation",
    "digital",
    "space",
    "education",
    "culture",
    "tourism",
    "people-to-people",
    "labour",
    "migration",
    "consular",
    "transport",
    "local-cooperation",
    "justice",
    "human-rights",
    "gender",
    "parliament",
    "party",
    "media",
    "high-level-exchanges",
    "multilateral",
    "partnership",
    "anniversary",
    "elections",
]


def topics(sentence: str) -> dict[str, Mark]:
    """Topics of a sentence; words inside the names of organisations and of posts are left to those names."""
    marks = scan(view(sentence).text, load("fr"))
    names = [(m.start, m.end) for m in marks["names"] if m.kind == "organization"]
    return find_topics(marks["topics"], names, 0, len(sentence))


def cases(key: str) -> list[tuple[str, str]]:
    return [(topic, sentence) for topic, row in TABLE.items() for sentence in row[key]]


def test_every_topic_has_words_and_both_kinds_of_sentences() -> None:
    assert sorted(TABLE) == sorted(IDS)
    for row in TABLE.values():
        assert set(row) <= {"terms", "exact", "said", "never", "examples", "counter"}
        assert row["terms"] and len(row["examples"]) > 1 and row["counter"]


def test_no_words_stand_for_two_things() -> None:
    held = defaultdict(set)
    for topic, row in TABLE.items():
        for key in ("terms", "exact", "never"):
            for words in row.get(key, ()):
                held[words if key == "exact" else fold(words)].add((topic, key == "never"))
    assert {words: kinds for words, kinds in held.items() if len(kinds) > 1} == {}


def test_words_that_count_when_spoken_of_count_for_that_alone() -> None:
    for topic, row in TABLE.items():
        told = [fold(words) for words in row.get("said", ())]
        assert len(told) == len(set(told)), topic
        assert not set(told) & {fold(words) for words in row.get("never", ())}, topic


def test_words_are_written_as_the_clean_view_writes_them() -> None:
    for row in TABLE.values():
        for key in ("terms", "exact", "said", "never"):
            for words in row.get(key, ()):
                assert words == view(words).text == " ".join(words.split())


@pytest.mark.parametrize(("topic", "sentence"), cases("examples"))
def test_examples_give_their_topic(topic: str, sentence: str) -> None:
    assert topic in topics(sentence)


@pytest.mark.parametrize(("topic", "sentence"), cases("counter"))
def test_counter_examples_do_not(topic: str, sentence: str) -> None:
    assert topic not in topics(sentence)


def test_first_mark_of_each_topic_in_the_stretch_outside_what_is_blocked() -> None:
    trade, never = Mark("topic", 0, 8, "trade"), Mark("topic", 10, 20, None)
    again, health = Mark("topic", 30, 38, "trade"), Mark("topic", 50, 55, "health")
    marks = [trade, never, again, health]
    assert find_topics(marks, [], 0, 100) == {"trade": trade, "health": health}
    assert find_topics(marks, [(0, 8)], 0, 100) == {"trade": trade, "health": health}
    assert find_topics(marks, [(0, 9)], 0, 100) == {"trade": again, "health": health}
    assert find_topics(marks, [(2, 9), (48, 60)], 0, 100) == {"trade": trade}
    assert find_topics(marks, [], 31, 54) == {}
    assert find_topics([], [], 0, 1) == {}
