"""Who speaks: the subject of a verb of speech, a pronoun, "the latter", "his counterpart", a title."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractors.encounters import is_oblique
from extractors.genders import gender_of, gender_told
from extractors.matching import Mark
from extractors.names import key
from extractors.people import Person
from extractors.speech import Grammar
from extractors.syntax import persons_in
from extractors.voices import Voice, first_mention, head_word, last_mention, sides_of

if TYPE_CHECKING:
    from extractors.drafts import Draft
    from extractors.pipeline import Story
    from extractors.syntax import Reading


class Speakers:
    """Resolves the subjects of one article in the order of its sentences."""

    def __init__(self, story: Story, table: Grammar) -> None:
        self._story = story
        self._table = table
        self._subject: Person | None = None
        self._named_body: tuple[list[str], str] | None = None  # an institution by its names and article
        self._body: tuple[list[str], str] | None = None  # the one that spoke last

    # ------------------------------------------------------------ subjects

    def subject(self, reading: Reading, draft: Draft, low: int, at: int) -> Voice | None:
        """The subject that stands right before a verb; an empty voice where it stands in another's clause.

        Args:
            reading: the sentence.
            draft: the talks that it belongs to.
            low: the position from which to look.
            at: the position of the verb.
        """
        codes = reading.chunks.codes
        low = max(low, at - 260)
        if found := self._table.subjects["relative"].search(codes, low, at):
            voice = self.meant(reading, found.start("m"), draft)
            return Voice(voice.persons, voice.names, at)
        best = None
        for kind in ("mark", "institution", "side", "plural", "epithet", "pronoun"):
            found = self._table.subjects[kind].search(codes, low, at)
            if found is None or (found.start() and codes[found.start() - 1].isalnum()):
                continue
            first = found.start("m") if "m" in found.groupdict() and found["m"] else found.start()
            if kind in ("mark", "side") and is_oblique(codes, found.start(), self._story.lexicon):
                continue
            if kind != "pronoun" and self._table.subjects["object"].search(
                codes, max(0, found.start() - 8), found.start()
            ):
                continue
            if best is not None and best[2] == "mark" and kind != "pronoun":
                continue  # inside an aside of that subject
            if best is None or first > best[1] or (first == best[1] and found.start() < best[0].start()):
                best = (found, first, kind)
        if best is None:
            return self._by_name(reading, draft, low, at)
        found, _, kind = best
        if self._table.subjects["embedded"].search(codes, max(0, found.start() - 24), found.start()):
            return Voice(start=found.start())
        voice = self._named(reading, found, kind, draft)
        if kind == "mark" and voice.joint and self._table.subjects["singular"].match(codes, at):
            voice = Voice(voice.persons[-1:])
        voice.start = found.start()
        return voice

    def _by_name(self, reading: Reading, draft: Draft, low: int, at: int) -> Voice | None:
        """A person of the talks told by one word of the name that was not marked as one."""
        found = self._table.subjects["name"].search(reading.chunks.codes, max(low, at - 160), at)
        if found is None:
            return None
        place = found.start("m") if found["m"] else found.start("n")
        start, end = reading.chunks.start(place), reading.chunks.end(found.end("m") if found["m"] else found.end("n"))
        words = set(key(self._story.view.text[start:end]))
        if not self._story.view.text[start : start + 1].isupper() or not words:
            return None
        fit = [p for p in draft.persons if words <= set(p.words)]
        return Voice(fit, [], found.start()) if len(fit) == 1 else None

    def _named(self, reading: Reading, found: object, kind: str, draft: Draft) -> Voice:
        groups = found.groupdict()  # type: ignore[attr-defined]
        if kind == "pronoun":
            return self.pronoun(groups["p"], draft, reading, found.start("p"))  # type: ignore[attr-defined]
        if kind == "plural":
            return self.all_of(draft)
        if kind == "epithet":
            return self._epithet(reading, found, draft)
        voice = Voice()
        for group in ("m", "m2", "m3"):
            if groups.get(group) is None:
                continue
            for place in range(*found.span(group)):  # type: ignore[attr-defined]
                if isinstance(reading.chunks.items[place], Mark):
                    other = self.meant(reading, place, draft)
                    voice.persons += [p for p in other.persons if p not in voice.persons]
                    voice.names += [n for n in other.names if n not in voice.names]
                    voice.joint |= other.joint
        if kind == "institution":
            self._named_body = voice.names, found[0][:2]  # type: ignore[index]
        return voice

    def _epithet(self, reading: Reading, found: object, draft: Draft) -> Voice:
        """Whom a word means that names no post: the one of those who talk whom side, gender and welcome leave."""
        subjects = self._table.subjects
        start, end = found.span()  # type: ignore[attr-defined]
        article, word = found["d"].strip(), found["e"]  # type: ignore[index]
        sides = {s for m in reading.chunks.marks(start, end, "adjective") for s in sides_of(m)}
        fit = [p for p in draft.persons if not sides or p.side in sides]
        if any(w in word for w in subjects["guest"]):
            fit = [p for p in fit if p.side != draft.host] if draft.host else [p for p in fit if p is not self._subject]
        if article in subjects["articles"]:
            feminine = bool(subjects["articles"][article])
            fit = [p for p in fit if gender_of(p, self._story.view.text, subjects) in (None, feminine)]
        if len(fit) > 1 and self._subject in fit:
            fit = [p for p in fit if p is self._subject]
        return Voice(fit) if len(fit) == 1 else Voice()

    def all_of(self, draft: Draft) -> Voice:
        """All who talk: the first person of each side where there are more than are spoken of."""
        persons = list(draft.persons)
        silent = [
            c for c in (*draft.sides, *draft.organizations) if c not in {p.side or p.organization for p in persons}
        ]
        if silent:
            return Voice(names=sorted(draft.parties), joint=True)
        return Voice(persons, joint=True)

    def pronoun(self, word: str, draft: Draft, reading: Reading, at: int) -> Voice:
        """Whom a pronoun means."""
        subjects = self._table.subjects
        if word in subjects["plurals"]:
            return self.all_of(draft)
        if word in subjects["latter"]:
            person = self._latter(reading, at, draft, word) or self._last(reading, at, word)
            return Voice([person] if person else [])
        if self._body is not None and (word in subjects["feminine"]) == subjects["articles"].get(self._body[1]):
            return Voice(names=list(self._body[0]))
        if self._subject is not None and self._agrees(self._subject, word):
            return Voice([self._subject])
        person = self._last(reading, at, word)
        return Voice([person] if person else [])

    def meant(self, reading: Reading, place: int, draft: Draft, but: Sequence[Person] = ()) -> Voice:
        """Whom the mark at a position means, as far as it can be another than some."""
        mark = reading.chunks.items[place]
        assert isinstance(mark, Mark)
        if mark.kind == "person":
            return Voice(self._story.people.named([mark]))
        if mark.kind in ("group", "delegation"):
            return self._group(mark, draft, but)
        if mark.kind == "office":
            return self._office(mark, draft, but)
        return Voice(names=sides_of(mark))

    def _group(self, mark: Mark, draft: Draft, but: Sequence[Person]) -> Voice:
        """Whom the parts of a mark mean together: "X et son homologue" is two."""
        voice = Voice(self._story.people.named(persons_in(mark)))
        for part in mark.parts:
            if part.kind == "office":
                other = self._office(part, draft, (*but, *voice.persons))
                voice.persons += [p for p in other.persons if p not in voice.persons]
                voice.names += [n for n in other.names if n not in voice.sides]
        voice.joint = len(voice.persons) + len(voice.names) > 1
        return voice

    def _office(self, mark: Mark, draft: Draft, but: Sequence[Person]) -> Voice:
        office = mark.value
        text = self._story.view.text
        words = text[mark.start : mark.end].lower()
        subjects = self._table.subjects
        alone = office.number == 1 and not office.sides
        if alone and (office.cls == "counterpart" or any(w in words for w in subjects["other"])):
            return self.other(draft, but)
        if office.number > 1 and len(office.sides) < 2:
            if office.sides:
                return Voice(names=list(office.sides))
            return self._several(words, office.cls, draft)
        persons = [p for p in (*draft.persons, *self._story.people.all) if first_mention(p) <= mark.start]
        persons = [p for p in dict.fromkeys(persons) if p not in but]
        if office.number > 1:
            fit = [p for p in persons if p.side in office.sides]
            return Voice(fit[: len(office.sides)] or [], [] if fit else list(office.sides), joint=True)
        fit = [p for p in persons if not office.sides or p.side in office.sides]
        if office.organizations:
            fit = [p for p in fit if p.organization in office.organizations] or fit
        feminine = gender_told(text[max(0, mark.start - 20) : mark.start], words, subjects)
        if office.cls in ("leader", "guest"):
            if not office.sides:
                fit = [p for p in fit if p in draft.persons] or fit
                if any(w in words for w in subjects["guest"]):
                    fit = [p for p in fit if p.side != draft.host] or fit
                elif self._subject in fit:
                    fit = [self._subject] if self._subject else fit
        else:
            held = [p for p in fit if office.cls in p.classes]
            exact = [p for p in held if any(head_word(h.office.role) == head_word(office.role) for h in p.held)]
            fit = exact or held or (fit if office.sides else self._same_word(office.role, draft, fit))
        if feminine is not None and len(fit) > 1:
            fit = [p for p in fit if gender_of(p, text, subjects) in (None, feminine)] or fit
        mine = [p for p in fit if p in draft.persons]
        if draft.family == "message" and self._subject is not None and self._subject in mine and len(mine) > 1:
            return Voice([self._subject])
        if mine:
            return Voice([mine[0] if len(mine) == 1 else max(mine, key=lambda p: last_mention(p, mark.start))])
        if fit:
            return Voice([max(fit, key=lambda p: last_mention(p, mark.start))])
        return Voice(names=list(office.sides or office.organizations))

    def _same_word(self, role: str, draft: Draft, persons: Sequence[Person]) -> list[Person]:
        """Those of the talks whose post begins with the same word, where it is of another class."""
        return [
            p
            for p in persons
            if p in draft.persons and any(head_word(h.office.role) == head_word(role) for h in p.held)
        ]

    def _several(self, words: str, cls: str, draft: Draft) -> Voice:
        """Whom "les deux ministres" means: those who talk, or those of other talks where posts say so."""
        if any(w in words for w in self._table.subjects["leader_words"]):
            leaders = set(self._table.subjects["leaders"])
            high = [p for p in draft.persons if leaders & p.classes]
            if len(high) > 1 and {p.side or p.organization for p in high} == draft.parties:
                return Voice(high, joint=True)
            return self.all_of(draft)
        if cls == "leader" or not draft.persons or any(cls in p.classes for p in draft.persons):
            return self.all_of(draft)
        for other in self._story.drafts:
            if other is not draft and len(other.persons) > 1 and all(cls in p.classes for p in other.persons):
                return self.all_of(other)
        return self.all_of(draft)

    def other(self, draft: Draft, but: Sequence[Person] = ()) -> Voice:
        """The one who is talked to: of the side that spoke last not, or of none of those given."""
        known = but or ([self._subject] if self._subject else [])
        mine = {p.side or p.organization for p in known}
        persons = [p for p in draft.persons if p not in known and (p.side or p.organization) not in mine]
        if len({p.side for p in persons}) == 1:
            return Voice(persons[:1])
        if persons:
            return Voice([max(persons, key=lambda p: p.mentions[-1].start)])
        return Voice(names=[c for c in sorted(draft.parties) if c not in mine][:1])

    def hear(self, voice: Voice) -> None:
        """Remember who spoke last."""
        if len(voice.persons) == 1:
            self._subject = voice.persons[0]
        held = self._named_body
        self._body = held if held is not None and not voice.persons and voice.names == held[0] else None

    def pass_over(self, reading: Reading, draft: Draft | None) -> None:
        """Remember the subject of a sentence that reports no speech: the first party that no preposition governs."""
        chunks = reading.chunks
        if reading.sentence.kind == "caption" or self._table.subjects["bare_pronoun"].match(chunks.codes):
            return
        for place, mark in enumerate(chunks.items):
            if not isinstance(mark, Mark) or mark.kind not in ("person", "office", "group"):
                continue
            if is_oblique(chunks.codes, place, self._story.lexicon):
                continue
            persons = self.meant(reading, place, draft).persons if draft else self._story.people.named(persons_in(mark))
            if len(persons) == 1:
                self._subject = persons[0]
            return

    def _latter(self, reading: Reading, at: int, draft: Draft, word: str) -> Person | None:
        """The party named last before a position, if it is not the one who spoke."""
        readings = self._story.readings
        number = readings.index(reading)
        for earlier, until in (
            (reading, at),
            *((r, len(r.chunks.items)) for r in readings[max(0, number - 1) : number]),
        ):
            for place in range(until - 1, -1, -1):
                mark = earlier.chunks.items[place]
                if not isinstance(mark, Mark) or mark.kind not in ("person", "office", "group", "companion"):
                    continue
                persons = [p for p in self.meant(earlier, place, draft).persons if p is not self._subject]
                if len(persons) == 1 and self._agrees(persons[0], word):
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
        gender = gender_of(person, self._story.view.text, self._table.subjects)
        return gender is None or gender == (word in self._table.subjects["feminine"])
