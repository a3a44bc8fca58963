"""Find sums of money and counts in a sentence: "10 milliards de dollars", "2,5 millions de doses"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from extractors.cleaning import fold
from extractors.patterns.anchored import find_anchored, scanner
from extractors.patterns.lexicon import Lexicon, compile_pattern
from extractors.patterns.matching import Mark
from extractors.patterns.word_forms import either, printed, spaced

_AGAIN = re.compile(r" ?\([\d .]{1,11}\)$")  # a number in words, told again in digits in brackets
_LONGEST = 24  # characters of one number in digits
_THOUSAND = 1000  # a smaller power of ten needs what it counts: ten of something are no amount
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of something.

    ``value`` counts single units (never millions); of a range it is the upper end and ``low`` the lower.
    ``currency`` is an ISO 4217 code, ``unit`` an English plural ("doses", "percent"). ``money`` is the lexicon's key of
    the currency's name, which several countries may share (see ``for_sides``). ``inherited`` says that the currency
    stands at an amount before this one.
    """

    value: float
    currency: str | None = None
    unit: str | None = None
    low: float | None = None
    money: str | None = None
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class _Grammar:
    automaton: Any
    patterns: tuple[re.Pattern[str], ...]
    numbers: Mapping[str, int]
    magnitudes: Mapping[str, int]
    currencies: Mapping[str, str]
    units: Mapping[str, str]
    defaults: Mapping[str, str | None]
    figures: Mapping[str, Any]
    restated: re.Pattern[str]


def find_amounts(text: str, start: int, end: int, lexicon: Lexicon) -> list[Mark]:
    """Find sums and counts in ``text[start:end]``.

    A large number without currency or thing counted takes the currency of the sum before it in the sentence
    ("à 100 milliards de dollars d'ici 2023 et à 150 milliards d'ici 2030").

    Args:
        text: the clean view.
        start: where the sentence begins.
        end: where it ends.
        lexicon: of the language.

    Returns:
        Marks of kind "amount" in order, not overlapping; each ``value`` is an ``Amount``.
    """
    grammar = _grammar(lexicon)

    def read(_: int, first: int, floor: int, before: list[Mark]) -> Mark | None:
        mark = _amount(grammar, text, first, floor, end)
        return _with_currency(mark, before) if mark else None

    return find_anchored(grammar.automaton, text, start, end, _inside_word, read)


def for_sides(amount: Amount, countries: Iterable[str], lexicon: Lexicon) -> Amount:
    """Choose the currency that the sides share a name for: francs CFA of the west or the centre, whose dinars.

    Args:
        amount: as found.
        countries: ISO codes of the sides.
        lexicon: of the language.
    """
    sides: Mapping[str, str] = lexicon.tables["amounts"]["currencies"].get(amount.money, {}).get("sides", {})
    chosen = {sides[c] for c in countries if c in sides}
    return replace(amount, currency=chosen.pop()) if len(chosen) == 1 else amount


def without_restated(text: str, amounts: Sequence[Mark], lexicon: Lexicon) -> list[Mark]:
    """The amounts of a sentence; a sum told again in another currency is one with the sum before it.

    Args:
        text: the clean view.
        amounts: marks of amounts in order.
        lexicon: of the language.
    """
    kept: list[Mark] = []
    for mark in amounts:
        if kept and _is_restated(text, kept[-1], mark, _grammar(lexicon).restated):
            kept[-1] = replace(kept[-1], end=mark.end)
        else:
            kept.append(mark)
    return kept


def _is_restated(text: str, one: Mark, other: Mark, between: re.Pattern[str]) -> bool:
    told = {one.value.money, other.value.money}
    return None not in told and len(told) > 1 and between.fullmatch(text[one.end : other.start]) is not None


def _inside_word(text: str, first: int, last: int, end: int) -> bool:
    return (first > 0 and text[first].isalpha() and text[first - 1].isalpha()) or (
        last < end and text[last - 1].isalpha() and text[last].isalpha()
    )


