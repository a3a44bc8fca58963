"""Quantified goals: what is to reach how much by when."""

from __future__ import annotations

import pytest

from extractors.article import Article
from extractors.cleaning import view
from extractors.commitments.targets import Found, find_targets, merged
from extractors.patterns.lexicon import load
from extractors.pipeline import extract
from extractors.records import Target
from extractors.values.amounts import find_amounts
from extractors.values.dates import DateContext, PartialDate, find_dates

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
        ("porter à 50 le nombre de vols hebdomadaires", [("flights", 50, None, None)]),
        ("investirait 10 milliards de dollars d'ici 2029", [("investment", 10e9, "USD", 2029)]),
        ("la zone prévoit l'importation de 5.000 MW d'ici 2030", [("energy", 5000, None, 2030)]),
        ("nos échanges, de 8 milliards, à porter au niveau de 20 milliards de dollars", [("trade", 20e9, "USD", None)]),
        ("plaider pour un relèvement des échanges à 5 milliards d'euros", [("trade", 5e9, "EUR", None)]),
        ("ils visent un chiffre d'affaires bilatéral de 10 milliards d'euros", [("trade", 10e9, "EUR", None)]),
        ("viser 2 millions d'échanges de visiteurs en 2025", [("tourism", 2e6, None, 2025)]),
        (
            "œuvrer pour que le commerce bilatéral atteigne 20 milliards d'USD dans les meilleurs délais",
            [("trade", 20e9, "USD", None)],
        ),
    ],
)
def test_goals(text: str, expected: list[tuple[str, float, str | None, int | None]]) -> None:
    assert rows(targets(text)) == expected


@pytest.mark.parametrize(
    ("when", "year"),
    [
        ("dans les cinq ans", 2029),
        ("en cinq ans", 2029),
        ("sur trois ans", 2027),
        ("dans un délai de trois ans", 2027),
        ("d'ici à la fin de la décennie", 2030),
        ("dans le courant de l'année", 2024),
    ],
)
def test_terms_counted_from_the_day_of_writing(when: str, year: int) -> None:
    told = f"Les deux pays veulent porter leurs échanges à 8 milliards d'euros {when}."
    assert rows(targets(told, "2024-05-10")) == [("trade", 8e9, "EUR", year)]


def test_what_is_counted_may_be_told_in_the_next_sentence() -> None:
    text = (
        "Le président kényan, Musalia Ouko, a reçu le président finlandais, Pekka Salo, à Nairobi. "
        "« Notre but est d'atteindre 9 milliards de dollars », a-t-il dit. Le volume des échanges a peu varié."
    )
    goals = [t for e in extract(Article("x", text, lang="fr")) for t in e.targets]
    assert goals == [Target(kind="trade", value=9e9, currency="USD", year=None)]


