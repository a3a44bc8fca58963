"""Whether an encounter tells anew of an event that the article has told before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.encounters.drafts import Draft, gather, is_same, tells_part_of
from extractors.encounters.frames import Encounter
from extractors.events.other_times import at_another_time, looks_back
from extractors.patterns.lexicon import Lexicon
from extractors.sentence.syntax import Reading
from extractors.values.dates import DateContext

# Classes of posts that say nothing but which side somebody is on.
VAGUE = ("guest", "counterpart", "leader")
# Events that are held as a ceremony.
SOLEMN = ("credentials", "signing")
# How far from the words of a conference the town may stand that it is held in.
BESIDE = 110

# A number written as an ordinal: digits that letters follow at once.
NUMBERED = re.compile(r"\b(\d{1,3})(?=[^\W\d])")


def told_before(
    draft: Draft,
    encounter: Encounter,
    drafts: list[Draft],
    readings: Sequence[Reading],
    dates: DateContext,
    lexicon: Lexicon,
) -> Draft | None:
    """The event told before that a draft tells again, or the ceremony whose other side it names."""
    reading = readings[encounter.sentence]
    told = words_of(encounter, reading)
    # "Also", and a call told in the pluperfect, are not the meeting told before.
    further = lexicon.events["also"].search(told) or lexicon.events["earlier"].search(told)
    followed = lexicon.events.search("after_letters", reading.chunks)
    # Of another session than the one told the text speaks by the way.
    draft.back = draft.back or bool(encounter.rule.data.get("other"))
    latest = drafts[::-1]
    if draft.type == "credentials":
        latest.sort(key=lambda one: one.type != draft.type)
    for one in latest:
        if further and one.type != draft.type and one.type != "credentials":
            continue
        if followed and one.type == "credentials" and draft.type == "meeting":
            continue
        if encounter.further and _met_another(draft, one):
            continue
        if (
            is_same(one, draft)
            and not _two_gatherings(one, draft, readings)
            and not _two_sessions(one, draft, readings)
        ):
            if not at_another_time(one, draft, readings, dates, lexicon):
                return one
            draft.back = looks_back(draft, readings, lexicon)
    return _told_on(draft, drafts, reading, lexicon)


def _met_another(draft: Draft, before: Draft) -> bool:
    """Whether an official without a name, whom one of those told before goes on to meet, is none of those named."""
    post = [m.value for slot, m in draft.told[0].parties.items() if slot != "s" and m.kind == "office"]
    alone = len(draft.persons) < 2 <= len(before.persons) and all(p in before.persons for p in draft.persons)
    return alone and draft.family == "talks" and any(o.number == 1 and o.cls not in VAGUE for o in post)


def one_by_one(drafts: Sequence[Draft]) -> list[Draft]:
    """Events without the headlines that tell together what the body tells one by one.

    A headline of which the body tells one part alone tells that part, and who else was there.
    """
    kept = list(drafts)
    for headline in drafts:
        parts = [d for d in drafts if tells_part_of(d, headline)]
        if len(parts) > 1:
            kept.remove(headline)
        elif parts:
            gather(headline, parts[0])
            kept.remove(parts[0])
    return kept


def speaks_of(draft: Draft, encounter: Encounter, current: Draft, reading: Reading, lexicon: Lexicon) -> bool:
    """Whether words that point back ("this meeting", "the ceremony") add nothing to the event spoken of."""
    if _is_its_ceremony(draft, encounter, current, reading, lexicon):
        return True
    if not encounter.anaphora:
        return False
    if draft.family == current.family == "ceremony":
        return True
    theirs = current.family == "press" and (
        lexicon.events["their_talks"].match(words_of(encounter, reading)) or any(s != "s" for s in encounter.parties)
    )
    if len(draft.parties) < 2 or (
        current.family in ("press", "ceremony") and set(draft.persons) <= set(current.persons) and not theirs
    ):
        return True
    return _only_speak_of(draft, current, reading, lexicon)


def _is_its_ceremony(draft: Draft, encounter: Encounter, current: Draft, reading: Reading, lexicon: Lexicon) -> bool:
    """Whether "the solemn ceremony" is that of the letters or the signing spoken of."""
    if draft.type != "ceremony" or current.type not in SOLEMN:
        return False
    words = reading.chunks.text[max(0, encounter.start - 6) : encounter.end].lower()
    return lexicon.events["ceremony_of_it"].search(words) is not None


def _two_gatherings(draft: Draft, other: Draft, readings: Sequence[Reading]) -> bool:
    """Whether two conferences are told in words that place them in different towns."""
    if draft.type != "conference" or other.type != "conference":
        return False
    towns = [
        {
            m.value[0]
            for e in d.told
            for m in readings[e.sentence].marks
            if m.kind == "city" and m.start - e.end < BESIDE and e.start - m.end < BESIDE
        }
        for d in (draft, other)
    ]
    return bool(towns[0] and towns[1]) and towns[0].isdisjoint(towns[1])


def _two_sessions(draft: Draft, other: Draft, readings: Sequence[Reading]) -> bool:
    """Whether sessions of a mechanism are numbered differently: "la 9e session" is not the tenth."""
    if draft.type != "dialogue" or other.type != "dialogue":
        return False
    if any(e.rule.data.get("other") for e in (draft.told[0], other.told[0])):
        return True
    numbers = [{n for e in d.told for n in NUMBERED.findall(words_of(e, readings[e.sentence]))} for d in (draft, other)]
    return bool(numbers[0] and numbers[1]) and numbers[0].isdisjoint(numbers[1])


def _only_speak_of(draft: Draft, current: Draft, reading: Reading, lexicon: Lexicon) -> bool:
    """Whether others of the same sides only speak of the talks told last: "à l'issue de l'audience, le ministre X"."""
    if draft.family != "talks" or current.family != "talks" or not draft.persons:
        return False
    known = lexicon.events["the_talks_told"].search(words_of(draft.told[0], reading))
    met = any(slot != "s" for slot in draft.told[0].parties)
    return bool(
        known and not met and draft.parties <= current.parties and not set(draft.persons) & set(current.persons)
    )


def _told_on(draft: Draft, drafts: list[Draft], reading: Reading, lexicon: Lexicon) -> Draft | None:
    """The ceremony just told of one side, of which a sentence on "the ceremony" names the other."""
    last = next((d for d in reversed(drafts) if d.family == "ceremony"), None)
    if draft.family != "ceremony" or last is None or len(draft.parties) > 1 or len(last.parties) > 1:
        return None
    at = draft.told[0].start
    known = lexicon.events["ceremony_known"]
    near = min(draft.sentences) - max(last.sentences) in (1, 2)
    return last if near and known.search(reading.chunks.text[max(0, at - 6) : at].lower()) else None


def words_of(encounter: Encounter, reading: Reading) -> str:
    """The words that show an encounter."""
    return reading.chunks.text[encounter.start : encounter.end].lower()
