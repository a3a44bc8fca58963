// Labels: broken into lines, measured, placed so that none runs over another or over a node, and drawn from pictures kept.

const FONT = 'system-ui, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif';
const LINE = 14;
const measuring = document.createElement("canvas").getContext("2d");
const widths = new Map();

// Three weights of label: 2 for countries, 1 for most, 0 for topics, articles and places.
const fontOf = (weight) => `${[420, 500, 650][weight]} ${[11.5, 12, 13.5][weight]}px ${FONT}`;
const weightOf = (place) => ({ country: 2, topic: 0, article: 0 })[G.kind[place]] ?? 1;

function textWidth(text, weight) {
  const name = weight + text;
  let width = widths.get(name);
  if (width === undefined) {
    measuring.font = fontOf(weight);
    width = measuring.measureText(text).width;
    widths.set(name, width);
  }
  return width;
}

// At most two lines of about 22 letters, an ellipsis where more is left. A first line too long is cut.
function wrapped(text, widest = 22) {
  const lines = [""];
  for (const piece of text.slice(0, 200).split(/\s+/)) {
    const joined = `${lines.at(-1)} ${piece}`.trim();
    if (joined.length <= widest || !lines.at(-1)) lines[lines.length - 1] = joined;
    else if (lines.length < 2) lines.push(piece);
    else { lines[1] += "…"; break; }
  }
  return lines.map((line) => ([...line].length > widest + 4 ? `${[...line].slice(0, widest + 3).join("")}…` : line));
}

// Under an event stand its type and its date; its sides are the lines that meet there.
function labelLines(place) {
  const event = G.eventOf[place] >= 0 ? G.events[G.eventOf[place]] : null;
  if (!event) return wrapped(capital(G.short.get(place)?.[lang] ?? G.names[lang][place]));
  return [capital(word("types", event.type)), dateText(event.date, { short: true })];
}

// Where a label may stand, best first: beneath, above, to the right, to the left, then the corners.
const NEAR = [[0, 1], [0, -1], [1, 0], [-1, 0], [0.75, 0.9], [-0.75, 0.9], [0.75, -0.9], [-0.75, -0.9]];
const SPOTS = [...NEAR.map((spot) => [...spot, 0]), ...NEAR.map((spot) => [...spot, 9])];

// Items {x, y, radius, width, height, rank, must, should, out}; gives each item its corner `spot` {x, y} relative to it, or null.
function placeLabels(items, frame) {
  const cell = 60, grid = new Map();
  const cells = (box, run) => {
    for (let i = Math.floor(box.x / cell); i <= Math.floor((box.x + box.w) / cell); i++) {
      for (let j = Math.floor(box.y / cell); j <= Math.floor((box.y + box.h) / cell); j++) if (run(i * 65536 + j)) return true;
    }
    return false;
  };
  const put = (box) => cells(box, (name) => { if (!grid.has(name)) grid.set(name, []); grid.get(name).push(box); return false; });
  if (frame) put({ x: frame.w - 52, y: frame.h - 112, w: 52, h: 112, owner: null }); // the buttons of the scale
  const free = (box, overNodes) => !cells(box, (name) => (grid.get(name) || []).some((other) => other.owner !== box.owner
    && !(overNodes && other.node) && box.x < other.x + other.w && other.x < box.x + box.w && box.y < other.y + other.h && other.y < box.y + box.h));
  for (const item of items) {
    const r = item.radius;
    if (!r) continue;
    put({ x: item.x - r, y: item.y - r, w: 2 * r, h: 2 * r, owner: item, node: true });
  }
  for (const item of [...items].sort((a, b) => a.rank - b.rank)) {
    item.spot = null;
    const spots = item.middle ? [[0, 0]] : item.out ? [[Math.sign(Math.round(item.out.x * 2)), Math.sign(Math.round(item.out.y * 2)) || 1], ...SPOTS] : SPOTS;
    const boxAt = ([sx, sy, more = 0]) => {
      const gap = item.radius + 3 + more;
      const x = sx === 0 ? -item.width / 2 : sx > 0 ? gap * Math.min(1, Math.abs(sx) + (sy === 0 ? 0 : -0.1)) : -gap * Math.abs(sx) - item.width;
      const y = sy === 0 ? -item.height / 2 : sy > 0 ? gap * sy : -gap * Math.abs(sy) - item.height;
      return { x: item.x + x, y: item.y + y, w: item.width, h: item.height, owner: item };
    };
    const inside = (box) => !frame || (box.x >= 2 && box.y >= 2 && box.x + box.w <= frame.w - 2 && box.y + box.h <= frame.h - 2);
    const boxes = spots.map(boxAt);
    // What matters most may cover a node, what is chosen anything.
    const box = boxes.find((one) => inside(one) && free(one, false)) || (item.should && boxes.find((one) => inside(one) && free(one, true))) || (item.must && boxes[0]);
    if (box) {
      item.spot = { x: box.x - item.x, y: box.y - item.y };
      put(box);
    }
  }
  return items;
}

// Each label is painted once, with its halo, and copied from then on: writing text is the dearest part of a picture.
const pictures = new Map();
function labelPicture(lines, weight, ink, halo) {
  const name = `${weight}|${ink}|${halo}|${devicePixelRatio}|${lines.join("\n")}`;
  let picture = pictures.get(name);
  if (picture) return picture;
  if (pictures.size > 2000) pictures.clear();
  const ratio = devicePixelRatio || 1, pad = 3;
  const width = Math.max(...lines.map((line) => textWidth(line, weight))), height = LINE * lines.length;
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil((width + 2 * pad) * ratio);
  canvas.height = Math.ceil((height + 2 * pad) * ratio);
  const ctx = canvas.getContext("2d");
  ctx.scale(ratio, ratio);
  ctx.font = fontOf(weight);
  ctx.textAlign = "center";
  ctx.textBaseline = "alphabetic";
  ctx.lineJoin = "round";
  ctx.lineWidth = 4;
  ctx.strokeStyle = halo;
  ctx.fillStyle = ink;
  lines.forEach((line, i) => {
    const x = width / 2 + pad, y = pad + LINE * i + 11;
    ctx.strokeText(line, x, y);
    ctx.fillText(line, x, y);
  });
  picture = { canvas, pad, width, height, w: canvas.width / ratio, h: canvas.height / ratio };
  pictures.set(name, picture);
  return picture;
}
