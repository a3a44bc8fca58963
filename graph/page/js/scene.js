// What the picture holds for the present selection: nodes and edges of the network, or of the countries, with what is left out.

const DRAW = 300; // never more nodes in one picture
const CALM = 130; // of a larger selection, as many as one can read; the reader can ask for more
const GRAPH_EDGES = { country: [2.2, 0.5], person: [1.4, 0.55], organization: [1.1, 0.45], place: [1, 0.4], target: [1, 0.6], agreement: [1, 0.6], topic: [0.8, 0.28], article: [0.8, 0.4] };

// All that a node is linked with in the chosen events (an event: what it links; else: its events).
function neighboursIn(chosen) {
  const open = chosen instanceof Set ? chosen : new Set(chosen);
  const homes = homeCountries();
  return (place) => {
    const own = G.eventOf[place];
    const around = own >= 0 ? [...G.events[own].links, ...G.events[own].articles.map((a) => G.articles[a].node)]
      : G.eventsOf[place].filter((i) => open.has(i)).map((i) => G.events[i].node);
    if (G.kind[place] === "person") around.push(...(homes.get(place) || []));
    return around.filter((other) => !S.hide.has(G.kind[other]));
  };
}

let homes = null;
function homeCountries() {
  if (homes) return homes;
  homes = new Map();
  for (const event of G.events) {
    for (const { person, country } of event.parts) {
      if (country < 0) continue;
      if (!homes.has(person)) homes.set(person, new Set());
      homes.get(person).add(country);
    }
  }
  return homes;
}

function networkScene(chosen) {
  let all = nodesOf(chosen.events);
  let scene;
  if (S.path) return joined(S.path, new Map(S.path.map((place, i) => [place, { x: i * 190, y: i % 2 ? 60 : -30 }])), chosen, S.path.length);
  if (S.focus && S.sel >= 0) {
    const around = neighboursIn(chosen.events);
    const near = new Set([S.sel]);
    let edge = [S.sel];
    // One step from what is no event leads to its events and to who took part in them.
    for (let step = 0; step < S.focus; step++) {
      const next = [];
      for (const place of edge) for (const other of around(place)) if (!near.has(other)) { near.add(other); next.push(other); }
      edge = next;
      if (step === 0 && G.eventOf[S.sel] < 0) {
        for (const place of next) for (const other of around(place)) if (JOINTS.has(G.kind[other]) && G.kind[other] !== "organization") near.add(other);
      }
    }
    const drawn = [...near].length > DRAW ? [...near].sort((a, b) => (a === S.sel ? -1 : b === S.sel ? 1 : G.count(b) - G.count(a) || a - b)).slice(0, DRAW) : [...near];
    scene = joined(drawn, arrangeRings(S.sel, drawn, around), chosen, near.size);
    scene.rings = true;
    return scene;
  }
  const total = all.length;
  const most = S.crowd ? DRAW : CALM;
  if (total > DRAW || (total > most && !all.every((place) => G.xy.has(place)))) all = mostTelling(chosen.events, most);
  const whole = all.every((place) => G.xy.has(place));
  return joined(all, whole ? G.xy : arrangePart(all), chosen, total);
}

function nodesOf(events) {
  const found = new Set();
  for (const i of events) {
    const event = G.events[i];
    if (!S.hide.has("event")) found.add(event.node);
    for (const place of event.links) if (!S.hide.has(G.kind[place])) found.add(place);
    if (!S.hide.has("article")) for (const article of event.articles) found.add(G.articles[article].node);
  }
  return [...found].sort((a, b) => a - b);
}

// The most recent events with their sides and persons, then what is linked with most of them.
function mostTelling(events, most) {
  const found = new Set(), others = new Map();
  for (const i of [...events].sort(byDate)) {
    const event = G.events[i];
    const core = [event.node, ...event.countries, ...event.people].filter((place) => !S.hide.has(G.kind[place]) && !found.has(place));
    if (found.size + core.length > most * 0.72) break;
    core.forEach((place) => found.add(place));
    for (const place of event.links) if (!S.hide.has(G.kind[place])) others.set(place, (others.get(place) || 0) + 1);
  }
  for (const [place] of [...others].sort((a, b) => b[1] - a[1] || a[0] - b[0])) {
    if (found.size >= most) break;
    found.add(place);
  }
  return [...found].sort((a, b) => a - b);
}

