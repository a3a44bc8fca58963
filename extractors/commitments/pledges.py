"""Find aid and goods that a sentence says were promised or given: by whom, to whom, how much of what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extractors.cleaning import fold
from extractors.commitments.givers import SideOf, completed, find_parties, gives_rather, third_party
from extractors.commitments.pledge_words import PledgeWords, pledge_words
from extractors.patterns.lexicon import Lexicon
from extractors.patterns.matching import Mark
from extractors.persons.offices import Office
from extractors.persons.roles import Named
from extractors.records import Basis, Pledge
from extractors.values.amounts import Amount, for_sides, without_restated

_CLOSED = re.compile(r",[^,]*+,")
Found = tuple[Pledge, int, int, str, Basis]

_GRANTS = "scholarships"  # given to so many students: so many scholarships
_TRAINING = "pledge-training"  # people count where they are trained
_LEAST = 10_000  # a smaller sum of money is no aid between states
_WHAT_REACH = 50
_FIRST = 6  # characters of a sentence in which a name that begins there is its subject
_NEAR = 14  # characters between a giver and the verb of giving
_LONGEST = 150  # characters that the words of a rule may span


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
    amounts = without_restated(text, [m for m in ordered if m.kind == "amount"], lexicon)
    if not amounts:
        return []
    grammar = pledge_words(lexicon)
    side_of = _at_home(side_of, sides, lexicon)
    named = _sides_named(text, ordered, sides, side_of, lexicon)
    found: list[Found] = []
    given: tuple[int, int, str] | None = None  # what makes the amount before a pledge
    for number, mark in enumerate(amounts):
        amount: Amount = mark.value
        if amount.unit in ("percent", "people", "workers", "jobs", "tourists") or (
            amount.unit is None and amount.value < _LEAST
        ):
            continue
        if grammar.things.match(text[mark.end : end]):
            continue
        floor = amounts[number - 1].end if number else start
        if given and grammar.part.fullmatch(text[floor : mark.start]):
            continue
        trigger = _trigger(text, floor, mark, grammar) or _passive(text, amounts[number:], end, grammar)
        between = text[floor : mark.start]
        if trigger is None and given and (grammar.chain.fullmatch(between) or grammar.worth.fullmatch(between)):
            trigger = given
        promised = grammar.promised.match(text[mark.end : end]) is not None
        given = trigger if trigger and (promised or not grammar.asked.search(text, start, trigger[0])) else None
        if given is None:
            continue
        begin, stop, rule = given
        if amount.unit in grammar.trained and rule != _TRAINING:
            continue
        what = _what(text, begin, mark, end, amount, grammar)
        chosen = for_sides(amount, sides, lexicon)
        if what is None or (chosen.currency is None and chosen.unit is None):
            continue
        giver, receiver = find_parties(text, start, begin, stop, named, grammar)
        stated = giver is not None and receiver is not None
        if giver is None and receiver is None and chosen.currency is not None:
            issuer = next((s for s in sides if chosen.currency.startswith(s) and s in _donors(lexicon)), None)
            lending = [side for side in sides if side in _lenders(lexicon)]
            giver = issuer or (lending[0] if len(lending) == 1 else None)
        third = third_party(text, start, stop, mark, end, ordered, sides, side_of, grammar) if len(sides) == 2 else None
        if stranger := _stranger(text, start, begin, ordered, sides, side_of, grammar):
            poor = [side for side in sides if side not in _lenders(lexicon)]
            giver, receiver = stranger, third or receiver or (poor[0] if len(poor) == 1 else None)
        elif giver in sides:
            receiver = third or receiver
        if grammar.elsewhere.match(text[mark.end : end]):
            receiver = None
        else:
            giver, receiver = completed(giver, receiver, sides)
        acts = any(side == giver and grammar.gives.match(text[m.end : mark.start]) for m, side in named)
        if (
            not stated
            and not acts
            and gives_rather(receiver, giver, chosen, sides, _lenders(lexicon), _donors(lexicon))
        ):
            giver, receiver = receiver, giver
        if giver is None and receiver is None:
            continue
        unit = chosen.currency or (what if what == _GRANTS else chosen.unit)
        pledge = Pledge(giver=giver, receiver=receiver, what=what, value=amount.value, unit=unit)
        found.append((pledge, begin, mark.end, rule, "stated" if stated else "inferred"))
    return found


def _at_home(side_of: SideOf, sides: Sequence[str], lexicon: Lexicon) -> SideOf:
    """The same, where a national agency gives for its country."""
    rows = lexicon.tables.get("organizations", {})

    def side(mark: Mark) -> str | None:
        own = side_of(mark)
        home = rows.get(own, {}).get("country") if own is not None and len(own) > len("XX") else None
        return home if home in sides else own

    return side


def _stranger(
    text: str,
    start: int,
    begin: int,
    marks: Sequence[Mark],
    sides: Sequence[str],
    side_of: SideOf,
    grammar: PledgeWords,
) -> str | None:
    """The state or body that is told to give, where it is neither side: "annoncé que l'UE fournirait".

    It begins the sentence alone, or stands right before the verb.
    """
    before = [m for m in marks if m.end <= begin and side_of(m) is not None]
    gets = grammar.received.search(text, start, begin + 1) is not None
    alone = len(sides) == 2 and not gets and not any(side_of(m) in sides for m in before)
    if alone and before and before[0].start - start <= _FIRST:
        first = before[0]
        if first.kind in ("country", "organization") and len({side_of(m) for m in before}) == 1:
            return side_of(first)
    for mark in before:
        side = side_of(mark) if mark.kind in ("country", "organization") else None
        if side is None or side in sides or begin - mark.end > _NEAR:
            continue
        if "," not in text[mark.end : begin] and grammar.told_that.search(text, max(0, mark.start - 10), mark.start):
            return side
    return None


def _donors(lexicon: Lexicon) -> frozenset[str]:
    """The states that give in their own currency."""
    return lexicon.once("donors", lambda _: frozenset(lexicon.tables["pledges"].get("donors", {}).get("codes", ())))


def _lenders(lexicon: Lexicon) -> frozenset[str]:
    """Those who give to others rather than get: banks, some organisations, rich states."""
    rows, table = lexicon.tables.get("organizations", {}), lexicon.tables["pledges"]
    also = (*table.get("lenders", ()), *table.get("rich", {}).get("codes", ()))
    return lexicon.once("lenders", lambda _: frozenset({*also, *(k for k, r in rows.items() if r["kind"] == "bank")}))


def _passive(text: str, amounts: Sequence[Mark], end: int, grammar: PledgeWords) -> tuple[int, int, str] | None:
    """The first amount itself, where the words after it, or after the list that it begins, say that it is given."""
    for mark, following in zip(amounts, [*amounts[1:], None], strict=True):
        if grammar.passive.match(text[mark.end : end]):
            return amounts[0].start, amounts[0].end, "pledge-passive"
        if following is None or not grammar.chain.fullmatch(text[mark.end : following.start]):
            return None
    return None


def _trigger(text: str, floor: int, mark: Mark, grammar: PledgeWords) -> tuple[int, int, str] | None:
    """Where the words begin and end that make an amount a pledge, and their rule."""
    for rule, words, reach in grammar.rules:
        for found in words.finditer(text, max(floor, mark.start - reach - _LONGEST), mark.start):
            between = text[found.end() : mark.start]
            blocked = any(block in between.lower() for block in grammar.blocks) or "\n" in between
            if len(_CLOSED.sub(" ", between)) <= reach and not blocked:
                return found.start(), found.end(), rule
    return None


def _what(text: str, begin: int, mark: Mark, end: int, amount: Amount, grammar: PledgeWords) -> str | None:
    """What is given: as the words right after the amount say, else those before it, else its unit."""
    after = grammar.what.search(fold(text[mark.start : min(end, mark.end + _WHAT_REACH)]))
    before = grammar.what.search(fold(text[begin : mark.start]))
    if amount.unit is not None:
        granted = before is not None and grammar.label[before[0]] == _GRANTS and amount.unit == "students"
        return _GRANTS if granted else grammar.label[after[0]] if after else amount.unit
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