def _amount(grammar: _Grammar, text: str, anchor: int, floor: int, end: int) -> Mark | None:
    for at in _starts(grammar, text, anchor, floor):
        for pattern in grammar.patterns:
            found = pattern.match(text, at, end)
            if found and found.end() > anchor and (value := _value(grammar, found)):
                return Mark("amount", found.start(), found.end(), value)
    return None


def _starts(grammar: _Grammar, text: str, anchor: int, floor: int) -> list[int]:
    """Where a number that ends at the anchor may begin, the outermost first."""
    starts = [anchor]
    at = anchor
    while at > floor and len(starts) < 12:
        begin = at
        if text[begin - 1] in " -'":
            begin -= 1
        if (told := _AGAIN.search(text, max(floor, begin - _LONGEST), begin)) is not None:
            begin = told.start()
        stop = begin
        limit = max(floor, begin - _LONGEST)
        while begin > limit and (text[begin - 1].isalnum() or text[begin - 1] in ".,–"):
            begin -= 1
        word = text[begin:stop].lower()
        if begin == stop or not (word[0].isdigit() or word in grammar.numbers or word in grammar.figures["joints_all"]):
            break
        starts.append(begin)
        at = begin
    starts.reverse()
    return starts


def _value(grammar: _Grammar, found: re.Match[str]) -> Amount | None:
    part = found.groupdict()
    magnitude = grammar.magnitudes.get(fold(part.get("magnitude") or part.get("short") or "").rstrip("."), 1)
    money = grammar.currencies.get(fold(part.get("currency") or ""))
    unit = grammar.units.get(fold(part.get("unit") or ""))
    value = _number(grammar, part["number"], magnitude) if part.get("number") else float(magnitude)
    if value is None or (money is None and unit is None and (magnitude < _THOUSAND or part.get("low_currency"))):
        return None
    if money is None and part.get("low_currency"):
        if unit is not None:
            return None  # "500 million dollars at 3 %" is no range
        money = grammar.currencies[fold(part["low_currency"])]
    if part.get("half"):
        value += magnitude / 2
    if part.get("more"):
        value += _number(grammar, part["more"], grammar.magnitudes[fold(part["more_magnitude"])]) or 0
    low = None
    if part.get("low"):
        own = fold(part.get("low_magnitude") or "")
        if not own and magnitude > _THOUSAND and _YEAR.fullmatch(part["low"]):
            return None  # "from 13 billion in 2022 to 20 billion": a year begins no range
        low = _number(grammar, part["low"], grammar.magnitudes.get(own, magnitude))
    return Amount(value, grammar.defaults.get(money or ""), unit, low, money)


def _number(grammar: _Grammar, written: str, magnitude: int) -> float | None:
    """The value of digits with their separators, or of number words; None where it is none."""
    written = written.strip(" .,'")
    if written[:1].isdigit():
        decimal, thousands = grammar.figures["decimal"], grammar.figures["thousands"]
        groups = re.split(f"[{re.escape(thousands + decimal)}]", written)
        last = max(written.rfind(c) for c in thousands + decimal)
        mark = written[last] if last >= 0 else ""
        whole = all(len(g) == 3 for g in groups[1:]) and len(groups[0]) <= 3
        if len(groups) == 1 or (whole and (mark != decimal or len(groups) > 2 or magnitude == 1)):
            value = float("".join(groups))
        elif mark != " " and all(len(g) == 3 for g in groups[1:-1]):
            value = float("".join(groups[:-1]) + "." + groups[-1])
        else:
            return None
        return _whole(value * magnitude)
    total = part = 0
    for word in re.split(r"[\s-]+", fold(written)):
        if word in grammar.figures["joints"]:
            continue
        number = grammar.numbers.get(word)
        if number is None:
            return None
        if number in (100, 1000):
            part = max(part, 1) * number
            if number == 1000:
                total, part = total + part, 0
        elif number == 20 and part % 100 in grammar.figures["scores"]:
            part += 19 * (part % 100)
        else:
            part += number
    return _whole(float((total + part) * magnitude))


