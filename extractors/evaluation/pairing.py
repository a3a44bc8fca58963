"""Whether two events, names, places or dates tell the same, and which extracted event answers which annotated one."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Protocol, TypeVar

from extractors.evaluation.golden import AnnotatedEvent
from extractors.records import Event

Target = tuple[str | None, float | None, str | None, int | None]
A = TypeVar("A")
B = TypeVar("B")

LEAST_LIKENESS = 0.5


class Someone(Protocol):
    """A participant, annotated or extracted."""

    @property
    def name(self) -> str | None:
        """As the text has it."""

    @property
    def country(self) -> str | None:
        """The side taken, an ISO code."""


@dataclass(frozen=True, slots=True)
class Aliases:
    """Spellings that count as one, from ``lexicons/shared/evaluation.toml``."""

    cities: dict[str, str]
    organizations: dict[str, str]
    honorifics: frozenset[str]
    family: dict[str, str]


@cache
def aliases() -> Aliases:
    """The table of spellings."""
    table = tomllib.loads((files("extractors") / "lexicons/shared/evaluation.toml").read_text("utf-8"))
    family = {kind: name for name, kinds in table["families"].items() for kind in kinds}
    return Aliases(table["cities"], table["organizations"], frozenset(table["honorifics"]), family)


def fold(text: str | None) -> str:
    """Lower case, without diacritics and marks; what is neither letter nor digit becomes one space.

    >>> fold("Bùi Thanh-Sơn")
    'bui thanh son'
    """
    text = (text or "").translate({0x111: "d", 0x110: "D", 0xF8: "o", 0x142: "l"})
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()
    return re.sub(r"[^a-z0-9]+", " ", bare).strip()


def _words(name: str | None) -> list[str]:
    words = fold(name).split()
    while len(words) > 2 and words[0] in aliases().honorifics:
        words = words[1:]
    return words


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two names are one person's: the same words in any order, or run together.

    >>> same_name("Lee Jae-myung", "Lee Jaemyung"), same_name("Sergueï Lavrov", "Lavrov")
    (True, False)
    """
    mine, theirs = _words(one), _words(other)
    return bool(mine) and (sorted(mine) == sorted(theirs) or "".join(mine) == "".join(theirs))


def city_key(city: str | None) -> str:
    """One key for all spellings of a city."""
    key = fold(city)
    return aliases().cities.get(key, key)


def organization_keys(names: Iterable[str] | None) -> set[str]:
    """One key for each organisation, whatever its spelling."""
    keys = (fold(n) for n in names or ())
    return {aliases().organizations.get(k, k) for k in keys if k}


def target_counts(event: AnnotatedEvent | Event) -> Counter[Target]:
    """How often each quantified goal stands in an event."""
    goals = event.targets or ()
    return Counter((t.kind, None if t.value is None else float(t.value), t.currency, t.year) for t in goals)


def people(event: AnnotatedEvent | Event) -> list[Someone]:
    """The participants that have a name."""
    return [p for p in event.participants or () if p.name]


def pair_off(left: Iterable[A], right: Iterable[B], same: Callable[[A, B], bool]) -> list[tuple[A, B]]:
    """Pairs one to one, each of the left with the first of the right that is left and the same."""
    rest = list(right)
    pairs = []
    for one in left:
        for place, other in enumerate(rest):
            if same(one, other):
                pairs.append((one, rest.pop(place)))
                break
    return pairs


def named_pairs(wanted: AnnotatedEvent, found: Event) -> list[tuple[Someone, Someone]]:
    """The participants that both name."""
    return pair_off(people(wanted), people(found), lambda a, b: same_name(a.name, b.name))


def f1(hit: float, found: float, wanted: float) -> float:
    """The harmonic mean of precision and recall; 1 where there was nothing to find and nothing was found."""
    return 2 * hit / (found + wanted) if found + wanted else 1.0


def likeness(wanted: AnnotatedEvent, found: Event) -> float:
    """From 0 to 1: participants count one half, countries and type a quarter each."""
    mine, theirs = people(wanted), people(found)
    persons = f1(len(named_pairs(wanted, found)), len(theirs), len(mine)) if mine or theirs else 1.0
    sides, others = set(wanted.countries or ()), set(found.countries)
    country = len(sides & others) / len(sides | others) if sides | others else 1.0
    family = aliases().family
    kind = 1.0 if wanted.type == found.type else 0.5 if family.get(wanted.type) == family.get(found.type) else 0.0
    return 0.5 * persons + 0.25 * country + 0.25 * kind


def pair_events(wanted: Sequence[AnnotatedEvent], found: Sequence[Event]) -> dict[int, int]:
    """The place of the extracted event that answers each annotated one: the likest pairs first, one to one."""
    ranked = sorted(((likeness(w, f), i, j) for i, w in enumerate(wanted) for j, f in enumerate(found)), reverse=True)
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for like, i, j in ranked:
        if like >= LEAST_LIKENESS and i not in pairs and j not in used:
            pairs[i] = j
            used.add(j)
    return pairs


def same_date(wanted: AnnotatedEvent, found: Event) -> bool:
    """Whether the date is as annotated, or one of ``also_right`` (years that an open one may have)."""
    if found.date is None:
        return wanted.date is None or None in (wanted.also_right or ())
    return found.date == wanted.date or found.date in (wanted.also_right or ())


def same_place(wanted: AnnotatedEvent, found: Event) -> bool:
    """Whether city and country are those annotated."""
    return city_key(wanted.city) == city_key(found.city) and wanted.country == found.country
