"""The place of an event: the town told with it, else that of what is told around it, else the host's country."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from extractors.drafts import Draft
from extractors.encounters import country_of
from extractors.hosts import host_of, seat_of
from extractors.margins import gathering_of, on_the_margins
from extractors.matching import Mark
from extractors.other_dates import is_recalled
from extractors.records import Basis
from extractors.salience import salience
from extractors.scenes import at_home, clause_of, during, land_of, leads_on, leg_of, scene_of, there_of, visit_of
from extractors.setting import MET, SCENES, Setting, held_where, lead_of, lies_back, says_when, shares
from extractors.towns import city_state, towns

if TYPE_CHECKING:
    from extractors.pipeline import Story

# How far from the words of an event its town may stand, in characters.
NEAR_PLACE = 130
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
                _put(setting, None, country_of(place), place, "place-visited", "stated")
                return
            _put_goal(setting, place, "place-visited", "stated")
        elif draft.host is not None:
            told = draft.told[0]
            _put(setting, None, draft.host, Mark("event", told.start, told.end), "place-of-the-host", "inferred")
        return
    if draft.type == "credentials" and draft.destination is not None:
        _put(setting, None, country_of(draft.destination), draft.destination, "place-visited", "stated")
        return
    clause = clause_of(story, draft)
    near = _named_place(story, draft, setting, aside=False) if clause is not None and clause.kind != "city" else None
    if clause is not None and (near is None or near.value[1] != country_of(clause)):
        _put_goal(setting, clause, "place-named", "stated")
        return
    named = _named_place(story, draft, setting, aside=False) or next(
        (mark for reading in held_where(story, draft) for mark in towns(reading, story.lexicon)), None
    )
    named = named or there_of(story, draft)
    if named is None and draft.type == "conference":
        # A conference on something is held where its words end.
        named = _named_place(story, draft, setting, aside=True)
    if named is not None:
        _put(setting, named.value[0], named.value[1], named, "place-named", "stated")
    elif (land := land_of(story, draft)) is not None:
        _put(setting, None, country_of(land), land, "place-named", "stated")


def inherit_place(story: Story, draft: Draft, setting: Setting, settings: dict[int, Setting]) -> None:
    """The scene of the talks around it; else the lead's town; else the country visited or the host's.

    A country that is one town names the town.
    """
    _inherit(story, draft, setting, settings)
    if setting.city is None and setting.country is not None:
        town = city_state(setting.country, story.lexicon.lang)
        setting.city = town[0] if town is not None else None


def _inherit(story: Story, draft: Draft, setting: Setting, settings: dict[int, Setting]) -> None:
    if draft.type in NOWHERE or draft.family == "visit" or setting.country is not None:
        return
    if _is_of_call(story, draft):
        return
    if draft.type == "dialogue" and salience(story, draft) == "background":
        # The next session of a series has a place of its own, but for one that a journey is made for.
        numbers = {e.sentence for e in draft.told}
        visits = [d for d in story.drafts if d.family == "visit" and d.host in draft.sides and d.sentences & numbers]
        for made in visits[:1]:
            _put(setting, None, made.host, made.destination or _any(draft), "place-of-the-visit", "inferred")
        return
    scene = scene_of(story, draft, setting, settings)
    home = at_home(story, draft, setting, settings)
    if scene is not None and home is not None and scene.country not in draft.sides:
        # Nearer than a summit abroad is what the same sides did before.
        scene = scene if scene.first.start >= home.first.start or home.country not in draft.sides else None
    goal = during(story, draft)
    if goal is not None and scene is not None and scene.country != country_of(goal):
        # A tour that led elsewhere as well: these talks were had on the visit that the sentence tells.
        _put_goal(setting, goal)
        return
    if scene is not None:
        # Where on a journey that goes on something will be is not said.
        known = scene.place_rule == "place-named" or (scene.place_rule == "place-of-the-visit" and scene.city)
        town = scene.city if known or draft.status == "held" else None
        _put(setting, town, scene.country, scene.place_mark, "place-of-the-scene", "inferred")
        return
    beside = gathering_of(story, draft, settings)
    for seen, rule in (
        (beside if beside and beside.kind == "city" and on_the_margins(story, draft) else None, "place-of-the-scene"),
        (leg_of(story, draft, setting) if draft.status == "held" else None, "place-of-the-leg"),
        (_lead_place(story, draft), "place-of-the-lead"),
        (_title_place(story, draft), "place-of-the-title"),
    ):
        if seen is None:
            continue
        if goal is not None and seen.value[1] != country_of(goal):
            _put_goal(setting, goal)
        elif seen.value[1] not in draft.sides and home is not None and home.place_rule == "place-of-the-visit":
            _put(setting, None, home.country, home.place_mark, "place-of-the-visit", "inferred")
        else:
            # What is to come on a journey is not said to be in the town of what was held.
            met = {settings[id(d)].city for d in story.drafts if d.status == "held" and d.type in MET}
            loose = draft.status == "planned" and rule == "place-of-the-lead" and draft.type in MET
            loose = loose and seen.value[0] in met and seen.value[1] in draft.sides and not _is_goal(story, draft, seen)
            _put(setting, None if loose else seen.value[0], seen.value[1], seen, rule, "inferred")
        return
    aside = _named_place(story, draft, setting, aside=True)
    if aside is not None and aside.value[1] in draft.sides and story.dateline is None:
        _put(setting, aside.value[0], aside.value[1], aside, "place-named", "stated")
        return
    visit = visit_of(story, draft, setting, settings)
    if visit is None and goal is not None:
        _put_goal(setting, goal)
    elif visit is not None and (seen := visit.destination) is not None:
        # Where others of its side went says the country only.
        own = shares(draft, visit) or not (draft.persons and visit.persons)
        # Where on a journey that has begun talks will be is not said either, but for those of its first day.
        begun = draft.type in MET and draft.status != visit.status
        own = own and (not begun or setting.date == settings[id(visit)].date is not None)
        city = seen.value[0] if seen.kind == "city" and own else None
        _put(setting, city, visit.host, seen, "place-of-the-visit", "inferred")
    elif beside is not None:
        _put_goal(setting, beside, "place-of-the-scene")
    elif (host := host_of(story, draft)) is not None:
        told = draft.told[0]
        mark = draft.sides.get(host) or Mark("event", told.start, told.end)
        _put(setting, None, host, mark, "place-of-the-host", "inferred")
    elif home is not None:
        _put(setting, None, home.country, home.place_mark, "place-of-the-host", "inferred")
    elif (seat := seat_of(draft)) is not None and not on_the_margins(story, draft):
        _put(setting, None, seat, draft.sides.get(seat) or _any(draft), "place-of-the-host", "inferred")
    # Of talks on several days of a visit nobody knows in which town they were.
    spread = setting.date_rule in ("date-of-the-day", "date-of-the-lead") and len(setting.date or "") == len("2024-01")
    # As little is known of where on a journey something will be; beside a gathering abroad the writer is where it was.
    spread = spread or (draft.status == "planned" and visit is not None)
    spread = spread or (draft.type == "conference" and (draft.status == "planned" or _is_remote(story, draft)))
    if setting.city is None and story.dateline is not None and not spread:
        city, country, _ = story.dateline.value
        if setting.country in (None, country) and not (country in draft.sides and on_the_margins(story, draft)):
            _put(setting, city, country, story.dateline, "place-of-the-dateline", "inferred")


def _is_of_call(story: Story, draft: Draft) -> bool:
    """Whether what was signed ended talks at which nobody met: by video or telephone."""
    if draft.family != "signing":
        return False
    before = [d for d in story.drafts if d.family in SCENES and d is not draft and shares(draft, d)]
    before = [d for d in before if min(d.sentences) <= min(draft.sentences)]
    return bool(before) and max(before, key=lambda d: min(d.sentences)).type in NOWHERE


def _any(draft: Draft) -> Mark:
    """The words of an event."""
    return Mark("event", draft.told[0].start, draft.told[0].end)


def _is_goal(story: Story, draft: Draft, town: Mark) -> bool:
    """Whether a town is where a journey of those who take part leads."""
    goals = (d.destination for d in story.drafts if d.family == "visit" and shares(draft, d))
    return any(g is not None and g.kind == "city" and g.value == town.value for g in goals)


def _is_remote(story: Story, draft: Draft) -> bool:
    """Whether those who confer sit in their own countries."""
    remote = story.lexicon.events["remote"]
    return any(remote.search(story.view.text[max(0, e.start - ASIDE) : e.end + ASIDE].lower()) for e in draft.told)


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


def _put(setting: Setting, city: str | None, country: str | None, mark: Mark, rule: str, basis: Basis) -> None:
    setting.city, setting.country, setting.place_mark = city, country, mark
    setting.place_rule, setting.place_basis = rule, basis


def _put_goal(setting: Setting, goal: Mark, rule: str = "place-of-the-visit", basis: Basis = "inferred") -> None:
    _put(setting, goal.value[0] if goal.kind == "city" else None, country_of(goal), goal, rule, basis)


def _named_place(story: Story, draft: Draft, setting: Setting, *, aside: bool) -> Mark | None:
    """The town named with the event, nearest to its words; or one that may rather belong to what was spoken of."""
    events = story.lexicon.events
    # A gathering is named by what it is about.
    key = "gathering_aside" if draft.type == "conference" and "gathering_aside" in events else "place_aside"
    away, arrival = events[key], events["arrival"]
    best: tuple[tuple[int, int], Mark] | None = None
    for order, encounter in enumerate(draft.told):
        reading = story.readings[encounter.sentence]
        for mark in towns(reading, story.lexicon):
            after = mark.start >= encounter.end
            distance = mark.start - encounter.end if after else max(0, encounter.start - mark.end)
            dated = setting.date_mark.start > encounter.end and 0 <= mark.start - setting.date_mark.end < BESIDE
            if dated or says_when(story, encounter, mark):
                distance = 0
            beside = after and events["margin"].search(reading.chunks.text, encounter.end, mark.start)
            said = events["gathering_aside"] if beside else away
            spoken = after and said.search(reading.chunks.text, encounter.end, mark.start) is not None
            before = story.view.text[max(reading.sentence.start, mark.start - ASIDE) : mark.start].lower()
            if after and not beside and is_recalled(reading, encounter, mark.start, story):
                continue
            if not after and events["after_another"].match(
                story.view.text[reading.sentence.start : mark.start].lower()
            ):
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


def _lead_place(story: Story, draft: Draft) -> Mark | None:
    """The one town that the lead places its persons in, where the host of the event does not speak against it."""
    further = ({"planned": "arrival", "held": "upcoming"}[draft.status],) if draft.type in MET else ()
    keys = ("place_aside", *further)
    aside = [story.lexicon.events[key] for key in keys]
    seen = [
        mark
        for number, reading in lead_of(story, draft)
        for mark in towns(reading, story.lexicon)
        if not lies_back(story.view.text[reading.sentence.start : mark.start], story)
        and not (draft.status == "held" and number not in draft.sentences and leads_on(story, reading, mark))
        and not any(is_recalled(reading, e, mark.start, story) for e in draft.told if e.sentence == number)
        and not any(
            p.search(reading.chunks.text, max(reading.sentence.start, mark.start - ASIDE), mark.start) for p in aside
        )
    ]
    return _only(seen, draft)


def _title_place(story: Story, draft: Draft) -> Mark | None:
    """The one town that the headlines place the story in."""
    titles = (r for r in story.readings if r.sentence.kind == "title")
    return _only([mark for reading in titles for mark in towns(reading, story.lexicon)], draft)


def _only(named: list[Mark], draft: Draft) -> Mark | None:
    if len({mark.value[0] for mark in named}) != 1:
        return None
    town = named[0]
    if draft.host in (None, town.value[1]) or draft.host in {p.side for p in draft.persons[:1]}:
        return town
    return None
