// Values as people read them: IRIs short, articles and quotes linked, nothing ever taken for markup.
const SPACES = Object.entries(DATA.prefixes).sort((a, b) => b[1].length - a[1].length);
const VOCABULARY = DATA.prefixes.dip;
const shortened = (iri) => {
  for (const [prefix, space] of SPACES) {
    if (iri.startsWith(space) && /^[\w-]+$/.test(iri.slice(space.length))) return `${prefix}:${iri.slice(space.length)}`;
  }
  return iri;
};
const safeUrl = (text) => (/^https?:\/\/[^\s"<>]+$/i.test(text) ? text : null);
const isThing = (iri) => /\/id\/[a-z-]+\/[a-z0-9-]+$/.test(iri) || iri.startsWith(VOCABULARY);
const articles = new Map();
const learnArticles = async () => {
  const found = await engine.ask(`PREFIX dip: <${VOCABULARY}> PREFIX dcterms: <http://purl.org/dc/terms/>
    SELECT ?id ?article ?title WHERE { ?article a dip:Article ; dcterms:identifier ?id OPTIONAL { ?article dcterms:title ?title } }`, 60);
  for (const [id, article, title] of found.rows) articles.set(id.value, { iri: article.value, title: title ? title.value : id.value });
};
const shown = (cell, name) => {
  if (!cell) return "";
  if (cell.type === "uri") {
    if (isThing(cell.value)) return el("button", { type: "button", class: "ref", title: cell.value, onclick: (event) => explain(cell.value, event.currentTarget) }, shortened(cell.value));
    const url = safeUrl(cell.value);
    return url ? el("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, shortened(url)) : shortened(cell.value);
  }
  if (name === "article" && articles.has(cell.value)) {
    const { iri, title } = articles.get(cell.value);
    return el("button", { type: "button", class: "ref", title, onclick: (event) => explain(iri, event.currentTarget) }, cell.value);
  }
  if (/^(quote|words)$/i.test(name)) {
    return el("button", { type: "button", class: "ref words", title: t("details"), onclick: (event) => explainQuote(cell.value, event.currentTarget) }, el("q", { lang: cell.lang || false, dir: "auto" }, cell.value));
  }
  const plain = /^[\dX]{4}-\d\d(-\d\d)?$/.test(cell.value) || /#(integer|decimal|double|date|boolean)$/.test(cell.datatype);
  return el("span", { class: plain ? "plain" : false, lang: cell.lang || false, dir: "auto" }, cell.value);
};
const numeric = (cell) => cell && /#(integer|decimal|double)$/.test(cell.datatype);
const compare = (a, b) => {
  if (!a || !b) return a ? -1 : b ? 1 : 0;
  return numeric(a) && numeric(b) ? Number(a.value) - Number(b.value) : a.value.localeCompare(b.value, lang);
};
