"""Long alternations written so that a first letter leads to the few of them that begin with it.

A regular expression tries alternatives one by one: with hundreds of verbs at each word of a sentence that is most
of its work. Which one wins is decided by their order, and only those that begin with the same letter compete.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

_LETTER = re.compile(r"[^\W\d_](?![?*+{|])")
_NAME = re.compile(r"r(\d+)_")
_BRACKETS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]")


def by_first_letter(options: Iterable[tuple[int, str]]) -> str:
    """A pattern of numbered alternatives; that of number 7 was found where a group ``r7_…`` matched.

    Which of them is found is the same as in ``(?:(?P<r7_0>…)|(?P<r8_1>…))(?!\\w)``.

    Args:
        options: numbers with patterns, of which the first that matches is wanted.

    >>> print(by_first_letter([(0, "dit"), (1, "(?:bien |bon )?noté"), (0, "dites")]))
    (?:d(?:(?P<r0_0>it|ites))|b(?:(?P<r1_2>(?:ien |on )noté))|n(?:(?P<r1_3>oté)))(?!\\w)
    """
    options = list(options)
    letters: dict[str, list[tuple[int, str]]] = {}
    for number, option in options:
        ways = _begun(option) if _is_one(option) else []
        if not ways:
            return f"(?:{_groups(options, 0)})(?!\\w)"
        for letter, rest in ways:
            letters.setdefault(letter, []).append((number, rest))
    written: list[str] = []
    made = 0
    for letter, rows in letters.items():
        written.append(f"{letter}(?:{_groups(rows, made)})")
        made += len(rows)
    return f"(?:{'|'.join(written)})(?!\\w)"


def number_of(found: re.Match[str]) -> int:
    """The number of the alternative that was found."""
    groups = found.groups()
    return next(number for place, number in _ours(found.re.pattern, found.re) if groups[place] is not None)


_places: dict[str, list[tuple[int, int]]] = {}


def _ours(source: str, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    """The places of the groups of alternatives among all groups of a pattern, each with its number."""
    if source not in _places:
        rows = ((place - 1, _NAME.match(name)) for name, place in pattern.groupindex.items())
        _places[source] = [(place, int(found[1])) for place, found in rows if found]
    return _places[source]


def _groups(rows: Iterable[tuple[int, str]], first: int) -> str:
    """Alternatives side by side, neighbours of one number in one group."""
    runs = groupby(rows, key=lambda row: row[0])
    return "|".join(
        f"(?P<r{number}_{first + at}>{'|'.join(rest for _, rest in run)})" for at, (number, run) in enumerate(runs)
    )


def _is_one(option: str) -> bool:
    """Whether no bar outside brackets makes an option several."""
    depth = 0
    for found in _BRACKETS.finditer(option):
        depth += {"(": 1, ")": -1}.get(found[0], 0)
        if found[0] == "|" and depth == 0:
            return False
    return True


def _begun(option: str) -> list[tuple[str, str]]:
    """The letters with which an option may begin, each with what follows it; none where that cannot be told.

    "(?:a|b )?c" begins with "a" before "c", with "b" before " c", or with "c".
    """
    if not option.startswith("(?:"):
        return [(option[0], option[1:])] if _LETTER.match(option) else []
    depth, parts, at = 0, [len("(?:")], 0
    for found in _BRACKETS.finditer(option):
        at = found.start()
        depth += {"(": 1, ")": -1}.get(found[0], 0)
        if depth == 0:
            break
        if found[0] == "|" and depth == 1:
            parts.append(at + 1)
    rest = option[at + 1 :]
    if rest.startswith(("*", "+", "{", "??", "?+")):
        return []
    after = rest.removeprefix("?")
    inner: dict[str, list[str]] = {}
    for begin, end in zip(parts, [*(part - 1 for part in parts[1:]), at], strict=True):
        ways = _begun(option[begin:end])
        if not ways:
            return []
        for letter, more in ways:
            inner.setdefault(letter, []).append(more)
    begun = [(k, (v[0] if len(v) == 1 else f"(?:{'|'.join(v)})") + after) for k, v in inner.items()]
    if after == rest:
        return begun
    without = _begun(after)
    return [*begun, *without] if without else []
