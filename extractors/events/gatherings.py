"""Who attends a conference, told in the sentences after the one that tells of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractors.encounters.drafts import Draft
from extractors.encounters.frames import Encounter
from extractors.patterns.lexicon import Lexicon
from extractors.patterns.matching import Mark
from extractors.persons.meant import Meant
from extractors.persons.people import People
from extractors.sentence.subjects import first_actor
from extractors.sentence.syntax import Reading

if TYPE_CHECKING:
    from extractors.pipeline import Story
    from extractors.statements.said import Said

# Sentences after an encounter that may still name who was present.
COMPANY_REACH = 2
# Characters behind an encounter's words that may still name it.
PARTNER_REACH = 60
# The sorts of company that take part in a ceremony or conference.
PRESENT = ("companion", "attendance", "team")


def of_bodies(draft: Draft, encounter: Encounter, reading: Reading) -> None:
    """Take in the bodies whose own gathering is told: "le sommet de la CEDEAO s'est achevé".

    Officials told by their body alone, who have met, have gathered as well: "les ministres de l'OTAN se réunissent".
    """
    gathered = encounter.parties.values()
    if encounter.rule.data.get("bodies"):
        marks = reading.chunks.every("organization", "office")
        marks = [m for m in marks if encounter.start <= m.start < encounter.end or m in gathered]
    elif draft.type == "meeting" and not draft.persons and gathered and all(map(_of_a_body, gathered)):
        draft.type = "conference"
        marks = list(gathered)
    else:
        return
    for mark in marks:
        names = [mark.value] if mark.kind == "organization" else mark.value.organizations
        draft.organizations.update({str(name): mark for name in names})
        if mark.kind == "office" and len(mark.value.sides) > 1:
            # "The ministers of A, B and C have met."
            draft.sides.update({code: mark for code in mark.value.sides if code not in draft.sides})


def _of_a_body(mark: Mark) -> bool:
    """Whether a mark tells of several officials of a body, of no one country."""
    held = mark.value
    return mark.kind == "office" and held.number > 1 and bool(held.organizations) and not held.sides


def presided(draft: Draft, readings: Sequence[Reading], people: People, lexicon: Lexicon) -> None:
    """Whom the sentences after a conference tell to have led it attended it."""
    first = max(draft.sentences)
    for reading in readings[first + 1 : first + 1 + COMPANY_REACH]:
        if told := lexicon.events.search("presided", reading.chunks):
            led = [mark for place, mark in reading.chunks.placed if place >= told.end()]
            draft.add(Meant([p for p in people.named(*led) if p.official]))


def take_the_floor(draft: Draft, readings: Sequence[Reading], people: People, lexicon: Lexicon) -> None:
    """Who is told to speak there, in the sentences after a conference or a session, attended it."""
    first = max(draft.sentences)
    for reading in readings[first + 1 : first + 1 + COMPANY_REACH]:
        if not lexicon.events.search("speaking_there", reading.chunks):
            continue
        mark = first_actor(reading.chunks, lexicon)
        person = people.of(mark) if mark is not None and mark.kind == "person" else None
        if person is None or not person.official:
            continue
        if draft.type == "conference" or person.side in draft.sides:
            draft.add(Meant([person]))


def partners(draft: Draft, readings: Sequence[Reading], lexicon: Lexicon) -> None:
    """The country that a conference of a body or region is told to be held with: "le sommet ASEAN-Chine"."""
    for encounter in draft.told:
        chunks = readings[encounter.sentence].chunks
        for found in lexicon.events["partnered"].finditer(chunks.codes):
            body = chunks.items[found.start()]
            if isinstance(body, Mark) and body.kind == "office" and not body.value.organizations:
                continue
            for mark in chunks.marks(*found.span(), "country"):
                if encounter.start <= mark.start < encounter.end + PARTNER_REACH:
                    draft.sides.setdefault(mark.value[0], mark)


def unattended_of(drafts: Sequence[Draft]) -> list[Draft]:
    """The conference told last and those said to open, where none names who attends it."""
    told = [d for d in drafts if d.type == "conference"]
    if any(d.persons for d in told):
        return []
    return [d for d in told if d is told[-1] or any(e.rule.data.get("seats") for e in d.told)]


def sit(
    draft: Draft, unattended: Sequence[Draft], readings: Sequence[Reading], people: People, lexicon: Lexicon
) -> None:
    """Those of whom the sentences after a conference tell that they chair, open or follow it, where it names nobody.

    What follows the next conference is told of that one.
    """
    sitting = lexicon.events["sitting"]
    first = max(draft.sentences)
    until = min((n for d in unattended for n in d.sentences if n > first), default=len(readings))
    for reading in readings[first : min(until, first + 1 + COMPANY_REACH)]:
        if not sitting.search(reading.words):
            continue
        for mark in reading.chunks.every("person", "group", "delegation", "companion"):
            if mark.kind == "companion" and mark.value not in PRESENT:
                continue
            for person in people.named(mark):
                if person.official and (draft.type == "conference" or person.side in draft.sides):
                    draft.add(Meant([person]))


def seat_speakers(story: Story, draft: Draft, statements: Sequence[Said]) -> None:
    """Who speaks in the sentences of a conference attended it, but for words of another day, place or meeting."""
    events = story.lexicon.events
    for said in statements:
        reading = next(r for r in story.readings if r.sentence.start <= said.start < r.sentence.end)
        if events.search("earlier", reading.chunks) or events.search("spoken_elsewhere", reading.chunks):
            continue
        speakers = [story.people.find(name) for name in said.speaker]
        met = {id(person) for d in story.drafts for person in d.persons}
        draft.add(Meant([p for p in speakers if p and p.official and p.stands_for and id(p) not in met]))
