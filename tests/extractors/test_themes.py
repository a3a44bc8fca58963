"""Topics that show in how words and marks stand together, and the sentences of talks that give none."""

from __future__ import annotations

import pytest

from extractors.article import Article
from extractors.pipeline import extract, understand
from extractors.sentence.topics import find_topics

TALKS = "Le ministre togolais des Affaires étrangères, Kodjo Mensah, a reçu lundi son homologue japonais, Kenji Mori."


def topics(text: str, parties: tuple[str, ...] = ()) -> set[str]:
    story = understand(Article(id="a", text=text, lang="fr"))
    return set(find_topics(story.topics, [], 0, len(text), parties))


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Ils ont évoqué la crise en Somalie.", "peace-stability"),
        ("Ils se soutiendront dans les enceintes internationales.", "multilateral"),
        ("Ils ont échangé sur les questions régionales et internationales.", "multilateral"),
        ("La concertation sur la scène internationale est étroite.", "multilateral"),
        ("Ils ont abordé des enjeux délicats, tant régionaux qu'internationaux.", "multilateral"),
        ("Ils ont parlé de l'actualité nationale et sous-régionale.", "multilateral"),
        ("Ils ont fait le tour de la situation politique dans la région.", "multilateral"),
        ("Leur entretien a porté sur l'organisation du XIXe Sommet de la Francophonie.", "multilateral"),
        ("Ils ont évoqué les résultats de la 12e session du Conseil des ministres de l'OCI.", "multilateral"),
        ("Les échanges porteront sur la feuille de route de l'OEA.", "multilateral"),
        ("Il annonce que son pays va réintégrer l'IGAD.", "multilateral"),
        ("Ils ont salué les synergies entre le Conseil de l'Europe et l'OSCE.", "multilateral"),
        ("Il a parlé de la guerre opposant la Russie à l'Ukraine.", "ukraine"),
        ("Le Togo reste attaché au règlement pacifique des différends.", "international-law"),
        ("Les deux pays sont attachés à la pêche artisanale.", "fisheries"),
        ("Il a appelé à une trêve durable à Ghaza.", "middle-east"),
        ("Ils ont évoqué la coopération dans la santé et la mobilité.", "transport"),
        ("Ils préparent un sommet spécial avec l'ASEAN.", "multilateral"),
        ("Ils ont abordé les préparatifs engagés par le Togo en vue du Sommet de la Francophonie.", "multilateral"),
        ("Ils préparent la réunion tripartite de juin.", "multilateral"),
        ("Ils ont évoqué les relations diplomatiques entre Lomé et Tokyo.", "partnership"),
        ("Ils ont passé en revue les domaines de coopération liant les deux pays.", "partnership"),
        ("Ils ont parlé du retour des mineurs isolés.", "migration"),
        ("Au sujet de la Syrie, ils ont appelé à la retenue.", "middle-east"),
        ("Yémen, Libye et Soudan au menu de l'entretien.", "middle-east"),
        ("Parmi les sujets évoqués : l'Ukraine.", "ukraine"),
        ("Ils ont parlé de la transition en cours au Burkina Faso.", "peace-stability"),
        ("Ils ont évoqué les zones de tension du continent.", "peace-stability"),
        ("Ils veulent resserrer les liens entre leur Assemblée et le Parlement gabonais.", "parliament"),
        ("Ils ont dénoncé les tirs de missiles par la Corée du Nord.", "korean-peninsula"),
        ("Ils se sont inquiétés du programme nucléaire iranien.", "middle-east"),
        ("Il veut faciliter les échanges entre Lomé et Tokyo à tous les niveaux.", "high-level-exchanges"),
        ("Il veut des échanges plus nourris, tant entre les partis qu'entre les gouvernements.", "party"),
        ("L'accord porte sur la circulation des biens, des personnes et des services.", "migration"),
        ("Il a demandé la ratification de l'accord de protection des investissements.", "investment"),
        ("Ils sont convenus de se revoir à l'automne.", "high-level-exchanges"),
        ("Ils ont évoqué la situation au Myanmar.", "peace-stability"),
        ("Le conflit soudanais les préoccupe.", "peace-stability"),
        ("Ils ont parlé de la Syrie, de l'Irak et de la Corée du Nord.", "korean-peninsula"),
        ("Ils ont parlé de la Syrie, de l'Irak et de la Corée du Nord.", "middle-east"),
        ("Elle a réaffirmé un soutien sans faille à l'Ukraine.", "ukraine"),
        ("Il a salué la présidence laotienne de l'ASEAN.", "multilateral"),
        ("Les deux pays coopéreront à l'ONU.", "multilateral"),
        ("Ils ont parlé de la pêche et de l'Union européenne.", "multilateral"),
        ("Il a invité le président Kwame Owusu à effectuer une visite d'État.", "high-level-exchanges"),
        ("L'ambassadeur a parlé des préparatifs de la visite du roi.", "high-level-exchanges"),
        ("Ils veulent accroître les échanges.", "trade"),
        ("Il s'est enquis du sort des deux Canadiens.", "consular"),
        ("Ils ont parlé de l'accord commercial entre l'UE et le Chili.", "free-trade-agreements"),
        ("Il a mis en garde contre le programme nucléaire de l'Iran.", "nuclear"),
        ("Elle espère se rendre à Lomé l'an prochain.", "high-level-exchanges"),
        ("Il serait heureux de recevoir le président Kwame Owusu.", "high-level-exchanges"),
        ("Ils ont échangé davantage de délégations.", "high-level-exchanges"),
        ("Ils ont abordé les dates de la visite que doit effectuer le roi.", "high-level-exchanges"),
        ("Il a parlé des défis auxquels l'Afrique est confrontée.", "multilateral"),
        ("Le projet est financé par la Banque islamique.", "development-aid"),
        ("Leurs échanges ont dépassé deux milliards de dollars.", "trade"),
        ("Il a plaidé pour l'accès des mangues maliennes aux marchés.", "trade"),
        ("Il s'inquiète des Ghanéens installés au Togo.", "consular"),
        ("Ils ont parlé des réfugiés syriens.", "middle-east"),
        ("Les entreprises japonaises sont invitées à s'installer à Lomé.", "investment"),
        ("Il a rappelé la coopération togolaise avec l'Union européenne.", "multilateral"),
        ("La crise sécuritaire au Mali les inquiète.", "security"),
        ("La crise sécuritaire au Mali les inquiète.", "peace-stability"),
        ("Il s'est félicité de la perspective d'une Réunion de haut niveau.", "high-level-exchanges"),
        ("Il a cité le marché ghanéen.", "trade"),
        ("Elle a parlé des négociations avec le FMI.", "finance"),
        ("Ils ont parlé de la modernisation du port de Lomé.", "transport"),
        ("Elle lui a renouvelé, au nom du roi, l'invitation officielle de son pays.", "high-level-exchanges"),
        ("Invité par son hôte à se rendre à Tokyo, il a répondu favorablement.", "high-level-exchanges"),
        ("Leurs relations ont cinquante ans.", "anniversary"),
        ("Chacun ouvrira un centre culturel chez l'autre.", "culture"),
        ("Il défend l'intégrité territoriale de l'Ukraine.", "ukraine"),
        ("Elle veut des liens plus étroits avec l'Union européenne.", "multilateral"),
        # a line break inside words of a topic
        ("Ils ont parlé de sécurité\nalimentaire.", "agriculture"),
        # words that count where fields are listed
        ("Ils coopéreront dans des domaines tels que la pêche, l'industrie et la presse.", "economy"),
        ("Ils coopéreront dans des domaines tels que la pêche, l'industrie et la presse.", "media"),
        ("Les secteurs retenus sont la pêche ; les domaines suivants : routes, mines.", "transport"),
    ],
)
def test_words_and_marks_give_their_topic(sentence: str, wanted: str) -> None:
    assert wanted in topics(sentence)


