"""The figures are those of the scorer, and each rule is judged by the field that it backs."""

from __future__ import annotations

import importlib.util
import json
import os
from pathlib import Path

import pytest

from extractors.evaluation import golden
from extractors.evaluation import report as evaluation
from extractors.evaluation.golden import AnnotatedEvent, AnnotatedParticipant, GoldenError, half, read_golden
from extractors.evaluation.pairing import organization_keys, pair_events, same_name
from extractors.evaluation.report import Report, evaluate, flatten, read_floors
from extractors.evaluation.scoring import Score
from extractors.pipeline import extract
from extractors.records import Agreement, Event, Evidence, Participant, Source, Target, to_json

GOLDEN = Path(__file__).parents[1] / "golden" / "fr"
PRESS = GOLDEN.parent / "press"
SOURCE = Source(sha256="0" * 64, length=100, lang="fr")
RULES = {"type": "fr-receive", "date": "day-and-month", "place": "place-of-the-host"}


def found(number: int, *names: str, type: str = "meeting", **fields: object) -> Event:
    """An extracted event; every field rests on a rule named after it."""
    people = tuple(Participant(name=n, country=c) for n, _, c in (name.partition("/") for name in names))
    event = Event(
        id=f"a-{number}", article="a", source=SOURCE, type=type, salience="main", status="held", participants=people,
        evidence=(), **fields,
    )  # fmt: skip
    backed = ["type", *(f"participants/{i}" for i in range(len(people))), *(k for k in ("date",) if getattr(event, k))]
    if event.country:
        backed.append("place")
    for key in ("countries", "topics", "organizations"):
        backed += [f"{key}/{item}" for item in getattr(event, key)]
    for key in ("targets", "agreements"):
        backed += [f"{key}/{i}" for i in range(len(getattr(event, key)))]
    proofs = tuple(
        Evidence(field=f, quote="x", start=0, end=1, rule=RULES.get(f, f.split("/")[0]), basis="stated") for f in backed
    )
    return Event(**{**{k: getattr(event, k) for k in event.__struct_fields__}, "evidence": proofs})


def wanted(*names: str, type: str = "meeting", salience: str = "main", **fields: object) -> AnnotatedEvent:
    people = tuple(AnnotatedParticipant(name=n, country=c) for n, _, c in (name.partition("/") for name in names))
    return AnnotatedEvent(type=type, salience=salience, status="held", participants=people, **fields)


CASES: dict[str, tuple[list[AnnotatedEvent], list[Event]]] = {
    "all right, names and places spelt otherwise": (
        [
            wanted(
                "Bùi Thanh Sơn/VN", "Lee Jae-myung/KR", date="2022-07-13", city="Moscow", country="RU",
                countries=("KR", "VN"), organizations=("UN",), topics=("trade",),
            )
        ],
        [
            found(
                1, "Bui Thanh Son/VN", "Lee Jaemyung/KR", date="2022-07-13", city="Moscou", country="RU",
                countries=("KR", "VN"), organizations=("ONU",), topics=("trade",),
            )
        ],
    ),
    "an open year that a reader may fill": (
        [wanted("A B/FR", date="XXXX-03-06", also_right=("2021-03-06",), countries=("FR",))],
        [found(1, "A B/FR", date="2021-03-06", countries=("FR",))],
    ),
    "a wrong side, a wrong topic, a lacking target": (
        [
            wanted(
                "A B/FR", "C D/DE", countries=("DE", "FR"), topics=("trade", "energy"),
                targets=(golden.AnnotatedTarget(kind="trade", value=10_000_000_000, currency="USD", year=2030),),
            )
        ],
        [found(1, "A B/FR", "C D/FR", countries=("FR",), topics=("trade", "culture"))],
    ),
    "a related kind, an optional and a background event, one invented": (
        [
            wanted("A B/FR", type="dialogue", countries=("FR",)),
            wanted("E F/IT", optional=True, countries=("IT",)),
            wanted("G H/ES", salience="background", countries=("ES",)),
        ],
        [
            found(1, "A B/FR", countries=("FR",)),
            found(2, "E F/IT", countries=("IT",)),
            found(3, "I J/CH", type="visit", countries=("CH",)),
        ],
    ),
    "missed, and a document signed": (
        [
            wanted("A B/FR", countries=("FR",)),
            wanted(type="signing", agreements=(golden.AnnotatedAgreement(title="accord"),), countries=("FR", "MA")),
        ],
        [
            found(
                1, type="signing", countries=("FR", "MA"), agreements=(Agreement(title="x"), Agreement(title="y")),
                targets=(Target(kind="trade", value=1.0),),
            )
        ],
    ),
    "two of one likeness": (
        [wanted(countries=("FR",)), wanted(countries=("FR",), date="2022")],
        [found(1, countries=("FR",)), found(2, countries=("FR",), date="2022")],
    ),
}  # fmt: skip


