"""Give the nodes their places: countries as anchors, officials beside theirs, events between those that they join."""

from __future__ import annotations

import math
import random
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import igraph

from graph.page.payload import pairs
from graph.page.separate import Box, separate
from graph.page.sheet import Sheet

MOST = 600  # a larger graph is placed part by part in the page; only its countries get places here
APART = 430.0  # pixels between two countries that are tied
STEP = 62.0  # pixels between two events of one column
COLUMN = 7  # events in one column
SEED = 20
SHAPE = 1.3  # width to height of the picture
EVEN = 0.6  # from 0, the springs' own picture, to 1, spread as evenly as can be
DENSE = 0.6  # how much of it the nodes with their labels take
RADII = {
    "country": 13, "event": 10, "person": 8, "organization": 9, "topic": 6, "place": 8, "target": 9, "agreement": 8,
    "article": 7,
}  # fmt: skip
_HELD = {"country": 0.1, "event": 0.4}  # how far a kind gives way where two labels run over each other
_LETTER = {"country": 7.6, "topic": 6.0, "article": 6.0}  # pixels of a letter, 6.5 for other kinds
_LINE = 14.0

Point = tuple[float, float]


def arrange(sheet: Sheet) -> dict[int, Point]:
    """Places in pixels, by the nodes' places in the sheet; the same sheet always gives the same ones.

    Of a graph with more than ``MOST`` nodes only the countries are placed.
    """
    if not sheet.nodes:
        return {}
    at = _countries(sheet)
    if len(sheet.nodes) > MOST:
        return _apart(sheet, at)
    _events(sheet, at)
    _people(sheet, at)
    _others(sheet, at)
    return _apart(sheet, at)


def _apart(sheet: Sheet, at: Mapping[int, Point]) -> dict[int, Point]:
    """The same picture on a sheet of its size, no label on another; articles, hidden at first, take the room left."""
    shown = [place for place in sorted(at) if sheet.nodes[place].kind != "article"]
    boxes = separate(_fill([box_of(sheet, place, at[place]) for place in shown]))
    found = {place: (box.x, box.y) for place, box in zip(shown, boxes, strict=True)}
    told: defaultdict[int, list[Point]] = defaultdict(list)
    for event in sheet.events:
        for article in event.articles:
            if event.node in found:
                told[sheet.articles[article].node].append(found[event.node])
    later = {place: _middle(points) for place, points in sorted(told.items())}
    both = [*(box_of(sheet, place, point, 0.02) for place, point in found.items()),
            *(box_of(sheet, place, (x + 30.0, y + 30.0)) for place, (x, y) in later.items())]  # fmt: skip
    if later:
        separate(both)
    return {place: (box.x, box.y) for place, box in zip([*found, *later], both, strict=True)}


def _fill(boxes: Sequence[Box]) -> Sequence[Box]:
    """Stretch or press the picture to a sheet of ``SHAPE`` in which the boxes take ``DENSE`` of the room."""
    room = sum(2 * box.half * (box.above + box.below) for box in boxes) / DENSE
    wanted = (math.sqrt(room * SHAPE), math.sqrt(room / SHAPE))
    x0, y0, x1, y1 = bounds({n: (box.x, box.y) for n, box in enumerate(boxes)})
    wide, high = wanted[0] / max(x1 - x0, 1.0), wanted[1] / max(y1 - y0, 1.0)
    for box, x, y in zip(boxes, _even([b.x for b in boxes]), _even([b.y for b in boxes]), strict=True):
        box.x = ((1 - EVEN) * (box.x - (x0 + x1) / 2) * wide) + EVEN * x * wanted[0]
        box.y = ((1 - EVEN) * (box.y - (y0 + y1) / 2) * high) + EVEN * y * wanted[1]
    return boxes


def _even(values: Sequence[float]) -> list[float]:
    """Each value's rank between -1/2 and 1/2, equal values alike: the same order, spread evenly."""
    order = sorted(round(value, 3) for value in values)
    return [
        (bisect_left(order, round(value, 3)) + bisect_right(order, round(value, 3))) / 2 / len(order) - 0.5
        for value in values
    ]


def lines_of(text: str, widest: int = 22, most: int = 2) -> list[str]:
    """A label broken between words into at most two lines; what does not fit ends in an ellipsis.

    >>> lines_of("Institut national d'hygiène et d'épidémiologie")
    ['Institut national', "d'hygiène et…"]
    """
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".strip()
        if len(joined) <= widest or not lines[-1]:
            lines[-1] = joined
        elif len(lines) < most:
            lines.append(word)
        else:
            lines[-1] += "…"
            break
    return [line if len(line) <= widest + 4 else line[: widest + 3] + "…" for line in lines]


