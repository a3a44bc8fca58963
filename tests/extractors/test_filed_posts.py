# ruff: noqa: E501
"""Which words of a post are filed of those who take part: double posts, counterparts, posts told apart from the name."""

from __future__ import annotations

import pytest

from extractors.article import Article
from extractors.pipeline import extract

# A text and the posts that its first event files, in the order of the names.
FILED = [
    # -- a minister's rank gives way to the ministry; a deputy keeps it behind his own post
    ("La ministre d'État, ministre malienne de la Pêche, Ana Kone, a rencontré à Oslo son homologue norvégien, Lars Berg.",
     {"Ana Kone": "ministre de la Pêche", "Lars Berg": "ministre de la Pêche"}),
    ("Le vice-Premier ministre et ministre croate des Finances, Ivo Horvat, a reçu à Zagreb le ministre norvégien Lars Berg.",
     {"Ivo Horvat": "vice-Premier ministre et ministre des Finances", "Lars Berg": "ministre"}),
    ("Le vice-Premier ministre et ministre croate des Finances, Ivo Horvat, a reçu à Zagreb son homologue norvégien Lars Berg.",
     {"Ivo Horvat": "vice-Premier ministre et ministre des Finances", "Lars Berg": "ministre des Finances"}),
    # -- what only one state has is none of the counterpart's
    ("Le ministre malien des Affaires étrangères et des Maliens établis à l'extérieur, Ali Kone, a reçu à Bamako son homologue norvégien, Lars Berg.",
     {"Ali Kone": "ministre des Affaires étrangères et des Maliens établis à l'extérieur", "Lars Berg": "ministre des Affaires étrangères"}),
    ("Le ministre norvégien de l'Europe et des Affaires étrangères, Lars Berg, a reçu à Oslo son homologue malien, Ali Kone.",
     {"Lars Berg": "ministre de l'Europe et des Affaires étrangères", "Ali Kone": "ministre des Affaires étrangères"}),
    ("Le président malien de la Transition, Oumar Konaté, a reçu à Bamako son homologue togolais Kossi Adjovi.",
     {"Oumar Konaté": "président de la Transition", "Kossi Adjovi": "président"}),
    ("La présidente croate Ana Babic a reçu à Zagreb son homologue malien Oumar Konaté.",
     {"Ana Babic": "présidente", "Oumar Konaté": "président"}),
    ("La présidente croate Ana Babic a reçu à Zagreb son homologue norvégienne Kari Berg.",
     {"Ana Babic": "présidente", "Kari Berg": "présidente"}),
    ("Le ministre malien de la Pêche, Ali Kone, a reçu à Bamako le président du Sénat croate, Ivo Horvat, et son homologue norvégien, Lars Berg.",
     {"Ali Kone": "ministre de la Pêche", "Ivo Horvat": "président du Sénat"}),
    # -- to the end of the words
    ("Le ministre croate du Commerce et de la Croissance des exportations, Ivo Horvat, a reçu à Zagreb le ministre norvégien Lars Berg.",
     {"Ivo Horvat": "ministre du Commerce et de la Croissance des exportations", "Lars Berg": "ministre"}),
    ("Le président de l'Association d'amitié Croatie-Mali, Ivo Horvat, a reçu à Zagreb le ministre malien Ali Kone.",
     {"Ivo Horvat": "président de l'Association d'amitié Croatie-Mali", "Ali Kone": "ministre"}),
    ("Le président croate de l'époque et de l'Union, Ivo Horvat, a reçu à Zagreb le ministre malien Ali Kone.",
     {"Ivo Horvat": "président", "Ali Kone": "ministre"}),
    # -- without country, town and kind of state
    ("Le président malien Oumar Konaté a reçu l'ambassadeur de Norvège à Bamako, Lars Berg.",
     {"Oumar Konaté": "président", "Lars Berg": "ambassadeur"}),
    ("Le président malien Oumar Konaté a reçu l'ambassadeur de la République de Croatie, Ivo Horvat.",
     {"Oumar Konaté": "président", "Ivo Horvat": "ambassadeur"}),
    ("Le président de la République de Corée, Kim Il Ho, a reçu le ministre malien Ali Kone.",
     {"Kim Il Ho": "président", "Ali Kone": "ministre"}),
    ("Le premier Ministre malien, Oumar Konaté, a reçu à Bamako le ministre norvégien Lars Berg.",
     {"Oumar Konaté": "Premier Ministre", "Lars Berg": "ministre"}),
    # -- told apart from the name of a leader whom every reader knows
    ("Emmanuel Macron a reçu mardi à Paris le ministre malien Ali Kone. Le président français a salué le Mali.",
     {"Emmanuel Macron": "président", "Ali Kone": "ministre"}),
    ("Emmanuel Macron a reçu mardi à Paris le ministre malien Ali Kone. L'hôte de l'Élysée a salué le Mali.",
     {"Emmanuel Macron": None, "Ali Kone": "ministre"}),
    ("Le ministre norvégien de la Pêche a parlé lundi. Le ministre norvégien Lars Berg a reçu mardi à Oslo le président malien Oumar Konaté.",
     {"Lars Berg": "ministre de la Pêche", "Oumar Konaté": "président"}),
    ("La présidente de la Commission européenne a reçu mardi à Bruxelles le président malien Oumar Konaté. Ursula von der Leyen a salué le Mali.",
     {"Ursula von der Leyen": "présidente de la Commission européenne", "Oumar Konaté": "président"}),
    ("Emmanuel Macron s'est entretenu jeudi à Bamako avec le ministre malien Ali Sow. Jean-Yves Le Drian a rencontré le ministre. Le déplacement du chef de la diplomatie française a duré un jour.",
     {"Emmanuel Macron": None, "Ali Sow": "ministre"}),
    ("Ignazio Cassis s'est entretenu jeudi à Bamako avec le ministre malien Ali Sow. Le déplacement du chef de la diplomatie suisse a duré un jour.",
     {"Ignazio Cassis": "chef de la diplomatie", "Ali Sow": "ministre"}),
    ("Le PM malien Oumar Konaté a reçu à Bamako son homologue norvégien Lars Berg.",
     {"Oumar Konaté": "Premier ministre", "Lars Berg": "Premier ministre"}),
    # -- words that are no post give way
    ("Le président malien Oumar Konaté a reçu lundi l'ambassadeur de Norvège. Le diplomate Lars Berg a salué le Mali.",
     {"Oumar Konaté": "président", "Lars Berg": "ambassadeur"}),
    ("Le président malien Oumar Konaté a reçu lundi le chargé d'affaires de l'ambassade de Norvège, Lars Berg.",
     {"Oumar Konaté": "président", "Lars Berg": "chargé d'affaires"}),
    ("Le diplomate norvégien Lars Berg a rencontré mardi à Bamako le ministre malien Ali Kone. L'ambassadeur Lars Berg a salué le Mali.",
     {"Lars Berg": "ambassadeur", "Ali Kone": "ministre"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "posts"), FILED)
def test_posts_filed(text: str, posts: dict[str, str | None]) -> None:
    events = extract(Article("post", text, lang="fr"))
    assert events
    filed = {p.name: p.role for p in events[0].participants}
    assert {name: filed.get(name, "nobody") for name in posts} == posts
