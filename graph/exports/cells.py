"""CSV cells: quoted where they must be, and harmless in a spreadsheet where they are meant for one."""

from __future__ import annotations

import re
from collections.abc import Iterable

_QUOTED = re.compile(r'[",\n\r;]|^\s|\s$')
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def csv_line(cells: Iterable[str]) -> str:
    """One line of comma-separated cells.

    >>> csv_line(["a", "b, c", ""])
    'a,"b, c",\\n'
    """
    return ",".join(_quoted(cell) for cell in cells) + "\n"


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if '"' in cell or _QUOTED.search(cell) else cell


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe stands before what begins like one.

    >>> harmless("=HYPERLINK(1)"), harmless("Hanoi")
    ("'=HYPERLINK(1)", 'Hanoi')
    """
    return "'" + text if text.lstrip(" \n\u00a0\u202f").startswith(_FORMULA) or text.startswith(_FORMULA) else text