def box_of(sheet: Sheet, place: int, at: Point, gives: float | None = None) -> Box:
    """The room that a node takes with its label beneath."""
    node = sheet.nodes[place]
    lines = [*lines_of((node.short or node.label).fr), *(["00 mmm 0000"] if node.kind == "event" else [])]
    radius = RADII[node.kind]
    width = max(2.0 * radius, _LETTER.get(node.kind, 6.5) * max(map(len, lines))) + 6
    below = radius + 3 + _LINE * len(lines)
    return Box(
        at[0], at[1], width / 2, radius + 3.0, below + 2.0, _HELD.get(node.kind, 1.0) if gives is None else gives
    )


def ties(sheet: Sheet) -> Counter[tuple[int, int]]:
    """How many events join each two countries."""
    counted: Counter[tuple[int, int]] = Counter()
    for event in sheet.events:
        counted.update(pairs(event.countries))
    return counted


def _countries(sheet: Sheet) -> dict[int, Point]:
    """Anchors: Kamada and Kawai's springs over the ties, the longest way of the picture laid flat."""
    places = [place for place, node in enumerate(sheet.nodes) if node.kind == "country"]
    if not places:
        return {}
    vertex = {place: number for number, place in enumerate(places)}
    tied = _backbone(ties(sheet))
    weight: Counter[int] = Counter()
    for event in sheet.events:
        weight.update(event.countries)
    graph: Any = igraph.Graph(len(places), [(vertex[a], vertex[b]) for a, b in tied])
    graph.es["long"] = [1.0] * len(tied)
    parts = sorted((sorted(part, key=lambda v: (-weight[places[v]], v)) for part in graph.connected_components()),
                   key=lambda part: (-len(part), part[0]))  # fmt: skip
    for part in parts[1:]:
        graph.add_edge(parts[0][0], part[0], long=1.6)
    if len(places) == 1:
        return {places[0]: (0.0, 0.0)}
    found = _seeded(lambda: graph.layout_kamada_kawai(weights="long").coords)
    flat = _level(found)
    spans = [math.dist(flat[edge.source], flat[edge.target]) for edge in graph.es]
    mean = sum(spans) / len(spans) or 1.0
    apart = max(APART, 105.0 * math.sqrt(len(places)))
    return {
        place: (x / mean * apart * 1.1, y / mean * apart * 0.85)
        for place, (x, y) in zip(places, flat, strict=True)
    }  # fmt: skip


def _backbone(tied: Mapping[tuple[int, int], int], strongest: int = 3) -> list[tuple[int, int]]:
    """The ties that shape the picture: of each country its strongest, so that a dense graph does not become a ball."""
    kept: Counter[int] = Counter()
    found = []
    for (a, b), _ in sorted(tied.items(), key=lambda item: (-item[1], item[0])):
        if kept[a] < strongest or kept[b] < strongest:
            found.append((a, b))
            kept.update((a, b))
    return sorted(found)


def _level(points: Sequence[Sequence[float]]) -> list[Point]:
    """Turn points about their middle so that they are widest from left to right."""
    mx, my = (sum(p[i] for p in points) / len(points) for i in (0, 1))
    moved = [(p[0] - mx, p[1] - my) for p in points]
    xx, yy, xy = sum(x * x for x, _ in moved), sum(y * y for _, y in moved), sum(x * y for x, y in moved)
    turn = -0.5 * math.atan2(2 * xy, xx - yy)
    cos, sin = math.cos(turn), math.sin(turn)
    return [(x * cos - y * sin, x * sin + y * cos) for x, y in moved]


def _events(sheet: Sheet, at: dict[int, Point]) -> None:
    """Events stand in a column, by date, half-way between the countries that they join."""
    groups: defaultdict[tuple[int, ...], list[tuple[str, int]]] = defaultdict(list)
    for event in sheet.events:
        groups[tuple(sorted(event.countries))].append((event.date or "~", event.node))
    for countries, members in sorted(groups.items()):
        known = [at[c] for c in countries if c in at]
        x, y = _middle(known) if known else (0.0, 0.0)
        along = (1.0, 0.0) if len(known) != 2 else _unit(known[0], known[1])
        if len(known) == 1:
            y += 120.0
        across = (-along[1], along[0]) if along[0] >= 0 else (along[1], -along[0])
        columns = math.ceil(len(members) / COLUMN)
        rows = math.ceil(len(members) / columns)
        step = STEP + 75.0 * abs(across[0])
        for number, (_, node) in enumerate(sorted(members)):
            column, row = divmod(number, rows)
            side, far = (column - (columns - 1) / 2) * 130.0, (row - (rows - 1) / 2) * step
            at[node] = (x + along[0] * side + across[0] * far, y + along[1] * side + across[1] * far)