def scored(cases: dict[str, tuple[list[AnnotatedEvent], list[Event]]]) -> Report:
    score = Score()
    for name, (gold, events) in sorted(cases.items()):
        score.add(name, "agency", gold, events)
    return Report(len(cases), score)


def test_figures_stay_what_they_were() -> None:
    figures = scored(CASES).figures()
    assert flatten(figures) == {
        "documents": 6,
        "event.precision": 0.875,
        "event.recall": 0.875,
        "event.f1": 0.875,
        "event.n": 8,
        "event_all_right.precision": 0.625,
        "event_all_right.recall": 0.625,
        "event_all_right.f1": 0.625,
        "event_all_right.n": 8,
        "participants.precision": 0.8571,
        "participants.recall": 0.8571,
        "participants.f1": 0.8571,
        "participants.n": 7,
        "participants_with_side.precision": 0.7143,
        "participants_with_side.recall": 0.7143,
        "participants_with_side.f1": 0.7143,
        "participants_with_side.n": 7,
        "topics.precision": 0.6667,
        "topics.recall": 0.6667,
        "topics.f1": 0.6667,
        "topics.n": 3,
        "organizations.precision": 1.0,
        "organizations.recall": 1.0,
        "organizations.f1": 1.0,
        "organizations.n": 1,
        "targets.precision": 0.0,
        "targets.recall": 0.0,
        "targets.f1": 0.0,
        "targets.n": 1,
        "agreements.precision": 0.5,
        "agreements.recall": 1.0,
        "agreements.f1": 0.6667,
        "agreements.n": 1,
        "fields.countries": 0.8571,
        "fields.date": 1.0,
        "fields.everyone": 1.0,
        "fields.place": 1.0,
        "fields.status": 1.0,
        "fields.type": 0.8571,
    }


def scorer_file() -> Path | None:
    given = os.environ.get("DIPLOGRAPH_SCORER")
    beside = Path(__file__).parents[3] / "shared" / "eval" / "score.py"
    return next((p for p in (Path(given) if given else beside, beside) if p.is_file()), None)


