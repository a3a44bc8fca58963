// The answer as a table: sorted, filtered, saved as CSV that no spreadsheet takes for formulas.
const MOST_ROWS = 500;
const answer = { names: [], rows: [], kept: [], by: null, down: false };
const sieve = (text) => {
  const tests = text.trim().split(/\s+/).filter(Boolean).map((word) => {
    const [name, value] = word.split("=");
    const at = value === undefined ? -1 : answer.names.indexOf(name);
    const wanted = folded(at < 0 ? word : value);
    return at < 0 ? (row) => row.some((cell) => cell && folded(cell.value).includes(wanted)) : (row) => row[at] && folded(row[at].value).includes(wanted);
  });
  return tests.length ? (row) => tests.every((test) => test(row)) : null;
};
const draw = () => {
  const wanted = sieve($("sift").value);
  answer.kept = wanted ? answer.rows.filter(wanted) : [...answer.rows];
  if (answer.by !== null) answer.kept.sort((a, b) => compare(a[answer.by], b[answer.by]) * (answer.down ? -1 : 1));
  const head = el("tr", {}, ...answer.names.map((name, at) => el("th", { scope: "col", "aria-sort": answer.by === at ? (answer.down ? "descending" : "ascending") : false },
    el("button", { type: "button", title: t("sort", { name }), onclick: () => sortBy(at) }, name, el("span", { "aria-hidden": "true" }, answer.by === at ? (answer.down ? " ↓" : " ↑") : "")))));
  const table = $("scroll").firstElementChild;
  table.tHead.replaceChildren(head);
  table.tBodies[0].replaceChildren(...answer.kept.slice(0, MOST_ROWS).map((row) => el("tr", {}, ...row.map((cell, at) => el("td", { class: numeric(cell) ? "number" : false }, shown(cell, answer.names[at]))))));
  $("many").textContent = [wanted ? t("kept", { n: answer.kept.length }) : "", answer.kept.length > MOST_ROWS ? t("shown", { n: MOST_ROWS }) : ""].filter(Boolean).join(" · ");
};
const sortBy = (at) => {
  answer.down = answer.by === at && !answer.down;
  answer.by = at;
  draw();
  $("scroll").querySelectorAll("th button")[at].focus();
};
const show = (found) => {
  if (found.boolean !== undefined) {
    $("answer").hidden = true;
    say(`${t(found.boolean ? "yes" : "no")} · ${seconds(found.ms)} s`, "good");
    return;
  }
  Object.assign(answer, { names: found.names, rows: found.rows, by: null, down: false });
  $("sift").value = "";
  $("answer").hidden = !found.rows.length;
  say(found.rows.length ? t("rows", { n: found.rows.length, s: seconds(found.ms) }) : t("empty"), found.rows.length ? "good" : "");
  $("narrow").hidden = !(current && current.narrow && found.rows.some(sieve(current.narrow)));
  if (current && current.narrow) $("narrow").textContent = t("narrow", { what: current.narrow });
  draw();
};
const harmless = (text) => (/^[\s]*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text);
const csvCell = (cell) => {
  const text = cell ? (numeric(cell) ? cell.value : harmless(cell.value)) : "";
  return /[",;\n\r]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
const csvText = () => [answer.names.join(","), ...answer.kept.map((row) => row.map(csvCell).join(","))].join("\n") + "\n";
const save = () => {
  const link = el("a", { href: URL.createObjectURL(new Blob(["\ufeff", csvText()], { type: "text/csv" })), download: `${current ? current.name : "query"}.csv` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
};
const copy = async () => {
  const lines = [answer.names, ...answer.kept.map((row) => row.map((cell) => (cell ? (numeric(cell) ? cell.value : harmless(cell.value)) : "").replace(/[\t\n\r]+/g, " ")))];
  try {
    await navigator.clipboard.writeText(lines.map((line) => line.join("\t")).join("\n"));
    $("many").textContent = t("copied");
  } catch {
    $("many").textContent = t("not_copied");
  }
};
