"""The encounters that single sentences report: frames of the lexicon laid over the marks of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from extractors.encounters.tenses import status_of, tense_of, word_end
from extractors.encounters.unreal import is_unreal
from extractors.patterns.chunks import Chunks
from extractors.patterns.lexicon import Lexicon, Rule
from extractors.patterns.matching import Mark
from extractors.persons.people import OF_STATES
from extractors.sentence.subjects import behind_clause, first_of_two, is_oblique, main_party, owner_of, subject_of
from extractors.sentence.syntax import Reading


@dataclass(slots=True)
class Encounter:
    """What one frame found in one sentence, before anyone asks who "il" is.

    ``parties`` are the marks of the parties by slot: "s" the subject, "b", "c" the others; ``pronoun`` says that the
    subject is one. ``start`` and ``end`` are offsets of the words that show the event.
    """

    rule: Rule
    type: str
    status: str
    sentence: int
    start: int
    end: int
    parties: dict[str, Mark] = field(default_factory=dict)
    pronoun: str | None = None
    destinations: list[Mark] = field(default_factory=list)
    document: tuple[int, int] | None = None
    # "present" where the tense leaves open whether it is held or to come, "once" where it was to come when it was told.
    tense: str | None = None
    # Told by an indefinite article: no talks announced before.
    new: bool = False
    # One more encounter of whom the text has told to meet others.
    further: bool = False

    @property
    def destination(self) -> Mark | None:
        """The first place travelled to."""
        return self.destinations[0] if self.destinations else None

    @property
    def anaphora(self) -> bool:
        """Whether the words may speak of an encounter already told."""
        return bool(self.rule.data.get("anaphora"))


def find_encounters(number: int, reading: Reading, lexicon: Lexicon) -> list[Encounter]:
    """Lay the frames over a sentence, in their order; words taken by one are not read again.

    Args:
        number: the sentence's place in the article.
        reading: the sentence.
        lexicon: of the language.
    """
    chunks = reading.chunks
    codes = chunks.codes
    found: list[Encounter] = []
    taken: list[tuple[int, int]] = []
    for rule in lexicon.stages["frames"].among(chunks):
        if rule.data.get("last") and any(map(_stands_alone, found)):
            break
        if rule.data.get("last") and rule.data["type"] == "visit" and found:
            continue
        for match in rule.pattern.finditer(codes):
            span = match.span("t")
            if any(a < span[1] and span[0] < b for a, b in taken):
                continue
            made = _encounter(number, rule, match, chunks, lexicon)
            if made is not None:
                # A journey's words reach to its destination: setting out and the visit are one.
                taken.append((span[0], max(span[1], match.end())) if made.type == "visit" else span)
                found.append(made)
    return _shared(sorted(found, key=lambda e: e.start), chunks, lexicon)


def _stands_alone(encounter: Encounter) -> bool:
    """Whether a frame found more than a journey, or what only goes on with something told before."""
    return encounter.type != "visit" and not {"series", "chain"} & encounter.rule.data.keys()


def _shared(found: list[Encounter], chunks: Chunks, lexicon: Lexicon) -> list[Encounter]:
    """Give a verb that carries on ("…; s'est entretenu avec Y, et rencontré Z") the subject of the one before it.

    Whoever stands right before such a verb is whom the verb before it met.
    """
    chained = lexicon.events["chained"]
    intent = lexicon.events["intent"]
    later, leaves = lexicon.events["later"], lexicon.events["on_the_way"]
    joined = lexicon.events["joined"]
    kept: list[Encounter] = []
    for encounter in found:
        if encounter.rule.data.get("retells") and any(_same_guest(encounter, e) for e in kept):
            continue
        before = next((e for e in reversed(kept) if "s" in e.parties or e.pronoun), None)
        near = encounter.parties.get("s")
        carried = bool(encounter.rule.data.get("chain"))
        if before is not None and encounter.rule.data.get("subject") == "left":
            alone = near is not None and joined.fullmatch(chunks.text[near.end : encounter.start].lower())
            met = near is not None and near in [m for e in kept for slot, m in e.parties.items() if slot != "s"]
            words = chunks.text[near.end : encounter.start].lower() if near is not None and met else None
            # Who did not speak the verb before this one, though it stands behind him, does not speak this one.
            passed = met and near is not None and before.start > near.end and before.parties.get("s") is not near
            if (
                carried
                or alone
                or passed
                or (words is not None and (chained.fullmatch(words) or intent.search(_said(encounter, chunks))))
            ):
                encounter.pronoun = before.pronoun
                encounter.parties.pop("s", None)
                if "s" in before.parties:
                    encounter.parties["s"] = before.parties["s"]
        ahead = before is not None and before.status == "planned"
        if encounter.type == "visit" and leaves.search(chunks.codes, 0, chunks.at(encounter.start)):
            # Who has left for a gathering has begun the journeys that he makes with it.
            ahead = False
        if ahead and later.search(_said(encounter, chunks)):
            encounter.status = "planned"
        guest = encounter.parties.get("b")
        if encounter.type == "visit" and any(
            e.status == "planned" and e.parties.get("b") is guest for e in kept if guest
        ):
            # Who will be received "for a visit" has not come yet.
            encounter.status = "planned"
        if carried:
            goes_on = encounter.rule.data.get("goes_on")
            if before is None or (before.type == "visit" and before.status == "held"):
                continue
            if goes_on and before.type not in goes_on:
                continue
            encounter.status = before.status
            encounter.type = before.type if goes_on else encounter.type
        kept.append(encounter)
    return kept


def _same_guest(one: Encounter, other: Encounter) -> bool:
    """Whether two encounters of a sentence are of one kind, and of one guest."""
    return (one.type, one.status) == (other.type, other.status) and one.parties.get("b") in other.parties.values()


def _encounter(number: int, rule: Rule, match: re.Match[str], chunks: Chunks, lexicon: Lexicon) -> Encounter | None:
    at, until = match.span("t")
    groups = {k: v for k, v in match.groupdict().items() if v is not None}
    parties: dict[str, Mark] = {}
    for slot in ("s", "b", "c"):
        if slot in groups:
            mark = chunks.items[match.start(slot)]
            if not isinstance(mark, Mark):
                return None
            if "near" in groups and slot == "b" and is_oblique(chunks.codes, match.start(slot), lexicon):
                return None
            if slot == "b" and _is_own(mark, chunks.codes, match.start(slot), lexicon):
                return None
            if _is_anyone(mark, chunks.codes, match.start(slot), lexicon):
                return None
            called = chunks.text[max(0, mark.start - 60) : mark.end].lower()
            if "words" in rule.data and not lexicon.pattern(rule.data["words"]).search(called):
                return None
            parties[slot] = _named_among(mark, chunks, match.start(slot), lexicon)
    if rule.data.get("two") and not _names_two(chunks.marks(at, until)):
        return None
    if rule.data.get("pair") and not _of_two(parties["s"]):
        return None
    if is_unreal(rule, match, chunks, lexicon) or _is_at_home(rule, chunks, at, until):
        return None
    around = (max(0, at - 40), max(until + 70, match.end() + 45))
    if clause := lexicon.events.search("aside_clause", chunks, until):
        around = (around[0], min(around[1], clause.start()))
    if before := lexicon.events.match("clause_before", chunks):
        around = (max(around[0], before.end()), around[1]) if before.end() <= at else (around[0], before.end())
    if lexicon.events.search("upon", chunks, max(0, at - 30), at):
        # What stands before "in the wake of their talks" tells of something else.
        around = (at, around[1])
    manner = _manner(rule, chunks.codes[slice(*around)], lexicon)
    status = status_of(rule, match, chunks, lexicon)
    made = Encounter(rule, manner, status, number, chunks.start(at), chunks.end(until), parties)
    made.tense = tense_of(chunks.codes, at, word_end(chunks.codes, until), lexicon)
    made.new = lexicon.events["of_some"].search(chunks.codes, max(0, at - 6), until) is not None
    made.further = bool(rule.data.get("chain") or lexicon.events["also"].search(chunks.codes, max(0, at - 20), until))
    for slot in ("dest", "dest2"):
        if slot in groups and isinstance(mark := chunks.items[match.start(slot)], Mark) and mark.value:
            made.destinations.append(mark)
            made.destinations.extend(_further(chunks, match.end(slot), lexicon))
    if "doc" in groups:
        made.document = (match.start("doc"), match.end("doc"))
    wanted = rule.data.get("subject", "left")
    if "p" in groups:
        made.pronoun = groups["p"]
        main = behind_clause(chunks, lexicon)
        who = main_party(main, at, chunks, set()) if main else None
        if who is not None and who[0] is not None:
            made.parties["s"], made.pronoun = who[0], None
    elif wanted != "none" and "s" not in parties:
        used = {id(m) for m in parties.values()}
        subject, pronoun = subject_of(chunks, at, until, wanted, used, lexicon)
        if wanted == "near" and subject is not None:
            subject = owner_of(subject, chunks, at, until, used, lexicon)
        beside = first_of_two(subject, chunks, lexicon) if subject and "c" not in made.parties else None
        if subject is not None:
            made.parties["c" if beside else "s"] = subject
        made.pronoun = beside or pronoun
    if rule.data["type"] == "visit" and not made.destinations:
        made.destinations = _goal(made.parties.get("b") or made.parties.get("s"))
    return made


def _goal(traveller: Mark | None) -> list[Mark]:
    """The country after a post that is held in its own: "la visite du président français au Gabon"."""
    told = (traveller, *traveller.parts) if traveller is not None else ()
    post = next((m for m in told if m.kind == "office"), None)
    if post is None or post.value.cls not in OF_STATES | {"counterpart"}:
        return []
    hosts = post.value.hosts
    places = [m for m in post.parts if m.kind in ("country", "city") and country_of(m) in hosts]
    return places[:1] if len(hosts) == 1 else []


def _named_among(mark: Mark, chunks: Chunks, at: int, lexicon: Lexicon) -> Mark:
    """Officials of no country give way to those who are named among or after them: "des ministres, dont X"."""
    if mark.kind != "office" or mark.value.number < 2 or mark.value.sides:
        return mark
    if mark.value.cls in ("counterpart", "business"):
        return mark
    found = lexicon.events["named_among"].match(chunks.codes, at + 1)
    named = chunks.items[found.start("m")] if found else mark
    return named if isinstance(named, Mark) else mark


def _is_at_home(rule: Rule, chunks: Chunks, at: int, until: int) -> bool:
    """Whether a conference is that of a country's own ambassadors."""
    envoys = [m for m in chunks.marks(at, until, "office") if m.value.cls == "ambassador"]
    return rule.data["type"] == "conference" and any(not m.value.organizations for m in envoys)


