"""Write what is known to files: each beside its place first, all renamed when all are whole."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from extractors.records import to_lines
from graph.exports import FORMATS
from graph.knowledge import Knowledge
from graph.rdf import ntriples, prefixes, turtle, write
from graph.triples import triples

Writer = Callable[[Knowledge, Path, str], None]
DEFAULT = ("turtle", "html", "events")


class FormatError(ValueError):
    """A format that nobody writes."""


def _turtle(known: Knowledge, path: Path, lang: str) -> None:  # noqa: ARG001
    with path.open("wb") as out:
        write(turtle(triples(known), prefixes(known.iris.base)), out)


def _ntriples(known: Knowledge, path: Path, lang: str) -> None:  # noqa: ARG001
    with path.open("wb") as out:
        write(ntriples(triples(known)), out)


def _events(known: Knowledge, path: Path, lang: str) -> None:  # noqa: ARG001
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(to_lines(known.events))


def _page(known: Knowledge, path: Path, lang: str) -> None:
    from graph.page import write_page

    write_page(known, path, lang)


_OWN: Mapping[str, tuple[str, Writer]] = {
    "turtle": ("diplomatic.ttl", _turtle),
    "ntriples": ("diplomatic.nt", _ntriples),
    "html": ("diplomatic.html", _page),
    "events": ("events.jsonl", _events),
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
    return FORMATS[name].filename, lambda known, path, lang: FORMATS[name].write(known, path)  # noqa: ARG005


def check_formats(names: Iterable[str]) -> tuple[str, ...]:
    """The formats, each once, under their full names.

    Raises:
        FormatError: one is unknown.
    """
    wanted = tuple(dict.fromkeys(_ALSO.get(name, name) for name in names))
    for name in wanted:
        _writer(name)
    return wanted


def write_all(known: Knowledge, out: Path, names: Sequence[str], lang: str = "fr") -> tuple[Path, ...]:
    """Write the formats into a folder; either all stand there afterwards, or what stood there before stands.

    Raises:
        FormatError: one is unknown.
        OSError: the folder cannot be written.
    """
    writers = [_writer(name) for name in names]
    out.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=".writing-", dir=out))
    try:
        for file, writer in writers:
            writer(known, beside / file, lang)
        for file, _ in writers:
            move(beside / file, out / file)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return tuple(out / file for file, _ in writers)


def write_one(known: Knowledge, name: str, path: Path | None, lang: str = "fr") -> Path:
    """Write one format to a file or folder; beside the events by its own name if none is given."""
    file, writer = _writer(name)
    place = path or Path(file)
    place.absolute().parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=".writing-", dir=place.absolute().parent))
    try:
        writer(known, beside / place.name, lang)
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
