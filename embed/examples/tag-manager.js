// How does a tag manager learn how far a visit is? By the recipe of docs/tag-managers.md: each event is named here, with what is passed on of it.
// The event `share` is left out on purpose: it may carry answers, and those are not for a tag manager.
const HEARD = {
  "readiness:ready": ({ restored }) => ({ restored }),
  "readiness:progress": ({ answered, total, mode }) => ({ tenth: Math.floor((10 * answered) / total), mode }),
  "readiness:result": ({ coverage }) => ({ coverage }),
  "readiness:deepened": () => ({}),
  "readiness:export": ({ kind }) => ({ kind }),
  "readiness:cta": () => ({}),
  "readiness:error": ({ code }) => ({ code }),
};

window.dataLayer ??= [];
const heard = document.querySelector("#heard");
for (const [type, pick] of Object.entries(HEARD)) {
  document.addEventListener(type, (event) => {
    const said = { event: type.replace(":", "_"), readiness: pick(event.detail) };
    window.dataLayer.push(said);
    // This page shows what was pushed; a page of yours does not need these lines.
    const line = document.createElement("li");
    line.textContent = JSON.stringify(said);
    heard.append(line);
  });
}