@pytest.mark.parametrize(
    ("sentence", "unwanted"),
    [
        ("Il est arrivé de Syrie lundi.", "middle-east"),
        ("Il a été invité par le roi.", "high-level-exchanges"),
        ("Ils veulent accroître les échanges de délégations.", "trade"),
        ("Ils veulent développer les échanges culturels.", "trade"),
        ("Il dirige le bureau de l'ONU à Genève.", "multilateral"),
        ("Ils ont évoqué la situation de l'emploi.", "peace-stability"),
        ("Il s'est rendu aux ministères du commerce, des sciences et de l'éducation.", "education"),
        ("La direction générale de la santé y était.", "health"),
        ("La commission mixte algéro-malienne de coopération s'est ouverte.", "partnership"),
        ("Elle est sous-secrétaire d'État chargée des questions du Proche-Orient.", "middle-east"),
        ("Ils ont signé un traité d'amitié.", "partnership"),
        ("Il est attendu lundi à Lomé.", "high-level-exchanges"),
        ("Elle a invité les entreprises à venir.", "high-level-exchanges"),
        ("Ils ont échangé leurs points de vue.", "trade"),
        ("Il l'a dit à la presse.", "media"),
        ("L'industrie du bruit va bien.", "economy"),
        ("Des entreprises japonaises se portent bien.", "investment"),
        ("Les Ghanéens aiment la danse.", "consular"),
        ("Cela renforce la place du Togo dans la région et dans le monde.", "multilateral"),
        ("L'explosion du port l'a marqué.", "transport"),
        ("Il est venu à l'invitation du roi et lui a remis un livre.", "high-level-exchanges"),
        ("Leur fils a vingt ans.", "anniversary"),
        ("Ils ont visité un centre culturel.", "culture"),
        ("Les deux femmes se sont parlé.", "gender"),
        ("Elle a parlé de l'emploi des jeunes.", "people-to-people"),
        ("Il voulait agir avant les élections.", "elections"),
        ("Ils préservent la stabilité de leurs ventes.", "peace-stability"),
        ("Les domaines suivants : la pêche et la formation des troupes.", "education"),
        ("Il a plaint les habitants frappés par les inondations.", "environment"),
        ("Il était suivi de Kofi Adjei, chargé du Commerce extérieur.", "trade"),
        ("Le ministre d'État, Kofi Adjei, en charge de la Culture, des Arts et du Tourisme, était là.", "tourism"),
        ("Le ministère des Travaux publics et des Transports l'a dit.", "transport"),
        ("Son pays mène une politique extérieure d'autonomie, de paix et de multilatéralisation.", "peace-stability"),
        ("Elle a salué le chef de l'organe législatif.", "parliament"),
        ("Il a déposé une gerbe devant le bâtiment du Parlement.", "parliament"),
        ("L'OTAN redit son ferme soutien à la souveraineté et à l'intégrité territoriale.", "international-law"),
        ("Il a présenté ses condoléances à la suite de l'attentat de Lomé.", "security"),
        ("Les abords furent fermés pour des raisons de sécurité.", "security"),
        ("La radio nationale l'a annoncé.", "media"),
        ("Il a pris la parole à la réunion des partis communistes et ouvriers.", "labour"),
        ("Les grandes organisations internationales étaient invitées.", "multilateral"),
        ("Ils veulent le développement de la région.", "multilateral"),
        ("Ils préparent le sommet bilatéral.", "multilateral"),
        ("Ils ont évoqué l'anniversaire de l'établissement des relations diplomatiques.", "partnership"),
        ("Elle a pris part aux travaux du sommet.", "multilateral"),
        ("Elle est venue au Forum de la Route pour la coopération internationale.", "multilateral"),
        ("Ils ont salué la coopération bilatérale de défense.", "partnership"),
        ("Il a remercié son hôte de l'appui de l'Iran.", "middle-east"),
        ("Elle a visité la Pologne et s'est rendue en Ukraine.", "ukraine"),
        ("Ils ont élevé leur partenariat stratégique pour la paix et la prospérité en Asie.", "peace-stability"),
        ("Ils ne s'étaient pas vus depuis le coup d'État de l'an dernier.", "peace-stability"),
        ("Il a parlé de la guerre opposant la Russie à l'Ukraine.", "peace-stability"),
        ("Ils veulent multiplier les échanges entre les deux ministères.", "trade"),
        ("Dans les domaines de la technologie, l'information et la communication, ils avancent.", "media"),
        ("Cela crée des liens touristiques.", "partnership"),
        ("Ils ont parlé de coopération à la frontière.", "partnership"),
        ("Il a salué la coopération au sein de la Francophonie.", "partnership"),
        ("Ils renforceront leur partenariat en matière d'éducation.", "partnership"),
    ],
)
def test_other_words_do_not(sentence: str, unwanted: str) -> None:
    assert unwanted not in topics(sentence)


