"""Who said what: each reported act of speech with its speaker, addressee, topics and the clause itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING

from extractors.patterns.chunks import Chunks
from extractors.sentence.organizations import with_wholes
from extractors.sentence.quotes import quotations, unquoted
from extractors.sentence.speech import Grammar, grammar
from extractors.sentence.themes import naming
from extractors.sentence.topics import find_topics
from extractors.statements.addressees import find_addressee
from extractors.statements.attributed import Clause
from extractors.statements.clauses import find_clauses, find_cleft
from extractors.statements.speakers import Speakers
from extractors.statements.voices import Voice

if TYPE_CHECKING:
    from extractors.encounters.drafts import Draft
    from extractors.pipeline import Story
    from extractors.sentence.syntax import Reading

_AFTER = 70  # characters behind the words of a topic that tell in which sense they are meant
_WORD = re.compile(r"\w{3,}")
_REPEATED = 0.25  # share of words that a statement may lack when it is told again


@dataclass(frozen=True, slots=True)
class Said:
    """One statement in offsets of the clean view; names as they are filed.

    ``named`` are those of its topics that it has words for, which are topics of the talks as well.
    """

    speaker: tuple[str, ...]
    on_behalf_of: tuple[str, ...]
    addressee: tuple[str, ...]
    act: str
    topics: tuple[str, ...]
    start: int
    end: int
    rule: str
    named: Set[str]


@dataclass(slots=True)
class Told:
    """What an article tells of speech: statements, each with its event, and the side that each sentence speaks of."""

    statements: list[tuple[Draft, Said]] = field(default_factory=list)
    subjects: dict[int, str] = field(default_factory=dict)


def find_statements(story: Story, owners: Mapping[int, Draft]) -> Told:
    """The statements of an article in its order, each with the event that it belongs to, and the subjects' sides.

    Args:
        story: the article, understood.
        owners: whose talks each sentence belongs to.
    """
    table = grammar(story.lexicon)
    readings = [unquoted(r, table.subjects["quotes"]) for r in story.readings]
    speakers = Speakers(story, readings, table)
    body = story.layout.dateline[0] if story.layout.dateline else 0
    found: list[tuple[Draft, Said]] = []
    subjects: dict[int, str] = {}
    whole = quotations(story.view.text, [(r.sentence.start, r.sentence.end) for r in readings])
    # What a paper is quoted with is told by it, not said by one speaker.
    whole = {n: begun for n, begun in whole.items() if not table.subjects["on_paper"].search(readings[n].chunks.codes)}
    inner = {n for last, (first, at) in whole.items() for n in range(first + 1, last)}
    inner.update(first for first, at in whole.values() if at <= readings[first].sentence.start)
    declared = {first - (at <= readings[first].sentence.start): last for last, (first, at) in whole.items()}
    until = -1  # the last sentence of what somebody says in the first person
    for number, reading in enumerate(readings):
        speakers.quoted = speakers.quoted if number <= until else None
        if number in inner and number > until:
            continue
        draft = owners.get(number) or next((d for d in story.drafts if number in d.sentences), None)
        draft = draft or _only(story, number)
        clauses: list[Clause] = []
        if draft is not None and reading.sentence.kind == "body" and reading.sentence.start >= body:
            cleft = find_cleft(reading, draft, table, speakers) if number else None
            if cleft is not None and readings[number - 1].sentence.kind == "body":
                before = readings[number - 1]
                names = tuple(p.name for p in cleft[1].persons)
                if any(_within(said, before) and said.speaker == names for _, said in found):
                    continue  # told with its own act before
                found = [row for row in found if not _within(row[1], before)]
                clause = Clause(cleft[0], (0, 0), 0, cleft[1], len(before.chunks.codes.rstrip(' .!?»"')))
                speakers.hear(clause.voice, draft)
                if (owner := _owner(clause.voice, draft, story, number)) is not None:
                    found.append((owner, _said(clause, before, owner, table, speakers, story)))
                continue
            clauses = find_clauses(reading, draft, table, speakers)
        told = draft is not None and number in draft.sentences
        if not clauses or told:
            person = speakers.pass_over(reading, draft)
            if person is not None and (side := person.stands_for):
                subjects[number] = side
        announced = number in declared and table.subjects["announces"].search(reading.chunks.codes)
        if announced and draft is not None:
            speakers.quoted = speakers.subject(reading, draft, 0, announced.start())
            until = declared[number]
        for clause in clauses:
            if len(clause.voice.sides) == 1:
                subjects.setdefault(number, next(iter(clause.voice.sides)))
            assert draft is not None
            speakers.hear(clause.voice, draft)
            owner = _owner(clause.voice, draft, story, number)
            if owner is not None:
                said = _said(clause, reading, owner, table, speakers, story)
                if clause.closed and clause.rule is table.plain and _is_news(said, reading, number, story):
                    continue
                if clause.closed and clause.start == 0 and number in whole:
                    said = _whole(said, readings, number, whole[number][1], owner, story)
                    found = [row for row in found if not said.start <= row[1].start < row[1].end <= said.end]
                found.append((owner, said))
    return Told(_once(found, story.view.text), subjects)


def _only(story: Story, number: int) -> Draft | None:
    """The talks told last before a sentence that is nobody's, where all those of the article are of the same sides."""
    told = [d for d in story.drafts if min(d.sentences, default=number) < number]
    if not told or len({frozenset(d.parties) for d in story.drafts}) > 1:
        return None
    return max(told, key=lambda d: max(n for n in d.sentences if n < number))


