"""A sentence read by the grammar of its language: marks, then posts and persons, then company and groups."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extractors.layout.parts import Sentence
from extractors.patterns.chunks import Build, Chunks, chunk, put, restore, rewrite
from extractors.patterns.gates import first_of
from extractors.patterns.lexicon import SYMBOL, Lexicon, Rule
from extractors.patterns.matching import Mark
from extractors.persons import listed, offices, roles
from extractors.persons.figures import figure
from extractors.persons.names import find_names, titled
from extractors.persons.people import People
from extractors.persons.roles import Named
from extractors.persons.rolls import call_line, call_roll, left_open
from extractors.values.amounts import find_amounts
from extractors.values.dates import find_dates

ACTORS = ("person", "group", "office", "delegation")


@dataclass(slots=True)
class Reading:
    """A sentence and what is marked in it."""

    sentence: Sentence
    chunks: Chunks
    marks: list[Mark]

    @property
    def words(self) -> str:
        """What the sentence says, in small letters."""
        return self.chunks.text[self.sentence.start : self.sentence.end].lower()

    @property
    def countries(self) -> list[tuple[str, Mark]]:
        """The countries that the sentence names, by themselves, by an adjective or by one of their towns."""
        named = [(code, m) for m in self.marks if m.kind in ("country", "adjective") for code in m.value]
        return named + [(m.value[1], m) for m in self.marks if m.kind == "city"]


def read(text: str, sentence: Sentence, marks: list[Mark], lexicon: Lexicon) -> Reading:
    """Mark names, dates, posts and persons of one sentence.

    Args:
        text: the clean view of the article.
        sentence: where it stands.
        marks: of the scan, those of this sentence, in order.
        lexicon: of the language.
    """
    start, end = sentence.start, sentence.end
    values = [*find_dates(text, start, end, lexicon), *find_amounts(text, start, end, lexicon)]
    every = _outside(marks, _outside(values, []))
    names = _couples(text, find_names(text, start, end, every, lexicon), lexicon)
    names = [half for name in names for half in _halves(name, lambda one: figure(one, lexicon) is not None)]
    every = _first_names(text, sorted([*every, *names], key=lambda m: m.start), lexicon)
    chunks = chunk(text, start, end, every, _spelt(text[start:end], lexicon))
    chunks = _cascade(chunks, "names", lexicon)
    return Reading(sentence, restore(chunks, "portfolio", "honorific", "head"), every)


def _spelt(words: str, lexicon: Lexicon) -> str:
    """Words with the capitals spelt as their small letters are: "Etaient présents", "A l'issue"."""

    def compiled(own: Lexicon) -> list[tuple[re.Pattern[str], str]]:
        return [(re.compile(pattern), letter) for pattern, letter in own.tables["layout"].get("capitals", ())]

    for pattern, letter in lexicon.once("capitals", compiled):
        words = pattern.sub(letter, words)
    return words


def _cascade(chunks: Chunks, stage: str, lexicon: Lexicon, people: People | None = None) -> Chunks:
    """Apply the phrases of a stage, each to what those before it left."""
    rules, gate = lexicon.stages[stage].rules, lexicon.stages[stage].gate
    builders = lexicon.once(("builders", stage), lambda own: [_builder(r, own) for r in own.stages[stage].rules])
    waiting = gate.opened(chunks)
    while waiting:
        number = first_of(waiting)
        if people is not None and rules[number].data["make"] == "roll":
            rewritten = call_roll(chunks, rules[number], people, lexicon)
        else:
            rewritten = rewrite(chunks, rules[number].pattern, builders[number])
        if rewritten is not chunks:
            chunks = rewritten
            waiting = gate.opened(chunks)
        waiting &= -2 << number
    return chunks


def _couples(text: str, names: list[Mark], lexicon: Lexicon) -> list[Mark]:
    """Make one name of two first names and a family name, where the first is a known leader's."""
    joint = lexicon.tables["phrases"]["names"].get("pair")
    held: list[Mark] = []
    for mark in names:
        last = held[-1] if held else None
        if last is not None and joint and text[last.end : mark.start] == joint and " " not in last.value:
            name = f"{last.value} {mark.value.partition(' ')[2]}"
            if " " in mark.value and figure(name, lexicon) is not None:
                held[-1] = Mark("name", last.start, mark.end, name)
                continue
        held.append(mark)
    return held