def test_what_is_said_of_a_party_is_no_topic_beside_it() -> None:
    said = "Ils ont parlé de la Syrie."
    assert "middle-east" in topics(said)
    assert "middle-east" not in topics(said, ("SY", "FR"))
    assert "multilateral" not in topics("Il a salué l'action de l'ASEAN.", ("ASEAN",))


@pytest.mark.parametrize(
    ("after", "wanted"),
    [
        ("Les deux ministres ont parlé de pêche.", {"fisheries"}),
        ("L'audience fut brève. Au menu : la pêche.", {"fisheries"}),
        # the occasion of talks is not what they are about
        ("Ils ont parlé de pêche en marge du sommet de Paris sur la dette.", {"fisheries"}),
        ("Dans un contexte marqué par la sécheresse, ils ont parlé de pêche.", {"fisheries"}),
        # what was not talked about, or is only recalled
        ("De pêche, il n'a pas été question.", set()),
        ("Pour rappel, ils ont parlé de pêche en mai.", set()),
        # the background of talks, further off
        ("L'audience fut brève. Le Japon a exporté pour deux milliards de yens l'an passé.", set()),
        ("L'audience fut brève. Le riz nourrit la moitié de la région.", set()),
        # … told since when, or how somebody came to power
        ("L'audience fut brève. Depuis des années, les deux pays se disputent la pêche.", set()),
        ("L'audience fut brève. Élu en 2016, le président a développé la pêche avec leurs partenaires.", set()),
        # what somebody will only see on the way
        ("Kenji Mori visitera mercredi la base navale de Lomé.", set()),
        # what something is, has been for years or came to, in nobody's words
        ("L'audience fut brève. Le Japon est le second bailleur du Togo pour la pêche.", set()),
        ("L'audience fut brève. Le volume des échanges entre les deux pays a atteint deux milliards en 2022.", set()),
        (
            "L'audience fut brève. Le Japon est le second bailleur du Togo pour la pêche, a rappelé M. Mori.",
            {"fisheries", "development-aid"},
        ),
        ("L'objectif commun est le développement de la pêche entre les deux pays.", {"fisheries"}),
    ],
)
def test_background_gives_no_topics(after: str, wanted: set[str]) -> None:
    (event,) = extract(Article(id="a", text=f"{TALKS} {after}", lang="fr"))
    assert set(event.topics) == wanted


