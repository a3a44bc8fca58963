"""The parts of an article: title, lead, dateline, captions, body, and what belongs to other stories."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extractors.cleaning import DATED_LINE
from extractors.layout.sentences import split
from extractors.patterns.gates import Gate, Scanned, Vocabulary
from extractors.patterns.lexicon import Lexicon
from extractors.values.partial_dates import PartialDate

# The shortest line that may be broken by its length, in characters.
WRAPPED = 40
# What ends a line that the next one does not go on with.
ENDINGS = '.!?…:;»")'
# The shortest line that is a paragraph, and as many of them as a story has before links to others close it.
PARAGRAPH = 110
ESTABLISHED = 2
# Letters of the longest line of a page's menu.
MENU = 40


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the story, by offsets of the clean view."""

    start: int
    end: int
    kind: str  # title, body or caption


@dataclass(frozen=True, slots=True)
class Layout:
    """What an article consists of. Offsets are those of the clean view; ``story_end`` is where other stories begin.

    ``asides`` are the dateline and lines such as "Publié le 12 mars 2021": no part of the telling, but they date it.
    """

    sentences: tuple[Sentence, ...] = ()
    story_end: int = 0
    title: tuple[int, int] | None = None
    dateline: tuple[int, int] | None = None
    printed: str | None = None
    outlet: str | None = None
    home: str | None = None
    teasers: tuple[tuple[int, int], ...] = field(default=())
    asides: tuple[tuple[int, int], ...] = field(default=())


_QUOTED = re.compile(r"\s*+[«\"“]")
_DATED = re.compile(DATED_LINE)
_NEW_LINE = re.compile("\n")
_Patterns = Sequence[re.Pattern[str]]


@dataclass(frozen=True)
class _Grammar:
    """What the table of a language says of pages, compiled."""

    stamps: tuple[re.Pattern[str], ...]
    breaks: Gate
    markers: tuple[str, ...]
    links: tuple[str, ...]
    signatures: Gate
    noise: Gate
    captions: Gate
    dateline_lines: Gate
    dateline: re.Pattern[str]
    signs: Gate
    outlets: tuple[tuple[str, str], ...]
    openers: frozenset[str]
    unfinished: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Page:
    """What can stand in one text of what a language says of pages: its lines are tried with nothing else."""

    grammar: _Grammar
    breaks: _Patterns
    signatures: _Patterns
    noise: _Patterns
    captions: _Patterns
    dateline_lines: _Patterns

    def is_noise(self, line: str) -> bool:
        """Whether a line is none of the telling."""
        return any(pattern.match(line) for pattern in self.noise)

    def is_caption(self, line: str) -> bool:
        """Whether a line has the words of a caption."""
        return any(pattern.search(line) for pattern in self.captions)


def _page(scanned: Scanned, grammar: _Grammar) -> _Page:
    gates = (grammar.breaks, grammar.signatures, grammar.noise, grammar.captions, grammar.dateline_lines)
    return _Page(grammar, *([gate.patterns[n] for n in gate.fitting(scanned)] for gate in gates))


def _grammar(lexicon: Lexicon) -> _Grammar:
    return lexicon.once("layout", _compile)


def _compile(lexicon: Lexicon) -> _Grammar:
    table = lexicon.tables["layout"]

    def either_case(key: str) -> Iterator[re.Pattern[str]]:
        return (re.compile(source, re.IGNORECASE) for source in table[key])

    vocabulary = Vocabulary()

    def gate(patterns: Iterable[re.Pattern[str]]) -> Gate:
        return Gate(patterns, (), vocabulary)

    signs = [(sign, row["id"], row["home"]) for row in table["outlet"] for sign in row["signs"]]
    return _Grammar(
        tuple(either_case("stamps")),
        gate(map(re.compile, table["breaks"])),
        tuple(table["teaser_markers"]),
        tuple(table.get("link_markers", ())),
        gate(map(re.compile, table["signatures"])),
        gate(either_case("noise")),
        gate(either_case("captions")),
        gate(either_case("dateline_lines")),
        re.compile(table["dateline"]),
        gate(re.compile(sign) for sign, *_ in signs),
        tuple((name, home) for _, name, home in signs),
        lexicon.words("phrases", "openers"),
        frozenset(table.get("unfinished", ())),
    )


def read_layout(text: str, lexicon: Lexicon) -> Layout:
    """Tell the parts of an article apart.

    Args:
        text: the clean view of the article.
        lexicon: of its language; its table ``layout`` says how the outlets lay out their pages.
    """
    grammar = _grammar(lexicon)
    scanned = Scanned(text.lower())
    page = _page(scanned, grammar)
    printed, begin = _stamp(text, grammar)
    lines = _lines(text, begin, page)
    story, rest = _story(text, lines, page)
    sentences: list[Sentence] = []
    asides: list[tuple[int, int]] = []
    title = dateline = None
    bodies = 0
    for number, (start, end) in enumerate(story):
        kind = _kind(text[start:end], number, bodies, page)
        if kind != "noise" and number < 8 and any(p.match(text[start:end]) for p in page.dateline_lines):
            dateline, kind = dateline or (start, end), "noise"
        if kind == "noise":
            asides.append((start, end))
            continue
        if title is not None and text[start:end] == text[slice(*title)]:
            # The headline again, at the foot of a picture.
            kind = "title"
        if kind == "title" and title is None:
            title = (start, end)
        if kind == "body":
            # A line of a page's menu above the headline is no beginning of the story.
            bodies += bodies > 0 or end - start >= MENU
            if dateline is None and bodies <= 3 and (found := _dateline(text, start, end, grammar)):
                dateline = found
                asides.append(found)
                start = found[1]
        sentences.extend(Sentence(a, b, kind) for a, b in split(text, start, end, lexicon))
    outlet, home = _outlet(text, scanned, page)
    return Layout(
        tuple(sentences), story[-1][1] if story else 0, title, dateline, printed, outlet, home, tuple(rest),
        tuple(asides),
    )  # fmt: skip


