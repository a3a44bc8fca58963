"""What an article gives to date its phrases by: publication, dateline, full dates, years named, weekdays."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extractors.patterns.lexicon import Lexicon
from extractors.patterns.matching import Mark
from extractors.values.date_phrases import DateExpression
from extractors.values.partial_dates import PartialDate

YearRole = Literal["this", "closing", "current", "plain", "deadline", "since"]
NEAR = 10  # days between two dates of one story
SEASON = 62  # days between two dates that a third witness puts in one year
OLDEST = 1995  # the last year of which no page of news on the web tells as of its own
ALONE = 2  # rank of a day in a line of its own
# Who wrote it, before the day: "Jane Doe, ".
_BYLINE = re.compile(r" {0,3}(?:(?:[A-Z\xc0-\xdd][\w'.\u2019-]{0,20} ?,? ){2,6}[,|/–-]?|[^\n|.!?]{3,60}\|) ?")
_AGENCY = re.compile(r" {0,3}(?:\(\w[\w/ ]{1,12}\)|\)|(?:--?|–|—)(?!\S))")


@dataclass(frozen=True, slots=True)
class NamedYear:
    """A year that the text names.

    ``role``: "this" is the closing year of an anniversary that is said to be celebrated now, "closing" that of another,
    "current" is said to be the year of writing, though plans may speak so too.
    """

    year: int
    role: YearRole


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day that the text names, its year perhaps open, with the weekday printed beside it."""

    date: PartialDate
    weekday: int | None


@dataclass(frozen=True, slots=True)
class DateContext:
    """What an article gives to date its phrases by.

    ``published`` is the publication date as printed with the article, ``stamp`` the date of a dateline, a page or a
    caption (its year may be open); ``days`` the days that the text names, ``months`` the months with their year,
    ``years`` the years, ``weekdays`` the weekdays that stand alone in it; ``concluded`` the days whose year a printed
    weekday fixes.
    """

    published: PartialDate | None = None
    stamp: PartialDate | None = None
    days: tuple[NamedDay, ...] = ()
    months: tuple[PartialDate, ...] = ()
    years: tuple[NamedYear, ...] = ()
    weekdays: tuple[int, ...] = ()
    concluded: tuple[PartialDate, ...] = ()

    @property
    def written(self) -> PartialDate | None:
        """The day of writing, as far as it is known."""
        if self.published is None or self.stamp is None or self.published.day is not None:
            return self.published or self.stamp
        if self.stamp.year and self.stamp.day and self.published.month:
            # The page is filed under a month; its dateline says the day.
            return self.stamp
        if self.published.compatible(self.stamp) and self.stamp.month == self.published.month:
            return self.stamp.in_year(self.published.year) if self.published.year else self.stamp
        return self.published

    def weekday_of(self, date: PartialDate) -> int | None:
        """The weekday that the text prints beside the same day and month elsewhere."""
        same = [d.weekday for d in self.days if (d.date.month, d.date.day) == (date.month, date.day)]
        found = {weekday for weekday in same if weekday is not None}
        return found.pop() if len(found) == 1 else None


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
    before, captions, today = (tuple(table[key]) for key in ("words", "captions", "today"))
    current, now, announced, ahead = (
        lexicon.pattern("(?i)" + table.get(key, "(?!)")) for key in ("current", "now", "announced", "ahead")
    )
    stamps: list[tuple[int, PartialDate]] = []
    todays: list[PartialDate] = []
    told: list[PartialDate] = []
    days: list[NamedDay] = []
    months: list[PartialDate] = []
    years: list[NamedYear] = []
    weekdays: list[int] = []
    for mark in marks:
        said: DateExpression = mark.value
        if said.kind in ("day", "range") and said.start is not None and said.role != "deadline":
            if said.unit == "day" and said.shift is not None:
                stamps.extend((1, day) for day in [said.start.plus(-said.shift)] if day is not None)
            elif said.kind == "day" and (rank := _stamp_rank(text, mark, before, captions)) is not None:
                stamps.append((rank, said.start))
            elif said.kind == "day" and text[mark.start : mark.start + 12].lower().startswith(today):
                todays.append(said.start)
            elif (
                said.kind == "day" and said.weekday is not None and announced.search(text, mark.start - 40, mark.start)
            ):
                told.append(said.start)
            days.append(NamedDay(said.start, said.weekday))
        elif said.kind in ("span", "period") and said.end is not None and said.end.year:
            if said.kind == "span" or _is_counted(text, mark):
                line = text.rfind("\n", 0, mark.start) + 1
                spoken = now.search(text, max(line, mark.start - 160), mark.start)
                years.append(NamedYear(said.end.year, "this" if spoken else "closing"))
        elif said.kind in ("year", "month") and said.start is not None and said.start.year:
            role: YearRole = said.role if said.role in ("deadline", "since") else "plain"
            if role == "plain" and current.match(text, mark.end):
                role = "current"
            years.append(NamedYear(said.start.year, role))
            if said.kind == "month" and role == "plain" and not ahead.search(text, mark.start - 90, mark.start):
                months.append(said.start)
        elif said.kind == "weekday" and said.weekday is not None and not said.shift:
            weekdays.append(said.weekday)
    if not stamps and len(set(todays or told)) == 1:
        # News says "this Tuesday" of the day on which it is written, or that somebody announced on Tuesday.
        stamps = [(1, (todays or told)[0])]
    # Of several lines that hold a day only, the earliest is the article's: the page was made later.
    stamps.sort(key=lambda s: (s[1].full is None, s[0], s[1].full.toordinal() if s[0] == ALONE and s[1].full else 0))
    stamp = stamps[0][1] if stamps else None
    made = DateContext(published, stamp, tuple(days), tuple(months), tuple(years), tuple(weekdays))
    return replace(made, concluded=tuple(_concluded(made)))