def test_what_follows_talks_announced_as_several_is_of_them_all() -> None:
    told = (
        "Le ministre malien Ali Sow a eu deux entretiens, l'un avec le ministre norvégien Lars Berg, l'autre avec le "
    )
    text = told + "ministre danois Niels Holm. M. Sow a demandé que les visas soient supprimés."
    assert [e.topics for e in extract(Article(id="a", text=text, lang="fr"))] == [("migration",), ("migration",)]


def test_what_is_told_before_the_talks_gives_none() -> None:
    (event,) = extract(Article(id="a", text=f"Le Japon pêche le thon depuis des siècles. {TALKS}", lang="fr"))
    assert event.topics == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Le ministre togolais de la Santé, Kodjo Mensah, a reçu lundi son homologue japonais, Kenji Mori.",
            ("health",),
        ),
        (
            "Le ministre togolais des Forces armées, Kodjo Mensah, a reçu lundi la ministre japonaise de la Défense, "
            "Keiko Mori.",
            ("defence",),
        ),
        ("Les ministres de l'Énergie de la CEDEAO se sont réunis mardi à Lomé.", ("energy",)),
        # one side alone, and another field
        ("Le ministre togolais de la Santé, Kodjo Mensah, a reçu lundi l'ambassadeur du Japon, Kenji Mori.", ()),
        ("Le ministre togolais de la Défense, Kodjo Mensah, a reçu lundi l'ambassadeur du Japon, Kenji Mori.", ()),
        # talks to come, and speakers, who speak of anything
        ("Le ministre togolais de la Santé, Kodjo Mensah, recevra lundi son homologue japonais, Kenji Mori.", ()),
        (
            "Le président de l'Assemblée nationale du Togo, Kodjo Mensah, a reçu lundi le président du Sénat japonais, "
            "Kenji Mori.",
            (),
        ),
        ("Les ministres des Affaires étrangères de la CEDEAO se sont réunis mardi à Lomé.", ()),
    ],
)
def test_officials_of_one_field_on_either_side_speak_of_it(text: str, wanted: tuple[str, ...]) -> None:
    (event,) = extract(Article(id="a", text=text, lang="fr"))
    assert event.topics == wanted


