// What does a host page load? The element's definition, and the app when it is wanted.
const FILES = {};

const HERE = import.meta.url;
const LIVE = ["lang", "theme", "accent", "brand-name", "brand-logo", "cta-label", "cta-href"];
const OPTIONS = ["lang", "theme", "mode", "load", "start", "standards", "has27001", "ai-role", "people", "systems", "sites", "capacity",
  "storage", "storage-key", "heading-level", "brand-name", "brand-logo", "accent", "cta-label", "cta-href"];
const POLICY = "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'";

const once = (make) => { let made; return () => (made ??= make().catch((error) => { made = undefined; throw error; })); };
const get = async (file) => {
  const answer = await fetch(new URL(file.url, HERE), { integrity: file.integrity });
  if (!answer.ok) throw new Error(`${file.url}: ${answer.status}`);
  return answer;
};
const text = async (file) => (await get(file)).text();

// Shared by every element of the page: one instance of the program, one style sheet.
const program = once(async () => {
  if (typeof WebAssembly !== "object") throw new Error("this browser has no WebAssembly");
  const [glue, wasm] = await Promise.all([import(new URL(FILES.app.url, HERE).href), get(FILES.wasm)]);
  await glue.default({ module_or_path: wasm });
  return glue;
});
// What comes after the first question takes answers: results and the screens around them.
const later = once(async () => {
  const [glue, part] = await Promise.all([program(), get(FILES.later)]);
  await glue.later(await part.arrayBuffer());
});
const sheet = once(async () => {
  const made = new CSSStyleSheet();
  made.replaceSync(await text(FILES.style));
  return made;
});
const packs = new Map();
const pack = (kind) => (lang) => {
  const name = kind + lang;
  if (!packs.has(name)) packs.set(name, once(() => text(FILES[kind][lang])));
  return packs.get(name)();
};
const words = pack("words");
const guidance = pack("guidance");

/** The language whose words are there: the tag itself, its first part, else English. */
const spoken = (tag) => [tag, tag?.toLowerCase(), tag?.split("-")[0].toLowerCase()].find((t) => t && FILES.words[t]) ?? "en";

/** Makes an element for the program: its tag, its text, then names and values of attributes, parted by U+001F. */
const make = (picture, what) => {
  const [tag, text, ...has] = what.split("\u001f");
  const made = picture ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
  for (let n = 0; n + 1 < has.length; n += 2) made.setAttribute(has[n], has[n + 1]);
  if (text) made.textContent = text;
  return made;
};
const task = () => new Promise((done) => setTimeout(done, 0));

/** Freezes what an event carries, all the way down. */
const frozen = (value) => {
  if (value && typeof value === "object") Object.values(value).forEach(frozen);
  return Object.freeze(value);
};

class ReadinessCheck extends HTMLElement {
  static observedAttributes = LIVE;
  #config = {};
  #section;
  #widget;
  #mounting;
  #wanted;
  #want;
  #watch;
  #broken = false;
  #turn;

  constructor() {
    super();
    this.#expect();
    // A page may have set the options before the element was defined.
    if (Object.hasOwn(this, "config")) {
      const early = this.config;
      delete this.config;
      this.config = early;
    }
  }

