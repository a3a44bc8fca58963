"""Alternatives sorted by first letter find what the plain ones find."""

from __future__ import annotations

import re

import pytest

from extractors.patterns.alternatives import by_first_letter, number_of

OPTIONS = [
    (0, "dit(?= que)"),
    (0, "dite?s?"),
    (1, "(?:bien |très bien )?noté"),
    (2, "(?:dit|écrit) (?:non|oui)"),
    (3, "dit tout"),
    (4, "été (?:dit|noté)"),
    (5, "notée?"),
]
TEXTS = [
    "il a dit que oui", "dites-le", "ditons", "bien noté", "très bien noté", "noté", "notée", "écrit non", "dit oui",
    "dit tout", "été dit", "été notés", "dit", "bien", "",
]  # fmt: skip


def plain(options: list[tuple[int, str]]) -> str:
    return "(?:" + "|".join(f"(?P<r{n}_{at}>{option})" for at, (n, option) in enumerate(options)) + r")(?!\w)"


@pytest.mark.parametrize("text", TEXTS)
def test_the_same_one_is_found(text: str) -> None:
    sorted_, unsorted = (re.search(p, text) for p in (by_first_letter(OPTIONS), plain(OPTIONS)))
    assert (sorted_ and (sorted_.span(), number_of(sorted_))) == (unsorted and (unsorted.span(), number_of(unsorted)))


@pytest.mark.parametrize("odd", ["\\w+", "a|b", "x?y", "(?:a)*b", "[ab]c", "(?=d)dit", ".", "(a)b"])
def test_what_has_no_first_letter_leaves_all_as_it_was(odd: str) -> None:
    options = [*OPTIONS, (9, odd)]
    assert by_first_letter(options).startswith("(?:(?P<r0_0>dit(?= que)|dite?s?)|")
    for text in (*TEXTS, "ab", "y", "ac"):
        one, other = (re.search(p, text) for p in (by_first_letter(options), plain(options)))
        assert (one and one.span()) == (other and other.span())
