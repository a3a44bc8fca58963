"""A table's patterns by name find what they would find alone, and one that the table lacks finds nothing."""

from __future__ import annotations

import re
from pathlib import Path

import extractors
from extractors.patterns.chunks import chunk
from extractors.patterns.gates import Gate
from extractors.patterns.lexicon import load
from extractors.patterns.wordings import Wordings

TEXTS = (
    "Le président a été reçu à son retour de Hanoï, après avoir annoncé la veille sa visite.",
    "Ils ont échangé sur la coopération lors de la réunion qui s'ouvrira lundi en marge du sommet.",
    "Le ministre doit se rendre à Paris, où il rencontrera son homologue.",
    "Rien de tel.",
)


def test_a_name_finds_what_its_pattern_finds() -> None:
    events = load("fr").events
    patterns = {name: events[name] for name, row in load("fr").tables["events"].items() if isinstance(row, str)}
    assert len(patterns) > 50
    found = 0
    for text in TEXTS:
        chunks = chunk(text, 0, len(text), [])
        for name, pattern in patterns.items():
            alone = pattern.search(chunks.codes)
            gated = events.search(name, chunks)
            assert (gated and gated.span()) == (alone and alone.span()), (name, text)
            assert [m.span() for m in events.finditer(name, chunks)] == [
                m.span() for m in pattern.finditer(chunks.codes)
            ]
            found += alone is not None
    assert found > 5


def test_what_cannot_stand_there_is_not_tried() -> None:
    table = Wordings({"talks": "entretien", "days": ["lundi"]}, re.compile, Gate)
    chunks = chunk("Une visite.", 0, 11, [])
    assert not table.may_stand("talks", chunks)
    assert table.search("talks", chunks) is None
    assert table["days"] == ["lundi"]


def test_a_name_that_the_table_lacks_matches_nothing() -> None:
    table = Wordings({"talks": "entretien"}, re.compile, Gate)
    chunks = chunk("Un entretien.", 0, 13, [])
    assert table.search("talks", chunks) is not None
    assert table.search("visit", chunks) is None
    assert table["visit"].search("") is None


def test_who_asks_for_a_name_of_the_table_of_events_finds_it_and_each_is_asked_for() -> None:
    code = "\n".join(path.read_text("utf-8") for path in Path(extractors.__path__[0]).rglob("*.py"))
    asked = set(re.findall(r'\bevents(?:\.(?:search|match|finditer|may_stand)\(|\[)"(\w+)"', code))
    table = load("fr").tables["events"]
    assert len(asked) > 50
    assert asked <= set(table)
    assert set(table) <= set(re.findall(r"""["'](\w+)["']""", code))