def _whole(value: float) -> float:
    return float(round(value)) if abs(value - round(value)) < 1e-6 * max(1.0, value) and value > 100 else value


def _with_currency(mark: Mark, before: list[Mark]) -> Mark:
    amount: Amount = mark.value
    if amount.money or amount.unit or amount.value < 1_000_000:
        return mark
    for earlier in reversed(before):
        if earlier.value.money:
            found: Amount = earlier.value
            value = replace(amount, currency=found.currency, money=found.money, inherited=True)
            return Mark("amount", mark.start, mark.end, value)
        if earlier.value.unit != "percent":
            break
    return mark


def _grammar(lexicon: Lexicon) -> _Grammar:
    return lexicon.once("amounts", _compile)


def _compile(lexicon: Lexicon) -> _Grammar:
    table = lexicon.tables["amounts"]
    currencies = {w: key for key, row in table["currencies"].items() for w in row["words"]}
    units = {w: key for key, row in table["units"].items() for w in row}
    short = table.get("short", {"": 1})
    joined = ("", *table["figures"].get("of_short", []))
    names = [*currencies, *(word.capitalize() for word in currencies if word.islower())]
    symbols = [f"{one}{of}{name}" for one in short for of in joined for name in names]
    words = [*table["magnitudes"], *currencies, *units, *symbols]
    number = rf"\d(?:[\d]|[{re.escape(table['figures']['thousands'] + table['figures']['decimal'])}](?=\d))*+"
    spelled = rf"(?:{either(table['numbers'])})(?![^\W\d_])"
    joints = either(table["figures"]["joints"])
    count = rf"(?:{number}|{spelled}(?:[ -](?:(?:{joints})[ -])?{spelled})*+)"
    magnitudes = either(table["magnitudes"])
    macros = {
        **table["macros"],
        "number": f"(?P<number>{count})", "low": f"(?P<low>{count})",
        "magnitude": rf"(?P<magnitude>{magnitudes})(?![^\W\d_])",
        "low_magnitude": rf"(?P<low_magnitude>{magnitudes})(?![^\W\d_])",
        "short": f"(?P<short>{either(short)})",
        "more": f"(?P<more>{count})", "more_magnitude": rf"(?P<more_magnitude>{magnitudes})(?![^\W\d_])",
        "half": f"(?P<half>{either(table['figures']['half'])})",
        "low_currency": rf"(?P<low_currency>{either(currencies)})(?![^\W\d_])",
        "currency": rf"(?P<currency>{either(currencies)})(?:(?![^\W\d_])|(?={table['figures']['glued']}))",
        "unit": rf"(?P<unit>{either(units)})(?![^\W\d_])",
    }  # fmt: skip
    macros = {name: spaced(macro) for name, macro in macros.items()}
    where = f"{lexicon.lang}/amounts.toml"
    patterns = tuple(compile_pattern("(?i)" + spaced(row), macros, where) for row in table["forms"].values())
    defaults = {
        key: row.get("default", key if len(key) == 3 and key.isupper() else None)
        for key, row in table["currencies"].items()
    }
    figures = {**table["figures"], "joints_all": {*table["figures"]["joints"], *table["figures"]["left"]}}
    anchors = list(dict.fromkeys(form for word in words for form in printed(word)))
    return _Grammar(
        scanner(anchors),
        patterns, table["numbers"], {fold(w): v for w, v in (*table["magnitudes"].items(), *short.items())},
        {fold(w): v for w, v in currencies.items()}, {fold(w): v for w, v in units.items()}, defaults, figures,
        re.compile("(?i)" + table["figures"].get("restated", "(?!)")),
    )  # fmt: skip
