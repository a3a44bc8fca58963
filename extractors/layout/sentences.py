"""Where sentences end: closing marks, but for those behind abbreviations and initials."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.patterns.lexicon import Lexicon

# The longest piece of text that is read as one sentence, in characters.
LONGEST = 1500

# What one letter counts, behind a king's name.
NUMERALS = ("I", "V", "X")

# Where a sentence may end: a closing mark, and behind a space what may begin another.
_STOPS = re.compile(
    r"(?<=[.!?…])((?: ?[»”)\]]| ?\"(?=\s)|''(?=\s))*+)\s+"
    r"(?=(?:[\"«“(\[]|''|‘‘)?\s?[^\W\d_a-z\xe0-\xff]|[«“\"]|(?:'')?\d)"
)
_INITIALS = re.compile(r"[a-z]\.-?[a-z]")
_WORD = re.compile(r"[^\W\d_]+")
_BEFORE = re.compile(r"[\s('’\"«]")


def split(text: str, start: int, end: int, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Offsets of the sentences in ``text[start:end]``; abbreviations and initials end none.

    >>> from extractors.lexicon import load
    >>> text = "M. Ban est arrivé. Il a vu S.E.M. Le Drian."
    >>> [text[a:b] for a, b in split(text, 0, len(text), load("fr"))]
    ['M. Ban est arrivé.', 'Il a vu S.E.M. Le Drian.']
    """
    abbreviations = lexicon.tables["phrases"]["sentences"]["abbreviations"]
    scene = lexicon.pattern(lexicon.tables["phrases"]["sentences"].get("scene", "(?!)"))
    sentences = []
    at = start
    for found in _STOPS.finditer(text, start, end):
        before = text[max(at, found.start() - 14) : found.start()].rstrip('.»")]')
        *name, word = _BEFORE.split(before)
        word, king = word.lower(), word in NUMERALS and name[-1:] and name[-1].isalpha() and name[-1][0].isupper()
        short = word in abbreviations or (len(word) == 1 and word.isalpha())
        if text[found.start() - 1] == "." and short and not (king and _opens(text, found.end(), lexicon)):
            continue
        if _INITIALS.fullmatch(word) and _WORD.match(text, found.end()) and not _opens(text, found.end(), lexicon):
            continue
        if scene.fullmatch(text, at, found.start()):
            # A town and a day, as captions tell them, are of the sentence behind.
            continue
        if found.start() > at:
            sentences.append((at, found.end(1)))
        at = found.end()
    if at < end:
        sentences.append((at, end))
    return [piece for a, b in sentences for piece in _cut(text, a, b)]


def _opens(text: str, at: int, lexicon: Lexicon) -> bool:
    """Whether the word here opens a sentence and is no name, behind what may be initials or an abbreviation."""
    found = _WORD.match(text, at)
    return found is not None and found[0].lower() in lexicon.words("phrases", "openers")


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Pieces of at most ``LONGEST`` characters, cut at a semicolon, comma or space: no pattern sees more at a time."""
    while end - start > LONGEST:
        limit = start + LONGEST
        cut = max(text.rfind(mark, start + LONGEST // 2, limit) for mark in (";", ",", " "))
        cut = cut + 1 if cut > 0 else limit
        yield start, cut
        start = cut
    yield start, end
