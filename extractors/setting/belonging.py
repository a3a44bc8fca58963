"""Whose talks each stretch of an article belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.commitments.agreements import carried_on
from extractors.encounters.drafts import Draft
from extractors.events.two_sides import is_welcome
from extractors.setting.setting import TALKS, lies_back
from extractors.setting.talks_meant import latest, persons_of, sides_spoken_of, talks_meant

if TYPE_CHECKING:
    from extractors.patterns.lexicon import Lexicon
    from extractors.pipeline import Story
    from extractors.sentence.syntax import Reading

# Families of events whose sentences speak of them alone.
OWN_WORDS = ("signing", "ceremony", "message")
# Letters of a subheading, how sentences end that are none, and how many lines may lie between it and what it names.
HEADING = 85
ENDS = '.!?…:;,»"”)|]'
ABOVE = 2
# Marks before the items of a list.
LISTING = ":;"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence, or a part of one that tells several talks, by offsets of the clean view, and whose it is.

    Talks that are told in one breath ("il a reçu X, Y et Z") share that sentence: ``drafts`` are all of them.
    """

    number: int
    start: int
    end: int
    drafts: tuple[Draft, ...]


def find_stretches(story: Story) -> list[Stretch]:
    """Share out the sentences of an article among the talks that it tells.

    A sentence belongs to the talks told in it; else to those whose parties it names, where it names any; else to the
    talks told last before it, and at the beginning to the first. What was signed is no part of the talks. Talks that
    are only announced keep no more than the sentences that tell them. What tells talks that were not understood, or
    begins with an official of a third side, belongs to nobody, and neither does what follows, until a sentence names a
    party again. What speaks of all those talks ("ces rencontres", "chacun des ambassadeurs") belongs to each of them,
    and what follows talks told in one breath to them together. A subheading belongs to what it stands above. A ceremony
    of two sides that is told first counts as talks do; talks that are only recalled keep the sentences that tell them.
    """
    talks = [d for d in story.drafts if d.family in TALKS and not d.back]
    back = {n: (d,) for d in story.drafts if d.back and not d.told[0].anaphora for n in d.sentences}
    talks = [*_opening(story, talks), *talks]
    if talks and all(d.family == "multilateral" and _recalled(story, d) for d in talks):
        # The text is of a journey, and recalls a conference of another year.
        talks = [d for d in story.drafts if d.family == "visit"] or talks
    talks = talks or [d for d in story.drafts if d.family == "message"] or story.drafts[:1]
    if not talks:
        return []
    lasting = _before_press(story, talks) or [d for d in talks if d.status == "held"] or _journeys(story, talks)
    if all(is_welcome(d, story.readings, story.lexicon) for d in lasting):
        # What is told of a journey is none of the welcome.
        lasting = [d for d in story.drafts if d.family == "visit" and d.status == "held"][:1] or lasting
    ahead = [d for d in talks if d not in lasting and d.status == "planned"] if lasting[0].family == "visit" else []
    lasting = [*_told_first(story, lasting), *lasting]
    talks = [*(d for d in lasting if d not in talks), *talks]
    current: tuple[Draft, ...] = (lasting[0],)
    stretches: list[Stretch] = []
    headings: list[int] = []
    recalled: list[Draft] = []
    signing: tuple[int, Draft] | None = None  # the last sentence about documents, and whose they are
    for number, reading in enumerate(story.readings):
        sentence = reading.sentence
        told = [d for d in talks if number in d.sentences and not _letters_of(d, current)]
        signed = [d for d in story.drafts if d.family == "signing" and number in d.sentences and d not in talks]
        if not told and not signed and signing and signing[0] == number - 1 and _lists_on(story, number):
            signing = number, signing[1]
            stretches.append(Stretch(number, sentence.start, sentence.end, (signing[1],)))
            continue
        if signed:
            signing = number, signed[-1]
        if _is_heading(story, reading) and not told:
            headings.append(number)
            continue
        if together := _together(story, number, reading, lasting):
            stretches.append(Stretch(number, sentence.start, sentence.end, together))
            current = together
            continue
        if number in back and not told:
            stretches.append(Stretch(number, sentence.start, sentence.end, back[number]))
            continue
        if told and current and not set(map(id, told)) & set(map(id, current)):
            again = recalled == told and all(e.anaphora for d in told for e in d.told if e.sentence == number)
            if again or story.lexicon.events.search("looks_back", reading.chunks):
                recalled = told
                stretches.append(Stretch(number, sentence.start, sentence.end, current))
                continue
        if told and (meant := _one_breath(story, number, reading, told, current)):
            stretches.append(Stretch(number, sentence.start, sentence.end, meant))
            continue
        if told:
            parts = _parts(number, reading, told, current)
            stretches.extend(parts)
            held = [tuple(d for d in part.drafts if d in lasting) for part in parts]
            held = [drafts for drafts in held if drafts]
            if any(d.family == "talks" and min(d.sentences) < number for d in current):
                # A meeting of many told in passing keeps nothing of the talks that the text goes on with.
                held = [drafts for drafts in held if drafts[0].family == "talks"]
            if held and any(e.rule.data.get("goes_on") for d in told for e in d.told if e.sentence == number):
                # Announced as several, one and the other: what follows is of them all.
                held = [tuple(d for drafts in held for d in drafts)]
            if (
                not current
                or set(map(id, told)) & set(map(id, current))
                or not story.lexicon.events.search("reports", reading.chunks)
            ):
                onward = story.lexicon.events.search("after_letters", reading.chunks)
                same = next((g for g in held if any(d in current for d in g)), None)
                current = same if same and not onward else held[-1] if held else current
            continue
        on_journey = not current or current[0].family == "visit"
        if meant := _ahead(story, number, reading, ahead if on_journey else [], talks):
            stretches.append(Stretch(number, sentence.start, sentence.end, meant))
            continue
        own = [d.family for d in story.drafts if d.family in OWN_WORDS and d not in talks and number in d.sentences]
        if current and signed and (at := _discussed(story, number, signed)):
            stretches.append(Stretch(number, sentence.start, at, current))
            stretches.append(Stretch(number, at, sentence.end, (signed[-1],)))
            continue
        if own and not (own == ["ceremony"] and story.lexicon.events.search("to_discuss", reading.chunks)):
            continue
        current = _series(story, number, lasting, talks_meant(story, number, reading, lasting, current))
        if current:
            stretches.append(Stretch(number, sentence.start, sentence.end, current))
    for number in headings:
        below = next((s for s in stretches if number < s.number <= number + ABOVE), None)
        if below is not None:
            sentence = story.readings[number].sentence
            stretches.append(Stretch(number, sentence.start, sentence.end, below.drafts))
    return sorted(stretches, key=lambda s: (s.number, s.start))


