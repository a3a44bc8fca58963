"""Levels of relations and anniversaries: a sentence in, what it commits to out."""

from __future__ import annotations

import pytest

from extractors.article import Article
from extractors.pipeline import extract
from extractors.records import Anniversary, Event, Partnership, Pledge

TALKS = (
    "Le Premier ministre vietnamien Pham Minh Chinh s'est entretenu le 3 mars 2022 à Hanoï "
    "avec le Premier ministre japonais Kishida Fumio. "
)


RELATIONS = "diplomatic-relations"


def event(sentence: str) -> Event:
    """The talks that a sentence is told of."""
    [talks] = [e for e in extract(Article(id="a", text=TALKS + sentence, lang="fr")) if e.type == "meeting"]
    return talks


@pytest.mark.parametrize(
    ("sentence", "level", "raised", "since"),
    [
        ("Ils veulent approfondir le partenariat stratégique intégral.", "comprehensive-strategic", False, None),
        ("Ils veulent renforcer le partenariat de coopération stratégique.", "strategic-cooperative", False, None),
        ("Le partenariat de coopération stratégique global vit.", "comprehensive-strategic-cooperative", False, None),
        ("Les deux pays sont liés par un partenariat stratégique depuis 2009.", "strategic", False, "2009"),
        ("Ils ont convenu d'élever leurs relations au rang de partenariat stratégique.", "strategic", True, None),
        ("Ils ont salué le partenariat intégral établi en juin 2013.", "comprehensive", False, "2013-06"),
        ("Ils veulent porter le partenariat stratégique à une nouvelle hauteur.", "strategic", False, None),
        ("Depuis l'instauration du partenariat intégral en 2014, le commerce croît.", "comprehensive", False, "2014"),
        ("Ils ont noué des relations en 1973 et un partenariat stratégique en 2009.", "strategic", False, "2009"),
        ("Leurs liens ont été reclassés en partenariat stratégique en 2009.", "strategic", False, "2009"),
        ("Les liens croissent depuis qu'ils ont été portés au niveau de partenariat stratégique.", "strategic", False,
         None),
        ("Ils veulent améliorer leurs relations pour en faire un partenariat stratégique.", "strategic", True, None),
        ("Ils ont salué le partenariat stratégique et mondial.", "comprehensive-strategic", False, None),
        ("En mai 2009, leurs relations bilatérales ont été hissées au rang de partenariat stratégique.", "strategic",
         False, "2009-05"),
        ("Ils ont adopté une déclaration établissant un partenariat stratégique.", "strategic", True, None),
        ("Ils ont élevé leurs relations à un niveau stratégique intégral.", "comprehensive-strategic", True, None),
        ("Ils élèveraient leurs liens au rang de « partenariat stratégique ».", "strategic", True, None),
        ("Le partenariat privilégié qui unit les deux pays a été évoqué.", "privileged", False, None),
        ("Ils ont loué l'élan actuel, marqué par l'élévation des liens en partenariat stratégique.", "strategic", False,
         None),
        ("Un an après la mise en place du partenariat stratégique, le commerce croît.", "strategic", False, None),
        ("Ils ont cité notamment l'établissement du partenariat stratégique en 2009.", "strategic", False, "2009"),
        ("Leurs pays sont devenus partenaires stratégiques en 2009.", "strategic", False, "2009"),
        ("Ils ont parlé de partenariat et d'alliance stratégiques.", "strategic", False, None),
        ("Ils ont vanté un partenariat sincère et stratégique.", "strategic", False, None),
        ("Ils ont vanté un partenariat véritablement stratégique.", "strategic", False, None),
        ("Ils ont vanté un partenariat stratégique exhaustif.", "comprehensive-strategic", False, None),
        ("Leurs pays sont liés depuis 2013 par un partenariat stratégique.", "strategic", False, "2013"),
        ("Ils s'engagent à établir un « partenariat stratégique » en trois ans.", "strategic", True, None),
        ("Ils ont convenu de faire passer leurs liens au partenariat stratégique.", "strategic", True, None),
        ("Ils ont salué l'élévation de leurs liens au rang de partenariat stratégique en mai 2021.", "strategic", False,
         "2021-05"),
        ("Ils avaient scellé en 2015 un partenariat stratégique qu'ils veulent étendre.", "strategic", False, "2015"),
        ("En 2010, leurs pays ont établi un partenariat stratégique.", "strategic", False, "2010"),
        ("Les liens croissent depuis qu'ils ont été portés, en mars 2021, au niveau de partenariat stratégique.",
         "strategic", False, "2021-03"),
        ("Ils ont hissé leurs liens au rang de partenariat stratégique, six ans après un pacte établi en 2016.",
         "strategic", True, None),
        ("Le partenariat de coordination stratégique global a été salué.", "comprehensive-strategic", False, None),
        ("Ils veulent rehausser le niveau de leur partenariat stratégique.", "strategic", False, None),
        ("Ils ont porté leur partenariat établi en 2009 à un nouveau niveau, à savoir un partenariat stratégique.",
         "strategic", True, None),
        ("Ils ont adopté un texte instituant un partenariat stratégique.", "strategic", True, None),
        ("Ils ont promu leurs liens au rang de partenariat stratégique.", "strategic", True, None),
        # What one side would have, or what is looked into, is not resolved.
        ("Il a proposé d'élever leurs liens au rang de partenariat stratégique.", "strategic", False, None),
        ("Ils ont évoqué la possibilité d'établir un partenariat stratégique.", "strategic", False, None),
        ("Il a plaidé pour hisser leurs liens au niveau d'un partenariat stratégique.", "strategic", False, None),
        ("Le Vietnam et le Japon, partenaires stratégiques depuis 2009, commercent.", "strategic", False, "2009"),
        ("En tant que partenaires stratégiques globaux, ils coopèrent.", "comprehensive-strategic", False, None),
        ("Leur relation de partenariat et de coopération stratégiques progresse.", "strategic-cooperative", False,
         None),
        ("Ils ont vanté leur partenariat stratégique, coopératif et global.", "comprehensive-strategic-cooperative",
         False, None),
        ("Le partenariat stratégique intégral croît. Ce partenariat stratégique est solide.", "comprehensive-strategic",
         False, None),
    ],
)  # fmt: skip
def test_levels(sentence: str, level: str, raised: bool, since: str | None) -> None:
    expected = Partnership(level=level, between=("JP", "VN"), raised=raised, since=since)  # type: ignore[arg-type]
    assert event(sentence).partnership == (expected,)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ils ont évoqué l'accord de partenariat économique.",
        "Le partenariat stratégique entre la Chine et la Russie a été évoqué.",
        "Ils ont salué le partenariat entre les universités.",
        "Ils ont parlé d'un partenariat stratégique dans le domaine de l'énergie.",
        "Le partenariat liant la Chine et la Russie repose sur le texte d'un partenariat stratégique.",
    ],
)
def test_no_level(sentence: str) -> None:
    assert event(sentence).partnership == ()


