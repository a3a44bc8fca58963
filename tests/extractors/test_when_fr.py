"""When and where French says that events took place, in short texts."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from extractors.article import Article
from extractors.pipeline import extract
from extractors.records import Event

TABLE = tomllib.loads(Path(__file__).with_name("when_fr.toml").read_text("utf-8"))


def _told(event: Event) -> str:
    status = "?" if event.status == "planned" else ""
    return f"{event.type}{status} {event.date or '-'} {event.city or '-'} {event.country or '-'}"


@pytest.mark.parametrize(("text", "published", "wanted"), [(t, p, w) for r in TABLE.values() for t, p, *w in r])
def test_when_and_where(text: str, published: str, wanted: list[str]) -> None:
    assert list(map(_told, extract(Article("short", text, published=published or None, lang="fr")))) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Le ministre chinois Wang Yi en visite au Maroc\n\nLe ministre chinois Wang Yi, en visite au Maroc, "
            "s'est entretenu à Rabat avec le ministre marocain Nasser Bourita.",
            ["visit main", "meeting main"],
        ),
        (
            "Le ministre chinois Wang Yi, en visite au Maroc, s'est entretenu à Rabat avec le ministre marocain "
            "Nasser Bourita.",
            ["visit background", "meeting main"],
        ),
        (
            "Le ministre chinois Wang Yi a effectué une visite officielle au Maroc. Wang Yi s'est entretenu à Rabat "
            "avec le ministre marocain Nasser Bourita.",
            ["visit main", "meeting main"],
        ),
    ],
)
def test_what_stands_behind(text: str, wanted: list[str]) -> None:
    found = extract(Article("short", text, lang="fr"))
    assert [f"{e.type} {e.salience}" for e in found] == wanted
