// Place a part of a large graph as Python places a small one: anchors, columns of events, arcs of officials; and rings
// around a chosen node.

const STEP = 62, COLUMN = 7;

function middle(points) {
  let x = 0, y = 0;
  for (const point of points) { x += point.x; y += point.y; }
  return { x: x / points.length, y: y / points.length };
}

// Places for the nodes drawn: a map from node to {x, y}.
function arrangePart(drawn) {
  const at = new Map();
  const events = drawn.filter((place) => G.eventOf[place] >= 0).map((place) => G.events[G.eventOf[place]]);
  anchors(drawn.filter((place) => G.kind[place] === "country"), events, at);
  const groups = new Map();
  for (const event of events) {
    const name = [...event.countries].sort((a, b) => a - b).join(" ");
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(event);
  }
  for (const group of groups.values()) columns(group, at);
  officials(events, at);
  const near = new Map();
  for (const event of events) {
    for (const place of [...event.links, ...event.articles.map((a) => G.articles[a].node)]) {
      if (!near.has(place)) near.set(place, []);
      near.get(place).push(at.get(event.node));
    }
  }
  let turn = 0;
  for (const place of drawn) {
    if (at.has(place)) continue;
    const around = near.get(place) || [{ x: 0, y: 0 }];
    const centre = middle(around);
    const far = around.length > 1 ? 40 : 95 + (turn % 3) * 30;
    turn++;
    at.set(place, { x: centre.x + far * Math.cos(turn * 2.39996), y: centre.y + far * Math.sin(turn * 2.39996) });
  }
  separate(fillSheet(drawn.map((place) => boxOf(place, at.get(place)))), 80).forEach((box) => at.set(box.place, { x: box.x, y: box.y }));
  return at;
}

// The countries drawn keep their places of the overview, spread so that what is between them has room.
function anchors(countries, events, at) {
  if (!countries.length) return;
  const known = countries.map((place) => G.xy.get(place) || { x: 0, y: 0 });
  const centre = middle(known);
  let nearest = Infinity;
  for (let i = 0; i < known.length; i++) {
    for (let j = i + 1; j < known.length; j++) nearest = Math.min(nearest, Math.hypot(known[i].x - known[j].x, known[i].y - known[j].y));
  }
  const area = Math.sqrt(events.length + 4) * 130;
  const spread = Math.max(...known.map((point) => Math.hypot(point.x - centre.x, point.y - centre.y)), 1);
  const scale = Number.isFinite(nearest) ? Math.max(area / spread, Math.min(320 / Math.max(nearest, 1), 3)) : 1;
  countries.forEach((place, i) => at.set(place, { x: (known[i].x - centre.x) * scale, y: (known[i].y - centre.y) * scale }));
}

function columns(group, at) {
  const sides = group[0].countries.filter((place) => at.has(place)).map((place) => at.get(place));
  const centre = sides.length ? middle(sides) : { x: 0, y: 0 };
  let along = { x: 1, y: 0 };
  if (sides.length === 2) {
    const long = Math.hypot(sides[1].x - sides[0].x, sides[1].y - sides[0].y) || 1;
    along = { x: (sides[1].x - sides[0].x) / long, y: (sides[1].y - sides[0].y) / long };
  } else if (sides.length === 1) centre.y += 120;
  const across = along.x >= 0 ? { x: -along.y, y: along.x } : { x: along.y, y: -along.x };
  const many = Math.ceil(group.length / COLUMN), rows = Math.ceil(group.length / many);
  const step = STEP + 75 * Math.abs(across.x);
  group.sort((a, b) => byDate(b.i, a.i)).forEach((event, number) => {
    const side = (Math.floor(number / rows) - (many - 1) / 2) * 130, far = ((number % rows) - (rows - 1) / 2) * step;
    at.set(event.node, { x: centre.x + along.x * side + across.x * far, y: centre.y + along.y * side + across.y * far });
  });
}

function officials(events, at) {
  const home = new Map(), met = new Map();
  for (const event of events) {
    for (const { person, country, organization } of event.parts) {
      if (!home.has(person)) home.set(person, country >= 0 ? country : organization);
      if (!met.has(person)) met.set(person, []);
      met.get(person).push(at.get(event.node));
    }
  }
  const beside = new Map();
  for (const person of met.keys()) {
    const anchor = home.get(person);
    if (!at.has(anchor)) { const centre = middle(met.get(person)); at.set(person, { x: centre.x, y: centre.y - 60 }); continue; }
    if (!beside.has(anchor)) beside.set(anchor, []);
    beside.get(anchor).push(person);
  }
  for (const [anchor, people] of beside) {
    const own = at.get(anchor), towards = middle(people.map((person) => middle(met.get(person))));
    const out = Math.hypot(own.x - towards.x, own.y - towards.y) > 30 ? Math.atan2(own.y - towards.y, own.x - towards.x) : -Math.PI / 2;
    people.sort((a, b) => met.get(b).length - met.get(a).length || a - b);
    people.forEach((person, number) => {
      const turn = number % 7, far = 118 + 75 * Math.floor(number / 7);
      const angle = out + Math.floor((turn + 1) / 2) * (turn % 2 ? -1 : 1) * 0.62;
      at.set(person, { x: own.x + far * Math.cos(angle) * 1.15, y: own.y + far * Math.sin(angle) * 0.8 });
    });
  }
}