def test_a_level_since_a_year_needs_no_day_of_the_talks() -> None:
    text = (
        "Le ministre kényan Alfred Mutua s'est entretenu à Nairobi avec le ministre indien Rajiv Menon. Les deux pays "
        "ont établi leurs relations en 1963 et leur partenariat stratégique en 2011."
    )
    [talks] = extract(Article(id="a", text=text, lang="fr"))
    assert [(p.level, p.raised, p.since) for p in talks.partnership] == [("strategic", False, "2011")]


def test_an_envoy_who_signs_with_a_minister_gives() -> None:
    text = (
        "Le ministre malgache Jean Rabe et l'ambassadeur de Norvège, Per Dahl, ont signé lundi 4 mars 2024 un accord "
        "portant sur un don de 3 millions d'euros."
    )
    [pledge] = {row for e in extract(Article(id="a", text=text, lang="fr")) for row in e.pledges}
    assert (pledge.giver, pledge.receiver) == ("NO", "MG")


def test_what_is_told_apart_from_the_talks_is_undertaken_as_well() -> None:
    text = TALKS + (
        "Le ministre laotien Kham Sone, de passage à Hanoï, a assisté au dîner. "
        "Le Japon accordera au Vietnam 20 milliards de yens. "
    )
    pledges = {row for e in extract(Article(id="a", text=text, lang="fr")) for row in e.pledges}
    assert pledges == {Pledge(giver="JP", receiver="VN", what="aid", value=20e9, unit="JPY")}


