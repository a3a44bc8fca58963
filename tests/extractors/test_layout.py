"""The parts of an article: what is title, caption and body, where the story ends, where sentences do."""

from __future__ import annotations

import pytest

from extractors.cleaning import view
from extractors.layout.parts import Layout, read_layout
from extractors.layout.sentences import split
from extractors.patterns.lexicon import load

FR = load("fr")
STORY = (
    "Le Premier ministre a reçu l'ambassadeur du Japon le 3 mai, a annoncé son cabinet. "
    "Les deux hommes ont parlé de commerce et d'investissement."
)


def read(text: str) -> tuple[str, Layout]:
    clean = view(text).text
    return clean, read_layout(clean, FR)


def parts(text: str, *kinds: str) -> list[str]:
    clean, layout = read(text)
    return [clean[s.start : s.end] for s in layout.sentences if s.kind in kinds]


def teasers(text: str) -> list[str]:
    clean, layout = read(text)
    return [clean[a:b] for a, b in layout.teasers]


MARKERS = ["Voir plus", "À lire aussi", "A LIRE AUSSI :", "Sur le même sujet", "Lire aussi : Un sommet", ">> Un sommet"]


@pytest.mark.parametrize("marker", MARKERS)
def test_what_follows_a_marker_belongs_to_other_stories(marker: str) -> None:
    other = "Le roi du Maroc a reçu le président du Mali."
    text = f"Un titre\n\n{STORY}\n\n{marker}\n\n{other}\n"
    assert teasers(text) == [marker, other]
    assert not any("Maroc" in p for p in parts(text, "title", "body", "caption"))


@pytest.mark.parametrize(
    "line", ["Voir plus loin n'est pas donné à tous, a dit le ministre, et il le sait bien.", STORY]
)
def test_a_sentence_is_no_marker(line: str) -> None:
    assert teasers(f"Un titre\n\n{STORY}\n\n{line}") == []


@pytest.mark.parametrize("signature", [" - VNA", ".- VNA", " (VNA)", "./. VNA", " –CVN/VNA", " - APS"])
def test_a_signature_closes_the_story(signature: str) -> None:
    text = f"Un titre\n{STORY.rstrip('.')}{signature}\nLe roi du Maroc a reçu le président du Mali."
    if teasers(text):
        assert teasers(text) == ["Le roi du Maroc a reçu le président du Mali."]
    else:
        assert signature in (" –CVN/VNA", "./. VNA")


def test_an_agency_named_as_a_source_closes_nothing() -> None:
    text = (
        f"Un titre\n{STORY.rstrip('.')}, indique l'agence qatarie (QNA).\nLe roi du Maroc a reçu le président du Mali."
    )
    _, layout = read(text)
    assert any("roi du Maroc" in text[s.start : s.end] for s in layout.sentences if s.kind == "body")


def test_a_caption_with_a_signature_closes_nothing() -> None:
    caption = "Le Premier ministre et l'ambassadeur du Japon lors de leur entretien à Hanoï. Photo : VNA"
    text = f"Un titre\n{caption}\n{STORY}"
    assert teasers(text) == []
    assert parts(text, "caption")[0].startswith("Le Premier ministre et l'ambassadeur")
    assert parts(text, "body")[0].startswith("Le Premier ministre a reçu")


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("Hanoï (VNA) - Le ministre a reçu X.", "Hanoï (VNA) - "),
        ("Hanoï, 3 mai (VNA) – Le ministre a reçu X.", "Hanoï, 3 mai (VNA) – "),
        ("ALGER - Le ministre a reçu X.", "ALGER - "),
        ("Rabat – Le ministre a reçu X.", "Rabat – "),
        ("EREVAN, 28 MARS 2022, ARMENPRESS. Le ministre a reçu X.", "EREVAN, 28 MARS 2022, ARMENPRESS. "),
        ("La Havane, 21 août (RHC) Le ministre a reçu X.", "La Havane, 21 août (RHC) "),
        ("[Lomé, 3 mai 2016] Le ministre a reçu X.", "[Lomé, 3 mai 2016] "),
        ("Le ministre - nommé en mai - a reçu X.", None),
        ("Le 3 mai, le ministre a reçu X.", None),
        ("Anna Berg: «Le Ghana nous attend»", None),
    ],
)
def test_datelines(line: str, dateline: str | None) -> None:
    clean, layout = read(f"Un titre\n\n{line}")
    assert (clean[slice(*layout.dateline)] if layout.dateline else None) == dateline
    if dateline:
        assert parts(f"Un titre\n\n{line}", "body") == [line.removeprefix(dateline)]


def test_titles_stand_before_the_body() -> None:
    clean, layout = read(f"Entretien entre deux ministres\n\n{STORY}\n\nUn intertitre\n\nFin de la visite.")
    assert clean[slice(*layout.title or (0, 0))] == "Entretien entre deux ministres"
    assert layout.sentences[0].kind == "title"
    assert [s.kind for s in layout.sentences].count("title") == 1


def test_a_caption_number_breaks_the_line() -> None:
    text = f"Entretien entre deux ministres ảnh 1Panorama de l'entretien. Photo : VNA\n\n{STORY}"
    assert "Panorama de l'entretien." in parts(text, "caption", "body")
    assert parts(text, "title")[0] == "Entretien entre deux ministres"


