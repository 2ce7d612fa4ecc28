// How does a frame show the element, and what does it tell the page around it?
const SOURCE = "readiness-check";
const VERSION = 1;
const TYPES = ["ready", "progress", "result", "deepened", "storage", "cta", "share", "export", "error"];
// The page's own words, by language.
const WORDS = {};
const LOWEST = 100;
const HIGHEST = 30000;
const LONGEST_ID = 100;
// Events are few; who is never greeted shall not collect them without end.
const MOST_WAITING = 100;

const query = new URLSearchParams(location.search);
const page = document.documentElement;

/** The origin that a text names, empty where it names none. */
const originOf = (text) => { try { return new URL(text.trim()).origin; } catch { return ""; } };

// The options of a page around it are the element's own affair: it knows their names and what they may say.
const OWN = ["host", "mode", "load"];
const options = Object.fromEntries([...query].filter(([name]) => !OWN.includes(name)));
const element = document.createElement("readiness-check");
element.config = { ...options, load: "now" };
if (["light", "dark"].includes(options.theme)) page.dataset.theme = options.theme;
if (window.parent === window) page.dataset.alone = "";

const spoken = [options.lang, options.lang?.split("-")[0].toLowerCase()].find((tag) => Object.hasOwn(WORDS, tag));
if (spoken) {
  const { dir, title, heading } = WORDS[spoken];
  Object.assign(page, { lang: spoken, dir });
  document.title = title;
  document.querySelector("h1").textContent = heading;
}

const hosts = query.getAll("host").flatMap((list) => list.split(",")).map(originOf);
/** Whether this origin may greet. A page without an origin of its own cannot be answered by name, so it is not answered. */
const welcome = (origin) => origin !== "null" && (!query.has("host") || hosts.includes(origin));

const isHello = (message) => message !== null && typeof message === "object" && message.source === SOURCE && message.v === VERSION
  && message.type === "hello" && typeof message.id === "string" && message.id.length <= LONGEST_ID;

// Who has greeted: until then nothing leaves this page.
let greeted;
let height = 0;
const waiting = [];

const tell = (type, detail) => {
  if (greeted) window.parent.postMessage({ source: SOURCE, v: VERSION, id: greeted.id, type, detail }, greeted.origin);
};
const tellHeight = () => { if (height) tell("height", { height }); };

addEventListener("message", (event) => {
  if (window.parent === window || event.source !== window.parent || !welcome(event.origin) || !isHello(event.data)) return;
  greeted = { id: event.data.id, origin: event.origin };
  tell("hello", {});
  tellHeight();
  for (const [type, detail] of waiting.splice(0)) tell(type, detail);
});

for (const type of TYPES) {
  element.addEventListener(`readiness:${type}`, ({ detail }) => {
    if (greeted) tell(type, detail);
    else if (waiting.length < MOST_WAITING) waiting.push([type, detail]);
  });
}

// The element's own box and not the page's: that one is as high as the frame, and a frame that follows it never shrinks.
new ResizeObserver((entries) => {
  for (const entry of entries) {
    const now = Math.min(HIGHEST, Math.max(LOWEST, Math.ceil(entry.contentRect.height)));
    if (now === height) continue;
    height = now;
    tellHeight();
  }
}).observe(element);

document.querySelector("main").append(element);
