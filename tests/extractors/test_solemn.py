"""Gifts handed over and anniversaries celebrated: an article in, the ceremony and what it undertakes out."""

from __future__ import annotations

import pytest

from extractors.article import Article
from extractors.pipeline import extract
from extractors.records import Event


def read(text: str) -> list[Event]:
    return list(extract(Article(id="a", text=text, lang="fr")))


@pytest.mark.parametrize(
    ("text", "names", "giver", "receiver", "value", "unit"),
    [
        (
            "Le gouvernement togolais a réceptionné, mardi à Lomé, un don de l'Inde de 40.000 doses de vaccin. "
            "Nous sommes solidaires, a déclaré à cette occasion l'ambassadeur de l'Inde au Togo, Sanjiv Tandon.",
            {"Sanjiv Tandon"}, "IN", "TG", 40_000, "doses",
        ),
        (
            "La Corée du Sud a fait don mercredi de 600 tonnes de riz à Madagascar, touché par le cyclone. "
            "L'ambassadeur de Corée du Sud, Sohn Yong-ho, a souhaité d'autres dons. De son côté, la ministre "
            "malgache de la Population, Irmah Naharimamy, a remercié le donateur.",
            {"Sohn Yong-ho", "Irmah Naharimamy"}, "KR", "MG", 600, "tonnes",
        ),
        (
            "Un don de 12 000 doses a été reçu par la Guinée. Le ministre guinéen de la Santé, Mamadou Diallo, a "
            "remercié le gouvernement serbe par la voix de l'ambassadeur de Serbie, Ivan Petrovic.",
            {"Mamadou Diallo", "Ivan Petrovic"}, "RS", "GN", 12_000, "doses",
        ),
    ],
)  # fmt: skip
def test_a_gift_is_handed_over(
    text: str, names: set[str], giver: str, receiver: str, value: float, unit: str
) -> None:  # fmt: skip
    [event] = read(text)
    assert event.type == "ceremony"
    assert {p.name for p in event.participants} == names
    assert [(p.giver, p.receiver, p.value, p.unit) for p in event.pledges] == [(giver, receiver, value, unit)]


def test_an_anniversary_is_celebrated() -> None:
    [event] = read(
        "Un concert marquant le 40e anniversaire de l'établissement des relations diplomatiques entre le Laos et la "
        "Suède a été organisé le 5 mai 2022 à Vientiane. L'ambassadeur de Suède au Laos, Per Olsson, a salué une "
        "amitié ancienne. Le vice-ministre laotien de la Culture, Kham Sone, a souhaité d'autres échanges."
    )
    assert (event.type, event.countries) == ("ceremony", ("LA", "SE"))
    assert {p.name for p in event.participants} == {"Per Olsson", "Kham Sone"}
    assert [(a.ordinal, a.of, a.year) for a in event.anniversaries] == [(40, "diplomatic-relations", 2022)]


@pytest.mark.parametrize(
    "text",
    [
        "La Corée du Sud a fait don de 600 tonnes de riz à Madagascar.",
        "La Corée du Sud a fait don de 600 tonnes de riz à Madagascar. Le ministre malgache Jean Rabe a visité Tuléar.",
        "Le Laos et la Suède ont célébré le 40e anniversaire de leurs relations diplomatiques.",
        "La Suède offrira peut-être 600 bourses au Laos. L'ambassadeur de Suède au Laos, Per Olsson, est arrivé.",
    ],
)
def test_no_ceremony(text: str) -> None:
    assert not [e for e in read(text) if e.type == "ceremony"]


def test_between_two_countries_these_are_not_who_meets() -> None:
    text = (
        "Le président kényan William Ruto et son homologue sénégalais Macky Sall ont affirmé leur volonté de renforcer "
        "l'amitié entre les deux pays, lors de leur entretien, jeudi 29 juin 2023 à Nairobi."
    )
    [event] = read(text)
    assert {p.name for p in event.participants} == {"William Ruto", "Macky Sall"}
