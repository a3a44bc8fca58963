"""The post to file of each participant: the one that says most, that of the one met for a counterpart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.patterns.lexicon import Lexicon
from extractors.patterns.matching import Mark
from extractors.persons.offices import Office
from extractors.persons.people import People, Person
from extractors.sentence.syntax import Reading

# Classes of words that are no post.
NO_POST = ("counterpart", "leader", "guest")
# Classes that count only where somebody holds nothing else.
LIGHT = ("officer", "party-leader")
# Classes of posts that an article speaks of by the post alone.
ENVOYS = ("ambassador", "envoy")
SPOKEN_OF = ("head-of-state", "prime-minister", "minister", "deputy-minister")


class FiledPosts:
    """The posts of the participants of one article, as they are filed."""

    def __init__(self, people: People, readings: Sequence[Reading], lexicon: Lexicon) -> None:
        self._people = people
        self._readings = readings
        self._lexicon = lexicon

    def role(self, person: Person, others: Sequence[Person]) -> str | None:
        """The words of a post; a counterpart holds the post of the one met, where the text gives no fuller one."""
        held = self._own(person)
        if any(h.office.cls == "counterpart" for h in person.held) and not (held and self._is_full(held)):
            for other in others:
                theirs = self._own(other) if other is not person else None
                if theirs is None or (held is not None and held.cls != theirs.cls):
                    continue
                if held is None and person.classes and ("ambassador" in person.classes) != (theirs.cls == "ambassador"):
                    # The counterpart of somebody else.
                    continue
                own = next(h.office for h in person.held if h.office.cls == "counterpart")
                if own.portfolio and theirs.cls in SPOKEN_OF[2:] and " " in own.role:
                    # "His colleague of the budget" has a ministry of his own.
                    return f"{theirs.role.split(' ')[0]} {own.role.split(' ', 1)[1]}"
                return self._shared(theirs, person)
        if held is None:
            return None
        return self._written(held)

    def _written(self, office: Office) -> str:
        """The words of a post, without a country that they hold or in full where they are cut short."""
        plain: dict[str, str] = self._lexicon.tables["roles"].get("with_country", {})
        words = plain.get(office.role, office.role)
        return words + office.full[len(office.role) :]

    def _own(self, person: Person) -> Office | None:
        """The post that a person is named in, else the one that the article speaks of without the name."""
        plain = [h for h in person.held if h.office.cls not in NO_POST]
        light = self._lexicon.words("roles", "no_title")
        plain = [h for h in plain if h.office.role.lower() not in light] or plain
        weighty = [h for h in plain if h.office.cls not in LIGHT] or plain
        if not weighty:
            called = (h.office for h in person.held if h.office.cls == "leader")
            return self._spoken_of(person, None) or next(called, None)
        first = weighty[0].office.cls
        alike = [h for h in weighty if h.office.cls == first]
        best = max(alike, key=lambda h: (bool(h.office.portfolio), bool(h.office.full), -h.mark.start)).office
        bare = first in SPOKEN_OF[2:] and not best.portfolio and not self._is_full(best)
        if best.role.lower() in light and (envoy := self._as_envoy(person)):
            return envoy
        return (self._spoken_of(person, best) if bare else None) or best

    def _as_envoy(self, person: Person) -> Office | None:
        """The one post of an envoy of the same country that is told without a name: "the diplomat X"."""
        posts = [p for p in self._posts(person) if p.cls in ENVOYS and p.sides == (person.side,) != (None,)]
        posts = [p for p in posts if p.role.lower() not in self._lexicon.words("roles", "no_title")]
        return posts[0] if len({p.role.lower() for p in posts}) == 1 else None

    def _is_full(self, office: Office) -> bool:
        """Whether the words of a post say more than its kind."""
        words = office.role.lower()
        for rank in self._lexicon.words("roles", "plain_ranks"):
            words = words.removeprefix(rank)
        return bool(office.portfolio) or " " in words

    def _spoken_of(self, person: Person, bare: Office | None) -> Office | None:
        """The one post that only this person of the article can hold, told apart from the name.

        "Emmanuel Macron a reçu … Le président français a …"; for a minister named so (``bare``), with the portfolio.
        """
        unfit = self._lexicon.words("roles", "by_names") | self._lexicon.words("roles", "former")
        classes = person.classes & {bare.cls} if bare else person.classes & set(SPOKEN_OF)
        if person.side is None and person.organization is not None and bare is None:
            heads = [p for p in self._posts(person) if p.cls in person.classes and not p.opens_with(unfit)]
            heads = [p for p in heads if p.organizations == (person.organization,)]
            return heads[0] if len({p.role.lower() for p in heads}) == 1 else None
        if person.side is None or len(classes) != 1:
            return None
        if any(p is not person and p.classes & classes and p.side in (None, person.side) for p in self._people.all):
            return None
        posts = [p for p in self._posts(person) if p.cls in classes]
        own = self._lexicon.words("roles", "own_posts")
        foreign = any(p.sides and p.sides != (person.side,) for p in posts)
        alone = not foreign and not any(p is not person and p.classes & classes for p in self._people.all)
        fit = [p for p in posts if p.sides == (person.side,)]
        fit = fit or [p for p in posts if alone and not p.sides and (bare or p.role.lower() in own)]
        fit = [p for p in fit if not p.opens_with(unfit)]
        if bare or "minister" in classes:
            opening = bare.role.lower() if bare else ""
            fit = [p for p in fit if not p.organizations and p.role.lower().startswith(opening)]
            known = self._lexicon.words("roles", "says_which")
            fit = [p for p in fit if p.portfolio] or [p for p in fit if p.role.lower() in known]
            if len({p.portfolio for p in fit}) > 1:
                return None
        return fit[0] if fit else None

    def _posts(self, person: Person) -> Iterator[Office]:
        """The posts told of without a name, in sentences that do not name the person."""
        for reading in self._readings:
            sentence = reading.sentence
            if any(sentence.start <= m.start < sentence.end for m in person.mentions):
                continue
            for mark in reading.chunks.every("office", "group"):
                for part in (mark, *mark.parts) if mark.kind == "group" else (mark,):
                    if part.kind == "office" and part.value.number == 1 and not part.value.full:
                        yield part.value

    def _shared(self, office: Office, person: Person) -> str:
        """What of the words of a post somebody's counterpart holds as well: not what only one state has."""
        table = self._lexicon.tables["roles"].get("shared", {})
        words = self._written(office)
        for source in table.get("kept", ()):
            if found := re.search(source, words, re.IGNORECASE):
                words = " ".join(part for part in found.groups() if part)
                break
        if not self._is_feminine(person, table):
            for feminine, masculine in table.get("masculine", {}).items():
                if words.startswith(f"{feminine} ") or words == feminine:
                    return f"{masculine}{words[len(feminine) :]}"
        return words

    def _is_feminine(self, person: Person, table: dict[str, str]) -> bool:
        """Whether the words around a counterpart's name are a woman's."""
        text = self._readings[0].chunks.text
        said = re.compile(table.get("feminine", "(?!)"), re.IGNORECASE)
        marks: list[Mark] = [h.mark for h in person.held]
        return any(said.search(text[max(0, m.start - 20) : m.end]) for m in marks)