@pytest.mark.parametrize(
    ("sentence", "topics"),
    [
        ("Kishida Fumio a promis 40 milliards de yens pour la formation des juges.", {"development-aid"}),
        ("Le Japon donnera au Vietnam 1 000 tonnes de semences.", {"development-aid"}),
        ("Le Japon accordera au Vietnam un prêt de 3 milliards de yens.", {"finance"}),
        ("Le Japon accordera 200 bourses au Vietnam.", set()),
        ("Le Japon remettra au Vietnam un million de masques.", set()),
    ],
)
def test_what_a_state_gives_is_a_topic_of_the_talks(sentence: str, topics: set[str]) -> None:
    assert topics == {"development-aid", "finance"} & set(event(sentence).topics)


def test_a_level_is_told_once() -> None:
    text = (
        "Le partenariat stratégique est solide. "
        "Ils ont convenu d'élever leurs relations au rang de partenariat stratégique."
    )
    assert [(p.level, p.raised) for p in event(text).partnership] == [("strategic", True)]


@pytest.mark.parametrize(
    ("sentence", "ordinal", "of", "year", "origin"),
    [
        ("Ils célébreront le 50e anniversaire de leurs relations diplomatiques en 2023.", 50, RELATIONS, 2023, None),
        ("Le 30e anniversaire de leurs relations (22 décembre 1992-2022) approche.", 30, RELATIONS, 2022, "1992-12-22"),
        ("C'est le 50e anniversaire des relations diplomatiques (11 octobre 1971).", 50, RELATIONS, 2021, "1971-10-11"),
        ("Ils préparent le 20ème anniversaire du partenariat stratégique.", 20, "partnership", None, None),
        ("Ils préparent le 15e anniversaire de l'accord de partenariat stratégique.", 15, "partnership", None, None),
        ("Ils préparent le 15e anniversaire de la déclaration conjointe sur le partenariat stratégique.", 15,
         "partnership", None, None),
        ("Ils préparent le 60e anniversaire, en 2024, de l'établissement des relations diplomatiques.", 60, RELATIONS,
         2024, None),
        ("Ils ont parlé des 60 ans d'établissement de leurs relations diplomatiques.", 60, RELATIONS, None, None),
        ("Ils ont parlé du quinzième anniversaire de l'indépendance.", 15, "independence", None, None),
        ("Ils fêteront l'an prochain le 50e anniversaire de leurs relations diplomatiques.", 50, RELATIONS, 2023, None),
        ("Ils préparent les noces d'or de leurs relations diplomatiques.", 50, RELATIONS, None, None),
        ("Ils préparent le jubilé d'argent de leurs relations diplomatiques.", 25, RELATIONS, None, None),
        ("Ils préparent le quatre-vingt-dixième anniversaire de leurs relations.", 90, RELATIONS, None, None),
        ("Ils préparent le 60ème anniversaire de leurs liens d'amitié.", 60, RELATIONS, None, None),
        ("C'est « le symbole du 30e anniversaire » des relations diplomatiques.", 30, RELATIONS, None, None),
        ("C'est le 60e anniversaire de la proclamation de l'indépendance.", 60, "independence", None, None),
        ("Ils ont rappelé le 10e anniversaire du sommet.", 10, "other", None, None),
        ("Ils ont célébré les 30 ans de coopération entre les deux villes.", 30, "other", None, None),
        ("Ils ont rappelé le cinquantenaire de notre indépendance.", 50, "independence", None, None),
        ("Ils ont parlé du 50e anniversaire de la relation diplomatique entre eux.", 50, RELATIONS, None, None),
        ("Ils ont rappelé le 50e anniversaire de l'arrivée des volontaires, en 1972.", 50, "other", 2022, "1972"),
        ("Un concert en célébration du 45e anniversaire de leurs relations s'est tenu.", 45, RELATIONS, 2022, None),
        ("Il est venu pour les festivités du 40e anniversaire de la fête de l'indépendance.", 40, "independence", 2022,
         None),
        ("Le pays a parlé de ses quinze ans d'indépendance.", 15, "independence", None, None),
        ("Le 45e anniversaire de leurs relations diplomatiques a été célébré.", 45, RELATIONS, 2022, None),
    ],
)  # fmt: skip
def test_anniversaries(sentence: str, ordinal: int, of: str, year: int | None, origin: str | None) -> None:
    expected = Anniversary(ordinal=ordinal, of=of, year=year, origin=origin)  # type: ignore[arg-type]
    assert event(sentence).anniversaries == (expected,)


