"""Levels of relations and anniversaries that the sentences of an event name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extractors.chunks import Chunks
from extractors.date_phrases import DateExpression
from extractors.gates import Gate
from extractors.lexicon import Lexicon, compile_pattern
from extractors.matching import Mark
from extractors.partial_dates import PartialDate
from extractors.records import Anniversary, Partnership
from extractors.voices import sides_of

When = Callable[[Mark], PartialDate | None]
Level = tuple[Partnership, int, int, str]
Feast = tuple[Anniversary, int, int, str]

_BACK = 150  # characters before a level in which the words stand that raise relations to it
_LAST = 12  # month that a year may last, where nothing tells that it is past
_AHEAD = 5  # years by which an anniversary that is spoken of may lie ahead
_YEAR_REACH = 70  # characters between an anniversary and its year


@dataclass(frozen=True)
class _Grammar:
    levels: tuple[str, ...]
    level_words: Gate
    feast_words: Gate
    partnership: Mapping[str, re.Pattern[str]]
    anniversary: Mapping[str, re.Pattern[str]]
    kinds: tuple[tuple[str, re.Pattern[str]], ...]
    numbers: Mapping[str, int]
    jubilees: Mapping[str, int]


def find_levels(
    sentences: Iterable[Chunks], parties: Sequence[str], today: PartialDate | None, when: When, lexicon: Lexicon
) -> list[Level]:
    """The levels of relations that sentences name, each once; what raises relations to one counts most.

    Args:
        sentences: of the event.
        parties: the sides of the event, ISO codes or organisations.
        today: the day of the event as far as it is known: what was raised before it is not raised by it.
        when: what a mark of a date means in this article.
        lexicon: of the language.

    Returns:
        For each level the record, the offsets of its words and the rule.
    """
    table = _grammar(lexicon)
    found: dict[str, Level] = {}
    for chunks in sentences:
        taken: list[tuple[int, int]] = []
        for number in table.level_words.fitting(chunks.scanned, chunks.symbols):
            level = table.levels[number]
            for match in table.level_words.patterns[number].finditer(chunks.codes):
                if any(a < match.end() and match.start() < b for a, b in taken):
                    continue
                taken.append(match.span())
                row = _level(level, match, chunks, parties, today, when, table)
                if row is not None and (level not in found or _says_more(row[0], found[level][0])):
                    found[level] = row
    return sorted((row for row in found.values() if not _is_short(row[0], found)), key=lambda row: row[1])


def _is_short(one: Partnership, found: Mapping[str, Level]) -> bool:
    """Whether a level only says in short which fuller one the same relations have."""
    fuller = (row[0] for level, row in found.items() if level.endswith("-" + one.level) and not row[0].raised)
    return not one.raised and one.since is None and any(o.between == one.between for o in fuller)


def _level(
    level: str, match: re.Match[str], chunks: Chunks, parties: Sequence[str], today: PartialDate | None, when: When,
    table: _Grammar,
) -> Level | None:  # fmt: skip
    words = table.partnership
    before = chunks.codes[max(0, match.start() - _BACK) : match.start()]
    after = chunks.codes[match.end() : match.end() + 120]
    if words["not_level"].search(before):
        return None
    between = _between(chunks, match.end(), after, parties, words)
    if between is None:
        return None
    raised = bool(words["raise"].search(before)) and not any(
        words[w].search(before) for w in ("feast", "already", "past")
    )
    since = None
    if found := words["since"].match(after):
        since = _date(chunks, match.end() + found.start("d"), when)
    else:
        since = _since_then(match, chunks, before, after, raised, today, when, words)
    if since is not None and raised:
        raised = False
    start, end = chunks.start(match.start()), chunks.end(match.end())
    record = Partnership(
        level=level,  # type: ignore[arg-type]
        between=tuple(between),
        raised=raised,
        since=since.edtf if since else None,
    )
    return record, start, end, "level-raised" if raised else "level-named"


def _since_then(
    match: re.Match[str], chunks: Chunks, before: str, after: str, raised: bool, today: PartialDate | None, when: When,
    words: Mapping[str, re.Pattern[str]],
) -> PartialDate | None:  # fmt: skip
    """The day before these talks on which relations were raised to a level: told after it, else before the verb."""
    if found := words["then"].match(after):
        over = bool(words["before"].search(before) or words["past"].search(before))
        if over or raised or words["founded"].search(before):
            date = _date(chunks, match.end() + found.start(found.lastgroup or "d"), when)
            if _is_before(date, today, over=over):
                return date
    if raised and words["held"].search(before) and (found := words["raised_then"].search(before)):
        date = _date(chunks, match.start() - len(before) + found.start("d"), when)
        return date if _is_before(date, today, over=True) else None
    return None


def _between(
    chunks: Chunks, at: int, after: str, parties: Sequence[str], words: Mapping[str, re.Pattern[str]]
) -> list[str] | None:
    """The two sides that have the relations: those named right after, else those of the event where it has two."""
    if found := words["between"].match(after):
        named = sorted({side for group in ("a", "b") for side in _side(chunks, at + found.start(group))})
        if len(named) == 2:
            return named if set(named) <= set(parties) else None
    if found := words["with"].match(after):
        named = _side(chunks, at + found.start("a"))
        if not set(named) <= set(parties):
            return None
    if found := words["pairs"].match(after):
        mark = chunks.items[at + found.start("a")]
        if isinstance(mark, Mark) and len(mark.value) == 2 and set(mark.value) <= set(parties):
            return sorted(mark.value)
    return sorted(parties) if len(parties) == 2 else None


def _side(chunks: Chunks, place: int) -> list[str]:
    mark = chunks.items[place]
    return sides_of(mark) if isinstance(mark, Mark) else []


def _says_more(one: Partnership, other: Partnership) -> bool:
    return (one.raised, one.since is not None) > (other.raised, other.since is not None)


def _date(chunks: Chunks, place: int, when: When) -> PartialDate | None:
    mark = chunks.items[place]
    return when(mark) if isinstance(mark, Mark) else None


def _is_before(date: PartialDate | None, today: PartialDate | None, *, over: bool = False) -> bool:
    """Whether a date lies before the event as far as both are known; `over` where the words tell of what is past."""
    if date is None or date.year is None:
        return False
    if today is None or today.year is None:
        return over
    return (date.year, date.month or (0 if over else _LAST)) < (today.year, today.month or 0)


def find_anniversaries(
    sentences: Iterable[Chunks], today: PartialDate | None, when: When, lexicon: Lexicon
) -> list[Feast]:
    """The anniversaries that sentences name, each once, with what the text forces of year and origin.

    Args:
        sentences: of the event.
        today: the day of the event as far as it is known, for "celebrate this year".
        when: what a mark of a date means in this article.
        lexicon: of the language.
    """
    table = _grammar(lexicon)
    found: dict[tuple[int | None, str], Feast] = {}
    bare: set[tuple[int | None, str]] = set()
    for chunks in sentences:
        fitting = table.feast_words.fitting(chunks.scanned, chunks.symbols)
        told = (match for at in fitting for match in table.feast_words.patterns[at].finditer(chunks.codes))
        for match in told:
            groups = match.groupdict()
            number = int(groups["n"]) if groups.get("n") else table.numbers.get(groups.get("w") or "")
            if number is None:
                number = table.jubilees.get(groups.get("j") or "")
            row = _feast(number, match, chunks, today, when, table)
            key = (row[0].ordinal, row[0].of)
            if row[0].of == "other" and not table.anniversary["whose"].match(chunks.codes, match.end()):
                bare.add(key)
            held = found.get(key)
            found[key] = row if held is None else _merged(held, row)
    # "This 55th anniversary" is the one told in full.
    kept = [row for key, row in found.items() if key not in bare or all(k == key or k[0] != key[0] for k in found)]
    return sorted(kept, key=lambda row: row[1])


def _merged(held: Feast, row: Feast) -> Feast:
    one, other = held[0], row[0]
    both = Anniversary(ordinal=one.ordinal, of=one.of, year=one.year or other.year, origin=one.origin or other.origin)
    return (both, *(row if both.origin != one.origin else held)[1:])


def _feast(
    number: int | None, match: re.Match[str], chunks: Chunks, today: PartialDate | None, when: When, table: _Grammar
) -> Feast:
    words = table.anniversary
    after = chunks.codes[match.end() : match.end() + 150]
    before = chunks.codes[max(0, match.start() - 120) : match.start()]
    of = next((kind for kind, pattern in table.kinds if pattern.match(after)), "other")
    year: int | None = None
    origin: PartialDate | None = None
    end = match.end()
    for name in ("origin", "set"):
        if origin is None and (found := words[name].match(after)):
            place = match.end() + found.start("d")
            mark = chunks.items[place]
            assert isinstance(mark, Mark)
            expression: DateExpression = mark.value
            if expression.kind == "span" and expression.start is not None:
                origin, year = expression.start, expression.end.year if expression.end else None
            else:
                origin = when(mark)
            end = place + 1
    now = today.year if today is not None else None
    if origin is not None and origin.year and number and now and origin.year + number > now + _AHEAD:
        year, origin = origin.year, None  # the day of the feast itself, not of what is celebrated
    if origin is not None and origin.year and number and year is None:
        year = origin.year + number
    if year is None:
        year = _year(match, chunks, today, when)
        if year and number and now and origin is None and year < now and abs(year + number - now) <= 1:
            origin, year = PartialDate(year), year + number  # when what is celebrated was
    if year is None and today is not None and (words["near"].search(before) or words["feasted"].match(after)):
        year = today.year
    if origin is not None and origin.year and year and number and year - origin.year != number:
        origin = None
    record = Anniversary(
        ordinal=number,
        of=of,  # type: ignore[arg-type]
        year=year,
        origin=origin.edtf if origin else None,
    )
    return record, chunks.start(match.start()), chunks.end(end), f"anniversary-{of}"


def _year(match: re.Match[str], chunks: Chunks, today: PartialDate | None, when: When) -> int | None:
    """The year told nearest to the words of an anniversary, in their sentence."""
    best: tuple[int, int] | None = None
    for place in chunks.positions("date"):
        mark = chunks.items[place]
        assert isinstance(mark, Mark)
        distance = place - match.end() if place >= match.end() else match.start() - place
        if distance > _YEAR_REACH or mark.value.role == "since":
            continue
        date = when(mark)
        year = date.year if date else None
        expression: DateExpression = mark.value
        if expression.kind not in ("year", "relative", "month"):
            continue
        if year is None and today is not None and today.year is not None:
            if expression.kind == "relative" and expression.unit == "year":
                year = today.year + (expression.shift or 0)
            elif expression.kind == "month" and date is not None and date.month and expression.shift == 1:
                year = today.year if date.month > (today.month or 12) else today.year + 1
        if year is not None and (best is None or distance < best[0]):
            best = (distance, year)
    return best[1] if best else None


def _grammar(lexicon: Lexicon) -> _Grammar:
    return lexicon.once("commitments", _compile)


def _compile(lexicon: Lexicon) -> _Grammar:
    table: Mapping[str, Any] = lexicon.tables["commitments"]
    feast = table["anniversary"]
    numbers = "|".join(sorted(feast["numbers"], key=len, reverse=True))
    jubilees = "|".join(feast["jubilees"])

    def pattern(source: str) -> re.Pattern[str]:
        macros = {**lexicon.macros, "numbers": numbers, "jubilees": jubilees}
        return compile_pattern(source, macros, f"{lexicon.lang}/commitments.toml")

    return _Grammar(
        tuple(row["id"] for row in table["level"]),
        lexicon.gate(pattern(r"\b(?:" + "|".join(row["words"]) + r")(?!\w)") for row in table["level"]),
        lexicon.gate(pattern(feast[key]) for key in ("words", "years", "celebrated")),
        {k: pattern(v) for k, v in table["partnership"].items()},
        {k: pattern(v) for k, v in feast.items() if isinstance(v, str)},
        tuple((kind, pattern(source)) for kind, source in feast["of"]),
        feast["numbers"],
        feast["jubilees"],
    )
