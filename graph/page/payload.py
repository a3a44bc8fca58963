"""Pack a sheet into the data that the page reads: columns, one table of strings, gzip where it is large."""

from __future__ import annotations

import base64
import gzip
import json
import re
from collections.abc import Iterable, Mapping, Sequence

from graph.page.sheet import KINDS, Happening, Label, Sheet

COMPRESS_FROM = 2_000_000
_LEGAL_URL = re.compile(r"https?://[^\s\"<>\\^`{|}]+\Z", re.IGNORECASE)


class _Table:
    """Strings, each once; a string is known by its place."""

    def __init__(self) -> None:
        self.strings: list[str] = []
        self._places: dict[str, int] = {}

    def put(self, text: str) -> int:
        place = self._places.get(text)
        if place is None:
            place = self._places[text] = len(self.strings)
            self.strings.append(text)
        return place

    def maybe(self, text: str | None) -> int:
        """The place of a string, -1 for none."""
        return -1 if text is None else self.put(text)

    def label(self, label: Label | None) -> list[int]:
        return [] if label is None else [self.put(label.fr), self.put(label.en)]


def safe_url(url: str | None) -> str | None:
    """The address if it is http or https, else None: the page makes a link of nothing else.

    >>> safe_url("https://fr.vietnamplus.vn/a"), safe_url("javascript:alert(1)")
    ('https://fr.vietnamplus.vn/a', None)
    """
    return url if url and _LEGAL_URL.match(url) else None


def pack(sheet: Sheet, positions: Mapping[int, tuple[float, float]]) -> dict[str, object]:
    """The page's data as plain lists and numbers.

    Args:
        sheet: what the page shows.
        positions: x and y, in pixels, of the nodes that have them.

    Returns:
        What ``data.js`` unpacks; numbers in place of strings are places in ``s``.
    """
    table = _Table()
    kinds = {kind: place for place, kind in enumerate(KINDS)}
    nodes = {
        "k": [kinds[node.kind] for node in sheet.nodes],
        "id": [node.key for node in sheet.nodes],
        "fr": [table.put(node.label.fr) for node in sheet.nodes],
        "en": [table.put(node.label.en) for node in sheet.nodes],
        "sh": [[place, *table.label(node.short)] for place, node in enumerate(sheet.nodes) if node.short],
        "xy": [[place, round(x), round(y)] for place, (x, y) in sorted(positions.items())],
    }
    articles = [
        [article.node, article.key, *map(table.maybe, (article.title, article.outlet, article.published)),
         table.maybe(safe_url(article.url)), table.put(article.lang)]
        for article in sheet.articles
    ]  # fmt: skip
    events = [_event(event, table) for event in sheet.events]
    return {
        "title": table.label(sheet.title),
        "kinds": list(KINDS),
        "nodes": nodes,
        "articles": articles,
        "events": events,
        "s": table.strings,
    }


def _event(event: Happening, table: _Table) -> list[object]:
    parts = [
        [part.person, -1 if part.country is None else part.country,
         -1 if part.organization is None else part.organization, *table.label(part.role)]
        for part in event.parts
    ]  # fmt: skip
    proofs: list[int] = []
    for proof in event.proofs:
        proofs += (
            table.put(proof.about), proof.article, table.put(proof.quote), proof.start, table.put(proof.rule),
            int(proof.stated),
        )  # fmt: skip
    return [
        event.node, table.put(event.type), table.put(event.status), int(event.salience == "main"),
        table.maybe(event.date), table.maybe(event.end_date), -1 if event.place is None else event.place,
        list(event.countries), parts, list(event.organizations), list(event.topics), list(event.items),
        [_extra(extra, table) for extra in event.extras], list(event.articles), proofs,
        [[split.field, [[table.put(value), article] for value, article in split.values]] for split in event.splits],
        -1 if event.country is None else event.country,
    ]  # fmt: skip


def _extra(extra: Mapping[str, object], table: _Table) -> dict[str, object]:
    """An extra without what it lacks, its quote in the table: as evidence it stands there already."""
    said = {key: value for key, value in extra.items() if value not in (None, (), [], False)}
    quote = said.get("quote")
    return {**said, "quote": table.put(quote)} if isinstance(quote, str) else said


def to_script(data: object) -> str:
    """JSON that may stand in a script element: no "<", no "&", no line separator of JavaScript's own.

    >>> to_script("</script>")
    '"\\\\u003c/script>"'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    text = _LONE.sub("\ufffd", text)
    for char in "<&\u2028\u2029\0":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


_LONE = re.compile("[\ud800-\udfff]")


def envelope(data: Mapping[str, object], *, compress_from: int = COMPRESS_FROM) -> tuple[str, str]:
    """The data as the text of a script element, and its media type.

    JSON as it is, or above ``compress_from`` characters gzip in base64, without a time in it.
    """
    text = to_script(data)
    if len(text) < compress_from:
        return text, "application/json"
    packed = gzip.compress(text.encode("utf-8"), 9, mtime=0)
    return base64.b64encode(packed).decode("ascii"), "application/gzip"


def pairs(countries: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Every two of an event's countries, the smaller place first."""
    ordered = sorted(set(countries))
    return ((one, other) for i, one in enumerate(ordered) for other in ordered[i + 1 :])
