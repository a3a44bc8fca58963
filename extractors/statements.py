"""Who said what: each reported act of speech with its speaker, addressee, topics and the clause itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.addressees import find_addressee
from extractors.chunks import Chunks
from extractors.matching import Mark
from extractors.speakers import Speakers, Voice
from extractors.speech import Grammar, Inversion, SpeechRule, Verb, find_inversions, find_verbs, grammar
from extractors.topics import find_topics

if TYPE_CHECKING:
    from extractors.events import Draft
    from extractors.pipeline import Story
    from extractors.syntax import Reading

_REPEATED = 0.25  # share of words that a statement may lack when it is told again


@dataclass(frozen=True, slots=True)
class Said:
    """One statement in offsets of the clean view; names as they are filed."""

    speaker: tuple[str, ...]
    on_behalf_of: tuple[str, ...]
    addressee: tuple[str, ...]
    act: str
    topics: tuple[str, ...]
    start: int
    end: int
    rule: str


@dataclass(slots=True)
class _Clause:
    rule: SpeechRule
    verb: tuple[int, int]
    start: int
    voice: Voice
    end: int = 0


def find_statements(story: Story, owners: Mapping[int, Draft]) -> list[tuple[Draft, Said]]:
    """The statements of an article in its order, each with the event that it belongs to.

    Args:
        story: the article, understood.
        owners: whose talks each sentence belongs to.
    """
    table = grammar(story.lexicon)
    speakers = Speakers(story, table)
    body = story.layout.dateline[0] if story.layout.dateline else 0
    found: list[tuple[Draft, Said]] = []
    for number, reading in enumerate(story.readings):
        draft = owners.get(number)
        clauses: list[_Clause] = []
        if draft is not None and reading.sentence.kind == "body" and reading.sentence.start >= body:
            clauses = _clauses(reading, draft, table, speakers)
        told = draft is not None and number in draft.sentences
        if not clauses or told:
            speakers.pass_over(reading, draft)
        for clause in clauses:
            speakers.hear(clause.voice)
            assert draft is not None
            owner = _owner(clause.voice, draft, story, number)
            if owner is not None:
                found.append((owner, _said(clause, reading, owner, table, speakers, story)))
    return _once(found, story.view.text)


def _once(found: list[tuple[Draft, Said]], text: str) -> list[tuple[Draft, Said]]:
    """Without what the lead says and the body says again in as many words or more."""
    words = [frozenset(re.findall(r"\w{3,}", text[said.start : said.end].lower())) for _, said in found]
    kept = []
    for number, (draft, said) in enumerate(found):
        again = any(
            said.act == later.act
            and said.on_behalf_of == later.on_behalf_of
            and len(words[number] - words[number + after]) <= len(words[number]) * _REPEATED
            for after, (_, later) in enumerate(found[number + 1 :], 1)
        )
        if not again:
            kept.append((draft, said))
    return kept


def _owner(voice: Voice, draft: Draft, story: Story, number: int) -> Draft | None:
    """The event in which the speakers take part: the one that the sentence belongs to, else the one told last before."""
    if not voice.persons:
        return draft if voice.sides & draft.parties else None
    if all(p in draft.persons for p in voice.persons):
        return draft
    others = [d for d in story.drafts if all(p in d.persons for p in voice.persons)]
    if others:
        return max(others, key=lambda d: max((n for n in d.sentences if n <= number), default=-1))
    named = {p.side or p.organization for p in draft.persons}
    return None if voice.sides & named else draft if voice.sides & draft.parties else None


def _clauses(reading: Reading, draft: Draft, table: Grammar, speakers: Speakers) -> list[_Clause]:
    """The clauses of a sentence that report an act of speech, in order, without those inside another's clause."""
    chunks = reading.chunks
    codes = chunks.codes
    clauses: list[_Clause] = []
    low = 0
    waiting: list[Verb] = []
    events: list[Verb | Inversion] = [*find_verbs(chunks, table), *find_inversions(chunks, table)]
    for event in sorted(events, key=lambda e: (e.start, -e.end)):
        if event.start < low:
            continue
        if isinstance(event, Verb) and event.form == "present" and not table.subjects["closed"].search(codes):
            continue
        if isinstance(event, Inversion):
            if (made := _inverted(event, reading, draft, table, speakers, clauses)) is not None:
                clauses.append(made)
                low = max(event.end, made.end)
            continue
        last = clauses[-1] if clauses else None
        if event.form == "gerund" and last is None:
            waiting.append(event)
            continue
        made = _plain(event, reading, draft, table, speakers, last)
        if made is None:
            continue
        for gerund in waiting:
            if gerund.start > made.start:
                made.start = made.verb[0]
            clauses.append(_Clause(gerund.rule, gerund.span, gerund.start, made.voice))
        waiting.clear()
        clauses.append(made)
        low = event.end
    if not clauses and (found := table.according.match(codes)):
        voice = speakers.meant(reading, found.start("m"), draft)
        if voice and (rule := table.act_of("affirmé")):
            clauses.append(_Clause(rule, found.span(), 0, voice))
    clauses.sort(key=lambda c: c.start)
    for number, clause in enumerate(clauses):
        after = clauses[number + 1].start if number + 1 < len(clauses) else len(codes)
        clause.end = clause.end or _trimmed(codes, max(clause.verb[1], clause.start), max(after, clause.verb[1]), table)
    return [c for c in clauses if c.voice and (not c.rule.many or len(c.voice.sides) > 1)]


