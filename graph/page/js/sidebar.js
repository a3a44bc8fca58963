// The side of filters: search, country and pair, person, topic, type, status, date; the legend, the path and the saved views.

const Sidebar = (() => {
  const boxes = [];

  function setUp() {
    const slot = (id, name, kinds, labelKey) => combobox({ id, kinds, labelKey, value: () => S[name], pick: (place) => set({ [name]: place, focus: 0 }) });
    const search = combobox({
      id: "search", kinds: Object.keys(KINDS), labelKey: "search", hintKey: "search_hint", keep: false, value: () => -1,
      pick: (place) => { if (place >= 0) found(place); },
    });
    boxes.push(search);
    $("search-slot").append(search.node);
    for (const [id, name, kind, text] of [["f-country", "c", "country", "country"], ["f-country2", "c2", "country", "country2"], ["f-person", "p", "person", "person"],
      ["f-topic", "t", "topic", "topic"], ["f-organization", "o", "organization", "organization"], ["f-place", "l", "place", "place"]]) {
      if (!G.byKind[kind].length) continue;
      const box = slot(id, name, [kind], text);
      boxes.push(box);
      $("entity-slot").append(box.node);
    }
    const ways = [["path-a", "pathA", "path_from"], ["path-b", "pathB", "path_to"]].map(([id, name, text]) => combobox({
      id, kinds: ["person", "country", "organization"], labelKey: text, value: () => S[name],
      pick: (place) => set({ [name]: place, sel: -1, tie: null, link: null, focus: 0, ...(place >= 0 ? { view: "network" } : {}) }),
    }));
    ways.forEach((box) => { boxes.push(box); $("path-slot").append(box.node); });
  }

  // What was searched for is chosen, and shown where the present view can show it.
  function found(place) {
    const patch = { sel: place, tie: null, link: null, focus: 0 };
    if (S.hide.has(G.kind[place])) { patch.hide = new Set(S.hide); patch.hide.delete(G.kind[place]); }
    if (S.view === "countries" && G.kind[place] !== "country") Object.assign(patch, { view: "network", focus: 1 });
    set(patch);
    if (S.view === "network" && !S.focus && !Net.at(place)) focusOn(place, 1);
    else Net.reveal(place);
  }

  function facet(holder, name, table, counts) {
    const values = [...new Set([...counts[name].keys(), ...S[name]])].sort((a, b) => (counts[name].get(b) || 0) - (counts[name].get(a) || 0) || (a < b ? -1 : 1));
    $(holder).replaceChildren(...values.map((value) => el("button", {
      type: "button", class: "pill", "aria-pressed": String(S[name].has(value)), "data-value": value,
      on: { click: () => { const next = new Set(S[name]); if (!next.delete(value)) next.add(value); set({ [name]: next }); } },
    }, el("span", { text: table === "prec" ? t(`prec_${value}`) : clip(word(table, value), 40) }), " ", el("span", { class: "count", text: number(counts[name].get(value) || 0) }))));
  }

  function legend(chosen) {
    const counted = tally(chosen);
    const shown = (kind) => G.byKind[kind].reduce((sum, place) => sum + (counted[place] ? 1 : 0), 0);
    $("legend").replaceChildren(...Object.keys(KINDS).filter((kind) => G.byKind[kind].length).map((kind) => el("button", {
      type: "button", class: "key", "aria-pressed": String(!S.hide.has(kind)), "data-kind": kind,
      on: { click: () => { const next = new Set(S.hide); if (!next.delete(kind)) next.add(kind); set({ hide: next }); } },
    }, glyph(kind, 17), el("span", { text: word("kinds", kind) }), el("span", { class: "count", text: number(shown(kind)) }))));
  }

  function savedViews() {
    const box = $("saved-slot"), list = Saved.read();
    if (list === null) { box.replaceChildren(el("p", { class: "soft", text: t("saved_off") })); return; }
    const name = el("input", { type: "text", id: "saved-name", "aria-label": t("saved_name"), placeholder: t("saved_name"), maxlength: "80" });
    const save = () => {
      const title = name.value.trim() || t("saved_default", { n: list.length + 1 });
      if (Saved.write([...list.filter((view) => view.name !== title), { name: title, hash: toHash() }])) savedViews();
      else box.replaceChildren(el("p", { class: "soft", text: t("saved_off") }));
    };
    name.addEventListener("keydown", (event) => { if (event.key === "Enter") save(); });
    box.replaceChildren(el("div", { class: "row" }, name, button(t("saved_save"), save)),
      list.length ? el("ul", { class: "savedlist" }, list.map((view) => el("li", {},
        el("a", { href: `#${view.hash}`, text: view.name }), button("×", () => { Saved.write(list.filter((one) => one !== view)); savedViews(); }, { "aria-label": t("saved_delete", { what: view.name }), class: "clear" }))))
        : el("p", { class: "soft", text: t("saved_none") }));
  }

  function draw(chosen) {
    boxes.forEach((box) => box.paint());
    facet("f-types", "types", "types", chosen.counts);
    facet("f-statuses", "statuses", "statuses", chosen.counts);
    facet("f-precs", "precs", "prec", chosen.counts);
    legend(chosen);
    const lost = S.pathA >= 0 && S.pathB >= 0 && !S.path;
    $("path-note").textContent = lost ? t("path_none", { a: label(S.pathA), b: label(S.pathB) }) : S.path ? "" : t("path_hint");
  }
  return { setUp, draw, savedViews };
})();
