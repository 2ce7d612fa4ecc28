// How does the stand-alone page open without a network? Its files are kept; what can change is asked for first, so that nothing is stale.
const BUILD = "";
// The files to keep, each with the sum that a browser checks.
const FILES = {};
// Those that are kept once a visitor asked for them.
const ASKED_FOR = [];

// Caches belong to a whole origin, on which other folders may have a check of their own.
const OURS = `readiness-check ${self.registration.scope} `;
const NAME = OURS + BUILD;
const PAGE = new URL("./", self.registration.scope).pathname;
const PACK = /^(words|guidance)-([\w-]+)\./;
// Where the files of every language but English are named.
const NAMES = /^tongues\./;
const HASHED = /\.[0-9a-f]{16}\.\w+$/;

/** The name of a file of this folder, empty for the page; nothing where an address is none of this folder's. */
const named = (address) => {
  const { origin, pathname } = new URL(address);
  if (origin !== self.location.origin || !pathname.startsWith(PAGE)) return undefined;
  const name = pathname.slice(PAGE.length);
  return name === "index.html" ? "" : name;
};
const listed = Object.keys(FILES);

/** What an earlier build of this folder kept: the names of its caches. */
const earlier = async () => (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== NAME);

/** The languages to keep: what the browser asks for, and what an earlier build was used in. */
const languages = async () => {
  const packs = listed.map((file) => PACK.exec(file)?.[2]).filter(Boolean);
  const kept = [];
  for (const name of await earlier()) {
    for (const request of await (await caches.open(name)).keys()) kept.push(PACK.exec(named(request.url) ?? "")?.[2]);
  }
  const wanted = [navigator.languages.map((tag) => [tag, tag.split("-")[0]].find((t) => packs.includes(t))).find(Boolean) ?? "en", ...kept];
  return new Set(wanted);
};

/** Whether a copy is the file of this build. */
const right = async (copy, file) => {
  const sum = await crypto.subtle.digest("SHA-384", await copy.arrayBuffer());
  return FILES[file] === `sha384-${btoa(String.fromCharCode(...new Uint8Array(sum)))}`;
};

/** Takes one file in: what has its hash in its name from an earlier build, all else as the browser has it or the server gives it. */
const take = async (cache, file) => {
  const add = (how) => cache.add(new Request(file, { cache: how, integrity: FILES[file] ?? "" }));
  if (!HASHED.test(file)) return add("no-cache");
  for (const name of await earlier()) {
    const old = await (await caches.open(name)).match(file);
    if (old && (await right(old.clone(), file))) return cache.put(file, old);
  }
  // The browser itself may have kept a wrong answer, such as a page of errors.
  return add("default").catch(() => add("reload"));
};

self.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const [cache, spoken] = await Promise.all([caches.open(NAME), languages()]);
    const first = listed.filter((file) => !ASKED_FOR.includes(file) && (!PACK.test(file) || spoken.has(PACK.exec(file)[2])));
    await Promise.all(["./", ...first].map((file) => take(cache, file)));
    // A new build is taken at once: what can change is asked for anew anyway, and the rest has its hash in its name.
    await self.skipWaiting();
  })());
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    await Promise.all((await earlier()).map((name) => caches.delete(name)));
  })());
});

// The page says in which language it speaks: its words are kept as well.
self.addEventListener("message", (event) => {
  const lang = event.data?.keep;
  const packs = listed.filter((file) => PACK.exec(file)?.[2] === lang || (lang !== "en" && NAMES.test(file)));
  const add = async (cache) => Promise.all(packs.map(async (file) => (await cache.match(file)) ?? take(cache, file)));
  event.waitUntil(ours(add).then(() => event.ports[0]?.postMessage("kept")));
});

/** Works on what this build keeps. Whatever is refused there is only this: a page that has a network does without. */
const ours = (work) => caches.open(NAME).then(work).catch(() => undefined);
const kept = (name) => ours((cache) => cache.match(name || "./"));

/** What the server gives; the kept copy only where it gives nothing. What is missing there is missing here. */
const fresh = async (request, name) => {
  try {
    const answer = await fetch(request);
    return answer.status < 500 ? answer : ((await kept(name)) ?? answer);
  } catch (error) {
    const copy = await kept(name);
    if (copy) return copy;
    throw error;
  }
};

/** The kept copy, else what the server gives, kept from now on if it is the file of this build. */
const lasting = async (event, name) => {
  const { request } = event;
  // Who asks so was given a wrong file before.
  const again = request.cache === "reload";
  const copy = again ? undefined : await kept(name);
  if (copy) return copy;
  const answer = await fetch(new Request(request, { integrity: FILES[name] }));
  if (!answer.ok) return answer;
  // The wrong copy goes before anything is answered: the next request may come before the good one is kept.
  if (again) await ours((cache) => cache.delete(name));
  const good = answer.clone();
  event.waitUntil(ours((cache) => cache.put(name, good)));
  return answer;
};

// The windows that show the stand-alone page: other pages of this folder go their own way.
const windows = new Set();

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const name = request.method === "GET" ? named(request.url) : undefined;
  if (name === undefined) return;
  if (request.mode === "navigate") {
    if (name !== "") return;
    windows.add(event.resultingClientId);
    return event.respondWith(fresh(request, name));
  }
  if (!Object.hasOwn(FILES, name)) return;
  if (HASHED.test(name)) return event.respondWith(lasting(event, name));
  if (windows.has(event.clientId)) event.respondWith(fresh(request, name));
});