def _halves(name: Mark, known: Callable[[str], bool]) -> list[Mark]:
    """The names of two that a headline joins by a hyphen, where both are known ("le face-à-face Macron-Merz")."""
    whole = name.value
    for at in (m.start() for m in re.finditer("-", whole)):
        if known(whole[:at]) and known(whole[at + 1 :]):
            middle = name.start + at
            return [Mark("name", name.start, middle, whole[:at]), Mark("name", middle + 1, name.end, whole[at + 1 :])]
    return [name]


def _outside(marks: list[Mark], held: list[Mark]) -> list[Mark]:
    """The marks held, and those that do not touch them, in order."""
    if not marks:
        return held
    if not held and len(marks) == 1:
        return marks
    taken = list(held)
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        if all(mark.end <= other.start or mark.start >= other.end for other in taken):
            taken.append(mark)
    return sorted(taken, key=lambda m: m.start)


def _first_names(text: str, marks: list[Mark], lexicon: Lexicon) -> list[Mark]:
    """Join a place's, a people's or a post's name to the run of capitals that it is a part of."""
    joined: list[Mark] = []
    glued, sons, born = False, lexicon.words("roles", "sons"), lexicon.words("roles", "born")
    for mark in marks:
        last = joined[-1] if joined else None
        if last is not None and (
            (glued and mark.kind == "name" and text[last.end : mark.start].strip(" ") in ("", *sons))
            or (mark.kind == "name" and _opens(last, mark, joined[-2:-1], text, lexicon))
            or (last.kind == "name" and _goes_on_with(last, mark, text, lexicon))
        ):
            joined[-1:] = titled(Mark("name", last.start, mark.end, text[last.start : mark.end]), lexicon)
            glued = True
        elif last is not None and last.kind == mark.kind == "name" and text[last.end : mark.start] in born:
            # The name of the own or the husband's family, or the one that somebody goes by.
            joined[-1] = Mark("name", last.start, mark.end, last.value)
        else:
            joined.append(mark)
            glued = False
    return joined


def _word_before(text: str, start: int) -> str:
    return re.split(r"[\s']", text[max(0, start - 12) : start].rstrip(" '"))[-1]


def _opens(first: Mark, rest: Mark, ahead: list[Mark], text: str, lexicon: Lexicon) -> bool:
    """Whether a place, a people or a post is no such thing but the first word of a name: "Florence X", "Thai Van Y"."""
    address = [text[m.start : m.end] for m in ahead if m.kind == "honorific" and first.start <= m.end + 1]
    word, between = text[first.start : first.end], text[first.end : rest.start]
    before = _word_before(text, first.start)
    if not word[:1].isupper():
        return False
    if first.kind in ("city", "country"):
        capitals = len(word) > 3 and word.isupper() and not text[rest.start : rest.end].isupper()
        alone = " " not in word and text[first.start - 1] not in "-–/" and between == " " and not capitals
        return alone and before.lower() not in lexicon.words("roles", "before_place")
    if first.kind == "adjective":
        of_post = before.lower() in lexicon.words("roles", "before_post") or before[:1].isupper()
        return between == " " and bool(address or not of_post) and word in lexicon.words("roles", "peoples_first")
    if first.kind != "head" or word not in lexicon.words("roles", "first_names"):
        return False
    if between != " ":
        return between.strip() in lexicon.words("roles", "sons") and " " in between
    if address and between == " ":
        return address[0] in lexicon.words("roles", "plain_address")
    opening = first.start < 2 or text[first.start - 2] in ".\n:-"
    son = not lexicon.words("roles", "sons").isdisjoint(text[rest.start : rest.end].split(" "))
    post = opening and (son or not lexicon.pattern(lexicon.tables["roles"]["apposed_post"]).match(text, rest.end))
    return not post and before.lower() not in lexicon.words("roles", "before_post")


