"""The day of an event: the one told with it, else that of what is told around it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.date_context import SEASON
from extractors.dates import PartialDate, resolve
from extractors.drafts import Draft
from extractors.encounters import Encounter
from extractors.matching import Mark
from extractors.other_dates import end_of, is_of_other
from extractors.records import Basis
from extractors.salience import salience
from extractors.setting import SCENES, TALKS, Setting, held_where, in_caption, lead_of, lies_back, says_when, shares
from extractors.towns import towns
from extractors.visit_days import closes, counts_days, first_day

if TYPE_CHECKING:
    from extractors.pipeline import Story

# Sentences over which the day of one event holds for the next.
REACH = 8
# Sentences back to which a day is looked for that "the day before" is counted from; without an event, and with one.
NEAR = 4
TOLD = 16
# Months between the month of an event and that of writing from which on it is told of the past.
FAR = 2
# A date found for an event: how well it suits, the words, start, end, rule and basis.
_Candidate = tuple[tuple[int, int, int], Mark, str, str | None, str, Basis]
# Kinds of phrases that may name a day.
DAYS = ("day", "range", "weekday", "relative")
# Kinds of phrases that name a day of their own even where nobody can tell which.
OWN_DAY = ("weekday",)


def settle_date(story: Story, draft: Draft, setting: Setting) -> None:
    """The date that stands nearest to the words of the event, day before month; open where none is given."""
    best: _Candidate | None = None
    spans: list[_Candidate] = []
    for order, encounter in enumerate(draft.told):
        reading = story.readings[encounter.sentence]
        for mark in reading.marks:
            if mark.kind != "date":
                continue
            if is_of_other(mark, encounter, reading, story, draft) and not _counted(story, encounter, mark, draft):
                continue
            found = resolve(
                mark.value, story.dates, planned=draft.status == "planned", told=_told(story, encounter, mark)
            )
            if found.start is None:
                setting.undated = setting.undated or (mark.value.kind in OWN_DAY and mark.value.role == "plain")
                continue
            coarse = 0 if found.start.day else 2 if found.start.month else 3
            if found.end is not None and draft.family == "talks" and draft.type != "dialogue":
                coarse = max(coarse, 1)
            until = end_of(encounter) if coarse > 1 else encounter.end
            distance = min(abs(mark.start - until), abs(encounter.start - mark.end))
            if says_when(story, encounter, mark):
                distance = 0
            if distance > (400, 400, 60, 40)[coarse]:
                continue
            later = reading.sentence.kind == "caption"
            start, end = found.start, found.end
            if draft.family == "visit" and end is None and start.day:
                began = first_day(story, encounter, start)
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
    if best is None:
        _settle_after(story, draft, setting)
        return
    _, setting.date_mark, setting.date, setting.end_date, setting.date_rule, setting.date_basis = best
    if draft.type == "dialogue":
        # A session of several days says so itself.
        return
    within = draft.family == "talks" or any(d.family == "visit" for d in story.drafts)
    if draft.family not in ("visit", "multilateral") and setting.end_date and within:
        setting.date, setting.end_date = _common(setting.date, setting.end_date)
    if draft.family == "talks":
        setting.end_date = None


def _counted(story: Story, encounter: Encounter, mark: Mark, draft: Draft) -> bool:
    """Whether a day, though that of talks, is told as the second or third of a visit."""
    return draft.family == "visit" and mark.end <= encounter.start and counts_days(story, encounter)


def _settle_after(story: Story, draft: Draft, setting: Setting) -> None:
    """The day of a sentence that says of the event that it took place."""
    for reading in held_where(story, draft):
        for mark in reading.marks:
            found = resolve(mark.value, story.dates, planned=draft.status == "planned") if mark.kind == "date" else None
            if found is not None and found.start is not None and found.start.day:
                setting.date, setting.date_mark = found.start.edtf, mark
                setting.date_rule, setting.date_basis = found.rule, found.basis
                return


def _common(start: str | None, end: str | None) -> tuple[str | None, None]:
    """What is sure of talks held within several days: the month, where both ends lie in one."""
    if start and end and start[:-3] == end[:-3]:
        return start[:-3], None
    return None, None


def _told(story: Story, encounter: Encounter, mark: Mark) -> PartialDate | None:
    """The day told just before a date phrase: with the events before it, else by any date of the last sentences."""
    scenes = {e.sentence for e in story.encounters}
    loose: PartialDate | None = None
    for number in range(encounter.sentence, max(-1, encounter.sentence - TOLD), -1):
        for other in _by_nearness(story, number):
            if other.end > mark.start or other.value.kind not in DAYS:
                continue
            before = _told(story, replace(encounter, sentence=number), other) if other.value.base == "told" else None
            found = resolve(other.value, story.dates, told=before)
            if found.start is None or not found.start.day or _is_far(found.start, story):
                continue
            if number in scenes and found.end is None:
                return found.start
            if number > encounter.sentence - NEAR:
                loose = loose or found.start
    return loose


def _by_nearness(story: Story, number: int) -> list[Mark]:
    """The dates of a sentence, those nearest to an event of it first, else the last one first."""
    told = [e for e in story.encounters if e.sentence == number]
    marks = [m for m in reversed(story.readings[number].marks) if m.kind == "date"]
    return sorted(marks, key=lambda m: min((max(m.start - e.end, e.start - m.end) for e in told), default=0))


def _is_far(date: PartialDate, story: Story) -> bool:
    """Whether a day lies in another season than the day of writing: it is told of the past."""
    written = story.dates.written
    if written is not None and written.year and written.month and date.year and not date.full:
        return abs(12 * (written.year - date.year) + written.month - (date.month or written.month)) > FAR
    if written is None or written.full is None or date.full is None:
        return False
    return abs((date.full - written.full).days) > SEASON


def inherit_date(story: Story, draft: Draft, setting: Setting, settings: dict[int, Setting]) -> None:
    """The day of the visit that the event is part of, or of the talks told just before with one party in common.

    Where nothing else is known, news is of the month in which it was printed; what is planned has the visit's day only.
    """
    if setting.undated:
        return
    planned = draft.status == "planned"
    alone = len([d for d in story.drafts if d.family in TALKS]) == 1
    before: Setting | None = None
    visit: Setting | None = None
    ended: set[int] = set()
    back = _told_back(draft, story)
    for other in story.drafts:
        theirs = settings[id(other)]
        if other is draft or theirs.date is None or other.status != draft.status:
            continue
        if not shares(draft, other) and not (draft.family == other.family == "message"):
            continue
        if _told_back(other, story) is not back and (not back or other.family != "visit"):
            # What lay further back was on another day.
            continue
        if other.family == "visit" and (draft.family == "visit" or (planned and _is_later(theirs, setting, story))):
            # Another journey, or one told only later.
            continue
        if theirs.date_rule != "date-of-the-day" and _is_far(PartialDate.parse(theirs.date), story):
            # Another day recalled is none of this one's.
            continue
        if setting.place_rule == "place-named" and theirs.country not in (None, setting.country):
            continue
        if (
            other.family == "visit"
            and 0 <= setting.first.sentence - theirs.first.sentence < NEAR
            and back
            and draft.family != "visit"
        ):
            # What had been talked of on a journey recalled just before.
            before = theirs
            break
        if other.family == "visit" and (len(theirs.date) == 10 or planned):
            visit = visit or theirs
        if other.family == "visit" and theirs.end_date is None and _is_one_of_days(story, other, theirs):
            ended.add(id(theirs))
        since = setting.first.sentence - theirs.first.sentence
        if other.family in SCENES and since >= 0 and (alone or since <= REACH) and not planned:
            before = theirs
        if other.family == "message" and draft.family == "message" and 0 <= since <= 1:
            # Others sent theirs as well.
            before = theirs
    recalled = draft.family == "visit" and salience(story, draft) == "background"
    if before is None and not recalled and not back and (found := _lead_date(story, draft, setting)):
        mark, start, end = found
        _take(setting, start.edtf, end.edtf if end else None, mark, "date-of-the-lead")
        return
    if before is not None and visit is not None and in_caption(before.date_mark, story):
        # A photograph of a visit is dated for those whom it shows.
        before = None
    before = before or visit
    if before is not None:
        first, last = before.date, before.end_date
        if id(before) in ended and first and len(first) == 10:
            # Of a visit of which only the last day is told, its talks have the month.
            first, last = first[:-3], None
        _take(setting, first, last, before.date_mark, "date-of-the-day")
    published = story.dates.published
    if setting.date is None and not planned and published is not None and published.month and not published.day:
        told = setting.first
        _take(setting, published.edtf, None, Mark("event", told.start, told.end), "date-published-month")


def _is_one_of_days(story: Story, visit: Draft, setting: Setting) -> bool:
    """Whether of a visit only its last day is told, or its first as one since which it goes on."""
    marks = (m.value for r in story.readings for m in r.marks if m is setting.date_mark)
    since = any(said.role == "since" and said.kind == "day" for said in marks)
    return since or any(closes(story, e) for e in visit.told)


def _is_later(theirs: Setting, setting: Setting, story: Story) -> bool:
    """Whether one of several visits is told after an event."""
    several = len([d for d in story.drafts if d.family == "visit"]) > 1
    return several and theirs.first.sentence > setting.first.sentence


def _just_met(draft: Draft, story: Story) -> bool:
    """Whether somebody spoke right after the event, whose day is the one on which it was said."""
    table = story.lexicon.tables["events"]
    after = story.lexicon.pattern(table.get("just_met", "(?!)"))
    readings = [(story.readings[e.sentence].sentence.start, e) for e in draft.told]
    return any(after.search(story.view.text[max(start, e.start - 90) : e.end + 30].lower()) for start, e in readings)


def _told_back(draft: Draft, story: Story) -> bool:
    """Whether an event is only told in the pluperfect."""
    text = story.view.text
    return all(lies_back(text[e.start : e.end], story) for e in draft.told)


def _fits_lead(date: PartialDate, story: Story, *, planned: bool) -> bool:
    """Whether a plan lies on the day of writing or after it, and news not after it, as far as that day is known."""
    written = story.dates.written
    if written is None or written.full is None or date.full is None:
        return not planned
    return date.full >= written.full if planned else date.full <= written.full


def _take(setting: Setting, start: str | None, end: str | None, mark: Mark, rule: str) -> None:
    """Take a date over from elsewhere; of several days, only what is sure."""
    if end:
        start, end = _common(start, end)
    if start:
        setting.date, setting.end_date, setting.date_mark = start, end, mark
        setting.date_rule, setting.date_basis = rule, "inferred"


def _lead_date(story: Story, draft: Draft, setting: Setting) -> tuple[Mark, PartialDate, PartialDate | None] | None:
    """The day that the lead gives, where the event itself has none."""
    planned = draft.status == "planned"
    events = story.lexicon.events
    just_met = _just_met(draft, story)
    for number, reading in lead_of(story, draft, on=True):
        ends = any(e.sentence == number and e.type == "visit" and closes(story, e) for e in story.encounters)
        scenes = {town.value[0] for town in towns(reading, story.lexicon)}
        if setting.place_rule == "place-named" and scenes and setting.city not in scenes:
            continue
        for place, mark in enumerate(reading.chunks.items):
            if not isinstance(mark, Mark) or mark.kind != "date":
                continue
            before = (reading.chunks, max(0, place - 60), place)
            if events.search("of_thing", *before) and draft.family != "signing":
                continue
            if events.search("other_date", *before) and not (just_met and events.search("announced", *before)):
                continue
            if not planned and events.search("upcoming", *before):
                continue
            if lies_back(story.view.text[reading.sentence.start : mark.start], story) and not _told_back(draft, story):
                continue
            found = resolve(mark.value, story.dates)
            if found.start is not None and found.start.day and _fits_lead(found.start, story, planned=planned):
                if ends and found.end is None:
                    # The last day of a visit: of it and of its talks the month is sure.
                    return mark, replace(found.start, day=None), None
                return mark, found.start, found.end
    return None
