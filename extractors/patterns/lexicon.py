"""Load, check and compile the word lists and rules of a language from its folder of TOML files.

A language is a folder ``lexicons/<code>/``. What is a *name* (of a country, city, organisation, post, portfolio …)
becomes one entry of the scanner; what is a *rule* is a pattern over marks (see ``chunks``).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeVar

from extractors.cleaning import fold
from extractors.patterns.gates import Gate, Vocabulary
from extractors.patterns.late import late
from extractors.patterns.unswept import unswept
from extractors.patterns.word_forms import forms
from extractors.patterns.wordings import Wordings

if TYPE_CHECKING:
    from extractors.patterns.chunks import Chunks

LEXICONS = files("extractors") / "lexicons"

Made = TypeVar("Made")
# Kinds of bodies that states make.
OF_STATES = ("intergovernmental", "bank")

# Every kind of mark has one character of the private use area, so that a pattern can speak of marks.
KINDS = (
    "country", "adjective", "city", "organization", "head", "portfolio", "honorific", "name", "date", "amount",
    "office", "person", "group", "companion", "delegation", "ordinal", "event", "pronoun", "mechanism", "seat",
    "known", "company",
)  # fmt: skip
# Marks of bodies: a company signs and is spoken of, and is no party to anything.
BODIES = ("organization", "company")
SYMBOL = {kind: chr(0xE000 + i) for i, kind in enumerate(KINDS)}


class LexiconError(ValueError):
    """A lexicon that cannot be used; the message names the file, the key and the reason."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one surface form stands for."""

    kind: str
    value: Any
    exact: str = ""  # matches only as printed so
    capital: bool = False  # its first letter must be a capital in the text
    weak: bool = False  # sure only in a fitting context
    layer: str = "names"


@dataclass(frozen=True)
class Rule:
    """A named pattern over marks with the sentences that it must and must not match."""

    id: str
    pattern: re.Pattern[str]
    literals: tuple[str, ...]
    data: Mapping[str, Any]

    @property
    def stage(self) -> str:
        """When a phrase is looked for: "names", "attach", "represent" or "company"."""
        return str(self.data.get("stage", "names"))


@dataclass(frozen=True)
class Stage:
    """Rules that are tried one after another, and the gate that says which of them a text has the words for."""

    rules: tuple[Rule, ...]
    gate: Gate

    def among(self, chunks: Chunks) -> list[Rule]:
        """The rules that can match a sentence, in their order."""
        return [self.rules[number] for number in self.gate.among(chunks)]


@dataclass(frozen=True)
class Lexicon:
    """Everything that is known of a language. Built once in a process, by ``load``; never changed."""

    lang: str
    surfaces: dict[str, list[Entry]]
    tables: dict[str, Any]
    macros: dict[str, str]
    phrases: tuple[Rule, ...]
    frames: tuple[Rule, ...]
    themes: tuple[Rule, ...]
    combining: dict[str, tuple[str, ...]]
    compiled: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)
    vocabulary: Vocabulary = field(default_factory=Vocabulary, compare=False, repr=False)

    @cached_property
    def stages(self) -> dict[str, Stage]:
        """The phrases by the stage at which they are looked for, in their order; and the frames, as stage "frames"."""
        rows: dict[str, list[Rule]] = {stage: [] for stage in ("names", "attach", "represent", "company")}
        rows["frames"] = list(self.frames)
        for rule in self.phrases:
            rows[rule.stage].append(rule)
        return {
            name: Stage(tuple(rules), self.gate((r.pattern for r in rules), [r.literals for r in rules]))
            for name, rules in rows.items()
        }

    @cached_property
    def events(self) -> Wordings:
        """The patterns of the table ``events`` by name."""
        return Wordings(self.tables["events"], self.pattern, self.gate)

    def words(self, table: str, key: str) -> frozenset[str]:
        """A list of words of a table as a set."""
        return self.once((table, key), lambda own: frozenset(own.tables[table].get(key, ())))

    def once(self, key: Hashable, make: Callable[[Lexicon], Made]) -> Made:
        """What a module makes of the lexicon for itself, made at its first use and held under a key of its own."""
        if key not in self.compiled:
            with unswept():
                self.compiled[key] = make(self)
        made: Made = self.compiled[key]
        return made

    def gate(self, patterns: Iterable[re.Pattern[str]], given: Sequence[Iterable[str]] = ()) -> Gate:
        """A gate before patterns that are tried with sentences: one scan of a sentence serves all that are made so."""
        return Gate(patterns, given, self.vocabulary)

    def country_of(self, body: str) -> str | None:
        """The country that a national agency, front or union speaks for."""
        row = self.tables["organizations"].get(body, {})
        return row.get("country") if not row.get("side") else None

    def pattern(self, source: str) -> re.Pattern[str]:
        """A pattern that may speak of macros and marks; each is made only once."""
        held = self.compiled.get(source)
        if held is None:
            held = self.compiled[source] = compile_pattern(source, self.macros, self.lang)
        compiled: re.Pattern[str] = held
        return compiled


