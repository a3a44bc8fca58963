"""What a date phrase comes to in its article: a small calculus that concludes only what the words force."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extractors.records import Basis
from extractors.values.date_context import OLDEST, DateContext, NamedDay, NamedYear, article_context, distance
from extractors.values.date_phrases import DateExpression, find_dates
from extractors.values.open_years import basis_of, nearest_year, side_of, year_of_day
from extractors.values.partial_dates import PartialDate

__all__ = [
    "DateContext", "DateExpression", "NamedDay", "NamedYear", "PartialDate", "Resolved", "article_context",
    "deadline_year", "find_dates", "resolve",
]  # fmt: skip

_LATE = 23  # in the last week of a month
_WEEK = 7  # days
_REACH = 2  # days between a weekday that stands alone and the dated day that it is read beside
_FURTHER = 6  # … where it is said to be the last or the next one

_DECADE = 10


@dataclass(frozen=True, slots=True)
class Resolved:
    """The date that was concluded, by which rule, and whether the words state it themselves."""

    start: PartialDate | None
    end: PartialDate | None
    rule: str
    basis: Basis


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
        Open parts stay open; ``start`` is None where nothing is known or the phrase dates no event (a deadline,
        a year since which something holds, the years of a plan).
    """
    if expression.role == "deadline" or (expression.role == "since" and expression.kind == "year"):
        return Resolved(None, None, expression.rule, "stated")
    match expression.kind:
        case "range" if expression.start is None:
            found = _weekday(expression, context, planned)
            days = ((expression.until or 0) - (expression.weekday or 0)) % 7
            end = found.start.plus(days) if found.start is not None and found.start.day else None
            return Resolved(found.start, end, found.rule, found.basis)
        case "day" | "range":
            return _day(expression, context, planned)
        case "month":
            return _month(expression, context, planned)
        case "weekday":
            return _weekday(expression, context, planned)
        case "relative" if expression.base == "told" or (expression.base == "scene" and told is not None):
            return Resolved(_counted(expression, context, told), None, expression.rule, "inferred")
        case "relative":
            return _relative(expression, context)
        case "year":
            return Resolved(expression.start, None, expression.rule, "stated")
        case _:
            return Resolved(None, None, expression.rule, "stated")


def _counted(said: DateExpression, context: DateContext, told: PartialDate | None) -> PartialDate | None:
    """What is so many days, weeks or months from the day told; beside a day unknown, the month of writing.

    The number of a day alone is in the month told, or in the one before or after it that is nearer.
    """
    written = context.written
    if said.day is not None:
        return _numbered(None, said.day, context, told)
    if told is not None and told.day is None and said.unit == "day":
        return told
    if told is None or said.shift is None:
        of_month = said.unit == "day" and written is not None and written.month is not None and written.day is None
        return written if of_month else None
    match said.unit:
        case "week":
            first, last = told.plus(7 * said.shift - 3), told.plus(7 * said.shift + 3)
            return replace(first, day=None) if first and last and first.month == last.month else None
        case "month":
            return told.plus_months(said.shift)
        case _:
            return told.plus(said.shift)


def deadline_year(expression: DateExpression, context: DateContext) -> tuple[int, Basis] | None:
    """The year that a goal is set for, or None where it is not known."""
    date = expression.end if expression.kind == "period" else expression.start
    if date is not None and date.year is not None:
        return date.year, "stated"
    written = context.written
    if written is None or written.year is None:
        return None
    if expression.unit == "decade":
        return written.year - written.year % _DECADE + _DECADE, "inferred"
    if expression.unit == "year" and expression.shift is not None:
        return written.year + expression.shift, "inferred"
    return None


def _day(said: DateExpression, context: DateContext, planned: bool) -> Resolved:
    start, end = said.start, said.end
    if start is None or start.year is not None:
        return Resolved(start, end, said.rule, "stated")
    year, rule = year_of_day(said, context, planned)
    dated = start.in_year(year) if year is not None else None
    if year is None or dated is None:
        return Resolved(start, end, said.rule, "stated")
    if end is not None and end.year is None and end.month is not None and start.month is not None:
        end = end.in_year(year + (end.month < start.month))
    return Resolved(dated, end, rule, "inferred")


def _month(said: DateExpression, context: DateContext, planned: bool) -> Resolved:
    start, written = said.start, basis_of(said, context)
    if start is None or start.year is not None or start.month is None or written is None or written.year is None:
        return Resolved(start, None, said.rule, "stated")
    away = said.shift if said.unit == "year" else None
    year = nearest_year(start, None, written, side_of(said, planned)) if away is None else written.year + away
    return Resolved(start.in_year(year), None, "date-published-year", "inferred")


def _weekday(said: DateExpression, context: DateContext, planned: bool) -> Resolved:
    written = context.written
    if said.weekday is None:
        return Resolved(None, None, said.rule, "stated")
    if said.day is not None and (numbered := _numbered(said.weekday, said.day, context)) is not None:
        return Resolved(numbered, None, said.rule, "inferred")
    known = (written.weekday if written.weekday is not None else context.weekday_of(written)) if written else None
    if written is not None and written.day is not None and known is not None:
        ahead = (said.weekday - known) % 7
        if said.shift == 1 or (planned and said.shift is None):
            days = ahead or (7 if said.shift == 1 else 0)
        else:
            days = -((known - said.weekday) % 7) or (-7 if said.shift == -1 else 0)
        return Resolved(written.plus(days), None, "date-published-weekday", "inferred")
    if beside := _beside(said.weekday, context, planned, said.shift):
        return Resolved(beside, None, "date-beside-weekday", "inferred")
    if written is not None and written.year is not None and written.day is None:
        return Resolved(written, None, "date-published-month", "inferred")
    if written is not None and written.day is not None and not planned and not said.shift:
        # News of the day: the weekday told first is that of its dateline.
        start = written.plus(-((context.weekdays[0] - said.weekday) % 7)) if context.weekdays else None
        if start is not None and abs(distance(start, written)) <= _REACH:
            return Resolved(start, None, "date-dateline-weekday", "inferred")
    return Resolved(None, None, said.rule, "stated")


