"""IRIs: readable, valid whatever the id is, different for different ids."""

from __future__ import annotations

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from graph.iris import KINDS, IriError, Iris, concept, key

HOSTILE = "a b<>\"{}|\\^`\n\u2028\ud800é王🙂'%#?/"


@given(st.text())
def test_every_id_makes_a_valid_iri(text: str) -> None:
    address = Iris().mint("event", key(text))
    assert rdflib.URIRef(address).n3() == f"<{address}>"


@given(st.text(alphabet="aA0-_ .é\u2028王", max_size=6), st.text(alphabet="aA0-_ .é\u2028王", max_size=6))
def test_different_ids_have_different_keys(one: str, other: str) -> None:
    assert (key(one) == key(other)) == (one == other)


def test_a_seed_keeps_its_name() -> None:
    assert key("002_2b70905d9366f1e4-112") == "002--2b70905d9366f1e4-112"


@pytest.mark.parametrize("local", ["", "A", "a b", "-a", "a-", "é", "a_b", "a/b", HOSTILE])
def test_a_bad_local_name_is_refused_when_minted(local: str) -> None:
    with pytest.raises(IriError):
        Iris().mint("person", local)


@pytest.mark.parametrize(
    "base", ["", "x", "example.org/", "https://example.org", "https://exa mple.org/", "ftp://a/", "https:///", "https://a/#",
             "https://a/<b>/"]
)  # fmt: skip
def test_a_bad_base_is_refused(base: str) -> None:
    with pytest.raises(IriError):
        Iris(base)


@pytest.mark.parametrize("base", ["https://data.example.org/diplomacy/", "http://localhost:8080/", "urn:diplomacy:"])
def test_a_base_begins_every_iri(base: str) -> None:
    assert all(Iris(base).mint(kind, "a").startswith(base) for kind in KINDS)  # type: ignore[arg-type]


def test_concepts_keep_their_iri_under_any_base() -> None:
    assert concept("topic", "trade") == "https://example.org/diplo/id/topic/trade"
