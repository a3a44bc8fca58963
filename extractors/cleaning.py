"""A clean view of a text as given, and the way back: every offset of the view leads to one of the text.

Scraped articles hold words glued together, soft hyphens, decomposed accents, character references and no-break spaces.
The finders read the view; what they find is filed with the offsets and the words of the text as given.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

# One character for one: no offset moves.
_ONE_TO_ONE = {
    "\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2009": " ", "\u200a": " ", "\u2002": " ", "\u2003": " ",
    "\u3000": " ", "\t": " ", "\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u00b4": "'", "\u2032": "'",
    "`": "'", "\u2010": "-", "\u2011": "-", "\u2028": "\n", "\u2029": "\n", "\r": "\n", "\x0b": "\n", "\x0c": "\n",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u1d49": "e", "\u02b3": "r",
}  # fmt: skip
_DROPPED = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_REFERENCE = re.compile(r"&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,10}\d{0,2});")
_COMPOSED = re.compile(r"[^\W\d_][\u0300-\u036f\u0323]+")
_DROP = re.compile(f"[{_DROPPED}]+")
_LOWER = r"a-zà-öø-ÿāăąćčđēęěğīıłńňōőœřśşšťũūůűųźżžơưạ-ỹ"
_UPPER = r"A-ZÀ-ÖØ-ÞĐÉŁŠŽŒƠƯ"
# Where a space was lost: a full stop or comma run into what follows, a word run into a name ("mondayBui").
# (What stands before is asked behind the first letter of a pattern: letters are found fast.)
_RUN_IN = (
    rf"(?<=[.!?;])(?=[{_UPPER}](?:[{_LOWER}']| [{_LOWER}]))|(?<=,)(?=[{_LOWER}]{{2}}|[{_UPPER}]\w{{0,3}}\. [{_UPPER}])"
    rf"|(?<=[{_LOWER}],)(?=\d{{1,2}} [{_LOWER}]{{3}})"
)
_STOP = re.compile(rf"[.!?;,](?<=[{_LOWER}\d»)\"].)(?:{_RUN_IN})")
_CAMEL = re.compile(rf"[{_UPPER}](?<=[{_LOWER}].)(?=[{_LOWER}]{{2}})")
# A word run into the day of a full date: "publication27 Nov 2025".
_DAY = re.compile(rf"\d(?<=[{_LOWER}]{{4}}.)(?=\d?[ /.-]\w{{2,9}}\.?[ /.-]\d{{4}}(?!\d))")
# A letter with an apostrophe run into a small word.
_ELIDED = re.compile(rf"'(?<=[{_LOWER}][{_LOWER}]')(?=[^\W\d_])")
# A space behind the apostrophe of a word that leans on the next one.
_LEANING = re.compile(rf"[LlDd]'(?P<gap> )(?<![\w'][LlDd]' )(?=[{_UPPER}{_LOWER}])")
_C_CEDILLA = unicodedata.lookup("LATIN SMALL LETTER C WITH CEDILLA")
# One that a page lost on its way: inside words, and more than once.
_CEDILLA = re.compile(rf"(?<![\w/.=&?-])[{_UPPER}{_LOWER}]{{1,8}}(?P<lost>\?)(?=[aou][{_LOWER}]{{0,6}}(?![\w=/]))")
# A line that ends with the day of writing, or its hour, begins no sentence and goes on with none.
DATED_LINE = r"(?:[^.!?;\n]{0,32}\b(?:19|20)\d\d(?:[^\w.\n]{0,4}[^\W\d]? ?\d\d? ?[:h] ?\d{0,2})?(?= *(?:\n|\Z)))"
# A long line that breaks within a clause.
_WRAPPED = re.compile(rf"\n(?<=[^\n]{{59}}[{_LOWER}\d,)»]\n)(?=[{_LOWER}])(?!{DATED_LINE})")
# The same on pages that set an empty line below every line, and so many of them make such a page.
SPACED_OUT = 3
_SPACED_OUT = re.compile(rf"\n\n(?<=[^\n]{{59}}[{_LOWER}\d,)»]\n\n)(?=[{_LOWER}])(?!{DATED_LINE})")
# More than one space between two words of a line.
_SPACES = re.compile(r"(?<=[^\s]) {2,}(?=[^\s])")
# A space before a comma.
_COMMA = re.compile(r" (?<=[^\s,] )(?=, )")
# A quotation between single marks.
_SINGLE = re.compile(
    rf"(?<![\w'])'(?!\w )(?=[{_UPPER}{_LOWER}\d])[^'\n]+(?:(?<=\w)'(?=[\w«])[^'\n]+){{0,40}}(?<=[\w.!?…,])'(?![\w'])"
)
_WORD = re.compile(r"[A-Za-zÀ-ÿœŒ]{4,}")

Seams = Callable[[set[str]], dict[str, int]]


@dataclass(frozen=True, slots=True)
class View:
    """What the finders read. ``breaks`` is empty where the view has the offsets of the text itself.

    Else the text is a row of pieces: piece ``i`` begins at ``breaks[i]`` in the view; ``origins[i]`` is its span in the
    source, and ``copied[i]`` says that it stands there letter for letter.
    """

    text: str
    source: str
    breaks: tuple[int, ...] = ()
    origins: tuple[tuple[int, int], ...] = ()
    copied: tuple[bool, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the source of ``text[start:end]``; an empty span stays empty."""
        if not self.breaks:
            return start, end
        if start >= end:
            at = self._origin(start)[0] if start < len(self.text) else len(self.source)
            return at, at
        return self._origin(start)[0], self._origin(end - 1)[1]

    def _origin(self, at: int) -> tuple[int, int]:
        """The span in the source of the character at an offset of the view."""
        piece = bisect_right(self.breaks, at) - 1
        if not self.copied[piece]:
            return self.origins[piece]
        begin = self.origins[piece][0] + at - self.breaks[piece]
        return begin, begin + 1


