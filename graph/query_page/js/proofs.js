// The panel: the words that a thing rests on, and what the graph says of it.
const MOST_QUOTES = 60;
let cameFrom = null;
const PROOFS = (iri) => `PREFIX dip: <${VOCABULARY}> PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX schema: <https://schema.org/>
SELECT DISTINCT ?quote ?start ?basis ?rule ?id ?title ?url ?edtf WHERE {
  { <${iri}> dip:evidence ?q } UNION { ?fact ?link <${iri}> . ?fact dip:evidence ?q } UNION { BIND(<${iri}> AS ?q) } UNION { ?q dip:article <${iri}> }
  ?q oa:exact ?quote ; oa:start ?start ; dip:basis ?basis ; dip:rule/rdfs:label ?rule ; dip:article ?a .
  ?a dcterms:identifier ?id OPTIONAL { ?a dcterms:title ?title } OPTIONAL { ?a schema:url ?url } OPTIONAL { ?a dip:edtf ?edtf }
} ORDER BY ?id ?start ?quote LIMIT ${MOST_QUOTES + 1}`;
const FACTS = (iri) => `PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?p ?o (SAMPLE(?l) AS ?label) (SAMPLE(?n) AS ?name) WHERE { <${iri}> ?p ?o
  FILTER(?p != <${VOCABULARY}evidence> && (!isLiteral(?o) || lang(?o) IN ("", "${lang}")))
  OPTIONAL { ?p rdfs:label ?l FILTER(lang(?l) = "${lang}") }
  OPTIONAL { ?o rdfs:label|skos:prefLabel ?n FILTER(lang(?n) IN ("", "${lang}")) }
} GROUP BY ?p ?o ORDER BY ?p ?o LIMIT 200`;
const proof = ([quote, , basis, rule, id, title, url, edtf]) => {
  const link = url && safeUrl(url.value);
  const source = [title ? title.value : id.value, edtf && edtf.value].filter(Boolean).join(", ");
  return el("li", {},
    el("blockquote", { dir: "auto" }, quote.value),
    el("p", { class: "soft" }, `${t(basis.value === "inferred" ? "inferred" : "stated")} · ${t("rule", { name: rule.value })}`),
    el("p", { class: "soft" }, source, link ? " · " : null, link ? el("a", { href: link, rel: "noopener noreferrer", target: "_blank" }, t("open_article")) : null));
};
const explain = async (iri, from) => {
  if (/[\s<>"{}|\\^`]/.test(iri) || engine.waiting) return;
  if (from && !$("panel").contains(from)) cameFrom = from;
  const quotes = await engine.ask(PROOFS(iri), 30).catch(() => ({ rows: [] }));
  const facts = await engine.ask(FACTS(iri), 30).catch(() => ({ rows: [] }));
  const name = facts.rows.find(([p]) => /(#label|prefLabel)$/.test(p.value));
  const rows = facts.rows.filter(([p]) => !/(#label|prefLabel|rdf-syntax-ns#type)$/.test(p.value));
  $("panel-body").replaceChildren(
    el("h2", {}, name ? name[1].value : shortened(iri)),
    el("p", { class: "soft iri" }, iri),
    el("h3", {}, t("quotes")),
    quotes.rows.length ? el("ul", { class: "quotes" }, ...quotes.rows.slice(0, MOST_QUOTES).map(proof)) : el("p", { class: "soft" }, t("no_quotes")),
    quotes.rows.length > MOST_QUOTES ? el("p", { class: "soft" }, t("more_quotes", { n: MOST_QUOTES })) : "",
    el("h3", {}, t("facts")),
    el("dl", {}, ...rows.flatMap(([p, o, label, named]) => [
      el("dt", {}, label ? label.value : shortened(p.value)),
      el("dd", {}, named && isThing(o.value) ? el("button", { type: "button", class: "ref", title: o.value, onclick: (event) => explain(o.value, event.currentTarget) }, named.value) : shown(o, "")),
    ])));
  $("panel").hidden = false;
  $("panel").scrollTop = 0;
  $("panel").focus();
};
const closePanel = () => {
  if ($("panel").hidden) return false;
  $("panel").hidden = true;
  if (cameFrom && cameFrom.isConnected) cameFrom.focus();
  return true;
};
