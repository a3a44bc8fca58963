// One small picture a year: the same countries in the same places, the ties of that year.

const Years = (() => {
  function draw(chosen) {
    const groups = new Map();
    for (const i of chosen.events) {
      const event = G.events[i];
      const name = event.when ? String(new Date(event.when[0] * DAY).getUTCFullYear()) : event.precision;
      if (!groups.has(name)) groups.set(name, []);
      groups.get(name).push(i);
    }
    const named = [...groups.keys()].sort((a, b) => (Number(a) || 9e9) - (Number(b) || 9e9) || (a === "open" ? -1 : 1));
    const counted = ranked("country", chosen, 40).map(([place]) => place);
    const points = new Map(counted.filter((place) => G.xy.has(place)).map((place) => [place, G.xy.get(place)]));
    const most = Math.max(1, ...[...groups.values()].map((list) => Math.max(0, ...[...pairsOf(list).values()].map((one) => one.length))));
    $("years").replaceChildren(...named.map((name) => card(name, groups.get(name), points, most)));
  }

  function card(name, events, points, most) {
    const title = name === "open" ? t("open_year") : name === "none" ? t("undated") : name;
    const run = () => set(name === "open" || name === "none"
      ? { precs: new Set([name]), view: "table" } : { from: Brush.bins[0].length > 4 ? `${name}-01` : name, to: Brush.bins[0].length > 4 ? `${name}-12` : name, open: false, none: false, view: "network" });
    return el("button", { type: "button", class: "year", "data-year": name, on: { click: run } },
      el("span", { class: "yearname" }, el("b", { text: title }), " ", el("span", { class: "soft", text: t("n_events", { n: events.length }) })), picture(events, points, most));
  }

  function picture(events, points, most) {
    const W = 250, H = 178, pad = 22, places = [...points.keys()];
    const evenX = ranks(places.map((place) => points.get(place).x)), evenY = ranks(places.map((place) => points.get(place).y));
    const spot = new Map(places.map((place, i) => [place, [W / 2 + evenX[i] * (W - 2 * pad), H / 2 + evenY[i] * (H - 2 * pad) - 4]]));
    const at = (place) => spot.get(place);
    const out = svg("svg", { viewBox: `0 0 ${W} ${H}`, "aria-hidden": "true", focusable: "false" });
    const here = new Map();
    for (const i of events) for (const place of G.events[i].countries) here.set(place, (here.get(place) || 0) + 1);
    for (const [id, list] of pairsOf(events)) {
      const [a, b] = ends(id);
      if (!points.has(a) || !points.has(b)) continue;
      const [ax, ay] = at(a), [bx, by] = at(b);
      out.append(svg("line", { x1: ax, y1: ay, x2: bx, y2: by, class: "tie", "stroke-width": 1 + 5 * Math.sqrt(list.length / most) }));
      if (points.size <= 8) out.append(svg("text", { x: (ax + bx) / 2, y: (ay + by) / 2 - 5, class: "tiecount", "text-anchor": "middle", text: String(list.length) }));
    }
    const items = places.map((place) => {
      const [x, y] = at(place), radius = here.has(place) ? 3.5 + Math.min(4, Math.sqrt(here.get(place))) : 2;
      const text = points.size <= 6 ? wrapped(G.names[lang][place], 18)[0] : Matrix.codeOf(place);
      out.append(svg("rect", { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius, class: here.has(place) ? "k-country" : "absent" }));
      return { text, x, y, radius: here.has(place) ? radius : 0, width: here.has(place) ? textWidth(text, 0) : 0, height: 11, rank: -(here.get(place) || 0) };
    });
    placeLabels(items.filter((item) => item.radius), { w: W, h: H }).forEach((item) => {
      if (item.spot) out.append(svg("text", { x: item.x + item.spot.x + item.width / 2, y: item.y + item.spot.y + 9, class: "code", "text-anchor": "middle", text: item.text }));
    });
    return out;
  }
  return { draw };
})();