@pytest.mark.parametrize(
    ("text", "parties", "wanted"),
    [
        ("Il souhaite renforcer les relations entre le Togo et le Japon.", ("TG", "JP"), True),
        ("Il souhaite renforcer la coopération avec le Japon.", ("TG", "JP"), True),
        # of others than those who talk
        ("Il a salué les bonnes relations entre la Suisse et l'Union européenne.", ("TG", "CH"), False),
        ("Il souhaite renforcer la coopération avec la Chine.", ("TG", "JP"), False),
        ("Il a demandé de réduire les relations avec Téhéran.", ("TG", "JP"), False),
        ("Il veut renforcer les relations entre Lomé et Tokyo.", ("TG", "JP"), True),
        # in one field, or for something else
        ("Ils ont parlé de la coopération entre les deux armées.", ("TG", "JP"), False),
        ("Ils relanceront les mécanismes de coopération.", ("TG", "JP"), False),
        # a name
        ("Elle a remis l'insigne « Pour l'amitié des peuples » au pêcheur.", ("TG", "JP"), False),
    ],
)
def test_a_partnership_is_that_of_those_who_talk(text: str, parties: tuple[str, ...], wanted: bool) -> None:
    assert ("partnership" in topics(text, parties)) is wanted


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Il a été accueilli à l'aéroport.", "transport"),
        ("Une femme est tombée.", "gender"),
        ("Ils tiendront une session de travail sur la santé.", "labour"),
        ("La position de l'ONU reste inchangée.", "multilateral"),
        ("Il a reçu la Confédération africaine de football.", "culture"),
        ("Il rencontrera le personnel de l'ambassade et la communauté togolaise au Japon.", "consular"),
        ("Elle soutient le règlement pacifique de la crise.", "international-law"),
        ("Il a formulé des vœux de paix pour le peuple frère.", "peace-stability"),
    ],
)
def test_names_and_passing_words_give_no_topic(text: str, topic: str) -> None:
    assert topic not in topics(text)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Ils veulent renforcer et améliorer les relations diplomatiques.", "partnership"),
        ("Les visites régulières entre dirigeants se poursuivront.", "high-level-exchanges"),
        ("Ils multiplieront les échanges de haut niveau.", "high-level-exchanges"),
        ("Les contacts réguliers à tous les échelons seront maintenus.", "high-level-exchanges"),
        ("Ils ont salué les visites et les rencontres de cette année.", "high-level-exchanges"),
        ("Ils favoriseront les échanges entre Togolais et Ghanéens.", "people-to-people"),
        ("Ils ont appelé à l'apaisement de la situation dans l'est de l'Ukraine.", "ukraine"),
        ("Ils ont parlé des sanctions (Iran, Corée du Nord, Russie).", "korean-peninsula"),
        ("Il a évoqué les défis de la région.", "multilateral"),
        # words that a page ran together
        ("Il soutient lacandidature du Togo et la coopérationcommerciale.", "elections"),
        ("Ils parleront de la coopération économiquebilatérale.", "economy"),
        ("Ils ont célébré le 30eanniversaire de leurs relations.", "anniversary"),
        ("Il souhaite la coopération entre les deux pays dans l'intérêt de tous.", "partnership"),
        ("Il a demandé la libération de la citoyenne togolaise.", "consular"),
        ("Il lui a remis une invitation à participer au sommet de la CEDEAO.", "multilateral"),
        ("Il a salué la réélection du président togolais.", "elections"),
        ("Ils se sont fixé 12 milliards de dollars d'échanges.", "trade"),
        ("Elle est venue lui parler de la prochaine visite du président ghanéen.", "high-level-exchanges"),
        ("La visite du roi, attendue en mai, a été évoquée.", "high-level-exchanges"),
        ("Ils sont convenus de se voir avant l'été.", "high-level-exchanges"),
        ("Il l'a félicité pour la confiance renouvelée par son peuple.", "elections"),
        ("Ils veulent démanteler les filières de passeurs.", "crime"),
        ("Les départs de pirogues ont dominé l'échange.", "migration"),
        ("Ils ont salué la coopération entre les deux marines.", "defence"),
        ("Il a remercié Dakar pour le transit de ses marchandises.", "transport"),
        ("Ils parlent de la culture du cacao.", "agriculture"),
        ("Le Japon financera l'élevage de crevettes.", "fisheries"),
        ("Elle a confirmé sa prochaine venue à Lomé.", "high-level-exchanges"),
        ("Il a annoncé qu'il se rendrait au Japon en juin.", "high-level-exchanges"),
        ("Il souhaite emmener une délégation parlementaire.", "high-level-exchanges"),
        ("Il a été question des étudiants togolais bloqués à Kharkiv.", "consular"),
        ("Elle s'est inquiétée du sort des chauffeurs.", "consular"),
        ("Le Togo pourrait ouvrir un consulat à Osaka.", "consular"),
        ("Les échanges, selon lui, plafonnent à 90 millions de dollars.", "trade"),
        ("Ils ont parlé du port de Lomé.", "transport"),
    ],
)
def test_further_themes(text: str, topic: str) -> None:
    assert topic in topics(text)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Il brigue un siège : la candidature du Togo au Conseil de sécurité de l'ONU.", "multilateral"),
        ("Ils ont besoin d'une assistance matérielle, financière et logistique.", "finance"),
        ("Ils ont besoin d'une assistance matérielle, financière et logistique.", "transport"),
        ("Elle a invité les diplomates à une visite guidée du musée.", "high-level-exchanges"),
        ("Ils veulent renforcer les échanges d'enseignants.", "trade"),
        ("Ils défendent la liberté de navigation maritime et aérienne.", "transport"),
        ("Il a rencontré le président de l'Association d'amitié Togo-Japon.", "people-to-people"),
        ("Il conduit une délégation de haut niveau.", "high-level-exchanges"),
        ("Il a félicité le Togo pour ses réalisations en matière de développement national.", "economy"),
        ("Les relations entre le Togo et le Japon dans la défense ont progressé.", "partnership"),
        ("Sept accords de partenariat et de coopération ont été signés.", "partnership"),
        ("Il a vu le sous-secrétaire péruvien aux relations multilatérales, Juan Rojas.", "multilateral"),
        ("Il a vu Ana Rojas, directrice régionale de la FAO dans la région du Moyen Orient.", "middle-east"),
        ("Il a été salué par d'autres autorités civiles et militaires.", "defence"),
        ("Il a vu des personnalités politiques et économiques.", "economy"),
        ("Il ira au Nigeria, premier pays exportateur de pétrole du continent.", "oil-gas"),
        ("Ils ont parlé du Pérou, pays qui joue un rôle important dans l'UE.", "multilateral"),
        ("Ils viennent du Kazakhstan, ex-république soviétique riche en hydrocarbures.", "oil-gas"),
        ("Il a visité la Banque confédérale d'investissement et de développement.", "investment"),
        ("Les relations entre le Togo et les EAU sont anciennes.", "environment"),
        ("Il lui a souhaité santé et bonheur.", "health"),
        ("Il a parlé du dossier des biens mal acquis.", "finance"),
        ("Ils se sont vus par liaison vidéo.", "transport"),
        ("Il demande la libre circulation des marchandises.", "migration"),
        ("Il a été reçu en présence de plusieurs parlementaires et diplomates.", "parliament"),
        ("Au programme de la visite figure un dîner.", "high-level-exchanges"),
        ("Pour recevoir le président Kwame Owusu, ce 11 juillet, il a choisi la discrétion.", "high-level-exchanges"),
        ("Il s'est dit heureux de recevoir le président Kwame Owusu.", "high-level-exchanges"),
        ("Ils ont signé l'accord de partenariat et de coopération avec l'ASEAN.", "multilateral"),
        ("L'Espagne, qui assure la présidence de l'Union européenne, veut une conférence.", "multilateral"),
        ("Ils sont convenus de la formation d'une commission mixte.", "education"),
        ("Cette mission n'est pas le fruit du hasard.", "agriculture"),
        ("Le gouvernement issu des élections communales a parlé.", "elections"),
        ("Il est venu avant les législatives de mai.", "elections"),
        ("La cérémonie a été reportée à cause de la pandémie.", "covid-19"),
        ("Sa visite fut remise à cause des élections législatives.", "elections"),
        ("Ils ont eu un échange en présence de leurs délégations.", "high-level-exchanges"),
        ("Ils se sont vus à Abidjan, la capitale économique du pays.", "economy"),
        ("Ils ont évoqué la formation d'une alliance.", "education"),
        ("La salle a été le théâtre d'une cérémonie.", "culture"),
        ("Il viendra pour le cinquantenaire de notre indépendance.", "anniversary"),
        ("Il lui a adressé ses vœux, pour lui et les siens, de santé.", "health"),
        ("Il a visité l'École nationale de police.", "education"),
        ("Ils ont parlé de la situation humanitaire dans la région.", "development-aid"),
        ("Elle a félicité le Laos pour son œuvre de développement.", "economy"),
        ("La Chine a offert 200.000 doses de vaccin.", "development-aid"),
        ("Il a été reçu par ses hôtes (dont des responsables militaires).", "defence"),
        ("Il a rencontré les représentants de la communauté togolaise.", "consular"),
        # what relations rest on, sights, books, years, chambers that listen, where talks are held
        ("Leurs relations sont fondées sur une histoire commune, une culture partagée et la foi.", "culture"),
        ("Il visitera samedi la base marine de l'armée togolaise.", "defence"),
        ("Elle a visité le musée de la pêche et une ferme piscicole.", "fisheries"),
        ("Il lui a offert un exemplaire du livre « La paix par le commerce ».", "trade"),
        ("Ils fêteront l'Année de l'amitié Togo-Japon.", "partnership"),
        ("Ils ont pris la parole devant les élus du Parlement.", "parliament"),
        ("Il a reçu le ministre, à la tête d'un pays qui accueille une forte diaspora, avant midi.", "consular"),
        ("Leur rencontre à la frontière a duré une heure.", "border"),
        ("Les villageois vivent de part et d'autre de la frontière.", "border"),
        ("Ils se sont vus du côté togolais, de ce côté de la frontière.", "border"),
        ("Étaient là le chef de cabinet et l'officier permanent de liaison.", "transport"),
        ("Il a rappelé une histoire commune et une culture partagée.", "culture"),
        ("Ce pays est la locomotive économique de la région.", "economy"),
        ("Ce fut le tour du président Omar Abbas de la Palestine de parler.", "middle-east"),
        ("Ils entendent coopérer étroitement sur ce dossier.", "partnership"),
        ("Il a demandé la coopération des organisations présentes sur place.", "partnership"),
        ("Ils rencontreront le personnel de l'ambassade et la communauté togolaise.", "consular"),
        ("Ils ont parlé de questions d'intérêt commun.", "multilateral"),
        ("En raison de la pandémie, ils se sont parlé au téléphone.", "covid-19"),
        ("La journée de mardi prévoit une visite à l'usine agroalimentaire du groupe.", "agriculture"),
        ("Cet appel est le premier contact de haut niveau depuis un an.", "high-level-exchanges"),
        ("Ils ont condamné les attaques de drones contre les civils.", "defence"),
        ("Il a déposé une gerbe de fleurs.", "agriculture"),
        # what was not talked of, what only sets the time, friendly calls, agencies, tables and sights
        ("Il n'y est fait aucune mention des ventes d'avions militaires.", "defence"),
        ("Elle a évité de parler de la pêche au thon.", "fisheries"),
        ("Les tarifs douaniers, eux, ne figureront pas au menu.", "trade"),
        ("La commission se réunira dès que la situation sanitaire le permettra.", "covid-19"),
        ("C'est leur première rencontre depuis le cessez-le-feu.", "peace-stability"),
        ("Il était porteur d'un message d'amitié.", "partnership"),
        ("L'agence suisse de coopération y était représentée.", "partnership"),
        ("Ils ont pris un café en terrasse.", "agriculture"),
        ("Il s'est rendu dans une fabrique de chaussures.", "trade"),
        ("Ils s'étaient vus en mai, réunion au cours de laquelle ils avaient évoqué la dette.", "finance"),
        ("Ils ont dénoncé le blocus économique.", "economy"),
        ("Ils protègent la navigation commerciale.", "trade"),
        ("La filière djihadiste a été démantelée.", "agriculture"),
        ("Il a annoncé que les routes seraient réparées.", "high-level-exchanges"),
        ("Le sort des produits saisis reste inconnu.", "consular"),
        ("Le navire était amarré au port de Lomé.", "transport"),
    ],
)
def test_words_of_other_things(text: str, topic: str) -> None:
    assert topic not in topics(text)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("La coopération entre les deux ministères de la Sécurité publique progresse.", "security"),
        ("Elle a promis la réouverture du Centre culturel.", "culture"),
        ("Il a félicité le Laos pour le succès du 12e congrès national du parti.", "party"),
        ("Ils ont parlé des préparatifs du XVIIIe Sommet de la Francophonie.", "multilateral"),
        ("Ils ont évoqué les problématiques régionales.", "multilateral"),
        ("Ils échangeront leurs expériences législatives.", "parliament"),
        ("Il a remis 200 ordinateurs au lycée.", "development-aid"),
        ("Il a visité les bureaux financés par la Chine.", "development-aid"),
        ("Il a demandé une aide aux familles des disparus.", "development-aid"),
        ("Les fonds alloués au Togo ont doublé.", "development-aid"),
        ("Ils ont fourni en juin des tentes aux sinistrés.", "development-aid"),
        ("Il a salué l'aide du Japon dans les écoles.", "development-aid"),
    ],
)
def test_fields_of_ministries_houses_and_summits(text: str, topic: str) -> None:
    assert topic in topics(text)


