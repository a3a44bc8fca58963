"""Where the gathering was beside which an event is told: of the same sentence, or named with its place in another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractors.encounters.drafts import Draft
from extractors.encounters.frames import country_of
from extractors.patterns.matching import Mark
from extractors.sentence.syntax import Reading
from extractors.setting.setting import Setting, shares

if TYPE_CHECKING:
    from extractors.pipeline import Story

# Sentences before an event that may say that it was beside a gathering.
BEFORE = 2


def on_the_margins(story: Story, draft: Draft) -> bool:
    """Whether the event is told as one beside another."""
    return any(story.lexicon.events["margin"].search(story.readings[e.sentence].chunks.codes) for e in draft.told)


def margins_of(story: Story, draft: Draft, settings: dict[int, Setting]) -> Setting | None:
    """The town abroad beside whose summit a person of the event is said to have met others."""
    for other in story.drafts:
        theirs = settings[id(other)]
        if other is draft or other.family != "talks" or theirs.place_rule != "place-named" or not shares(draft, other):
            continue
        abroad = other.status == draft.status and theirs.country not in {*draft.sides, *other.sides}
        if abroad and on_the_margins(story, other):
            return theirs
    return None


def gathering_of(story: Story, draft: Draft, settings: dict[int, Setting]) -> Mark | None:
    """The town or country of the gathering that the event, or the sentence before it, is told to be beside."""
    held = [d for d in story.drafts if d.type == "conference" and d is not draft and shares(draft, d)]
    marks = [settings[id(d)].place_mark for d in held if settings[id(d)].country]
    marks = [mark for mark in marks if mark.kind in ("city", "country")]
    told = {e.sentence for e in story.encounters}
    for encounter in draft.told:
        for number in range(encounter.sentence, max(-1, encounter.sentence - 1 - BEFORE), -1):
            if number in told - {encounter.sentence}:
                break
            if not story.lexicon.events.search("at_a_gathering", story.readings[number].chunks):
                continue
            own = list(_places(story, story.readings[number]))
            seen = own or marks or [place for reading in story.readings for place in _places(story, reading)]
            if len({country_of(place) for place in seen}) == 1:
                towns = [place for place in seen if place.kind == "city"]
                return towns[0] if len({town.value[0] for town in towns}) == 1 else seen[0]
            break
    return None


def _places(story: Story, reading: Reading) -> Iterator[Mark]:
    """The places with which a sentence names a gathering."""
    for found in story.lexicon.events.finditer("gathering_place", reading.chunks):
        mark = reading.chunks.items[found.end() - 1]
        if isinstance(mark, Mark):
            yield mark
