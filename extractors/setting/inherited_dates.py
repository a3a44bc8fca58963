"""The day that an event takes over: of the visit that it is part of, of talks told before it, of the lead."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from extractors.cleaning import lowered
from extractors.encounters.drafts import Draft
from extractors.patterns.matching import Mark
from extractors.setting.event_dates import NEAR, common, is_far
from extractors.setting.lead_dates import lead_date
from extractors.setting.salience import salience
from extractors.setting.setting import SCENES, TALKS, Setting, ends_talks, in_caption, shares, told_back
from extractors.setting.visit_days import closes, goes_on, lasts
from extractors.values.dates import PartialDate

if TYPE_CHECKING:
    from extractors.pipeline import Story

# Sentences over which the day of one event holds for the next.
REACH = 8
# How far before a visit the words stand that make it the frame of what is told.
BEFORE = 50


@dataclass(slots=True)
class _Around:
    """Whose day an event may take over: that of the event told before it, or that of the visit it is part of."""

    before: Setting | None = None
    visit: Setting | None = None
    # Something to come on a journey whose first and last day are known.
    during: bool = False
    # Visits of which no more than one of their days is told.
    ended: list[Setting] = field(default_factory=list)


def inherit_date(story: Story, draft: Draft, setting: Setting, settings: dict[int, Setting]) -> None:
    """The day of the visit that the event is part of, or of the talks told just before with one party in common.

    Where nothing else is known, news is of the month in which it was printed; what is planned has the visit's day only.
    """
    if setting.undated:
        _month_of_visit(story, draft, setting, settings)
        return
    if _is_vague(story, draft) or (draft.family == "visit" and _is_anothers(story, draft)):
        return
    around = _look_around(story, draft, setting, settings)
    open_ = draft.family == "visit" and all(goes_on(story, e) for e in draft.told)
    closed = open_ or around.before is not None or around.during or told_back(draft, story)
    # On a tour, the day of the stage where the event was goes before that of the lead.
    stages = {d.host for d in story.drafts if d.family == "visit" and (shares(draft, d) or shares(d, draft))}
    closed = closed or (len(stages) > 1 and around.visit is not None and around.visit.country == setting.country)
    closed = closed or (draft.family == "visit" and salience(story, draft) == "background")
    if not closed and (found := lead_date(story, draft, setting)):
        _take_of_lead(story, draft, setting, settings, found)
        return
    if not open_:
        _take_of_day(story, draft, setting, around)
    written = story.dates.written
    if setting.date is None and draft.status != "planned" and written and written.year and written.month:
        told, month = setting.first, replace(written, day=None)
        _take(setting, month.edtf, None, Mark("event", told.start, told.end), "date-published-month")


def _look_around(story: Story, draft: Draft, setting: Setting, settings: dict[int, Setting]) -> _Around:
    """The dated events of the article whose day may hold for another one as well."""
    around = _Around()
    alone = len([d for d in story.drafts if d.family in TALKS]) == 1
    planned, back = draft.status == "planned", told_back(draft, story)
    for other in story.drafts:
        theirs = settings[id(other)]
        if other is draft or theirs.date is None or not _may_lend(story, draft, setting, other, theirs):
            continue
        since = setting.first.sentence - theirs.first.sentence
        if other.family == "visit":
            if back and draft.family != "visit" and 0 <= since < NEAR:
                # What had been talked of on a journey recalled just before.
                around.before = theirs
                break
            if len(theirs.date) == 10 or planned:
                around.visit = around.visit or theirs
                around.during = around.during or (planned and theirs.end_date is not None)
            if theirs.end_date is None and _is_one_of_days(story, other, theirs):
                around.ended.append(theirs)
        told = other.family in SCENES and since >= 0 and (alone or since <= REACH)
        if told and (ends_talks(draft, other, story) or not planned):
            around.before = theirs
        if other.family == "message" and draft.family == "message" and 0 <= since <= 1:
            # Others sent theirs as well.
            around.before = theirs
    return around


def _may_lend(story: Story, draft: Draft, setting: Setting, other: Draft, theirs: Setting) -> bool:
    """Whether nothing that the text says of two events speaks against their being of one day."""
    planned, back = draft.status == "planned", told_back(draft, story)
    within = planned and other.family == "visit" and theirs.end_date is not None
    if other.status != draft.status and not (within or ends_talks(draft, other, story)):
        return False
    ours = shares(draft, other) or (other.family == "visit" and shares(other, draft))
    if not ours and not (draft.family == other.family == "message"):
        return False
    if told_back(other, story) is not back and (not back or other.family != "visit"):
        # What lay further back was on another day.
        return False
    if other.family == "visit" and (draft.family == "visit" or (planned and _is_later(theirs, setting, story))):
        # Another journey, or one told only later.
        return False
    if theirs.date_rule != "date-of-the-day" and is_far(PartialDate.parse(theirs.date or ""), story):
        # Another day recalled is none of this one's.
        return False
    there = draft.host if draft.family == "visit" else setting.country
    placed = setting.place_rule == "place-named" or draft.family == "visit"
    return not (placed and theirs.country not in (None, there))


def _take_of_lead(
    story: Story,
    draft: Draft,
    setting: Setting,
    settings: dict[int, Setting],
    found: tuple[Mark, PartialDate, PartialDate | None],
) -> None:
    """Take over the day that the lead gives, as far as it is sure that it is the event's own."""
    mark, start, end = found
    journeys = [d for d in story.drafts if d.family == "visit"]
    if draft.family == "visit" and any(settings[id(d)].date_mark is mark and d.host != draft.host for d in journeys):
        # The lead's day is that of a journey elsewhere.
        return
    if draft.status == "planned" and any(d.status == "held" and shares(draft, d) for d in journeys):
        # On which day of a journey that has begun something will be is not said, but of one begun "this Tuesday".
        today = tuple(story.lexicon.tables["dates"]["stamps"]["today"])
        now = story.view.text[mark.start : mark.start + 12].lower().startswith(today) and not _lasts(story)
        start = start if now else replace(start, day=None)
    if draft.type == "conference" and end is None and _is_of_talks(story, draft, mark, settings):
        # The day on which somebody was met beside a gathering is one of its days.
        start = replace(start, day=None)
    _take(setting, start.edtf, end.edtf if end else None, mark, "date-of-the-lead")


