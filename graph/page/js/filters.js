// Which events answer the reader's filters, and how many each choice would leave.

const FACETS = ["types", "statuses", "precs"];
const facetOf = { types: (event) => event.type, statuses: (event) => event.status, precs: (event) => event.precision };

// Period bounds of the state in days.
function periodDays() {
  const from = S.from === null ? -Infinity : days(...[...S.from.split("-").map(Number), 1].slice(0, 2), 1);
  if (S.to === null) return [from, Infinity];
  const [year, month] = S.to.split("-").map(Number);
  return [from, month ? days(year, month + 1, 1) - 1 : days(year + 1, 1, 1) - 1];
}

function inPeriod(event, from, to) {
  if (event.when) return event.when[1] >= from && event.when[0] <= to;
  return event.precision === "open" ? S.open : S.none;
}

// One pass: the chosen events, what the period alone hides, and for each facet and bar the counts under all other filters.
function choose() {
  const wanted = ENTITIES.filter((name) => S[name] >= 0).map((name) => S[name]);
  const [from, to] = periodDays();
  const counts = { types: new Map(), statuses: new Map(), precs: new Map() };
  const chosen = [], timed = [];
  const hidden = { dated: 0, open: 0, none: 0 };
  let pool = G.events;
  if (wanted.length) {
    const lists = wanted.map((place) => (G.eventOf[place] >= 0 ? [G.eventOf[place]] : G.eventsOf[place]));
    lists.sort((a, b) => a.length - b.length);
    let left = lists[0];
    for (const list of lists.slice(1)) { const other = new Set(list); left = left.filter((i) => other.has(i)); }
    pool = [...new Set(left)].map((i) => G.events[i]);
  }
  for (const event of pool) {
    let misses = 0, missed = "";
    for (const facet of FACETS) {
      if (S[facet].size && !S[facet].has(facetOf[facet](event))) { misses++; missed = facet; }
    }
    if (misses > 1) continue;
    const within = inPeriod(event, from, to);
    if (misses === 0) {
      timed.push(event.i);
      if (within) chosen.push(event.i);
      else hidden[event.when ? "dated" : event.precision]++;
    }
    if (!within) continue;
    for (const facet of FACETS) {
      if (misses && missed !== facet) continue;
      const value = facetOf[facet](event);
      counts[facet].set(value, (counts[facet].get(value) || 0) + 1);
    }
  }
  return { events: chosen, timed, hidden, counts };
}

const narrowed = () => S.from !== null || S.to !== null;
const isFiltered = () => ENTITIES.some((name) => S[name] >= 0) || FACETS.some((facet) => S[facet].size) || narrowed() || !S.open || !S.none;

// How many of the chosen events each node takes part in; counted once for a choice.
function tally(chosen) {
  if (chosen.tally) return chosen.tally;
  const counted = new Int32Array(G.n);
  for (const i of chosen.events) {
    const event = G.events[i];
    counted[event.node]++;
    for (const place of event.links) counted[place]++;
    for (const article of event.articles) counted[G.articles[article].node]++;
  }
  chosen.tally = counted;
  return counted;
}

// The chosen events of each two countries; gathered once for a choice.
const pairsIn = (chosen) => (chosen.pairs ??= pairsOf(chosen.events));

// Nodes of a kind with their number of chosen events, most first.
function ranked(kind, chosen, most) {
  const counted = tally(chosen);
  return G.byKind[kind].filter((place) => counted[place]).map((place) => [place, counted[place]])
    .sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, most);
}

// The shortest chain between two nodes through chosen events: persons, countries and organisations join events.
const JOINTS = new Set(["person", "country", "organization"]);
function findPath(a, b, events) {
  const open = new Set(events.map((i) => G.events[i].node));
  const before = new Map([[a, -1]]);
  let edge = [a];
  while (edge.length && !before.has(b)) {
    const next = [];
    for (const place of edge) {
      const event = G.eventOf[place];
      const around = event >= 0 ? G.events[event].links.filter((other) => JOINTS.has(G.kind[other]) || other === b)
        : G.eventsOf[place].map((i) => G.events[i].node).filter((other) => open.has(other));
      for (const other of around) if (!before.has(other)) { before.set(other, place); next.push(other); }
    }
    edge = next;
  }
  if (!before.has(b)) return null;
  const path = [];
  for (let place = b; place !== -1; place = before.get(place)) path.unshift(place);
  return path;
}
