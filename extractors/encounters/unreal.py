"""What is no event though a frame fits: what only could happen, what did not, what happens again and again."""

from __future__ import annotations

import re

from extractors.patterns.chunks import Chunks
from extractors.patterns.lexicon import SYMBOL, Lexicon, Rule

# How far before an encounter stand the words that leave it open.
OPEN = 130
# How far before it somebody may wish to speak of something there.
WISH = 150
# How far behind a verb it may be said how often something happens.
HABIT = 30


def is_unreal(rule: Rule, match: re.Match[str], chunks: Chunks, lexicon: Lexicon) -> bool:
    """Whether the words around what a frame found say that it is no event.

    Args:
        rule: the frame.
        match: where it fits, with the words of the encounter as group ``t``.
        chunks: the sentence.
        lexicon: of the language.
    """
    at, until = match.span("t")
    events, codes = lexicon.events, chunks.codes
    if not rule.data.get("certain") and events.search("unreal", chunks, max(0, at - OPEN), at):
        return True
    if events.search("never_or_long_ago", chunks, max(0, at - OPEN), at):
        return True
    if events.match("unreal_after", chunks, match.end()):
        return True
    if rule.data["type"] == "dialogue" and events.match("set_up", chunks, match.start("t")):
        return True
    if rule.data.get("host") == "b" and events.search("homeward", chunks) and events["greeted"].search(codes[at:until]):
        return True
    if events.search("unreal_within", chunks, at, match.end()):
        return True
    if events.search("unreal_some", chunks, max(0, at - WISH), until):
        return True
    return _is_habit(chunks, at, until, lexicon) or _in_passing(rule, chunks, at, until, lexicon)


def _is_habit(chunks: Chunks, at: int, until: int, lexicon: Lexicon) -> bool:
    """Whether the words tell of what happens again and again: "se rencontrent chaque année"."""
    if not lexicon.events.may_stand("habit", chunks):
        return False
    codes = chunks.codes
    end = min(len(codes), until + HABIT)
    end = next((n for n in range(until, end) if codes[n] in ",.;:("), end)
    return lexicon.events["habit"].search(codes, at, end) is not None


def _in_passing(rule: Rule, chunks: Chunks, at: int, until: int, lexicon: Lexicon) -> bool:
    """Whether a journey is only recalled, "already", and no date near it, or for oneself: "for a holiday"."""
    if rule.data["type"] == "visit" and lexicon.events.search("for_oneself", chunks, at, until + 120):
        return True
    if rule.data["type"] != "visit" or SYMBOL["date"] in chunks.codes[until : until + 60]:
        return False
    return lexicon.events.search("passing", chunks, max(0, at - 40), until + 25) is not None
