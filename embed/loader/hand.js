// How does the visitor get a file? The browser is handed one, from the page's own memory; what it does with it is its own affair.

/** What a file is, by the ending of its kind. */
const FILE_TYPES = {
  json: "application/json",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv;charset=utf-8",
  ics: "text/calendar;charset=utf-8",
  md: "text/markdown;charset=utf-8",
};
const TABLES = ["soa-27001", "soa-42001", "soa-combined", "gaps", "actions", "documents"];
/** The kinds that a module of its own makes, which comes with the first of them. */
const MADE_KINDS = [...TABLES.flatMap((table) => [`${table}.xlsx`, `${table}.csv`]), "plan.ics", "report.md", "ciso-assistant-27001.xlsx", "ciso-assistant-42001.xlsx"];
const STATE_KIND = "state.json";
/** After how many milliseconds the visitor sees that something is being made. */
const UNNOTICED = 200;

/** Offers a file to the browser as a download. */
const offer = (file, name) => {
  const address = URL.createObjectURL(file);
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  // A browser may ask the visitor first where it shall go.
  setTimeout(() => URL.revokeObjectURL(address), 60000);
};

/** Hands over a text as it is kept, which the visitor asked for by its name; that may be one which nobody can read. */
const handKept = (asked) => {
  const end = asked.indexOf("\n");
  offer(new Blob([asked.slice(end + 1)], { type: FILE_TYPES.json }), asked.slice(0, end));
  return { kind: STATE_KIND };
};

/** The document itself: it needs nothing that is not here. It is read back before it is offered. */
const handState = async (widget) => {
  const made = widget.export_state();
  const file = new Blob([made], { type: FILE_TYPES.json });
  const back = await file.text();
  JSON.parse(back);
  if (back !== made) throw new Error(`${STATE_KIND} could not be made`);
  offer(file, widget.file_name());
  widget.filed();
  return { kind: STATE_KIND };
};

/** Why there is no file, as the program tells it to the visitor. */
class NoFile extends Error {
  constructor(why, message) {
    super(message);
    this.why = why;
  }
}

let maker_of_files;
/** The module that makes files; a failed load is tried again with the next file. */
const exporter = (files) => {
  maker_of_files ??= (async () => {
    const [script, wasm] = await Promise.all([files.script(EXPORTS.script), files.stream(EXPORTS.wasm)]);
    await script.default({ module_or_path: wasm });
    return script;
  })().catch((error) => {
    maker_of_files = undefined;
    throw new NoFile("load", error.message);
  });
  return maker_of_files;
};

const titles = new Map();
/** The words of files in a language. */
const titled = async (files, lang) => {
  try {
    if (!titles.has(lang)) titles.set(lang, await files.text(EXPORTS.words[lang] ?? EXPORTS.words.en));
    return titles.get(lang);
  } catch (error) {
    throw new NoFile("load", error.message);
  }
};

/** What the visitor waits for, by widget: what calls it off. */
const waiting = new Map();
/** The last thing that was asked for, by widget: one follows the other. */
const last = new WeakMap();

/** Lets the visitor see that something takes longer, and call it off: then `over` holds, and whatever comes of the work is not used. */
const seen = async (widget, kind, work) => {
  const turn = { over: false };
  // The element may be gone when something comes of it.
  const tell = (how) => { if (widget.__wbg_ptr) widget.handing(kind, how); };
  const called_off = new Promise((_, fail) => { waiting.set(widget, () => fail(new NoFile("cancelled", "the visitor called it off"))); });
  const soon = setTimeout(() => tell("waiting"), UNNOTICED);
  try {
    const done = await Promise.race([work(turn), called_off]);
    tell("given");
    return done;
  } catch (error) {
    tell(error.why ?? "make");
    throw error;
  } finally {
    turn.over = true;
    clearTimeout(soon);
    waiting.delete(widget);
  }
};

const shown = (widget, kind, work) => {
  const begin = () => seen(widget, kind, work);
  const next = (last.get(widget) ?? Promise.resolve()).then(begin, begin);
  last.set(widget, next);
  return next;
};

/** A file that the module makes step by step, from the document and the words of the visit. */
const made = async (widget, kind, packs, turn) => {
  const request = widget.export_request();
  const { lang } = JSON.parse(request);
  const [script, words, guidance, names] = await Promise.all([exporter(packs.files), packs.words(lang), packs.guidance(lang), titled(packs.files, lang)]);
  try {
    const job = new script.Job(kind, request, words, guidance, names);
    let bytes;
    while (!bytes && !turn.over) {
      // The page is there for the visitor between two steps.
      await new Promise((done) => setTimeout(done, 0));
      bytes = job.step();
    }
    job.free();
    return new Blob([bytes ?? ""], { type: FILE_TYPES[kind.split(".").pop()] });
  } catch (error) {
    script.__wbg_reset_state();
    throw error;
  }
};

/** Makes the file of a kind, reads it back, and only then hands it over; gives what the host is told of it. */
export const hand = async (widget, wanted, packs) => {
  const kind = String(wanted);
  const asked = kind === "kept" && widget.given();
  if (asked) return handKept(asked);
  if (kind === STATE_KIND) return handState(widget);
  if (!MADE_KINDS.includes(kind)) throw new RangeError(`There is no file ${kind}; it is one of ${[STATE_KIND, ...MADE_KINDS].join(", ")}.`);
  const file = await shown(widget, kind, (turn) => made(widget, kind, packs, turn));
  offer(file, `readiness-check-${kind}`);
  return { kind };
};

/** Does what the visitor asks for and the host is not told of: a code to scan, or to call off what is being made. */
export const ask = async (widget, what, packs) => {
  if (what === "cancel") return waiting.get(widget)?.();
  const text = widget.share_url();
  const rows = await shown(widget, what, async () => (await exporter(packs.files)).code_rows(text));
  widget.set_code(text, rows ?? "");
};
