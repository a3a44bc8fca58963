// The timeline: a lane for each pair of countries or each person, events as marks in time, crowded months as counted discs.

const Lanes = (() => {
  const LEFT = 190, MOST = 40;
  let shown = MOST;

  function lanesOf(events) {
    const found = new Map();
    const put = (id, i) => { if (!found.has(id)) found.set(id, []); found.get(id).push(i); };
    for (const i of events) {
      const event = G.events[i];
      if (S.lanes === "person") event.people.forEach((person) => put(person, i));
      else if (event.countries.length < 2) put(event.countries.length ? `${event.countries[0]}` : "", i);
      else if (event.countries.length === 2) put([...event.countries].sort((a, b) => a - b).join(" "), i);
      else pairsOf([i]).forEach((_, id) => put(ends(id).join(" "), i));
    }
    return [...found].map(([id, list]) => ({ id, list: list.sort((a, b) => byDate(b, a)) })).sort((a, b) => (a.id === "") - (b.id === "") || b.list.length - a.list.length || (String(a.id) < String(b.id) ? -1 : 1));
  }
  const titleOf = (id) => (S.lanes === "person" ? label(id) : id === "" ? t("no_country") : String(id).split(" ").map((place) => G.names[lang][Number(place)]).join(" – "));

  function draw(chosen) {
    const box = $("lanes");
    const lanes = lanesOf(chosen.events);
    const cut = lanes.slice(0, shown);
    const width = Math.max(560, box.clientWidth - 24), left = box.clientWidth < 600 ? 104 : LEFT, loose = 64;
    const dated = chosen.events.map((i) => G.events[i].when).filter(Boolean);
    const year = (day) => new Date(day * DAY).getUTCFullYear();
    let y0 = Infinity, y1 = -Infinity;
    for (const [lo, hi] of dated) { y0 = Math.min(y0, year(lo)); y1 = Math.max(y1, year(hi)); }
    if (y0 > y1) { y0 = y1 = 0; }
    const start = days(y0, 1, 1), end = days(y1 + 1, 1, 1), right = width - 2 * loose - 14;
    const x = (day) => left + 8 + ((day - start) / Math.max(1, end - start)) * (right - left - 8);
    const room = ($("view-timeline").clientHeight || 500) - 110, roomy = cut.length * 74 < room;
    const ROW = roomy ? Math.min(120, Math.floor(room / Math.max(1, cut.length))) : 44;
    const height = 34 + cut.length * ROW;
    const picture = svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, class: "lanes", role: "group", "aria-label": t("timeline_label") });
    const step = Math.max(1, Math.ceil((y1 - y0 + 1) / Math.max(3, Math.floor((right - left) / 60))));
    if (dated.length) for (let at = y0; at <= y1 + 1; at += 1) {
      const major = (at - y0) % step === 0;
      picture.append(svg("line", { x1: x(days(at, 1, 1)), x2: x(days(at, 1, 1)), y1: 24, y2: height, class: major ? "grid" : "grid faint" }));
      if (major && at <= y1) picture.append(svg("text", { x: (x(days(at, 1, 1)) + x(Math.min(end, days(at + step, 1, 1)))) / 2, y: 16, class: "axis", "text-anchor": "middle", text: String(at) }));
    }
    picture.append(svg("line", { x1: right + 10, x2: right + 10, y1: 4, y2: height, class: "grid strong" }));
    picture.append(svg("text", { x: right + 14 + loose / 2, y: 16, class: "axis", "text-anchor": "middle", text: t("open_year_short") }),
      svg("text", { x: right + 14 + loose * 1.5, y: 16, class: "axis", "text-anchor": "middle", text: t("undated_short") }));
    cut.forEach((lane, row) => {
      const y = 34 + row * ROW + ROW / 2 - 4;
      const group = svg("g", { role: "group", "aria-label": `${titleOf(lane.id)}, ${t("n_events", { n: lane.list.length })}` });
      group.append(svg("line", { x1: left, x2: width, y1: y, y2: y, class: "rail" }));
      const lines = wrapped(titleOf(lane.id), left < 150 ? 13 : 24);
      lines.forEach((line, i) => group.append(svg("text", { x: 4, y: y + 4 + (i - (lines.length - 1) / 2) * 14, class: "lane", text: line })));
      marks(lane, group, y, (event) => (event.when ? x((event.when[0] + event.when[1]) / 2) : event.precision === "open" ? right + 14 + loose / 2 : right + 14 + loose * 1.5), x, roomy);
      picture.append(group);
    });
    const choice = el("div", { class: "row", role: "group", "aria-label": t("lanes") }, [["pair", "lanes_pair"], ["person", "lanes_person"]].map(([name, text]) =>
      button(t(text), () => { shown = MOST; set({ lanes: name }); }, { "aria-pressed": String(S.lanes === name), class: "seg" })));
    box.replaceChildren(choice, picture);
    if (cut.length < lanes.length) box.append(el("p", { class: "cut" }, t("cut_lanes", { n: cut.length, all: lanes.length }), " ", button(t("more"), () => { shown += MOST; draw(chosen); })));
  }

  // Events that would lie on one another share a disc with their number; choosing it narrows to them.
  function marks(lane, group, y, at, x, roomy) {
    const last = { "1": -Infinity, "-1": -Infinity };
    const cells = new Map();
    for (const i of lane.list) {
      const place = Math.round(at(G.events[i]) / 13);
      if (!cells.has(place)) cells.set(place, []);
      cells.get(place).push(i);
    }
    for (const list of cells.values()) {
      const first = G.events[list[0]], cx = at(first);
      if (list.length > 2) {
        const most = S.lanes === "person" ? { p: lane.id } : Object.fromEntries(String(lane.id).split(" ").filter(Boolean).map((place, i) => [i ? "c2" : "c", Number(place)]));
        const run = () => set({ ...most, ...(first.when ? { from: Brush.binOf(first), to: Brush.binOf(G.events[list.at(-1)]), open: false, none: false } : { precs: new Set([first.precision]) }) });
        group.append(mark(svg("g", {}, svg("circle", { cx, cy: y, r: Math.min(16, 9 + Math.sqrt(list.length)), class: "many" }), svg("text", { x: cx, y: y + 4, "text-anchor": "middle", class: "manytext", text: String(list.length) })), t("n_events", { n: list.length }), run));
        continue;
      }
      list.forEach((i, k) => {
        const event = G.events[i], lift = list.length > 1 ? (k ? 9 : -9) : 0;
        const shape = svg("g", { "data-event": event.node });
        if (event.when && event.when[1] - event.when[0] > 0) {
          const [lo, hi] = event.when.map(x);
          shape.append(svg("rect", { x: lo, y: y + lift - 4, width: Math.max(4, hi - lo), height: 8, rx: 4, class: event.end ? "span" : "span vague" }));
        }
        shape.append(svg("path", { d: KINDS.event.path, transform: `translate(${at(event)} ${y + lift}) scale(7)`, class: `k-event${event.status === "planned" ? " hollow" : ""}${S.sel === event.node ? " chosen" : ""}`, "vector-effect": "non-scaling-stroke" }));
        if (roomy && event.when) under(event, at(event), y + lift, list.length > 1 && !k ? -1 : 1, group, last);
        group.append(mark(shape, `${eventTitle(event)}, ${spanText(event)}`, () => set({ sel: event.node, tie: null, link: null })));
      });
    }
  }

  // Type and date beneath a mark, or above it, where the words before leave room.
  function under(event, x, y, side, group, last) {
    const lines = [clip(capital(word("types", event.type)), 24), dateText(event.date, { short: true })];
    const wide = Math.max(...lines.map((line) => textWidth(line, 0)));
    if (x - wide / 2 < last[side] + 6) return;
    last[side] = x + wide / 2;
    lines.forEach((line, i) => group.append(svg("text", { x, y: side > 0 ? y + 21 + 14 * i : y - 27 + 14 * i, class: "under", "text-anchor": "middle", "aria-hidden": "true", text: line })));
  }

  function mark(shape, name, run) {
    for (const [key, value] of Object.entries({ role: "button", tabindex: "0", "aria-label": name, class: "mark" })) shape.setAttribute(key, value);
    shape.append(svg("title", { text: name }));
    shape.addEventListener("click", run);
    shape.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); run(); } });
    return shape;
  }
  return { draw, mark };
})();
