"""Clauses whose speaker stands apart from them: behind the words, or as the one on whose word they are told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.patterns.chunks import Chunks
from extractors.patterns.matching import Mark
from extractors.sentence.speech import Grammar, Inversion, SpeechRule, find_verbs
from extractors.statements.speakers import Speakers
from extractors.statements.voices import Voice

# How far into a quotation its own verb tells what it does.
_AT_ONCE = 60

if TYPE_CHECKING:
    from extractors.encounters.drafts import Draft
    from extractors.sentence.syntax import Reading


@dataclass(slots=True)
class Clause:
    """A clause by positions in the chunks: ``verb`` its verb of speech, ``start`` and ``end`` what is quoted.

    It is ``closed`` where words such as "a-t-il dit" follow what was said; ``object`` is the verb behind which its own
    object stands, where that is another one's too; ``said`` is where the words stand that close it.
    """

    rule: SpeechRule
    verb: tuple[int, int]
    start: int
    voice: Voice
    end: int = 0
    form: str = ""
    closed: bool = False
    object: tuple[int, int] | None = None
    said: tuple[int, int] | None = None


def according(reading: Reading, draft: Draft, table: Grammar, speakers: Speakers) -> Clause | None:
    """A sentence told on the word of someone: "according to X, ..."."""
    chunks, codes = reading.chunks, reading.chunks.codes
    sources = (table.according.patterns[number] for number in table.according.among(chunks))
    found = next((f for pattern in sources if (f := pattern.search(codes))), None)
    if found is None:
        return None
    told = found.groupdict()
    if told.get("p"):
        voice = speakers.pronoun(found["p"], draft, reading, found.start("p"))
    elif told.get("ep"):
        voice = speakers.epithet(reading, found, draft)
    else:
        voice = speakers.meant(reading, found.start("m"), draft)
    if not voice:
        return None
    closes = found.start() > 0 and found.end() == len(codes) and "p" not in told
    end = found.end("ep" if told.get("ep") else "m") if closes else 0
    return Clause(table.plain, found.span(), 0, voice, form="according", end=end)


def inverted(
    closing: Inversion, reading: Reading, draft: Draft, table: Grammar, speakers: Speakers, clauses: list[Clause]
) -> Clause | None:
    """What was said before words such as "a-t-il déclaré"."""
    chunks = reading.chunks
    reflexive = table.subjects["reflexive"].search(chunks.codes, closing.start, closing.end)
    rule = table.act_of(closing.words, bool(reflexive))
    if closing.pronoun is not None:
        told = clauses[-1] if clauses else None
        of_side = told is not None and told.form == "present" and not told.voice.persons
        if told is not None and not of_side and _is_told_already(told, closing, chunks.codes, table):
            return None
        voice = speakers.pronoun(closing.pronoun, draft, reading, closing.start, closing=not clauses or of_side)
        if told is not None and of_side:
            voice = speakers.of_side(told.voice, closing.pronoun, draft) or voice
        spoken = told is not None and _stands_in_quotation(told, closing, chunks, table)
        if told is not None and rule is table.plain and not spoken and voice.persons == told.voice.persons != []:
            return None  # told with its own act before: "X proposed to ..., he said"
        if table.subjects["unquotes"].search(chunks.codes, max(0, closing.start - 3), closing.start + 3):
            voice = speakers.not_named(voice, closing.pronoun, reading, (0, closing.start), draft)
        if voice and table.subjects["foremost"].match(chunks.codes[: closing.start]):
            end = trimmed(chunks.codes, closing.end, len(chunks.codes), table)
            return Clause(rule, closing.span, closing.start, voice, end)
    elif closing.mark is None:
        several = closing.found.groupdict().get("all")
        if several and not table.subjects["many_said"].match(chunks.codes, closing.start, closing.end):
            return None  # told of them by one: "..., he called upon the two sides"
        voice = speakers.all_of(draft) if several else speakers.epithet(reading, closing.found, draft)
    else:
        before = speakers.subject(reading, draft, 0, closing.start + 2)
        mark = chunks.items[closing.mark]
        kind = mark.kind if isinstance(mark, Mark) else ""
        if clauses and kind in ("country", "seat", "organization") and any(c.voice.persons for c in clauses):
            return None
        alone = table.subjects["done"].match(chunks.codes, closing.end) is not None
        named = kind in ("person", "office") and (alone or not table.subjects["greets"].match(closing.words))
        if before and chunks.codes[closing.start] == "," and not named:
            if before.persons or before.start > 0:
                return None
            voice = speakers.meant(reading, closing.mark, draft)
            end = trimmed(chunks.codes, closing.end, len(chunks.codes), table)
            return Clause(rule, closing.span, 0, voice, end) if voice else None
        named_by_country = isinstance(mark, Mark) and mark.kind == "adjective"
        voice = speakers.of_country(mark, draft) if named_by_country else speakers.meant(reading, closing.mark, draft)
        if len(voice.persons) == 1 and table.subjects["many_said"].match(chunks.codes, closing.start, closing.end):
            voice = speakers.all_of(draft)
    if not voice:
        return None
    start = max((c.end for c in clauses), default=0)
    if parted := table.subjects["parted_told" if clauses else "parted"].match(chunks.codes, start, closing.start):
        start = parted.end()
        for clause in clauses:
            if clause.verb[1] <= start:
                clause.end = clause.end or trimmed(chunks.codes, clause.verb[1], start, table)
    span = closing.span
    quoted = [v for v in find_verbs(chunks, table) if start <= v.start < closing.start]
    for verb in quoted:
        opened = table.subjects["opens"].match(chunks.codes[start : verb.start])
        own = verb.form == "first" and verb.start - start < _AT_ONCE
        alone = table.subjects["coordinated"].search(chunks.codes, start, verb.start) is None
        if rule.act == "affirm" and not opened and (own or (verb.form == "present" and alone)):
            rule, span = verb.rule, verb.span
            break
    clauses[:] = [c for c in clauses if c.end]
    end = closing.end
    if table.subjects["inserted"].match(chunks.codes, end):
        if begun := table.subjects["begins"].match(chunks.codes, start, closing.start):
            start = begun.end()
        end = trimmed(chunks.codes, end, len(chunks.codes), table)
    return Clause(rule, span, start, voice, end, closed=True, said=closing.span)


def _stands_in_quotation(last: Clause, closing: Inversion, chunks: Chunks, table: Grammar) -> bool:
    """Whether a clause is among the words quoted that others close: "« X proposed to … », he said"."""
    before = chunks.text[chunks.start(0) : chunks.start(last.verb[0])]
    opened = any(mark in before for mark in table.subjects["quote_marks"])
    return opened and table.subjects["unquotes"].search(chunks.codes, 0, closing.start + 3) is not None


def _is_told_already(last: Clause, closing: Inversion, codes: str, table: Grammar) -> bool:
    """Whether words such as "he said" only close what the clause before them reports already: "X said that ..."."""
    between = codes[last.verb[1] : closing.start]
    parted = table.subjects["parted_told"].match(codes, last.verb[1], closing.start)
    return parted is None and table.subjects["opens"].match(between) is not None


def trimmed(codes: str, start: int, end: int, table: Grammar) -> int:
    """The end of a clause without the words that lead over to the next one and the closing mark."""
    found = table.subjects["trailing"].search(codes, max(start, end - 40), end)
    return found.start() if found else end
