// How does the stand-alone page come to work without a network? It asks the browser to keep its files, and asks for nothing else.
import * as element from "./readiness-check.js";

/** Settles when a worker has all its files or has given up. */
const installed = (worker) => new Promise((done) => {
  const look = () => { if (["activated", "redundant"].includes(worker.state)) done(); };
  worker.addEventListener("statechange", look);
  look();
});

/** Has the worker keep the words of the page's language too; settles when they are there, or are not to be had. */
const keepWords = (worker) => new Promise((done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = done;
  worker.postMessage({ keep: document.documentElement.lang }, [port2]);
});

const keep = async () => {
  // A page from a file, or without encryption from elsewhere, cannot have a worker.
  if (!window.isSecureContext || !navigator.serviceWorker || !location.protocol.startsWith("http")) return;
  // A page that forbids every policy stays without; the browser reports that once.
  const policy = window.trustedTypes?.createPolicy("readiness-offline", { createScriptURL: () => new URL("./sw.js", import.meta.url).href });
  const address = policy ? policy.createScriptURL("") : "./sw.js";
  const known = await navigator.serviceWorker.getRegistration("./");
  const registration = await navigator.serviceWorker.register(address, { scope: "./" });
  if (known?.active) await registration.update();
  const worker = registration.installing ?? registration.waiting;
  if (worker) await installed(worker);
  const { active } = registration;
  if (!active) return;
  await keepWords(active);
  new MutationObserver(() => keepWords(active)).observe(document.documentElement, { attributeFilter: ["lang"] });
};

// Whatever is refused here is only this: the page works all the same, with a network.
const kept = keep().catch(() => {});
element.hold?.(kept);
