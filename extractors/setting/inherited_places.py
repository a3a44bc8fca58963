"""The place that an event takes over: of what is told around it, of the lead, of its visit, else the host's country."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.encounters.drafts import Draft
from extractors.encounters.frames import country_of
from extractors.patterns.matching import Mark
from extractors.sentence.syntax import Reading
from extractors.sentence.towns import city_state, towns
from extractors.setting.event_places import ASIDE, NOWHERE, named_place, put, put_goal
from extractors.setting.hosts import host_of, seat_of
from extractors.setting.margins import gathering_of, on_the_margins
from extractors.setting.other_dates import is_recalled
from extractors.setting.salience import salience
from extractors.setting.scenes import at_home, during, leads_on, leg_of, scene_of, visit_of
from extractors.setting.setting import MET, SCENES, Setting, lead_of, lies_back, shares, told_back
from extractors.sides.company import JOURNEYS

if TYPE_CHECKING:
    from extractors.pipeline import Story


def inherit_place(story: Story, draft: Draft, setting: Setting, settings: dict[int, Setting]) -> None:
    """The scene of the talks around it; else the lead's town; else the country visited or the host's.

    A country that is one town names the town; so does one of which the text tells no town but the capital.
    """
    open_ = draft.type not in NOWHERE and draft.family != "visit" and setting.country is None and not draft.back
    if open_ and not _is_of_call(story, draft) and not _is_remote(story, draft):
        if draft.type == "dialogue" and salience(story, draft) == "background":
            _of_journey_made_for_it(story, draft, setting)
        else:
            _inherit(story, draft, setting, settings)
    if setting.city is None and setting.country is not None:
        said = map(story.lexicon.events["in_capital"].search, (story.readings[e.sentence].words for e in draft.told))
        whole = city_state(setting.country, story.lexicon.lang, within=draft.family != "visit" and any(said))
        setting.city = whole[0] if whole is not None else None
    if setting.city is None and setting.country is not None and draft.family not in JOURNEYS:
        town = _only_town(story, setting.country)
        if town is not None:
            put(setting, town.value[0], setting.country, town, "only-town-told", "inferred")


def _only_town(story: Story, country: str) -> Mark | None:
    """The capital of a country, where the text tells of no other town there, and of this one as a place."""
    named = {m.value for r in story.readings for m in r.marks if m.kind == "city" and m.value[1] == country}
    if len({town[0] for town in named}) != 1 or not all(capital for _, _, capital in named):
        return None
    return next((m for r in story.readings for m in towns(r, story.lexicon) if m.value in named), None)


def _of_journey_made_for_it(story: Story, draft: Draft, setting: Setting) -> None:
    """The next session of a series has a place of its own, but for one that a journey is made for."""
    numbers = {e.sentence for e in draft.told}
    visits = [d for d in story.drafts if d.family == "visit" and d.host in draft.sides and d.sentences & numbers]
    for made in visits[:1]:
        put(setting, None, made.host, made.destination or _words(draft), "place-of-the-visit", "inferred")


def _inherit(story: Story, draft: Draft, setting: Setting, settings: dict[int, Setting]) -> None:
    """Look for a place from what is told nearest to what is told farthest from the event."""
    home = at_home(story, draft, setting, settings)
    scene = scene_of(story, draft, setting, settings)
    if scene is not None and home is not None and scene.country not in draft.sides:
        # Nearer than a summit abroad is what the same sides did before.
        scene = scene if scene.first.start >= home.first.start or home.country not in draft.sides else None
    goal = during(story, draft)
    if scene is not None:
        _of_scene(draft, setting, scene, goal)
        return
    beside = gathering_of(story, draft, settings)
    days = {settings[id(d)].date for d in story.drafts if d is not draft}
    # What is told in the pluperfect, with a day of its own, was not where the lead's events were.
    found = None if told_back(draft, story) and setting.date not in days else _seen(story, draft, setting, beside)
    if found is not None:
        _of_seen(story, draft, setting, settings, *found, goal, home)
        return
    aside = named_place(story, draft, setting, aside=True)
    if aside is not None and aside.value[1] in draft.sides and story.dateline is None:
        put(setting, aside.value[0], aside.value[1], aside, "place-named", "stated")
        return
    visit = visit_of(story, draft, setting, settings)
    if visit is None and goal is not None:
        put_goal(setting, goal)
    elif visit is not None and visit.destination is not None:
        _of_visit(draft, setting, settings, visit, visit.destination)
    elif beside is not None:
        put_goal(setting, beside, "place-of-the-scene")
    else:
        _of_host(story, draft, setting, home)
    _of_dateline(story, draft, setting, visit)


def _of_scene(draft: Draft, setting: Setting, scene: Setting, goal: Mark | None) -> None:
    """The place of the event told before, or where the visit led on which a sentence says that these talks were had."""
    if goal is not None and scene.country != country_of(goal):
        # A tour that led elsewhere as well.
        put_goal(setting, goal)
        return
    # Where on a journey that goes on something will be is not said, but of those told in one breath.
    known = scene.place_rule == "place-named" or (scene.place_rule == "place-of-the-visit" and scene.city)
    known = known or scene.first is draft.told[0]
    town = scene.city if known or draft.status == "held" else None
    put(setting, town, scene.country, scene.place_mark, "place-of-the-scene", "inferred")


def _seen(story: Story, draft: Draft, setting: Setting, beside: Mark | None) -> tuple[Mark, str] | None:
    """The town of the gathering beside which, the leg on which, or the lead or headline in which an event is told."""
    gathered = beside if beside and beside.kind == "city" and on_the_margins(story, draft) else None
    for seen, rule in (
        (gathered, "place-of-the-scene"),
        (leg_of(story, draft, setting) if draft.status == "held" else None, "place-of-the-leg"),
        (_lead_place(story, draft), "place-of-the-lead"),
        (_title_place(story, draft), "place-of-the-title"),
    ):
        if seen is not None:
            return seen, rule
    return None


def _of_seen(
    story: Story,
    draft: Draft,
    setting: Setting,
    settings: dict[int, Setting],
    seen: Mark,
    rule: str,
    goal: Mark | None,
    home: Setting | None,
) -> None:
    """The town seen, where neither the visit nor the country of who takes part speaks against it."""
    if goal is not None and seen.value[1] != country_of(goal):
        put_goal(setting, goal)
    elif seen.value[1] not in draft.sides and home is not None and home.place_rule == "place-of-the-visit":
        put(setting, None, home.country, home.place_mark, "place-of-the-visit", "inferred")
    else:
        # What is to come on a journey is not said to be in the town of what was held.
        met = {settings[id(d)].city for d in story.drafts if d.status == "held" and d.type in MET}
        loose = draft.status == "planned" and rule == "place-of-the-lead" and draft.type in MET
        loose = loose and seen.value[0] in met and seen.value[1] in draft.sides and not _is_goal(story, draft, seen)
        put(setting, None if loose else seen.value[0], seen.value[1], seen, rule, "inferred")


def _of_visit(draft: Draft, setting: Setting, settings: dict[int, Setting], visit: Draft, goal: Mark) -> None:
    """Where the visit led; where others of its side went says the country only."""
    own = shares(draft, visit) or not (draft.persons and visit.persons)
    # Where on a journey that has begun talks will be is not said either, but for those of its first day.
    begun = draft.type in MET and draft.status != visit.status
    own = own and (not begun or setting.date == settings[id(visit)].date is not None)
    city = goal.value[0] if goal.kind == "city" and own else None
    put(setting, city, visit.host, goal, "place-of-the-visit", "inferred")


def _of_host(story: Story, draft: Draft, setting: Setting, home: Setting | None) -> None:
    """The country of the host, of what was told before, or of the seat of the body that met."""
    if (host := host_of(story, draft)) is not None:
        put(setting, None, host, draft.sides.get(host) or _words(draft), "place-of-the-host", "inferred")
    elif home is not None:
        put(setting, None, home.country, home.place_mark, "place-of-the-host", "inferred")
    elif (seat := seat_of(story, draft)) is not None and not on_the_margins(story, draft):
        put(setting, None, seat, draft.sides.get(seat) or _words(draft), "place-of-the-host", "inferred")


def _of_dateline(story: Story, draft: Draft, setting: Setting, visit: Draft | None) -> None:
    """The town that the article was written in, where the event was that day and in that country."""
    if setting.city is not None or story.dateline is None:
        return
    # Of talks on several days of a visit nobody knows in which town they were.
    away = any(d.family == "visit" for d in story.drafts) and len(setting.date or "") == len("2024-01")
    spread = away and setting.date_rule in ("date-of-the-day", "date-of-the-lead")
    # As little is known of where on a journey something will be; beside a gathering abroad the writer is where it was.
    spread = spread or (draft.status == "planned" and visit is not None)
    spread = spread or (draft.type == "conference" and draft.status == "planned")
    city, country, _ = story.dateline.value
    apart = country in draft.sides and on_the_margins(story, draft)
    if not spread and setting.country in (None, country) and not apart:
        put(setting, city, country, story.dateline, "place-of-the-dateline", "inferred")


def _is_of_call(story: Story, draft: Draft) -> bool:
    """Whether what was signed ended talks at which nobody met: by video or telephone."""
    if draft.family != "signing":
        return False
    before = [d for d in story.drafts if d.family in SCENES and d is not draft and shares(draft, d)]
    before = [d for d in before if min(d.sentences) <= min(draft.sentences)]
    return bool(before) and max(before, key=lambda d: min(d.sentences)).type in NOWHERE


def _words(draft: Draft) -> Mark:
    """The words of an event."""
    return Mark("event", draft.told[0].start, draft.told[0].end)


def _is_goal(story: Story, draft: Draft, town: Mark) -> bool:
    """Whether a town is where a journey of those who take part leads."""
    goals = (d.destination for d in story.drafts if d.family == "visit" and shares(draft, d))
    return any(g is not None and g.kind == "city" and g.value == town.value for g in goals)


def _is_remote(story: Story, draft: Draft) -> bool:
    """Whether those who confer sit in their own countries."""
    if draft.type not in ("conference", "dialogue"):
        return False
    remote = story.lexicon.events["remote"]
    return any(remote.search(story.view.text[max(0, e.start - ASIDE) : e.end + ASIDE].lower()) for e in draft.told)


def _lead_place(story: Story, draft: Draft) -> Mark | None:
    """The one town that the lead places its persons in, where the host of the event does not speak against it."""
    further = ({"planned": "arrival", "held": "upcoming"}[draft.status],) if draft.type in MET else ()
    keys = ("place_aside", *further)
    aside = [story.lexicon.events[key] for key in keys]
    seen = [
        mark
        for number, reading in lead_of(story, draft)
        for mark in _towns_told(story, draft, reading)
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
    return _only([mark for reading in titles for mark in _towns_told(story, draft, reading)], draft)


def _towns_told(story: Story, draft: Draft, reading: Reading) -> list[Mark]:
    """The towns of a sentence, but those that a journey of others leads to, or one to come from what was held."""
    others = {d.host for d in story.drafts if d.family == "visit" and not shares(draft, d)} - set(draft.sides)
    ahead = [m for e in story.encounters if e.status == "planned" != draft.status for m in e.destinations]
    return [m for m in towns(reading, story.lexicon) if m.value[1] not in others and m not in ahead]


def _only(named: list[Mark], draft: Draft) -> Mark | None:
    if len({mark.value[0] for mark in named}) != 1:
        return None
    town = named[0]
    if draft.host in (None, town.value[1]) or draft.host in {p.side for p in draft.persons[:1]}:
        return town
    return None
