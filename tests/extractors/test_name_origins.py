"""Of which of the countries that an article speaks of somebody is, where nothing but the name tells."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import extractors
from extractors.article import Article
from extractors.patterns.lexicon import load
from extractors.persons.name_origins import borne, may_be_of, only_there
from extractors.pipeline import extract, understand

TABLE = tomllib.loads((Path(extractors.__file__).parent / "lexicons/shared/names.toml").read_text("utf-8"))
ROWS = [((code,), parts.split()) for code, parts in TABLE["borne"].items()]
ROWS += [(tuple(row["countries"].split()), row["parts"].split()) for row in TABLE["together"]]


def test_the_table_knows_every_country() -> None:
    countries = {code for codes, _ in ROWS for code in codes}
    assert countries <= set(load("fr").tables["countries"])
    assert len(countries) > 190


@pytest.mark.parametrize(("codes", "parts"), ROWS, ids=lambda v: v[0])
def test_a_row_holds_folded_parts_once(codes: tuple[str, ...], parts: list[str]) -> None:
    assert [part for part in parts if not re.fullmatch(r"-?[a-z]{2,}-?", part)] == []
    assert len(parts) == len(set(parts))
    # What a language shares need not be told of each country anew.
    shared = {part for others, given in ROWS if len(others) > 1 and codes[0] in others for part in given}
    assert len(codes) > 1 or not shared & set(parts)


@pytest.mark.parametrize(
    ("name", "codes", "side"),
    [
        ("Moussa Dagnogo Koné", ["CI", "PT"], "CI"),
        ("Nguyên Van Thanh", ["LA", "VN", "CN"], "VN"),
        ("Joaquim Teixeira Monteiro", ["SN", "CV"], "CV"),
        ("Sidi Mohamed Ould Bilal", ["SN", "MR"], "MR"),
        ("Nikolaï Stambolov", ["AT", "BG"], "BG"),  # by the end of the family name
        ("Hery Rakotomalala", ["MU", "MG"], "MG"),  # by its beginning
        ("KIM Min-jae", ["KR", "JP"], "KR"),
        # of one name both are possible, of the other nothing is known
        ("Mohamed Ahmed", ["EG", "SD"], None),
        ("Xqzv Wqxj", ["EG", "SD"], None),
        # nowhere that is spoken of
        ("Andrés Gutiérrez", ["JP", "KR"], None),
    ],
)
def test_where_a_name_is_borne(name: str, codes: list[str], side: str | None) -> None:
    assert only_there(name, codes) == side


def test_a_name_of_no_part_known_may_be_of_anywhere() -> None:
    assert borne("Xqzv Wqxj", ["FR", "VN"]) == {}
    assert may_be_of("Xqzv Wqxj", "FR", ["VN"])
    assert may_be_of("Tran Van Hoa", "VN", ["FR"])
    assert not may_be_of("Tran Van Hoa", "PE", ["PE", "VN"])


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        # of two heads of state without a country, neither is of the one named most for that
        (
            "Le président Moussa Dagnogo Koné a été reçu mardi par le président Joaquim Teixeira Monteiro. Il a salué "
            "l'accueil du Cap-Vert. Le Cap-Vert et la Côte d'Ivoire ont ouvert une ligne entre Abidjan et Praia. Au "
            "Cap-Vert vivent des Ivoiriens.",
            {"Moussa Dagnogo Koné": "CI", "Joaquim Teixeira Monteiro": "CV"},
        ),
        # a counterpart, whose country nothing else tells
        (
            "Le ministre bulgare des Transports, Ivan Dimitrov, a rencontré son homologue, Hery Rakotomalala, arrivé "
            "de Madagascar en passant par le Kenya.",
            {"Ivan Dimitrov": "BG", "Hery Rakotomalala": "MG"},
        ),
        # what the text says counts, whatever the name
        (
            "Le ministre péruvien de la Pêche, Kenji Tanaka, a reçu l'ambassadeur du Japon, Taro Ito.",
            {"Kenji Tanaka": "PE", "Taro Ito": "JP"},
        ),
        # of a country that the article does not speak of nobody is
        ("Le ministre Nguyên Van Thanh a rencontré le ministre malien Moussa Konaté.", {"Nguyên Van Thanh": None}),
        # of two countries that share an adjective, and of no third one, whatever the text names
        (
            "Le ministre congolais de l'Économie, Gaston Ibara Mboungou, a reçu l'ambassadeur d'Indonésie, Agus Putra. "
            "L'Indonésie, a dit le ministre congolais Félix Mbuyi Kabongo, est attendue. Le ministre congolais Xqzv "
            "Wqxj a salué l'Indonésie.",
            {"Gaston Ibara Mboungou": "CG", "Félix Mbuyi Kabongo": "CD", "Xqzv Wqxj": None},
        ),
        # business is of no side
        (
            "Le ministre malien Moussa Konaté a reçu Hery Rakotomalala, directeur d'une banque de Madagascar.",
            {"Moussa Konaté": "ML"},
        ),
    ],
)
def test_sides_by_name(text: str, sides: dict[str, str | None]) -> None:
    people = understand(Article("short", text, lang="fr")).people.all
    told = {p.name: p.side for p in people if p.name in sides}
    assert told == sides


def test_a_post_goes_to_nobody_with_a_name_of_elsewhere() -> None:
    text = (
        "Le ministre chinois Luo Jianping s'est entretenu au téléphone avec M. Tariq Mehmood Awan. Il a remercié le "
        "Pakistan. Le ministre mexicain des Affaires étrangères est attendu vendredi."
    )
    people = {p.name: p for p in understand(Article("short", text, lang="fr")).people.all}
    assert people["Tariq Mehmood Awan"].side == "PK"
    assert not people["Tariq Mehmood Awan"].held


def test_whoever_receives_holds_no_post_of_the_guest() -> None:
    (event,) = extract(
        Article("short", "Le ministre malien des Mines a reçu l'ambassadeur de France, Paul Petit.", lang="fr")
    )
    assert [(p.name, p.role) for p in event.participants] == [("Paul Petit", "ambassadeur")]
    people = understand(Article("short", "Le ministre a reçu Paul Petit.", lang="fr")).people.all
    assert [p.held for p in people] == [[]]


def test_a_relative_of_an_official_is_of_no_side() -> None:
    text = "La ministre malienne Awa Keita a reçu Anna Berg, épouse du vice-président norvégien Lars Berg."
    people = {p.name: p.side for p in understand(Article("short", text, lang="fr")).people.all}
    assert people["Anna Berg"] is None


def test_the_evidence_says_that_the_name_told() -> None:
    text = (
        "Le président Moussa Dagnogo Koné a été reçu mardi par le président Joaquim Teixeira Monteiro. Le Cap-Vert et "
        "la Côte d'Ivoire ont ouvert une ligne."
    )
    (event,) = extract(Article("short", text, lang="fr"))
    told = {e.field: (e.quote, e.basis) for e in event.evidence if e.rule == "named-as-there"}
    assert told["participants/0"] == ("président Moussa Dagnogo Koné", "inferred")
    assert told["participants/1"] == ("président Joaquim Teixeira Monteiro", "inferred")
