// The engine in its worker: started, asked one thing at a time, ended at the time limit and started again.
const LONGEST = 20000;
const DEEPEST = 40;
const bytesOf = (id) => {
  const text = atob($(id).textContent);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
};
const engine = {
  worker: null, waiting: null, opened: null, count: 0,
  start() {
    const url = URL.createObjectURL(new Blob([$("worker").textContent], { type: "text/javascript" }));
    const worker = new Worker(url);
    this.worker = worker;
    this.opened = new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => {
        if (worker !== this.worker) return;
        if (data.ready !== undefined) resolve(data.ready);
        else if (data.id === undefined) reject(new Error(data.error));
        else this.settle(data);
      };
      worker.onerror = (event) => {
        event.preventDefault();
        reject(new Error(event.message));
        this.settle({ error: event.message, dead: true });
      };
    });
    this.opened.catch(() => {});
    worker.postMessage({ wasm: bytesOf("wasm"), graph: bytesOf("graph") });
    return this.opened;
  },
  settle(data) {
    const waiting = this.waiting;
    if (!waiting || (data.id !== undefined && data.id !== waiting.id)) return;
    this.waiting = null;
    clearTimeout(waiting.timer);
    if (data.dead) this.restart();
    if (data.error !== undefined) waiting.reject(Object.assign(new Error(data.error), { dead: data.dead }));
    else waiting.resolve({ ...data, ms: performance.now() - waiting.since });
  },
  restart() {
    this.worker.terminate();
    const since = performance.now();
    $("state").textContent = t("loading");
    this.start().then((size) => describeState(size, performance.now() - since), () => {});
  },
  halt(reason) {
    const waiting = this.waiting;
    if (!waiting) return;
    this.waiting = null;
    clearTimeout(waiting.timer);
    this.restart();
    waiting.reject(Object.assign(new Error(reason), { halted: reason }));
  },
  async ask(query, limit) {
    const why = refusal(query);
    if (why) throw Object.assign(new Error(why), { refused: true });
    this.halt("stopped");
    const id = ++this.count;
    const asked = new Promise((resolve, reject) => {
      this.waiting = { id, resolve, reject, since: performance.now(), timer: null };
    });
    const mine = this.waiting;
    this.opened.then(() => {
      if (this.waiting !== mine) return;
      mine.since = performance.now();
      mine.timer = setTimeout(() => this.halt("timed_out"), limit * 1000);
      this.worker.postMessage({ id, query });
    }, (err) => {
      if (this.waiting === mine) this.settle({ id, error: err.message });
    });
    return asked;
  },
};
// Deep nesting brings the engine down, and what reaches out is refused before the engine refuses it.
const STRINGS_AND_IRIS = /"""(?:[^"\\]|\\.|"(?!""))*"""|'''(?:[^'\\]|\\.|'(?!''))*'''|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'|<[^<>"{}|^`\\\x00-\x20]*>|#[^\n\r]*/gs;
const refusal = (query) => {
  if (query.length > LONGEST) return t("too_long", { n: query.length, m: LONGEST });
  const text = query.replace(/\\u([0-9A-Fa-f]{4})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16))).replace(STRINGS_AND_IRIS, " ");
  let depth = 0;
  for (const char of text) {
    if ("{([".includes(char)) depth++;
    else if ("})]".includes(char)) depth--;
    if (depth > DEEPEST) return t("too_deep");
  }
  return /(?<![?$:\w-])(SERVICE|FROM)(?![\w:-])/i.test(text) ? t("reaches_out") : null;
};
