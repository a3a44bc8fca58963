"""An adjective of two countries of which a text names neither ("congolais"): nothing is concluded, nothing breaks."""

from __future__ import annotations

import pytest

from extractors.article import Article
from extractors.pipeline import extract

TEXTS = (
    "Le ministre belge Jan Claes a été reçu lundi dans la capitale congolaise par son homologue Paul Mbuyi.",
    "La rencontre entre les gouvernements belge et congolais se conclura à Bruxelles par la signature d'un accord.",
    "L'ambassadeur Jean Mbala a été reçu par le ministre belge Jan Claes. L'ambassade congolaise a publié la photo.",
    "Des dirigeants de nombreux pays ont envoyé des messages de condoléances aux dirigeants et au peuple congolais.",
    "L'ambassadeur de Belgique au Kenya, Jan Claes, a remis mardi un don au gouvernement congolais.",
    "Les gouvernements belge et congolais ont signé un accord mardi. Le texte congolais sera signé jeudi.",
)


@pytest.mark.parametrize("text", TEXTS)
def test_neither_of_two_countries_is_filed(text: str) -> None:
    assert not {code for event in extract(Article("short", text, lang="fr")) for code in event.countries} & {"CD", "CG"}
