"""When two spellings are one name: by slips of the pen, initials, or letters of another script (Choukri, Shoukry)."""

from __future__ import annotations

import re
from functools import lru_cache

# What one letter of another script is written as, and the letters that stand for it here; in this order.
_LETTERS = (
    ("x", "ks"), ("ph", "f"), ("sch|sh|ch", "s"), ("kh|q|ck|c(?![eiy])", "k"), ("gh|gu(?=[eiy])", "g"), ("th", "t"),
    ("dj", "j"), ("o(?:o|u)?|w", "u"), ("y", "i"), ("i(?=e)|h", ""), (r"e\B", "a"), (r"(.)\1+", r"\1"),
)  # fmt: skip
_RULES = tuple((re.compile(letters), sound) for letters, sound in _LETTERS)
# Letters that a name must have before two spellings of it are taken for one.
LONG = 8
# Letters from which one that differs is a slip of the pen.
LONG_WORD = 6


@lru_cache(maxsize=1 << 12)
def _sound(word: str) -> str:
    for letters, sound in _RULES:
        word = letters.sub(sound, word)
    return word


def sound_alike(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether the folded words of two full names are spellings of one.

    >>> sound_alike(("sameh", "choukri"), ("sameh", "shoukry")), sound_alike(("mohamed", "ba"), ("mahmoud", "ba"))
    (True, False)
    """
    if len(words) < 2 or len(words) != len(others) or sum(map(len, words)) < LONG:
        return False
    return all(map(str.__eq__, map(_sound, words), map(_sound, others)))


def initialled(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether two names of as many words are one, first names of one of them told by their letters: "E. Macron"."""
    pairs = list(zip(words, others, strict=False))
    alike = all(a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in pairs[:-1])
    return len(words) == len(others) > 1 and alike and words[-1] == others[-1]


def misspelt(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether two names differ by one letter of one long word, or by two that changed places."""
    unlike = [(a, b) for a, b in zip(words, others, strict=False) if a != b]
    if len(words) != len(others) or len(words) < 2 or len(unlike) != 1:
        return False
    short, long = sorted(unlike[0], key=len)
    if len(short) < LONG_WORD - 2 * (len(words) > 2) or len(long) - len(short) > 1:
        return False
    at = _parting(short, long)
    swapped = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return short[at + (len(short) == len(long)) :] == long[at + 1 :] or swapped


def slips(word: str, name: str) -> bool:
    """Whether a family name alone is another with one letter exchanged, or one or two left out in the middle."""
    short, long = sorted((word, name), key=len)
    if len(short) < LONG_WORD or len(long) - len(short) > 2 or short[:2] != long[:2]:
        return False
    at = _parting(short, long)
    if len(short) == len(long):
        return short[at + 1 :] == long[at + 1 :]
    return len(short) - at > 1 and long.endswith(short[at:])


def _parting(short: str, long: str) -> int:
    """Where two words part."""
    return next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))


def within(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    """Whether each word of a name stands as often in another one."""
    return all(few.count(word) <= many.count(word) for word in few)