def test_this_anniversary_is_the_one_told_in_full() -> None:
    told = event(
        "Ils ont fêté le 50e anniversaire des relations vietnamo-japonaises. Ce 50e anniversaire est un jalon."
    )
    assert [(a.ordinal, a.of) for a in told.anniversaries] == [(50, RELATIONS)]
    told = event("Il a cité le 23e anniversaire de l'accession du Souverain au Trône.")
    assert [(a.ordinal, a.of) for a in told.anniversaries] == [(23, "other")]


def test_a_second_feast_of_a_sentence_is_of_its_year() -> None:
    told = event("Cette année marque le 50e anniversaire de leurs relations diplomatiques et le 10e du partenariat.")
    assert [(a.ordinal, a.of, a.year) for a in told.anniversaries] == [
        (50, RELATIONS, 2022),
        (10, "partnership", 2022),
    ]


def test_one_feast_has_one_year_over_an_article() -> None:
    text = TALKS + (
        "Cette année marque le 50e anniversaire de leurs relations diplomatiques. Le ministre japonais Hayashi "
        "Yoshimasa rencontrera le ministre vietnamien Bui Thanh Son pour le cinquantenaire des liens diplomatiques."
    )
    feasts = {row for e in extract(Article(id="a", text=text, lang="fr")) for row in e.anniversaries}
    assert {(row.ordinal, row.year) for row in feasts} == {(50, 2022)}


def test_the_host_and_the_guest_of_a_sentence_have_the_level() -> None:
    text = (
        "Le président vietnamien Luong Cuong a reçu le 12 décembre 2025 à Hanoï les ambassadeurs d'Égypte, d'Inde et "
        "du Chili, venus présenter leurs lettres de créance. Recevant l'ambassadeur d'Égypte, il a salué le cadre de "
        "partenariat global. À l'ambassadeur d'Inde, il a parlé de partenariat stratégique global."
    )
    rows = {(p.level, p.between) for e in extract(Article(id="a", text=text, lang="fr")) for p in e.partnership}
    assert rows == {("comprehensive", ("EG", "VN")), ("comprehensive-strategic", ("IN", "VN"))}


def test_this_gift_is_of_those_who_were_told_to_give_it() -> None:
    text = (
        "Le ministre malien Abdoulaye Diop a reçu lundi l'ambassadeur de Chine, Li Wei, qui lui a remis 50 véhicules. "
        "Selon le gouvernement malien, ce don est estimé à 3 milliards de francs CFA."
    )
    rows = {(p.giver, p.receiver, p.unit) for e in extract(Article(id="a", text=text, lang="fr")) for p in e.pledges}
    assert rows == {("CN", "ML", "vehicles"), ("CN", "ML", "XOF")}


def test_at_a_gathering_its_organisation_gets_what_is_promised() -> None:
    text = (
        "Le Premier ministre japonais Kishida Fumio et le président indonésien Joko Widodo ont coprésidé samedi à "
        "Tokyo le sommet entre l'ASEAN et le Japon. Kishida Fumio a promis 40 milliards de yens pour la région."
    )
    rows = {(p.giver, p.receiver) for e in extract(Article(id="a", text=text, lang="fr")) for p in e.pledges}
    assert rows == {("JP", "ASEAN")}


def test_two_tellings_of_an_anniversary_are_one() -> None:
    text = (
        "Le 30e anniversaire de leurs relations diplomatiques approche. "
        "Ils fêteront le 30e anniversaire des relations diplomatiques (22 décembre 1992-2022)."
    )
    [feast] = event(text).anniversaries
    assert (feast.year, feast.origin) == (2022, "1992-12-22")


@pytest.mark.parametrize(
    "sentence",
    ["Le mémorandum prévoit un Conseil du partenariat stratégique.", "Ils citent le Forum de partenariat stratégique."],
)
def test_a_body_of_that_name_is_no_level(sentence: str) -> None:
    assert event(sentence).partnership == ()


def test_who_speaks_gives() -> None:
    text = "Kishida Fumio a promis un don d'un million de doses de vaccin."
    assert event(text).pledges == (Pledge(giver="JP", receiver="VN", what="vaccines", value=1e6, unit="doses"),)


def test_each_rests_on_its_words() -> None:
    talks = event(
        "Ils veulent approfondir le partenariat stratégique, à l'approche du 50e anniversaire de l'indépendance."
    )
    quotes = {e.field: e.quote for e in talks.evidence}
    assert quotes["partnership/0"] == "partenariat stratégique"
    assert quotes["anniversaries/0"].startswith("50e anniversaire")
