"""Which of several talks a sentence belongs to, as their topics show it."""

from __future__ import annotations

import pytest

from extractors.article import Article
from extractors.pipeline import extract

HOST = "Le ministre togolais des Affaires étrangères, Kodjo Mensah,"


def topics(text: str) -> dict[str, set[str]]:
    """Topics of each event by the family name of its guest, the one named last; beside a signing by its kind."""
    events = extract(Article(id="a", text=text, lang="fr"))
    signed = any(e.type == "signing" for e in events)
    return {e.type if signed else e.participants[-1].name.split()[-1]: set(e.topics) for e in events}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # told one after the other in a sentence: the words after each are its own
        (
            f"{HOST} s'est entretenu lundi à Lomé avec son homologue ghanéen, Kwame Owusu, de la pêche, puis il a reçu "
            "l'ambassadeur du Japon, Kenji Mori, venu parler de tourisme.",
            {"Owusu": {"fisheries"}, "Mori": {"tourism"}},
        ),
        # received in one breath: what the sentence says holds for each
        (
            f"{HOST} a reçu lundi à Lomé l'ambassadeur du Japon, Kenji Mori, et l'ambassadeur du Canada, Paul Roy, "
            "pour parler de pêche.",
            {"Mori": {"fisheries"}, "Roy": {"fisheries"}},
        ),
        # a later sentence that names an earlier guest goes back to him
        (
            f"{HOST} a reçu lundi à Lomé l'ambassadeur du Japon, Kenji Mori. Il a ensuite reçu l'ambassadeur du "
            "Canada, Paul Roy. Kenji Mori a promis d'aider les hôpitaux.",
            {"Mori": {"health"}, "Roy": set()},
        ),
        # ... and so does one that names his side alone
        (
            f"{HOST} a reçu lundi à Lomé l'ambassadeur du Japon, Kenji Mori. Il a ensuite reçu l'ambassadeur du "
            "Canada, Paul Roy. Au menu de l'ambassadeur japonais figurait la pêche.",
            {"Mori": {"fisheries"}, "Roy": set()},
        ),
        # a sentence of the host alone stays with the guest told last
        (
            f"{HOST} a reçu lundi à Lomé l'ambassadeur du Japon, Kenji Mori. Il a ensuite reçu l'ambassadeur du "
            "Canada, Paul Roy. Kodjo Mensah a plaidé pour les hôpitaux.",
            {"Mori": set(), "Roy": {"health"}},
        ),
        # ... or where it makes his country a party, though the host stands in it alone
        (
            f"{HOST} a reçu lundi à Lomé l'ambassadeur du Japon, Kenji Mori. Il a ensuite reçu l'ambassadeur du "
            "Canada, Paul Roy. Kodjo Mensah a souhaité que Lomé et Tokyo coopèrent dans la pêche.",
            {"Mori": {"fisheries"}, "Roy": set()},
        ),
        (
            f"{HOST} a reçu lundi à Lomé l'ambassadeur du Japon, Kenji Mori. Il a ensuite reçu l'ambassadeur du "
            "Canada, Paul Roy. À l'ambassadeur japonais, Kodjo Mensah a promis des vols directs.",
            {"Mori": {"transport"}, "Roy": set()},
        ),
        # a country that is no party is told of by the way, whoever acts first in the sentence
        (
            f"{HOST} a reçu lundi à Lomé l'ambassadeur du Japon, Kenji Mori. Ils ont parlé de tourisme. Le Ghana a "
            "construit une usine de poisson.",
            {"Mori": {"tourism"}},
        ),
        (
            f"{HOST} a reçu lundi à Lomé l'ambassadeur du Japon, Kenji Mori. L'ambassadeur l'a informé des "
            "critiques du ministre ghanéen Kwame Owusu sur la pêche.",
            {"Mori": {"fisheries"}},
        ),
        # a post is its holder's, and a plural of those who both hold it
        (
            f"{HOST} a été reçu lundi à Tokyo par le Premier ministre japonais, Kenji Mori, puis par le ministre "
            "japonais des Affaires étrangères, Taro Abe. Le Premier ministre japonais a parlé de pêche. Les deux "
            "ministres ont parlé de tourisme.",
            {"Mori": {"fisheries"}, "Abe": {"tourism"}},
        ),
        # talks told in one breath, then counted
        (
            f"{HOST} a reçu lundi à Lomé l'ambassadeur du Japon, Kenji Mori, et l'ambassadeur du Canada, Paul Roy. "
            "La pêche a dominé le premier entretien. Le second a porté sur le tourisme.",
            {"Mori": {"fisheries"}, "Roy": {"tourism"}},
        ),
        # "their meeting" is with whom the sentence names
        (
            f"{HOST} a eu lundi des entretiens avec l'ambassadeur du Japon, Kenji Mori, et l'ambassadeur du Canada, "
            "Paul Roy. Lors de leur rencontre, Kodjo Mensah a félicité Kenji Mori et parlé de pêche.",
            {"Mori": {"fisheries"}, "Roy": set()},
        ),
        # talks that are only announced do not keep what follows them
        (
            f"{HOST} a reçu lundi à Lomé l'ambassadeur du Japon, Kenji Mori. Il rencontrera jeudi à Accra son "
            "homologue ghanéen, Kwame Owusu. Les deux hommes ont évoqué la pêche.",
            {"Mori": {"fisheries"}, "Owusu": set()},
        ),
        # what was signed, told after the signing, is the signing's
        (
            f"{HOST} s'est entretenu lundi à Lomé avec son homologue ghanéen, Kwame Owusu. Ils ont signé un "
            "mémorandum. Ce texte prévoit d'aider les hôpitaux. Les deux ministres ont aussi parlé de pêche.",
            {"meeting": {"fisheries"}, "signing": {"health"}},
        ),
        # what is said of all the talks belongs to each of them
        (
            f"{HOST} a reçu lundi à Lomé l'ambassadeur du Japon, Kenji Mori. Il a ensuite reçu l'ambassadeur du "
            "Canada, Paul Roy. Ces deux rencontres ont porté sur la pêche.",
            {"Mori": {"fisheries"}, "Roy": {"fisheries"}},
        ),
        (
            f"{HOST} a reçu lundi à Lomé l'ambassadeur du Japon, Kenji Mori. Il a ensuite reçu l'ambassadeur du "
            "Canada, Paul Roy. Avec chacun de ses hôtes, il a été question de pêche.",
            {"Mori": {"fisheries"}, "Roy": {"fisheries"}},
        ),
        # ... and so does what follows talks told in one breath, until one of them is named
        (
            f"{HOST} a reçu lundi à Lomé l'ambassadeur du Japon, Kenji Mori, et l'ambassadeur du Canada, Paul Roy. "
            "Les entretiens ont porté sur la pêche. Paul Roy a promis d'aider les hôpitaux.",
            {"Mori": {"fisheries"}, "Roy": {"fisheries", "health"}},
        ),
        # "chacun des deux pays" says nothing of the talks
        (
            f"{HOST} a reçu lundi à Lomé l'ambassadeur du Japon, Kenji Mori. Il a ensuite reçu l'ambassadeur du "
            "Canada, Paul Roy. La pêche aide chacun des deux pays.",
            {"Mori": set(), "Roy": {"fisheries"}},
        ),
        # a subheading belongs to what stands below it; one that stands above nothing, to nobody
        (
            f"{HOST} a reçu lundi à Lomé l'ambassadeur du Japon, Kenji Mori.\n\nPêche et tourisme avec le Canada\n\n"
            "Il a ensuite reçu l'ambassadeur du Canada, Paul Roy.\n\nLa vente de gaz progresse à Osaka\n\nAccueil\n",
            {"Mori": set(), "Roy": {"fisheries", "tourism"}},
        ),
        # an official of a third country who stands first takes the sentence, and what follows, out of the talks
        (
            f"{HOST} a reçu lundi à Lomé l'ambassadeur du Japon, Kenji Mori. L'ambassadeur du Pérou, Juan Soto, a, lui "
            "aussi, parlé de tourisme. Il a salué la pêche togolaise.",
            {"Mori": set()},
        ),
    ],
)
def test_topics_go_to_the_talks_that_the_words_belong_to(text: str, wanted: dict[str, set[str]]) -> None:
    assert topics(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # background in the sentences after the talks is theirs all the same, without a word of speaking in it
        (
            f"{HOST} s'est entretenu lundi à Lomé avec son homologue ghanéen, Kwame Owusu. Tous deux se voient "
            "souvent. La coopération doit encore s'élargir à la pêche.",
            {"Owusu": {"fisheries", "partnership"}},
        ),
        # the lead before the talks is theirs
        (
            "Le Togo et le Ghana vont relancer la pêche. Le dossier avance. "
            f"{HOST} s'est entretenu lundi à Lomé avec son homologue ghanéen, Kwame Owusu.",
            {"Owusu": {"fisheries"}},
        ),
        # nor is the state in which a country is, or how its government came about
        (
            f"{HOST} s'est entretenu lundi à Lomé avec son homologue ghanéen, Kwame Owusu. Le Ghana tente de sortir "
            "d'une décennie de terrorisme. Le nouvel exécutif est né d'un processus lancé par les pêcheurs.",
            {"Owusu": set()},
        ),
        # gifts, company and careers are none of their topics
        (
            f"{HOST} s'est entretenu lundi à Lomé avec son homologue ghanéen, Kwame Owusu. Un échange de cadeaux a eu "
            "lieu : des livres sur la pêche. Les ministres du tourisme et de la santé représentaient la partie "
            "togolaise. Titulaire d'un diplôme de pharmacie, Kwame Owusu est diplomate.",
            {"Owusu": set()},
        ),
    ],
)
def test_which_sentences_of_one_encounter_count(text: str, wanted: dict[str, set[str]]) -> None:
    assert topics(text) == wanted


