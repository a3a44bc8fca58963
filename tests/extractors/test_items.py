"""Topics of lists, of documents told by their rank, and of what was discussed before something was signed."""

from __future__ import annotations

import pytest

from extractors.article import Article
from extractors.pipeline import extract

TALKS = (
    "Cotonou reçoit Lomé\n\nCotonou, 3 mars (ABP) - Le ministre béninois des Affaires étrangères, Luc Adimi, a reçu "
    "mardi à Cotonou son homologue togolais, Yao Kpodar."
)
SIGNED = (
    "Cotonou et Tokyo signent\n\nCotonou, 3 mars (ABP) - Le ministre béninois des Affaires étrangères, Luc Adimi, et "
    "l'ambassadrice du Japon, Mme Yuko Sato, ont signé mardi à Cotonou deux conventions de financement."
)
END = "\n\nLe séjour du ministre prendra fin mercredi."


def topics(text: str, kind: str) -> set[str]:
    events = [e for e in extract(Article(id="a", text=text + END, lang="fr")) if e.type == kind]
    assert events
    return set(events[0].topics)


@pytest.mark.parametrize(
    ("list_", "wanted"),
    [
        (
            "Les échanges ont porté sur les points suivants :\n- la vente de maïs ;\n- l'enseignement de l'éwé dans "
            "les lycées ;\n- la ligne aérienne.",
            {"agriculture", "education", "transport"},
        ),
        (
            "Au menu des discussions :\n• Les quotas de crevettes.\n• Les bourses.\n• Le barrage d'Adjarala.",
            {"fisheries", "education", "energy"},
        ),
        (
            "Ils ont convenu :\n- de rouvrir les écoles bilingues ;\n- de lever les droits de douane sur le ciment.",
            {"education", "trade"},
        ),
        ("Au menu des entretiens :\n1. Des pêcheurs\n2. Du riz", {"fisheries", "agriculture"}),
    ],
)
def test_items_of_a_list_are_told_by_what_opens_it(list_: str, wanted: set[str]) -> None:
    assert topics(f"{TALKS}\n\n{list_}", "meeting") >= wanted


def test_a_list_of_other_stories_tells_nothing() -> None:
    list_ = "A lire également :\n- Le nucléaire iranien en débat.\n- Les pêcheurs de Grand-Popo en grève."
    assert topics(f"{TALKS}\n\n{list_}", "meeting") == set()


@pytest.mark.parametrize(
    ("after", "wanted"),
    [
        (
            "La première, d'un montant de trois milliards de francs, concerne la réhabilitation de l'hôpital de Savè. "
            "La seconde porte sur l'électrification de vingt villages.",
            {"health", "energy"},
        ),
        (
            "Le premier texte finance la route de Kétou ; le second est relatif aux semences.",
            {"transport", "agriculture"},
        ),
        ("La deuxième sera exécutée par l'UNICEF au profit des écoles rurales.", {"education"}),
    ],
)
def test_documents_told_by_their_rank_are_those_of_the_signing(after: str, wanted: set[str]) -> None:
    assert topics(f"{SIGNED} {after}", "signing") >= wanted


@pytest.mark.parametrize(
    ("after", "talks", "signing"),
    [
        (
            "Les deux ministres ont échangé sur le coton et les engrais et ont assisté à la signature d'un accord "
            "entre les deux universités.",
            {"agriculture"},
            {"education"},
        ),
        (
            "Après avoir évoqué la transhumance, ils ont signé un accord sur les télécommunications.",
            {"agriculture"},
            {"digital"},
        ),
        ("Ils ont ensuite signé un accord sur les télécommunications.", set(), {"digital"}),
    ],
)
def test_what_was_discussed_before_a_signing_is_of_the_talks(after: str, talks: set[str], signing: set[str]) -> None:
    assert topics(f"{TALKS} {after}", "meeting") == talks
    assert topics(f"{TALKS} {after}", "signing") == signing


@pytest.mark.parametrize(
    ("after", "wanted"),
    [
        ("Il a été question du Mali et du Burkina Faso.", {"peace-stability"}),
        ("La Libye a dominé l'entretien.", {"peace-stability"}),
        ("L'Ukraine était au menu.", {"ukraine"}),
        ("Il n'a été question que de cuivre et de lithium.", {"mining"}),
        ("Il fut surtout question de pêche.", {"fisheries"}),
        ("M. Kpodar a sollicité des semences et a plaidé pour les pêcheurs.", {"agriculture", "fisheries"}),
        ("Il a proposé d'envoyer des soudeurs et des maçons.", {"labour"}),
        ("M. Kpodar arrivait du Mali.", set()),
        ("Il se rendra ensuite en Libye.", set()),
        ("Il n'a pas été question de pêche.", set()),
        ("Il a réclamé des visas.", {"migration"}),
        ("Il a demandé que les échanges commerciaux non pétroliers doublent.", {"trade"}),
    ],
)
def test_countries_and_things_asked_for(after: str, wanted: set[str]) -> None:
    assert topics(f"{TALKS} {after}", "meeting") == wanted
