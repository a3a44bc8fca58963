"""The command ``diplograph``: reads its arguments, calls what does the work, says what came of it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from graph import reports
from graph.assemble import Knowledge, KnowledgeError, assemble
from graph.decisions import Decisions, read_decisions
from graph.exports.format import ExportError
from graph.gathering import Gathered, gather
from graph.iris import HOME, Iris
from graph.terminal import complain, fail, progress, put, say, usage
from graph.writing import DEFAULT, check_formats, formats, write_all, write_one

Language = Literal["fr", "en"]
Shape = Literal["table", "csv", "json"]
Engine = Literal["pyoxigraph", "rdflib"]
Half = Literal["development", "measured"]

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
    with usage():
        names = check_formats(name.strip() for name in formats.split(",") if name.strip())
        decided, iris = read_decisions(same, different), Iris(base)
    found = _gather(inputs or [Path("seeds")], jobs, keep="explain" in names)
    if "explain" in names and not found.texts:
        complain("explain: no article's text is at hand, no page is written")
    if not found.events:
        complain("no event was found: nothing was written")
        raise typer.Exit(1)
    known = _assemble(found, iris.base, decided)
    try:
        files = write_all(known, out, names, lang, tuple(found.texts.values()))
    except OSError as err:
        fail(f"{out}: {err.strerror or err}")
    except ExportError as err:
        fail(str(err))
    say(reports.summary(known, len(found.articles), files))
    raise typer.Exit(1 if found.refused else 0)


@app.command()
def extract(inputs: Inputs = None, jobs: Jobs = 0) -> None:
    """Write the events of articles to standard output, one a line, as JSON."""
    from extractors.records import to_lines

    found = _gather(inputs or [Path("seeds")], jobs)
    put("".join(to_lines(found.events)))
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
            put(f"{entry.name}\n    {entry.title} {entry.use}\n")
        return
    if question is None:
        raise typer.BadParameter("a QUERY is missing: a named question (see --list), a file .rq, or SPARQL")
    pairs = dict(pair.partition("=")[::2] for pair in where or ())
    try:
        text = Path(question).read_text(encoding="utf-8") if question.endswith(".rq") else question
        found = ask(graph, text, lang=lang, where=pairs, limit=limit, engine=engine)
    except (QueryError, UnicodeDecodeError) as err:
        fail(str(err))
    except OSError as err:
        fail(f"{err.filename or graph}: {err.strerror or err}")
    put(reports.answer(found, output, os.get_terminal_size().columns if sys.stdout.isatty() else None))


@app.command()
def merges(inputs: Inputs = None, same: Same = None, different: Different = None, jobs: Jobs = 0) -> None:
    """List what was taken as one: persons under several names, encounters told by several articles, and why."""
    with usage():
        decided = read_decisions(same, different)
    found = _gather(inputs or [Path("exports/events.jsonl")], jobs)
    known = _assemble(found, HOME, decided)
    put("".join(f"{line}\n" for line in reports.merges(known.merges)))
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
        fail(f"{graph}: {err.strerror or err}")
    except SyntaxError as err:
        fail(f"{graph}: cannot be read as a graph: {err}")
    faults = sum(finding.weight == "fault" for finding in found)
    put("".join(f"{line}\n" for line in report(found)))
    say([f"{graph}: {faults} faults, {len(found) - faults} contradictions"])
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
        put("".join(f"{name}\n    {file}\n" for name, file in formats().items()))
        return
    if not to:
        raise typer.BadParameter("--to FORMAT is missing; see --list")
    with usage():
        (name,) = check_formats([to])
        decided, iris = read_decisions(same, different), Iris(base)
    found = _gather(inputs or [Path("exports/events.jsonl")], jobs, keep=name == "explain")
    if name == "explain" and not found.texts:
        fail("explain: no article's text is at hand, no page is written")
    if not found.events:
        fail("no event was found: nothing was written")
    try:
        place = write_one(_assemble(found, iris.base, decided), name, out, lang, tuple(found.texts.values()))
    except OSError as err:
        fail(f"{out or name}: {err.strerror or err}")
    except ExportError as err:
        fail(str(err))
    say([f"{place}"])
    raise typer.Exit(1 if found.refused else 0)


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="A folder of articles and their annotations.")],
    errors: Annotated[bool, typer.Option("--errors", help="Show each difference.")] = False,
    half: Annotated[Half | None, typer.Option(help="Only one half of the set.", show_default=False)] = None,
    texts: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Where the articles lie, if elsewhere.", show_default=False)
    ] = None,
    floors: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Fail where a figure is below its floor.", show_default=False)
    ] = None,
    output: Annotated[Literal["text", "json"], typer.Option(help="How the figures are written.")] = "text",
) -> None:
    """Compare what is extracted with annotated articles: per field, outlet, event type and rule."""
    import json

    from extractors.evaluation.golden import GoldenError
    from extractors.evaluation.report import evaluate as compare
    from extractors.evaluation.report import read_floors

    if not gold.is_dir():
        fail(f"{gold}: no such folder")
    try:
        report = compare(gold, half=half, texts=texts)
        low = report.below(read_floors(floors, half or "all")) if floors else []
    except GoldenError as err:
        fail(str(err))
    except OSError as err:
        fail(f"{err.filename}: {err.strerror}")
    except (KeyError, ValueError) as err:
        fail(f"{floors}: {err}")
    put(json.dumps(report.figures()) + "\n" if output == "json" else "".join(f"{x}\n" for x in report.lines(errors)))
    for reason in low:
        complain(reason)
    raise typer.Exit(1 if low else 0)


@app.command()
def explain(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An article, or a JSON Lines file of articles.")],
    html: Annotated[bool, typer.Option("--html", help="Write a page instead of text.")] = False,
    lang: Lang = "fr",
) -> None:
    """Show an article with what was read out of it, and by which rule."""
    from extractors.article import SourceError, read_source
    from extractors.explain import explain as show
    from extractors.explain import explain_html
    from extractors.patterns.lexicon import LexiconError
    from extractors.pipeline import extract as read

    width = os.get_terminal_size().columns if sys.stdout.isatty() else None
    try:
        for article in read_source(file):
            if isinstance(article, SourceError):
                raise article
            events = read(article)
            put(explain_html(article, events, lang) if html else show(article, events, lang, width))
            if html:
                break
    except (SourceError, LexiconError) as err:
        fail(str(err))


def _gather(inputs: list[Path], jobs: int, *, keep: bool = False) -> Gathered:
    with progress() as tick:
        found = gather(inputs, jobs or os.cpu_count() or 1, tick, keep=keep)
    for name, reason in found.refused:
        complain(f"{name}: {reason}")
    for name in found.silent:
        complain(f"{name}: no event found")
    return found


def _assemble(found: Gathered, base: str, decided: Decisions) -> Knowledge:
    try:
        return assemble(found.events, base=base, decisions=decided)
    except KnowledgeError as err:
        fail(str(err))


def main() -> None:
    """Run the command."""
    try:
        app()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
