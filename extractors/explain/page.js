"use strict";
// Light the whole quote that a link or an address "#o<start>" leads to; a click on a quote finds its field.
const parts = [...document.querySelectorAll("#article [data-s]")];
const links = [...document.querySelectorAll("#events a[data-s]")];
const span = (node) => [Number(node.dataset.s), Number(node.dataset.e)];

function light(start, end) {
  for (const node of parts) {
    const [s, e] = span(node);
    node.classList.toggle("lit", s >= start && e <= end);
  }
  for (const link of links) {
    const [s, e] = span(link);
    link.classList.toggle("lit", s === start && e === end);
  }
}

function follow() {
  const found = /^#o(\d+)$/.exec(location.hash);
  if (!found) return light(0, -1);
  const start = Number(found[1]);
  const ends = links.map(span).filter(([s]) => s === start).map(([, e]) => e);
  if (ends.length) light(start, Math.max(...ends));
}

for (const link of links) {
  for (const kind of ["pointerenter", "focus", "click"]) {
    link.addEventListener(kind, () => light(...span(link)));
  }
  link.addEventListener("pointerleave", follow);
}
document.getElementById("article").addEventListener("click", (event) => {
  const node = event.target.closest(".q");
  if (!node) return;
  const [s, e] = span(node);
  const link = links.find((one) => Number(one.dataset.s) <= s && e <= Number(one.dataset.e));
  if (!link) return;
  link.scrollIntoView({ block: "nearest" });
  link.focus({ preventScroll: true });
});
addEventListener("hashchange", follow);
follow();
