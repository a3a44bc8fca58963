# ruff: noqa: E501
"""Sessions of standing mechanisms, and the country that an article leaves unsaid, as the French-language press tells them."""

from __future__ import annotations

import pytest

from extractors.article import Article
from extractors.pipeline import extract, understand
from extractors.records import Event

# A text and the sessions in it: status, sides and those who lead them.
SESSIONS = [
    ("Lomé a abrité, du 4 au 6 mai 2021, les travaux de la troisième commission mixte de coopération entre le Togo et le Ghana. "
     "Le secrétaire général du ministère togolais, Kokou Amavi, a dirigé les travaux.",
     [("held", ("GH", "TG"), ["Kokou Amavi"])]),
    ("La 9e session de la Grande Commission Mixte sénégalo-mauritanienne a donné lieu à la signature de six accords.",
     [("held", ("MR", "SN"), [])]),
    ("La Norvège et le Chili ont ouvert lundi à Oslo la première session de leur Dialogue Stratégique Bilatéral.",
     [("held", ("CL", "NO"), [])]),
    ("Le 4e Dialogue de défense Japon-Vietnam s'est tenu jeudi à Tokyo. La délégation vietnamienne était conduite par le vice-ministre Le Van Ba.",
     [("held", ("JP", "VN"), ["Le Van Ba"])]),
    ("Le ministre péruvien Luis Rojas coprésidera à Lima, avec son homologue bolivien Juan Quispe, les deuxièmes consultations politiques Pérou-Bolivie.",
     [("planned", ("BO", "PE"), ["Juan Quispe", "Luis Rojas"])]),
    ("Le ministre béninois Paul Zinsou et son homologue nigérien Ali Moussa ont coprésidé à Cotonou la 3e session de la commission mixte. "
     "La quatrième session de la commission mixte se tiendra à Niamey en 2027.",
     [("held", ("BJ", "NE"), ["Ali Moussa", "Paul Zinsou"]), ("planned", ("BJ", "NE"), [])]),
    # A dialogue that states keep up is no session.
    ("Le président ghanéen John Addo et son homologue malien Modibo Keïta ont promis de maintenir un dialogue politique soutenu, "
     "notamment par des visites organisées chaque année.", []),
]  # fmt: skip


def _events(text: str) -> list[Event]:
    return extract(Article("text", text, lang="fr"))


@pytest.mark.parametrize("text, expected", SESSIONS)
def test_sessions(text: str, expected: list[tuple[str, tuple[str, ...], list[str]]]) -> None:
    sessions = [e for e in _events(text) if e.type == "dialogue"]
    assert [(e.status, e.countries, sorted(p.name for p in e.participants)) for e in sessions] == expected


def test_a_summit_of_two_has_those_who_represent_its_sides() -> None:
    text = (
        "Le 12e sommet UE-Japon s'est tenu jeudi à Tokyo. L'UE était représentée par Anna Berg, présidente de la Commission européenne, "
        "et le Japon par le Premier ministre Sato Ken. La veille, Mme Berg s'était entretenue avec la ministre japonaise Mori Aiko."
    )
    assert [sorted(p.name for p in e.participants) for e in _events(text)] == [
        ["Anna Berg", "Sato Ken"],
        ["Anna Berg", "Mori Aiko"],
    ]


def test_a_meeting_of_the_same_day_is_not_the_session() -> None:
    text = (
        "Le vice-ministre vietnamien de la Défense, Tran Van Nam, a été reçu à Moscou par le ministre russe de la Défense, "
        "Ivan Orlov. Tran Van Nam et ses interlocuteurs russes ont également présidé le 5e dialogue sur la défense Vietnam-Russie."
    )
    assert sorted(e.type for e in _events(text)) == ["dialogue", "meeting"]


