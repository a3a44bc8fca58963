"""Which dates a sentence speaks of, and what each comes to in its article."""

from __future__ import annotations

import datetime
import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.cleaning import view
from extractors.patterns.lexicon import load
from extractors.patterns.matching import Mark
from extractors.values.dates import (
    DateContext,
    DateExpression,
    PartialDate,
    article_context,
    deadline_year,
    find_dates,
    resolve,
)

FR = load("fr")
RULES = FR.tables["dates"]["date"]


def found(text: str) -> list[Mark]:
    text = view(text).text
    return find_dates(text, 0, len(text), FR)


def said(text: str) -> DateExpression:
    """The one date of a sentence."""
    [mark] = found(text)
    return mark.value


def spelled(text: str) -> list[str]:
    """Each date as EDTF, a range with a slash."""
    marks = [m.value for m in found(text)]
    return ["/".join(d.edtf for d in (e.start, e.end) if d) for e in marks]


def article(text: str, published: str | None = None) -> tuple[str, list[Mark], DateContext]:
    text = view(text).text
    marks = [m for line in re.finditer(r"[^\n]+", text) for m in find_dates(text, *line.span(), FR)]
    return text, marks, article_context(text, marks, FR, PartialDate.parse(published) if published else None)


def dated(text: str, published: str | None = None, planned: bool = False) -> dict[str, tuple[str | None, str]]:
    """For each date phrase of an article its date and the rule that concluded it."""
    text, marks, context = article(text, published)
    results = {text[m.start : m.end]: resolve(m.value, context, planned=planned) for m in marks}
    return {words: (r.start.edtf if r.start else None, r.rule) for words, r in results.items()}


# ---------------------------------------------------------------- the value

YEARS = st.integers(1000, 9999)
DAYS = st.dates(datetime.date(1000, 1, 1), datetime.date(9999, 12, 31)).map(PartialDate.of)
PARTIAL = st.one_of(
    DAYS,
    YEARS.map(PartialDate),
    st.builds(PartialDate, YEARS, st.integers(1, 12)),
    st.integers(1, 12).map(lambda month: PartialDate(None, month)),
    st.dates(datetime.date(2024, 1, 1), datetime.date(2024, 12, 31)).map(lambda d: PartialDate(None, d.month, d.day)),
)


@given(PARTIAL)
def test_edtf_comes_back(date: PartialDate) -> None:
    assert PartialDate.parse(date.edtf) == date
    assert date.compatible(date)


@given(DAYS, st.integers(-4000, 4000))
def test_days_there_and_back(date: PartialDate, days: int) -> None:
    moved = date.plus(days)
    if moved is not None:
        assert moved.plus(-days) == date


@pytest.mark.parametrize(
    "text", ["2021-13", "2021-02-29", "XXXX-02-30", "XXXX", "21-06-23", "2021-06-23T10", "", "999"]
)
def test_no_dates(text: str) -> None:
    with pytest.raises(ValueError):
        PartialDate.parse(text)


def test_open_parts() -> None:
    assert PartialDate(None, 2, 29).edtf == "XXXX-02-29"
    assert PartialDate(None, 2, 29).in_year(2023) is None
    assert PartialDate(None, 2, 28).plus(1) is None
    assert PartialDate(None, 6, 30).plus(1) == PartialDate(None, 7, 1)
    assert PartialDate(2021, 12).plus_months(2) == PartialDate(2022, 2)
    assert PartialDate(None, 6, 23).compatible(PartialDate(2021, 6))
    assert not PartialDate(2022, 6, 23).compatible(PartialDate(2021))
    assert PartialDate(2022, 7, 13).weekday == 2


# ---------------------------------------------------------------- phrases

WORDS = [
    "le",
    "du",
    "au",
    "en",
    "et",
    "1er",
    "2",
    "29",
    "31",
    "2020",
    "2021",
    "99",
    "février",
    "fév.",
    "mars",
    "août",
    "lundi",
    "hier",
    "cette",
    "semaine",
    "dernière",
    "prochain",
    "l'année",
    "d'ici",
    "fin",
    "mi-",
    "31.02.2020",
    "2020-02-30",
    "courant",
    "de",
    "ce",
    "mois",
    "dernier",
    "-",
    "–",
    "(",
    ")",
    ",",
    "la",
    "veille",
    "même",
    "jour",
    "il",
    "y",
    "a",
    "trois",
    "jours",
]


@given(st.lists(st.sampled_from(WORDS), max_size=12), st.sampled_from(["", " ", "  "]), st.booleans())
def test_any_heap_of_words_is_read(words: list[str], space: str, planned: bool) -> None:
    text = space.join(words)
    marks = find_dates(text, 0, len(text), FR)
    assert all(one.end <= other.start for one, other in itertools.pairwise(marks))
    for published in (None, PartialDate(2020, 2, 29), PartialDate(2021, 12), PartialDate(2022)):
        context = article_context(text, marks, FR, published)
        for mark in marks:
            resolve(mark.value, context, planned=planned, told=PartialDate(None, 2, 28))
            deadline_year(mark.value, context)


