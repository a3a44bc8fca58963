"""One pass over the text for all names: whole words, longest from the left, as the lexicon wants them written."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extractors.cleaning import view
from extractors.patterns.lexicon import load
from extractors.patterns.matching import scan

FR = load("fr")


def marks(text: str, layer: str = "names") -> list[tuple[str, str]]:
    text = view(text).text
    return [(m.kind, text[m.start : m.end]) for m in scan(text, FR)[layer]]


def of(kind: str, text: str) -> list[str]:
    return [words for found, words in marks(text) if found == kind]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("au Vietnam et en Russie", ["Vietnam", "Russie"]),
        ("en République de Corée", ["République de Corée"]),
        ("en Guinée équatoriale, en Guinée-Bissau, en Guinée", ["Guinée équatoriale", "Guinée-Bissau", "Guinée"]),
        ("EN RUSSIE", ["RUSSIE"]),
        ("en Cote d'Ivoire", ["Cote d'Ivoire"]),
        ("en C\u00f4te d\u2019Ivoire", ["Côte d'Ivoire"]),
        ("des Russiens, une prussienne", []),
    ],
)
def test_countries(text: str, found: list[str]) -> None:
    assert of("country", text) == found


def test_a_country_begins_with_a_capital() -> None:
    assert of("country", "le vietnam") == []
    assert of("adjective", "le ministre vietnamien") == ["vietnamien"]


def test_adjectives_name_every_country_that_shares_them() -> None:
    (mark,) = [m for m in scan("la partie congolaise", FR)["names"] if m.kind == "adjective"]
    assert mark.value == ("CD", "CG")


def test_acronyms_match_only_as_printed() -> None:
    assert of("organization", "à l'ONU") == ["ONU"]
    assert of("organization", "à l'Onu, une honu") in ([], ["Onu"])
    assert of("organization", "l'oms, les poms") == []


def test_marks_do_not_overlap_and_keep_the_order_of_the_text() -> None:
    text = "Le ministre vietnamien des Affaires étrangères a reçu à Hanoï l'ambassadeur de la République de Corée."
    for layer in scan(text, FR).values():
        for one, other in pairwise(layer):
            assert one.end <= other.start


def test_topics_are_a_layer_of_their_own() -> None:
    text = "la coopération commerciale avec l'ASEAN"
    assert [m.value for m in scan(text, FR)["topics"]] == ["trade"]
    assert of("organization", text) == ["ASEAN"]


def test_the_longest_name_from_the_left_wins() -> None:
    assert [k for k, _ in marks("Assemblée générale des Nations unies")].count("organization") == 1
    assert of("organization", "l'Union européenne et l'Union africaine") == ["Union européenne", "Union africaine"]


def test_nothing_in_nothing() -> None:
    assert scan("", FR) == {"names": [], "topics": [], "said": []}
    assert marks("\x00 \u202e …") == []
