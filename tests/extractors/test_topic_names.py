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
        ("Les deux ministres ont parlé des visas, valables jusqu'aux prochaines élections.", "elections"),
        ("Les deux ministres veulent parfaire le cadre juridique des visites.", "justice"),
        ("M. Maes est à Hanoï pour les fêtes du 40e anniversaire de la réunification du pays.", "anniversary"),
        ("Il participe à un forum placé sous le thème « Nourrir la planète : un défi agricole ».", "agriculture"),
        (
            "M. Maes lui a parlé des visas, avant de participer à un séminaire sur les droits de la pêche en mer.",
            "fisheries",
        ),
        (
            "Les deux ministres ont parlé des visas, mais le communiqué ne précise pas s'ils ont abordé la pêche.",
            "fisheries",
        ),
        ("M. Maes sera accompagné de cinquante chefs d'entreprise de l'agriculture.", "agriculture"),
        ("Depuis l'établissement des relations, la coopération s'est étendue à la santé et au tourisme.", "health"),
        ("M. Maes s'est ensuite rendu à la pagode, haut lieu de la culture du pays.", "culture"),
        ("Les deux ministres veulent resserrer les liens entre les deux partis, les États et les peuples.", "party"),
        ("M. Maes a également rencontré des ressortissants belges établis à Hanoï.", "consular"),
        ("Les deux ministres ont discuté des infrastructures de santé.", "transport"),
        ("Les deux ministres veulent faciliter la coopération entre leurs agences de presse.", "partnership"),
        ("M. Maes a salué le rôle de pont que jouent les artistes.", "transport"),
        ("Les deux ministres veulent renforcer les échanges et la coopération entre leurs académies.", "trade"),
        ("M. Maes dirige l'Institut de recherche sur l'histoire et la littérature.", "culture"),
        ("Les deux ministres ont salué le travail d'édification des institutions.", "labour"),
        ("La délégation a également visité plusieurs sites culturels.", "culture"),
        ("M. Maes a salué le réchauffement des liens entre les deux pays.", "climate-change"),
        ("Les deux ministres ont discuté de l'Ukraine, a fait savoir le service de presse.", "education"),
        ("Les deux ministres ont discuté de l'Ukraine, a fait savoir le service de presse.", "media"),
        ("M. Maes a félicité M. Tran, qui est le président du comité pour la pêche.", "fisheries"),
        (
            "M. Tran a rappelé la politique extérieure d'indépendance, de paix et d'amitié de son pays.",
            "peace-stability",
        ),
        # Where they met, who writes so, ministries of two fields, words that are of another field beside another word.
        ("Les deux ministres ont évoqué devant la presse l'accueil reçu.", "media"),
        ("Les deux ministres ont évoqué les mines antipersonnel.", "mining"),
        ("Les deux ministres se sont entretenus au Musée de la Marine.", "maritime"),
        ("Les deux ministres se sont entretenus au siège du Fonds vert pour le climat.", "climate-change"),
        ("Selon Le Journal de l'Économie, l'entretien a été cordial.", "economy"),
        ("Le communiqué du ministère de la Promotion de la femme salue cet accueil.", "gender"),
        ("Le communiqué du ministère de la Justice et des Droits de l'homme salue cet accueil.", "human-rights"),
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


def test_a_headline_that_says_nothing_gives_no_topic() -> None:
    body = LEAD + "Ils ont évoqué la pêche."
    assert _topics(f"Vietnam-Belgique : la défense et l'agriculture\n\n{body}", "meeting") == {"fisheries"}


def test_the_items_of_a_list_of_documents_are_the_signings() -> None:
    signed = "À l'issue de cet entretien, deux accords ont été signés entre les deux pays. Ils portent sur :\n"
    items = "La suppression des visas ;\nLa pêche et l'agriculture.\n"
    assert {"migration", "fisheries", "agriculture"} <= _topics(LEAD + signed + items, "signing")
    assert not {"migration", "fisheries"} & _topics(LEAD + signed + items, "meeting")


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("Il a demandé d'améliorer la situation des Vietnamiens sans papiers.", "migration"),
        ("Il a salué l'apport de la communauté vietnamienne à l'essor du pays.", "consular"),
        ("Les deux ministres ont évoqué la CEDEAO.", "multilateral"),
        ("Il attend avec intérêt la visite du roi à Hanoï.", "high-level-exchanges"),
        ("Il s'est félicité de la visite officielle prochaine du président.", "high-level-exchanges"),
        ("Les deux ministres ont noté que leurs échanges avaient bondi en un an.", "trade"),
        ("Ils veulent porter la valeur de leurs échanges à deux milliards d'euros.", "trade"),
        ("Ils ont évoqué l'enseignement du français.", "education"),
        ("Il a annoncé l'ouverture prochaine d'une ambassade.", "partnership"),
        ("Ils ont fait le point des projets de la coopération belge.", "development-aid"),
        ("Ils ont décidé de multiplier les rencontres entre ministres.", "high-level-exchanges"),
        ("Ils ont parlé de l'enlèvement de trois ingénieurs belges.", "consular"),
        ("Ils ont parlé de l'organisation du sommet bilatéral.", "high-level-exchanges"),
        ("Ils ont parlé de l'accord Canada – Mexique.", "free-trade-agreements"),
        ("Les deux pays se concerteront dans le cadre de l'ASEAN.", "multilateral"),
    ],
)
def test_words_and_marks_together_give_topics(said: str, topic: str) -> None:
    assert topic in _topics(LEAD + said, "meeting")


def test_a_text_that_was_cut_off_speaks_of_relations() -> None:
    assert "partnership" in _topics(LEAD + "Les deux ministres ont discuté des moyens de renforcer", "meeting")


def test_what_those_who_talk_declare_together_is_of_their_talks() -> None:
    signed = "Lors de leur entretien, ils ont signé une Déclaration commune sur le rehaussement de leurs relations."
    assert "partnership" in _topics(LEAD + signed, "meeting")


def test_a_sentence_about_talks_is_theirs_though_it_names_the_feast_at_which_they_were_held() -> None:
    feast = "Malgré la cérémonie d'ouverture des Jeux, les deux ministres ont parlé de la pêche."
    assert "fisheries" in _topics(LEAD + feast, "meeting")


def test_relations_with_a_body_that_takes_part_are_those_of_the_talks() -> None:
    lead = "Le ministre togolais Koffi Amevor a reçu mardi à Lomé l'ambassadrice de l'Union européenne, Cécile Morel. "
    said = "Ils ont fait le point sur le partenariat entre l'Union européenne et le Togo."
    assert "partnership" in _topics(lead + said, "meeting")
    others = "Les deux ministres ont passé en revue les relations entre l'Union européenne et le Sahel."
    assert _topics(LEAD + others, "meeting") == {"multilateral"}
