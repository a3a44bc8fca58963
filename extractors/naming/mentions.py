"""The persons of an article gathered from its sentences, with posts that stand at a distance from their names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.patterns.chunks import Chunks
from extractors.patterns.lexicon import Lexicon
from extractors.patterns.matching import Mark
from extractors.persons.figures import figure, named_alone
from extractors.persons.names import key
from extractors.persons.people import OF_STATES, People, persons_in
from extractors.persons.roles import Named
from extractors.sentence.syntax import Reading


def name_people(readings: list[Reading], lexicon: Lexicon) -> People:
    """Gather the persons that the sentences name."""
    people = People(lambda name: known.side if (known := figure(name, lexicon)) else None)
    full = [m for r in readings for mark in r.chunks.every() for m in persons_in(mark)]
    # An envoy's post may name who sent him as well.
    posts = [m for r in readings for m in r.chunks.every("office")]
    full += [part for mark in [*full, *posts] for part in mark.parts if part.kind == "person"]
    full += [
        replace(mark, kind="person", value=Named(mark.value, None, "known-figure"))
        for r in readings
        for mark in r.chunks.every("name")
        if figure(mark.value, lexicon) and (" " in mark.value or named_alone(r.chunks.text, mark.start, lexicon))
    ]
    # Full names first, so that a family name alone finds its bearer wherever it stands.
    dead = _dead(full, readings, lexicon)
    for mark in sorted(full, key=lambda m: -len(m.value.name.split())):
        if not dead or key(mark.value.name) not in dead:
            people.add(mark)
    _posts_below(readings, people)
    for reading in readings:
        _attach(reading.chunks, people, lexicon)
        _represent(reading.chunks, people, lexicon)
        _as_counterparts(reading, people)
    for person in people.all:
        person.mentions.sort(key=lambda m: m.start)
        person.held.sort(key=lambda h: h.mark.start)
        person.sides.sort(key=lambda s: s[1].start)
    people.settle_names()
    return people


def _dead(marks: Sequence[Mark], readings: Sequence[Reading], lexicon: Lexicon) -> set[tuple[str, ...]]:
    """The full names of those of whom an article says that they are dead: they neither meet anybody nor speak."""
    said = lexicon.pattern(lexicon.tables["phrases"].get("names", {}).get("dead", "(?!)"))
    text = readings[0].chunks.text if readings else ""
    names = (key(m.value.name) for m in marks if said.search(text[max(0, m.start - 60) : m.start].lower()))
    return {words for words in names if len(words) > 1}


def _attach(chunks: Chunks, people: People, lexicon: Lexicon) -> None:
    """Posts told at a distance from the name: "à M. X … dans ses fonctions de président du Sénégal"."""
    for rule in lexicon.stages["attach"].among(chunks):
        for found in rule.pattern.finditer(chunks.codes):
            who, post = chunks.items[found.start("p")], chunks.items[found.start("o")]
            if not isinstance(who, Mark) or not isinstance(post, Mark):
                continue
            if who.kind == "name" and " " in who.value:
                who = replace(who, kind="person", value=Named(who.value, None, rule.id))
                people.add(who)
            person = people.of(who)
            if person is not None and not person.held and post.value.number == 1:
                people.appoint(person, post.value, post, rule.id)


def _represent(chunks: Chunks, people: People, lexicon: Lexicon) -> None:
    """Sides told at a distance from the post: "la délégation indienne conduite par X", "Y signe au nom du Bénin"."""
    for rule in lexicon.stages["represent"].among(chunks):
        for found in rule.pattern.finditer(chunks.codes):
            whose = chunks.items[found.start("c")]
            told = people.named(
                *chunks.marks(found.start(), found.start("c")), *chunks.marks(found.end("c"), found.end())
            )
            # A clause behind a list speaks of its last one.
            for person in told[-1:] if rule.data.get("last") else told:
                if not isinstance(whose, Mark) or person.sides:
                    continue
                if whose.kind == "organization":
                    person.organizations.append((whose.value, whose))
                elif whose.kind in ("person", "office"):
                    # Whoever carries a message is of those who send it.
                    office = whose.value.office if whose.kind == "person" else whose.value
                    if office is not None and office.organizations:
                        person.organizations.append((office.organizations[0], whose))
                    elif office is not None:
                        person.sides += [(code, whose, rule.id) for code in office.sides[:1]]
                else:
                    person.sides += [(code, whose, rule.id) for code in whose.value[:1]]


def _posts_below(readings: Sequence[Reading], people: People) -> None:
    """The post on the line below a name that stands on a line of its own, as lists of ambassadors have it."""
    for above, below in pairwise(readings):
        name, post = _alone(above, "person", "name"), _alone(below, "office")
        if name is None or post is None or post.value.number > 1:
            continue
        if name.kind == "name":
            if " " not in name.value:
                continue
            name = replace(name, kind="person", value=Named(name.value, None, "post-below"))
            people.add(name)
        person = people.of(name)
        if person is not None and not person.held:
            people.appoint(person, post.value, post, "post-below")


def _alone(reading: Reading, *kinds: str) -> Mark | None:
    """The one mark of a sentence that holds nothing else."""
    chunks = reading.chunks
    if len(chunks.placed) != 1:
        return None
    ((place, mark),) = chunks.placed
    if mark.kind not in kinds or any(c.isalnum() for c in chunks.codes[:place] + chunks.codes[place + 1 :]):
        return None
    return mark


def _as_counterparts(reading: Reading, people: People) -> None:
    """Who is named as a counterpart only holds a post of the class that the other one of the sentence holds."""
    classes: set[str] = set()
    waiting = []
    for mark in reading.chunks.every("person", "group", "office"):
        if mark.kind == "office":
            classes = {mark.value.cls} & OF_STATES or classes
        for person in people.named(mark):
            if person.classes & OF_STATES:
                classes = person.classes & OF_STATES
            elif person.held and not person.classes:
                waiting.append(person)
            if classes:
                for one in waiting:
                    one.ranks.update(classes)
                waiting.clear()
