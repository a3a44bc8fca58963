"""Find the quantified goals of a sentence: what is to reach how much by when; a figure already reached is none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.cleaning import fold
from extractors.patterns.anchored import labelled
from extractors.patterns.lexicon import Lexicon
from extractors.patterns.matching import Mark
from extractors.records import Basis, Target
from extractors.values.amounts import Amount, find_amounts, for_sides, without_restated
from extractors.values.date_context import DateContext
from extractors.values.dates import deadline_year

Found = tuple[Target, int, int, str, Basis]

_LEAST = 100_000  # a smaller sum of money is no goal of states
_AFTER = 60  # characters after an amount in which words for a goal may stand
_YEAR_REACH = 90  # characters between an amount and its year
_REACHED = 90  # characters before a goal's words that may say that it was reached
_BEHIND = 120  # characters after the sentence that may say so
_CONTEXT = 250  # characters before the sentence that may say what is counted
_OPENING = ' «"“(:'  # marks that may stand before an amount
_FIRST = "target-aim"
_LINK = 1  # characters of the longest word that may stand between a year and the amount behind it
_CLOSED = re.compile(r",[^,]*+,|\([^()]*+\)")


@dataclass(frozen=True, slots=True)
class _Goal:
    id: str
    words: re.Pattern[str]
    links: tuple[str, ...]
    reach: int
    near: bool
    after: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class _Grammar:
    goals: tuple[_Goal, ...]
    about: tuple[str, ...]
    beginnings: tuple[str, ...]
    blocks: tuple[str, ...]
    reached: re.Pattern[str]
    done: re.Pattern[str]
    chain: re.Pattern[str]
    kinds: re.Pattern[str]
    kind_of: dict[str, str]
    units: dict[str, str]
    term: re.Pattern[str]
    first: re.Pattern[str]
    numbers: dict[str, int]


def find_targets(
    text: str,
    start: int,
    end: int,
    marks: Iterable[Mark],
    lexicon: Lexicon,
    context: DateContext,
    sides: Iterable[str] = (),
) -> list[Found]:
    """Find the goals that ``text[start:end]`` sets in figures.

    Args:
        text: the clean view.
        start: where the sentence begins.
        end: where it ends.
        marks: dates and amounts of the sentence.
        lexicon: of the language.
        context: what the article says of its dates, for "within five years".
        sides: ISO codes of the sides, for a currency's name that several countries share.

    Returns:
        For each goal the target, the offsets of its words, the rule and the basis.
    """
    ordered = sorted(marks, key=lambda m: m.start)
    amounts = [m for m in ordered if m.kind == "amount"]
    if not amounts:
        return []
    grammar = _grammar(lexicon)
    amounts = without_restated(text, amounts, lexicon)
    dates = [m for m in ordered if m.kind == "date"]
    found: list[Found] = []
    last: tuple[int, int, str, bool] | None = None  # end of the last target's amount, and its goal
    others = list(amounts)
    for at, mark in enumerate(amounts):
        amount: Amount = mark.value
        if not _can_be_goal(amount, grammar) or grammar.done.search(text[mark.end : end]):
            continue
        begin: int | None = None
        if last is not None and _is_chain(text, last[0], mark.start, dates, grammar):
            _, begin, rule, only_near = last
        elif goal := _goal(text, start, mark, others, dates, grammar):
            begin, rule, only_near = goal
        if begin is None:
            continue
        kind = grammar.units.get(amount.unit or "")
        near = kind is not None or (kind := _kind(text, start, begin, mark, end, grammar)) is not None
        if kind is None and not only_near:
            kind = _kind_around(text, start, end, grammar)
        if kind is None or (amount.currency and kind in grammar.units.values()):
            continue
        limit = next((m.start for m in amounts[at + 1 :] if "(" not in text[mark.end : m.start]), end)
        later = [d for d in dates if last is None or d.start >= last[0]]
        year, stop, sure = _year(text, begin, mark, limit, later, context, grammar)
        chosen = for_sides(amount, sides, lexicon)
        if chosen.currency is None and amount.unit is None:
            # A second sum goes without its currency: "they passed 90 billion dollars; they are to reach 100 billion".
            chosen = for_sides(_told_before(text, start, lexicon), sides, lexicon)
        stated = near and sure and not amount.inherited
        target = Target(kind=kind, value=amount.value, currency=chosen.currency, year=year)
        found.append((target, begin, max(mark.end, stop), rule, "stated" if stated else "inferred"))
        last = (max(mark.end, stop) if year else mark.end, begin, rule, only_near)
        others.remove(mark)
    return found


def merged(found: Iterable[Found]) -> list[Found]:
    """Each goal once: one without a year is left out where the article tells the same one with its year."""
    rows = list(found)
    kept: dict[tuple[str, float, str | None, int | None], Found] = {}
    dated = {(t.kind, t.value, t.currency) for t, *_ in rows if t.year is not None}
    for row in rows:
        target = row[0]
        key = (target.kind, target.value, target.currency)
        if target.year is not None or key not in dated:
            kept.setdefault((*key, target.year), row)
    return list(kept.values())


def _can_be_goal(amount: Amount, grammar: _Grammar) -> bool:
    if amount.unit is not None:
        return amount.unit in grammar.units
    return amount.value >= _LEAST


def _goal(
    text: str, start: int, mark: Mark, others: Sequence[Mark], dates: Sequence[Mark], grammar: _Grammar
) -> tuple[int, str, bool] | None:
    """Where the words begin that make an amount a goal, their rule, and whether they must name what is counted.

    The nearest before it that fit.
    """
    best: tuple[int, str, bool] | None = None
    for goal in grammar.goals:
        for found in goal.words.finditer(text, max(start, mark.start - goal.reach - 120), mark.start):
            if mark.start - found.end() > goal.reach or (best is not None and found.start() < best[0]):
                continue
            if grammar.reached.search(text, max(start, found.start() - _REACHED), found.start()):
                continue
            if goal.after and not goal.after.search(text[mark.end : mark.end + _AFTER]):
                continue
            if _links(text, found.end(), mark, goal, others, dates, grammar):
                best = (found.start(), goal.id, goal.near)
    if best is None and grammar.first.match(text[mark.end : mark.end + _BEHIND]):
        return mark.start, _FIRST, False  # the amount stands first: "10 billion: that is our aim"
    return best


def _links(
    text: str,
    start: int,
    mark: Mark,
    goal: _Goal,
    others: Sequence[Mark],
    dates: Sequence[Mark],
    grammar: _Grammar,
) -> bool:
    """Whether the words between goal and amount lead from one to the other; a range ("de 10 à 15") does so itself."""
    between = text[start : mark.start].lower()
    for date in dates:
        if start <= date.start and text[date.end : mark.start] == " ":
            # "They hope to receive this year so many": when stands before how many.
            between = text[start : date.start].lower()
    inside = [m for m in others if start <= m.start < mark.start]
    bare = _CLOSED.sub(" ", between)
    if inside and bare == between:
        before = _bare(text[start : inside[0].start].lower(), grammar)
        if len(inside) > 1 or not any(_ends_with(before, word) for word in grammar.beginnings):
            return False
        bare = before
    if any(block in bare for block in grammar.blocks) or "\n" in between:
        return False
    if mark.value.low is not None:
        return True
    tail = between.rstrip(_OPENING)
    while not any(_ends_with(tail, link) if link else not tail or tail.endswith(",") for link in goal.links):
        word = next((w for w in grammar.about if _ends_with(tail, w)), None)
        if word is None:
            return False
        tail = tail[: -len(word)].rstrip()
    return True


def _bare(words: str, grammar: _Grammar) -> str:
    """Words before an amount without those that only say about how much."""
    words = words.rstrip(_OPENING)
    while word := next((w for w in grammar.about if _ends_with(words, w)), None):
        words = words[: -len(word)].rstrip()
    return words


def _ends_with(text: str, word: str) -> bool:
    return text.endswith(word) and not text[: -len(word)][-1:].isalpha()


def _is_chain(text: str, last: int, start: int, dates: Sequence[Mark], grammar: _Grammar) -> bool:
    """Whether an amount follows the target before it in one list of targets."""
    between = text[last:start]
    for date in dates:
        if last <= date.start and date.end <= start:
            between = text[date.end : start]
    return grammar.chain.fullmatch(between) is not None


def _kind(text: str, start: int, begin: int, mark: Mark, end: int, grammar: _Grammar) -> str | None:
    """What is counted, by the words nearest to the amount."""
    between = grammar.kinds.findall(fold(text[begin : mark.start]))
    if between:
        return grammar.kind_of[between[-1]]
    after = grammar.kinds.search(fold(text[mark.end : min(end, mark.end + 50)]))
    if after:
        return grammar.kind_of[after[0]]
    before = grammar.kinds.findall(fold(text[start:begin]))
    return grammar.kind_of[before[-1]] if before else None


def _told_before(text: str, start: int, lexicon: Lexicon) -> Amount:
    """The sum of money told last before the sentence, whose currency goes without saying after it."""
    line = max(0, start - _CONTEXT, text.rfind("\n", 0, max(0, start - 2)) + 1)
    sums = [m.value for m in find_amounts(text, line, start, lexicon) if m.value.currency]
    return sums[-1] if sums else Amount(0)


def _kind_around(text: str, start: int, end: int, grammar: _Grammar) -> str | None:
    """What is counted, told last before a sentence, else first after it: "our aim is 100 billion. Trade has fallen"."""
    told = grammar.kinds.findall(fold(text[max(0, start - _CONTEXT) : start]))[-1:]
    told = told or grammar.kinds.findall(fold(text[start : end + _BEHIND]))[:1]
    return grammar.kind_of[told[0]] if told else None


def _year(
    text: str, begin: int, mark: Mark, limit: int, dates: Sequence[Mark], context: DateContext, grammar: _Grammar
) -> tuple[int | None, int, bool]:
    """The year of a goal, where the words for it end, and whether it is stated: after the amount, else before it."""
    for date in dates:
        if mark.end <= date.start < limit and date.start - mark.end <= _YEAR_REACH:
            between = _CLOSED.sub(" ", text[mark.end : date.start].lower())
            if any(block in between for block in grammar.blocks):
                break
            if (known := deadline_year(date.value, context)) is not None:
                return known[0], date.end, known[1] == "stated"
    for date in reversed(dates):
        ahead = date.value.role == "deadline" or date.value.kind == "horizon"
        # "to reach by 2020 the 15 billion": between the goal's words and the amount
        ahead |= begin < date.start and len(_bare(text[date.end : mark.start].lower(), grammar)) <= _LINK
        ahead |= text[date.end : begin] == ", "  # "they want, in 2028, to raise"
        if ahead and date.end <= mark.start and date.start >= begin - _YEAR_REACH:
            known = deadline_year(date.value, context)
            return (known[0], mark.end, known[1] == "stated") if known else (None, mark.end, True)
    written = context.written
    if written and written.year and (told := grammar.term.match(text[mark.end : limit])):
        years = int(told["n"]) if told["n"].isdigit() else grammar.numbers[told["n"].lower()]
        return written.year + years, mark.end + told.end(), False
    return None, mark.end, True


def _grammar(lexicon: Lexicon) -> _Grammar:
    return lexicon.once("targets", _compile)


def _compile(lexicon: Lexicon) -> _Grammar:
    table = lexicon.tables["targets"]
    kinds, kind_of = labelled(table["kinds"])
    goals = tuple(
        _Goal(
            row["id"],
            re.compile("(?i)" + row["words"]),
            tuple(row["links"]),
            row["reach"],
            row.get("near", False),
            re.compile("(?i)" + row["after"]) if "after" in row else None,
        )
        for row in table["goal"]
    )
    return _Grammar(
        goals, tuple(table["about"]), tuple(table["from"]), tuple(table["blocks"]),
        re.compile("(?i)(?:" + table["reached"] + ")$"), re.compile("(?i)" + table.get("done", "(?!)")),
        re.compile("(?i)" + table["chain"]),
        kinds, kind_of, table["units"],
        re.compile("(?i)" + table.get("term", "(?!)")), re.compile("(?i)" + table.get("set", "(?!)")),
        lexicon.tables["amounts"]["numbers"],
    )  # fmt: skip
