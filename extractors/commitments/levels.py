"""Levels of relations that the sentences of an event name: a comprehensive strategic partnership, and since when."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from extractors.patterns.chunks import Chunks
from extractors.patterns.gates import Gate
from extractors.patterns.lexicon import Lexicon, compile_pattern
from extractors.patterns.matching import Mark
from extractors.records import Partnership
from extractors.statements.voices import sides_of
from extractors.values.partial_dates import PartialDate

When = Callable[[Mark], PartialDate | None]
Level = tuple[Partnership, int, int, str]

_BACK = 150  # characters before a level in which the words stand that raise relations to it
_LAST = 12  # month that a year may last, where nothing tells that it is past


@dataclass(frozen=True)
class _Grammar:
    ids: tuple[str, ...]
    words: Gate
    around: Mapping[str, re.Pattern[str]]
    numbers: Mapping[str, int]


def find_levels(
    sentences: Iterable[tuple[Chunks, Sequence[str]]], today: PartialDate | None, when: When, lexicon: Lexicon
) -> list[Level]:
    """The levels of relations that sentences name, each once; what raises relations to one counts most.

    Args:
        sentences: of the event, each with the sides that it tells of, ISO codes or organisations.
        today: the day of the event as far as it is known: what was raised before it is not raised by it.
        when: what a mark of a date means in this article.
        lexicon: of the language.

    Returns:
        For each level the record, the offsets of its words and the rule.
    """
    table = _grammar(lexicon)
    found: dict[tuple[str, tuple[str, ...]], Level] = {}
    for chunks, parties in sentences:
        taken: list[tuple[int, int]] = []
        for number in table.words.among(chunks):
            level = table.ids[number]
            for match in table.words.patterns[number].finditer(chunks.codes):
                if any(a < match.end() and match.start() < b for a, b in taken):
                    continue
                taken.append(match.span())
                row = _level(level, match, chunks, parties, today, when, table)
                if row is None:
                    continue
                key = (level, row[0].between)
                if key not in found or _says_more(row[0], found[key][0]):
                    found[key] = row
    return sorted((row for row in found.values() if not _is_short(row[0], found.values())), key=lambda row: row[1])


def _is_short(one: Partnership, found: Iterable[Level]) -> bool:
    """Whether a level only says in short which fuller one the same relations have."""
    fuller = (row[0] for row in found if row[0].level.endswith("-" + one.level) and not row[0].raised)
    return not one.raised and one.since is None and any(o.between == one.between for o in fuller)


def _level(
    level: str, match: re.Match[str], chunks: Chunks, parties: Sequence[str], today: PartialDate | None, when: When,
    table: _Grammar,
) -> Level | None:  # fmt: skip
    words = table.around
    before = chunks.codes[max(0, match.start() - _BACK) : match.start()]
    after = chunks.codes[match.end() : match.end() + 120]
    if words["not_level"].search(before) or words["sector"].match(after):
        return None
    between = _between(chunks, match, after, parties, words)
    if between is None:
        return None
    lifted = bool(words["raise"].search(before))
    raised = lifted and not any(words[w].search(before) for w in ("feast", "already", "past", "wished"))
    since = None
    if found := words["since"].match(after):
        since = _date(chunks, match.end() + found.start("d"), when)
    else:
        since = _since_then(match, chunks, before, after, lifted, today, when, table)
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
    match: re.Match[str], chunks: Chunks, before: str, after: str, lifted: bool, today: PartialDate | None, when: When,
    table: _Grammar,
) -> PartialDate | None:  # fmt: skip
    """The day before these talks on which relations were raised to a level: told after it, else before the verb."""
    words, numbers = table.around, table.numbers
    if found := words["then"].match(after):
        over = any(words[w].search(before) for w in ("before", "past", "noun"))
        if over or lifted or words["founded"].search(before):
            date = _date(chunks, match.end() + found.start(found.lastgroup or "d"), when)
            if _is_before(date, today, over=over):
                return date
    ago = words["ago_before"].search(before) or words["ago_after"].match(after)
    if ago and today is not None and today.year:
        return PartialDate(today.year - (int(ago["n"]) if ago["n"].isdigit() else numbers[ago["n"].lower()]))
    told = (lifted or words["founded"].search(before)) and words["held"].search(before)
    found = words["raised_then"].search(before)
    place = match.start() - len(before) + found.start("d") if found else 0
    if found and not told and not lifted:
        mark = chunks.items[place]
        since = isinstance(mark, Mark) and mark.value.role == "since"
        return _date(chunks, place, when) if since and words["have"].match(before[found.end("d") :]) else None
    if found and not words["own_since"].search(before, 0, found.start("d")):
        date = _date(chunks, place, when)
        return date if _is_before(date, today, over=bool(told)) else None
    return None


def _between(
    chunks: Chunks, match: re.Match[str], after: str, parties: Sequence[str], words: Mapping[str, re.Pattern[str]]
) -> list[str] | None:
    """The two sides that have the relations: those named right after, else those of the event where it has two."""
    at = match.end()
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
    if found := words["pair_before"].search(chunks.codes, 0, match.start()):
        named = sorted({side for group in ("a", "b") for side in _side(chunks, found.start(group))})
        if len(named) == 2 and not set(named) <= set(parties):
            return None
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


def _grammar(lexicon: Lexicon) -> _Grammar:
    return lexicon.once("levels", _compile)


def _compile(lexicon: Lexicon) -> _Grammar:
    table, numbers = lexicon.tables["commitments"], lexicon.tables["dates"]["numbers"]
    macros = {**lexicon.macros, "numbers": "|".join(sorted(numbers, key=len, reverse=True))}

    def pattern(source: str) -> re.Pattern[str]:
        return compile_pattern(source, macros, f"{lexicon.lang}/commitments.toml")

    return _Grammar(
        tuple(row["id"] for row in table["level"]),
        lexicon.gate(pattern(rf"\b(?:{'|'.join(row['words'])})(?!\w)") for row in table["level"]),
        {k: pattern(v) for k, v in table["partnership"].items()},
        numbers,
    )