// Rings around one node: its neighbours on the first, theirs on the second beside them.
function arrangeRings(centre, drawn, neighbours) {
  const order = new Map(Object.keys(KINDS).map((kind, place) => [kind, place]));
  const sorted = (list) => list.sort((a, b) => order.get(G.kind[a]) - order.get(G.kind[b]) || G.count(b) - G.count(a) || a - b);
  const here = new Set(drawn);
  const first = sorted([...neighbours(centre)].filter((place) => here.has(place) && place !== centre));
  const at = new Map([[centre, { x: 0, y: 0 }]]);
  const ring = (places, radius) => places.forEach((place, i) => {
    const angle = -Math.PI / 2 + (2 * Math.PI * (i + 0.5)) / places.length;
    at.set(place, { x: radius * 1.35 * Math.cos(angle), y: radius * Math.sin(angle), angle });
  });
  const inner = Math.max(190, first.length * 15);
  ring(first, inner);
  const second = drawn.filter((place) => !at.has(place));
  const angleOf = (place) => {
    const around = [...neighbours(place)].map((other) => at.get(other)?.angle).filter((angle) => angle !== undefined);
    return around.length ? Math.atan2(...["sin", "cos"].map((f) => around.reduce((sum, angle) => sum + Math[f](angle), 0))) : 9;
  };
  const wanted = new Map(second.map((place) => [place, angleOf(place)]));
  second.sort((a, b) => ((wanted.get(a) + 2.5 * Math.PI) % (2 * Math.PI)) - ((wanted.get(b) + 2.5 * Math.PI) % (2 * Math.PI)) || a - b);
  ring(second, Math.max(inner + 170, second.length * 13));
  return at;
}

// Stretch or press the picture to the shape of the window, so large that the boxes take half of the room.
function fillSheet(boxes) {
  const room = boxes.reduce((sum, box) => sum + 2 * box.half * (box.above + box.below), 0) / 0.5;
  const shape = Math.min(2, Math.max(0.7, ($("canvas").clientWidth || 800) / ($("canvas").clientHeight || 600)));
  const xs = boxes.map((box) => box.x), ys = boxes.map((box) => box.y);
  const x0 = Math.min(...xs), x1 = Math.max(...xs), y0 = Math.min(...ys), y1 = Math.max(...ys);
  const wide = Math.sqrt(room * shape) / Math.max(x1 - x0, 1), high = Math.sqrt(room / shape) / Math.max(y1 - y0, 1);
  const evenX = ranks(boxes.map((box) => box.x)), evenY = ranks(boxes.map((box) => box.y));
  boxes.forEach((box, i) => {
    box.x = 0.5 * (box.x - (x0 + x1) / 2) * wide + 0.5 * evenX[i] * Math.sqrt(room * shape);
    box.y = 0.5 * (box.y - (y0 + y1) / 2) * high + 0.5 * evenY[i] * Math.sqrt(room / shape);
  });
  return boxes;
}

// Each value's rank between -1/2 and 1/2, equal values alike.
function ranks(values) {
  const first = new Map(), last = new Map();
  [...values].sort((a, b) => a - b).forEach((value, i) => { if (!first.has(value)) first.set(value, i); last.set(value, i + 1); });
  return values.map((value) => (first.get(value) + last.get(value)) / 2 / values.length - 0.5);
}

// The room of a node with its label beneath.
function boxOf(place, point) {
  const lines = labelLines(place);
  const radius = KINDS[G.kind[place]].radius;
  const half = Math.max(radius, ...lines.map((line) => textWidth(line, weightOf(place)) / 2)) + 4;
  const gives = G.kind[place] === "country" ? 0.1 : G.kind[place] === "event" ? 0.4 : 1;
  return { place, x: point.x, y: point.y, half, above: radius + 3, below: radius + 5 + LINE * lines.length, gives };
}

function separate(boxes, rounds) {
  for (let round = 0; round < rounds; round++) {
    const order = [...boxes].sort((a, b) => a.x - a.half - (b.x - b.half) || a.place - b.place);
    let moved = false;
    for (let i = 0; i < order.length; i++) {
      const right = order[i].x + order[i].half;
      for (let j = i + 1; j < order.length && order[j].x - order[j].half < right; j++) moved = push(order[i], order[j]) || moved;
    }
    if (!moved) break;
  }
  return boxes;
}

function push(one, other) {
  const dx = other.x - one.x, wide = one.half + other.half - Math.abs(dx);
  const [upper, lower] = one.y - one.above <= other.y - other.above ? [one, other] : [other, one];
  const high = upper.y + upper.below - (lower.y - lower.above);
  if (wide <= 0.01 || high <= 0.01) return false;
  const share = one.gives + other.gives;
  if (high < wide * 0.8) {
    upper.y -= (high * upper.gives * 0.6) / share;
    lower.y += (high * lower.gives * 0.6) / share;
  } else {
    const sign = dx >= 0 ? 1 : -1;
    one.x -= (sign * wide * one.gives * 0.6) / share;
    other.x += (sign * wide * other.gives * 0.6) / share;
  }
  return true;
}
