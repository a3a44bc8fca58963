"""The words that tell of aid and goods given, compiled from a lexicon once."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.patterns.anchored import labelled
from extractors.patterns.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class PledgeWords:
    """The patterns of the table "pledges", by their names there; each rule with how far before an amount it reaches."""

    rules: tuple[tuple[str, re.Pattern[str], int], ...]
    blocks: tuple[str, ...]
    things: re.Pattern[str]
    thanks: re.Pattern[str]
    received: re.Pattern[str]
    by: re.Pattern[str]
    by_whom: re.Pattern[str]
    participle: re.Pattern[str]
    passive: re.Pattern[str]
    towards: re.Pattern[str]
    same: re.Pattern[str]
    chain: re.Pattern[str]
    worth: re.Pattern[str]
    part: re.Pattern[str]
    gave: re.Pattern[str]
    gave_by: re.Pattern[str]
    through: re.Pattern[str]
    joined: re.Pattern[str]
    which: re.Pattern[str]
    asked: re.Pattern[str]
    promised: re.Pattern[str]
    trained: frozenset[str]
    gives: re.Pattern[str]
    elsewhere: re.Pattern[str]
    told_that: re.Pattern[str]
    signing: re.Pattern[str]
    what: re.Pattern[str]
    label: dict[str, str]


def pledge_words(lexicon: Lexicon) -> PledgeWords:
    """The words of a language, compiled once."""
    return lexicon.once("pledges", _compile)


def _compile(lexicon: Lexicon) -> PledgeWords:
    table = lexicon.tables["pledges"]
    what, label = labelled(table["what"])

    def optional(key: str) -> re.Pattern[str]:
        return re.compile("(?i)" + table.get(key, "(?!)"))

    return PledgeWords(
        tuple((row["id"], re.compile("(?i)" + row["words"]), row["reach"]) for row in table["pledge"]),
        tuple(table["blocks"]), re.compile("(?i)" + table["things"]), re.compile("(?i)" + table["thanks"]),
        re.compile("(?i)" + table["received"]), re.compile("(?i)" + table["by"]),
        optional("by_whom"), optional("participle"),
        re.compile("(?i)" + table["passive"]), re.compile("(?i)" + table["towards"]),
        optional("same"), re.compile("(?i)" + table["chain"]), optional("worth"), optional("part"),
        optional("gave"), optional("gave_by"),
        optional("through"), optional("joined"), optional("which"),
        optional("asked"), optional("promised"), frozenset(table.get("trained", {}).get("codes", ())),
        optional("gives"), optional("elsewhere"), optional("told_that"), optional("signing"),
        what, label,
    )  # fmt: skip
