"""Documents signed: every way a signing is told, the titles of a list, and where the list goes on."""

from __future__ import annotations

import pytest

from extractors.article import Article
from extractors.filing import file_events
from extractors.pipeline import understand


def signed(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """The documents of the signings of a text."""
    events = file_events(understand(Article("test", text, lang="fr")))
    return [(a.title, a.parties) for e in events if e.type == "signing" for a in e.agreements]


def titles(text: str) -> list[str]:
    return [title for title, _ in signed(text)]


TWO = "Le ministre kényan des Affaires étrangères, Musalia Ouko, et son homologue finlandais, Pekka Salo,"


@pytest.mark.parametrize(
    "told",
    [
        "ont signé un accord sur la pêche.",
        "ont paraphé, jeudi, un accord sur la pêche.",
        "viennent de signer un accord sur la pêche.",
        "signent un accord sur la pêche.",
        "ont, également, procédé à la signature d'un accord sur la pêche.",
        "ont supervisé, lundi à Nairobi, la cérémonie de signature d'un accord sur la pêche.",
        "ont coprésidé la cérémonie officielle de signature d'un accord sur la pêche.",
        "ont été témoins de la signature d'un accord sur la pêche.",
        "assistent à la signature d'un accord sur la pêche.",
        "se sont entretenus à Nairobi. La rencontre a été sanctionnée par la signature d'un accord sur la pêche.",
        "se sont entretenus à Nairobi. Leur entretien a débouché sur la signature d'un accord sur la pêche.",
        "se sont entretenus à Nairobi. Un accord sur la pêche a aussi été signé.",
        "se sont entretenus à Nairobi. À l'issue de leur entretien a été signé un accord sur la pêche.",
        "se sont entretenus à Nairobi. Au terme des travaux, a été paraphé un accord sur la pêche.",
        "se sont entretenus à Nairobi. Les documents signés comprennent un accord sur la pêche.",
        "se sont entretenus à Nairobi. Parmi les textes paraphés figure un accord sur la pêche.",
        "se sont entretenus à Nairobi. Le temps fort de la visite a été la signature d'un accord sur la pêche.",
        "se sont entretenus à Nairobi. La signature d'un accord sur la pêche est intervenue en fin de journée.",
        "se sont entretenus à Nairobi. Le ministère a abrité la signature d'un accord sur la pêche.",
        "se sont entretenus à Nairobi. Un accord sur la pêche vient d'être paraphé.",
        "ont signé, à l'issue de la session tenue les 8 et 9 mai à Nairobi, un accord sur la pêche.",
        "ont renforcé leur cadre juridique par la signature d'un accord sur la pêche.",
        "ont assisté à la cérémonie de signature d'un accord sur la pêche.",
        "se sont entretenus à Nairobi. La rencontre a permis la signature d'un accord sur la pêche.",
        "se sont entretenus à Nairobi. La rencontre a vu la signature d'un accord sur la pêche.",
        "se sont entretenus à Nairobi. Il a été procédé à la signature d'un accord sur la pêche.",
        "se sont entretenus à Nairobi. Un accord sur la pêche a par ailleurs été signé.",
        "ont signé un texte. Il a également été procédé à la signature d'un accord sur la pêche.",
        "ont signé un texte. La cérémonie a aussi vu la signature d'un accord sur la pêche.",
    ],
)
def test_ways_of_telling(told: str) -> None:
    assert titles(f"{TWO} {told}") == ["accord sur la pêche"]


@pytest.mark.parametrize("told", ["signeront un accord sur la pêche.", "doivent signer un accord sur la pêche."])
def test_a_signing_to_come_has_the_documents_that_are_to_be_signed(told: str) -> None:
    [event] = file_events(understand(Article("test", f"{TWO} {told}", lang="fr")))
    assert (event.type, event.status) == ("signing", "planned")
    assert [a.title for a in event.agreements] == ["accord sur la pêche"]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("ont signé un programme de consultations pour 2024-2025.", "programme de consultations pour 2024-2025"),
        ("ont signé le Plan-cadre de coopération 2024-2026.", "Plan-cadre de coopération 2024-2026"),
        ("ont signé sept instruments juridiques touchant la pêche.", "instruments juridiques touchant la pêche"),
    ],
)
def test_kinds_of_documents(told: str, expected: str) -> None:
    assert titles(f"{TWO} {told}") == [expected]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("ont signé un mémoire d'entente sur la pêche.", ["mémoire d'entente sur la pêche"]),
        ("ont signé un cadre de coopération sur la pêche.", ["cadre de coopération sur la pêche"]),
        ("ont signé une lettre d'accord relative à la pêche.", ["lettre d'accord relative à la pêche"]),
        ("ont signé un document de projet sur la pêche.", ["document de projet sur la pêche"]),
        (
            "ont signé un accord de transport aérien et une convention fiscale, en présence de la presse.",
            ["accord de transport aérien", "convention fiscale"],
        ),
        (
            "ont signé un programme de coopération culturelle, des accords de prêt et un mémorandum sur le tourisme.",
            ["programme de coopération culturelle", "accords de prêt", "mémorandum sur le tourisme"],
        ),
        # What goes on behind a title: when, which of many, what somebody said, what it does.
        ("ont signé huit accords de coopération, pendant la visite du Premier ministre.", ["accords de coopération"]),
        ("ont signé deux accords sur les visas, l'un des dossiers de la visite.", ["accords sur les visas"]),
        (
            "ont signé un protocole sur les assemblées de la banque, prévues du 5 au 9 mai.",
            ["protocole sur les assemblées de la banque"],
        ),
        ("ont signé un accord sur la pêche, a-t-il indiqué.", ["accord sur la pêche"]),
        ("ont signé un accord sur la pêche, pour un montant de 3 millions d'euros.", ["accord sur la pêche"]),
        ("ont signé un accord sur la pêche et établi deux plans.", ["accord sur la pêche"]),
        ("ont signé l'acte de remise d'un palais.", ["acte de remise d'un palais"]),
        (
            "ont signé un échange de notes d'un don. L'échange de notes du don est daté de mai.",
            ["échange de notes d'un don"],
        ),
        ("ont signé un accord sur la pêche, en présence de l'ambassadeur du Ghana.", ["accord sur la pêche"]),
        ("ont signé deux accords, qui portent respectivement sur l'eau et l'or.", ["accords sur l'eau et l'or"]),
        (
            "ont signé deux accords. Le second accord est relatif à la lutte contre le crime.",
            ["accord relatif à la lutte contre le crime"],
        ),
        (
            "ont signé un accord sur les visas. La convention sur l'école va appuyer les élèves.",
            ["accord sur les visas"],
        ),
        (
            "ont signé deux textes ci-après : « l'accord sur la pêche », « l'accord sur les mines ».",
            ["accord sur la pêche", "accord sur les mines"],
        ),
        (
            "ont procédé à la signature du protocole sur les visas et de la convention d'extradition.",
            ["protocole sur les visas", "convention d'extradition"],
        ),
        (
            "ont signé quatre textes, à savoir, accord de pêche ; accord-cadre relatif aux bourses ; "
            "programme d'application pour les années 2024-2026.",
            [
                "accord de pêche",
                "accord-cadre relatif aux bourses",
                "programme d'application pour les années 2024-2026",
            ],
        ),
        (
            "ont signé trois documents. Il s'agit d'un accord sur la pêche, d'un protocole sur les forêts et "
            "d'un autre protocole relatif à la santé animale.",
            ["accord sur la pêche", "protocole sur les forêts", "protocole relatif à la santé animale"],
        ),
        (
            "ont signé des documents. Les autres accords sont un protocole d'élevage et un protocole de transport. "
            "Un mémorandum sur les consultations figure parmi les textes signés.",
            ["protocole d'élevage", "protocole de transport", "mémorandum sur les consultations"],
        ),
        (
            "ont signé des documents :\n- un accord sur la pêche ;\n- un accord sur les forêts.",
            ["accord sur la pêche", "accord sur les forêts"],
        ),
        (
            "ont signé deux documents. Le premier accord porte sur la pêche. Le second accord concerne la santé.",
            ["accord sur la pêche", "accord : santé"],
        ),
        (
            "ont signé deux mémorandums sur les eaux et les forêts. Il s'agit d'un mémorandum sur les eaux et d'un "
            "mémorandum sur les forêts.",
            ["mémorandum sur les eaux", "mémorandum sur les forêts"],
        ),
        (
            "ont signé un Echange de Notes relatif au « Programme des eaux ».",
            ["Echange de Notes relatif au « Programme des eaux »"],
        ),
        (
            "ont signé des accords de coopération renforçant leurs liens et un protocole sur l'eau.",
            ["protocole sur l'eau"],
        ),
        ("ont signé plusieurs accords avec les autorités du pays.", []),
        (
            "ont supervisé la signature de documents qui comprennent :\n\n1. Protocole d'accord sur la santé.\n\n"
            "2. Accord de transport aérien.",
            ["Protocole d'accord sur la santé", "Accord de transport aérien"],
        ),
        # Told again more fully, or by a mere word.
        (
            "ont signé un accord de coopération. Il s'agit d'un accord de coopération en matière agricole.",
            ["accord de coopération en matière agricole"],
        ),
        # Only a number: it stands for the documents.
        ("ont signé sept accords.", ["accords"]),
        ("ont signé sept accords, dont un protocole sur l'eau.", ["protocole sur l'eau"]),
        ("ont signé plusieurs documents.", []),
        ("ont signé trois textes. Un autre mémorandum porte sur l'eau.", ["mémorandum sur l'eau"]),
        (
            "ont signé trois accords. Le premier de ces accords a trait à la pêche. Le deuxième accord concerne l'eau, "
            "tandis que le 3e accord porte sur les forêts.",
            ["accord : pêche", "accord : eau", "accord sur les forêts"],
        ),
        (
            "ont signé des textes. Selon la presse, les documents signés sont le Mémorandum sur l'eau, l'Accord de "
            "prêt (3 millions de yuans), et l'Accord-cadre sur la pêche.",
            ["Mémorandum sur l'eau", "Accord de prêt", "Accord-cadre sur la pêche"],
        ),
        (
            "ont signé deux accords relatifs au siège du Bureau. Ils ont procédé à la signature de deux accords "
            "relatifs au siège de ce Bureau.",
            ["accords relatifs au siège du Bureau"],
        ),
        (
            "ont signé deux textes ci-après : l'accord sur la pêche ; la convention sur l'eau.",
            ["accord sur la pêche", "convention sur l'eau"],
        ),
        (
            "ont signé des textes. Il s'agit, entre autres, de l'accord sur la pêche et de la convention sur l'eau.",
            ["accord sur la pêche", "convention sur l'eau"],
        ),
        (
            "ont signé deux textes. Le premier accord porte sur la pêche. Le deuxième document paraphé est un "
            "mémorandum sur l'eau.",
            ["accord sur la pêche", "mémorandum sur l'eau"],
        ),
        (
            "ont signé neuf accords et programmes exécutifs. Ils portent sur l'essentiel :\n\nUn accord-cadre sur "
            "l'eau.\n\nUne convention de pêche.",
            ["accord-cadre sur l'eau", "convention de pêche"],
        ),
        (
            "ont signé plusieurs accords de coopération bilatérale. Le premier de ces accords est celui portant sur un "
            "mémorandum d'essor économique. La deuxième convention concerne le tourisme.",
            ["mémorandum d'essor économique", "convention : tourisme"],
        ),
        (
            "ont signé quinze accords. Ont été signés :\n\n1 – Accord sur la pêche : cet accord fixe des règles.\n\n"
            "2 – Convention sur l'eau : cette convention vise à bâtir.",
            ["Accord sur la pêche", "Convention sur l'eau"],
        ),
        (
            "ont signé trois textes. Le premier document concerne l'accord de pêche. Le deuxième document est la "
            "convention sur l'eau.",
            ["accord de pêche", "convention sur l'eau"],
        ),
        # Where and when, who watched and who reports are no part of a title.
        (
            "se sont vus. Six accords ont été signés, portant sur la pêche et l'eau.",
            ["accords portant sur la pêche et l'eau"],
        ),
        ("se sont vus. Six accords, portant sur la pêche, ont été signés.", ["accords portant sur la pêche"]),
        ("ont signé un accord sur la pêche vendredi 3 mai à Nairobi.", ["accord sur la pêche"]),
        ("ont signé un protocole d'accord, puis ont visité le port.", ["protocole d'accord"]),
        ("ont signé un accord sur l'envoi de 1.000 infirmiers.", ["accord sur l'envoi de 1.000 infirmiers"]),
        (
            "se sont vus. Un protocole a été conclu dans les domaines de l'eau et de l'énergie.",
            ["protocole dans les domaines de l'eau et de l'énergie"],
        ),
    ],
)
def test_titles(told: str, expected: list[str]) -> None:
    assert titles(f"{TWO} {told}") == expected


