"""Write what is known to files: each beside its place first, all renamed when all are whole."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors.article import Article
from extractors.records import to_lines
from graph.explaining import ADDRESS, FOLDER, explains_all, write_pages
from graph.exports import FORMATS
from graph.knowledge import Knowledge
from graph.rdf import ntriples, prefixes, turtle, write
from graph.triples import triples

DEFAULT = ("turtle", "html", "svg", "events", "query")


@dataclass(frozen=True, slots=True)
class Material:
    """What is written.

    Attributes:
        known: what the events tell.
        lang: language that pages open in.
        articles: the texts, where they are at hand.
        explain_base: address of the pages of articles, where they are written too.
    """

    known: Knowledge
    lang: str = "fr"
    articles: tuple[Article, ...] = ()
    explain_base: str | None = None


Writer = Callable[[Material, Path], None]


class FormatError(ValueError):
    """A format that nobody writes."""


def _turtle(made: Material, path: Path) -> None:
    with path.open("wb") as out:
        write(turtle(triples(made.known), prefixes(made.known.iris.base)), out)


def _ntriples(made: Material, path: Path) -> None:
    with path.open("wb") as out:
        write(ntriples(triples(made.known)), out)


def _events(made: Material, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(to_lines(made.known.events))


def _page(made: Material, path: Path) -> None:
    from graph.page import write_page

    write_page(made.known, path, made.lang, explain_base=made.explain_base)


def _picture(made: Material, path: Path) -> None:
    from graph.page import write_picture

    write_picture(made.known, path, made.lang)


def _explain(made: Material, path: Path) -> None:
    write_pages(made.known.events, made.articles, path, made.lang)


_OWN: Mapping[str, tuple[str, Writer]] = {
    "turtle": ("diplomatic.ttl", _turtle),
    "ntriples": ("diplomatic.nt", _ntriples),
    "html": ("diplomatic.html", _page),
    "svg": ("diplomatic.svg", _picture),
    "events": ("events.jsonl", _events),
    "explain": (FOLDER, _explain),
}
_ALSO = {"ttl": "turtle", "nt": "ntriples", "jsonl": "events", "page": "html"}


def formats() -> Mapping[str, str]:
    """Every format and the file, or folder, that it writes."""
    return {name: file for name, (file, _) in _OWN.items()} | {name: FORMATS[name].filename for name in FORMATS}


def _writer(name: str) -> tuple[str, Writer]:
    name = _ALSO.get(name, name)
    if name in _OWN:
        return _OWN[name]
    if name not in FORMATS:
        raise FormatError(f"no format {name!r}; there are {', '.join(formats())}")
    return FORMATS[name].filename, lambda made, path: FORMATS[name].write(made.known, path)


def check_formats(names: Iterable[str]) -> tuple[str, ...]:
    """The formats, each once, under their full names.

    Raises:
        FormatError: one is unknown.
    """
    wanted = tuple(dict.fromkeys(_ALSO.get(name, name) for name in names))
    for name in wanted:
        _writer(name)
    return wanted


def write_all(
    known: Knowledge, out: Path, names: Sequence[str], lang: str = "fr", articles: Sequence[Article] = ()
) -> tuple[Path, ...]:
    """Write the formats into a folder; either all stand there afterwards, or what stood there before stands.

    Args:
        known: what the events tell.
        out: the folder.
        names: formats; "explain" is left out where no article is at hand.
        lang: language that pages open in.
        articles: those that the events were read from, as far as they are at hand.

    Raises:
        FormatError: one is unknown.
        OSError: the folder cannot be written.
    """
    names = [name for name in names if name != "explain" or articles]
    explained = "explain" in names and explains_all(known.events, articles)
    made = Material(known, lang, tuple(articles), ADDRESS if explained else None)
    writers = [_writer(name) for name in names]
    out.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=".writing-", dir=out))
    try:
        for file, writer in writers:
            writer(made, beside / file)
        for file, _ in writers:
            move(beside / file, out / file)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return tuple(out / file for file, _ in writers)


def write_one(
    known: Knowledge, name: str, path: Path | None, lang: str = "fr", articles: Sequence[Article] = ()
) -> Path:
    """Write one format to a file or folder; beside the events by its own name if none is given."""
    file, writer = _writer(name)
    place = path or Path(file)
    place.absolute().parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=".writing-", dir=place.absolute().parent))
    try:
        writer(Material(known, lang, tuple(articles)), beside / place.name)
        move(beside / place.name, place)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return place


def move(new: Path, place: Path) -> None:
    """Put a file or folder in its place, in place of what stood there."""
    if new.is_dir() and place.is_dir():
        old = place.with_name(f".old-{place.name}-{os.getpid()}")
        place.rename(old)
        new.rename(place)
        shutil.rmtree(old)
    else:
        new.replace(place)