def view(
    source: str, seams: Seams | None = None, small: Collection[str] = (), remarks: Iterable[re.Pattern[str]] = ()
) -> View:
    """Make the clean view of a text.

    Args:
        source: the text as given.
        seams: of some words, those that are two of the language run into one, with the length of the first.
        small: words in lower case that a capital may have been run into, with their apostrophe where they have one.
        remarks: what stands between words and is none of the sentence: "(photo : left)".

    >>> v = view("des Affaires étrangèresBui Thanh Son")
    >>> v.text, v.source[slice(*v.span(24, 27))]
    ('des Affaires étrangères Bui Thanh Son', 'Bui')
    """
    text = source
    for one, other in _ONE_TO_ONE.items():
        text = text.replace(one, other)
    text = _WRAPPED.sub(" ", text)
    if len(_SPACED_OUT.findall(text)) >= SPACED_OUT:
        text = _SPACED_OUT.sub("  ", text)
    told = ((*found.span(), "") for remark in remarks for found in remark.finditer(text))
    repairs = sorted({*_repairs(text, seams, small), *told})
    if not repairs:
        return View(text, source)
    pieces: list[str] = []
    breaks: list[int] = []
    origins: list[tuple[int, int]] = []
    copied: list[bool] = []
    size = done = 0
    for start, end, put in [*repairs, (len(text), len(text), "")]:
        if start < done:
            continue
        for piece, origin, plain in ((text[done:start], (done, start), True), (put, (start, end), False)):
            if piece:
                pieces.append(piece)
                breaks.append(size)
                origins.append(origin)
                copied.append(plain)
                size += len(piece)
        done = end
    return View("".join(pieces), source, tuple(breaks), tuple(origins), tuple(copied))


