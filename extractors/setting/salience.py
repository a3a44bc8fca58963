"""Whether an event is what the article reports, or stands behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.encounters.drafts import Draft
from extractors.encounters.frames import Encounter
from extractors.records import Salience
from extractors.setting.setting import TALKS, shares

if TYPE_CHECKING:
    from extractors.pipeline import Story

# Families of events that a visit is made for.
WITHIN = (*TALKS, "signing")


def salience(story: Story, draft: Draft) -> Salience:
    """Main what the article reports; background the visit that its talks belong to, and the next session of a series.

    A visit is the article's subject where a headline names it or the first sentence tells it with a verb of its own.
    """
    if draft.back:
        return "background"
    if draft.type == "dialogue" and draft.status == "planned":
        held = any(d.status == "held" and d.told[0].sentence <= draft.told[0].sentence for d in story.drafts)
        return "background" if held else "main"
    if draft.family != "visit" or draft.status != "held":
        return "main"
    talks = [d for d in story.drafts if d.family in WITHIN and d.status == "held"]
    if not any(shares(draft, d) or set(draft.sides) <= set(d.sides) for d in talks):
        return "main"
    return "main" if any(_is_subject(story, e) for e in draft.told) else "background"


def _is_subject(story: Story, encounter: Encounter) -> bool:
    """Whether a telling makes a visit the subject of its article."""
    if story.readings[encounter.sentence].sentence.kind == "title":
        return True
    opening = next((n for n, r in enumerate(story.readings) if r.sentence.kind == "body"), 0)
    return encounter.sentence <= opening and ("s" in encounter.parties or encounter.pronoun is not None)
