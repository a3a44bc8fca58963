"""What the command shows: lines to standard output, complaints to standard error, a count on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer

from graph.decisions import DecisionError
from graph.iris import IriError
from graph.writing import FormatError


@contextmanager
def progress() -> Iterator[Callable[[int], object]]:
    """A count of articles on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("reading articles"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done: bar.update(task, completed=done)


@contextmanager
def usage() -> Iterator[None]:
    """Turn what is wrong with an option into wrong usage (exit status 2)."""
    try:
        yield
    except (FormatError, DecisionError, IriError) as err:
        raise typer.BadParameter(str(err)) from err


def put(text: str) -> None:
    """Write to standard output as UTF-8, whatever the terminal's locale."""
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def say(lines: Iterable[str]) -> None:
    """Say lines on standard output."""
    for line in lines:
        typer.echo(line)


def complain(message: str) -> None:
    """Say on standard error what is wrong; controls in a name are shown as a mark."""
    typer.echo("".join(c if c.isprintable() else "�" for c in message), err=True)


def fail(message: str) -> NoReturn:
    """Say what is wrong and end with status 1."""
    complain(message)
    raise typer.Exit(1)
