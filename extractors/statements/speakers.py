"""Who speaks: the subject of a verb of speech, a pronoun, "the latter", "his counterpart", a title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractors.patterns.chunks import Item
from extractors.patterns.matching import Mark
from extractors.persons.names import key
from extractors.persons.offices import Office
from extractors.persons.people import Person
from extractors.references.genders import gender_of
from extractors.sentence.speech import SUBJECTS, find_inversions
from extractors.sentence.subjects import acting, is_oblique
from extractors.statements.referents import Referents
from extractors.statements.voices import Voice, fitting, sides_of

if TYPE_CHECKING:
    from extractors.encounters.drafts import Draft
    from extractors.sentence.syntax import Reading


class Speakers(Referents):
    """Resolves the subjects of one article in the order of its sentences."""

    def subject(self, reading: Reading, draft: Draft, low: int, at: int) -> Voice | None:
        """The subject that stands right before a verb; an empty voice where it stands in another's clause.

        Args:
            reading: the sentence.
            draft: the talks that it belongs to.
            low: the position from which to look.
            at: the position of the verb.
        """
        chunks, codes, subjects = reading.chunks, reading.chunks.codes, self._table.subjects
        if found := subjects.search("relative", chunks, max(0, at - 260), at):
            voice = self.meant(reading, found.start("m"), draft)
            if len(voice.persons) == 1 and subjects["plural_verb"].match(codes, at):
                voice = self.all_of(draft)
            return Voice(voice.persons, voice.names, at)
        if subjects.search("relative_all", chunks, max(0, at - 160), at):
            return Voice(self.all_of(draft).persons, self.all_of(draft).names, at, joint=True)
        if (over := self.over(reading, draft, low, at)) is not None:
            return over
        if subjects.match("carried", chunks, 0, at) and (before := self._before(reading, draft)) is not None:
            return Voice([before], start=at)
        low = max(low, at - 260)
        best = None
        for kind in SUBJECTS:
            found = subjects.search(kind, chunks, low, at)
            if found is None or (
                found.start() and (codes[found.start() - 1].isalnum() or codes[found.start() - 1] == "-")
            ):
                continue
            first = found.start("m") if "m" in found.groupdict() and found["m"] else found.start()
            if kind in ("mark", "side", "demonym") and is_oblique(codes, found.start(), self._story.lexicon):
                continue
            if kind == "side" and subjects["within_side"].search(codes, max(0, found.start() - 12), first):
                continue
            if kind != "pronoun" and subjects["object"].search(codes, max(0, found.start() - 8), found.start()):
                continue
            if best is not None and best[2] == "mark" and kind != "pronoun":
                continue  # inside an aside of that subject
            if best is None or first > best[1] or (first == best[1] and found.start() < best[0].start()):
                best = (found, first, kind)
        if best is None:
            return self._by_name(reading, draft, low, at)
        found, first, kind = best
        if kind == "pronoun" and subjects.search("in_message", chunks, 0, found.start()):
            author = self._last(reading, found.start(), found["p"])
            return Voice([author] if author else [], start=found.start())
        if subjects["embedded"].search(codes, max(low, found.start() - 24), found.start()):
            return Voice(start=found.start())
        voice = self._named(reading, found, kind, draft)
        each = subjects["each"].search(codes, max(0, found.start() - 14), first)
        if kind == "mark" and voice.joint and not each and subjects["singular"].match(codes, at):
            voice = Voice(voice.persons[-1:])
        elif kind == "mark" and len(voice.persons) == 1 and subjects["plural_verb"].match(codes, at):
            voice = self._joined(reading, found.start("m"), low, voice, draft)
        voice.start = found.start()
        return voice

    def over(self, reading: Reading, draft: Draft, low: int, at: int) -> Voice | None:
        """The subject of a verb behind a relative clause: "X, who received Y, has asked"."""
        chunks, subjects = reading.chunks, self._table.subjects
        found = subjects.match("over_aside", chunks, 0, at) or subjects.search("over_clause", chunks, low, at)
        if found is None or found.start("s") < low:
            return None
        voice = self.meant(reading, found.start("m"), draft)
        return Voice(voice.persons, voice.names, found.start("s"), voice.joint)

    def _joined(self, reading: Reading, place: int, low: int, voice: Voice, draft: Draft) -> Voice:
        """All who share a verb in the plural, where the last of them was found: those that an "and" joins to it."""
        found = self._table.subjects.search("joined_subject", reading.chunks, low, place)
        if found is None:
            return voice
        before = self.meant(reading, found.start("m"), draft, but=voice.persons).persons
        return Voice([*before, *voice.persons], voice.names, joint=True) if before else voice

    def opening(self, reading: Reading, draft: Draft, low: int, at: int) -> Voice | None:
        """The subject that a sentence opens with, for a verb further on that shares it.

        Args:
            reading: the sentence.
            draft: the talks that it belongs to.
            low: where the sentence's own words begin.
            at: the position of the verb.
        """
        codes = reading.chunks.codes
        for kind in ("pronoun", "plural", "mark", "institution", "side"):
            found = self._table.subjects[f"bare_{kind}"].match(codes, low, at)
            if found is not None:
                return self._named(reading, found, kind, draft)
        return None

    def pass_over(self, reading: Reading, draft: Draft | None) -> Person | None:
        """The subject of a sentence that reports no speech: its first party that no preposition governs; remembered."""
        chunks = reading.chunks
        if reading.sentence.kind == "caption":
            return None
        if found := self._table.subjects["bare_pronoun"].match(chunks.codes):
            return self._subject if self._subject and self._agrees(self._subject, found["p"]) else None
        if draft is not None and (found := self._table.subjects["bare_epithet"].match(chunks.codes)):
            meant = self.epithet(reading, found, draft).persons
            self._subject = meant[0] if meant else self._subject
            return meant[0] if meant else None
        place, mark = next(acting(chunks, self._story.lexicon, "person", "office", "group"), (0, None))
        if mark is None:
            return None
        named = [p for i, m in chunks.placed if i > place for p in self._story.people.named(m)]
        others = named if mark.kind == "office" else []  # whom one meets is not the one told of before
        meant = self.meant(reading, place, draft, but=others).persons if draft else self._story.people.named(mark)
        if len(meant) != 1:
            return None
        self._subject = meant[0]
        return meant[0]

    def _before(self, reading: Reading, draft: Draft) -> Person | None:
        """The person named last in the sentence before, whom a sentence goes on about by "who" alone."""
        number = next(n for n, r in enumerate(self._readings) if r is reading)
        if not number:
            return None
        before = self._readings[number - 1]
        places = list(before.chunks.positions("person", "group", "office"))
        named = self.meant(before, places[-1], draft).persons if places else []
        return named[0] if len(named) == 1 else None

    def _by_name(self, reading: Reading, draft: Draft, low: int, at: int) -> Voice | None:
        """A person of the talks told by one word of the name that was not marked as one."""
        found = self._table.subjects.search("name", reading.chunks, max(low, at - 160), at)
        if found is None:
            return None
        place = found.start("m") if found["m"] else found.start("n")
        start, end = reading.chunks.start(place), reading.chunks.end(found.end("m") if found["m"] else found.end("n"))
        words = set(key(self._story.view.text[start:end]))
        if not self._story.view.text[start : start + 1].isupper() or not words:
            return None
        fit = [p for p in draft.persons if words <= set(p.words)]
        return Voice(fit, [], found.start()) if len(fit) == 1 else None

    def _named(self, reading: Reading, found: re.Match[str], kind: str, draft: Draft) -> Voice:
        groups = found.groupdict()
        if kind == "pronoun":
            voice = self.pronoun(groups["p"], draft, reading, found.start("p"))
            return self.not_named(voice, groups["p"], reading, (found.end(), len(reading.chunks.codes)), draft)
        if kind == "plural":
            return self.all_of(draft)
        if kind == "epithet":
            return self.epithet(reading, found, draft)
        if kind == "demonym":
            return self._of_country(reading, found, draft)
        voice = Voice()
        owners = self.meant(reading, found.start("of"), draft).persons if groups.get("of") else []
        for group in ("m", "m2", "m3"):
            if groups.get(group) is None:
                continue
            for place in range(*found.span(group)):
                if isinstance(reading.chunks.items[place], Mark):
                    other = self.meant(reading, place, draft, but=owners)
                    voice.persons += [p for p in other.persons if p not in voice.persons]
                    voice.names += [n for n in other.names if n not in voice.names]
                    voice.joint |= other.joint
        if kind == "institution":
            self._named_body = voice.names, found[0][:2]
        return voice

    def of_side(self, voice: Voice, word: str, draft: Draft) -> Voice:
        """The one of those who talk who can say what a side wants: its own."""
        fit = [p for p in draft.persons if p.stands_for in voice.sides and self._agrees(p, word)]
        return Voice(fit) if len(fit) == 1 else Voice()

    def not_named(self, voice: Voice, word: str, reading: Reading, span: tuple[int, int], draft: Draft) -> Voice:
        """Whom a pronoun means: the other one of two, where the words said name the one it seemed to mean.

        Args:
            voice: whom it seems to mean.
            word: the pronoun.
            reading: the sentence.
            span: the positions of the words that it speaks: "he ... to X", "« I meet X », he said".
            draft: the talks.
        """
        at, until = span
        others = [p for p in draft.persons if p not in voice.persons and self._agrees(p, word)]
        if len(voice.persons) != 1 or len(others) != 1:
            return voice
        person, codes = voice.persons[0], reading.chunks.codes
        until = next((i.start for i in find_inversions(reading.chunks, self._table) if at < i.start < until), until)
        for place in reading.chunks.positions("person", "office"):
            mark = reading.chunks.items[place]
            if not at <= place < until or not isinstance(mark, Mark):
                continue
            named = self._story.people.named(mark) == [person]
            if mark.kind == "office" and (mark.value.number > 1 or not self._is_alone(mark.value, person, draft)):
                continue
            if (named or mark.kind == "office") and is_oblique(codes, place, self._story.lexicon):
                return Voice([others[0]], start=voice.start)
        return voice

    def _is_alone(self, office: Office, person: Person, draft: Draft) -> bool:
        """Whether of those who talk only this person holds a post of a class."""
        if office.cls == "counterpart" or (office.sides and person.side not in office.sides):
            return False
        return [p for p in draft.persons if office.cls in p.classes] == [person]

    def epithet(self, reading: Reading, found: re.Match[str], draft: Draft) -> Voice:
        """Whom a word means that names no post: the one of those who talk whom side, gender and welcome leave."""
        subjects = self._table.subjects
        start, end = found.span("ep")
        article, word = found["d"].strip(), found["e"]
        told = reading.chunks.marks(start, end, "adjective", "country", "seat", "organization")
        sides = {s for m in told for s in sides_of(m)} & draft.parties
        sides.update(name for adjective, name in self._table.adjectives.items() if adjective in found["ep"])
        fit = [p for p in draft.persons if not sides or p.stands_for in sides]
        if sides and not fit:
            fit = [p for p in draft.persons if self._is_of(p, sides)]
        if any(w in word for w in subjects["guest"]):
            host = self.host(draft)
            fit = [p for p in fit if p.side != host] if host else [p for p in fit if p is not self._subject]
        elif word in subjects["receiving"]:
            fit = [p for p in fit if p.side == self.host(draft)]
        if article in subjects["articles"]:
            feminine = bool(subjects["articles"][article])
            fit = [p for p in fit if gender_of(p, self._story.view.text, subjects) in (None, feminine)]
        if len(fit) > 1:
            fit = fitting(found["ep"], fit, self._table.subjects.get("fitting", ()))
        if len(fit) > 1 and self._subject in fit:
            fit = [p for p in fit if p is self._subject]
        return Voice(fit) if len(fit) == 1 else Voice()

    def _of_country(self, reading: Reading, found: re.Match[str], draft: Draft) -> Voice:
        """Those of a country by its adjective alone: one of those who talk, or the side where they are several."""
        mark = reading.chunks.items[found.start("m")]
        one = found["d"].strip() in (*self._table.subjects["articles"], *self._table.subjects["elided"])
        return self.of_country(mark, draft, one=one)

    def of_country(self, mark: Item, draft: Draft, *, one: bool = True) -> Voice:
        """Whom the adjective of a country means by itself."""
        sides = sides_of(mark) if isinstance(mark, Mark) else []
        if not draft.parties & set(sides):
            return Voice()
        if not one:
            return Voice(names=sides)
        fit = [p for p in draft.persons if p.side in sides]
        return Voice(fit) if len(fit) == 1 else Voice()
