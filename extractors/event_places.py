"""The place of an event: the town told with it, else that of what is told around it, else the host's country."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.drafts import Draft
from extractors.encounters import country_of
from extractors.matching import Mark
from extractors.records import Basis
from extractors.setting import SCENES, Setting, lead_of, shares

if TYPE_CHECKING:
    from extractors.pipeline import Story

# How far from the words of an event its town may stand, in characters.
NEAR_PLACE = 130


def settle_place(story: Story, draft: Draft, setting: Setting, settings: dict[int, Setting]) -> None:
    """A town named with the event; else the scene of the talks around it; else the country visited or the host's."""
    if draft.type in ("phone_call", "video_meeting", "message"):
        return
    if draft.family == "visit":
        if draft.destination is not None:
            city = draft.destination.value[0] if draft.destination.kind == "city" else None
            _put(setting, city, country_of(draft.destination), draft.destination, "place-visited", "stated")
        return
    mark = _named_place(story, draft)
    if mark is not None:
        _put(setting, mark.value[0], mark.value[1], mark, "place-named", "stated")
        return
    scene = _scene(story, draft, setting, settings)
    if scene is not None:
        _put(setting, scene.city, scene.country, scene.place_mark, "place-of-the-scene", "inferred")
        return
    if (seen := _lead_place(story, draft)) is not None:
        _put(setting, seen.value[0], seen.value[1], seen, "place-of-the-lead", "inferred")
        return
    visits = [
        d for d in story.drafts
        if d.family == "visit" and d.host and d.status == draft.status and d.host in draft.sides and shares(draft, d)
    ]  # fmt: skip
    if visits and visits[0].destination is not None:
        seen = visits[0].destination
        _put(
            setting,
            seen.value[0] if seen.kind == "city" else None,
            visits[0].host,
            seen,
            "place-of-the-visit",
            "inferred",
        )
    elif draft.host is not None:
        told = draft.told[0]
        mark = draft.sides.get(draft.host) or Mark("event", told.start, told.end)
        _put(setting, None, draft.host, mark, "place-of-the-host", "inferred")
    if setting.city is None and story.dateline is not None:
        city, country, _ = story.dateline.value
        if setting.country in (None, country):
            _put(setting, city, country, story.dateline, "place-of-the-dateline", "inferred")


def _put(setting: Setting, city: str | None, country: str | None, mark: Mark, rule: str, basis: Basis) -> None:
    setting.city, setting.country, setting.place_mark = city, country, mark
    setting.place_rule, setting.place_basis = rule, basis


def _named_place(story: Story, draft: Draft) -> Mark | None:
    """The town named with the event, after a preposition of place, nearest to its words."""
    before = story.lexicon.pattern(story.lexicon.tables["events"]["place_before"])
    best: tuple[tuple[int, int], Mark] | None = None
    for order, encounter in enumerate(draft.told):
        reading = story.readings[encounter.sentence]
        for place, mark in enumerate(reading.chunks.items):
            if not isinstance(mark, Mark) or mark.kind != "city":
                continue
            if not before.search(reading.chunks.codes, max(0, place - 30), place):
                continue
            rank = (order, min(abs(mark.start - encounter.end), abs(encounter.start - mark.end)))
            if rank[1] <= NEAR_PLACE and (best is None or rank < best[0]):
                best = (rank, mark)
    return best[1] if best else None


def _lead_place(story: Story, draft: Draft) -> Mark | None:
    """The one town that the lead places its persons in, where the host of the event does not speak against it."""
    before = story.lexicon.pattern(story.lexicon.tables["events"]["place_before"])
    towns = [
        mark
        for _, reading in lead_of(story, draft)
        for place, mark in enumerate(reading.chunks.items)
        if isinstance(mark, Mark)
        and mark.kind == "city"
        and before.search(reading.chunks.codes, max(0, place - 30), place)
    ]
    if len({mark.value[0] for mark in towns}) != 1:
        return None
    town = towns[0]
    if draft.host in (None, town.value[1]) or draft.host in {p.side for p in draft.persons[:1]}:
        return town
    return None


def _scene(story: Story, draft: Draft, setting: Setting, settings: dict[int, Setting]) -> Setting | None:
    """The place of an event told before with a person in common, if the host of this one does not speak against it."""
    found: Setting | None = None
    for other in story.drafts:
        theirs = settings[id(other)]
        if (
            other is draft
            or other.family not in SCENES
            or theirs.city is None
            or theirs.place_rule == "place-of-the-dateline"
        ):
            continue
        if theirs.first.sentence > setting.first.sentence or other.status != draft.status:
            continue
        if not shares(draft, other):
            continue
        shared = {p.side for p in draft.persons if p in other.persons}
        if draft.host in (None, theirs.country) or draft.host in shared:
            found = theirs
    return found
