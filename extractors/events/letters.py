"""Who brought letters of credence: ambassadors told as a number, listed, or received one by one after the ceremony."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.encounters.drafts import Draft, gather
from extractors.encounters.frames import country_of
from extractors.patterns.lexicon import Lexicon
from extractors.patterns.matching import Mark
from extractors.persons.meant import Meant
from extractors.persons.people import People
from extractors.sentence.syntax import Reading

# Sentences after a ceremony that may go on with its list.
LISTED = 3
# More sides than these make a ceremony one of several ambassadors.
MANY = 2


def as_credentials(drafts: list[Draft], readings: Sequence[Reading], lexicon: Lexicon) -> None:
    """Audiences of single ambassadors, told after letters of credence handed to the same person, are that ceremony."""
    leaving, brought = lexicon.events["leaving"], lexicon.events["brought_letters"]
    told = {p for d in drafts if d.type == "credentials" and len(d.parties) > 1 for p in map(id, d.persons)}
    for draft in drafts:
        guests = [p for p in draft.persons if p.side != draft.host]
        received = draft.type == "meeting" and draft.host and draft.status == "held"
        if received and guests and all("ambassador" in p.classes and id(p) not in told for p in guests):
            # An ambassador received, of whom the sentence or the next one says that he brought his letters.
            following = (r for n in draft.sentences for r in readings[n : n + 2])
            if any(brought.search(r.words) for r in following):
                draft.type = "credentials"
    for ceremony in [d for d in drafts if d.type == "credentials"]:
        hosts = [p for p in ceremony.persons if p.side == ceremony.host]
        letters = [m for e in ceremony.told if e.type == "credentials" for m in e.parties.values()]
        posts = [part for m in letters for part in (m, *m.parts) if part.kind == "office"]
        several = any(post.value.number > 1 for post in posts)
        if not several and len(ceremony.persons) == len(hosts) > 0:
            # One whom nobody names brought his alone.
            continue
        for draft in drafts:
            guests = [p for p in draft.persons if p not in hosts]
            alone = draft.type == "meeting" and guests and len(hosts) == 1 and hosts[0] in draft.persons
            if any(leaving.search(readings[number].chunks.codes) for number in draft.sentences):
                # Who takes leave does not present letters.
                continue
            others = all("ambassador" in p.classes and (several or p not in ceremony.persons) for p in guests)
            if alone and others and draft.status == ceremony.status:
                draft.type = "credentials"
                draft.told.append(ceremony.told[0])
    _of_one_occasion(drafts, readings)
    _name_the_announced(drafts)


def _of_one_occasion(drafts: list[Draft], readings: Sequence[Reading]) -> None:
    """Ambassadors of whom one verb tells, or who were announced as many, brought their letters together."""
    for ceremony in [d for d in drafts if d.type == "credentials"]:
        announced = any(m.kind == "office" and m.value.number > 1 and not m.value.sides for m in ceremony.unnamed)
        for draft in [d for d in drafts if ceremony in drafts and d is not ceremony]:
            unnamed = draft.type == "meeting" and set(map(id, draft.persons)) <= set(map(id, ceremony.persons))
            alike = draft.type == ceremony.type and draft.sentences == ceremony.sentences
            once = draft.told[0] is ceremony.told[0] and (unnamed or alike)
            if announced and draft.type == ceremony.type and draft.status == ceremony.status:
                # Told one by one after their number, on no other day.
                later = draft.sentences - ceremony.sentences
                once = once or not any(m.kind == "date" for n in later for m in readings[n].marks)
            once = once or (draft.type == ceremony.type and bool(draft.told[0].rule.data.get("turn")))
            same = draft.host == ceremony.host or (draft.host is None and ceremony.host in draft.sides)
            if same and once:
                gather(ceremony, draft)
                drafts.remove(draft)


def _name_the_announced(drafts: list[Draft]) -> None:
    """A ceremony told of several countries is that of the ambassadors of these whom the next sentences name."""
    letters = [d for d in drafts if d.type == "credentials"]
    for ceremony in [d for d in letters if len(d.sides) > MANY]:
        for draft in letters:
            guests = [p for p in draft.persons if p.side != ceremony.host]
            sides = {p.side for p in guests}
            unnamed = set(ceremony.sides) - {p.side for p in ceremony.persons}
            if draft is not ceremony and draft.host == ceremony.host and sides and sides <= unnamed:
                ceremony.add(Meant(guests))
                ceremony.sentences |= draft.sentences
                drafts[:] = [d for d in drafts if d is not draft]


def present_letters(
    draft: Draft, drafts: list[Draft], readings: Sequence[Reading], people: People, lexicon: Lexicon
) -> None:
    """Ambassadors announced as a number ("cinq ambassadeurs") are those named after it, or told by their countries."""
    if not any(d is not draft and d.type == draft.type and d.told[0] is draft.told[0] for d in drafts):
        _go_on(draft, readings, people, lexicon)
    if len(draft.parties) > 1 or not any(m.value.number > 1 for m in draft.unnamed if m.kind == "office"):
        return
    posts = _listed_posts(draft, readings, lexicon)
    elsewhere = {id(p) for d in drafts if d is not draft for p in d.persons}
    since = draft.told[0].start - (0 if posts else 400)
    for person in people.all:
        free = "ambassador" in person.classes and id(person) not in elsewhere
        if free and min(m.start for m in person.mentions) > since and person.side not in (None, draft.host):
            draft.add(Meant([person]))
    draft.add(Meant(sides=posts))


def _go_on(draft: Draft, readings: Sequence[Reading], people: People, lexicon: Lexicon) -> None:
    """Take in the ambassadors of the sentences that go on with a list of them."""
    goes_on, bullet = lexicon.events["list_goes_on"], lexicon.events["bullet"]
    for last in sorted(draft.sentences):
        rest = readings[last + 1 :]
        for number, reading in enumerate(rest):
            told = bullet.match(reading.chunks.codes) or (number < LISTED and goes_on.search(reading.words))
            within = any(bullet.match(r.chunks.codes) for r in rest[number + 1 : number + 1 + LISTED])
            if not told and not within:
                break
            named = people.named(*reading.chunks.every("person", "group")) if told else []
            draft.add(Meant([p for p in named if "ambassador" in p.classes and p.side not in (None, draft.host)]))


def _listed_posts(draft: Draft, readings: Sequence[Reading], lexicon: Lexicon) -> list[tuple[str, Mark]]:
    """The countries of ambassadors told by their posts, in the sentence of the ceremony or the one after it."""
    marks = [
        part
        for told in draft.told
        for reading in readings[told.sentence : told.sentence + 2]
        for mark in reading.chunks.every("office", "group")
        for part in (mark, *mark.parts)
        if part.kind == "office" and part.value.cls == "ambassador" and part.start > told.start
    ]
    named = [(code, mark) for mark in marks for code in mark.value.sides]
    pattern = lexicon.events["listed_countries"]
    after = lexicon.events["countries_after"]
    for told in draft.told:
        chunks = readings[told.sentence].chunks
        for reading in readings[told.sentence + 1 : told.sentence + 2 + LISTED]:
            if represented := after.match(reading.chunks.codes):
                named += [(country_of(m), m) for m in reading.chunks.marks(*represented.span(), "country")]
                break
        below = [(r.chunks, lexicon.events["listed_line"].match(r.chunks.codes)) for r in readings[told.sentence + 1 :]]
        named += [(country_of(m), m) for c, line in below if line for m in c.marks(*line.span(), "country")]
        if listed := pattern.search(chunks.codes):
            named += [(country_of(m), m) for m in chunks.marks(*listed.span(), "country")]
    return [(code, mark) for code, mark in named if code not in draft.sides]
