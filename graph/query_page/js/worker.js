// The worker: reads the graph once, then answers one query after another. It is ended from outside when time is up.
let store = null;
const unzip = async (bytes) =>
  new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
const term = (value) =>
  value.termType === "NamedNode" ? { type: "uri", value: value.value }
    : { type: "literal", value: value.value ?? String(value), lang: value.language || "", datatype: value.datatype ? value.datatype.value : "" };
const answer = (query) => {
  const form = /^(?:\s+|#[^\n]*\n|PREFIX\s+[^\s:]*:\s*<[^>]*>|BASE\s*<[^>]*>)*([A-Za-z]+)/i.exec(query);
  if (form && /^(CONSTRUCT|DESCRIBE)$/i.test(form[1])) {
    const rows = store.query(query).map((quad) => [term(quad.subject), term(quad.predicate), term(quad.object)]);
    return { names: ["subject", "predicate", "object"], rows };
  }
  const found = JSON.parse(store.query(query, { results_format: "application/sparql-results+json" }));
  if ("boolean" in found) return { boolean: found.boolean };
  const names = found.head.vars;
  return { names, rows: found.results.bindings.map((row) => names.map((name) => {
    const cell = row[name];
    return cell ? { type: cell.type, value: cell.value, lang: cell["xml:lang"] || "", datatype: cell.datatype || "" } : null;
  })) };
};
self.onmessage = async ({ data }) => {
  try {
    if (data.wasm) {
      initSync({ module: await unzip(data.wasm) });
      store = new Store();
      store.load(await unzip(data.graph), { format: "text/turtle", lenient: true, no_transaction: true });
      self.postMessage({ ready: store.size });
    } else {
      self.postMessage({ id: data.id, ...answer(data.query) });
    }
  } catch (err) {
    const dead = err instanceof WebAssembly.RuntimeError || err instanceof RangeError;
    self.postMessage({ id: data.id, error: String((err && err.message) || err), dead });
  }
};