def _take_of_day(story: Story, draft: Draft, setting: Setting, around: _Around) -> None:
    """Take over the day of the event told before, or of the visit, as far as it is sure."""
    before, visit = around.before, around.visit
    if before is not None and visit is not None:
        # A photograph of a visit is dated for those whom it shows.
        shown = in_caption(before.date_mark, story)
        before = visit if shown or _came_between(before, visit, setting) else before
    before = before or visit
    if before is None:
        return
    first, last = before.date, before.end_date
    beside = draft.type == "conference" and before is not visit and last is None
    beside = beside and before.first.sentence == setting.first.sentence
    if (beside or any(before is one for one in around.ended)) and first and len(first) == 10:
        # Of a visit of which only the last day is told, its talks have the month.
        first, last = first[:-3], None
    _take(setting, first, last, before.date_mark, "date-of-the-day")


def _is_of_talks(story: Story, draft: Draft, mark: Mark, settings: dict[int, Setting]) -> bool:
    """Whether a day is that of talks of which the same sentence tells."""
    talks = [settings[id(d)] for d in story.drafts if d.family == "talks" and d.sentences & draft.sentences]
    return any(theirs.date_mark is mark and theirs.date for theirs in talks)


def _lasts(story: Story) -> bool:
    """Whether a journey of the article is told to last days."""
    long = story.lexicon.events["length_of_visit"]
    return any(long.search(story.readings[n].words) for d in story.drafts if d.family == "visit" for n in d.sentences)


def _came_between(before: Setting, visit: Setting, setting: Setting) -> bool:
    """Whether a journey of one day is told between the event whose day is known and the one looked at."""
    if visit.end_date is not None or before.first.sentence >= visit.first.sentence:
        return False
    return visit.first.sentence <= setting.first.sentence and before.country != visit.country


def _month_of_visit(story: Story, draft: Draft, setting: Setting, settings: dict[int, Setting]) -> None:
    """The month of the visit before it, where an event is told by a weekday that nobody can date."""
    for other in story.drafts if draft.family != "visit" else ():
        theirs = settings[id(other)]
        if other.family != "visit" or other.status != draft.status or not shares(draft, other):
            continue
        if theirs.date and theirs.end_date and theirs.first.sentence <= setting.first.sentence:
            _take(setting, theirs.date, theirs.end_date, theirs.date_mark, "date-of-the-day")


def _is_vague(story: Story, draft: Draft) -> bool:
    """Whether the words of an event, or those that open its sentence, leave its time open: "recently, he met"."""
    vague, recent, text = story.lexicon.events["vague_time"], story.lexicon.events["recent"], lowered(story.view.text)
    if draft.family == "visit" and all(recent.search(text, max(0, e.start - 20), e.end + 20) for e in draft.told):
        return True
    spans = ((story.readings[e.sentence].sentence.start, e.start, e.end) for e in draft.told)
    return all(
        vague.match(text, at) or vague.search(text, a - 14, b + 1) or vague.match(text, b + 1) for at, a, b in spans
    )


def _is_anothers(story: Story, visit: Draft) -> bool:
    """Whether a visit is only named, and is that of somebody who takes part in nothing else that is told."""
    others = [d for d in story.drafts if d is not visit]
    frame, text = story.lexicon.events["frame_of"], story.view.text
    named = bool(others) and all(e.anaphora for e in visit.told)
    named = named and not any(frame.search(text[max(0, e.start - BEFORE) : e.start].lower()) for e in visit.told)
    return named and bool(visit.persons) and not any(shares(d, visit) or shares(visit, d) for d in others)


def _is_one_of_days(story: Story, visit: Draft, setting: Setting) -> bool:
    """Whether of a visit only its last day is told, or its first as one since which it goes on."""
    marks = (m.value for r in story.readings for m in r.marks if m is setting.date_mark)
    since = any(said.role in ("since", "from") and said.kind in ("day", "weekday") for said in marks)
    return since or any(closes(story, e) or lasts(story, e) for e in visit.told)


def _is_later(theirs: Setting, setting: Setting, story: Story) -> bool:
    """Whether one of several visits is told after an event."""
    several = len([d for d in story.drafts if d.family == "visit"]) > 1
    return several and theirs.first.sentence > setting.first.sentence


def _take(setting: Setting, start: str | None, end: str | None, mark: Mark, rule: str) -> None:
    """Take a date over from elsewhere; of several days, only what is sure."""
    if end:
        start, end = common(start, end)
    if start:
        setting.date, setting.end_date, setting.date_mark = start, end, mark
        setting.date_rule, setting.date_basis = rule, "inferred"
