"""Make ``docs/vocabulary.md`` from the vocabulary: python -m graph.reference.vocabulary_page > docs/vocabulary.md."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from graph.iris import HOME, NAMESPACE
from graph.ontology import PREFIXES, Concept, described, statements

_TYPE = PREFIXES["rdf"] + "type"
_OWL, _RDFS, _SKOS = PREFIXES["owl"], PREFIXES["rdfs"], PREFIXES["skos"]
_RELATIONS = (
    ("subClassOf", "a kind of"),
    ("subPropertyOf", "a kind of"),
    ("domain", "of"),
    ("range", "gives"),
)


def lines() -> Iterator[str]:
    """The page, line by line."""
    terms = described()
    kinds: dict[str, str] = {}
    related: dict[tuple[str, str], list[str]] = {}
    for triple in statements():
        if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode):
            if triple.predicate.value == _TYPE:
                kinds[triple.subject.value] = triple.object.value
            related.setdefault((triple.subject.value, triple.predicate.value), []).append(triple.object.value)
    about = terms[HOME + "ns"]
    yield f"# {about.labels['en']}"
    yield ""
    yield f"{about.comments['en']}  "
    yield f"*{about.comments['fr']}*"
    yield ""
    yield f"Namespace `{NAMESPACE}`, prefix `dip:`; terms in `graph/ontology.ttl`, shapes in `graph/shapes.ttl`."
    yield "Things have IRIs below the base of a build, `{base}id/{kind}/{local}`; terms and concepts keep theirs."
    for kind, title in (
        (_OWL + "Class", "Classes"),
        (_OWL + "ObjectProperty", "Properties between things"),
        (_OWL + "DatatypeProperty", "Properties with values"),
        (_RDFS + "Datatype", "Datatypes"),
    ):
        yield from ("", f"## {title}", "", "| term | English | français | is |", "| --- | --- | --- | --- |")
        for iri, found in kinds.items():
            if found == kind:
                yield _term(terms[iri], related)
    for scheme in (iri for iri, kind in kinds.items() if kind == _SKOS + "ConceptScheme"):
        yield from _scheme(terms[scheme], terms, related)


def _term(term: Concept, related: dict[tuple[str, str], list[str]]) -> str:
    relations = [
        f"{words} {', '.join(_short(other) for other in related[term.iri, _RDFS + name])}"
        for name, words in _RELATIONS
        if (term.iri, _RDFS + name) in related
    ]
    cells = (f"{term.labels[lang]}: {term.comments[lang]}" for lang in ("en", "fr"))
    return f"| `dip:{term.local}` | {' | '.join(cells)} | {'; '.join(relations)} |"


def _scheme(scheme: Concept, terms: Mapping[str, Concept], related: dict[tuple[str, str], list[str]]) -> Iterator[str]:
    assert scheme.labels and scheme.comments
    yield from ("", f"## {scheme.labels['en']} · {scheme.labels['fr']}", "", scheme.comments["en"], "")
    yield from ("| id | English | français | wider | codes |", "| --- | --- | --- | --- | --- |")
    for iri, concept in described().items():
        if scheme.iri in related.get((iri, _SKOS + "inScheme"), ()):
            wider = ", ".join(f"`{terms[other].local}`" for other in concept.broader)
            codes = ", ".join(f"{name} {code}" for name, code in concept.notations)
            yield f"| `{concept.local}` | {concept.labels['en']} | {concept.labels['fr']} | {wider} | {codes} |"


def _short(iri: str) -> str:
    for prefix, space in {"dip": NAMESPACE, **PREFIXES}.items():
        if iri.startswith(space):
            return f"`{prefix}:{iri.removeprefix(space)}`"
    return f"<{iri}>"


if __name__ == "__main__":
    sys.stdout.buffer.write("".join(f"{line}\n" for line in lines()).encode("utf-8"))
