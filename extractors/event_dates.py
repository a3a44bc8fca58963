"""The day of an event: the one told with it, else that of what is told around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.dates import PartialDate, Resolved, resolve
from extractors.drafts import Draft
from extractors.encounters import Encounter
from extractors.matching import Mark
from extractors.records import Basis
from extractors.setting import SCENES, TALKS, Setting, lead_of, shares
from extractors.syntax import Reading

if TYPE_CHECKING:
    from extractors.pipeline import Story

# Sentences over which the day of one event holds for the next.
REACH = 8


def settle_date(story: Story, draft: Draft, setting: Setting) -> None:
    """The date that stands nearest to the words of the event, day before month; open where none is given."""
    best: tuple[tuple[int, int, int], Mark, str, str | None, str, Basis] | None = None
    for order, encounter in enumerate(draft.told):
        reading = story.readings[encounter.sentence]
        for mark in reading.marks:
            if mark.kind != "date" or _is_of_other(mark, encounter, reading, story, draft):
                continue
            found = resolve(
                mark.value, story.dates, planned=draft.status == "planned", told=_told(story, encounter, mark)
            )
            if found.start is None:
                continue
            coarse = 0 if found.start.day else 1 if found.start.month else 2
            distance = min(abs(mark.start - encounter.end), abs(encounter.start - mark.end))
            if distance > (400, 60, 40)[coarse]:
                continue
            caption = story.readings[encounter.sentence].sentence.kind == "caption"
            rank = (coarse, order + 5 * caption, distance)
            if best is None or rank < best[0]:
                end = found.end.edtf if found.end else None
                best = (rank, mark, found.start.edtf, end, found.rule, found.basis)
    if best is None:
        return
    _, setting.date_mark, setting.date, setting.end_date, setting.date_rule, setting.date_basis = best
    within = draft.family == "talks" or any(d.family == "visit" for d in story.drafts)
    if draft.family != "visit" and setting.end_date and within:
        setting.date, setting.end_date = _common(setting.date, setting.end_date)
    if draft.family == "talks":
        setting.end_date = None


def _common(start: str | None, end: str | None) -> tuple[str | None, None]:
    """What is sure of talks held within several days: the month, where both ends lie in one."""
    if start and end and start[:-3] == end[:-3]:
        return start[:-3], None
    return None, None


def _told(story: Story, encounter: Encounter, mark: Mark) -> PartialDate | None:
    """The day told just before a date phrase: in this sentence, or in the ones before."""
    for number in range(encounter.sentence, max(-1, encounter.sentence - 4), -1):
        for other in reversed(story.readings[number].marks):
            if other.kind == "date" and other.end <= mark.start and other.value.kind in ("day", "range"):
                found = resolve(other.value, story.dates)
                if found.start is not None and found.start.day:
                    return found.start
    return None


def _is_of_other(mark: Mark, encounter: Encounter, reading: Reading, story: Story, draft: Draft) -> bool:
    """Whether a date of the sentence dates something else: another event nearer to it, or what is said before it."""
    for other in story.encounters:
        if other is encounter or other.sentence != encounter.sentence or other in draft.told:
            continue
        ours = min(abs(mark.start - encounter.end), abs(encounter.start - mark.end))
        theirs = min(abs(mark.start - other.end), abs(other.start - mark.end))
        follows = other.end <= mark.start and (encounter.end <= other.start or mark.end <= encounter.start)
        if theirs < ours and follows:
            return True
    chunks = reading.chunks
    place = next((i for i, m in enumerate(chunks.items) if m is mark), None)
    if place is None:
        return any(
            mark.start >= m.start and mark.end <= m.end
            for m in chunks.items
            if isinstance(m, Mark) and m.kind != "date"
        )
    other_date = story.lexicon.pattern(story.lexicon.tables["events"]["other_date"])
    return bool(other_date.search(chunks.codes, max(0, place - 60), place))


def inherit_date(story: Story, draft: Draft, setting: Setting, settings: dict[int, Setting]) -> None:
    """The day of the visit that the event is part of, or of the talks told just before with one party in common."""
    if draft.status == "planned":
        return
    alone = len([d for d in story.drafts if d.family in TALKS]) == 1
    before: Setting | None = None
    visit: Setting | None = None
    for other in story.drafts:
        theirs = settings[id(other)]
        if other is draft or theirs.date is None or other.status != draft.status or not shares(draft, other):
            continue
        if other.family == "visit" and theirs.end_date is None and len(theirs.date) == 10:
            visit = visit or theirs
        since = setting.first.sentence - theirs.first.sentence
        if other.family in SCENES and since >= 0 and (alone or since <= REACH):
            before = theirs
    if before is None and (found := _lead_date(story, draft)):
        mark, resolved = found
        if resolved.start is not None and resolved.end is None and resolved.start.day:
            setting.date, setting.date_mark = resolved.start.edtf, mark
            setting.date_rule, setting.date_basis = "date-of-the-lead", "inferred"
            return
    before = before or visit
    if before is not None:
        setting.date, setting.end_date = before.date, None
        setting.date_mark, setting.date_rule, setting.date_basis = before.date_mark, "date-of-the-day", "inferred"


def _lead_date(story: Story, draft: Draft) -> tuple[Mark, Resolved] | None:
    """The day that the lead gives, where the event itself has none."""
    other_date = story.lexicon.pattern(story.lexicon.tables["events"]["other_date"])
    for _, reading in lead_of(story, draft):
        for place, mark in enumerate(reading.chunks.items):
            if not isinstance(mark, Mark) or mark.kind != "date":
                continue
            if other_date.search(reading.chunks.codes, max(0, place - 60), place):
                continue
            found = resolve(mark.value, story.dates, planned=draft.status == "planned")
            if found.start is not None:
                return mark, found
    return None
