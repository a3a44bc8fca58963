"""Items of a list: "The talks were about:" and, each on a line of its own, what they were about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.pipeline import Story

_ITEM = re.compile(r"[-–—•●▪·*✓➢] ?\S|\d{1,2} ?[.)°]")
_NUMBER = re.compile(r"\d{1,2} ?[.)°]?")
# Sentences of a list beyond which nobody remembers what opened it.
LONGEST = 40


def opener(story: Story, number: int) -> int:
    """The sentence that opens the list of which a sentence is an item; of one that is none, itself."""
    at = number
    while at > max(0, number - LONGEST) and _is_item(story, at):
        at -= 1
    return at if _words(story, at).endswith(":") else number


def _is_item(story: Story, number: int) -> bool:
    """Whether a sentence begins as an item does, or its number was cut off as a sentence."""
    numbered = number > 1 and _NUMBER.fullmatch(_words(story, number - 1))
    return bool(numbered or _ITEM.match(_words(story, number)))


def _words(story: Story, number: int) -> str:
    sentence = story.readings[number].sentence
    return story.view.text[sentence.start : sentence.end].strip()
