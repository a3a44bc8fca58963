"""Texts made to be slow to read: one thing over and over where a pattern repeats, and never what it looks for."""

from __future__ import annotations

import time

import pytest

from extractors.article import Article
from extractors.pipeline import extract

TALKS = "Le ministre vietnamien Bui Thanh Son a reçu le 3 mai 2021 à Hanoï le ministre russe Sergueï Lavrov. "
OPENINGS = {
    "spaces before a dash": ("- ", " "),
    "articles after letters of credence": (
        "L'ambassadeur Jean Petit a présenté ses lettres de créance, signées par ", "de la "
    ),
    "an anniversary of relations": ("Ils ont salué le 50e anniversaire de l'établissement ", "de leurs relations "),
    "articles after a wish": ("Les ministres ont exprimé", " de leur"),
    "articles before elections": ("Aux élections, ils ont parlé de leur défaite ", "de la "),
    "words that join": ("Le ministre a reçu le 3 mai son homologue russe ,", " mais aussi ,"),
    "Roman figures": ("Ils ont tenu la session ", "i"),
    "figures": ("La France a remis un don de ", "0 "),
    "brackets": ("Il a reçu ", "("),
    "honorifics": ("Il a reçu ", "M. "),
    "names": ("Il a reçu ", "Jean de "),
    "dates behind an official": ("Le ministre malien Ali Sow", " lundi 3 mars 2020"),
    "adjectives of countries": ("Le ministre a demandé aux ", "français "),
    "days": ("Il a reçu le dimanche ", "premier "),
    "posts": ("Il a reçu le ", "ministre des "),
    "quotes": ("Il a dit : ", '" '),
    "wishes received": ("Il a reçu les chaleureuses félicitations", " et les vives chaleureuses félicitations"),
    "items": ("Ils ont parlé des points suivants :", "\n- riz"),
    "single quotation marks": ("Il a dit ", "'a b "),
    "lines": ("Il a reçu", "\n"),
}  # fmt: skip


@pytest.mark.parametrize(("once", "again"), OPENINGS.values(), ids=OPENINGS)
def test_no_text_takes_long(once: str, again: str) -> None:
    extract(Article("warm", TALKS))
    spent = []
    for size in (1500, 6000):
        text = TALKS + "\n\n" + once + again * (size // len(again)) + "."
        start = time.process_time()
        extract(Article("slow", text))
        spent.append(time.process_time() - start)
    assert spent[1] < max(2.0, 12 * spent[0]), "four times the text took much more than four times as long"