def _stamp(text: str, grammar: _Grammar) -> tuple[str | None, int]:
    """A publication date printed before the text, and where the text begins."""
    for pattern in grammar.stamps:
        if found := pattern.match(text):
            try:
                PartialDate.parse(found["date"])
            except ValueError:
                # Digits that are no day of any calendar: the text is all there is.
                return None, 0
            return found["date"], found.end()
    return None, 0


def _goes_on(text: str, before: tuple[int, int], start: int, stop: int, page: _Page) -> bool:
    """Whether a line goes on with the sentence of the line before: one break between them, and nothing ended."""
    if text.count("\n", before[1], start) != 1 or text[before[1] - 1] in ENDINGS:
        return False
    words = text[slice(*before)]
    if words.rsplit(" ", 1)[-1].lower() not in page.grammar.unfinished:
        long = len(words) >= WRAPPED or (stop - start >= WRAPPED // 2 and not page.is_caption(words))
        if not (text[start].islower() and long) or _DATED.match(text, start):
            return False
    return not (page.is_noise(words) or page.is_noise(text[start:stop]))


def _lines(text: str, begin: int, page: _Page) -> list[tuple[int, int]]:
    """Offsets of the lines that hold something; a caption's number is a break as well."""
    breaks = [found.span() for pattern in (_NEW_LINE, *page.breaks) for found in pattern.finditer(text, begin)]
    lines: list[tuple[int, int]] = []
    at = begin
    for end, after in [*sorted(breaks), (len(text), len(text))]:
        start = at
        while start < end and text[start] in " \n":
            start += 1
        stop = end
        while stop > start and text[stop - 1] in " \n":
            stop -= 1
        if start < stop:
            if lines and _goes_on(text, lines[-1], start, stop, page):
                start = lines.pop()[0]
            lines.append((start, stop))
        at = after
    return lines


def _story(text: str, lines: list[tuple[int, int]], page: _Page) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Lines of the story, and those of others: after a marker, or after the agency's closing signature.

    What stands above the story closes nothing, nor does a link to another one behind its first paragraph only, or what
    stands below the day of writing there.
    """
    story: list[tuple[int, int]] = []
    links: list[tuple[int, int]] = []
    told = 0
    for number, (start, end) in enumerate(lines):
        line = text[start:end]
        low = line.lower()
        arrow = low.startswith((">>", "› "))
        below = (number or arrow) and any(b - a >= PARAGRAPH for a, b in lines[number + 1 :])
        if (number or below) and low.startswith(page.grammar.markers) and (len(line) < 60 or arrow):
            above = not any(b - a >= WRAPPED and text[b - 1] in ENDINGS for a, b in story)
            stamped = number > 0 and _DATED.match(text, lines[number - 1][0]) is not None
            if not (below and (above or ((stamped or low.startswith(page.grammar.links)) and told < ESTABLISHED))):
                return story, [*links, *lines[number:]]
            links.append((start, end))
            continue
        story.append((start, end))
        told += end - start >= PARAGRAPH
        if len(line) > 60 and any(p.search(line) for p in page.signatures) and not page.is_caption(line):
            return story, [*links, *lines[number + 1 :]]
    return story, links


def _kind(line: str, number: int, bodies: int, page: _Page) -> str:
    if page.is_noise(line):
        return "noise"
    if len(line) < 400 and page.is_caption(line):
        return "caption"
    if bodies == 0 and number < 8 and len(line) < 220 and line[-1] not in '.!?»"':
        return "title"
    return "body"


def _dateline(text: str, start: int, end: int, grammar: _Grammar) -> tuple[int, int] | None:
    """Where a dateline ends: a place, an agency in brackets or a date, closed by a dash."""
    found = grammar.dateline.match(text, start, min(end, start + 110))
    if not found:
        return None
    if found.groupdict().get("dated"):
        return found.start(), found.end()
    place = found["place"] or found["town"] or ""
    plain = 2 < len(place) < 25 and place.count(" ") < 2 and place[0].isupper()
    if place.split(" ")[0].lower() in grammar.openers and not found["agency"]:
        return None
    if not (found["agency"] or re.search(r"\d|[A-Z]{3}", place) or plain):
        return None
    if " " in place and not found["agency"] and _QUOTED.match(text, found.end()):
        # "Anna Berg: « … »": who speaks.
        return None
    return found.start(), found.end()


def _outlet(text: str, scanned: Scanned, page: _Page) -> tuple[str | None, str | None]:
    """The outlet that printed the article by its signs, and the country that it is at home in."""
    signs = page.grammar.signs
    first = min(
        (
            (found.start(), number)
            for number in signs.fitting(scanned)
            if (found := signs.patterns[number].search(text)) and not _credits(text, found, page)
        ),
        default=None,
    )
    return page.grammar.outlets[first[1]] if first else (None, None)


def _credits(text: str, sign: re.Match[str], page: _Page) -> bool:
    """Whether a sign only says whose picture it is, and not the last of those named."""
    line = text[text.rfind("\n", 0, sign.start()) + 1 : sign.start()]
    return text.startswith("/", sign.end()) and page.is_caption(line)