# A text, an official without a country in the post, and the country that goes unsaid.
UNSAID = [
    # The guest's country is named most, so the host's is another.
    ("Le président de la République de Turquie, Kemal Aydin, a été l'hôte hier, au palais royal de Riyad, du prince Saad Al-Harbi, "
     "prince héritier et Premier ministre. Le prince héritier a dit au président de Turquie qu'il était le bienvenu. "
     "Le prince Fahd Al-Otaibi, ministre de l'Énergie, assistait à l'audience.", "Fahd Al-Otaibi", "SA"),
    # Whom the writer's own king sends is of his country, although another one is named most.
    ("Sa Majesté le Roi Moulay Hafid a félicité M. Issa Ndiaye, élu président de la République du Sénégal. Le Maroc et le Sénégal sont "
     "unis par un partenariat privilégié. Le chef du gouvernement, Karim Alami, a représenté le Roi à Dakar, au Sénégal.", "Karim Alami", "MA"),
    # Officials stand beside the ambassadors of others.
    ("Une cérémonie de remise de vaccins offerts par la Chine s'est tenue jeudi à Niamey, en présence du ministre de la Santé, Ali Idi, et de "
     "l'ambassadeur de Chine, Jiang Feng.", "Ali Idi", "NE"),
    # Titles that only some states have.
    ("Hanoï (VNA) – Le Premier ministre Tran Van Nam est arrivé vendredi à Oslo, en Norvège. Il doit ensuite rencontrer le roi Harald V.", "Harald V", "NO"),
    # Two who lead a session of two countries are one for each.
    ("Hanoï (VNA) – La 5e session du Comité intergouvernemental Vietnam-Russie s'est tenue sous la coprésidence des vice-Premiers ministres "
     "Tran Van Nam et Ivan Orlov.", "Ivan Orlov", "RU"),
    # Whom the head of state received is of the other side told of, though the home country is named more often.
    ("Le président gabonais Paul Ondo est rentré à Libreville. Le chef de l'État a reçu le général Idris Karim, membre du Conseil souverain de "
     "la République du Soudan. Le Gabon et les Gabonais suivent la situation ; c'est la politique du Gabon.", "Idris Karim", "SD"),
    # Whom it is said that somebody acts for.
    ("Le ministre des Affaires étrangères, Omar Bacar, a signé au nom des Comores, et le vice-premier ministre, Salem Al-Jaber, pour le Koweït.",
     "Salem Al-Jaber", "KW"),
    ("La délégation indienne était conduite par M. Ravi Menon et la délégation vietnamienne par M. Le Minh Vu, vice-ministre.", "Le Minh Vu", "VN"),
]  # fmt: skip


@pytest.mark.parametrize("text, name, side", UNSAID)
def test_the_country_that_goes_unsaid(text: str, name: str, side: str) -> None:
    people = understand(Article("text", text, lang="fr")).people.all
    assert {p.name: p.side for p in people}[name] == side


# Visits and conferences told by the way, and who goes there.
ABROAD = [
    ("Les 24 et 25 avril 2025, le ministre suisse Urs Meier était en Chine, dans le cadre d'un anniversaire.", [("visit", "2025-04-24", ["Urs Meier"])]),
    ("Invité au Pérou, le ministre japonais Sato Ken a rencontré jeudi le ministre péruvien Luis Rojas.",
     [("meeting", None, ["Luis Rojas", "Sato Ken"]), ("visit", None, ["Sato Ken"])]),
    ("Le ministre togolais Komi Amavi a reçu le 3 mai 2022 l'ambassadeur d'Inde, Ravi Menon, afin de préparer la visite que le Premier ministre "
     "indien Arun Rao doit effectuer au Togo en juin 2023.",
     [("meeting", "2022-05-03", ["Komi Amavi", "Ravi Menon"]), ("visit", "2023-06", ["Arun Rao"])]),
    ("Le président ghanéen John Addo est arrivé lundi à Lima, au Pérou, pour le 24e sommet de l'APEC.",
     [("conference", None, ["John Addo"])]),
]  # fmt: skip


@pytest.mark.parametrize("text, expected", ABROAD)
def test_abroad(text: str, expected: list[tuple[str, str | None, list[str]]]) -> None:
    found = sorted((e.type, e.date, sorted(p.name for p in e.participants)) for e in _events(text))
    assert found == expected


