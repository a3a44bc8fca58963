"""The events of an article: encounters of single sentences, resolved, gathered and checked for two sides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from extractors.encounters.drafts import Draft, gather, is_same, named_last
from extractors.encounters.frames import Encounter
from extractors.events.correspondence import name_the_senders
from extractors.events.drafting import drafts_of
from extractors.events.heard import meet_the_heard, meets_several, seat_the_present
from extractors.events.manner import by_headline, by_line, carry_on, in_writing, is_spoken, met_in_person
from extractors.events.retold import one_by_one, speaks_of, told_before, words_of
from extractors.events.signings import one_ceremony
from extractors.events.taking_part import chair, keep_company, take_part
from extractors.events.two_sides import before_a_house, by_a_place, is_event, only_welcomed, shown_in, told_by_others
from extractors.events.unsettled import (
    leave_open,
    return_to_the_hero,
    seat_at_home,
    seat_opposite,
    seat_with_whom_told,
    sign_with_whom_told,
)
from extractors.events.untold import settle_the_untold
from extractors.naming.guest_lists import spread_lists
from extractors.patterns.lexicon import Lexicon
from extractors.persons.meant import Meant
from extractors.persons.people import OF_STATES, People
from extractors.references.antecedents import References
from extractors.sentence.syntax import Reading
from extractors.sides.company import travel_along
from extractors.values.dates import DateContext

# Sentences that may say that what the article is about was called off.
LEAD = 4
# How many sentences behind a journey or talks it may be said, naming them, that they will be or were not held.
REACH = 3
# How far before the words of an encounter its auxiliaries may begin, adverbs between them.
AUXILIARIES = 20


def draft_events(
    readings: Sequence[Reading], encounters: Iterable[Encounter], people: People, dates: DateContext, lexicon: Lexicon
) -> list[Draft]:
    """Resolve the parties of each encounter and gather the tellings of one event.

    Args:
        readings: the sentences.
        encounters: what the frames found, in order of the text.
        people: the persons of the article, with their sides.
        dates: what the article says of its dates.
        lexicon: of the language.
    """
    encounters = spread_lists(readings, encounters, lexicon)
    by_sentence: dict[int, list[Encounter]] = {}
    for encounter in encounters:
        by_sentence.setdefault(encounter.sentence, []).append(encounter)
    references = References(readings, people, encounters, lexicon)
    account = _Account(readings, people, dates, lexicon, references, by_sentence)
    for number in range(len(readings)):
        for encounter in by_sentence.get(number, ()):
            account.hear(encounter)
        account.look_back(number)
        if account.current is not None:
            keep_company(account.current, account.drafts, number, readings, references)
        references.advance(number)
    drafts = _at_the_hosts(one_by_one(account.drafts))
    by_headline(drafts, readings, lexicon)
    take_part(drafts, readings, people, by_sentence, lexicon)
    name_the_senders(drafts, readings, encounters, people, lexicon)
    travel_along(drafts, readings, people, encounters, lexicon)
    for draft in drafts:
        # A side may have been concluded after the person was first met with.
        draft.add(Meant(list(draft.persons)))
        for name, mark in draft.organizations.items():
            if own := lexicon.country_of(name):
                # A national agency acts for its country.
                draft.sides.setdefault(own, mark)
    text = " ".join(r.words for r in readings[:LEAD])
    if lexicon.events["called_off"].search(text):
        drafts = [
            d for d in drafts if d.family != "visit" or d.status == "held" or not _only_expected(d, readings, lexicon)
        ]
    drafts = one_ceremony(drafts, readings, lexicon)
    return_to_the_hero(drafts, readings, people)
    for draft in drafts:
        seat_opposite(draft, drafts, readings, people)
        seat_with_whom_told(draft, drafts, readings)
        seat_at_home(draft, drafts, people)
    for draft in drafts:
        leave_open(draft, drafts, readings, people, lexicon)
        sign_with_whom_told(draft, drafts)
    dropped = [d for d in drafts if not is_event(d)]
    announced = [d for d in dropped if meets_several(d)]
    drafts = [d for d in drafts if is_event(d) and not shown_in(d, lexicon)]
    drafts = [d for d in drafts if not before_a_house(d, readings, lexicon)]
    drafts = [d for d in drafts if not by_a_place(d, drafts)]
    drafts = [d for d in drafts if not told_by_others(d, drafts) and not only_welcomed(d, drafts, readings, lexicon)]
    seat_the_present(drafts, readings, people)
    drafts += meet_the_heard(drafts, announced, readings, people, lexicon)
    return drafts + settle_the_untold(dropped, drafts, readings, people, lexicon)


@dataclass(slots=True)
class _Account:
    """What an article has told so far, sentence by sentence, and the event that it speaks of."""

    readings: Sequence[Reading]
    people: People
    dates: DateContext
    lexicon: Lexicon
    references: References
    by_sentence: Mapping[int, list[Encounter]]
    drafts: list[Draft] = field(default_factory=list)
    current: Draft | None = None

    def hear(self, encounter: Encounter) -> None:
        """Take in the events that one more encounter tells, each as new or as told before."""
        reading, current = self.readings[encounter.sentence], self.current
        if encounter.rule.data.get("follows") and current is not None and current.type == "ceremony":
            encounter.type = current.type
        if encounter.rule.data.get("follows") and current is not None and current.family == "signing":
            # The session goes on behind what was signed at it.
            self.current = current = next((d for d in reversed(self.drafts) if d.type == encounter.type), current)
        if current is not None and current.type in encounter.rule.data.get("also", ()):
            encounter.type = current.type
        if encounter.rule.data.get("repeats") and (current is None or current.type != encounter.type):
            return
        for draft in drafts_of(encounter, self.references, current, reading, self.drafts):
            if encounter.rule.data.get("series") and not self._goes_on_with(draft):
                continue
            if encounter.anaphora and not any(d.family == "talks" for d in self.drafts):
                _the_talks(draft, self.references, reading, self.lexicon)
            if not self._is_only_speech(draft, encounter, reading):
                self._file(draft, encounter, reading)

    def look_back(self, number: int) -> None:
        """Take back what a sentence says has not taken place; what it says will is to come, if its tense was open."""
        for key in ("undone", "yet_to_be"):
            found = self.lexicon.events.match(key, self.readings[number].chunks)
            if found is None:
                continue
            family = "visit" if found["journey"] else "talks" if found["noun"] else ""
            near = (d for d in self.drafts if 0 < number - max(d.sentences) <= (REACH if family else 1))
            told = next((d for d in reversed([*near]) if family in ("", d.family)), None)
            if told is None:
                continue
            if key == "yet_to_be" and all(e.tense == "present" or e.anaphora for e in told.told):
                told.status = "planned"
            elif key == "undone" and (told.status == "planned" or _only_expected(told, self.readings, self.lexicon)):
                self.drafts.remove(told)
                self.current = None if self.current is told else self.current

    def _goes_on_with(self, draft: Draft) -> bool:
        """Whether a person of a draft has been told to meet others already, and not to write to them."""
        known = any(d.family != "message" and set(d.persons) & set(draft.persons) for d in self.drafts)
        return known and not in_writing(draft, self.drafts)

    def _is_only_speech(self, draft: Draft, encounter: Encounter, reading: Reading) -> bool:
        """Whether somebody takes the floor, or those who were told to meet congratulate each other."""
        if encounter.rule.data.get("spoken") and self.lexicon.events["taking_floor"].match(reading.chunks.codes):
            return True
        spoken = draft.family == "message" and is_spoken(encounter, reading, self.lexicon)
        return spoken and met_in_person(draft, self.drafts)

    def _file(self, draft: Draft, encounter: Encounter, reading: Reading) -> None:
        """Gather a draft with the event told before that it tells again, or add it."""
        lexicon, current = self.lexicon, self.current
        draft.headline = reading.sentence.kind == "title"
        draft.timeless = draft.family == "visit" and draft.headline
        carry_on(draft, self.drafts, reading, lexicon)
        named = self.people.named(*reading.chunks.every()) if encounter.anaphora else []
        same = told_before(draft, encounter, named_last(self.drafts, named), self.readings, self.dates, lexicon)
        if same is not None:
            gather(same, draft)
        elif current is not None and speaks_of(draft, encounter, current, reading, lexicon):
            for one in (d for d in self.drafts if d.told[0] is current.told[0]):
                by_line(one, encounter, reading, lexicon)
            _fulfil(current, reading, lexicon)
            current.sentences.add(encounter.sentence)
            return
        else:
            self.drafts.append(draft)
            same = draft
            if draft.family == "talks" and draft.status == "held" and len(draft.parties) > 1 and not draft.persons:
                chair(draft, self.readings, self.people, self.by_sentence, lexicon)
        if same.back:
            return
        lone = current is not None and len(same.parties) < 2 <= len(current.parties) and is_event(current)
        # What is told in the pluperfect is told by the way: the text goes on from the talks before it.
        words = reading.chunks.text[max(0, encounter.start - AUXILIARIES) : encounter.end].lower()
        back = lexicon.events["earlier"].search(words) is not None
        lone = lone or (back and current is not None and current.family == same.family == "talks")
        if current is None or (not lone and same.family != "visit" and (same.persons or same.status == "held")):
            self.current = same


def _at_the_hosts(drafts: list[Draft]) -> list[Draft]:
    """Visits of which nothing says where to are to the country of who received the visitor; told twice, they are one.

    A visit that nouns alone tell of is to come where the visitor's talks there are.
    """
    kept: list[Draft] = []
    for draft in drafts:
        if draft.family == "visit" and (draft.persons or draft.host is None):
            talks = [d for d in drafts if d.family == "talks" and d.host and _shares_guest(draft, d)]
            near = [d for d in talks if any(abs(a - b) <= 1 for a in d.sentences for b in draft.sentences)]
            hosts = {d.host for d in near if d.host not in ({p.side for p in draft.persons} or draft.sides)}
            official = any(p.classes & (OF_STATES | {"organization-head", "vice-president"}) for p in draft.persons)
            if draft.host is None and len(hosts) == 1 and (official or not draft.persons):
                draft.host = hosts.pop()
                draft.sides.setdefault(str(draft.host), None)
            met = (d for d in drafts if d.family == "talks" and _shares_guest(draft, d))
            there = {d.status for d in met if d.host == draft.host or (d.host is None and draft.host in d.sides)}
            if there == {"planned"} and draft.status == "held" and all(e.anaphora for e in draft.told):
                draft.status = "planned"
            same = next((d for d in kept if d.family == "visit" and d.host == draft.host and is_same(d, draft)), None)
            if same is not None and draft.host is not None:
                gather(same, draft)
                continue
        kept.append(draft)
    return kept


def _shares_guest(visit: Draft, talks: Draft) -> bool:
    """Whether who is on a visit is met at talks: a person, or of one sentence those of a side whom nobody names."""
    unnamed = not visit.persons and visit.sentences <= talks.sentences and set(visit.sides) <= set(talks.sides)
    return unnamed or not set(visit.persons).isdisjoint(talks.persons)


def _only_expected(draft: Draft, readings: Sequence[Reading], lexicon: Lexicon) -> bool:
    """Whether nouns alone tell of an event, and no verb but one that says that it was expected."""
    said = (
        readings[0].chunks.text[e.start : e.end].lower() for e in draft.told if e.rule.data.get("subject") != "none"
    )
    return all(map(lexicon.events["was_expected"].search, said))


def _the_talks(draft: Draft, references: References, reading: Reading, lexicon: Lexicon) -> None:
    """Give talks told as known ("la rencontre") to the only two officials of the article, if no third is told of."""
    told = words_of(draft.told[0], reading)
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


def _fulfil(current: Draft, reading: Reading, lexicon: Lexicon) -> None:
    """What a journey was made for was held where the next sentences say so: "this meeting took place"."""
    held = lexicon.events["was_held"]
    if current.status == "planned" and all(e.rule.data.get("purpose") for e in current.told):
        current.status = "held" if held.search(reading.chunks.codes) else current.status
