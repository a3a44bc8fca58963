"""Organisations: those that take part and those that talks are about, not those that only give the occasion."""

from __future__ import annotations

import pytest

from extractors.article import Article
from extractors.cleaning import view
from extractors.filing import file_events
from extractors.patterns.lexicon import load
from extractors.patterns.matching import scan
from extractors.persons.weak import settle
from extractors.pipeline import understand

FR = load("fr")
MET = "Le ministre kényan des Affaires étrangères, Musalia Ouko, a reçu à Nairobi son homologue finlandais, Pekka Salo."


def bodies(text: str) -> set[str]:
    """The organisations of all events of a text."""
    return {name for e in file_events(understand(Article("test", text, lang="fr"))) for name in e.organizations}


def named(text: str) -> list[str]:
    """The organisations that a text names."""
    text = view(text).text
    return [m.value for m in settle(scan(text, FR)["names"], text, len(text), FR) if m.kind == "organization"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ils ont parlé de leur coopération à l'ONU et au sein de l'Union africaine.", {"UN", "AU"}),
        ("Ils ont évoqué la présidence finlandaise du Conseil de l'Europe.", {"Conseil de l'Europe"}),
        ("Ils ont préparé le prochain sommet de l'Union africaine.", {"AU"}),
        ("Helsinki a promis son soutien à la réunion de l'IGAD.", {"IGAD"}),
        ("Helsinki soutient la candidature de Nairobi à un poste de commissaire de l'Union africaine.", {"AU"}),
        ("Ils ont plaidé pour une réforme du Conseil de sécurité.", {"UN"}),
        ("Le mandat de la Monusco a été abordé.", {"UN"}),
        # The occasion, the place, what describes a country, a ministry.
        ("La rencontre a eu lieu en marge du sommet de l'Union africaine.", set()),
        ("Ils s'étaient vus au sommet extraordinaire de l'Union africaine.", set()),
        ("Ils se sont parlé avant la réunion ministérielle de l'OMC.", set()),
        ("La Finlande, qui assure la présidence tournante de l'Union européenne, a salué cet accord.", set()),
        ("Affaires mondiales Canada a suivi la visite.", set()),
        ("Le secrétaire du Conseil de sécurité russe a été cité.", set()),
        ("La croissance annoncée par le FMI a été évoquée.", set()),
        ("Selon la Banque mondiale, ont-ils rappelé, le commerce croît.", set()),
        ("Ils ont échangé leurs points de vue sur la Syrie, le climat et le sommet du G20.", {"G20"}),
        ("Ils ont dit que la Finlande est le premier partenaire du Kenya au sein de l'ASEAN.", set()),
        ("Ils ont parlé du commerce, en pensant au sommet du G20.", {"G20"}),
        ("Le ministre a invité la Finlande à participer au sommet de l'Union africaine.", {"AU"}),
        # A charter, a treaty, a gathering; what tells what sort of country or body another one is; posts.
        ("Ils ont rappelé la Charte des Nations unies et la Convention de l'ONU sur le droit de la mer.", set()),
        ("Ils ont promis d'appliquer le CPTPP.", set()),
        ("Ils se reverront au Dialogue de Shangri-La.", set()),
        ("La Finlande, pays membre de l'Union européenne, a salué cet accord.", set()),
        ("C'était le premier déplacement du ministre hors de l'Union européenne.", set()),
        ("La Finlande, pays qui joue un grand rôle au sein de l'UE, a salué cet accord.", set()),
        ("Ils ont parlé de la croissance, la plus élevée de l'ASEAN.", set()),
        ("Le Kenya est un des partenaires importants de la Finlande au sein de l'ASEAN.", set()),
        ("Ils coopèrent avec la FAO, cette agence spécialisée des Nations unies.", {"FAO"}),
        ("Une équipe chargée des relations avec les Nations unies était là.", set()),
        ("Selon eux, le conseil de l'Union européenne suit le dossier.", {"EU"}),
        ("Ils ont loué le Programme des Nations-Unies pour le développement (PNUD).", {"UNDP"}),
        ("Ils ont cité la Confédération africaine de basket-ball (CABB).", {"CABB"}),
        ("Ils coopèrent, écrit l'Agence Lacustre de Presse (ALP), sur le lac.", set()),
        ("Ils ont loué la coopération Lancang-Mékong.", {"MLC"}),
        ("Ils étaient à Nairobi en marge des 4e et 5e sommets de l'ASEAN.", set()),
        ("Il était à Nairobi pour participer au Forum régional de l'ASEAN (ARF).", set()),
        ("Il l'avait dit dans son discours aux Nations unies.", set()),
        ("Le pays a tenu parole, comme l'a confirmé l'AIEA.", set()),
        ("Il a transmis l'invitation du roi à participer au sommet de l'Union africaine.", {"AU"}),
        # Bodies told by what they are and a name, and companies: those that are only spoken of are none of the talks'.
        ("Ils ont remercié l'Association d'amitié Finlande-Kenya.", set()),
        ("Ils coopèrent avec la Banque de développement du Kenya.", set()),
        ("Helsinki a confié le chantier au groupe français Vorelia.", set()),
        ("Ils ont échangé des vues sur le récent sommet de l'Union africaine.", {"AU"}),
        ("Ils soutiennent le Fonds africain du patrimoine.", set()),
        ("Ils ont cité Airbus et Sonatrach.", set()),
        ("Ils ont parlé du groupe terroriste Al Rafa et de la Fédération de Russie.", set()),
        ("Le ministre est un ancien directeur de la Fondation Aalto de Helsinki.", set()),
        ("Nairobi achète deux avions Airbus et 30 véhicules Toyota.", set()),
        ("Ils louent l'appui du système des Nations unies (SNU).", {"UN"}),
        ("Ils citent la Commission de la pêche du golfe (FAO).", {"FAO"}),
        # A name with capitals of its own; one in small letters; a forum told by whom it is of.
        ("Ils ont parlé de l'Organisation de la Coopération Islamique.", {"OIC"}),
        ("Ils ont parlé de leurs liens avec l'union européenne.", {"EU"}),
        ("Ils ont salué les résultats du forum sur la coopération sino-africaine.", {"FOCAC"}),
        # The occasion: also where the acronym stands in brackets behind the name.
        ("Ils se sont vus en marge des travaux de la 138e Assemblée de l'Union interparlementaire (UIP).", set()),
        ("Ils ont eu cet échange dans le cadre du sommet du Forum des îles du Pacifique (FIP) 2025.", set()),
        ("Ils se sont vus juste avant l'ouverture du sommet des pays du G20.", set()),
        (
            "Il était à Nairobi pour participer au dialogue régional et au 17e Forum régional de l'ASEAN (ARF-17).",
            set(),
        ),
        ("Nairobi profite de la tenue de l'Assemblée générale des Nations unies pour se faire entendre.", set()),
        ("Ils se sont vus à la faveur du sommet Union africaine-Union européenne.", set()),
        ("Ils se sont vus en marge du sommet Chine-ASEAN.", set()),
        ("Ils ont parlé des relations Finlande-UE.", {"EU"}),
        # Whose ally somebody is, what is visited, whose chair was held well; who will hold it is talked about.
        ("Il a rencontré un chef de parti allié du Hezbollah.", set()),
        ("Le programme prévoit une visite du CERN.", set()),
        ("Il a félicité la Finlande d'avoir accompli sa présidence de l'Union africaine.", set()),
        ("Helsinki, qui présidera l'OSCE, compte sur l'appui de Nairobi.", {"OSCE"}),
        # What they talk about may be its next gathering.
        ("Ils aborderont le prochain sommet de l'Union africaine.", {"AU"}),
        (
            "Ils ont fait le point sur la prochaine session de l'Assemblée parlementaire du Conseil de l'Europe.",
            {"Conseil de l'Europe"},
        ),
        ("Ils ont souligné l'importance de la conférence de l'ONU sur le climat.", {"UN"}),
        # The place.
        ("Les entretiens se sont tenus dans les locaux de la mission finlandaise auprès de l'ONU.", set()),
        ("Le ministre s'est ensuite rendu à l'Unesco pour une exposition.", set()),
        ("La rencontre s'est tenue à la Cité de l'Union africaine.", set()),
        # Who holds its chair, who is a member, whose portfolio it is.
        ("Il l'a félicité pour l'élection de la Finlande à la présidence de l'Union africaine.", set()),
        ("Nairobi dirige le comité de haut niveau de l'Union africaine sur la Libye.", set()),
        ("Il a loué le rôle de la Finlande en tant que membre du G7.", set()),
        ("Le ministre chargé du Commerce, des Nations unies et du Commonwealth était là.", set()),
        ("La directrice Union européenne au ministère était là.", set()),
        ("Musalia Ouko, médiateur désigné par l'Union africaine, a salué cet accord.", set()),
        # Who is present, named or not, brings a body along; so does the head of an association of friendship.
        ("L'entretien s'est tenu en présence de l'ambassadeur de l'Union européenne.", {"EU"}),
        ("L'entretien s'est tenu en présence d'Ida Aho, représentante de l'Union africaine.", {"AU"}),
        ("L'entretien s'est tenu en présence d'Ida Aho, représentante permanente du Kenya auprès de l'ONU.", set()),
        # A party, a hall, an initiative.
        ("Ils ont évoqué le candidat de l'Alliance pour le renouveau (APR).", set()),
        ("La réunion s'est tenue au Centre international de conférences de Nairobi (CICN).", set()),
        ("Ils ont évoqué l'Initiative la Ceinture et la Route (ICR).", set()),
        # What somebody once was; a body told by what it is for.
        ("Musalia Ouko, ancien haut cadre de la FAO et du FIDA, a salué cet accord.", set()),
        ("Ils ont parlé de l'agence onusienne d'aide aux réfugiés palestiniens.", {"UNRWA"}),
        ("Ils ont loué l'appui du Croissant-Rouge koweïtien.", {"Croissant-Rouge koweïtien"}),
        # What nobody speaks of is none that talks are about.
        ("La Finlande a rejoint l'Union africaine en 1995.", set()),
        ("Fondée en 1975, la Cédéao compte quinze membres.", set()),
        ("Le Kenya vend son café vers les pays de l'Union européenne.", set()),
        # The summit that he leaves for is an event of its own.
        ("Pekka Salo quitte Nairobi jeudi pour le sommet de l'OTAN.", {"NATO"}),
        ("La Finlande est depuis février à la tête de l'OSCE.", set()),
        ("Pekka Salo a dit l'appui de son pays à la présidence kényane de l'IGAD.", {"IGAD"}),
        ("Ils ont débattu des sanctions de la Cédéao.", {"ECOWAS"}),
        ("Le Kenya et la Finlande coopèrent étroitement à l'Unesco.", {"UNESCO"}),
        ("Le ministre a rappelé que son pays brigue un siège à l'OACI.", {"ICAO"}),
        # The occasion, in more words; what somebody spoke of "de …" is none.
        ("Les deux ministres se sont parlé deux jours avant le sommet de la Cédéao.", set()),
        ("Les deux ministres se sont parlé dans les coulisses du sommet des Nations unies.", set()),
        ("Ils se sont vus à la veille de l'ouverture du 38e sommet de l'Union africaine.", set()),
        ("La rencontre s'est tenue lors de la cérémonie d'ouverture du sommet de l'Union africaine.", set()),
        ("Ils se sont vus pendant les festivités du 60e anniversaire de l'Union africaine.", set()),
        ("Ils se sont vus après l'Assemblée générale des Nations unies.", set()),
        ("Ils se sont vus en parallèle à la réunion ministérielle de l'OCS.", set()),
        ("Ils ont parlé de la réunion ministérielle de l'OCS.", {"SCO"}),
        ("L'entretien s'est déroulé dans les bureaux de la FAO à Nairobi.", set()),
        # A chair taken, membership told by a verb, who allowed, recognised or reckoned something.
        ("La Finlande, qui vient de prendre les rênes du Conseil de l'Europe, a salué cet accord.", set()),
        ("Les deux pays sont tous deux membres de l'OMC, ont-ils rappelé.", set()),
        ("À l'instar de l'Union africaine, la Finlande a condamné le putsch.", set()),
        ("Ils ont parlé du gouvernement reconnu par les Nations unies.", set()),
        ("Ils ont salué la force autorisée par l'Union africaine.", set()),
        ("Ils ont parlé de la croissance, estimée à 5% par le FMI.", set()),
        ("Ils ont salué les efforts déployés par la Cédéao.", {"ECOWAS"}),
        # A body that has no part in the talks says or decides something; it is asked for something at the talks.
        ("Dans un communiqué, l'Union africaine a condamné l'attaque.", set()),
        ("Mardi, la Banque africaine de développement (BAD) avait annoncé un prêt.", set()),
        ("Le FMI prévoit une croissance de 5%.", set()),
        ("De son côté, l'ONU a salué cette rencontre.", set()),
        ("Il a travaillé au sein de la FAO, a-t-il rappelé.", set()),
        ("Les deux hommes ont appelé l'ONU à intervenir.", {"UN"}),
        ("Ils ont dit que l'Union africaine doit parler d'une seule voix.", {"AU"}),
        # Armed missions are of the body that sends them; one that a vote allowed is none.
        ("Ils ont parlé de la FINUL et de la SAMIDRC.", {"UN", "SADC"}),
        ("Ils ont parlé de la Mission multinationale d'appui à la sécurité (MMAS).", set()),
    ],
)
def test_what_talks_are_about(sentence: str, expected: set[str]) -> None:
    assert bodies(f"{MET} {sentence}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le président sénégalais Alioune Fall a reçu mardi à Dakar la directrice générale de l'OMS, Ana Silva.",
            {"WHO"},
        ),
        (
            "Le ministre marocain Ali Sassi a reçu le général Tom Reed, commandant du Commandement des États-Unis pour "
            "l'Afrique (AFRICOM), à Rabat.",
            {"AFRICOM"},
        ),
        # Of a minister whose country goes unsaid, the body's official is the other side.
        (
            "Le ministre des Affaires étrangères, Abdou Diallo, a reçu Piet Maas, représentant résident du Fonds des "
            "Nations unies pour l'enfance (UNICEF).",
            {"UNICEF"},
        ),
        ("Le Président de la République a reçu Mme Ana Silva, représentante de la FAO.", {"FAO"}),
        (
            "Le ministre vietnamien Bui Son a reçu à Hanoï Abe Ken, président de l'Association d'amitié Japon-Vietnam.",
            {"Association d'amitié Japon-Vietnam"},
        ),
        (
            "Le Premier ministre Ali Diop a reçu à Dakar Ana Silva, représentante-résidente de la Banque mondiale.",
            {"Banque mondiale"},
        ),
        (
            "Le ministre togolais Koffi Ama a participé le 4 mai à Lima à la conférence des ministres des Affaires "
            "étrangères ASEAN-Chine.",
            {"ASEAN"},
        ),
        # A seat in a body beside a post of state brings no body along.
        (
            "Le président ghanéen John Mensah, président en exercice de la CEDEAO, a reçu le président togolais "
            "Koffi Ama.",
            set(),
        ),
    ],
)
def test_who_brings_a_body_along(text: str, expected: set[str]) -> None:
    assert bodies(text) == expected


