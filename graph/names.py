"""Fold names to plain letters and say when two names can be one: diacritics, hyphens, order, short forms, initials."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans({
    "đ": "d", "ð": "d", "ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "ħ": "h", "ŧ": "t",
    "ŋ": "n", "ə": "e", "ƒ": "f",
})  # fmt: skip
_OTHER = re.compile(r"[^a-z0-9]+")
_LONGEST = 80
LONG = 4  # letters of a word in which another spelling is taken for one
_SOUNDS = (  # what romanisations differ in, in the order of replacing
    ("tch", "ch"), ("sch", "sh"), ("ch", "sh"), ("ph", "f"), ("kh", "k"), ("dj", "j"), ("th", "t"), ("gue", "ge"),
    ("gui", "gi"), ("ou", "u"), ("w", "v"), ("q", "k"), ("c", "k"), ("x", "ks"), ("y", "i"), ("e", "i"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower-case plain letters and digits joined by single hyphens; "" where nothing Latin is left.

    >>> fold("Bùi Thanh Sơn"), fold("Đặng Minh Khôi"), fold("Lee Jae-myung")
    ('bui-thanh-son', 'dang-minh-khoi', 'lee-jae-myung')
    """
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return _OTHER.sub("-", "".join(c for c in plain if not unicodedata.combining(c)).translate(_LETTERS)).strip("-")


def digest(text: str, length: int = 12) -> str:
    """Hex that tells apart what folding makes equal; a lone surrogate does no harm."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


@lru_cache(maxsize=65536)
def slug(text: str) -> str:
    """A local name in ``[a-z0-9-]`` for any text, never empty.

    Letters outside Latin cannot be folded, so such a name, like one that is too long, ends in a digest of the whole.

    >>> slug("Tô Lâm"), slug("王毅")
    ('to-lam', 'x-e066c1470cb0')
    """
    folded = fold(text)
    lost = any(c.isalnum() and not fold(c) for c in unicodedata.normalize("NFC", text))
    if lost or not folded or len(folded) > _LONGEST:
        composed = unicodedata.normalize("NFC", text)
        return f"{folded[:_LONGEST].strip('-') or 'x'}-{digest(composed)}"
    return folded


def tokens(name: str) -> tuple[str, ...]:
    """The words of a name, folded."""
    return tuple(slug(name).split("-"))


def same_words(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names are the same but for order and hyphens."""
    return one == other or "".join(one) == "".join(other) or sorted(one) == sorted(other)


def is_short_form(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether ``short`` is the beginning or end of ``full``, or ``full`` with first names as initials.

    >>> is_short_form(("lavrov",), ("serguei", "lavrov")), is_short_form(("s", "lavrov"), ("serguei", "lavrov"))
    (True, True)
    """
    if len(short) < len(full):
        return len(short[-1]) > 1 and short in (full[: len(short)], full[-len(short) :])
    if len(short) != len(full) or short == full:
        return False
    return any(a == b and len(a) > 1 for a, b in zip(short, full, strict=True)) and all(
        a == b or (len(a) == 1 and b.startswith(a)) for a, b in zip(short, full, strict=True)
    )


def is_respelling(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names can be one in two romanisations: word by word they sound alike, and not in short words only.

    >>> is_respelling(("serguei", "lavrov"), ("sergei", "lavrov")), is_respelling(("li", "keqiang"), ("li", "qiang"))
    (True, False)
    """
    if len(one) < 2 or len(one) != len(other) or one == other:
        return False
    pairs = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return max(len(word) for pair in pairs for word in pair) >= LONG and all(sound(a) == sound(b) for a, b in pairs)


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """A word without what romanisations differ in.

    >>> sound("roudenko") == sound("rudenko"), sound("tchernychenko") == sound("chernyshenko"), sound("thanh")
    (True, True, 'tanh')
    """
    for letters, sound in _SOUNDS:
        word = word.replace(letters, sound)
    return _DOUBLED.sub(r"\1", word).rstrip("i") or word


def likeness(one: tuple[str, ...], other: tuple[str, ...], same_post: bool = False) -> str | None:
    """Why two names of one side may be one person, or None.

    Args:
        one: folded words of a name.
        other: folded words of another.
        same_post: both are given the same post, which allows another spelling.
    """
    if one == other:
        return "same-name"
    if same_words(one, other):
        return "same-name-other-order-or-hyphens"
    if is_short_form(one, other) or is_short_form(other, one):
        return "short-form"
    if same_post and is_respelling(one, other):
        return "other-spelling"
    return None
