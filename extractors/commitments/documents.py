"""The documents of a signing: where the text lists them, and what their titles give the event."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extractors.cleaning import fold
from extractors.commitments import agreements
from extractors.commitments.agreements import TITLE, carried_on, find_agreements
from extractors.commitments.signatories import signatories
from extractors.encounters.drafts import Draft
from extractors.patterns.lexicon import Lexicon
from extractors.patterns.matching import Mark

if TYPE_CHECKING:
    from extractors.pipeline import Story
    from extractors.setting.setting import Setting

# Sentences after a signing that may list what was signed, and how many that list nothing may stand among them.
LISTED = 14
SILENT = 3


@dataclass(slots=True)
class Documents:
    """What the sentences of a signing name: its documents, and the stretches whose words are those of documents."""

    told: list[list[agreements.Found]] = field(default_factory=list)
    shown: list[list[agreements.Found]] = field(default_factory=list)  # headlines and captions tell again what is told
    titles: list[tuple[int, int]] = field(default_factory=list)
    listed: list[tuple[int, int, int]] = field(default_factory=list)  # number of the sentence, start and end


def find_documents(story: Story, draft: Draft) -> Documents:
    """Find the documents of a signing in the sentences that tell of it and in those that go on with the list."""
    lexicon = story.lexicon
    documents = Documents()
    told = {e.sentence for d in story.drafts for e in d.told if not e.document or d is not draft}
    openings = {e.sentence for e in draft.told if e.document}
    if sum(d.family == "signing" for d in story.drafts) == 1:
        openings.update(n for n, r in enumerate(story.readings) if agreements.tells_of_signing(r, lexicon))
    for encounter in draft.told:
        if not encounter.document:
            continue
        reading = story.readings[encounter.sentence]
        rows = find_agreements(reading, encounter.document, lexicon)
        words = story.view.text[reading.sentence.start : reading.chunks.start(encounter.document[0])].lower()
        again = re.search(lexicon.tables["agreements"].get("again", "(?!)"), words)
        (documents.told if reading.sentence.kind == "body" and not again else documents.shown).append(rows)
        declared = lexicon.tables["agreements"].get("declared", "(?!)")
        closed = (row for row in rows if row[3] == TITLE and not re.match(declared, row[0].title.lower()))
        documents.titles.extend((start, end) for _, start, end, _ in closed)
    noun = agreements.noun(row for rows in documents.told for row in rows)
    for opening in sorted(openings):
        silent = 0
        for number in range(opening + 1, min(opening + LISTED, len(story.readings))):
            more = None if number in told else carried_on(story.readings[number], lexicon, noun)
            silent = 0 if more else silent + 1
            if silent > SILENT:
                break
            documents.told.append(more or [])
            if more:
                documents.listed.append((number, more[0][1], story.readings[number].sentence.end))
    if not any(documents.told) and not any(documents.shown):
        documents.shown = [agreements.summed_up(story.readings[number], lexicon) for number in sorted(openings)]
    return documents


def minutes(signed: Iterable[Documents], lexicon: Lexicon) -> list[agreements.Found]:
    """The minutes of a session among the documents that its sides have signed."""
    source = lexicon.tables["agreements"].get("minutes", "(?!)")
    rows = (row for documents in signed for found in (*documents.told, *documents.shown) for row in found)
    return [row for row in rows if re.match(source, row[0].title.lower())][:1]


def closed_to_talks(documents: Iterable[Documents]) -> list[tuple[int, int]]:
    """The stretches whose words are of documents, not of the talks at which they were signed."""
    return [span for one in documents for span in (*one.titles, *((start, end) for _, start, end in one.listed))]


def file_documents(story: Story, draft: Draft, setting: Setting, documents: Documents) -> None:
    """Give a signing its documents, each once, with the bodies that sign them."""
    lexicon = story.lexicon
    for encounter in draft.told:
        if encounter.document:
            for mark in signatories(story.readings[encounter.sentence], encounter.start, lexicon):
                known = [other for other in setting.organizations.values() if other is not None]
                if not any(mark.start < other.start and other.end <= mark.end for other in known):
                    # "The French group X" is X.
                    setting.organizations.setdefault(mark.value, mark)
    setting.agreements = agreements.merged(documents.told if any(documents.told) else documents.shown)
    for agreement, start, end, _ in setting.agreements:
        for name in agreement.parties:
            state = any(e.kind in ("country", "city") for e in lexicon.surfaces.get(fold(name), ()))
            other = state or re.search(lexicon.tables["agreements"]["no_body"], name)
            if name in lexicon.tables["organizations"] or (name[:1].isupper() and not other):
                setting.organizations.setdefault(name, Mark("organization", start, end, name))
