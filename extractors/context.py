"""Date, place, topics, organisations, targets and documents of each event, from the sentences that belong to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extractors.agreements import find_agreements
from extractors.dates import PartialDate, Resolved, resolve
from extractors.drafts import Draft
from extractors.encounters import Encounter, country_of
from extractors.matching import Mark
from extractors.names import key
from extractors.organizations import find_organizations
from extractors.records import Agreement, Basis, Target
from extractors.statements import Said, find_statements
from extractors.syntax import Reading, persons_in
from extractors.targets import find_targets, merged
from extractors.topics import find_topics
from extractors.undertakings import Undertakings, gather_undertakings

if TYPE_CHECKING:
    from extractors.pipeline import Story

TALKS = ("talks", "multilateral")
# How far from the words of an event its town may stand, in characters.
NEAR_PLACE = 130
# Marks whose words name something else than a topic.
BLOCKING = ("office", "person", "organization")
# Families of events whose sentences speak of them alone.
OWN_WORDS = ("signing", "ceremony", "message")
# Sentences of the body that set the scene.
LEAD = 3
# Families of events whose day and place hold for what is told after them.
SCENES = ("talks", "multilateral", "signing", "press", "ceremony")


@dataclass(slots=True)
class Setting:
    """What belongs to one event beside its parties, with the marks that it rests on."""

    first: Encounter
    sentences: list[int] = field(default_factory=list)
    date: str | None = None
    end_date: str | None = None
    date_mark: Mark = Mark("date", 0, 0)
    date_rule: str = ""
    date_basis: Basis = "stated"
    city: str | None = None
    country: str | None = None
    place_mark: Mark = Mark("city", 0, 0)
    place_rule: str = ""
    place_basis: Basis = "stated"
    topics: dict[str, Mark] = field(default_factory=dict)
    organizations: dict[str, Mark | None] = field(default_factory=dict)
    targets: list[tuple[Target, int, int, str, Basis]] = field(default_factory=list)
    agreements: list[tuple[Agreement, int, int, str]] = field(default_factory=list)
    statements: list[Said] = field(default_factory=list)
    undertakings: Undertakings = Undertakings()


def read_setting(story: Story) -> Iterator[tuple[Draft, Setting]]:
    """Yield each event with its setting, in the order of the article."""
    settings = {id(d): Setting(_best(d, story)) for d in story.drafts}
    owners = _owners(story)
    for number, draft in owners.items():
        settings[id(draft)].sentences.append(number)
    for draft in story.drafts:
        setting = settings[id(draft)]
        _date(story, draft, setting)
    for draft in story.drafts:
        setting = settings[id(draft)]
        if setting.date is None:
            _inherit_date(story, draft, setting, settings)
        _place(story, draft, setting, settings)
        _contents(story, draft, setting)
    for draft, said in find_statements(story, owners):
        settings[id(draft)].statements.append(said)
    for draft in story.drafts:
        setting = settings[id(draft)]
        setting.undertakings = gather_undertakings(story, draft, setting.sentences, setting.date, setting.statements)
        yield draft, setting


def _best(draft: Draft, story: Story) -> Encounter:
    """The telling that shows the event best: the first of the body, else the first."""
    kinds = story.readings
    body = [e for e in draft.told if kinds[e.sentence].sentence.kind == "body" and not e.anaphora]
    return (body or draft.told)[0]


def _owners(story: Story) -> dict[int, Draft]:
    """Whose talks a sentence belongs to: the talks told last before it, the first ones at the beginning."""
    talks = [d for d in story.drafts if d.family in TALKS] or [d for d in story.drafts if d.family == "message"]
    talks = talks or story.drafts[:1]
    if not talks:
        return {}
    owners: dict[int, Draft] = {}
    current = talks[0]
    for number in range(len(story.readings)):
        told = [d for d in talks if number in d.sentences]
        if told:
            current = current if current in told else told[-1]
        elif any(number in d.sentences for d in story.drafts if d.family in OWN_WORDS and d not in talks):
            continue
        owners[number] = current
    return owners


# ---------------------------------------------------------------- date


def _date(story: Story, draft: Draft, setting: Setting) -> None:
    """The date that stands nearest to the words of the event, day before month; open where none is given."""
    best: tuple[tuple[int, int, int], Mark, str, str | None, str, Basis] | None = None
    for order, encounter in enumerate(draft.told):
        reading = story.readings[encounter.sentence]
        for mark in reading.marks:
            if mark.kind != "date" or _is_of_other(mark, encounter, reading, story, draft):
                continue
            found = resolve(
                mark.value, story.dates, planned=draft.status == "planned", told=_told(story, encounter, mark)
            )
            if found.start is None:
                continue
            coarse = 0 if found.start.day else 1 if found.start.month else 2
            distance = min(abs(mark.start - encounter.end), abs(encounter.start - mark.end))
            if distance > (400, 60, 40)[coarse]:
                continue
            caption = story.readings[encounter.sentence].sentence.kind == "caption"
            rank = (coarse, order + 5 * caption, distance)
            if best is None or rank < best[0]:
                end = found.end.edtf if found.end else None
                best = (rank, mark, found.start.edtf, end, found.rule, found.basis)
    if best is None:
        return
    _, setting.date_mark, setting.date, setting.end_date, setting.date_rule, setting.date_basis = best
    if draft.family != "visit" and setting.end_date:
        if any(d.family == "visit" for d in story.drafts) or draft.family == "talks":
            setting.date, setting.end_date = _common(setting.date, setting.end_date)
    if draft.family == "talks":
        setting.end_date = None


def _common(start: str | None, end: str | None) -> tuple[str | None, None]:
    """What is sure of talks held within several days: the month, where both ends lie in one."""
    if start and end and start[:-3] == end[:-3]:
        return start[:-3], None
    return None, None


def _told(story: Story, encounter: Encounter, mark: Mark) -> PartialDate | None:
    """The day told just before a date phrase: in this sentence, or in the ones before."""
    for number in range(encounter.sentence, max(-1, encounter.sentence - 4), -1):
        for other in reversed(story.readings[number].marks):
            if other.kind == "date" and other.end <= mark.start and other.value.kind in ("day", "range"):
                found = resolve(other.value, story.dates)
                if found.start is not None and found.start.day:
                    return found.start
    return None


def _is_of_other(mark: Mark, encounter: Encounter, reading: Reading, story: Story, draft: Draft) -> bool:
    """Whether a date of the sentence dates something else: another event nearer to it, or what the words before it say."""
    for other in story.encounters:
        if other is encounter or other.sentence != encounter.sentence or other in draft.told:
            continue
        ours = min(abs(mark.start - encounter.end), abs(encounter.start - mark.end))
        theirs = min(abs(mark.start - other.end), abs(other.start - mark.end))
        follows = other.end <= mark.start and (encounter.end <= other.start or mark.end <= encounter.start)
        if theirs < ours and follows:
            return True
    chunks = reading.chunks
    place = next((i for i, m in enumerate(chunks.items) if m is mark), None)
    if place is None:
        return any(
            mark.start >= m.start and mark.end <= m.end
            for m in chunks.items
            if isinstance(m, Mark) and m.kind != "date"
        )
    other_date = story.lexicon.pattern(story.lexicon.tables["events"]["other_date"])
    return bool(other_date.search(chunks.codes, max(0, place - 60), place))


def _inherit_date(story: Story, draft: Draft, setting: Setting, settings: dict[int, Setting]) -> None:
    """The day of the visit that the event is part of, or of the talks told just before with one party in common."""
    if draft.status == "planned":
        return
    alone = len([d for d in story.drafts if d.family in TALKS]) == 1
    before: Setting | None = None
    visit: Setting | None = None
    for other in story.drafts:
        theirs = settings[id(other)]
        if other is draft or theirs.date is None or other.status != draft.status or not _shares(draft, other):
            continue
        if other.family == "visit" and theirs.end_date is None and len(theirs.date) == 10:
            visit = visit or theirs
        if other.family in SCENES and theirs.first.sentence <= setting.first.sentence:
            if alone or setting.first.sentence - theirs.first.sentence <= 8:
                before = theirs
    if before is None and (found := _lead_date(story, draft)):
        mark, resolved = found
        if resolved.start is not None and resolved.end is None and resolved.start.day:
            setting.date, setting.date_mark = resolved.start.edtf, mark
            setting.date_rule, setting.date_basis = "date-of-the-lead", "inferred"
            return
    before = before or visit
    if before is not None:
        setting.date, setting.end_date = before.date, None
        setting.date_mark, setting.date_rule, setting.date_basis = before.date_mark, "date-of-the-day", "inferred"


def _lead(story: Story, draft: Draft) -> Iterator[tuple[int, Reading]]:
    """The first sentences of the article that name a person of the event: they set its scene."""
    bodies = 0
    for number, reading in enumerate(story.readings):
        if reading.sentence.kind != "body":
            continue
        bodies += 1
        if bodies > LEAD:
            return
        named = {
            id(story.people.of(p)) for m in reading.chunks.marks(0, len(reading.chunks.items)) for p in persons_in(m)
        }
        if named & set(map(id, draft.persons)):
            yield number, reading


def _lead_date(story: Story, draft: Draft) -> tuple[Mark, Resolved] | None:
    """The day that the lead gives, where the event itself has none."""
    other_date = story.lexicon.pattern(story.lexicon.tables["events"]["other_date"])
    for _, reading in _lead(story, draft):
        for place, mark in enumerate(reading.chunks.items):
            if not isinstance(mark, Mark) or mark.kind != "date":
                continue
            if other_date.search(reading.chunks.codes, max(0, place - 60), place):
                continue
            found = resolve(mark.value, story.dates, planned=draft.status == "planned")
            if found.start is not None:
                return mark, found
    return None


def _shares(draft: Draft, other: Draft) -> bool:
    """Whether two events have a person in common, or all their parties."""
    if set(map(id, other.persons)) & set(map(id, draft.persons)):
        return True
    return not draft.persons and draft.parties <= other.parties


# ---------------------------------------------------------------- place


def _place(story: Story, draft: Draft, setting: Setting, settings: dict[int, Setting]) -> None:
    """A town named with the event; else where the talks around it took place; else the country visited or the host's."""
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
        if d.family == "visit" and d.host and d.status == draft.status and d.host in draft.sides and _shares(draft, d)
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
        for _, reading in _lead(story, draft)
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
    """The place of an event told before with a person in common, where the host of this one does not speak against it."""
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
        if not _shares(draft, other):
            continue
        shared = {p.side for p in draft.persons if p in other.persons}
        if draft.host in (None, theirs.country) or draft.host in shared:
            found = theirs
    return found


