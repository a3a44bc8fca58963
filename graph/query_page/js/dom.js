// Elements, words and small things that every part of the page uses.
const DATA = JSON.parse(document.getElementById("data").textContent);
const $ = (id) => document.getElementById(id);
let lang = DATA.strings[(/[?&#]lang=(\w+)/.exec(location.hash) || [])[1]] ? /[?&#]lang=(\w+)/.exec(location.hash)[1] : DATA.lang;
const t = (key, values = {}) => {
  let text = DATA.strings[lang][key];
  if (Array.isArray(text)) text = text[Number(values.n) === 1 ? 0 : 1];
  return text.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === "number" ? value.toLocaleString(lang) : value;
  });
};
const el = (name, attributes = {}, ...children) => {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (value === true) node.setAttribute(key, "");
    else if (value !== false && value !== undefined && value !== null) node.setAttribute(key, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
};
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const say = (text, kind = "") => {
  $("message").textContent = text;
  $("message").className = kind;
};
const seconds = (ms) => (ms / 1000).toLocaleString(lang, { maximumFractionDigits: ms < 1000 ? 2 : 1 });
const useOf = (question) => (DATA.strings[lang].uses || {})[question.name] || question.use;
const titleOf = (question) => (DATA.strings[lang].titles || {})[question.name] || question.title;
