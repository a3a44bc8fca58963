"""The vocabulary: every term labelled and described in both languages, the page about it current."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from graph.iris import Scheme, concept
from graph.ontology import described, dip, labels
from graph.reference import tables
from graph.reference.vocabulary_page import lines

ROOT = Path(__file__).parents[2]


def test_every_term_has_labels_and_every_one_but_concepts_a_comment() -> None:
    for iri, term in described().items():
        assert set(term.labels) == {"en", "fr"}, iri
        if "/ns" in iri:
            assert set(term.comments) == {"en", "fr"}, iri


def test_the_page_is_current() -> None:
    assert (ROOT / "docs" / "vocabulary.md").read_text(encoding="utf-8") == "".join(f"{line}\n" for line in lines())


def test_every_topic_of_the_lexicon_is_a_concept() -> None:
    lexicon = tomllib.loads((ROOT / "extractors/lexicons/fr/topics.toml").read_text(encoding="utf-8"))
    known = {term.local for iri, term in described().items() if "/id/topic/" in iri}
    assert {key for key, value in lexicon.items() if isinstance(value, dict)} <= known


def test_broader_topics_make_no_circle() -> None:
    for iri in described():
        seen, walk = set(), iri
        while wider := described()[walk].broader:
            assert walk not in seen
            seen.add(walk)
            walk = wider[0]


def test_concepts_carry_the_codes_of_the_reviewed_table_and_no_others() -> None:
    table = tomllib.loads((ROOT / "graph/reference/cameo.toml").read_text(encoding="utf-8"))
    schemes: tuple[tuple[Scheme, str], ...] = (("event-type", "event"), ("speech-act", "act"))
    for scheme, kind in schemes:
        for name in (*table[kind], *table["open"][kind]):
            row = table[kind].get(name, {})
            codes = {"CAMEO": row.get("code") or row.get("root"), "PLOVER": row.get("plover")}
            found = dict(described()[concept(scheme, name.replace("_", "-"))].notations)
            assert found == {key: code for key, code in codes.items() if code}, name


def test_an_unknown_concept_is_its_own_label() -> None:
    assert labels("measure", "rice-exports")["en"] == "rice exports"


@pytest.mark.parametrize("name", ["event", "canonicalEvent", "singleHolder"])
def test_terms_are_there(name: str) -> None:
    assert dip()[name].endswith(f"#{name}")


@pytest.mark.parametrize(
    ("role", "posts"),
    [
        ("ministre des Affaires étrangères", ["foreign-minister"]),
        ("cheffe de la diplomatie", ["foreign-minister"]),
        ("Vice-ministre permanent des AE", ["permanent-deputy-foreign-minister"]),
        ("vice-Premier ministre et ministre des Affaires étrangères", ["deputy-prime-minister", "foreign-minister"]),
        ("grand veneur", []),
    ],
)
def test_roles_name_posts(role: str, posts: list[str]) -> None:
    assert [post.key for post in tables().posts_of(role)] == posts


@pytest.mark.parametrize(
    ("name", "country", "found"),
    [
        ("Hanoi", "VN", "Hanoi"),
        ("Hanoï", None, "Hanoi"),
        ("Moscou", "RU", "Moscow"),
        ("Hanoi", "FR", None),
        ("Rien", None, None),
    ],
)
def test_places_are_looked_up_exactly(name: str, country: str | None, found: str | None) -> None:
    entry = tables().place(name, country)
    assert (entry.key if entry else None) == found


@pytest.mark.parametrize(
    ("name", "key"), [("ASEAN", "ASEAN"), ("Association of Southeast Asian Nations", "ASEAN"), ("Nga", None)]
)
def test_organisations_by_acronym_and_name(name: str, key: str | None) -> None:
    entry = tables().organisation(name)
    assert (entry.key if entry else None) == key
