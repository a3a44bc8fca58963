"""What belongs to one event beside its parties, and what two events of an article share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extractors.commitments.undertakings import Undertakings
from extractors.encounters.drafts import Draft
from extractors.encounters.frames import Encounter
from extractors.patterns.matching import Mark
from extractors.persons.people import persons_in
from extractors.records import Agreement, Basis, Target
from extractors.sentence.syntax import Reading
from extractors.statements.said import Said

if TYPE_CHECKING:
    from extractors.pipeline import Story

# Families of events whose talks have topics.
TALKS = ("talks", "multilateral")
# Talks of one sitting: what the text says is to come is none of them.
MET = ("meeting", "phone_call", "video_meeting", "credentials")
# Families of events whose day and place hold for what is told after them.
SCENES = ("talks", "multilateral", "signing", "press", "ceremony")
# Sentences after an event that may still say where and when it took place.
AFTER = 3
# How far before the words of an event its auxiliaries begin.
AUXILIARIES = 11
# Sentences of the body that set the scene.
LEAD = 3
# Years after which what is told without anybody's name is history.
PAST = 3


@dataclass(slots=True)
class Setting:
    """What belongs to one event beside its parties, with the marks that it rests on.

    ``stretches`` are the sentences that speak of it, or parts of them: place in the article, start and end.
    """

    first: Encounter
    stretches: list[tuple[int, int, int]] = field(default_factory=list)
    date: str | None = None
    end_date: str | None = None
    date_mark: Mark = field(default_factory=lambda: Mark("date", 0, 0))
    date_rule: str = ""
    date_basis: Basis = "stated"
    undated: bool = False
    city: str | None = None
    country: str | None = None
    place_mark: Mark = field(default_factory=lambda: Mark("city", 0, 0))
    place_rule: str = ""
    place_basis: Basis = "stated"
    topics: dict[str, Mark] = field(default_factory=dict)
    organizations: dict[str, Mark | None] = field(default_factory=dict)
    targets: list[tuple[Target, int, int, str, Basis]] = field(default_factory=list)
    agreements: list[tuple[Agreement, int, int, str]] = field(default_factory=list)
    statements: list[Said] = field(default_factory=list)
    undertakings: Undertakings = field(default_factory=Undertakings)

    @property
    def sentences(self) -> list[int]:
        """The places of the sentences that speak of it."""
        return list(dict.fromkeys(number for number, _, _ in self.stretches))


def is_history(story: Story, draft: Draft, setting: Setting) -> bool:
    """Whether what nobody is named for lies years before the article was written: a treaty signed in another age."""
    written = (story.published or "")[:4] or str(story.dates.stamp.year if story.dates.stamp else "")
    year = (setting.date or "")[:4]
    if draft.persons or not year.isdecimal():
        return False
    if not written.isdecimal():
        # Beside what officials are named for, a bare year tells of the past.
        return draft.status == "held" and setting.date == year and any(d.persons for d in story.drafts)
    # Told by its year alone, it is of another year than what is reported.
    return int(year) < int(written) - (PAST if setting.date != year else 0)


def shares(draft: Draft, other: Draft) -> bool:
    """Whether two events have a person in common, or all their parties."""
    if set(map(id, other.persons)) & set(map(id, draft.persons)):
        return True
    return not draft.persons and draft.parties <= other.parties


def lead_of(story: Story, draft: Draft, *, on: bool = False) -> Iterator[tuple[int, Reading]]:
    """The first sentences of the article that name a person of the event, or a side of one without persons.

    They set its scene; so does an opening that tells of no encounter at all, and what goes on (``on``) with a pronoun.
    """
    pronoun = story.lexicon.events["pronoun"]
    carried = False
    told = {e.sentence for d in story.drafts for e in d.told}
    bodies = 0
    for number, reading in enumerate(story.readings):
        if reading.sentence.kind != "body":
            continue
        bodies += 1
        if bodies > LEAD:
            break
        marks = reading.chunks.every()
        named = {id(story.people.of(p)) for m in marks for p in persons_in(m)}
        shown = bool(named & set(map(id, draft.persons))) or _told_by_post(reading, draft)
        if not draft.persons:
            shown = any(c in draft.sides for m in marks if m.kind in ("country", "adjective") for c in m.value[:1])
        carried = on and carried and not named and pronoun.search(reading.chunks.codes) is not None
        if shown or carried or (bodies == 1 and number not in told and not named):
            yield number, reading
        carried = shown or carried
    yield from _captions_of(story, draft)


def _told_by_post(reading: Reading, draft: Draft) -> bool:
    """Whether a sentence tells of somebody of an event by the post alone: "le chef de l'Etat"."""
    posts = [m.value for _, m in reading.chunks.placed if m.kind == "office"]
    return any(
        post.role.lower() == held.office.role.lower() and (not post.sides or person.side in post.sides)
        for person in draft.persons
        for held in person.held
        for post in posts
    )


def _captions_of(story: Story, draft: Draft) -> Iterator[tuple[int, Reading]]:
    """The captions that show all who are named of an event, two at least."""
    wanted = set(map(id, draft.persons))
    for number, reading in enumerate(story.readings):
        if reading.sentence.kind == "caption" and len(wanted) > 1:
            marks = reading.chunks.every()
            if wanted <= {id(p) for p in story.people.named(*marks)}:
                yield number, reading


def held_where(story: Story, draft: Draft) -> Iterator[Reading]:
    """The sentences just after the event that say of it that it took place."""
    held, coming = story.lexicon.events["took_place"], story.lexicon.events["will_take_place"]
    told = [e for d in story.drafts if d is not draft for e in d.told]
    first = draft.told[0].sentence
    if draft.family == "visit":
        return
    # The only gathering that is told of is meant farther on too.
    reach = AFTER * (3 if [d for d in story.drafts if d.type in ("dialogue", "conference")] == [draft] else 1)
    for number in range(first + 1, min(first + 1 + reach, len(story.readings))):
        reading = story.readings[number]
        codes = reading.chunks.codes
        ahead = draft.status == "planned" and coming.match(codes)
        if not (ahead or held.match(codes) or held.match(reading.words)):
            continue
        others = [e for e in told if e.sentence == number]
        if others and not _are_aside(story, reading, min(e.start for e in others)):
            continue
        if draft.status == "held" or not lies_back(reading.words, story):
            yield reading


def _are_aside(story: Story, reading: Reading, start: int) -> bool:
    """Whether what a sentence tells from a position on is only what it sets the time of an event by."""
    named = [m for _, m in reading.chunks.placed if m.kind in ("city", "date") and m.end <= start]
    return (
        bool(named) and story.lexicon.events["set_by"].search(story.view.text[named[0].end : start].lower()) is not None
    )


def ends_talks(draft: Draft, other: Draft, story: Story) -> bool:
    """Whether what is to be signed or told to the press follows upon talks to come, or is said to upon those held."""
    if draft.family not in ("press", "signing") or draft.status != "planned" or other.family != "talks":
        return False
    told, upon = draft.told[0], story.lexicon.events["upon_talks"]
    if other.told[0].start >= told.start:
        return False
    return other.status == "planned" or upon.search(story.readings[told.sentence].words) is not None


def lies_back(words: str, story: Story) -> bool:
    """Whether words are in the pluperfect: they tell of an earlier day."""
    return story.lexicon.events["earlier"].search(words.lower()) is not None


def told_back(draft: Draft, story: Story) -> bool:
    """Whether an event is only told in the pluperfect."""
    text = story.view.text
    return all(lies_back(text[e.start : e.end], story) for e in draft.told)


def words_of(encounter: Encounter, story: Story) -> str:
    """The words of an encounter with the auxiliaries right before them."""
    return story.view.text[max(0, encounter.start - AUXILIARIES) : encounter.end]


def says_when(story: Story, encounter: Encounter, mark: Mark) -> bool:
    """Whether a clause after the words of an encounter says that it was held on a day or in a town: "qui a eu lieu"."""
    reading = story.readings[encounter.sentence]
    said = story.lexicon.events["being_held"]
    place = reading.chunks.place_of(mark)
    return place is not None and mark.start >= encounter.end and said.search(reading.chunks.codes, 0, place) is not None


def in_caption(mark: Mark, story: Story) -> bool:
    """Whether a mark stands in the caption of a photograph."""
    spans = (r.sentence for r in story.readings if r.sentence.kind == "caption")
    return any(s.start <= mark.start and mark.end <= s.end for s in spans)
