"""Where old pages lost the space between two words ("lechef", "ministrefrançais"): known by the lexicon's own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from extractors.patterns.lexicon import Lexicon, load

# Two words of a name shorter than this are found in other words by chance.
SHORTEST = 4
# Adjectives of countries shorter than this end other words by chance.
NATION = 7
# So many words are kept in mind.
MOST_WORDS = 1 << 17


@dataclass(frozen=True, slots=True)
class Seams:
    """What may stand before and after a lost space, in lower case.

    ``joints`` are pairs of word lists; ``pairs`` are two words of one name ("affairesétrangères") with the length of
    the first; ``openings`` is all that may stand before; ``known`` are words that only look like two; ``small`` are
    those that a capital is often run into; ``behind_name``, ``behind_acronym`` and ``behind_place`` are run into the
    one before them, the last into one of ``places``; so are the adjectives ``nations``, but for ``compounds`` of two
    that are written as one.
    """

    known: frozenset[str]
    small: frozenset[str]
    joints: tuple[tuple[frozenset[str], frozenset[str]], ...]
    pairs: Mapping[str, int]
    openings: frozenset[str]
    behind_name: tuple[str, ...] = ()
    behind_acronym: frozenset[str] = frozenset()
    nations: tuple[str, ...] = ()
    compounds: frozenset[str] = frozenset()
    behind_place: tuple[str, ...] = ()
    places: frozenset[str] = frozenset()

    def find(self, word: str) -> int:
        """Length of the first of two words run into one, or 0.

        >>> seams("fr").find("homologuefrançais"), seams("fr").find("ministre")
        (9, 0)
        """
        low = word.lower()
        if low in self.known or word in self.known or len(low) != len(word):
            return 0
        for at in range(1, len(low) - 1):
            if low[:at] in self.openings:
                before, after = low[:at], low[at:]
                if any(before in first and after in second for first, second in self.joints):
                    return at
        return self.pairs.get(low, 0) or self._behind(word)

    def _behind(self, word: str) -> int:
        """Length of a name or an acronym that a word is run into, or of what an adjective of a country is run into."""
        if not word[0].isupper():
            if not word.endswith(self.nations):
                return 0
            at = len(word) - max(len(n) for n in self.nations if word.endswith(n))
            return at if at >= SHORTEST and word[:at] not in self.compounds else 0
        at = next((n for n, letter in enumerate(word) if letter.islower()), 0)
        if at > 1 and word[at:] in self.behind_acronym:
            return at
        for tail in self.behind_place:
            if word.endswith(tail) and word[: -len(tail)].lower() in self.places:
                return len(word) - len(tail)
        tail = next((t for t in self.behind_name if word.endswith(t)), "")
        return len(word) - len(tail) if tail and len(word) - len(tail) > 1 else 0


@lru_cache(maxsize=4)
def seams(lang: str) -> Seams:
    """The seams of a language, from its posts, portfolios, countries' adjectives and the table ``layout.glued``."""
    lexicon = load(lang)
    table = lexicon.tables["layout"].get("glued", {})
    lists = {
        "@head": frozenset(_single(n for n in _heads(lexicon))),
        "@adjective": frozenset(w for w in _single(_nations(lexicon)) if len(w) > SHORTEST),
        "@portfolio": frozenset(w for w in _single(lexicon.tables["roles"]["portfolios"]) if len(w) > SHORTEST + 2),
        "@theme": frozenset(w for w in _single(_subjects(lexicon)) if len(w) > SHORTEST + 2),
    }

    def words(names: Iterable[str]) -> frozenset[str]:
        return frozenset(w for name in names for w in lists.get(name, {name}))

    joints = tuple((words(row["before"]), words(row["after"])) for row in table.get("joint", ()))
    names = [
        n.lower().split(" ")
        for n in (*_heads(lexicon), *_nations(lexicon), *lexicon.tables["roles"]["portfolios"], *_bodies(lexicon))
    ]
    known = frozenset(w for name in names for part in name for w in part.split("-")) | frozenset(table.get("never", ()))
    known |= frozenset(w for row in table.get("joint", ()) for side in ("before", "after") for w in row[side])
    pairs = {a + b: len(a) for name in names for a, b in pairwise(name) if min(len(a), len(b)) >= SHORTEST}
    pairs = {word: at for word, at in pairs.items() if word not in known}
    openings = frozenset(word for before, _ in joints for word in before)
    behind = table.get("behind", {})
    names_run = tuple(sorted(behind.get("name", ()), key=len, reverse=True))
    acronyms = frozenset(behind.get("acronym", ()))
    nations = tuple(sorted(w for w in lists["@adjective"] if len(w) >= NATION))
    compounds = frozenset(behind.get("compound", ()))
    small = frozenset(table.get("small", ()))
    places = frozenset(w for n in _places(lexicon, main=True) if len(w := n.lower().split(" ")[-1]) > SHORTEST)
    known |= {name.lower() for name in _places(lexicon)}
    run = tuple(behind.get("place", ()))
    return Seams(known, small, joints, pairs, openings, names_run, acronyms, nations, compounds, run, places)


def _single(names: Iterable[str]) -> Iterator[str]:
    return (n.lower() for n in names if n.isalpha())


def _heads(lexicon: Lexicon) -> Iterator[str]:
    for row in lexicon.tables["roles"]["head"]:
        yield from row.get("words", ())
        yield from row.get("plural", ())


def _places(lexicon: Lexicon, *, main: bool = False) -> Iterator[str]:
    """The names of countries and of towns (``main``: of capitals; others with an article can make a person's name)."""
    for town in lexicon.tables["cities"]["city"]:
        if town.get("capital") or not main:
            yield from town.get("names", ())
    for row in lexicon.tables["countries"].values():
        yield from row.get("names", ())


def _nations(lexicon: Lexicon) -> Iterator[str]:
    for row in lexicon.tables["countries"].values():
        for key in ("adjectives", "inhabitants", "ambiguous_adjectives"):
            yield from row.get(key, ())


def _subjects(lexicon: Lexicon) -> Iterator[str]:
    for row in lexicon.tables["topics"].values():
        yield from row.get("terms", ())


def _bodies(lexicon: Lexicon) -> Iterator[str]:
    for row in lexicon.tables["organizations"].values():
        yield from (name for name in row.get("names", ()) if name.count(" ") > 0)


@cache
def _whole(lang: str) -> set[str]:  # noqa: ARG001
    """Words of a language that were looked at and are not two: the vocabulary of news repeats itself."""
    return set()


def find_seams(lang: str, words: set[str]) -> dict[str, int]:
    """Those of some words that are two of the language run into one, with the length of the first."""
    whole = _whole(lang)
    table = seams(lang)
    found = {word: at for word in words - whole if (at := table.find(word))}
    if len(whole) > MOST_WORDS:
        whole.clear()
    whole.update(words - found.keys())
    return found