def test_what_a_clause_of_speech_is_only_held_to_mean_is_no_topic_of_the_talks() -> None:
    text = f"{TALKS} Kodjo Mensah a félicité le Japon pour son passage à la tête de l'ONU."
    (event,) = extract(Article(id="a", text=text, lang="fr"))
    assert "multilateral" not in event.topics
    assert any("multilateral" in said.topics for said in event.statements)


def test_relations_with_the_whole_of_a_body_are_those_of_its_part() -> None:
    text = (
        "Le président du Conseil européen, Karl Moser, a rencontré mardi le président togolais, Kodjo Mensah. Ils ont "
        "parlé des relations entre l'Union européenne et le Togo."
    )
    (event,) = extract(Article(id="a", text=text, lang="fr"))
    assert event.topics == ("partnership",)


def test_a_message_that_mourns_in_its_words_speaks_of_nothing_else() -> None:
    text = (
        "Le président togolais Kodjo Mensah a adressé un message au président ghanéen Kwame Owusu. « Je salue "
        "le défunt, qui a œuvré pour la coopération, et vous adresse mes condoléances », a écrit Kodjo Mensah."
    )
    (event,) = extract(Article(id="a", text=text, lang="fr"))
    assert event.topics == ()


def test_talks_told_by_the_way_alone_have_their_topics() -> None:
    text = (
        TALKS + " Pour rappel, il avait rencontré la veille le ministre suisse, Luc Petit, et parlé avec lui de pêche."
    )
    topics_of = [set(e.topics) for e in extract(Article(id="a", text=text, lang="fr"))]
    assert topics_of == [set(), {"fisheries"}]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Les deux ministres ont discuté des faussaires.", {"crime"}),
        ("Leurs entretiens ont porté sur les otages et les brevets.", {"consular", "science-technology"}),
        ("Ils ont parlé de l'union des marchés de capitaux.", {"finance"}),
        ("Ils ont parlé d'un câble électrique sous-marin.", {"energy"}),
        ("M. Mori a rendu visite à un brevet.", set()),
        ("Ils ont évoqué le photovoltaïque et la chaîne du froid.", {"energy", "agriculture"}),
    ],
)
def test_some_words_count_behind_a_verb_of_talking(sentence: str, wanted: set[str]) -> None:
    events = extract(Article(id="a", text=f"{TALKS} {sentence}", lang="fr"))
    assert {topic for event in events for topic in event.topics} == wanted


