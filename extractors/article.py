"""A source of articles (text file, JSON Lines) read into articles, or a clear word on why not."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractors.records import EDTF

FIELDS = ("url", "title", "published", "outlet", "lang")
MAX_LENGTH = 2_000_000


class SourceError(ValueError):
    """A source that cannot be read; the message names the file (and line) and the reason."""

    def __init__(self, path: Path, reason: str, line: int | None = None) -> None:
        self.path, self.reason, self.line = path, reason, line
        super().__init__(f"{path}{f':{line}' if line else ''}: {reason}")


@dataclass(frozen=True, slots=True)
class Article:
    """An article as given. ``published`` is EDTF (a day, month or year); what is not known is None."""

    id: str
    text: str
    url: str | None = None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    lang: str | None = None

    @property
    def sha256(self) -> str:
        """Hash of the text in UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()


def read_source(path: Path) -> Iterator[Article | SourceError]:
    """Yield the articles of a file: one of a text file, one a line of a JSON Lines file (``.jsonl``).

    A text file's stem is its id; ``<stem>.meta.json`` beside it may give url, title, published, outlet and lang. A bad
    line of a JSON Lines file is yielded as an error, and the next one is read.

    Raises:
        SourceError: the file is missing, empty, binary or not UTF-8.
    """
    text = _decode(path)
    if path.suffix == ".jsonl":
        yield from _lines(path, text)
        return
    yield Article(path.stem, text, **_meta(path.with_name(path.stem + ".meta.json")))


def _decode(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as err:
        raise SourceError(path, err.strerror or "cannot be read") from err
    if not raw.strip():
        raise SourceError(path, "the file is empty")
    if b"\x00" in raw[:8192]:
        raise SourceError(path, "a binary file, not text")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as err:
        raise SourceError(path, f"not UTF-8: byte {raw[err.start]:#04x} at offset {err.start}") from err
    if len(text) > MAX_LENGTH and path.suffix != ".jsonl":
        raise SourceError(path, f"longer than {MAX_LENGTH:,} characters: not one article")
    return text


def _lines(path: Path, text: str) -> Iterator[Article | SourceError]:
    seen: set[str] = set()
    # Not splitlines: U+2028 and the like may stand inside a JSON string.
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            article = _from_row(json.loads(line))
            if article.id in seen:
                raise ValueError(f"id {article.id!r} stands here twice")
        except (ValueError, RecursionError) as err:
            yield SourceError(path, str(err), number)
            continue
        seen.add(article.id)
        yield article


def _from_row(row: Any) -> Article:
    if not isinstance(row, dict):
        raise ValueError("not an object")
    for key in ("id", "text"):
        if not isinstance(row.get(key), str) or not row[key].strip():
            raise ValueError(f"{key} is missing or no text")
    if len(row["text"]) > MAX_LENGTH:
        raise ValueError(f"text is longer than {MAX_LENGTH:,} characters")
    row["text"].encode("utf-8")
    return Article(row["id"], row["text"], **_known({k: v for k, v in row.items() if k not in ("id", "text")}))


def _known(row: dict[str, Any]) -> dict[str, str | None]:
    """The fields known from outside the text, checked."""
    if unknown := sorted(set(row) - set(FIELDS)):
        raise ValueError(f"unknown field {', '.join(unknown)}")
    for key, value in row.items():
        if value is not None and not isinstance(value, str):
            raise ValueError(f"{key} is no text")
    published = row.get("published")
    if published and not re.match(EDTF, published):
        raise ValueError(f"published is no date (2021-06-23 or 2021-06): {published!r}")
    return row


def _meta(path: Path) -> dict[str, str | None]:
    if not path.is_file():
        return {}
    try:
        row = json.loads(path.read_text("utf-8"))
        if not isinstance(row, dict):
            raise ValueError("not an object")
        return _known({k: v for k, v in row.items() if k != "id"})
    except (ValueError, OSError) as err:
        raise SourceError(path, str(err)) from err
