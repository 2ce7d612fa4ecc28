// What does the program get from the page around it? The few functions that it may call, and nothing else of the element.

/** What an element hands over when it mounts the program: what only it can do, and what travels with the program's script. */
export const hosted = (element, own, run, kit, tongues) => ({
  ...own,
  maker,
  locked,
  // Each language by its own name, so that whoever reads no other one finds it.
  tongues: () => Object.keys(tongues).map((tag) => [tag, new Intl.DisplayNames(tag, { type: "language" }).of(tag)].join("\u001f")).join("\u001e"),
  // Both packs of a language.
  packs: (lang) => Promise.all([kit.words(lang), kit.guidance(lang)]),
  ask: (what) => run((widget) => ask(widget, what, kit)),
  close: () => { element.close(); },
  print: (kind) => { element.print(kind).catch(() => {}); },
  download: (kind) => element.download(kind),
});