def _people(sheet: Sheet, at: dict[int, Point]) -> None:
    """Officials stand in an arc beside their country, on the side away from its events."""
    home: defaultdict[int, Counter[int]] = defaultdict(Counter)
    met: defaultdict[int, list[int]] = defaultdict(list)
    for event in sheet.events:
        for part in event.parts:
            met[part.person].append(event.node)
            anchor = part.country if part.country is not None else part.organization
            if anchor is not None:
                home[part.person][anchor] += 1
    beside: defaultdict[int, list[int]] = defaultdict(list)
    for person, events in sorted(met.items()):
        if not home[person]:
            x, y = _middle([at[e] for e in events])
            at[person] = (x, y - 60.0)
            continue
        anchor = min(home[person], key=lambda place: (-home[person][place], place))
        if anchor not in at:
            at[anchor] = _middle([at[e] for e in events])
        beside[anchor].append(person)
    busy = defaultdict(list)
    for event in sheet.events:
        for country in event.countries:
            busy[country].append(at[event.node])
    for anchor, people in sorted(beside.items()):
        x, y = at[anchor]
        towards = _middle(busy[anchor]) if busy[anchor] else (0.0, 0.0)
        out = math.atan2(y - towards[1], x - towards[0]) if math.dist((x, y), towards) > 30 else -math.pi / 2
        people.sort(key=lambda person: (-len(met[person]), person))
        for number, person in enumerate(people):
            ring, turn = divmod(number, 7)
            angle = out + (turn + 1) // 2 * (-1) ** turn * 0.62
            far = 118.0 + 75.0 * ring
            at[person] = (x + far * math.cos(angle) * 1.15, y + far * math.sin(angle) * 0.8)


def _others(sheet: Sheet, at: dict[int, Point]) -> None:
    """Topics, organisations and the rest find places by springs (Fruchterman and Reingold), all above held fast."""
    links = [(event.node, node) for event in sheet.events for node in event.links()]
    near: defaultdict[int, list[Point]] = defaultdict(list)
    for event, node in links:
        near[node].append(at[event])
    unit = 55.0
    rng = random.Random(SEED)
    centre = _middle(list(at.values())) if at else (0.0, 0.0)
    start, low, high = [], [], []
    for place in range(len(sheet.nodes)):
        fixed = at.get(place)
        if fixed is None:
            x, y = _middle(near[place]) if near[place] else centre
            out = 60.0 if len(near[place]) > 1 else 130.0
            away = _unit(centre, (x, y)) if math.dist(centre, (x, y)) > 1 else (0.0, -1.0)
            x, y = x + away[0] * out + rng.uniform(-90, 90), y + away[1] * out + rng.uniform(-90, 90)
            start.append((x / unit, y / unit))
            low.append((-1e4, -1e4))
            high.append((1e4, 1e4))
        else:
            point = (fixed[0] / unit, fixed[1] / unit)
            start.append(point)
            low.append(point)
            high.append(point)
    graph: Any = igraph.Graph(len(sheet.nodes), links)
    found = _seeded(lambda: graph.layout_fruchterman_reingold(
        seed=start, niter=300, start_temp=1.2, grid=False, minx=[p[0] for p in low], maxx=[p[0] for p in high],
        miny=[p[1] for p in low], maxy=[p[1] for p in high]).coords)  # fmt: skip
    for place, (x, y) in enumerate(found):
        at.setdefault(place, (x * unit, y * unit))


def _seeded(layout: Callable[[], list[list[float]]]) -> list[list[float]]:
    """Run one of igraph's layouts with a random generator of our own."""
    igraph.set_random_number_generator(random.Random(SEED))
    try:
        return layout()
    finally:
        igraph.set_random_number_generator(random)


def _middle(points: Sequence[Point]) -> Point:
    return sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)


def _unit(one: Point, other: Point) -> Point:
    long = math.dist(one, other) or 1.0
    return (other[0] - one[0]) / long, (other[1] - one[1]) / long


def bounds(at: Mapping[int, Point]) -> tuple[float, float, float, float]:
    """Least x, least y, greatest x, greatest y."""
    xs, ys = [p[0] for p in at.values()] or [0.0], [p[1] for p in at.values()] or [0.0]
    return min(xs), min(ys), max(xs), max(ys)