@pytest.mark.parametrize("rule", RULES, ids=lambda r: f"{r['id']}-{RULES.index(r)}")
def test_examples_of_the_lexicon(rule: dict[str, object]) -> None:
    for text in rule.get("examples", ()):  # type: ignore[attr-defined]
        assert rule["id"] in [m.value.rule for m in found(text)], text
    for text in rule.get("never", ()):  # type: ignore[attr-defined]
        assert not found(text), text


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("s'est entretenu mercredi 13 juillet", ["XXXX-07-13"]),
        ("tenu le 6 mars à Hanoï", ["XXXX-03-06"]),
        ("le 6 mars 2020", ["2020-03-06"]),
        ("le 1er juin et le 1 er juillet", ["XXXX-06-01", "XXXX-07-01"]),
        ("en visite du 21 au 23 juin", ["XXXX-06-21/XXXX-06-23"]),
        ("du 30 mai au 2 juin 2021", ["2021-05-30/2021-06-02"]),
        ("du 30 décembre au 2 janvier 2021", ["2020-12-30/2021-01-02"]),
        ("les 9 et 10 septembre", ["XXXX-09-09/XXXX-09-10"]),
        ("les 20, 21 et 22 décembre", ["XXXX-12-20/XXXX-12-22"]),
        ("samedi 16 et dimanche 17 décembre 2023", ["2023-12-16/2023-12-17"]),
        ("15-17 septembre", ["XXXX-09-15/XXXX-09-17"]),
        ("du15 au 17septembre", ["XXXX-09-15/XXXX-09-17"]),
        ("a transmis le 15 marsun message", ["XXXX-03-15"]),
        ("du 1er  au 3 mai", ["XXXX-05-01/XXXX-05-03"]),
        ("le 05/03/2023", ["2023-03-05"]),
        ("10.03.2020", ["2020-03-10"]),
        ("2023-10-27 12:55", ["2023-10-27"]),
        ("MERCREDI 1ER JUIN 2022", ["2022-06-01"]),
        ("ce vendredi 24 janvier", ["XXXX-01-24"]),
        ("vendredi, 2 novembre", ["XXXX-11-02"]),
        ("vendredi après-midi 18 mars", ["XXXX-03-18"]),
        ("(28 déc.)", ["XXXX-12-28"]),
        ("Alger, 20 déc (APS)", ["XXXX-12-20"]),
        ("le 2 fevrier puis en Août 2019", ["XXXX-02-02", "2019-08"]),
        ("fin mars, début juin, à la mi-juillet", ["XXXX-03", "XXXX-06", "XXXX-07"]),
        ("en mars 2020", ["2020-03"]),
        ("au mois de mai", ["XXXX-05"]),
        ("en juillet ou en août", ["XXXX-07", "XXXX-08"]),
        ("de janvier à juin 2024", ["2024-01/2024-06"]),
        ("en 2022", ["2022"]),
        ("la période 2021-2025", ["2021/2025"]),
        ("du 23 au 21 juin", ["XXXX-06-21"]),
        ("(22 décembre 1992-2022)", ["1992-12-22/2022-12-22"]),
    ],
)
def test_stated_dates(text: str, dates: list[str]) -> None:
    assert spelled(text) == dates


@pytest.mark.parametrize(
    ("text", "unit", "shift"),
    [
        ("hier soir", "day", -1),
        ("avant-hier", "day", -2),
        ("aujourd’hui", "day", 0),
        ("demain", "day", 1),
        ("cette semaine", "week", 0),
        ("la semaine dernière", "week", -1),
        ("la semaine prochaine", "week", 1),
        ("le mois dernier", "month", -1),
        ("le mois prochain", "month", 1),
        ("au début du mois écoulé", "month", -1),
        ("cette année", "year", 0),
        ("l'an dernier", "year", -1),
        ("l'année prochaine", "year", 1),
        ("il y a trois jours", "day", -3),
        ("le 12 courant", "month", 0),
        ("05 courants", "month", 0),
    ],
)
def test_relative_dates(text: str, unit: str, shift: int) -> None:
    date = said(text)
    assert (date.kind, date.base, date.unit, date.shift) == ("relative", "published", unit, shift)


