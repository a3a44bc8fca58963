// Show the words that a fact rests on: the quote with the words marked, the rule, stated or inferred, article, date, link.

// The widest quote of the same article around a proof, and where in it the proof's own words stand.
function context(event, proof) {
  let best = proof;
  const end = proof.start + [...proof.quote].length;
  for (const other of proofsOf(event)) {
    if (other.article !== proof.article || other.start > proof.start) continue;
    const letters = [...other.quote].length;
    if (other.start + letters >= end && letters > [...best.quote].length) best = other;
  }
  for (const said of event.extras) {
    if (said.k !== "statements" || said.article !== proof.article || said.start > proof.start || said.end < end) continue;
    if ([...said.quote].length > [...best.quote].length) best = said;
  }
  return { quote: best.quote, from: proof.start - best.start, to: end - best.start };
}

function quoted({ quote, from, to }, spoken) {
  const letters = [...quote];
  const [before, after] = t("quote", { q: "\0" }).split("\0");
  return el("blockquote", { lang: spoken, dir: "auto" }, before, letters.slice(0, from).join(""),
    el("mark", { text: letters.slice(from, to).join("") }), letters.slice(to).join(""), after);
}

function articleLine(place, proof) {
  const article = G.articles[place];
  const facts = [article.outlet, article.published && t("published", { date: dateText(article.published) })].filter(Boolean);
  const line = el("p", { class: "source" }, chip(article.node, article.title || t("untitled")));
  if (facts.length) line.append(el("span", { class: "soft", text: ` ${facts.join(", ")}` }));
  if (article.url) line.append(" ", outward(t("source_link"), article.url));
  const there = proof && explained(article.key, proof.start);
  if (there) line.append(" ", el("a", { href: there, target: "_blank", rel: "noopener", text: t("see_article") }));
  return line;
}

// The address of a place in explain's pages; CONFIG.explain holds {article} and {start}.
function explained(article, start) {
  if (!CONFIG.explain) return null;
  return CONFIG.explain.replace("{article}", encodeURIComponent(article)).replace("{start}", String(start));
}

function proofBlock(event, proof) {
  return el("div", { class: "proof" }, quoted(context(event, proof), G.articles[proof.article].lang),
    el("p", { class: "how" },
      el("span", { class: proof.stated ? "badge" : "badge inferred", title: t(proof.stated ? "stated_long" : "inferred_long"), text: t(proof.stated ? "stated" : "inferred") }),
      " ", el("span", { class: "soft", text: t("rule", { rule: proof.rule }) })),
    articleLine(proof.article, proof));
}

// A fact: what it says, and a button that opens what it rests on.
function fact(event, about, content, name) {
  const proofs = proofsOf(event, about);
  const line = el("li", { class: "fact" }, el("span", { class: "what" }, content));
  if (!proofs.length) return line;
  const inferred = proofs.every((proof) => !proof.stated);
  const box = el("div", { class: "proofs", hidden: true });
  const open = (show) => {
    if (show && !box.childNodes.length) box.append(...proofs.map((proof) => proofBlock(event, proof)));
    box.hidden = !show;
    toggle.setAttribute("aria-expanded", String(show));
  };
  const toggle = el("button", {
    type: "button", class: inferred ? "why inferred" : "why", "aria-expanded": "false",
    on: { click: () => open(box.hidden) },
  }, t(inferred ? "inferred" : "stated"), unseen(t("show_proof", { what: name })));
  toggle.openProof = open;
  line.append(toggle, box);
  return line;
}

// A name that opens its node.
function chip(place, text) {
  return el("button", { type: "button", class: "ref", on: { click: () => set({ sel: place, tie: null, link: null, focus: 0 }) } },
    glyph(G.kind[place], 13), el("span", { dir: "auto", text: clip(text ?? label(place), 140) }));
}
