"""Decide whether a query may run: it only reads the graph at hand, and no parser will choke on it.

That is decided on the parsed query; a count of its brackets comes first, since deep nesting brings parsers down.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rdflib.plugins.sparql import parser
from rdflib.plugins.sparql.parserutils import CompValue

LONGEST = 20_000
DEEPEST = 40
MOST_BRACKETS = 400

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_WORDS = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\'|"(?:[^"\\\n\r]|\\.)*"|\'(?:[^\'\\\n\r]|\\.)*\''
    r"|<[^<>\"{}|^`\\\x00-\x20]*>|#[^\n\r]*",
    re.DOTALL,
)
_SERVICE = re.compile(r"(?<![?$:\w-])SERVICE(?![\w:-])", re.IGNORECASE)
_REFUSED = {
    "ServiceGraphPattern": "SERVICE would reach out to another server",
    "DatasetClause": "FROM would read another graph",
}


class RefusedError(ValueError):
    """A query that may not run; the message says why."""


def admit(query: str) -> str:
    """The query with its codepoint escapes decoded, if it may run.

    Args:
        query: SPARQL 1.1: SELECT, ASK, CONSTRUCT or DESCRIBE.

    Raises:
        RefusedError: it reaches out, changes something, is too long or too deep, or is no SPARQL.
    """
    if len(query) > LONGEST:
        raise RefusedError(f"the query is too long: {len(query)} characters, at most {LONGEST}")
    text = _ESCAPE.sub(_decoded, query)
    if _ESCAPE.search(text):
        raise RefusedError("the query escapes an escape")
    deepest, count = depth(text)
    if deepest > DEEPEST or count > MOST_BRACKETS:
        raise RefusedError(f"the query is nested too deeply: {deepest} deep with {count} brackets")
    try:
        parsed = parser.parseQuery(text)
    except RecursionError as err:
        raise RefusedError("the query is nested too deeply") from err
    except Exception as err:  # pyparsing raises many kinds
        raise RefusedError(_unread(text, err)) from err
    for part in _parts(parsed):
        if part.name in _REFUSED:
            raise RefusedError(_REFUSED[part.name])
    if _SERVICE.search(_WORDS.sub(" ", text)):
        raise RefusedError(_REFUSED["ServiceGraphPattern"])
    return text


def _decoded(found: re.Match[str]) -> str:
    number = int(found[1] or found[2], 16)
    if number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        raise RefusedError(f"{found[0]} is no character")
    return chr(number)


def depth(text: str) -> tuple[int, int]:
    """How deep brackets are nested at most, and how many open, strings and comments left out.

    >>> depth('{ ( "((((" ) }')
    (2, 2)
    """
    deepest = level = count = 0
    for char in _WORDS.sub(" ", text):
        if char in "{([":
            level += 1
            count += 1
            deepest = max(deepest, level)
        elif char in "})]":
            level = max(level - 1, 0)
    return deepest, count


def _unread(text: str, err: Exception) -> str:
    try:
        parser.parseUpdate(text)
    except Exception:
        return f"the query is not understood: {err}"
    return "the query would change the graph; only reading is allowed"


def _parts(parsed: object) -> Iterator[CompValue]:
    """Every part of a parsed query, without recursion."""
    stack = [parsed]
    while stack:
        part = stack.pop()
        if isinstance(part, CompValue):
            yield part
            stack.extend(part.values())
        elif isinstance(part, dict):
            stack.extend(part.values())
        elif not isinstance(part, str) and hasattr(part, "__iter__"):
            stack.extend(part)
