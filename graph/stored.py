"""Open a graph for questions: a small one in memory, a large one from an index kept in the user's cache."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from pathlib import Path

import pyoxigraph as ox

LARGE = 8_000_000  # bytes of a file from which an index pays
KEPT = 8  # indexes kept


def opened(graph: Path) -> ox.Store:
    """The graph of a Turtle or N-Triples file, ready for questions.

    Raises:
        OSError: it cannot be read.
        SyntaxError: it is no Turtle or N-Triples.
    """
    if graph.stat().st_size < LARGE or os.environ.get("DIPLOGRAPH_CACHE") == "off":
        return _load(ox.Store(), graph)
    place = cache() / digest(graph)
    if not place.is_dir():
        try:
            _index(graph, place)
        except OSError:  # no room or no right to write: memory does as well
            return _load(ox.Store(), graph)
    os.utime(place)
    return ox.Store.read_only(str(place))


def cache() -> Path:
    """Where indexes are kept."""
    home = os.environ.get("DIPLOGRAPH_CACHE") or os.environ.get("XDG_CACHE_HOME")
    return (Path(home) if home else Path.home() / ".cache") / "diplograph"


def digest(graph: Path) -> str:
    """What tells the content of a graph file apart."""
    with graph.open("rb") as source:
        return hashlib.file_digest(source, "blake2b").hexdigest()[:32]


def _load(store: ox.Store, graph: Path) -> ox.Store:
    format_ = ox.RdfFormat.N_TRIPLES if graph.suffix == ".nt" else ox.RdfFormat.TURTLE
    with graph.open("rb") as source:
        store.bulk_load(source, format_)
    return store


def _index(graph: Path, place: Path) -> None:
    """Write an index beside its place, then rename it there; forget those not asked for longest."""
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=".new-", dir=place.parent))
    try:
        store = ox.Store(str(beside))
        _load(store, graph)
        store.optimize()
        store.flush()
        del store
        try:
            beside.rename(place)
        except OSError:  # another process was first
            if not place.is_dir():
                raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    known = sorted((d for d in place.parent.iterdir() if not d.name.startswith(".")), key=lambda d: d.stat().st_mtime)
    for old in known[:-KEPT]:
        shutil.rmtree(old, ignore_errors=True)
