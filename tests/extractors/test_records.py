"""Records are read strictly: what is wrong is told with file, line and reason; what is written can be read again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors import records
from extractors.article import Article, read_source
from extractors.pipeline import extract
from extractors.records import Event, RecordError, check, from_json, json_schema, read_events, to_json, to_lines

ROOT = Path(__file__).parents[2]
TEXT = "Hanoï, le 3 mai. A a reçu B."


def row(**changes: Any) -> dict[str, Any]:
    event = {
        "id": "x-17",
        "article": "x",
        "source": {"sha256": "0" * 64, "length": len(TEXT), "lang": "fr"},
        "type": "meeting",
        "salience": "main",
        "status": "held",
        "participants": [{"name": "A", "role": "roi", "country": "MA"}],
        "countries": ["MA"],
        "evidence": [
            proof("type", "a reçu"), proof("participants/0", "A"), proof("countries/MA", "A"),
        ],
    }  # fmt: skip
    return event | changes


def proof(field: str, quote: str, **changes: Any) -> dict[str, Any]:
    start = TEXT.index(quote)
    made = {"field": field, "quote": quote, "start": start, "end": start + len(quote), "rule": "r", "basis": "stated"}
    return made | changes


def read(**changes: Any) -> Event:
    return from_json(json.dumps(row(**changes)))


def test_a_line_is_read_and_written_again() -> None:
    event = read()
    assert event.participants[0].name == "A"
    assert from_json(to_json(event)) == event
    assert check(event, TEXT) is event


def test_seeds_are_written_and_read_again() -> None:
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        for article in read_source(path):
            assert isinstance(article, Article)
            for event in extract(article):
                assert check(from_json(to_json(event)), article.text) == event


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"surprise": 1}, "Object contains unknown field `surprise`"),
        ({"type": "party"}, "Invalid enum value 'party' - at `$.type`"),
        ({"status": None}, "Expected `str`, got `null` - at `$.status`"),
        ({"date": "2021-6-3"}, "Expected `str` matching regex"),
        ({"date": "2021-13"}, "Expected `str` matching regex"),
        ({"country": "Vietnam"}, "matching regex"),
        ({"confidence": 1.5}, "Expected `float` <= 1.0"),
        ({"id": ""}, "Expected `str` of length >= 1"),
        ({"participants": [{"name": "A", "age": 3}]}, "unknown field `age`"),
        ({"targets": [{"kind": "trade", "value": "10"}]}, "Expected `float`, got `str`"),
        ({"source": {"sha256": "xyz", "length": 1, "lang": "fr"}}, "matching regex"),
        ({"evidence": []}, "no evidence for countries/MA, participants/0, type"),
        ({"date": "2021-06-03"}, "no evidence for date"),
        ({"topics": ["trade"]}, "no evidence for topics/trade"),
    ],
)
def test_a_line_that_breaks_the_format(changes: dict[str, Any], reason: str) -> None:
    with pytest.raises(RecordError) as error:
        read(**changes)
    assert reason in str(error.value)


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (proof("topics/trade", "A"), "evidence for a field that the event has not: topics/trade"),
        (proof("participants/1", "A"), "evidence for a field that the event has not: participants/1"),
        (proof("participants/x", "A"), "evidence for a field that the event has not: participants/x"),
        (proof("surprise", "A"), "evidence for a field that the event has not: surprise"),
        (proof("type", "A", end=99), "evidence for type: offsets 17-99 do not fit the quote"),
        (proof("type", "A", start=-1), "Expected `int` >= 0"),
        (proof("type", "A", basis="guessed"), "Invalid enum value 'guessed'"),
    ],
)
def test_evidence_that_points_nowhere(wrong: dict[str, Any], reason: str) -> None:
    with pytest.raises(RecordError) as error:
        read(evidence=[*row()["evidence"], wrong])
    assert reason in str(error.value)


def test_a_quote_must_stand_in_the_text() -> None:
    with pytest.raises(RecordError, match="evidence for type: the text holds other words at"):
        check(read(), TEXT.replace("reçu", "reÇu"))


def test_a_file_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    good = json.dumps(row())
    wrong = {"{": "Input data was truncated", good: "id 'x-17' stands here twice", "3": "Expected `object`"}
    for bad, reason in wrong.items():
        path.write_text(f"{good}\n\n{bad}\n", "utf-8")
        with pytest.raises(RecordError) as error:
            list(read_events(path))
        assert str(error.value).startswith(f"{path}:3: {reason}")


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    path.write_bytes(json.dumps(row(), ensure_ascii=False).encode("latin-1"))
    with pytest.raises(RecordError, match=r":1: "):
        list(read_events(path))


def test_line_separators_stay_inside_their_line(tmp_path: Path) -> None:
    people = [{"name": "A\u2028B\u2029C\x85D\nE", "country": "MA"}]
    line = to_json(read(participants=people))
    assert len(line.splitlines()) == 1 or "\x85" in line
    assert "\u2028" not in line
    assert "\u2029" not in line
    path = tmp_path / "events.jsonl"
    path.write_text(line + "\n", "utf-8", newline="\n")
    (event,) = read_events(path)
    assert event.participants[0].name == "A\u2028B\u2029C\x85D\nE"


@given(st.text(min_size=1))
def test_any_name_comes_back(name: str) -> None:
    event = read(participants=[{"name": name}])
    assert from_json(to_json(event)).participants[0].name == name


def test_lines_are_sorted() -> None:
    events = [read(id="b"), read(id="a"), read(id="z", article="a")]
    assert [json.loads(line)["id"] for line in to_lines(events)] == ["z", "a", "b"]


def test_the_schema_in_the_docs_is_the_one_of_the_records() -> None:
    path = ROOT / "docs" / "event.schema.json"
    wanted = json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
    assert path.read_text("utf-8") == wanted, "records.json_schema() changed: write docs/event.schema.json again"


def test_the_schema_judges_as_the_reader_does() -> None:
    schema = jsonschema.Draft202012Validator(json_schema())
    assert schema.is_valid(row())
    assert not schema.is_valid(row(surprise=1))
    assert not schema.is_valid(row(type="party"))
    assert not schema.is_valid(row(date="hier"))


def test_records_do_not_change() -> None:
    with pytest.raises(AttributeError, match="immutable"):
        read().type = "visit"
    kinds = [t for t in vars(records).values() if isinstance(t, type(Event)) and t is not msgspec.Struct]
    assert len(kinds) > 8
    assert all(kind.__struct_config__.frozen for kind in kinds)