def test_a_message_in_sympathy_has_no_topics() -> None:
    text = (
        "Le président togolais Kodjo Mensah a adressé lundi un message de condoléances au président ghanéen Kwame "
        "Owusu. Il y salue un artisan de la pêche et de la paix."
    )
    [event] = extract(Article(id="a", text=text, lang="fr"))
    assert (event.type, event.topics) == ("message", ())


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # what leads to a purpose, behind the words of the visit
        ("effectuera lundi une visite au Ghana, consacrée à la pêche", {"fisheries"}),
        ("effectuera lundi une visite au Ghana, à l'occasion d'un sommet qui portera sur la pêche", {"fisheries"}),
        ("est arrivé lundi au Ghana", set()),
        # a sentence that begins with the visit
        ("est arrivé lundi au Ghana. Ce déplacement vise à relancer la pêche", {"fisheries"}),
        ("est arrivé lundi au Ghana. Selon ses services, cette visite porte sur la pêche", {"fisheries"}),
        # what is said at the talks is theirs
        ("est arrivé lundi au Ghana. Il a parlé de pêche avec les siens", set()),
    ],
)
def test_a_visit_has_the_topics_of_its_purpose(text: str, wanted: set[str]) -> None:
    talks = "Il a été reçu par le président ghanéen, Kwame Owusu. Tous deux ont parlé de tourisme."
    article = Article(id="a", text=f"Le président togolais, Kodjo Mensah, {text}. {talks}", lang="fr")
    assert [set(e.topics) for e in extract(article) if e.type == "visit"] == [wanted]