def test_the_fields_of_ministers_listed_by_their_posts_are_no_topics() -> None:
    text = (
        "Le président togolais, Kodjo Mensah, a reçu lundi les ministres japonais de la Santé, Kenji Mori, "
        "du Commerce, Jiro Abe, et des Transports, Ken Sato. Il a rappelé que les ministres de la Santé Kenji Mori, "
        "du Commerce Jiro Abe et des Transports Ken Sato sont venus parler de pêche."
    )
    (event,) = extract(Article(id="a", text=text, lang="fr"))
    assert set(event.topics) == {"fisheries"}


def test_what_is_said_after_a_ceremony_is_of_it_until_talks_are_told() -> None:
    text = (
        "Le ministre togolais Kodjo Mensah et l'ambassadeur du Japon, Kenji Mori, ont inauguré lundi à Lomé un pont. "
        "M. Mori a dit que le Japon soutiendra l'agriculture togolaise. "
        "Mardi, M. Mori a été reçu par la présidente togolaise, Awa Diallo. Ils ont parlé de la pêche."
    )
    told = {e.type: set(e.topics) for e in extract(Article(id="a", text=text, lang="fr"))}
    assert "agriculture" in told["ceremony"] and "agriculture" not in told["meeting"]
    assert "fisheries" in told["meeting"] and "fisheries" not in told["ceremony"]


