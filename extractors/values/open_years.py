"""In which year a day or month lies whose year is not printed: as far as the article forces it."""

from __future__ import annotations

from dataclasses import replace

from extractors.values.date_context import (
    OLDEST,
    SEASON,
    DateContext,
    distance,
    fits,
    year_of_concluded,
    year_of_others,
    year_of_weekday,
)
from extractors.values.date_phrases import DateExpression
from extractors.values.partial_dates import PartialDate

# Days by which news may lie on the other side of the day of writing than its verb says.
SLACK = 31


def year_of_day(said: DateExpression, context: DateContext, planned: bool) -> tuple[int | None, str]:
    """The year that a day and month must lie in, and the rule that says so."""
    date = said.start
    if date is None:
        return None, ""
    written = context.written
    if said.unit == "year" and said.shift is not None:
        year = written.year if written is not None else None
        return (year + said.shift if year is not None else None), said.rule
    weekday = said.weekday if said.weekday is not None else context.weekday_of(date)
    if context.published is not None and context.published.year is not None:
        return nearest_year(date, weekday, context.published, side_of(said, planned)), "date-published-year"
    stamp = context.stamp
    if stamp is not None and stamp.year is not None and abs(distance(date, stamp)) <= SEASON:
        return nearest_year(date, weekday, stamp, side_of(said, planned)), "date-stamp-year"
    for conclude in (year_of_others, year_of_weekday, year_of_concluded):
        year, rule = conclude(date, weekday, context)
        if year is not None:
            return year, rule
    basis = basis_of(said, context) if said.unit is None else None
    if basis is not None and basis.full is not None:
        return nearest_year(date, weekday, basis, side_of(said, planned)), "date-other-date-year"
    return None, ""


def basis_of(said: DateExpression, context: DateContext) -> PartialDate | None:
    """The day of writing; for "last July" and "last month" else the only full date of the article."""
    full = {d.date for d in context.days if d.date.full is not None and d.date.full.year > OLDEST}
    counted = bool(said.shift) and said.unit in (None, "month", "year")
    return full.pop() if context.written is None and counted and len(full) == 1 else context.written


def side_of(said: DateExpression, planned: bool) -> int:
    """-2 surely past, -1 past, 1 planned, 2 surely to come."""
    return 2 * said.shift if said.shift and said.unit is None else 1 if planned else -1


def nearest_year(date: PartialDate, weekday: int | None, basis: PartialDate, side: int) -> int:
    """The year of the nearest such day on one side of the day of writing.

    News of the past month can be called planned, and plans of the next month told as if held, unless words exclude it.
    """
    year, told = basis.year or 0, date
    if basis.month is not None and date.month is not None:
        if date.day is None or basis.day is None:
            date, basis = replace(date, day=None), replace(basis, day=None)
        days = distance(date, basis)
        later = (date.month, date.day or 0) > (basis.month or 0, basis.day or 0)
        year += (days > 0 and not later) - (days < 0 and later)
        slack = 0 if abs(side) == 2 else SLACK
        # A day of the month of writing, whose day nobody knows, lies in that month.
        same = days == 0 and (told.day is None or date.day is not None)
        if side < 0 and (days > slack or (side == -2 and same)):
            year -= 1
        elif side > 0 and (days < -slack or (side == 2 and same)):
            year += 1
    if not fits(told, year, weekday):
        year = next((y for y in (year - 1, year + 1) if fits(told, y, weekday)), year)
    return year
