// Which markup, which line of style and which policy does a page need for a way in?

/** What the element does without being told. An option that says the same is left out. */
export const DEFAULTS = {
  lang: "", theme: "auto", load: "seen", start: "", standards: "27001 42001", storage: "local", "storage-key": "", "heading-level": "2",
  "brand-name": "", "brand-logo": "", accent: "", "cta-label": "", "cta-href": "",
};
/** The option that only some ways in have: in a frame and behind a button the moment of loading is given. */
const ONLY = { load: ["inline"] };

/** The options that differ from what the element does by itself, as names and values. */
export const told = (choices) => Object.entries(DEFAULTS)
  .map(([name, usual]) => [name, choices[name] ?? "", usual])
  .filter(([name, value, usual]) => value !== "" && value !== usual && (ONLY[name] ?? [choices.way]).includes(choices.way))
  .map(([name, value]) => [name, value]);

const MARKS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** A text as it stands between tags or between quotation marks. */
export const escaped = (text) => text.replace(/[&<>"]/g, (mark) => MARKS[mark]);

const LINE = 100;
/** An opening tag: on one line where that is short, else with a line per attribute. */
const tag = (name, attributes) => {
  const said = attributes.map(([key, value]) => (value === true ? key : `${key}="${escaped(value)}"`));
  const line = `<${[name, ...said].join(" ")}>`;
  return line.length <= LINE ? line : `<${name}\n    ${said.join("\n    ")}>`;
};

const loader = ({ folder, pinned }, pin) => tag("script", pin && pinned
  ? [["type", "module"], ["src", folder + pinned.url], ["integrity", pinned.integrity], ["crossorigin", "anonymous"]]
  : [["type", "module"], ["src", `${folder}readiness-check.js`]]) + "</script>";

/** The address of the page for frames with these options in its query. */
export const frameAddress = (folder, choices) => {
  const query = new URLSearchParams(told(choices));
  if (choices.way === "iframe" && choices.host) query.set("host", choices.host);
  const text = query.toString();
  return `${folder}embed.html${text && "?"}${text}`;
};

const markups = {
  inline: (choices, files, words) => [
    loader(files, choices.pin === "pinned"),
    tag("readiness-check", told(choices)),
    `  ${tag("a", [["href", files.folder]])}${escaped(words.link)}</a>`,
    "</readiness-check>",
  ],
  dialog: (choices, files, words) => [
    loader(files, choices.pin === "pinned"),
    `${tag("button", [["type", "button"], ["data-readiness-open", "readiness"]])}${escaped(words.opener)}</button>`,
    `${tag("readiness-check", [["id", "readiness"], ["mode", "dialog"], ...told(choices)])}</readiness-check>`,
    `<noscript>${tag("a", [["href", files.folder]])}${escaped(words.link)}</a></noscript>`,
  ],
  iframe: (choices, files, words) => [
    `${tag("iframe", [["src", frameAddress(files.folder, choices)], ["title", words.title], ["allow", "clipboard-write"]])}</iframe>`,
    `${tag("script", [["type", "module"], ["src", `${files.folder}resize.js`]])}</script>`,
  ],
  link: (choices, files, words) => {
    const address = told(choices).length ? frameAddress(files.folder, choices) : files.folder;
    return [`${tag("a", [["href", address]])}${escaped(words.link)}</a>`];
  },
};

// The start screen needs this much at these widths, with some room for a larger font; a page reserves it before the element is there.
const ROOM = "min-height:max(840px,calc(2000px - 85vw))";
const styles = {
  inline: `readiness-check{display:block;${ROOM}}`,
  iframe: `iframe[src*="embed.html"]{display:block;width:100%;border:0;${ROOM}}`,
};

/** Where a picture comes from, as a policy names it. */
const pictureSource = (address) => {
  if (/^data:/i.test(address)) return "data:";
  try { return new URL(address).origin; } catch { return "'self'"; }
};

/** Where the folder's files come from, as the policy of a page names it: a page on the folder's host is taken to be on the generator's own. */
const folderSource = (choices, { folder, here }) => {
  const { origin } = new URL(folder);
  return choices.place === "other" || origin !== new URL(here).origin ? origin : "'self'";
};

const policy = (choices, files) => {
  if (choices.way === "link") return "";
  const from = folderSource(choices, files);
  const parts = choices.way === "iframe"
    ? [`script-src ${from}`, `frame-src ${from}`]
    : [`script-src ${from} 'wasm-unsafe-eval'`, `connect-src ${from}`];
  if (styles[choices.way]) parts.push("style-src 'self'");
  if (choices.way !== "iframe" && choices["brand-logo"]) parts.push(`img-src ${pictureSource(choices["brand-logo"])}`);
  return `Content-Security-Policy: default-src 'none'; ${parts.join("; ")}`;
};

/** All that goes into a page. `files`: the addresses of the folder and of the generator's own, the pinned loader. `words`: what visitors read. */
export const snippet = (choices, files, words) => ({
  markup: markups[choices.way](choices, files, words).join("\n"),
  style: styles[choices.way] ?? "",
  policy: policy(choices, files),
});