@pytest.fixture(scope="module")
def scorer():
    path = scorer_file()
    if path is None:
        pytest.skip("the scorer is not at hand (DIPLOGRAPH_SCORER names its file)")
    spec = importlib.util.spec_from_file_location("scorer", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def as_dict(event: AnnotatedEvent) -> dict[str, object]:
    return json.loads(golden.msgspec.json.encode(event))


def test_same_figures_as_the_scorer_on_made_up_cases(scorer) -> None:
    gold = {name: {"events": [as_dict(e) for e in events]} for name, (events, _) in CASES.items()}
    rows = {name: [json.loads(to_json(e)) for e in events] for name, (_, events) in CASES.items()}
    assert scored(CASES).figures() == scorer.score(gold, rows)


def test_same_figures_as_the_scorer_on_the_golden_set(scorer) -> None:
    gold, rows = {}, {}
    for one in read_golden(GOLDEN, wanted="development"):
        gold[one.annotation.id] = one.raw()
        rows[one.annotation.id] = [json.loads(to_json(e)) for e in sorted(extract(one.article()), key=lambda e: e.id)]
    figures = evaluate(GOLDEN, half="development").figures()
    figures.pop("statements", None)
    assert figures == scorer.score(gold, rows)


def test_a_rule_is_judged_by_the_field_that_it_backs() -> None:
    score = Score()
    gold = [wanted("A B/FR", "C D/DE", date="2022-07-13", country="DE", countries=("DE", "FR"), topics=("trade",))]
    first = found(1, "A B/FR", "C D/IT", date="2022-07-14", country="DE", countries=("DE", "FR"), topics=("trade",))
    score.add("a", None, gold, [first, found(2, "E F/IT", type="visit", countries=("IT",))])
    told = {name: (r.fired, r.right, r.wrong) for name, r in score.rules.items()}
    assert told == {
        "fr-receive": (2, 1, 1),  # the invented visit
        "day-and-month": (1, 0, 1),
        "place-of-the-host": (1, 1, 0),
        "participants": (3, 1, 1),  # nobody annotated the third
        "countries": (3, 2, 0),
        "topics": (1, 1, 0),
    }


def test_what_nobody_annotated_is_no_fault_of_a_rule() -> None:
    score = Score()
    score.add("a", None, [wanted("A B/FR", optional=True, countries=("FR",))], [found(1, "A B/FR", countries=("FR",))])
    assert {(r.fired, r.right, r.wrong) for r in score.rules.values()} == {(1, 0, 0)}
    assert not score.differences


def test_every_difference_is_told_with_its_rule() -> None:
    score = Score()
    gold = [wanted("A B/FR", "C D/DE", date="2022-07-13", countries=("DE", "FR"), topics=("trade",))]
    score.add("a", None, gold, [found(1, "A B/FR", "C D/IT", date="2022-07-14", countries=("FR",), topics=("energy",))])
    score.add("b", None, [wanted("X Y/CN", evidence="a vu")], [found(2, "E F/IT", type="visit")])
    assert score.differences == [
        "a: a-1 meeting 2022-07-13 ['A B', 'C D']: date 2022-07-14 for 2022-07-13 (day-and-month);"
        " side of C D IT for DE; countries -DE; topics -trade +energy",
        "b: missed meeting None ['X Y'] «a vu»",
        "b: invented visit None [E F] «x» (fr-receive)",
    ]


def test_lines_hold_every_table() -> None:
    lines = list(scored(CASES).lines(errors=True))
    assert lines[0] == "6 documents"
    for title in ("by outlet", "by event type", "by rule"):
        assert any(line.startswith(title) for line in lines)
    assert any(line.startswith("agency ") for line in lines)
    assert any(line.endswith("differences") for line in lines)


def test_floors() -> None:
    report = scored(CASES)
    assert report.below({"event.f1": 0.5, "fields.date": 0.5}) == []
    assert report.below({"event.f1": 0.99}) == [f"event.f1 is {report.figures()['event']['f1']}, its floor 0.99"]
    with pytest.raises(KeyError):
        report.below({"evnt.f1": 0.1})


def test_floors_are_read_from_a_table(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text("[measured]\nevent.f1 = 0.9\nfields.date = 0.95\n", "utf-8")
    assert read_floors(path, "measured") == {"event.f1": 0.9, "fields.date": 0.95}
    with pytest.raises(KeyError):
        read_floors(path, "development")


@pytest.mark.parametrize("part", golden.HALVES)
def test_the_golden_set_keeps_its_floors(part: str) -> None:
    assert evaluate(GOLDEN, half=part).below(read_floors(GOLDEN.parent / "floors.toml", part)) == []


@pytest.mark.parametrize("part", golden.HALVES)
def test_articles_built_as_the_press_builds_them_keep_their_floors(part: str) -> None:
    assert sum(half(one.path.stem) == part for one in read_golden(PRESS)) >= 20
    assert evaluate(PRESS, half=part).below(read_floors(GOLDEN.parent / "press.toml", part)) == []


def test_the_golden_set_keeps_its_size() -> None:
    stems = [one.path.stem for one in read_golden(GOLDEN)]
    sizes = {part: sum(half(s) == part for s in stems) for part in golden.HALVES}
    assert len(stems) >= 120
    assert min(sizes.values()) >= 60
    assert all((GOLDEN / f"{s}.txt").is_file() for s in stems)


def test_same_person_under_other_spellings() -> None:
    assert same_name("Bùi Thanh Sơn", "Bui Thanh Son")
    assert same_name("Mme Élisabeth Borne", "Borne Elisabeth")
    assert not same_name("Elisabeth Borne", "Borne")
    assert not same_name("", "")


def test_organisations_under_other_spellings() -> None:
    assert organization_keys(["ONU", "Union européenne"]) == {"un", "eu"}


def test_an_event_answers_one_only() -> None:
    gold = [wanted("A B/FR", countries=("FR",)), wanted("A B/FR", countries=("FR",))]
    assert len(pair_events(gold, [found(1, "A B/FR", countries=("FR",))])) == 1


def test_bad_annotations_are_named(tmp_path: Path) -> None:
    with pytest.raises(GoldenError, match="no annotations"):
        evaluate(tmp_path)
    (tmp_path / "a.json").write_text('{"id": "b", "events": []}', "utf-8")
    with pytest.raises(GoldenError, match=r"a\.json: its id 'b' is not its stem"):
        evaluate(tmp_path)
    (tmp_path / "a.json").write_text('{"id": "a", "events": 3}', "utf-8")
    with pytest.raises(GoldenError, match=r"a\.json: Expected `array`"):
        evaluate(tmp_path)
    (tmp_path / "a.json").write_text('{"id": "a", "events": []}', "utf-8")
    with pytest.raises(GoldenError, match=r"a\.txt: No such file"):
        evaluate(tmp_path)
    with pytest.raises(GoldenError, match="no half 'dev'"):
        evaluate(tmp_path, half="dev")


def test_metadata_files_are_no_annotations(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"id": "a", "events": [], "lang": "fr"}', "utf-8")
    (tmp_path / "a.meta.json").write_text('{"published": "2021-06-23"}', "utf-8")
    (tmp_path / "a.txt").write_text("Il pleut.", "utf-8")
    (one,) = read_golden(tmp_path)
    assert (one.article().published, one.article().lang) == ("2021-06-23", "fr")
    assert evaluation.evaluate(tmp_path).documents == 1
