"""Pages of articles, one each, with what was read out of it beside the text; the interactive page links there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from extractors.article import Article
from extractors.records import Event

FOLDER = "explain"
ADDRESS = FOLDER + "/{article}.html#o{start}"
_NAME = re.compile(r"[^\x00-\x1f\x7f/\\.][^\x00-\x1f\x7f/\\]*")
_LONGEST = 240  # bytes of a file's name that any file system takes, less its suffix


def write_pages(events: Iterable[Event], articles: Sequence[Article], folder: Path, lang: str = "fr") -> None:
    """Write ``<article>.html`` for each article whose id can name a file."""
    from extractors.explain import explain_html

    told: dict[str, list[Event]] = {}
    for event in sorted(events, key=lambda e: (e.article, e.id)):
        told.setdefault(event.article, []).append(event)
    folder.mkdir(parents=True, exist_ok=True)
    for article in filter(names_file, articles):
        page = explain_html(article, told.get(article.id, []), lang)
        (folder / f"{article.id}.html").write_text(page, encoding="utf-8", errors="replace", newline="\n")


def explains_all(events: Iterable[Event], articles: Sequence[Article]) -> bool:
    """Whether every event's article has a page."""
    return {event.article for event in events} <= {article.id for article in articles if names_file(article)}


def names_file(article: Article) -> bool:
    """Whether an article's id can name a file in a folder, and in no other."""
    return bool(_NAME.fullmatch(article.id)) and len(article.id.encode("utf-8", "replace")) <= _LONGEST
