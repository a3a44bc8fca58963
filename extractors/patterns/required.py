"""What a pattern cannot match without: words and marks of which at least one stands in whatever it matches.

"(?:a|ont) (?:signé|paraphé) <document>" matches nothing without " signé " or " paraphé ", and nothing without the mark
of a document. Knowing that, a sentence without them need not be tried (see ``gates``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import product
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Choice = frozenset[str]  # of these texts one must stand there
Found = tuple[frozenset[str] | None, list[Choice]]

# Shorter ones stand in every sentence.
SHORTEST = 3
# So many texts are told apart before the analysis falls back on parts of them: joined of parts, and listed.
MOST = 48
MOST_WORDS = 1000
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
_NOTHING = frozenset([""])
# Groups met in patterns; the n-th is written as the n-th character from here, of a plane that no text uses.
_FIRST = 0xF0000
_SHORT = 16
_TOKENS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\((?:\?(?:P[<=]|<?[=!]|:|>)?)?|\)|[^\\\[()]+", re.DOTALL)
_groups: list[str] = []


def is_mark(letter: str) -> bool:
    """Whether a character stands for a mark (see ``lexicon.SYMBOL``)."""
    return "\ue000" <= letter < "\ue100"


def are_marks(choice: Choice) -> bool:
    """Whether a choice consists of marks only."""
    return all(map(is_mark, choice))


def required(pattern: re.Pattern[str]) -> list[Choice]:
    """The choices of which each match of a pattern holds one text, in lower case.

    A choice consists of marks, of words without marks, or of both where neither is needed without the other.

    >>> [sorted(choice) for choice in required(re.compile(".*(?:très )?bien (?:dit|fait)s?"))]
    [['bien dit', 'bien fait']]
    """
    try:
        # In a verbose pattern a comment may hold brackets.
        plain = pattern.flags & re.VERBOSE
        source = pattern.pattern if plain else _folded(pattern.pattern)
        exact, choices = _sequence(parser.parse(source, pattern.flags & ~re.UNICODE))
    except (re.error, AttributeError, ValueError):  # a Python with other trees: nothing is known
        return []
    return list(dict.fromkeys(_fewest({word.lower() for word in choice}) for choice in [*choices, *_flushed(exact)]))


@cache
def rarity(choice: Choice) -> float:
    """How likely a choice is met by chance: the lower, the more it tells."""
    return sum(map(_chance, choice))


@cache
def _chance(word: str) -> float:
    return 4.0 ** -sum(map(_telling, word))


@cache
def _telling(letter: str) -> float:
    """How much a character tells: spaces and apostrophes are everywhere, letters with an accent are rare."""
    if letter in " ',-":
        return 0.5
    return 1.0 if letter.isascii() else 1.5


def _folded(source: str) -> str:
    """A pattern with one character in the place of each long group that captures nothing.

    Patterns are written with macros: the same groups stand in many of them, and are analysed once.
    """
    open_: list[list[str]] = [[]]
    for token in _TOKENS.findall(source):
        if token == ")" and len(open_) > 1:
            text = "".join(open_.pop())
            if text.startswith("(?:") and len(text) > _SHORT:
                text = _stand_in(text[3:])
            else:
                text += ")"
            open_[-1].append(text)
        elif token[0] == "(":
            open_.append([token])
        else:
            open_[-1].append(token)
    return "".join(map("".join, open_))


@cache
def _stand_in(group: str) -> str:
    letter = chr(_FIRST + len(_groups))
    _groups.append(group)
    return letter


@cache
def _group(number: int) -> Found:
    return _sequence(_tree(number))


def _tree(number: int) -> Any:
    return parser.parse(_groups[number])


def _sequence(items: Iterable[tuple[Any, Any]], run: frozenset[str] = _NOTHING) -> Found:
    """All texts that items one after another can match, where they are few, and what each match must hold.

    Args:
        items: of a parsed pattern.
        run: the texts that may stand right before them; those found begin with one of these.
    """
    choices: list[Choice] = []
    whole = True
    for kind, value in items:
        exact, inner = _item(kind, value)
        if exact is None and len(run) == 1 and run != _NOTHING and (alternatives := _alternatives(kind, value)):
            # "d(?:it .*|onna)": each alternative with what stands before.
            exact, inner = _branch([_sequence(alternative, run) for alternative in alternatives])
            run = _NOTHING
        choices += inner
        if exact is not None and (len(run) == 1 or len(run) * len(exact) <= MOST):
            run = frozenset(map("".join, product(run, exact)))
            continue
        whole = False
        choices += _flushed(run)
        run = _NOTHING if exact is None else exact
    if whole:
        return run, choices
    return None, [*choices, *_flushed(run)]


def _item(kind: Any, value: Any) -> Found:
    if kind is codes.LITERAL and value >= _FIRST:
        return _group(value - _FIRST)
    if kind is codes.LITERAL:
        return (None, [frozenset(chr(value))]) if is_mark(chr(value)) else (frozenset(chr(value)), [])
    if kind is codes.IN:
        return _member(value)
    if kind is codes.BRANCH:
        return _branch([_sequence(alternative) for alternative in value[1]])
    if kind is codes.SUBPATTERN:
        return (None, []) if value[1] & re.IGNORECASE else _sequence(value[3])
    if kind is codes.ATOMIC_GROUP:
        return _sequence(value)
    if kind in _REPEATS:
        return _repeat(*value)
    if kind is codes.ASSERT:
        exact, choices = _sequence(value[1])
        return _NOTHING, [*choices, *_flushed(exact)]
    if kind in (codes.ASSERT_NOT, codes.AT):
        return _NOTHING, []
    return None, []


def _alternatives(kind: Any, value: Any) -> Sequence[Any]:
    """What an item is one of, where it is a group or a choice."""
    if kind is codes.BRANCH:
        return value[1]  # type: ignore[no-any-return]
    if kind is codes.LITERAL and value >= _FIRST:
        items = _tree(value - _FIRST)
    elif kind is codes.SUBPATTERN and not value[1] & re.IGNORECASE:
        items = value[3]
    else:
        return ()
    return _alternatives(*items[0]) if len(items) == 1 and items[0][0] is codes.BRANCH else [items]


def _member(choices: Sequence[tuple[Any, Any]]) -> Found:
    """A class of characters: known where it lists a few, or marks only."""
    if any(kind is not codes.LITERAL for kind, _ in choices):
        return None, []
    if any(value >= _FIRST for _, value in choices):
        return _branch([_item(*choice) for choice in choices])
    letters = frozenset(chr(value) for _, value in choices)
    if all(map(is_mark, letters)):
        return None, [letters]
    return (None, []) if any(map(is_mark, letters)) else (letters, [])


def _repeat(low: int, high: int, body: Any) -> Found:
    if low == 0:
        exact = _sequence(body)[0] if high == 1 else None
        return (exact | _NOTHING if exact is not None else None), []
    exact, choices = _sequence(body)
    return (exact if low == high == 1 else None), ([*choices, *_flushed(exact)] if low < high or low > 1 else choices)


def _branch(alternatives: list[Found]) -> Found:
    known = [exact for exact, _ in alternatives if exact is not None]
    if len(known) == len(alternatives) and sum(map(len, known)) <= MOST_WORDS:
        return frozenset().union(*known), []
    either: list[Choice] = []
    needs = [[*choices, *_flushed(exact)] for exact, choices in alternatives]
    for kept in (lambda c: not any(map(is_mark, c)), are_marks, lambda _: not either):
        best = [min(filter(kept, row), key=rarity, default=None) for row in needs]
        if all(choice is not None for choice in best):
            either.append(_fewest({word for choice in best if choice for word in choice}))
    return None, either


def _flushed(run: frozenset[str] | None) -> list[Choice]:
    """The texts of a run as a choice, where each is long enough to tell something."""
    return [_fewest(run)] if run and min(map(len, run)) >= SHORTEST else []


def _fewest(words: Iterable[str]) -> Choice:
    """Without words that another of them stands in."""
    kept: list[str] = []
    for word in sorted(words, key=len):
        if not any(other in word for other in kept):
            kept.append(word)
    return frozenset(kept)
