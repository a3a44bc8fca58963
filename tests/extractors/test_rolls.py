"""Lists of those present: everyone on them takes part, whatever posts and words stand between the names."""

from __future__ import annotations

import pytest

from extractors.article import Article
from extractors.pipeline import extract

LEAD = "Nouakchott (AMI) - Le Premier ministre mauritanien Ely Ould Sidi a reçu l'ambassadeur du Japon Kenji Mori. "
BOTH = ["Ely Ould Sidi MR", "Kenji Mori JP"]
ROLLS = [
    (
        "L'audience s'est déroulée en présence de Mme Awa Mint Ahmed, chargée de mission au cabinet, de M. Baba Ould "
        "Cheikh, directeur de la coopération, et de M. Oumar Sow.",
        ["Awa Mint Ahmed MR", "Baba Ould Cheikh MR", "Oumar Sow MR"],
    ),
    (
        "La rencontre s'est déroulée en présence de MM. Baba Ould Cheikh et Oumar Sow, respectivement ministre de la "
        "Santé et conseiller du Premier ministre.",
        ["Baba Ould Cheikh MR", "Oumar Sow MR"],
    ),
    (
        "Mme Awa Mint Ahmed et M. Oumar Sow, respectivement ministre de la Pêche et directeur de cabinet, ont assisté "
        "à cette audience.",
        ["Awa Mint Ahmed MR", "Oumar Sow MR"],
    ),
    (
        "La rencontre s'est déroulée en présence de MM. :\n\n- Baba Ould Cheikh, directeur de cabinet ;\n\n- Oumar "
        "Sow, chargé de mission à la Présidence ;\n\nEt de SE. Ken Ito, conseiller à l'ambassade du Japon.",
        ["Baba Ould Cheikh MR", "Oumar Sow MR", "Ken Ito JP"],
    ),
    ("Ont pris part à cet entretien le ministre de la Pêche, Baba Ould Cheikh, ainsi que le conseiller, Oumar Sow.",
     ["Baba Ould Cheikh MR", "Oumar Sow MR"]),
    ("Selon la directrice de la coopération, Awa Mint Ahmed, présente à cette audience, tout va bien.",
     ["Awa Mint Ahmed MR"]),
    ("Présents lors de l'audience, le ministre de la Pêche, Oumar Sow, et la ministre de la Santé, Awa Mint Ahmed.",
     ["Oumar Sow MR", "Awa Mint Ahmed MR"]),
    ("Le Premier ministre était assisté, au cours de l'audience, par le directeur de cabinet civil, Oumar Sow.",
     ["Oumar Sow MR"]),
    ("Étaient présents à cette rencontre la ministre de la Santé, Awa Mint Ahmed, et celui de la Pêche, Oumar Sow.",
     ["Awa Mint Ahmed MR", "Oumar Sow MR"]),
    ("La séance de discussion a été suivie par : la ministre de la Santé, Awa Mint Ahmed ; le conseiller Oumar Sow.",
     ["Awa Mint Ahmed MR", "Oumar Sow MR"]),
    ("L'entretien s'est ensuite élargi à plusieurs responsables, dont le ministre de la Pêche, Oumar Sow.",
     ["Oumar Sow MR"]),
]  # fmt: skip


def test_a_list_of_posts_before_names_stays_one_behind_an_institute() -> None:
    text = (
        "Le président togolais Kossi Adjovi a effectué une visite au Chili. Sa délégation comprend le directeur du "
        "Fonds national, Yao Mensah, le président de la Commission centrale d'organisation, Afi Sow, le directeur de "
        "l'Académie de politique nationale Ama Koffi, Efo Agbo, et le ministre de la Défense, Koku Dossou."
    )
    roles = {p.name: p.role for e in extract(Article("a", text, lang="fr")) for p in e.participants}
    assert roles["Yao Mensah"] == "directeur du Fonds national"
    assert roles["Afi Sow"] == "président de la Commission centrale d'organisation"