def test_parties_and_what_stands_behind_them() -> None:
    assert signed(
        f"{TWO} ont assisté à la signature d'un mémorandum entre la Banque du Nil et l'Institut des sables en matière "
        "de formation, et d'un accord sur la pêche entre les deux ministères."
    ) == [
        ("mémorandum en matière de formation", ("Banque du Nil", "Institut des sables")),
        ("accord sur la pêche", ()),
    ]


def test_one_party_told_behind_the_document_and_what_it_is_about() -> None:
    told = (
        "Le ministre kényan, Musalia Ouko, a signé un mémorandum avec le ministre finlandais, Pekka Salo, "
        "portant sur l'eau."
    )
    assert titles(told) == ["mémorandum portant sur l'eau"]


def test_between_the_two_countries_names_no_parties() -> None:
    told = f"{TWO} ont signé deux accords sur une commission entre les deux pays, la promotion des arts et l'eau."
    assert [parties for _, parties in signed(told)] == [()]


def test_a_party_with_its_acronym_and_what_the_document_is_about() -> None:
    told = f"{TWO} ont signé une convention entre la Banque du Kenya et l'Autorité des mines (ADM) en matière d'or."
    assert signed(told) == [("convention en matière d'or", ("Banque du Kenya", "ADM"))]


def test_a_company_is_told_without_what_it_is() -> None:
    told = f"{TWO} ont signé un contrat entre le groupe Vorelia et l'incubateur Kanda sur l'eau."
    assert signed(told) == [("contrat sur l'eau", ("Vorelia", "Kanda"))]


