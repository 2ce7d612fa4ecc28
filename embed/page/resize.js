// How does a host page follow its frames: their height, and what happens in them?
// It names nothing outside these braces, so that it also works where a tag manager puts it in as a plain script.
{
  const SOURCE = "readiness-check";
  const VERSION = 1;
  const FRAMES = 'iframe[src*="embed.html"]';
  const TYPES = ["ready", "progress", "result", "deepened", "storage", "cta", "share", "export", "error"];
  const LOWEST = 100;
  const HIGHEST = 30000;
  const TRIES = 20;
  const BETWEEN = 250;

  const known = new Map();
  let count = 0;

  const originOf = (frame) => { try { return new URL(frame.src, document.baseURI).origin; } catch { return "null"; } };

  const greet = (frame) => {
    const about = known.get(frame);
    clearTimeout(about?.timer);
    if (!about || about.answered || about.tries <= 0) return;
    about.tries -= 1;
    about.timer = setTimeout(greet, BETWEEN, frame);
    const origin = originOf(frame);
    // A frame of another origin whose document we can see still shows the empty page that comes before its own.
    if (origin === "null" || (origin !== location.origin && frame.contentDocument)) return;
    frame.contentWindow?.postMessage({ source: SOURCE, v: VERSION, id: about.id, type: "hello", detail: {} }, origin);
  };
  const begin = (frame) => {
    Object.assign(known.get(frame) ?? {}, { answered: false, tries: TRIES });
    greet(frame);
  };
  // Each document that comes into a frame has to be greeted.
  const loaded = (event) => begin(event.currentTarget);

  const look = () => {
    for (const frame of known.keys()) if (!frame.isConnected) known.delete(frame);
    for (const frame of document.querySelectorAll(FRAMES)) {
      if (known.has(frame)) continue;
      known.set(frame, { id: `frame-${++count}` });
      frame.addEventListener("load", loaded);
      begin(frame);
    }
  };

  /** Sets the height of what is inside: a border that counts as part of the frame comes on top. */
  const setHeight = (frame, inside) => {
    if (!Number.isInteger(inside) || inside < LOWEST || inside > HIGHEST) return;
    const style = getComputedStyle(frame);
    const around = ["borderTopWidth", "borderBottomWidth", "paddingTop", "paddingBottom"];
    const more = style.boxSizing === "border-box" ? around.reduce((sum, side) => sum + (parseFloat(style[side]) || 0), 0) : 0;
    frame.style.height = `${inside + more}px`;
  };
  const frozen = (value) => {
    if (value && typeof value === "object") Object.values(value).forEach(frozen);
    return Object.freeze(value);
  };

  // The window, the origin and the form must all be right.
  const hear = ({ source, origin, data }) => {
    const [frame, about] = [...known].find(([known]) => source && known.contentWindow === source) ?? [];
    if (!frame || origin !== originOf(frame) || data === null || typeof data !== "object") return;
    if (data.source !== SOURCE || data.v !== VERSION || data.id !== about.id || data.detail === null || typeof data.detail !== "object") return;
    if (data.type === "hello") about.answered = true;
    else if (data.type === "height") setHeight(frame, data.detail.height);
    else if (TYPES.includes(data.type)) {
      frame.dispatchEvent(new CustomEvent(`readiness:${data.type}`, { bubbles: true, composed: true, detail: frozen(data.detail) }));
    }
  };

  // A page may be given this script twice; one of them is enough.
  const ONCE = Symbol.for("readiness-check.resize");
  if (!window[ONCE]) {
    Object.defineProperty(window, ONCE, { value: true });
    addEventListener("message", hear);
    new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["src"] });
    look();
  }
}
