// The panel of proofs: what the chosen node, link or tie is, and its facts.

const Panel = (() => {
  const section = (key, ...content) => (content.flat().length ? [el("h3", { text: t(key) }), ...content.flat()] : []);
  const list = (items, name) => (items.length ? [el("ul", { class: name || "facts" }, items)] : []);

  function draw(chosen) {
    const box = $("panel-body");
    const content = S.link ? linkPanel(...S.link) : S.tie ? tiePanel(S.tie, chosen)
      : S.path ? pathPanel(chosen) : S.sel >= 0 ? nodePanel(S.sel, chosen) : restPanel(chosen);
    box.replaceChildren(...content.flat(9).filter(Boolean));
    box.scrollTop = 0;
    $("panel").classList.toggle("open", S.sel >= 0 || Boolean(S.link || S.tie || S.path));
  }

  function head(kind, title, ...rest) {
    return [kind === "" ? null : el("p", { class: "kind" }, kind && glyph(kind, 15), " ", kind ? word("kinds", kind) : t("link_event")),
      el("h2", { id: "panel-title", dir: "auto", text: clip(title, 240) }), ...rest];
  }

  function nodePanel(place, chosen) {
    const kind = G.kind[place];
    const own = kind === "event" ? eventPanel(G.events[G.eventOf[place]]) : kind === "article" ? articlePanel(place) : entityPanel(place, kind, chosen);
    return [own, actions(place, kind)];
  }

  function actions(place, kind) {
    const box = el("p", { class: "actions" });
    if (S.focus) {
      box.append(button(t(S.focus === 1 ? "focus2" : "focus1"), () => focusOn(place, S.focus === 1 ? 2 : 1)), button(t("focus_off"), () => set({ focus: 0 })));
    } else box.append(button(t("focus"), () => focusOn(place, 1)));
    const slot = { country: "c", person: "p", organization: "o", topic: "t", place: "l" }[kind];
    if (slot && S[slot] !== place) {
      box.append(button(t("filter_on"), () => set(kind === "country" && S.c >= 0 && S.c !== place ? { c2: place } : { [slot]: place })));
    }
    return box;
  }

  function eventPanel(event) {
    const lines = [];
    const first = (about) => proofsOf(event, about);
    const note = { month: "note_month", year: "note_year", none: "note_undated", open: event.date?.length === 7 ? "note_open_month" : "note_open" }[event.precision];
    lines.push(fact(event, "date", el("span", {}, el("strong", { text: capital(spanText(event)) }), note ? el("span", { class: "note", text: t(note) }) : null), t("col_date")));
    const where = [event.place, event.country].filter((place) => place >= 0);
    if (where.length) lines.push(fact(event, "place", el("span", {}, where.map((place, i) => [i ? ", " : "", chip(place)]).flat()), t("place")));
    lines.push(fact(event, "status", el("span", {}, el("span", { class: `badge ${event.status}`, text: word("statuses", event.status) }), event.main ? null : el("span", { class: "soft", text: ` ${t("background")}` })), t("status")));
    const main = first("type")[0];
    const out = [head("event", eventTitle(event)), disagreement(event), list(lines, "facts head")];
    if (main) out.push(proofBlock(event, main));
    out.push(section("participants", list(event.parts.map((part) => fact(event, `n${part.person}`, [
      chip(part.person), part.role ? el("span", { class: "soft", dir: "auto", text: ` ${part.role[lang]}` }) : null,
      part.country >= 0 ? el("span", { class: "soft", text: `, ${G.names[lang][part.country]}` }) : part.organization >= 0 ? el("span", { class: "soft", text: `, ${G.names[lang][part.organization]}` }) : null,
    ], label(part.person))))));
    const plainFacts = (places) => list(places.map((place) => fact(event, `n${place}`, [chip(place)], label(place))));
    out.push(section("countries", plainFacts(event.countries)), section("organizations", plainFacts(event.orgs)));
    out.push(section("targets", plainFacts(event.items.filter((place) => G.kind[place] === "target"))));
    out.push(section("agreements", plainFacts(event.items.filter((place) => G.kind[place] === "agreement"))));
    for (const [group, title] of [["partnership", "partnerships"], ["pledges", "pledges"], ["anniversaries", "anniversaries"], ["statements", "statements"]]) {
      out.push(section(title, list(event.extras.map((extra, i) => (extra.k === group ? fact(event, `x${i}`, EXTRAS[group](extra), t(title)) : null)).filter(Boolean))));
    }
    out.push(section("topics", plainFacts(event.topics)));
    const toggles = () => [...$("panel-body").querySelectorAll("button.why")];
    out.push(el("p", {}, button(t("all_proofs"), (click) => {
      const show = click.target.getAttribute("aria-pressed") !== "true";
      toggles().forEach((toggle) => toggle.openProof(show));
      click.target.setAttribute("aria-pressed", String(show));
      click.target.textContent = t(show ? "fewer_proofs" : "all_proofs");
    }, { "aria-pressed": "false" })));
    out.push(el("h3", { text: t("told_by", { n: event.articles.length }) }), event.articles.map((place) => articleLine(place, first("type").find((proof) => proof.article === place))));
    return out;
  }

  function disagreement(event) {
    if (!event.splits.length) return [];
    return el("div", { class: "split", role: "note" }, el("strong", { text: t("disagree") }), el("ul", {}, event.splits.map(([field, values]) =>
      el("li", {}, t("disagree_line", { field: word("fields", field), values: "" }), values.map(([value, article], i) => {
        const text = G.strings[value];
        const said = field.includes("date") ? dateText(text === "" ? null : text) : field === "type" ? word("types", text) : field === "status" ? word("statuses", text) : text;
        return [i ? " ; " : "", el("b", { text: said }), " (", chip(G.articles[article].node, clip(G.articles[article].title || t("untitled"), 60)), ")"];
      }).flat()))));
  }

  const name = (value) => {
    if (Array.isArray(value)) return value[lang === "fr" ? 0 : 1];
    return typeof value === "number" ? label(value) : String(value);
  };
  const EXTRAS = {
    statements: (said) => [el("span", {}, said.speaker.map(name).join(", "), " — ", el("b", { text: word("acts", said.act) }),
      said.addressee.length ? ` (${t("to_whom", { who: listed(said.addressee.map(name)) })})` : ""),
    said.topics.length ? el("span", { class: "note", text: listed(said.topics.map(name)) }) : null,
    el("blockquote", { lang: G.articles[said.article]?.lang, dir: "auto", text: t("quote", { q: said.quote }) })],
    partnership: (level) => [el("b", { text: capital(word("levels", level.level)) }), ` ${t("between", { who: level.between.map(name).join(", ") })}`,
      level.raised ? `, ${t("raised")}` : "", level.since ? `, ${t("since", { date: dateText(level.since) })}` : ""],
    anniversaries: (year) => [`${capital(year.ordinal ? t("ordinal", { n: year.ordinal }) : t("an_anniversary"))} ${word("anniversary_of", year.of)}`,
      year.origin ? ` (${dateText(year.origin)})` : "", year.year ? ` — ${year.year}` : ""],
    pledges: (aid) => [`${aid.value !== null && aid.value !== undefined ? `${number(aid.value)} ${aid.unit && aid.unit !== aid.what ? `${aid.unit} ` : ""}` : ""}${aid.what}`,
      aid.giver !== null || aid.receiver !== null ? ` — ${t("from_to", { a: aid.giver === null ? "?" : name(aid.giver), b: aid.receiver === null ? "?" : name(aid.receiver) })}` : ""],
  };

  function articlePanel(place) {
    const number = G.articleOf.get(place), article = G.articles[number];
    return [head("article", article.title || t("untitled")), articleLine(number), section("events", eventList(G.eventsOf[place]))];
  }

  function entityPanel(place, kind, chosen) {
    const open = new Set(chosen.events);
    const events = G.eventsOf[place].filter((i) => open.has(i));
    const out = [head(kind, label(place), el("p", { class: "soft", text: t("shown_events", { n: events.length, all: G.eventsOf[place].length }) }))];
    if (kind === "person") out.push(section("posts", list(posts(place))));
    if (kind === "person") out.push(section("counterparts", counted(events, (event) => event.people.filter((other) => other !== place))));
    if (kind === "country") {
      out.push(section("partners", counted(events, (event) => event.countries.filter((other) => other !== place))));
      out.push(section("officials", counted(events, (event) => event.parts.filter((part) => part.country === place).map((part) => part.person))));
    } else if (kind !== "person") out.push(section("countries", counted(events, (event) => event.countries)));
    if (kind !== "topic") out.push(section("topics", counted(events, (event) => event.topics)));
    out.push(section("events", eventList(events, place)));
    return out;
  }

  // The posts in which a person was seen, with first and last sighting and the proof.
  function posts(place) {
    const held = new Map();
    for (const i of [...G.eventsOf[place]].sort(byDate)) {
      const event = G.events[i];
      for (const part of event.parts) {
        if (part.person !== place || !part.role) continue;
        const side = part.country >= 0 ? part.country : part.organization;
        const id = `${part.role.fr}|${side}`;
        if (!held.has(id)) held.set(id, { role: part.role, side, events: [] });
        held.get(id).events.push(event);
      }
    }
    return [...held.values()].map(({ role, side, events }) => {
      const dates = [...new Set(events.filter((event) => event.when).map((event) => dateText(event.date)))].reverse();
      const seen = dates.length ? t("seen", { dates: dates.length > 1 ? t("date_range", { a: dates[0], b: dates.at(-1) }) : dates[0] }) : "";
      return fact(events[0], `n${place}`, [el("span", { dir: "auto", text: capital(role[lang]) }), side >= 0 ? el("span", { class: "soft", text: `, ${G.names[lang][side]}` }) : null,
        seen ? el("span", { class: "note", text: seen }) : null], role[lang]);
    });
  }

  function counted(events, pick, most = 8) {
    const found = new Map();
    for (const i of events) for (const place of new Set(pick(G.events[i]))) found.set(place, (found.get(place) || 0) + 1);
    const sorted = [...found].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    if (!sorted.length) return [];
    const items = sorted.slice(0, most).map(([place, many]) => el("li", {}, chip(place), el("span", { class: "count", text: number(many) })));
    if (sorted.length > most) items.push(el("li", { class: "soft", text: t("and_more", { n: sorted.length - most }) }));
    return list(items, "counted");
  }

  function eventList(events, about) {
    const sorted = [...events].sort(byDate), most = 30;
    const items = sorted.slice(0, most).map((i) => {
      const event = G.events[i];
      const content = [chip(event.node), el("span", { class: "note", text: capital(spanText(event)) })];
      return about === undefined ? el("li", { class: "fact" }, el("span", {}, content)) : fact(event, `n${about}`, content, eventTitle(event));
    });
    if (sorted.length > most) items.push(el("li", { class: "soft", text: t("and_more", { n: sorted.length - most }) }));
    return list(items);
  }

  function linkPanel(a, b) {
    const place = G.eventOf[a] >= 0 ? a : G.eventOf[b] >= 0 ? b : -1;
    if (place < 0) { // a person and the country
      const person = G.kind[a] === "person" ? a : b, country = person === a ? b : a;
      return [head(null, `${label(person)} – ${label(country)}`, el("p", { class: "sentence" }, chip(person), ` ${t("represents")} `, chip(country))), section("posts", list(posts(person)))];
    }
    const event = G.events[G.eventOf[place]], other = place === a ? b : a, kind = G.kind[other];
    const verb = { person: "takes_part", country: "side_of", topic: "about", organization: "concerns", place: "held_at", target: "aims", agreement: "signs", article: "told_in" }[kind];
    const order = ["person", "country"].includes(kind) ? [other, place] : [place, other];
    const about = kind === "place" ? "place" : `n${other}`;
    const part = event.parts.find((one) => one.person === other);
    return [head(null, `${label(order[0])} – ${label(order[1])}`,
      el("p", { class: "sentence" }, chip(order[0]), ` ${t(verb)} `, chip(order[1])),
      part?.role ? el("p", { class: "soft", dir: "auto", text: capital(part.role[lang]) }) : null,
      el("p", { text: capital(spanText(event)) })),
    section("proofs", kind === "article" ? proofsOf(event, "type").map((proof) => proofBlock(event, proof)) : proofsOf(event, about).map((proof) => proofBlock(event, proof)))];
  }

  function tiePanel([a, b], chosen) {
    const events = chosen.events.filter((i) => G.events[i].countries.includes(a) && G.events[i].countries.includes(b));
    return [head("country", t("tie", { a: label(a), b: label(b) }), el("p", { class: "soft", text: t("n_events", { n: events.length }) })),
      el("p", { class: "actions" }, button(t("see_network"), () => set({ c: a, c2: b, view: "network", tie: null, focus: 0 }))),
      section("topics", counted(events, (event) => event.topics)), section("officials", counted(events, (event) => event.people)), section("events", eventList(events))];
  }

  function pathPanel() {
    const through = S.path.filter((place) => G.eventOf[place] >= 0);
    return [head("", t("path")), el("p", { text: t("path_found", { a: label(S.pathA), b: label(S.pathB), n: through.length }) }),
      el("ol", { class: "chain" }, S.path.map((place) => {
        const event = G.eventOf[place] >= 0 ? G.events[G.eventOf[place]] : null;
        return el("li", {}, chip(place), event ? [el("span", { class: "note", text: capital(spanText(event)) }), ...proofsOf(event, "type").slice(0, 1).map((proof) => proofBlock(event, proof))] : null);
      })), el("p", { class: "actions" }, button(t("clear"), () => set({ pathA: -1, pathB: -1 })))];
  }

  function restPanel(chosen) {
    const nodesOfKind = (kind) => ranked(kind, chosen, 8).map(([place, many]) => el("li", {}, chip(place), el("span", { class: "count", text: number(many) })));
    const pairs = [...pairsIn(chosen)].sort((a, b) => b[1].length - a[1].length || a[0] - b[0]).slice(0, 6).map(([id, events]) => {
      const pair = ends(id);
      return el("li", {}, el("button", { type: "button", class: "ref", text: clip(t("tie", { a: label(pair[0]), b: label(pair[1]) }), 140), on: { click: () => set({ tie: pair, sel: -1, link: null }) } }), el("span", { class: "count", text: number(events.length) }));
    });
    return [el("h2", { id: "panel-title", text: t("nothing_chosen") }), el("p", { class: "soft", text: t("choose_hint") }),
      section("most_pairs", list(pairs, "counted")), section("most_persons", list(nodesOfKind("person"), "counted")), section("most_topics", list(nodesOfKind("topic"), "counted")),
      el("h3", { text: t("keys_title") }), el("p", { class: "soft", text: t("keys").replace(/^[^:]*:\s*/u, "") })];
  }
  return { draw };
})();