def test_parties_behind_the_participle() -> None:
    assert signed(
        f"{TWO} ont signé des textes. Il s'agit de l'accord sur l'or signé entre la Banque du Nil et l'Institut des "
        "sables et du mémorandum paraphé entre l'Office des lacs (ODL) et le Laboratoire central des eaux."
    ) == [
        ("accord sur l'or", ("Banque du Nil", "Institut des sables")),
        ("mémorandum", ("ODL", "Laboratoire central des eaux")),
    ]


def test_parties_behind_where_it_was_signed() -> None:
    assert signed(
        f"{TWO} se sont vus. Un accord a été signé hier à Nairobi entre la Banque du Nil et l'Institut Aalto."
    ) == [("accord", ("Banque du Nil", "Institut Aalto"))]


@pytest.mark.parametrize(
    "text",
    [
        "Ce don fait l'objet d'un échange de notes entre le Japon et la FAO signé, le 8 mai, à Rome, entre "
        "M. Kenji Mori, ambassadeur du Japon en Italie, et Mme Ana Silva, directrice de la FAO.",
        "Les notes ont été paraphées à Rome le 8 mai, du côté de la FAO, par Mme Ana Silva, représentante adjointe, "
        "et du côté japonais par M. Kenji Mori, ambassadeur du Japon en Italie.",
    ],
)
def test_who_signs_for_a_body(text: str) -> None:
    (event,) = file_events(understand(Article("test", text, lang="fr")))
    assert (event.type, event.countries, event.organizations) == ("signing", ("JP",), ("FAO",))
    assert {(p.name, p.country or p.organization) for p in event.participants} == {
        ("Kenji Mori", "JP"),
        ("Ana Silva", "FAO"),
    }


