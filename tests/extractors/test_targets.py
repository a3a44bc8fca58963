"""Quantified goals: what is to reach how much by when."""

from __future__ import annotations

import pytest

from extractors.amounts import find_amounts
from extractors.cleaning import view
from extractors.dates import DateContext, PartialDate, find_dates
from extractors.lexicon import load
from extractors.records import Target
from extractors.targets import Found, find_targets, merged

FR = load("fr")
GOALS = FR.tables["targets"]["goal"]


def targets(text: str, published: str | None = None) -> list[Found]:
    text = view(text).text
    start = text.rfind("\n") + 1
    marks = [*find_dates(text, start, len(text), FR), *find_amounts(text, start, len(text), FR)]
    context = DateContext(PartialDate.parse(published) if published else None)
    return find_targets(text, start, len(text), marks, FR, context)


def rows(found: list[Found]) -> list[tuple[str, float, str | None, int | None]]:
    return [(t.kind, t.value, t.currency, t.year) for t, *_ in found]


@pytest.mark.parametrize("goal", GOALS, ids=lambda g: f"{g['id']}-{GOALS.index(g)}")
def test_examples_of_the_lexicon(goal: dict[str, list[object]]) -> None:
    for text, expected in goal.get("must", []):  # type: ignore[misc]
        found = targets(text)
        assert rows(found) == [(k, v, c or None, y or None) for k, v, c, y in expected], text
        assert {rule for _, _, _, rule, _ in found} == {goal["id"]}
    for text in goal.get("never", []):
        assert targets(text) == [], text  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "porter le volume des échanges à 250 millions de dollars à l'horizon 2027 contre 150 millions en 2024",
            [("trade", 250e6, "USD", 2027)],
        ),
        (
            "tombés d'accord pour porter les échanges à 15 milliards d'euros d'ici 2027, contre 8,4 milliards en 2021",
            [("trade", 15e9, "EUR", 2027)],
        ),
        ("faire passer le commerce de 10 à 15 milliards de dollars d'ici 2030", [("trade", 15e9, "USD", 2030)]),
        ("faire passer le commerce de 10 milliards à 15 milliards de dollars", [("trade", 15e9, "USD", None)]),
        (
            "d'ici 2030, les deux pays veulent porter leurs échanges commerciaux à 20 milliards de dollars",
            [("trade", 20e9, "USD", 2030)],
        ),
        ("l'objectif de 63 milliards de dollars d'exportations fixé pour 2010", [("trade", 63e9, "USD", 2010)]),
        ("visent un commerce bilatéral de 5 milliards de dollars en 2025", [("trade", 5e9, "USD", 2025)]),
        (
            "porter les investissements à 2 milliards d'euros et le commerce à 10 milliards d'euros d'ici 2030",
            [("investment", 2e9, "EUR", None), ("trade", 10e9, "EUR", 2030)],
        ),
        ("atteindre 10 millions de touristes en 2025", [("tourism", 10e6, None, 2025)]),
        ("porter à 50 le nombre de vols hebdomadaires", []),
        (
            "œuvrer pour que le commerce bilatéral atteigne 20 milliards d'USD dans les meilleurs délais",
            [("trade", 20e9, "USD", None)],
        ),
    ],
)
def test_goals(text: str, expected: list[tuple[str, float, str | None, int | None]]) -> None:
    assert rows(targets(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Le commerce bilatéral a atteint 171 milliards de dollars en 2022.",
        "Le volume des échanges s'est élevé à 540 millions de dollars en 2023.",
        "Les exportations ont dépassé 4,6 milliards de dollars en 2011, en hausse de 12% sur un an.",
        "se sont félicités d'un commerce bilatéral de plus de 10 milliards de dollars en 2024",
        "doubler le commerce bilatéral dans les cinq prochaines années",
        "un prêt de 80 millions d'euros",
        "L'objectif est clair : le commerce, qui a atteint 5 milliards de dollars, doit croître.",
        "Ce projet a permis de porter les échanges à 10 milliards de dollars.",
        "Le déficit commercial s'est élevé à 6,7 milliards de dollars au premier semestre, dont 1,2 milliard en juin.",
        "Le commerce devrait atteindre 10 milliards de dollars cette année.",
        "Le projet a pour objectif d'aider 30 % des habitants.",
    ],
)
def test_no_goal(text: str) -> None:
    assert targets(text) == []


def test_years_that_follow_from_the_day_of_writing() -> None:
    text = "porter le commerce à 20 milliards de dollars dans les cinq prochaines années"
    [(target, _, _, _, basis)] = targets(text, "2022-07-13")
    assert (target.year, basis) == (2027, "inferred")
    assert rows(targets(text)) == [("trade", 20e9, "USD", None)]
    assert (
        rows(targets("porter le commerce à 20 milliards de dollars d'ici la fin de l'année", "2022-07"))[0][3] == 2022
    )


def test_what_is_counted_may_stand_in_the_sentence_before() -> None:
    [(target, start, end, _, basis)] = targets(
        "Le commerce croît.\nIls veulent porter ce chiffre à 5 milliards de dollars."
    )
    assert (target.kind, basis) == ("trade", "inferred")
    assert "Le commerce croît.\nIls veulent porter ce chiffre à 5 milliards de dollars."[start:end].startswith("porter")


def test_a_goal_told_twice_counts_once() -> None:
    def row(year: int | None) -> Found:
        return Target(kind="trade", value=1e9, currency="USD", year=year), 0, 1, "target-raise", "stated"

    assert merged([row(None), row(2030), row(2030)]) == [row(2030)]
    assert merged([row(None), row(None)]) == [row(None)]