# Ceremonies: what is handed over, opened, awarded and celebrated, and by whom.
CEREMONIES = [
    ("L'ambassadeur du Japon au Sénégal, Kenji Mori, a remis lundi à Dakar au ministre de la Santé, Marie Ndiaye, un lot d'équipements médicaux.",
     ("JP", "SN"), ["Kenji Mori", "Marie Ndiaye"]),
    ("Le don, composé de cent tonnes de riz, a été remis par l'ambassadeur du Pakistan, Imran Khan, au ministre nigérien Ali Moussa.",
     ("NE", "PK"), ["Ali Moussa", "Imran Khan"]),
    ("Le président gabonais Paul Ondo a décoré l'ambassadeur du Maroc, Ali Bari, en fin de mission.", ("GA", "MA"), ["Ali Bari", "Paul Ondo"]),
    ("L'ambassadeur de France au Bénin, Marc Dupré, a été élevé au rang de commandeur par le président béninois Patrice Alao.",
     ("BJ", "FR"), ["Marc Dupré", "Patrice Alao"]),
    ("Le vice-ministre vietnamien Le Van Ba a assisté jeudi à Hanoï à la célébration du 74e anniversaire de la fondation de la République populaire de Chine.",
     ("CN", "VN"), ["Le Van Ba"]),
    ("Le président sénégalais Issa Faye a assisté mardi à Accra à la cérémonie d'investiture du président ghanéen John Mensah.",
     ("GH", "SN"), ["Issa Faye", "John Mensah"]),
    ("Le ministre ivoirien de la Culture, Koffi Yao, a inauguré un musée à Bouaké.", None, []),
    ("Le gouverneur de Sikasso, Bakary Traoré, a reçu un don de vivres.", None, []),
]  # fmt: skip


@pytest.mark.parametrize("text, sides, names", CEREMONIES)
def test_ceremonies(text: str, sides: tuple[str, ...] | None, names: list[str]) -> None:
    found = [(e.type, e.countries, sorted(p.name for p in e.participants)) for e in _events(text)]
    assert found == ([("ceremony", sides, names)] if sides else [])


# Told in an order that no other rule knows; and what is no encounter for all that.
ANYHOW = [
    ("Une audience du président gambien Lamin Jatta à l'ambassadrice de Chine, Li Fang, a clos la journée.", ["Lamin Jatta", "Li Fang"]),
    ("Au programme du ministre letton Janis Ozols à Helsinki : une longue séance de travail avec le ministre finlandais Matti Salo.", ["Janis Ozols", "Matti Salo"]),
    ("Le président gambien Lamin Jatta n'a pas reçu l'ambassadrice de Chine, Li Fang.", []),
    ("Le ministre letton Janis Ozols souhaite un entretien prochain avec le ministre finlandais Matti Salo.", []),
]  # fmt: skip


@pytest.mark.parametrize("text, names", ANYHOW)
def test_told_in_any_order(text: str, names: list[str]) -> None:
    assert sorted(p.name for e in _events(text) for p in e.participants) == names


