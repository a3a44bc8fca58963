"""An event in the making, and when two tellings are one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.encounters.frames import Encounter
from extractors.patterns.matching import Mark
from extractors.persons.meant import Meant
from extractors.persons.people import OF_STATES, Person

FAMILY = {
    "meeting": "talks",
    "phone_call": "talks",
    "video_meeting": "talks",
    "dialogue": "talks",
    "credentials": "talks",
    "conference": "multilateral",
    "visit": "visit",
    "signing": "signing",
    "press_conference": "press",
    "message": "message",
    "ceremony": "ceremony",
}
# Where words of several kinds speak of one encounter, the kind that says most.
WEIGHT = {"credentials": 3, "dialogue": 2, "phone_call": 2, "video_meeting": 2, "meeting": 1}
# Rules that only infer a side.
INFERRED = (
    "agency-home", "country-named-most", "dateline-home", "rubric-home", "ambassador-host", "paired-home",
    "the-other-side", "",
)  # fmt: skip


@dataclass(slots=True, eq=False)
class Draft:
    """An event in the making: what its sentences say of it."""

    type: str
    status: str
    persons: list[Person] = field(default_factory=list)
    sides: dict[str, Mark | None] = field(default_factory=dict)
    organizations: dict[str, Mark | None] = field(default_factory=dict)
    told: list[Encounter] = field(default_factory=list)
    host: str | None = None
    destination: Mark | None = None
    unnamed: list[Mark] = field(default_factory=list)
    sentences: set[int] = field(default_factory=set)
    # Told in a headline without a verb of its own, which says nothing of its time.
    timeless: bool = False
    # Told in headlines alone, where a guest may go by any of his posts.
    headline: bool = False
    # Earlier talks of those of whom the text tells, which it only recalls.
    back: bool = False
    # Of officials who met, one whose side the article leaves open.
    open: bool = False
    dates: list[tuple[Mark, int]] = field(default_factory=list)

    @property
    def family(self) -> str:
        """Kind of event, as far as two tellings of one encounter may differ in it."""
        return FAMILY[self.type]

    @property
    def parties(self) -> set[str]:
        """Countries and organisations that take part."""
        return {*self.sides, *self.organizations}

    def add(self, meant: Meant) -> None:
        """Take in the parties that a mark was found to mean."""
        for person in meant.persons:
            if person not in self.persons:
                self.persons.append(person)
            if person.side:
                self.sides.setdefault(person.side, person.side_mark)
            elif person.organization:
                self.organizations.setdefault(person.organization, person.side_mark)
        for code, mark in meant.sides:
            self.sides.setdefault(code, mark)
        for name, mark in meant.organizations:
            self.organizations.setdefault(name, mark)
        self.unnamed.extend(meant.unnamed)


def named_last(drafts: Sequence[Draft], named: Sequence[Person]) -> list[Draft]:
    """What was told, in its order but for events of persons that a sentence names, which stand last."""
    return sorted(drafts, key=lambda d: sum(p in d.persons for p in named))


def is_same(draft: Draft, other: Draft) -> bool:
    """Whether two drafts of one article tell the same event: kind, parties and persons do not contradict."""
    if draft.family != other.family or tells_part_of(other, draft) or other.told[0].rule.data.get("another"):
        return False
    leaving = draft.family == "visit" and draft.host == other.host and draft.persons == other.persons
    if draft.family == "visit" and draft.host == other.host and set(draft.sides) == set(other.sides):
        # The delegation travels with whoever is named.
        leaving = leaving or (bool(draft.persons) != bool(other.persons))
    leaving = leaving or (draft.timeless and other.host is None and draft.persons == other.persons)
    recalled = (other.told[0].anaphora and not other.told[0].new) or (
        draft.told[0].anaphora and draft.family == "visit"
    )
    fulfilled = any(d.told[0].rule.data.get("purpose") for d in (draft, other)) and draft.parties == other.parties
    if draft.status != other.status and not (recalled or leaving or fulfilled or _tenses_agree(draft, other)):
        return False
    mine, theirs = set(map(id, draft.persons)), set(map(id, other.persons))
    if other.told[0].rule.data.get("signers") and not draft.parties:
        return True
    if "credentials" in (draft.type, other.type) and draft.type != other.type and _others_letters(draft, other):
        return False
    if draft.family in ("talks", "message") and mine == theirs and len(mine) == 1 and _contradict(draft, other):
        return False
    referring = draft.sentences & other.sentences or other.told[0].anaphora or draft.told[0].anaphora
    if draft.type != other.type and "dialogue" in (draft.type, other.type) and not mine & theirs and not referring:
        # A session of a mechanism is not the talks that others had.
        return False
    if draft.type != other.type and "dialogue" in (draft.type, other.type) and mine != theirs:
        verbs = [d.told[0] for d in (draft, other)]
        if verbs[0].parties.get("s", verbs) is verbs[1].parties.get("s") and not any(e.anaphora for e in verbs):
            # One who met some, and by another verb led a session.
            return False
    gathers = other.told[0].rule.data.get("gathers") and any(e.rule is other.told[0].rule for e in draft.told)
    if gathers and mine & theirs:
        # All whom one decorates are decorated at one ceremony.
        return draft.host is not None and set(draft.sides) == set(other.sides)
    if _session_to_come(draft, other) or _beside_a_session(draft, other):
        return False
    if draft.type == other.type == "credentials" and draft.destination is not other.destination:
        return False
    if draft.type == other.type == "credentials" and draft.host and draft.host == other.host:
        # One ceremony at which several ambassadors come in, told twice.
        guests = [{id(p) for p in d.persons if p.side != draft.host} for d in (draft, other)]
        if len(guests[0]) > 1 and len(guests[1]) > 1 and guests[0] & guests[1]:
            return True
    if mine and theirs:
        if not (mine <= theirs or theirs <= mine):
            return False
        smaller = min(len(mine), len(theirs))
        if smaller == 1 and len(mine | theirs) > 1 and draft.family != "visit":
            # One shared person meets many: the other side must agree as well.
            if not (other.parties <= draft.parties or draft.parties <= other.parties):
                return False
            lone = draft if len(mine) <= len(theirs) else other
            if not lone.headline and _met_another(lone, other if lone is draft else draft):
                return False
            fuller = other if lone is draft else draft
            if of_one_state(fuller) and not lone.parties <= fuller.parties and not lone.told[0].anaphora:
                # Those at home who welcome somebody are not whom he met abroad.
                return False
            if len(lone.parties) < 2 and not lone.told[0].anaphora and not _of_whom_told(lone):
                return False
    elif not (other.parties <= draft.parties or draft.parties <= other.parties):
        return False
    if draft.family == "visit" and draft.host and other.host and draft.host != other.host:
        return False
    return bool(draft.parties & other.parties) or bool(mine & theirs)


def tells_part_of(draft: Draft, headline: Draft) -> bool:
    """Whether the body tells talks of two sides, where a headline told those of several at once."""
    together = headline.headline and headline.family == draft.family == "talks" and len(headline.parties) > 2
    return together and not draft.headline and len(draft.parties) == 2 and draft.parties < headline.parties


def of_one_state(draft: Draft) -> bool:
    """Whether two or more meet whose one country is stated or known: at home, whatever relations they speak of."""
    sides = {p.side for p in draft.persons}
    return len(draft.persons) > 1 and len(sides) == 1 and all(p.side_rule not in INFERRED for p in draft.persons)


def _tenses_agree(draft: Draft, other: Draft) -> bool:
    """Whether the same persons meet, told in the present tense before the future, or as what was to come once held."""
    if set(map(id, draft.persons)) != set(map(id, other.persons)) or len(draft.persons) < 2:
        return False
    if draft.status == "planned":
        return all(e.tense == "present" for e in other.told) or all(e.tense == "once" for e in draft.told)
    return all(e.tense == "present" for e in draft.told) or all(e.tense == "once" for e in other.told)


def _session_to_come(draft: Draft, other: Draft) -> bool:
    """Whether one is a session and the other talks, both announced, each in words of its own."""
    if draft.type == other.type or "dialogue" not in (draft.type, other.type):
        return False
    if draft.status != "planned" or other.status != "planned" or draft.told[0].anaphora or other.told[0].anaphora:
        return False
    return set(map(id, draft.persons)) != set(map(id, other.persons))


def _beside_a_session(draft: Draft, other: Draft) -> bool:
    """Whether one is a session told of a single official, the other his talks with those of other posts."""
    if draft.type == other.type or "dialogue" not in (draft.type, other.type):
        return False
    session, talks = (draft, other) if draft.type == "dialogue" else (other, draft)
    if len(session.persons) != 1 or talks.type != "meeting" or talks.told[0].anaphora:
        return False
    guests = [p for p in talks.persons if p not in session.persons]
    own = session.persons[0].classes & OF_STATES
    return bool(own and guests) and all(p.classes and p.classes.isdisjoint(own) for p in guests)


def _others_letters(draft: Draft, other: Draft) -> bool:
    """Whether letters of credence told without who presents them are not those of whom the talks name.

    Of several ambassadors who present theirs, one who is told of alone had an audience of his own.
    """
    letters, talks = (draft, other) if draft.type == "credentials" else (other, draft)
    return (
        len(letters.parties) < 2
        and len(talks.parties) > 1
        and not any("ambassador" in p.classes for p in talks.persons)
        and not any(m.kind == "office" and m.value.cls == "ambassador" for e in talks.told for m in e.parties.values())
    ) or (len(letters.parties) > 3 and len(talks.parties) == 2 and len(talks.persons) == 2)


def _contradict(draft: Draft, other: Draft) -> bool:
    """Whether one person met others twice: of two countries, or two unnamed officials of different posts."""
    if not (draft.parties <= other.parties or other.parties <= draft.parties):
        return True
    one, two = _posts(draft), _posts(other)
    return bool(one and two) and not one & two


def _met_another(lone: Draft, fuller: Draft) -> bool:
    """Whether the unnamed official whom one met holds another post than those of that country who are named."""
    if lone.family != "talks":
        return False
    for mark in lone.unnamed:
        several = mark.kind == "office" and mark.value.number > 1 and mark.value.cls not in OF_STATES
        if mark.kind != "office" or several or len(mark.value.sides) != 1 or not lone.persons:
            continue
        named = [p for p in fuller.persons if p not in lone.persons and p.side == mark.value.sides[0] and p.classes]
        if named and mark.value.cls in OF_STATES and all(mark.value.cls not in p.classes for p in named):
            return True
    return False


def _of_whom_told(lone: Draft) -> bool:
    """Whether somebody meets "his host", "his visitor": whoever was told to receive or visit him."""
    met = [m.value for m in lone.told[0].parties.values() if m.kind == "office"]
    return any(office.cls == "guest" and office.number == 1 for office in met)


def _posts(draft: Draft) -> set[tuple[str, str]]:
    """The posts of those officials without a name whose country is stated."""
    unnamed = (m.value for m in draft.unnamed if m.kind == "office")
    return {(o.cls, o.portfolio.split(" ")[0]) for o in unnamed if o.sides and o.number == 1 and o.cls in OF_STATES}


def gather(draft: Draft, other: Draft) -> None:
    """Take the second telling of an event into the first."""
    alike = draft.status == other.status  # what ends a journey that has begun is told of its last town
    if WEIGHT.get(other.type, 0) > WEIGHT.get(draft.type, 0):
        draft.type = other.type
    if draft.family == "visit" and other.persons and not draft.persons:
        # Where the delegation went is told of its leader.
        draft.destination = other.destination or draft.destination
    if draft.timeless:
        draft.status, draft.timeless = other.status, other.timeless
    recalled = draft.family == "visit" and all(e.anaphora for e in other.told)
    recalled = recalled or (draft.status == "planned" and all(e.tense == "present" for e in other.told))
    bound = draft.type == "conference" and other.told[0].rule.data.get("purpose")
    if other.status == "held" and not (recalled or bound or any(e.rule.data.get("departs") for e in other.told)):
        draft.status = "held"
    elif other.told[0].rule.data.get("purpose"):
        pass
    elif draft.type == "conference" and other.status == "planned" and draft.told[0].rule.data.get("purpose"):
        # Who is on the way to it "will attend" it.
        draft.status = "planned"
    elif other.status == "planned" and all(
        e.rule.data.get("departs") or e.anaphora or e.tense == "present" for e in draft.told
    ):
        draft.status = "planned"
    draft.persons.extend(p for p in other.persons if p not in draft.persons)
    for code, mark in other.sides.items():
        draft.sides.setdefault(code, mark)
    for name, mark in other.organizations.items():
        draft.organizations.setdefault(name, mark)
    draft.told.extend(other.told)
    draft.headline = draft.headline and other.headline
    draft.sentences |= other.sentences
    draft.host = draft.host or other.host
    if other.destination and (draft.destination is None or (draft.destination.kind != "city" and alike)):
        draft.destination = other.destination
    draft.unnamed.extend(other.unnamed)
