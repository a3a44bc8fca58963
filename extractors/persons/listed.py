"""Several persons named after one plural: "les ministres turc X et russe Y", "MM. A et B"."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.patterns.chunks import Chunks
from extractors.patterns.lexicon import Lexicon, Rule
from extractors.patterns.matching import Mark
from extractors.persons.roles import Named

# The class of posts that may stand before a name beside the post it holds, as a general does.
RANK = "officer"


def people(rule: Rule, _: re.Match[str], chunks: Chunks, start: int, end: int, lexicon: Lexicon) -> Mark | None:
    """Build the mark of several persons named after one plural: "les ministres A et B", "MM. A et B"."""
    marks = chunks.marks(start, end)
    first = marks[0]
    if first.kind == "person":
        return _messrs(rule, marks, chunks, start, end, lexicon)
    if rule.data.get("apposed"):
        return _apposed(rule, marks, chunks, start, end, lexicon)
    shared = next(m.value for m in marks if m.kind == "office")
    # What stands in brackets after a name is a portfolio, though an acronym may look like a name.
    names = [m for m in marks if m.kind == "name" and chunks.text[m.start - 1] != "("]
    if shared.number < 2 or any(m.value.cls != RANK for m in marks if m.kind == "office" and m.value is not shared):
        return None
    listed = [m for m in marks if m.kind == "adjective"]
    leading = [m for m in marks if m.kind == "country"] if rule.data.get("leading") else []
    if leading and not shared.sides:
        # Of the first one no country is told before the name: each has it behind.
        return None
    persons = []
    for number, name in enumerate(names):
        sides = shared.sides if len(shared.sides) == 1 and not listed else ()
        if listed:
            sides = shared.sides[:1] if number == 0 else listed[number - 1].value[:1]
        elif leading:
            sides = shared.sides[:1] if number == 0 else leading[number - 1].value[:1]
        elif len(shared.sides) == len(names):
            sides = shared.sides[number : number + 1]
        until = names[number + 1].start if number + 1 < len(names) else marks[-1].end
        if not leading and (own := [m for m in marks if m.kind == "country" and name.end < m.start < until]):
            sides = own[0].value[:1]
        role = singular(shared.role, lexicon)
        since = names[number - 1].end if number else name.start
        if "(" not in chunks.text[since : name.start] and (charge := _charge(chunks, since, name.start, lexicon)):
            # A plural whose portfolios are shared out among the names.
            role = f"{role.split(' ')[0]} {charge}"
        held = replace(shared, number=1, sides=sides, role=role)
        persons.append(Mark("person", name.start, name.end, Named(name.value, held, rule.id)))
    return Mark("group", chunks.start(start), chunks.end(end), None, tuple(persons))


def _apposed(rule: Rule, marks: list[Mark], chunks: Chunks, start: int, end: int, lexicon: Lexicon) -> Mark | None:
    """Several persons named before their posts: "A et B, les ministres turc et russe", "A et B, respectivement …"."""
    names = [m for m in marks if m.kind == "name"]
    posts = [m for m in marks if m.kind == "office"]
    if len(posts) == 1 and posts[0].value.number == 1 and len(posts[0].parts) == len(names):
        # Two posts joined by "and" were read as one person's.
        posts = [part for part in posts[0].parts if part.kind == "office"]
    held = [post.value for post in posts]
    if len(held) == 1 and held[0].number > 1:
        role, sides = singular(held[0].role, lexicon), held[0].sides
        shares = [(code,) for code in sides] if len(sides) > 1 else [sides] * len(names)
        held = [replace(held[0], number=1, role=role, sides=share) for share in shares]
    if len(held) != len(names) or any(post.number > 1 for post in held):
        return None
    persons = [
        Mark("person", name.start, name.end, Named(name.value, post, rule.id))
        for name, post in zip(names, held, strict=True)
    ]
    return Mark("group", chunks.start(start), chunks.end(end), None, tuple(persons))


def _charge(chunks: Chunks, start: int, end: int, lexicon: Lexicon) -> str | None:
    """The portfolio named between two names, with the words that join it to a post."""
    for found in lexicon.pattern("{of}(?:<portfolio>|{chamber})").finditer(chunks.codes):
        if start < chunks.end(found.end()) <= end:
            return chunks.text[chunks.start(found.start()) : end].rstrip(" ,")
    return None


def _messrs(rule: Rule, marks: list[Mark], chunks: Chunks, start: int, end: int, lexicon: Lexicon) -> Mark | None:
    """Two persons after one plural form of address."""
    written = chunks.text[marks[0].start : marks[0].end]
    if not written.startswith(tuple(lexicon.tables["roles"]["plural_honorifics"])):
        return None
    second = Mark("person", marks[-1].start, marks[-1].end, Named(marks[-1].value, None, rule.id))
    return Mark("group", chunks.start(start), chunks.end(end), None, (marks[0], second))


def singular(role: str, lexicon: Lexicon) -> str:
    """The first words of a plural post in the singular, by the lexicon's own forms: the longest that fits."""
    for many, one in lexicon.once("singulars", _singulars):
        if role.lower().startswith(many):
            return one + role[len(many) :]
    return role


def _singulars(lexicon: Lexicon) -> list[tuple[str, str]]:
    """Plural and singular of each post that the lexicon has in both forms, the longest plural first."""
    ending = re.compile(lexicon.tables["roles"].get("endings", "s$"))
    pairs = [
        (many.lower(), str(one))
        for row in lexicon.tables["roles"]["head"]
        for many in row.get("plural", ())
        for one in row.get("words", ())
        if _stems(many, ending) == _stems(one, ending)
    ]
    return sorted(pairs, key=lambda p: -len(p[0]))


def _stems(words: str, ending: re.Pattern[str]) -> list[str]:
    """Words without the letters in which a plural differs."""
    return [ending.sub("", word) for word in re.split("[ -]", words.lower())]
