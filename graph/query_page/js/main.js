// The page: questions on the left, the query, its answer; keys, language, light or dark; the state in the address.
let current = null;
let loaded = null;
const inLanguage = (text) => text.replace(/VALUES \?lang \{ "\w+" \}/, `VALUES ?lang { "${lang}" }`);
const remember = () => {
  const state = current && $("query").value === inLanguage(current.text) ? `q=${current.name}` : `sparql=${encodeURIComponent($("query").value)}`;
  history.replaceState(null, "", `#lang=${lang}&${state}`);
};
const choose = (question, run = true) => {
  current = question;
  $("query").value = question ? inLanguage(question.text) : $("query").value;
  $("sparql").open = !question;
  describe();
  if (run) ask();
};
const describe = () => {
  $("asked").textContent = current ? titleOf(current) : t("own");
  $("use").textContent = current ? useOf(current) : t("own_use");
  for (const button of $("questions").querySelectorAll("button")) {
    button.setAttribute("aria-current", String(button.dataset.name === (current ? current.name : "")));
  }
};
const ask = async () => {
  closePanel();
  remember();
  say(t("running"));
  $("answer").hidden = true;
  $("stop").disabled = false;
  const limit = Number($("limit").value);
  try {
    show(await engine.ask($("query").value, limit));
  } catch (err) {
    if (err.halted) say(t(err.halted, { n: limit }), "bad");
    else if (err.refused) say(err.message, "bad");
    else say(t(err.dead ? "crashed" : "refused", { why: err.message }), "bad");
  } finally {
    $("stop").disabled = engine.waiting === null;
  }
};
const list = () => {
  const wanted = folded($("find").value.trim());
  const found = DATA.questions.filter((one) => folded(`${one.name} ${one.title} ${titleOf(one)}`).includes(wanted));
  const item = (name, title, pick) => el("li", {}, el("button", { type: "button", "data-name": name, onclick: pick }, title));
  $("questions").replaceChildren(
    ...found.map((one) => item(one.name, titleOf(one), () => choose(one))),
    found.length ? "" : el("li", { class: "soft" }, t("none_found")),
    item("", t("own"), () => { choose(null, false); $("query").focus(); }));
  describe();
};
const describeState = (size, ms) => {
  loaded = { size, ms };
  $("state").textContent = t("ready", { n: size, s: seconds(ms) });
};
const translate = () => {
  document.documentElement.lang = lang;
  document.title = t("title");
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", t(node.dataset.label));
  for (const node of document.querySelectorAll("[data-hint]")) node.setAttribute("placeholder", t(node.dataset.hint));
  for (const option of $("limit").options) option.textContent = t("seconds", { n: Number(option.value) });
  $("lang").textContent = t("other_lang");
  $("lang").setAttribute("lang", lang === "fr" ? "en" : "fr");
  $("engine").textContent = t("engine", { version: DATA.engine });
  $("state").textContent = loaded ? t("ready", { n: loaded.size, s: seconds(loaded.ms) }) : t("loading");
  list();
};
$("lang").addEventListener("click", () => {
  const named = current && $("query").value === inLanguage(current.text);
  lang = lang === "fr" ? "en" : "fr";
  translate();
  closePanel();
  if (named) choose(current, loaded !== null);
  else remember();
});
$("theme").addEventListener("click", () => {
  const dark = document.documentElement.dataset.theme ? document.documentElement.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = dark ? "light" : "dark";
});
$("run").addEventListener("click", ask);
$("stop").addEventListener("click", () => engine.halt("stopped"));
$("narrow").addEventListener("click", () => {
  $("sift").value = current.narrow;
  draw();
});
$("csv").addEventListener("click", save);
$("copy").addEventListener("click", copy);
$("close").addEventListener("click", closePanel);
$("sift").addEventListener("input", draw);
$("find").addEventListener("input", list);
$("query").addEventListener("input", () => {
  if (current && $("query").value !== inLanguage(current.text)) {
    current = null;
    describe();
  }
});
$("find").addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown") $("questions").querySelector("button").focus();
  else if (event.key === "Enter") $("questions").querySelector("button").click();
  else return;
  event.preventDefault();
});
$("questions").addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const all = [...$("questions").querySelectorAll("button")];
  const next = all.indexOf(document.activeElement) + step;
  event.preventDefault();
  if (next < 0) $("find").focus();
  else if (next < all.length) all[next].focus();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    ask();
  } else if (event.key === "Escape") {
    if (!closePanel()) engine.halt("stopped");
  } else if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) {
    event.preventDefault();
    $("find").focus();
  }
});
const open = async () => {
  translate();
  if (typeof DecompressionStream === "undefined" || typeof WebAssembly === "undefined") {
    say(t("old_browser"), "bad");
    return;
  }
  const since = performance.now();
  const asked = new URLSearchParams(location.hash.slice(1));
  try {
    const size = await engine.start();
    describeState(size, performance.now() - since);
    await learnArticles();
  } catch (err) {
    $("state").textContent = "";
    say(t("broken", { why: err.message }), "bad");
    return;
  }
  if (asked.get("sparql")) {
    $("query").value = asked.get("sparql");
    choose(null, false);
    return;
  }
  choose(DATA.questions.find((one) => one.name === asked.get("q")) || DATA.questions.find((one) => one.name === "who-met-whom") || DATA.questions[0] || null, DATA.questions.length > 0);
};
open();
