// In which language does the stand-alone page speak? In the one that was chosen for the assessment, else in the browser's; here it is changed.
{
  const WORDS = {};
  const OURS = "readiness-check:default:";
  const element = document.querySelector("readiness-check");
  const root = document.documentElement;
  const nav = document.getElementById("languages");

  /** The language of ours that a tag asks for: the tag itself, or its first part. */
  const ours = (tag) => [tag, String(tag).split("-")[0].toLowerCase()].find((one) => Object.hasOwn(WORDS, one));

  /** The assessment that opens, where something is kept. */
  const kept = () => {
    try {
      return JSON.parse(localStorage.getItem(OURS + (localStorage.getItem(`${OURS}:open`) ?? "default")));
    } catch {
      return undefined;
    }
  };

  /** Puts the page's own words, and its links, into a language. */
  const speak = (tag) => {
    const words = WORDS[tag];
    root.lang = tag;
    root.dir = words.dir;
    document.title = words.title;
    nav.ariaLabel = words.switch;
    for (const place of document.querySelectorAll("[data-text]")) place.textContent = words[place.dataset.text];
    for (const link of document.querySelectorAll("[data-page]")) {
      link.href = tag === "en" ? `${link.dataset.page}.html` : `${link.dataset.page}.${tag}.html`;
    }
    for (const button of nav.querySelectorAll("button")) button.ariaPressed = String(button.lang === tag);
  };

  const told = Object.assign(document.createElement("span"), { role: "status" });
  const change = async (tag) => {
    const before = element.lang;
    told.textContent = "";
    element.lang = tag;
    try {
      await element.setLanguage?.(tag);
      speak(tag);
    } catch {
      // Its words did not come; what is here stays.
      element.lang = before;
      told.textContent = WORDS[before].failed;
    }
  };

  // Who comes back sees another screen than the first.
  const assessment = kept();
  if (assessment) document.querySelector(".first")?.remove();
  // What was chosen while working on it is kept beside the answers.
  const first = [assessment?.meta?.lang, ...navigator.languages].map(ours).find(Boolean) ?? "en";
  if (Object.keys(WORDS).length > 1) {
    const buttons = Object.entries(WORDS).map(([lang, { name }]) => {
      const button = Object.assign(document.createElement("button"), { type: "button", lang, textContent: name });
      button.addEventListener("click", () => change(lang));
      return button;
    });
    nav.replaceChildren(...buttons, told);
    nav.hidden = false;
  }
  element.lang = first;
  speak(first);
}
