"""Find the dates that a sentence speaks of: anchored at a month, a weekday, a year or another word of the lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from extractors.cleaning import fold
from extractors.patterns.anchored import find_anchored, scanner
from extractors.patterns.lexicon import Lexicon, compile_pattern
from extractors.patterns.matching import Mark
from extractors.patterns.word_forms import either, printed, spaced
from extractors.values.partial_dates import PartialDate

Kind = Literal["day", "range", "month", "weekday", "relative", "year", "period", "span", "horizon"]
Role = Literal["plain", "deadline", "since", "from"]


@dataclass(frozen=True, slots=True)
class DateExpression:
    """What one phrase says of a date, before the article around it is heard.

    ``kind``: "day" (its year may be open), "range", "month", "weekday" (alone), "relative" (so many ``unit``s from the
    day of writing, or from a day told before), "year", "period" (years), "span" (a founding day and the closing year of
    an anniversary), "horizon" (within so many years).
    ``role``: "deadline" and "since" are no dates of events; "from" is a beginning.
    ``shift`` counts units, or says -1 last, 1 next for a weekday or month. ``day`` is a day of a month that is given
    by its shift only ("le 12 courant"), or beside a weekday without its month. A "day" with a shift in days says how it
    lies to the day of writing. ``base``: what it is counted from, the day of writing, the day told before, or the day
    of the event told before and else that of writing ("scene"). ``until``: the weekday, or the day of a month given by
    its shift only, on which a range ends.
    """

    kind: Kind
    rule: str
    role: Role = "plain"
    start: PartialDate | None = None
    end: PartialDate | None = None
    weekday: int | None = None
    unit: Literal["day", "week", "month", "year", "decade"] | None = None
    shift: int | None = None
    base: Literal["published", "told", "scene"] = "published"
    day: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class _Rule:
    id: str
    pattern: re.Pattern[str]
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Grammar:
    """The rules of a language, compiled; ``anchors[i]`` are the rules to try at the i-th word of the automaton."""

    automaton: Any
    anchors: list[tuple[_Rule, ...]]
    left: frozenset[str]
    roles: tuple[tuple[Role, tuple[str, ...]], ...]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    shifts: Mapping[str, int]
    numbers: Mapping[str, int]
    writing: Mapping[str, int]


_LONGEST = 24  # characters of a word that can stand in a date
_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def find_dates(text: str, start: int, end: int, lexicon: Lexicon) -> list[Mark]:
    """Find the dates in ``text[start:end]``.

    Args:
        text: the clean view.
        start: where the sentence begins.
        end: where it ends.
        lexicon: of the language.

    Returns:
        Marks of kind "date" in order, not overlapping; each ``value`` is a ``DateExpression``.
    """
    grammar = _grammar(lexicon)

    def read(number: int, first: int, floor: int, _: list[Mark]) -> Mark | None:
        marks = (
            _match(grammar, grammar.anchors[number], text, at, first, start, end)
            for at in _starts(text, first, floor, grammar.left)
        )
        return next((mark for mark in marks if mark), None)

    return find_anchored(grammar.automaton, text, start, end, _inside_word, read)


def _inside_word(text: str, first: int, last: int, end: int) -> bool:
    """Whether the anchor is only a part of a word; after the number of a day words may be glued ("17septembreà")."""
    if text[first].isdigit():
        return first > 0 and text[first - 1].isalnum()
    before, numbered = text[first - 1] if first else " ", text[max(0, first - 2) : first].strip()[-1:].isdigit()
    return before.isalpha() or (last < end and text[last].isalnum() and not numbered)


def _starts(text: str, anchor: int, floor: int, left: frozenset[str]) -> list[int]:
    """Where a phrase around the anchor may begin: before the words that can lead to it, the outermost first."""
    starts = [anchor]
    at = anchor
    while at > floor and len(starts) < 16:
        if text[at - 1] in " '\"(«[":
            at -= 1
            continue
        begin, limit = at, max(floor, at - _LONGEST)
        while begin > limit and text[begin - 1] not in " \n'\"(«[":
            begin -= 1
        if begin == at or any(w not in left for w in _LETTERS.findall(text[begin:at].lower())):
            break
        starts.append(begin)
        at = begin
    starts.reverse()
    return starts


def _match(
    grammar: _Grammar, rules: tuple[_Rule, ...], text: str, at: int, anchor: int, start: int, end: int
) -> Mark | None:
    for rule in rules:
        found = rule.pattern.match(text, at, end)
        if not found or found.end() <= anchor:
            continue
        role = _role(grammar, text, start, found)
        value = _value(grammar, rule, found, role)
        if value:
            return Mark("date", found.start(), found.end(), value)
    return None


def _role(grammar: _Grammar, text: str, start: int, found: re.Match[str]) -> Role:
    """The part that the words before the phrase, or before its first figure or name, give it."""
    inner = min((found.start(g) for g in found.re.groupindex if found.start(g) >= 0), default=found.start())
    for at in dict.fromkeys((found.start(), inner)):
        before = text[max(start, at - 24) : at].rstrip().lower()
        for role, words in grammar.roles:
            if before.endswith(words):
                for word in words:
                    if before.endswith(word) and not before[: -len(word)][-1:].isalpha():
                        return role
    return "plain"


def _value(grammar: _Grammar, rule: _Rule, found: re.Match[str], role: Role) -> DateExpression | None:
    """Read the groups of a match, or None where they name no date (31 April)."""
    part = found.groupdict()
    kind: Kind = rule.data.get("kind", "relative")
    day, until_day = (_day(part.get(k)) for k in ("day", "until_day"))
    month = _month(grammar, part, "month")
    until_month = _month(grammar, part, "until_month")
    year, until_year = (int(part[k]) if part.get(k) else None for k in ("year", "until_year"))
    weekday = grammar.weekdays.get(fold(part.get("weekday") or ""))
    shift = rule.data.get("shift", grammar.shifts.get(fold(part.get("shift") or "")))
    unit = rule.data.get("unit")
    if part.get("writing"):
        unit, shift = "day", grammar.writing[fold(part["writing"])]
    if part.get("number"):
        word = fold(part["number"])
        shift = (int(word) if word.isdigit() else grammar.numbers[word]) * rule.data.get("direction", 1)
    if unit == "month" and day is not None:
        base = rule.data.get("base", "published")
        return DateExpression("relative", rule.id, role, None, None, weekday, unit, shift, base, day, until_day)
    if kind == "range" and month is None:
        until = grammar.weekdays.get(fold(part.get("until_weekday") or ""))
        return DateExpression(kind, rule.id, role, weekday=weekday, until=until)
    first = last = None
    try:
        if kind == "range":
            first = PartialDate(year or (until_year if until_month else None), month, day)
            last = PartialDate(until_year or year, until_month or month, until_day)
            if year is None and until_year and month and until_month and month > until_month:
                first = PartialDate(until_year - 1, month, day)
            if first.edtf > last.edtf and (first.year or first.month == last.month):
                return None
        elif month or year:
            first = PartialDate(year, month, day)
            if kind in ("span", "period") and until_year:
                last = PartialDate(until_year, month if kind == "span" else None, day if kind == "span" else None)
    except ValueError:
        return None
    base, alone = rule.data.get("base", "published"), day if kind == "weekday" else None
    return DateExpression(kind, rule.id, role, first, last, weekday, unit, shift, base, alone)


def _day(word: str | None) -> int | None:
    if word is None:
        return None
    digits = "".join(c for c in word if c.isdigit())
    return int(digits) if digits else 1


def _month(grammar: _Grammar, part: Mapping[str, str | None], key: str) -> int | None:
    if figure := part.get(key + "_figure"):
        return int(figure)
    word = part.get(key) or (part.get("short_month") if key == "month" else None)
    return grammar.months[fold(word).rstrip(".")] if word else None


def _grammar(lexicon: Lexicon) -> _Grammar:
    return lexicon.once("dates", _compile)


def _compile(lexicon: Lexicon) -> _Grammar:
    table = lexicon.tables["dates"]
    where = f"{lexicon.lang}/dates.toml"
    lists = ("months", "short_months", "weekdays", "shifts", "numbers", "writing")
    names = {key: {fold(w): v for w, v in table[key].items()} for key in lists}
    macros = _macros(table)
    surfaces: dict[str, list[_Rule]] = {}
    for row in table["date"]:
        rule = _Rule(row["id"], compile_pattern("(?i)" + spaced(row["match"]), macros, f"{where}: {row['id']}"), row)
        for word in _anchors(row["at"], table):
            surfaces.setdefault(word, []).append(rule)
    return _Grammar(
        scanner(surfaces),
        [tuple(rules) for rules in surfaces.values()],
        frozenset((*table["forms"]["left"], *table["weekdays"], *table["months"])),
        tuple((role, tuple(words)) for role, words in table["roles"].items()),
        {**names["short_months"], **names["months"]}, names["weekdays"], names["shifts"], names["numbers"],
        names["writing"],
    )  # fmt: skip


def _anchors(words: Iterable[str], table: Mapping[str, Any]) -> Iterator[str]:
    """The forms in which the anchors of a rule are printed."""
    for word in words:
        match word:
            case "<month>":
                plain = [*table["months"], *table["short_months"]]
            case "<weekday>":
                plain = list(table["weekdays"])
            case "<year>":
                yield from table["forms"]["centuries"]
                continue
            case _:
                plain = [word]
        for name in plain:
            yield from printed(name)


def _macros(table: Mapping[str, Any]) -> dict[str, str]:
    """The macros of the table, and those that its lists of words make."""
    weekdays, shifts, glued = (either(w) for w in (table["weekdays"], table["shifts"], table["forms"]["glued"]))
    months = rf"{either(table['months'])}|(?:{either(table['short_months'])})\b\.?"
    after = rf"(?:(?!\w)|(?=(?:{glued})\b))"
    day, year = table["forms"]["day"], table["forms"]["year"]
    made = {
        **table["macros"],
        "day": f"(?P<day>{day})", "until_day": f"(?P<until_day>{day})", "any_day": day,
        "month": f"(?P<month>{months}){after}", "until_month": f"(?P<until_month>{months}){after}",
        "any_month_shift": rf"(?P<month>{months}){after}(?: (?P<shift>{shifts})\b)?",
        "month_figure": r"(?P<month_figure>0?[1-9]|1[0-2])",
        "year": f"(?P<year>{year})", "until_year": f"(?P<until_year>{year})",
        "weekday": rf"(?P<weekday>{weekdays})\b", "until_weekday": rf"(?P<until_weekday>{weekdays})\b",
        "any_weekday": weekdays, "shift_word": rf"(?P<shift>{shifts})\b",
        "writing": f"(?P<writing>{either(table['writing'])})",
        "number": rf"(?P<number>\d{{1,2}}|{either(table['numbers'])})",
    }  # fmt: skip
    return {name: spaced(macro) for name, macro in made.items()}
