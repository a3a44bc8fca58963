"""The place of an event: the town or country that is told with it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from extractors.encounters.drafts import Draft
from extractors.encounters.frames import country_of
from extractors.patterns.matching import Mark
from extractors.records import Basis
from extractors.sentence.quotes import around
from extractors.sentence.towns import towns
from extractors.setting.other_dates import is_parted, is_recalled
from extractors.setting.scenes import clause_of, land_of, there_of
from extractors.setting.setting import Setting, held_where, says_when

if TYPE_CHECKING:
    from extractors.pipeline import Story

# How far from the words of an event its town may stand, in characters.
NEAR_PLACE = 130
# How far behind the last party its town may stand.
CLAUSE = 42
# How far a town may stand from its country.
BESIDE = 12
# How far before a town words can take it away from what is told.
ASIDE = 60
# As ``NEAR_PLACE``, for a town that stands before them.
FAR_BEFORE = 400
# Kinds of events that have no place.
NOWHERE = ("phone_call", "video_meeting", "message")


def settle_place(story: Story, draft: Draft, setting: Setting) -> None:
    """The town that the words of the event name, or that of a sentence on where it took place."""
    if draft.type in NOWHERE:
        return
    if draft.family == "visit":
        if draft.destination is not None:
            place = _visited_town(story, draft) or draft.destination
            if place.kind == "city" and _goes_on(story, draft, place):
                put(setting, None, country_of(place), place, "place-visited", "stated")
                return
            put_goal(setting, place, "place-visited", "stated")
        elif draft.host is not None:
            told = draft.told[0]
            put(setting, None, draft.host, Mark("event", told.start, told.end), "place-of-the-host", "inferred")
        return
    if draft.type == "credentials" and draft.destination is not None:
        put(setting, None, country_of(draft.destination), draft.destination, "place-visited", "stated")
        return
    clause = clause_of(story, draft)
    near = named_place(story, draft, setting, aside=False) if clause is not None and clause.kind != "city" else None
    if clause is not None and (near is None or near.value[1] != country_of(clause)):
        put_goal(setting, clause, "place-named", "stated")
        return
    named = named_place(story, draft, setting, aside=False) or next(
        (mark for reading in held_where(story, draft) for mark in towns(reading, story.lexicon)), None
    )
    named = named or there_of(story, draft)
    if named is None and draft.type == "conference":
        # A conference on something is held where its words end.
        named = named_place(story, draft, setting, aside=True)
    if named is not None:
        put(setting, named.value[0], named.value[1], named, "place-named", "stated")
    elif (land := land_of(story, draft)) is not None:
        put(setting, None, country_of(land), land, "place-named", "stated")


def _visited_town(story: Story, draft: Draft) -> Mark | None:
    """The town that stands beside the country travelled to: "en Allemagne, à Munich"."""
    goal = draft.destination
    arrival = story.lexicon.events["arrival"]
    for encounter in draft.told if goal is not None and goal.kind != "city" else ():
        reading = story.readings[encounter.sentence]
        beside = [m for m in reading.marks if m.kind == "city" and goal and 0 <= goal.start - m.end < BESIDE]
        for mark in (*towns(reading, story.lexicon), *beside):
            gap = max(mark.start - goal.end, goal.start - mark.end) if goal else 0
            before = story.view.text[max(0, mark.start - NEAR_PLACE) : mark.start]
            arrived = mark.end <= encounter.start and arrival.search(before.lower())
            if mark.value[1] == draft.host and (gap < BESIDE or arrived):
                return mark
    return None


def _goes_on(story: Story, draft: Draft, town: Mark) -> bool:
    """Whether a journey leads to one more town of the country in one breath: "se rendra à Bonn et à Cologne"."""
    for encounter in draft.told:
        marks = story.readings[encounter.sentence].marks
        for here, there in pairwise(m for m in marks if m.kind in ("city", "country")):
            between = story.view.text[here.end : there.start]
            if here is town and there.kind == "city" and there.value[0] != town.value[0] and len(between) < BESIDE:
                return there.value[1] == town.value[1] and "(" not in between
    return False


def put(setting: Setting, city: str | None, country: str | None, mark: Mark, rule: str, basis: Basis) -> None:
    """Give an event its place, with the words and the rule that it rests on."""
    setting.city, setting.country, setting.place_mark = city, country, mark
    setting.place_rule, setting.place_basis = rule, basis


def put_goal(setting: Setting, goal: Mark, rule: str = "place-of-the-visit", basis: Basis = "inferred") -> None:
    """Give an event the town or country that a journey leads to."""
    put(setting, goal.value[0] if goal.kind == "city" else None, country_of(goal), goal, rule, basis)


def named_place(story: Story, draft: Draft, setting: Setting, *, aside: bool) -> Mark | None:
    """The town named with the event, nearest to its words; or one that may rather belong to what was spoken of."""
    events = story.lexicon.events
    # A gathering is named by what it is about.
    key = "gathering_aside" if draft.type == "conference" and "gathering_aside" in events else "place_aside"
    away, arrival = events[key], events["arrival"]
    best: tuple[tuple[int, int], Mark] | None = None
    for order, encounter in enumerate(draft.told):
        reading = story.readings[encounter.sentence]
        for mark in towns(reading, story.lexicon):
            quoted = around(story.view.text, (mark.start, mark.end), (reading.sentence.start, reading.sentence.end))
            if quoted is not None and not quoted[0] <= encounter.start < quoted[1]:
                # What is only spoken of.
                continue
            after = mark.start >= encounter.end
            until = max([encounter.end, *(m.end for m in encounter.parties.values() if m.end <= mark.start)])
            # Behind the last of the parties a town is near, however long their posts are.
            until = until if mark.start - until < CLAUSE else encounter.end
            distance = mark.start - until if after else max(0, encounter.start - mark.end)
            dated = setting.date_mark.start > encounter.end and 0 <= mark.start - setting.date_mark.end < BESIDE
            if dated or says_when(story, encounter, mark):
                distance = 0
            beside = after and events["margin"].search(reading.chunks.text, encounter.end, mark.start)
            said = events["gathering_aside"] if beside else away
            spoken = after and said.search(reading.chunks.text, encounter.end, mark.start) is not None
            before = story.view.text[max(reading.sentence.start, mark.start - ASIDE) : mark.start].lower()
            if after and (
                is_parted(mark, encounter, story, draft)
                or (not beside and is_recalled(reading, encounter, mark.start, story))
            ):
                continue
            front = "" if after else story.view.text[reading.sentence.start : mark.start].lower()
            if events["after_another"].match(front) or events["resolved"].search(front):
                continue
            if draft.status == "planned" and not after and arrival.search(before):
                # Where somebody landed is not where they will talk.
                continue
            # What is to come is "planned in" its town.
            spoken = spoken and not (draft.status == "planned" and events["planned_at"].search(before))
            if spoken is not aside or distance > (NEAR_PLACE if after else FAR_BEFORE):
                continue
            if best is None or (order, distance) < best[0]:
                best = ((order, distance), mark)
    return best[1] if best else None
