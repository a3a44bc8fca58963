"""Who takes part in an event beside the parties that its words name: chairs, guests announced, those present."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractors.encounters.drafts import Draft
from extractors.encounters.frames import Encounter
from extractors.events.counterparts import seat_apart, seat_guests, seat_the_open
from extractors.events.feasts import ANSWER_REACH, answer, feast, thank
from extractors.events.gatherings import COMPANY_REACH, PRESENT, partners, presided, sit, take_the_floor, unattended_of
from extractors.events.letters import as_credentials, present_letters
from extractors.patterns.lexicon import Lexicon
from extractors.persons.meant import Meant
from extractors.persons.people import People, Person
from extractors.references.antecedents import References
from extractors.sentence.subjects import acting
from extractors.sentence.syntax import Reading
from extractors.sides.company import JOURNEYS, side_with

# Parties to letters of credence of a single ambassador.
PAIR = 2


def take_part(
    drafts: list[Draft],
    readings: Sequence[Reading],
    people: People,
    by_sentence: Mapping[int, list[Encounter]],
    lexicon: Lexicon,
) -> None:
    """Take in, for each event, those whom other words of the article have take part in it.

    Args:
        drafts: the events; changed in place.
        readings: the sentences.
        people: the persons of the article, with their sides.
        by_sentence: the encounters by the number of their sentence.
        lexicon: of the language.
    """
    _list_goes_on(drafts, readings, people, lexicon)
    unattended = unattended_of(drafts)
    as_credentials(drafts, readings, lexicon)
    for draft in list(drafts):
        if draft.family == "talks" and len(draft.parties) == 1 and _is_of_many(draft):
            chair(draft, readings, people, by_sentence, lexicon, leading=True)
        # Who leads a session of one side, or of none told, leads it with the others whom its sentence names.
        gathers = draft.type in ("conference", "ceremony", "press_conference")
        gathers = gathers or (draft.type == "dialogue" and len(draft.parties) < PAIR)
        if gathers and not all(e.rule.data.get("alone") for e in draft.told):
            _attend(draft, drafts, readings, people, lexicon)
        if draft.family == "talks" and draft.status == "held" and len(draft.parties) < PAIR:
            _with_many(draft, drafts, readings, people, lexicon)
        if draft.type == "ceremony" and (not draft.parties or any(e.rule.data.get("speak") for e in draft.told)):
            feast(draft, drafts, readings, people, lexicon)
        elif draft.type == "ceremony" and draft.status == "held":
            thank(draft, drafts, readings, people, lexicon)
        if draft.type == "visit" and not draft.persons:
            _led(draft, readings, people)
        if draft.type == "ceremony" and len(draft.parties) == 1:
            answer(draft, drafts, readings, people, lexicon)
        if (draft in unattended or draft.type == "dialogue") and not draft.persons:
            sit(draft, unattended, readings, people, lexicon)
        if draft.type == "conference" and draft.persons:
            presided(draft, readings, people, lexicon)
        if draft.type in ("conference", "dialogue") and draft.status == "held":
            take_the_floor(draft, readings, people, lexicon)
        if draft.type == "conference":
            partners(draft, readings, lexicon)
        if draft.type == "credentials":
            present_letters(draft, drafts, readings, people, lexicon)
        if draft.family in ("talks", "signing"):
            seat_guests(draft, people)
            seat_the_open(draft)
        if draft.type == "dialogue":
            seat_apart(draft)
        if draft.told[0].rule.data.get("other"):
            # Of another session than the one told nobody is named.
            continue
        if draft.type in ("dialogue", "signing") and draft.status == "held":
            chair(draft, readings, people, by_sentence, lexicon)
        if not draft.persons and len(draft.sides) > 1 and draft.status == "held" and draft.family != "visit":
            _adopt(
                draft, [readings[n] for n in sorted(draft.sentences)] if draft.type == "signing" else readings, people
            )


def keep_company(
    current: Draft, drafts: list[Draft], number: int, readings: Sequence[Reading], references: References
) -> None:
    """Take in those in whose presence or company the encounter told last took place, each of its list, or all told.

    Args:
        current: the encounter.
        drafts: all told so far.
        number: of the sentence just read.
        readings: the sentences.
        references: who is meant by its words.
    """
    reading = readings[number]
    opened = number
    while (
        opened > 0
        and readings[opened].chunks.every("companion")
        and references.matches("bullet", readings[opened].words)
    ):
        # A list of those present stands where it was opened.
        opened -= 1
    every = [d for d in drafts if d.family == "talks" and d.status == "held"]
    if not every or not references.matches("all_talks", reading.words):
        every = []
    current = every[-1] if every else current
    near = bool(every) or opened - max(current.sentences) <= COMPANY_REACH
    present, team = references.company(reading, "attendance"), references.company(reading, "team")
    sides = {p.side for p in team}
    if number in current.sentences or not any(
        d.family in JOURNEYS and sides & {p.side for p in d.persons} for d in drafts
    ):
        # A delegation of which no journey is told was there.
        present = [*present, *team]
    if current.status == "planned" and any(
        d.family == "visit" and set(d.persons) & set(current.persons) for d in drafts
    ):
        # Who belongs to a delegation travels with it; at which of its talks is not said.
        present, near = [], near and number in current.sentences
    if current.family == "signing" and not current.parties and len({p.side for p in present if p.side}) > 1:
        # Companies sign in the presence of officials of two sides, whose signing it is.
        current.add(Meant(present))
    if current.family in ("talks", "signing"):
        listed = [d for d in every or drafts if (every or d.told[0] is current.told[0]) and d is not current]
        along = references.company(reading) if near else []
        for person in [*along, *present]:
            side_with(person, current, [*along, *present])
            for draft in [*listed, current]:
                led = any(m.kind == "delegation" for e in draft.told for m in e.parties.values())
                # An ambassador who comes with a delegation of no country told is the guest.
                brings = led and len(draft.parties) == 1 and person in along and "ambassador" in person.classes
                if person.stands_for in draft.parties or (brings and person.side):
                    draft.add(Meant([person]))
    elif (current.family == "ceremony" or (current.type == "conference" and not team)) and near:
        current.add(Meant([p for p in present if current.family == "ceremony" or p.stands_for]))
    elif current.family in JOURNEYS and current.persons:
        # Whom the text names as of the delegation.
        traveller = current.persons[0]
        along = [*present, *team] if current.family == "visit" else team
        own = [p for p in along if p.side is not None and p.side == traveller.side]
        for draft in drafts:
            same = draft.family in (current.family, "visit") or draft.sentences & current.sentences
            if draft.family in JOURNEYS and same and traveller in draft.persons:
                draft.add(Meant(own))


def _list_goes_on(drafts: list[Draft], readings: Sequence[Reading], people: People, lexicon: Lexicon) -> None:
    """Ambassadors whom the host of a ceremony of several received as well, told in one list, are of that ceremony."""
    for ceremony in [d for d in drafts if d.type == "credentials" and (len(d.parties) > PAIR or _is_of_many(d))]:
        hosts = [p for p in ceremony.persons if p.side == ceremony.host]
        more = [d for d in drafts if d.type == "meeting" and len(hosts) == 1 and hosts[0] in d.persons]
        for told in {id(d.told[0]): d.told[0] for d in more}.values():
            listed = [d for d in more if d.told[0] is told]
            guests = [p for d in listed for p in d.persons if p not in hosts]
            near = told.sentence - max(ceremony.sentences) <= COMPANY_REACH
            if len(listed) > 1 and near and guests and all("ambassador" in p.classes for p in guests):
                present_letters(ceremony, drafts, readings, people, lexicon)
                ceremony.add(Meant(guests))
                ceremony.sentences.add(told.sentence)
                drafts[:] = [d for d in drafts if d not in listed]


def _attend(
    draft: Draft, drafts: Sequence[Draft], readings: Sequence[Reading], people: People, lexicon: Lexicon
) -> None:
    """All who are named in the sentence of a conference or ceremony attend it, but for whom one who came for it met.

    At a press conference it is those at whose side somebody speaks.
    """
    text, purpose = readings[0].chunks.text, lexicon.events["purpose"]
    announcer = lexicon.events["announced_by"]
    came = draft.status == "planned" or all(
        purpose.search(text[max(0, e.start - 10) : e.start].lower()) for e in draft.told
    )
    near = [d for d in drafts if d.family in ("talks", "message") and d.sentences & draft.sentences]
    near = [
        d
        for d in near
        if came
        or (draft.type == "ceremony" and d.told[0].end < draft.told[0].start)
        or (draft.type == "conference" and any(d.told[0].parties.get("s", d) is e.parties.get("s") for e in draft.told))
    ]
    met = [p for d in near for p in d.persons]
    present = PRESENT if draft.type != "dialogue" else (*PRESENT, "companion")
    for number in sorted(draft.sentences):
        chunks = readings[number].chunks
        kinds = ("companion",) if draft.type == "press_conference" else ("person", "group", "delegation", "companion")
        for place, mark in chunks.placed:
            if mark.kind not in kinds or (mark.kind == "companion" and mark.value not in present):
                continue
            if announcer.search(chunks.codes, max(0, place - 40), place):
                continue
            for person in people.named(mark):
                if person.official and (person not in met or not draft.persons):
                    draft.add(Meant([person]))


def chair(
    draft: Draft,
    readings: Sequence[Reading],
    people: People,
    by_sentence: Mapping[int, list[Encounter]],
    lexicon: Lexicon,
    *,
    leading: bool = False,
) -> None:
    """Take in those of its sides who are said to lead a session, in its sentences or just after them.

    Of many guests of no country told (``leading``), the one who led them is of a side not told yet.
    """
    signed, events = draft.type == "signing", lexicon.events
    for number in range(min(draft.sentences), min(max(draft.sentences) + 1 + COMPANY_REACH, len(readings))):
        chunks = readings[number].chunks
        if number not in draft.sentences and number in by_sentence:
            continue
        if not (events.search("for_a_side", chunks) if signed else events["chairing"].search(readings[number].words)):
            continue
        # Whom somebody met on the occasion of a session did not chair it.
        beside = [
            e.parties["b"]
            for e in by_sentence.get(number, ())
            if e.type == "meeting" and "b" in e.parties and not e.anaphora and _is_beside(draft.told[0], e)
        ]
        named = chunks.every("country", "adjective")
        foreign = any(m.value and m.value[0] not in draft.parties for m in named)
        for mark in chunks.every("person", "group", "delegation", "companion"):
            for person in people.named(mark) if mark not in beside else ():
                side = person.stands_for
                guessed = foreign and person.side_rule == "country-named-most"
                if (person.official or (signed and side)) and not guessed and (side in draft.parties) is not leading:
                    draft.add(Meant([person]))


def _is_beside(session: Encounter, other: Encounter) -> bool:
    """Whether an encounter is told after a session, or by another verb of the same subject before it."""
    return session.end < other.start or ("s" in other.parties and other.parties["s"] is session.parties.get("s"))


def _led(draft: Draft, readings: Sequence[Reading], people: People) -> None:
    """A delegation that travels is led by whom the next sentences name as the leader of one of its side."""
    if not any(m.kind == "delegation" for m in draft.unnamed):
        return
    first = min(draft.sentences)
    for reading in readings[first : first + 1 + COMPANY_REACH]:
        for mark in reading.chunks.every("delegation"):
            leaders = [p for p in people.named(mark) if p.side in draft.parties and p.side != draft.host]
            if leaders and not draft.persons:
                draft.add(Meant(leaders))


def _with_many(
    draft: Draft, drafts: Sequence[Draft], readings: Sequence[Reading], people: People, lexicon: Lexicon
) -> None:
    """A meeting with envoys told as a number is one of those envoys who speak after it, and of their hosts who do."""
    met = [m for e in draft.told for slot, m in e.parties.items() if slot != "s" and m.kind == "office"]
    if not any(m.value.number > 1 and not m.value.sides for m in met):
        return
    taken = {id(p) for d in drafts if d is not draft for p in d.persons}
    speaking: list[Person] = []
    first = min(draft.sentences)
    for reading in readings[first : first + 1 + ANSWER_REACH + COMPANY_REACH]:
        for _, mark in acting(reading.chunks, lexicon, "person"):
            speaking += [p for p in people.named(mark) if p.held and p not in speaking and id(p) not in taken]
    envoys = [p for p in speaking if "ambassador" in p.classes and p.side]
    posted = {host for p in envoys for host in p.accredited}
    hosts = [p for p in speaking if p.side in posted]
    if len(posted) == 1 and hosts and draft.parties <= posted:
        draft.add(Meant([*hosts, *(p for p in envoys if p.side not in posted)]))


def _is_of_many(draft: Draft) -> bool:
    """Whether the other party is a number of officials of no country told ("le groupe des ambassadeurs africains")."""
    return any(m.kind == "office" and m.value.number > 1 and not m.value.sides for m in draft.unnamed)


def _adopt(draft: Draft, readings: Sequence[Reading], people: People) -> None:
    """Give an encounter told of countries only the first pair of officials named together, one for each country."""
    for reading in readings:
        for mark in reading.chunks.every("group"):
            persons = people.named(mark)
            if {p.side for p in persons} == set(draft.sides) and all(p.held for p in persons):
                draft.persons.extend(persons)
                return
