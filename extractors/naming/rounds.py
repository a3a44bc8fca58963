"""Those met as a number, whom the next sentences open with or who then speak one after the other: each was met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.encounters.frames import Encounter
from extractors.patterns.lexicon import Lexicon
from extractors.patterns.matching import Mark
from extractors.persons.offices import Office
from extractors.persons.people import People
from extractors.sentence.subjects import first_actor
from extractors.sentence.syntax import Reading

# As many ambassadors who speak one after the other make a round; one who speaks alone may only comment.
ROUND = 2
# What many send or bring: no round of talks is announced by it.
LETTERS = {"message", "credentials"}
# Sentences between two of a round, and after its announcement.
REACH = 4
# How far before the words of talks the words may begin that count them.
AHEAD = 20


def meet_each(encounter: Encounter, reading: Reading, lexicon: Lexicon) -> None:
    """Make the first of a group the one who had talks with each of the others, who are told as that one's like."""
    whole = encounter.parties.get("b")
    if whole is None or whole.kind != "group" or "s" in encounter.parties or encounter.type != "meeting":
        return
    first, *others = whole.parts
    words = reading.chunks.text[max(reading.sentence.start, encounter.start - AHEAD) : encounter.end].lower()
    own, posts = post_of(first), [post_of(m) for m in others]
    if own is None or own.number > 1 or not all(p and p.cls == "counterpart" for p in posts):
        return
    if lexicon.events["talks_each"].search(words):
        encounter.parties["s"] = first
        encounter.parties["b"] = replace(whole, start=others[0].start, parts=tuple(others))


def post_of(mark: Mark) -> Office | None:
    """The post that a mark tells, with a name or without."""
    post: Office | None = mark.value if mark.kind == "office" else mark.value.office if mark.kind == "person" else None
    return post


def name_the_round(readings: Sequence[Reading], encounters: Sequence[Encounter], lexicon: Lexicon) -> None:
    """Put the ambassadors who speak one after the other in the place of those whom an encounter told as a number.

    "Le ministre a conféré avec huit ambassadeurs. … De son côté, l'ambassadeur français, M. X, a rappelé …"

    Args:
        readings: the sentences.
        encounters: what the frames found; the party told as a number is changed.
        lexicon: of the language.
    """
    for encounter in encounters:
        if encounter.type != "meeting" or encounter.status != "held":
            continue
        for slot, mark in list(encounter.parties.items()):
            if slot == "s" or not is_number(mark):
                continue
            if any(e is not encounter and _is_met(e, encounter) for e in encounters):
                return
            told = list(_speaking(readings[encounter.sentence + 1 :], lexicon))
            if len(told) >= ROUND and "s" in encounter.parties:
                encounter.parties[slot] = Mark("group", mark.start, mark.end, None, tuple(told))
                return


def keep_rounds(
    readings: Sequence[Reading], encounters: Sequence[Encounter], people: People, lexicon: Lexicon
) -> list[Encounter]:
    """Drop what only opens with somebody, but where talks with several were announced: "trois entretiens … Avec Y, …".

    Args:
        readings: the sentences.
        encounters: what the frames found; to those kept, the one whose talks were announced is given as subject.
        people: the persons of the article.
        lexicon: of the language.
    """
    rounds: list[tuple[Mark, list[Encounter]]] = []
    last = -REACH
    for number in range(len(readings)) if any(_of_round(e) for e in encounters) else ():
        here = [e for e in encounters if e.sentence == number]
        met = _met_here(here, rounds[-1][0], people) if rounds and number - last <= REACH else None
        if met and "s" not in met.parties:
            rounds[-1][1].append(met)
            last = number
        elif not {e.type for e in here} & LETTERS and (mark := _announced(readings[number], people, lexicon)):
            rounds.append((mark, []))
            last = number
        elif met:
            rounds[-1][1].append(met)
            last = number
    kept = [(host, e) for host, found in rounds for e in found if len(found) >= ROUND or not e.rule.data.get("round")]
    for host, encounter in kept:
        if "s" not in encounter.parties and encounter.pronoun is None:
            encounter.parties["s"] = host
        elif encounter.rule.data.get("object"):
            # Whoever speaks, "him" is the one of whom the round was announced.
            encounter.parties.setdefault("b", host)
        else:
            continue
        encounter.rule = replace(encounter.rule, data={**encounter.rule.data, "series": False})
    told = {id(e) for _, e in kept}
    return [e for e in encounters if not e.rule.data.get("round") or id(e) in told]


def _of_round(encounter: Encounter) -> bool:
    """Whether the words tell one of several talks, and leave out whose they are."""
    data = encounter.rule.data
    left_out = "s" not in encounter.parties and (data.get("subject") == "near" or data.get("turn"))
    return bool(data.get("round") or left_out)


def _met_here(here: Sequence[Encounter], host: Mark, people: People) -> Encounter | None:
    """The meeting with one of another side that a sentence tells or opens with, of the one whose talks they are."""
    (who, *_) = people.named(host)
    for encounter in sorted(here, key=lambda e: bool(e.rule.data.get("round"))):
        named = people.named(*encounter.parties.values())
        guests = [p for p in named if p.stands_for not in (None, who.side)]
        if encounter.type == "meeting" and len(guests) == 1 and (who in named or len(named) == 1):
            return encounter
    return None


def _announced(reading: Reading, people: People, lexicon: Lexicon) -> Mark | None:
    """Who had the several talks that a sentence announces without naming the others."""
    if reading.sentence.kind != "body" or not lexicon.events.search("several_talks", reading.chunks):
        return None
    marks = [m for m in reading.chunks.every("person") if people.named(m)]
    return marks[0] if len(marks) == 1 else None


def is_number(mark: Mark) -> bool:
    """Whether ambassadors are told as a number, of no country."""
    return mark.kind == "office" and mark.value.cls == "ambassador" and mark.value.number > 1 and not mark.value.sides


def _is_met(encounter: Encounter, round_: Encounter) -> bool:
    """Whether an ambassador is told to be received after the round was announced: each is told so for himself."""
    return (
        encounter.sentence > round_.sentence
        and not encounter.anaphora
        and not encounter.rule.data.get("round")
        and any(
            (m.kind == "office" and m.value.cls == "ambassador" and m.value.sides)
            or (m.kind == "person" and m.value.office is not None and m.value.office.cls == "ambassador")
            for m in encounter.parties.values()
        )
    )


def _speaking(readings: Sequence[Reading], lexicon: Lexicon) -> Iterator[Mark]:
    """The ambassadors of one country each who are the first party of a sentence, governed by nothing."""
    seen: set[str] = set()
    for reading in readings:
        if reading.sentence.kind == "caption":
            continue
        mark = first_actor(reading.chunks, lexicon)
        if mark is None:
            continue
        office = mark.value if mark.kind == "office" else mark.value.office if mark.kind == "person" else None
        if office is None or office.cls != "ambassador" or office.number > 1:
            continue
        side = (office.sides or office.organizations)[:1]
        if side and side[0] not in seen:
            seen.add(side[0])
            yield mark