def _plain(
    verb: Verb, reading: Reading, draft: Draft, table: Grammar, speakers: Speakers, last: _Clause | None
) -> _Clause | None:
    """A verb with its subject before it, or one that shares the subject of the clause before it."""
    codes = reading.chunks.codes
    low = last.verb[1] if last else 0
    span = verb.span
    if table.subjects["elsewhere"].match(verb.words):
        return None
    if verb.rule.all:
        return _Clause(verb.rule, span, verb.start, speakers.all_of(draft))
    joined = table.subjects["joined"].search(codes, max(0, verb.start - 60), verb.start)
    if verb.form == "shared":
        if last is None or last.end:
            return None
        between = codes[last.verb[1] : verb.start]
        inside = table.subjects["opens"].match(between) and table.subjects["helped"].match(between)
        return None if inside else _Clause(verb.rule, span, verb.start, last.voice)
    if verb.form == "gerund":
        assert last is not None
        own = speakers.subject(reading, draft, low, verb.start)
        if own:
            return _Clause(verb.rule, span, own.start, own)
        if joined or verb.words.startswith(tuple(table.subjects["while"])):
            return _Clause(verb.rule, span, verb.start, last.voice)
        return None
    voice = speakers.subject(reading, draft, low, verb.start)
    if voice is not None and voice.start >= 0:
        if not voice:
            return None
        if last is not None and voice.start != verb.start:
            opened = table.subjects["opens"].match(codes[last.verb[1] : voice.start])
            apart = table.subjects["apart"].search(codes, max(0, voice.start - 30), voice.start)
            if (opened or verb.form == "present") and not apart:
                return None
        return _Clause(verb.rule, span, voice.start, voice)
    if verb.form == "present":
        alike = table.subjects["coordinated"].search(codes, max(0, verb.start - 60), verb.start)
        return _Clause(verb.rule, span, verb.start, last.voice) if alike and last is not None else None
    if (
        verb.rule.act == "affirm"
        and codes[: verb.start].endswith(", ")
        and table.subjects["source"].match(codes[verb.end :])
    ):
        return None
    if joined and last is not None:
        return _Clause(verb.rule, span, verb.start, last.voice)
    if last is None and (joined or not table.subjects["opens"].match(codes[: verb.start])):
        voice = _first_subject(reading, draft, verb.start, table, speakers)
        if voice:
            return _Clause(verb.rule, span, verb.start if joined else voice.start, voice)
    return None


def _first_subject(reading: Reading, draft: Draft, until: int, table: Grammar, speakers: Speakers) -> Voice | None:
    """The first subject of a sentence, for a verb further on that shares it."""
    codes = reading.chunks.codes
    best: Voice | None = None
    for found in table.subjects["finite"].finditer(codes, 0, until):
        voice = speakers.subject(reading, draft, 0, found.start())
        if voice:
            best = voice
            break
    return best


