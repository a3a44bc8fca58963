"""Drafts into records: every field with the words of the text as given that it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors import records
from extractors.commitments.undertakings import topics_of, united
from extractors.encounters.drafts import Draft
from extractors.naming.filed_posts import FiledPosts
from extractors.patterns.lexicon import Lexicon
from extractors.patterns.matching import Mark
from extractors.records import Basis, Event, Evidence, Participant, Source, Statement
from extractors.sentence.organizations import kept
from extractors.setting.context import read_setting
from extractors.setting.salience import salience
from extractors.setting.setting import Setting, is_history

if TYPE_CHECKING:
    from extractors.pipeline import Story

LONGEST_QUOTE = 400


class Proofs:
    """Collects the evidence of one event, in offsets and words of the text as given."""

    def __init__(self, story: Story) -> None:
        self._view = story.view
        self.all: list[Evidence] = []

    def add(self, field: str, start: int, end: int, rule: str, basis: Basis = "stated") -> None:
        """File the words ``text[start:end]`` of the view for a field, without the spaces around them."""
        words = self._view.text[start:end]
        start += len(words) - len(words.lstrip())
        start, end = self._view.span(start, start + len(words.strip()))
        proof = Evidence(field=field, quote=self._view.source[start:end], start=start, end=end, rule=rule, basis=basis)
        if proof not in self.all:
            self.all.append(proof)


def file_events(story: Story) -> list[Event]:
    """The events of a story that was understood, as records.

    Raises:
        RecordError: never, unless a rule broke the format.
    """
    article = story.article
    title = story.layout.title
    source = Source(
        sha256=article.sha256,
        length=len(article.text),
        lang=story.lexicon.lang,
        title=article.title or (story.view.text[slice(*title)][:300] if title else None),
        outlet=article.outlet or story.layout.outlet,
        published=story.published,
        url=article.url,
        dateline=story.dateline.value[0] if story.dateline else None,
    )
    used: dict[str, int] = {}
    posts = FiledPosts(story.people, story.readings, story.lexicon)
    events = []
    attended: set[tuple[str, frozenset[str]]] = set()
    for draft, setting in united(read_setting(story)):
        if is_history(story, draft, setting):
            continue
        if draft.type == "conference":
            # A lead that is printed twice tells of one conference.
            words = story.view.text[setting.first.start : setting.first.end].lower()
            if (told := (words, frozenset(p.name for p in draft.persons))) in attended:
                continue
            attended.add(told)
        event = _event(story, source, draft, setting, used, posts)
        events.append(records.check(event, article.text))
    return events


def _event(
    story: Story, source: Source, draft: Draft, setting: Setting, used: dict[str, int], posts: FiledPosts
) -> Event:
    proofs = Proofs(story)
    first = setting.first
    proofs.add("type", *_words(first.start, first.end), first.rule.id)
    participants = _participants(draft, proofs, posts, story.lexicon)
    for code, mark in sorted(draft.sides.items()):
        where = mark or _any_mark(draft)
        inferred = mark is None or not _names_side(mark, code)
        proofs.add(f"countries/{code}", where.start, where.end, "side", "inferred" if inferred else "stated")
    if setting.date:
        proofs.add("date", setting.date_mark.start, setting.date_mark.end, setting.date_rule, setting.date_basis)
    if setting.end_date:
        proofs.add("end_date", setting.date_mark.start, setting.date_mark.end, setting.date_rule, setting.date_basis)
    if setting.country:
        proofs.add("place", setting.place_mark.start, setting.place_mark.end, setting.place_rule, setting.place_basis)
    for name, mark in sorted(setting.organizations.items()):
        where = mark or _any_mark(draft)
        proofs.add(f"organizations/{name}", where.start, where.end, "organization")
    for topic, mark in setting.topics.items():
        proofs.add(f"topics/{topic}", mark.start, mark.end, "topic-words")
    for number, (_, start, end, rule, basis) in enumerate(setting.targets):
        proofs.add(f"targets/{number}", start, end, rule, basis)
    for number, (_, start, end, rule) in enumerate(setting.agreements):
        proofs.add(f"agreements/{number}", start, end, rule)
    statements = _statements(story, setting, proofs)
    made = setting.undertakings
    for number, (_, start, end, rule) in enumerate(made.levels):
        proofs.add(f"partnership/{number}", start, end, rule)
    for number, (_, start, end, rule) in enumerate(made.anniversaries):
        proofs.add(f"anniversaries/{number}", start, end, rule)
    for number, (_, start, end, rule, basis) in enumerate(made.pledges):
        proofs.add(f"pledges/{number}", start, end, rule, basis)
    if draft.status == "planned":
        proofs.add("status", *_words(first.start, first.end), first.rule.id)
    start, _end = story.view.span(first.start, first.end)
    key = f"{story.article.id}-{start}"
    used[key] = used.get(key, 0) + 1
    return Event(
        id=key if used[key] == 1 else f"{key}-{used[key]}",
        article=story.article.id,
        source=source,
        type=draft.type,  # type: ignore[arg-type]
        salience=salience(story, draft),
        status=draft.status,  # type: ignore[arg-type]
        date=setting.date,
        end_date=setting.end_date,
        city=setting.city,
        country=setting.country,
        participants=tuple(participants),
        countries=tuple(sorted(draft.sides)),
        organizations=tuple(sorted(setting.organizations)),
        topics=tuple(sorted(setting.topics)),
        targets=tuple(t[0] for t in setting.targets),
        agreements=tuple(a[0] for a in setting.agreements),
        statements=statements,
        partnership=tuple(row[0] for row in made.levels),
        anniversaries=tuple(row[0] for row in made.anniversaries),
        pledges=tuple(row[0] for row in made.pledges),
        evidence=tuple(sorted(proofs.all, key=lambda e: (e.start, e.end, e.field, e.rule))),
    )


def _statements(story: Story, setting: Setting, proofs: Proofs) -> tuple[Statement, ...]:
    """Reported acts of speech with their clauses in the words of the text as given."""
    filed = []
    for number, said in enumerate(setting.statements):
        start, end = story.view.span(said.start, said.end)
        proofs.add(f"statements/{number}", said.start, said.end, said.rule)
        filed.append(
            Statement(
                speaker=said.speaker,
                on_behalf_of=_sides(said.on_behalf_of, story.lexicon),
                addressee=_sides(said.addressee, story.lexicon),
                act=said.act,  # type: ignore[arg-type]
                topics=topics_of(said, setting.undertakings, setting.targets),
                quote=story.view.source[start:end],
                start=start,
                end=end,
            )
        )
    return tuple(filed)


def _words(start: int, end: int) -> tuple[int, int]:
    """Offsets of a quote, cut where it would grow into a whole paragraph."""
    return start, min(end, start + LONGEST_QUOTE)


def _sides(parties: tuple[str, ...], lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(dict.fromkeys(kept(party, lexicon) for party in parties))


def _participants(draft: Draft, proofs: Proofs, posts: FiledPosts, lexicon: Lexicon) -> list[Participant]:
    participants: list[Participant] = []
    for person in draft.persons:
        field = f"participants/{len(participants)}"
        held = person.role
        mark = held.mark if held else person.mentions[0]
        rule = held.rule if held else "known-name"
        stated = bool(person.sides) or (person.organization is not None)
        proofs.add(field, mark.start, mark.end, rule, "stated" if stated else "inferred")
        if person.side_mark is not None and (person.side_mark is not mark or not stated):
            # What tells the side stands beside what tells the post, though it be the same words.
            proofs.add(
                field,
                person.side_mark.start,
                person.side_mark.end,
                person.side_rule,
                "stated" if stated else "inferred",
            )
        participants.append(
            Participant(
                name=person.name,
                role=posts.role(person, draft.persons),
                country=person.side,
                organization=kept(person.organization, lexicon) if person.organization and not person.side else None,
            )
        )
    return participants


def _any_mark(draft: Draft) -> Mark:
    told = draft.told[0]
    return next(iter(told.parties.values()), None) or Mark("event", told.start, told.end)


def _names_side(mark: Mark, code: str) -> bool:
    """Whether the words of a mark name the side themselves."""
    if mark.kind in ("country", "adjective", "seat"):
        return code in mark.value
    if mark.kind == "city":
        return bool(mark.value[1] == code)
    if mark.kind == "office":
        return code in mark.value.sides
    if mark.kind == "person":
        return code in mark.value.sides or bool(mark.value.office and code in mark.value.office.sides)
    return False
