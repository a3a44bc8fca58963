"""Aid and goods promised or given: by whom, to whom, how much of what."""

from __future__ import annotations

import pytest

from extractors.cleaning import view
from extractors.commitments.pledges import Found, find_pledges
from extractors.patterns.lexicon import load
from extractors.patterns.matching import scan
from extractors.records import Pledge
from extractors.values.amounts import find_amounts

FR = load("fr")
RULES = FR.tables["pledges"]["pledge"]


def pledges(text: str, *sides: str) -> list[Found]:
    text = view(text).text
    marks = [*scan(text, FR)["names"], *find_amounts(text, 0, len(text), FR)]
    return find_pledges(text, 0, len(text), marks, FR, sides)


def pledge(text: str, *sides: str) -> Pledge:
    """The one pledge of a sentence."""
    [(record, *_)] = pledges(text, *sides)
    return record


@pytest.mark.parametrize(
    ("text", "giver", "receiver", "what", "value"),
    [
        ("D'un montant de 2 milliards de yens, cette aide servira aux écoles.", "JP", "VN", "aid", 2e9),
        ("Le Japon accélère la mise en place de 200 millions de yens d'aide.", "JP", "VN", "aid", 2e8),
        ("Le Japon a envoyé 100.000 masques, dont il a fait don au Vietnam.", "JP", "VN", "masks", 1e5),
        ("Le Japon contribuera pour 5 millions de dollars au déminage.", "JP", "VN", "aid", 5e6),
        ("L'armée vietnamienne s'est vu offrir un lot de 300 kits par le Japon.", "JP", "VN", "kits", 300),
        ("Il a dit que la Suède fournirait 3 millions d'euros au Vietnam.", "SE", "VN", "aid", 3e6),
        ("Le Japon débloque 3 milliards de yens au profit de l'Afrique.", "JP", None, "aid", 3e9),
        ("Le Japon a signé l'acte de donation de 4.000 tonnes de riz.", "JP", "VN", "rice", 4000),
        ("Le Japon va porter à 3 millions de dollars son aide au Vietnam.", "JP", "VN", "aid", 3e6),
        ("Il a cité une hausse, de 3 millions de dollars, de l'aide du Japon.", "JP", "VN", "aid", 3e6),
        ("L'aide du Japon, dont le montant s'élève cette année à 3 millions d'euros, croît.", "JP", "VN", "aid", 3e6),
        ("Le Japon fournira trois bourses par an.", "JP", "VN", "scholarships", 3),
        ("Le Vietnam a été loué par le ministre japonais, qui a promis 90 bourses.", "JP", "VN", "scholarships", 90),
        ("Le Fonds japonais et le Japon ont, depuis 1979, engagé 330 millions de yens.", "JP", "VN", "aid", 330e6),
        ("Le Japon s'est engagé sur près de 3 millions d'euros.", "JP", "VN", "aid", 3e6),
        ("Le Japon a mis à notre disposition 9 millions d'euros.", "JP", "VN", "aid", 9e6),
        ("Le Japon appuie onze projets, totalisant 12 millions d'euros de crédits.", "JP", "VN", "aid", 12e6),
        ("Le Japon portera de 50 à 100 le nombre de bourses accordées au Vietnam.", "JP", "VN", "scholarships", 100),
        ("Le Japon injectera 3 millions de dollars dans l'élevage.", "JP", "VN", "aid", 3e6),
        ("Le Japon participe pour 4 millions d'euros au chantier.", "JP", "VN", "aid", 4e6),
        ("Les 80 bourses que le Japon offre chaque année ont été évoquées.", "JP", "VN", "scholarships", 80),
        ("Le Japon va bâtir et construira une école d'une valeur de 3 millions d'euros.", "JP", "VN", "aid", 3e6),
        ("Le coût, 15 millions de dollars, est entièrement pris en charge par le Japon.", "JP", "VN", "aid", 15e6),
        ("Il a dit que 700 millions de yens accordés par le Japon ont servi aux écoles.", "JP", "VN", "aid", 7e8),
        ("Le Japon a versé 9 millions de yens, soit 110.000 dollars.", "JP", "VN", "aid", 9e6),
        ("La JICA allouera une subvention de 7 millions de yens au Vietnam.", "JP", "VN", "grant", 7e6),
        ("Un accord de prêt de 3 millions de dollars a été signé.", "JP", "VN", "loan", 3e6),
        ("Le Vietnam et la JICA ont signé un prêt de 3 millions de dollars.", "JP", "VN", "loan", 3e6),
        ("Un don japonais de 3 millions de dollars, possible grâce à la JICA, a été cité.", "JP", "VN", "grant", 3e6),
    ],
)
def test_other_ways_of_giving(text: str, giver: str, receiver: str | None, what: str, value: float) -> None:
    record = pledge(text, "JP", "VN")
    assert (record.giver, record.receiver, record.what, record.value) == (giver, receiver, what, value)


