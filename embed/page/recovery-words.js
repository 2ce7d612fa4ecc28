// What does the page say of a text, in its own words? Its name, its facts, and what its file is called.
// This is a plain script and no module: browsers run it from a disk too, where they refuse modules.
"use strict";
const saidOfTexts = (() => {
  const { UNNAMED, OURS } = keptTexts;
  const words = Object.fromEntries([...document.getElementById("words").content.children].map((word) => [word.dataset.text, word.textContent]));
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

  const lang = document.documentElement.lang;
  const number = new Intl.NumberFormat(lang);
  const plural = new Intl.PluralRules(lang);
  const moment = new Intl.DateTimeFormat(lang, { dateStyle: "medium", timeStyle: "short" });

  /** How large a text is as a file. */
  const bytes = (text) => new TextEncoder().encode(text).length;
  const size = (count) => {
    const [amount, unit] = count < 1000 ? [count, "byte"] : [count / 1000, "kilobyte"];
    return new Intl.NumberFormat(lang, { style: "unit", unit, unitDisplay: count < 1000 ? "long" : "short", maximumFractionDigits: 1 }).format(amount);
  };
  const when = (saved) => (saved && !Number.isNaN(Date.parse(saved)) ? moment.format(new Date(saved)) : words.unknown);
  const origin = () => (location.protocol === "file:" ? words.disk : location.origin);

  const named = (name, label) => label || (name === UNNAMED ? words.unnamed : fill(words.named, { name }));
  const labels = {
    assessment: ({ name, label }) => named(name, label),
    quarantine: ({ number }) => fill(words.aside, { number }),
    backup: ({ number }) => fill(words.before, { number }),
    other: () => words.other,
  };
  const labelOf = (entry) => labels[entry.kind](entry);
  /** What is said about a text; nothing where it has no such thing. */
  const factsOf = (entry) => ({
    of: ["quarantine", "backup"].includes(entry.kind) && named(entry.name, entry.label),
    answers: entry.kind !== "other" && (entry.answers === undefined ? words.unknown : number.format(entry.answers)),
    saved: entry.kind !== "other" && when(entry.saved),
    size: size(bytes(entry.text)),
    where: words[entry.place],
    site: entry.site,
    key: entry.key,
  });

  /** A name that every system takes for a file. */
  const fileName = (entry) => {
    const parts = [entry.site, entry.name, ["quarantine", "backup"].includes(entry.kind) && entry.kind, entry.number];
    const middle = entry.kind === "other" ? [entry.key.slice(OURS.length)] : parts.filter(Boolean);
    const clean = [...middle.join("-").replace(/[^\p{L}\p{N}_-]+/gu, "-")].slice(-80).join("");
    return `readiness-check-${clean}.${entry.answers === undefined ? "txt" : "json"}`;
  };

  /** One sentence about all texts together. */
  const summed = (entries, refused) => {
    if (entries.length === 0) return refused ? words.blocked : fill(words.nothing, { origin: origin() });
    const whole = size(entries.reduce((sum, { text }) => sum + bytes(text), 0));
    const found = words[plural.select(entries.length) === "one" ? "found-one" : "found-other"];
    return fill(found, { count: number.format(entries.length), size: whole, origin: origin() });
  };

  return { words, fill, labelOf, factsOf, fileName, summed };
})();
