"""Capitals printed without the accent that the small letter has are read as if they had it."""

from __future__ import annotations

import pytest

from extractors.article import Article
from extractors.pipeline import extract
from extractors.records import Event

MET = "Le ministre malien Ali Sow a reçu lundi à Bamako le ministre norvégien Lars Berg. "


def told(text: str) -> list[Event]:
    return extract(Article(id="a", text=text, lang="fr"))


@pytest.mark.parametrize(
    ("with_accents", "without"),
    [
        (MET + "Étaient présents l'ambassadrice de Norvège, Kari Dahl, et des cadres.", "Etaient"),
        (MET + "Évoquant la pêche, Lars Berg a promis trois bateaux.", "Evoquant"),
        (MET + "Échangeant avec lui, Ali Sow a salué l'aide de la Norvège.", "Echangeant"),
        (
            "À l'issue d'un entretien avec le ministre malien Ali Sow, le ministre norvégien Lars Berg est parti.",
            "A",
        ),
        ("À Bamako, le ministre malien Ali Sow a reçu le ministre norvégien Lars Berg.", "A"),
        ("Le président malien Ali Sow a offert un déjeuner d'État à son homologue togolais Kossi Adjovi.", "Etat"),
    ],
)
def test_a_capital_needs_no_accent(with_accents: str, without: str) -> None:
    accented = next(word for word in with_accents.replace("d'", "").split() if word[0] in "ÉÀ")
    [full, bare] = told(with_accents), told(with_accents.replace(accented, without))
    assert full

    def facts(events: list[Event]) -> list[object]:
        return [(e.type, e.participants, e.countries, e.topics, e.date, e.city) for e in events]

    assert facts(full) == facts(bare)


def test_quotes_keep_the_letters_of_the_text() -> None:
    text = (
        "A l'issue de son entretien avec le ministre malien Ali Sow, le ministre norvégien Lars Berg a quitté Bamako."
    )
    for event in told(text):
        assert all(text[e.start : e.end] == e.quote for e in event.evidence)


@pytest.mark.parametrize("town", ["Izmir", "İzmir"])
def test_a_capital_that_grows_in_small_letters_moves_no_offset(town: str) -> None:
    text = f"Le port de {town} est fermé. " * 12 + (
        "Le ministre malien Ali Sow, qui a inauguré un pont le 4 mars 2024, a récemment reçu le ministre norvégien "
        "Lars Berg."
    )
    assert [e.date for e in told(text) if e.type == "meeting"] == [None]