def _concluded(context: DateContext) -> Iterator[PartialDate]:
    """The open days whose printed weekday fixes the year."""
    for day in context.days:
        if day.date.year is None and day.weekday is not None:
            year, _ = year_of_weekday(day.date, day.weekday, context)
            dated = day.date.in_year(year) if year is not None else None
            if dated is not None:
                yield dated


def _is_counted(text: str, mark: Mark) -> bool:
    """Whether the number of years of a period stands just before it: "le 30e anniversaire (1992-2022)"."""
    first, last = mark.value.start, mark.value.end
    numbers = re.findall(r"\d+", text[max(0, mark.start - 120) : mark.start])
    return first is not None and first.year is not None and str(last.year - first.year) in numbers


def _stamp_rank(text: str, mark: Mark, words: tuple[str, ...], captions: tuple[str, ...]) -> int | None:
    """How well a day dates the writing: 0 in a dateline, 1 after words that say so, 2 alone, 3 in a caption, or not."""
    line = text.rfind("\n", 0, mark.start) + 1
    end = text.find("\n", mark.end)
    end = len(text) if end < 0 else end
    # "Hanoi, May 25 (VNA) - …", "(Algiers, 20 May 2023)": near the head of its line, then a bracket or a dash.
    if mark.start - line < 40 and _AGENCY.match(text, mark.end, end):
        return 0
    if mark.value.start.full is None:
        return None
    before = text[max(line, mark.start - 60) : mark.start].rstrip(" :(-–,").lower()
    if any(before.endswith(word) and not before[: -len(word)][-1:].isalpha() for word in words):
        return 1
    if end - line - (mark.end - mark.start) < 14:
        return ALONE
    if text[line : line + 20].lower().startswith(captions):
        return ALONE + 1
    return ALONE if end - mark.end < 9 and _BYLINE.fullmatch(text, line, mark.start) else None


def distance(date: PartialDate, other: PartialDate) -> int:
    """Days between two days of the year, the short way round; half a month stands for an open day."""
    days = 30 * ((date.month or 0) - (other.month or 0)) + (date.day or 15) - (other.day or 15)
    return (days + 180) % 360 - 180


def fits(date: PartialDate, year: int, weekday: int | None) -> bool:
    """Whether the day exists in the year, on that weekday."""
    dated = date.in_year(year)
    return dated is not None and dated.fits(weekday)


def year_of_weekday(date: PartialDate, weekday: int | None, context: DateContext) -> tuple[int | None, str]:
    """The one year named in the text in which a day falls on its weekday.

    A weekday that stands alone in the article counts only beside a year that is said to be the year of writing. A day
    without any weekday lies in the year of an anniversary only if that is said to be celebrated now.
    """
    this = {n.year for n in context.years if n.role == "this"}
    closing = this | {n.year for n in context.years if n.role == "closing" and weekday is not None}
    closing = {year for year in closing if fits(date, year, weekday)}
    if len(closing) == 1:
        return closing.pop(), "date-anniversary-year"
    lone = set(context.weekdays)
    roles: tuple[YearRole, ...] = ("this", "current", "closing", "plain")
    if weekday is None:
        if len(lone) != 1:
            return None, ""
        weekday, roles = lone.pop(), ("current",)
    fitting = {n.year for n in context.years if n.role in roles and n.year > OLDEST and fits(date, n.year, weekday)}
    return (fitting.pop(), "date-weekday-year") if len(fitting) == 1 else (None, "")


def year_of_others(date: PartialDate, weekday: int | None, context: DateContext) -> tuple[int | None, str]:
    """The year of the full dates beside which a day is told: within days, or within a season with a second witness."""
    days = [day for d in context.days if (day := d.date.full) is not None and day.year > OLDEST]
    full = [d.date for d in context.days if d.date.full in days and fits(date, d.date.year or 0, weekday)]
    same = {d.year for d in full if (d.month, d.day) == (date.month, date.day)}
    if len(same) == 1:
        return same.pop(), "date-other-date-year"
    near = {d.year for d in full if abs(distance(date, d)) <= NEAR}
    if len(near) == 1:
        return near.pop(), "date-other-date-year"
    named = {n.year for n in context.years if n.role in ("plain", "current")}
    season = {d.year for d in full if abs(distance(date, d)) <= SEASON and d.year in named}
    if not near and len(season) == 1:
        return season.pop(), "date-other-date-year"
    month = {m.year for m in context.months if m.month == date.month and fits(date, m.year or 0, weekday)}
    witnesses = [n.year for n in context.years if n.role in ("plain", "current")]
    if not near and len(month) == 1 and (year := month.pop()) is not None and witnesses.count(year) > 1:
        return year, "date-other-month-year"
    if weekday is not None:
        # A printed weekday tells on which side of the turn of the year a day lies.
        beside = {
            y for d in days for y in (d.year, d.year + 1, d.year - 1) if _within(date, y, d) if fits(date, y, weekday)
        }
        if not near and len(beside) == 1:
            return beside.pop(), "date-other-date-year"
    return None, ""


def _within(date: PartialDate, year: int, full: datetime.date) -> bool:
    """Whether a day of a year lies within a season of a full date."""
    dated = date.in_year(year)
    return dated is not None and dated.full is not None and abs((dated.full - full).days) <= SEASON


def year_of_concluded(date: PartialDate, weekday: int | None, context: DateContext) -> tuple[int | None, str]:
    """The year of the days of the same season whose own weekday fixed it."""
    years = {d.year for d in context.concluded if abs(distance(date, d)) <= SEASON and fits(date, d.year or 0, weekday)}
    return (years.pop(), "date-beside-year") if len(years) == 1 else (None, "")
