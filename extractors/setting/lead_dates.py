"""The day that the lead of an article gives to an event that has none of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.encounters.drafts import Draft
from extractors.patterns.matching import Mark
from extractors.sentence.towns import towns
from extractors.setting.event_dates import is_ahead
from extractors.setting.other_dates import dates_noun
from extractors.setting.setting import Setting, lead_of, lies_back, told_back
from extractors.setting.visit_days import closes, lasts
from extractors.values.dates import PartialDate, resolve

if TYPE_CHECKING:
    from extractors.pipeline import Story


def _just_met(draft: Draft, story: Story) -> bool:
    """Whether somebody spoke right after the event, whose day is the one on which it was said."""
    after = story.lexicon.events["just_met"]
    readings = [(story.readings[e.sentence].sentence.start, e) for e in draft.told]
    return any(after.search(story.view.text[max(start, e.start - 90) : e.end + 30].lower()) for start, e in readings)


def _fits_lead(date: PartialDate, story: Story, *, planned: bool) -> bool:
    """Whether a plan lies on the day of writing or after it, and news not after it, as far as that day is known."""
    written = story.dates.written
    if written is None or written.full is None or date.full is None:
        return not planned and not is_ahead(date, story)
    return date.full >= written.full if planned else date.full <= written.full


def _is_today(date: PartialDate, story: Story, *, planned: bool) -> bool:
    """Whether what was held on a visit of several days was held on its first: it is told on that very day."""
    written = story.dates.written
    return not planned and written is not None and written.full is not None and written.full == date.full


def lead_date(story: Story, draft: Draft, setting: Setting) -> tuple[Mark, PartialDate, PartialDate | None] | None:
    """The day that the lead gives, where the event itself has none."""
    planned = draft.status == "planned"
    events = story.lexicon.events
    # What was announced as they had just met, or to the press, was on the day when it was.
    just_met = draft.family == "press" or _just_met(draft, story)
    for number, reading in lead_of(story, draft, on=True):
        visits = [e for e in story.encounters if e.sentence == number and e.type == "visit"]
        ends = any(closes(story, e) for e in visits)
        long = draft.family == "talks" and any(lasts(story, e) for e in visits)
        ends = ends or (draft.family != "visit" and events["homecoming"].search(reading.words) is not None)
        here = [e for e in story.encounters if e.sentence == number]
        if here and all(e.status != draft.status and (e.type != "visit" or not planned) for e in here):
            # What is to come has a day of its own, and what was held.
            continue
        if not here and events["career_told"].search(reading.words):
            continue
        scenes = {town.value[0] for town in towns(reading, story.lexicon)}
        if setting.place_rule == "place-named" and scenes and setting.city not in scenes:
            continue
        for place, mark in reading.chunks.placed:
            if mark.kind != "date":
                continue
            before = (reading.chunks, max(0, place - 60), place)
            if events.search("of_thing", *before) and draft.family != "signing":
                continue
            if events.search("other_date", *before) and not (just_met and events.search("announced", *before)):
                continue
            if not planned and events.search("upcoming", *before):
                continue
            if not planned and (mark.value.shift or 0) > 0 and mark.value.kind in ("day", "range"):
                continue
            if dates_noun(reading, place, mark, story) or events.search("recalled", *before):
                continue
            if not planned and events["yet_to_come"].search(reading.chunks.codes, max(0, place - 120), place):
                continue
            if events["career"].search(story.view.text[max(0, mark.start - 14) : mark.start].lower()):
                continue
            back = lies_back(story.view.text[reading.sentence.start : mark.start], story)
            back = back or events["back_then"].match(story.view.text, mark.end) is not None
            if back and not told_back(draft, story):
                continue
            found = resolve(mark.value, story.dates)
            if found.start is not None and found.start.day and _fits_lead(found.start, story, planned=planned):
                starts = draft.family == "talks" and mark.value.role != "plain"
                starts = starts or (long and not _is_today(found.start, story, planned=planned))
                if (ends or starts) and found.end is None:
                    # The last or first day of a visit: of its talks the month is sure.
                    return mark, replace(found.start, day=None), None
                return mark, found.start, found.end
    return None
