"""What is told around an event that gives its place: its visit, talks before it, a summit, an ambassador's post."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.encounters.drafts import Draft
from extractors.encounters.frames import country_of
from extractors.patterns.matching import Mark
from extractors.sentence.syntax import Reading
from extractors.sentence.towns import is_far_from, opening_country, towns
from extractors.setting.event_dates import is_far
from extractors.setting.hosts import posted
from extractors.setting.margins import margins_of
from extractors.setting.setting import SCENES, Setting, ends_talks, held_where, in_caption, shares
from extractors.values.partial_dates import PartialDate

if TYPE_CHECKING:
    from extractors.pipeline import Story

# Kinds of marks of persons; how far behind the words of an event the gathering stands that it was at.
NAMED = ("person", "group", "office", "delegation")
BESIDE = 90
# How far behind a place its clause names who did something there.
OPENING = 24
# How far before a town the words stand that lead there.
ASIDE = 30
# Sentences back to which the last leg of a journey is looked for; between it and talks with an organisation.
LEGS = 2
BY = 1


def visit_of(story: Story, draft: Draft, setting: Setting, settings: dict[int, Setting]) -> Draft | None:
    """The visit that the event is part of: of the same persons, else between the same sides; the nearest before it."""
    visits = [d for d in story.drafts if d.family == "visit" and d.host in draft.sides] or _journey_to(story, draft)
    visits = [d for d in visits if not is_other_time(setting, settings[id(d)]) and not _is_recalled(story, d, draft)]
    # What is to come on a visit that has begun takes place there.
    visits = [d for d in visits if d.status == draft.status] or [
        d for d in visits if draft.status == "planned" and shares(draft, d)
    ]
    own = [d for d in visits if shares(draft, d)] or [d for d in visits if set(draft.sides) == set(d.sides)]
    post = posted(draft)
    own = [d for d in own if draft.host in (None, d.host) or not _steps(setting, settings[id(d)])[0]]
    own = [d for d in own if d.host == (draft.host or post)] or (own if post is None else [])
    return min(own, key=lambda d: _steps(setting, settings[id(d)]), default=None)


def _journey_to(story: Story, draft: Draft) -> list[Draft]:
    """The one journey told beside what its traveller did with organisations alone, or where many met."""
    if draft.type == "conference" and draft.status == "planned" and not draft.told[0].rule.data.get("purpose"):
        return []
    near = [
        d
        for d in story.drafts
        if d.family == "visit" and shares(draft, d) and set(draft.sides) <= {p.side for p in d.persons}
        if any(abs(a - b) <= BY for a in d.sentences for b in draft.sentences)
    ]
    return near if len({d.host for d in near}) == 1 and draft.family in SCENES else []


def is_other_time(setting: Setting, visit: Setting) -> bool:
    """Whether an event lies in another month or year than a visit, as far as both are dated."""
    if setting.date is None or visit.date is None:
        return False
    ours = PartialDate.parse(setting.date)
    days = (PartialDate.parse(date) for date in (visit.date, visit.end_date or visit.date))
    return not any(replace(day, day=None).compatible(ours) if day.month else day.compatible(ours) for day in days)


def _is_recalled(story: Story, visit: Draft, draft: Draft) -> bool:
    """Whether a visit is only told as an earlier one, in another sentence: "during his recent visit"."""
    recent = story.lexicon.events["recent"]
    if visit.sentences & draft.sentences:
        return False
    return all(recent.search(story.view.text[max(0, e.start - 20) : e.end + 20].lower()) for e in visit.told)


def _steps(setting: Setting, other: Setting) -> tuple[bool, int]:
    """How far another event is told from this one; what is told after it counts as further."""
    steps = setting.first.sentence - other.first.sentence
    return steps < 0, abs(steps)


def at_home(story: Story, draft: Draft, setting: Setting, settings: dict[int, Setting]) -> Setting | None:
    """An event told just before in the country of a person who takes part in both, or whose guest does."""
    before = [
        theirs
        for other in story.drafts
        for theirs in (settings[id(other)],)
        if other is not draft and other.family in SCENES and other.status == draft.status
        and theirs.first.sentence <= setting.first.sentence
        and (
            any(p in other.persons and p.side and p.side == theirs.country for p in draft.persons)
            or (theirs.country in draft.sides and set(other.sides) == set(draft.sides) and not other.persons)
            or (theirs.country in draft.sides and shares(draft, other) and not draft.persons)
            or (theirs.country in draft.sides and theirs.country in other.sides and shares(draft, other))
        )
    ]  # fmt: skip
    return max(before, key=lambda theirs: theirs.first.sentence, default=None)


def scene_of(story: Story, draft: Draft, setting: Setting, settings: dict[int, Setting]) -> Setting | None:
    """The place of an event told before with a person in common, if the host of this one does not speak against it."""
    found: Setting | None = None
    until = story.readings[setting.first.sentence].sentence.end
    for other in story.drafts:
        theirs = settings[id(other)]
        if other is draft or other.family not in SCENES or not shares(draft, other):
            continue
        if other.status != draft.status and not ends_talks(draft, other, story):
            continue
        if theirs.place_rule != "place-named" and (theirs.city is None or theirs.place_rule == "place-of-the-dateline"):
            continue
        if theirs.first.sentence > setting.first.sentence or theirs.place_mark.start > until:
            continue
        if is_other_time(setting, theirs) or _gathers_before(draft, setting, theirs):
            continue
        if theirs.date and theirs.date != setting.date and is_far(PartialDate.parse(theirs.date), story):
            # Where somebody met in another season is not where others are met now.
            continue
        if theirs.first.start > setting.first.start and theirs.country in {*other.sides} - {*draft.sides}:
            # Told after it in the country of somebody else: the next stop of a journey.
            continue
        gone = (
            settings[id(v)].first.start
            for v in story.drafts
            if v.family == "visit" and v.host != theirs.country and shares(v, draft)
        )
        if theirs.country not in draft.sides and any(
            theirs.first.start < start < setting.first.start for start in gone
        ):
            # A journey told in between has led elsewhere.
            continue
        if in_caption(theirs.place_mark, story) and any(d.family == "visit" and shares(d, draft) for d in story.drafts):
            # A photograph of a visit shows where those were whom it shows.
            continue
        shared = {p.side for p in draft.persons if p in other.persons}
        if draft.host in (None, theirs.country) or draft.host in shared:
            found = theirs
    return found or margins_of(story, draft, settings)


def _gathers_before(draft: Draft, setting: Setting, theirs: Setting) -> bool:
    """Whether another event is told behind a gathering or ceremony, which has a place of its own."""
    return draft.family in ("multilateral", "ceremony") and theirs.first.start > setting.first.start


def land_of(story: Story, draft: Draft) -> Mark | None:
    """The country of an event that its sentence names as its place, that the next says, or that it leads to."""
    before = story.lexicon.events["place_before"]
    for encounter in draft.told:
        mark = opening_country(story.readings[encounter.sentence], story.lexicon)
        if mark is not None and country_of(mark) in draft.sides:
            return mark
    where = story.lexicon.events["where_clause"]
    for encounter in draft.told:
        chunks = story.readings[encounter.sentence].chunks
        for place, mark in chunks.placed:
            goal = mark.kind == "country" and mark.end <= encounter.start and country_of(mark) in draft.sides
            if goal and where.match(chunks.codes, place + 1):
                return mark
    held = [
        (reading, place, mark)
        for reading in held_where(story, draft)
        for place, mark in reading.chunks.placed
        if mark.kind == "country" and country_of(mark) in draft.sides
    ]
    led = [
        (reading, place, mark)
        for told in draft.told
        if draft.type == "conference"
        for reading in (story.readings[told.sentence],)
        for place, mark in reading.chunks.placed
        if mark.kind == "country" and told.start <= mark.start and mark.end <= told.end
    ]
    led_to = (
        m
        for r, place, m in (*held, *led)
        if before.search(r.chunks.codes, max(0, place - 60), place) or where.match(r.chunks.codes, place + 1)
    )
    return next(led_to, None)


def clause_of(story: Story, draft: Draft) -> Mark | None:
    """The place of the clause or gathering of an event: "en Grèce, où il a rencontré", "en marge du G7 en Italie"."""
    where = story.lexicon.events["where_clause"]
    for encounter in draft.told:
        chunks = story.readings[encounter.sentence].chunks
        for found in story.lexicon.events.finditer("gathered_in", chunks):
            mark = chunks.items[found.end() - 1]
            if isinstance(mark, Mark) and -BESIDE < chunks.start(found.start()) - encounter.end < BESIDE:
                return mark
        reading = story.readings[encounter.sentence]
        opening = opening_country(reading, story.lexicon)
        first = opening is not None and opening.start - reading.sentence.start < OPENING
        if opening is not None and first and country_of(opening) in draft.sides:
            return opening
        parties = list(map(id, encounter.parties.values()))
        for place, mark in reversed(chunks.placed):
            if mark.end > encounter.start or mark.kind not in ("country", "city"):
                continue
            if not where.match(chunks.codes, place + 1) or is_far_from(chunks, place, story.lexicon):
                continue
            between = [m for at, m in chunks.placed if at > place and m.end <= encounter.start and m.kind in NAMED]
            opens = not between or between[0].start - mark.end < OPENING
            if opens and all(id(m) in parties for m in between):
                return mark
            break
    return None


def leads_on(story: Story, reading: Reading, town: Mark) -> bool:
    """Whether a clause behind a town tells what will be done there."""
    place = reading.chunks.place_of(town)
    return (
        place is not None and story.lexicon.events["will_be_there"].match(reading.chunks.codes, place + 1) is not None
    )


def there_of(story: Story, draft: Draft) -> Mark | None:
    """The town named before an event that a pronoun says it was in: "arrived in Rabat, where", "was received there"."""
    there, onward = story.lexicon.events["there"], story.lexicon.events["going_on_to"]
    for encounter in draft.told:
        number = encounter.sentence
        reading = story.readings[number]
        before, words = story.view.text[reading.sentence.start : encounter.start], story.view.text[encounter.start :]
        if not there.search(f"{before}|{words[: encounter.end - encounter.start]}".lower()):
            continue
        seen = [mark for mark in towns(reading, story.lexicon) if mark.end <= encounter.start]
        if seen:
            return seen[-1]
        named = story.readings[number - 1].chunks.every("city") if number else []
        seen = list(towns(story.readings[number - 1], story.lexicon)) if number else []
        if named and onward.search(story.view.text[max(0, named[-1].start - ASIDE) : named[-1].start].lower()):
            return named[-1]
        return seen[0] if len({mark.value[0] for mark in seen}) == 1 else None
    return None


def leg_of(story: Story, draft: Draft, setting: Setting) -> Mark | None:
    """The town of one side that a traveller is told to have reached just before: "La dernière étape était Niamey"."""
    leg = story.lexicon.events["leg"]
    told = {e.sentence for d in story.drafts if d.family != "visit" for e in d.told}
    for number in range(setting.first.sentence - 1, max(-1, setting.first.sentence - 1 - LEGS), -1):
        reading = story.readings[number]
        if number in told or reading.sentence.kind != "body":
            break
        if leg.search(reading.words.lower()):
            seen = [mark for mark in towns(reading, story.lexicon) if mark.value[1] in draft.sides]
            return seen[0] if len({mark.value[0] for mark in seen}) == 1 else None
    return None


def during(story: Story, draft: Draft) -> Mark | None:
    """Where the visit led during which the sentence says that the event was, whoever made it."""
    for encounter in draft.told:
        for other in (e for e in story.encounters if e.sentence == encounter.sentence and e.type == "visit"):
            framed = story.lexicon.events["framed_by"].match(story.view.text[encounter.end : other.start].lower())
            for goal in other.destinations if other.start <= encounter.start or framed else ():
                if country_of(goal) in draft.sides:
                    return goal
    return None