def test_a_conference_told_in_passing_keeps_nothing_of_the_talks() -> None:
    text = (
        f"{HOST} s'est entretenu lundi à Lomé avec son homologue ghanéen, Kwame Owusu. Kwame Owusu a participé en mai "
        "au sommet de l'Union africaine. La pêche était aussi au menu des entretiens."
    )
    found = {e.type: set(e.topics) for e in extract(Article(id="a", text=text, lang="fr"))}
    assert "fisheries" in found["meeting"]
    assert "fisheries" not in found.get("conference", set())


def test_what_a_message_says_goes_on_after_it() -> None:
    text = (
        "Le président togolais Kodjo Mensah a adressé lundi un message de félicitations au président ghanéen Kwame "
        "Owusu. Il souhaite relancer la pêche. Dans ce message, il parle aussi de tourisme. Le riz pousse au Kenya. "
        "Le président sénégalais Moussa Diop a adressé mardi un message de félicitations au président malien Ali Keita."
    )
    first, second = extract(Article(id="a", text=text, lang="fr"))
    assert set(first.topics) == {"fisheries", "tourism"}
    assert second.topics == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # what only recalls an earlier meeting, and what follows, is of the talks told first
        (
            "Cette rencontre fait suite à l'entretien de Kodjo Mensah avec le président malien, Ali Keita.",
            {"fisheries"},
        ),
        ("Kodjo Mensah s'est entretenu mardi avec le président malien, Ali Keita.", set()),
    ],
)
def test_talks_that_others_follow_keep_what_is_said(text: str, wanted: set[str]) -> None:
    text = (
        f"{HOST} s'est entretenu lundi à Lomé avec son homologue ghanéen, Kwame Owusu. {text} Ils ont parlé de pêche."
    )
    found = extract(Article(id="a", text=text, lang="fr"))
    first = next(e for e in found if e.type == "meeting" and "GH" in e.countries)
    assert set(first.topics) & {"fisheries"} == wanted


