// How does a tag manager learn how far a visit is?
// The event `share` is left out on purpose: it may carry answers, and those are not for a tag manager.
const TYPES = ["ready", "progress", "result", "deepened", "storage", "cta", "export", "error"];

window.dataLayer ??= [];
const heard = document.querySelector("#heard");
for (const type of TYPES) {
  document.addEventListener(`readiness:${type}`, (event) => {
    const said = { event: event.type, ...event.detail };
    window.dataLayer.push(said);
    // This page shows what was pushed; a page of yours does not need these lines.
    const line = document.createElement("li");
    line.textContent = JSON.stringify(said);
    heard.append(line);
  });
}
