"""Who leads a delegation that is told of before its leader, and others whom a later word seats."""

import pytest

from extractors.article import Article
from extractors.pipeline import extract

HOST = "Le président zambien Hakainde Hichilema a reçu jeudi à Lusaka "


def parties(text: str) -> list[tuple[str, str | None]]:
    (event,) = extract(Article("a", text, lang="fr"))
    return [(p.name, p.country or p.organization) for p in event.participants]


@pytest.mark.parametrize(
    ("text", "leader"),
    [
        ("une délégation du Fonds monétaire international. Elle était conduite par Vera Martin.", "IMF"),
        (
            "une délégation du Fonds monétaire international. Conduite par Vera Martin, elle a salué les réformes.",
            "IMF",
        ),
        ("une délégation du Fonds monétaire international. Cette délégation est dirigée par Mme Vera Martin.", "IMF"),
        ("une mission de l'Union africaine. La cheffe de la délégation, Vera Martin, a salué les réformes.", "AU"),
        ("une mission de l'Union africaine. « Tout va bien », a dit la cheffe de mission, Vera Martin.", "AU"),
        ("une délégation militaire norvégienne. Le colonel Vera Martin, qui la conduisait, a parlé.", "NO"),
        ("une délégation parlementaire norvégienne. À la tête de cette délégation, Vera Martin a parlé.", "NO"),
        ("une délégation parlementaire norvégienne avec à sa tête sa présidente, Vera Martin.", "NO"),
        ("une délégation de l'UNICEF comprenant Vera Martin, directrice régionale, et Ana Ruiz, directrice.", "UNICEF"),
    ],
)
def test_the_leader_is_named_behind_the_delegation(text: str, leader: str) -> None:
    assert ("Vera Martin", leader) in parties(HOST + text)


@pytest.mark.parametrize(
    "text",
    [
        # Another delegation, of which more is told; who only belongs to the host; who heads a body of that name.
        "une délégation norvégienne. La délégation suédoise conduite par Vera Martin est attendue lundi.",
        "une délégation norvégienne. Vera Martin, présidente de la délégation aux affaires européennes, est absente.",
    ],
)
def test_another_leader_is_not_taken(text: str) -> None:
    assert "Vera Martin" not in dict(parties(HOST + text))


@pytest.mark.parametrize(
    ("post", "side"),
    [
        ("la présidente de la Chambre des représentants du Japon", "JP"),
        ("la vice-ministre russe des Affaires étrangères", "RU"),
        ("la présidente de la Banque asiatique de développement", "ADB"),
        ("l'ambassadrice du Pérou", "PE"),
    ],
)
def test_a_guest_told_by_the_post_is_named_by_the_next_sentence(post: str, side: str) -> None:
    assert ("Vera Martin", side) in parties(f"{HOST}{post}. Vera Martin a salué les réformes.")
    assert ("Vera Martin", side) in parties(f"{HOST}{post}. « Tout va bien », a promis Vera Martin.")


def test_the_ministers_of_both_countries_are_of_each_in_order() -> None:
    told = parties(
        HOST + "son homologue malawite Lazarus Chakwera, en présence des ministres de la Santé des deux pays, "
        "Elia Moyo et Rosa Phiri."
    )
    assert told[2:] == [("Elia Moyo", "ZM"), ("Rosa Phiri", "MW")]


def test_who_is_brought_by_the_last_of_two_is_of_that_side() -> None:
    told = parties(
        "Le ministre zambien de la Santé, Elia Moyo, et l'ambassadrice du Pérou, Vera Martin, accompagnée de son "
        "conseiller Luis Paz, se sont entretenus jeudi à Lusaka."
    )
    assert ("Luis Paz", "PE") in told


def test_the_list_of_those_present_goes_on_over_many_lines() -> None:
    told = parties(
        "Le président mauritanien Mohamed Ould Ghazouani a reçu lundi les lettres de créance de l'ambassadrice du "
        "Pérou, Vera Martin.\n\nLa cérémonie s'est déroulée en présence de :\n\n"
        "- M. Ahmed Sidi, ministre des Affaires étrangères,\n\n- M. Ali Brahim, directeur de cabinet,\n\n"
        "- M. Baba Sow, conseiller à la Présidence,\n\n- M. Idriss Kane, directeur du protocole.\n"
    )
    assert [name for name, _ in told][2:] == ["Ahmed Sidi", "Ali Brahim", "Baba Sow", "Idriss Kane"]


def test_a_post_keeps_the_whole_name_of_its_body() -> None:
    assert ("Vera Martin", "ICRC") in parties(
        f"{HOST}la présidente du Comité international de la Croix-Rouge, Vera Martin."
    )
    assert ("Vera Martin", "BE") in parties(f"{HOST}la ministre-présidente wallonne, Vera Martin.")


