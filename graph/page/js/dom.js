// Make elements. Text always goes in as text, never as markup.

const SVG = "http://www.w3.org/2000/svg";
const $ = (id) => document.getElementById(id);

function fill(node, props, children) {
  for (const [name, value] of Object.entries(props || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "text") node.textContent = value;
    else if (name === "on") for (const [event, run] of Object.entries(value)) node.addEventListener(event, run);
    else if (name === "style") for (const [key, style] of Object.entries(value)) node.style.setProperty(key, style);
    else if (name === "value") node.value = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

const el = (tag, props, ...children) => fill(document.createElement(tag), props, children);
const svg = (tag, props, ...children) => fill(document.createElementNS(SVG, tag), props, children);

function button(text, run, props) {
  return el("button", { type: "button", text, on: { click: run }, ...props });
}

// A link only to http and https; anything else stays plain text.
function outward(text, url) {
  if (!url || !/^https?:\/\//i.test(url)) return el("span", { text });
  return el("a", { href: url, target: "_blank", rel: "noopener noreferrer", text });
}

// Words for a screen reader beside what the eye sees.
const unseen = (text) => el("span", { class: "offstage", text: ` ${text} ` });

function glyph(kind, size = 16) {
  const style = KINDS[kind];
  const picture = svg("svg", { viewBox: "-1.4 -1.4 2.8 2.8", width: size, height: size, class: "glyph", "aria-hidden": "true", focusable: "false" });
  picture.append(svg("path", { d: style.path, class: `k-${kind}` }));
  return picture;
}

const clip = (text, most) => (text.length > most ? `${[...text].slice(0, most).join("")}…` : text);

function download(name, type, content) {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = el("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 2000);
}

async function toClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = el("textarea", { class: "offstage", "aria-hidden": "true", value: text });
    document.body.append(area);
    area.select();
    let done = false;
    try { done = document.execCommand("copy"); } catch { done = false; }
    area.remove();
    return done;
  }
}

// Tell a screen reader, and flash the same words to the eye.
function say(text) {
  $("said").textContent = text;
  $("said").classList.add("shown");
  clearTimeout(say.timer);
  say.timer = setTimeout(() => $("said").classList.remove("shown"), 2600);
}

function debounce(run, wait) {
  let timer = 0;
  return (...given) => { clearTimeout(timer); timer = setTimeout(() => run(...given), wait); };
}
