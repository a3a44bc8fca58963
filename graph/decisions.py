"""Read what the user decided: ``same.toml`` and ``different.toml`` overrule every rule of merging."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.names import tokens

Form = tuple[tuple[str, ...], str]


class DecisionError(ValueError):
    """A file of decisions that cannot be read; the message names file and reason."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """Which persons and events are the same, which are not, and why.

    A file holds tables ``[[person]]`` with ``names`` (two or more) and, if wanted, ``country`` (ISO code or
    organisation), and ``[[event]]`` with ``ids`` of ``events.jsonl``; each may say ``why``. In ``different.toml`` a
    ``[[person]]`` with one name and ``articles`` is a namesake of its own, told only by these articles.

    Attributes:
        same_persons: groups of names, the side they hold for ("" for any), and why.
        same_events: groups of event ids, and why.
        other_persons: groups of names that are never one person.
        other_events: groups of event ids that are never one event.
        namesakes: name, side and articles of a person who only shares the name.
    """

    same_persons: tuple[tuple[tuple[tuple[str, ...], ...], str, str], ...] = ()
    same_events: tuple[tuple[tuple[str, ...], str], ...] = ()
    other_persons: tuple[tuple[tuple[tuple[str, ...], ...], str], ...] = ()
    other_events: tuple[tuple[str, ...], ...] = ()
    namesakes: tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...] = ()

    def apart(self, one: Form, other: Form) -> bool:
        """Whether the user keeps these two persons apart."""
        sides = {form[1].rsplit("/", 1)[-1] for form in (one, other)}
        return any(
            one[0] in names and other[0] in names and one[0] != other[0] and (not side or side in sides)
            for names, side in self.other_persons
        )


def read_decisions(same: Path | None = None, different: Path | None = None) -> Decisions:
    """Read the two files, either of which may be absent.

    Raises:
        DecisionError: a file is unreadable or has another shape.
    """
    joined, parted = _load(same), _load(different)
    people = [(_names(row), str(row.get("country", "")), str(row.get("why", ""))) for row in joined.get("person", ())]
    other = [row for row in parted.get("person", ()) if "articles" not in row]
    sakes = [row for row in parted.get("person", ()) if "articles" in row]
    return Decisions(
        same_persons=tuple(sorted(people)),
        same_events=tuple(sorted((_ids(row), str(row.get("why", ""))) for row in joined.get("event", ()))),
        other_persons=tuple(sorted((_names(row), str(row.get("country", ""))) for row in other)),
        other_events=tuple(sorted(_ids(row) for row in parted.get("event", ()))),
        namesakes=tuple(
            sorted((_names(row)[0], str(row.get("country", "")), tuple(map(str, row["articles"]))) for row in sakes)
        ),
    )


def _load(path: Path | None) -> dict[str, Any]:
    if path is None:
        return {}
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as err:
        raise DecisionError(f"{path}: {err}") from err
    wrong = sorted(set(table) - {"person", "event"})
    if wrong:
        raise DecisionError(f"{path}: unknown table [[{wrong[0]}]]; wanted are [[person]] and [[event]]")
    for kind, field in (("person", "names"), ("event", "ids")):
        for row in table.get(kind, ()):
            if not isinstance(row, dict) or not isinstance(row.get(field), list) or not row[field]:
                raise DecisionError(f"{path}: a [[{kind}]] needs a list {field!r}")
    return table


def _names(row: dict[str, Any]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted(tokens(str(name)) for name in row["names"]))


def _ids(row: dict[str, Any]) -> tuple[str, ...]:
    return tuple(sorted(map(str, row["ids"])))
