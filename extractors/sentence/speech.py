"""The verbs of reported speech in a sentence: which act, in which form, and which words close a quotation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from extractors.patterns.alternatives import by_first_letter, number_of
from extractors.patterns.chunks import Chunks
from extractors.patterns.gates import Gate
from extractors.patterns.lexicon import Lexicon, compile_pattern
from extractors.patterns.wordings import Wordings

# Kinds of subjects, in the order in which they are looked for.
INVERSIONS = ("pronoun", "present", "actor", "quoted", "self", "now", "any_pronoun", "any", "any_now")
SUBJECTS = ("mark", "institution", "side", "demonym", "plural", "epithet", "pronoun")


@dataclass(frozen=True, slots=True)
class SpeechRule:
    """One row of the lexicon: an act, the words for it, and where its addressee stands."""

    id: str
    act: str
    to: tuple[str, ...] = ()
    joint: str | None = None
    directed: str | None = None
    future: str | None = None
    needs: re.Pattern[str] | None = None
    many: bool = False
    all: bool = False


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of speech by its positions in the chunks.

    ``form`` is the one of its template in the lexicon; ``start`` is where its auxiliary begins; ``words`` are all the
    words matched.
    """

    rule: SpeechRule
    form: str
    start: int
    end: int
    words: str

    @property
    def span(self) -> tuple[int, int]:
        """Its positions."""
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class Inversion:
    """Words that close what was said: ", a-t-il déclaré"; ``mark`` is where the speaker's mark stands.

    Where neither a pronoun nor a mark is the speaker, ``found`` holds the words that are.
    """

    start: int
    end: int
    words: str
    pronoun: str | None
    mark: int | None
    found: re.Match[str]

    @property
    def span(self) -> tuple[int, int]:
        """Their positions."""
        return self.start, self.end


Told = TypeVar("Told", Verb, Inversion)


@dataclass(frozen=True)
class Grammar:
    """The compiled table of speech of one language; ``forms`` are those of the verbs, one for each pattern."""

    rules: tuple[SpeechRule, ...]
    forms: tuple[str, ...]
    verbs: Gate
    inversions: Gate
    according: Gate
    cleft: re.Pattern[str]
    spoken: tuple[str, ...]
    spoken_self: tuple[str, ...]
    closing: tuple[tuple[re.Pattern[str], str], ...]
    plain: SpeechRule
    future: re.Pattern[str]
    subjects: Wordings
    addressees: Mapping[str, re.Pattern[str]]
    adjectives: Mapping[str, str]
    seats: Mapping[str, str]
    act_topics: tuple[tuple[str, str], ...]
    act_words: Gate
    otherwise: tuple[str, ...]
    otherwise_words: Gate
    manners: Mapping[str, re.Pattern[str]]
    bodies: re.Pattern[str]
    body_topic: str
    body_kinds: frozenset[str]
    topical: frozenset[str]

    def act_of(self, words: str, reflexive: bool = False) -> SpeechRule:
        """The rule of a participle or present form by itself; that of plain telling where none has it."""
        words = next((participle for pattern, participle in self.closing if pattern.fullmatch(words)), words)
        for form in (*self.spoken_self, *self.spoken) if reflexive else (*self.spoken, *self.spoken_self):
            for pattern in self.verbs.patterns:
                if found := pattern.search(form.format(words=words)):
                    return self.rules[number_of(found)]
        return self.plain


def grammar(lexicon: Lexicon) -> Grammar:
    """The grammar of speech of a language, compiled once."""
    return lexicon.once("speech", _compile)


def _compile(lexicon: Lexicon) -> Grammar:
    table = lexicon.tables["speech"]
    macros = {**lexicon.macros, **table["macros"]}
    macros.update(_closing(table))

    def pattern(source: str) -> re.Pattern[str]:
        return compile_pattern(source, macros, f"{lexicon.lang}/speech.toml")

    rules = tuple(
        SpeechRule(
            row["id"], row["act"], tuple(row.get("to", ())), row.get("joint"), row.get("directed"), row.get("future"),
            pattern(row["needs"]) if "needs" in row else None, row.get("many", False), row.get("all", False),
        )
        for row in table["act"]
    )  # fmt: skip
    verbs = []
    rows = [_conjugated(row, table) for row in table["act"]]
    for template in table["forms"].values():
        key, source = template["words"], template["match"]
        options = ((number, word) for number, row in enumerate(rows) for word in row[key])
        verbs.append(pattern(source.replace("{verb}", by_first_letter(options))))
    inverted = table["inverted"]
    subjects = Wordings(_subjects(table["subjects"]), pattern, lexicon.gate)
    return Grammar(
        rules,
        tuple(template["form"] for template in table["forms"].values()),
        lexicon.gate(verbs),
        lexicon.gate(pattern(inverted.get(kind, "(?!)")) for kind in INVERSIONS),
        lexicon.gate(
            pattern(inverted[f"according{key}"]) for key in ("", "_self", "_after", "_inside", "_own", "_colon")
        ),
        pattern(inverted["cleft"]),
        tuple(inverted["spoken"]),
        tuple(inverted["spoken_self"]),
        _participles(table),
        next(rule for rule in rules if rule.id == inverted["plain"]),
        pattern(table["future"]),
        subjects,
        {k: pattern(v) for k, v in table["addressee"].items() if isinstance(v, str)},
        table["addressee"]["adjectives"],
        table["addressee"].get("seats", {}),
        tuple((act, topic) for act, topic, _ in table["topics"]["acts"]),
        lexicon.gate(pattern(source) for *_, source in table["topics"]["acts"]),
        tuple(topic for topic, _ in table["topics"].get("otherwise", ())),
        lexicon.gate(pattern(source) for _, source in table["topics"].get("otherwise", ())),
        {topic: pattern(source) for topic, source in table["topics"].get("manners", {}).items()},
        pattern(table["topics"]["bodies"]),
        table["topics"]["body_topic"],
        frozenset(table["topics"]["body_kinds"]),
        frozenset(table["topics"].get("topical", ())),
    )