def _goes_on_with(name: Mark, mark: Mark, text: str, lexicon: Lexicon) -> bool:
    """Whether what stands behind a name belongs to it: a town or country, a people's name, a title."""
    word, between = text[mark.start : mark.end], text[name.end : mark.start]
    if not word[:1].isupper():
        return False
    if mark.kind in ("city", "country"):
        return between == " " and (mark.kind == "city" or " " not in word)
    if mark.kind == "adjective":
        return between == "-" or (between == " " and word in lexicon.words("roles", "peoples"))
    if between == " " and " " not in name.value + word and _is_family(mark, word, text, lexicon):
        return True
    if mark.kind != "head" or " " in word:
        return False
    doubtful = frozenset(lexicon.tables["phrases"]["names"].get("doubtful", ()))
    if between == " " and " " in name.value and name.value.split(" ")[-1].lower() in doubtful:
        # A family name that is also a post.
        return True
    son = between == " " or (" " in between and between.strip() in lexicon.words("roles", "sons"))
    return son and word in lexicon.words("roles", "first_names") and text[mark.end + 1 : mark.end + 2].isupper()


def _is_family(mark: Mark, word: str, text: str, lexicon: Lexicon) -> bool:
    """Whether a firm or a title behind one first name is the family's: "Bertrand Colas", "Julien Maréchal"."""
    if mark.kind in ("head", "honorific") and word in lexicon.words("roles", "family_names"):
        return not lexicon.pattern(lexicon.tables["roles"]["of_title"]).match(text, mark.end)
    return mark.kind == "company"


def _builder(rule: Rule, lexicon: Lexicon) -> Build:
    make = rule.data["make"]

    def build(found: re.Match[str], chunks: Chunks, start: int, end: int) -> Mark | None:
        if make == "office":
            return offices.office(rule, found, chunks, start, end, lexicon)
        if make == "person":
            return roles.person(rule, found, chunks, start, end, lexicon)
        if make == "people":
            return listed.people(rule, found, chunks, start, end, lexicon)
        parts = tuple(chunks.marks(start, end, *ACTORS, "country", "organization", "city", "adjective", "seat"))
        if make == "group" and len(parts) == 2 and _goes_on(chunks.codes, start, end, lexicon):
            return None
        return Mark(make, chunks.start(start), chunks.end(end), rule.data.get("sort"), parts)

    return build


def _goes_on(codes: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether two joined by "and" are an object and the subject of what follows: "received by A and B has written"."""
    if not lexicon.events["one_acts"].match(codes, end):
        return False
    return bool(lexicon.events["object_before"].search(codes, max(0, start - 24), start))


def know(readings: Sequence[Reading], people: People, lexicon: Lexicon) -> list[Reading]:
    """Mark the bare names of known persons, then company and groups, in each sentence of an article."""
    known: list[Reading] = []
    rules = lexicon.stages["company"].rules
    listing: str | None = None
    for reading in readings:
        chunks = _known(reading.chunks, people, lexicon)
        before = chunks
        line = call_line(before, listing, people, lexicon) if listing else before
        chunks = _cascade(line, "company", lexicon, people)
        known.append(Reading(reading.sentence, chunks, reading.marks))
        listing = listing if line is not before else left_open(chunks, rules, lexicon)
    return known


def _in_halves(chunks: Chunks, mark: Mark, halves: Sequence[Mark]) -> Chunks:
    """The sentence with the names of two in place of what was read as the name of one."""
    letters = restore(chunks, "name", at=lambda _, m: (m.start, m.end) == (mark.start, mark.end))
    return put(letters, [(letters.at(m.start), letters.at(m.end), m) for m in halves])


def _known(chunks: Chunks, people: People, lexicon: Lexicon) -> Chunks:
    """Mark the bare names of known persons."""

    def known(_: re.Match[str], chunks: Chunks, start: int, end: int) -> Mark | None:
        (name,) = chunks.marks(start, end, "name")
        if people.find(name.value) is None:
            return None
        mark = Mark("person", name.start, name.end, Named(name.value, None, "known-name"), name.parts, name.weak)
        people.add(mark)
        return mark

    if SYMBOL["name"] in chunks.symbols:
        for mark in [m for m in chunks.every("name") if "-" in m.value and people.find(m.value) is None]:
            if len(halves := _halves(mark, lambda one: people.find(one) is not None)) > 1:
                chunks = _in_halves(chunks, mark, halves)
        chunks = rewrite(chunks, lexicon.pattern("<name>"), known)
    return restore(chunks, "name", at=lambda i, m: i == 0 and " " not in m.value)
