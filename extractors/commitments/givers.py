"""Who gives and who gets what a sentence says is given, among the sides that it names."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from extractors.commitments.pledge_words import PledgeWords
from extractors.patterns.matching import Mark
from extractors.persons.offices import Office
from extractors.persons.roles import Named
from extractors.values.amounts import Amount

SideOf = Callable[[Mark], str | None]

_STATE = "XX"  # as long as a state's code
_GAVE = 70  # characters before a giver's name in which the words stand that say so
_REACH = 50  # characters after an amount in which a third party that gets it stands


def find_parties(
    text: str, start: int, begin: int, stop: int, named: Sequence[tuple[Mark, str]], grammar: PledgeWords
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
    thanked = grammar.thanks.search(text, start, stop)
    after = [(mark.start, side) for mark, side in named if mark.start >= stop]
    told = grammar.by.match(text[stop:])
    if told is None and grammar.participle.search(text, begin, stop):
        told = grammar.by_whom.match(text[stop:])
    if told:
        givers = [side for at, side in after if at >= stop + told.end() - 1]
        giver = givers[0] if givers else None
        return giver, _receiver(text, start, stop, giver, named, grammar)
    pointed = [side for at, side in after if grammar.towards.search(text, max(start, at - 40), at)]
    receiver = pointed[0] if pointed else None
    if thanked is None:
        subjects = [(mark, side) for mark, side in named if mark.start < begin and side != receiver]
        signed = grammar.signing.search(text, start, begin) and len({side for _, side in subjects}) > 1
        if not subjects or signed or _told_as_one(text, subjects, grammar):
            return _sent(subjects[:2]), receiver
        if grammar.which.search(text, start, begin):
            return subjects[-1][1], receiver
        return _body(text, subjects, grammar) or subjects[0][1], receiver
    givers = [side for mark, side in named if thanked.start() <= mark.start < stop and side != receiver]
    giver = givers[0] if givers else None
    thankful = [side for mark, side in named if mark.start < thanked.start() and side != giver]
    return giver, receiver or (thankful[0] if thankful else None)


def _receiver(
    text: str, start: int, stop: int, giver: str | None, named: Sequence[tuple[Mark, str]], grammar: PledgeWords
) -> str | None:
    """Who gets what the giver gives: whom a preposition points to after the words, else another told before them."""
    others = [(mark, side) for mark, side in named if side != giver]
    for mark, side in others:
        if mark.start >= stop and grammar.towards.search(text, max(start, mark.start - 40), mark.start):
            return side
    return next((side for mark, side in reversed(others) if mark.start < stop), None)


def third_party(
    text: str, start: int, stop: int, amount: Mark, end: int, marks: Sequence[Mark], sides: Sequence[str],
    side_of: SideOf, grammar: PledgeWords,
) -> str | None:  # fmt: skip
    """An organisation or a country that gets what is given, of neither side, told first behind the words of giving."""
    until = min(end, amount.end + _REACH)
    told = [m for m in marks if stop <= m.start < until and side_of(m) is not None]
    after = next((m for m in told if m.start >= amount.end or side_of(m) not in sides), None)
    if after is None or after.kind not in ("organization", "country") or side_of(after) in sides:
        return None
    return side_of(after) if grammar.towards.search(text, max(start, after.start - 40), after.start) else None


def _told_as_one(text: str, subjects: Sequence[tuple[Mark, str]], grammar: PledgeWords) -> bool:
    """Whether two states stand in one subject ("A et B ont signé un prêt"), so that neither is said to give."""
    if len(subjects) < 2 or subjects[0][1] == subjects[1][1] or any(len(side) > 2 for _, side in subjects[:2]):
        return False
    return grammar.joined.fullmatch(text[subjects[0][0].end : subjects[1][0].start]) is not None


def _body(text: str, subjects: Sequence[tuple[Mark, str]], grammar: PledgeWords) -> str | None:
    """Of a state and an organisation told as one, which sign for a gift, the organisation."""
    pair = subjects[:2]
    if len(pair) < 2 or pair[0][1] == pair[1][1]:
        return None
    bodies = [side for _, side in pair if len(side) > len(_STATE)]
    one = grammar.joined.fullmatch(text[pair[0][0].end : pair[1][0].start]) is not None
    return bodies[0] if one and len(bodies) == 1 else None


def _sent(subjects: Sequence[tuple[Mark, str]]) -> str | None:
    """Of an envoy and one of the government to which he is sent, who sign for a gift as one, the envoy's side."""
    sent = [side for mark, side in subjects if "ambassador" in {o.cls for o in _offices(mark)}]
    return sent[0] if len(sent) == 1 else None


def _offices(mark: Mark) -> list[Office]:
    office = mark.value.office if isinstance(mark.value, Named) else mark.value
    return [office] if isinstance(office, Office) else []


def completed(giver: str | None, receiver: str | None, sides: Sequence[str]) -> tuple[str | None, str | None]:
    """With one of two sides known, the other one is the other."""
    if len(sides) == 2:
        if receiver is None and giver in sides:
            receiver = next(side for side in sides if side != giver)
        elif giver is None and receiver in sides:
            giver = next(side for side in sides if side != receiver)
    return giver, receiver


def gives_rather(
    one: str | None, other: str | None, amount: Amount, sides: Sequence[str], lenders: Collection[str],
    donors: Collection[str],
) -> bool:  # fmt: skip
    """Whether of two sides the first is more like to give money, where the words do not say who does.

    A sum in a donor's own currency is that donor's gift; a bank lends to a state.
    """
    if one is None or other is None or not {one, other} <= set(sides):
        return False
    issuer = (amount.currency or "")[: len(_STATE)]
    return (issuer == one and one in donors) or (issuer != other and one in lenders and other not in lenders)
