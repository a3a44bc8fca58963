"""Two tellings, one encounter or two."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import CHUNG, PARK, SON, event

from graph.dates import exact_day
from graph.decisions import read_decisions
from graph.merge import merge_events


def merged(one: dict[str, Any], other: dict[str, Any], **more: Any) -> bool:
    base = {"participants": [SON, PARK], "date": "2022-07-13"}
    return bool(merge_events([event("a", **base | one), event("b", **base | other)], **more))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {}),
        ({}, {"date": "XXXX-07-13"}),
        ({}, {"date": "2022-07"}),
        ({}, {"participants": [SON]}),
        ({}, {"type": "dialogue"}),
        ({"type": "phone_call"}, {"type": "video_meeting"}),
        ({"type": "visit", "end_date": "2022-07-15"}, {"type": "visit", "date": "2022-07-14"}),
        ({"status": "planned", "published": "2022-07-01"}, {"published": "2022-07-13"}),
        ({"published": "2022-07-13"}, {"date": None, "published": "2022-07-14"}),
        ({"participants": [], "type": "dialogue"}, {"participants": [], "type": "dialogue"}),
    ],
)
def test_one_encounter(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert merged(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {"date": "2022-07-14"}),
        ({}, {"date": "2023-07-13"}),
        ({}, {"date": "XXXX-07-14"}),
        ({}, {"participants": [SON, CHUNG]}),
        ({}, {"type": "phone_call"}),
        ({}, {"type": "visit"}),
        ({}, {"participants": [SON, ("Wang Yi", None, "CN")], "countries": ("CN", "VN")}),
        ({}, {"date": "XXXX-07-13", "published": "2022-07-01"}),
        ({}, {"date": None, "published": "2023-07-14"}),
        ({"participants": []}, {"participants": [], "type": "dialogue"}),
        ({"date": None}, {"date": None}),
    ],
)
def test_two_encounters(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert not merged(one, other)


def test_events_of_one_article_stay_apart() -> None:
    told = [event("a", start, participants=[SON, PARK], date="2022-07-13") for start in (10, 90)]
    assert not merge_events(told)


def test_an_open_year_that_fits_two_years_is_left_open() -> None:
    told = [
        event(name, participants=[SON, PARK], date=date)
        for name, date in (("a", "2021-07-13"), ("b", "2022-07-13"), ("c", "XXXX-07-13"))
    ]
    assert not merge_events(told)
    assert merge_events(told[1:])[0].members == ("b-10", "c-10")


def test_the_telling_with_the_day_stands_for_all() -> None:
    told = [
        event("a", participants=[SON, PARK], date="XXXX-07-13", city="Hanoi", country="VN"),
        event("b", participants=[SON, PARK], date="2022-07-13", city="Séoul", country="KR"),
    ]
    (merge,) = merge_events(told)
    assert merge.into == "b-10"
    assert set(merge.differs) == {"date", "city", "country"}


def test_the_users_word_overrules(tmp_path: Path) -> None:
    path = tmp_path / "different.toml"
    path.write_text('[[event]]\nids = ["a-10", "b-10"]\n', encoding="utf-8")
    assert not merged({}, {}, decisions=read_decisions(None, path))
    assert merged({}, {"date": "2022-07-20"}, decisions=read_decisions(path))


DAYS = st.sampled_from(["2022-07-13", "2022-07-14", "2023-07-13", "XXXX-07-13", "2022-07", None])
PEOPLE = st.lists(st.sampled_from([SON, PARK, CHUNG, ("Park", PARK[1], "KR")]), max_size=3, unique=True)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(DAYS, PEOPLE, st.sampled_from(["meeting", "dialogue", "visit"])), max_size=8), st.randoms())
def test_never_different_days_and_never_another_answer_in_another_order(rows: Any, chance: Any) -> None:
    told = [event(f"a{n}", date=date, participants=people, type=kind) for n, (date, people, kind) in enumerate(rows)]
    found = merge_events(told)
    known = {one.id: one for one in told}
    for merge in found:
        assert len({exact_day(known[one]) for one in merge.members} - {None}) <= 1
    chance.shuffle(told)
    assert merge_events(told) == found
