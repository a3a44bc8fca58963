"""What a journey is for: the words that speak of it itself, beside the talks that are held on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractors.encounters.drafts import Draft

if TYPE_CHECKING:
    from extractors.pipeline import Story


def find_purposes(story: Story, draft: Draft) -> Iterator[tuple[int, int, int]]:
    """Yield the stretches that say what a visit is for: number of the sentence, start and end.

    Behind its words, those after what leads to a purpose ("une visite consacrée à …"), up to the next encounter; and
    the sentences that begin with the visit ("Ce déplacement vise à …") and tell no encounter.
    """
    table = story.lexicon.tables["events"].get("purposes")
    if table is None:
        return
    leading, begins = story.lexicon.pattern(table["leading"]), story.lexicon.pattern(table["begins"])
    told = sorted((e.sentence, e.start) for d in story.drafts for e in d.told)
    others = {number for number, _ in told}
    first = min(draft.sentences)
    for number in range(first, len(story.readings)):
        reading = story.readings[number]
        sentence, chunks = reading.sentence, reading.chunks
        if sentence.kind == "caption":
            continue
        if number in draft.sentences:
            start = next((e.end for e in draft.told if e.sentence == number), sentence.start)
            stop = min((at for n, at in told if n == number and at > start), default=sentence.end)
            if found := next((m for m in leading.finditer(chunks.codes) if chunks.start(m.start()) >= start), None):
                yield number, chunks.start(found.start()), stop
        elif number not in others and begins.match(chunks.codes):
            yield number, sentence.start, sentence.end
