"""Who is meant by "son homologue", "le ministre", "les deux parties", "il": one antecedent, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.cleaning import lowered
from extractors.encounters.frames import Encounter
from extractors.patterns.matching import Mark
from extractors.persons.meant import Meant
from extractors.persons.people import OF_STATES, Person
from extractors.references.genders import may_be, meant_by
from extractors.references.journeys import on_a_journey
from extractors.references.pairs import are_those_two, met_already, of_the_other_side
from extractors.references.posts import Posts
from extractors.sentence.subjects import acting, behind_clause, first_actor, is_oblique
from extractors.sentence.syntax import ACTORS, Reading

if TYPE_CHECKING:
    from extractors.encounters.drafts import Draft

# Sentences after a list of guests that may speak of the talks with each.
EACH_REACH = 3
ARTICLE = 4  # letters of an article before a noun


class References(Posts):
    """Resolves the marks of one article in the order of its sentences."""

    def advance(self, number: int) -> None:
        """Hear a sentence to its end: its subject is who "il" is in the next one."""
        chunks = self._readings[number].chunks
        parties = [(place, mark) for place, mark in chunks.placed if mark.kind in ACTORS]
        if not parties:
            return
        for mark in [m for _, m in parties if m.kind == "delegation"]:
            led = self._people.named(self._actor(mark, number))
            self._led = Meant(led) if led else self._led or self.resolve(mark, None, None)
        main = behind_clause(chunks, self._lexicon)
        parties = [p for p in parties if main is None or p[0] >= main.start("who" if main["who"] else "p")]
        pronoun = self._lexicon.events.search("pronoun", chunks, main.start("who") if main and main["who"] else 0)
        if (
            pronoun
            and (not parties or pronoun.start() < parties[0][0])
            and pronoun["p"] in self._lexicon.words("events", "latter_pronouns")
        ):
            # The text goes on with whom the sentence before named last.
            self._subject = self._named_last(number - 1) or self._subject
            return
        first = next((p for p in parties if not is_oblique(chunks.codes, p[0], self._lexicon)), None)
        if first is not None and first[1].kind == "group":
            self._together = Meant(self._people.named(first[1]))
        if first is not None and not (pronoun and pronoun.start() < first[0]):
            meant = self.resolve(self._actor(first[1], number), None, None)
            if len(meant.persons) == 1:
                self._subject, self._post = meant.persons[0], None
            elif not meant.persons and len(meant.sides) == 1 and self._is_whole(first[1], ("office", "delegation")):
                self._post = meant
            return
        theme = self._lexicon.events.match("doing", chunks)
        if theme and isinstance(doer := chunks.items[theme.start("who")], Mark):
            # What somebody does is told as a noun: the text goes on with who does it.
            meant = self.resolve(doer, None, None)
            self._subject = meant.persons[0] if len(meant.persons) == 1 else self._subject

    def _is_whole(self, mark: Mark, kinds: tuple[str, ...] = ("office",)) -> bool:
        """Whether a post in the singular, or a delegation, is told to its end: no capital goes on with it."""
        ended = mark.kind in kinds and not self._readings[0].chunks.text[mark.end + 1 : mark.end + 2].isupper()
        return ended and (mark.kind != "office" or mark.value.number == 1)

    def _actor(self, mark: Mark, number: int) -> Mark:
        """Of whom a sentence is that opens with whom it met ("En recevant X, Y a dit"); a delegation with its head."""
        for encounter in (e for e in self._encounters if e.sentence == number):
            subject = encounter.parties.get("s", mark)
            if encounter.parties.get("b") is mark and mark.start > encounter.start:
                return subject if subject.start > mark.end else mark
            if subject.start == mark.start and mark.kind == "delegation":
                return subject
        return mark

    def parties(self, encounter: Encounter, current: Draft | None) -> dict[str, Meant]:
        """Who the parties of an encounter are: names first, so that a post means somebody else than them."""
        meant: dict[str, Meant] = {}
        named: list[Person] = []
        sent = self.company(self._readings[encounter.sentence], "behalf") if encounter.type == "meeting" else []
        again = met_already(encounter, current, self.resolve, self._subject)
        for slot, mark in sorted(encounter.parties.items(), key=lambda p: p[1].kind == "office"):
            self._others = [*named, *sent, *(again if slot != "s" else ())] if mark.kind == "office" else named
            meant[slot] = self.resolve(mark, encounter, current)
            named = [*named, *meant[slot].persons]
        if encounter.pronoun and "s" not in meant:
            self._others = named
            meant["s"] = self._latter(encounter) or self._inside(encounter) or self.pronoun(encounter.pronoun, current)
            if not meant["s"] and not named and encounter.pronoun in self._lexicon.words("events", "both_sides"):
                # Two countries told as such alone: those that the sentences before name as a pair.
                meant["s"] = Meant(sides=self.countries.before(encounter.sentence))
            if other := of_the_other_side(meant["s"], named, current):
                meant["s"] = other
        elif current is not None and are_those_two(encounter.parties.get("s"), meant.get("s"), current):
            # "The two leaders", told with a newcomer, are that one and whom the text follows.
            others = [p for slot, m in meant.items() if slot != "s" for p in m.persons]
            if others and not any(p in current.persons for p in others):
                meant["s"] = Meant(current.persons[:1])
        self._others = []
        return meant

    def _latter(self, encounter: Encounter) -> Meant | None:
        """Whom "ce dernier" means: the person named last before it, in this sentence or the one before."""
        if encounter.pronoun not in self._lexicon.words("events", "latter_pronouns"):
            return None
        for number in (encounter.sentence, encounter.sentence - 1):
            if person := self._named_last(number, encounter.start):
                return Meant([person]) if person not in self._others else None
        return None

    def _named_last(self, number: int, before: int | None = None) -> Person | None:
        """Whom a sentence names last, up to a position."""
        chunks = self._readings[max(0, number)].chunks
        marks = [m for m in chunks.every(*ACTORS, "companion") if before is None or m.end <= before]
        persons = self._people.named(marks[-1]) or self.resolve(marks[-1], None, None).persons if marks else []
        return persons[-1] if persons else None

    def _inside(self, encounter: Encounter) -> Meant | None:
        """The subject that the sentence has before its pronoun: "X s'est rendu à Rabat, où il a rencontré …"."""
        if encounter.pronoun in self._lexicon.words("events", "plural_pronouns"):
            return self._several_inside(encounter)
        chunks = self._readings[encounter.sentence].chunks
        opened = self._lexicon.events.search("pronoun", chunks)
        if opened and opened.start() < ARTICLE and opened["p"] in self._lexicon.words("events", "latter_pronouns"):
            latter = self._named_last(encounter.sentence - 1)
            return Meant([latter]) if latter is not None and latter not in self._others else None
        turning = self._lexicon.events.match("turning_to", chunks)
        spoken = [m.start() for m in self._lexicon.events.finditer("pronoun", chunks)]
        told = [e for e in self._encounters if e.sentence == encounter.sentence and e is not encounter]
        met = [m for e in told for slot, m in e.parties.items() if slot != "s"]
        for place, mark in chunks.placed:
            if mark.start >= encounter.start:
                break
            if len(spoken) == 1 and spoken[0] < min(place, ARTICLE):
                # The pronoun that opens the sentence is the subject of all its verbs.
                return None
            if turning and place == turning.start("who"):
                return self.resolve(mark, None, None)
            if mark.kind in ACTORS and mark not in met and not is_oblique(chunks.codes, place, self._lexicon):
                meant = self.resolve(mark, None, None)
                if not meant.persons and len(meant.sides) == 1 and self._is_whole(mark) and mark.value.cls in OF_STATES:
                    return meant
                if mark.kind == "office" and mark.value.number > 1 and not meant.persons:
                    continue
                late = any(p.mentions[0].start > encounter.start for p in meant.persons)
                if len(meant.persons) == 1 and (late or meant.persons[0] in self._others):
                    # Whom it met may be told of first, in what it follows.
                    continue
                return meant if len(meant.persons) == 1 else None
        return on_a_journey(encounter, told, chunks, self._people, self._lexicon, self._others)

    def _several_inside(self, encounter: Encounter) -> Meant | None:
        """Several who are the subject before a plural pronoun: "A et B sont à Rome, où ils …", "… à Rome. Ils …"."""
        for number in (encounter.sentence, encounter.sentence - 1):
            told = [e for e in self._encounters if e.sentence == number < encounter.sentence]
            chunks = self._readings[max(0, number)].chunks
            alone = chunks.every(*ACTORS) if number < encounter.sentence else []
            first = alone[0] if len(alone) == 1 else first_actor(chunks, self._lexicon)
            if first is not None and not told and first.kind == "group" and first.end <= encounter.start:
                meant = self.resolve(first, None, None)
                return meant if len(meant.persons) > 1 and not any(p in self._others for p in meant.persons) else None
        return None

    def traveller(self, encounter: Encounter, destination: str) -> Meant | None:
        """The person named nearest before a visit who is not of the country visited, else the only one after it."""
        chunks = self._readings[encounter.sentence].chunks
        for mark in reversed([m for m in chunks.every(*ACTORS) if m.start < encounter.start]):
            meant = self.resolve(mark, encounter, None)
            if len(meant.persons) == 1 and meant.side not in (None, destination):
                return meant
        behind = chunks.placed if encounter.rule.data.get("subject") == "near" else acting(chunks, self._lexicon)
        others = self._people.named(*(m for _, m in behind if m.kind in ACTORS and m.start > encounter.end))
        others = [p for p in others if p.side not in (None, destination)]
        if not others and self.matches("possessive", chunks.text[encounter.start : encounter.end].lower()):
            others = [p for p in self.discourse_subject({}).persons if p.side not in (None, destination)]
        return Meant(others) if len(others) == 1 else None

    def is_said_of(self, encounter: Encounter) -> bool:
        """Whether a relative clause says of its subject what an encounter tells: "X, qui se rend à Rome"."""
        subject = encounter.parties.get("s")
        if subject is None or subject.start > encounter.start:
            return False
        between = self._readings[0].chunks.text[subject.end : encounter.start].lower()
        return self._lexicon.events["said_of"].fullmatch(between) is not None

    def company(self, reading: Reading, sort: str = "companion") -> list[Person]:
        """Those in whose presence or company the sentence tells something, or what it does not tell."""
        found: list[Person] = []
        for mark in reading.chunks.every("companion"):
            if mark.value == sort:
                found.extend(self._people.named(mark))
                found.extend(p for part in mark.parts if (p := self._by_post(part)) is not None)
        return found

    def witnesses(self, reading: Reading) -> list[Person]:
        """The officials of two sides before whom a sentence tells something, where it names no third side."""
        marks = reading.chunks.every(*ACTORS, "companion")
        found = [p for p in self._people.named(*marks) if p.held]
        sides = {p.stands_for for p in found}
        return found if len(sides) == 2 and None not in sides else []

    def pronoun(self, word: str, current: Draft | None) -> Meant:
        """Whom a pronoun means: the last subject, or for a plural the parties of the encounter being told."""
        if word in self._lexicon.words("events", "delegation_pronouns"):
            return self._led if self._led or self._subject is None else Meant([self._subject])
        if word in self._lexicon.words("events", "plural_pronouns"):
            if current is None:
                return Meant()
            joint = self._together.persons
            if current.family == "visit" and len(current.persons) == 1 and current.persons[0] in joint:
                # Those who have come together, each on a visit of his own.
                return Meant(joint)
            if self._others and not any(p in current.persons for p in self._others):
                # At a meeting with a newcomer, both are that one and whom the text follows.
                followed = self._subject in current.persons
                return Meant([self._subject] if self._subject and followed else current.persons[:1])
            return Meant(list(current.persons), [(c, m) for c, m in current.sides.items() if m is not None])
        if self._post is not None and word not in self._lexicon.words("events", "latter_pronouns"):
            return self._post
        text = self._readings[0].chunks.text
        who = meant_by(word, self._subject, current.persons if current else (), text, self._lexicon)
        return Meant([who]) if who and who not in self._others and may_be(who, word, text, self._lexicon) else Meant()

    def only_two(self) -> Meant:
        """The two officials of two sides that an article tells of, where it tells of no third one."""
        aside = [m for r in self._readings for m in r.chunks.every("companion") if m.value in ("invitation", "behalf")]
        told = [
            p for p in self._people.all
            if p.side and p.classes
            if any(all(not a.start <= m.start < a.end for a in aside) for m in p.mentions)
        ]  # fmt: skip
        for two in ([p for p in told if p.held], told):
            if len(two) == 2 and len({p.side for p in two}) == 2:
                return Meant(two)
        return Meant()

    def matches(self, key: str, words: str) -> bool:
        """Whether words are of a sort that the lexicon knows."""
        return bool(self._lexicon.events[key].search(words))

    def apart(self, encounter: Encounter, reading: Reading) -> bool:
        """Whether the words of an encounter say that each guest was met alone."""
        text, at = lowered(reading.chunks.text), encounter.start
        until = max([encounter.end + 40, *(m.end for m in encounter.parties.values())])
        return self.matches("apart", text[at:until]) or self.matches("apart_before", text[reading.sentence.start : at])

    def each_told_of(self, encounter: Encounter, guests: Meant) -> bool:
        """Whether a sentence after a list of guests speaks of as many talks: "lors de ces rencontres"."""
        if len(guests.persons) < 2 or encounter.anaphora or not all(p.side for p in guests.persons):
            return False
        behind = [r for r in self._readings[encounter.sentence + 1 :] if r.sentence.kind == "body"][:EACH_REACH]
        return any(self.matches("each_met", r.words) for r in behind)

    def at_once(self, encounter: Encounter, others: list[Meant]) -> bool:
        """Whether the words of an encounter tell of one sitting with the officials of several countries."""
        told = self._readings[0].chunks.text[max(0, encounter.start - ARTICLE) : encounter.end].lower()
        many = sum(len(o.sides) for o in others) > 1 and not any(o.persons for o in others)
        one_sitting = encounter.type == "video_meeting" or self.matches("at_summit", told)
        many = many or (one_sitting and len({p.side for o in others for p in o.persons}) > 1)
        return many and self.matches("at_once", told)

    def of_several(self, encounter: Encounter) -> bool:
        """Whether the sentence of an encounter, the lead or what follows it speaks of three sides who met as such."""
        around = [self._readings[0], *self._readings[encounter.sentence : encounter.sentence + EACH_REACH]]
        return any(self.matches("of_several", r.words) for r in around)

    def welcomes(self, encounter: Encounter) -> bool:
        """Whether the words of a ceremony are those of a welcome."""
        return self.matches("welcome", self._readings[0].chunks.text[encounter.start : encounter.end].lower())

    def discourse_subject(self, others: dict[str, Meant]) -> Meant:
        """Who the text speaks of, where a sentence names no subject of its own."""
        named = [p for m in others.values() for p in m.persons]
        return Meant([self._subject]) if self._subject and self._subject not in named else Meant()

    def only_tells(self, meant: Meant) -> bool:
        """Whether those meant are spokespersons, who tell what others did."""
        tellers = self._lexicon.words("roles", "tellers")
        return bool(meant.persons) and all(p.role and p.role.office.opens_with(tellers) for p in meant.persons)

    def only_one(self, encounter: Encounter) -> Meant:
        """The one official whom an article has named before the words of an encounter."""
        told = [p for p in self._people.before(encounter.start) if p.held]
        return Meant(told) if len(told) == 1 else Meant()

    def named_before(self, encounter: Encounter, others: dict[str, Meant]) -> Meant:
        """The one person or post told before the words of an encounter in its sentence that takes no part in it yet."""
        chunks = self._readings[encounter.sentence].chunks
        marks = [m for m in chunks.every(*ACTORS) if m.end <= encounter.start]
        taken = [p for m in others.values() for p in m.persons]
        named = [p for p in self._people.named(*marks) if p not in taken]
        posts = [m for m in marks if m not in encounter.parties.values()]
        if not named and len(posts) == 1 and self._is_whole(posts[0]) and len(posts[0].value.sides) == 1:
            return self.resolve(posts[0], None, None)
        return Meant(named) if len(named) == 1 else Meant()
