"""Who stands as the subject of a verb, by its place and what governs it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.patterns.chunks import Chunks
from extractors.patterns.lexicon import Lexicon
from extractors.patterns.matching import Mark
from extractors.persons.people import persons_in
from extractors.sentence.syntax import ACTORS

# How far after the words of an event its subject may stand, in positions.
NEAR = 110
# How far before them.
FAR = 600
# How far before the second of two who act the first may begin.
BESIDE = 40


def acting(chunks: Chunks, lexicon: Lexicon, *kinds: str) -> Iterator[tuple[int, Mark]]:
    """The parties of a sentence, or its marks of some kinds, that no preposition governs, with their places."""
    for place, mark in chunks.placed:
        if mark.kind in (kinds or ACTORS) and not is_oblique(chunks.codes, place, lexicon):
            yield place, mark


def first_actor(chunks: Chunks, lexicon: Lexicon) -> Mark | None:
    """The party that a sentence names first, unless a preposition governs it."""
    first = next((place for place, mark in chunks.placed if mark.kind in ACTORS), None)
    return next((mark for place, mark in acting(chunks, lexicon) if place == first), None)


def is_oblique(codes: str, at: int, lexicon: Lexicon) -> bool:
    """Whether the mark at a position is governed by a preposition, or set in front as an object."""
    events, since = lexicon.events, max(0, at - 24)
    if events["oblique"].search(codes, since, at):
        return True
    return bool(events["behind_object"].match(codes, at + 1) and events["fronted_object"].search(codes, since, at))


def subject_of(
    chunks: Chunks, at: int, until: int, wanted: str, used: set[int], lexicon: Lexicon
) -> tuple[Mark | None, str | None]:
    """The subject of the verb at a position: the nearest free party to its left, or a pronoun."""
    since = max(0, at - FAR)
    if state := lexicon.events.search("state_acts", chunks, max(0, at - 48), at):
        # A capital or government right before the verb acts: no official named before it did so.
        mark = chunks.items[state.start(state.lastgroup or "m")]
        if isinstance(mark, Mark) and mark.value and (mark.kind != "city" or mark.value[2]):
            return replace(mark, kind="country") if mark.kind == "adjective" else mark, None
    pronouns: re.Pattern[str] = lexicon.events["pronoun"]
    if whose := lexicon.events.search("relative", chunks, max(0, at - NEAR), at):
        subject = chunks.items[whose.start("who")]
        if isinstance(subject, Mark) and id(subject) not in used:
            return subject, None
    if whose := lexicon.events.search("relative_company", chunks, max(0, at - NEAR), at):
        company = chunks.items[whose.start("who")]
        named = list(persons_in(company)) if isinstance(company, Mark) else []
        if len(named) == 1 and id(named[0]) not in used:
            return named[0], None

    apposed = lexicon.events["apposed_post"]
    led = lexicon.events["led"]

    def free(place: int, mark: Mark) -> bool:
        if mark.kind == "delegation" and led.search(chunks.codes, max(0, place - 20), place):
            return False
        if mark.kind == "office" and apposed.search(chunks.codes, max(0, place - NEAR), place):
            # Another post behind a name, without an article, is of the one who is named.
            return False
        return mark.kind in ACTORS and id(mark) not in used and not is_oblique(chunks.codes, place, lexicon)

    *_, said = [None, *pronouns.finditer(chunks.codes, since, at)]
    left = next(((i, m) for i, m in reversed(chunks.placed) if since <= i < at and free(i, m)), None)
    if said is None or (left is not None and left[0] > said.start()):
        epithet = lexicon.events["epithet"].search(chunks.text, max(0, chunks.start(at) - 40), chunks.start(at))
        if epithet and (left is None or left[1].end <= epithet.start()):
            return None, epithet["p"]
    if left and (said is None or left[0] > said.start()):
        return _outside_clause(left, at, chunks, lexicon) or _before_apposition(left, chunks, lexicon), None
    if said is None and wanted == "near":
        said = pronouns.search(chunks.codes, until, until + NEAR)
        right = next(((i, m) for i, m in chunks.placed if until <= i < until + NEAR and free(i, m)), None)
        if right and (said is None or right[0] < said.start()):
            return right[1], None
    if said is not None and said["p"] in lexicon.words("events", "first_person"):
        told = lexicon.events.search("teller", chunks, until)
        teller = chunks.items[told.start("who")] if told else None
        if isinstance(teller, Mark) and id(teller) not in used:
            return teller, None
    if left is None and (main := behind_clause(chunks, lexicon)) and (found := main_party(main, at, chunks, used)):
        return found
    return None, said["p"] if said else None


def first_of_two(second: Mark, chunks: Chunks, lexicon: Lexicon) -> str | None:
    """The pronoun that a party follows as the second of two who act: "she and the minister"."""
    found = lexicon.events["and_another"].search(chunks.text[max(0, second.start - BESIDE) : second.start].lower())
    return found["p"] if found else None


def behind_clause(chunks: Chunks, lexicon: Lexicon) -> re.Match[str] | None:
    """Where a sentence has its own subject behind an infinitive it opens with: "Après avoir reçu X, Y a …"."""
    return lexicon.events.match("infinitive_before", chunks)


def main_party(main: re.Match[str], at: int, chunks: Chunks, used: set[int]) -> tuple[Mark | None, str | None] | None:
    """Who acts in the main clause, for a verb in the clause before it."""
    if at >= main.end():
        return None
    if main["p"]:
        return None, main["p"]
    mark = chunks.items[main.start("who")]
    return (mark, None) if isinstance(mark, Mark) and id(mark) not in used else None


def _outside_clause(found: tuple[int, Mark], at: int, chunks: Chunks, lexicon: Lexicon) -> Mark | None:
    """Of whom a relative clause speaks, where the one found is named in it: "X, qui a succédé à Y, est …"."""
    over = lexicon.events.match("relative_over", chunks, 0, at)
    if over is None or not over.end("who") < found[0]:
        return None
    mark = chunks.items[over.start("who")]
    return mark if isinstance(mark, Mark) else None


def _before_apposition(found: tuple[int, Mark], chunks: Chunks, lexicon: Lexicon) -> Mark:
    """The person right before a post that says of that one what rank it is."""
    place, mark = found
    if mark.kind != "office":
        return mark
    before = next((m for i, m in reversed(chunks.placed) if i < place), None)
    if before is None or before.kind != "person":
        return mark
    pattern = lexicon.events["ranked"]
    return before if pattern.fullmatch(chunks.text[before.end : mark.start].lower()) else mark


def owner_of(near: Mark, chunks: Chunks, at: int, until: int, used: set[int], lexicon: Lexicon) -> Mark:
    """Whose talks "ses entretiens" are: the subject's of the sentence, not those of whom it spoke to."""
    possessive = lexicon.events["possessive"]
    clause = lexicon.events["own_verb"]
    if near.start > chunks.start(at) or not possessive.search(chunks.codes[at:until]):
        return near
    if told := lexicon.events.search("teller", chunks, 0, at):
        # Behind words in quotation marks stands who said them, whose talks they are.
        teller = chunks.items[told.start("who")]
        if isinstance(teller, Mark) and id(teller) not in used:
            return teller
    between = chunks.text[near.end : chunks.start(at)].lower()
    left = [
        mark
        for place, mark in chunks.placed
        if place < at and mark.kind in ACTORS and id(mark) not in used and not is_oblique(chunks.codes, place, lexicon)
    ]
    return left[0] if left and left[0].kind == "person" and not clause.search(between) else near