def compile_pattern(source: str, macros: Mapping[str, str], where: str) -> re.Pattern[str]:
    """A pattern in which ``{word}`` is a macro and ``<a|b>`` one mark of kind a or b; it is compiled when first tried.

    Raises:
        LexiconError: an unknown macro or kind; when first tried, a pattern that does not compile.
    """
    return _compile(source, tuple(sorted(macros.items())), where)


@cache
def _compile(source: str, macros: tuple[tuple[str, str], ...], where: str) -> re.Pattern[str]:
    expanded = _expand(source, dict(macros), where)
    return late(expanded, "\n" in source, lambda err: LexiconError(f"{where}: {err}: {source}"))


def _expand(source: str, macros: Mapping[str, str], where: str, depth: int = 0) -> str:
    if depth > 12:
        raise LexiconError(f"{where}: macros that call each other in a circle")

    def macro(found: re.Match[str]) -> str:
        if found[1] not in macros:
            raise LexiconError(f"{where}: no macro {{{found[1]}}}")
        return f"(?:{_expand(macros[found[1]], macros, where, depth + 1)})"

    def mark(found: re.Match[str]) -> str:
        try:
            symbols = "".join(SYMBOL[kind] for kind in found[1].split("|"))
        except KeyError as err:
            raise LexiconError(f"{where}: no mark {err}") from err
        in_class = source.rfind("[", 0, found.start()) > source.rfind("]", 0, found.start())
        return symbols if in_class or len(symbols) == 1 else f"[{symbols}]"

    source = re.sub(r"\{([a-z_]{2,})\}", macro, source)
    return re.sub(r"(?<!\(\?P)(?<!\(\?)<([a-z|]+)>", mark, source)


@cache
def load(lang: str) -> Lexicon:
    """The lexicon of a language.

    Raises:
        LexiconError: no such language, or a file that does not hold together.
    """
    folder = LEXICONS / lang
    if not folder.is_dir():
        raise LexiconError(f"no lexicon for {lang!r}; there are: {', '.join(languages())}")
    tables: dict[str, Any] = {}
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".toml"):
            try:
                tables[entry.name.removesuffix(".toml")] = tomllib.loads(entry.read_text("utf-8"))
            except tomllib.TOMLDecodeError as err:
                raise LexiconError(f"{entry.name}: {err}") from err
    for row in tables.get("topics", {}).values():
        row.update({key: [f for words in row[key] for f in forms(words)] for key in ("terms", "never") if key in row})
    return build(lang, tables)


def languages() -> list[str]:
    """Codes of the languages that have a lexicon."""
    return sorted(e.name for e in LEXICONS.iterdir() if e.is_dir() and (e / "phrases.toml").is_file())


def build(lang: str, tables: dict[str, Any]) -> Lexicon:
    """Compile the tables of a language, as ``load`` reads them."""
    macros = tables["phrases"].get("macros", {}) | tables["frames"].get("macros", {})
    surfaces: dict[str, list[Entry]] = {}
    for surface, entry in _entries(tables):
        held = surfaces.setdefault(fold(surface).replace("\u2019", "'"), [])
        if entry not in held:
            held.append(entry)
    return Lexicon(
        lang, surfaces, tables, macros,
        tuple(_rules(tables["phrases"].get("phrase", ()), macros, f"{lang}/phrases.toml")),
        tuple(_rules(tables["frames"].get("frame", ()), macros, f"{lang}/frames.toml")),
        tuple(_rules(tables.get("themes", {}).get("theme", ()), macros, f"{lang}/themes.toml")),
        _combining(tables.get("countries", {})),
    )  # fmt: skip


