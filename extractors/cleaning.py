"""A clean view of a text as given, and the way back: every offset of the view leads to one of the text.

Scraped articles hold words glued together, soft hyphens, decomposed accents, character references and no-break spaces.
The finders read the view; what they find is filed with the offsets and the words of the text as given.
"""

from __future__ import annotations

import html
import re
import unicodedata
from array import array
from dataclasses import dataclass

# One character for one: no offset moves.
_ONE_TO_ONE = str.maketrans(
    {
        "\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2009": " ", "\u200a": " ", "\u2002": " ", "\u2003": " ",
        "\u3000": " ", "\t": " ", "\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u00b4": "'", "\u2032": "'",
        "`": "'", "\u2010": "-", "\u2011": "-", "\u2028": "\n", "\u2029": "\n", "\r": "\n", "\x0b": "\n", "\x0c": "\n",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u1d49": "e",
    }
)  # fmt: skip
_DROPPED = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_REFERENCE = r"&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,10}\d{0,2});"
_COMPOSED = r"[^\W\d_][\u0300-\u036f\u0323]+"
_LOWER = r"a-zà-öø-ÿāăąćčđēęěğīıłńňōőœřśşšťũūůűųźżžơưạ-ỹ"
_UPPER = r"A-ZÀ-ÖØ-ÞĐÉŁŠŽŒƠƯ"
# Where a space was lost: a full stop run into a sentence, or a word run into a name ("mondayBui").
_GLUED = rf"(?<=[{_LOWER}\d»)\"][.!?;])(?=[{_UPPER}][{_LOWER}'])|(?<=[{_LOWER}]{{4}})(?=[{_UPPER}][{_LOWER}]{{2}})"
_REPAIRS = re.compile(rf"(?P<ref>{_REFERENCE})|(?P<mark>{_COMPOSED})|(?P<drop>[{_DROPPED}]+)|(?P<glue>{_GLUED})")


@dataclass(frozen=True, slots=True)
class View:
    """What the finders read. ``starts`` and ``ends`` are empty where the view has the offsets of the text itself."""

    text: str
    source: str
    starts: array[int]
    ends: array[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the source of ``text[start:end]``; an empty span stays empty."""
        if not self.starts or start >= end:
            at = self.starts[start] if self.starts and start < len(self.starts) else start
            return (start, end) if not self.starts else (at, at)
        return self.starts[start], self.ends[end - 1]


def view(source: str) -> View:
    """Make the clean view of a text.

    >>> v = view("des Affaires étrangèresBui Thanh Son")
    >>> v.text, v.source[slice(*v.span(25, 28))]
    ('des Affaires étrangères Bui Thanh Son', 'Bui')
    """
    text = source.translate(_ONE_TO_ONE)
    pieces: list[str] = []
    starts, ends = array("L"), array("L")
    done = 0
    for found in _REPAIRS.finditer(text):
        if (put := _repair(found)) is None:
            continue
        _copy(pieces, starts, ends, text, done, found.start())
        pieces.append(put)
        starts.extend([found.start()] * len(put))
        ends.extend([found.end()] * len(put))
        done = found.end()
    if not pieces:
        return View(text, source, array("L"), array("L"))
    _copy(pieces, starts, ends, text, done, len(text))
    return View("".join(pieces), source, starts, ends)


def _copy(pieces: list[str], starts: array[int], ends: array[int], text: str, start: int, end: int) -> None:
    pieces.append(text[start:end])
    starts.extend(range(start, end))
    ends.extend(range(start + 1, end + 1))


def _repair(found: re.Match[str]) -> str | None:
    """What stands in the view for a damaged place, or None to leave it."""
    match found.lastgroup:
        case "ref":
            put = html.unescape(found[0]).translate(_ONE_TO_ONE)
            return None if put == found[0] else put
        case "mark":
            return unicodedata.normalize("NFC", found[0])
        case "drop":
            return ""
        case _:
            return None if _is_camel(found) else " "


def _is_camel(found: re.Match[str]) -> bool:
    """Whether a capital inside a word belongs there (a short prefix as in McDonald never gets here: four letters)."""
    text, at = found.string, found.start()
    begin = at
    while begin and (text[begin - 1].isalpha()):
        begin -= 1
    return text[at - 1].isalpha() and text[begin].isupper() and text[begin:at].lower() in {"mac"}


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


def fold(text: str) -> str:
    """Lower case without diacritics, one character for one, so that offsets stay.

    >>> fold("Hà Nội, État")
    'ha noi, etat'
    """
    return text.translate(_FOLD)
