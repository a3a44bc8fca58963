"""Find aid and goods that a sentence says were promised or given: by whom, to whom, how much of what."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from extractors.amounts import Amount, for_sides
from extractors.anchored import labelled
from extractors.cleaning import fold
from extractors.lexicon import Lexicon
from extractors.matching import Mark
from extractors.offices import Office
from extractors.records import Basis, Pledge
from extractors.roles import Named

_CLOSED = re.compile(r",[^,]*+,")
SideOf = Callable[[Mark], str | None]
Found = tuple[Pledge, int, int, str, Basis]

_LEAST = 10_000  # a smaller sum of money is no aid between states
_WHAT_REACH = 50
_GAVE = 70  # characters before a giver's name in which the words stand that say so
_LONGEST = 150  # characters that the words of a rule may span


@dataclass(frozen=True, slots=True)
class _Grammar:
    rules: tuple[tuple[str, re.Pattern[str], int], ...]
    blocks: tuple[str, ...]
    things: re.Pattern[str]
    thanks: re.Pattern[str]
    received: re.Pattern[str]
    by: re.Pattern[str]
    passive: re.Pattern[str]
    towards: re.Pattern[str]
    chain: re.Pattern[str]
    gave: re.Pattern[str]
    gave_by: re.Pattern[str]
    through: re.Pattern[str]
    joined: re.Pattern[str]
    what: re.Pattern[str]
    label: dict[str, str]


def side_named(mark: Mark) -> str | None:
    """The country or organisation that a mark stands for by its own words, where it is one."""
    match mark.kind, mark.value:
        case (("country" | "adjective" | "seat"), (str(code),)):
            return code
        case "organization", str(name):
            return name
        case "person", Named(office=Office(sides=(str(code),))):
            return code
        case "person", Named(sides=(str(code),)):
            return code
        case "office", Office(sides=(str(code),)):
            return code
        case _:
            return None


def find_pledges(
    text: str,
    start: int,
    end: int,
    marks: Iterable[Mark],
    lexicon: Lexicon,
    sides: Sequence[str] = (),
    side_of: SideOf = side_named,
) -> list[Found]:
    """Find the aid and goods promised or given in ``text[start:end]``.

    Args:
        text: the clean view.
        start: where the sentence begins.
        end: where it ends.
        marks: of the sentence: amounts, and countries, adjectives, seats, organisations, posts and persons.
        lexicon: of the language.
        sides: ISO codes of the two sides of the event, where they are known: what the sentence leaves open follows.
        side_of: the side that a mark stands for, where more is known of persons than their words say.

    Returns:
        For each pledge of which giver or receiver is known the record, the offsets of its words, rule and basis.
    """
    ordered = sorted(marks, key=lambda m: m.start)
    amounts = [m for m in ordered if m.kind == "amount"]
    if not amounts:
        return []
    grammar = _grammar(lexicon)
    named = _sides_named(text, ordered, sides, side_of, lexicon)
    found: list[Found] = []
    given: tuple[int, int, str] | None = None  # what makes the amount before a pledge
    for number, mark in enumerate(amounts):
        amount: Amount = mark.value
        if amount.unit in ("percent", "people", "tourists") or (amount.unit is None and amount.value < _LEAST):
            continue
        if grammar.things.match(text[mark.end : end]):
            continue
        floor = amounts[number - 1].end if number else start
        trigger = _trigger(text, floor, mark, grammar) or _passive(text, amounts[number:], end, grammar)
        if trigger is None and given is not None and grammar.chain.fullmatch(text[floor : mark.start]):
            trigger = given
        given = trigger
        if trigger is None:
            continue
        begin, stop, rule = trigger
        what = _what(text, begin, mark, end, amount, grammar)
        chosen = for_sides(amount, sides, lexicon)
        if what is None or (chosen.currency is None and chosen.unit is None):
            continue
        giver, receiver = _parties(text, start, begin, stop, named, grammar)
        if len(sides) == 2 and giver in sides:
            receiver = _third(text, start, mark, end, ordered, sides, side_of, grammar) or receiver
        stated = giver is not None and receiver is not None
        giver, receiver = _completed(giver, receiver, sides)
        if giver is None and receiver is None:
            continue
        pledge = Pledge(
            giver=giver, receiver=receiver, what=what, value=amount.value, unit=chosen.currency or chosen.unit
        )
        found.append((pledge, begin, mark.end, rule, "stated" if stated else "inferred"))
    return found


def _passive(text: str, amounts: Sequence[Mark], end: int, grammar: _Grammar) -> tuple[int, int, str] | None:
    """The first amount itself, where the words after it, or after the list that it begins, say that it is given."""
    for mark, following in zip(amounts, [*amounts[1:], None], strict=True):
        if grammar.passive.match(text[mark.end : end]):
            return amounts[0].start, amounts[0].end, "pledge-passive"
        if following is None or not grammar.chain.fullmatch(text[mark.end : following.start]):
            return None
    return None


def _trigger(text: str, floor: int, mark: Mark, grammar: _Grammar) -> tuple[int, int, str] | None:
    """Where the words begin and end that make an amount a pledge, and their rule."""
    for rule, words, reach in grammar.rules:
        for found in words.finditer(text, max(floor, mark.start - reach - _LONGEST), mark.start):
            between = text[found.end() : mark.start]
            blocked = any(block in between.lower() for block in grammar.blocks) or "\n" in between
            if len(_CLOSED.sub(" ", between)) <= reach and not blocked:
                return found.start(), found.end(), rule
    return None


def _what(text: str, begin: int, mark: Mark, end: int, amount: Amount, grammar: _Grammar) -> str | None:
    """What is given: as the words right after the amount say, else those before it, else its unit."""
    after = grammar.what.search(fold(text[mark.start : min(end, mark.end + _WHAT_REACH)]))
    if amount.unit is not None:
        return grammar.label[after[0]] if after else amount.unit
    before = grammar.what.search(fold(text[begin : mark.start]))
    return grammar.label[before[0]] if before else "aid"


def _sides_named(
    text: str, marks: Sequence[Mark], sides: Sequence[str], side_of: SideOf, lexicon: Lexicon
) -> list[tuple[Mark, str]]:
    """The sides that the sentence names; among those of the event alone, where these are known.

    A capital speaks for its country where no preposition makes it a place ("Doha honorera son engagement").
    """
    places = lexicon.words("roles", "before_place")
    named: list[tuple[Mark, str]] = []
    for mark in marks:
        side = side_of(mark)
        if side is None and mark.kind == "city" and mark.value[2]:
            words = re.split(r"[\s']", text[max(0, mark.start - 12) : mark.start].rstrip())
            side = None if words[-1].lower() in places else mark.value[1]
        if side is not None and (len(sides) != 2 or side in sides):
            named.append((mark, side))
    return named


def _parties(
    text: str, start: int, begin: int, stop: int, named: Sequence[tuple[Mark, str]], grammar: _Grammar
) -> tuple[str | None, str | None]:
    """Giver and receiver: whom nouns of giving name, else the subject before; whom a preposition points to after."""
    named = [row for row in named if not grammar.through.search(text, max(start, row[0].start - _GAVE), row[0].start)]
    gotten = grammar.received.search(text, start, stop)
    for mark, side in named:
        words = (grammar.gave, grammar.gave_by) if mark.kind == "adjective" else (grammar.gave,)
        if any(w.search(text, max(start, mark.start - _GAVE), mark.start) for w in words):
            before = [other for m, other in named if gotten and m.start < gotten.start() and other != side]
            return side, (before[-1] if before else _receiver(text, start, stop, side, named, grammar))
    if gotten:
        receivers = [side for mark, side in named if mark.start < gotten.start()]
        givers = [side for mark, side in named if mark.start >= gotten.end() and side not in receivers]
        return (givers[0] if givers else None), (receivers[-1] if receivers else None)
    thanked = grammar.thanks.search(text, start, begin)
    after = [(mark.start, side) for mark, side in named if mark.start >= stop]
    if told := grammar.by.match(text[stop:]):
        givers = [side for at, side in after if at >= stop + told.end() - 1]
        giver = givers[0] if givers else None
        return giver, _receiver(text, start, stop, giver, named, grammar)
    pointed = [side for at, side in after if grammar.towards.search(text, max(start, at - 40), at)]
    receiver = pointed[0] if pointed else None
    if thanked is None:
        subjects = [(mark, side) for mark, side in named if mark.start < begin and side != receiver]
        if not subjects or _told_as_one(text, subjects, grammar):
            return _sent(subjects[:2]), receiver
        return subjects[0][1], receiver
    givers = [side for mark, side in named if thanked.start() <= mark.start < begin and side != receiver]
    giver = givers[0] if givers else None
    thankful = [side for mark, side in named if mark.start < thanked.start() and side != giver]
    return giver, receiver or (thankful[0] if thankful else None)


def _receiver(
    text: str, start: int, stop: int, giver: str | None, named: Sequence[tuple[Mark, str]], grammar: _Grammar
) -> str | None:
    """Who gets what the giver gives: whom a preposition points to after the words, else another told before them."""
    others = [(mark, side) for mark, side in named if side != giver]
    for mark, side in others:
        if mark.start >= stop and grammar.towards.search(text, max(start, mark.start - 40), mark.start):
            return side
    return next((side for mark, side in reversed(others) if mark.start < stop), None)


def _third(
    text: str, start: int, amount: Mark, end: int, marks: Sequence[Mark], sides: Sequence[str], side_of: SideOf,
    grammar: _Grammar,
) -> str | None:  # fmt: skip
    """An organisation that gets what is given, of neither side, told first after the amount."""
    until = min(end, amount.end + _WHAT_REACH)
    after = next((m for m in marks if amount.end <= m.start < until and side_of(m) is not None), None)
    if after is None or after.kind != "organization" or side_of(after) in sides:
        return None
    return side_of(after) if grammar.towards.search(text, max(start, after.start - 40), after.start) else None


def _told_as_one(text: str, subjects: Sequence[tuple[Mark, str]], grammar: _Grammar) -> bool:
    """Whether two states stand in one subject ("A et B ont signé un prêt"), so that neither is said to give."""
    if len(subjects) < 2 or subjects[0][1] == subjects[1][1] or any(len(side) > 2 for _, side in subjects[:2]):
        return False
    return grammar.joined.fullmatch(text[subjects[0][0].end : subjects[1][0].start]) is not None


def _sent(subjects: Sequence[tuple[Mark, str]]) -> str | None:
    """Of an envoy and one of the government to which he is sent, who sign for a gift as one, the envoy's side."""
    sent = [side for mark, side in subjects if "ambassador" in {o.cls for o in _offices(mark)}]
    return sent[0] if len(sent) == 1 else None


