// The present view as SVG or PNG; the table as CSV; the address to the clipboard.

const Export = (() => {
  const PROPERTIES = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "opacity", "font-size", "font-weight", "font-family", "text-anchor", "vector-effect", "paint-order"];

  // The network as drawn: same places, same labels.
  function networkSvg() {
    const scene = Net.scene, look = Net.look, scale = Net.scale();
    const width = $("canvas").clientWidth, height = $("canvas").clientHeight;
    const out = sheet(width, height);
    const at = new Map(scene.nodes.map((item) => [item.place, Net.at(item.place)]));
    for (const edge of scene.edges) {
      const a = at.get(edge.a), b = at.get(edge.b), style = Net.plainStyle(edge);
      out.append(svg("line", { x1: a.x, y1: a.y, x2: b.x, y2: b.y, stroke: style.color.color, "stroke-opacity": style.color.opacity, "stroke-width": style.width * scale, "stroke-dasharray": edge.kind === "home" ? "2 4" : edge.planned ? "6 4" : null }));
    }
    for (const item of scene.nodes) {
      const { x, y } = at.get(item.place), kind = G.kind[item.place], size = Net.sizeAt(item.radius);
      out.append(svg("path", { d: KINDS[kind].path, transform: `translate(${x} ${y}) scale(${size})`, fill: look[kind], stroke: look.ink, "stroke-width": 1.3 / size }));
    }
    for (const { text, mid, spot } of Net.counts) {
      const { x, y } = Net.toScreen(mid);
      if (spot) out.append(textAt(x, y + 4, text, 1));
    }
    for (const item of scene.nodes) {
      if (!item.spot) continue;
      const { x, y } = at.get(item.place);
      item.lines.forEach((line, i) => out.append(textAt(x + item.spot.x + item.width / 2, y + item.spot.y + 11.5 + LINE * i, line, weightOf(item.place))));
    }
    return out;
  }

  function textAt(x, y, text, weight) {
    return svg("text", { x, y, "text-anchor": "middle", "font-family": FONT, "font-size": [11.5, 12, 13.5][weight], "font-weight": [420, 500, 650][weight], fill: weight ? Net.look.ink : Net.look.soft, stroke: Net.look.paper, "stroke-width": 4, "stroke-linejoin": "round", "paint-order": "stroke", text });
  }

  function sheet(width, height) {
    return svg("svg", { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}` }, svg("rect", { width, height, fill: Net.look.paper }));
  }

  // A picture of the page with its looks written into it.
  function styled(source) {
    const copy = source.cloneNode(true);
    const from = [source, ...source.querySelectorAll("*")], to = [copy, ...copy.querySelectorAll("*")];
    from.forEach((node, i) => {
      const computed = getComputedStyle(node);
      for (const name of PROPERTIES) { const value = computed.getPropertyValue(name); if (value && value !== "none" || name === "fill") to[i].setAttribute(name, value); }
      for (const name of ["class", "tabindex", "role", "data-event"]) to[i].removeAttribute(name);
    });
    return copy;
  }

  function stacked(sources) {
    const columns = Math.max(1, Math.floor(($("years").clientWidth || 900) / 270)), W = 260, H = 215;
    const out = sheet(columns * W, Math.ceil(sources.length / columns) * H);
    sources.forEach((card, i) => {
      const inner = styled(card.querySelector("svg"));
      for (const [name, value] of Object.entries({ x: (i % columns) * W, y: Math.floor(i / columns) * H + 30, width: 250, height: 178 })) inner.setAttribute(name, value);
      out.append(textAt((i % columns) * W + 125, Math.floor(i / columns) * H + 22, card.querySelector(".yearname").textContent, 2), inner);
    });
    return out;
  }

  function matrixSvg() {
    const cells = [...$("matrix").querySelectorAll("th,td")], frame = $("matrix").querySelector("table").getBoundingClientRect();
    const out = sheet(frame.width + 16, frame.height + 16);
    for (const cell of cells) {
      const box = cell.getBoundingClientRect(), own = cell.querySelector("button.cell");
      const x = box.left - frame.left + 8, y = box.top - frame.top + 8;
      if (own) out.append(svg("rect", { x, y, width: box.width - 2, height: box.height - 2, fill: getComputedStyle(own).backgroundColor }));
      const text = cell.textContent.trim();
      if (text) out.append(svg("text", { x: own || cell.scope === "col" ? x + box.width / 2 : x + 4, y: y + box.height / 2 + 4, "text-anchor": own || cell.scope === "col" ? "middle" : "start", "font-family": FONT, "font-size": 12, fill: getComputedStyle(own || cell).color, text }));
    }
    return out;
  }

  function present() {
    Net.readLook();
    if (S.view === "network" || S.view === "countries") return networkSvg();
    if (S.view === "timeline") {
      const source = $("lanes").querySelector("svg"), out = sheet(source.clientWidth || 900, source.clientHeight || 500);
      out.append(styled(source));
      return out;
    }
    if (S.view === "matrix") return matrixSvg();
    if (S.view === "years") return stacked([...$("years").querySelectorAll("button.year")]);
    return null;
  }

  const text = (picture) => `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(picture)}\n`;

  function asSvg() {
    const picture = present();
    if (!picture) return say(t("no_picture"));
    return download("diplograph.svg", "image/svg+xml", text(picture));
  }

  function asPng() {
    const picture = present();
    if (!picture) return say(t("no_picture"));
    const width = Number(picture.getAttribute("width")), height = Number(picture.getAttribute("height"));
    const image = new Image();
    const url = URL.createObjectURL(new Blob([text(picture)], { type: "image/svg+xml" }));
    image.onload = () => {
      const canvas = document.createElement("canvas");
      canvas.width = width * 2;
      canvas.height = height * 2;
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      URL.revokeObjectURL(url);
      canvas.toBlob((blob) => download("diplograph.png", "image/png", blob), "image/png");
    };
    image.src = url;
    return undefined;
  }
  // For paper the picture becomes SVG in light colours, so that it keeps its shape on any sheet.
  function toPaper() {
    if (S.view !== "network" && S.view !== "countries") return;
    const root = document.documentElement, theme = root.dataset.theme;
    root.dataset.theme = "light";
    const picture = present();
    if (theme) root.dataset.theme = theme; else delete root.dataset.theme;
    Net.readLook();
    $("paper").replaceChildren(picture);
  }
  return { toPaper, asSvg, asPng, svgText: () => { const picture = present(); return picture && text(picture); } };
})();
