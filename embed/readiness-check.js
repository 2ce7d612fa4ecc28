// What does a host page load? The element's definition, and the app when it is wanted. The files beside this one come first, in one script.
const LIVE = ["lang", "theme", "accent", "brand-name", "brand-logo", "cta-label", "cta-href"];

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
  #tongue = 0;
  #undecided = new Set();
  #presses = (event) => {
    const opener = event.composedPath().find((node) => node.dataset?.readinessOpen === this.id && this.id);
    // Where it cannot start, a link that opens it is a link again.
    if (!opener || event.defaultPrevented || this.#broken) return;
    event.preventDefault();
    this.open().catch(() => {});
  };
  // The browser tells a moment later that it was closed: it may be open again, or hold what explains why it cannot start.
  #hide = () => { this.#section.hidden = !this.#dialog.open && !this.shadowRoot.querySelector(".sorry"); };
  // The fallback's own link stays for those without script; here a click means the app.
  #click = (event) => { event.preventDefault(); this.#mount(); };

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
    if (this.#widget || this.#mounting || halted.has(this)) return;
    if (!this.shadowRoot) {
      this.attachShadow({ mode: "open" });
      this.#section = put("section", { part: "widget" });
      this.shadowRoot.append(this.#section, put("slot"));
    }
    const load = this.#option("load");
    if (this.#option("mode") === "dialog") {
      this.#window();
      document.addEventListener("click", this.#presses);
      return load === "now" ? this.#mount() : undefined;
    }
    if (load === "now") return this.#mount();
    if (load === "click") return this.addEventListener("click", this.#click);
    this.#watch?.disconnect();
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
      // What a visitor can take along after a stop is still there when the element comes back.
      if (halted.has(this)) return;
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
    for (const settle of this.#undecided) settle(false);
    this.#undecided.clear();
    this.#widget = this.#mounting = this.#turn = undefined;
    this.#room?.replaceChildren();
    this.#slot();
  }

  // What the page put inside shows while there is no view; a dialog has its opener instead.
  #slot() {
    if (!this.#dialog && this.shadowRoot && !this.shadowRoot.querySelector("slot")) this.shadowRoot.append(put("slot"));
  }

  // Where the program's view stands: the section itself, or the dialog in it.
  get #room() { return this.#dialog?.firstElementChild ?? this.#section; }

  // Everything stays in the one section; the dialog is the browser's own: Escape, the inert page behind it, and the focus that returns.
  #window() {
    if (this.#dialog) return;
    this.#dialog = put("dialog", { className: "window", part: "dialog", autofocus: true, tabIndex: -1 });
    const room = put("div", { className: "room" });
    this.#dialog.ariaLabel = "Readiness Check";
    this.#dialog.append(room);
    this.#dialog.addEventListener("close", this.#hide);
    this.#section.append(this.#dialog);
    this.#section.hidden = true;
    this.shadowRoot.querySelector("slot")?.remove();
  }

  attributeChangedCallback(name) { this.#changed(name); }

  #option(name) { return this.#config[name] ?? this.getAttribute(name) ?? undefined; }

  #lang() {
    let near;
    for (let node = this; node && !near; node = node.getRootNode().host) near = node.closest("[lang]");
    return String(this.#option("lang") ?? near?.lang);
  }

  #changed(name) {
    if (!this.#widget) return;
    if (name === "lang") this.setLanguage(this.#lang()).catch(() => {});
    else if (name === "theme") this.#theme();
    else if (!this.#widget.set_option(name, String(this.#option(name) ?? ""))) console.warn(`readiness-check: ignored ${name}: not a known option or value`);
  }

  #theme() {
    const theme = this.#option("theme");
    this.#section.dataset.theme = ["light", "dark"].includes(theme) ? theme : "auto";
  }

  #mount() {
    this.#watch?.disconnect();
    this.removeEventListener("click", this.#click);
    this.#mounting ??= this.#begin();
    return this.#mounting;
  }

  async #begin() {
    // Taken out and put back while files load, the element begins anew; what began before gives way.
    const turn = (this.#turn = {});
    if (this.#broken) {
      this.#broken = false;
      this.#expect();
    }
    try {
      await this.#start(turn);
    } catch (error) {
      if (turn === this.#turn) this.#failed(error);
    }
  }

  async #start(turn) {
    if (halted.has(this)) throw new Error("the program has stopped");
    const refused = refusals();
    const lang = spoken(this.#lang());
    const [script, styles, first] = await Promise.all([program(), sheet(), words(lang)]).catch(async (error) => {
      throw Object.assign(error, { remedy: await refused(error) });
    });
    refused();
    if (turn !== this.#turn) return;
    this.shadowRoot.adoptedStyleSheets = [styles];
    this.shadowRoot.querySelector("slot")?.remove();
    this.#room.replaceChildren();
    this.#section.querySelector(".sorry")?.remove();
    this.#theme();
    const asked = script.asked(this.#config, (name) => this.#option(name), this.#dialog);
    const host = script.hosted(this, {
      emit: (type, detail) => this.#emit(type, JSON.parse(detail)),
      kept: (text) => { this.#kept = text; },
    }, (work) => this.#with(work), kit, FILES.tongues);
    mounted.add(this);
    this.#said = script.after_a_stop(first);
    this.#widget = script.mount(this.#section, this.#room, host, JSON.stringify(asked), first);
    this.#name();
    // What had the focus while it waited has gone.
    if (this.#dialog?.open && !this.shadowRoot.activeElement) this.#dialog.focus();
    this.#want.done();
    await Promise.all([this.#complete(), this.#guide(lang), asked.standalone && Promise.allSettled(holds)]);
    if (turn !== this.#turn) return;
    this.#widget.ready();
    // The page may have changed its language meanwhile.
    if (!this.#tongue && spoken(this.#lang()) !== lang) await this.setLanguage(this.#lang());
  }

  #name() { if (this.#dialog) this.#dialog.ariaLabel = this.#section.ariaLabel; }

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
  async #guide(lang) {
    const widget = this.#widget;
    const pack = await guidance(lang).catch((error) => {
      this.#emit("error", { code: "guidance", message: error.message });
      return "";
    });
    if (widget === this.#widget && !this.#tongue) widget?.set_guidance(pack);
  }

  #failed(error) {
    mounted.delete(this);
    this.#mounting = undefined;
    this.#broken = true;
    this.#want.fail(error);
    // Failed while it was mounted: the panel is there.
    if (halted.has(this)) return;
    const remedy = error.remedy ? ` Add to this page's content security policy: ${error.remedy}` : "";
    console.error(`readiness-check could not start: ${error.message}.${remedy}`);
    this.#sorry();
    this.#emit("error", { code: "start", message: error.message });
  }

  // What the page put inside the element is there again. Where that is nothing, or no page could help, a line leads to the questions on paper.
  #sorry() {
    this.#slot();
    const helps = !this.#dialog && this.textContent.trim() && typeof WebAssembly === "object";
    if (helps || this.shadowRoot.querySelector(".sorry")) return;
    this.#dialog?.close();
    const { text, link, paper } = this.#plain();
    const line = put("p", { className: "sorry", dir: "auto", textContent: `${text} ` });
    if (files.paper) line.append(put("a", { href: files.at(paper), textContent: link }));
    this.#section.hidden = false;
    this.#section.append(line);
  }

  // The few words that are here before any file: in English, until the file that names another language's has come.
  #plain() { return FILES.tongues[spoken(this.#lang())] || FILES.tongues.en; }

  // What an open dialog shows until the program is there; its button waits for the words of its language.
  #waits() {
    const wait = put("progress");
    this.#room.append(wait);
    tongue(spoken(this.#lang())).catch(() => {}).then(() => wait.after(this.#closer()));
  }

  // A way out of the dialog while there is no view that has one.
  #closer() {
    if (!this.#dialog) return "";
    return put("button", { className: "secondary", textContent: this.#plain().close, onclick: () => this.close() });
  }

  /** The program has failed: what is kept can be taken along, and it can begin afresh. Not for host pages. */
  stopped(again) {
    halted.add(this);
    const focused = Boolean(this.shadowRoot.activeElement);
    this.#gone();
    this.shadowRoot.querySelector("slot")?.remove();
    glue.stoppedPanel(this.#room, this.#said, this.#kept, again, focused, () => restart(this));
    this.#room.append(this.#closer());
    this.#emit("error", glue.STOPPED);
  }

  /** Begins afresh after a stop; `pressed` tells that the visitor asked for it here. Not for host pages. */
  async restarted(pressed) {
    const kept = this.#kept;
    this.#room.replaceChildren();
    if (!this.isConnected) return;
    await this.#mount();
    // What the browser did not keep is still here.
    if (kept && this.#widget && !Object.keys(JSON.parse(this.#widget.export_state()).answers).length) this.#widget.import_state(kept, false);
    if (pressed) this.shadowRoot.querySelector(".screen-heading")?.focus();
  }

  #emit(type, detail) {
    return this.dispatchEvent(new CustomEvent(`readiness:${type}`, { bubbles: true, composed: true, cancelable: type === "cta", detail: frozen(detail) }));
  }

  // Methods wait for the program, and settle when their work is in the document and with the storage.
  async #with(work) {
    // Who asks for something does not wait until the element is seen or clicked; after a failed start it tries once more.
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
      if (!this.#room.firstChild) this.#waits();
      this.#dialog.showModal();
    }
    await this.#with(() => {});
  }

  /** Closes the dialog. */
  async close() {
    this.#dialog?.close();
    if (this.#dialog) this.#hide();
  }

  /** Prints the report alone: board or full. Settles when the browser's own dialog is over. */
  async print(kind) {
    const ready = await this.#with((w) => w.prepare_print(String(kind)));
    if (!ready) throw glue.unknown("report", kind);
    // A closed dialog has no place on paper.
    const closed = this.#dialog && !this.#dialog.open;
    if (closed) await this.open();
    try {
      await glue.alone(this);
    } finally {
      this.#widget?.printed();
      if (closed) this.close();
    }
  }

  /** Hands a file of that kind to the visitor's browser. */
  async download(kind) { this.#emit("export", await this.#with((w) => glue.hand(w, kind, kit))); }

  /** The address of this page with the answers and the profile in it. */
  shareUrl() { return this.#with((w) => w.share_url()); }

  /** The figures. */
  getSummary() { return this.#with((w) => JSON.parse(w.summary())); }

  /** Opens the question with that id. */
  goTo(id) {
    return this.#with((w) => { if (!w.go_to(String(id))) throw glue.unknown("question", id); });
  }

  /** Opens a screen: quick, full, all or results. */
  start(mode) {
    return this.#with((w) => { if (!w.start(String(mode))) throw glue.unknown("screen", mode); });
  }

  /** Changes the language. */
  setLanguage(tag) {
    return this.#with(async (w) => {
      const lang = spoken(tag);
      const turn = ++this.#tongue;
      const [first, second] = await Promise.all([words(lang), guidance(lang).catch(() => "")]);
      if (turn !== this.#tongue || w !== this.#widget) return;
      w.set_words(first);
      w.set_guidance(second);
      await task();
      this.#name();
    });
  }

  /** Erases everything, after asking the visitor unless told otherwise. Gives whether it was erased. */
  reset({ confirm = true } = {}) {
    return this.#with((w) => new Promise((done) => {
      this.#undecided.add(done);
      w.reset(Boolean(confirm), (erased) => { this.#undecided.delete(done); done(erased); });
    }));
  }
}

if (!customElements.get("readiness-check")) customElements.define("readiness-check", ReadinessCheck);
