// What does a visitor see after the program failed? What is kept, to copy or to save as a file, and the way to begin afresh.

const SAID = ["title", "text", "again", "answers", "copy", "copied", "selected", "download", "handed", "restart"];

/** Fills an element's section with the panel. `texts` has the words, `text` is the document as it was handed over last. */
export const stoppedPanel = (section, texts, text, again, onRestart) => {
  const words = texts.split("\u001f");
  const said = Object.fromEntries(SAID.map((name, n) => [name, words[n]]));
  const put = (tag, content, has) => Object.assign(document.createElement(tag), { textContent: content }, has);
  const button = (content, onclick) => put("button", content, { className: "secondary", type: "button", onclick });
  const panel = put("div", "", { className: "widget stopped" });
  panel.setAttribute("role", "alert");
  panel.append(put("p", said.title, { className: "lead" }), put("p", again ? said.again : said.text));
  if (text) {
    const label = put("label", said.answers, { className: "field" });
    const field = put("textarea", "", { value: text, readOnly: true, rows: 8, className: "raw" });
    const told = put("p", "", { className: "hint" });
    told.setAttribute("role", "status");
    label.append(field);
    const copy = button(said.copy, async () => {
      field.select();
      // A page may forbid the clipboard: then the text is selected, and the visitor's own keys copy it.
      told.textContent = await navigator.clipboard.writeText(text).then(() => said.copied, () => said.selected);
    });
    const save = button(said.download, () => {
      offer(new Blob([text], { type: "application/json" }), "readiness-check.json");
      told.textContent = said.handed;
    });
    const row = put("div", "", { className: "buttons" });
    row.append(copy, save);
    panel.append(label, row, told);
  }
  if (!again) panel.append(put("button", said.restart, { className: "primary", type: "button", onclick: onRestart }));
  section.replaceChildren(panel);
};
