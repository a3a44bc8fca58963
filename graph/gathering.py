"""Gather events from what the user names (articles, folders, lines of events), and say what is refused and why."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from extractors.article import Article, SourceError, read_source
from extractors.records import Event, RecordError, read_events

SUFFIXES = (".txt", ".jsonl", ".html", ".htm")
_CHUNK = 64
_MANY = 256  # articles from which several processes pay


@dataclass(slots=True)
class Gathered:
    """What came of the inputs.

    Attributes:
        known: every event by id.
        digests: digest of the text by article.
        articles: ids of the articles read.
        refused: file and reason of what could not be read.
        silent: files or ids of articles in which no event was found.
        texts: the articles themselves, by id, where they were to be kept.
    """

    known: dict[str, Event] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    articles: set[str] = field(default_factory=set)
    refused: list[tuple[str, str]] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    texts: dict[str, Article] = field(default_factory=dict)

    @property
    def events(self) -> list[Event]:
        """Every event, each id once."""
        return list(self.known.values())


def gather(
    inputs: Sequence[Path], jobs: int = 1, tick: Callable[[int], object] = lambda _: None, *, keep: bool = False
) -> Gathered:
    """Read all inputs; what cannot be read is noted and passed over.

    Args:
        inputs: text files, JSON Lines of articles or of events, and folders of these.
        jobs: processes that read articles at once, where there are many.
        tick: is told the number of articles done, again and again.
        keep: keep the articles themselves too.
    """
    found = Gathered()
    files = list(_files(inputs, found.refused))
    lines = [path for path in files if _holds_events(path)]
    for path in lines:
        try:
            known = list(read_events(path))
        except (RecordError, OSError) as err:
            found.refused.append((str(path), str(err).removeprefix(f"{path}:")))
            continue
        if _add(found, str(path), known):
            found.articles.update(event.article for event in known)
    articles = _articles((path for path in files if path not in set(lines)), found.refused)
    if keep:
        articles = _kept(articles, found.texts)
    done = 0
    for name, article, told in _read(articles, jobs):
        done += 1
        tick(done)
        if isinstance(told, str):
            found.refused.append((name, told))
            continue
        if not _add(found, name, told):
            continue
        found.articles.add(article)
        if not told:
            found.silent.append(name)
    found.texts = {one: text for one, text in found.texts.items() if found.digests.get(one) in (None, text.sha256)}
    return found


def _kept(articles: Iterable[tuple[str, Article]], kept: dict[str, Article]) -> Iterator[tuple[str, Article]]:
    for name, article in articles:
        kept.setdefault(article.id, article)
        yield name, article


def _add(found: Gathered, name: str, told: list[Event]) -> bool:
    """Add events, unless another article, or another event, already has one of their ids."""
    for event in told:
        digest = event.source.sha256
        if found.digests.get(event.article, digest) != digest:
            found.refused.append((name, f"another article has the id {event.article!r}"))
            return False
        if found.known.get(event.id, event) != event:
            found.refused.append((name, f"another event has the id {event.id!r}"))
            return False
    for event in told:
        found.digests[event.article] = event.source.sha256
        if event.id not in found.known:
            found.known[event.id] = event
    return True


def _files(inputs: Iterable[Path], refused: list[tuple[str, str]]) -> Iterator[Path]:
    seen: set[Path] = set()
    for path in inputs:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.suffix in SUFFIXES and p.is_file())
            if not inside:
                refused.append((str(path), "a folder without articles (.txt or .jsonl)"))
        elif path.exists():
            inside = [path]
        else:
            refused.append((str(path), "no such file or folder"))
            continue
        for one in inside:
            if (real := one.resolve()) not in seen:
                seen.add(real)
                yield one


def _holds_events(path: Path) -> bool:
    """Whether a file of JSON Lines holds events rather than articles, by its first line."""
    if path.suffix != ".jsonl":
        return False
    try:
        with path.open("rb") as lines:
            first = next((line for line in lines if line.strip()), b"")
        record = json.loads(first)
    except (OSError, ValueError):
        return False
    return isinstance(record, dict) and "article" in record and "evidence" in record


def _articles(paths: Iterable[Path], refused: list[tuple[str, str]]) -> Iterator[tuple[str, Any]]:
    """Every article of the files, under the name that a message gives it."""
    for path in paths:
        try:
            for item in read_source(path):
                if isinstance(item, SourceError):
                    refused.append((f"{path}:{item.line}" if item.line else str(path), item.reason))
                else:
                    yield (str(path) if path.suffix != ".jsonl" else f"{path} ({item.id})"), item
        except (SourceError, OSError) as err:
            refused.append((str(path), _reason(err, path)))


def _reason(err: Exception, path: Path) -> str:
    reason = getattr(err, "reason", None) or (err.strerror if isinstance(err, OSError) else None) or str(err)
    return str(reason).removeprefix(str(path)).lstrip(": ")


def _read(articles: Iterator[tuple[str, Any]], jobs: int) -> Iterator[tuple[str, str, list[Event] | str]]:
    """Events of each article, in the order of the articles, or the reason why there are none."""
    first = list(islice(articles, _MANY))
    if jobs < 2 or len(first) < _MANY:
        for item in _chain(first, articles):
            yield _events_of(item)
        return
    with ProcessPoolExecutor(jobs) as pool:
        for window in _windows(_chain(first, articles), jobs * _CHUNK * 4):
            yield from pool.map(_events_of, window, chunksize=_CHUNK)


def _chain(first: list[tuple[str, Any]], rest: Iterator[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    yield from first
    yield from rest


def _windows(items: Iterator[tuple[str, Any]], size: int) -> Iterator[list[tuple[str, Any]]]:
    """Lists of at most ``size``, so that not all articles wait in memory."""
    while window := list(islice(items, size)):
        yield window


def _events_of(item: tuple[str, Any]) -> tuple[str, str, list[Event] | str]:
    from extractors.pipeline import extract

    name, article = item
    try:
        return name, str(article.id), list(extract(article))
    except RecursionError:
        return name, str(article.id), "too deeply nested to be read"
    except Exception as err:  # one article must not stop a batch of a million; the reason is shown
        return name, str(article.id), f"could not be read: {type(err).__name__}: {err}"
