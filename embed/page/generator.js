// What does a visitor choose, and how do the snippet, the preview and the address follow?
import { LEAST, weakness } from "./generator-contrast.js";
import { frameAddress, snippet, told } from "./generator-snippet.js";

const HERE = new URL(".", import.meta.url).href;
const PAUSE = 250;

const byId = (id) => document.getElementById(id);
const form = byId("choices");
const texts = byId("texts").content;
const word = (name) => texts.querySelector(`[data-text="${name}"]`).textContent;
const words = { link: word("link"), opener: word("opener"), title: word("title") };
const files = { here: HERE, folder: HERE, pinned: undefined };

/** A field's value as it was when the page came. */
const usual = new Map();
const fields = () => [...form.elements].filter((field) => field.name);
const names = () => [...new Set(fields().map((field) => field.name))];
const remember = () => { for (const name of names()) usual.set(name, form.elements[name].value); };

/** The folder's address with a slash at its end, or this one where what was typed is none. */
const folderOf = (text) => {
  try {
    const address = new URL(text);
    if (["http:", "https:"].includes(address.protocol)) return address.origin + address.pathname.replace(/\/*$/, "/");
  } catch { /* The field says itself that this is no address. */ }
  return HERE;
};

const chosen = () => {
  const valid = (name) => form.elements[name].validity?.valid ?? true;
  const choices = Object.fromEntries(names().map((name) => [name, valid(name) ? form.elements[name].value.trim() : ""]));
  if (!form.elements.coloured.checked) choices.accent = "";
  delete choices.coloured;
  return choices;
};

/** Hides what a way in does not have. */
const showOnlyWhatCounts = (choices) => {
  for (const part of document.querySelectorAll("[data-for]")) part.hidden = !part.dataset.for.split(" ").includes(choices.way);
  byId("accent-row").hidden = !form.elements.coloured.checked;
  byId("other-copy").hidden = choices.pin !== "pinned" || files.folder === HERE || !["inline", "dialog"].includes(choices.way);
};

const showWeakness = (choices) => {
  const lines = choices.accent ? weakness(choices.accent, choices.theme) : [];
  byId("weak").replaceChildren(...lines.map(({ scheme, contrast }) => {
    const line = document.createElement("p");
    // Rounded down, so that what is too weak never reads as enough.
    const figure = (Math.floor(contrast * 10) / 10).toFixed(1);
    line.textContent = word(`weak-${scheme}`).replace("{contrast}", figure).replace("{least}", String(LEAST));
    return line;
  }));
};

const fill = (id, text) => {
  const area = byId(id);
  area.value = text;
  area.rows = Math.max(1, text.split("\n").length);
  area.closest(".piece").hidden = !text;
};

/** What is shown keeps nothing: trying out options shall leave no assessment behind. */
const previewed = (choices) => {
  const options = [...told({ ...choices, storage: "none" })];
  if (choices.way === "link" || choices.way === "iframe") {
    const address = frameAddress(HERE, { ...choices, storage: "none", host: "" });
    const made = document.createElement(choices.way === "link" ? "a" : "iframe");
    if (choices.way === "link") Object.assign(made, { href: address, target: "_blank", rel: "noopener", textContent: words.link });
    else Object.assign(made, { src: address, title: words.title });
    return [made];
  }
  const element = document.createElement("readiness-check");
  for (const [name, value] of options) element.setAttribute(name, value);
  if (choices.way === "inline") return [element];
  element.id = "readiness";
  element.setAttribute("mode", "dialog");
  const opener = Object.assign(document.createElement("button"), { type: "button", textContent: words.opener });
  opener.dataset.readinessOpen = element.id;
  return [opener, element];
};

let shown;
const showPreview = (choices) => {
  const now = JSON.stringify([choices.way, told(choices)]);
  if (now === shown) return;
  shown = now;
  byId("preview").dataset.theme = choices.theme;
  byId("preview").replaceChildren(...previewed(choices));
};

/** Writes what was chosen into the page's own address, so that it can be handed on. The element's own place stays in the history. */
const keepInAddress = () => {
  const said = new URLSearchParams();
  for (const name of names()) {
    const field = form.elements[name];
    if (name === "coloured" || (name === "accent" && !form.elements.coloured.checked)) continue;
    if (name === "accent" || field.value !== usual.get(name)) said.set(name, field.value);
  }
  const text = said.toString();
  history.replaceState(history.state, "", text ? `#${text}` : location.pathname + location.search);
};

const readAddress = () => {
  const said = new URLSearchParams(location.hash.slice(1));
  for (const name of names()) if (name !== "coloured") form.elements[name].value = said.get(name) ?? usual.get(name);
  form.elements.coloured.checked = /^#[0-9a-f]{6}$/i.test(said.get("accent") ?? "");
  // A value that a list does not have leaves it empty; the usual one is better.
  for (const name of names()) if (form.elements[name].value === "" && usual.get(name) !== "") form.elements[name].value = usual.get(name);
};

const show = () => {
  const choices = chosen();
  files.folder = folderOf(form.elements.folder.value);
  const made = snippet(choices, files, words);
  showOnlyWhatCounts(choices);
  fill("markup", made.markup);
  fill("style", made.style);
  fill("policy", made.policy);
  showWeakness(choices);
  showPreview(choices);
};

/** Copies a text, or selects it where the clipboard is refused. */
const copy = async (area) => {
  try {
    await navigator.clipboard.writeText(area.value);
    byId("said").textContent = word("copied");
  } catch {
    area.focus();
    area.select();
    byId("said").textContent = word("select");
  }
};

/** The languages and the pinned loader of this folder, by its list of files. */
const readFiles = async () => {
  const table = await fetch(new URL("integrity.json", HERE)).then((answer) => answer.json()).catch(() => ({}));
  const languages = Object.keys(table).map((name) => name.match(/^words-(.+)\.[0-9a-f]{16}\.txt$/)?.[1]).filter(Boolean);
  for (const tag of languages) {
    const name = new Intl.DisplayNames([tag], { type: "language" }).of(tag);
    form.elements.lang.append(new Option(name, tag));
  }
  const url = Object.keys(table).find((name) => /^readiness-check\.[0-9a-f]{16}\.js$/.test(name));
  files.pinned = url && { url, integrity: table[url] };
  byId("pinned").disabled = !url;
};

form.elements.folder.value = HERE;
await readFiles();
remember();
readAddress();
show();
let timer;
form.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => { show(); keepInAddress(); }, PAUSE);
});
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("hashchange", () => { readAddress(); show(); });
document.addEventListener("click", (event) => {
  const button = event.target instanceof Element && event.target.closest("button[data-copy]");
  if (button) copy(byId(button.dataset.copy));
});
document.documentElement.dataset.ready = "";
