// How does a visitor see, save and erase what the browser keeps for the readiness check, where the check itself may not start?
// This is a plain script and no module: browsers run it from a disk too, where they refuse modules.
"use strict";
{
  const { KINDS, OURS, list, erase, putBack, asFile } = keptTexts;
  const { words, fill, labelOf, factsOf, fileName, summed } = saidOfTexts;
  const byId = (id) => document.getElementById(id);
  const tell = (box, text) => { if (box.textContent !== text) box.textContent = text; };

  /** Hands a file to the browser; what it does with it is its own affair. */
  const hand = (text, name, told) => {
    try {
      const url = URL.createObjectURL(new Blob([text], { type: name.endsWith(".json") ? "application/json" : "text/plain" }));
      Object.assign(document.createElement("a"), { href: url, download: name }).click();
      // A browser may ask the visitor first where it shall go.
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
      tell(told, fill(words.handed, { file: name }));
    } catch {
      tell(told, words["not-handed"]);
    }
  };

  let made = 0;
  /** A copy of a template, whose buttons are described by its heading: there are several of each name on the page. */
  const copyOf = (template) => {
    const item = byId(template).content.firstElementChild.cloneNode(true);
    const heading = item.querySelector("h3");
    heading.id = `text-${(made += 1)}`;
    for (const button of item.querySelectorAll("button")) button.setAttribute("aria-describedby", heading.id);
    return item;
  };
  const onPress = (item, name, act) => item.querySelector(`[data-do="${name}"]`).addEventListener("click", act);

  const summary = byId("summary");
  const question = byId("question");
  /** What is on the page: by the place and key of a text, the text and its item. */
  const shown = new Map();
  let asked;

  /** Copies a text, or selects it where the clipboard is refused. */
  const copy = async (text, field, told) => {
    const done = await Promise.resolve().then(() => navigator.clipboard.writeText(text)).then(() => true, () => false);
    if (!done) {
      field.focus();
      field.select();
    }
    tell(told, done ? words.copied : words.select);
  };

  const newItem = (id) => {
    const item = copyOf("entry");
    const told = item.querySelector(".told");
    const [box, field, look] = [".text", "textarea", '[data-do="look"]'].map((part) => item.querySelector(part));
    const now = () => shown.get(id).entry;
    box.id = `${item.querySelector("h3").id}-text`;
    look.setAttribute("aria-controls", box.id);
    onPress(item, "save", () => hand(asFile(now().text), fileName(now()), told));
    onPress(item, "look", () => {
      box.hidden = !box.hidden;
      look.setAttribute("aria-expanded", String(!box.hidden));
      look.textContent = box.hidden ? words.look : words.hide;
      // Texts can be long, so that only those are written out that somebody wants to see.
      field.value = box.hidden ? "" : now().text;
    });
    onPress(item, "copy", () => copy(now().text, field, told));
    onPress(item, "erase", () => {
      asked = now();
      byId("question-heading").textContent = fill(words.erase, { label: labelOf(asked) });
      byId("question-key").textContent = asked.key;
      byId("question-place").textContent = words[asked.place];
      question.showModal();
    });
    return item;
  };

  /** Writes into an item what its text says now. */
  const describe = (item, entry) => {
    item.querySelector("h3").textContent = labelOf(entry);
    for (const [name, fact] of Object.entries(factsOf(entry))) {
      const line = item.querySelector(`[data-fact="${name}"]`);
      line.hidden = !fact;
      line.querySelector("dd > *").textContent = fact || "";
    }
    const damaged = entry.answers === undefined && ["assessment", "backup"].includes(entry.kind);
    item.querySelector('[data-when="damaged"]').hidden = !damaged;
    item.querySelector('[data-when="newer"]').hidden = !entry.newer;
    if (!item.querySelector(".text").hidden) item.querySelector("textarea").value = entry.text;
  };

  const drawGroup = (kind, entries) => {
    const box = byId(kind);
    let next = box.querySelector("ul").firstElementChild;
    for (const entry of entries) {
      const { item, entry: before } = shown.get(entry.id) ?? { item: newItem(entry.id) };
      shown.set(entry.id, { item, entry });
      if (before?.text !== entry.text) describe(item, entry);
      // What stays where it is keeps the focus.
      if (item === next) next = item.nextElementSibling;
      else box.querySelector("ul").insertBefore(item, next);
    }
    box.hidden = entries.length === 0;
  };

  /** Brings the page to what the browser keeps now. */
  const draw = () => {
    const { entries: all, refused, places } = list();
    const entries = all.filter(({ kind }) => kind !== "note");
    const there = new Set(entries.map(({ id }) => id));
    if (asked && !there.has(asked.id)) question.close();
    for (const [id, { item }] of shown) {
      if (there.has(id)) continue;
      const focused = item.contains(document.activeElement);
      item.remove();
      shown.delete(id);
      if (focused) summary.focus();
    }
    for (const kind of KINDS) drawGroup(kind, entries.filter((entry) => entry.kind === kind));
    tell(summary, summed(entries, refused === places));
    byId("partly").hidden = refused === 0 || refused === places;
    byId("whole").hidden = entries.length === 0;
  };

  /** Shows what was erased, with the way back. */
  const showErased = (removed) => {
    const item = copyOf("gone");
    const [entry] = removed;
    const told = item.querySelector(".told");
    item.querySelector("h3").textContent = labelOf(entry);
    item.querySelector("code").textContent = entry.key;
    onPress(item, "save", () => hand(asFile(entry.text), fileName(entry), told));
    onPress(item, "back", () => {
      const outcome = putBack(removed);
      if (outcome !== "back") return tell(told, words[outcome]);
      item.remove();
      byId("erased").hidden = !byId("erased").querySelector("li");
      draw();
      shown.get(entry.id)?.item.querySelector("button").focus();
    });
    byId("erased").querySelector("ul").prepend(item);
    byId("erased").hidden = false;
    item.querySelector('[data-do="back"]').focus();
  };

  byId("question-keep").addEventListener("click", () => question.close());
  byId("question-erase").addEventListener("click", () => {
    const entry = asked;
    question.close();
    const removed = erase(entry);
    draw();
    if (removed.length > 0) showErased(removed);
    else if (shown.has(entry.id)) tell(shown.get(entry.id).item.querySelector(".told"), words["not-erased"]);
  });
  question.addEventListener("close", () => { asked = undefined; });
  byId("whole").querySelector("button").addEventListener("click", () => {
    const texts = list().entries.map(({ place, key, text }) => ({ place, key, text }));
    const whole = { format: "readiness-check-storage", address: location.href, made: new Date().toISOString(), texts };
    hand(JSON.stringify(whole, null, 2), "readiness-check-storage.json", byId("whole").querySelector(".told"));
  });

  // Other tabs write and erase meanwhile; a page that comes back from the history has missed what they did.
  addEventListener("storage", ({ key }) => { if (key === null || key.startsWith(OURS)) draw(); });
  addEventListener("pageshow", draw);
  document.addEventListener("visibilitychange", draw);
  draw();
}
