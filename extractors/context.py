"""What belongs to each event beside its parties: its sentences, and their topics, organisations, targets, documents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractors.agreements import find_agreements
from extractors.drafts import Draft
from extractors.encounters import Encounter
from extractors.event_dates import inherit_date, settle_date
from extractors.event_places import settle_place
from extractors.matching import Mark
from extractors.names import key
from extractors.organizations import find_organizations
from extractors.setting import TALKS, Setting
from extractors.statements import find_statements
from extractors.targets import find_targets, merged
from extractors.topics import find_topics
from extractors.undertakings import gather_undertakings

if TYPE_CHECKING:
    from extractors.pipeline import Story

# Marks whose words name something else than a topic.
BLOCKING = ("office", "person", "organization")
# Families of events whose sentences speak of them alone.
OWN_WORDS = ("signing", "ceremony", "message")


def read_setting(story: Story) -> Iterator[tuple[Draft, Setting]]:
    """Yield each event with its setting, in the order of the article."""
    settings = {id(d): Setting(_best(d, story)) for d in story.drafts}
    owners = _owners(story)
    for number, draft in owners.items():
        settings[id(draft)].sentences.append(number)
    for draft in story.drafts:
        setting = settings[id(draft)]
        settle_date(story, draft, setting)
    for draft in story.drafts:
        setting = settings[id(draft)]
        if setting.date is None:
            inherit_date(story, draft, setting, settings)
        settle_place(story, draft, setting, settings)
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
