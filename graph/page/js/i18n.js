// The words of the page in the reader's language, and dates as that language writes them.

let lang = CONFIG.lang;

// The string of a key; a list holds singular and plural, chosen by n.
function t(key, values = {}) {
  let words = STRINGS[lang][key];
  if (words === undefined) return key;
  if (Array.isArray(words)) words = words[(lang === "fr" ? values.n < 2 : values.n === 1) ? 0 : 1];
  return words.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === "number" ? number(value) : value;
  });
}

// A word from one of the tables (kinds, types, …); what the table lacks is shown as it is.
const word = (table, key) => (Object.hasOwn(STRINGS[lang][table], key) ? STRINGS[lang][table][key] : key);
const number = (value) => new Intl.NumberFormat(lang, { useGrouping: Math.abs(value) > 9999 }).format(value);
const capital = (text) => text.charAt(0).toLocaleUpperCase(lang) + text.slice(1);
const listed = (items) => items.join(", ");

const PLAIN = /[\u0300-\u036f]/g;
// Lower case without diacritics, so that "Hà Nội", "ha noi" and "HANOI" meet.
const plain = (text) => text.normalize("NFD").replace(PLAIN, "").toLowerCase().replace(/đ/g, "d").replace(/œ/g, "oe").replace(/[’']/g, "'");

const formats = new Map();
function written(parts, options) {
  const key = lang + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { timeZone: "UTC", ...options }));
  return formats.get(key).format(new Date(Date.UTC(parts[0], parts[1] - 1, parts[2])));
}

// An EDTF date as people write it: "13 juillet 2022", "juin 2025", "23 juin, année ouverte".
function dateText(date, { short = false } = {}) {
  if (!date) return t("date_undated");
  const month = short ? "short" : "long";
  const [year, mm, dd] = date.split("-");
  if (year === "XXXX") {
    if (!mm) return t("open_year");
    const known = dd
      ? written([2000, +mm, +dd], { day: "numeric", month })
      : written([2000, +mm, 1], { month });
    return short ? known : t("date_open", { date: known });
  }
  if (!mm) return year;
  if (!dd) return written([+year, +mm, 1], { month, year: "numeric" });
  return written([+year, +mm, +dd], { day: "numeric", month, year: "numeric" });
}

function spanText(event, options) {
  if (event.date && event.end && event.end !== event.date) {
    return t("date_range", { a: dateText(event.date, options), b: dateText(event.end, options) });
  }
  return dateText(event.date, options);
}

function precision(date) {
  if (!date) return "none";
  if (date.startsWith("XXXX")) return "open";
  return ["year", "month", "day"][date.split("-").length - 1];
}
