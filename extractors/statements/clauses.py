"""The clauses of a sentence that report an act of speech: told, told within another, or closed by a verb."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from extractors.persons.people import Person
from extractors.sentence.speech import Grammar, Inversion, SpeechRule, Verb, find_inversions, find_verbs
from extractors.statements.attributed import Clause, according, inverted, trimmed
from extractors.statements.speakers import Speakers
from extractors.statements.voices import Voice

if TYPE_CHECKING:
    from extractors.encounters.drafts import Draft
    from extractors.sentence.syntax import Reading


def find_cleft(reading: Reading, draft: Draft, table: Grammar, speakers: Speakers) -> tuple[SpeechRule, Voice] | None:
    """The act and speaker of a sentence that says whose words the one before it are: "that is what X said"."""
    found = table.cleft.match(reading.chunks.codes)
    if found is None:
        return None
    number = next(n for n in ("", "2", "3") if found.groupdict().get(f"m{n}"))
    voice = speakers.meant(reading, found.start(f"m{number}"), draft)
    return (table.act_of(found[f"w{number}"]), voice) if voice else None


def find_clauses(reading: Reading, draft: Draft, table: Grammar, speakers: Speakers) -> list[Clause]:
    """The clauses of a sentence that report an act of speech, in order, without those inside another's clause.

    Args:
        reading: the sentence.
        draft: the talks that it belongs to.
        table: of speech.
        speakers: of the article, as far as it was heard.
    """
    chunks = reading.chunks
    codes = chunks.codes
    clauses: list[Clause] = []
    told_by = table.subjects.match("told_by", chunks)
    low = told_by.end() if told_by else 0
    begin = low
    waiting: list[Verb] = []
    speakers.speaking(None)
    verbs = find_verbs(chunks, table)
    events: list[Verb | Inversion] = [*verbs, *find_inversions(chunks, table)]
    for event in sorted(events, key=lambda e: (e.start, -e.end)):
        if event.start < low:
            continue
        if speakers.quoted and isinstance(event, Verb) and event.form == "first":
            clauses.append(Clause(event.rule, event.span, event.start, speakers.quoted))
            continue
        if isinstance(event, Verb) and _is_no_telling(event, reading, draft, table):
            continue
        if isinstance(event, Inversion):
            if (made := inverted(event, reading, draft, table, speakers, clauses)) is not None:
                clauses.append(made)
                low = max(event.end, made.end)
            continue
        last = clauses[-1] if clauses else None
        if event.form == "gerund" and last is None:
            waiting.append(event)
            continue
        made = _plain(event, reading, draft, table, speakers, last, begin)
        if made is None:
            continue
        for gerund in waiting:
            if gerund.start > made.start:
                made.start = made.verb[0]
            clauses.append(Clause(gerund.rule, gerund.span, gerund.start, made.voice))
        waiting.clear()
        clauses.append(made)
        speakers.speaking(made.voice)
        low = event.end
    if not clauses:
        clauses.extend(_trailing(waiting, reading, draft, table, speakers))
    if not clauses and (told_on := according(reading, draft, table, speakers)):
        clauses.append(told_on)
    elif (told_on := according(reading, draft, table, speakers)) and all(
        c.form == "present" and not c.voice.persons and not c.closed for c in clauses
    ):
        for clause in clauses:
            clause.voice, clause.start = told_on.voice, clause.start if clause is not clauses[0] else 0
    elif clauses and (begun := _before_others(reading, draft, table, speakers, clauses[0].start)):
        clauses.append(begun)
    for clause in clauses:
        if any(clause.start < c.start < clause.verb[0] for c in clauses):
            clause.start = clause.verb[0]  # another verb stands between the subject and this one
    clauses.sort(key=lambda c: c.start)
    for number, clause in enumerate(clauses):
        after = clauses[number + 1].start if number + 1 < len(clauses) else len(codes)
        turn = table.subjects.search("turns", chunks, clause.verb[1], after)
        if (
            turn
            and clause.form != "according"
            and not table.subjects["opens"].match(codes[clause.verb[1] : turn.start()])
        ):
            after = turn.start()
        for key in ("on_word", "ended"):
            if not clause.end and (found := table.subjects.search(key, chunks, clause.verb[1], after)):
                after = found.start()
        clause.end = clause.end or trimmed(codes, max(clause.verb[1], clause.start), max(after, clause.verb[1]), table)
        _as_quoted(clause, verbs, codes, table)
    for clause, following in pairwise(clauses):
        if clause.end <= clause.verb[1] and following.form == "shared":
            # What the second of two joined verbs governs is the first one's too.
            clause.end, clause.object = following.end, following.verb
    return [c for c in clauses if c.voice and (not c.rule.many or len(c.voice.sides) > 1)]


def _as_quoted(clause: Clause, verbs: list[Verb], codes: str, table: Grammar) -> None:
    """Give a clause that quotes its speaker the act that the quotation does: "X a dit : « Je remercie … »"."""
    if clause.rule.act != "affirm" or clause.closed:
        return
    for verb in verbs:
        if verb.form == "first" and clause.verb[1] <= verb.start < clause.end:
            if table.subjects["quotes_then"].fullmatch(codes[clause.verb[1] : verb.start]):
                clause.rule, clause.object = verb.rule, verb.span
            return


def _is_no_telling(verb: Verb, reading: Reading, draft: Draft, table: Grammar) -> bool:
    """Whether a verb tells what is said now or will be: in a heading, in a quotation, of talks to come."""
    if verb.form == "first":
        return True
    if verb.form != "present":
        return False
    if draft.status == "planned" and table.future.search(verb.words):
        return True
    return not table.subjects.search("closed", reading.chunks)


def _trailing(
    gerunds: list[Verb], reading: Reading, draft: Draft, table: Grammar, speakers: Speakers
) -> Iterator[Clause]:
    """Participles behind a verb that reports no speech: "X a visité Y, saluant ..." is said by X."""
    codes = reading.chunks.codes
    for verb in gerunds:
        own = speakers.subject(reading, draft, 0, verb.start)
        if not own and not codes[: verb.start].strip():
            alone = table.subjects["finite"].search(codes, verb.end) is None
            own = speakers.last_speaker() if alone else _main_subject(reading, draft, verb.end, table, speakers)
            if own:
                yield Clause(verb.rule, verb.span, verb.start, own, end=0 if alone else _comma(codes, verb.end))
        elif own:
            yield Clause(verb.rule, verb.span, own.start, own)
        elif verb.words.startswith(tuple(table.subjects["while"])) or table.subjects["joined"].search(
            codes, max(0, verb.start - 60), verb.start
        ):
            voice = _first_subject(reading, draft, verb.start, table, speakers)
            voice = voice or speakers.opening(reading, draft, 0, verb.start)
            if voice:
                yield Clause(verb.rule, verb.span, verb.start, voice)


def _comma(codes: str, start: int) -> int:
    """Where a phrase in front of a sentence ends."""
    comma = codes.find(",", start)
    return comma if comma >= 0 else len(codes)


def _main_subject(reading: Reading, draft: Draft, start: int, table: Grammar, speakers: Speakers) -> Voice | None:
    """The subject of the main clause behind a phrase in front of it: "Saluant ..., le ministre a visité ..."."""
    codes = reading.chunks.codes
    comma = _comma(codes, start)
    found = table.subjects["finite"].search(codes, comma)
    return speakers.subject(reading, draft, comma, found.start()) if found else None


def _before_others(reading: Reading, draft: Draft, table: Grammar, speakers: Speakers, until: int) -> Clause | None:
    """What is told on someone's word before a semicolon, behind which others' acts follow."""
    stop = reading.chunks.codes.find(";", 0, until)
    told_on = according(reading, draft, table, speakers) if stop > 0 else None
    if told_on is None or told_on.verb[1] > stop:
        return None
    told_on.end = stop
    return told_on


def _plain(
    verb: Verb, reading: Reading, draft: Draft, table: Grammar, speakers: Speakers, last: Clause | None,
    begin: int,
) -> Clause | None:  # fmt: skip
    """A verb with its subject before it, or one that shares the subject of the clause before it."""
    codes = reading.chunks.codes
    low = last.verb[1] if last else begin
    span = verb.span
    ends = codes[: verb.start].endswith((", ", "» ", '" '))
    if verb.rule is table.plain and ends and table.subjects["source"].match(codes[verb.end :]):
        return None
    if table.subjects["elsewhere"].match(verb.words):
        return None
    if verb.rule.all or verb.form in ("occasion", "passive"):
        if last is not None and table.subjects["opens"].match(codes[last.verb[1] : verb.start]):
            return None
        return Clause(verb.rule, span, verb.start, _of_talks(verb, reading, draft, table, speakers), form=verb.form)
    if verb.form == "went_on":
        again = speakers.last_speaker()
        return Clause(verb.rule, span, 0, again, form="went_on") if again else None
    if verb.form == "chain":
        goes_on = last is not None and last.form in ("with", "occasion", "chain", "before")
        if last is None or not goes_on:
            return None
        other = table.subjects.search("for_whom_too", reading.chunks, max(0, verb.start - 60), verb.start)
        speaking = _of_talks(verb, reading, draft, table, speakers) if other else last.voice
        return Clause(verb.rule, span, verb.start, speaking, form="chain")
    joined = table.subjects["joined"].search(codes, max(0, verb.start - 60), verb.start)
    if verb.form == "shared":
        if last is None:
            told = not table.subjects["opens"].match(codes[: verb.start])
            shared = _first_subject(reading, draft, verb.start, table, speakers) if told else None
            return Clause(verb.rule, span, verb.start, shared) if shared else None
        if last.end:
            return None
        between = codes[last.verb[1] : verb.start]
        inside = table.subjects["opens"].match(between) and table.subjects["helped"].match(between)
        return None if inside else Clause(verb.rule, span, verb.start, last.voice, form="shared")
    if verb.form == "gerund":
        assert last is not None
        form = "before" if table.subjects["led_on"].match(verb.words) else ""
        own = speakers.subject(reading, draft, low, verb.start)
        if own and (own.persons or not (joined and last.voice.persons)):
            return Clause(verb.rule, span, own.start, own, form=form)
        loose = table.subjects["loose_participle"].fullmatch(codes[last.verb[1] : verb.end + 5])
        if joined or loose or verb.words.startswith(tuple(table.subjects["while"])):
            return Clause(verb.rule, span, verb.start, last.voice, form=form)
        return None
    voice = speakers.subject(reading, draft, low, verb.start)
    if voice is None and last is not None:
        voice = speakers.over(reading, draft, begin, verb.start)
    if voice is not None and voice.start >= 0:
        if not voice:
            return None
        if last is not None and voice.start != verb.start:
            opened = table.subjects["opens"].match(codes[last.verb[1] : voice.start])
            apart = table.subjects["apart"].search(codes, max(0, voice.start - 30), voice.start)
            if (opened or verb.form == "present") and not apart:
                return None
        return Clause(verb.rule, span, voice.start, voice, form=verb.form)
    if verb.form == "present":
        alike = table.subjects["coordinated"].search(codes, max(0, verb.start - 60), verb.start)
        if alike and last is not None:
            many = table.subjects["many_say"].fullmatch(verb.words) is not None
            inside = table.subjects["opens"].match(codes[last.verb[1] : verb.start])
            told = table.subjects["told_then"].fullmatch(verb.words) or last.form == "present"
            if inside and (not told or many == (len(last.voice.persons) == 1)):
                return None
            return Clause(verb.rule, span, verb.start, last.voice)
        if not alike or table.subjects["opens"].match(codes[begin : verb.start]):
            return None
        opening = speakers.opening(reading, draft, begin, verb.start)
        return Clause(verb.rule, span, verb.start, opening) if opening else None
    if joined and last is not None:
        return Clause(verb.rule, span, verb.start, last.voice, form=verb.form)
    if last is None and (joined or not table.subjects["opens"].match(codes[begin : verb.start])):
        voice = _first_subject(reading, draft, verb.start, table, speakers)
        if not voice and joined:
            voice = speakers.opening(reading, draft, begin, verb.start)
        if voice:
            return Clause(verb.rule, span, verb.start if joined else voice.start, voice, form=verb.form)
    return None


def _of_talks(verb: Verb, reading: Reading, draft: Draft, table: Grammar, speakers: Speakers) -> Voice:
    """Who speaks where a meeting is said to have given the occasion, or nobody is: whom the words name, else all."""
    codes = reading.chunks.codes
    found = table.subjects["by_whom"].match(codes[verb.end : verb.end + 60])
    place = verb.end + found.start("m") if found else -1
    if verb.form in ("occasion", "chain") and (
        found := table.subjects.search("for_whom", reading.chunks, 0, verb.start)
    ):
        if found.groupdict().get("p"):
            return speakers.last_speaker() or speakers.all_of(draft)
        place = found.start("m")
    before: list[Person] = []
    if found := table.subjects.search("for_whom_too", reading.chunks, max(0, verb.start - 60), verb.start):
        before = speakers.meant(reading, place, draft).persons if place >= 0 else []
        place = found.start("m")
    voice = speakers.meant(reading, place, draft, but=before) if place >= 0 else None
    return voice or speakers.all_of(draft)


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
