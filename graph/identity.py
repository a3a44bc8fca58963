"""Tell who is who: the same person under several names is one, a namesake of another side is another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise
from types import MappingProxyType

from extractors.records import Event, Participant
from graph.decisions import Decisions
from graph.merge import Merge
from graph.names import digest, fold, likeness, same_words, slug, sound, tokens
from graph.reference import tables
from graph.sides import BODY, side_local, side_of

Form = tuple[tuple[str, ...], str]  # folded words of a name, and the side the person acts for


@dataclass(frozen=True, slots=True)
class Person:
    """One person.

    Attributes:
        local: local name of the IRI: the side, then the folded name.
        name: the fullest name told.
        names: every way the name was written, sorted.
        countries: ISO codes of those acted for, sorted.
        organisations: acronyms or names of those acted for, sorted.
        others: local names under which a part of the tellings would stand alone; they stay in the graph as aliases.
    """

    local: str
    name: str
    names: tuple[str, ...]
    countries: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class People:
    """All persons, and whom a name in an article means."""

    persons: Mapping[str, Person]
    _of: Mapping[Form, str]
    _namesakes: Mapping[tuple[Form, str], str]

    def of(self, article: str, participant: Participant) -> Person:
        """The person whom a participant of an event is."""
        form = _form(participant)
        return self.persons[self._namesakes.get((form, article)) or self._of[form]]

    def named(self, event: Event, name: str) -> Person | None:
        """The participant of an event whom a speaker's name means; None where no one or several can be meant."""
        words = tokens(name)
        found = {
            person.local: person
            for participant in event.participants
            if likeness(words, tokens(participant.name))
            for person in (self.of(event.article, participant),)
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def known(self, words: tuple[str, ...], sides: Iterable[str]) -> Person | None:
        """The person told somewhere by exactly this name for one of these sides; None where there is none."""
        found = {local for side in sides for form in (side, BODY + side) if (local := self._of.get((words, form)))}
        return self.persons[found.pop()] if len(found) == 1 else None


def _form(participant: Participant) -> Form:
    return tokens(participant.name), side_of(participant)


def local_of(form: Form) -> str:
    """Local name of a person who is told by this name for this side.

    >>> local_of((("bui", "thanh", "son"), "VN"))
    'vn-bui-thanh-son'
    """
    words, side = form
    return "-".join((side_local(side), *words))


def resolve_people(
    events: Iterable[Event], encounters: Iterable[Merge] = (), decisions: Decisions | None = None
) -> tuple[People, tuple[Merge, ...]]:
    """Resolve every participant of every event to a person.

    Args:
        events: events of any number of articles, in any order.
        encounters: events that are one; they tie the names of their tellings.
        decisions: what the user decided; it overrules the rules.

    Returns:
        The people, and every merge of names with its reasons.
    """
    forms = _Forms(events, encounters, decisions or Decisions())
    forms.obey()
    forms.tie_same_words()
    forms.tie_sides()
    forms.tie_short_and_respelt()
    return forms.people()


class _Forms:
    """The names told, and which of them are tied together."""

    def __init__(self, events: Iterable[Event], encounters: Iterable[Merge], decisions: Decisions) -> None:
        self.decisions = decisions
        self.written: dict[Form, set[str]] = {}
        self.articles: dict[Form, set[str]] = {}
        self.posts: dict[Form, set[str]] = {}
        self.namesakes: dict[tuple[Form, str], str] = {}
        self.written_namesakes: dict[str, tuple[set[str], Form]] = {}
        group = {member: merge.into for merge in encounters for member in merge.members}
        for event in sorted(events, key=lambda e: e.id):
            for participant in event.participants:
                self._note(event, participant, group.get(event.id, event.id))
        self._root: dict[Form, Form] = {form: form for form in self.written}
        self._members: dict[Form, list[Form]] = {form: [form] for form in self.written}
        self._reasons: dict[Form, set[str]] = {form: set() for form in self.written}

    def _note(self, event: Event, participant: Participant, encounter: str) -> None:
        form = _form(participant)
        for words, side, articles in self.decisions.namesakes:
            if words == form[0] and side in ("", form[1].removeprefix(BODY)) and event.article in articles:
                local = f"{local_of(form)}--{slug(min(articles))}"
                self.namesakes[form, event.article] = local
                self.written_namesakes.setdefault(local, (set(), form))[0].add(participant.name)
                return
        self.written.setdefault(form, set()).add(participant.name)
        self.articles.setdefault(form, set()).update((f"article {event.article}", f"encounter {encounter}"))
        found = tables().posts_of(participant.role) if participant.role else ()
        self.posts.setdefault(form, set()).update(post.key for post in found)

    def obey(self) -> None:
        """Tie what the user says is one person."""
        for names, side, why in self.decisions.same_persons:
            told = (form for form in self.written if form[0] in names)
            present = sorted(form for form in told if side in ("", form[1].removeprefix(BODY)))
            for one, other in pairwise(present):
                self._tie(one, other, f"same.toml: {why}" if why else "same.toml")

    def tie_same_words(self) -> None:
        """Tie names of one side that differ in order or hyphens only."""
        seen: dict[tuple[str, str], Form] = {}
        for form in sorted(self.written):
            for mark in (" ".join(sorted(form[0])), "".join(form[0])):
                first = seen.setdefault((form[1], mark), form)
                if first != form and same_words(first[0], form[0]):
                    self._tie(first, form, "same-name-other-order-or-hyphens")

    def tie_sides(self) -> None:
        """Tie one name told for two sides where an article or encounter tells both, and for no side where one fits."""
        by_words: dict[tuple[str, ...], list[Form]] = {}
        for form in sorted(self.written):
            if len(form[0]) > 1:
                by_words.setdefault(tuple(sorted(form[0])), []).append(form)
        for forms in by_words.values():
            for one, other in combinations(forms, 2):
                common = sorted(self.articles[one] & self.articles[other])
                if common and one[1] != other[1]:
                    self._tie(one, other, f"both-sides-told-by-{common[0]}")
            sided = {self._find(form) for form in forms if form[1]}
            for form in forms:
                if not form[1] and len(sided) == 1:
                    self._tie(form, next(iter(sided)), "no-side-told-and-one-person-of-that-name")

    def tie_short_and_respelt(self) -> None:
        """Tie a short form, or another spelling, to the one person of its side whom it can mean in the same post."""
        for wanted in ("short-form", "other-spelling"):
            by_word: dict[tuple[str, str, str], list[Form]] = {}
            for form in sorted(self.written):
                for word in {sound(form[0][0]), sound(form[0][-1])}:
                    for post in self.posts[form]:
                        by_word.setdefault((form[1], word, post), []).append(form)
            for form in sorted(self.written):
                words = {sound(form[0][0]), sound(form[0][-1])}
                near = {f for word in words for post in self.posts[form] for f in by_word[form[1], word, post]}
                fits = [other for other in sorted(near) if _can_be(form, other, wanted)]
                if len({self._find(other) for other in fits}) == 1:
                    self._tie(form, fits[0], f"{wanted}-in-the-same-post")

    def _find(self, form: Form) -> Form:
        return self._root[form]

    def _tie(self, one: Form, other: Form, reason: str) -> None:
        keep, drop = sorted((self._root[one], self._root[other]))
        if any(self.decisions.apart(a, b) for a in self._members[keep] for b in self._members[drop]):
            return
        self._reasons[keep].add(reason)
        if keep == drop:
            return
        for form in self._members[drop]:
            self._root[form] = keep
        self._members[keep] += self._members.pop(drop)
        self._reasons[keep] |= self._reasons.pop(drop)

    def people(self) -> tuple[People, tuple[Merge, ...]]:
        """The persons, and the merges of names."""
        persons: dict[str, Person] = {}
        of: dict[Form, str] = {}
        merges = []
        for root in sorted(self._members):
            forms = sorted(self._members[root], key=_fullest)
            locals_ = [local_of(form) for form in forms]
            local = locals_[0] if locals_[0] not in persons else f"{locals_[0]}---{digest(str(forms[0]))}"
            person = self._person(local, forms, tuple(sorted(set(locals_[1:]) - {locals_[0]})))
            persons[person.local] = person
            of.update(dict.fromkeys(forms, person.local))
            if len(forms) > 1:
                members = tuple(sorted(set(locals_)))
                reasons = tuple(sorted(self._reasons[root]))
                merges.append(Merge("person", person.local, members, reasons, MappingProxyType({})))
        for local, (names, form) in sorted(self.written_namesakes.items()):
            persons[local] = Person(local, _best(names), tuple(sorted(names)), *_acted_for([form]))
        ordered = MappingProxyType(dict(sorted(persons.items())))
        people = People(ordered, MappingProxyType(of), MappingProxyType(self.namesakes))
        return people, tuple(sorted(merges, key=lambda m: m.into))

    def _person(self, local: str, forms: list[Form], others: tuple[str, ...]) -> Person:
        names = {name for form in forms for name in self.written[form]}
        return Person(local, _best(self.written[forms[0]]), tuple(sorted(names)), *_acted_for(forms), others)


def _acted_for(forms: list[Form]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    sides = sorted({side for _, side in forms if side})
    return tuple(s for s in sides if not s.startswith(BODY)), tuple(s[len(BODY) :] for s in sides if s.startswith(BODY))


def _can_be(form: Form, other: Form, wanted: str) -> bool:
    """Whether ``form`` is, in the way wanted, another form of a name that is fuller."""
    if form == other or (wanted == "short-form" and len("".join(other[0])) <= len("".join(form[0]))):
        return False
    return likeness(form[0], other[0], same_post=wanted != "short-form") == wanted


def _fullest(form: Form) -> tuple[bool, bool, int, int, Form]:
    """The form that names the person: for a country before an organisation, with the most words and letters."""
    words, side = form
    return not side, side.startswith(BODY), -len(words), -len("".join(words)), form


def _best(names: set[str]) -> str:
    """The spelling to show: with the most diacritics, not in capitals, else the first in order."""
    return min(names, key=lambda n: (n.isupper(), -sum(c.isalpha() and not c.isascii() for c in n), fold(n), n))