@pytest.mark.parametrize(
    "text",
    [
        "Les échanges n'ont cessé de croître pour atteindre 500 millions de dollars en 2009.",
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ils ambitionnent de doubler les échanges pour les porter à 20 milliards de dollars d'ici cinq ans.",
            [("trade", 20e9, "USD", 2029)],
        ),
        (
            "Ils veulent tripler le commerce bilatéral, à 3 milliards d'euros, à l'horizon 2030.",
            [("trade", 3e9, "EUR", 2030)],
        ),
        ("Les deux pays ciblent 10 milliards de dollars d'échanges en 2027.", [("trade", 10e9, "USD", 2027)]),
        ("Ils ont pour cible un commerce de 10 milliards de dollars.", [("trade", 10e9, "USD", None)]),
        ("Cap sur 150 milliards de dollars d'échanges en 2030", [("trade", 150e9, "USD", 2030)]),
        ("Les deux pays espèrent un commerce de 15 milliards d'euros cette année.", [("trade", 15e9, "EUR", 2024)]),
        (
            "Ils veulent parvenir à un commerce de 15 milliards de dollars dans les cinq prochaines années.",
            [("trade", 15e9, "USD", 2029)],
        ),
        (
            "Ils ont décidé de faire passer leurs échanges de 5 à 8 milliards de dollars d'ici trois ans.",
            [("trade", 8e9, "USD", 2027)],
        ),
        (
            "Le but est de passer de quelque 12,4 milliards de dollars de commerce à 20 milliards d'euros.",
            [("trade", 20e9, "EUR", None)],
        ),
        (
            "La Turquie vise, à long terme, un volume d'échanges commerciaux de 100 milliards de dollars.",
            [("trade", 100e9, "USD", None)],
        ),
        ("On veut 30.000 étudiants pour 2030.", [("students", 30e3, None, 2030)]),
        ("Paris souhaite accueillir 30 000 étudiants indiens d'ici à 2030.", [("students", 30e3, None, 2030)]),
        (
            "Ils veulent porter le nombre d'étudiants de 10 000 à 30 000 étudiants d'ici 2030.",
            [("students", 30e3, None, 2030)],
        ),
        (
            "Riyad s'est engagé à investir 600 milliards de dollars au cours des quatre prochaines années.",
            [("investment", 600e9, "USD", 2028)],
        ),
        (
            "Le Japon prévoit d'investir 10 milliards de dollars au Kenya d'ici 2027.",
            [("investment", 10e9, "USD", 2027)],
        ),
        ("L'objectif commun: 25 milliards de dollars d'échanges d'ici à 2026.", [("trade", 25e9, "USD", 2026)]),
        (
            "L'ambition étant d'atteindre la barre des 5 milliards de dollars d'échanges l'an prochain.",
            [("trade", 5e9, "USD", 2025)],
        ),
        ("Il a appelé à ce que le commerce atteigne 4 milliards de dollars avant 2028.", [("trade", 4e9, "USD", 2028)]),
        (
            "Les échanges devront atteindre 4 milliards de dollars en 2028, ont décidé les deux chefs de gouvernement.",
            [("trade", 4e9, "USD", 2028)],
        ),
        (
            "Ils se sont donné pour objectif de franchir le cap du milliard de dollars d'échanges.",
            [("trade", 1e9, "USD", None)],
        ),
        ("Les deux parties veulent attirer 2 millions de touristes par an.", [("tourism", 2e6, None, None)]),
        (
            "en vue d'atteindre un chiffre d'affaires commercial de 20 milliards de dollars",
            [("trade", 20e9, "USD", None)],
        ),
        ("Ils s'emploient à élever le commerce au-delà de 2 milliards de dollars.", [("trade", 2e9, "USD", None)]),
        ("Ils œuvrent pour un commerce de 10 milliards de dollars d'ici 2030.", [("trade", 10e9, "USD", 2030)]),
        ("Les deux pays tablent sur 5 milliards de dollars d'échanges commerciaux.", [("trade", 5e9, "USD", None)]),
        (
            "afin que les échanges commerciaux dépassent les 3 milliards de dollars à l'échéance 2027",
            [("trade", 3e9, "USD", 2027)],
        ),
        ("Ils misent sur 1 milliard de dollars d'échanges.", [("trade", 1e9, "USD", None)]),
        (
            "Il a exprimé le souhait de voir les échanges atteindre 10 milliards de dollars.",
            [("trade", 10e9, "USD", None)],
        ),
        (
            "Ils veulent porter les échanges (300 millions de dollars en 2023) à un milliard de dollars en 2027.",
            [("trade", 1e9, "USD", 2027)],
        ),
        (
            "Ils veulent porter les échanges, qui se sont établis à 300 millions de dollars, à un milliard de dollars.",
            [("trade", 1e9, "USD", None)],
        ),
        (
            "Ils feront passer les échanges de 3 milliards de dollars en 2023 à 5 milliards de dollars en 2027.",
            [("trade", 5e9, "USD", 2027)],
        ),
        (
            "L'objectif est que leurs échanges atteignent 5 milliards de dollars d'ici la fin de l'année prochaine.",
            [("trade", 5e9, "USD", 2025)],
        ),
        (
            "Ils ont convenu d'une augmentation des échanges à 5 milliards de dollars.",
            [("trade", 5e9, "USD", None)],
        ),
        (
            "Quintupler les échanges, qui s'élèvent à 2 milliards de dollars, à 10 milliards de dollars en 2032.",
            [("trade", 10e9, "USD", 2032)],
        ),
    ],
)
def test_ways_of_setting_a_goal(text: str, expected: list[tuple[str, float, str | None, int | None]]) -> None:
    assert rows(targets(text, "2024-05-02")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Le volume commercial a atteint la barre de deux milliards de dollars à la fin de 2020.",
        "Les échanges ont doublé pour atteindre 3 milliards de dollars.",
        "Le commerce devrait atteindre 10 milliards de dollars cette année.",
        "Ils ont dépassé l'objectif de 10 milliards de dollars d'échanges.",
        "Ils souhaitent doubler leurs échanges commerciaux, estimés à 5 milliards de dollars.",
        "La valeur des investissements a été portée à 13 milliards de dollars.",
        "Le commerce, qui a été multiplié par deux pour atteindre 4 milliards de dollars en 2022, reste modeste.",
        "Les exportations ont augmenté de 5 milliards de dollars.",
        "Il souhaite renforcer le commerce, qui se monte à 3 milliards de dollars.",
        "Il souhaite un prêt de 3 milliards de dollars.",
        "La société veut investir dans un port de 40 000 tonnes.",
        "Le pays a accueilli 2 millions de touristes et souhaite en recevoir davantage.",
        "Il a visé un contrat de 30 millions de dollars.",
        "Ils veulent accroître les échanges commerciaux actuellement de 2 milliards de dollars.",
        "Ils ont réalisé l'objectif de porter le commerce à 2 milliards de dollars.",
        "Les échanges sont passés de 2 milliards de dollars à 5 milliards de dollars.",
        "Objectif atteint : 10 milliards de dollars d'échanges.",
    ],
)
def test_what_was_reached_is_or_is_foreseen(text: str) -> None:
    assert targets(text, "2024-05-02") == []


def test_goals_told_to_the_press() -> None:
    text = (
        "Le président turc Ali Demir et son homologue salvadorien, Nelson Paz, ont tenu jeudi à Ankara une conférence "
        "de presse conjointe. « Notre but est de porter nos échanges à 100 millions de dollars », a déclaré M. Demir."
    )
    events = extract(Article("test", text, lang="fr"))
    assert [(t.kind, t.value) for e in events if e.type == "press_conference" for t in e.targets] == [("trade", 1e8)]
