// A text field that finds nodes: type, walk the answers with the arrows, choose with Enter. Diacritics do not matter.

let folded = null;
const folding = () => {
  if (!folded || folded.lang !== lang) {
    folded = { lang, names: Array.from({ length: G.n }, (_, place) => plain(`${G.names[lang][place]}${G.names.fr[place] === G.names.en[place] ? "" : ` ${G.names[lang === "fr" ? "en" : "fr"][place]}`}`)) };
    for (const [place, short] of G.short) folded.names[place] += ` ${plain(`${short.fr} ${short.en}`)}`;
    for (const event of G.events) folded.names[event.node] = plain(eventTitle(event));
  }
  return folded.names;
};

// Nodes whose name holds every word asked for; those that begin with it first, then by number of events.
function findNodes(text, kinds, most = 12) {
  const words = plain(text).split(/[\s-]+/).filter(Boolean);
  const names = folding(), found = [];
  const pool = kinds.length === 1 ? G.byKind[kinds[0]] : null;
  const wanted = new Set(kinds);
  const test = (place) => {
    const name = names[place];
    if (!words.every((piece) => name.includes(piece))) return;
    const first = words.length && (name.startsWith(words[0]) ? 2 : name.includes(` ${words[0]}`) ? 1 : 0);
    found.push([place, (first || 0) * 1e7 + (G.eventOf[place] >= 0 ? 0 : 1e6 + Math.min(9e5, G.count(place)))]);
  };
  if (pool) pool.forEach(test);
  else for (let place = 0; place < G.n; place++) if (wanted.has(G.kind[place])) test(place);
  found.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return { total: found.length, nodes: found.slice(0, most).map(([place]) => place) };
}

// Args: id, kinds, labelKey, hintKey, pick(node), value() -> node or -1, keep: the field shows what is chosen.
function combobox({ id, kinds, labelKey, hintKey, pick, value, keep = true }) {
  const list = el("ul", { id: `${id}-list`, role: "listbox", class: "answers", hidden: true });
  const input = el("input", {
    id, type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-autocomplete": "list",
    "aria-expanded": "false", "aria-controls": `${id}-list`,
  });
  const clear = button("×", () => { input.value = ""; pick(-1); input.focus(); }, { class: "clear", hidden: true });
  const title = el("label", { for: id });
  let answers = [], active = -1;

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
  function choose(place) { close(); input.value = keep ? G.names[lang][place] : ""; pick(place); }
  function mark(next) {
    active = (next + answers.length) % answers.length;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === active)));
    input.setAttribute("aria-activedescendant", `${id}-${active}`);
    list.children[active].scrollIntoView({ block: "nearest" });
  }
  function open() {
    const text = keep && value() >= 0 && input.value === G.names[lang][value()] ? "" : input.value;
    if (!keep && !text.trim()) return close();
    const { total, nodes } = findNodes(text, kinds);
    answers = nodes;
    active = -1;
    list.setAttribute("aria-label", t(labelKey));
    list.replaceChildren(...nodes.map((place, i) => el("li", {
      id: `${id}-${i}`, role: "option", "aria-selected": "false",
      on: { mousedown: (event) => { event.preventDefault(); choose(place); } },
    }, glyph(G.kind[place]), el("span", { class: "name", text: label(place) }),
    el("span", { class: "soft", text: G.eventOf[place] >= 0 ? dateText(G.events[G.eventOf[place]].date, { short: true }) : number(G.count(place)) }))));
    if (total > nodes.length) list.append(el("li", { class: "soft", role: "presentation", text: t("and_more", { n: total - nodes.length }) }));
    if (!total) list.append(el("li", { class: "soft", role: "presentation", text: t("no_match") }));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    if (!keep) $("heard").textContent = t("results", { n: total });
  }
  input.addEventListener("input", open);
  input.addEventListener("focus", () => { if (keep) input.select(); });
  input.addEventListener("click", open);
  input.addEventListener("blur", () => { close(); paint(); });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) { close(); event.stopPropagation(); }
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) open();
      if (answers.length) mark(active < 0 ? (event.key === "ArrowDown" ? 0 : -1) : active + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter" && !list.hidden && answers.length) { event.preventDefault(); choose(answers[Math.max(0, active)]); }
    else if (event.key === "Enter" && keep && !input.value && value() >= 0) pick(-1);
  });

  function paint() {
    title.textContent = t(labelKey);
    input.placeholder = t(hintKey || "any");
    clear.setAttribute("aria-label", `${t("clear")} (${t(labelKey)})`);
    if (!keep) return;
    const chosen = value();
    clear.hidden = chosen < 0;
    if (document.activeElement !== input || list.hidden) input.value = chosen >= 0 ? label(chosen) : "";
  }
  return { node: el("div", { class: "field" }, title, el("div", { class: "box" }, input, clear, list)), paint, input };
}
