// Is this copy of the readiness check hosted well? Gathers facts about a page and the folder, and shows the verdicts.
import { TESTS, isHashed } from "./checkup-verdicts.js";
import { parse } from "./policy.js";

const FOLDER = new URL(".", import.meta.url);
const LOADER = /^readiness-check(\.[0-9a-f]{16})?\.js$/;
/** Files that a host may hand out unpacked are not compared. */
const PACKED = /\.(br|gz|tgz)$/;
/** The smallest program there is. */
const EMPTY = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
/** A name with a hash, as the files of an older build had, that no build has. */
const NOWHERE = "readiness-check.0000000000000000.js";

const form = document.querySelector("form");
const status = document.querySelector("#summary");
const words = document.querySelector("#words").dataset;
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

/** The page as the browser would get it, read as a document in which no script runs. */
function fetchPage(url) {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open("GET", url);
    request.responseType = "document";
    request.onerror = () => fail(new Error(words.failed));
    request.onload = () => {
      if (request.status !== 200 || !request.responseXML) return fail(new Error(fill(words.status, { status: request.status })));
      done({ document: request.responseXML, header: request.getResponseHeader("Content-Security-Policy"), url: request.responseURL });
    };
    request.send();
  });
}

async function digest(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-384", bytes));
  return `sha384-${btoa(String.fromCharCode(...hash))}`;
}

/** What the server says about one file, and whether its content is what was built. */
async function fetchFile(name, wanted) {
  const url = new URL(name, FOLDER).href;
  const code = LOADER.test(name) || (isHashed(name) && name.endsWith(".js"));
  const file = { name, url, code, data: isHashed(name) && !code, status: 0 };
  try {
    const answer = await fetch(url, { cache: "no-store" });
    const bytes = await answer.arrayBuffer();
    const header = (of) => answer.headers.get(of);
    file.status = answer.status;
    file.type = header("Content-Type");
    file.guess = header("X-Content-Type-Options");
    file.cross = header("Access-Control-Allow-Origin");
    file.cache = header("Cache-Control");
    // Where a page is not secure, browsers hide what computes hashes.
    if (wanted && globalThis.crypto?.subtle) file.whole = (await digest(bytes)) === wanted;
  } catch {
    // A file that does not come at all is told by its status, zero.
  }
  return file;
}

async function fetchFiles() {
  const answer = await fetch(new URL("integrity.json", FOLDER), { cache: "no-store" });
  if (!answer.ok) throw new Error(words.list);
  const list = await answer.json().catch(() => { throw new Error(words.list); });
  const names = Object.keys(list).filter((name) => !PACKED.test(name));
  return Promise.all(names.map((name) => fetchFile(name, list[name])));
}

function storageWorks() {
  const key = "readiness-check:checkup::probe";
  try {
    localStorage.setItem(key, "1");
    const kept = localStorage.getItem(key) === "1";
    localStorage.removeItem(key);
    return kept;
  } catch {
    return false;
  }
}

/** An address, or null where the text is none. */
function addressOf(text, base) {
  try { return new URL(text, base); } catch { return null; }
}

const works = async (what) => { try { await what(); return true; } catch { return false; } };

async function gather(address) {
  const page = await fetchPage(address);
  const files = await fetchFiles();
  const metas = [...page.document.head.querySelectorAll('meta[http-equiv="content-security-policy" i]')].map((meta) => meta.content);
  const loads = (script) => {
    const url = addressOf(script.getAttribute("src"), page.url);
    return url && LOADER.test(url.pathname.slice(FOLDER.pathname.length)) && url.href.startsWith(FOLDER.href);
  };
  const script = [...page.document.querySelectorAll("script[src]")].find(loads);
  return {
    page: page.url,
    folder: FOLDER.href,
    alone: [FOLDER.href, new URL("index.html", FOLDER).href].includes(page.url.split(/[?#]/)[0]),
    policies: parse([page.header, ...metas].filter(Boolean)),
    named: Boolean(script),
    nonce: script?.getAttribute("nonce"),
    files,
    missing: await fetchFile(NOWHERE),
    sheets: await works(() => new CSSStyleSheet().replaceSync("")),
    secure: isSecureContext,
    storage: storageWorks(),
    wasm: await works(() => WebAssembly.instantiate(EMPTY)),
  };
}

function show(name, { verdict, line, found }) {
  const entry = document.querySelector(`#check-${name}`);
  entry.dataset.verdict = verdict;
  entry.querySelector(".verdict").textContent = words[verdict];
  for (const text of entry.querySelectorAll("[data-for]")) text.hidden = text.dataset.for !== verdict;
  const box = entry.querySelector(".found");
  box.hidden = !found?.length;
  box.replaceChildren(...(found ?? []).map((one) => {
    const item = document.createElement("li");
    item.textContent = one;
    return item;
  }));
  entry.querySelector(".line").textContent = line ?? "";
  entry.querySelector(".line").hidden = !line;
}

/** Only an address of this host can be read: browsers hide the headers of any other. */
function readable(text) {
  const url = addressOf(text.trim() || "index.html", location.href);
  if (!url || !/^https?:$/.test(url.protocol)) throw new Error(words.bad);
  if (url.origin !== location.origin) throw new Error(words.other);
  return url.href;
}

let turn = 0;

async function run() {
  // Only the last of several tests at once may write its findings.
  const mine = (turn += 1);
  const list = document.querySelector("#checks");
  try {
    const address = readable(form.elements.address.value);
    status.textContent = words.busy;
    list.setAttribute("aria-busy", "true");
    const facts = await gather(address);
    if (mine !== turn) return;
    const count = { good: 0, todo: 0, untested: 0 };
    for (const [name, test] of Object.entries(TESTS)) {
      const verdict = test(facts);
      count[verdict.verdict] += 1;
      show(name, verdict);
    }
    status.textContent = fill(words.summary, { ...count, page: facts.page });
  } catch (error) {
    if (mine !== turn) return;
    // What was said about another page must not stand beside this address.
    for (const name of Object.keys(TESTS)) show(name, { verdict: "waiting" });
    status.textContent = error.message;
  } finally {
    if (mine === turn) list.removeAttribute("aria-busy");
  }
}

form.addEventListener("submit", (event) => { event.preventDefault(); run(); });
run();