@pytest.mark.parametrize(
    ("signed", "expected"),
    [
        ("L'Association d'amitié Finlande-Kenya", {"Association d'amitié Finlande-Kenya"}),
        ("La Banque de développement du Kenya", {"Banque de développement du Kenya"}),
        ("Le groupe français Vorelia", {"Vorelia"}),
        ("Airbus", {"Airbus"}),
    ],
)
def test_companies_and_bodies_known_by_their_shape_sign(signed: str, expected: set[str]) -> None:
    ministers = "le ministre kényan Ali Otieno et la ministre finlandaise Ada Aho"
    text = f"{signed} et l'UNESCO ont signé un accord devant {ministers}."
    (event,) = file_events(understand(Article("a", text, lang="fr")))
    assert event.type == "signing"
    assert set(event.organizations) == expected | {"UNESCO"}


def test_an_official_of_an_organ_is_of_the_body_that_it_is_part_of() -> None:
    text = "Le Premier ministre malien Modibo Ba a reçu à Bamako le chef de la MINUSMA, Ali Wane. M. Wane l'a remercié."
    (event,) = file_events(understand(Article("test", text, lang="fr")))
    assert (event.participants[1].organization, event.organizations) == ("UN", ("UN",))
    assert [said.on_behalf_of for said in event.statements] == [("UN",)]


