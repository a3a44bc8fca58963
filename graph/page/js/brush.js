// The period: a histogram with counts, two handles over it, and beside it the events whose year is open or that have no date.

const Brush = (() => {
  let bins = [], byMonth = false;

  // Bars are years, or months where all fits in three years.
  function setUp() {
    const lows = G.events.filter((event) => event.when).map((event) => event.when[0]);
    if (!lows.length) return;
    const date = (day) => new Date(day * DAY);
    const first = date(lows.reduce((a, b) => Math.min(a, b))), last = date(lows.reduce((a, b) => Math.max(a, b)));
    byMonth = last.getUTCFullYear() - first.getUTCFullYear() < 3;
    for (let year = first.getUTCFullYear(); year <= last.getUTCFullYear() && bins.length < 400; year++) {
      if (!byMonth) { bins.push(String(year).padStart(4, "0")); continue; }
      for (let month = 1; month <= 12; month++) {
        const name = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;
        if (name >= first.toISOString().slice(0, 7) && name <= last.toISOString().slice(0, 7)) bins.push(name);
      }
    }
    for (const [id, side] of [["brush-from", "from"], ["brush-to", "to"]]) {
      const input = $(id);
      input.max = String(bins.length - 1);
      input.addEventListener("input", () => move(side, Number(input.value)));
    }
  }

  const binOf = (event) => (event.when ? new Date(event.when[0] * DAY).toISOString().slice(0, byMonth ? 7 : 4) : null);
  const at = (side) => {
    const value = S[side];
    if (value === null) return side === "from" ? 0 : bins.length - 1;
    const place = side === "from" ? bins.findIndex((bin) => bin >= value.slice(0, bin.length)) : bins.findLastIndex((bin) => bin <= value.slice(0, bin.length));
    return place < 0 ? (side === "from" ? bins.length - 1 : 0) : place;
  };

  function move(side, place) {
    let from = at("from"), to = at("to");
    if (side === "from") { from = place; to = Math.max(to, from); } else { to = place; from = Math.min(from, to); }
    range(from, to);
  }

  // Narrowing leaves out what has no year, and says so; the whole period takes it in again.
  function range(from, to) {
    const was = narrowed();
    const next = { from: from <= 0 ? null : bins[from], to: to >= bins.length - 1 ? null : bins[to] };
    const now = next.from !== null || next.to !== null;
    set({ ...next, ...(was === now ? {} : { open: !now, none: !now }) }, { replace: true });
  }

  function draw(chosen) {
    const box = $("bars");
    $("period").classList.toggle("undated", !bins.length);
    const all = new Map(), inside = new Map();
    let open = 0, none = 0;
    const chosenNow = new Set(chosen.events);
    for (const i of chosen.timed) {
      const event = G.events[i], bin = binOf(event);
      if (bin) {
        all.set(bin, (all.get(bin) || 0) + 1);
        if (chosenNow.has(i)) inside.set(bin, (inside.get(bin) || 0) + 1);
      } else if (event.precision === "open") open++; else none++;
    }
    const most = Math.max(1, open, none, ...all.values()), from = at("from"), to = at("to");
    const every = Math.ceil(bins.length / Math.max(byMonth ? 2 : 4, Math.floor((box.clientWidth || 800) / (byMonth ? 104 : 42))));
    box.replaceChildren(...bins.map((bin, i) => {
      const many = all.get(bin) || 0, on = i >= from && i <= to;
      const title = byMonth ? dateText(bin) : bin;
      return el("button", {
        type: "button", class: on ? "bar on" : "bar", tabindex: "-1", "aria-pressed": String(on), title: t("bar", { what: title, n: many }),
        on: { click: () => (from === i && to === i ? range(0, bins.length - 1) : range(i, i)) },
      }, el("span", { class: "many", text: many && bins.length <= 40 ? number(many) : "" }), unseen(t("bar", { what: title, n: many })), el("span", { class: "fill", style: { height: `${(many / most) * 100}%` } }),
      el("span", { class: i ? "tick" : "tick first", text: i % every === 0 && (i + every / 2 < bins.length || !i) ? (byMonth ? dateText(bin, { short: true }) : bin) : "" }));
    }));
    const holder = $("loose");
    holder.replaceChildren(...[["open", open], ["none", none]].map(([name, many]) => {
      const long = t(name === "open" ? "open_year" : "undated");
      return el("button", {
        type: "button", class: S[name] ? "bar on" : "bar", "aria-pressed": String(S[name]), title: `${t("bar", { what: long, n: many })}. ${t("toggle_hint")}`,
        on: { click: () => set({ [name]: !S[name] }) }, "data-loose": name,
      }, el("span", { class: "many", text: number(many) }), unseen(t("bar", { what: long, n: many })), el("span", { class: "fill", style: { height: `${Math.min(1, many / most) * 100}%` } }), el("span", { class: "tick", text: t(name === "open" ? "open_year_short" : "undated_short") }));
    }));
    const named = (place) => (bins.length ? (byMonth ? dateText(bins[place]) : bins[place]) : "");
    for (const [id, place, text] of [["brush-from", from, t("from")], ["brush-to", to, t("to")]]) {
      const input = $(id);
      input.value = String(place);
      input.setAttribute("aria-valuetext", named(place));
      input.setAttribute("aria-label", `${t("period")} : ${text}`);
      input.disabled = bins.length < 2;
    }
    $("brush").style.setProperty("--from", `${(from / Math.max(1, bins.length)) * 100}%`);
    $("brush").style.setProperty("--to", `${((to + 1) / Math.max(1, bins.length)) * 100}%`);
    $("period-name").textContent = bins.length ? `${t("period")} ${named(from)}${from === to ? "" : ` – ${named(to)}`}` : t("period");
    hides(chosen.hidden);
  }

  function hides({ dated, open, none }) {
    const box = $("hides");
    const what = [dated && t("hides_dated", { n: dated }), open && t("hides_open", { n: open }), none && t("hides_none", { n: none })].filter(Boolean);
    box.replaceChildren();
    if (!what.length) return;
    box.append(t("period_hides", { what: listed(what) }), " ");
    if (open || none) box.append(button(t("keep_them"), () => set({ open: true, none: true }), { class: "plain", id: "keep" }));
    box.append(button(t("reset"), () => set({ from: null, to: null, open: true, none: true }), { class: "plain" }));
  }
  return { setUp, draw, binOf, get bins() { return bins; } };
})();
