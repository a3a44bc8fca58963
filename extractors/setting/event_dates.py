"""The day of an event: the one told with it, else that of what is told around it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.encounters.drafts import Draft
from extractors.encounters.frames import Encounter, country_of
from extractors.patterns.matching import Mark
from extractors.records import Basis
from extractors.sentence.syntax import Reading
from extractors.setting.other_dates import OPENING, SAT, end_of, is_of_other, is_of_other_leg
from extractors.setting.setting import Setting, held_where, lies_back, says_when, told_back, words_of
from extractors.setting.visit_days import closes, counts_days, days_of_stay, first_day, goes_on
from extractors.values.date_context import OLDEST, SEASON
from extractors.values.dates import PartialDate, resolve

if TYPE_CHECKING:
    from extractors.pipeline import Story

# Sentences back to which a day is looked for that "the day before" is counted from; without an event, and with one.
NEAR = 4
TOLD = 16
# Months between the month of an event and that of writing from which on it is told of the past.
FAR = 2
# A date found for an event: how well it suits, the words, start, end, rule and basis.
_Candidate = tuple[tuple[int, int, int], Mark, str, str | None, str, Basis]
# How far behind the words of an event a phrase of its time stands of which nobody can tell the day.
BESIDE = 60
# Kinds of phrases that may name a day.
DAYS = ("day", "range", "weekday", "relative")
# … and only one.
DATED = ("day", "weekday", "relative")


def settle_date(story: Story, draft: Draft, setting: Setting) -> None:
    """The date that stands nearest to the words of the event, day before month; open where none is given."""
    best: _Candidate | None = None
    spans: list[_Candidate] = []
    eve, back = story.lexicon.events["day_after"], told_back(draft, story)
    for order, encounter in enumerate(draft.told):
        # The days of a tour are less than those of one visit on it.
        tour = draft.family == "visit" and sum(encounter in d.told for d in story.drafts) > 1
        reading = story.readings[encounter.sentence]
        if order and not back and lies_back(words_of(encounter, story), story):
            # What is told again in the pluperfect was an earlier time.
            continue
        for mark in reading.marks:
            if mark.kind != "date":
                continue
            if is_of_other(mark, encounter, reading, story, draft) and not _counted(story, encounter, mark, draft):
                continue
            if tour and is_of_other_leg(mark, encounter, reading, draft):
                continue
            if (
                draft.family == "visit"
                and mark.value.kind in DATED
                and mark.value.role == "plain"
                and goes_on(story, encounter)
            ):
                # A visit that goes on did not begin on the day of what was done on it.
                continue
            found = resolve(
                mark.value, story.dates, planned=draft.status == "planned", told=_told(story, encounter, mark)
            )
            hosts = list(dict.fromkeys(map(country_of, encounter.destinations))) if tour and found.end else []
            if found.start and draft.host in hosts and found.start.plus(len(hosts) - 1) == found.end:
                # As many days as stages: each has its own.
                found = replace(found, start=found.start.plus(hosts.index(draft.host)), end=None)
            if found.start is None:
                setting.undated = setting.undated or _is_own(mark, encounter)
                continue
            if found.start.day and is_ahead(found.start, story) and all(e.tense == "present" for e in draft.told):
                # The present tense tells of a day to come.
                draft.status = "planned"
            if draft.status == "held" and draft.family in SAT and is_ahead(found.start, story):
                # What was held was not held after the day of writing.
                continue
            last, today = (found.end or found.start).full, story.dates.written and story.dates.written.full
            if draft.status == "planned" and mark.end <= encounter.start and last and today and last < today:
                # Nor is what stands behind a day that has passed still to come on it.
                continue
            coarse = 0 if found.start.day else 2 if found.start.month else 3
            if found.end is not None and draft.family == "talks" and draft.type != "dialogue":
                coarse = max(coarse, 1)
            until = end_of(encounter) if coarse > 1 else encounter.end
            distance = min(abs(mark.start - until), abs(encounter.start - mark.end))
            if says_when(story, encounter, mark) or _opens(story, reading, mark):
                distance = 0
            if distance > (400, 400, 60, 40)[coarse]:
                continue
            later = tour or reading.sentence.kind == "caption"
            start, end = found.start, found.end
            if start.day and eve.search(story.view.text[max(0, encounter.start - 30) : encounter.start].lower()):
                # "The day after he had been received by".
                start = start.plus(-1) or start
            if draft.family == "visit" and end is None and start.day:
                began = first_day(story, encounter, start) if mark.value.role != "since" else None
                start, end = (began, start) if began is not None else (start, None)
                later = later or (began is None and closes(story, encounter))
            rank = (coarse, order + 5 * later, distance)
            candidate = (rank, mark, start.edtf, end.edtf if end else None, found.rule, found.basis)
            if draft.family == "visit" and end is not None:
                spans.append(candidate)
            if best is None or rank < best[0]:
                best = candidate
    if best is not None and best[3] is None:
        # The day of arrival beside all days of the visit: "arrived on the 6th for a visit from the 6th to the 8th".
        best = next((span for span in spans if span[2] == best[2]), best)
    if draft.family == "visit" and (best is None or best[3] is None):
        best = _stay(story, draft) or best
    several = best is not None and best[3] is not None and draft.family != "visit"
    if (best is None or several) and (_settle_after(story, draft, setting, day=several) or best is None):
        return
    _, setting.date_mark, setting.date, setting.end_date, setting.date_rule, setting.date_basis = best
    if draft.type == "dialogue":
        # A session of several days says so itself.
        return
    within = draft.family in ("talks", "signing") or any(d.family == "visit" for d in story.drafts)
    if draft.family not in ("visit", "multilateral") and setting.end_date and within:
        setting.date, setting.end_date = common(setting.date, setting.end_date)
    if draft.family == "talks":
        setting.end_date = None


def _stay(story: Story, draft: Draft) -> _Candidate | None:
    """The days of a visit that a later sentence gives it."""
    mark = days_of_stay(story, draft)
    found = resolve(mark.value, story.dates, planned=draft.status == "planned") if mark is not None else None
    if mark is None or found is None or found.start is None or found.end is None:
        return None
    return (0, 0, 0), mark, found.start.edtf, found.end.edtf, found.rule, found.basis


def is_ahead(date: PartialDate, story: Story) -> bool:
    """Whether a date lies after the day of writing, as far as both are known."""
    written = story.dates.written
    if written is None or written.year is None or date.year is None:
        return False
    known = [(b or 0, a or 0) for a, b in ((date.month, written.month), (date.day, written.day))]
    ours, theirs = [date.year], [written.year]
    for then, day in known:
        if not (then and day):
            break
        ours.append(day)
        theirs.append(then)
    return ours > theirs


def _counted(story: Story, encounter: Encounter, mark: Mark, draft: Draft) -> bool:
    """Whether a day, though that of talks or of the return, is told as the second, third or last of a visit."""
    before = mark.end <= encounter.start or closes(story, encounter)
    return draft.family == "visit" and before and counts_days(story, encounter)


def _settle_after(story: Story, draft: Draft, setting: Setting, *, day: bool) -> bool:
    """The day, else but where a ``day`` is asked for the month, of a sentence that says that the event took place."""
    for reading in held_where(story, draft):
        marks = (m for m in reading.marks if m.kind == "date" and m.value.role == "plain")
        found = [(m, resolve(m.value, story.dates, planned=draft.status == "planned")) for m in marks]
        for mark, date in sorted(found, key=lambda f: f[1].start is None or f[1].start.day is None):
            if date.start is not None and not (day and (date.end is not None or date.start.day is None)):
                start = date.start.edtf
                setting.date, _ = common(start, date.end.edtf) if date.end is not None else (start, None)
                setting.date_mark, setting.date_rule, setting.date_basis = mark, date.rule, date.basis
                return True
    return False


def common(start: str | None, end: str | None) -> tuple[str | None, None]:
    """What is sure of talks held within several days: the month, where both ends lie in one."""
    if start and end and start[:-3] == end[:-3]:
        return start[:-3], None
    return None, None


def _told(story: Story, encounter: Encounter, mark: Mark) -> PartialDate | None:
    """The day told just before a date phrase: with the events before it, else by any date of the last sentences."""
    scenes = {e.sentence for e in story.encounters}
    loose: PartialDate | None = None
    scene, numbered = mark.value.base == "scene", mark.value.day is not None
    kinds = (*DAYS, "month") if numbered else DAYS
    for number in range(encounter.sentence, max(-1, encounter.sentence - TOLD), -1):
        for other in _by_nearness(story, number):
            if other.end > mark.start or other.value.kind not in kinds:
                continue
            base = other.value.base
            before = _told(story, replace(encounter, sentence=number), other) if base != "published" else None
            found = resolve(other.value, story.dates, planned=encounter.status == "planned", told=before)
            start = found.start
            if start is None or not (start.day or numbered) or is_far(start, story):
                continue
            if found.end is not None:
                # Of several days nothing but the month is sure, but of the one before: "the day before its opening".
                first = story.lexicon.events["of_day"].match(story.view.text, mark.end + 1)
                start = start if first else replace(start, day=None)
            front = other.start - story.readings[number].sentence.start < OPENING
            if number in scenes and found.end is None and (not scene or front or number < encounter.sentence):
                return start
            if (number in scenes or number > encounter.sentence - NEAR) and not scene:
                loose = loose or start
    return loose


def _by_nearness(story: Story, number: int) -> list[Mark]:
    """The dates of a sentence, those nearest to an event of it first, else the last one first."""
    told = [e for e in story.encounters if e.sentence == number]
    marks = [m for m in reversed(story.readings[number].marks) if m.kind == "date"]
    return sorted(marks, key=lambda m: min((max(m.start - e.end, e.start - m.end) for e in told), default=0))


def _opens(story: Story, reading: Reading, mark: Mark) -> bool:
    """Whether a month or year opens a sentence, set off from the rest: it dates all that the sentence tells."""
    front = mark.value.kind in ("month", "year", "relative") and mark.start - reading.sentence.start < OPENING
    return front and story.lexicon.events["set_off"].match(story.view.text, mark.end) is not None


def _is_own(mark: Mark, encounter: Encounter) -> bool:
    """Whether a phrase names a time of its own even where nobody can tell which: a weekday, "the month before"."""
    said, counted = mark.value, bool(mark.value.shift) and (mark.value.base == "told" or mark.value.unit != "year")
    beside = mark.start - encounter.end < BESIDE
    return said.role == "plain" and (said.weekday is not None or (said.kind == "relative" and counted and beside))


def is_far(date: PartialDate, story: Story) -> bool:
    """Whether a day lies in another season than the day of writing: it is told of the past."""
    written = story.dates.written
    if written is None and date.year is not None:
        return date.year <= OLDEST
    if written is not None and written.year and written.month and date.year and not date.full:
        return abs(12 * (written.year - date.year) + written.month - (date.month or written.month)) > FAR
    if written is None or written.full is None or date.full is None:
        return False
    return abs((date.full - written.full).days) > SEASON
