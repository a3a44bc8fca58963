"""Partial dates (EDTF) as bounds and parts, and whether two of them can be one day."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import NamedTuple

from extractors.records import Event


class Moment(NamedTuple):
    """What an EDTF date says: the parts that are known, and the first and last day where the year is known."""

    edtf: str
    year: int | None
    month: int | None
    day: int | None
    earliest: str | None
    latest: str | None


def moment(edtf: str) -> Moment:
    """Read "2022-07-13", "2022-07", "2022", "XXXX-06-23" or "XXXX-06".

    A day that no calendar has (30 February) has no bounds.

    >>> moment("2022-02")[4:], moment("XXXX-06-23").day
    (('2022-02-01', '2022-02-28'), 23)
    """
    parts = edtf.split("-")
    year = None if parts[0] == "XXXX" else int(parts[0])
    month = int(parts[1]) if len(parts) > 1 else None
    day = int(parts[2]) if len(parts) > 2 else None
    if not year:
        return Moment(edtf, year, month, day, None, None)
    first, last = (month, month) if month else (1, 12)
    length = calendar.monthrange(year, last)[1]
    if day and day > length:
        return Moment(edtf, year, month, day, None, None)
    return Moment(
        edtf, year, month, day, f"{year:04}-{first:02}-{day or 1:02}", f"{year:04}-{last:02}-{day or length:02}"
    )


def bounds(event: Event) -> tuple[str | None, str | None]:
    """First and last possible day of an event; an event with an open date cannot be later than its held telling."""
    begin = moment(event.date) if event.date else None
    end = moment(event.end_date) if event.end_date else None
    earliest = begin.earliest if begin else None
    latest = (end.latest if end else None) or (begin.latest if begin else None)
    if latest is None and event.status == "held" and event.source.published:
        latest = moment(event.source.published).latest
    return earliest, latest


def exact_day(event: Event) -> str | None:
    """The event's first day where it is fully known."""
    if not event.date:
        return None
    known = moment(event.date)
    return known.earliest if known.day and known.earliest else None


def days(event: Event) -> tuple[str, ...]:
    """The known days of an event, first to last (at most 31); empty where the first is not known."""
    first = exact_day(event)
    if first is None:
        return ()
    last = moment(event.end_date).latest if event.end_date else None
    start = date.fromisoformat(first)
    end = date.fromisoformat(last) if last and last > first and moment(event.end_date or "").day else start
    return tuple((start + timedelta(n)).isoformat() for n in range(min((end - start).days, 30) + 1))


def distance(one: str, other: str) -> int:
    """Days between two days."""
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def parts_agree(one: Moment, other: Moment) -> bool:
    """Whether no known part of one date contradicts the other's: an open year agrees with any."""
    return all(a is None or b is None or a == b for a, b in zip(one[1:4], other[1:4], strict=True))
