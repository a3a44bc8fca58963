"""One encounter as an article tells it: in which sentence, after which others, and whom its words may mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from extractors.encounters.drafts import Draft
from extractors.encounters.frames import Encounter
from extractors.references.antecedents import References
from extractors.sentence.syntax import Reading


@dataclass(frozen=True, slots=True)
class Telling:
    """An encounter with what the article has told by then.

    ``current`` is the event that the text speaks of, ``told`` are all of them so far.
    """

    encounter: Encounter
    references: References
    current: Draft | None
    reading: Reading
    told: Sequence[Draft]

    def says(self, key: str) -> Any:
        """What the frame that fits says of a trait of it; nothing where it has no word of it."""
        return self.encounter.rule.data.get(key)

    def new(self, type_: str | None = None) -> Draft:
        """A draft of the event, as yet without parties."""
        encounter = self.encounter
        return Draft(type_ or encounter.type, encounter.status, told=[encounter], sentences={encounter.sentence})