@pytest.mark.parametrize(
    "text",
    [
        "Il a demandé que le Japon accorde 1.000 bourses aux jeunes.",
        "Il a sollicité du Japon l'octroi d'un prêt de 3 milliards de yens.",
        "Le Vietnam sollicite du Japon un prêt d'un milliard de dollars.",
        "La dette du Vietnam envers le Fonds japonais a atteint 10 milliards de yens.",
        "Le Japon est prêt à investir 3 milliards de dollars au Vietnam.",
        "Le Japon a versé au Vietnam 3 milliards de dollars d'arriérés.",
        "Le Vietnam a obtenu du Japon l'effacement d'une dette de 3 milliards de yens.",
        "Le Japon s'est engagé sur l'acquisition de 118 avions.",
        "Il a plaidé pour une aide japonaise de 10 millions d'euros.",
        "Il espère obtenir du Japon un prêt de 10 millions d'euros.",
        "Le Japon compte cent projets d'investissement, cumulant un fonds total de 3 milliards de yens.",
    ],
)
def test_what_is_asked_for_is_not_given(text: str) -> None:
    assert pledges(text, "JP", "VN") == []


def test_two_sums_with_a_word_between_are_two() -> None:
    text = "Le Japon accorde une aide de 106 milliards de kips et un prêt de 480 milliards de kips."
    assert [(p.what, p.value, p.unit) for p, *_ in pledges(text, "JP", "LA")] == [
        ("aid", 106e9, "LAK"),
        ("loan", 480e9, "LAK"),
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda r: str(r["id"]))
def test_examples_of_the_lexicon(rule: dict[str, list[object]]) -> None:
    for text, expected in rule["must"]:  # type: ignore[misc]
        record = pledge("Le Japon : " + text, "JP", "VN")
        assert [record.what, record.value, record.unit] == expected
    for text in rule["never"]:
        assert pledges("Le Japon : " + str(text), "JP", "VN") == []


