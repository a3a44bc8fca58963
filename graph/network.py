"""What is known as a NetworkX graph: one node a thing, one keyed edge a relation, for use in Python."""

from __future__ import annotations

from typing import Any

import networkx as nx

from graph.elements import Proof, Value, When, edges, nodes
from graph.knowledge import Knowledge


def to_network(known: Knowledge) -> nx.MultiDiGraph[str]:
    """A directed multigraph whose nodes are IRIs.

    Nodes carry ``kind``, ``label`` (English), ``label_fr`` and ``label_en``, events ``date`` (EDTF), ``earliest`` and
    ``latest``, and the attributes of their kind. Edges are keyed by kind (and post) and carry the same, with
    ``evidence``, a list of quotes with ``article``, ``start``, ``end``, ``rule`` and ``basis``. The unknown is absent.
    """
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in nodes(known):
        network.add_node(node.iri, kind=node.kind, **_common(node.labels, node.when, node.attributes, node.proofs))
    for edge in edges(known):
        place = f"{edge.kind}:{edge.key}" if edge.key else edge.kind
        network.add_edge(
            edge.source, edge.target, key=place, kind=edge.kind,
            **_common(edge.labels, edge.when, edge.attributes, edge.proofs),
        )  # fmt: skip
    return network


def _common(labels: Any, when: When, attributes: Any, proofs: tuple[Proof, ...]) -> dict[str, Any]:
    common: dict[str, Value | list[Any]] = {"label": labels["en"], "label_fr": labels["fr"], "label_en": labels["en"]}
    days = {"date": when.edtf, "end_date": when.end, "earliest": when.earliest, "latest": when.latest}
    common |= {name: day for name, day in days.items() if day}
    common |= {name: list(value) if isinstance(value, tuple) else value for name, value in attributes.items()}
    if proofs:
        common["evidence"] = [
            {"article": p.article, "quote": p.quote, "start": p.start, "end": p.end, "rule": p.rule, "basis": p.basis}
            for p in proofs
        ]
    return common
