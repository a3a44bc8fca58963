"""Draw the network as a static SVG: the page's places, shapes and colours, for a README or a paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from graph.labels import date_labels
from graph.page.assets import kinds, strings
from graph.page.layout import Point, arrange, bounds, lines_of, ties
from graph.page.sheet import Happening, Sheet

_MARGIN = 90.0
_HEAD = 46.0
_FOOT = 44.0
_INK, _SOFT, _PAPER = "#1a222e", "#555f70", "#ffffff"
_FONTS = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif"
_EDGES = {
    "country": (2.2, 0.5), "person": (1.4, 0.55), "organization": (1.1, 0.45), "place": (1.0, 0.4),
    "target": (1.0, 0.6), "agreement": (1.0, 0.6), "topic": (0.8, 0.28),
}  # fmt: skip
_BARRED = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPOTS = ((0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, 1), (1, -1), (-1, -1))


@dataclass(frozen=True, slots=True)
class _Box:
    x: float
    y: float
    w: float
    h: float

    def hits(self, other: _Box) -> bool:
        return (
            self.x < other.x + other.w and other.x < self.x + self.w
            and self.y < other.y + other.h and other.y < self.y + self.h
        )  # fmt: skip


def draw(sheet: Sheet, lang: str = "fr", title: str | None = None) -> str:
    """The picture of a sheet as SVG; of a large one, its countries and what ties them.

    Articles are left out, as they are when the page opens.
    """
    words = strings()[lang]
    at = {place: point for place, point in arrange(sheet).items() if sheet.nodes[place].kind != "article"}
    x0, y0, x1, y1 = bounds(at)
    wide, high = max(x1 - x0 + 2 * _MARGIN, 520.0), y1 - y0 + 2 * _MARGIN + _HEAD + _FOOT
    at = {p: (x - x0 + (wide - (x1 - x0)) / 2, y - y0 + _MARGIN + _HEAD) for p, (x, y) in at.items()}
    head = title or (getattr(sheet.title, lang) if sheet.title else str(words["title"]))
    body = [_heading(head, sheet, words), *_edges(sheet, at), *_nodes(sheet, at), *_labels(sheet, at, lang, wide)]
    if not sheet.events:
        body = [_text(wide / 2, high / 2, str(words["empty_title"]), 16, "middle", 650)]
    body += _legend(sheet, at, lang, wide, high)
    inner = "\n".join(body)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide:.0f}" height="{high:.0f}" '
        f'viewBox="0 0 {wide:.0f} {high:.0f}" '
        f'role="img" font-family="{_FONTS}">\n<title>{_clean(head)}</title>\n'
        f'<rect width="100%" height="100%" fill="{_PAPER}"/>\n{inner}\n</svg>\n'
    )


def _heading(head: str, sheet: Sheet, words: Mapping[str, object]) -> str:
    many = len(sheet.events)
    forms = words["n_events"]
    count = str(forms[0 if many < 2 else 1] if isinstance(forms, list) else forms).format(n=many)
    return _text(24, 34, head, 18, "start", 700) + "\n" + _text(24, 54, count, 12.5, "start", 400, _SOFT)


def _edges(sheet: Sheet, at: Mapping[int, Point]) -> Iterable[str]:
    events = [event for event in sheet.events if event.node in at]
    if not events:
        most = max(ties(sheet).values(), default=1)
        for (a, b), many in sorted(ties(sheet).items()):
            yield _line(at[a], at[b], "#8d97a5", 1 + 6 * (many / most) ** 0.5, 0.3 + 0.5 * (many / most) ** 0.5)
        return
    for a, b in sorted({(part.person, part.country) for e in events for part in e.parts if part.country is not None}):
        yield _line(at[a], at[b], "#8d97a5", 1.2, 0.35, "2 4")
    for event in events:
        yield from _links(sheet, event, at)


def _links(sheet: Sheet, event: Happening, at: Mapping[int, Point]) -> Iterable[str]:
    for other in reversed(event.links()):
        kind = sheet.nodes[other].kind
        width, opacity = _EDGES[kind]
        colour = _INK if kind == "country" else kinds()[kind]["light"]
        yield _line(at[event.node], at[other], colour, width, opacity, "6 4" if event.status == "planned" else None)


def _line(a: Point, b: Point, colour: str, width: float, opacity: float, dashes: str | None = None) -> str:
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<line x1="{a[0]:.1f}" y1="{a[1]:.1f}" x2="{b[0]:.1f}" y2="{b[1]:.1f}" stroke="{colour}" '
        f'stroke-width="{width:.1f}" stroke-opacity="{opacity:.2f}"{dashed}/>'
    )


def _nodes(sheet: Sheet, at: Mapping[int, Point]) -> Iterable[str]:
    for place, (x, y) in sorted(at.items()):
        yield _shape(sheet.nodes[place].kind, x, y)


def _shape(kind: str, x: float, y: float, size: float | None = None) -> str:
    look = kinds()[kind]
    radius = size or float(look["radius"])
    return (
        f'<path d="{look["path"]}" transform="translate({x:.1f} {y:.1f}) scale({radius:g})" fill="{look["light"]}" '
        f'stroke="{_INK}" stroke-width="{1.3 / radius:.3f}"/>'
    )


def _labels(sheet: Sheet, at: Mapping[int, Point], lang: str, wide: float) -> Iterable[str]:
    """Labels where none runs over another or over a node; the most telling kinds first."""
    dates = {event.node: date_labels(event.date)[lang].split(" (")[0] for event in sheet.events}
    taken = {}
    for place, (x, y) in at.items():
        radius = float(kinds()[sheet.nodes[place].kind]["radius"])
        taken[place] = [_Box(x - radius, y - radius, 2 * radius, 2 * radius)]
    for place in sorted(at, key=lambda p: (kinds()[sheet.nodes[p].kind]["rank"], p)):
        node = sheet.nodes[place]
        name = getattr(node.short or node.label, lang)
        lines = lines_of(name[:1].upper() + name[1:]) + ([dates[place]] if node.kind == "event" else [])
        size, letter = (13.5, 7.8) if node.kind == "country" else (11.5, 6.3) if node.kind == "topic" else (12.0, 6.7)
        size_of = (letter * max(map(len, lines)), 14.0 * len(lines))
        spot = _spot(at[place], float(kinds()[node.kind]["radius"]), size_of, place, taken, wide)
        if spot is None:
            continue
        taken[place].append(spot)
        for n, line in enumerate(lines):
            weight, ink = 650 if node.kind == "country" else 450, _SOFT if node.kind == "topic" else _INK
            yield _text(spot.x + spot.w / 2, spot.y + 11 + 14 * n, line, size, "middle", weight, ink, halo=True)


def _spot(
    at: Point, radius: float, size: tuple[float, float], own: int, taken: Mapping[int, Sequence[_Box]], wide: float
) -> _Box | None:
    (w, h), gap = size, radius + 3
    for sx, sy in _SPOTS:
        box = _Box(at[0] + (sx * gap * (0.75 if sy else 1)) - (0 if sx > 0 else w if sx < 0 else w / 2),
                   at[1] + sy * gap * (0.9 if sx else 1) - (0 if sy > 0 else h if sy < 0 else h / 2), w, h)  # fmt: skip
        inside = box.x > 2 and box.x + w < wide - 2
        if inside and not any(box.hits(b) for place, boxes in taken.items() if place != own for b in boxes):
            return box
    return None


def _legend(sheet: Sheet, at: Mapping[int, Point], lang: str, wide: float, high: float) -> Iterable[str]:
    shown = {sheet.nodes[place].kind for place in at}
    named = [(kind, str(strings()[lang]["kinds"][kind])) for kind in kinds() if kind in shown]
    room = sum(34 + 7.0 * len(name) for _, name in named)
    x = max(16.0, (wide - room) / 2)
    for kind, name in named:
        yield _shape(kind, x + 8, high - 22, 7)
        yield _text(x + 22, high - 18, name, 12, "start", 450)
        x += 34 + 7.0 * len(name)


def _text(
    x: float, y: float, text: str, size: float, anchor: str, weight: int, colour: str = _INK, *, halo: bool = False
) -> str:
    around = f' stroke="{_PAPER}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"' if halo else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" font-weight="{weight}" text-anchor="{anchor}" '
        f'fill="{colour}"{around}>{_clean(text)}</text>'
    )


def _clean(text: str) -> str:
    """Text for XML: escaped, and without the characters that XML has not."""
    return escape(_BARRED.sub("\ufffd", text))