def _opening(story: Story, talks: Sequence[Draft]) -> list[Draft]:
    """The ceremony of two sides that an article tells before any talks: what is said after it was said there."""
    first = min((min(d.sentences) for d in talks), default=len(story.readings))
    told = [d for d in story.drafts if d.family == "ceremony" and d.status == "held" and min(d.sentences) < first]
    return [d for d in told if len({p.stands_for for p in d.persons if p.stands_for}) > 1][:1]


def _letters_of(draft: Draft, current: Sequence[Draft]) -> bool:
    """Whether these are the letters of credence handed over before the audience that is told of."""
    return draft.type == "credentials" and any(
        d.type == "meeting" and len(d.persons) > 1 and set(map(id, d.persons)) <= set(map(id, draft.persons))
        for d in current
    )


def _recalled(story: Story, draft: Draft) -> bool:
    """Whether all that tells an event lies back."""
    return all(lies_back(story.readings[number].words, story) for number in draft.sentences)


def _before_press(story: Story, talks: list[Draft]) -> list[Draft]:
    """A press conference that the article tells first: what is said is said there, whatever meeting went before."""
    first = min(min(d.sentences) for d in talks)
    press = [d for d in story.drafts if d.family == "press" and d.status == "held" and min(d.sentences) <= first]
    if any(encounter.rule.data.get("reported") for d in talks for encounter in d.told):
        # Their own talks, on which they report to the press in the same breath.
        return []
    return press[:1] if all(d.type == "meeting" for d in talks) else []


def _journeys(story: Story, talks: list[Draft]) -> list[Draft]:
    """The visits on which talks are still to come: the text speaks of them, as nothing was said at those talks yet."""
    first = min(min(d.sentences) for d in talks)
    visits = [d for d in story.drafts if d.family == "visit" and d not in talks and min(d.sentences) <= first]
    return [*visits, *(d for d in talks if d.family == "multilateral")] if visits else talks


def _told_first(story: Story, talks: Sequence[Draft]) -> list[Draft]:
    """The journey to come that an article tells before talks that were held, where it tells none to come."""
    if any(d.family in TALKS and d.status == "planned" for d in story.drafts):
        return []
    first = min(min(d.sentences) for d in talks)
    visits = [d for d in story.drafts if d.family == "visit" and d.status == "planned" and min(d.sentences) < first]
    return [] if visits and visits[0] in talks else visits[:1]


def _ahead(story: Story, number: int, reading: Reading, talks: list[Draft], every: list[Draft]) -> tuple[Draft, ...]:
    """Of the talks still to come, those whose subjects a sentence names; of a journey (``talks``) in any tense."""
    if story.lexicon.events.search("will_discuss", reading.chunks):
        planned = [d for d in every if d.family == "talks" and d.status == "planned"]
        return latest([d for d in planned if min(d.sentences) <= number], number)
    if not talks or not story.lexicon.events.search("to_discuss", reading.chunks):
        return ()
    return _together(story, number, reading, talks) or latest([d for d in talks if min(d.sentences) <= number], number)