def test_a_sentence_that_notes_or_cites_goes_on_with_the_list() -> None:
    rows = signed(
        f"{TWO} ont paraphé trois accords. Parmi ces accords, on note l'accord portant création d'un comité commercial "
        "et la convention d'extradition des condamnés. Le communiqué conjoint cite également le protocole d'accord sur "
        "la santé et le plan de travail sur les ports."
    )
    assert [title for title, _ in rows] == [
        "accord portant création d'un comité commercial",
        "convention d'extradition des condamnés",
        "protocole d'accord sur la santé",
        "plan de travail sur les ports",
    ]


def test_one_title_between_several_pairs() -> None:
    assert signed(
        f"{TWO} ont signé deux documents :\n- Protocole d'accord entre la Banque du Nil et la Banque du Nord.\n"
        "- Protocole d'accord entre l'Institut des sables et l'Université du Lac."
    ) == [
        ("Protocole d'accord", ("Banque du Nil", "Banque du Nord")),
        ("Protocole d'accord", ("Institut des sables", "Université du Lac")),
    ]


def test_signatories_are_organisations_but_ministries_and_parties() -> None:
    text = f"{TWO} ont assisté à la signature d'un accord entre "
    for pair, expected in (
        ("la Banque du Nil et l'Université du Lac", ("Banque du Nil", "Université du Lac")),
        ("le Parti du Nil et le Centre de recherche sur les lacs", ("Centre de recherche sur les lacs",)),
        ("la République du Kenya et la Finlande", ()),
        ("le Gouvernement du Kenya et l'Institut des sables (IDS) finlandais", ("IDS",)),
        ("le Département du commerce et l'Agence kényane pour l'essor des ports (AKEP)", ("AKEP",)),
    ):
        events = file_events(understand(Article("test", text + pair + ".", lang="fr")))
        assert [e.organizations for e in events if e.type == "signing"] == [expected]


