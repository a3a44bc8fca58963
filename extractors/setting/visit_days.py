"""On which day a visit began, where the text dates its end or one of its days and says how long it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractors.cleaning import fold, lowered
from extractors.encounters.frames import Encounter
from extractors.patterns.matching import Mark
from extractors.values.dates import PartialDate

if TYPE_CHECKING:
    from extractors.encounters.drafts import Draft
    from extractors.patterns.lexicon import Lexicon
    from extractors.pipeline import Story

# How far from the words of a visit its closing and its length may stand, in characters.
NEAR = 140
# As far, the words that say that it goes on.
ASIDE = 32


def closes(story: Story, encounter: Encounter) -> bool:
    """Whether the words around a visit tell of its end."""
    return _find(story, encounter, "closing") is not None


def counts_days(story: Story, encounter: Encounter) -> bool:
    """Whether the words around a visit count its days: "on the second day of his visit", "back after three days"."""
    return _days_until(story, encounter) is not None


def lasts(story: Story, encounter: Encounter) -> bool:
    """Whether a visit is told to be of several days: on which of them talks were had is not said."""
    return (_find(story, encounter, "length_of_visit") or _told_after(story, encounter)) is not None


def goes_on(story: Story, encounter: Encounter) -> bool:
    """Whether a visit is told to go on, without the day on which it began: "currently on a visit"."""
    return _find(story, encounter, "going_on", ASIDE) is not None


def first_day(story: Story, encounter: Encounter, day: PartialDate) -> PartialDate | None:
    """The first day of a visit of which ``day`` is the last one, or the one that the text counts.

    Args:
        story: the article.
        encounter: what tells of the visit.
        day: the day told with it.
    """
    days = _days_until(story, encounter)
    return day.plus(1 - days) if days else None


def _days_until(story: Story, encounter: Encounter) -> int | None:
    """Which day of a visit is told: the one that is counted, or the last of so many."""
    counted = _find(story, encounter, "day_of_visit")
    if counted is None and closes(story, encounter):
        counted = _find(story, encounter, "length_of_visit") or _told_after(story, encounter)
    return _number(counted, story.lexicon) if counted is not None else None


def days_of_stay(story: Story, draft: Draft) -> Mark | None:
    """The days of the one visit of an article, told where it is recalled: "lors de son séjour du 9 au 12".

    Args:
        story: the article.
        draft: the visit.
    """
    if any(d.family == "visit" and d.host != draft.host for d in story.drafts):
        return None
    stay: re.Pattern[str] = story.lexicon.events["days_of_stay"]
    for reading in story.readings[draft.told[0].sentence :]:
        for found in stay.finditer(reading.chunks.codes):
            mark = reading.chunks.items[found.end() - 1]
            if isinstance(mark, Mark) and mark.value.kind == "range" and mark.value.role == "plain":
                return mark
    return None


def _find(story: Story, encounter: Encounter, key: str, near: int = NEAR) -> re.Match[str] | None:
    sentence = story.readings[encounter.sentence].sentence
    start, end = max(sentence.start, encounter.start - near), min(sentence.end, encounter.end + near)
    pattern: re.Pattern[str] = story.lexicon.events[key]
    return pattern.search(lowered(story.view.text), start, end)


def _told_after(story: Story, encounter: Encounter) -> re.Match[str] | None:
    """How long the next sentence says that the visit was: "During this visit of three days"."""
    number = encounter.sentence + 1
    if number >= len(story.readings):
        return None
    pattern: re.Pattern[str] = story.lexicon.events["long_visit"]
    return pattern.match(story.readings[number].words)


def _number(found: re.Match[str], lexicon: Lexicon) -> int | None:
    """The number that was matched in words or figures; hours are counted as days."""
    if hours := found.groupdict().get("hours"):
        return int(hours) // 24
    word = fold(found["number"])
    if word.isdigit():
        return int(word)
    numbers: dict[str, int] = lexicon.tables["dates"]["numbers"] | lexicon.tables["dates"]["ordinals"]
    return {fold(name): number for name, number in numbers.items()}.get(word)