def _is_heading(story: Story, reading: Reading) -> bool:
    """Whether a line of its own between paragraphs is no sentence: short, without an end and no item of a list."""
    sentence, text = reading.sentence, story.view.text
    if sentence.kind != "body" or sentence.end - sentence.start > HEADING:
        return False
    alone = text[: sentence.start].rstrip(" ").endswith("\n") and text[sentence.end :].lstrip(" ")[:1] == "\n"
    words = text[sentence.start : sentence.end]
    return alone and words[-1] not in ENDS and (words[0].isalpha() or words[0].isdigit())


def _together(story: Story, number: int, reading: Reading, talks: Sequence[Draft]) -> tuple[Draft, ...]:
    """The talks told so far, where a sentence speaks of them all, or of all those who brought their letters."""
    so_far = tuple(d for d in talks if d.family == "talks" and min(d.sentences) <= number)
    met = tuple(d for d in so_far if d.type != "dialogue")
    so_far = met if len(met) > 1 else so_far
    words = story.lexicon.tables["events"]["together"]
    if len(so_far) > 1 and story.lexicon.pattern(words["talks"]).search(reading.chunks.codes):
        return so_far
    letters = tuple(d for d in so_far if d.type == "credentials")
    if len(letters) > 1 and story.lexicon.pattern(words["letters"]).search(reading.chunks.codes):
        return letters
    return ()


def _series(story: Story, number: int, talks: Sequence[Draft], current: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """The talks of two sides told one after the other right before a sentence of what those sides said at them."""
    series = story.lexicon.events["of_series"]
    if len(current) != 1 or not series.match(story.readings[number].chunks.codes):
        return current
    run: list[Draft] = []
    while told := [d for d in talks if d.family == "talks" and number - 1 in d.sentences]:
        if any(d.sides.keys() != current[0].sides.keys() for d in told):
            break
        run[:0] = [d for d in told if d not in run]
        number -= 1
    return tuple(run) if current[0] in run else current


def _one_breath(
    story: Story, number: int, reading: Reading, told: Sequence[Draft], current: tuple[Draft, ...]
) -> tuple[Draft, ...]:
    """The talks told in one breath, where "ces entretiens" or "ses homologues" were taken for the last of them."""
    first = min(current[0].sentences) if current else number
    if len(current) < 2 or not set(map(id, told)) < set(map(id, current)) or first == number:
        return ()
    if not all(d.family == "talks" and first in d.sentences for d in current):
        return ()
    named = set(map(id, persons_of(story, reading)))
    alike = len({len(named & set(map(id, d.persons))) for d in current}) == 1 or not named
    of_all = story.lexicon.events.search("of_them_all", reading.chunks)
    return current if of_all and alike and not sides_spoken_of(reading) else ()


def _lists_on(story: Story, number: int) -> bool:
    """Whether a sentence goes on about what was signed in the one before, or is an item of a list that it opened."""
    return story.view.text[story.readings[number - 1].sentence.end - 1] in LISTING or _is_of_documents(
        story.readings[number], story.lexicon
    )


def _discussed(story: Story, number: int, signed: Sequence[Draft]) -> int | None:
    """Where a sentence begins to tell a signing, if it told before what was discussed."""
    start = story.readings[number].sentence.start
    at = min((e.start for d in signed for e in d.told if e.sentence == number), default=start)
    words = story.view.text[start:at].lower()
    return at if story.lexicon.events["discussed"].search(words) else None


def _is_of_documents(reading: Reading, lexicon: Lexicon) -> bool:
    """Whether the words of a sentence speak of documents."""
    about = lexicon.events["of_document"]
    return about.match(reading.chunks.codes) is not None or carried_on(reading, lexicon) is not None


def _parts(number: int, reading: Reading, told: Sequence[Draft], current: Sequence[Draft]) -> list[Stretch]:
    """A sentence that tells one or several talks: from the words of each to the words of the next."""
    sentence = reading.sentence
    parts: list[tuple[int, list[Draft]]] = []
    for start, n in sorted((e.start, n) for n, d in enumerate(told) for e in d.told if e.sentence == number):
        if parts and parts[-1][0] == start:
            parts[-1][1].append(told[n])
        elif not parts or told[n] not in parts[-1][1]:
            parts.append((start, [told[n]]))
    if not parts:
        parts = [(sentence.start, [d for d in told if d in current] or [told[-1]])]
    for n in range(1, len(parts)):
        # What is held goes on through what it looks forward to.
        if all(d.status != "held" for d in parts[n][1]):
            parts[n][1].extend(d for d in parts[n - 1][1] if d.status == "held" and d not in parts[n][1])
    starts = [sentence.start, *(start for start, _ in parts[1:]), sentence.end]
    return [Stretch(number, starts[n], starts[n + 1], tuple(drafts)) for n, (_, drafts) in enumerate(parts)]
