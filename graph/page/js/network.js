// Draw a scene with vis-network: our shapes, our labels, no physics; choose, hover, focus, move and zoom.

const Net = (() => {
  let net = null, scene = null, items = [], byPlace = new Map(), lit = null, hovered = -1, placedFor = "", shapes = {}, counts = [];
  const nodes = new vis.DataSet(), edges = new vis.DataSet();

  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  let look = {};
  function readLook() {
    look = { ink: css("--ink"), soft: css("--soft"), paper: css("--paper"), accent: css("--accent"), edge: css("--edge") };
    for (const kind of Object.keys(KINDS)) look[kind] = css(`--k-${kind}`);
    shapes = Object.fromEntries(Object.entries(KINDS).map(([kind, style]) => [kind, new Path2D(style.path)]));
    pictures.clear();
  }

  // A node keeps nearly its size on the screen, whatever the scale.
  const sizeAt = (radius) => radius * Math.min(1.25, Math.max(0.55, Math.sqrt(net ? net.getScale() : 1)));

  function drawNode({ ctx, id, x, y }) {
    const item = byPlace.get(id);
    if (!item) return { drawNode() {}, nodeDimensions: { width: 1, height: 1 } };
    const scale = net ? net.getScale() : 1, size = sizeAt(item.radius) / scale;
    return {
      nodeDimensions: { width: size * 2, height: size * 2 },
      drawNode() {
        const kind = G.kind[id], faded = lit && !lit.has(id);
        ctx.save();
        ctx.translate(x, y);
        ctx.scale(size, size);
        ctx.globalAlpha = faded ? 0.18 : 1;
        if (id === S.sel) {
          ctx.lineWidth = (2 * 5) / (size * scale) ;
          ctx.strokeStyle = look.accent;
          ctx.stroke(shapes[kind]);
        }
        ctx.fillStyle = look[kind];
        ctx.fill(shapes[kind]);
        ctx.lineWidth = 1.3 / (size * scale);
        ctx.strokeStyle = look.ink;
        if (G.eventOf[id] >= 0 && G.events[G.eventOf[id]].status === "planned") {
          ctx.fillStyle = look.paper;
          ctx.scale(0.55, 0.55);
          ctx.fill(shapes[kind]);
          ctx.scale(1 / 0.55, 1 / 0.55);
        }
        ctx.stroke(shapes[kind]);
        ctx.restore();
      },
    };
  }

  function start() {
    net = new vis.Network($("canvas"), { nodes, edges }, VIS_OPTIONS);
    $("canvas").querySelector(".vis-network").tabIndex = -1; // the keyboard reaches #canvas, which has a name
    net.on("afterDrawing", drawLabels);
    net.on("click", ({ nodes: [place], edges: [edge] }) => {
      if (place !== undefined) select(place);
      else if (edge !== undefined) selectEdge(edges.get(edge));
      else set({ sel: -1, tie: null, link: null, focus: 0 });
    });
    net.on("doubleClick", ({ nodes: [place] }) => { if (place !== undefined) focusOn(place); });
    net.on("hoverNode", ({ node: place }) => hover(place));
    net.on("blurNode", () => hover(-1));
    net.on("zoom", () => { fitted = false; });
    net.on("dragEnd", () => { fitted = false; });
    new ResizeObserver(debounce(() => { if (!scene || !$("canvas").clientWidth) return;
      if (fitted) {
        stretch();
        nodes.update(items.map((item) => ({ id: item.place, x: item.x, y: item.y })));
        fit();
        light();
      }
      placedFor = "";
      net.redraw();
    }, 60)).observe($("canvas"));
  }

  let fitted = true, fitScale = 1;
  function select(place) { set({ sel: place, tie: null, link: null, focus: S.focus && S.sel === place ? S.focus : S.focus ? S.focus : 0 }); }
  function selectEdge(edge) {
    if (!edge) return;
    if (edge.kind === "tie") set({ tie: [edge.from, edge.to], sel: -1, link: null, focus: 0 });
    else set({ link: [edge.from, edge.to], sel: -1, tie: null, focus: 0 });
  }

  function hover(place) {
    hovered = place;
    $("canvas").style.cursor = place >= 0 ? "pointer" : "default";
    placedFor = "";
    light();
    net.redraw();
  }

  // What the pointer or the choice lights up: the node, its neighbours and the edges between; the rest fades.
  function light() {
    const centre = hovered >= 0 ? [hovered] : S.sel >= 0 && byPlace.has(S.sel) ? [S.sel] : S.link || S.tie;
    lit = null;
    if (centre && !scene.rings && centre.some((place) => byPlace.has(place))) {
      lit = new Set(centre);
      if (centre.length === 1) for (const edge of scene.edges) {
        if (edge.a === centre[0]) lit.add(edge.b);
        if (edge.b === centre[0]) lit.add(edge.a);
      }
    }
    edges.update(scene.edges.map((edge, id) => ({ id, ...styleOf(edge, centre) })));
  }

  function styleOf(edge, centre) {
    const [width, alpha] = edge.kind === "tie" ? [edge.width, edge.alpha] : edge.kind === "home" ? [1.2, 0.35] : GRAPH_EDGES[edge.kind];
    const on = centre && (centre.length === 1 ? centre.includes(edge.a) || centre.includes(edge.b) : centre.includes(edge.a) && centre.includes(edge.b));
    const base = edge.kind === "tie" || edge.kind === "home" ? look.edge : edge.kind === "country" ? look.ink : look[edge.kind];
    const opacity = !lit ? alpha : on ? Math.max(0.9, alpha) : 0.08;
    return { width: (on && lit ? width + 0.8 : width) / Math.min(1.2, Math.max(0.15, fitScale)), color: { color: base, opacity, inherit: false } };
  }

  function draw(next, { keep = false } = {}) {
    readLook();
    scene = next;
    byPlace = new Map(scene.nodes.map((item) => [item.place, item]));
    hovered = -1;
    if (!net) start();
    for (const item of scene.nodes) {
      item.width = Math.max(...item.lines.map((line) => textWidth(line, weightOf(item.place)))) + 4;
      item.height = LINE * item.lines.length;
    }
    items = scene.nodes;
    stretch();
    edges.clear();
    nodes.clear();
    nodes.add(items.map((item) => ({ id: item.place, x: item.x, y: item.y, shape: "custom", ctxRenderer: drawNode })));
    edges.add(scene.edges.map((edge, id) => ({ id, from: edge.a, to: edge.b, kind: edge.kind, dashes: edge.kind === "home" ? [2, 4] : edge.planned ? [6, 4] : false, width: 1 })));
    placedFor = "";
    if (!keep || fitted) fit();
    light();
    net.redraw();
  }

  // Nodes and labels keep their size on the screen, so a picture may be stretched to the shape of the window.
  function stretch() {
    const width = ($("canvas").clientWidth || 800) - 130, height = ($("canvas").clientHeight || 600) - 84;
    for (const item of items) { item.ox ??= item.x; item.oy ??= item.y; }
    const span = (name) => Math.max(1, Math.max(...items.map((item) => item[name])) - Math.min(...items.map((item) => item[name])));
    const wanted = height / width / (span("oy") / span("ox"));
    const by = items.length > 3 ? Math.sqrt(Math.min(3.2, Math.max(0.5, wanted))) : 1;
    for (const item of items) { item.x = item.ox / by; item.y = item.oy * by; }
  }

  // The whole picture in the frame, with room for the labels at its rim.
  function fit() {
    if (!items.length || !net) return;
    const width = $("canvas").clientWidth || 800, height = $("canvas").clientHeight || 500;
    const xs = items.map((item) => item.x), ys = items.map((item) => item.y);
    const box = { x0: Math.min(...xs), x1: Math.max(...xs), y0: Math.min(...ys), y1: Math.max(...ys) };
    const pad = width < 600 ? 40 : 64;
    const scale = Math.min((width - 2 * pad) / Math.max(1, box.x1 - box.x0), (height - 84) / Math.max(1, box.y1 - box.y0), 1.5);
    fitted = true;
    fitScale = scale;
    net.moveTo({ position: { x: (box.x0 + box.x1) / 2, y: (box.y0 + box.y1) / 2 + 8 / scale }, scale, animation: false });
    placedFor = "";
  }

  function drawLabels(ctx) {
    if (!items.length) return;
    const scale = net.getScale(), ratio = ctx.canvas.width / ctx.canvas.clientWidth || 1;
    const zero = net.canvasToDOM({ x: 0, y: 0 });
    const wanted = `${scale.toFixed(4)} ${fitted ? `${zero.x.toFixed(0)} ${zero.y.toFixed(0)}` : ""} ${S.sel} ${hovered}`;
    if (wanted !== placedFor) {
      for (const item of items) {
        item.sx = item.x * scale + zero.x;
        item.sy = item.y * scale + zero.y;
      }
      counts = scene.edges.filter((edge) => edge.kind === "tie").slice(0, 40).map((edge) => {
        const a = byPlace.get(edge.a), b = byPlace.get(edge.b), text = number(edge.many);
        return { text, mid: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, width: textWidth(text, 1) + 2, height: 12, radius: 0, rank: 1e6, middle: true };
      });
      const frame = fitted ? { w: ctx.canvas.clientWidth, h: ctx.canvas.clientHeight } : null;
      const first = new Set([...items].sort((a, b) => a.rank - b.rank).filter((item) => G.kind[item.place] === "country").slice(0, 12).map((item) => item.place));
      const wantedLabels = items.map((item) => ({
        item, x: item.sx, y: item.sy, radius: sizeAt(item.radius), width: item.width, height: item.height, must: item.place === S.sel || item.place === hovered, should: first.has(item.place),
        rank: item.place === hovered ? -3e6 : item.place === S.sel ? -2e6 : lit && lit.has(item.place) ? item.rank - 1e6 : item.rank,
        out: scene.rings && item.angle !== undefined ? { x: Math.cos(item.angle), y: Math.sin(item.angle) } : null,
      }));
      for (const count of counts) wantedLabels.push({ item: count, ...count, x: count.mid.x * scale + zero.x, y: count.mid.y * scale + zero.y });
      placeLabels(wantedLabels, frame).forEach((placed) => { placed.item.spot = placed.spot; });
      placedFor = wanted;
      $("canvas").dataset.labels = items.filter((item) => item.spot).length;
    }
    ctx.save();
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    const right = ctx.canvas.clientWidth, bottom = ctx.canvas.clientHeight;
    drawCounts(ctx, scale, zero);
    for (const item of items) {
      if (!item.spot) continue;
      const x = item.x * scale + zero.x + item.spot.x, y = item.y * scale + zero.y + item.spot.y;
      if (x > right || y > bottom || x + item.width < 0 || y + item.height < 0) continue;
      ctx.globalAlpha = lit && !lit.has(item.place) ? 0.25 : 1;
      const picture = labelPicture(item.lines, weightOf(item.place), weightOf(item.place) ? look.ink : look.soft, look.paper);
      ctx.drawImage(picture.canvas, x + item.width / 2 - picture.w / 2, y - picture.pad, picture.w, picture.h);
    }
    ctx.restore();
  }

  // On the ties of countries stands their number, where it has room and is among the forty strongest.
  function drawCounts(ctx, scale, zero) {
    ctx.globalAlpha = 1;
    for (const { text, mid, spot } of counts) {
      if (!spot) continue;
      const picture = labelPicture([text], 1, look.ink, look.paper);
      ctx.drawImage(picture.canvas, mid.x * scale + zero.x - picture.w / 2, mid.y * scale + zero.y - picture.h / 2, picture.w, picture.h);
    }
  }

  // Bring a node into sight without changing the scale.
  function reveal(place) {
    const item = byPlace.get(place);
    if (!item || !net) return;
    const at = net.canvasToDOM({ x: item.x, y: item.y });
    if (at.x < 40 || at.y < 40 || at.x > $("canvas").clientWidth - 40 || at.y > $("canvas").clientHeight - 60) {
      fitted = false;
      net.moveTo({ position: { x: item.x, y: item.y }, animation: false });
    }
  }

  function zoom(factor) {
    fitted = false;
    net.moveTo({ scale: Math.min(4, Math.max(0.05, net.getScale() * factor)), animation: false });
  }
  function pan(dx, dy) {
    const { x, y } = net.getViewPosition(), scale = net.getScale();
    fitted = false;
    net.moveTo({ position: { x: x + dx / scale, y: y + dy / scale }, animation: false });
  }

  function refresh() { if (!scene || !net) return; light(); placedFor = ""; net.redraw(); }
  return {
    draw, fit, zoom, pan, reveal, refresh, readLook,
    get scene() { return scene; }, get look() { return look; }, get counts() { return counts; },
    at: (place) => { const item = byPlace.get(place); return item && net ? net.canvasToDOM({ x: item.x, y: item.y }) : null; },
    scale: () => (net ? net.getScale() : 1), toScreen: (point) => net.canvasToDOM(point), sizeAt, plainStyle(edge) {
      const was = lit;
      lit = null;
      const style = styleOf(edge, null);
      lit = was;
      return style;
    },
  };
})();

function focusOn(place, depth) {
  const view = S.view === "network" ? {} : { view: "network" };
  set({ ...view, sel: place, tie: null, link: null, pathA: -1, pathB: -1, focus: depth ?? (S.focus === 1 && S.sel === place ? 2 : 1) });
}
