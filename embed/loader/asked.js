// What did the page ask for? The options of an element, from its attributes and its config, as the program reads them.
const OPTIONS = ["lang", "theme", "mode", "load", "start", "standards", "has27001", "ai-role", "people", "systems", "sites", "capacity",
  "storage", "storage-key", "heading-level", "brand-name", "brand-logo", "accent", "cta-label", "cta-href"];

/** The options as an object; names that are none are handed on too, so that they are said once. `dialog` is where the element stands. */
export const asked = (config, option, dialog) => {
  const all = Object.fromEntries(OPTIONS.map((name) => [name, option(name)]).filter(([, value]) => value !== undefined));
  for (const name of Object.keys(config)) if (!OPTIONS.includes(name)) all[name] = String(config[name]);
  // Where it stands was decided when it came.
  if (dialog || all.mode === "dialog") all.mode = dialog ? "dialog" : "inline";
  if (document.head.querySelector('meta[name="readiness-check"][content="standalone"]')) all.standalone = true;
  return all;
};

const ONE_OF = { screen: "; it is one of quick, full, all, results", report: "; it is one of board, full" };

/** What a method rejects with where it is asked for something that does not exist. */
export const unknown = (what, name) => new RangeError(`There is no ${what} ${name}${ONE_OF[what] ?? ""}.`);