def _inverted(
    closing: Inversion, reading: Reading, draft: Draft, table: Grammar, speakers: Speakers, clauses: list[_Clause]
) -> _Clause | None:
    """What was said before words such as "a-t-il déclaré"."""
    chunks = reading.chunks
    reflexive = table.subjects["reflexive"].search(chunks.codes, closing.start, closing.end)
    rule = table.act_of(closing.words, bool(reflexive))
    if rule is None:
        return None
    if closing.pronoun is not None:
        voice = speakers.pronoun(closing.pronoun, draft, reading, closing.start)
    else:
        assert closing.mark is not None
        before = speakers.subject(reading, draft, 0, closing.start + 2)
        if before and chunks.codes[closing.start] == ",":
            if before.persons or before.start > 0:
                return None
            voice = speakers.meant(reading, closing.mark, draft)
            end = _trimmed(chunks.codes, closing.end, len(chunks.codes), table)
            return _Clause(rule, closing.span, 0, voice, end) if voice else None
        voice = speakers.meant(reading, closing.mark, draft)
    if not voice:
        return None
    start = max((c.end for c in clauses), default=0)
    quoted = [v for v in find_verbs(chunks, table) if start <= v.start < closing.start]
    for verb in quoted:
        if (
            verb.form == "present"
            and not table.subjects["opens"].match(chunks.codes[start : verb.start])
            and rule.act == "affirm"
        ):
            rule = verb.rule
            break
    clauses[:] = [c for c in clauses if c.end]
    end = closing.end
    if table.subjects["inserted"].match(chunks.codes, end):
        if begun := table.subjects["begins"].match(chunks.codes, start, closing.start):
            start = begun.end()
        end = _trimmed(chunks.codes, end, len(chunks.codes), table)
    return _Clause(rule, closing.span, start, voice, end)


def _trimmed(codes: str, start: int, end: int, table: Grammar) -> int:
    """The end of a clause without the words that lead over to the next one and the closing mark."""
    found = table.subjects["trailing"].search(codes, max(start, end - 40), end)
    return found.start() if found else end


def _said(clause: _Clause, reading: Reading, draft: Draft, table: Grammar, speakers: Speakers, story: Story) -> Said:
    chunks = reading.chunks
    rule, voice = clause.rule, clause.voice
    verb = clause.verb if clause.verb[1] < clause.end else (clause.start, clause.start)
    addressee = find_addressee(rule, reading, draft, verb, clause.end, voice, table, speakers)
    act = rule.act
    if rule.joint and (voice.joint or len(voice.sides) > 1):
        act, addressee = rule.joint, []
    elif rule.directed and addressee:
        act = rule.directed
    elif rule.future and not table.future.search(chunks.codes, clause.verb[1], clause.end):
        act = rule.future if not addressee else act
    if rule.future and act != rule.act:
        addressee = []
    start, end = chunks.start(clause.start), chunks.end(clause.end)
    topics = {
        *find_topics(story.topics, _blocked(chunks), start, end),
        *_further_topics(act, clause, chunks, draft, table, story),
    }
    names = tuple(p.name for p in voice.persons) or tuple(voice.names)
    return Said(names, tuple(sorted(voice.sides)), tuple(addressee), act, tuple(sorted(topics)), start, end, rule.id)


def _further_topics(
    act: str, clause: _Clause, chunks: Chunks, draft: Draft, table: Grammar, story: Story
) -> Iterator[str]:
    """What an act is about by its kind, or by an organisation whose work its clause speaks of."""
    low, end = clause.verb[0] if clause.verb[1] < clause.end else clause.start, clause.end
    for wanted, topic, words in table.act_topics:
        if act == wanted and words.search(chunks.codes, low, end):
            yield topic
    for place in range(low, end):
        mark = chunks.items[place]
        if not isinstance(mark, Mark) or mark.kind != "organization" or mark.value in draft.parties:
            continue
        kind = story.lexicon.tables["organizations"].get(mark.value, {}).get("kind")
        if kind in table.body_kinds and table.bodies.search(chunks.codes, max(low, place - 60), place):
            yield table.body_topic


def _blocked(chunks: Chunks) -> list[tuple[int, int]]:
    """Stretches whose words name posts, persons and organisations, not topics."""
    marks = chunks.marks(0, len(chunks.items), "office", "person", "organization")
    for group in chunks.marks(0, len(chunks.items), "group", "delegation", "companion"):
        marks.extend(group.parts)
    return [(m.start, m.end) for m in marks]
