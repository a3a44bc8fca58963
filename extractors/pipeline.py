"""From an article to its events: the steps in their order. A pure function of text, metadata and lexicon."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import partial
from operator import attrgetter

from extractors import filing
from extractors.article import Article
from extractors.cleaning import View, view
from extractors.encounters.drafts import Draft
from extractors.encounters.frames import Encounter, find_encounters
from extractors.events.account import draft_events
from extractors.events.solemn import find_solemn_acts
from extractors.layout.parts import Layout, read_layout
from extractors.layout.seams import find_seams, seams
from extractors.naming.identified import identify
from extractors.naming.introduced import name_the_announced, name_the_bare
from extractors.naming.led_later import name_leaders
from extractors.naming.mentions import name_people
from extractors.naming.rounds import keep_rounds, name_the_round
from extractors.patterns.lexicon import Lexicon, languages, load
from extractors.patterns.matching import Mark, scan
from extractors.persons.people import People
from extractors.persons.weak import settle
from extractors.records import Event
from extractors.sentence.syntax import Reading, know, read
from extractors.sentence.themes import apart, settle_topics
from extractors.sentence.towns import town_at_head
from extractors.sides.settling import settle_sides
from extractors.values.dates import DateContext, PartialDate, article_context, find_dates

_START = attrgetter("start")


@dataclass(slots=True)
class Story:
    """Everything that was understood of one article, step by step."""

    article: Article
    lexicon: Lexicon
    view: View
    layout: Layout
    topics: list[Mark]
    said: list[Mark]  # topics of words that count in reported speech alone
    readings: list[Reading]
    people: People
    encounters: list[Encounter]
    drafts: list[Draft]
    dates: DateContext
    dateline: Mark | None
    published: str | None
    home: str | None


def understand(article: Article) -> Story:
    """Read an article without filing anything.

    Raises:
        LexiconError: there is no lexicon for its language.
    """
    lexicon = load(article.lang or "fr")
    remarks = map(lexicon.pattern, lexicon.tables["layout"].get("remarks", ()))
    clean = view(article.text, partial(find_seams, lexicon.lang), seams(lexicon.lang).small, remarks)
    text = clean.text
    layout = read_layout(text, lexicon)
    layers = scan(text, lexicon)
    names = settle(layers["names"], text, layout.story_end, lexicon)
    readings = [read(text, s, _inside(names, s.start, s.end), lexicon) for s in layout.sentences]
    people = name_people(readings, lexicon)
    name_the_announced(readings, people, lexicon)
    name_the_bare(readings, people, lexicon)
    readings = know(readings, people, lexicon)
    head = layout.dateline or (0, 0)
    headed = [m for m in names if m.kind in ("city", "country") and head[0] <= m.start < head[1]]
    dateline = next((town for m in headed if (town := town_at_head(text, m, lexicon)) is not None), None)
    home = layout.home or _home_of(article.outlet, lexicon)
    encounters = [e for n, r in enumerate(readings) for e in find_encounters(n, r, lexicon)]
    identify(readings, encounters, people, lexicon)
    name_the_round(readings, encounters, lexicon)
    name_leaders(readings, encounters, people, lexicon)
    settle_sides(people, readings, encounters, home, dateline or next(iter(headed), None), lexicon)
    encounters = keep_rounds(readings, encounters, people, lexicon)
    published = article.published or layout.printed
    marks = [m for r in readings for m in r.marks if m.kind == "date"]
    marks += [m for a, b in layout.asides for m in find_dates(text, a, b, lexicon)]
    marks.sort(key=lambda m: m.start)
    context = article_context(text, marks, lexicon, PartialDate.parse(published) if published else None)
    if context.stamp is None:
        context = replace(context, stamp=_stamp(marks, layout))
    drafts = draft_events(readings, encounters, people, context, lexicon)
    drafts += find_solemn_acts(text, readings, drafts, people, lexicon)
    topics, said = settle_topics(layers["topics"], readings, lexicon), apart(layers["said"], layers["topics"])
    return Story(
        article, lexicon, clean, layout, topics, said, readings, people, encounters, drafts, context,
        dateline, published, home,
    )  # fmt: skip


def extract(article: Article) -> list[Event]:
    """The events of an article, in the order in which it tells them.

    The same article gives the same events, whatever was read before.

    Raises:
        LexiconError: there is no lexicon for its language.
    """
    return filing.file_events(understand(article))


def _inside(marks: list[Mark], start: int, end: int) -> list[Mark]:
    inside = marks[bisect_left(marks, start, key=_START) : bisect_left(marks, end, key=_START)]
    return [m for m in inside if m.end <= end]


def _stamp(marks: list[Mark], layout: Layout) -> PartialDate | None:
    """A full date in a headline or a line about the article, or any day in its dateline: the day of writing."""
    heads = [*layout.asides, *((s.start, s.end) for s in layout.sentences if s.kind == "title")]
    line = layout.dateline or (0, 0)
    days = [m for m in marks if m.value.kind == "day" and m.value.role == "plain" and m.value.start is not None]
    full = (m for m in days if m.value.start.full and any(a <= m.start and m.end <= b for a, b in heads))
    found = next(full, None) or next((m for m in days if line[0] <= m.start and m.end <= line[1]), None)
    return found.value.start if found else None


def _home_of(outlet: str | None, lexicon: Lexicon) -> str | None:
    if outlet is None:
        return None
    return next((r["home"] for r in lexicon.tables["layout"]["outlet"] if r["id"] == outlet.lower()), None)


__all__ = ["Story", "extract", "languages", "understand"]
