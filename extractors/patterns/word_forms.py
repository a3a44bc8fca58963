"""Forms in which the words of a lexicon are printed, for scanners and for patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product

from extractors.cleaning import fold

_CHOICE = re.compile(r"\[([^\]]*)\]")
_SPACE = re.compile(r"\[[^\]]*\]| (\?)?")


def either(words: Iterable[str]) -> str:
    """An alternation of words, each also without its accents, the longest first.

    >>> either(["août", "mai"])
    'aout|août|mai'
    """
    forms = {form for word in words for form in (word, fold(word))}
    return "|".join(sorted(map(re.escape, forms), key=lambda w: (-len(w), w)))


def printed(word: str) -> Iterator[str]:
    """A lower-case word as printed: so, capitalised, in capitals, each also without accents; another as it is."""
    if not word.islower():
        yield word
        return
    plain = fold(word)
    for form in dict.fromkeys((word, plain)):
        yield from (form, form[:1].upper() + form[1:], form.upper())


def spaced(pattern: str) -> str:
    """The pattern with up to three spaces wherever it has one.

    >>> spaced("le ?[ .]mois dernier")
    'le {0,3}[ .]mois {1,3}dernier'
    """
    return _SPACE.sub(lambda m: m[0] if m[0].startswith("[") else " {0,3}" if m[1] else " {1,3}", pattern)


def forms(phrase: str) -> list[str]:
    """Every phrase that a lexicon means by one with words to choose from in brackets.

    >>> forms("access of [their|our] goods")
    ['access of their goods', 'access of our goods']
    """
    parts = _CHOICE.split(phrase)
    return ["".join(chosen) for chosen in product(*(p.split("|") if n % 2 else (p,) for n, p in enumerate(parts)))]
