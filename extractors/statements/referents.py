"""Whom words mean in reported speech: pronouns by who spoke last, posts and groups by those who talk."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.patterns.matching import Mark
from extractors.persons.meant import sent_by
from extractors.persons.offices import Office
from extractors.persons.people import Person
from extractors.references.genders import gender_of, gender_told
from extractors.sentence.subjects import is_oblique
from extractors.sentence.syntax import ACTORS, Reading
from extractors.statements.hearing import Hearing
from extractors.statements.voices import (
    Voice,
    bodies_behind,
    first_mention,
    fitting,
    head_word,
    is_told_so,
    last_mention,
    sides_of,
)

if TYPE_CHECKING:
    from extractors.encounters.drafts import Draft

_TWO = 2


class Referents(Hearing):
    """What the words of one article refer to, as far as its sentences were heard."""

    def pronoun(self, word: str, draft: Draft, reading: Reading, at: int, *, closing: bool = False) -> Voice:
        """Whom a pronoun means; one that closes what was said means who spoke before, not whom the words speak of."""
        subjects = self._table.subjects
        if word in subjects["plurals"]:
            return (self._guests(draft) if word in subjects["pair"] else None) or self._together(draft)
        if word in subjects["first"] or word in subjects["second"]:
            return self._ordered(draft, second=word in subjects["second"])
        spoke = closing and self._subject is not None and self._agrees(self._subject, word)
        if closing and not spoke:
            fit = [p for p in draft.persons if self._agrees(p, word)]
            if len(fit) == 1:
                return Voice(fit)
        if order := subjects.search("theme_order", reading.chunks, 0, at):
            second = not any(order.groupdict().values())
            return self._ordered(draft, second=second)
        if not spoke and (named := self._named_first(reading, at, draft, word)) is not None:
            return Voice([named])
        if word in subjects["latter"]:
            person = self._latter(reading, at, draft, word) or self._last(reading, at, word)
            return Voice([person] if person else [])
        if self._body is not None and (word in subjects["feminine"]) == subjects["articles"].get(self._body[1]):
            return Voice(names=list(self._body[0]))
        if self._subject is not None and self._agrees(self._subject, word):
            return Voice([self._subject])
        person = self._last(reading, at, word)
        if person is None and self._subject in draft.persons and word in subjects["feminine"]:
            person = self._subject  # a post in the masculine may be a woman's
        return Voice([person] if person else [])

    def _named_first(self, reading: Reading, at: int, draft: Draft, word: str) -> Person | None:
        """Whom a sentence names before a pronoun: as its theme ("as for X, he ..."), else as its subject."""
        codes, subjects = reading.chunks.codes, self._table.subjects
        if theme := subjects.search("theme", reading.chunks, max(0, at - 200), at):
            place = theme.start("m")
        else:
            place = next((i for i in reading.chunks.positions(*ACTORS) if i < at), -1)
            if place < 0 or is_oblique(codes, place, self._story.lexicon):
                return None
            if subjects["governed"].search(codes, max(0, place - 30), place):
                return None
        persons = self.meant(reading, place, draft).persons
        return persons[0] if len(persons) == 1 and self._agrees(persons[0], word) else None

    def meant(self, reading: Reading, place: int, draft: Draft, but: Sequence[Person] = ()) -> Voice:
        """Whom the mark at a position means, as far as it can be another than some."""
        mark = reading.chunks.items[place]
        assert isinstance(mark, Mark)
        if mark.kind == "person":
            return Voice(self._story.people.named(mark))
        if mark.kind in ("group", "delegation"):
            return self._group(mark, draft, but)
        if mark.kind == "office":
            voice = self._office(mark, draft, but, self._themed(reading) or self._behind(reading, place))
            before, words = self._story.view.text[max(0, mark.start - 20) : mark.start], mark.value.role.lower()
            if len(voice.persons) == 1 and gender_told(before, words, self._table.subjects):
                self._women.add(voice.persons[0].name)
            return voice
        return Voice(names=sides_of(mark))

    def _group(self, mark: Mark, draft: Draft, but: Sequence[Person]) -> Voice:
        """Whom the parts of a mark mean together: "X et son homologue" is two."""
        voice = Voice(self._story.people.named(mark))
        for part in mark.parts:
            if part.kind == "office":
                other = self._office(part, draft, (*but, *voice.persons))
                voice.persons += [p for p in other.persons if p not in voice.persons]
                voice.names += [n for n in other.names if n not in voice.sides]
        if mark.kind == "delegation" and not voice:
            sent = sent_by(mark)
            voice.names = [code for code, _ in (*sent.sides, *sent.organizations)]
        voice.joint = len(voice.persons) + len(voice.names) > 1
        return voice

    def _themed(self, reading: Reading) -> tuple[str, ...]:
        """The side whose officials a sentence tells of: "on the Vietnamese side, the minister"."""
        found = self._table.subjects.match("side_theme", reading.chunks)
        mark = reading.chunks.items[found.start("m")] if found else None
        return tuple(sides_of(mark)) if isinstance(mark, Mark) else ()

    def _behind(self, reading: Reading, place: int) -> tuple[str, ...]:
        """The country of the body that is named behind a post."""
        found = self._table.subjects.match("behind_post", reading.chunks, place + 1)
        mark = reading.chunks.items[found.start("m")] if found else None
        return tuple(sides_of(mark)) if isinstance(mark, Mark) else ()

    def _office(self, mark: Mark, draft: Draft, but: Sequence[Person], themed: tuple[str, ...] = ()) -> Voice:
        office = mark.value
        if not office.sides and (themed or not office.organizations):
            office = replace(
                office,
                sides=themed,
                organizations=office.organizations
                or bodies_behind(mark, self._story.view.text, self._table.adjectives),
            )
        text = self._story.view.text
        words = text[mark.start : mark.end].lower()
        subjects = self._table.subjects
        away = office.cls == "counterpart" and set(office.sides) <= {p.side for p in but}
        alone = office.number == 1 and (away or not office.sides)
        if alone and (office.cls == "counterpart" or any(w in words for w in subjects["other"])):
            return self.other(draft, but)
        if office.number > 1 and len(office.sides) < 2:
            if office.sides:
                return Voice(names=list(office.sides), joint=True)
            before = text[max(0, mark.start - 12) : mark.start].lower().split()
            return self._several(words, office.cls, draft, subjects["counts"].get(before[-1]) if before else None)
        persons = [p for p in (*draft.persons, *self._story.people.all) if first_mention(p) <= mark.start]
        persons = [p for p in dict.fromkeys(persons) if p not in but]
        if office.number > 1:
            fit = [p for p in (self._holder(office, side, persons) for side in office.sides) if p is not None]
            return Voice(fit, [] if fit else list(office.sides), joint=True)
        fit = [p for p in persons if not office.sides or p.side in office.sides]
        own = [p for p in fit if self._is_of(p, office.organizations)]
        fit = own or fit
        feminine = gender_told(text[max(0, mark.start - 20) : mark.start], words, subjects)
        if office.cls in ("leader", "guest"):
            if feminine is not None:
                fit = [p for p in fit if gender_of(p, text, subjects) in (None, feminine)] or fit
            if not office.sides:
                fit = [p for p in fit if p in draft.persons] or fit
                if any(w in words for w in subjects["guest"]):
                    host = self.host(draft)
                    fit = [p for p in fit if (p.side != host if host else p is not self._subject)] or fit
                elif self._subject in fit:
                    fit = [self._subject] if self._subject else fit
        else:
            held = [p for p in fit if office.cls in p.classes]
            exact = [p for p in held if any(head_word(h.office.role) == head_word(office.role) for h in p.held)]
            field = set(office.portfolio.split())
            exact = [p for p in exact if any(field <= set(h.office.portfolio.split()) for h in p.held)] or exact
            whole = [p for p in exact if any(is_told_so(h.office, office) for h in p.held)]
            if " " in office.role and len(exact) > 1 and whole:
                exact = whole
            fit = exact or held or (fit if office.sides or own else self._same_word(office.role, draft, fit))
            if not fit and not office.sides and any(w in words for w in subjects["loose"]):
                fit = self._lower(words, draft)
            if not fit and not office.sides:
                fit = [
                    p
                    for p in draft.persons
                    if any(f"{words}," in f"{text[m.start : m.end].lower()}," for m in p.mentions)
                ]
                fit = fit if len(fit) == 1 else []
            if not fit and not office.sides and not words.startswith(tuple(subjects["former"])):
                untold = [p for p in draft.persons if not p.held]
                fit = untold if len(untold) == 1 else []
        if feminine is not None and len(fit) > 1:
            fit = [p for p in fit if gender_of(p, text, subjects) in (None, feminine)] or fit
        mine = [p for p in fit if p in draft.persons]
        if len(mine) > 1 and not office.sides and any(w in words for w in subjects["own_posts"]):
            mine = [p for p in mine if p.side == self._story.home] or mine
        if len(mine) > 1 and self._subject is not None and self._subject in mine:
            return Voice([self._subject])
        if mine:
            return Voice([max(mine, key=lambda p: last_mention(p, mark.start))])
        if fit:
            return Voice([max(fit, key=lambda p: last_mention(p, mark.start))])
        return Voice(names=list(office.sides or mark.value.organizations))

    def _is_of(self, person: Person, bodies: Collection[str]) -> bool:
        """Whether a person is of an organisation, or of an agency of it: "the UN official" of UNICEF."""
        table = self._story.lexicon.tables["organizations"]
        agency = table.get(person.organization or "", {}).get("kind") == "un-agency"
        return person.organization in bodies or ("UN" in bodies and agency)

    def _holder(self, office: Office, side: str, persons: Sequence[Person]) -> Person | None:
        """The person of a side whose post is of the class named, else the first of that side."""
        fit = [p for p in persons if p.side == side]
        return next((p for p in fit if office.cls in p.classes), fit[0] if fit else None)

    def _lower(self, words: str, draft: Draft) -> list[Person]:
        """The one of the talks who leads no country, for words such as "the diplomat" that fit many posts."""
        leaders = set(self._table.subjects["leaders"])
        fit = [p for p in draft.persons if not leaders & p.classes]
        fit = fitting(words, fit, self._table.subjects.get("fitting", ()))
        return fit if len(fit) == 1 else [p for p in fit if p is self._subject]

    def _same_word(self, role: str, draft: Draft, persons: Sequence[Person]) -> list[Person]:
        """Those of the talks whose post begins with the same word, where it is of another class."""
        return [
            p
            for p in persons
            if p in draft.persons and any(head_word(h.office.role) == head_word(role) for h in p.held)
        ]

    def _several(self, words: str, cls: str, draft: Draft, count: int | None = None) -> Voice:
        """Whom a post in the plural means: as many guests as are counted, those who talk, or those of other talks."""
        subjects = self._table.subjects
        host = self.host(draft)
        guests = [p for p in draft.persons if host and p.side != host]
        envoys: list[Person] = []
        if cls in subjects["envoys"] or any(w in words for w in subjects["loose"]):
            envoys = [p for d in self._story.drafts for p in d.persons if set(subjects["envoys"]) & p.classes]
            envoys = list(dict.fromkeys(envoys))
        if count is not None and 1 < len(guests) == count < len(draft.persons):
            return Voice(guests, joint=True)
        if len(envoys) > 1 and count in (None, len(envoys)):
            return Voice(envoys, joint=True)
        if any(w in words for w in self._table.subjects["leader_words"]):
            leaders = set(self._table.subjects["leaders"])
            high = [p for p in draft.persons if leaders & p.classes]
            if len(high) > 1 and {p.stands_for for p in high} == draft.parties:
                return Voice(high, joint=True)
            return self.all_of(draft, every=count != _TWO)
        if cls == "leader" or not draft.persons or any(cls in p.classes for p in draft.persons):
            return self.all_of(draft, every=count != _TWO)
        for other in self._story.drafts:
            if other is not draft and len(other.persons) > 1 and all(cls in p.classes for p in other.persons):
                return self.all_of(other, every=count != _TWO)
        return self.all_of(draft, every=count != _TWO)

    def other(self, draft: Draft, but: Sequence[Person] = ()) -> Voice:
        """The one who is talked to: of the side that spoke last not, or of none of those given."""
        known = but or self._now or ([self._subject] if self._subject else [])
        mine = {p.stands_for for p in known}
        persons = [p for p in draft.persons if p not in known and p.stands_for not in mine]
        if len({p.side for p in persons}) == 1:
            return Voice(persons[:1])
        if persons:
            return Voice([max(persons, key=lambda p: p.mentions[-1].start)])
        return Voice(names=[c for c in sorted(draft.parties) if c not in mine][:1])

    def _latter(self, reading: Reading, at: int, draft: Draft, word: str) -> Person | None:
        """The party named last before a position, if it is not the one who spoke."""
        readings = self._readings
        number = next(n for n, r in enumerate(readings) if r is reading)
        for earlier, until in (
            (reading, at),
            *((r, len(r.chunks.items)) for r in readings[max(0, number - 1) : number]),
        ):
            for place in range(until - 1, -1, -1):
                mark = earlier.chunks.items[place]
                if not isinstance(mark, Mark) or mark.kind not in ("person", "office", "group", "companion"):
                    continue
                persons = [p for p in self.meant(earlier, place, draft).persons if p is not self._subject]
                told = persons and (persons[0] in draft.persons or len(draft.persons) > 1)
                if len(persons) == 1 and told and self._agrees(persons[0], word):
                    return persons[0]
        return None

    def _last(self, reading: Reading, at: int, word: str) -> Person | None:
        """The person named last before a position, of the pronoun's gender."""
        before = reading.chunks.start(at)
        marks = [(m.start, p) for p in self._story.people.all for m in p.mentions if m.start < before]
        for _, person in sorted(marks, key=lambda row: -row[0])[:6]:
            if self._agrees(person, word):
                return person
        return None

    def _agrees(self, person: Person, word: str) -> bool:
        if person.name in self._women:
            return word in self._table.subjects["feminine"]
        gender = gender_of(person, self._story.view.text, self._table.subjects)
        return gender is None or gender == (word in self._table.subjects["feminine"])
