"""Leaders whom a text names without post or country, because every reader knows whom they speak for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.patterns.lexicon import Lexicon, load
from extractors.persons.names import key


@dataclass(frozen=True, slots=True)
class Figure:
    """Whom a well-known leader speaks for: a country or an organisation, and as holder of what class of post."""

    side: str | None
    organization: str | None
    cls: str | None


def figure(name: str, lexicon: Lexicon) -> Figure | None:
    """The well-known leader of a name, with first name or, in headlines, without.

    Args:
        name: as written.
        lexicon: of the language.
    """
    words = _key(name, lexicon)
    known = _figures(lexicon.lang)
    # A middle name may be written as well.
    return known.get(words) or next(filter(None, (known.get((words[0], word)) for word in reversed(words[2:]))), None)


def named_alone(text: str, start: int, lexicon: Lexicon) -> bool:
    """Whether a family name means its bearer, not what belongs to them: "l'administration Trump"."""
    before = re.split(r"[^\w-]+", text[max(0, start - 20) : start].lower().rstrip(" "))[-1]
    return before not in lexicon.tables.get("figures", {}).get("belonging", ())


def _key(name: str, lexicon: Lexicon) -> tuple[str, ...]:
    loose = lexicon.tables.get("figures", {}).get("loose", ())
    return tuple(word for word in key(name) if word not in loose)


@cache
def _figures(lang: str) -> dict[tuple[str, ...], Figure]:
    lexicon = load(lang)
    return {
        _key(name, lexicon): Figure(row.get("side"), row.get("organization"), row.get("class"))
        for row in lexicon.tables.get("figures", {}).get("figure", ())
        for name in (*row["names"], *row.get("family", ()))
    }
