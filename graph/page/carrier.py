"""pyvis carries the page: its Network holds nodes, edges and options, and its template hook renders our template."""

from __future__ import annotations

import json
from collections.abc import Mapping

from jinja2 import BaseLoader, DictLoader, Environment
from pyvis.network import Network

from graph.page import assets
from graph.page.layout import Point, ties
from graph.page.sheet import Sheet

OPTIONS: dict[str, object] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "nodes": {"shape": "custom"},
    "edges": {"smooth": False, "selectionWidth": 0, "hoverWidth": 0, "chosen": False},
    "interaction": {
        "hover": True, "dragNodes": True, "multiselect": False, "hoverConnectedEdges": False,
        "selectConnectedEdges": False, "keyboard": {"enabled": False}, "tooltipDelay": 100000, "zoomSpeed": 0.6,
    },
}  # fmt: skip


def carry(sheet: Sheet, positions: Mapping[int, Point]) -> Network:
    """A pyvis network of the sheet: its placed nodes, and the ties of its countries as edges.

    The lists are filled directly: ``add_node`` and ``add_edge`` search them at each call.
    """
    net = Network(cdn_resources="in_line", directed=False)
    kinds = assets.kinds()
    net.nodes = [
        {"id": place, "label": sheet.nodes[place].label.fr, "x": round(x), "y": round(y), "shape": "custom",
         "group": sheet.nodes[place].kind, "color": kinds[sheet.nodes[place].kind]["light"]}
        for place, (x, y) in sorted(positions.items())
    ]  # fmt: skip
    net.edges = [{"from": a, "to": b, "value": many} for (a, b), many in sorted(ties(sheet).items())]
    net.options = _Fixed(OPTIONS)
    return net


class _Fixed(dict[str, object]):
    """Options as pyvis wants them, kept to the letter: its own ``set_options`` strips every space."""


def render(net: Network, template: str, values: Mapping[str, object]) -> str:
    """Our template through pyvis's own hook; pyvis gives it nodes, edges and options beside the values."""
    loader: BaseLoader = DictLoader({"page.html": template})
    net.templateEnv = Environment(loader=loader, autoescape=False, keep_trailing_newline=True)
    net.templateEnv.globals.update(values)
    net.path = "page.html"
    net.heading = values["heading"]
    return str(net.generate_html())


def options_json() -> str:
    """vis-network's options as the page's script holds them."""
    return json.dumps(OPTIONS, separators=(",", ":"))
