"""Where old pages lost the space between two words ("lechef", "ministrefrançais"): known by the lexicon's own words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extractors.lexicon import Lexicon, load

# A seam between shorter words would be found by chance.
SHORTEST = 5


@dataclass(frozen=True, slots=True)
class Seams:
    """Words that may stand before and after a lost space, in lower case.

    ``small`` are articles, prepositions and the like; ``verbs`` their like before a participle. ``pairs`` are two words
    of one name ("affairesétrangères"), with the length of the first.
    """

    known: frozenset[str]
    small: frozenset[str]
    after_small: frozenset[str]
    heads: frozenset[str]
    after_heads: frozenset[str]
    verbs: frozenset[str]
    after_verbs: frozenset[str]
    pairs: dict[str, int]

    def find(self, word: str) -> int:
        """Length of the first of two words run into one, or 0.

        >>> seams("fr").find("homologuefrançais"), seams("fr").find("ministre")
        (9, 0)
        """
        low = word.lower()
        if low in self.known or len(low) != len(word):
            return 0
        if low in self.pairs:
            return self.pairs[low]
        for at in range(1, len(low) - 1):
            before, after = low[:at], low[at:]
            if (
                (before in self.small and after in self.after_small)
                or (before in self.heads and after in self.after_heads)
                or (before in self.verbs and after in self.after_verbs)
            ):
                return at
        return 0


@lru_cache(maxsize=4)
def seams(lang: str) -> Seams:
    """The seams of a language, from its posts, portfolios, countries' adjectives and the table ``layout.glued``."""
    lexicon = load(lang)
    glued = lexicon.tables["layout"].get("glued", {})
    heads = frozenset(w for row in lexicon.tables["roles"]["head"] for key in ("words", "plural") for w in _single(row.get(key, ())))
    adjectives = frozenset(
        w
        for row in lexicon.tables["countries"].values()
        for key in ("adjectives", "inhabitants", "ambiguous_adjectives")
        for w in _single(row.get(key, ()))
        if len(w) > 4
    )
    portfolios = frozenset(_single(lexicon.tables["roles"]["portfolios"]))
    nouns = frozenset(glued.get("nouns", ()))
    small = frozenset(glued.get("small", ()))
    names = [name.lower().split(" ") for name in _names(lexicon)]
    known = frozenset(w for name in names for part in name for w in part.split("-")) | nouns | frozenset(glued.get("never", ()))
    pairs = {a + b: len(a) for name in names for a, b in zip(name, name[1:], strict=False) if min(len(a), len(b)) > 3 and (a + b).isalpha()}
    return Seams(
        known | heads | adjectives | portfolios,
        small,
        heads | adjectives | nouns | frozenset(w for w in portfolios if len(w) > 6),
        frozenset(w for w in heads | adjectives | nouns if len(w) > 3),
        adjectives | frozenset(glued.get("after_heads", ())),
        frozenset(glued.get("verbs", ())),
        frozenset(glued.get("participles", ())),
        {word: at for word, at in pairs.items() if word not in known},
    )


def _single(words: list[str]) -> Iterator[str]:
    return (w.lower() for w in words if w.isalpha())


def _names(lexicon: Lexicon) -> Iterator[str]:
    """Names of several words: posts, portfolios, countries."""
    for row in lexicon.tables["roles"]["head"]:
        yield from row.get("words", ())
        yield from row.get("plural", ())
    yield from lexicon.tables["roles"]["portfolios"]
    for row in lexicon.tables["countries"].values():
        for key in ("names", "adjectives", "inhabitants", "ambiguous_adjectives", "ambiguous_names"):
            yield from row.get(key, ())


@lru_cache(maxsize=1 << 15)
def find_seam(lang: str, word: str) -> int:
    """``Seams.find`` for a language, each word looked at once."""
    return seams(lang).find(word)
