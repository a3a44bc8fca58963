// What the reader asked for: one object, mirrored in the address after "#" and kept as saved views in this browser.

const VIEWS = ["network", "countries", "matrix", "timeline", "years", "table"];
const ENTITIES = ["c", "c2", "p", "o", "t", "l"]; // country, second country, person, organisation, topic, place
const S = {};
const listeners = [];

function fresh() {
  return {
    view: null, c: -1, c2: -1, p: -1, o: -1, t: -1, l: -1, types: new Set(), statuses: new Set(), precs: new Set(),
    from: null, to: null, open: true, none: true, hide: new Set(["article"]), sel: -1, tie: null, link: null,
    focus: 0, pathA: -1, pathB: -1, lanes: "pair", sort: "date", up: false, rows: 100, crowd: false,
  };
}

function set(patch, { quiet = false, replace = false } = {}) {
  Object.assign(S, patch);
  if (!quiet) remember(replace);
  for (const listen of listeners) listen(patch);
}

const key = (node) => G.key[node];
const node = (text) => G.byKey.get(text) ?? -1;

function toHash() {
  const out = new URLSearchParams();
  const put = (name, value, unless) => { if (value !== unless && value !== "" && value !== null) out.set(name, value); };
  put("v", S.view, null);
  for (const name of ENTITIES) if (S[name] >= 0) out.set(name, key(S[name]));
  for (const name of ["types", "statuses", "precs"]) put(name, [...S[name]].sort().join("."), "");
  put("from", S.from, null);
  put("to", S.to, null);
  if (S.from !== null || S.to !== null) put("keep", (S.open ? "o" : "") + (S.none ? "n" : ""), "");
  else put("drop", (S.open ? "" : "o") + (S.none ? "" : "n"), "");
  put("hide", [...S.hide].sort().join("."), "article");
  if (!S.hide.size) out.set("hide", "-");
  if (S.sel >= 0) out.set("sel", key(S.sel));
  if (S.tie) out.set("tie", S.tie.map(key).join(" "));
  if (S.link) out.set("link", S.link.map(key).join(" "));
  if (S.focus) out.set("focus", S.focus);
  if (S.pathA >= 0) out.set("a", key(S.pathA));
  if (S.pathB >= 0) out.set("b", key(S.pathB));
  put("lanes", S.lanes, "pair");
  put("sort", (S.up ? "+" : "-") + S.sort, "-date");
  if (lang !== CONFIG.lang) out.set("lang", lang);
  return out.toString();
}

// Read an address; what it names and the graph has not is passed over.
function fromHash(text) {
  const given = new URLSearchParams(text.replace(/^#/, ""));
  const state = fresh();
  const nodes = (name) => (given.get(name) || "").split(" ").map(node);
  const year = (name) => (/^\d{1,4}(-\d\d)?$/.test(given.get(name) || "") ? given.get(name) : null);
  state.view = VIEWS.includes(given.get("v")) ? given.get("v") : null;
  for (const name of ENTITIES) if (given.has(name)) state[name] = node(given.get(name));
  for (const name of ["types", "statuses", "precs"]) {
    for (const item of (given.get(name) || "").split(".")) if (item && /^[a-z_]+$/.test(item)) state[name].add(item);
  }
  state.from = year("from");
  state.to = year("to");
  if (state.from !== null || state.to !== null) {
    state.open = (given.get("keep") || "").includes("o");
    state.none = (given.get("keep") || "").includes("n");
  } else {
    state.open = !(given.get("drop") || "").includes("o");
    state.none = !(given.get("drop") || "").includes("n");
  }
  if (given.has("hide")) state.hide = new Set(given.get("hide").split(".").filter((kind) => Object.hasOwn(KINDS, kind)));
  if (given.has("sel")) state.sel = node(given.get("sel"));
  for (const name of ["tie", "link"]) {
    const two = nodes(name);
    if (given.has(name) && two.length === 2 && two.every((place) => place >= 0)) state[name] = two;
  }
  state.focus = state.sel >= 0 ? Math.min(2, Math.max(0, parseInt(given.get("focus"), 10) || 0)) : 0;
  if (given.has("a")) state.pathA = node(given.get("a"));
  if (given.has("b")) state.pathB = node(given.get("b"));
  if (given.get("lanes") === "person") state.lanes = "person";
  const sort = /^([+-]?| )(\w+)$/.exec(given.get("sort") || "");
  if (sort && COLUMNS.includes(sort[2])) { state.sort = sort[2]; state.up = sort[1] !== "-"; }
  if (Object.hasOwn(STRINGS, given.get("lang") ?? "")) lang = given.get("lang");
  else lang = CONFIG.lang;
  return state;
}

function remember(replace) {
  const hash = `#${toHash()}`;
  if (hash === location.hash || (hash === "#" && !location.hash)) return;
  try { history[replace ? "replaceState" : "pushState"](null, "", hash); } catch { location.replace(hash); }
}

// Saved views: a name and an address each, in this browser alone. A browser may refuse: then there are none.
const STORE = `diplograph ${CONFIG.store}`;
const Saved = {
  read() {
    try {
      const list = JSON.parse(localStorage.getItem(STORE) || "[]");
      return Array.isArray(list) ? list.filter((view) => typeof view?.name === "string" && typeof view?.hash === "string") : [];
    } catch { return null; }
  },
  write(list) {
    try { localStorage.setItem(STORE, JSON.stringify(list)); return true; } catch { return false; }
  },
};