def _of_two(mark: Mark) -> bool:
    """Whether a plural tells of officials of several countries."""
    return mark.kind == "office" and mark.value.number > 1 and len(mark.value.sides) > 1


def _names_two(marks: Iterable[Mark]) -> bool:
    """Whether words name two sides: "franco-indien", "Chili-Pérou"."""
    named = [m.value for m in marks if m.kind in ("country", "adjective", "organization") and m.value]
    return len(named) > 1 or any(not isinstance(value, str) and len(value) > 1 for value in named)


def _said(encounter: Encounter, chunks: Chunks) -> str:
    """The words of an encounter."""
    return chunks.text[encounter.start : encounter.end].lower()


def _is_own(mark: Mark, codes: str, at: int, lexicon: Lexicon) -> bool:
    """Whether those met are the subject's own people: "received his ministers", but not "his counterpart"."""
    if mark.kind != "office" or mark.value.sides or mark.value.cls not in OF_STATES | {"adviser"}:
        return False
    return lexicon.events["own"].search(codes, max(0, at - 6), at) is not None


def _is_anyone(mark: Mark, codes: str, at: int, lexicon: Lexicon) -> bool:
    """Whether somebody is nobody that the text names: "a first call with a foreign counterpart", "many leaders"."""
    plural = mark.kind == "office" and mark.value.number > 1 and not mark.value.sides and not mark.value.organizations
    if plural and lexicon.events["of_anywhere"].match(codes, at + 1):
        return True
    if mark.kind != "office" or mark.value.sides or mark.value.cls != "counterpart":
        return False
    return lexicon.events["anyone"].search(codes, max(0, at - 9), at) is not None


def _further(chunks: Chunks, at: int, lexicon: Lexicon) -> list[Mark]:
    """Further places of a journey: "en Allemagne et en France"."""
    found = []
    pattern = lexicon.events["further_place"]
    while match := pattern.match(chunks.codes, at):
        found.extend(chunks.marks(match.start(), match.end(), "country", "city"))
        at = match.end()
    return found


def _manner(rule: Rule, codes: str, lexicon: Lexicon) -> str:
    """Talks by telephone or video are so by the words around them, as are congratulations."""
    kind = str(rule.data["type"])
    if kind == "meeting" or rule.data.get("aloud"):
        for word, manner in (("phone", "phone_call"), ("video", "video_meeting")):
            if lexicon.events[word].search(codes):
                return manner
    spoken = kind == "message" and "wished_by_phone" in lexicon.events and not lexicon.events["written"].search(codes)
    if spoken and lexicon.events["wished_by_phone"].search(codes):
        return "phone_call"
    return kind


def country_of(mark: Mark) -> str:
    """The country of a place's mark."""
    return str(mark.value[1] if mark.kind == "city" else mark.value[0])
