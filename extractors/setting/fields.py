"""Topics of talks that show in the posts of those who take part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractors.encounters.drafts import Draft
from extractors.patterns.matching import Mark
from extractors.persons.offices import Office

if TYPE_CHECKING:
    from extractors.pipeline import Story

# How many may talk so that the field of their posts shows.
FEW = 5


def topics_of_posts(story: Story, draft: Draft) -> dict[str, Mark]:
    """Topics that show in who talks: two sides whose officials are of one field, or a conference of its ministers."""
    found: dict[str, Mark] = {}
    fields = story.lexicon.tables.get("themes", {}).get("posts", {})
    if draft.family == "multilateral":
        offices = [m for n in draft.sentences for m in story.readings[n].chunks.every("office") if m.value.number > 1]
        return {t: m for m in offices for t in fields if re.search(fields[t], _field(m.value))}
    if draft.family != "talks" or draft.status != "held" or len(draft.persons) > FEW:
        return found
    held = [(p.stands_for, p.role) for p in draft.persons if p.role]
    alike = {side for side, r in held if r.office.cls == "counterpart"}
    for topic, words in fields.items():
        own = {side: r.mark for side, r in held if re.search(words, _field(r.office))}
        if own and len(alike | own.keys()) > 1:
            found[topic] = next(iter(own.values()))
    return found


def _field(office: Office) -> str:
    """The class of a post with its field, or with its name where it has none: "minister:défense"."""
    return f"{office.cls}:{office.portfolio or office.role}".lower()