def _offices(mark: Mark) -> list[Office]:
    office = mark.value.office if isinstance(mark.value, Named) else mark.value
    return [office] if isinstance(office, Office) else []


def _completed(giver: str | None, receiver: str | None, sides: Sequence[str]) -> tuple[str | None, str | None]:
    """With one of two sides known, the other one is the other."""
    if len(sides) == 2:
        if receiver is None and giver in sides:
            receiver = next(side for side in sides if side != giver)
        elif giver is None and receiver in sides:
            giver = next(side for side in sides if side != receiver)
    return giver, receiver


def _grammar(lexicon: Lexicon) -> _Grammar:
    made: _Grammar | None = lexicon.compiled.get("pledges")
    if made is None:
        made = lexicon.compiled["pledges"] = _compile(lexicon)
    return made


def _compile(lexicon: Lexicon) -> _Grammar:
    table = lexicon.tables["pledges"]
    what, label = labelled(table["what"])

    def optional(key: str) -> re.Pattern[str]:
        return re.compile("(?i)" + table.get(key, "(?!)"))

    return _Grammar(
        tuple((row["id"], re.compile("(?i)" + row["words"]), row["reach"]) for row in table["pledge"]),
        tuple(table["blocks"]), re.compile("(?i)" + table["things"]), re.compile("(?i)" + table["thanks"]),
        re.compile("(?i)" + table["received"]), re.compile("(?i)" + table["by"]),
        re.compile("(?i)" + table["passive"]), re.compile("(?i)" + table["towards"]),
        re.compile("(?i)" + table["chain"]), optional("gave"), optional("gave_by"),
        optional("through"), optional("joined"),
        what, label,
    )  # fmt: skip
