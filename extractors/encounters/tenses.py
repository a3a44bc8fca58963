"""When an encounter is: held or to come, by the tense of its verb and by what stands around it."""

from __future__ import annotations

import re

from extractors.patterns.chunks import Chunks
from extractors.patterns.lexicon import Lexicon, Rule

# Kinds of encounters that are mostly told by a noun, with any verb.
NOUNS = ("press_conference", "dialogue", "signing", "ceremony")


def status_of(rule: Rule, match: re.Match[str], chunks: Chunks, lexicon: Lexicon) -> str:
    """Whether the words of an encounter, its verb and what stands around it say that it was held or is to come."""
    if rule.data.get("status"):
        made = lexicon.events.search("purpose_done", chunks, max(0, match.start() - 25), match.end() + 25)
        return "held" if made and rule.data.get("purpose") else str(rule.data["status"])
    if match.groupdict().get("plan"):
        return "planned"
    # The whole word: a pattern may have taken the stem of a future only.
    words = chunks.codes[match.start("t") : word_end(chunks.codes, match.end("t"))]
    before = chunks.codes[max(0, match.start("t") - 30) : match.start("t")]
    events = lexicon.events
    if events["had"].match(chunks.codes, match.end("t")):
        return "held"
    if events["future"].search(words):
        return "planned"
    if events["infinitive"].match(words) and events["to_come_before"].search(chunks.codes, 0, match.start("t")):
        return "planned"
    if events["intent"].search(words) and not events["done"].search(before):
        return "held" if events["held_behind"].match(chunks.codes, match.end()) else "planned"
    # A noun has its verb behind, "is planned" too.
    noun = rule.data["type"] == "meeting" and rule.data.get("subject") == "none"
    nominal = noun or (rule.data["type"] in ("meeting", "visit") and rule.data.get("anaphora"))
    if nominal and events.search("agenda", chunks, 0, match.start("t")):
        return "planned"
    if events.search("ahead_of", chunks, 0, match.start("t")):
        return "planned"
    if nominal and events["to_come"].match(chunks.codes, match.end()):
        return "planned"
    if rule.data["type"] == "conference" and _gathers_later(rule, match, chunks, lexicon):
        return "planned"
    until = match.end() if noun else match.end("t")
    signed = rule.data["type"] == "signing" and events["perfect"].match(chunks.codes, match.start("t"))
    if not signed and _to_come(rule, match, chunks, lexicon):
        return "planned"
    if any(events[key].match(chunks.codes, match.start("t")) for key in ("perfect", "finished")):
        # What was done was done, whatever was expected before.
        return "held"
    if rule.data.get("anaphora") and events["during_to_come"].match(chunks.codes, match.start("t")):
        return "planned"
    if rule.data["type"] == "visit" and events["from_day"].match(chunks.codes, match.end("t")):
        return "planned"
    if _at_a_day_ahead(match, chunks, lexicon):
        return "planned"
    start = max(0, match.start("t") - 60)
    for said in events.finditer("told_so", chunks, start, match.start("t")):
        # What somebody said of the future is not when he said it.
        start = said.end()
    return "planned" if events["planned"].search(chunks.codes[start:until]) else "held"


def _gathers_later(rule: Rule, match: re.Match[str], chunks: Chunks, lexicon: Lexicon) -> bool:
    """Whether a conference is to come by what is said of it, or by the verb of the journey made for it."""
    made = lexicon.events["perfect"].match(chunks.codes, match.start("t"))
    if not made and lexicon.events["gathering_to_come"].match(chunks.codes, match.end()):
        return True
    before = chunks.codes[match.start() : match.start("t")]
    ahead = (lexicon.events["future"], lexicon.events["on_the_way"])
    return bool(rule.data.get("purpose")) and any(p.search(before) for p in ahead)


def _at_a_day_ahead(match: re.Match[str], chunks: Chunks, lexicon: Lexicon) -> bool:
    """Whether a verb in the present, or a noun, has a day to come in its clause: "arrive la semaine prochaine"."""
    codes = chunks.codes
    clause = lexicon.events["clause_end"]
    start = max((m.end() for m in clause.finditer(codes, 0, match.start("t"))), default=0)
    end = found.start() if (found := clause.search(codes, match.end())) else len(codes)
    if lexicon.events["soon"].search(codes, match.start("t"), end):
        return True
    days = (m.value for m in chunks.marks(start, end, "date"))
    return any(d.base == "published" and d.role == "plain" and (d.shift or 0) > 0 for d in days)


def _to_come(rule: Rule, match: re.Match[str], chunks: Chunks, lexicon: Lexicon) -> bool:
    """Whether a noun that tells of what is held as well as of what is to come has its verb in the future."""
    events = lexicon.events
    if rule.data["type"] not in NOUNS:
        return False
    at, until = match.span("t")
    behind = events["to_come_behind"].match(chunks.codes, until)
    if rule.data["type"] == "dialogue":
        behind = behind or events["session_to_come"].match(chunks.codes, until)
    # The verb may stand among what the frame has read.
    behind = behind or events["to_come_within"].search(chunks.codes, until, max(until, match.end()))
    if match.end() > until:
        # The one received may stand between.
        behind = behind or events["to_come"].match(chunks.codes, match.end())
    return bool(behind or events.search("to_come_before", chunks, max(0, at - 70), at))


def tense_of(codes: str, at: int, until: int, lexicon: Lexicon) -> str | None:
    """Whether words leave open when (the present, a headline's participle), or tell of what was then to come."""
    events = lexicon.events
    if events["in_present"].match(codes, at, until) or events["in_headline"].match(codes, 0, until):
        return "present"
    if events["noun_in_present"].match(codes, until):
        return "present"
    return "once" if events["in_past_future"].search(codes, at, until) else None


def word_end(codes: str, at: int) -> int:
    """Where the word ends that a position lies in."""
    while at < len(codes) and codes[at].isalpha():
        at += 1
    return at
