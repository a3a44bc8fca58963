"""Whether talks told again are others of the same persons: recalled, or held once more, on a day of their own."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.encounters.drafts import Draft
from extractors.encounters.frames import Encounter
from extractors.patterns.lexicon import Lexicon
from extractors.patterns.matching import Mark
from extractors.sentence.syntax import Reading
from extractors.values.dates import DateContext, PartialDate, resolve

# How far from the words of talks their day stands; how far around them stands what tells that they are others.
BESIDE = 60
AROUND = 25
# Days by which what was just reported may lie from the day of writing.
JUST = 9


def at_another_time(
    one: Draft, draft: Draft, readings: Sequence[Reading], dates: DateContext, lexicon: Lexicon
) -> bool:
    """Whether a telling of talks dates them otherwise than those told before, and says that they are others."""
    encounter = draft.told[0]
    reading = readings[encounter.sentence]
    if draft.family != "talks" or reading.sentence.kind != "body":
        return False
    told = _words(encounter, readings)
    if not lexicon.events["others"].search(told) or lexicon.events["these_very"].search(told):
        return False
    known = [day for e in one.told for day in _days(e, [encounter], readings[e.sentence], dates, None)]
    own = _days(encounter, one.told, reading, dates, known[0] if known else dates.written)
    if known:
        return bool(own) and not any(day.compatible(other) for day in own for other in known)
    # A day that is only counted from that of writing is none that has a date.
    counted = any(_beside(e, [encounter], readings[e.sentence]) for e in one.told)
    far = lexicon.events["further_back" if dates.written or counted else "long_before"].search(told)
    return bool(own and far) and not any(dates.written and _just_before(day, dates.written) for day in own)


def looks_back(draft: Draft, readings: Sequence[Reading], lexicon: Lexicon) -> bool:
    """Whether words only recall talks: in the pluperfect, or as the last ones or those before."""
    return lexicon.events["further_back"].search(_words(draft.told[0], readings)) is not None


def _words(encounter: Encounter, readings: Sequence[Reading]) -> str:
    text = readings[encounter.sentence].chunks.text
    return text[max(0, encounter.start - AROUND) : encounter.end + AROUND].lower()


def _just_before(day: PartialDate, written: PartialDate) -> bool:
    """Whether a day can be one of those of which a text of a day reports."""
    if day.full and written.full:
        return abs((written.full - day.full).days) <= JUST
    return day.compatible(written)


def _days(
    encounter: Encounter, others: Sequence[Encounter], reading: Reading, dates: DateContext, told: PartialDate | None
) -> list[PartialDate]:
    """When it was, by what stands beside the words of an encounter."""
    planned = encounter.status == "planned"
    marks = _beside(encounter, others, reading)
    found = [resolve(m.value, dates, planned=planned, told=told).start for m in marks]
    return [day for day in found if day is not None]


def _beside(encounter: Encounter, others: Sequence[Encounter], reading: Reading) -> list[Mark]:
    """The days, months and years told beside the words of an encounter, and not nearer to those of others."""
    return [
        m for m in reading.marks
        if m.kind == "date"
        and (away := _away(m, encounter)) < BESIDE
        and all(away <= _away(m, e) for e in others if e.sentence == encounter.sentence)
    ]  # fmt: skip


def _away(mark: Mark, encounter: Encounter) -> int:
    """How far a day stands from the words of an encounter."""
    return max(mark.start - encounter.end, encounter.start - mark.end)