# ---------------------------------------------------------------- what was talked about


def _contents(story: Story, draft: Draft, setting: Setting) -> None:
    lexicon = story.lexicon
    setting.organizations.update(draft.organizations)
    for person in draft.persons:
        if person.side_rule == "national-agency":
            setting.organizations.setdefault(*person.organizations[0])
    sentences = setting.sentences if draft.family in (*TALKS, "message") else []
    alone = len(story.drafts) == 1
    if draft.family in ("ceremony", "message") or (alone and not sentences):
        sentences = sorted(draft.sentences) if not alone else list(range(len(story.readings)))
    if draft.family in ("visit", "press", "signing") and not alone:
        sentences = [] if any(d.family in TALKS for d in story.drafts) or draft.family != "visit" else setting.sentences
    for number in sentences:
        reading = story.readings[number]
        sentence = reading.sentence
        blocked = [(m.start, m.end) for m in reading.chunks.marks(0, len(reading.chunks.items), *BLOCKING)]
        for group in reading.chunks.marks(0, len(reading.chunks.items), "group", "delegation", "companion"):
            blocked.extend((p.start, p.end) for p in group.parts)
        for topic, mark in find_topics(story.topics, blocked, sentence.start, sentence.end).items():
            setting.topics.setdefault(topic, mark)
        if sentence.kind != "caption":
            for mark in find_organizations(story.view.text, reading, lexicon):
                setting.organizations.setdefault(mark.value, mark)
            setting.targets.extend(
                find_targets(
                    story.view.text, sentence.start, sentence.end, reading.marks, lexicon, story.dates, draft.sides
                )
            )
    setting.targets = merged(setting.targets)
    if draft.family == "signing":
        _documents(story, draft, setting)


def _documents(story: Story, draft: Draft, setting: Setting) -> None:
    """The documents of a signing, each once, with the topics and parties that their titles name."""
    lexicon = story.lexicon
    titles: set[tuple[str, ...]] = set()
    for encounter in draft.told:
        if not encounter.document:
            continue
        reading = story.readings[encounter.sentence]
        for found in find_agreements(reading, encounter.document, lexicon):
            if key(found[0].title) not in titles:
                titles.add(key(found[0].title))
                setting.agreements.append(found)
        start = reading.chunks.start(encounter.document[0])
        blocked = [(m.start, m.end) for m in reading.chunks.marks(0, len(reading.chunks.items), *BLOCKING)]
        for topic, mark in find_topics(story.topics, blocked, start, reading.sentence.end).items():
            setting.topics.setdefault(topic, mark)
    for agreement, start, end, _ in setting.agreements:
        for name in agreement.parties:
            if name in lexicon.tables["organizations"] or name[:1].isupper():
                setting.organizations.setdefault(name, Mark("organization", start, end, name))
