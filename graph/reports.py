"""Say in plain lines what was done, found or answered."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from rich.console import Console
from rich.table import Table
from rich.text import Text

from graph.iris import HOME
from graph.knowledge import Knowledge
from graph.merge import Merge
from graph.query import Answer

Shape = Literal["table", "csv", "json"]


def summary(known: Knowledge, articles: int, files: Sequence[Path]) -> Iterator[str]:
    """What was built, and what to open."""
    encounters = sum(1 for _ in known.encounters())
    countries = {code for event in known.events for code in event.countries}
    topics = {topic for event in known.events for topic in event.topics}
    again = f" (told {len(known.events)} times)" if len(known.events) != encounters else ""
    yield f"{articles} articles, {encounters} events{again}, {len(known.people.persons)} people, " + (
        f"{len(countries)} countries, {len(topics)} topics"
    )
    for path in files:
        yield f"  {path}  {_size(path)}"
    if page := next((path for path in files if path.suffix == ".html"), None):
        yield f"Open {page} in a browser."
    if graph := next((path for path in files if path.suffix == ".ttl"), None):
        yield f"Ask: diplograph query {graph} --list"


def _size(path: Path) -> str:
    size = sum(f.stat().st_size for f in path.rglob("*") if f.is_file()) if path.is_dir() else path.stat().st_size
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.0f} kB"


def merges(found: Sequence[Merge]) -> Iterator[str]:
    """Each merge: what was taken as one, why, and where the tellings differ."""
    for merge in found:
        yield f"{merge.kind} {merge.into}"
        yield f"  members: {', '.join(merge.members)}"
        yield f"  because: {', '.join(merge.reasons)}"
        for name, values in sorted(merge.differs.items()):
            yield f"  {name} differs: " + ", ".join(f"{value} ({one})" for one, value in values)


def answer(found: Answer, shape: Shape, width: int | None = None) -> str:
    """The rows of an answer, ending in a newline; triples as N-Triples."""
    if found.graph is not None:
        return found.graph
    if shape == "csv":
        return _csv(found)
    if shape == "json":
        rows = [{n: v for n, v in zip(found.names, row, strict=True) if v is not None} for row in found.rows]
        text = json.dumps(rows, ensure_ascii=False, indent=1)
        return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029") + "\n"
    return _table(found, width)


def _csv(found: Answer) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(found.names)
    writer.writerows(["" if value is None else value for value in row] for row in found.rows)
    return out.getvalue()


def _table(found: Answer, width: int | None) -> str:
    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    for name in found.names:
        table.add_column(name, overflow="fold")
    for row in found.rows:
        table.add_row(*(Text("" if value is None else _visible(value)) for value in row))
    out = io.StringIO()
    console = Console(file=out, width=width or 200, force_terminal=False, color_system=None, highlight=False)
    if found.names:
        console.print(table)
    lines = (line.rstrip() for line in out.getvalue().splitlines())
    count = len(found.rows)
    return "\n".join(lines) + f"\n({count} row{'' if count == 1 else 's'})\n"


def _visible(value: str) -> str:
    """A value without controls that would move a terminal's cursor; IRIs of the default base shortened."""
    return "".join(c if c.isprintable() else " " for c in value).removeprefix(f"{HOME}id/")