def test_noise_is_no_part_of_the_story() -> None:
    text = f"Un titre\nPartager\nFacebook\nhttps://example.org/a\n{STORY}\n"
    assert parts(text, "title", "body", "caption") == ["Un titre", *parts(STORY, "body")]


@pytest.mark.parametrize(
    "sentences",
    [
        ["M. Ban est arrivé.", "Il a vu S.E.M. Le Drian."],
        ["Mme J. M. Dupont a parlé.", "Elle est repartie."],
        ["Il a dit « oui ! »", "Elle a dit non."],
        ["« Nous sommes prêts. »", "Il a reçu X."],
        ["Est-il venu ?", "Non…", "Pas encore."],
        ["La croissance est de 3.5 % en mai."],
        ["Le 3 mai 2021.", "10 ministres sont venus."],
        ["L'ONU etc. a parlé."],
        ["Il est parti.", '"Nous sommes prêts", a-t-il dit.', "“Vous aussi.”", "Elle a dit non."],
        ['Il a dit : "Oui. "', "Elle a dit non."],
    ],
)
def test_sentences(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[a:b] for a, b in split(text, 0, len(text), FR)] == sentences


def test_the_outlet_is_known_by_its_signs() -> None:
    _, layout = read(f"Un titre\n\nHanoï (VNA) - {STORY}")
    assert (layout.outlet, layout.home) == ("vna", "VN")
    _, layout = read("Il pleut.")
    assert (layout.outlet, layout.home) == (None, None)


@pytest.mark.parametrize(
    "line",
    ["Date 2021-05-03", "2021-05-03"],
)
def test_a_printed_date_before_the_text(line: str) -> None:
    clean, layout = read(f"{line}\nUn titre\n\n{STORY}")
    assert layout.printed == "2021-05-03"
    assert clean[slice(*layout.title or (0, 0))] == "Un titre"


@pytest.mark.parametrize("text", ["", " ", "\n\n", "a", "....", "Voir plus", "-" * 50, "(" * 50])
def test_odd_texts(text: str) -> None:
    _, layout = read(text)
    assert layout.story_end <= len(text)
    assert all(0 <= s.start < s.end <= len(text) for s in layout.sentences)


def test_sentences_lie_in_order_and_apart() -> None:
    clean, layout = read(f"Un titre\n\nHanoï (VNA) - {STORY}\n\nPhoto : VNA\n\n{STORY} - VNA\n\nVoir plus\n\n{STORY}")
    ends = 0
    for sentence in layout.sentences:
        assert ends <= sentence.start < sentence.end <= layout.story_end
        ends = sentence.end
    assert clean[layout.story_end :].strip().startswith("Voir plus")


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Le Togo figure\nparmi les pays amis du Ghana.", ["Le Togo figure\nparmi les pays amis du Ghana."]),
        ("Le\nPremier ministre a salué cet accord.", ["Le\nPremier ministre a salué cet accord."]),
        ("Il est venu.\nle Togo aussi, à ce que l'on dit.", ["Il est venu.", "le Togo aussi, à ce que l'on dit."]),
        ("Photo : APS\nle ministre du Togo et son hôte.", ["Photo : APS", "le ministre du Togo et son hôte."]),
        ("La visite a pris fin\n\nde bonne heure, dit-on.", ["La visite a pris fin", "de bonne heure, dit-on."]),
    ],
)  # fmt: skip
def test_a_line_may_break_a_sentence(text: str, sentences: list[str]) -> None:
    assert parts(text, "title", "body", "caption") == sentences


def test_what_stands_above_the_story_closes_nothing() -> None:
    text = (
        "Diplomatie : un ministre reçoit\n\nMardi 8 mai 2018 - 19:00\n\nAbonnez-vous\n\n"
        "La ministre malienne Awa Keita a reçu mardi à Bamako, pour un entretien de plus d'une heure, le ministre "
        "norvégien Lars Berg.\n\nAbonnez-vous\n\nUn tout autre article de la même page, qui est assez long pour "
        "passer pour un paragraphe et dont rien ne doit être lu."
    )
    layout = read_layout(text, load("fr"))
    told = " ".join(text[s.start : s.end] for s in layout.sentences if s.kind == "body")
    assert "Lars Berg" in told
    assert "tout autre" not in told


def test_a_button_below_the_day_of_writing_closes_nothing() -> None:
    lead = "La commission a ouvert mardi à Bamako ses travaux, pour deux jours, sous la conduite de deux hauts experts."
    body = (
        "La ministre malienne Awa Keita a reçu mercredi à Bamako, pour un entretien de plus d'une heure, le ministre "
        "norvégien Lars Berg."
    )
    text = (
        f"Diplomatie : une session\n\n{lead}\n\nMardi 8 mai 2018 - 19:00\n\nAbonnez-vous   Augmenter  Normal\n\n{body}"
    )
    layout = read_layout(text, load("fr"))
    assert "Lars Berg" in " ".join(text[s.start : s.end] for s in layout.sentences if s.kind == "body")


@pytest.mark.parametrize("stamp", ["2020-13-45", "0023-03", "2021-02-30"])
def test_digits_that_are_no_day_are_no_date_of_publication(stamp: str) -> None:
    assert read(f" date {stamp} Le ministre a reçu X.")[1].printed is None
