"""A date as far as it is known: a year, a year and month, a full day, or a day whose year is open."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace

_EDTF = re.compile(r"(\d{4}|XXXX)(?:-(\d\d)(?:-(\d\d))?)?\Z")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, month and day of which the year, the day, or the month and day may be open.

    >>> PartialDate(2021, 6, 23).edtf, PartialDate(None, 6, 23).edtf, PartialDate(2021).edtf
    ('2021-06-23', 'XXXX-06-23', '2021')
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.year is None and self.month is None:
            raise ValueError("a date needs a year or a month")
        if self.year is not None and not 1000 <= self.year <= 9999:
            raise ValueError(f"no year: {self.year}")
        if self.month is None:
            if self.day is not None:
                raise ValueError("a day needs its month")
            return
        if not 1 <= self.month <= 12:
            raise ValueError(f"no month: {self.month}")
        if self.day is not None:
            if not 1 <= self.day <= _DAYS[self.month - 1]:
                raise ValueError(f"no such day: {self.month}-{self.day}")
            if self.year is not None:
                datetime.date(self.year, self.month, self.day)

    @property
    def edtf(self) -> str:
        """As EDTF level 1 writes it; an open year is ``XXXX``."""
        parts = ["XXXX" if self.year is None else f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read EDTF as ``edtf`` writes it.

        Raises:
            ValueError: another form, or no such day.
        """
        found = _EDTF.match(text)
        if not found:
            raise ValueError(f"not a date: {text!r}")
        year, month, day = found.groups()
        return cls(None if year == "XXXX" else int(year), int(month) if month else None, int(day) if day else None)

    @classmethod
    def of(cls, date: datetime.date) -> PartialDate:
        """A full date."""
        return cls(date.year, date.month, date.day)

    @property
    def full(self) -> datetime.date | None:
        """The day of the calendar, where year, month and day are known."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return datetime.date(self.year, self.month, self.day)

    @property
    def weekday(self) -> int | None:
        """0 for Monday to 6 for Sunday, where the date is full."""
        return None if self.full is None else self.full.weekday()

    def in_year(self, year: int) -> PartialDate | None:
        """The same month and day in a year, or None where that year has no such day (29 February)."""
        try:
            return replace(self, year=year)
        except ValueError:
            return None

    def on_day(self, day: int) -> PartialDate | None:
        """That day of the same month, or None where the month has no such day."""
        try:
            return replace(self, day=day)
        except ValueError:
            return None

    def fits(self, weekday: int | None) -> bool:
        """Whether the date can fall on a weekday (0 for Monday); what is not known fits."""
        return weekday is None or self.weekday is None or self.weekday == weekday

    def compatible(self, other: PartialDate) -> bool:
        """Whether both can be the same day: no part that both know differs."""
        pairs = ((self.year, other.year), (self.month, other.month), (self.day, other.day))
        return all(a is None or b is None or a == b for a, b in pairs)

    def plus(self, days: int) -> PartialDate | None:
        """Some days later (earlier, if negative); None where the result is not certain.

        Without a year, the end of February is not certain.
        """
        if self.full is not None:
            try:
                return PartialDate.of(self.full + datetime.timedelta(days))
            except (OverflowError, ValueError):
                return None
        if self.month is None or self.day is None:
            return None
        results = []
        for year in (2023, 2024):
            start = self.in_year(year)
            if start is None or start.full is None:
                return None
            moved = start.full + datetime.timedelta(days)
            results.append((moved.month, moved.day))
        return PartialDate(None, *results[0]) if results[0] == results[1] else None

    def plus_months(self, months: int) -> PartialDate | None:
        """The month some months later, without a day; None where month or year is open."""
        if self.year is None or self.month is None:
            return None
        years, month = divmod(self.month - 1 + months, 12)
        return PartialDate(self.year + years, month + 1)