@pytest.mark.parametrize(
    ("after", "wanted", "bodies"),
    [
        (
            "M. Adimi représentera le chef de l'Etat, le 3 mai à Praia, au sommet de l'UEMOA sur le climat.",
            set(),
            set(),
        ),
        (
            "Au cours de son séjour, M. Kpodar a également parcouru un parc industriel et vu l'Institut Confucius.",
            set(),
            set(),
        ),
        ("Il a encore offert des ordinateurs à une école et déposé des fleurs au mémorial.", set(), set()),
        ("Le Bénin et le Togo ont noué des relations le 25 juin 1975.", set(), set()),
        ("Les deux pays sont liés depuis 2022 par un partenariat stratégique.", set(), set()),
        (
            "M. Kpodar a remercié son hôte pour la remise de suspects recherchés par Interpol.",
            {"crime", "security"},
            set(),
        ),
        ("Il a souhaité profiter de l'Assemblée générale des Nations unies pour le revoir.", set(), set()),
        ("Il a été question du Mali, a dit M. Kpodar à la presse à l'aéroport.", {"peace-stability"}, set()),
        ("Ils ont plaidé pour le corridor routier.", {"transport"}, set()),
        ("Ils ont évoqué le prochain sommet de l'Union africaine.", {"multilateral"}, {"AU"}),
        (
            "Il a sollicité l'appui de l'Union africaine pour la paix au Sahel.",
            {"multilateral", "peace-stability"},
            {"AU"},
        ),
    ],
)
def test_ways_sights_and_agents_are_none_of_the_talks(after: str, wanted: set[str], bodies: set[str]) -> None:
    text = (
        "Cotonou reçoit Lomé\n\nCotonou, 3 mars (ABP) - Le ministre béninois des Affaires étrangères, Luc Adimi, a "
        f"reçu mardi à Cotonou son homologue togolais, Yao Kpodar. Ils ont discuté de coton. {after}"
    )
    talks = [e for e in extract(Article(id="a", text=text, lang="fr")) if e.type == "meeting"]
    assert set(talks[0].topics) - {"agriculture"} == wanted
    assert set(talks[0].organizations) == bodies
