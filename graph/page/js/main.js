// Start: unpack, read the address, draw; and whatever changes, draw again.

function words() {
  document.documentElement.lang = lang;
  const title = (G.title && G.title[lang]) || t("title");
  document.title = title;
  $("title").textContent = title;
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", t(node.dataset.label));
  for (const node of document.querySelectorAll("[data-hint]")) node.title = t(node.dataset.hint);
  $("lang").textContent = t("other_lang");
  $("lang").setAttribute("lang", lang === "fr" ? "en" : "fr");
}

// The filters in force, each with a cross that takes it away.
function chips() {
  const out = [];
  const put = (text, patch) => out.push(el("button", { type: "button", class: "chip", "aria-label": t("remove", { what: text }), on: { click: () => set(patch) } }, el("span", { text }), el("span", { "aria-hidden": "true", text: "×" })));
  for (const name of ENTITIES) if (S[name] >= 0) put(label(S[name]), { [name]: -1, focus: 0 });
  for (const [name, table] of [["types", "types"], ["statuses", "statuses"]]) for (const value of S[name]) put(word(table, value), { [name]: new Set([...S[name]].filter((one) => one !== value)) });
  for (const value of S.precs) put(t(`prec_${value}`), { precs: new Set([...S.precs].filter((one) => one !== value)) });
  if (narrowed()) put($("period-name").textContent, { from: null, to: null, open: true, none: true });
  if (S.focus && S.sel >= 0) put(`${t(S.focus === 1 ? "focus1" : "focus2")} : ${label(S.sel)}`, { focus: 0 });
  if (S.path) put(`${t("path")} : ${label(S.pathA)} – ${label(S.pathB)}`, { pathA: -1, pathB: -1 });
  if (out.length > 1) out.push(button(t("reset"), () => reset(), { class: "plain" }));
  $("chips").replaceChildren(...out);
}

function reset() { set({ ...fresh(), view: S.view, hide: S.hide, lanes: S.lanes }); }

function notice(chosen, scene) {
  const parts = [t("shown_events", { n: chosen.events.length, all: G.events.length })];
  if (S.view === "network" && scene) parts.push(t("shown_nodes", { n: scene.drawn, all: scene.total }));
  if (S.view === "countries" && scene) parts.push(t("shown_countries", { n: scene.drawn, all: scene.total }), t("shown_ties", { n: scene.drawnTies, all: scene.ties }));
  const hidden = [...S.hide].filter((kind) => G.byKind[kind].length && kind !== "article").map((kind) => word("kinds", kind).toLocaleLowerCase(lang));
  if (S.view === "network" && hidden.length) parts.push(t("hidden_kinds", { what: listed(hidden) }));
  let text = parts.join(" · ");
  if (S.view === "network" && scene && scene.drawn < scene.total) text += ` — ${t("cut_network", { n: scene.drawn, all: scene.total })}`;
  if (S.view === "countries" && scene && scene.drawnTies < scene.ties) text += ` — ${t("cut_countries")}`;
  if ($("notice").textContent !== text) $("notice").textContent = text;
  $("crowd").hidden = S.crowd || !scene || scene.drawn >= scene.total || scene.drawn >= DRAW;
  $("printed").textContent = t("printed", { what: [...$("chips").querySelectorAll(".chip span:first-child")].map((one) => one.textContent).join(", ") || t("all_selected") });
}

let drawnAs = "", last = null;

function render() {
  const chosen = choose();
  S.path = S.pathA >= 0 && S.pathB >= 0 && S.pathA !== S.pathB ? findPath(S.pathA, S.pathB, chosen.events) : null;
  last = chosen;
  for (const view of VIEWS) {
    $(`tab-${view}`).setAttribute("aria-pressed", String(view === S.view));
    $(`view-${view}`).hidden = view !== S.view && !(view === "network" && S.view === "countries");
  }
  document.body.dataset.view = S.view;
  const empty = !chosen.events.length;
  $("nothing").hidden = !empty;
  Brush.draw(chosen);
  Sidebar.draw(chosen);
  chips();
  let scene = null;
  if (S.view === "network" || S.view === "countries") {
    // The picture is laid out anew only when what it shows changes, not when something in it is chosen.
    const name = [S.view, lang, chosen.events.length, hashOf(chosen.events), [...S.hide].sort(), S.crowd, S.focus ? `${S.focus} ${S.sel}` : "", S.path || ""].join("|");
    if (name !== drawnAs) {
      scene = S.view === "network" ? networkScene(chosen) : countriesScene(chosen);
      Net.draw(scene, { keep: drawnAs.split("|")[0] === S.view && !S.focus && !S.path && G.xy.size === G.n });
      drawnAs = name;
    } else { Net.refresh(); scene = Net.scene; }
    $("canvas").setAttribute("aria-label", t(S.view === "network" ? "network_label" : "countries_label", { what: t("shown_events", { n: chosen.events.length, all: G.events.length }) }));
  }
  if (S.view === "timeline") Lanes.draw(chosen);
  if (S.view === "table") Table.draw(chosen);
  if (S.view === "matrix") Matrix.draw(chosen);
  if (S.view === "years") Years.draw(chosen);
  Panel.draw(chosen);
  notice(chosen, scene);
}

function hashOf(list) {
  let sum = 7;
  for (const i of list) sum = (sum * 31 + i) | 0;
  return sum;
}

