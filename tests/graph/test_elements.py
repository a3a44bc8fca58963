"""Typed nodes and edges, and the network made of them."""

from __future__ import annotations

import random

from making import PARK, SON, event
from test_rdf import rich

from graph.assemble import assemble, edges, nodes
from graph.network import to_network


def test_an_encounter_told_twice_is_one_node_with_the_words_of_both() -> None:
    known = assemble(rich())
    found = [node for node in nodes(known) if node.kind == "event"]
    assert [node.attributes["sources"] for node in found] == [2, 1]
    assert found[0].attributes["tellings"] == ("000_rich-10", "b-10")
    (side,) = [e for e in edges(known) if e.kind == "side" and e.source == found[0].iri and e.target.endswith("/kr")]
    assert {proof.article.rpartition("/")[2] for proof in side.proofs} == {"000--rich", "b"}


def test_every_edge_ends_at_a_node_and_nothing_is_none() -> None:
    known = assemble(rich())
    places = {node.iri for node in nodes(known)}
    for edge in edges(known):
        assert {edge.source, edge.target} <= places
        assert set(edge.labels) == {"en", "fr"}
        assert None not in edge.attributes.values()
    for node in nodes(known):
        assert all(node.labels.values()), node
        assert None not in node.attributes.values()


def test_every_edge_but_geography_has_its_words() -> None:
    assert [edge for edge in edges(assemble(rich())) if not edge.proofs and edge.kind != "located-in"] == []


def test_labels_in_both_languages() -> None:
    known = assemble([event("a", participants=[SON, PARK], type="phone_call", date="2022-07-01")])
    (node,) = [node for node in nodes(known) if node.kind == "event"]
    assert dict(node.labels) == {
        "en": "Phone call: South Korea – Vietnam, 1 July 2022",
        "fr": "Entretien téléphonique : Corée du Sud – Viêt Nam, 1er juillet 2022",
    }


def test_a_post_is_held_from_the_first_to_the_last_sighting() -> None:
    told = [event(name, participants=[SON], date=date) for name, date in (("a", "2022-07-13"), ("b", "2021-04-08"))]
    (post,) = [edge for edge in edges(assemble(told)) if edge.kind == "holds-post"]
    assert (post.when.earliest, post.when.latest) == ("2021-04-08", "2022-07-13")


def test_the_order_of_the_events_does_not_matter() -> None:
    told = rich()
    once = [repr(x) for x in (*nodes(assemble(told)), *edges(assemble(told)))]
    random.Random(3).shuffle(told)
    assert [repr(x) for x in (*nodes(assemble(told)), *edges(assemble(told)))] == once


def test_the_network_has_every_node_and_edge() -> None:
    known = assemble(rich())
    network = to_network(known)
    assert network.number_of_nodes() == len(list(nodes(known)))
    assert network.number_of_edges() == len(list(edges(known)))
    kinds = {data["kind"] for _, data in network.nodes(data=True)}
    assert kinds == {"country", "person", "organisation", "place", "topic", "event", "article", "target", "agreement"}
    quotes = [data["evidence"][0] for *_, data in network.edges(data=True) if data["kind"] == "participates"]
    assert {quote["quote"] for quote in quotes} == {"se sont entretenus au téléphone"}
