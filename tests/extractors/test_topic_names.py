"""Words of topics inside what only names something, and sentences that go on about a document."""

from __future__ import annotations

import pytest

from extractors.article import Article
from extractors.pipeline import extract

LEAD = (
    "Le ministre vietnamien des Affaires étrangères, Tran Van Hai, a reçu mardi à Hanoï son homologue belge, Luc Maes. "
)


def _topics(text: str, kind: str) -> set[str]:
    events = extract(Article("t", text, lang="fr"))
    return {topic for event in events if event.type == kind for topic in event.topics}


@pytest.mark.parametrize(
    ("said", "absent"),
    [
        ("Les deux ministres ont évoqué la mer Orientale et la sûreté de la navigation maritime.", "maritime"),
        ("Les deux ministres ont salué les travaux de la commission économique mixte.", "economy"),
        ("Les deux ministres ont discuté avec leurs collègues de l'économie.", "economy"),
        ("Les deux ministres veulent parfaire le cadre juridique des visites.", "justice"),
    ],
)
def test_what_only_names_something_is_no_topic(said: str, absent: str) -> None:
    assert absent not in _topics(LEAD + said, "meeting")


def test_the_sea_elsewhere_is_a_matter_of_the_sea() -> None:
    said = "Les deux ministres ont évoqué la sûreté de la navigation maritime."
    assert "maritime" in _topics(LEAD + said, "meeting")


def test_a_source_may_stand_before_what_a_document_is_about() -> None:
    signed = "Les deux ministres ont ensuite signé un mémorandum d'entente. "
    about = "Selon un communiqué du gouvernement, ce document porte sur la pêche et l'agriculture."
    assert {"fisheries", "agriculture"} <= _topics(LEAD + signed + about, "signing")
    assert "fisheries" not in _topics(LEAD + signed + about, "meeting")