def _whole(said: Said, readings: list[Reading], number: int, opened: int, draft: Draft, story: Story) -> Said:
    """A statement whose quotation opened some sentences before the one that closes it."""
    topics, table, parties = set(said.topics), grammar(story.lexicon), with_wholes(draft.parties, story.lexicon)
    for earlier in readings[:number]:
        if earlier.sentence.end > opened and earlier.sentence.kind == "body":
            start = max(opened, earlier.sentence.start)
            blocked = _blocked(earlier.chunks, table)
            topics |= _told_topics(story, blocked, start, earlier.sentence.end, parties, table)
    return replace(said, start=opened, topics=tuple(sorted(topics)))


def _is_news(said: Said, reading: Reading, number: int, story: Story) -> bool:
    """Whether words such as "said the minister" only give the source of the news that somebody met: "X met Y, ..."."""
    text, aside = story.view.text, grammar(story.lexicon).subjects["aside_of_time"]
    told = [
        e.start
        for e in story.encounters
        if e.sentence == number and said.start <= e.start < said.end
        if e.type != "visit" or not aside.search(text[max(0, e.start - 40) : e.start].lower())
    ]
    if not told:
        return False
    before = text[reading.sentence.start : min(told)]
    return not any(mark in before for mark in grammar(story.lexicon).subjects["quote_marks"])


def _within(said: Said, reading: Reading) -> bool:
    return reading.sentence.start <= said.start < reading.sentence.end


def _once(found: list[tuple[Draft, Said]], text: str) -> list[tuple[Draft, Said]]:
    """Without what the lead says and the body says again in as many words or more."""

    @cache
    def words(start: int, end: int) -> frozenset[str]:
        return frozenset(_WORD.findall(text[start:end].lower()))

    def tells_again(later: Said, said: Said) -> bool:
        if (said.act, said.on_behalf_of) != (later.act, later.on_behalf_of):
            return False
        told = words(said.start, said.end)
        return len(told - words(later.start, later.end)) <= len(told) * _REPEATED

    rows = enumerate(found, 1)
    return [row for number, row in rows if not any(tells_again(later, row[1]) for _, later in found[number:])]


def _owner(voice: Voice, draft: Draft, story: Story, number: int) -> Draft | None:
    """The event that the speakers take part in: the one of the sentence, else the one told last before."""
    if not voice.persons:
        if voice.sides & draft.parties:
            return draft
        others = [d for d in story.drafts if voice.sides <= d.parties and min(d.sentences, default=number) <= number]
        return max(others, key=lambda d: max((n for n in d.sentences if n <= number), default=-1), default=None)
    if all(p in draft.persons for p in voice.persons):
        return draft
    others = [d for d in story.drafts if all(p in d.persons for p in voice.persons)]
    if others:
        return max(others, key=lambda d: max((n for n in d.sentences if n <= number), default=-1))
    return draft if voice.sides & draft.parties or draft.family == "multilateral" else None