def test_a_signing_without_parties_is_that_of_the_talks_or_of_the_pair_named_before() -> None:
    first = "Le ministre tunisien Ali Sassi a reçu à Tunis son homologue ghanéen John Mensah. "
    for text in (
        first + "Des experts se sont réunis mardi. Un accord sur la pêche a été signé.",
        "La commission mixte tuniso-ghanéenne s'est réunie. Ses travaux ont été couronnés par la signature d'un "
        "accord sur la pêche.",
    ):
        events = file_events(understand(Article("test", text, lang="fr")))
        assert [e.countries for e in events if e.type == "signing"] == [("GH", "TN")]


@pytest.mark.parametrize(
    "told",
    [
        # Several documents told together, then one by one; one that is told of again.
        "ont assisté à la signature de deux accords. Le ministre kényan Tom Oti et le ministre finlandais Olli Aho ont "
        "signé un accord sur la pêche. La ministre kényane Ruth Mwai et la ministre finlandaise Aino Ek ont signé un "
        "accord sur l'eau.",
        "ont assisté à la signature d'un accord sur la pêche et d'un accord sur l'eau. L'accord sur la pêche a été "
        "signé par la ministre kényane Ruth Mwai et la ministre finlandaise Aino Ek.",
    ],
)
def test_one_ceremony(told: str) -> None:
    events = [e for e in file_events(understand(Article("test", f"{TWO} {told}", lang="fr"))) if e.type == "signing"]
    assert [[a.title for a in e.agreements] for e in events] == [["accord sur la pêche", "accord sur l'eau"]]
    assert {"Ruth Mwai", "Pekka Salo"} <= {p.name for p in events[0].participants}


