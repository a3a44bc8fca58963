"""What the sentences of one event undertake: levels of relations, anniversaries, aid and goods."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extractors.commitments.anniversaries import Feast, agreed, find_anniversaries
from extractors.commitments.levels import Level, find_levels
from extractors.commitments.pledge_words import pledge_words
from extractors.commitments.pledges import Found, find_pledges, side_named
from extractors.commitments.targets import Found as Goal
from extractors.patterns.matching import Mark
from extractors.records import Pledge
from extractors.sentence.syntax import ACTORS, Reading
from extractors.statements.said import Said
from extractors.values.dates import resolve
from extractors.values.partial_dates import PartialDate

if TYPE_CHECKING:
    from extractors.encounters.drafts import Draft
    from extractors.patterns.lexicon import Lexicon
    from extractors.pipeline import Story
    from extractors.setting.setting import Setting

AID = "development-aid"
BY_WEIGHT = "tonnes"
ENVOY = "ambassador"
# What a goal of some kind is about.
TOPICS = {
    "trade": "trade", "investment": "investment", "tourism": "tourism", "flights": "transport",
    "students": "education", "energy": "energy", "aid": AID, "jobs": "labour", "labour": "labour",
}  # fmt: skip
GIVING = ("promise", "affirm")
_FIRST = 6  # characters of a sentence in which a name that begins there is its subject
_NAMED = ("amount", "country", "adjective", "seat", "city", "organization")


@dataclass(frozen=True, slots=True)
class Undertakings:
    """Records with the offsets of their words in the clean view and the rule that found them."""

    levels: tuple[Level, ...] = ()
    anniversaries: tuple[Feast, ...] = ()
    pledges: tuple[Found, ...] = ()


def gather_undertakings(
    story: Story, draft: Draft, setting: Setting, sentences: Sequence[int], subjects: Mapping[int, str]
) -> Undertakings:
    """Read what the sentences of an event undertake.

    Args:
        story: the article.
        draft: the event.
        setting: its date and organisations as filed.
        sentences: those that belong to it.
        subjects: the side that each sentence speaks of, where one person is its subject.
    """
    today = PartialDate.parse(setting.date) if setting.date else None
    if today is None and story.published:
        today = PartialDate.parse(story.published)
    if today is None:
        today = story.dates.stamp
    planned = draft.status == "planned"

    def when(mark: Mark) -> PartialDate | None:
        found = resolve(mark.value, story.dates, planned=planned).start
        return mark.value.start if found is None and mark.value.role == "since" else found

    told = [story.readings[n] for n in sentences if story.readings[n].sentence.kind != "caption"]
    chunks = [r.chunks for r in told]
    parties = sorted(draft.parties)
    many = len(parties) > 2 and draft.family != "multilateral"
    sides = [_between(draft, setting, _named(r, story), story) if many else parties for r in told]
    return Undertakings(
        tuple(find_levels(zip(chunks, sides, strict=True), today, when, story.lexicon)),
        tuple(find_anniversaries(chunks, today, when, story.lexicon)),
        tuple(_pledges(story, draft, setting, sentences, subjects)),
    )


def topics_of(said: Said, made: Undertakings, targets: Iterable[Goal]) -> tuple[str, ...]:
    """The topics of a statement with those of its goals; money or goods by weight that a state gives in it are aid."""
    more = {TOPICS[goal.kind] for goal, begin, end, *_ in targets if begin < said.end and said.start < end}
    if said.act in GIVING and any(
        begin < said.end and said.start < end and _is_aid(pledge) for pledge, begin, end, *_ in made.pledges
    ):
        more.add(AID)
    return tuple(sorted({*said.topics, *more}))


def topics_given(made: Undertakings, lexicon: Lexicon) -> Iterator[Mark]:
    """The topics that show in what is given: of money lent as the lexicon says, else aid, where a state gives it."""
    own = lexicon.tables.get("pledges", {}).get("topics", {})
    for pledge, begin, end, *_ in made.pledges:
        if topic := own.get(pledge.what, AID if _is_aid(pledge) else None):
            yield Mark("topic", begin, end, topic)


def _is_aid(pledge: Pledge) -> bool:
    state = pledge.giver is not None and len(pledge.giver) == 2
    return state and pledge.unit is not None and (pledge.unit == BY_WEIGHT or pledge.unit.isupper())


def _pledges(
    story: Story, draft: Draft, setting: Setting, sentences: Sequence[int], subjects: Mapping[int, str]
) -> list[Found]:
    """Aid and goods of an event, each once; the subject of the sentence gives where it does not say who else."""

    side_of = _sides(story)
    found: list[Found] = []
    for number in sentences:
        reading = story.readings[number]
        start, end = reading.sentence.start, reading.sentence.end
        if reading.sentence.kind != "body" or not any(m.kind == "amount" for m in reading.marks):
            continue
        marks = _marks(reading)
        subject = subjects.get(number)
        if subject is None and not any(side_of(m) for m in marks if m.kind != "amount"):
            subject = found[-1][0].giver if found else _envoy(draft)
        if subject is not None and not any(
            m.start <= start + _FIRST and m.kind != "amount" and side_of(m) is not None for m in marks
        ):
            marks.append(Mark("organization", start, start + 1, subject))
        sides = _between(draft, setting, {side_of(m) for m in marks if m.kind != "amount"}, story)
        marks.sort(key=lambda m: m.start)
        for row in find_pledges(story.view.text, start, end, marks, story.lexicon, sides, side_of):
            told = _as_before(row, found, draft, story, start)
            if not any(told[0] == held[0] for held in found):
                found.append(told)
    return found


def _sides(story: Story) -> Callable[[Mark], str | None]:
    """The side that a mark stands for, by all that is known of persons."""

    def side_of(mark: Mark) -> str | None:
        person = story.people.of(mark) if mark.kind == "person" else None
        if person is not None:
            return person.stands_for
        return side_named(mark)

    return side_of


def _marks(reading: Reading) -> list[Mark]:
    """Amounts and whatever may name a side in a sentence, persons one by one."""
    actors = reading.chunks.every(*ACTORS)
    marks = [m for m in reading.marks if m.kind in _NAMED]
    marks = [m for m in marks if not any(a.start <= m.start and m.end <= a.end for a in actors)]
    marks.extend(one for a in actors for one in (a.parts if a.kind == "group" else (a,)) if one.kind in ACTORS)
    return marks


def _named(reading: Reading, story: Story) -> set[str | None]:
    """The sides that a sentence names."""
    side_of = _sides(story)
    return {side_of(m) for m in _marks(reading) if m.kind != "amount"}


def united(settings: Iterable[tuple[Draft, Setting]]) -> Iterator[tuple[Draft, Setting]]:
    """Events with their settings; an anniversary has one year and origin wherever the article tells of it."""
    rows = list(settings)
    every = [row for _, setting in rows for row in setting.undertakings.anniversaries]
    for draft, setting in rows:
        made = setting.undertakings
        setting.undertakings = replace(made, anniversaries=agreed(made.anniversaries, every))
        yield draft, setting


def _as_before(row: Found, found: Sequence[Found], draft: Draft, story: Story, start: int) -> Found:
    """A pledge with the parties of the one told before it, where the words are of the same gift: "ce don représente".

    Where none was told before it, an envoy handed it over, whoever speaks of it.
    """
    one = row[0]
    if row[4] == "stated" or not pledge_words(story.lexicon).same.search(story.view.text, start, row[2]):
        return row
    giver, receiver = (found[-1][0].giver, found[-1][0].receiver) if found else (_envoy(draft), one.giver)
    if giver is None or receiver is None or giver == receiver:
        return row
    return (Pledge(giver=giver, receiver=receiver, what=one.what, value=one.value, unit=one.unit), *row[1:])


def _envoy(draft: Draft) -> str | None:
    """The side of the one ambassador of some talks, who hands over what nobody is said to give."""
    sent = {p.stands_for for p in draft.persons if ENVOY in p.classes}
    return sent.pop() if len(sent) == 1 else None


def _between(draft: Draft, setting: Setting, named: set[str | None], story: Story) -> list[str]:
    """The sides of the talks that a sentence tells of: others of the article where it names one of theirs alone."""
    rows = story.lexicon.tables.get("organizations", {})
    # A national agency gives for its country.
    at_home = {p for p in draft.parties if rows.get(p, {}).get("country") in draft.parties}
    parties = draft.parties - at_home
    strangers = named - draft.parties - {None}
    if strangers and not any(n in draft.parties for n in named):
        for other in story.drafts:
            if other.family == draft.family and strangers & other.parties:
                return sorted(other.parties)
    many = draft.family == "multilateral"
    bodies = (set(draft.organizations) or (set(setting.organizations) if many else set())) - at_home
    body = bodies.pop() if len(bodies) == 1 else None
    host = (body or draft.host) if many else (draft.host or body)
    guests = [n for n in named if n in parties and n != host]
    if (many or len(parties) > 2) and host is not None and len(guests) == 1:
        return sorted(str(n) for n in (host, guests[0]))
    return sorted(parties)
