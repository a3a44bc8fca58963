"""In what manner talks were held, in person, by telephone or in writing, where words around their telling say it."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.encounters.drafts import Draft
from extractors.encounters.frames import Encounter
from extractors.events.retold import words_of
from extractors.patterns.lexicon import Lexicon
from extractors.sentence.syntax import Reading


def by_headline(drafts: Sequence[Draft], readings: Sequence[Reading], lexicon: Lexicon) -> None:
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
    if any(in_person.search(words_of(e, readings[e.sentence])) for e in talks[0].told):
        return
    for reading in readings[:2]:
        if reading.sentence.kind == "title" and lexicon.events.search("phone", reading.chunks):
            talks[0].type = "phone_call"


def carry_on(draft: Draft, drafts: list[Draft], reading: Reading, lexicon: Lexicon) -> None:
    """Make talks that carry on after a call ("il s'est aussi entretenu avec …") a call as well."""
    last = next((d for d in reversed(drafts) if d.family == "talks"), None)
    if draft.type != "meeting" or last is None or last.type not in ("phone_call", "video_meeting"):
        return
    further = lexicon.events["also"].search(words_of(draft.told[0], reading))
    if further and set(draft.persons) & set(last.persons):
        draft.type = last.type


def by_line(current: Draft, encounter: Encounter, reading: Reading, lexicon: Lexicon) -> None:
    """Talks whose manner was left open are the call that the text then calls them ("cet entretien téléphonique")."""
    in_person = current.host is not None or any(
        lexicon.events["in_person"].search(words_of(e, reading)) for e in current.told
    )
    if current.type != "meeting" or current.status != "held" or in_person:
        return
    if encounter.type in ("phone_call", "video_meeting"):
        current.type = encounter.type


def is_spoken(encounter: Encounter, reading: Reading, lexicon: Lexicon) -> bool:
    """Whether good wishes may have been said aloud: no letter is told of."""
    written = lexicon.events["written"].search(words_of(encounter, reading))
    return bool(encounter.rule.data.get("spoken")) or ("written" in lexicon.events and not written)


def met_in_person(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether those who congratulate have just been told to meet."""
    return any(d.family == "talks" and d.status == "held" and draft.parties <= d.parties for d in drafts)


def in_writing(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether those who are told to speak have been told to write, and not to meet."""
    written = any(d.family == "message" and draft.parties <= d.parties for d in drafts)
    return written and not met_in_person(draft, drafts)
