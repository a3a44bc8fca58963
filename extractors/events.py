"""The events of an article: encounters of single sentences, resolved, gathered and checked for two sides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extractors.company import travel_along
from extractors.correspondence import name_the_senders
from extractors.drafting import drafts_of
from extractors.drafts import Draft, gather, is_same
from extractors.encounters import Encounter
from extractors.guest_lists import spread_lists
from extractors.lexicon import Lexicon
from extractors.meant import Meant
from extractors.people import OF_STATES, People
from extractors.references import References
from extractors.signings import one_ceremony
from extractors.syntax import Reading
from extractors.taking_part import chair, keep_company, take_part
from extractors.two_sides import is_event, shown_in, told_by_others

# Sentences that may say that what the article is about was called off.
LEAD = 4
# How far from the words of a conference the town may stand that it is held in.
BESIDE = 110

# A number written as an ordinal: digits that letters follow at once.
NUMBERED = re.compile(r"\b(\d{1,3})(?=[^\W\d])")


def draft_events(
    readings: Sequence[Reading], encounters: Iterable[Encounter], people: People, lexicon: Lexicon
) -> list[Draft]:
    """Resolve the parties of each encounter and gather the tellings of one event.

    Args:
        readings: the sentences.
        encounters: what the frames found, in order of the text.
        people: the persons of the article, with their sides.
        lexicon: of the language.
    """
    encounters = spread_lists(readings, encounters, lexicon)
    references = References(readings, people, encounters, lexicon)
    drafts: list[Draft] = []
    current: Draft | None = None
    by_sentence: dict[int, list[Encounter]] = {}
    for encounter in encounters:
        by_sentence.setdefault(encounter.sentence, []).append(encounter)
    for number, reading in enumerate(readings):
        for encounter in by_sentence.get(number, ()):
            if encounter.rule.data.get("follows") and current is not None and current.type == "ceremony":
                encounter.type = current.type
            if encounter.rule.data.get("follows") and current is not None and current.family == "signing":
                # The session goes on behind what was signed at it.
                current = next((d for d in reversed(drafts) if d.type == encounter.type), current)
            if encounter.rule.data.get("repeats") and (current is None or current.type != encounter.type):
                continue
            for draft in drafts_of(encounter, references, current, reading, drafts):
                if encounter.rule.data.get("series") and not any(set(d.persons) & set(draft.persons) for d in drafts):
                    continue
                if encounter.rule.data.get("series") and _in_writing(draft, drafts):
                    continue
                if encounter.anaphora and not any(d.family == "talks" for d in drafts):
                    _the_talks(draft, references, reading, lexicon)
                floor = lexicon.events["taking_floor"]
                if encounter.rule.data.get("spoken") and floor.match(reading.chunks.codes):
                    continue
                if draft.family == "message" and _is_spoken(encounter, reading, lexicon) and _in_person(draft, drafts):
                    continue
                draft.headline = reading.sentence.kind == "title"
                draft.timeless = draft.family == "visit" and draft.headline
                _carry_on(draft, drafts, reading, lexicon)
                further = lexicon.events["also"].search(_told(encounter, reading))
                # A call told in the pluperfect is not the meeting told before it.
                further = further or lexicon.events["earlier"].search(_told(encounter, reading))
                same = next(
                    (
                        d
                        for d in reversed(drafts)
                        if is_same(d, draft)
                        and not (further and d.type != draft.type and d.type != "credentials")
                        and not _two_gatherings(d, draft, readings)
                        and not _two_sessions(d, draft, readings)
                    ),
                    None,
                ) or _told_on(draft, drafts, reading, lexicon)
                if same is None:
                    if encounter.anaphora and current is not None and draft.family == current.family == "ceremony":
                        current.sentences.add(number)
                        continue
                    retold = current is not None and current.family in ("press", "ceremony")
                    retold = retold and set(draft.persons) <= set(current.persons) if current else False
                    retold = retold or _speak_of(draft, current, reading, lexicon)
                    if encounter.anaphora and (len(draft.parties) < 2 or retold) and current is not None:
                        for one in (d for d in drafts if d.told[0] is current.told[0]):
                            _by_line(one, encounter, reading, lexicon)
                        _fulfil(current, reading, lexicon)
                        current.sentences.add(number)
                        continue
                    drafts.append(draft)
                    same = draft
                    if (
                        draft.family == "talks"
                        and draft.status == "held"
                        and len(draft.parties) > 1
                        and not draft.persons
                    ):
                        chair(draft, readings, people, by_sentence, lexicon)
                else:
                    gather(same, draft)
                lone = current is not None and len(same.parties) < 2 <= len(current.parties) and is_event(current)
                if current is None or (not lone and same.family != "visit" and (same.persons or same.status == "held")):
                    current = same
        if current is not None:
            keep_company(current, drafts, number, readings, references)
        references.advance(number)
    drafts = _at_the_hosts(drafts)
    _by_headline(drafts, readings, lexicon)
    take_part(drafts, readings, people, by_sentence, lexicon)
    name_the_senders(drafts, readings, encounters, people, lexicon)
    travel_along(drafts, readings, people, encounters, lexicon)
    for draft in drafts:
        # A side may have been concluded after the person was first met with.
        draft.add(Meant(list(draft.persons)))
        for name, mark in draft.organizations.items():
            row = lexicon.tables["organizations"].get(name, {})
            if row.get("country") and not row.get("side"):
                # A national agency acts for its country.
                draft.sides.setdefault(row["country"], mark)
    text = " ".join(r.words for r in readings[:LEAD])
    if lexicon.events["called_off"].search(text):
        drafts = [d for d in drafts if d.family != "visit" or d.status == "held" or not _only_named(d)]
    drafts = one_ceremony(drafts, readings, lexicon)
    drafts = [d for d in drafts if is_event(d) and not shown_in(d, lexicon)]
    return [d for d in drafts if not told_by_others(d, drafts)]


def _by_headline(drafts: Sequence[Draft], readings: Sequence[Reading], lexicon: Lexicon) -> None:
    """The only talks of an article are the call of its headline; so are talks that the next sentence calls one."""
    talks = [d for d in drafts if d.family == "talks" and d.persons]
    for draft in talks:
        following = readings[draft.told[0].sentence + 1 :][:1]
        called = any(lexicon.events["the_call"].search(r.words) for r in following)
        if called and draft.type == "meeting" and draft.host is None and draft.status == "held":
            draft.type = "phone_call"
    if len(talks) != 1 or talks[0].type != "meeting" or talks[0].host is not None:
        return
    in_person = lexicon.events["in_person"]
    if any(in_person.search(_told(e, readings[e.sentence])) for e in talks[0].told):
        return
    for reading in readings[:2]:
        if reading.sentence.kind == "title" and lexicon.events.search("phone", reading.chunks):
            talks[0].type = "phone_call"


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
    numbers = [{n for e in d.told for n in NUMBERED.findall(_told(e, readings[e.sentence]))} for d in (draft, other)]
    return bool(numbers[0] and numbers[1]) and numbers[0].isdisjoint(numbers[1])


def _at_the_hosts(drafts: list[Draft]) -> list[Draft]:
    """Visits of which nothing says where to are to the country of who received the visitor; told twice, they are one.

    A visit that nouns alone tell of is to come where the visitor's talks there are.
    """
    kept: list[Draft] = []
    for draft in drafts:
        if draft.family == "visit" and draft.persons:
            talks = [d for d in drafts if d.family == "talks" and d.host and set(draft.persons) & set(d.persons)]
            near = [d for d in talks if any(abs(a - b) <= 1 for a in d.sentences for b in draft.sentences)]
            hosts = {d.host for d in near if d.host not in {p.side for p in draft.persons}}
            official = any(p.classes & (OF_STATES | {"organization-head", "vice-president"}) for p in draft.persons)
            if draft.host is None and len(hosts) == 1 and official:
                draft.host = hosts.pop()
                draft.sides.setdefault(str(draft.host), None)
            there = {d.status for d in talks if d.host == draft.host}
            if there == {"planned"} and draft.status == "held" and all(e.anaphora for e in draft.told):
                draft.status = "planned"
            same = next((d for d in kept if d.family == "visit" and d.host == draft.host and is_same(d, draft)), None)
            if same is not None and draft.host is not None:
                gather(same, draft)
                continue
        kept.append(draft)
    return kept


def _only_named(draft: Draft) -> bool:
    """Whether nouns alone tell of an event, and no verb."""
    return all(e.rule.data.get("subject") == "none" for e in draft.told)


def _the_talks(draft: Draft, references: References, reading: Reading, lexicon: Lexicon) -> None:
    """Give talks told as known ("la rencontre") to the only two officials of the article, if no third is told of."""
    told = _told(draft.told[0], reading)
    if draft.family != "talks" or len(draft.parties) > 1 or not lexicon.events["definite"].search(told):
        return
    two = references.only_two()
    third = not draft.parties <= {p.side for p in two.persons}
    if (
        not third
        and not lexicon.events["interview"].search(reading.words)
        and all(p in two.persons for p in draft.persons)
    ):
        draft.add(two)


def _speak_of(draft: Draft, current: Draft | None, reading: Reading, lexicon: Lexicon) -> bool:
    """Whether others of the same sides only speak of the talks told last: "à l'issue de l'audience, le ministre X"."""
    if current is None or draft.family != "talks" or current.family != "talks" or not draft.persons:
        return False
    known = lexicon.events["the_talks_told"].search(_told(draft.told[0], reading))
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


def _carry_on(draft: Draft, drafts: list[Draft], reading: Reading, lexicon: Lexicon) -> None:
    """Make talks that carry on after a call ("il s'est aussi entretenu avec …") a call as well."""
    last = next((d for d in reversed(drafts) if d.family == "talks"), None)
    if draft.type != "meeting" or last is None or last.type not in ("phone_call", "video_meeting"):
        return
    further = lexicon.events["also"].search(_told(draft.told[0], reading))
    if further and set(draft.persons) & set(last.persons):
        draft.type = last.type


def _by_line(current: Draft, encounter: Encounter, reading: Reading, lexicon: Lexicon) -> None:
    """Talks whose manner was left open are the call that the text then calls them ("cet entretien téléphonique")."""
    in_person = current.host is not None or any(
        lexicon.events["in_person"].search(_told(e, reading)) for e in current.told
    )
    if current.type != "meeting" or current.status != "held" or in_person:
        return
    if encounter.type in ("phone_call", "video_meeting"):
        current.type = encounter.type


def _fulfil(current: Draft, reading: Reading, lexicon: Lexicon) -> None:
    """What a journey was made for was held where the next sentences say so: "this meeting took place"."""
    held = lexicon.events["was_held"]
    if current.status == "planned" and all(e.rule.data.get("purpose") for e in current.told):
        current.status = "held" if held.search(reading.chunks.codes) else current.status


def _is_spoken(encounter: Encounter, reading: Reading, lexicon: Lexicon) -> bool:
    """Whether good wishes may have been said aloud: no letter is told of."""
    written = lexicon.events["written"].search(_told(encounter, reading))
    return bool(encounter.rule.data.get("spoken")) or ("written" in lexicon.events and not written)


def _in_person(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether those who congratulate have just been told to meet."""
    return any(d.family == "talks" and d.status == "held" and draft.parties <= d.parties for d in drafts)


def _in_writing(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether those who are told to speak have been told to write, and not to meet."""
    written = any(d.family == "message" and draft.parties <= d.parties for d in drafts)
    return written and not _in_person(draft, drafts)


def _told(encounter: Encounter, reading: Reading) -> str:
    """The words that show an encounter."""
    return reading.chunks.text[encounter.start : encounter.end].lower()
