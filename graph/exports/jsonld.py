"""JSON-LD 1.1 with a context: one object for each thing, the vocabulary's terms under their plain names."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.exports.format import Format, write_text
from graph.iris import NAMESPACE
from graph.knowledge import Knowledge
from graph.ontology import PREFIXES, statements
from graph.terms import TYPE, XSD, Triple
from graph.triples import triples

_LITERAL = re.compile(r'"((?:[^"\\]|\\.)*+)"(?:@([A-Za-z0-9-]+)|\^\^<([^>]*)>)?\Z', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_SHORT = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}
_LARGEST = 2**53  # integers that every JSON reader keeps
_DATES = ("date", "endDate", "earliest", "latest", "seenFrom", "seenUntil", "asOf", "originDate")
_THING = re.compile(r"[a-z-]+/[a-z0-9-]+\Z")
_LOCAL = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\Z")


def jsonld(given: Iterable[Triple], base: str) -> Iterator[str]:
    """The document, one thing a line, sorted by IRI.

    Args:
        given: triples in any order, without blank nodes.
        base: what the IRIs of the graph's things begin with.
    """
    context = _context(base)
    short = _Names(context)
    subjects: dict[str, set[tuple[str, str]]] = {}
    for subject, predicate, value in given:
        subjects.setdefault(subject, set()).add((predicate, value))
    yield '{"@context":' + json.dumps(context, separators=(",", ":"), sort_keys=True) + ',\n"@graph":[\n'
    before = ""
    for subject in sorted(subjects):
        thing = _thing(subject, sorted(subjects[subject]), short)
        yield before + json.dumps(thing, ensure_ascii=False, separators=(",", ":"))
        before = ",\n"
    yield "\n]}\n"


def _context(base: str) -> dict[str, object]:
    """The vocabularies' prefixes, and our own terms: those that link things, those that hold days, the rest.

    IRIs of things are relative to ``@base``, where it is of a kind to which IRIs can be relative.
    """
    links, terms = set(), set()
    for one in statements():
        name = str(one.subject).strip("<>")
        if name.startswith(NAMESPACE):
            terms.add(name)
            if str(one.object) == f"<{PREFIXES['owl']}ObjectProperty>":
                links.add(name)
    context: dict[str, object] = {"@version": 1.1, "dip": NAMESPACE, **PREFIXES}
    if base.startswith("http"):
        context["@base"] = f"{base}id/"
    for term in sorted(terms):
        name = term.removeprefix(NAMESPACE)
        kind = "@id" if term in links else f"{XSD}date" if name in _DATES else None
        context[name] = {"@id": term, "@type": kind} if kind else {"@id": term}
    return context


class _Names:
    """Short names of predicates, types and IRIs under the context."""

    def __init__(self, context: dict[str, object]) -> None:
        self._spaces = {str(context[prefix]): prefix for prefix in ("dip", *PREFIXES)}
        self._base = str(context.get("@base", " "))
        self._context = context

    def compact(self, term: str) -> str:
        """An IRI as it may stand in ``@id``: relative, or with a prefix, or whole."""
        address = term[1:-1]
        if _THING.match(address.removeprefix(self._base)):
            return address.removeprefix(self._base)
        cut = max(address.rfind("/"), address.rfind("#")) + 1
        prefix = self._spaces.get(address[:cut])
        return f"{prefix}:{address[cut:]}" if prefix and _LOCAL.match(address[cut:]) else address

    def term(self, term: str) -> str:
        """A predicate or class by its plain name, if the context has it."""
        name = term[1:-1].removeprefix(NAMESPACE)
        return name if term.startswith(f"<{NAMESPACE}") and name in self._context else self.compact(term)

    def kind(self, name: str) -> str | None:
        """The type that plain strings have under a name of the context."""
        about = self._context.get(name)
        return str(about["@type"]) if isinstance(about, dict) and "@type" in about else None


def _thing(subject: str, pairs: list[tuple[str, str]], short: _Names) -> dict[str, object]:
    found: dict[str, list[object]] = {}
    for predicate, value in pairs:
        if predicate == TYPE:
            found.setdefault("@type", []).append(short.term(value))
            continue
        name = short.term(predicate)
        found.setdefault(name, []).append(_value(value, short.kind(name), short))
    thing: dict[str, object] = {"@id": short.compact(subject)}
    for name in sorted(found, key=lambda one: (one != "@type", one)):
        thing[name] = found[name][0] if len(found[name]) == 1 else found[name]
    return thing


def _value(term: str, kind: str | None, short: _Names) -> object:
    if term.startswith("<"):
        return short.compact(term) if kind == "@id" else {"@id": short.compact(term)}
    read = _LITERAL.match(term)
    if read is None:
        raise ValueError(f"no literal: {term}")
    text = _ESCAPE.sub(_unescaped, read[1]) if "\\" in read[1] else read[1]
    if read[2]:
        return {"@value": text, "@language": read[2]}
    if not read[3]:
        return {"@value": text} if kind else text
    if read[3] == f"{XSD}integer" and abs(int(text)) < _LARGEST and str(int(text)) == text:
        return int(text) if not kind else {"@value": int(text)}
    if read[3] == f"{XSD}boolean" and text in ("true", "false"):
        return text == "true"
    return text if kind == read[3] else {"@value": text, "@type": short.compact(f"<{read[3]}>")}


def _unescaped(found: re.Match[str]) -> str:
    number = found[1] or found[2]
    return chr(int(number, 16)) if number else _SHORT.get(found[3], found[3])


def _put(known: Knowledge, path: Path) -> None:
    write_text(path, jsonld(triples(known), known.iris.base))


JSONLD = Format("jsonld", "diplomatic.jsonld", "linked data for programs that read JSON", _put)
