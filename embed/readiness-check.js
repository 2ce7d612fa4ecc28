// What does a host page load? The element's definition, and the app when it is wanted. The files beside this one come first, in one script.
const LIVE = ["lang", "theme", "accent", "brand-name", "brand-logo", "cta-label", "cta-href"];
const OPTIONS = ["lang", "theme", "mode", "load", "start", "standards", "has27001", "ai-role", "people", "systems", "sites", "capacity",
  "storage", "storage-key", "heading-level", "brand-name", "brand-logo", "accent", "cta-label", "cta-href"];

/** What the `ready` of a stand-alone page waits for, so that nothing is loaded after it. */
const holds = [];
export const hold = (promise) => { holds.push(promise); };

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
  #dialog;
  #kept = "";
  #said;
  #presses = (event) => {
    const opener = event.composedPath().find((node) => node.dataset?.readinessOpen === this.id && this.id);
    if (!opener || event.defaultPrevented) return;
    event.preventDefault();
    this.open();
  };

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
    if (this.#option("mode") === "dialog") {
      this.#window();
      document.addEventListener("click", this.#presses);
      return load === "now" ? this.#mount() : undefined;
    }
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
      document.removeEventListener("click", this.#presses);
      this.#dialog?.close();
      this.#widget?.unmount();
      this.#gone();
    });
  }

  // Nothing of the program is left here.
  #gone() {
    mounted.delete(this);
    // A program that has failed frees nothing any more; its memory goes as a whole.
    if (halted.has(this)) this.#widget?.__destroy_into_raw();
    else this.#widget?.free();
    if (this.#widget) this.#expect();
    this.#widget = this.#mounting = this.#turn = undefined;
    this.#room?.replaceChildren();
  }

  // Where the program's view stands: the section itself, or the dialog in it.
  get #room() { return this.#dialog?.firstElementChild ?? this.#section; }

  // Everything stays in the one section; the dialog is the browser's own: Escape, the inert page behind it, and the focus that returns.
  #window() {
    if (this.#dialog) return;
    this.#dialog = Object.assign(document.createElement("dialog"), { className: "window", part: "dialog", autofocus: true, tabIndex: -1 });
    const room = Object.assign(document.createElement("div"), { className: "room" });
    this.#dialog.append(room);
    this.#dialog.addEventListener("close", () => { this.#section.hidden = true; });
    this.#section.append(this.#dialog);
    this.#section.hidden = true;
    this.shadowRoot.querySelector("slot")?.remove();
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
    const refused = refusals();
    const [script, styles, first] = await Promise.all([program(), sheet(), words(spoken(this.#lang()))]).catch(async (error) => {
      throw Object.assign(error, { remedy: await refused(error) });
    });
    refused();
    if (turn !== this.#turn) return;
    this.shadowRoot.adoptedStyleSheets = [styles];
    this.shadowRoot.querySelectorAll("slot, .sorry").forEach((old) => old.remove());
    this.#theme();
    const config = Object.fromEntries(OPTIONS.map((name) => [name, this.#option(name)]).filter(([, value]) => value !== undefined));
    const unknown = Object.keys(this.#config).filter((name) => !OPTIONS.includes(name));
    for (const name of unknown) config[name] = String(this.#config[name]);
    if (document.head.querySelector('meta[name="readiness-check"][content="standalone"]')) config.standalone = true;
    const host = {
      make,
      emit: (type, detail) => this.#emit(type, JSON.parse(detail)),
      kept: (text) => { this.#kept = text; },
      close: () => this.close(),
      print: (kind) => this.print(kind),
      download: (kind) => this.download(kind),
    };
    mounted.add(this);
    this.#said = script.after_a_stop(first);
    this.#widget = script.mount(this.#section, this.#room, host, JSON.stringify(config), first);
    this.#dialog?.setAttribute("aria-label", this.#section.ariaLabel);
    this.#want.done();
    await Promise.all([this.#complete(), this.#guide(), config.standalone && Promise.allSettled(holds)]);
    if (turn === this.#turn) this.#widget?.ready();
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
    // Failed while it was mounted: the panel is there.
    if (halted.has(this)) return this.#want.fail(error);
    const remedy = error.remedy ? ` Add to this page's content security policy: ${error.remedy}` : "";
    console.error(`readiness-check could not start: ${error.message}.${remedy}`);
    this.#sorry();
    this.#emit("error", { code: "start", message: error.message });
    this.#want.fail(error);
    this.#broken = true;
  }

  // What the page put inside the element is there again, and under it the way to the questions on paper.
  #sorry() {
    if (this.shadowRoot.querySelector(".sorry")) return;
    this.#dialog?.close();
    const { text, link } = FILES.sorry[spoken(this.#lang())] ?? FILES.sorry.en;
    const line = Object.assign(document.createElement("p"), { className: "sorry", textContent: `${text} ` });
    line.append(Object.assign(document.createElement("a"), { href: files.at("questions.html"), textContent: link }));
    if (!this.shadowRoot.querySelector("slot")) this.shadowRoot.append(document.createElement("slot"));
    this.#section.hidden = false;
    this.#section.append(line);
  }

  /** The program has failed: what is kept can be taken along, and it can begin afresh. Not for host pages. */
  stopped(again) {
    halted.add(this);
    this.#gone();
    glue.stoppedPanel(this.#room, this.#said, this.#kept, again, restart);
    this.#emit("error", { code: "stopped", message: "The program has stopped; what was kept is as it was." });
  }

  /** Begins afresh after a stop. Not for host pages. */
  restarted() {
    this.#room.replaceChildren();
    if (this.isConnected) this.#mount();
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

  /** Shows the dialog; an inline element is there already, and is loaded at once. */
  async open() {
    if (this.#dialog && !this.#dialog.open) {
      this.#section.hidden = false;
      this.#dialog.showModal();
    }
    await this.#with(() => {});
  }

  /** Closes the dialog. */
  async close() { this.#dialog?.close(); }

  /** Prints the report alone: board or full. Settles when the browser's own dialog is over. */
  async print(kind) {
    const ready = await this.#with((w) => w.prepare_print(String(kind)));
    if (!ready) throw new RangeError(`There is no report ${kind}; it is one of board, full.`);
    await glue.alone(this);
    this.#widget?.printed();
  }

  /** Hands a file of that kind to the visitor's browser. */
  async download(kind) { this.#emit("export", await this.#with((w) => glue.hand(w, kind))); }

  /** The address of this page with the answers and the profile in it. */
  shareUrl() { return this.#with((w) => w.share_url()); }

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
