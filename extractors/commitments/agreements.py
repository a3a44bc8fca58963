"""Documents signed: their titles and parties, in the sentence that tells of the signing and in those that list them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from extractors.patterns.chunks import Chunks, restore
from extractors.patterns.lexicon import BODIES, Lexicon, compile_pattern
from extractors.patterns.matching import Mark
from extractors.persons.names import key
from extractors.persons.roles import Named
from extractors.records import Agreement
from extractors.sentence.syntax import Reading

Found = tuple[Agreement, int, int, str]

TITLE = "agreement-title"
COUNT = "agreement-count"
_LONGEST_PARTY = 12  # words
_SHORT = 2  # letters of words that make no other document
_SAME = 3  # words that a plural told again begins with
_CLOSING = re.compile(" ?»")
_ACRONYM = re.compile(r"\(([A-Z][A-Z0-9-]{1,9})\)")


def find_agreements(reading: Reading, document: tuple[int, int], lexicon: Lexicon) -> list[Found]:
    """The documents named from a position of a sentence on: one, or as many as a list holds.

    Args:
        reading: the sentence.
        document: positions of the word for the document in its chunks.
        lexicon: of the language.

    Returns:
        Each with the offsets of its title and parties and the rule that found it: ``COUNT`` where the words only
        say how many there are.
    """
    begin = reading.chunks.start(document[0])
    chunks = _plain(reading)
    return _titles(chunks, max(document[0], chunks.at(begin)), lexicon, at_once=True)


def carried_on(reading: Reading, lexicon: Lexicon, noun: str = "") -> list[Found] | None:
    """The documents of a sentence that goes on with the list of the one before; None where it does not go on.

    Args:
        reading: the sentence.
        lexicon: of the language.
        noun: what the documents are that were told of together, where known: "mémorandum d'entente".
    """
    chunks = _plain(reading)
    opening = _pattern(lexicon, "carry").match(chunks.codes)
    if opening is None:
        return _one_by_one(chunks, noun, lexicon) or None
    return [row for row in _titles(chunks, 0, lexicon) if row[3] == TITLE]


def noun(rows: Iterable[Found]) -> str:
    """What one of several documents is that are only counted: "trois mémorandums d'entente"."""
    counted = [row[0].title for row in rows if row[3] == COUNT]
    first, _, rest = counted[0].partition(" ") if counted else ("", "", "")
    return f"{first.removesuffix('s')} {rest}".strip()


def _one_by_one(chunks: Chunks, noun: str, lexicon: Lexicon) -> list[Found]:
    """Documents told by their rank alone: "Le premier porte sur la pêche, le second sur les mines"."""
    found: list[Found] = []
    if not _pattern(lexicon, "first_of").match(chunks.codes):
        return found
    for match in _pattern(lexicon, "by_rank").finditer(chunks.codes):
        begin, end = chunks.start(match.start("content")), chunks.end(match.end("content"))
        content = chunks.text[begin:end].strip(" ,;.")
        title = noun or lexicon.tables["agreements"]["unnamed"]
        title = f"{title} {content}" if _pattern(lexicon, "joined").match(content) else f"{title} : {content}"
        found.append((Agreement(title=title), begin, end, TITLE))
    return found


def summed_up(reading: Reading, lexicon: Lexicon) -> list[Found]:
    """The documents that a sentence tells of together ("cinq accords portant sur …"), where no title is known."""
    several = _pattern(lexicon, "several")
    return [row for row in _titles(_plain(reading), 0, lexicon) if several.match(f"{row[0].title} ".lower())][:1]


def tells_of_signing(reading: Reading, lexicon: Lexicon) -> bool:
    """Whether a sentence speaks of documents as signed, so that those after it may list them."""
    return _pattern(lexicon, "signed").search(reading.chunks.codes) is not None


def merged(sentences: Sequence[Iterable[Found]]) -> list[Found]:
    """The documents of one signing, each once.

    One that another sentence names more fully ("un accord de coopération", "l'accord") is left out, and so is their
    mere number where a title is known.
    """
    rows = [(number, row) for number, found in enumerate(sentences) for row in found]
    if any(row[3] == TITLE for _, row in rows):
        rows = [(number, row) for number, row in rows if row[3] == TITLE]
    else:
        rows = rows[:1]
    rows = [(number, row) for number, row in rows if not _summed_up(number, row, rows)]
    rows = [(n, row) for n, row in rows if not any(m < n and _is_told_again(other, row) for m, other in rows)]
    kept: dict[tuple[str, ...], Found] = {}
    for number, row in rows:
        words = _words(row[0])
        fuller = not row[0].parties and any(
            other != number and theirs[: len(words)] == words and (len(theirs) > len(words) or told.parties)
            for other, told, theirs in ((n, r[0], _words(r[0])) for n, r in rows)
        )
        if not fuller:
            kept.setdefault((*words, *map(str.lower, row[0].parties)), row)
    return list(kept.values())


def _summed_up(number: int, row: Found, rows: Sequence[tuple[int, Found]]) -> bool:
    """Whether a plural ("trois mémorandums sur …") only sums up what other sentences name one by one."""
    head = row[0].title.split()[0].lower()
    singles = [r for n, r in rows if n != number and r[0].title.split()[0].lower() == head.rstrip("s")]
    return head.endswith("s") and len(singles) > 1


def _is_told_again(earlier: Found, row: Found) -> bool:
    """Whether a plural without parties begins as an earlier one does: "deux accords relatifs à …", told twice."""
    one, two = _plural(earlier), _plural(row)
    return bool(one) and one == two and not earlier[0].parties and not row[0].parties


def _plural(row: Found) -> list[str]:
    """The first words of a title that begins with a plural; none of another."""
    words = row[0].title.lower().split()
    return words[:_SAME] if len(words) >= _SAME and words[0].endswith("s") else []


def _words(agreement: Agreement) -> tuple[str, ...]:
    """The words of a title without those of two letters, so that "d'un don" and "du don" are one."""
    return tuple(word.rstrip("s") for word in key(agreement.title) if len(word) > _SHORT or word.isdigit())


def _plain(reading: Reading) -> Chunks:
    """The sentence with names and years as plain words: a title has capital letters, and years that it holds for."""
    return restore(restore(reading.chunks, "name"), "date", at=lambda _, mark: mark.value.kind in ("year", "period"))


def _titles(chunks: Chunks, first: int, lexicon: Lexicon, *, at_once: bool = False) -> list[Found]:
    """The titles from a position on: the one that begins there, and those that the words of a list open."""
    table = lexicon.tables["agreements"]
    title, further, following = (_pattern(lexicon, name) for name in ("title", "further", "next"))
    found: list[Found] = []
    at = first
    opening = title.match(chunks.codes, first) if at_once else None
    if not at_once and (listed := _pattern(lexicon, "listed").match(chunks.codes)):
        opening = title.match(chunks.codes, listed.end())
    while True:
        if opening is None:
            opener = (following.match(chunks.codes, at) if found else None) or further.search(chunks.codes, at)
            opening = title.match(chunks.codes, opener.end()) if opener else None
            if opening is None:
                return found
        at = opening.end()
        if row := _row(chunks, opening, lexicon, table):
            found.append(row)
        opening = None


def _row(chunks: Chunks, match: re.Match[str], lexicon: Lexicon, table: dict[str, str]) -> Found | None:
    start, end = chunks.start(match.start("title")), chunks.end(match.end("title"))
    if "«" in chunks.text[start:end] and (closing := _CLOSING.match(chunks.text, end)):
        end = closing.end()
    title = chunks.text[start:end].strip(' ,;"“”')
    said = match.groupdict().get("content")
    if _pattern(lexicon, "several").fullmatch(match["title"]) and not match["rest"] and not said:
        counted = _pattern(lexicon, "counted").search(chunks.codes, max(0, match.start() - 30), match.start())
        return (Agreement(title=title), start, end, COUNT) if counted else None
    parties: tuple[str, ...] = ()
    if match["parties"]:
        begin, end = chunks.start(match.start("parties")), chunks.end(match.end("parties"))
        parties = _parties(chunks.text[begin:end], chunks.marks(*match.span("parties")), begin, table)
    if match["rest"]:
        begin, end = chunks.start(match.start("rest")), chunks.end(match.end("rest"))
        title = f"{title} {chunks.text[begin:end].strip(' ,;')}"
    if said and len(title.split()) == 1:
        # A first agreement, or the first of these agreements, that "concerns fishing": nothing else names it.
        several = _pattern(lexicon, "counted").search(chunks.codes, max(0, match.start() - 30), match.start())
        title = title if several else title.removesuffix("s")
        begin, end = chunks.start(match.start("content")), chunks.end(match.end("content"))
        content = chunks.text[begin:end].strip(" ,;")
        title = f"{title} {content}" if _pattern(lexicon, "joined").match(content) else f"{title} : {content}"
    title = _pattern(lexicon, "aside").sub(" ", title, count=1)
    return Agreement(title=title, parties=parties), start, end, TITLE


def _parties(words: str, marks: list[Mark], begin: int, table: dict[str, str]) -> tuple[str, ...]:
    """The parties named after "entre", two at least: an organisation by its key, others in their words."""
    parties = []
    at = 0
    body = re.sub(table["before_parties"], "", words)
    shift = len(words) - len(body)
    pieces = re.split(table["between_parties"], body)
    if len(pieces) == 1:
        pieces = re.split(table["between_names"], body)
    if any(_in_post(m) for m in marks) or len(pieces) == 1 or re.match(table["nobody"], pieces[0].strip()):
        return ()
    for piece in pieces:
        start = begin + shift + body.find(piece, at)
        at = body.find(piece, at) + len(piece)
        inside = [m for m in marks if m.kind in BODIES and start <= m.start and m.end <= start + len(piece)]
        name = inside[0].value if inside else re.sub(table["article"], "", piece.strip()).strip(" ,.;")
        name = re.sub(table.get("company", "(?!)"), "", name)
        if name[:1].isupper() and (told := _ACRONYM.search(name)):
            # A body written out with its acronym is known by that.
            name = told[1]
        if name and not re.match(table["nobody"], piece.strip()) and len(name.split()) <= _LONGEST_PARTY:
            parties.append(name)
    return tuple(parties)


def _in_post(mark: Mark) -> bool:
    """Whether a mark is an official; a name alone may be a company's."""
    return any(isinstance(m.value, Named) and m.value.office is not None for m in (mark, *mark.parts))


def _pattern(lexicon: Lexicon, name: str) -> re.Pattern[str]:
    table: dict[str, Any] = lexicon.tables["agreements"]
    where = f"{lexicon.lang}/agreements.toml: {name}"
    return lexicon.once(where, lambda _: compile_pattern(table[name], table["macros"], where))