@pytest.mark.parametrize(
    ("text", "giver", "receiver", "value", "unit"),
    [
        ("Le Vietnam a fait don de 550 000 masques à l'Allemagne.", "VN", "DE", 550_000, "masks"),
        ("La Présidente tanzanienne a promis 1 000 tonnes de blé aux villes burundaises.", "TZ", "BI", 1000, "tonnes"),
        ("Il a remercié les Pays-Bas d'avoir transféré 2,8 millions de doses au Vietnam.", "NL", "VN", 2.8e6, "doses"),
        ("Le Ghana a réceptionné un don de la Corée du Sud de 12 000 doses.", "KR", "GH", 12_000, "doses"),
        ("Le Ghana a reçu 12 000 doses, un don du gouvernement coréen, via Covax.", "KR", "GH", 12_000, "doses"),
        ("Le Niger aura reçu 40 véhicules de la part de la Turquie.", "TR", "NE", 40, "vehicles"),
        ("60 bourses sont accordées par la Serbie aux étudiants angolais.", "RS", "AO", 60, "scholarships"),
        ("Une aide norvégienne de 3 millions d'euros ira au Malawi.", "NO", "MW", 3e6, "EUR"),
        ("L'octroi par le Koweït d'une aide de 3 millions d'euros à la Gambie", "KW", "GM", 3e6, "EUR"),
        ("Séoul a mis 15 bourses de plus à la disposition du Bénin.", "KR", "BJ", 15, "scholarships"),
        ("Séoul a attribué des bourses à 15 étudiants du Bénin.", "KR", "BJ", 15, "scholarships"),
        ("40 motos cédées par la Suède au Bénin serviront aux infirmiers.", "SE", "BJ", 40, "motorcycles"),
        ("Le Bénin va recevoir 40 motos de la Suède.", "SE", "BJ", 40, "motorcycles"),
        ("La Suède a gratifié le Bénin de 40 motos.", "SE", "BJ", 40, "motorcycles"),
        ("Le Bénin a décroché un prêt de 3 millions d'euros auprès de la Suède.", "SE", "BJ", 3e6, "EUR"),
        ("Le Bénin a remercié la Suède pour ces 40 motos.", "SE", "BJ", 40, "motorcycles"),
        ("La Suède, reçue à Accra par le Ghana, a promis 3 millions d'euros au Ghana.", "SE", "GH", 3e6, "EUR"),
        ("Les États-Unis fourniront 3 millions de dollars au Liban.", "US", "LB", 3e6, "USD"),
        ("Doha fournira 7 000 paniers alimentaires au Tchad", "QA", "TD", 7000, "baskets"),
    ],
)  # fmt: skip
def test_stated_sides(text: str, giver: str, receiver: str, value: float, unit: str) -> None:
    [(record, _, _, _, basis)] = pledges(text)
    assert (record.giver, record.receiver, record.value, record.unit) == (giver, receiver, value, unit)
    assert basis == "stated"


def test_what_a_list_that_is_given_begins_with_is_given() -> None:
    text = "Au total, 8 ambulances équipées pour la brousse, 60 tablettes et 20 camions ont été offerts au Togo."
    rows = [(r.giver, r.receiver, r.value, r.unit) for r, *_ in pledges(text, "IN", "TG")]
    assert rows == [("IN", "TG", 8, "ambulances"), ("IN", "TG", 60, "tablets"), ("IN", "TG", 20, "trucks")]


def test_what_was_given_until_now_is_no_gift() -> None:
    text = "Ce don porte à ce jour la quantité globale à plus de 54 000 tonnes, d'une valeur de 3 millions d'euros."
    assert pledges(text, "SE", "BJ") == []


def test_a_sum_in_the_currency_of_who_gets_it_is_no_gift_of_that_side() -> None:
    [(gift, *_)] = pledges("Le don est estimé à 4 milliards de francs burundais.", "BI", "SE")
    assert (gift.giver, gift.receiver) == ("SE", "BI")


def test_what_goods_are_worth_is_given_with_them() -> None:
    text = "Le Japon a offert 80 véhicules et du matériel d'une valeur de 40 millions de yens."
    assert [(p.value, p.unit) for p, *_ in pledges(text, "JP", "ML")] == [(80, "vehicles"), (40e6, "JPY")]


def test_a_part_of_what_is_given_is_no_gift_of_its_own() -> None:
    found = pledges("Le Japon a remis au Bénin 12 véhicules dont trois ambulances d'une valeur de 3 millions d'euros.")
    assert [(row[0].value, row[0].unit) for row in found] == [(12, "vehicles"), (3e6, "EUR")]


def test_what_a_gift_holds_is_given_behind_its_worth() -> None:
    found = pledges("Le don du Japon au Bénin, d'une valeur de 3 millions d'euros, comprend 12 véhicules.")
    assert [(row[0].value, row[0].unit) for row in found] == [(3e6, "EUR"), (12, "vehicles")]