def test_beside_one_whose_country_is_told() -> None:
    text = (
        "Le président nigérien Issa Maman a accordé une audience au ministre des Affaires maghrébines Ali Cherif, qui "
        "était accompagné de l'ambassadeur d'Algérie. L'Algérie est solidaire, a dit le ministre algérien. L'Algérie "
        "y invite. Cette audience s'est déroulée en présence du ministre d'État Sani Adamou, et de la ministre "
        "nigérienne de la Santé, Mme Hadiza Garba."
    )
    found = {p.name: p.country for event in extract(Article("roll", text, lang="fr")) for p in event.participants}
    assert found.get("Sani Adamou") == "NE"


@pytest.mark.parametrize(("text", "present"), ROLLS)
def test_who_was_there(text: str, present: list[str]) -> None:
    (event,) = (e for e in extract(Article("roll", LEAD + text, lang="fr")) if e.type == "meeting")
    assert sorted(f"{p.name} {p.country}" for p in event.participants) == sorted([*BOTH, *present])


JOURNEYS = [
    (
        "Le président de l'Assemblée nationale vietnamienne, Vu Van Hai, effectuera une visite officielle au Laos. Il "
        "est accompagné, entre autres, par le vice-président de l'AN Le Duc Hung, le secrétaire général de l'AN, "
        "président du Bureau de l'AN Bui Van Son, et la présidente du groupe d'amitié Vietnam-Laos Do Thi Mai.",
        ["Bui Van Son VN", "Do Thi Mai VN", "Le Duc Hung VN", "Vu Van Hai VN"],
    ),
    (
        "Le Premier ministre cambodgien, Sok Dara, est parti pour une visite officielle au Vietnam. La délégation "
        "cambodgienne comprend Chan Sophal, ministre de la Défense ; Kim Vanna, chargée des frontières ; et d'autres.",
        ["Chan Sophal KH", "Kim Vanna KH", "Sok Dara KH"],
    ),
]


SHARED = [
    (
        "Jean Dubois et Karl Weber, les ministres belge et autrichien des Affaires étrangères, ont reçu le président "
        "malien Ali Keita.",
        ["Ali Keita ML", "Jean Dubois BE", "Karl Weber AT"],
    ),
    (
        "Ali Ba et Awa Keita, respectivement ministre malien de la Santé et ambassadrice du Niger, ont rencontré le "
        "président togolais Kofi Mensah.",
        ["Ali Ba ML", "Awa Keita NE", "Kofi Mensah TG"],
    ),
    # The post is the second one's alone.
    (
        "Le président malien Ali Keita a reçu Jean Dubois et Karl Weber, ministre autrichien de la Défense.",
        ["Ali Keita ML", "Jean Dubois None", "Karl Weber AT"],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), SHARED)
def test_posts_behind_several_names(text: str, wanted: list[str]) -> None:
    found = {f"{p.name} {p.country}" for event in extract(Article("roll", text, lang="fr")) for p in event.participants}
    assert sorted(found) == wanted


@pytest.mark.parametrize(("text", "travelling"), JOURNEYS)
def test_who_travels_along(text: str, travelling: list[str]) -> None:
    (event,) = extract(Article("roll", text, lang="fr"))
    assert event.type == "visit"
    assert sorted(f"{p.name} {p.country}" for p in event.participants) == travelling


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # Who does what the sentence tells is none of those listed.
        (
            "En présence de la ministre malienne Awa Ba, le président malien Ali Keita a reçu l'ambassadeur du Japon, "
            "M. Kenji Mori.",
            ["Ali Keita ML", "Awa Ba ML", "Kenji Mori JP"],
        ),
        # Nor what is received.
        (
            "Le président malien Ali Keita a reçu, en présence de la ministre Awa Ba, les lettres de créance de "
            "l'ambassadeur du Japon, M. Kenji Mori.",
            ["Ali Keita ML", "Awa Ba ML", "Kenji Mori JP"],
        ),
    ],
)
def test_where_a_list_ends(text: str, wanted: list[str]) -> None:
    (event,) = extract(Article("roll", text, lang="fr"))
    assert sorted(f"{p.name} {p.country}" for p in event.participants) == wanted