def _repairs(text: str, seams: Seams | None, small: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """Damaged places with what stands in the view for them."""
    references: set[int] = set()
    if "&" in text:
        for found in _REFERENCE.finditer(text):
            references.add(found.end())
            put = html.unescape(found[0])
            if put != found[0]:
                yield *found.span(), "".join(_ONE_TO_ONE.get(c, c) for c in put)
    if not text.isascii():
        if not unicodedata.is_normalized("NFC", text):
            for found in _COMPOSED.finditer(text):
                yield *found.span(), unicodedata.normalize("NFC", found[0])
        yield from ((*found.span(), "") for found in _DROP.finditer(text))
    lost = [found.span("lost") for found in _CEDILLA.finditer(text)] if text.count("?") > 1 else []
    yield from ((*span, _C_CEDILLA) for span in lost if len(lost) > 1)
    if "  " in text:
        yield from ((found.start() + 1, found.end(), "") for found in _SPACES.finditer(text))
    if " ," in text:
        yield from ((*found.span(), "") for found in _COMMA.finditer(text))
    for found in _SINGLE.finditer(text) if "'" in text else ():
        yield found.start(), found.start() + 1, '"'
        yield found.end() - 1, found.end(), '"'
    for found in _STOP.finditer(text):
        if found.end() not in references:
            yield found.end(), found.end(), " "
    yield from ((found.start(), found.start(), " ") for found in _DAY.finditer(text))
    for found in _CAMEL.finditer(text):
        if _is_lost_space(text, found.start(), small):
            yield found.start(), found.start(), " "
        elif (before := text[_word_start(text, found.start()) : found.start()]) and f"{before}'" in small:
            yield found.start(), found.start(), "'"
    yield from ((*found.span("gap"), "") for found in _LEANING.finditer(text))
    if small:
        for found in _ELIDED.finditer(text):
            at = found.start() - 1
            before = text[_word_start(text, at) : at]
            # A letter that leans on the next word ends no other, but for the words that do so themselves.
            leaning = len(before) > 3 and f"{text[at]}'" in small and f"{before}{text[at]}'".lower() not in small
            if before in small or leaning:
                yield at, at, " "
    if seams is None:
        return
    for word, at in seams(set(_WORD.findall(text))).items():
        yield from ((start + at, start + at, " ") for start in _places(text, word))


def _places(text: str, word: str) -> Iterator[int]:
    """Where a word stands as a whole one."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not (start and text[start - 1].isalpha()) and not (end < len(text) and text[end].isalpha()):
            yield start
        start = text.find(word, end)


def _word_start(text: str, at: int) -> int:
    """Where the letters before an offset begin."""
    while at and text[at - 1].isalpha():
        at -= 1
    return at


def _is_lost_space(text: str, at: int, small: Collection[str]) -> bool:
    """Whether a capital inside a word begins another: "étrangèresBui", "duVietnam"; not "McDonald", "EuroAirport"."""
    before = text[_word_start(text, at) : at]
    if len(before) < 4 or not before[-4:].islower():
        # A short part of a name stands on its own elsewhere.
        return before in small or (before.istitle() and f" {before} " in text)
    return before.lower() != "mac"


_FOLDED = {
    **{ord(a): b for a, b in zip("đĐøØłŁıßœŒæÆ", "ddoollisoOaA", strict=True)},
}


def _fold_table() -> dict[int, str]:
    table = dict(_FOLDED)
    for code in range(0x41, 0x1F00):
        letter = chr(code)
        if code in table:
            table[code] = table[code].lower()
            continue
        base = unicodedata.normalize("NFD", letter)[0].lower()
        if base != letter and len(base) == 1:
            table[code] = base
    return table


_FOLD = _fold_table()
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def lowered(text: str) -> str:
    """Lower case, one character for one, so that offsets stay.

    >>> len(lowered("İzmir")) == len("İzmir"), lowered("État")
    (True, 'état')
    """
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def fold(text: str) -> str:
    """Lower case without diacritics, one character for one, so that offsets stay.

    >>> fold("Hà Nội, État")
    'ha noi, etat'
    """
    # Few different letters are outside ASCII: replacing each is several times faster than one table for all.
    if not text.isascii():
        for letter in set(_NOT_ASCII.findall(text)):
            if base := _FOLD.get(ord(letter)):
                text = text.replace(letter, base)
    return text.lower()
