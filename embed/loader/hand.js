// How does the visitor get a file? The browser is handed one, from the page's own memory; what it does with it is its own affair.

/** The kinds of files: the name that the browser is given, and what is in them. */
const FILE_KINDS = {
  "state.json": { name: "readiness-check.json", type: "application/json", text: (widget) => widget.export_state(), sound: (text) => JSON.parse(text) },
};

/** Offers a file to the browser as a download. */
const offer = (file, name) => {
  const address = URL.createObjectURL(file);
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  // A browser may ask the visitor first where it shall go.
  setTimeout(() => URL.revokeObjectURL(address), 60000);
};

/** Makes the file of a kind, reads it back, and only then hands it over; gives what the host is told of it. */
export const hand = async (widget, wanted) => {
  const kind = String(wanted);
  if (!Object.hasOwn(FILE_KINDS, kind)) throw new RangeError(`There is no file ${kind}; it is one of ${Object.keys(FILE_KINDS).join(", ")}.`);
  const { name, type, text, sound } = FILE_KINDS[kind];
  const made = text(widget);
  const file = new Blob([made], { type });
  const back = await file.text();
  sound(back);
  if (back !== made) throw new Error(`${kind} could not be made`);
  offer(file, name);
  return { kind };
};
