// The panel: the words that a thing rests on, or what words back, and what the graph says of the thing.
const MOST_QUOTES = 60;
let cameFrom = null;
const HEAD = `PREFIX dip: <${VOCABULARY}> PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX schema: <https://schema.org/>`;
const itself = (iri) => `BIND(<${iri}> AS ?q)`;
const spoken = (words) => `?q oa:exact ${JSON.stringify(words)} .`;
const under = (iri) => `{ <${iri}> dip:evidence ?q } UNION { ?fact ?link <${iri}> . ?fact dip:evidence ?q } UNION { ?q dip:article <${iri}> }`;
const PROOFS = (which) => `${HEAD} SELECT DISTINCT ?quote ?start ?basis ?rule ?id ?title ?url ?edtf WHERE { ${which}
  ?q oa:exact ?quote ; oa:start ?start ; dip:basis ?basis ; dip:rule/rdfs:label ?rule ; dip:article ?a .
  ?a dcterms:identifier ?id OPTIONAL { ?a dcterms:title ?title } OPTIONAL { ?a schema:url ?url } OPTIONAL { ?a dip:edtf ?edtf }
} ORDER BY ?id ?start ?quote LIMIT ${MOST_QUOTES + 1}`;
const BACKED = (which) => `${HEAD} SELECT DISTINCT ?thing ?name WHERE { ${which} ?holder dip:evidence ?q OPTIONAL { ?holder dip:event ?event }
  BIND(COALESCE(?event, ?holder) AS ?thing) ?thing rdfs:label ?name FILTER(lang(?name) IN ("", "${lang}")) } ORDER BY ?name LIMIT ${MOST_QUOTES}`;
const FACTS = (iri) => `${HEAD} SELECT ?p ?o (SAMPLE(?l) AS ?label) (SAMPLE(?n) AS ?name) WHERE { <${iri}> ?p ?o
  FILTER(?p != dip:evidence && (!isLiteral(?o) || lang(?o) IN ("", "${lang}")))
  OPTIONAL { ?p rdfs:label ?l FILTER(lang(?l) = "${lang}") }
  OPTIONAL { ?o rdfs:label|skos:prefLabel ?n FILTER(lang(?n) IN ("", "${lang}")) }
} GROUP BY ?p ?o ORDER BY ?p ?o LIMIT 200`;
const rowsOf = (query) => engine.ask(query, 30).then((found) => found.rows, () => []);
const leading = (iri, text) => el("button", { type: "button", class: "ref", title: iri, onclick: (event) => explain(iri, event.currentTarget) }, text);
const proof = ([quote, , basis, rule, id, title, url, edtf]) => {
  const link = url && safeUrl(url.value);
  const source = [title ? title.value : id.value, edtf && edtf.value].filter(Boolean).join(", ");
  return el("li", {},
    el("blockquote", { dir: "auto" }, quote.value),
    el("p", { class: "soft" }, `${t(basis.value === "inferred" ? "inferred" : "stated")} · ${t("rule", { name: rule.value })}`),
    el("p", { class: "soft" }, source, link ? " · " : null, link ? el("a", { href: link, rel: "noopener noreferrer", target: "_blank" }, t("open_article")) : null));
};
const fill = (from, title, address, quotes, backed, facts) => {
  if (from && !$("panel").contains(from)) cameFrom = from;
  $("panel-body").replaceChildren(
    el("h2", {}, title),
    el("p", { class: "soft iri" }, address),
    el("h3", {}, t("quotes")),
    quotes.length ? el("ul", { class: "quotes" }, ...quotes.slice(0, MOST_QUOTES).map(proof)) : el("p", { class: "soft" }, t("no_quotes")),
    quotes.length > MOST_QUOTES ? el("p", { class: "soft" }, t("more_quotes", { n: MOST_QUOTES })) : "",
    ...(backed.length ? [el("h3", {}, t("backs")), el("ul", { class: "backed" }, ...backed.map(([thing, name]) => el("li", {}, leading(thing.value, name.value))))] : []),
    ...(facts.length ? [el("h3", {}, t("facts")), el("dl", {}, ...facts.flatMap(([p, o, label, named]) => [
      el("dt", {}, label ? label.value : shortened(p.value)),
      el("dd", {}, named && isThing(o.value) ? leading(o.value, named.value) : shown(o, "")),
    ]))] : []));
  $("panel").hidden = false;
  $("panel").scrollTop = 0;
  $("panel").focus();
};
const explain = async (iri, from) => {
  if (/[\s<>"{}|\\^`]/.test(iri) || engine.waiting) return;
  const evidence = /\/id\/evidence\//.test(iri);
  const quotes = await rowsOf(PROOFS(evidence ? itself(iri) : under(iri)));
  const backed = evidence ? await rowsOf(BACKED(itself(iri))) : [];
  const facts = await rowsOf(FACTS(iri));
  const name = facts.find(([p]) => /(#label|prefLabel)$/.test(p.value));
  const said = facts.filter(([p]) => !/(#label|prefLabel|rdf-syntax-ns#type)$/.test(p.value));
  fill(from, name ? name[1].value : shortened(iri), iri, quotes, backed, said);
};
const explainQuote = async (words, from) => {
  if (engine.waiting) return;
  const quotes = await rowsOf(PROOFS(spoken(words)));
  if (quotes.length) fill(from, t("words"), "", quotes, await rowsOf(BACKED(spoken(words))), []);
  else say(t("no_source"), "bad");
};
const closePanel = () => {
  if ($("panel").hidden) return false;
  $("panel").hidden = true;
  if (cameFrom && cameFrom.isConnected) cameFrom.focus();
  return true;
};
