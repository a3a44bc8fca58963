"""From events to the two forms that every export consumes: triples, and typed nodes and edges.

>>> known = assemble(events)            # doctest: +SKIP
>>> list(nodes(known)), list(edges(known))  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterable

from extractors.records import Event
from graph.decisions import Decisions
from graph.elements import Edge, Node, Proof, When, edges, nodes
from graph.iris import HOME, Iris
from graph.knowledge import Knowledge, KnowledgeError, resolve

__all__ = ["Edge", "Knowledge", "KnowledgeError", "Node", "Proof", "When", "assemble", "edges", "nodes"]


def assemble(events: Iterable[Event], *, base: str = HOME, decisions: Decisions | None = None) -> Knowledge:
    """Resolve events of any number of articles, in any order, into one body of knowledge.

    Args:
        events: what the articles tell.
        base: what every IRI of a thing begins with.
        decisions: what the user decided on persons and events.

    Raises:
        IriError: the base cannot begin an IRI.
        KnowledgeError: two different events share an id.
    """
    return resolve(events, Iris(base), decisions)
