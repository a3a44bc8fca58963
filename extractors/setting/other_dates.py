"""Which dates of a sentence are another's: of what is said before it, is still to come, was signed, is a career."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.encounters.drafts import Draft
from extractors.encounters.frames import Encounter, country_of
from extractors.patterns.matching import Mark
from extractors.sentence.syntax import Reading
from extractors.setting.setting import told_back

if TYPE_CHECKING:
    from extractors.pipeline import Story

# Families of events of one sitting: what the text says is to come is none of them.
SAT = ("talks", "signing", "press", "ceremony", "message")
# How far behind the words of an event its parties and, of a visit, its days in brackets may stand.
BESIDE = 40
# How far behind the words of an event its adjectives reach.
ADJECTIVES = 24
# How far into a sentence the words that open it reach.
OPENING = 12


def is_of_other(mark: Mark, encounter: Encounter, reading: Reading, story: Story, draft: Draft) -> bool:
    """Whether a date of the sentence dates something else: another event nearer to it, or what is said before it."""
    events, text = story.lexicon.events, story.view.text
    first = min([encounter.start, *(m.start for m in encounter.parties.values())])
    front = text[reading.sentence.start : mark.start].lower()
    if mark.end <= first and (events["went_before"].match(front) or events["resolved"].search(front)):
        # What went before, or what was only resolved, is dated there.
        return True
    over = events.match("relative_over", reading.chunks, 0, reading.chunks.at(encounter.start))
    if over and over.start("clause") < reading.chunks.at(mark.start) < over.end("clause"):
        # A relative clause between the subject and the verb has a time of its own.
        return True
    if events["career"].search(text[max(0, mark.start - 14) : mark.start].lower()):
        return True
    if encounter.rule.data.get("certain") and mark.end <= encounter.start:
        # What is being prepared is dated behind its words.
        return True
    if is_parted(mark, encounter, story, draft):
        return True
    if draft.family == "visit" and _goes_on(encounter, mark, story):
        return False
    for other in story.encounters:
        if other is encounter or other.sentence != encounter.sentence or other in draft.told:
            continue
        month = draft.family != "visit" and mark.value.kind == "month"
        if month and other.type == "visit" and not any(other in d.told for d in story.drafts):
            # A journey of which nothing is made has its month for what was done on it.
            continue
        if draft.family == "visit" and mark.value.kind == "range" and other.type == "meeting":
            # Nobody receives a guest for days: they are those of the stay.
            continue
        ours = min(abs(mark.start - encounter.end), abs(encounter.start - mark.end))
        theirs = min(abs(mark.start - other.end), abs(other.start - mark.end))
        follows = other.end <= mark.start and (encounter.end <= other.start or mark.end <= encounter.start)
        if theirs < ours and follows and not _opens_clause(mark, encounter, story):
            if _one_journey(mark, encounter, other, reading):
                continue
            return True
    opens = mark.start - reading.sentence.start < OPENING
    if draft.family == "visit" and mark.value.role == "since" and (mark.start >= encounter.start or opens):
        # Who has been somewhere since a day arrived on it.
        return False
    told = draft.status == "held" and draft.type != "conference" and mark.start >= encounter.end
    if told and events["yet_to_come"].search(text, encounter.end, mark.start):
        return True
    if mark.end <= encounter.start:
        between = text[mark.end : encounter.start].lower()
        # The day of the paper that tells of it.
        if events["paper"].search(between):
            return True
        # The day on which what is to come was announced.
        if draft.status == "planned" and events["announced_then"].search(between):
            return True
    chunks = reading.chunks
    place = chunks.place_of(mark)
    if place is None:
        return any(m.start <= mark.start and mark.end <= m.end for m in chunks.every() if m.kind != "date")
    days = mark.value.kind == "range" or text[mark.start - 1 : mark.start] == "("
    if (
        draft.family == "visit"
        and days
        and 0 <= mark.start - max([encounter.end, *(m.end for m in encounter.destinations)]) < BESIDE
    ):
        # In brackets behind the words of a visit stand its days.
        return False
    bare = "in_year" in events and mark.value.kind == "year" and text[mark.start : mark.end].isdigit()
    if bare and not events["in_year"].search(chunks.codes, max(0, place - 12), place):
        # A year in a name dates nothing.
        return True
    behind = min(place, chunks.at(encounter.end))
    if draft.family in (*SAT, "visit") and place - behind > ADJECTIVES and dates_noun(reading, place, mark, story):
        return True
    if draft.family in SAT and is_recalled(reading, encounter, mark.start, story):
        return True
    after = mark.start >= encounter.end
    keys = [] if _opens_clause(mark, encounter, story) else ["other_date"]
    keys += ["upcoming"] if draft.family in SAT and draft.status == "held" else []
    keys += ["of_thing"] if draft.family != "signing" or after else []
    keys += [] if told_back(draft, story) else ["already"]
    # The words of an event are none that its date could be another's by.
    since = max(behind, 0 if draft.family == "signing" else place - 60) if after else max(0, place - 60)
    return any(events.search(key, chunks, since, place) for key in keys)


def is_parted(mark: Mark, encounter: Encounter, story: Story, draft: Draft) -> bool:
    """Whether a day or place behind an event opens another clause, in which another event is told."""
    chunks = story.readings[encounter.sentence].chunks
    stop = story.lexicon.events["next_stop"].search(chunks.codes, chunks.at(encounter.end))
    if stop is not None and draft.family != "visit" and chunks.start(stop.start()) < mark.start:
        return True
    between = story.view.text[encounter.end : mark.start].lower()
    border = max((m.start() for m in story.lexicon.events["parts"].finditer(between)), default=None)
    return border is not None and any(
        mark.end <= other.start and other.sentence == encounter.sentence and other not in draft.told
        for other in story.encounters
    )


def is_of_other_leg(mark: Mark, encounter: Encounter, reading: Reading, draft: Draft) -> bool:
    """Whether a day is that of another leg of a tour: "Benin on Monday, Togo on Tuesday", "on Monday in Benin, …"."""
    goals = [m.start for m in encounter.destinations]
    at = next((m.start for m in encounter.destinations if country_of(m) == draft.host), None)
    days = [m for m in reading.marks if m.kind == "date" and m.value.kind in ("day", "range", "weekday", "relative")]
    opening, since, until = reading.sentence.start + OPENING, encounter.start, max(goals, default=0) + BESIDE
    days = [m for m in days if m.start < opening or since <= m.start <= until]
    if at is None or len(days) < 2 or len(goals) < 2 or mark not in days:
        return False
    first = days[0].start < goals[0]
    days = days[-len(goals) :] if first else days[: len(goals)]
    if first and (at < goals[-1] or days[-1].start < at):
        return mark not in [m for m in days if m.start < at][-1:]
    return mark not in [m for m in days if m.start > at][:1]


def _one_journey(mark: Mark, encounter: Encounter, other: Encounter, reading: Reading) -> bool:
    """Whether the only days of a sentence close it, behind a visit and a gathering of one plan: they are of both."""
    alone = mark.value.kind == "range" and [m for m in reading.marks if m.kind == "date"] == [mark]
    kinds = {encounter.type, other.type}
    plan = encounter.status == other.status == "planned" and "visit" in kinds and kinds & {"conference", "ceremony"}
    return alone and bool(plan) and encounter.end <= other.start


def _goes_on(encounter: Encounter, mark: Mark, story: Story) -> bool:
    """Whether a second telling of a visit, of which nothing else was made, stands between its words and the date."""
    return any(
        other.type == "visit" and encounter.end <= other.start < other.end <= mark.start < other.end + BESIDE
        for other in story.encounters
        if other.sentence == encounter.sentence and not any(other in d.told for d in story.drafts)
    )


def is_recalled(reading: Reading, encounter: Encounter, at: int, story: Story) -> bool:
    """Whether what stands at an offset belongs to something that the words behind an event only go back to."""
    chunks = reading.chunks
    place = chunks.at(at)
    return story.lexicon.events.search("recalled", chunks, min(place, chunks.at(encounter.end)), place) is not None


def dates_noun(reading: Reading, place: int, mark: Mark, story: Story) -> bool:
    """Whether a day is told as that of the noun right before it: "l'accord du 27 juillet 1971"."""
    events = story.lexicon.events
    said = story.view.text[mark.start : mark.end].lower()
    if mark.value.kind not in ("day", "month") or not events["of_day"].match(said):
        return False
    return events.search("of_noun", reading.chunks, max(0, place - 30), place) is not None


def _opens_clause(mark: Mark, encounter: Encounter, story: Story) -> bool:
    """Whether a date opens the clause of the event: "on 13 February, when he will meet"."""
    opening = story.lexicon.events["when_clause"]
    return mark.end <= encounter.start and opening.match(story.view.text, mark.end) is not None


def end_of(encounter: Encounter) -> int:
    """Where the words of an encounter end with those of whom and where it leads: a year stands there."""
    goals = [*encounter.parties.values(), *encounter.destinations]
    return max([encounter.end, *(m.end for m in goals if 0 <= m.start - encounter.end < BESIDE)])
