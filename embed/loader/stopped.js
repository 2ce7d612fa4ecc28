// What does a visitor see after the program failed? What is kept, to copy or to save as a file, and the way to begin afresh.

/** What the page is told. */
export const STOPPED = { code: "stopped", message: "The program has failed and stopped; what was kept is as it was." };

const SAID = ["title", "text", "again", "answers", "copy", "copied", "selected", "download", "handed", "restart"];

/** Fills an element's section with the panel. `texts` has the words, `text` is the document as it was handed over last; `focused` tells that the focus was in the view that has gone. */
export const stoppedPanel = (section, texts, text, again, focused, onRestart) => {
  const words = texts.split("\u001f");
  const said = Object.fromEntries(SAID.map((name, n) => [name, words[n]]));
  const put = (tag, content, has) => Object.assign(document.createElement(tag), { textContent: content }, has);
  const button = (content, onclick) => put("button", content, { className: "secondary", type: "button", onclick });
  const panel = put("div", "", { className: "widget stopped" });
  const alert = put("div", "", {});
  const title = put("p", said.title, { className: "lead", tabIndex: -1 });
  alert.setAttribute("role", "alert");
  alert.append(title, put("p", again ? said.again : said.text));
  panel.append(alert);
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
  if (focused) title.focus();
};
