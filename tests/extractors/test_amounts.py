"""Sums of money and counts in a sentence."""

from __future__ import annotations

import pytest

from extractors.cleaning import view
from extractors.patterns.lexicon import load
from extractors.values.amounts import Amount, find_amounts, for_sides, without_restated

FR = load("fr")


def amounts(text: str) -> list[Amount]:
    text = view(text).text
    return [mark.value for mark in find_amounts(text, 0, len(text), FR)]


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("porter le commerce à 10 milliards de dollars", 10e9, "USD"),
        ("100 milliards d'USD", 100e9, "USD"),
        ("un milliard d’euros", 1e9, "EUR"),
        ("250 000 000 de yens", 250e6, "JPY"),
        ("250.000.000 FCFA", 250e6, "XOF"),
        ("1,5 milliard de dollars", 1.5e9, "USD"),
        ("2.5 milliards de dollars", 2.5e9, "USD"),
        ("20 Mds USD", 20e9, "USD"),
        ("500 mille dollars", 500_000, "USD"),
        ("un crédit de 500 millions de dollars à un taux préférentiel", 500e6, "USD"),
        ("3 milliards de roupies népalaises", 3e9, "NPR"),
        ("US$20 milliards", 20e9, "USD"),
        ("$ 5 millions", 5e6, "USD"),
        ("10 millions €", 10e6, "EUR"),
        ("15,8 M€", 15.8e6, "EUR"),
        ("20 MdsEuros", 20e9, "EUR"),
        ("3 M d'euros", 3e6, "EUR"),
        ("5 millions de dollars américains", 5e6, "USD"),
        ("30 milliards de dollars canadiens", 30e9, "CAD"),
        ("500 milliards de shillings tanzaniens", 500e9, "TZS"),
        ("124 milliards de dôngs", 124e9, "VND"),
        ("dix milliards de dirhams", 10e9, "MAD"),
        ("deux milliards et demi d'euros", 2.5e9, "EUR"),
        ("deux cent cinquante millions (250 000 000) de yens", 250e6, "JPY"),
        ("un milliard deux cent cinquante millions (1 250 000 000) de FCFA", 1.25e9, "XOF"),
        ("cinq (5) milliards de dollars", 5e9, "USD"),
        ("quatre-vingt-dix millions d'euros", 90e6, "EUR"),
        ("soixante et onze millions d'euros", 71e6, "EUR"),
        ("quelque 500 millions de francs CFA", 500e6, "XOF"),
        ("entre 10 et 15 milliards de dollars", 15e9, "USD"),
        ("3 millions de dinars", 3e6, None),
    ],
)
def test_sums(text: str, value: float, currency: str | None) -> None:
    [amount] = amounts(text)
    assert (amount.value, amount.currency, amount.unit) == (pytest.approx(value), currency, None)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("2,5 millions de doses de vaccin", 2.5e6, "doses"),
        ("550 000 masques antibactériens", 550_000, "masks"),
        ("3 millions de touristes", 3e6, "tourists"),
        ("120.000 visiteurs", 120_000, "tourists"),
        ("24 vols hebdomadaires", 24, "flights"),
        ("1.200 étudiants", 1200, "students"),
        ("cinq cents bourses d'études", 500, "scholarships"),
        ("en hausse de 12,5 %", 12.5, "percent"),
        ("3 000 tonnes de riz", 3000, "tonnes"),
        ("5,000 doses", 5000, "doses"),
        ("une vingtaine de véhicules", 20, "vehicles"),
        ("une centaine de bourses", 100, "scholarships"),
        ("porter à 300.000 le nombre de visiteurs", 300_000, "tourists"),
        ("porter à 900 le nombre d'étudiants", 900, "students"),
        ("porter le nombre de vols hebdomadaires à douze", 12, "flights"),
        ("porter à huit les fréquences hebdomadaires", 8, "flights"),
        ("faire passer le quota de bourses annuelles de 20 à 35", 35, "scholarships"),
        ("atteindre le million de touristes", 1e6, "tourists"),
        ("quinze nouveaux bus", 15, "buses"),
        ("40 quintaux de semences", 40, "quintals"),
        ("60 tables-bancs", 60, "benches"),
        ("200 GW", 200, "gigawatts"),
    ],
)
def test_counts(text: str, value: float, unit: str) -> None:
    [amount] = amounts(text)
    assert (amount.value, amount.unit, amount.currency) == (pytest.approx(value), unit, None)


def test_a_range_keeps_its_lower_end() -> None:
    [amount] = amounts("entre 10 et 15 milliards de dollars")
    assert amount.low == 10e9


def test_the_currency_of_the_sum_before() -> None:
    first, second = amounts("à 100 milliards de dollars d'ici 2023 et à 150 milliards d'ici 2030")
    assert (first.currency, first.inherited) == ("USD", False)
    assert (second.value, second.currency, second.inherited) == (150e9, "USD", True)


def test_a_count_inherits_nothing() -> None:
    _, people = amounts("un prêt de 2 millions de dollars pour 3 millions d'habitants")
    assert (people.unit, people.currency) == ("people", None)


@pytest.mark.parametrize(
    ("sides", "currency"), [(("CM", "VN"), "XAF"), (("SN", "VN"), "XOF"), (("CM", "SN"), "XAF"), ((), "XOF")]
)
def test_francs_of_west_and_centre(sides: tuple[str, ...], currency: str) -> None:
    [amount] = amounts("5 milliards de FCFA")
    assert for_sides(amount, sides, FR).currency == currency


def test_whose_francs() -> None:
    [amount] = amounts("5 milliards de francs")
    assert [for_sides(amount, s, FR).currency for s in (["CH", "UA"], ["BI", "CN"], ["FR", "LU"])] == [
        "CHF",
        "BIF",
        None,
    ]


def test_an_amount_is_no_range_to_a_share() -> None:
    assert [a.value for a in amounts("un prêt de 500 millions de dollars à 3 %")] == [500e6, 3]


def test_a_sum_told_again_in_another_currency_is_one() -> None:
    text = "900 millions de yens, soit 11 millions de dollars, et 2 millions de yens"
    kept = without_restated(text, find_amounts(text, 0, len(text), FR), FR)
    assert [m.value.currency for m in kept] == ["JPY", "JPY"]
    text = "30 millions d'euros ( plus de 19 milliards f cfa)"
    assert len(without_restated(text, find_amounts(text, 0, len(text), FR), FR)) == 1


def test_whose_dinars() -> None:
    [amount] = amounts("5 milliards de dinars")
    assert for_sides(amount, ["DZ", "VN"], FR).currency == "DZD"
    assert for_sides(amount, ["DZ", "TN"], FR).currency is None


@pytest.mark.parametrize(
    "text",
    [
        "Les deux pays",
        "le 11e Dialogue stratégique",
        "une bourse",
        "une dizaine d'accords",
        "le million de dollars",
        "le 14 juin 2019",
        "en 2020",
        "Covid-19",
        "les 10 pays de l'ASEAN",
        "le G20 et la COP28",
        "un accord dollar contre euro",
        "le XXe siècle",
        "6e million",
        "24h/24",
        "tabac",
        "article 5",
        "milliards",
    ],
)
def test_no_amount(text: str) -> None:
    assert amounts(text) == []