def _closing(table: Mapping[str, Any]) -> dict[str, str]:
    """The words that close what was said, those listed and the forms of the verbs named, as macros."""
    inverted = table["inverted"]
    words, asked, present = list(inverted["words"]), list(inverted["asked"]), list(inverted["present_words"])
    for verb in inverted.get("verbs", ()):
        forms = _forms(verb, table)
        words.append(forms["past"])
        present.extend(forms[key] for key in ("present", "later") if key in forms)
    of_pronouns = list(present)
    for verb in inverted.get("asked_verbs", ()):
        forms = _forms(verb, table)
        asked.append(forms["past"])
        of_pronouns.extend(forms[key] for key in ("present", "later") if key in forms)
    lists = {"words": words, "asked": asked, "present": present, "present_asked": of_pronouns}
    return {key: "|".join(dict.fromkeys(row)) for key, row in lists.items()}


def _participles(table: Mapping[str, Any]) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The verbs that close what was said, in any of their forms, each with its bare participle."""
    inverted = table["inverted"]
    rows = []
    for verb in (*inverted.get("verbs", ()), *inverted.get("asked_verbs", ())):
        forms = _forms(verb, table)
        any_form = "|".join(made for key, made in forms.items() if key in ("past", "present", "later"))
        rows.append((re.compile(any_form), re.sub(r"\(\?:[^)]*\)\?|\w\?", "", forms["past"])))
    return tuple(rows)


def _forms(verb: str, table: Mapping[str, Any]) -> dict[str, str]:
    """The forms of a regular verb, with what must follow them in brackets."""
    infinitive, bracket, rest = verb.partition("(")
    ending = next(c for c in table["conjugation"] if infinitive.endswith(c["ending"]))
    stem = infinitive.removesuffix(ending["ending"])
    return {form: f"{stem}{made}{bracket}{rest}" for form, made in ending.items() if form != "ending"}


def _conjugated(row: Mapping[str, Any], table: Mapping[str, Any]) -> dict[str, list[str]]:
    """The words of an act by form: those listed, and what its regular verbs become, with what must follow them."""
    words = {template["words"]: list(row.get(template["words"], ())) for template in table["forms"].values()}
    for key in ("verbs", "reflexive"):
        for verb in row.get(key, ()):
            forms = _forms(verb, table)
            for form, pronoun in table["reflexives"].items():
                made = f"{pronoun if key == 'reflexive' else ''}{forms[form]}"
                words["be" if key == "reflexive" and form == "past" else form].append(made)
    return words


def _subjects(table: Mapping[str, Any]) -> dict[str, Any]:
    gap = table["gap"]
    subjects = {k: v for k, v in table.items() if k != "gap"}
    for key in ("mark", "side", "institution", "plural", "pronoun", "epithet", "name"):
        subjects[key] = table[key] + gap
        subjects[f"bare_{key}"] = table[key]
    return subjects


def find_verbs(chunks: Chunks, table: Grammar) -> list[Verb]:
    """The verbs of speech of a sentence, in its order; where two overlap, the one that begins first and is longer."""
    found: list[Verb] = []
    for number in table.verbs.among(chunks):
        form, pattern = table.forms[number], table.verbs.patterns[number]
        for match in pattern.finditer(chunks.codes):
            rule = table.rules[number_of(match)]
            if rule.needs is not None and not rule.needs.match(chunks.codes[match.end() : match.end() + 130]):
                continue
            start = match.start("at" if "at" in pattern.groupindex else 0)
            found.append(Verb(rule, form, start, match.end(), match[0]))
    return _apart(found)


def find_inversions(chunks: Chunks, table: Grammar) -> list[Inversion]:
    """Where words like "a-t-il déclaré" close what was said before them."""
    found = []
    for number in table.inversions.among(chunks):
        for match in table.inversions.patterns[number].finditer(chunks.codes):
            groups = match.groupdict()
            mark = match.start("m") if groups.get("m") else None
            found.append(Inversion(match.start(), match.end(), match["w"], groups.get("p"), mark, match))
    return _apart(found)


def _apart(found: list[Told]) -> list[Told]:
    """Those that do not overlap, in order: of two that begin together the longer one."""
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[Told] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept
