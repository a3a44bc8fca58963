"""What belongs to each event beside its parties: its sentences, and their topics, organisations, targets, documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from extractors.commitments.documents import Documents, closed_to_talks, file_documents, find_documents, minutes
from extractors.commitments.targets import Found as Goal
from extractors.commitments.targets import find_targets, merged
from extractors.commitments.undertakings import gather_undertakings, topics_given
from extractors.encounters.drafts import Draft
from extractors.encounters.frames import Encounter
from extractors.events.gatherings import seat_speakers
from extractors.layout.parts import ENDINGS
from extractors.patterns.matching import Mark
from extractors.sentence.organizations import find_organizations, with_wholes
from extractors.sentence.themes import find_occasions, naming, spoken_of
from extractors.sentence.topics import find_topics
from extractors.setting.belonging import find_stretches
from extractors.setting.event_dates import settle_date
from extractors.setting.event_places import settle_place
from extractors.setting.fields import topics_of_posts
from extractors.setting.inherited_dates import inherit_date
from extractors.setting.inherited_places import inherit_place
from extractors.setting.items import opener
from extractors.setting.purposes import find_purposes
from extractors.setting.setting import TALKS, Setting, is_history
from extractors.statements.said import find_statements

if TYPE_CHECKING:
    from extractors.pipeline import Story

# The topic of relations of two or three, which a conference of many has none of.
BILATERAL = "partnership"
TRIPLE = (2, 3)
# The topic of exchanges of visits.
VISITS = "high-level-exchanges"


def read_setting(story: Story) -> Iterator[tuple[Draft, Setting]]:
    """Yield each event with its setting, in the order of the article."""
    settings = {id(d): Setting(_best(d, story)) for d in story.drafts}
    owners: dict[int, Draft] = {}
    shared: list[tuple[int, int, tuple[Draft, ...]]] = []
    for stretch in find_stretches(story):
        if len(stretch.drafts) > 1:
            shared.append((stretch.start, stretch.end, stretch.drafts))
        for draft in stretch.drafts:
            settings[id(draft)].stretches.append((stretch.number, stretch.start, stretch.end))
        owners[stretch.number] = stretch.drafts[0]
    for draft in story.drafts:
        setting = settings[id(draft)]
        settle_date(story, draft, setting)
        settle_place(story, draft, setting)
    for draft in sorted(story.drafts, key=lambda d: settings[id(d)].first.start):
        setting = settings[id(draft)]
        if setting.date is None:
            inherit_date(story, draft, setting, settings)
        if setting.city is None:
            inherit_place(story, draft, setting, settings)
    lone = _lone(story, settings)
    told = find_statements(story, owners)
    documents = {id(d): find_documents(story, d) for d in story.drafts if d.family == "signing"}
    for draft, clause in told.statements:
        settings[id(draft)].statements.append(clause)
    for draft in story.drafts:
        setting = settings[id(draft)]
        common = [(start, end) for start, end, drafts in shared if draft in drafts]
        said = [(s.start, s.end) for d in story.drafts if d is not draft for s in settings[id(d)].statements]
        others = [(a, b) for a, b in said if not any(start <= a and b <= end for start, end in common)]
        _contents(story, draft, setting, others, documents)
        if draft.type == "conference" and draft.status == "held" and not is_history(story, draft, setting):
            seat_speakers(story, draft, setting.statements)
        numbers = sorted({*setting.sentences, *lone.get(id(draft), ())})
        setting.targets = merged([*setting.targets, *_goals(story, draft, lone.get(id(draft), ()))])
        setting.undertakings = gather_undertakings(story, draft, setting, numbers, told.subjects)
        for mark in topics_given(setting.undertakings, story.lexicon):
            setting.topics.setdefault(mark.value, mark)
        yield draft, setting


def _lone(story: Story, settings: dict[int, Setting]) -> dict[int, list[int]]:
    """The sentences of the body of no talks of two sides: those of an event of its own words, else of the main event.

    What sides undertake there they undertake all the same.
    """
    alive = [d for d in story.drafts if not is_history(story, d, settings[id(d)])]  # others are not filed
    owned = {number for d in alive if len(d.parties) > 1 for number in settings[id(d)].sentences}
    lone: dict[int, list[int]] = {}
    for number, reading in enumerate(story.readings):
        if number in owned or reading.sentence.kind != "body":
            continue
        own = [d for d in alive if number in d.sentences]
        named = {code for m in reading.marks if m.kind in ("country", "adjective") for code in m.value}
        for draft in own or [d for d in alive if len(d.parties) == 2 and named <= d.parties][:1]:
            lone.setdefault(id(draft), []).append(number)
    return lone


def _goals(story: Story, draft: Draft, numbers: Iterable[int]) -> Iterator[Goal]:
    """The goals that sentences set."""
    for number in numbers:
        start, end = story.readings[number].sentence.start, story.readings[number].sentence.end
        marks = story.readings[number].marks
        yield from find_targets(story.view.text, start, end, marks, story.lexicon, story.dates, draft.sides)


def _best(draft: Draft, story: Story) -> Encounter:
    """The telling that shows the event best: the first of the body, else the first."""
    kinds = story.readings
    body = [e for e in draft.told if kinds[e.sentence].sentence.kind == "body" and not e.anaphora]
    return (body or draft.told)[0]


def _contents(
    story: Story, draft: Draft, setting: Setting, others: list[tuple[int, int]], documents: Mapping[int, Documents]
) -> None:
    """Fill in what an event is about.

    Args:
        story: the article.
        draft: the event.
        setting: its own, with its stretches and statements.
        others: where statements stand that were made in other talks, whose topics are none of this event.
        documents: the documents of the article, by the identity of their signing.
    """
    lexicon = story.lexicon
    signed = closed_to_talks(documents.values())
    rows = lexicon.tables["organizations"]
    named = {n: mark for n, mark in draft.organizations.items() if not rows.get(n, {}).get("unfiled")}
    setting.organizations.update({rows.get(n, {}).get("part_of", n): mark for n, mark in named.items()})
    parties = with_wholes(draft.parties, lexicon)
    for person in draft.persons:
        for name, mark in person.organizations:
            # Whom an organisation sent brings it along; who has a seat in one beside a post of state does not.
            row = rows.get(name, {})
            if person.organization is not None or row.get("kind") == "agency":
                setting.organizations.setdefault(row.get("part_of", name), mark)
    for number, start, end in _read(story, draft, setting):
        reading = story.readings[number]
        opened = opener(story, number)
        if not _tells(story, draft, opened):
            if draft.family in TALKS and reading.sentence.kind == "body":
                # A goal is one of talks, in whatever words it is told.
                setting.targets.extend(_goals(story, draft, [number]))
            continue
        closed = [*((m.start, m.end) for m in naming(reading.chunks)), *(() if draft.family == "visit" else others)]
        closed.extend(signed if draft.family in TALKS else ())
        if draft.family in ("talks", "visit"):
            closed.extend(find_occasions(reading.chunks, lexicon))
        for topic, mark in find_topics(
            spoken_of(story.topics, story.said, reading, story.readings[opened], lexicon), closed, start, end, parties
        ).items():
            setting.topics.setdefault(topic, mark)
        if reading.sentence.kind != "caption" and _names_bodies(story, draft, number):
            meeting, signing = draft.type == "conference", draft.family == "signing"
            aloud = draft.family != "talks"
            aloud = aloud or any(lexicon.events.search(name, reading.chunks) for name in ("telling", "speaks"))
            for mark in find_organizations(
                story.view.text, reading, lexicon, meeting=meeting, signing=signing, aloud=aloud
            ):
                if start <= mark.start < end:
                    setting.organizations.setdefault(mark.value, mark)
        if reading.sentence.kind == "body" or len(story.drafts) == 1:
            setting.targets.extend(
                find_targets(story.view.text, start, end, reading.marks, lexicon, story.dates, draft.sides)
            )
    courtesies = lexicon.tables["speech"]["topics"].get("courtesies", {}) if draft.family in TALKS else {}
    if draft.family == "press":
        # What is said to the press is told in the words of those who spoke.
        setting.targets.extend(_goals(story, draft, setting.sentences))
    for said in setting.statements:
        for topic in said.topics if draft.family == "message" else said.named:
            if said.act not in courtesies.get(topic, ()):
                setting.topics.setdefault(topic, Mark("topic", said.start, said.end, topic))
    setting.topics.update({t: m for t, m in topics_of_posts(story, draft).items() if t not in setting.topics})
    if draft.family == "multilateral" and len(draft.sides) not in TRIPLE:
        setting.topics.pop(BILATERAL, None)
    if _mourns(story, draft, setting):
        setting.topics.clear()
    visits = setting.topics.get(VISITS) if draft.family == "visit" else None
    if visits and not lexicon.events["of_visits"].search(story.view.text[visits.start : visits.end].lower()):
        # The visit itself is no exchange of visits.
        del setting.topics[VISITS]
    setting.targets = merged(setting.targets)
    if draft.family == "signing":
        _of_titles(story, draft, setting, documents[id(draft)])
        file_documents(story, draft, setting, documents[id(draft)])
    elif draft.type == "dialogue" and draft.status == "held":
        own = (documents[id(d)] for d in story.drafts if id(d) in documents and set(d.sides) == set(draft.sides))
        setting.agreements = minutes(own, lexicon)


def _read(story: Story, draft: Draft, setting: Setting) -> list[tuple[int, int, int]]:
    """The stretches whose topics, organisations and targets are those of an event.

    Of a journey whose talks are not told, it is the sentences that tell it, those right after them, and those on its
    purpose: what else stands further down was said at talks.
    """
    if draft.family in TALKS or (draft.family in ("signing", "press", "ceremony") and setting.stretches):
        return setting.stretches
    if len(story.drafts) == 1:
        return setting.stretches or [(n, r.sentence.start, r.sentence.end) for n, r in enumerate(story.readings)]
    if draft.family == "visit":
        talks = any(d.family in TALKS and d.status == "held" for d in story.drafts)
        near = (s for s in setting.stretches if talks or any(0 <= s[0] - n <= 1 for n in draft.sentences))
        return [*near, *find_purposes(story, draft)]
    if draft.family in ("ceremony", "message", "signing"):
        numbers = {*draft.sentences, *(_going_on(story, draft) if draft.family == "message" else ())}
        told = ((n, story.readings[n].sentence) for n in sorted(numbers))
        return [(n, s.start, s.end) for n, s in told]
    return []


def _going_on(story: Story, draft: Draft) -> Iterator[int]:
    """The sentences after a message that go on with it, before anything else is told."""
    pattern = story.lexicon.events["goes_on"]
    told = {e.sentence for d in story.drafts for e in d.told}
    number = max(draft.sentences) + 1
    while number < len(story.readings) and number not in told:
        if not pattern.match(story.readings[number].chunks.codes):
            return
        yield number
        number += 1


def _tells(story: Story, draft: Draft, number: int) -> bool:
    """Whether a sentence that is an event's says what it was about.

    Company, ceremonies, gifts and careers do not; nor does what was told before the talks, unless it is their lead or
    is a line that stands right above them.
    """
    sentence, chunks, lexicon = story.readings[number].sentence, story.readings[number].chunks, story.lexicon
    if draft.family not in (*TALKS, "visit") or (draft.type == "conference" and number in draft.sentences):
        return True
    aside = draft.sentences == {number} and lexicon.events["by_the_way"].match(chunks.codes)
    if not aside and (lexicon.events.search("untold", chunks) or lexicon.events.search("described", chunks)):
        return False
    above = number + 1 in draft.sentences and story.view.text[sentence.end - 1] not in ENDINGS
    above = above and sentence.kind != "title"
    if number in draft.sentences or above:
        return True
    if sentence.kind == "caption":
        return False
    telling = bool(lexicon.events.search("telling", chunks))
    if draft.family == "visit" or sentence.kind == "title":
        return telling
    telling = telling or number - 1 in draft.sentences
    if number > min(draft.sentences):
        named = {code for m in chunks.every("country", "adjective") for code in m.value}
        return telling or bool(named & draft.parties) or lexicon.events.search("tied", chunks) is not None
    if not telling:
        return False
    others = [d for d in story.drafts if d is not draft and d.family != "visit"]
    return not any(n <= number for d in others for n in _told_in_body(story, d))


def _mourns(story: Story, draft: Draft, setting: Setting) -> bool:
    """Whether an event is a message in sympathy, which speaks of nothing else."""
    if draft.family != "message":
        return False
    sorry = story.lexicon.events["condolence"]
    words = [story.readings[n].chunks.codes for n in draft.sentences]
    words.extend(story.view.text[said.start : said.end].lower() for said in setting.statements)
    return any(sorry.search(said) for said in words)


def _told_in_body(story: Story, draft: Draft) -> list[int]:
    """The sentences of the body that tell an event."""
    return [e.sentence for e in draft.told if story.readings[e.sentence].sentence.kind == "body"]


def _names_bodies(story: Story, draft: Draft, number: int) -> bool:
    """Whether bodies that a sentence names are those of an event: headlines and the story of a visit name others."""
    if draft.family == "visit" and any(d.family != "visit" for d in story.drafts):
        return False
    return number in draft.sentences or story.readings[number].sentence.kind == "body"


def _of_titles(story: Story, draft: Draft, setting: Setting, documents: Documents) -> None:
    """The topics that the documents of a signing name."""
    tellings = [(e.sentence, e.document[0]) for e in draft.told if e.document]
    stretches = [(n, story.readings[n].chunks.start(at), story.readings[n].sentence.end) for n, at in tellings]
    for number, start, end in (*stretches, *documents.listed):
        closed = [(m.start, m.end) for m in naming(story.readings[number].chunks)]
        for topic, mark in find_topics(story.topics, closed, start, end, draft.parties).items():
            setting.topics.setdefault(topic, mark)