@pytest.mark.parametrize(
    ("text", "base", "unit", "shift"),
    [
        ("la veille", "told", "day", -1),
        ("la veille de cette rencontre", "told", "day", -1),
        ("le jour précédent", "told", "day", -1),
        ("Vingt-quatre heures plus tôt", "told", "day", -1),
        ("le lendemain", "told", "day", 1),
        ("48 heures plus tard", "told", "day", 2),
        ("le même jour", "told", "day", 0),
        ("le soir même", "told", "day", 0),
        ("Quelques heures plus tôt", "told", "day", 0),
        ("une semaine plus tôt", "told", "week", -1),
        ("deux mois auparavant", "told", "month", -2),
        ("dans la matinée", "scene", "day", 0),
        ("en début d'après-midi", "scene", "day", 0),
        ("à la mi-journée", "scene", "day", 0),
    ],
)
def test_dates_from_a_day_told(text: str, base: str, unit: str, shift: int) -> None:
    date = said(text)
    assert (date.base, date.unit, date.shift) == (base, unit, shift)
    counted = {"day": (2023, 10, 20 + shift), "week": (2023, 10), "month": (2023, 10 + shift)}
    assert resolve(date, DateContext(), told=PartialDate(2023, 10, 20)).start == PartialDate(*counted[unit])
    assert resolve(date, DateContext()).start is None


@pytest.mark.parametrize(
    ("text", "weekday", "shift"),
    [
        ("ce jeudi matin", 3, None),
        ("jeudi dernier", 3, -1),
        ("vendredi prochain", 4, 1),
        ("Mardi", 1, None),
        ("Jeudi, dernier jour", 3, None),
    ],
)
def test_weekdays(text: str, weekday: int, shift: int | None) -> None:
    date = said(text)
    assert (date.kind, date.weekday, date.shift) == ("weekday", weekday, shift)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("d'ici 2030", "deadline"),
        ("d'ici à fin 2025", "deadline"),
        ("à l'horizon 2030", "deadline"),
        ("avant 2030", "deadline"),
        ("jusqu'en 2025", "deadline"),
        ("jusqu'au 15 mars", "deadline"),
        ("d'ici la fin de l'année", "deadline"),
        ("depuis 1993", "since"),
        ("dans les années 1990", "since"),
        ("depuis le 5 mai", "since"),
        ("à partir du 19 septembre", "from"),
        ("dès lundi", "from"),
        ("en 1973", "plain"),
        ("le 5 mai", "plain"),
    ],
)
def test_roles(text: str, role: str) -> None:
    assert said(text).role == role
    if role == "deadline":
        assert resolve(said(text), DateContext(PartialDate(2022, 7, 13))).start is None


@pytest.mark.parametrize(
    "text",
    [
        "le Premier ministre a promis 7 milliards",
        "le 14e Congrès national",
        "24h/24 et 7/7",
        "Mars est une planète",
        "mais mai",
        "le 31 avril",
        "2 000 dollars",
        "le sommet du G20",
        "le Sahel",
        "3 maisons",
        "un lundisme",
        "12 marseillais",
        "il y a 50 ans",
        "article 2019a",
        "à la veille de leur départ",
        "Semaine des dirigeants",
        "+3,2019%",
    ],
)
def test_no_date(text: str) -> None:
    assert found(text) == []


# ---------------------------------------------------------------- years that the article forces


@pytest.mark.parametrize(
    ("words", "published", "planned", "date"),
    [
        ("le 23 juin", "2021-06-24", False, "2021-06-23"),
        ("le 23 décembre", "2022-01-03", False, "2021-12-23"),
        ("le 5 janvier", "2022-12-28", True, "2023-01-05"),
        ("le 5 janvier", "2022-12-28", False, "2023-01-05"),
        ("le 6 juillet", "2022-07", False, "2022-07-06"),
        ("le 29 novembre", "2021-12", False, "2021-11-29"),
        ("mardi 20 août", "2019-08", False, "2019-08-20"),
        ("en février dernier", "2022-05-12", False, "2022-02"),
        ("en septembre", "2024-12", False, "2024-09"),
        ("en novembre", "2022-09-09", True, "2022-11"),
        ("août prochain", "2021-06-24", False, "2021-08"),
        ("mardi", "2023-12-13", False, "2023-12-12"),
        ("mercredi", "2023-12-13", False, "2023-12-13"),
        ("mercredi", "2023-12-13", True, "2023-12-13"),
        ("jeudi", "2023-12-13", True, "2023-12-14"),
        ("mercredi dernier", "2023-12-13", False, "2023-12-06"),
        ("lundi prochain", "2021-08-27", True, "2021-08-30"),
        ("ce lundi", "2020-08", False, "2020-08"),
        ("hier soir", "2023-04-22", False, "2023-04-21"),
        ("hier", "2022-11", False, "2022-11"),
        ("cette semaine", "2021-06-24", False, "2021-06"),
        ("la semaine dernière", "2024-01-03", False, "2023-12"),
        ("le mois dernier", "2023-01-15", False, "2022-12"),
        ("le 05 courant", "2023-03-06", False, "2023-03-05"),
        ("l'an dernier", "2022-05", False, "2021"),
        ("le 12 juin de l'année dernière", "2024-02-01", False, "2023-06-12"),
    ],
)
def test_from_the_publication_date(words: str, published: str, planned: bool, date: str) -> None:
    [(start, _)] = dated(f"a été reçu {words}", published, planned).values()
    assert start == date


