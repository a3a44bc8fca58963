"""Compare two tellings: can they be one encounter, and what ties them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from extractors.records import Event, Participant
from graph.dates import days, distance, exact_day, moment, parts_agree
from graph.names import likeness, tokens
from graph.reference import tables
from graph.sides import side_of

FAMILIES = (
    frozenset({"meeting", "dialogue", "conference"}),
    frozenset({"meeting", "credentials"}),
    frozenset({"phone_call", "video_meeting"}),
    frozenset({"video_meeting", "dialogue", "conference"}),
)
NEAR = 10  # days between an undated telling's publication and the day of the other
ALIKE = 0.3  # least share of topics that undated tellings must have in common


@dataclass(frozen=True, slots=True)
class Tie:
    """Two events that can be one encounter.

    Attributes:
        one: the lower id.
        other: the higher id.
        weight: how strong the tie is; the strongest are joined first.
        firm: both days are known and agree; else the tie holds only where it has no rival.
        reasons: what ties them.
    """

    one: str
    other: str
    weight: float
    firm: bool
    reasons: tuple[str, ...]


def compare(one: Event, other: Event, *, lenient: bool = False) -> Tie | None:
    """What ties two events, or None where they cannot be one encounter.

    Args:
        one: an event.
        other: an event of another article.
        lenient: only ask for a contradiction, as between two members of a group that others tie together.
    """
    if one.article == other.article and one.article:
        return None
    if not _types_agree(one, other) or not _sides_agree(one, other, lenient):
        return None
    persons = _persons(one, other)
    if persons is None:
        return None
    dates = _dates(one, other)
    if dates is None:
        return None
    reasons = sorted({*persons, dates, "same-sides" if set(one.countries) == set(other.countries) else "common-sides"})
    low, high = sorted((one.id, other.id))
    if lenient:
        return Tie(low, high, 0.0, False, tuple(reasons))
    topics = _share(frozenset(one.topics), frozenset(other.topics))
    if not _tied(one, other, persons, dates, topics):
        return None
    weight = 2.0 * len(persons) + topics + (1.0 if one.type == other.type else 0.0)
    return Tie(low, high, weight, dates in ("same-day", "day-within-the-other's"), tuple(reasons))


def _types_agree(one: Event, other: Event) -> bool:
    return one.type == other.type or any(one.type in family and other.type in family for family in FAMILIES)


def _sides_agree(one: Event, other: Event, lenient: bool) -> bool:
    """Sides agree where one telling names none that the other has not; of a conference each may name some."""
    mine, yours = ({*e.countries, *filter(None, map(side_of, e.participants))} for e in (one, other))
    if not mine or not yours:
        return False
    common = mine & yours
    if "conference" in (one.type, other.type):
        same = one.type == other.type
        return mine == yours or len(common) >= ((1 if lenient else 2) if same else 3)
    return bool(common) and (common in (mine, yours)) and (len(common) >= 2 or min(len(mine), len(yours)) == 1)


def _persons(one: Event, other: Event) -> frozenset[str] | None:
    """What ties the persons side by side, empty where one telling names none, None where they contradict each other."""
    reasons: set[str] = set()
    for side in sorted({side_of(p) for p in one.participants} & {side_of(p) for p in other.participants}):
        mine = [p for p in one.participants if side_of(p) == side]
        yours = [p for p in other.participants if side_of(p) == side]
        found = {why for p in mine for q in yours if (why := _alike(p, q))}
        if not found and "conference" not in (one.type, other.type):
            return None
        reasons |= {f"{why}:{side}" for why in found}
    return frozenset(reasons | _sideless(one, other) | _sideless(other, one))


def _sideless(one: Event, other: Event) -> set[str]:
    """What ties a person of untold side, whose full name the other telling gives with a side."""
    bare = {tokens(p.name) for p in one.participants if not side_of(p)}
    sided = [(tokens(q.name), side_of(q)) for q in other.participants if side_of(q)]
    return {f"same-name:{side}" for name, side in sided if len(name) > 1 and name in bare}


def _alike(one: Participant, other: Participant) -> str | None:
    return _name_tie(one.name, other.name, bool(_posts(one.role) & _posts(other.role)))


@lru_cache(maxsize=65536)
def _name_tie(one: str, other: str, same_post: bool) -> str | None:
    return likeness(tokens(one), tokens(other), same_post)


@lru_cache(maxsize=65536)
def _posts(role: str | None) -> frozenset[str]:
    return frozenset(post.key for post in tables().posts_of(role)) if role else frozenset()


def _dates(one: Event, other: Event) -> str | None:
    """How the dates agree, or None."""
    mine, yours = days(one), days(other)
    if mine and yours:
        if mine[0] == yours[0]:
            return "same-day"
        spans = (one.end_date and yours[0] in mine) or (other.end_date and mine[0] in yours)
        return "day-within-the-other's" if spans else None
    if one.date and other.date:
        first, second = moment(one.date), moment(other.date)
        if not parts_agree(first, second) or not _told_in_time(one, other):
            return None
        if None in (first.year, second.year):
            return "open-year" if first.day and second.day else None
        return "month-or-year-agrees"
    return "undated" if _told_in_time(one, other) else None


def _told_in_time(one: Event, other: Event) -> bool:
    """Whether publication contradicts that both tell one encounter: a held event is not after its article."""
    for told, dated in ((one, other), (other, one)):
        published = told.source.published
        day = exact_day(dated)
        if published and day and told.status == "held" and (moment(published).latest or day) < day:
            return False
    first, second = (moment(e.source.published) if e.source.published else None for e in (one, other))
    if first and second and first.earliest and second.earliest and one.status == other.status:
        return distance(first.earliest, second.earliest) <= 180
    return True


def _tied(one: Event, other: Event, persons: frozenset[str], dates: str, topics: float) -> bool:
    """Whether enough speaks for one encounter, by how well the dates are known."""
    sides = len({reason.rsplit(":", 1)[1] for reason in persons})
    bare = not one.participants or not other.participants
    if dates in ("same-day", "day-within-the-other's"):
        if bare:
            return one.type == other.type and set(one.countries) == set(other.countries)
        return sides >= 1
    if sides < min(2, len(set(one.countries) | set(other.countries))) and not (one.type == "visit" and sides):
        return False
    if dates == "open-year":
        return True
    if dates == "month-or-year-agrees":
        return one.type == other.type
    near = _published_near(one, other)
    return one.type == other.type and (near is True or (near is None and topics >= ALIKE))


def _published_near(one: Event, other: Event) -> bool | None:
    """Whether an undated telling came out within days of the other's day or article; None where nothing says so."""
    for told, dated in ((one, other), (other, one)):
        published = moment(told.source.published) if told.source.published else None
        if told.date is None and published and published.day and published.earliest:
            day = exact_day(dated) or dated.source.published
            if day and (there := moment(day)).day and there.earliest:
                return distance(published.earliest, there.earliest) <= NEAR
        if told.date is None and published and published.month and not published.day and (day := exact_day(dated)):
            return (published.earliest or day) <= day <= (published.latest or day)
    return None


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0
