// Unpack the data and index it: which events each node takes part in, when, and what each event is linked with.

const G = {};

async function unpack() {
  const holder = $("data");
  let text = holder.textContent;
  if (holder.type === "application/gzip") {
    if (typeof DecompressionStream === "undefined") throw new Error(t("no_gzip"));
    const packed = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    text = await new Response(stream).text();
  }
  holder.textContent = "";
  index(JSON.parse(text));
}

const DAY = 86400000;
const days = (year, month, day) => Date.UTC(year, month - 1, day) / DAY;

// First and last day that a date with an end can mean; null where its year is not known.
function bounds(date, end) {
  if (!date || date.startsWith("XXXX")) return null;
  const first = date.split("-").map(Number);
  const last = (end && !end.startsWith("XXXX") ? end : date).split("-").map(Number);
  const hi = last.length === 3 ? days(...last) : last.length === 2 ? days(last[0], last[1] + 1, 1) - 1 : days(last[0] + 1, 1, 1) - 1;
  const lo = days(first[0], first[1] || 1, first[2] || 1);
  return [lo, Math.max(lo, hi)];
}

function index(data) {
  const strings = data.s;
  const maybe = (place) => (place < 0 ? null : strings[place]);
  const { k, id, fr, en, sh, xy } = data.nodes;
  G.title = data.title.length ? { fr: strings[data.title[0]], en: strings[data.title[1]] } : null;
  G.n = k.length;
  G.kind = k.map((place) => data.kinds[place]);
  G.key = id;
  G.byKey = new Map(id.map((key, node) => [key, node]));
  G.names = { fr: fr.map((place) => strings[place]), en: en.map((place) => strings[place]) };
  G.short = new Map(sh.map(([node, inFrench, inEnglish]) => [node, { fr: strings[inFrench], en: strings[inEnglish] }]));
  G.xy = new Map(xy.map(([node, x, y]) => [node, { x, y }]));
  G.articles = data.articles.map(([node, key, title, outlet, published, url, spoken]) => ({
    node, key, title: maybe(title), outlet: maybe(outlet), published: maybe(published), url: maybe(url), lang: strings[spoken],
  }));
  G.strings = strings;
  G.eventOf = new Int32Array(G.n).fill(-1);
  G.articleOf = new Map(G.articles.map((article, place) => [article.node, place]));
  G.eventsOf = Array.from({ length: G.n }, () => []);
  G.events = data.events.map((row, number) => readEvent(row, number, strings, maybe));
  for (const event of G.events) {
    G.eventOf[event.node] = event.i;
    for (const node of event.links) G.eventsOf[node].push(event.i);
    for (const article of event.articles) G.eventsOf[G.articles[article].node].push(event.i);
  }
  G.count = (node) => (G.eventOf[node] >= 0 ? G.events[G.eventOf[node]].links.length : G.eventsOf[node].length);
  G.byKind = Object.fromEntries(data.kinds.map((kind) => [kind, []]));
  G.kind.forEach((kind, node) => G.byKind[kind].push(node));
  G.edges = G.events.reduce((sum, event) => sum + event.links.length, 0);
  G.ties = pairsOf(G.events.map((event) => event.i));
}

function readEvent(row, i, strings, maybe) {
  const [node, type, status, main, date, end, place, countries, parts, orgs, topics, items, extras, articles, proofs, splits, country] = row;
  const people = parts.map((part) => part[0]);
  const event = {
    i, node, type: strings[type], status: strings[status], main: main === 1, date: maybe(date), end: maybe(end), place, country,
    countries, people, orgs, topics, items, extras, articles, proofs, splits,
    parts: parts.map(([person, country, organization, roleFr, roleEn]) => ({
      person, country, organization, role: roleFr === undefined ? null : { fr: strings[roleFr], en: strings[roleEn] },
    })),
  };
  // What an extra lacks is left out of the data.
  for (const extra of extras) {
    if (extra.k === "statements") Object.assign(extra, { quote: strings[extra.quote], speaker: extra.speaker || [], addressee: extra.addressee || [], topics: extra.topics || [] });
    if (extra.k === "partnership") extra.between = extra.between || [];
    if (extra.k === "pledges") for (const name of ["giver", "receiver", "value", "unit"]) extra[name] = extra[name] ?? null;
  }
  event.links = [...new Set([...countries, ...people, ...orgs, ...(place < 0 ? [] : [place]), ...items, ...topics])];
  event.when = bounds(event.date, event.end);
  event.precision = precision(event.date);
  return event;
}

// How many of the events join each two countries: key "a b" with a < b.
function pairsOf(events) {
  const found = new Map();
  for (const i of events) {
    const sides = G.events[i].countries;
    for (let a = 0; a < sides.length; a++) {
      for (let b = a + 1; b < sides.length; b++) {
        const key = sides[a] < sides[b] ? sides[a] * G.n + sides[b] : sides[b] * G.n + sides[a];
        const list = found.get(key);
        if (list) list.push(i); else found.set(key, [i]);
      }
    }
  }
  return found;
}
const ends = (key) => [Math.floor(key / G.n), key % G.n];

function label(node) {
  if (G.eventOf[node] >= 0) return eventTitle(G.events[G.eventOf[node]]);
  return G.names[lang][node];
}

// "Entretien Vietnam – Russie"; many sides are counted.
function eventTitle(event) {
  const sides = event.countries.map((country) => G.names[lang][country]);
  const shown = sides.length > 4 ? [...sides.slice(0, 3), t("others", { n: sides.length - 3 })] : sides;
  const about = shown.length ? ` ${shown.join(" – ")}` : event.orgs.length ? ` ${G.names[lang][event.orgs[0]]}` : "";
  return capital(word("types", event.type)) + about;
}

// Newest first; what has no year comes last.
function byDate(one, other) {
  const a = G.events[one], b = G.events[other];
  if (a.when && b.when) return b.when[0] - a.when[0] || one - other;
  if (a.when || b.when) return a.when ? -1 : 1;
  return (a.date || "~") < (b.date || "~") ? -1 : (a.date || "~") > (b.date || "~") ? 1 : one - other;
}

// Proofs of one fact of an event: {about, article, quote, start, rule, stated}.
function proofsOf(event, about) {
  const found = [];
  for (let i = 0; i < event.proofs.length; i += 6) {
    const name = G.strings[event.proofs[i]];
    if (about !== undefined && name !== about) continue;
    found.push({
      about: name, article: event.proofs[i + 1], quote: G.strings[event.proofs[i + 2]], start: event.proofs[i + 3],
      rule: G.strings[event.proofs[i + 4]], stated: event.proofs[i + 5] === 1,
    });
  }
  return found;
}