@pytest.mark.parametrize("words", ["hier", "ce jeudi", "cette semaine", "la veille", "l'an dernier", "le mois dernier"])
def test_nothing_is_known_without_a_publication_date(words: str) -> None:
    [(start, _)] = dated(f"a été reçu {words}").values()
    assert start is None


def test_an_open_year_stays_open() -> None:
    text = (
        "eu le 23 juin à Hanoi un entretien\nles deux pays célèbreront le 30e anniversaire de leurs relations en 2022"
    )
    assert dated(text)["le 23 juin"] == ("XXXX-06-23", "date-day")


def test_the_closing_year_of_an_anniversary() -> None:
    text = (
        "se sont entretenus mercredi 13 juillet, alors que les deux nations célèbrent le 30e anniversaire "
        "de leurs relations (22 décembre 1992-2022)"
    )
    assert dated(text)["mercredi 13 juillet"] == ("2022-07-13", "date-anniversary-year")
    assert dated(text.replace("mercredi 13", "lundi 11"))["lundi 11 juillet"][0] == "2022-07-11"
    assert dated(text.replace("mercredi", "mardi"))["mardi 13 juillet"][0] == "XXXX-07-13", "13 July 2022 is no Tuesday"


def test_a_weekday_beside_the_year_of_writing() -> None:
    text = (
        "Une conférence de presse a eu lieu vendredi.\nle Dialogue, tenu le 6 mars à Hanoï\nnotamment en 2020 – "
        "année où le Vietnam assume la présidence, en tant que président de l'ASEAN en 2020"
    )
    assert dated(text)["le 6 mars"] == ("2020-03-06", "date-weekday-year")
    assert dated(text)["vendredi"] == ("2020-03-06", "date-beside-weekday")
    assert dated(text.replace("vendredi", "jeudi"))["le 6 mars"][0] == "XXXX-03-06"


def test_a_full_date_nearby() -> None:
    text = "dans le cadre de sa visite du 24 au 26 mai 2019, il s'est entretenu vendredi 24 mai"
    assert dated(text)["vendredi 24 mai"] == ("2019-05-24", "date-other-date-year")
    old = "Moscou, 19 nov. (RHC)\nLa première visite, du 27 au 30 octobre 2019, avait donné lieu à une réunion"
    assert dated(old)["19 nov."][0] == "XXXX-11-19"


def test_a_dateline() -> None:
    assert dated("Moscou, 19 nov. (RHC) – a atterri aujourd'hui")["aujourd'hui"][0] == "XXXX-11-19"
    assert dated("Mise à jour le 10/10/2019\nWang Yi a reçu mercredi")["mercredi"][0] == "2019-10-09"


def test_a_weekday_beside_a_dated_one() -> None:
    text = "a coprésidé mercredi 4 octobre 2023 les travaux, préparés mardi par une réunion"
    assert dated(text)["mardi"] == ("2023-10-03", "date-beside-weekday")
    assert dated("ce jeudi 26 juin, après une séance mercredi")["mercredi"][0] == "XXXX-06-25"


def test_years_of_goals() -> None:
    context = DateContext(PartialDate(2022, 7, 13))
    assert deadline_year(said("d'ici 2030"), context) == (2030, "stated")
    assert deadline_year(said("dans les cinq prochaines années"), context) == (2027, "inferred")
    assert deadline_year(said("d'ici la fin de l'année"), context) == (2022, "inferred")
    assert deadline_year(said("dans les cinq prochaines années"), DateContext()) is None


def test_news_of_the_day_of_its_dateline() -> None:
    text = "Kigali, le 20 novembre (QNA) – ont tenu jeudi des pourparlers\nSon Altesse avait quitté Doha mercredi"
    results = dated(text)
    assert results["jeudi"] == ("XXXX-11-20", "date-dateline-weekday")
    assert results["mercredi"][0] == "XXXX-11-19"


def test_words_that_say_how_a_date_lies_to_the_day_of_writing() -> None:
    text = "se trouve depuis hier lundi au Koweït\na atterri hier\nle palais a abrité, hier lundi 2 avril, la signature"
    results = dated(text)
    assert results["hier lundi 2 avril"][0] == "XXXX-04-02"
    assert results["hier"][0] == "XXXX-04-02"
    assert {start for start, _ in results.values()} == {"XXXX-04-02"}