def test_talks_go_on_through_what_they_look_forward_to() -> None:
    text = (
        f"{HOST} s'est entretenu lundi à Lomé avec son homologue ghanéen, Kwame Owusu. Les entretiens ont porté sur la "
        "tenue en mai de la commission mixte de coopération entre le Togo et le Ghana et sur la pêche."
    )
    found = {e.type: set(e.topics) for e in extract(Article(id="a", text=text, lang="fr"))}
    assert "fisheries" in found["meeting"]


def by_kind(text: str) -> dict[str, set[str]]:
    return {e.type: set(e.topics) for e in extract(Article(id="a", text=text, lang="fr"))}


JOURNEY = "Le président togolais, Kodjo Mensah, est arrivé lundi à Accra pour une visite officielle au Ghana. "
TO_COME = "Il aura un entretien avec son homologue ghanéen, Kwame Owusu. "


@pytest.mark.parametrize(
    ("after", "visit", "meeting"),
    [
        # on a journey whose talks are still to come, the text speaks of the journey
        ("La visite vise à promouvoir la pêche.", {"fisheries"}, set()),
        ("Selon la présidence, le Togo souhaite développer le tourisme.", {"tourism"}, set()),
        # ... but not with what was said further down, at talks that are not told
        ("La ville était en fête. La foule attendait. Le ministre a souhaité développer le tourisme.", set(), set()),
        # ... and those talks have what they will be about
        ("Les deux présidents évoqueront la pêche.", set(), {"fisheries"}),
        ("La délégation comprend aussi les ministres de la Pêche et du Tourisme.", set(), set()),
    ],
)
def test_a_journey_keeps_what_is_told_before_its_talks(after: str, visit: set[str], meeting: set[str]) -> None:
    assert by_kind(f"{JOURNEY}{TO_COME}{after}") == {"visit": visit, "meeting": meeting}


@pytest.mark.parametrize(
    "listed",
    [
        "Ils ont signé un accord de coopération sur la pêche.",
        "Ils ont signé deux accords. Le premier accord porte sur la pêche.",
        "Ils ont signé trois accords. Les autres accords sont une convention sur la pêche et un protocole.",
    ],
)
def test_words_of_documents_are_topics_of_the_signing(listed: str) -> None:
    found = by_kind(
        f"{HOST} s'est entretenu lundi à Lomé avec son homologue ghanéen, Kwame Owusu, de tourisme. {listed}"
    )
    assert found["meeting"] == {"tourism"}
    assert "fisheries" in found["signing"]


@pytest.mark.parametrize(
    ("text", "press", "meeting"),
    [
        # told first, the press conference has what is said
        (
            "Le président togolais, Kodjo Mensah, a donné lundi à Lomé une conférence de presse conjointe avec son "
            "homologue ghanéen, Kwame Owusu. Il a souhaité relancer la pêche. Ils s'étaient entretenus auparavant.",
            {"fisheries"},
            set(),
        ),
        # told after the talks, it has nothing of its own
        (
            "Le président togolais, Kodjo Mensah, s'est entretenu lundi à Lomé avec son homologue ghanéen, Kwame "
            "Owusu. Les deux présidents ont ensuite donné une conférence de presse. Ils ont parlé de pêche.",
            set(),
            {"fisheries"},
        ),
    ],
)
def test_a_press_conference_told_first_has_what_is_said(text: str, press: set[str], meeting: set[str]) -> None:
    found = by_kind(text)
    assert found["press_conference"] == press
    assert found.get("meeting", set()) == meeting


def test_a_conference_of_many_is_no_partnership() -> None:
    (event,) = extract(
        Article(
            id="a",
            text="Le sommet de l'ASEAN s'est tenu lundi à Vientiane en présence du président togolais, Kodjo Mensah. "
            "Les participants ont convenu de renforcer la coopération et la pêche.",
            lang="fr",
        )
    )
    assert event.type == "conference"
    assert "partnership" not in event.topics


def by_side(text: str) -> dict[str, set[str]]:
    events = extract(Article(id="a", text=text, lang="fr"))
    return {e.participants[-1].name.split()[-1]: set(e.topics) for e in events if e.type == "meeting"}


