"""On which day a visit began, where the text dates its end or one of its days and says how long it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractors.cleaning import fold
from extractors.dates import PartialDate
from extractors.encounters import Encounter
from extractors.matching import Mark

if TYPE_CHECKING:
    from extractors.drafts import Draft
    from extractors.lexicon import Lexicon
    from extractors.pipeline import Story

# How far from the words of a visit its closing and its length may stand, in characters.
NEAR = 140


def closes(story: Story, encounter: Encounter) -> bool:
    """Whether the words around a visit tell of its end."""
    return _find(story, encounter, "closing") is not None


def counts_days(story: Story, encounter: Encounter) -> bool:
    """Whether the words around a visit count its days: "on the second day of his visit"."""
    return _find(story, encounter, "day_of_visit") is not None


def first_day(story: Story, encounter: Encounter, day: PartialDate) -> PartialDate | None:
    """The first day of a visit of which ``day`` is the last one, or the one that the text counts.

    Args:
        story: the article.
        encounter: what tells of the visit.
        day: the day told with it.
    """
    counted = _find(story, encounter, "day_of_visit")
    if counted is None and closes(story, encounter):
        counted = _find(story, encounter, "length_of_visit") or _told_after(story, encounter)
    days = _number(counted, story.lexicon) if counted is not None else None
    return day.plus(1 - days) if days else None


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


def _find(story: Story, encounter: Encounter, key: str) -> re.Match[str] | None:
    sentence = story.readings[encounter.sentence].sentence
    start, end = max(sentence.start, encounter.start - NEAR), min(sentence.end, encounter.end + NEAR)
    pattern: re.Pattern[str] = story.lexicon.events[key]
    return pattern.search(story.view.text.lower(), start, end)


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
