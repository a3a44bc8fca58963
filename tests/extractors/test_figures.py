"""Leaders named without post or country."""

from __future__ import annotations

import pytest

from extractors.article import Article
from extractors.patterns.lexicon import load
from extractors.persons.figures import figure
from extractors.persons.names import key
from extractors.pipeline import extract


def _told(text: str) -> list[tuple[str, list[tuple[str, str | None]]]]:
    events = extract(Article("a", text, lang="fr"))
    return [(e.type, [(p.name, p.country or p.organization) for p in e.participants]) for e in events]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Angela Merkel a reçu Emmanuel Macron jeudi à Berlin.",
            [("meeting", [("Angela Merkel", "DE"), ("Emmanuel Macron", "FR")])],
        ),
        ("Poutine a rencontré Xi Jinping à Pékin.", [("meeting", [("Poutine", "RU"), ("Xi Jinping", "CN")])]),
        (
            "Ursula von der Leyen s'est entretenue avec le président sénégalais Macky Sall.",
            [("meeting", [("Ursula von der Leyen", "EU"), ("Macky Sall", "SN")])],
        ),
        # the post without its country
        (
            "Le premier ministre Justin Trudeau a rencontré le ministre français Paul Dumas à Lyon, en France.",
            [("meeting", [("Justin Trudeau", "CA"), ("Paul Dumas", "FR")])],
        ),
        # a paper leaves its own minister's country out, and names the guest's only
        (
            "Le ministre des Affaires étrangères, Abdallah Bou Habib, a rencontré à New York Antony Blinken.",
            [("meeting", [("Abdallah Bou Habib", "LB"), ("Antony Blinken", "US")])],
        ),
        # what the text says counts before what is known
        (
            "Le ministre belge Emmanuel Macron a reçu le ministre marocain Ali Fassi.",
            [("meeting", [("Emmanuel Macron", "BE"), ("Ali Fassi", "MA")])],
        ),
        # nobody knows whom these speak for
        ("Paul Dumas a rencontré Ali Fassi à Rabat.", []),
    ],
)
def test_a_leader_needs_no_country(text: str, told: list[tuple[str, list[tuple[str, str | None]]]]) -> None:
    assert _told(text) == told


def test_a_later_post_means_the_leader_named() -> None:
    text = "Emmanuel Macron est arrivé à Dakar. Le président français a rencontré son homologue sénégalais, Ali Ba."
    assert ("meeting", [("Emmanuel Macron", "FR"), ("Ali Ba", "SN")]) in _told(text)


def test_an_organisation_is_known_only_of_who_holds_no_post_of_a_state() -> None:
    text = "Le ministre des Affaires étrangères, Josep Borrell, a reçu à Madrid le ministre marocain Ali Fassi."
    assert ("Josep Borrell", "EU") not in _told(text)[0][1]


def test_no_name_speaks_for_two() -> None:
    rows = load("fr").tables["figures"]["figure"]
    sides: dict[tuple[str, ...], set[str]] = {}
    for row in rows:
        assert ("side" in row) != ("organization" in row)
        for name in row["names"]:
            assert len(key(name)) > 1, name
            sides.setdefault(key(name), set()).add(row.get("side") or row["organization"])
    assert {name: known for name, known in sides.items() if len(known) > 1} == {}


def test_every_figure_is_known_by_one_spelling_or_another() -> None:
    lexicon = load("fr")
    known = figure("Tamim Ben Hamad al-Thani", lexicon)
    assert known is not None and known.side == "QA"
    assert figure("Donald Trump Jr", lexicon) is None
    rows = lexicon.tables["figures"]["figure"]
    names = [n for row in rows for n in (*row["names"], *row.get("family", ()))]
    assert len(names) == len(set(names))
    assert all(("side" in row) != ("organization" in row) for row in rows)


def test_a_meeting_commemorated_is_none() -> None:
    assert _told("Ils fêtent le 55e anniversaire de la rencontre entre Raúl Castro et le président chinois Li.") == []