def test_a_list_goes_on_over_what_nobody_counts() -> None:
    text = "Le Japon a donné 100 masques chirurgicaux, des gants, 50 charlottes et 40 respirateurs au Mali."
    assert [(p.value, p.unit) for p, *_ in pledges(text, "JP", "ML")] == [(100, "masks"), (40, "ventilators")]


@pytest.mark.parametrize(
    ("text", "giver", "receiver"),
    [
        ("L'Union européenne a annoncé qu'elle allait verser 4 millions d'euros aux réfugiés.", "EU", "ML"),
        ("La Suède a fourni 4 tonnes de blé à la Centrafrique.", "SE", "CF"),
        ("Le Japon a fourni 4 tonnes de blé à la Centrafrique.", "JP", "CF"),
    ],
)
def test_others_than_the_two_sides_give_and_get(text: str, giver: str, receiver: str | None) -> None:
    assert (pledge(text, "JP", "ML").giver, pledge(text, "JP", "ML").receiver) == (giver, receiver)


def test_an_organisation_that_neither_side_is_may_get_what_is_given() -> None:
    text = "Le Japon a accordé un appui de 2 millions d'euros au Programme alimentaire mondial."
    assert (pledge(text, "JP", "ML").giver, pledge(text, "JP", "ML").receiver) == ("JP", "WFP")


def test_of_two_told_as_one_neither_gives() -> None:
    assert pledges("Le Togo et la France ont signé un financement de 30 millions d'euros.") == []


def test_of_two_sides_the_other_receives() -> None:
    text = "Le Japon accordera un prêt de 80 millions d'euros."
    assert pledge(text).receiver is None
    [(record, _, _, _, basis)] = pledges(text, "JP", "KH")
    assert (record.giver, record.receiver, record.what, basis) == ("JP", "KH", "loan", "inferred")


@pytest.mark.parametrize(
    "text",
    [
        "Le Japon et le Vietnam veulent porter leur commerce à 100 milliards de dollars.",
        "Les échanges entre la France et le Maroc ont atteint 5 milliards d'euros.",
        "Le Japon a offert un dîner.",
        "La France a accordé une audience à 30 % des candidats.",
        "La France a promis au Maroc un hôpital de 200 lits.",
        "La France n'a pas accordé au Maroc les 80 millions d'euros attendus.",
        "un prêt de 80 millions d'euros",
    ],
)
def test_no_pledge(text: str) -> None:
    assert pledges(text) == []


@pytest.mark.parametrize(
    ("text", "sides", "giver"),
    [
        # A sum in one's own currency is one's own gift; a body gives to a state, where no words say who gives.
        ("Le don de 10 millions de yuans servira à construire une école.", ("CN", "LA"), "CN"),
        ("L'accord est relatif à l'octroi d'un don de 500 millions de yens.", ("CI", "JP"), "JP"),
        ("Ces équipements, dont la valeur s'élève à 3 millions de yens, serviront aux écoles.", ("JP", "MG"), "JP"),
        ("Il s'agit d'une dotation de 470 millions de yens.", ("JP", "MG"), "JP"),
        ("Le don de 40 motos par la Suède a été salué.", ("BJ", "SE"), "SE"),
        ("Le ministre béninois a évoqué une dotation de 40 motos.", ("BJ", "SE"), "SE"),
        ("Le ministre tunisien a cité un accord de financement de 60 millions d'euros.", ("EU", "TN"), "EU"),
        ("Le ministre espagnol a cité un accord de financement de 60 millions d'euros.", ("ECOWAS", "ES"), "ES"),
        ("Le Premier ministre japonais a annoncé l'octroi par son gouvernement d'un crédit de 500 millions de dollars "
         "afin d'assister le Vietnam.", ("JP", "VN"), "JP"),
    ],
)  # fmt: skip
def test_who_is_more_like_to_give(text: str, sides: tuple[str, str], giver: str) -> None:
    found = pledge(text, *sides)
    assert (found.giver, {found.giver, found.receiver}) == (giver, set(sides))
