"""Whether a person is a woman or a man, by the words before and in front of the name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extractors.patterns.lexicon import Lexicon
from extractors.persons.people import Person
from extractors.sentence.speech import grammar


def gender_of(person: Person, text: str, words: Mapping[str, re.Pattern[str]]) -> bool | None:
    """True for a woman, False for a man, None where no word of the article says so.

    Args:
        person: with mentions in the text.
        text: the clean view.
        words: patterns "feminine_before", "feminine_first", "feminine_within" and the first two of men.
    """
    told = {
        gender_told(text[max(0, m.start - 20) : m.start], text[m.start : m.start + 30], words) for m in person.mentions
    }
    told.update(True for m in person.mentions if words["feminine_within"].search(text[m.start : m.end].lower()))
    return (
        True if True in told else False if False in told else None
    )  # A title may be of either, a form of address is not.


def gender_told(before: str, first: str, words: Mapping[str, re.Pattern[str]]) -> bool | None:
    """Gender by the words before a name or post and by its own first ones."""
    before, first = before.lower(), first.lower()
    if words["feminine_before"].search(before) or words["feminine_first"].match(first):
        return True
    if words["masculine_before"].search(before) or words["masculine_first"].match(first):
        return False
    return None


def may_be(person: Person, pronoun: str, text: str, lexicon: Lexicon) -> bool:
    """Whether a pronoun can mean a person: one of men cannot mean whom the text tells to be a woman."""
    words = grammar(lexicon).subjects
    return pronoun not in words["masculine"] or gender_of(person, text, words) is not True


def meant_by(
    pronoun: str, followed: Person | None, others: Sequence[Person], text: str, lexicon: Lexicon
) -> Person | None:
    """Whom a pronoun means: of whom the text speaks, else the only one of the other sex whom that one met."""
    words = grammar(lexicon).subjects
    barred = {True: words["masculine"], False: words["feminine"], None: ()}
    fit = [p for p in others if pronoun not in barred[gender_of(p, text, words)]]
    return fit[0] if len(fit) == 1 and followed in others else followed