def test_a_short_name_that_two_banks_share_is_the_one_that_works_there() -> None:
    assert ("Vera Martin", "AfDB") in parties(f"{HOST}la présidente de la BAD, Vera Martin.")


def meetings(text: str) -> list[list[str]]:
    return [[p.name for p in e.participants] for e in extract(Article("a", text, lang="fr"))]


@pytest.mark.parametrize(
    "text",
    [
        "La ministre zambienne Elia Moyo a rencontré à Lima son homologue péruvien Luis Paz ainsi que la directrice "
        "générale du FMI, Vera Martin, et le prince Jorge du Danemark.",
        "Outre la directrice générale du FMI, Vera Martin, la ministre zambienne Elia Moyo a rencontré à Lima le "
        "président péruvien Luis Paz.",
        "Au programme de la visite de la ministre zambienne Elia Moyo à Lima : un entretien avec le président péruvien "
        "Luis Paz, un échange avec la présidente du Congrès Vera Martin et une rencontre avec le ministre Jorge Rey.",
        "La ministre zambienne Elia Moyo s'est entretenue à Lima avec Vera Martin, à la tête de l'agence péruvienne de "
        "l'eau.",
    ],
)
def test_everybody_of_a_long_list_is_met(text: str) -> None:
    assert any({"Elia Moyo", "Vera Martin"} <= set(names) for names in meetings(text))


def test_the_ambassadors_behind_a_colon_are_those_told_as_a_number() -> None:
    (names,) = meetings(
        "Trois ambassadeurs ont remis mardi leurs lettres de créance au président zambien Hakainde Hichilema : "
        "Vera Martin (Pérou), Luis Paz (Chili) et Ana Ruiz (Norvège)."
    )
    assert {"Vera Martin", "Luis Paz", "Ana Ruiz"} <= set(names)


def test_the_counterpart_who_signs_is_named_by_the_next_sentence() -> None:
    (names,) = meetings(
        "Le ministre zambien des Mines, Elia Moyo, a signé mardi à Lusaka un accord avec son homologue péruvien. "
        "Luis Paz a salué un grand pas."
    )
    assert names == ["Elia Moyo", "Luis Paz"]


def test_whom_the_latter_brings_is_of_that_side() -> None:
    told = parties(
        HOST
        + "la Première ministre norvégienne Vera Martin. Celle-ci, qu'accompagnait sa ministre de l'Eau, Ana Ruiz, "
        "a visité un barrage."
    )
    assert ("Ana Ruiz", "NO") in told


def test_a_summit_gathers_those_whom_it_is_told_to() -> None:
    (names,) = meetings(
        "Le sommet a réuni à Lusaka le président zambien Elia Moyo, le Premier ministre norvégien Ivar Dahl et le "
        "Premier ministre péruvien Luis Paz."
    )
    assert names == ["Elia Moyo", "Ivar Dahl", "Luis Paz"]


def test_whom_one_of_several_brings_along_is_named_behind_them() -> None:
    told = parties(
        HOST
        + "la Première ministre norvégienne Vera Martin, accompagnée de plusieurs membres du gouvernement, dont la "
        "ministre de l'Eau, Ana Ruiz."
    )
    assert ("Ana Ruiz", "NO") in told


def test_a_meeting_of_ministers_of_three_countries_with_a_fourth_is_a_conference() -> None:
    (event,) = extract(
        Article(
            "a",
            "Les ministres malien, burkinabè et nigérien des Affaires étrangères, Elia Moyo, Luis Paz et Jorge Rey, "
            "ont rencontré jeudi à Oslo leur homologue norvégien Ivar Dahl.",
            lang="fr",
        )
    )
    assert (event.type, len(event.participants)) == ("conference", 4)


def test_the_unsaid_country_is_the_one_paired_with_the_guests() -> None:
    told = parties(
        "La ministre des Affaires étrangères, Mme Vera Martin, s'est entretenue hier dans la capitale éthiopienne, "
        "Addis-Abeba, avec le ministre des Affaires étrangères du Niger, M. Ali Seyni. Les relations entre la Libye et "
        "le Niger ont été passées en revue."
    )
    assert ("Vera Martin", "LY") in told


def test_the_president_of_whom_the_palace_tells_is_its_own() -> None:
    told = parties(
        "Le président de la République s'est entretenu par téléphone jeudi avec le Premier ministre du Canada, Luis "
        "Paz, rapporte l'Élysée. Ils ont salué le courage du président Zelensky face au président Poutine. "
        "Emmanuel Macron a remercié le Canada."
    )
    assert told[0] == ("Emmanuel Macron", "FR")