def _said(clause: Clause, reading: Reading, draft: Draft, table: Grammar, speakers: Speakers, story: Story) -> Said:
    chunks = reading.chunks
    rule, voice = clause.rule, clause.voice
    verb = clause.verb if clause.verb[1] < clause.end or clause.form else (clause.start, clause.start)
    governing = clause.object or verb
    closing = clause.said if clause.closed else None
    addressee = find_addressee(rule, reading, draft, governing, clause.end, voice, table, speakers, closing)
    act = rule.act
    if rule.joint and len(voice.sides) > 1 and (voice.sides >= draft.parties or draft.host in voice.sides):
        act, addressee = rule.joint, []
    elif rule.directed and addressee:
        act = rule.directed
    elif rule.future and not table.future.search(chunks.codes, min(clause.verb[1], clause.start), clause.end):
        act = rule.future if not addressee else act
    if rule.future and act != rule.act:
        addressee = []
    start, end = chunks.start(clause.start), chunks.end(clause.end)
    about = table.subjects.match("about", chunks, 0, clause.start)
    since = chunks.start(0) if about else start
    occasions = [(chunks.start(m.start()), chunks.end(m.end())) for m in table.subjects.finditer("margins", chunks)]
    blocked = [*_blocked(chunks, table), _subject(clause, chunks), *occasions]
    parties = with_wholes(draft.parties, story.lexicon)
    told = _told_topics(story, blocked, since, end, parties, table)
    named = told & find_topics(story.topics, blocked, since, end, parties).keys()
    bodies = set(_bodies(_low(clause), clause.end, chunks, table, story))
    topics = {*told, *_act_topics(act, clause, chunks, table), *([table.body_topic] if bodies - parties else ())}
    if not topics:
        words = _without_names(chunks, _subject(clause, chunks)[1], end, draft, occasions)
        fitting = table.otherwise_words.fitting(chunks.scanned)
        topics = {table.otherwise[n] for n in fitting if table.otherwise_words.patterns[n].search(words)}
    if not topics and bodies:
        topics = {table.body_topic}
    names = tuple(p.name for p in voice.persons) or tuple(voice.names)
    sides, about_what = tuple(sorted(voice.sides)), tuple(sorted(topics))
    return Said(names, sides, tuple(addressee), act, about_what, start, end, rule.id, named)


def _subject(clause: Clause, chunks: Chunks) -> tuple[int, int]:
    """The words that name who speaks, before the verb and any aside, as offsets."""
    until = clause.start if clause.closed else max(clause.start, clause.verb[0])
    aside = chunks.codes.find(",", clause.start, until)
    if aside > 0 and any(p > aside for p in chunks.positions("person", "office", "group") if p < until):
        aside = -1  # on what occasion, with whom
    return chunks.start(clause.start), chunks.start(aside if aside > 0 else until)


def _low(clause: Clause) -> int:
    """Where the words of an act begin, without its subject."""
    return clause.verb[0] if clause.verb[1] < clause.end and not clause.closed else clause.start


def _without_names(chunks: Chunks, start: int, end: int, draft: Draft, occasions: list[tuple[int, int]]) -> str:
    """The words of a clause, in lower case, without those that name persons, their posts, who talks and occasions."""
    told = chunks.text[start:end].lower()
    for first, last in occasions:
        if start <= first and last <= end:
            told = told[: first - start] + " " * (last - first) + told[last - start :]
    for mark in chunks.every("office", "person", "group", "delegation", "organization"):
        held = mark.kind == "organization" and mark.value not in draft.parties
        if start <= mark.start and mark.end <= end and not held:
            told = told[: mark.start - start] + " " * (mark.end - mark.start) + told[mark.end - start :]
    return told


def _told_topics(
    story: Story, blocked: list[tuple[int, int]], start: int, end: int, parties: Set[str], table: Grammar
) -> set[str]:
    """The topics that the words of a clause name; what only names a manner gives none beside what it is about."""
    marks = sorted((m for m in (*story.topics, *story.said) if start <= m.start < end), key=attrgetter("start"))
    found = set(find_topics(marks, blocked, start, end, parties))
    if len(found) > 1 and any(topic in found for topic in table.manners):
        text = story.view.text
        firm = [
            m
            for m in marks
            if m.value not in table.manners or not table.manners[m.value].match(text[m.start : m.end + _AFTER].lower())
        ]
        found &= set(find_topics(firm, blocked, start, end, parties))
    return found


def _act_topics(act: str, clause: Clause, chunks: Chunks, table: Grammar) -> Iterator[str]:
    """What an act is about by its kind."""
    low, end = _low(clause), clause.end
    told = chunks.text[chunks.start(low) : chunks.end(end)].lower()
    for number in table.act_words.fitting(chunks.scanned):
        wanted, topic = table.act_topics[number]
        if wanted in (act, "") and table.act_words.patterns[number].search(told):
            yield topic


def _bodies(low: int, end: int, chunks: Chunks, table: Grammar, story: Story) -> Iterator[str]:
    """The organisations of whose work some words speak."""
    for place, mark in chunks.placed:
        if low <= place < end and mark.kind == "organization":
            kind = story.lexicon.tables["organizations"].get(mark.value, {}).get("kind")
            if kind in table.body_kinds and table.bodies.search(chunks.codes, max(low, place - 60), place):
                yield mark.value


def _blocked(chunks: Chunks, table: Grammar) -> list[tuple[int, int]]:
    """Stretches whose words name posts, persons and organisations, not topics."""
    return [(m.start, m.end) for m in naming(chunks) if m.kind != "office" or m.value.cls not in table.topical]