def _numbered(
    weekday: int | None, day: int, context: DateContext, told: PartialDate | None = None
) -> PartialDate | None:
    """The day of a number without a month, perhaps of a weekday, nearest to one told or to the day of writing."""
    around = [base] if (base := told or context.written) is not None else [d.date for d in context.days]
    found: set[PartialDate] = set()
    for date in around:
        months = (date, date.plus_months(-1), date.plus_months(1)) if date.month is not None else ()
        numbers = (month.on_day(day) for month in months if month is not None)
        known = date.weekday if date.weekday is not None else context.weekday_of(date) if date.day else None
        for _, _, numbered in sorted((abs(distance(n, date)), at, n) for at, n in enumerate(numbers) if n is not None):
            if not numbered.fits(weekday):
                continue
            loose = weekday is None or known is None or numbered.year is not None
            if not loose and (distance(numbered, date) + (known or 0) - (weekday or 0)) % 7:
                continue
            found.add(numbered)
            break
    return found.pop() if len(found) == 1 else None


def _beside(weekday: int, context: DateContext, planned: bool, shift: int | None = None) -> PartialDate | None:
    """The day of a weekday that stands alone, read beside the dated days of the article, where all lead to one.

    "Next Thursday" and "last Thursday" (``shift``) are other days than the one told, behind it or before.
    """
    found: set[PartialDate] = set()
    for day in context.days:
        if day.date.year is not None and day.date.year <= OLDEST:
            continue
        said = DateExpression("day", "", start=day.date, weekday=day.weekday)
        date = _day(said, context, planned=False).start or day.date
        known = date.weekday if date.weekday is not None else context.weekday_of(date)
        if known is None:
            continue
        ahead, back = (weekday - known) % 7, -((known - weekday) % 7)
        # After "Sunday, July 16" Monday is the next one, where no day of writing says otherwise.
        undated = context.written is None or context.written.day is None
        onwards = undated and day.weekday is not None and ahead <= _REACH < -back
        days = ahead if planned or onwards else back
        days = (back or -7) if shift == -1 else (ahead or 7) if shift == 1 else days
        if (
            abs(days) <= (_FURTHER if shift and day.weekday is not None else _REACH)
            and (result := date.plus(days)) is not None
            and _in_season(result, context)
        ):
            found.add(result)
    return found.pop() if len(found) == 1 else None


def _in_season(date: PartialDate, context: DateContext) -> bool:
    """Whether a day can be told by a weekday alone in the month of writing: in that month or a week beside it."""
    written = context.written
    if written is None or written.day is not None or written.year is None or written.month is None:
        return True
    if date.month is None or date.day is None:
        return True
    months = (date.month - written.month + 6) % 12 - 6
    if date.year is not None and 12 * (date.year - written.year) + date.month - written.month != months:
        return False
    return months == 0 or (months == -1 and date.day > _LATE) or (months == 1 and date.day <= _WEEK)


def _relative(said: DateExpression, context: DateContext) -> Resolved:
    written = basis_of(said, context)
    start: PartialDate | None = None
    rule = said.rule
    if written is None and said.weekday is not None and (beside := _beside(said.weekday, context, planned=False)):
        return Resolved(beside, None, "date-beside-weekday", "inferred")
    if written is not None and said.shift is not None:
        match said.unit:
            case "day" if written.day is None:
                start, rule = written, "date-published-month"
            case "day":
                start = written.plus(said.shift + _off(said, said.shift, context))
            case "week":
                start = _week(written, said.shift, said.weekday)
            case "month":
                start = written.plus_months(said.shift)
                if start is not None and said.day is not None:
                    start = start.on_day(said.day)
            case "year" if written.year is not None:
                start = PartialDate(written.year + said.shift)
            case _:
                pass
    end = start.on_day(said.until) if start is not None and start.day and said.until else None
    return Resolved(start, end, rule, "inferred")


def _off(said: DateExpression, shift: int, context: DateContext) -> int:
    """By how many days the day of writing is another than it seems, where a weekday is told: "hier jeudi"."""
    written = context.written
    known = (written.weekday if written.weekday is not None else context.weekday_of(written)) if written else None
    if known is None or said.weekday is None:
        return 0
    return (said.weekday - known - shift + 3) % 7 - 3


def _week(written: PartialDate, shift: int, weekday: int | None) -> PartialDate | None:
    """The day of a week, or the month or the year in which all of it lies."""
    if written.weekday is None:
        return written if shift == 0 and written.year is not None else None
    first = written.plus(7 * shift - written.weekday)
    if weekday is not None:
        return first and first.plus(weekday)
    last = first and first.plus(6)
    if first is None or last is None or first.year != last.year:
        return None
    return PartialDate(first.year, first.month if first.month == last.month else None)
