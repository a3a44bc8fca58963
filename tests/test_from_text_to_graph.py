"""The whole way, from the seeds to the Turtle: every fact leads to words that stand in the article."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import RDF, RDFS

from extractors.article import Article, read_source
from extractors.evaluation.report import evaluate
from extractors.patterns import lexicon
from extractors.pipeline import extract
from graph.assemble import assemble
from graph.writing import write_one

ROOT = Path(__file__).parents[1]
DIP = rdflib.Namespace("https://example.org/diplo/ns#")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
DCTERMS = rdflib.Namespace("http://purl.org/dc/terms/")


def articles() -> list[Article]:
    return [a for p in sorted((ROOT / "seeds").glob("*.txt")) for a in read_source(p) if isinstance(a, Article)]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> rdflib.Graph:
    path = tmp_path_factory.mktemp("whole") / "diplomatic.ttl"
    write_one(assemble([e for a in articles() for e in extract(a)]), "turtle", path)
    return rdflib.Graph().parse(path)


def test_every_quote_stands_in_its_article(graph: rdflib.Graph) -> None:
    texts = {a.id: a.text for a in articles()}
    ids = {s: str(o) for s, o in graph.subject_objects(DCTERMS.identifier)}
    proofs = list(graph.subjects(RDF.type, DIP.Evidence))
    assert len(proofs) > 150
    for proof in proofs:
        text = texts[ids[graph.value(proof, DIP.article)]]
        start, end = (int(graph.value(proof, p)) for p in (OA.start, OA.end))
        assert text[start:end] == str(graph.value(proof, OA.exact))


def test_every_fact_leads_to_a_quote(graph: rdflib.Graph) -> None:
    vocabulary = rdflib.Graph().parse(ROOT / "graph" / "ontology.ttl")
    kinds = set(vocabulary.subjects(RDFS.subClassOf, DIP.Fact))
    facts = {f for kind in kinds for f in graph.subjects(RDF.type, kind)}
    assert len(facts) > 60
    for fact in facts:
        proofs = list(graph.objects(fact, DIP.evidence))
        assert proofs, fact
        assert all(graph.value(p, OA.exact) for p in proofs)


def test_every_topic_and_date_of_an_event_has_its_own_quote(graph: rdflib.Graph) -> None:
    for event in graph.subjects(RDF.type, DIP.Event):
        proofs = list(graph.objects(event, DIP.evidence))
        backed = {(graph.value(p, DIP.supports), graph.value(p, DIP.value)) for p in proofs}
        for topic in graph.objects(event, DIP.topic):
            assert (DIP.topic, topic) in backed
        if (event, DIP.edtf, None) in graph:
            assert any(prop in (DIP.edtf, DIP.date) for prop, _ in backed)


def test_the_seeds_are_read_as_annotated() -> None:
    figures = evaluate(ROOT / "tests" / "golden" / "seeds", texts=ROOT / "seeds").figures()
    for name in ("event", "participants_with_side", "targets", "agreements"):
        assert figures[name]["f1"] == 1.0
    assert figures["topics"]["f1"] >= 0.9
    assert figures["organizations"]["f1"] >= 0.9


def test_a_topic_a_post_and_an_organisation_come_by_data_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "zz"
    shutil.copytree(ROOT / "extractors" / "lexicons" / "fr", folder)
    additions = {
        "topics.toml": '\n[beekeeping]\nterms = ["apiculture"]\n',
        "organizations.toml": '\n[ZBO]\nnames = ["Organisation zonale des abeilles"]\nkind = "forum"\nside = true\n',
        "roles.toml": '\n[[head]]\nclass = "minister"\nwords = ["grand apiculteur"]\n',
    }
    for name, text in additions.items():
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write(text)
    monkeypatch.setattr(lexicon, "LEXICONS", tmp_path)
    text = (
        "Le grand apiculteur du Ghana, Kofi Mensah, a reçu le 3 mai 2021 à Accra l'ambassadeur du Japon, Kenji Sato. "
        "Ils ont parlé d'apiculture et du rôle de l'Organisation zonale des abeilles."
    )
    (event,) = extract(Article("new", text, lang="zz"))
    assert event.topics == ("beekeeping", "multilateral")
    assert event.organizations == ("ZBO",)
    assert event.participants[0].role == "grand apiculteur"
