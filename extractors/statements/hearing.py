"""What was heard of an article's speech so far: who spoke last, alone or together, and in which talks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractors.persons.people import Person
from extractors.sentence.speech import Grammar
from extractors.sentence.syntax import Reading
from extractors.statements.voices import Voice

if TYPE_CHECKING:
    from extractors.encounters.drafts import Draft
    from extractors.pipeline import Story

_PAIR = 2  # as many persons "the first" and "the second" mean


class Hearing:
    """Who was heard in one article, in the order of its sentences."""

    def __init__(self, story: Story, readings: Sequence[Reading], table: Grammar) -> None:
        self._story = story
        self._readings = readings
        self._table = table
        self._subject: Person | None = None
        self._women: set[str] = set()  # whom an article told by a post in the feminine
        self._now: Sequence[Person] = ()  # those who speak in the clause before, in the sentence that is read
        self._named_body: tuple[list[str], str] | None = None  # an institution by its names and article
        self._body: tuple[list[str], str] | None = None  # the one that spoke last
        self._several_spoke: tuple[Draft, Voice] | None = None  # those who spoke last, where they were several
        self._joint: tuple[Draft, Voice] | None = None  # those who spoke together last
        self.quoted: Voice | None = None  # who speaks in the first person in the sentences that are read
        self._hosts: dict[int, str | None] = {}  # who receives, by talks

    def host(self, draft: Draft) -> str | None:
        """Whose guests the others are: who is told to receive, else the one side in a town of which they met."""
        if id(draft) not in self._hosts:
            first = self._readings[min(draft.sentences)] if draft.sentences else None
            towns = {str(m.value[1]) for m in first.chunks.every("city")} & set(draft.sides) if first else set()
            self._hosts[id(draft)] = draft.host or (towns.pop() if len(towns) == 1 else None)
        return self._hosts[id(draft)]

    def all_of(self, draft: Draft, *, every: bool = False) -> Voice:
        """All who talk: the first person of each side, or every one."""
        first = {p.stands_for: p for p in reversed(draft.persons)}
        persons = list(draft.persons) if every else list(first.values())[::-1]
        silent = [c for c in (*draft.sides, *draft.organizations) if c not in {p.stands_for for p in persons}]
        if silent:
            return Voice(names=sorted(draft.parties), joint=True)
        return Voice(persons, joint=True)

    def _ordered(self, draft: Draft, *, second: bool) -> Voice:
        """The first or the second of two who talk, in the order in which they are named."""
        order = sorted(draft.persons, key=lambda p: p.mentions[0].start)
        return Voice([order[second]] if len(order) == len({*order}) == _PAIR else [])

    def _guests(self, draft: Draft) -> Voice | None:
        """The two who are received by a third, whom "both" means."""
        host = self.host(draft)
        guests = [p for p in draft.persons if host and p.side != host]
        return Voice(guests, joint=True) if len(guests) == _PAIR < len(draft.persons) else None

    def _together(self, draft: Draft) -> Voice:
        """Those of some talks who spoke together last, where that was heard, else all of them."""
        talks, spoke = self._several_spoke or (None, None)
        if spoke is not None and (talks is draft or all(p in draft.persons for p in spoke.persons)):
            return Voice(list(spoke.persons), list(spoke.names), joint=True)
        if self._joint is not None and self._joint[0] is draft:
            return Voice(list(self._joint[1].persons), list(self._joint[1].names), joint=True)
        return self.all_of(draft)

    def speaking(self, voice: Voice | None) -> None:
        """Remember who speaks in the sentence that is read: "his host", further on in it, is another one."""
        self._now = voice.persons if voice is not None and len(voice.persons) == 1 else ()

    def last_speaker(self) -> Voice:
        """The person who spoke last."""
        return Voice([self._subject] if self._subject else [])

    def hear(self, voice: Voice, draft: Draft) -> None:
        """Remember who spoke last, and of which talks."""
        self._several_spoke = (draft, voice) if voice.joint or len(voice.persons) > 1 else None
        if len(voice.persons) == 1:
            self._subject = voice.persons[0]
        elif voice.persons and voice.sides == draft.parties:
            self._joint = draft, voice
        held = self._named_body
        self._body = held if held is not None and not voice.persons and voice.names == held[0] else None