def test_an_ambiguous_acronym_is_the_body_named_in_full() -> None:
    assert named("Il a vu la Banque asiatique de développement. La BAD prête.") == ["ADB", "ADB"]
    assert named("Il a vu la Banque africaine de développement (BAD).") == ["AfDB", "AfDB"]
    assert named("La BAD prête.") == []
    assert bodies(f"{MET} La Banque africaine de développement (BAD) appuie le projet.") == {"AfDB"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "L'Université de Lomé et l'Institut supérieur d'Accra ont signé une convention sur l'échange d'étudiants.",
            {"Université de Lomé", "Institut supérieur d'Accra"},
        ),
        ("L'Agence de contrôle maritime (ACMT) et l'UNICEF ont signé un accord sur la pêche.", {"ACMT", "UNICEF"}),
        (
            "Le même jour, la Banque nationale du Togo et l'UNICEF ont signé un accord sur la santé.",
            {"Banque nationale du Togo", "UNICEF"},
        ),
        (
            "En présence du président Juma Ouko et du président finlandais Olli Salo, Airbus et Sonatrach ont signé un "
            "contrat sur les avions.",
            {"Airbus", "Sonatrach"},
        ),
        ("Les deux ministres ont signé un accord sur la santé.", set()),
        # Names that go on behind "pour"; parties told in other words than "entre".
        (
            "Les deux ministres ont signé un accord entre l'Agence togolaise pour la qualité et l'Institut de Turku "
            "sur les normes.",
            {"Agence togolaise pour la qualité", "Institut de Turku"},
        ),
        (
            "Le Fonds pour l'emploi des jeunes et l'Université de Turku ont signé une convention.",
            {"Fonds pour l'emploi des jeunes", "Université de Turku"},
        ),
        (
            "Les deux parties ont signé un mémorandum liant la Caisse des retraites et l'Institut de Turku portant sur "
            "la formation.",
            {"Caisse des retraites", "Institut de Turku"},
        ),
        (
            "Un accord a été signé par l'Institut supérieur de commerce et l'Université de Turku.",
            {"Institut supérieur de commerce", "Université de Turku"},
        ),
        (
            "Un accord entre, d'une part, la Direction générale des douanes et, d'autre part, l'Université de Turku a "
            "été paraphé.",
            {"Direction générale des douanes", "Université de Turku"},
        ),
        ("Un accord a été signé par le directeur des douanes, Ali Ba, et la rectrice, Ida Aho.", set()),
        ("Le ministère togolais de la Santé et le ministère ghanéen de la Santé ont signé un accord.", set()),
    ],
)
def test_bodies_that_sign(sentence: str, expected: set[str]) -> None:
    found = file_events(understand(Article("short", f"{MET} {sentence}", lang="fr")))
    assert {name for event in found if event.type == "signing" for name in event.organizations} == expected


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("l'Organisation de la Conférence islamique", "OIC"),
        ("la Communauté des États de l'Afrique de l'Est", "EAC"),
        ("l'Autorité du bassin du Niger", "NBA"),
        ("le Parlement panafricain", "Parlement panafricain"),
        ("le Fonds saoudien de développement", "SFD"),
        ("l'OOAS", "WAHO"),
        ("les Nations-Unies", "UN"),
        ("le Partenariat mondial pour l'éducation", "GPE"),
        ("la Cour des comptes européenne", "EU"),
        ("le Groupe des États d'Afrique, des Caraïbes et du Pacifique", "OACPS"),
        ("l'Organisation internationale de police criminelle", "INTERPOL"),
        ("AfricaRice", "AfricaRice"),
        ("le Comité international de la Croix Rouge", "ICRC"),
        ("l'Union économique et monétaire ouest africaine", "WAEMU"),
        ("l'UNIDO", "UNIDO"),
        ("la Cepal", "ECLAC"),
        ("la Binuca", "ONUCI"),
        ("la Direction du développement et de la coopération", "SDC"),
        ("la Commission des thons de l'océan Indien", "IOTC"),
    ],
)
def test_names_of_the_lexicon(words: str, key: str) -> None:
    assert named(f"Il a salué {words}.") == [key]


def test_who_leads_a_national_union_abroad_is_of_its_country() -> None:
    text = "Une délégation de l'Union des femmes lao, avec à sa tête Bouavone Keo, s'est rendue à Lima."
    (event,) = file_events(understand(Article("test", text, lang="fr")))
    assert (event.participants[0].country, event.organizations) == ("LA", ("Union des femmes lao",))
