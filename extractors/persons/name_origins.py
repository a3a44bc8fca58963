"""Of which country somebody is by the name: as readers tell who of two presidents leads Côte d'Ivoire, who Cape Verde.

What parts of names are borne where is known of the table ``lexicons/shared/names.toml``. A name tells countries apart
that an article speaks of; by itself it says nothing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from functools import cache, lru_cache
from importlib.resources import files

from extractors.persons.names import key

# What the end or beginning of a family name tells, beside a part of a name that is borne in a country.
AFFIX = 0.7
# How long affixes are.
SHORTEST, LONGEST = 2, 8
_CUT = "-"
# So many words are held as they were looked up.
KNOWN = 1 << 14


def borne(name: str, codes: Collection[str]) -> dict[str, float]:
    """How many parts of a name are borne in each of some countries; those in which none is are left out.

    Args:
        name: as written.
        codes: of the countries, ISO 3166-1 alpha-2.

    >>> borne("Armindo Tavares Lopes", ["CI", "CV"])
    {'CV': 3.0}
    """
    found: dict[str, float] = {}
    for word in key(name):
        countries, weight = _borne_in(word)
        for code in codes:
            if code in countries:
                found[code] = found.get(code, 0.0) + weight
    return found


def only_there(name: str, codes: Collection[str]) -> str | None:
    """The one of some countries in which most parts of a name are borne."""
    found = borne(name, codes)
    most = max(found.values(), default=0.0)
    best = [code for code, weight in found.items() if weight == most]
    return best[0] if len(best) == 1 else None


def may_be_of(name: str, code: str, spoken: Collection[str]) -> bool:
    """Whether somebody may be of a country: not where the name is borne in another one spoken of, and not there."""
    found = borne(name, {*spoken, code})
    return code in found or max(found.values(), default=0.0) < 1


@lru_cache(maxsize=KNOWN)
def _borne_in(word: str) -> tuple[frozenset[str], float]:
    """The countries where a part of a name is borne, by the whole of it, else by its end, else by its beginning."""
    names = _names()
    if word in names:
        return names[word], 1.0
    sizes = range(min(LONGEST, len(word) - 1), SHORTEST - 1, -1)
    affixes = (*(_CUT + word[-size:] for size in sizes), *(word[:size] + _CUT for size in sizes))
    return next(((names[affix], AFFIX) for affix in affixes if affix in names), (frozenset(), 0.0))


@cache
def _names() -> dict[str, frozenset[str]]:
    """The countries where each part of a name is borne; ends are written ``-escu``, beginnings ``rako-``."""
    table = tomllib.loads((files("extractors") / "lexicons/shared/names.toml").read_text("utf-8"))
    countries: dict[str, set[str]] = {}
    rows = [((code,), parts) for code, parts in table["borne"].items()]
    rows += [(tuple(row["countries"].split()), row["parts"]) for row in table["together"]]
    for codes, parts in rows:
        for part in parts.split():
            countries.setdefault(part, set()).update(codes)
    return {part: frozenset(codes) for part, codes in countries.items()}
