"""When an encounter is: held or to come, by the tense of its verb and by what stands around it."""

from __future__ import annotations

import re

from extractors.chunks import Chunks
from extractors.lexicon import Lexicon, Rule

# Kinds of encounters that are mostly told by a noun, with any verb.
NOUNS = ("press_conference", "dialogue", "signing", "ceremony")


def status_of(rule: Rule, match: re.Match[str], chunks: Chunks, lexicon: Lexicon) -> str:
    """Whether the words of an encounter, its verb and what stands around it say that it was held or is to come."""
    if rule.data.get("status"):
        return str(rule.data["status"])
    # The whole word: a pattern may have taken the stem of a future only.
    words = chunks.codes[match.start("t") : word_end(chunks.codes, match.end("t"))]
    before = chunks.codes[max(0, match.start("t") - 30) : match.start("t")]
    table = lexicon.tables["events"]
    if lexicon.pattern(table["future"]).search(words):
        return "planned"
    if lexicon.pattern(table["intent"]).search(words) and not lexicon.pattern(table["done"]).search(before):
        return "planned"
    # A noun has its verb behind, "is planned" too.
    nominal = rule.data["type"] == "meeting" and (rule.data.get("subject") == "none" or rule.data.get("anaphora"))
    noun = rule.data.get("subject") == "none" and rule.data["type"] == "meeting"
    if nominal and lexicon.pattern(table.get("agenda", "(?!)")).search(chunks.codes, 0, match.start("t")):
        return "planned"
    if lexicon.pattern(table.get("ahead_of", "(?!)")).search(chunks.codes, 0, match.start("t")):
        return "planned"
    if nominal and lexicon.pattern(table.get("to_come", "(?!)")).match(chunks.codes, match.end()):
        return "planned"
    gathering = lexicon.pattern(table.get("gathering_to_come", "(?!)"))
    if rule.data["type"] == "conference" and rule.data.get("purpose") and gathering.match(chunks.codes, match.end()):
        return "planned"
    until = match.end() if noun else match.end("t")
    if _to_come(rule, match, chunks, lexicon):
        return "planned"
    behind = ("perfect", "finished")
    if any(key in table and lexicon.pattern(table[key]).match(chunks.codes, match.start("t")) for key in behind):
        # What was done was done, whatever was expected before.
        return "held"
    if rule.data.get("anaphora") and lexicon.pattern(table.get("during_to_come", "(?!)")).match(
        chunks.codes, match.start("t")
    ):
        return "planned"
    if rule.data["type"] == "visit" and lexicon.pattern(table.get("from_day", "(?!)")).match(
        chunks.codes, match.end("t")
    ):
        return "planned"
    around = chunks.codes[max(0, match.start("t") - 60) : until]
    return "planned" if lexicon.events["planned"].search(around) else "held"


def _to_come(rule: Rule, match: re.Match[str], chunks: Chunks, lexicon: Lexicon) -> bool:
    """Whether a noun that tells of what is held as well as of what is to come has its verb in the future."""
    table = lexicon.tables["events"]
    if rule.data["type"] not in NOUNS or "to_come_before" not in table:
        return False
    at, until = match.span("t")
    behind = lexicon.pattern(table["to_come_behind"]).match(chunks.codes, until)
    # The verb may stand among what the frame has read.
    if verb := table.get("to_come_within"):
        behind = behind or lexicon.pattern(verb).search(chunks.codes, until, max(until, match.end()))
    if match.end() > until and "to_come" in table:
        # The one received may stand between.
        behind = behind or lexicon.pattern(table["to_come"]).match(chunks.codes, match.end())
    return bool(behind or lexicon.pattern(table["to_come_before"]).search(chunks.codes, max(0, at - 70), at))


def tense_of(codes: str, at: int, until: int, lexicon: Lexicon) -> str | None:
    """Whether words leave open when (the present, a headline's participle), or tell of what was then to come."""
    table = lexicon.tables["events"]
    if lexicon.pattern(table.get("in_present", "(?!)")).match(codes, at, until):
        return "present"
    if lexicon.pattern(table.get("in_headline", "(?!)")).match(codes, 0, until):
        return "present"
    return "once" if lexicon.pattern(table.get("in_past_future", "(?!)")).search(codes, at, until) else None


def word_end(codes: str, at: int) -> int:
    """Where the word ends that a position lies in."""
    while at < len(codes) and codes[at].isalpha():
        at += 1
    return at