function joined(drawn, at, chosen, total) {
  const here = new Set(drawn), open = new Set(chosen.events);
  const edges = [];
  for (const place of drawn) {
    const own = G.eventOf[place];
    if (own < 0 || !open.has(own)) continue;
    const event = G.events[own];
    for (const other of [...event.links, ...event.articles.map((a) => G.articles[a].node)]) {
      if (here.has(other)) edges.push({ a: place, b: other, kind: G.kind[other], planned: event.status === "planned" });
    }
  }
  for (const [person, countries] of homeCountries()) {
    if (here.has(person)) for (const country of countries) if (here.has(country)) edges.push({ a: person, b: country, kind: "home" });
  }
  if (S.hide.has("event")) edges.push(...direct(drawn, chosen.events, here));
  const nodes = drawn.map((place) => ({ place, ...at.get(place), radius: radiusOf(place), lines: labelLines(place), rank: rankOf(place) }));
  return { nodes, edges, total, drawn: drawn.length };
}

// With the events hidden, what they joined is joined straight, so that the picture still says who met whom.
function direct(drawn, events, here) {
  const seen = new Set(), edges = [];
  for (const i of events) {
    const links = G.events[i].links.filter((place) => here.has(place));
    const hubs = links.filter((place) => G.kind[place] === "country");
    for (const hub of hubs) {
      for (const other of links) {
        if (hub === other || (G.kind[other] === "country" && other < hub)) continue;
        const name = `${hub} ${other}`;
        if (!seen.has(name)) { seen.add(name); edges.push({ a: hub, b: other, kind: G.kind[other] }); }
      }
    }
  }
  return edges;
}

const radiusOf = (place) => {
  const kind = G.kind[place], many = G.eventsOf[place].length;
  return KINDS[kind].radius * (kind === "event" ? 1 : Math.min(1.35, 0.9 + 0.1 * Math.log2(1 + many)));
};
const rankOf = (place) => KINDS[G.kind[place]].rank * 1000 - Math.min(999, G.count(place));

// The overview: every country of the selection, and of each its three strongest ties at least.
function countriesScene(chosen) {
  const all = ranked("country", chosen), counted = tally(chosen);
  const countries = all.slice(0, S.crowd ? DRAW : 60).map(([place]) => place);
  const here = new Set(countries);
  const ties = [...pairsIn(chosen)].map(([name, events]) => ({ pair: ends(name), many: events.length }))
    .filter(({ pair }) => here.has(pair[0]) && here.has(pair[1])).sort((a, b) => b.many - a.many || a.pair[0] - b.pair[0] || a.pair[1] - b.pair[1]);
  const strong = new Map();
  const kept = ties.length <= 60 ? ties : ties.filter(({ pair }) => {
    const worth = pair.some((place) => (strong.get(place) || 0) < 3);
    if (worth) pair.forEach((place) => strong.set(place, (strong.get(place) || 0) + 1));
    return worth;
  });
  const most = ties.length ? ties[0].many : 1, top = counted[countries[0]] || 1;
  const nodes = countries.map((place) => ({
    place, ...G.xy.get(place), radius: 6 + 14 * Math.sqrt(counted[place] / top),
    lines: [`${wrapped(G.names[lang][place], 26)[0]} (${number(counted[place])})`], rank: -counted[place],
  }));
  const edges = kept.map(({ pair, many }) => ({ a: pair[0], b: pair[1], kind: "tie", many, width: 0.8 + (most < 8 ? 4 : 7) * Math.sqrt(many / most), alpha: 0.3 + 0.5 * Math.sqrt(many / most) }));
  return { nodes, edges, total: all.length, drawn: countries.length, ties: pairsIn(chosen).size, drawnTies: kept.length };
}
