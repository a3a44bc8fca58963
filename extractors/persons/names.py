"""Names of persons as written: runs of capitalised words with particles, wherever no other name stands."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from extractors.cleaning import fold
from extractors.patterns.lexicon import Lexicon
from extractors.patterns.matching import Mark

_NO_WORD = re.compile(r"[^\w]+")
_CAPITALS = "".join(chr(c) for c in range(0x41, 0x1F00) if chr(c).isupper())


@dataclass(frozen=True, slots=True)
class _Grammar:
    """What the table of names of a language says."""

    pattern: re.Pattern[str]
    openers: frozenset[str]
    doubtful: frozenset[str]
    never: frozenset[str]
    acronyms: tuple[str, ...]
    titles: frozenset[str]
    signs: frozenset[str]
    short: frozenset[str]
    before_two: frozenset[str]
    whole: tuple[str, ...]
    endings: tuple[str, ...]
    places: re.Pattern[str]
    adverbs: re.Pattern[str]
    numerals: re.Pattern[str]


def _grammar(lexicon: Lexicon) -> _Grammar:
    return lexicon.once("names", _compile)


def _compile(lexicon: Lexicon) -> _Grammar:
    table = lexicon.tables["phrases"]["names"]
    return _Grammar(
        _pattern(table["particles"], table["elisions"], table.get("nobles", ())),
        lexicon.words("phrases", "openers"),
        frozenset(table["doubtful"]),
        frozenset(table["never"]),
        tuple(f"{word} " for word in table.get("acronyms", ())),
        frozenset(table.get("titles", ())),
        frozenset(table.get("titles_before", ())),
        frozenset(table.get("short_titles", ())),
        frozenset(table.get("full_titles", ())),
        tuple(table.get("whole", ())),
        tuple(table.get("endings", ())),
        re.compile(table.get("called_after", "(?!)")),
        re.compile(table.get("adverbs", "(?!)")),
        re.compile(table.get("numerals", "(?!)")),
    )


def _pattern(particles: Iterable[str], elisions: Iterable[str], nobles: Iterable[str]) -> re.Pattern[str]:
    upper = f"[{_CAPITALS}]"
    elided = "|".join(f"(?<={re.escape(e[0])}){re.escape(e[1:])}" for e in elisions)
    after = "|".join(rf"(?<=\b{re.escape(e)}'.)" for e in sorted({*elisions, *(e.lower() for e in elisions)}))
    # A family name may stand alone with its small article ("al-Masri").
    after += "".join(rf"|(?<=\b{article}-.)" for article in ("al", "el"))
    # What may not stand before is asked after the first capital: capitals are found fast.
    first = rf"{upper}(?!(?:{elided})')"
    word = rf"{first}(?:\.(?:-?{upper}\.)*|[^\W\d_]*+(?:['-][^\W\d_]++)*+)"
    # Old pages print no space behind an initial ("V.Poutine").
    glued = rf"(?<=\b{upper}\.)(?={upper}[^\W\d_]{{2}})"
    small = "|".join(map(re.escape, sorted(particles, key=len, reverse=True)))
    bound = r"[ ](?:(?:al|el|d|l|ad|as|an|ar|ash|at)-|(?:d|dell|pen)')"
    joint = rf"(?:[ ]|[ ](?:(?:{small})[ ])++|[ ]?-[ ]?(?=al\b)|{bound}|{glued})"
    begin = rf"{upper}(?<![^\W\d_].)(?<![@#/].)(?:(?<!\w['-].)|{after})"
    # Within a name, what is else an elision opens a family's ("Catherine D'Arcy").
    noble = "".join(rf"(?:{re.escape(n)}'(?={upper}))?" for n in nobles)
    return re.compile(f"{word.replace(upper, begin, 1)}(?:{joint}{noble}{word})*+")


def find_names(text: str, start: int, end: int, marks: list[Mark], lexicon: Lexicon) -> list[Mark]:
    """Runs of capitalised words in ``text[start:end]`` outside the marks given.

    Words that open a sentence and are no names (a table of the lexicon) are left out in front. A city's name directly
    before a run, without a preposition, is taken for a first name ("Florence Parly").

    Args:
        text: the clean view.
        start: where the sentence begins.
        end: where it ends.
        marks: of this sentence, in order.
        lexicon: of the language.
    """
    grammar = _grammar(lexicon)
    found: list[Mark] = []
    at = start
    held = False
    address = -1
    for mark in [*marks, Mark("name", end, end)]:
        for run in grammar.pattern.finditer(text, at, mark.start):
            if _is_title(text, *run.span()) and not (held and not text[at : run.start()].strip(' «“"')):
                # In quotation marks right behind a post it is who holds it.
                continue
            for part in [run.span()] if run[0].endswith(grammar.whole or "\0") else _without(run, grammar.never):
                while text.startswith(grammar.acronyms, part[0], part[1]):
                    # The short name of a body stands before that of who heads it, or of which it is one.
                    part = (text.index(" ", part[0]) + 1, part[1])
                    while not text[part[0]].isupper() and " " in text[slice(*part)]:
                        part = (text.index(" ", part[0]) + 1, part[1])
                if grammar.places.search(text, max(start, part[0] - 30), part[0]):
                    # A place called after somebody.
                    continue
                bare = _bare(part, text, grammar.endings)
                if mark.kind == "head" and mark.start == bare[1] + 1:
                    # A caption runs into the lead: the article belongs to the post.
                    bare = _before_article(bare, text, grammar.doubtful)
                if part[0] == start and grammar.adverbs.fullmatch(text, *part):
                    # A sentence may open with an adverb.
                    continue
                made = _name(bare, text, start, grammar.openers, grammar.doubtful, address + 1 == part[0])
                if made and not grammar.numerals.fullmatch(made.value):
                    # The number of a session is none.
                    found.extend(titled(made, lexicon))
        at = mark.end
        held = mark.kind in ("head", "country", "adjective", "portfolio", "honorific")
        address = mark.end if mark.kind == "honorific" else -1
    return found


def _is_title(text: str, begin: int, end: int) -> bool:
    """Whether a run stands alone in quotation marks: a paper, a ship or a work, and nobody."""
    return text[max(0, begin - 2) : begin].strip()[-1:] in ("«", "“") and text[end : end + 2].strip()[:1] in ("»", "”")


def _without(run: re.Match[str], never: frozenset[str]) -> list[tuple[int, int]]:
    """The run, cut at words that are no part of a name even with a capital ("Extraordinaire", "Suprême")."""
    if never.isdisjoint(run[0].lower().split()):
        return [run.span()]
    words = [(m.start(), m.end(), m[0].lower()) for m in re.finditer(r"\S+", run[0])]
    parts: list[tuple[int, int]] = []
    begin: int | None = None
    last = 0
    for a, b, word in words:
        if word in never:
            if begin is not None:
                parts.append((run.start() + begin, run.start() + last))
            begin = None
        elif begin is None and not run[0][a].isupper():
            # A particle does not begin a name.
            continue
        else:
            begin = a if begin is None else begin
        if not run[0][a:b].islower() or " " not in run[0][begin:last]:
            # Nor does it end one of two words.
            last = b
    if begin is not None:
        parts.append((run.start() + begin, run.start() + last))
    return [(a, b) for a, b in parts if run.string[a].isupper()]


def _bare(run: tuple[int, int], text: str, endings: tuple[str, ...]) -> tuple[int, int]:
    """The run without an ending of its language that is no part of a name ("Bourita's")."""
    begin, end = run
    if not endings or not text.endswith(endings, begin, end):
        return run
    ending = next(e for e in endings if text.endswith(e, begin, end))
    return begin, end - len(ending)


def _before_article(run: tuple[int, int], text: str, articles: frozenset[str]) -> tuple[int, int]:
    """The run without a last word that may be an article, where first and family name stand before it."""
    begin, end = run
    *names, last = text[begin:end].split(" ")
    return (begin, end - len(last) - 1) if len(names) > 1 and last.lower() in articles else run


def _name(
    run: tuple[int, int], text: str, start: int, openers: frozenset[str], doubtful: frozenset[str], addressed: bool
) -> Mark | None:
    begin, end = run
    words = text[begin:end].split(" ")
    first = begin == start or text[begin - 1] in '"«(:–—\n-' or text[begin - 2 : begin] in ("« ", ": ", "– ", "- ")
    if first and len(words) > 1 and words[1][1:2] == "'" and words[1][0].islower():
        # The word that opens a sentence is no first name.
        begin += len(words[0]) + 3
        words = [words[1][2:], *words[2:]]
    while words and words[0].lower() in openers:
        # An article may be a family name too: three capitals are a name even where a sentence begins, two are none.
        if words[0].lower() in doubtful and (words[1:] or addressed) and (not first or len(words) >= 3):
            break
        begin += len(words[0]) + 1
        words = words[1:]
    if not words or begin >= end or (text[begin:end].isupper() and doubtful.issuperset(w.lower() for w in words)):
        return None
    if words[-1] in ("V.", "I.", "X.", "II.", "III.", "VI.") and len(words) > 1:
        # The full stop of the sentence after "Harald V", no initial.
        end -= 1
    return Mark("name", begin, end, text[begin:end])


def titled(mark: Mark, lexicon: Lexicon) -> list[Mark]:
    """A name without the form of address before it: "Cheikh Tamim bin Hamad"; "Cheikh Niang" is a name."""
    grammar = _grammar(lexicon)
    first, _, rest = mark.value.partition(" ")
    ruler = first in grammar.titles and any(w in grammar.signs or w.startswith("Al-") for w in rest.split(" "))
    if not rest or not (ruler or first in grammar.short or (" " in rest and first in grammar.before_two)):
        return [mark]
    begin = mark.start + len(first)
    return [Mark("honorific", mark.start, begin, first), Mark("name", begin + 1, mark.end, rest)]


@lru_cache(maxsize=1 << 14)
def key(name: str) -> tuple[str, ...]:
    """Folded words of a name: 'Bùi Thanh Sơn' and 'BUI Thanh-Son' give the same letters.

    >>> key("Lee Jae-myung")
    ('lee', 'jae', 'myung')
    """
    return tuple(sys.intern(w) for w in _NO_WORD.split(fold(name)) if w)