// From event to event in the order of time.
function stepEvent(step) {
  const list = [...last.events].sort((a, b) => byDate(b, a));
  if (!list.length) return;
  const now = S.sel >= 0 && G.eventOf[S.sel] >= 0 ? list.indexOf(G.eventOf[S.sel]) : step > 0 ? -1 : 0;
  const next = G.events[list[(now + step + list.length) % list.length]].node;
  set({ sel: next, tie: null, link: null, focus: 0 });
  Net.reveal(next);
  say(`${eventTitle(G.events[G.eventOf[next]])}, ${spanText(G.events[G.eventOf[next]])}`);
}

function keys(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && event.target.type !== "range";
  if (event.key === "Escape") {
    document.body.classList.remove("side-open");
    if ($("export-menu").open) { $("export-menu").open = false; return; }
    if (typing) { event.target.blur(); return; }
    if (S.focus) set({ focus: 0 });
    else if (S.sel >= 0 || S.tie || S.link) set({ sel: -1, tie: null, link: null });
    else if (S.pathA >= 0 || S.pathB >= 0) set({ pathA: -1, pathB: -1 });
    else if (isFiltered()) reset();
    return;
  }
  if (typing) return;
  const inPicture = event.target === $("canvas");
  const acts = {
    "/": () => { document.body.classList.add("side-open"); $("search").focus(); }, n: () => stepEvent(1), p: () => stepEvent(-1), f: () => { if (S.sel >= 0) focusOn(S.sel); },
    "+": () => Net.zoom(1.25), "=": () => Net.zoom(1.25), "-": () => Net.zoom(0.8), 0: () => Net.fit(),
  };
  VIEWS.forEach((view, i) => { acts[i + 1] = () => set({ view }); });
  if (inPicture) Object.assign(acts, { ArrowLeft: () => Net.pan(-60, 0), ArrowRight: () => Net.pan(60, 0), ArrowUp: () => Net.pan(0, -60), ArrowDown: () => Net.pan(0, 60), Enter: () => { if (S.sel >= 0) focusOn(S.sel); } });
  const act = Object.hasOwn(acts, event.key) ? acts[event.key] : null;
  if (act) { event.preventDefault(); act(); }
}

function wire() {
  for (const view of VIEWS) $(`tab-${view}`).addEventListener("click", () => set({ view }));
  $("lang").addEventListener("click", () => { lang = lang === "fr" ? "en" : "fr"; drawnAs = ""; words(); Sidebar.savedViews(); set({}); });
  $("theme").addEventListener("click", () => {
    const dark = document.documentElement.dataset.theme ? document.documentElement.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    document.documentElement.dataset.theme = dark ? "light" : "dark";
    drawnAs = "";
    render();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { drawnAs = ""; render(); });
  const menu = { "x-png": Export.asPng, "x-svg": Export.asSvg, "x-csv": () => Table.csv(Table.sorted(last.events)), "x-print": () => window.print(), "x-link": async () => say(t((await toClipboard(location.href)) ? "copied" : "copy_failed")) };
  for (const [id, run] of Object.entries(menu)) $(id).addEventListener("click", () => { $("export-menu").open = false; run(); });
  $("zoom-in").addEventListener("click", () => Net.zoom(1.25));
  $("zoom-out").addEventListener("click", () => Net.zoom(0.8));
  $("zoom-fit").addEventListener("click", () => Net.fit());
  $("open-side").addEventListener("click", () => { const open = document.body.classList.toggle("side-open"); $("open-side").setAttribute("aria-expanded", String(open)); });
  $("close-side").addEventListener("click", () => { document.body.classList.remove("side-open"); $("open-side").setAttribute("aria-expanded", "false"); $("open-side").focus(); });
  $("close-panel").addEventListener("click", () => set({ sel: -1, tie: null, link: null, focus: 0, pathA: -1, pathB: -1 }));
  $("crowd").addEventListener("click", () => set({ crowd: true }, { quiet: true }));
  $("nothing-reset").addEventListener("click", reset);
  document.addEventListener("keydown", keys);
  document.addEventListener("click", (event) => { if (!event.target.closest("#export-menu")) $("export-menu").open = false; });
  addEventListener("beforeprint", Export.toPaper);
  addEventListener("afterprint", () => $("paper").replaceChildren());
  addEventListener("popstate", readAddress);
  addEventListener("hashchange", readAddress);
  addEventListener("resize", debounce(() => { if (S.view === "timeline" || S.view === "years") render(); else Brush.draw(last); }, 120));
  listeners.push(render);
}

let readLast = null;
function readAddress() {
  if (location.hash === readLast && `#${toHash()}` === location.hash) return;
  readLast = location.hash;
  const was = lang;
  Object.assign(S, fromHash(location.hash));
  S.view = S.view || opening();
  if (was !== lang) { drawnAs = ""; words(); Sidebar.savedViews(); }
  render();
}

// A small graph opens as its network, a large one as its countries.
const opening = () => (G.n - G.byKind.article.length <= DRAW || !G.ties.size ? "network" : "countries");

function refuse(title, text) {
  $("loading").hidden = true;
  $("message").hidden = false;
  $("message-title").textContent = title;
  $("message-text").textContent = text;
}

async function begin() {
  words();
  try { await unpack(); } catch (error) {
    document.body.classList.add("broken");
    refuse(t("title"), t("broken", { why: String(error && error.message).slice(0, 300) }));
    return;
  }
  Object.assign(S, fromHash(location.hash));
  S.view = S.view || opening();
  words();
  if (!G.events.length) {
    document.body.classList.add("broken");
    refuse(t("empty_title"), t("empty"));
    document.body.dataset.ready = "empty";
    return;
  }
  Sidebar.setUp();
  Brush.setUp();
  wire();
  $("loading").hidden = true;
  render();
  Sidebar.savedViews();
  performance.mark("ready");
  document.body.dataset.ready = "yes";
}

begin();
