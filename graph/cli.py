"""The command ``diplograph``: reads its arguments, calls what does the work, says what came of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Literal, NoReturn

import typer

from graph import reports
from graph.assemble import Knowledge, KnowledgeError, assemble
from graph.decisions import DecisionError, Decisions, read_decisions
from graph.gathering import Gathered, gather
from graph.iris import HOME, IriError, Iris
from graph.writing import DEFAULT, FormatError, check_formats, formats, write_all, write_one

Language = Literal["fr", "en"]
Shape = Literal["table", "csv", "json"]
Engine = Literal["pyoxigraph", "rdflib"]

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Reads news about diplomacy and files who met whom, as what, when, where and about what, with the words.",
)

Inputs = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[INPUT]...",
        help="Articles (.txt, or .jsonl with one a line), folders of them, or events.jsonl.",
        show_default=False,
    ),
]
Base = Annotated[str, typer.Option(metavar="IRI", help="What the IRIs of all things begin with.")]
Same = Annotated[Path | None, typer.Option(metavar="FILE", help="same.toml: persons and events that are one.")]
Different = Annotated[Path | None, typer.Option(metavar="FILE", help="different.toml: those that are not.")]
Jobs = Annotated[int, typer.Option(min=0, help="Processes that read articles; 0 takes one for each core.")]
Lang = Annotated[Language, typer.Option(help="Language that the page opens in, or that labels are shown in.")]


@app.command()
def build(
    inputs: Inputs = None,
    out: Annotated[Path, typer.Option(metavar="DIR", help="Folder to write to.")] = Path("exports"),
    formats: Annotated[
        str, typer.Option(metavar="LIST", help="Formats to write, by comma; see 'export --list'.")
    ] = ",".join(DEFAULT),
    base: Base = HOME,
    lang: Lang = "fr",
    same: Same = None,
    different: Different = None,
    jobs: Jobs = 0,
) -> None:
    """Build the graph and the page from articles (by default those of seeds/) into a folder (exports/)."""
    with _usage():
        names = check_formats(name.strip() for name in formats.split(",") if name.strip())
        decided, iris = read_decisions(same, different), Iris(base)
    found = _gather(inputs or [Path("seeds")], jobs)
    if not found.events:
        _complain("no event was found: nothing was written")
        raise typer.Exit(1)
    known = _assemble(found, iris.base, decided)
    try:
        files = write_all(known, out, names, lang)
    except OSError as err:
        _fail(f"{out}: {err.strerror or err}")
    _say(reports.summary(known, len(found.articles), files))
    raise typer.Exit(1 if found.refused else 0)


@app.command()
def extract(inputs: Inputs = None, jobs: Jobs = 0) -> None:
    """Write the events of articles to standard output, one a line, as JSON."""
    from extractors.records import to_lines

    found = _gather(inputs or [Path("seeds")], jobs)
    _out("".join(to_lines(found.events)))
    raise typer.Exit(1 if found.refused else 0)


@app.command()
def query(
    graph: Annotated[Path, typer.Argument(metavar="GRAPH", help="A Turtle or N-Triples file.")] = Path(
        "exports/diplomatic.ttl"
    ),
    question: Annotated[
        str | None, typer.Argument(metavar="QUERY", help="A named question, a file .rq, or SPARQL.", show_default=False)
    ] = None,
    show: Annotated[bool, typer.Option("--list", help="List the named questions.")] = False,
    where: Annotated[
        list[str] | None, typer.Option(metavar="COLUMN=VALUE", help="Keep only such rows; may be repeated.")
    ] = None,
    output: Annotated[Shape, typer.Option(help="How the rows are written.")] = "table",
    lang: Lang = "en",
    limit: Annotated[float, typer.Option(min=0.1, max=3600, metavar="SECONDS", help="When to end it.")] = 30,
    engine: Annotated[Engine, typer.Option(help="What answers.")] = "pyoxigraph",
) -> None:
    """Ask a graph a named question or SPARQL. Queries only read the graph: SERVICE, FROM and updates are refused."""
    from graph.query import QueryError, ask, questions

    if show:
        for entry in questions().values():
            _out(f"{entry.name}\n    {entry.title} {entry.use}\n")
        return
    if question is None:
        raise typer.BadParameter("a QUERY is missing: a named question (see --list), a file .rq, or SPARQL")
    pairs = dict(pair.partition("=")[::2] for pair in where or ())
    try:
        text = Path(question).read_text(encoding="utf-8") if question.endswith(".rq") else question
        found = ask(graph, text, lang=lang, where=pairs, limit=limit, engine=engine)
    except (QueryError, UnicodeDecodeError) as err:
        _fail(str(err))
    except OSError as err:
        _fail(f"{err.filename or graph}: {err.strerror or err}")
    _out(reports.answer(found, output, os.get_terminal_size().columns if sys.stdout.isatty() else None))


@app.command()
def merges(inputs: Inputs = None, same: Same = None, different: Different = None, jobs: Jobs = 0) -> None:
    """List what was taken as one: persons under several names, encounters told by several articles, and why."""
    with _usage():
        decided = read_decisions(same, different)
    found = _gather(inputs or [Path("exports/events.jsonl")], jobs)
    known = _assemble(found, HOME, decided)
    _out("".join(f"{line}\n" for line in reports.merges(known.merges)))
    raise typer.Exit(1 if found.refused else 0)


@app.command()
def validate(
    graph: Annotated[Path, typer.Argument(metavar="GRAPH", help="A Turtle or N-Triples file.")] = Path(
        "exports/diplomatic.ttl"
    ),
    strict: Annotated[bool, typer.Option("--strict", help="Fail on contradictions too.")] = False,
) -> None:
    """Check a graph: its shape, evidence for every value, and contradictions between what articles tell."""
    from graph.validate import report
    from graph.validate import validate as check

    try:
        found = check(graph)
    except OSError as err:
        _fail(f"{graph}: {err.strerror or err}")
    except SyntaxError as err:
        _fail(f"{graph}: cannot be read as a graph: {err}")
    faults = sum(finding.weight == "fault" for finding in found)
    _out("".join(f"{line}\n" for line in report(found)))
    _say([f"{graph}: {faults} faults, {len(found) - faults} contradictions"])
    raise typer.Exit(1 if faults or (strict and found) else 0)


@app.command()
def export(
    inputs: Inputs = None,
    to: Annotated[str, typer.Option(metavar="FORMAT", help="Format to write; see --list.", show_default=False)] = "",
    out: Annotated[Path | None, typer.Option(metavar="PATH", help="Where to write.", show_default=False)] = None,
    show: Annotated[bool, typer.Option("--list", help="List the formats.")] = False,
    base: Base = HOME,
    lang: Lang = "fr",
    same: Same = None,
    different: Different = None,
    jobs: Jobs = 0,
) -> None:
    """Write one format, by default from exports/events.jsonl."""
    if show:
        _out("".join(f"{name}\n    {file}\n" for name, file in formats().items()))
        return
    if not to:
        raise typer.BadParameter("--to FORMAT is missing; see --list")
    with _usage():
        (name,) = check_formats([to])
        decided, iris = read_decisions(same, different), Iris(base)
    found = _gather(inputs or [Path("exports/events.jsonl")], jobs)
    if not found.events:
        _fail("no event was found: nothing was written")
    try:
        place = write_one(_assemble(found, iris.base, decided), name, out, lang)
    except OSError as err:
        _fail(f"{out or name}: {err.strerror or err}")
    _say([f"{place}"])
    raise typer.Exit(1 if found.refused else 0)


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="A folder of articles and their annotations.")],
    errors: Annotated[bool, typer.Option("--errors", help="Show each difference.")] = False,
) -> None:
    """Compare what is extracted with annotated articles."""
    from extractors.evaluation import evaluate as compare

    if not gold.is_dir():
        _fail(f"{gold}: no such folder")
    _out(compare(gold, errors=errors))


@app.command()
def explain(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An article.")],
    html: Annotated[bool, typer.Option("--html", help="Write a page instead of text.")] = False,
) -> None:
    """Show an article with what was read out of it, and by which rule."""
    from extractors.explain import explain as show

    from extractors.article import SourceError

    try:
        _out(show(file, html=html))
    except (SourceError, OSError) as err:
        _fail(str(err))


def _gather(inputs: list[Path], jobs: int) -> Gathered:
    with _progress() as tick:
        found = gather(inputs, jobs or os.cpu_count() or 1, tick)
    for name, reason in found.refused:
        _complain(f"{name}: {reason}")
    for name in found.silent:
        _complain(f"{name}: no event found")
    return found


def _assemble(found: Gathered, base: str, decided: Decisions) -> Knowledge:
    try:
        return assemble(found.events, base=base, decisions=decided)
    except KnowledgeError as err:
        _fail(str(err))


@contextmanager
def _progress() -> Iterator[Callable[[int], object]]:
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
def _usage() -> Iterator[None]:
    """Turn what is wrong with an option into wrong usage (exit status 2)."""
    try:
        yield
    except (FormatError, DecisionError, IriError) as err:
        raise typer.BadParameter(str(err)) from err


def _out(text: str) -> None:
    """Write to standard output as UTF-8, whatever the terminal's locale."""
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(line)


def _complain(message: str) -> None:
    typer.echo("".join(c if c.isprintable() else "�" for c in message), err=True)


def _fail(message: str) -> NoReturn:
    _complain(message)
    raise typer.Exit(1)


def main() -> None:
    """Run the command."""
    try:
        app()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
