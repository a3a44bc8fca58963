// Country by country: how many chosen events join each two. A cell opens what is behind its number.

const Matrix = (() => {
  const MOST = 24;
  let shown = MOST;

  function draw(chosen) {
    const counted = ranked("country", chosen, Infinity);
    const places = order(counted.slice(0, shown).map(([place]) => place), chosen);
    const pairs = pairsIn(chosen);
    const many = (a, b) => (pairs.get(a < b ? a * G.n + b : b * G.n + a) || []).length;
    const most = Math.max(1, ...[...pairs.values()].map((list) => list.length));
    const alone = new Map(counted);
    const short = (place) => (places.length > 12 ? codeOf(place) : G.names[lang][place]);
    const table = el("table", { class: places.length > 12 ? "matrix dense" : "matrix" }, el("caption", { text: t("matrix_caption") }),
      el("thead", {}, el("tr", {}, el("td", {}), places.map((place) => el("th", { scope: "col", title: G.names[lang][place] }, el("span", { text: short(place) }))))),
      el("tbody", {}, places.map((row, y) => el("tr", {}, el("th", { scope: "row", title: G.names[lang][row] }, chip(row)), places.map((column, x) => {
        const n = row === column ? alone.get(row) : many(row, column);
        if (!n) return el("td", { class: "zero" });
        const name = row === column ? `${label(row)} : ${t("n_events", { n })}` : `${t("tie", { a: label(row), b: label(column) })} : ${t("n_events", { n })}`;
        return el("td", {}, el("button", {
          type: "button", class: row === column ? "cell own" : "cell", "aria-label": name, title: name, "data-x": x, "data-y": y, tabindex: "-1",
          style: row === column ? {} : { "--much": String(Math.round(shade(n / most))) },
          "data-much": row === column ? null : n / most > 0.5 ? "high" : "low",
          on: { click: () => set(row === column ? { sel: row, tie: null, link: null } : { tie: [Math.min(row, column), Math.max(row, column)], sel: -1, link: null, focus: 0 }) }, text: number(n),
        }));
      })))));
    const first = table.querySelector("button.cell");
    if (first) first.tabIndex = 0;
    table.addEventListener("keydown", walk);
    $("matrix").replaceChildren(table);
    if (places.length < counted.length) $("matrix").append(el("p", { class: "cut" }, t("cut_matrix", { n: places.length, all: counted.length }), " ", button(t("more"), () => { shown += MOST; draw(chosen); })));
  }

  // Strength of the colour in per cent; between 42 and 85 no ink would stand out enough.
  const shade = (share) => (share > 0.5 ? 70 + 30 * share : 10 + 64 * share);

  const codeOf = (place) => G.key[place].split("/").at(-1).toUpperCase().slice(0, 4);

  // Those that meet stand together: each next country is the one most tied to those already placed.
  function order(places, chosen) {
    if (places.length < 3) return places;
    const pairs = pairsIn(chosen), left = new Set(places.slice(1)), out = [places[0]];
    const pull = new Map(places.map((place) => [place, 0]));
    while (left.size) {
      const last = out.at(-1);
      let best = -1;
      for (const place of left) {
        pull.set(place, pull.get(place) * 0.6 + (pairs.get(last < place ? last * G.n + place : place * G.n + last) || []).length);
        if (best < 0 || pull.get(place) > pull.get(best)) best = place;
      }
      left.delete(best);
      out.push(best);
    }
    return out;
  }

  // Arrows go from number to number.
  function walk(event) {
    const step = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
    if (!step || !event.target.dataset.x) return;
    event.preventDefault();
    event.stopPropagation();
    let x = Number(event.target.dataset.x), y = Number(event.target.dataset.y);
    for (let tries = 0; tries < 200; tries++) {
      x += step[0];
      y += step[1];
      const next = event.currentTarget.querySelector(`button[data-x="${x}"][data-y="${y}"]`);
      if (next) { event.target.tabIndex = -1; next.tabIndex = 0; next.focus(); return; }
      if (x < 0 || y < 0 || x > 200 || y > 200) return;
    }
  }
  return { draw, codeOf };
})();