RECEIVED = (
    "Le président togolais, Kodjo Mensah, s'est entretenu lundi à Tokyo avec le Premier ministre japonais, Kenji Mori. "
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # talks of the same sides told one after the other: what the sides said is of all
        (
            "Il a ensuite rencontré le ministre japonais des Finances, Taro Abe. Les deux pays ont convenu de relancer "
            "la pêche.",
            {"Mori": {"fisheries"}, "Abe": {"fisheries"}},
        ),
        # something was told between them
        (
            "Ils ont parlé de tourisme. Il a ensuite rencontré le ministre japonais des Finances, Taro Abe. Les deux "
            "pays ont convenu de relancer la pêche.",
            {"Mori": {"tourism"}, "Abe": {"fisheries"}},
        ),
        # what somebody reports on other talks changes nothing in whose talks the text tells
        (
            "Il l'a informé des résultats de son entretien avec le ministre japonais des Finances, Taro Abe. Les deux "
            "dirigeants ont salué la pêche.",
            {"Mori": {"fisheries"}, "Abe": set()},
        ),
    ],
)
def test_talks_in_a_row(text: str, wanted: dict[str, set[str]]) -> None:
    assert by_side(RECEIVED + text) == wanted


@pytest.mark.parametrize(
    ("after", "wanted"),
    [
        ("Au cours de ces entretiens, le ministre a salué le développement de la pêche.", [{"fisheries"}] * 3),
        ("Kodjo Mensah a passé en revue avec ses homologues la pêche.", [{"fisheries"}] * 3),
    ],
)
def test_what_is_said_at_talks_told_in_one_breath_is_of_all(after: str, wanted: list[set[str]]) -> None:
    text = (
        "Le ministre togolais des Affaires étrangères, Kodjo Mensah, a eu mardi des entretiens téléphoniques avec ses "
        f"homologues égyptien, libanais et mauritanien. {after}"
    )
    events = extract(Article(id="a", text=text, lang="fr"))
    assert [set(e.topics) for e in events] == wanted


def test_what_will_be_spoken_of_is_of_the_talks_to_come() -> None:
    text = (
        "Le président togolais, Kodjo Mensah, a reçu lundi l'ambassadeur du Japon, Kenji Mori. Il rencontrera en mars "
        "le président français, Paul Martin. Les échanges porteront sur la pêche."
    )
    assert {e.status: set(e.topics) for e in extract(Article(id="a", text=text, lang="fr"))} == {
        "held": set(),
        "planned": {"fisheries"},
    }


def test_what_an_article_tells_of_a_journey_before_old_talks_is_of_the_journey() -> None:
    text = (
        "Le Premier ministre togolais, Kodjo Mensah, effectuera une visite au Japon le 10 mars. A cette occasion, "
        "les deux pays aborderont la pêche. Lors de sa rencontre avec le Premier ministre japonais, Kenji Mori, en "
        "novembre dernier, Kodjo Mensah a parlé de tourisme."
    )
    assert {e.type: set(e.topics) for e in extract(Article(id="a", text=text, lang="fr"))} == {
        "visit": {"fisheries"},
        "meeting": {"tourism"},
    }


def test_after_talks_that_were_only_recalled_the_article_goes_on_with_its_own() -> None:
    text = (
        "Le président togolais, Kodjo Mensah, a reçu jeudi le ministre français des Affaires étrangères, Luc Petit. "
        "Cette rencontre intervient après un appel téléphonique entre le président togolais et son homologue français, "
        "Paul Martin. Au cours de leurs échanges, Kodjo Mensah a parlé de la pêche."
    )
    events = extract(Article(id="a", text=text, lang="fr"))
    assert {e.type: set(e.topics) for e in events} == {"meeting": {"fisheries"}, "phone_call": set()}


def test_a_visit_is_no_exchange_of_visits() -> None:
    text = (
        "Le président togolais, Kodjo Mensah, effectue une visite au Japon. Sa prochaine visite portera sur la pêche."
    )
    (event,) = extract(Article(id="a", text=text, lang="fr"))
    assert "high-level-exchanges" not in event.topics


def test_what_is_told_of_a_journey_is_none_of_the_welcome() -> None:
    text = (
        "Le président togolais, Kodjo Mensah, est arrivé lundi à Tokyo pour une visite. Il a été accueilli à "
        "l'aéroport par le Premier ministre japonais, Kenji Mori. Les deux pays coopèrent dans la pêche."
    )
    by_a_minister = {e.type: set(e.topics) for e in extract(Article(id="a", text=text, lang="fr"))}
    assert by_a_minister == {"visit": {"fisheries"}}
    text = text.replace("le Premier ministre japonais", "son homologue japonais")
    by_an_equal = {e.type: set(e.topics) for e in extract(Article(id="a", text=text, lang="fr"))}
    assert by_an_equal == {"visit": {"fisheries"}, "meeting": set()}
