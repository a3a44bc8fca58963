"""Measure what the extractor finds in annotated articles and say it in lines; floors keep it from falling."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extractors.evaluation.golden import Golden, half, read_golden
from extractors.evaluation.scoring import Figures, Score
from extractors.evaluation.statements import score_statements
from extractors.pipeline import extract
from extractors.records import Event, to_json

Statements = Mapping[str, Any]


@dataclass(slots=True)
class Report:
    """The figures of one run over a set of annotated articles."""

    documents: int
    score: Score
    statements: Statements = field(default_factory=dict)

    def figures(self) -> dict[str, Any]:
        """All that is measured over the whole set, as plain values."""
        overall = self.score.overall
        return {
            "documents": self.documents,
            **{
                name: {"precision": t.precision, "recall": t.recall, "f1": t.f1, "n": t.wanted}
                for name, t in overall.counted.items()
            },
            "fields": {name: share.share for name, share in sorted(overall.shares.items())},
            **({"statements": dict(self.statements)} if self.statements else {}),
        }

    def lines(self, errors: bool = False) -> Iterator[str]:
        """The report for a terminal.

        Args:
            errors: list every difference as well.
        """
        overall = self.score.overall
        yield f"{self.documents} documents"
        for name, tally in overall.counted.items():
            yield f"{name:24} P {tally.precision}  R {tally.recall}  F1 {tally.f1}  (n={tally.wanted})"
        shares = ", ".join(f"{name} {share.share}" for name, share in sorted(overall.shares.items()))
        yield f"of the events found, share with the right {shares}"
        for name, value in sorted(flatten(self.statements).items()):
            yield f"statements: {name:34} {value}"
        for title, groups in (("outlet", self.score.outlets), ("event type", self.score.types)):
            yield ""
            yield f"by {title:23} events   P      R      F1     all right  sides  topics orgs   date  place countries"
            for name, figures in sorted(groups.items()):
                yield _row(name, figures)
        yield ""
        yield f"{'by rule':40} fired  right  wrong"
        rules = sorted(self.score.rules.items(), key=lambda r: (-r[1].wrong, -r[1].fired, r[0]))
        for name, rule in rules:
            yield f"{name:40} {rule.fired:5}  {rule.right:5}  {rule.wrong:5}"
        if errors:
            yield ""
            yield f"{len(self.score.differences)} differences"
            yield from self.score.differences

    def below(self, floors: Mapping[str, float]) -> list[str]:
        """What fell below its floor, in words.

        Args:
            floors: figure to least value, as "event.f1", "fields.date" or "statements.triples.f1".

        Raises:
            KeyError: there is no such figure, so that a misspelt floor cannot pass.
        """
        figures = flatten(self.figures())
        return [
            f"{name} is {figures[name]}, its floor {floor}"
            for name, floor in sorted(floors.items())
            if figures[name] is not None and figures[name] < floor
        ]


def evaluate(gold_dir: Path, *, half: str | None = None, texts: Path | None = None) -> Report:
    """Extract the events of every annotated article and compare.

    Args:
        gold_dir: holds ``<stem>.txt``, ``<stem>.json`` and, where known, ``<stem>.meta.json``.
        half: "development" or "measured" for one half of the set, None for all of it.
        texts: where the articles lie, if not beside their annotations.

    Raises:
        GoldenError: there are no annotations, or one that cannot be used.
    """
    score = Score()
    wanted: dict[str, Golden] = {}
    predicted: dict[str, list[Event]] = {}
    for golden in read_golden(gold_dir, wanted=half, texts=texts):
        note = golden.annotation
        # In the order of events.jsonl, as equal likeness is decided by order.
        found = sorted(extract(golden.article()), key=lambda e: e.id)
        score.add(note.id, note.outlet, note.events, found)
        wanted[note.id], predicted[note.id] = golden, found
    return Report(len(wanted), score, _statements(wanted, predicted))


def read_floors(path: Path, name: str) -> dict[str, float]:
    """The floors of one set: a table of a TOML file, its keys joined by points.

    Raises:
        KeyError: the file has no such table.
    """
    return {key: float(value) for key, value in flatten(tomllib.loads(path.read_text("utf-8"))[name]).items()}


def flatten(figures: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    """Nested tables as one, keys joined by points.

    >>> flatten({"event": {"f1": 0.9}})
    {'event.f1': 0.9}
    """
    flat: dict[str, Any] = {}
    for key, value in figures.items():
        if isinstance(value, Mapping):
            flat.update(flatten(value, f"{before}{key}."))
        else:
            flat[before + key] = value
    return flat


def _statements(wanted: Mapping[str, Golden], predicted: Mapping[str, list[Event]]) -> Statements:
    """The figures of who said what, over the articles whose annotation has statements."""
    told = {key: g.raw() for key, g in wanted.items() if any(e.statements is not None for e in g.annotation.events)}
    if not told:
        return {}
    return score_statements(told.values(), [json.loads(to_json(e)) for key in told for e in predicted[key]])


def _row(name: str, figures: Figures) -> str:
    counted, shares = figures.counted, figures.shares
    event = counted["event"]
    cells = [
        event.precision, event.recall, event.f1, counted["event_all_right"].f1, counted["participants_with_side"].f1,
        counted["topics"].f1, counted["organizations"].f1, shares["date"].share, shares["place"].share,
        shares["countries"].share,
    ]  # fmt: skip
    widths = (6, 6, 6, 10, 6, 6, 6, 5, 5, 5)
    said = " ".join(f"{'-' if c is None else format(c, '.2f'):{w}}" for c, w in zip(cells, widths, strict=True))
    return f"{name:26} {event.wanted:6}   {said}".rstrip()


__all__ = ["Report", "evaluate", "flatten", "half", "read_floors"]
