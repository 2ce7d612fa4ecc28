// What do all elements of a page share? One program, one style sheet, the words of each language; and its end, if it stops.
const once = (make) => { let made; return () => (made ??= make().catch((error) => { made = undefined; throw error; })); };
const put = (tag, has) => Object.assign(document.createElement(tag), has);
const task = () => new Promise((done) => setTimeout(done));

/** Elements on screen: the program is one, so a stop concerns them all. */
const mounted = new Set();
/** Elements whose program has failed. */
const halted = new Set();
let glue;
let part;
let restarted = -Infinity;

const program = once(async () => {
  if (typeof WebAssembly !== "object") throw new Error("this browser has no WebAssembly");
  const [script, wasm] = await Promise.all([files.script(FILES.app), files.stream(FILES.wasm)]);
  await script.default({ module_or_path: wasm });
  // A program that failed in the middle of something works on no more: what was kept stays as it was.
  script.on_stop(() => {
    const again = performance.now() - restarted < 1e4;
    for (const element of mounted) element.stopped(again);
  });
  return (glue = script);
});

// What comes after the first question takes answers: results and the screens around them.
const later = once(async () => {
  const [script, bytes] = await Promise.all([program(), files.bytes(FILES.later)]);
  part = await WebAssembly.compile(bytes);
  await script.later(part);
});

/** Begins afresh with the files that are there already: no request. */
const restart = async (by) => {
  restarted = performance.now();
  glue.__wbg_reset_state();
  if (part) await glue.later(part);
  for (const element of halted) {
    halted.delete(element);
    element.restarted(element === by);
  }
};

const sheet = once(async () => {
  const made = new CSSStyleSheet();
  made.replaceSync(await files.text(FILES.style));
  return made;
});
const packs = new Map();
// The files of English are known here, those of all other languages stand in a file that only their readers load.
const others = once(async () => Object.assign(FILES.tongues, JSON.parse(await files.text(FILES.others))));
const tongue = async (lang) => FILES.tongues[lang] || (await others())[lang];
const pack = (kind) => (lang) => {
  const name = kind + lang;
  if (!packs.has(name)) packs.set(name, once(async () => files.text((await tongue(lang))[kind])));
  return packs.get(name)();
};
const words = pack("words");
const guidance = pack("guidance");
const kit = { files, words, guidance };

/** The language whose words are there: the tag itself, its first part, else English. */
const spoken = (tag) => [tag, tag?.split("-")[0].toLowerCase()].find((t) => Object.hasOwn(FILES.tongues, t)) ?? "en";

/** Freezes what an event carries, all the way down. */
const frozen = (value) => {
  if (value && typeof value === "object") Object.values(value).forEach(frozen);
  return Object.freeze(value);
};

/** What the policy of the page kept from us since this was called, as the lines to add. */
const refusals = () => {
  const lines = new Set();
  const origin = new URL(HERE).origin === location.origin ? "'self'" : new URL(HERE).origin;
  const note = ({ blockedURI, effectiveDirective }) => {
    if (/wasm/.test(blockedURI)) lines.add("script-src 'wasm-unsafe-eval'");
    else if (blockedURI.startsWith(new URL(".", HERE).href)) lines.add(`${effectiveDirective.replace("-elem", "")} ${origin}`);
  };
  document.addEventListener("securitypolicyviolation", note);
  return async (error) => {
    // The browser tells it a moment after it refused.
    await task();
    await task();
    document.removeEventListener("securitypolicyviolation", note);
    if (typeof WebAssembly === "object" && error instanceof WebAssembly.CompileError) lines.add("script-src 'wasm-unsafe-eval'");
    return [...lines].join("; ");
  };
};
