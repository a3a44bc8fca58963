"""How French tells encounters, in short texts: what each one reports, and what is none."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from extractors.article import Article
from extractors.pipeline import extract
from extractors.records import Event

FILES = sorted(Path(__file__).with_name("encounters_fr").glob("*.toml"))
TABLES = [tomllib.loads(path.read_text("utf-8")) for path in FILES]
NONE, MET, ATTENDED = ([row for table in TABLES for row in table.pop(key, ())] for key in ("none", "met", "attended"))
TOLD = [(text, wanted) for table in TABLES for rows in table.values() for text, *wanted in rows]


def _told(event: Event) -> str:
    """An event as the table writes it."""
    persons = sorted(f"{p.country or f'@{p.organization}'} {p.name}" for p in event.participants)
    sides = sorted(set(event.countries) - {p.country for p in event.participants})
    if event.type == "conference" and not persons:
        sides = sorted([*sides, *(f"@{name}" for name in event.organizations)])
    return f"{event.type}{'?' if event.status == 'planned' else ''}: {', '.join([*persons, *sides])}"


def _ordered(wanted: str) -> str:
    kind, parties = wanted.split(": ")
    return f"{kind}: {', '.join(sorted(parties.split(', '), key=lambda p: (' ' not in p, p)))}"


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_encounters(text: str, wanted: list[str]) -> None:
    assert sorted(map(_told, extract(Article("short", text, lang="fr")))) == sorted(map(_ordered, wanted))


@pytest.mark.parametrize("text", NONE)
def test_no_encounter(text: str) -> None:
    assert [_told(e) for e in extract(Article("short", text, lang="fr"))] == []


@pytest.mark.parametrize("words", MET)
def test_verbs_of_meeting(words: str) -> None:
    text = f"Le ministre malien Ali Sow {words} le ministre norvégien Lars Berg."
    assert [_told(e) for e in extract(Article("short", text, lang="fr"))] == ["meeting: ML Ali Sow, NO Lars Berg"]


@pytest.mark.parametrize("text", ATTENDED)
def test_words_of_attending(text: str) -> None:
    said = text.replace("{", "").replace("}", " de l'Union africaine à Oslo")
    assert [_told(e) for e in extract(Article("short", said, lang="fr"))] == ["conference: ML Ali Sow"]


def test_words_are_quoted_without_the_spaces_around_them() -> None:
    text = "Le ministre malien Ali Sow a eu un entretien avec le ministre norvégien Lars Berg."
    quotes = [proof.quote for event in extract(Article("short", text, lang="fr")) for proof in event.evidence]
    assert "a eu un entretien" in quotes
    assert quotes == [quote.strip() for quote in quotes]


def test_the_table_is_whole() -> None:
    assert len(TOLD) + len(NONE) >= 150
    assert len(NONE) >= 40
