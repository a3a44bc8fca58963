"""Words run into one another on old pages: parted in the view, while every offset leads back to the text as given."""

from __future__ import annotations

from functools import partial

import pytest

from extractors.cleaning import fold, view
from extractors.layout.seams import find_seams, seams

PARTED = [
    ("duVietnam", "du Vietnam"),
    ("lechef de l'Etat", "le chef de l'Etat"),
    ("ministrefrançais", "ministre français"),
    ("homologuefrançais", "homologue français"),
    ("à La Havaneune délégation", "à La Havane une délégation"),
    ("par lemembre du Bureau", "par le membre du Bureau"),
    ("auprince", "au prince"),
    ("aégalement", "a également"),
    ("ambassadeurdu Cambodge", "ambassadeur du Cambodge"),
    ("etle duPremier", "et le du Premier"),
    ("Affairesétrangères", "Affaires étrangères"),
    ("del'Assemblée", "de l'Assemblée"),
    ("lEtat", "l'Etat"),
    ("étrangèresBui Thanh Son", "étrangères Bui Thanh Son"),
    ("arencontré", "a rencontré"),
    ("visite d'Étatau Mali", "visite d'État au Mali"),
    ("souhaitéque", "souhaité que"),
    ("à la têted'une délégation", "à la tête d'une délégation"),
]
KEPT = [
    "parlement", "parcours", "surprise", "entretien", "coprésidence", "vice-président", "McDonald", "MacArthur",
    "Marielle",
    "officielles", "travailles", "matinaux",
    "EuroAirport", "DeSantis", "Leprince", "aujourd'hui", "quelqu'un", "malien", "travaille", "souverain", "dessous",
]  # fmt: skip


def _view(text: str) -> str:
    return view(text, partial(find_seams, "fr"), seams("fr").small).text


@pytest.mark.parametrize("given, read", PARTED)
def test_parted(given: str, read: str) -> None:
    assert _view(given) == read


@pytest.mark.parametrize("word", KEPT)
def test_kept(word: str) -> None:
    assert _view(word) == word


def test_every_offset_leads_back() -> None:
    text = "Lechef\u00ad de l&#39;Etat e\u0301tait auprince\u200b; lEtat.Il a dit"
    clean = view(text, partial(find_seams, "fr"), seams("fr").small)
    assert clean.text == "Le chef de l'Etat était au prince; l'Etat. Il a dit"
    for word in ("chef", "Etat", "prince", "dit"):
        at = clean.text.index(word)
        assert text[slice(*clean.span(at, at + len(word)))] == word
    at = clean.text.index("était")
    assert text[slice(*clean.span(at, at + 5))] == "e\u0301tait"


def test_fold_keeps_the_length() -> None:
    text = "Hà Nội, ÉTAT, İstanbul, Łódź, œuvre, ÐĐđ"
    assert len(fold(text)) == len(text)
    assert fold("Hà Nội, ÉTAT, Łódź") == "ha noi, etat, lodz"
