// The table of the chosen events: sorted by any column, copied, or written as CSV that no spreadsheet runs.

const COLUMNS = ["date", "type", "countries", "participants", "topics", "place", "status", "article"];

const Table = (() => {
  const names = (places) => listed(places.map((place) => G.names[lang][place]));
  const cell = {
    date: (event) => spanText(event, { short: true }),
    type: (event) => word("types", event.type),
    countries: (event) => names(event.countries),
    participants: (event) => names(event.people),
    topics: (event) => names(event.topics),
    place: (event) => names([event.place >= 0 ? event.place : event.country].filter((place) => place >= 0)),
    status: (event) => word("statuses", event.status),
    article: (event) => listed(event.articles.map((place) => G.articles[place].title || G.articles[place].key)),
  };

  function sorted(events) {
    const by = S.sort, turn = S.up ? 1 : -1;
    if (by === "date") { const list = [...events].sort(byDate); return S.up ? [...list.filter((i) => G.events[i].when).reverse(), ...list.filter((i) => !G.events[i].when)] : list; }
    const texts = new Map(events.map((i) => [i, cell[by](G.events[i])]));
    const compare = new Intl.Collator(lang, { numeric: true }).compare;
    return [...events].sort((a, b) => turn * compare(texts.get(a), texts.get(b)) || byDate(a, b));
  }

  function draw(chosen) {
    const list = sorted(chosen.events), rows = list.slice(0, S.rows);
    const head = el("tr", {}, COLUMNS.map((name) => el("th", { scope: "col", "aria-sort": S.sort === name ? (S.up ? "ascending" : "descending") : "none" },
      button(t(`col_${name}`), () => set({ sort: name, up: S.sort === name ? !S.up : name !== "date" }), { title: t("sort_by", { what: t(`col_${name}`) }), class: "sort" }))));
    const body = rows.map((i) => {
      const event = G.events[i];
      return el("tr", { class: S.sel === event.node ? "chosen" : null, "data-event": event.node, on: { click: (click) => { if (!click.target.closest("button,a")) set({ sel: event.node, tie: null, link: null }); } } },
        COLUMNS.map((name) => el("td", { class: `col-${name}`, "data-name": t(`col_${name}`) }, name === "type"
          ? el("button", { type: "button", class: "ref", on: { click: () => set({ sel: event.node, tie: null, link: null }) } }, glyph("event", 12), el("span", { text: clip(capital(cell.type(event)), 60) }))
          : name === "topics" ? topics(event) : el("span", { dir: "auto", text: clip(cell[name](event), 180) }))));
    });
    const tools = el("p", { class: "row" }, button(t("copy_table"), () => copy(list)), button(t("export_csv"), () => csv(list)));
    $("table").replaceChildren(tools, el("table", {}, el("caption", { text: `${t("table_caption")} — ${t("n_events", { n: list.length })}` }), el("thead", {}, head), el("tbody", {}, body)));
    if (rows.length < list.length) $("table").append(el("p", { class: "cut" }, t("cut_rows", { n: rows.length, all: list.length }), " ", button(t("more"), () => set({ rows: S.rows + 200 }, { quiet: true }))));
  }

  function topics(event) {
    const shown = event.topics.slice(0, 4);
    return el("span", { text: clip(names(shown), 180) + (event.topics.length > 4 ? `, ${t("and_more", { n: event.topics.length - 4 })}` : ""), title: names(event.topics) });
  }

  const matrixOf = (list) => [COLUMNS.map((name) => t(`col_${name}`)), ...list.map((i) => COLUMNS.map((name) => (name === "date" ? [G.events[i].date || "", G.events[i].end].filter(Boolean).join("/") : cell[name](G.events[i]))))];

  // A cell that a spreadsheet would take for a formula gets an apostrophe before it.
  const safe = (text) => (/^[\s\u0000-\u001f]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text);
  const quoted = (text) => `"${safe(text).replace(/"/g, '""')}"`;
  const csvText = (list) => `\ufeff${matrixOf(list).map((row) => row.map(quoted).join(",")).join("\r\n")}\r\n`;
  const tsvText = (list) => matrixOf(list).map((row) => row.map((text) => safe(text.replace(/[\t\r\n\u2028\u2029]+/g, " "))).join("\t")).join("\n");

  const csv = (list) => download("diplograph.csv", "text/csv;charset=utf-8", csvText(list));
  const copy = async (list) => say(t((await toClipboard(tsvText(list))) ? "copied" : "copy_failed"));
  return { draw, csv, csvText, sorted };
})();
