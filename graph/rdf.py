"""Write triples: N-Triples as they come; Turtle sorted, grouped and prefixed, the same bytes for the same set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import IO, TYPE_CHECKING

from graph.iris import HOME, KINDS, NAMESPACE, SCHEMES
from graph.ontology import PREFIXES
from graph.terms import TYPE, XSD, Triple

if TYPE_CHECKING:
    import rdflib

_INTEGER = f'"^^<{XSD}integer>'
_SHORT_NAMES = {
    "evidence": "ev", "organisation": "body", "event-type": "etype", "speech-act": "act", "partnership-level": "level",
}  # fmt: skip
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")
_CHUNK = 4096


def prefixes(base: str = HOME) -> dict[str, str]:
    """Prefix → namespace: the vocabulary, one for each kind of thing and scheme, and the vocabularies aligned to."""
    own = {_SHORT_NAMES.get(kind, kind): f"{base}id/{kind}/" for kind in KINDS}
    schemes = {_SHORT_NAMES.get(scheme, scheme): f"{HOME}id/{scheme}/" for scheme in SCHEMES}
    return {"dip": NAMESPACE, **own, **schemes, **PREFIXES}


def ntriples(triples: Iterable[Triple]) -> Iterator[str]:
    """N-Triples, in pieces of many lines; holds no more than one piece."""
    piece: list[str] = []
    for subject, predicate, value in triples:
        piece.append(f"{subject} {predicate} {value} .\n")
        if len(piece) == _CHUNK:
            yield "".join(piece)
            piece.clear()
    yield "".join(piece)


def turtle(triples: Iterable[Triple], names: Mapping[str, str] | None = None) -> Iterator[str]:
    """Turtle, sorted by subject, then by predicate ("a" first), then by object; each triple once.

    Args:
        triples: in any order, without blank nodes; duplicates count once.
        names: prefix → namespace; the vocabulary's own and those of the default base unless given.

    Yields:
        Pieces of the file.
    """
    spaces = dict(sorted((names or prefixes()).items()))
    yield "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in spaces.items())
    subjects: dict[str, list[tuple[str, str]]] = {}
    known = subjects.get
    for subject, predicate, value in triples:
        pairs = known(subject)
        if pairs is None:
            subjects[subject] = [(predicate, value)]
        else:
            pairs.append((predicate, value))
    short = _Shortener({space: prefix for prefix, space in spaces.items()})
    piece: list[str] = []
    section = ""
    for subject in sorted(subjects):
        name = short.term(subject)
        if (start := name.partition(":")[0]) != section:
            section = start
            piece.append(f"\n# ---- {section}\n" if not section.startswith("<") else "\n# ----\n")
        piece.append(_group(name, subjects.pop(subject), short))
        if len(piece) >= _CHUNK:
            yield "".join(piece)
            piece.clear()
    yield "".join(piece)


def _group(name: str, pairs: list[tuple[str, str]], short: _Shortener) -> str:
    pairs = sorted(set(pairs)) if len(pairs) > 1 else pairs
    lines: list[str] = []
    last = ""
    word, term = short.predicates, short.term
    for predicate, value in pairs:
        if predicate == last:
            lines[-1] += f" , {term(value)}"
        elif predicate == TYPE:
            lines.insert(0, f"a {term(value)}")
            if len(lines) > 1:
                continue
            last = predicate
        else:
            last = predicate
            lines.append(f"{word[predicate]} {term(value)}")
    return f"{name} " + " ;\n    ".join(lines) + " .\n"


class _Shortener:
    """Turtle's short form of each term, worked out once for what comes often."""

    def __init__(self, spaces: Mapping[str, str]) -> None:
        self._spaces = spaces
        self._cache: dict[str, str] = {}
        self.predicates = _Predicates(self)

    def term(self, token: str) -> str:
        found = self._cache.get(token)
        if found is None:
            if token[0] == "<":
                found = self._cache[token] = self._name(token)
            elif token[-1] == ">":
                found = self._cache[token] = self._typed(token)
            else:
                return token
        return found

    def _name(self, token: str) -> str:
        address = token[1:-1]
        cut = max(address.rfind("/"), address.rfind("#"), address.rfind(":")) + 1
        prefix = self._spaces.get(address[:cut])
        local = address[cut:]
        if prefix is None or not local or not _LETTERS.issuperset(local) or local[0] == "-":
            return token
        return f"{prefix}:{local}"

    def _typed(self, token: str) -> str:
        if token.endswith(_INTEGER):
            digits = token[1 : -len(_INTEGER)]
            return digits if digits.lstrip("-").isdigit() and digits.isascii() else token
        cut = token.rindex('"^^<') + 3
        body = token[1 : cut - 3]
        kind = self._name(token[cut:])
        return body if kind == "xsd:boolean" and body in ("true", "false") else token[:cut] + kind


class _Predicates(dict[str, str]):
    """Short form of predicates, filled as they come."""

    def __init__(self, short: _Shortener) -> None:
        super().__init__()
        self._short = short

    def __missing__(self, token: str) -> str:
        found = self[token] = self._short.term(token)
        return found


def write(pieces: Iterable[str], out: IO[bytes]) -> int:
    """Write pieces of text as UTF-8; returns the number of bytes."""
    return sum(out.write(piece.encode("utf-8")) for piece in pieces)


def to_rdflib(triples: Iterable[Triple], names: Mapping[str, str] | None = None) -> rdflib.Graph:
    """The triples as an rdflib graph, prefixes bound."""
    import rdflib

    found = rdflib.Graph(bind_namespaces="none")
    found.parse(data="".join(ntriples(triples)), format="nt")
    for prefix, space in (names or prefixes()).items():
        found.bind(prefix, space)
    return found
