"""The clean view, and the way back: whatever was done to the text, offsets lead to the text as given."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractors.cleaning import fold, view

DAMAGE = st.sampled_from(
    [
        "\u00ad", "\u200b", "\ufeff", "\u202e", "\u00a0", "\u202f", "\u2019", "\u2028", "\r\n", "e\u0301",
        "a\u0323\u0302", "&nbsp;", "&eacute;", "&#233;", "&#xE9;", "&amp;", "&bogus;", "&#0;", "&#99999999;",
        "étrangèresBui", "fin.Il", "MacDonald", "1er", "Đ", "ﬁ", "İ", "ß", "🇻🇳", "\ud7ff", "\U0010ffff", "Hà Nội",
        "\t", "…", "«", "»",
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(st.text(max_size=12), DAMAGE), max_size=24).map("".join)


@given(TEXTS)
@example("")
@example("\u00ad")
@example("e\u0301" * 3)
@example("a&shy;b")
@example("l\u02bcamitié")
def test_offsets_lead_back_to_the_text_as_given(source: str) -> None:
    clean = view(source)
    assert clean.source == source
    spans = [clean.span(at, at + 1) for at in range(len(clean.text))]
    before = 0
    for start, end in spans:
        assert 0 <= start <= end <= len(source)
        assert start >= before
        before = start
    for at, (start, end) in enumerate(spans):
        # (An apostrophe that counts as a letter is printed as one that does not.)
        if end - start == 1 and source[start].isalnum() and source[start] != "\u02bc":
            assert unicodedata.normalize("NFD", source[start]) == unicodedata.normalize("NFD", clean.text[at])


@given(TEXTS, st.data())
def test_a_span_reaches_from_its_first_to_its_last_character(source: str, data: st.DataObject) -> None:
    clean = view(source)
    start = data.draw(st.integers(0, len(clean.text)))
    end = data.draw(st.integers(start, len(clean.text)))
    first, last = clean.span(start, end)
    assert 0 <= first <= last <= len(source)
    if start < end:
        assert (first, last) == (clean.span(start, start + 1)[0], clean.span(end - 1, end)[1])
    else:
        assert first == last


@given(st.text())
def test_folding_keeps_offsets(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("source", "clean"),
    [
        ("l\u2019Union\u00a0europ\u00e9enne", "l'Union européenne"),
        ("Viet\u00adnam", "Vietnam"),
        ("Bu\u0300i Thanh So\u031bn", "Bùi Thanh Sơn"),
        ("C&ocirc;te d&#8217;Ivoire &amp; Mali", "Côte d'Ivoire & Mali"),
        ("des Affaires étrangèresBui Thanh Son", "des Affaires étrangères Bui Thanh Son"),
        ("le 3 mai.Il a reçu", "le 3 mai. Il a reçu"),
        ("le roi , Ali , et", "le roi, Ali, et"),
        ("Ramsay MacDonald, Emmanuel McDonald", "Ramsay MacDonald, Emmanuel McDonald"),
        ("R&D, AT&T; a &bogus; b", "R&D, AT&T; a &bogus; b"),
        ("un\u2028deux\r\ntrois", "un\ndeux\n\ntrois"),
    ],
)
def test_what_is_repaired_and_what_is_left(source: str, clean: str) -> None:
    assert view(source).text == clean


def test_a_repaired_word_leads_to_its_damaged_form() -> None:
    clean = view("le Viet\u00adnam et la C&ocirc;te")
    at = clean.text.index("Vietnam")
    start, end = clean.span(at, at + 7)
    assert clean.source[start:end] == "Viet\u00adnam"
    at = clean.text.index("Côte")
    assert clean.source[slice(*clean.span(at, at + 4))] == "C&ocirc;te"


def test_a_cedilla_lost_on_its_way_is_read() -> None:
    clean = view("Le président fran?ais a re?u M. X.")
    assert clean.text == "Le président français a reçu M. X."
    assert clean.source[slice(*clean.span(13, 21))] == "fran?ais"
    for whole in ("Est-ce vrai?a-t-il dit.", "Voir page.php?option=a&x?oui=b", "Pourquoi ? On l'ignore ?"):
        assert view(whole).text == whole


def test_fold() -> None:
    assert fold("Đặng Thị Hà Nội, ÉTAT, Łódź") == "dang thi ha noi, etat, lodz"


def test_a_page_that_sets_an_empty_line_below_every_line_goes_on_after_it() -> None:
    line = "Le président a reçu mardi les lettres de créance de l'ambassadeur de la République"
    wrapped = f"{line}\n\nd'Italie. "
    clean = view(wrapped * 3 + "Fin.\n\nle reste")
    assert clean.text == f"{line} d'Italie. " * 3 + "Fin.\n\nle reste"
    assert clean.source[slice(*clean.span(clean.text.index("Italie"), clean.text.index("Italie") + 6))] == "Italie"
    # one line alone may stand below a headline
    assert view(wrapped).text == wrapped
