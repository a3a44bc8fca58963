"""Signings that are one ceremony: several documents told together and then one by one, a document told of again."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.drafts import Draft, gather
from extractors.lexicon import Lexicon
from extractors.syntax import Reading

_BEFORE = 20  # characters before a document that may point back to it


def one_ceremony(drafts: Sequence[Draft], readings: Sequence[Reading], lexicon: Lexicon) -> list[Draft]:
    """Take each signing into an earlier one of the same sides that it is part of.

    So are those of single documents after a sentence that tells of several, and those of "this agreement".

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
        if draft.family != "signing" or draft.status != "held" or "known" not in table:
            kept.append(draft)
            continue
        words = list(_documents(draft, readings))
        known, several = lexicon.pattern(table["known"]), lexicon.pattern(table["together"])
        earlier = [d for d in kept if d.family == "signing" and d.status == "held" and set(d.sides) == set(draft.sides)]
        same = [d for d in earlier if d in whole or all(known.search(before) for before, _ in words)]
        if same and words:
            gather(same[-1], draft)
        else:
            kept.append(draft)
            if any(several.match(document) for _, document in words):
                whole.append(draft)
    return kept


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
