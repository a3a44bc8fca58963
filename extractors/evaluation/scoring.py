"""How well extracted events answer annotated ones: hits, found and wanted for each figure, and every difference."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extractors.evaluation.golden import AnnotatedEvent
from extractors.evaluation.pairing import (
    f1,
    named_pairs,
    organization_keys,
    pair_events,
    people,
    same_date,
    same_name,
    same_place,
    target_counts,
)
from extractors.records import Event

COUNTED = (
    "event", "event_all_right", "participants", "participants_with_side", "topics", "organizations", "targets",
    "agreements",
)  # fmt: skip
SHARES = ("countries", "date", "everyone", "place", "status", "type")
_ITEM = re.compile(r"([a-z_]+)(?:/(.+))?\Z")


@dataclass(slots=True)
class Tally:
    """One figure: what was right, what was found, what was wanted."""

    hit: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, hit: int, found: int, wanted: int) -> None:
        """Count what one event gave."""
        self.hit += hit
        self.found += found
        self.wanted += wanted

    @property
    def precision(self) -> float | None:
        """Of what was found, the share that is right."""
        return round(self.hit / self.found, 4) if self.found else None

    @property
    def recall(self) -> float | None:
        """Of what was wanted, the share that was found."""
        return round(self.hit / self.wanted, 4) if self.wanted else None

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return round(f1(self.hit, self.found, self.wanted), 4)


@dataclass(slots=True)
class Share:
    """Of the events found, how many have a field right."""

    right: int = 0
    of: int = 0

    def add(self, right: bool) -> None:
        """Count one event."""
        self.right += right
        self.of += 1

    @property
    def share(self) -> float | None:
        """From 0 to 1, None where there was nothing to judge."""
        return round(self.right / self.of, 4) if self.of else None


@dataclass(slots=True)
class Figures:
    """The figures of a set of articles, an outlet or a kind of event."""

    counted: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in COUNTED})
    shares: dict[str, Share] = field(default_factory=lambda: {name: Share() for name in SHARES})


@dataclass(slots=True)
class RuleFigures:
    """How often a rule backed a field, and how often the annotation has that field so, or otherwise.

    What nobody annotated (background or optional events, fields left out) is neither right nor wrong.
    """

    fired: int = 0
    right: int = 0
    wrong: int = 0


@dataclass(slots=True)
class Score:
    """What the comparison of articles with their annotations gave."""

    overall: Figures = field(default_factory=Figures)
    outlets: dict[str, Figures] = field(default_factory=dict)
    types: dict[str, Figures] = field(default_factory=dict)
    rules: dict[str, RuleFigures] = field(default_factory=dict)
    differences: list[str] = field(default_factory=list)

    def add(self, article: str, outlet: str | None, wanted: Sequence[AnnotatedEvent], found: Sequence[Event]) -> None:
        """Compare the events of one article with its annotation.

        Args:
            article: its id.
            outlet: who printed it.
            wanted: the annotated events.
            found: the extracted ones, in the order of their file.
        """
        pairs = pair_events(wanted, found)
        by_outlet = self.outlets.setdefault(outlet or "?", Figures())
        for number, event in enumerate(wanted):
            answer = found[pairs[number]] if number in pairs else None
            if event.optional or (event.salience != "main" and answer is None):
                self._judge_rules(answer, None)
                continue
            for figures in (self.overall, by_outlet, self.types.setdefault(event.type, Figures())):
                _count(figures, event, answer)
            self.differences.extend(f"{article}: {words}" for words in _differences(event, answer))
            self._judge_rules(answer, event)
        for number, answer in enumerate(found):
            if number in pairs.values():
                continue
            for figures in (self.overall, by_outlet, self.types.setdefault(answer.type, Figures())):
                _count_invented(figures, answer)
            proof = next((e for e in answer.evidence if e.field == "type"), None)
            said = f" «{proof.quote}» ({proof.rule})" if proof else ""
            names = ", ".join(p.name for p in answer.participants)
            self.differences.append(f"{article}: invented {answer.type} {answer.date} [{names}]{said}")
            self._judge_rules(answer, None, invented=True)

    def _judge_rules(self, answer: Event | None, wanted: AnnotatedEvent | None, *, invented: bool = False) -> None:
        """Count each rule for each field that it backs; of an invented event, the rule that saw it is wrong."""
        for name, rule in sorted({(e.field, e.rule) for e in answer.evidence}) if answer else ():
            figures = self.rules.setdefault(rule, RuleFigures())
            figures.fired += 1
            if invented and name == "type":
                figures.wrong += 1
            elif answer and wanted and (right := backs_right(name, answer, wanted)) is not None:
                figures.right += right
                figures.wrong += not right


def _count(figures: Figures, wanted: AnnotatedEvent, found: Event | None) -> None:
    named = named_pairs(wanted, found) if found else []
    size, other = len(people(wanted)), len(people(found)) if found else 0
    counted = figures.counted
    counted["participants"].add(len(named), other, size)
    counted["participants_with_side"].add(sum(a.country == b.country for a, b in named), other, size)
    topics, others = set(wanted.topics or ()), set(found.topics if found else ())
    counted["topics"].add(len(topics & others), len(others), len(topics))
    keys, theirs = organization_keys(wanted.organizations), organization_keys(found.organizations if found else ())
    counted["organizations"].add(len(keys & theirs), len(theirs), len(keys))
    goals = target_counts(wanted)
    reached = target_counts(found) if found else goals - goals
    counted["targets"].add((goals & reached).total(), reached.total(), goals.total())
    signed, seen = len(wanted.agreements or ()), len(found.agreements) if found else 0
    counted["agreements"].add(min(signed, seen), seen, signed)
    if found is None:
        if wanted.salience == "main":
            counted["event"].add(0, 0, 1)
            counted["event_all_right"].add(0, 0, 1)
        return
    right = judge(wanted, found)
    for name, good in right.items():
        figures.shares[name].add(good)
    counted["event"].add(1, 1, 1)
    counted["event_all_right"].add(all(right[n] for n in ("type", "date", "countries", "everyone")), 1, 1)


def _count_invented(figures: Figures, found: Event) -> None:
    for name in ("event", "event_all_right"):
        figures.counted[name].add(0, 1, 0)
    for name in ("participants", "participants_with_side"):
        figures.counted[name].add(0, len(people(found)), 0)


def judge(wanted: AnnotatedEvent, found: Event) -> dict[str, bool]:
    """Which fields of an extracted event are as annotated."""
    named = named_pairs(wanted, found)
    return {
        "type": wanted.type == found.type,
        "status": wanted.status == found.status,
        "date": same_date(wanted, found),
        "place": same_place(wanted, found),
        "countries": set(wanted.countries or ()) == set(found.countries),
        "everyone": len(named) == len(people(wanted)) == len(people(found)),
    }


def backs_right(name: str, found: Event, wanted: AnnotatedEvent) -> bool | None:
    """Whether the field that an evidence backs is right; None where the annotation does not say.

    Args:
        name: the evidence's field: "date", "participants/0", "topics/trade" …
        found: the extracted event.
        wanted: the annotated event that it answers.
    """
    match = _ITEM.match(name)
    kind, item = (match[1], match[2]) if match else (name, None)
    if kind in ("type", "status", "date", "place"):
        return judge(wanted, found)[kind]
    if kind == "end_date":
        return wanted.end_date == found.end_date
    if kind == "participants":
        person = found.participants[int(item or 0)]
        return any(same_name(p.name, person.name) and p.country == person.country for p in people(wanted))
    if kind in ("countries", "topics"):
        return item in ((wanted.countries if kind == "countries" else wanted.topics) or ())
    if kind == "organizations":
        return organization_keys([item or ""]) <= organization_keys(wanted.organizations)
    if kind == "targets":
        goal = found.targets[int(item or 0)]
        return (goal.kind, goal.value, goal.currency, goal.year) in target_counts(wanted)
    if kind == "agreements":
        return int(item or 0) < len(wanted.agreements or ())
    if kind == "statements" and wanted.statements is not None:
        said = found.statements[int(item or 0)]
        acts = [str(s.get("quote")) for s in wanted.statements if s.get("act") == said.act]
        return any(said.quote in quote or quote in said.quote for quote in acts)
    if kind == "partnership" and wanted.partnership is not None:
        return found.partnership[int(item or 0)].level in [p.get("level") for p in wanted.partnership]
    if kind == "anniversaries" and wanted.anniversaries is not None:
        feast = found.anniversaries[int(item or 0)]
        return (feast.of, feast.ordinal) in [(a.get("of"), a.get("ordinal")) for a in wanted.anniversaries]
    if kind == "pledges" and wanted.pledges is not None:
        aid = found.pledges[int(item or 0)]
        keys = ("giver", "receiver", "value")
        return tuple(getattr(aid, k) for k in keys) in [tuple(p.get(k) for k in keys) for p in wanted.pledges]
    return None


def _differences(wanted: AnnotatedEvent, found: Event | None) -> list[str]:
    """What a reader would have to correct, a line each event."""
    names = [p.name for p in people(wanted)]
    if found is None:
        return [f"missed {wanted.type} {wanted.date} {names} «{wanted.evidence}»"]
    right = judge(wanted, found)
    said = [
        f"{name} {getattr(found, name)} for {getattr(wanted, name)} ({_rules(found, name)})"
        for name in ("type", "status", "date")
        if not right[name]
    ]
    if not right["place"]:
        said.append(f"place {found.city},{found.country} for {wanted.city},{wanted.country} ({_rules(found, 'place')})")
    if not right["everyone"]:
        said.append(f"participants {[p.name for p in people(found)]} for {names}")
    sides = [(a.name, b.country, a.country) for a, b in named_pairs(wanted, found) if a.country != b.country]
    said.extend(f"side of {name} {got} for {want}" for name, got, want in sides)
    said.extend(_sets("countries", wanted.countries, found.countries))
    said.extend(_sets("topics", wanted.topics, found.topics))
    said.extend(_sets("organizations", organization_keys(wanted.organizations), organization_keys(found.organizations)))
    goals, reached = target_counts(wanted), target_counts(found)
    said.extend(_sets("targets", map(str, goals - reached), map(str, reached - goals)))
    if len(wanted.agreements or ()) != len(found.agreements):
        said.append(f"agreements {len(found.agreements)} for {len(wanted.agreements or ())}")
    return [f"{found.id} {wanted.type} {wanted.date} {names}: {'; '.join(said)}"] if said else []


def _rules(found: Event, name: str) -> str:
    return ", ".join(sorted({e.rule for e in found.evidence if e.field == name})) or "no rule"


def _sets(name: str, wanted: Iterable[str] | None, found: Iterable[str]) -> list[str]:
    lacking, extra = sorted(set(wanted or ()) - set(found)), sorted(set(found) - set(wanted or ()))
    words = [f"-{key}" for key in lacking] + [f"+{key}" for key in extra]
    return [f"{name} {' '.join(words)}"] if words else []
