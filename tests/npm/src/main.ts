// Does TypeScript know every option, method and event of the element? The page runs too, from what a bundler made of it.
import "readiness-check";
import type { ReadinessCheckElement, ReadinessConfig, ReadinessDocument, ReadinessEvent, Summary } from "readiness-check";

const check: ReadinessCheckElement = document.querySelector("readiness-check")!;
const options: ReadinessConfig = { lang: "en", theme: "auto", storage: "local", "storage-key": "bundled", "heading-level": 2 };
check.config = options;

check.addEventListener("readiness:ready", (event) => {
  const { version, restored, storage } = event.detail;
  console.info(version, restored, storage);
});
check.addEventListener("readiness:progress", ({ detail }) => console.info(detail.answered + detail.total, detail.mode));
check.addEventListener("readiness:result", ({ detail }) => console.info(detail.path, detail.coverage));
check.addEventListener("readiness:deepened", ({ detail }) => console.info(detail.carried));
check.addEventListener("readiness:storage", ({ detail }) => console.info(detail.state));
check.addEventListener("readiness:cta", (event: ReadinessEvent<"readiness:cta">) => { console.info(event.detail.href); event.preventDefault(); });
check.addEventListener("readiness:share", ({ detail }) => console.info(detail.answers["hls:4.2"]?.state));
check.addEventListener("readiness:export", ({ detail }) => console.info(detail.kind));
check.addEventListener("readiness:error", ({ detail }) => console.info(detail.code, detail.message));

/** Every method, so that a name or a type that is missing does not compile. */
export const all = async (): Promise<Summary> => {
  const kept: ReadinessDocument = await check.exportState();
  const { applied, notices } = await check.importState({ answers: { "hls:4.2": "partial" } }, { merge: true });
  console.info(kept.version, applied, notices.map(({ code, text }) => code + text));
  await check.goTo("hls:4.2");
  await check.start("results");
  await check.setLanguage("en");
  await check.open();
  await check.close();
  const erased: boolean = await check.reset({ confirm: false });
  console.info(erased);
  return check.getSummary();
};

// @ts-expect-error A state that does not exist is refused.
export const wrong = (): Promise<unknown> => check.importState({ answers: { "hls:4.2": "perhaps" } });
