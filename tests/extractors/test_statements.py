"""Reported speech: a sentence in, who said what to whom out."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.article import Article
from extractors.evaluation.statements import score_statements
from extractors.patterns.lexicon import load
from extractors.pipeline import extract
from extractors.records import Statement, check

SPEECH = load("fr").tables["speech"]
TALKS = (
    "Le Premier ministre vietnamien Pham Minh Chinh s'est entretenu le 3 mars 2022 à Hanoï "
    "avec son homologue japonais Kishida Fumio. "
)
CHINH, KISHIDA = "Pham Minh Chinh", "Kishida Fumio"
BOTH = (CHINH, KISHIDA)


def statements(told: str) -> list[Statement]:
    """What was said according to sentences told after the talks of two prime ministers."""
    text = TALKS + told
    events = extract(Article(id="a", text=text, lang="fr"))
    for event in events:
        check(event, text)
    said = [s for e in events for s in e.statements]
    assert all(text[s.start : s.end] == s.quote for s in said)
    return said


def said(told: str) -> list[tuple[tuple[str, ...], str, tuple[str, ...]]]:
    """Speaker, act and addressee of each statement."""
    return [(s.speaker, s.act, s.addressee) for s in statements(told)]


@pytest.mark.parametrize("rule", SPEECH["act"], ids=lambda r: str(r["id"]))
def test_examples_of_the_lexicon(rule: dict[str, Any]) -> None:
    acts = {rule["act"], rule.get("joint"), rule.get("directed")}
    for sentence in rule["must"]:
        [(_, act, _)] = said(sentence)
        assert act in acts, sentence


@pytest.mark.parametrize("sentence", SPEECH["nothing"])
def test_no_reported_act(sentence: str) -> None:
    assert said(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "speaker", "act", "addressee"),
    [
        # who is told to do it
        ("Pham Minh Chinh a demandé à la partie japonaise d'ouvrir son marché.", (CHINH,), "ask", ("JP",)),
        ("Pham Minh Chinh a appelé Tokyo à investir.", (CHINH,), "ask", ("JP",)),
        ("Pham Minh Chinh a sollicité le gouvernement japonais pour un pont.", (CHINH,), "ask", ("JP",)),
        ("Pham Minh Chinh a assuré les entreprises japonaises de son soutien.", (CHINH,), "promise", ("JP",)),
        ("Pham Minh Chinh a assuré que le Vietnam va ouvrir son marché.", (CHINH,), "promise", ()),
        ("Pham Minh Chinh a salué le gouvernement japonais qui œuvre à la paix.", (CHINH,), "welcome", ("JP",)),
        ("Pham Minh Chinh a sollicité l'appui du Japon.", (CHINH,), "ask", ("JP",)),
        ("Pham Minh Chinh a suggéré que le gouvernement japonais augmente ses prêts.", (CHINH,), "ask", ("JP",)),
        ("Pham Minh Chinh a suggéré l'ouverture d'une ligne aérienne.", (CHINH,), "propose", ()),
        ("Pham Minh Chinh a souhaité que le Japon exempte de visa ses ressortissants.", (CHINH,), "wish", ("JP",)),
        ("Pham Minh Chinh a souhaité que les échanges augmentent.", (CHINH,), "wish", ()),
        ("Kishida Fumio l'a invité à se rendre au Japon.", (KISHIDA,), "invite", ("VN",)),
        ("Kishida Fumio a fait l'éloge des progrès accomplis au Vietnam.", (KISHIDA,), "welcome", ("VN",)),
        # who speaks
        ("Son homologue a salué ces résultats.", (KISHIDA,), "welcome", ()),
        ("Le dirigeant japonais a salué ces résultats.", (KISHIDA,), "welcome", ()),
        ("Le Premier ministre vietnamien a salué ces résultats.", (CHINH,), "welcome", ()),
        ("Kishida Fumio, pour sa part, a salué ces résultats.", (KISHIDA,), "welcome", ()),
        ("De son côté, Kishida Fumio a également salué ces résultats.", (KISHIDA,), "welcome", ()),
        ("Les deux parties ont salué ces résultats.", BOTH, "welcome", ()),
        ("Ils ont salué ces résultats.", BOTH, "welcome", ()),
        ("Le Japon a promis son aide.", ("JP",), "promise", ()),
        ("Le gouvernement japonais a promis son aide.", ("JP",), "promise", ()),
        ("Le Vietnam et le Japon ont convenu de poursuivre.", ("VN", "JP"), "agree", ()),
        ("Selon Kishida Fumio, les relations sont excellentes.", (KISHIDA,), "affirm", ()),
        # a promise of both is an agreement
        ("Kishida Fumio s'est engagé à investir.", (KISHIDA,), "promise", ()),
        ("Les deux dirigeants se sont engagés à investir.", BOTH, "agree", ()),
        # said, then the verb
        ("Le Japon restera un partenaire fiable, a déclaré Kishida Fumio.", (KISHIDA,), "affirm", ()),
        ("« Nous irons loin », a déclaré le Premier ministre japonais.", (KISHIDA,), "affirm", ()),
        ("Le Japon, a promis Kishida Fumio, ouvrira son marché.", (KISHIDA,), "promise", ()),
        ("Le renforcement des liens est important, ont-ils noté.", BOTH, "affirm", ()),
        # the infinitive is what is done
        ("Kishida Fumio a déclaré apprécier ce soutien.", (KISHIDA,), "welcome", ()),
        ("Kishida Fumio a dit espérer un accord.", (KISHIDA,), "wish", ()),
        ("Kishida Fumio a tenu à remercier le Vietnam de son accueil.", (KISHIDA,), "thank", ("VN",)),
        # nominal forms
        ("Kishida Fumio a exprimé sa volonté de coopérer.", (KISHIDA,), "affirm", ()),
        ("Kishida Fumio a exprimé le vœu que le Vietnam participe au réseau.", (KISHIDA,), "wish", ("VN",)),
    ],
)  # fmt: skip
def test_one_act(sentence: str, speaker: tuple[str, ...], act: str, addressee: tuple[str, ...]) -> None:
    assert said(sentence) == [(speaker, act, addressee)]


def test_what_is_said_within_is_no_act_of_its_own() -> None:
    [statement] = statements(
        "Kishida Fumio a indiqué que le Vietnam souhaitait un accord et que Tokyo avait demandé un délai."
    )
    assert statement.act == "affirm"


def test_a_chain_gives_an_act_each() -> None:
    told = (
        "Kishida Fumio a remercié le Vietnam de son soutien et a souhaité un accord, "
        "ajoutant que Tokyo était prêt à investir."
    )
    first, second, third = statements(told)
    assert [(s.act, s.speaker) for s in (first, second, third)] == [
        ("thank", (KISHIDA,)), ("wish", (KISHIDA,)), ("affirm", (KISHIDA,)),
    ]  # fmt: skip
    assert first.quote == "Kishida Fumio a remercié le Vietnam de son soutien"
    assert second.quote == "a souhaité un accord"
    assert third.quote == "ajoutant que Tokyo était prêt à investir"


def test_a_participle_shares_the_auxiliary() -> None:
    told = "Kishida Fumio a condamné les tirs de missiles et souligné le rôle du droit international."
    assert [s.act for s in statements(told)] == ["condemn", "stress"]


def test_attribution_survives_paragraphs() -> None:
    told = (
        "\n\nKishida Fumio a salué ces résultats.\n\nIl a demandé à Hanoï de ratifier l'accord."
        "\n\nIl s'est dit prêt à investir."
    )
    assert said(told) == [
        ((KISHIDA,), "welcome", ()),
        ((KISHIDA,), "ask", ("VN",)),
        ((KISHIDA,), "affirm", ()),
    ]


def test_the_latter_is_the_one_named_last() -> None:
    told = (
        "Pham Minh Chinh a invité son interlocuteur à revenir au Vietnam. Ce dernier s'est réjoui de cette invitation."
    )
    assert said(told)[1] == ((KISHIDA,), "welcome", ())


@pytest.mark.parametrize(
    ("sentence", "topics"),
    [
        # co-operation is a topic of its own only where the clause names nothing that it is in
        ("Les deux dirigeants ont convenu de renforcer la coopération dans la pêche.", {"fisheries"}),
        ("Les deux dirigeants ont convenu de renforcer la coopération.", {"partnership"}),
        ("Ils ont salué la coopération bilatérale et l'essor de la pêche.", {"partnership", "fisheries"}),
        ("Kishida Fumio s'est réjoui de cette visite.", {"high-level-exchanges"}),
        ("Kishida Fumio a rappelé que cette visite suivait celle de Hanoï.", {"high-level-exchanges"}),
        ("Kishida Fumio a salué, lors de la visite d'un port, l'essor de la pêche.", {"fisheries"}),
        # who speaks is no topic, those who invest are one
        ("Le chef de l'organe législatif japonais Kishida Fumio a salué l'essor de la pêche.", {"fisheries"}),
        ("Kishida Fumio a promis d'aider les investisseurs vietnamiens.", {"investment"}),
        # what a sentence says first that it is about
        ("Concernant le conflit en Ukraine, Kishida Fumio a réitéré sa position.", {"ukraine"}),
        ("En matière d'éducation, Kishida Fumio a souhaité davantage de projets communs.", {"education"}),
        # words that only count where a clause names nothing else
        ("Kishida Fumio a rappelé, en marge d'un sommet sur le climat, l'essor de la pêche.", {"fisheries"}),
        ("Kishida Fumio a rappelé le soutien apporté pendant la crise.", {"peace-stability"}),
        ("Pham Minh Chinh a remercié Kishida Fumio pour l'invitation.", {"high-level-exchanges"}),
        ("Pham Minh Chinh a rappelé les aides précieuses reçues.", {"development-aid"}),
        ("Kishida Fumio a appelé à éviter toute ingérence.", {"international-law"}),
        ("Kishida Fumio a invité Pham Minh Chinh à Osaka.", {"high-level-exchanges"}),
        ("Kishida Fumio a salué le rôle du Vietnam au sein de l'ASEAN.", {"multilateral"}),
        # words that count where they are said to have been spoken of, and beside others
        ("Kishida Fumio a promis des tracteurs.", {"agriculture"}),
        ("Kishida Fumio a proposé l'ouverture d'un musée de la pêche.", {"culture", "fisheries"}),
        (
            "Kishida Fumio a souhaité acheter davantage, citant un achat de 20 000 tonnes de poisson.",
            {"trade", "fisheries"},
        ),
        ("Pham Minh Chinh a plaidé pour la réouverture du poste de Lao Bao.", {"border"}),
        ("Kishida Fumio a félicité Pham Minh Chinh pour sa victoire à la présidentielle.", {"elections"}),
        ("Le commerce va bien. Kishida Fumio a souhaité atteindre 30 milliards de dollars en 2027.", {"trade"}),
    ],
)
def test_topics_of_a_clause(sentence: str, topics: set[str]) -> None:
    [told] = statements(sentence)
    assert set(told.topics) == topics


def test_topics_are_those_of_the_clause() -> None:
    told = "Kishida Fumio a promis des vaccins et a demandé au Vietnam d'ouvrir le marché aux produits agricoles."
    first, second = statements(told)
    assert first.topics == ("vaccines",)
    assert "agriculture" in second.topics
    assert "vaccines" not in second.topics


def test_words_that_nobody_speaks_of_give_no_topic() -> None:
    events = extract(
        Article("x", f"{TALKS} Kishida Fumio a ensuite visité un musée et essayé des tracteurs.", lang="fr")
    )
    assert not {"culture", "agriculture"} & {topic for event in events for topic in event.topics}


def test_offsets_are_those_of_the_text_as_given() -> None:
    told = "Kishida  Fumio\u00a0a  salué l’accord\u00ad d’hier."
    [statement] = statements(told)
    assert (TALKS + told)[statement.start : statement.end] == statement.quote


def test_a_sentence_without_end_is_read_in_passing_time() -> None:
    told = "Kishida Fumio a " + "également, " * 3000 + "déclaré " + "que le Vietnam a " * 2000 + "."
    assert len(statements(told)) <= 1


def test_the_score_pairs_by_quotes_and_folds_names() -> None:
    gold = {
        "speaker": ["Phạm Minh Chính"], "addressee": ["JP"], "act": "ask", "topics": ["trade"],
        "quote": "Il a demandé au Japon d'ouvrir son marché",
    }  # fmt: skip
    people = [{"name": "Phạm Minh Chính", "country": "VN"}]
    doc = {"id": "a", "events": [{"participants": people, "statements": [gold]}]}
    given = gold | {"speaker": [CHINH], "topics": ["trade", "labour"]}
    found = {"article": "a", "participants": people, "statements": [given]}
    figures = score_statements([doc], [found])
    assert figures["triples"]["f1"] == 1
    assert figures["topics"]["precision"] == 0.5
    sided = {"article": "a", "participants": people, "statements": [given | {"speaker": ["VN"]}]}
    assert score_statements([doc], [sided])["triples"]["f1"] == 1
    wrong = {"article": "a", "participants": people, "statements": [given | {"act": "wish"}]}
    assert score_statements([doc], [wrong])["triples"]["f1"] == 0


def test_the_score_takes_a_title_with_either_apostrophe() -> None:
    copied = {"participants": [], "statements": [], "agreements": [{"title": "lettre d’intention"}]}
    filed = {"article": "a", "participants": [], "statements": [], "agreements": [{"title": "lettre d'intention"}]}
    other = filed | {"agreements": [{"title": "lettre de cadrage"}]}
    doc = {"id": "a", "events": [copied]}
    assert score_statements([doc], [filed])["commitments"]["f1"] == 1
    assert score_statements([doc], [other])["commitments"]["f1"] == 0


def test_a_post_told_without_its_country_is_that_of_whom_it_was_told_so() -> None:
    text = (
        "Le président de la République, François Delmas, a eu lundi 6 mars 2023 un entretien téléphonique avec le "
        "président américain, John Smith. M. Smith a salué l'accord de Paris. Le président de la République a souligné "
        "l'urgence climatique."
    )
    [call] = extract(Article(id="a", text=text, lang="fr"))
    told = [(s.speaker, s.act) for s in call.statements]
    assert told == [(("John Smith",), "welcome"), (("François Delmas",), "stress")]
