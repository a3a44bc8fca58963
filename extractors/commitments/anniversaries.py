"""Anniversaries that the sentences of an event name, with what the text forces of year and origin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extractors.commitments.levels import When
from extractors.patterns.chunks import Chunks
from extractors.patterns.gates import Gate
from extractors.patterns.lexicon import Lexicon, compile_pattern
from extractors.patterns.matching import Mark
from extractors.records import Anniversary
from extractors.values.date_phrases import DateExpression
from extractors.values.partial_dates import PartialDate

Feast = tuple[Anniversary, int, int, str]

_AHEAD = 5  # years by which an anniversary that is spoken of may lie ahead
_YEAR_REACH = 70  # characters between an anniversary and its year
_FEAST = 20  # characters before a day in which it is told to be celebrated


@dataclass(frozen=True)
class _Grammar:
    words: Gate
    around: Mapping[str, re.Pattern[str]]
    kinds: tuple[tuple[str, re.Pattern[str]], ...]
    numbers: Mapping[str, int]
    jubilees: Mapping[str, int]


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
        fitting = table.words.among(chunks)
        told = [match for at in fitting for match in table.words.patterns[at].finditer(chunks.codes)]
        year: int | None = None
        for match in sorted(told, key=lambda m: m.end()):
            groups = match.groupdict()
            number = int(groups["n"]) if groups.get("n") else table.numbers.get((groups.get("w") or "").lower())
            if number is None:
                number = table.jubilees.get((groups.get("j") or "").lower())
            row = _feast(number, match, chunks, today, when, table)
            if row[0].year is None and year is not None and row[0].origin is None:
                # "This year is the 50th anniversary of … and the 10th of …"
                row = (_dated(row[0], year), *row[1:])
            year = row[0].year
            key = (row[0].ordinal, row[0].of)
            if row[0].of == "other" and not table.around["whose"].match(chunks.codes, match.end()):
                bare.add(key)
            held = found.get(key)
            found[key] = row if held is None else _merged(held, row)
    # "This 55th anniversary" is the one told in full.
    kept = [row for key, row in found.items() if key not in bare or all(k == key or k[0] != key[0] for k in found)]
    return sorted(kept, key=lambda row: row[1])


def agreed(feasts: Sequence[Feast], others: Iterable[Feast]) -> tuple[Feast, ...]:
    """Feasts with the year and origin that the same ones are told to have elsewhere in the article."""
    known: dict[tuple[int | None, str], set[tuple[int, str | None]]] = {}
    for feast, *_ in others:
        if feast.year is not None and feast.of != "other":
            known.setdefault((feast.ordinal, feast.of), set()).add((feast.year, feast.origin))
    return tuple(_agreed(row, known.get((row[0].ordinal, row[0].of), set())) for row in feasts)


def _agreed(row: Feast, known: set[tuple[int, str | None]]) -> Feast:
    years = {year for year, _ in known}
    if (row[0].year is not None and row[0].year not in years) or len(years) != 1:
        return row
    origin = max((o for _, o in known if o), key=len, default=None)
    return (_dated(row[0], *years, origin=row[0].origin or origin), *row[1:])


def _dated(one: Anniversary, year: int, *, origin: str | None = None) -> Anniversary:
    return Anniversary(ordinal=one.ordinal, of=one.of, year=year, origin=origin or one.origin)


def _merged(held: Feast, row: Feast) -> Feast:
    one, other = held[0], row[0]
    both = Anniversary(ordinal=one.ordinal, of=one.of, year=one.year or other.year, origin=one.origin or other.origin)
    return (both, *(row if both.origin != one.origin else held)[1:])


def _feast(
    number: int | None, match: re.Match[str], chunks: Chunks, today: PartialDate | None, when: When, table: _Grammar
) -> Feast:
    words = table.around
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
        year = _year(match, chunks, today, when, words["celebrate"])
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


def _year(
    match: re.Match[str], chunks: Chunks, today: PartialDate | None, when: When, feast: re.Pattern[str]
) -> int | None:
    """The year told nearest to the words of an anniversary, in their sentence."""
    best: tuple[int, int] | None = None
    for place, mark in chunks.placed:
        if mark.kind != "date":
            continue
        distance = place - match.end() if place >= match.end() else match.start() - place
        if distance > _YEAR_REACH or mark.value.role == "since":
            continue
        date = when(mark)
        year = date.year if date else None
        expression: DateExpression = mark.value
        if expression.kind in ("day", "horizon"):
            low, first = min(place, match.start()), max(place, match.start())
            own = expression.start is not None and expression.start.year and place > low  # of what is celebrated
            if own or not feast.search(chunks.codes, max(0, low - _FEAST), first):
                continue
        elif expression.kind not in ("year", "relative", "month"):
            continue
        if year is None and today is not None and today.year is not None:
            if expression.kind in ("relative", "horizon") and expression.unit == "year":
                year = today.year + (expression.shift or 0)
            elif expression.kind == "month" and date is not None and date.month and expression.shift == 1:
                year = today.year if date.month > (today.month or 12) else today.year + 1
        if year is not None and (best is None or distance < best[0]):
            best = (distance, year)
    return best[1] if best else None


def _grammar(lexicon: Lexicon) -> _Grammar:
    return lexicon.once("anniversaries", _compile)


def _compile(lexicon: Lexicon) -> _Grammar:
    feast = lexicon.tables["commitments"]["anniversary"]
    numbers = "|".join(sorted(feast["numbers"], key=len, reverse=True))
    macros = {**lexicon.macros, "numbers": numbers, "jubilees": "|".join(feast["jubilees"])}

    def pattern(source: str) -> re.Pattern[str]:
        return compile_pattern(source, macros, f"{lexicon.lang}/commitments.toml")

    return _Grammar(
        lexicon.gate(pattern(feast[key]) for key in ("words", "years", "celebrated", "second") if key in feast),
        {k: pattern(v) for k, v in feast.items() if isinstance(v, str)},
        tuple((kind, pattern(source)) for kind, source in feast["of"]),
        feast["numbers"],
        feast["jubilees"],
    )