# However a gathering is told to open, be held, be led or close: its kind, sides and those who attend it.
GATHERINGS = [
    ("Le ministre béninois Paul Zinsou a présidé lundi à Lomé, aux côtés de son homologue togolais Kodjo Amavi, les travaux de la commission mixte.",
     "dialogue", ("BJ", "TG"), ["Kodjo Amavi", "Paul Zinsou"]),
    ("Quatrième session de la commission mixte entre le Chili et le Pérou, hier à Lima, sous la présidence conjointe des ministres Luis Rojas et Juan Soto.",
     "dialogue", ("CL", "PE"), ["Juan Soto", "Luis Rojas"]),
    ("C'est à Oslo que Norvégiens et Danois ont tenu la 3e session de leur commission mixte.", "dialogue", ("DK", "NO"), []),
    ("Une sixième session de consultations politiques a rassemblé à Lima Ana Rojas, ministre des Affaires étrangères du Pérou, et Juan Soto, ministre chilien.",
     "dialogue", ("CL", "PE"), ["Ana Rojas", "Juan Soto"]),
    ("Rideau, vendredi à Oslo, sur les travaux de la 9e commission mixte norvégo-chilienne.", "dialogue", ("CL", "NO"), []),
    ("Oslo a été le théâtre, hier, d'une réunion tripartite des ministres de la Défense norvégien, suédois et danois.", "conference", ("DK", "NO", "SE"), []),
    ("Norvégiens, Suédois et Danois se sont réunis hier à Oslo.", "conference", ("DK", "NO", "SE"), []),
    ("Lors de la 4e session de l'Assemblée générale des Nations unies, le ministre péruvien Luis Rojas a plaidé pour une réforme.",
     "conference", ("PE",), ["Luis Rojas"]),
    ("La conférence internationale des donateurs, que présidait le ministre norvégien Lars Berg, a pris fin à Oslo.", "conference", ("NO",), ["Lars Berg"]),
    ("Le ministre péruvien Luis Rojas à l'ouverture du 3e sommet de l'Union africaine.", "conference", ("PE",), ["Luis Rojas"]),
    # A body that is named by its two sides, whatever it is called; three states told together.
    ("La troisième réunion du comité technique franco-chilien s'est déroulée à Lima.", "dialogue", ("CL", "FR"), []),
    ("La troisième réunion du comité technique chilien s'est déroulée à Lima.", None, (), []),
    ("Le Haut comité d'orientation Chili-Pérou a examiné jeudi le tracé de la route.", "dialogue", ("CL", "PE"), []),
    ("Oslo et Lima viennent de boucler la 7e session de leur commission mixte.", "dialogue", ("NO", "PE"), []),
    ("La Norvège, la Suède et le Danemark ont convenu hier à Oslo, au terme d'un mini-sommet, de surveiller la mer.", "conference", ("DK", "NO", "SE"), []),
    ("Une rencontre tripartite a regroupé à Oslo des officiels norvégiens, suédois et danois.", "conference", ("DK", "NO", "SE"), []),
    ("Après deux ans d'interruption, la commission mixte Chili-Pérou a repris ses travaux à Lima.", "dialogue", ("CL", "PE"), []),
    ("Le Premier ministre norvégien Lars Berg coprésidera, avec le président péruvien Luis Rojas, le 3e sommet sur l'eau.",
     "conference", ("NO", "PE"), ["Lars Berg", "Luis Rojas"]),
    ("Le ministre péruvien Luis Rojas et le ministre norvégien Lars Berg étaient lundi à Stockholm pour un sommet consacré au climat.",
     "conference", ("NO", "PE"), ["Lars Berg", "Luis Rojas"]),
    ("Le conseil d'affaires franco-chilien s'est réuni à Lima.", None, (), []),
    ("Les ministres ont annoncé le lancement d'un dialogue stratégique franco-chilien.", None, (), []),
    ("Le ministre péruvien Luis Rojas a souligné l'importance de tenir la 5e session de la commission mixte.", None, (), []),
    ("Le ministre péruvien Luis Rojas a présenté les résultats de la conférence ministérielle sur l'eau, tenue à Oslo.", None, (), []),
    ("Le sommet tripartite de Lima a été annulé, déplore le ministre péruvien Luis Rojas.", None, (), []),
]  # fmt: skip


@pytest.mark.parametrize("text, kind, sides, names", GATHERINGS)
def test_gatherings(text: str, kind: str | None, sides: tuple[str, ...], names: list[str]) -> None:
    found = [(e.type, e.countries, sorted(p.name for p in e.participants)) for e in _events(text)]
    assert found == ([(kind, sides, names)] if kind else [])


def test_a_conference_is_of_the_body_whose_it_is() -> None:
    (event,) = _events(
        "La ministre norvégienne Ingrid Dahl a participé à la réunion des ministres de la Défense de l'OTAN à Riga."
    )
    assert event.organizations == ("NATO",)
