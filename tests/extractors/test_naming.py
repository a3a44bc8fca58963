"""Posts that stand at a distance from the name."""

from __future__ import annotations

import pytest

from extractors.article import Article
from extractors.pipeline import extract, understand


def _told(text: str) -> list[tuple[str, set[str]]]:
    events = extract(Article("a", text, lang="fr"))
    return [(e.type, {f"{p.country or p.organization} {p.name}" for p in e.participants}) for e in events]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # an apposition is closed by a comma, the front of a sentence by the subject
        ("Lors d'un entretien avec le ministre belge, M. Ba a dit merci. M. Ba est content.", {"Ba"}),
        (
            "Lors d'un entretien avec le ministre belge, Luc Ba, le ministre malien Ali So a dit merci.",
            {"Luc Ba", "Ali So"},
        ),
        ("À Rome, le ministre italien, Luc Ba a dit merci.", {"Luc Ba"}),
        ("Après la visite, le ministre italien, Luc Ba a dit merci.", {"Luc Ba"}),
        ("Selon M. Ba, son homologue grec a accepté. M. Ba a souri.", {"Ba"}),
    ],
)
def test_the_front_of_a_sentence_is_no_apposition(text: str, names: set[str]) -> None:
    assert {p.name for p in understand(Article("a", text, lang="fr")).people.all} == names


def test_the_subject_behind_a_front_meets_whom_the_front_names() -> None:
    text = (
        "Le ministre grec Nikos Dendias est à Bruxelles. "
        "Au cours d'un entretien avec son homologue belge, M. Dendias a demandé de l'aide."
    )
    assert _told(text) == [("meeting", {"GR Nikos Dendias"})]


def test_a_list_gives_the_post_below_the_name() -> None:
    text = (
        "La présidente suisse Anna Frei a reçu les lettres de créance de deux ambassadeurs :\n\n"
        "Son Excellence Ali Ba\n\nAmbassadeur du Mali\n\nJuan Mora\n\nAmbassadeur du Chili\n"
    )
    assert ("credentials", {"CH Anna Frei", "ML Ali Ba", "CL Juan Mora"}) in _told(text)


def test_two_who_are_counterparts_are_the_two_ministers() -> None:
    text = (
        "Le ministre belge de la Défense, Luc Dumas, a écrit à son homologue malien, Ali Ba. "
        "Les deux ministres se sont rencontrés à Dakar."
    )
    assert ("meeting", {"BE Luc Dumas", "ML Ali Ba"}) in _told(text)


@pytest.mark.parametrize(
    "between",
    [
        "M. Ba a vu lundi le Premier ministre belge, Jan Peeters.",
        "L'accord avait été signé en 2019 à Rome par le roi Harald V et le président chilien, Juan Mora.",
    ],
)
def test_two_ministers_are_not_the_leaders_told_last(between: str) -> None:
    text = (
        "Le ministre belge de la Défense, Luc Dumas, a accueilli le ministre malien de la Défense, Ali Ba. "
        f"{between} Les deux ministres se sont rencontrés à Dakar."
    )
    assert ("meeting", {"BE Luc Dumas", "ML Ali Ba"}) in _told(text)


def test_a_counterpart_is_meant_by_the_post_of_the_other() -> None:
    text = (
        "Le président cubain, Raul Mora, a reçu son homologue ghanéen, Nana Ba. "
        "Le président ghanéen s'est également entretenu avec Esteban Diaz, président du Sénat de Cuba."
    )
    assert ("meeting", {"GH Nana Ba", "CU Esteban Diaz"}) in _told(text)


@pytest.mark.parametrize(
    "told",
    [
        "Le ministre turc Ali Gul a également participé à l'entretien.",
        "Le ministre turc Ali Gul et la ministre turque Ayse Kaya ont également pris part aux discussions.",
        "Le ministre turc Ali Gul, la ministre turque Ayse Kaya et le conseiller turc Can Ates y ont pris part.",
        "Le ministre turc Ali Gul était également présent.",
    ],
)
def test_those_who_take_part_are_there(told: str) -> None:
    text = f"Le président turc Cem Demir a reçu le ministre grec Nikos Dendias. {told}"
    assert _told(text)[0][1] >= {"TR Cem Demir", "GR Nikos Dendias", "TR Ali Gul"}


@pytest.mark.parametrize(
    ("text", "count"),
    [("Il a vu le général H.R. McMaster. Il est parti.", 2), ("Il est à l'U.E. Il est parti.", 2)],
)
def test_initials_end_no_sentence(text: str, count: int) -> None:
    assert len(understand(Article("a", text, lang="fr")).readings) == count
