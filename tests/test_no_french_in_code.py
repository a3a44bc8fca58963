"""The code knows no French: the words of a language stand in its lexicon, and Python holds none of them."""

from __future__ import annotations

import ast
import io
import re
import tokenize
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted(p for top in ("extractors", "graph") for p in (ROOT / top).rglob("*.py"))
LEXICON = ROOT / "extractors" / "lexicons" / "fr"
# Tables of names (towns, organisations, leaders) hold words of every language; what they add are names, not words.
NAMES = {"cities", "figures", "organizations"}
# Keys whose values are our own ids, which are English.
IDS = {
    "id", "type", "status", "class", "host", "subject", "make", "kind", "stage", "sort", "home", "act", "unit", "rule",
    "needs_kind", "currency", "basis", "level", "what", "of", "slot", "form", "order", "sense", "codes",
}  # fmt: skip
ALLOWED = tomllib.loads((Path(__file__).parent / "english.toml").read_text("utf-8"))
SHORTEST = 2


def words_of_lexicon(lexicon: Path) -> frozenset[str]:
    """Every word of a lexicon, as it is and without its accents."""
    words: set[str] = set()
    for path in sorted(lexicon.glob("*.toml")):
        if path.stem not in NAMES:
            for text in _texts(tomllib.loads(path.read_text("utf-8"))):
                # Parts of a pattern's word ("minist(?:re|ère)") are no words by themselves.
                words.update(re.findall(r"(?<![^\W\d_)])(?<![)?*+\\])[^\W\d_]+(?![^\W\d_]|\(|\[|\?)", text.lower()))
    return frozenset(form for word in words for form in (word, bare(word)) if len(form) >= SHORTEST)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield re.sub(r"<[a-z|]+>|\{[a-z_]+\}|\(\?P<[a-z_]+>|\(\?P=[a-z_]+\)", " ", value)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in IDS:
                yield from _texts(item)


def bare(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


@cache
def said(path: Path) -> tuple[tuple[int, str], ...]:
    """Line and text of every string, comment and identifier outside docstrings."""
    source = path.read_text("utf-8")
    tree = ast.parse(source)
    docs = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant)}
    found: list[tuple[int, str]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            found.append((node.lineno, node.value))
        for field in ("id", "attr", "name", "arg", "asname", "module"):
            value = getattr(node, field, None)
            if isinstance(value, str):
                found.append((getattr(node, "lineno", 0), value))
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    found += [(t.start[0], t.string) for t in tokens if t.type == tokenize.COMMENT]
    return tuple(found)


def words_of(text: str) -> Iterator[str]:
    """Words of a text or identifier in lower case; "onlyTwo_parts" has three."""
    for word in re.findall(r"[^\W\d_]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)):
        if len(word) >= SHORTEST:
            yield word.lower()


FRENCH = words_of_lexicon(LEXICON) - words_of_lexicon(LEXICON.with_name("en")) - frozenset(ALLOWED["words"])
TOLERATED = {name: set(words) for name, words in ALLOWED["tolerated"].items()}


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_word_of_the_lexicon(path: Path) -> None:
    name = str(path.relative_to(ROOT))
    french = FRENCH - TOLERATED.get(name, set())
    found = [f"{name}:{line}: {w}" for line, text in said(path) for w in words_of(text) if w in french]
    assert not found


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_letter_outside_of_ascii(path: Path) -> None:
    name = str(path.relative_to(ROOT))
    allowed = set(ALLOWED["letters"].get(name, ""))
    found = [
        f"{name}:{line}: {c!r} in {text!r}"
        for line, text in said(path)
        for c in text
        if ord(c) > 127 and c.isalpha() and c not in allowed
    ]
    assert not found


def test_the_check_would_find_french(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text('"""Le ministre."""\nministre = "a reçu"  # puis\ndef f(x): return x["rencontre"]\n', "utf-8")
    words = [w for _, text in said(path) for w in words_of(text)]
    assert {w for w in words if w in FRENCH} == {"reçu", "ministre", "rencontre", "puis"}


def test_the_lexicon_was_read() -> None:
    assert len(SOURCES) > 60
    assert len(FRENCH) > 5000