  // What methods wait for: the mounted program, whenever that is.
  #expect() {
    this.#wanted = new Promise((done, fail) => { this.#want = { done, fail }; });
    this.#wanted.catch(() => {});
  }

  get config() { return this.#config; }
  set config(value) {
    this.#config = { ...value };
    for (const name of LIVE) this.#changed(name);
  }

  connectedCallback() {
    if (this.#widget || this.#mounting) return;
    if (!this.shadowRoot) {
      this.attachShadow({ mode: "open" });
      this.#section = document.createElement("section");
      this.#section.part = "widget";
      this.shadowRoot.append(this.#section, document.createElement("slot"));
    }
    const load = this.#option("load");
    if (load === "now") return this.#mount();
    if (load === "click") {
      // The fallback's own link stays for those without script; here a click means the app.
      return this.addEventListener("click", (event) => { event.preventDefault(); this.#mount(); }, { once: true });
    }
    this.#watch = new IntersectionObserver((seen) => { if (seen.some((s) => s.isIntersecting)) this.#mount(); }, { rootMargin: "200px" });
    this.#watch.observe(this);
  }

  disconnectedCallback() {
    // A node that is only moved is back before this runs.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#watch?.disconnect();
      this.#widget?.unmount();
      this.#widget?.free();
      if (this.#widget) this.#expect();
      this.#widget = this.#mounting = this.#turn = undefined;
      this.#section?.replaceChildren();
    });
  }

  attributeChangedCallback(name) { this.#changed(name); }

  #option(name) { return this.#config[name] ?? this.getAttribute(name) ?? undefined; }

  #lang() { return this.#option("lang") ?? this.closest("[lang]")?.lang ?? "en"; }

  #changed(name) {
    if (!this.#widget) return;
    if (name === "lang") this.setLanguage(this.#lang());
    else if (name === "theme") this.#theme();
    else if (!this.#widget.set_option(name, String(this.#option(name) ?? ""))) console.warn(`readiness-check: ignored ${name}: not a known option or value`);
  }

  #theme() {
    const theme = this.#option("theme");
    this.#section.dataset.theme = ["light", "dark"].includes(theme) ? theme : "auto";
  }

  #mount() {
    this.#watch?.disconnect();
    this.#mounting ??= this.#begin().catch((error) => this.#failed(error));
    return this.#mounting;
  }

  async #begin() {
    // Taken out and put back while files load, the element begins anew; what began before gives way.
    const turn = (this.#turn = {});
    const [glue, styles, first] = await Promise.all([program(), sheet(), words(spoken(this.#lang()))]);
    if (turn !== this.#turn) return;
    this.shadowRoot.adoptedStyleSheets = [styles];
    this.shadowRoot.querySelector("slot")?.remove();
    this.#theme();
    const config = Object.fromEntries(OPTIONS.map((name) => [name, this.#option(name)]).filter(([, value]) => value !== undefined));
    const unknown = Object.keys(this.#config).filter((name) => !OPTIONS.includes(name));
    for (const name of unknown) config[name] = String(this.#config[name]);
    if (document.head.querySelector('meta[name="readiness-check"][content="standalone"]')) config.standalone = true;
    const host = { make, emit: (type, detail) => this.#emit(type, JSON.parse(detail)) };
    this.#widget = glue.mount(this.#section, host, JSON.stringify(config), first);
    this.#want.done();
    await Promise.all([this.#complete(), this.#guide()]);
    this.#widget?.ready();
  }

  // The second part of the program: the questions work without it.
  async #complete() {
    const widget = this.#widget;
    const here = await later().then(() => true, (error) => {
      this.#emit("error", { code: "later", message: error.message });
      return false;
    });
    if (widget === this.#widget) widget?.set_later(here);
  }

  // The second pack of words: nothing waits for it, and the questions work without it.
  async #guide() {
    const widget = this.#widget;
    const lang = spoken(this.#lang());
    const pack = await guidance(lang).catch((error) => {
      this.#emit("error", { code: "guidance", message: error.message });
      return "";
    });
    if (widget === this.#widget) widget?.set_guidance(pack);
  }

  #failed(error) {
    this.#mounting = undefined;
    console.error(`readiness-check could not start: ${error.message}. A content security policy needs: ${POLICY}`);
    this.#emit("error", { code: "start", message: error.message });
    this.#want.fail(error);
    this.#broken = true;
  }

  #emit(type, detail) {
    return this.dispatchEvent(new CustomEvent(`readiness:${type}`, { bubbles: true, composed: true, cancelable: type === "cta", detail: frozen(detail) }));
  }

  // Methods wait for the program, and settle when their work is in the document and with the storage.
  async #with(work) {
    // After a failed start a method tries once more, instead of waiting for ever.
    if (this.#broken && this.isConnected) {
      this.#broken = false;
      this.#expect();
    }
    // Who asks for something does not wait until the element is seen or clicked.
    if (!this.#widget && this.isConnected) this.#mount();
    await this.#wanted;
    const value = await work(this.#widget);
    do await task(); while (this.#widget && !this.#widget.settled());
    await task();
    this.#widget?.flush();
    return value;
  }

  /** The answers and the profile as a document. */
  exportState() { return this.#with((w) => JSON.parse(w.export_state())); }

  /** Takes a document over. Gives how many answers were applied, and a notice for each thing that was not taken as it was. */
  importState(object, { merge = false } = {}) {
    return this.#with((w) => {
      let said;
      try { said = JSON.stringify(object) ?? ""; } catch { said = ""; }
      return JSON.parse(w.import_state(said, Boolean(merge)));
    });
  }

  /** The figures. */
  getSummary() { return this.#with((w) => JSON.parse(w.summary())); }

  /** Opens the question with that id. */
  goTo(id) {
    return this.#with((w) => { if (!w.go_to(String(id))) throw new RangeError(`There is no question ${id}.`); });
  }

  /** Opens a screen: quick, full, all or results. */
  start(mode) {
    return this.#with((w) => { if (!w.start(String(mode))) throw new RangeError(`There is no screen ${mode}; it is one of quick, full, all, results.`); });
  }

  /** Changes the language. */
  setLanguage(tag) {
    return this.#with(async (w) => {
      const lang = spoken(tag);
      const [first, second] = await Promise.all([words(lang), guidance(lang).catch(() => "")]);
      w.set_words(first);
      w.set_guidance(second);
    });
  }

  /** Erases everything, after asking the visitor unless told otherwise. Gives whether it was erased. */
  reset({ confirm = true } = {}) {
    return this.#with((w) => new Promise((done) => w.reset(Boolean(confirm), done)));
  }
}

if (!customElements.get("readiness-check")) customElements.define("readiness-check", ReadinessCheck);