def _combining(countries: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """The first halves of compound adjectives, and the countries that each may mean."""
    halves: dict[str, tuple[str, ...]] = {}
    for code, row in countries.items():
        for word in row.get("combining", ()):
            halves[fold(word)] = (*halves.get(fold(word), ()), code)
    return halves


def _rules(rows: Iterable[Mapping[str, Any]], macros: Mapping[str, str], where: str) -> Iterator[Rule]:
    for row in rows:
        place = f"{where}: {row.get('id', '?')}"
        for source in [row["match"]] if isinstance(row["match"], str) else row["match"]:
            yield Rule(row["id"], compile_pattern(source, macros, place), tuple(row.get("needs", ())), row)


def _entries(tables: Mapping[str, Any]) -> Iterator[tuple[str, Entry]]:
    """Every surface form with what it stands for."""
    for code, row in tables.get("countries", {}).items():
        for name in row.get("names", ()):
            yield name, Entry("country", (code,), capital=name[0].isupper())
        for name in row.get("ambiguous_names", ()):
            yield name, Entry("country", (code,), capital=True, weak=True)
        for name in row.get("abbreviations", ()):
            yield name, Entry("country", (code,), exact=name)
        for key, weak in (("adjectives", False), ("inhabitants", False), ("ambiguous_adjectives", True)):
            for name in row.get(key, ()):
                yield name, Entry("adjective", (code,), weak=weak)
        for name in row.get("short_adjectives", ()):
            yield name, Entry("adjective", (code,), exact=name)
    for row in tables.get("cities", {}).get("city", ()):
        value = (row["name"], row["country"], row.get("capital", False))
        for name in row["names"]:
            yield name, Entry("city", value, capital=True, weak=row.get("ambiguous", False))
    for name, code in tables.get("cities", {}).get("metonyms", {}).items():
        yield name, Entry("seat", (code,), capital=not name[0].islower())
    for key, row in tables.get("organizations", {}).items():
        kind = "company" if row.get("kind") == "company" else "organization"
        unjoined = (name.replace("-", " ") for name in row["names"] if " " in name and "-" in name)
        for name in dict.fromkeys((*row["names"], *unjoined)):
            acronym = name.isupper() or len(name) < 5
            yield (
                name,
                Entry(
                    kind,
                    key,
                    exact=name if acronym or (row.get("case_sensitive") and " " not in name) else "",
                    # The long name of a body of states is known in small letters as well.
                    capital=not name[0].islower() and not (name.count(" ") > 1 and row.get("kind") in OF_STATES),
                ),
            )
        for name in row["names"] if kind == "organization" else ():
            if name.isupper() and name.isalpha() and len(name) > 3:
                # Papers write acronyms that are read as words like names, with one capital.
                yield name.capitalize(), Entry(kind, key, exact=name.capitalize())
        for name in row.get("ambiguous_names", ()):
            yield name, Entry("organization", key, exact=name if name.isupper() else "", capital=True, weak=True)
    for row in tables.get("roles", {}).get("head", ()):
        for number, key in ((1, "words"), (2, "plural")):
            for name in row.get(key, ()):
                yield name, Entry("head", (row["class"], number))
    for name in tables.get("roles", {}).get("portfolios", ()):
        yield name, Entry("portfolio", name)
    for name in tables.get("roles", {}).get("honorifics", ()):
        yield name, Entry("honorific", name, exact=name)
    for topic, row in tables.get("topics", {}).items():
        for name in row.get("terms", ()):
            yield name, Entry("topic", topic, layer="topics")
        for name in row.get("exact", ()):
            yield name, Entry("topic", topic, exact=name, layer="topics")
        for name in row.get("said", ()):
            yield name, Entry("topic", topic, layer="said")
        for name in row.get("never", ()):
            yield name, Entry("topic", None, layer="topics")
