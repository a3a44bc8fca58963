"""Signings that are one ceremony: several documents told together and then one by one, a document told of again."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.encounters.drafts import Draft, gather
from extractors.patterns.lexicon import Lexicon
from extractors.sentence.syntax import Reading

NEAR = 2  # sentences between two tellings of one ceremony
_BEFORE = 20  # characters before a document that may point back to it


def one_ceremony(drafts: Sequence[Draft], readings: Sequence[Reading], lexicon: Lexicon) -> list[Draft]:
    """Take each signing into an earlier one of the same sides that it is part of.

    So are those of single documents after a sentence that tells of several, and those of "this agreement". A
    ceremony told again is one as well.

    Args:
        drafts: the events of an article.
        readings: its sentences.
        lexicon: of the language.

    Returns:
        The events, each ceremony once.
    """
    table = lexicon.tables.get("agreements", {})
    kept: list[Draft] = []
    whole: list[Draft] = []  # signings that tell of several documents
    for draft in drafts:
        near = [d for d in kept if draft.type == "ceremony" and _is_near(d, draft)]
        if near:
            gather(near[-1], draft)
            continue
        if draft.family != "signing" or draft.status != "held" or "known" not in table:
            kept.append(draft)
            continue
        words = list(_documents(draft, readings))
        known, several = lexicon.pattern(table["known"]), lexicon.pattern(table["together"])
        earlier = [d for d in kept if d.family == "signing" and d.status == "held" and set(d.sides) == set(draft.sides)]
        same = [d for d in earlier if d in whole or all(known.search(before) for before, _ in words)]
        if same and (words or draft.told[0].rule.data.get("signers")):
            gather(same[-1], draft)
        else:
            kept.append(draft)
            if any(several.match(document) for _, document in words):
                whole.append(draft)
    return kept


def _is_near(one: Draft, other: Draft) -> bool:
    """Whether two ceremonies of the same sides, told a sentence or two apart, share an official."""
    alike = (one.type, one.status, set(one.sides)) == (other.type, other.status, set(other.sides))
    return alike and bool(set(one.persons) & set(other.persons)) and min(other.sentences) - max(one.sentences) <= NEAR


def _documents(draft: Draft, readings: Sequence[Reading]) -> list[tuple[str, str]]:
    """What stands before each document of a signing, and its own words, in small letters."""
    found = []
    for encounter in draft.told:
        if encounter.document:
            chunks = readings[encounter.sentence].chunks
            at = chunks.start(encounter.document[0])
            line = max(readings[encounter.sentence].sentence.start, at - _BEFORE)
            found.append((chunks.text[line:at].lower(), chunks.text[at : chunks.end(encounter.document[1])].lower()))
    return found
