"""Officials in a report of talks of whom nothing tells that they were met: those who speak, come next, or were by.

A report on the audiences of a day quotes those who were there, and does not say of each anew that he was received.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.encounters.drafts import INFERRED, Draft
from extractors.encounters.frames import Encounter
from extractors.patterns.chunks import Chunks
from extractors.patterns.lexicon import Lexicon, Rule
from extractors.patterns.matching import Mark
from extractors.persons.meant import Meant
from extractors.persons.people import OF_STATES, SEATS, People, Person
from extractors.sentence.speech import find_verbs, grammar
from extractors.sentence.subjects import acting
from extractors.sentence.syntax import Reading

# Events whose persons are those of whom the article tells.
TELLING = ("talks", "visit", "signing")
# Sorts of company that was there.
PRESENT = ("companion", "attendance")
# How far before a person a preposition and its article begin.
OF = 12
# … and the words by which a report turns to the next one.
TURN = 24
# How far behind a person the verb reaches that he is the subject of.
VERB = 40
# Words behind a person by which he was not there: denied, still to come, or of an earlier day.
NOT_THERE = ("denied", "planned", "earlier")
# Words of a sentence of which nobody in it was there.
ELSEWHERE = ("unheard", "spoken_elsewhere")


def meets_several(draft: Draft) -> bool:
    """Whether somebody meets officials told as a number: a report goes on to name them."""
    marks = [*draft.unnamed, *(m for e in draft.told for m in e.parties.values())]
    return draft.family == "talks" and any(m.kind == "office" and m.value.number > 1 for m in marks)


def seat_the_present(drafts: Sequence[Draft], readings: Sequence[Reading], people: People) -> None:
    """Officials in whose presence or company something is told, who are in no event: they were at the one told last."""
    held = [d for d in drafts if d.family in ("talks", "signing", "ceremony") and d.status == "held"]
    placed = {id(p) for d in drafts for p in d.persons}
    for number, reading in enumerate(readings):
        for mark in reading.chunks.every("companion") if reading.sentence.kind == "body" else ():
            before = [d for d in held if min(d.sentences) <= number]
            open_ = [p for p in people.named(mark) if id(p) not in placed and p.held]
            if mark.value not in PRESENT or not before or not open_:
                continue
            last = max(before, key=lambda d: max(n for n in d.sentences if n <= number))
            last.add(Meant([p for p in open_ if p.stands_for is None or p.stands_for in last.parties]))


def meet_the_heard(
    drafts: Sequence[Draft],
    announced: Sequence[Draft],
    readings: Sequence[Reading],
    people: People,
    lexicon: Lexicon,
) -> list[Draft]:
    """Seat officials who act in the body and are in no event: in talks that name nobody of their side, or own ones.

    Args:
        drafts: the events; those that an official is found to have taken part in are changed in place.
        announced: meetings with several officials of whom their words name none ("three diplomats").
        readings: the sentences.
        people: the persons of the article, with their sides.
        lexicon: of the language.

    Returns:
        Talks of their own, of each with the one of whom the article tells most talks.
    """
    every = [*drafts, *announced]
    talks = [d for d in every if d.family in TELLING and d.status == "held" and d.persons]
    if not talks or any(d.type == "conference" for d in drafts):
        # Who speaks in a report of a conference attended it.
        return []
    added: list[Draft] = []
    series = bool(announced) or _is_series(talks, readings, lexicon)
    for person, number, mark, met in _heard(readings, people, every, lexicon, series=series):
        hosts = [p for d in talks for p in d.persons if p.stands_for not in (None, person.stands_for)]
        if not hosts:
            continue
        host = max(hosts, key=lambda p: (hosts.count(p), bool(p.classes & OF_STATES), -people.all.index(p)))
        unnamed = [d for d in talks if host in d.persons and person.stands_for in d.parties and d.family != "visit"]
        if unnamed:
            if not any(p.stands_for == person.stands_for for d in unnamed for p in d.persons):
                unnamed[-1].add(Meant([person]))
            continue
        if person.classes & SEATS and not met and not series:
            # Heads of state and of government speak from afar.
            continue
        rule = Rule(f"{lexicon.lang}-heard", lexicon.events["unheard"], (), {"type": "meeting"})
        told = Encounter(rule, "meeting", "held", number, mark.start, readings[number].sentence.end, {"s": mark})
        draft = Draft("meeting", "held", told=[told], sentences={number})
        draft.add(Meant([host, person]))
        added.append(draft)
    return added


def _is_series(talks: Sequence[Draft], readings: Sequence[Reading], lexicon: Lexicon) -> bool:
    """Whether an article tells of the encounters of one official with several others."""
    talks = [d for d in talks if d.family == "talks"]
    for host in {id(p): p for d in talks for p in d.persons}.values():
        met = {id(p) for d in talks if host in d.persons for p in d.persons if p.stands_for != host.stands_for}
        if len(met) > 1 and sum(host in d.persons for d in talks) > 1:
            return True
    return any(lexicon.events["series"].search(r.words) for r in readings if r.sentence.kind in ("title", "body"))


def _heard(
    readings: Sequence[Reading], people: People, drafts: Sequence[Draft], lexicon: Lexicon, *, series: bool
) -> Iterator[tuple[Person, int, Mark, bool]]:
    """Officials of a stated side, in no event, where the body first tells that they spoke or came, or were met.

    Told are the sentence, the words, and whether it is one of talks. The one that opens the report is left out. In a
    ``series`` of encounters it is enough that the report turns to somebody: "as for the ambassador of Japan, X".
    """
    placed = {id(p) for d in drafts for p in d.persons}
    tellers = lexicon.words("roles", "tellers")  # spokespersons speak of what others did
    open_ = [p for p in people.all if id(p) not in placed and p.held and p.stands_for and not p.is_only(tellers)]
    told = {n for d in drafts for n in d.sentences}
    events, table = lexicon.events, grammar(lexicon)
    for number, reading in enumerate(readings):
        chunks = reading.chunks
        fresh = [(at, m) for at, m in chunks.placed if m.kind == "person" and people.of(m) in open_]
        if not fresh or number <= min(told) or reading.sentence.kind != "body":
            continue
        if any(events.search(words, chunks) for words in ELSEWHERE):
            continue
        met = number not in told and events.search("heard_met", chunks) is not None
        speaks = met or bool(find_verbs(chunks, table)) or events.search("heard_come", chunks) is not None
        if not speaks and not series:
            continue
        active = list(acting(chunks, lexicon, "person")) if speaks else []
        for at, mark in fresh:
            person = people.of(mark)
            next_one = series and number not in told and events.search("next_one", chunks, max(0, at - TURN), at)
            there = not _owns(chunks, at, lexicon) if met else (at, mark) in active or next_one
            if person not in open_ or not there:
                continue
            if any(events.search(words, chunks, at, at + VERB) for words in NOT_THERE):
                continue
            open_.remove(person)
            if person.side_rule not in INFERRED or person.organization is not None:
                yield person, number, mark, met


def _owns(chunks: Chunks, at: int, lexicon: Lexicon) -> bool:
    """Whether something of the person at a position is spoken of, a message or a visit."""
    return lexicon.events["possessed"].search(chunks.codes, max(0, at - OF), at) is not None