def test_documents_of_two_ceremonies() -> None:
    text = (
        f"{TWO} ont signé un accord sur la pêche. Le même jour, la ministre kényane Ruth Mwai et la ministre "
        "finlandaise Aino Ek ont signé une convention sur l'eau."
    )
    events = [e for e in file_events(understand(Article("test", text, lang="fr"))) if e.type == "signing"]
    assert [[a.title for a in e.agreements] for e in events] == [["accord sur la pêche"], ["convention sur l'eau"]]


def test_documents_that_another_sentence_counts() -> None:
    text = (
        "Cinq accords portant sur plusieurs domaines ont été signés dimanche. Les accords ont été signés par le "
        "ministre kényan Tom Oti et le ministre finlandais Olli Aho."
    )
    assert titles(text) == ["accords portant sur plusieurs domaines"]


def test_minutes_are_those_of_the_session() -> None:
    text = (
        "La 3e session de la commission mixte kényo-finlandaise s'est tenue mardi à Nairobi sous la coprésidence du "
        "ministre kényan Tom Oti et du ministre finlandais Olli Aho. Les deux ministres ont signé le procès-verbal de "
        "la session."
    )
    events = file_events(understand(Article("test", text, lang="fr")))
    assert {e.type: [a.title for a in e.agreements] for e in events} == {
        "dialogue": ["procès-verbal de la session"],
        "signing": ["procès-verbal de la session"],
    }


@pytest.mark.parametrize(
    "told",
    [
        "Le Ghana et l'Agence française de développement viennent de procéder à la signature de trois accords de prêt.",
        "L'Agence française de développement (AFD) vient de signer trois accords avec le gouvernement du Ghana.",
    ],
)
def test_a_national_agency_signs_for_its_country(told: str) -> None:
    events = file_events(understand(Article("test", told, lang="fr")))
    assert [(e.countries, e.organizations) for e in events if e.type == "signing"] == [(("FR", "GH"), ("AFD",))]


def test_a_treaty_told_by_its_year_is_history() -> None:
    text = "Le ministre kényan Tom Oti a reçu le ministre finlandais Olli Aho. Un accord fiscal a été signé en 2016."
    found = file_events(understand(Article("test", text, lang="fr", published="2017-05-03")))
    assert [e.type for e in found] == ["meeting"]


@pytest.mark.parametrize(
    ("told", "countries"),
    [
        ("Le roi a présidé à Rabat la signature d'une convention entre le gouvernement marocain, l'OMS et le groupe "
         "indien Tata.", ("IN", "MA")),
        ("Un contrat a été signé à Paris par les Chemins de fer kazakhs (KTZ) et le constructeur français Alstom.",
         ("FR", "KZ")),
    ],
)  # fmt: skip
def test_the_sides_of_companies_that_sign(told: str, countries: tuple[str, ...]) -> None:
    events = file_events(understand(Article("test", told, lang="fr")))
    assert [e.countries for e in events if e.type == "signing"] == [countries]


@pytest.mark.parametrize(
    ("told", "titles"),
    [
        ("Le premier porte sur la pêche, le second concerne les mines.", ["accord sur la pêche", "accord : les mines"]),
        ("L'un porte sur la pêche et l'autre sur les mines.", ["accord sur la pêche", "accord sur les mines"]),
        ("Le premier ministre porte sur la pêche un regard neuf.", ["accords"]),
    ],
)
def test_documents_told_by_their_rank_alone(told: str, titles: list[str]) -> None:
    text = f"Le Maroc et le Sénégal ont signé à Rabat deux accords. {told}"
    [event] = file_events(understand(Article("test", text, lang="fr")))
    assert [a.title for a in event.agreements] == titles
