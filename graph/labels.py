"""Compose what a reader sees: names of countries, posts and events, dates, in French and English."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from extractors.records import Agreement, Event, Target
from graph.dates import moment
from graph.knowledge import Knowledge, Post
from graph.ontology import labels
from graph.sides import BODY, side_of

LANGUAGES = ("en", "fr")
Labels = Mapping[str, str]  # by language: "en" and "fr"


@cache
def words() -> Mapping[str, Any]:
    """The table of composed labels."""
    path = Path(__file__).with_name("reference") / "words.toml"
    return MappingProxyType(tomllib.loads(path.read_text(encoding="utf-8")))


def plain(text: str) -> Labels:
    """The same label in both languages."""
    return MappingProxyType(dict.fromkeys(LANGUAGES, text))


def side_labels(known: Knowledge, side: str) -> Labels:
    """Labels of a side: a country by ISO code, or an organisation where it begins with "body/"."""
    name = side.removeprefix(BODY)
    entry = known.tables.organisation(name) if side.startswith(BODY) else known.tables.country(name)
    if entry is None:
        return plain(name)
    return MappingProxyType({lang: entry.label(lang) for lang in LANGUAGES})


def short_labels(known: Knowledge, side: str) -> Labels:
    """Labels of a country, or the acronym of an organisation."""
    return plain(side[len(BODY) :]) if side.startswith(BODY) else side_labels(known, side)


def place_labels(known: Knowledge, event: Event) -> Labels:
    """Labels of the city of an event."""
    found = known.place(event)
    if found is None or found[1] is None:
        return plain(event.city or "")
    entry = found[1]
    return MappingProxyType({lang: entry.label(lang) for lang in LANGUAGES})


def post_labels(known: Knowledge, post: Post) -> Labels:
    """Labels of a post, with its side in parentheses."""
    side = short_labels(known, post.side) if post.side else plain("")
    names = {lang: post.entry.label(lang) if post.entry else post.role for lang in LANGUAGES}
    ends = {lang: f" ({side[lang]})" if side[lang] else "" for lang in LANGUAGES}
    return MappingProxyType({lang: names[lang] + ends[lang] for lang in LANGUAGES})


def date_labels(edtf: str | None, end: str | None = None) -> Labels:
    """A date in words.

    >>> date_labels("2022-07-01")["fr"], date_labels("XXXX-06-23")["en"], date_labels(None)["en"]
    ('1er juillet 2022', '23 June (year unknown)', 'undated')
    """
    return MappingProxyType({lang: _span_words(lang, edtf, end) for lang in LANGUAGES})


def _span_words(lang: str, edtf: str | None, end: str | None) -> str:
    if edtf is None:
        return str(words()[lang]["undated"])
    first = _date_words(lang, edtf)
    return f"{first} – {_date_words(lang, end)}" if end and end != edtf else first


def _date_words(lang: str, edtf: str) -> str:
    table = words()[lang]
    date = moment(edtf)
    if not date.month:
        return edtf
    month = table["months"][date.month - 1]
    day = table["first_day"] if date.day == 1 else str(date.day or "")
    form = table["day"] if date.year else table["day_open"]
    return str(form).format(day=day, month=month, year=date.year).strip()


def event_labels(known: Knowledge, event: Event) -> Labels:
    """Type, sides and date of an event, as in "Phone call: South Korea – Vietnam, 13 July 2022"."""
    sides = [short_labels(known, side) for side in event.countries]
    if len(sides) < 2:
        acting = dict.fromkeys(side for p in event.participants if (side := side_of(p)).startswith(BODY))
        sides += [short_labels(known, name) for name in acting]
    kind, date = labels("event-type", event.type), date_labels(event.date, event.end_date)
    out = {}
    for lang in LANGUAGES:
        parties = " – ".join(side[lang] for side in sides)
        colon = words()[lang]["colon"] if parties else ""
        first = kind[lang][:1].upper() + kind[lang][1:]
        out[lang] = f"{first}{colon}{parties}, {date[lang]}"
    return MappingProxyType(out)


def target_labels(target: Target) -> Labels:
    """A quantified goal, as in "bilateral trade: 100 000 000 000 USD, 2023"."""
    kind = labels("measure", target.kind)
    figure = " ".join(filter(None, (figures(target.value), target.currency)))
    year = f", {target.year}" if target.year else ""
    return MappingProxyType({lang: f"{kind[lang]}{words()[lang]['colon']}{figure}{year}" for lang in LANGUAGES})


def figures(value: float) -> str:
    """A number with its digits in threes, without a needless fraction.

    >>> figures(150e9), figures(2.5)
    ('150\\u202f000\\u202f000\\u202f000', '2.5')
    """
    return f"{int(value):,}".replace(",", "\u202f") if value == int(value) else f"{value}"


def agreement_labels(agreement: Agreement) -> Labels:
    """The title of a document."""
    return plain(agreement.title)
