"""RDF terms as N-Triples text, safe whatever the words are: the form in which triples travel here."""

from __future__ import annotations

import re
from functools import lru_cache

Triple = tuple[str, str, str]  # subject, predicate and object, each as N-Triples text

XSD = "http://www.w3.org/2001/XMLSchema#"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
TRUE = f'"true"^^<{XSD}boolean>'

_LANGUAGE = re.compile(r"[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*\Z")
_RISKY = re.compile('[\x00-\x1f"\\\\\x7f\x85\u2028\u2029\ud800-\udfff\ufffe\uffff]')
_SHORT = {"\t": "\\t", "\n": "\\n", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


class TermError(ValueError):
    """Text that cannot stand as the term it was meant for."""


@lru_cache(maxsize=65536)
def iri(address: str) -> str:
    """An IRI between angle brackets.

    Raises:
        TermError: it holds what an IRI may not.
    """
    if not address or re.search(r"[\x00-\x20<>\"{}|\\^`\ud800-\udfff]", address) or ":" not in address:
        raise TermError(f"{address!r} is no IRI")
    return f"<{address}>"


def text(words: str, lang: str | None = None) -> str:
    """A string, with its language where one is given and can be a language tag.

    Controls and line separators are escaped, a lone surrogate becomes U+FFFD: the text keeps its length.

    >>> text('dit "oui"\\n', "fr")
    '"dit \\\\"oui\\\\"\\\\n"@fr'
    """
    body = _RISKY.sub(_escape, words) if _RISKY.search(words) else words
    return f'"{body}"@{lang.lower()}' if lang and _LANGUAGE.match(lang) else f'"{body}"'


def _escape(found: re.Match[str]) -> str:
    char = found[0]
    if "\ud800" <= char <= "\udfff":
        return "\ufffd"
    return _SHORT.get(char) or f"\\u{ord(char):04X}"


@lru_cache(maxsize=65536)
def integer(value: int) -> str:
    """An xsd:integer."""
    return f'"{value}"^^<{XSD}integer>'


def number(value: float) -> str:
    """An xsd:integer where there is no fraction, else a canonical xsd:decimal.

    Raises:
        TermError: not finite.
    """
    if value != value or value in (float("inf"), float("-inf")):
        raise TermError(f"{value} is no amount")
    if value == int(value):
        return integer(int(value))
    return f'"{f"{value:.6f}".rstrip("0")}"^^<{XSD}decimal>'


@lru_cache(maxsize=65536)
def day(iso: str) -> str:
    """An xsd:date from "2022-07-13"."""
    return f'"{iso}"^^<{XSD}date>'
