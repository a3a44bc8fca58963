"""What a date phrase comes to in its article: a small calculus that concludes only what the words force."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extractors.date_phrases import DateExpression, find_dates
from extractors.lexicon import Lexicon
from extractors.matching import Mark
from extractors.partial_dates import PartialDate
from extractors.records import Basis

__all__ = [
    "DateContext", "DateExpression", "NamedYear", "PartialDate", "Resolved", "article_context", "find_dates", "resolve",
]  # fmt: skip

YearRole = Literal["closing", "current", "plain", "deadline", "since"]


@dataclass(frozen=True, slots=True)
class NamedYear:
    """A year that the text names: "closing" an anniversary, "current" by its words, or in another role."""

    year: int
    role: YearRole


@dataclass(frozen=True, slots=True)
class DateContext:
    """What an article gives to date its phrases by.

    ``published`` is the publication date as printed, ``stamp`` a full date of a dateline, page or caption; ``dates``
    the full dates of the text; ``years`` the years that it names; ``weekdays`` the weekdays that stand alone in it.
    """

    published: PartialDate | None = None
    stamp: PartialDate | None = None
    dates: tuple[PartialDate, ...] = ()
    years: tuple[NamedYear, ...] = ()
    weekdays: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolved:
    """The date that was concluded, by which rule, and whether the words state it themselves."""

    start: PartialDate | None
    end: PartialDate | None
    rule: str
    basis: Basis


def article_context(
    text: str, marks: Sequence[Mark], lexicon: Lexicon, published: PartialDate | None = None
) -> DateContext:
    """Gather what the dates of an article say of one another.

    Args:
        text: the clean view.
        marks: the dates found in the article's own text (no teasers of other stories).
        lexicon: of the language.
        published: the publication date printed with the article.
    """
    table = lexicon.tables["dates"]["stamps"]
    words, captions = tuple(table["words"]), tuple(table["captions"])
    stamp: PartialDate | None = None
    dates: list[PartialDate] = []
    years: list[NamedYear] = []
    weekdays: list[int] = []
    current = lexicon.pattern("(?i)" + table["current"])
    for mark in marks:
        said: DateExpression = mark.value
        line = text.rfind("\n", 0, mark.start) + 1
        before = text[max(line, mark.start - 60) : mark.start].rstrip(" :(-–,").lower()
        match said.kind:
            case "day" | "range" if said.start and said.start.year and said.role in ("plain", "from"):
                dates.append(said.start)
                if stamp is None and said.kind == "day" and (
                    before.endswith(words) or before.startswith(captions) or _is_dateline(text, mark, line)
                ):
                    stamp = said.start
            case "span" if said.end and said.end.year:
                years.append(NamedYear(said.end.year, "closing"))
            case "year" if said.start and said.start.year:
                role: YearRole = "plain"
                if said.role in ("deadline", "since"):
                    role = said.role
                elif current.match(text, mark.end):
                    role = "current"
                years.append(NamedYear(said.start.year, role))
            case "month" if said.start and said.start.year and said.role == "plain":
                years.append(NamedYear(said.start.year, "plain"))
            case "weekday" if said.weekday is not None and not said.shift:
                weekdays.append(said.weekday)
    return DateContext(published, stamp, tuple(dates), tuple(years), tuple(weekdays))


def _is_dateline(text: str, mark: Mark, line: int) -> bool:
    """A full date that stands in brackets before the first words, or alone on its line."""
    end = text.find("\n", mark.end)
    rest = text[line : len(text) if end < 0 else end]
    return len(rest) - (mark.end - mark.start) < 12 or (mark.start - line < 60 and text[mark.end : mark.end + 1] == ")")


def resolve(
    expression: DateExpression, context: DateContext, *, planned: bool = False, told: PartialDate | None = None
) -> Resolved:
    """Conclude the date of a phrase, as far as text and publication date force it.

    Args:
        expression: what the phrase says.
        context: what the article says.
        planned: whether what is dated lies ahead of the day of writing.
        told: the date told just before, for "the same day" and the like.

    Returns:
        Open parts stay open; ``start`` is None where nothing is known or the phrase dates no event.
    """
    published = context.published or context.stamp
    match expression.kind:
        case "day" | "range":
            return _day(expression, context, planned)
        case "month":
            return _month(expression, context, planned)
        case "weekday":
            return _weekday(expression, published, planned)
        case "relative" if expression.base == "told":
            start = told and expression.shift is not None and told.plus(expression.shift)
            return Resolved(start or None, None, expression.rule, "inferred")
        case "relative":
            return _relative(expression, published)
        case "year" | "period" if expression.role in ("plain", "from"):
            return Resolved(expression.start, None, expression.rule, "stated")
        case _:
            return Resolved(None, None, expression.rule, "stated")


def _day(said: DateExpression, context: DateContext, planned: bool) -> Resolved:
    start, end = said.start, said.end
    if start is None or start.year is not None:
        return Resolved(start, end, said.rule, "stated")
    year, rule = _year(start, said.weekday, context, planned)
    if year is None:
        return Resolved(start, end, said.rule, "stated")
    dated = start.in_year(year)
    closing = end
    if end is not None and end.year is None and dated is not None:
        wraps = end.month is not None and start.month is not None and end.month < start.month
        closing = end.in_year(year + wraps)
    return Resolved(dated, closing, rule, "inferred")


def _year(date: PartialDate, weekday: int | None, context: DateContext, planned: bool) -> tuple[int | None, str]:
    """The year that a month and day must lie in, and the rule that says so."""
    for basis, rule in ((context.published, "date-published-year"), (context.stamp, "date-stamp-year")):
        if basis is not None and basis.year is not None:
            if rule == "date-stamp-year" and abs(_distance(date, basis)) > 100:
                continue
            return _nearest(date, weekday, basis, planned), rule
    near = {d.year for d in context.dates if d.year and abs(_distance(date, d)) <= 62 and date.in_year(d.year)}
    fitting = {y for y in near if _fits(date, y, weekday)}
    if len(fitting) == 1:
        return fitting.pop(), "date-other-date-year"
    closing = {n.year for n in context.years if n.role == "closing" and _fits(date, n.year, weekday)}
    if len(closing) == 1 and weekday is not None:
        return closing.pop(), "date-anniversary-year"
    known = weekday
    if known is None and len(set(context.weekdays)) == 1:
        known = context.weekdays[0]
    if known is not None:
        named = {n.year for n in context.years if n.role in ("current", "closing", "plain")}
        fitting = {y for y in named if _fits(date, y, known)}
        if len(fitting) == 1 and (weekday is not None or any(n.role == "current" for n in context.years)):
            return fitting.pop(), "date-weekday-year"
    return None, ""


def _distance(date: PartialDate, other: PartialDate) -> int:
    """Days between two days of the year, the short way round; month against month where a day is open."""
    days = 30 * ((date.month or 0) - (other.month or 0)) + (date.day or 15) - (other.day or 15)
    return (days + 180) % 360 - 180


def _fits(date: PartialDate, year: int, weekday: int | None) -> bool:
    dated = date.in_year(year)
    return dated is not None and dated.fits(weekday)


def _nearest(date: PartialDate, weekday: int | None, basis: PartialDate, planned: bool) -> int:
    """The year of the nearest such day not after the day of writing (not before, if planned)."""
    assert basis.year is not None
    year = basis.year
    if basis.month is not None and date.month is not None:
        day, limit = (date.month, date.day or 0), (basis.month, basis.day or 0)
        if not date.day or not basis.day:
            day, limit = (date.month, 0), (basis.month, 0)
        if not planned and day > limit:
            # One day of grace: a page is stamped in another time zone than its news.
            year -= _distance(date, basis) > 1 or date.month != basis.month
        elif planned and day < limit:
            year += 1
    if not _fits(date, year, weekday):
        others = [y for y in (basis.year, basis.year - 1, basis.year + 1) if _fits(date, y, weekday)]
        year = others[0] if others else year
    return year


def _month(said: DateExpression, context: DateContext, planned: bool) -> Resolved:
    start = said.start
    published = context.published or context.stamp
    if start is None or start.year is not None or start.month is None:
        return Resolved(start, None, said.rule, "stated")
    if published is None or published.year is None:
        year, rule = _year(start, None, context, planned)
        return Resolved(start.in_year(year) if year else start, None, rule or said.rule, "inferred" if year else "stated")
    year, month = published.year, published.month
    if month is not None:
        if said.shift == 1 or (planned and not said.shift):
            year += start.month < month or (said.shift == 1 and start.month == month)
        else:
            year -= start.month > month or (said.shift == -1 and start.month == month)
    return Resolved(start.in_year(year), None, "date-published-year", "inferred")


def _weekday(said: DateExpression, published: PartialDate | None, planned: bool) -> Resolved:
    if published is None or said.weekday is None:
        return Resolved(None, None, said.rule, "stated")
    written = published.weekday
    if written is None:
        return Resolved(replace(published, day=None), None, "date-published-month", "inferred")
    ahead = (said.weekday - written) % 7
    if said.shift == 1 or (planned and said.shift is None):
        days = ahead or (7 if said.shift == 1 else 0)
    else:
        days = -((written - said.weekday) % 7) or (-7 if said.shift == -1 else 0)
    return Resolved(published.plus(days), None, "date-published-weekday", "inferred")


def _relative(said: DateExpression, published: PartialDate | None) -> Resolved:
    start: PartialDate | None = None
    end: PartialDate | None = None
    rule = said.rule
    if published is not None and said.shift is not None:
        match said.unit:
            case "day" if published.day is None:
                start, rule = replace(published, day=None), "date-published-month"
            case "day":
                start = published.plus(said.shift)
            case "week":
                start = PartialDate(published.year, published.month)
            case "month":
                start = published.plus_months(said.shift)
                if start is not None and said.day is not None:
                    start = replace(start, day=said.day)
            case "year" if published.year is not None:
                start = PartialDate(published.year + said.shift)
            case _:
                pass
    return Resolved(start, end, rule, "inferred")


def full_dates(marks: Iterable[Mark]) -> list[PartialDate]:
    """The full dates among marks, as stated."""
    return [m.value.start for m in marks if m.kind == "date" and m.value.start and m.value.start.full]
