// Which texts does this browser keep for the readiness check, and what is each of them? No key of anybody else is read.
// This is a plain script and no module: browsers run it from a disk too, where they refuse modules.
"use strict";
const keptTexts = (() => {
  const OURS = "readiness-check:";
  /** The newest form of an assessment that this page knows. */
  const NEWEST = 1;
  const PLACES = ["local", "session"];
  const KINDS = ["assessment", "quarantine", "backup", "other"];
  /** The name under which an assessment without a name of its own is kept. */
  const UNNAMED = "default";

  /** Throws where the browser refuses, and gives null where it has none. */
  const storage = (place) => (place === "local" ? window.localStorage : window.sessionStorage);

  /** What a key says. What begins with two colons after the website's own name stands beside its assessments. */
  const keyed = (key) => {
    const [, site, name] = /^readiness-check:([^:]*):(.+)$/s.exec(key) ?? [];
    if (name === undefined) return { kind: "other" };
    if (!name.startsWith(":")) return { kind: "assessment", site, name };
    // Which assessment was opened last is a note and holds nothing that anybody said.
    if (name === ":open") return { kind: "note", site };
    const [, kind, of = UNNAMED, number] = /^:(quarantine|backup):(?:(.+):)?([^:]+)$/s.exec(name) ?? [];
    return kind ? { kind, site, name: of, number } : { kind: "other", site };
  };

  const isMap = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const hasState = (answer) => typeof answer === "string" || (isMap(answer) && typeof answer.state === "string");

  /** What a text holds, as far as it can be read: an unreadable one has no number of answers. */
  const held = (text) => {
    let root;
    try { root = JSON.parse(text); } catch { return {}; }
    const ours = isMap(root) && ["format", "answers", "profile"].some((key) => Object.hasOwn(root, key)) && (root.format ?? "readiness-check") === "readiness-check";
    const answers = ours ? (root.answers ?? {}) : undefined;
    if (!isMap(answers)) return {};
    const meta = isMap(root.meta) ? root.meta : {};
    const said = (value) => (typeof value === "string" ? value.trim() : "");
    return { answers: Object.values(answers).filter(hasState).length, label: said(meta.name), saved: said(meta.saved), newer: root.version > NEWEST };
  };

  const entry = (place, key, text) => ({ id: `${place} ${key}`, place, key, text, ...keyed(key), ...held(text) });

  /** The order on the page: by kind, then by website and assessment, the one without a name first. */
  const inOrder = (a, b) => {
    const byText = (one, other) => (one ?? "").localeCompare(other ?? "", undefined, { numeric: true });
    const unnamed = (one) => (one.name === UNNAMED ? 0 : 1);
    return KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || byText(a.site, b.site) || unnamed(a) - unnamed(b)
      || byText(a.name, b.name) || byText(a.number, b.number) || byText(a.id, b.id);
  };

  /** All of our texts, notes too, and the places into which the browser lets nobody look. */
  const list = () => {
    const entries = [];
    const refused = [];
    for (const place of PLACES) {
      try {
        const kept = storage(place);
        const keys = Array.from({ length: kept.length }, (_, n) => kept.key(n)).filter((key) => key.startsWith(OURS));
        entries.push(...keys.map((key) => entry(place, key, kept.getItem(key))));
      } catch {
        refused.push(place);
      }
    }
    return { entries: entries.sort(inOrder), refused: refused.length, places: PLACES.length };
  };

  /** Removes a text. A note that would be left behind alone goes with it. Gives what was removed, as it stood at that moment. */
  const erase = ({ id }) => {
    const all = list().entries;
    const one = all.find((other) => other.id === id);
    if (!one) return [];
    const beside = all.filter((other) => other !== one && other.place === one.place && other.site === one.site);
    const alone = one.site !== undefined && beside.every((other) => other.kind === "note");
    return [one, ...(alone ? beside : [])].filter(({ place, key }) => {
      try {
        storage(place).removeItem(key);
        return storage(place).getItem(key) === null;
      } catch {
        return false;
      }
    });
  };

  /** Puts back what was removed, in the order of its removal; never over something that came into its place meanwhile. */
  const putBack = (removed) => {
    try {
      const [first, ...rest] = removed;
      const now = storage(first.place).getItem(first.key);
      if (now !== null && now !== first.text) return "taken";
      for (const { place, key, text } of [first, ...rest.filter((one) => storage(one.place).getItem(one.key) === null)]) storage(place).setItem(key, text);
      return "back";
    } catch {
      return "refused";
    }
  };

  /** A text as a file can hold it: half a character, which no file can, is written as JSON writes it. */
  const asFile = (text) => text.replace(/\p{Surrogate}/gu, (half) => `\\u${half.charCodeAt(0).toString(16)}`);

  return { KINDS, UNNAMED, OURS, list, erase, putBack, asFile };
})();
