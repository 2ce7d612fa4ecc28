// What do the facts about a page and the folder mean? A verdict per test: good, todo or untested, with what was found and the line to add.
import { allows, allowsTypes, allowsWasm } from "./policy.js";

const LOADER = "readiness-check.js";
/** The least that a file with a hash in its name should be kept, in seconds: thirty days. */
const LONG = 2_592_000;
const SCRIPT_TYPES = ["text/javascript", "application/javascript", "application/x-javascript", "application/ecmascript", "text/ecmascript"];

const good = () => ({ verdict: "good" });
const untested = () => ({ verdict: "untested" });
const todo = (line, found) => ({ verdict: "todo", line, found });

/** A name with a hash in it, such as `app.0123456789abcdef.wasm`, never changes its content. */
export const isHashed = (name) => /\.[0-9a-f]{16}\.[^.]+$/.test(name);
const type = (file) => (file.type ?? "").split(";")[0].trim().toLowerCase();
/** What the server said, once for all files of which it said the same; the names alone where it said nothing. */
function said(files, what) {
  const names = Map.groupBy(files, (file) => what(file) || "");
  return [...names].map(([text, group]) => group.map((file) => file.name).join(", ") + (text && `: ${text}`));
}
const age = (cache) => Number(/(?:^|[ ,])max-age="?(\d+)/i.exec(cache ?? "")?.[1] ?? NaN);

/** Good where every file passes, else what is to be done about those that do not; untested without a single file. */
function each(files, passes, line, what) {
  if (files.length === 0) return untested();
  const failed = files.filter((file) => !passes(file));
  return failed.length === 0 ? good() : todo(line, said(failed, what));
}

/** Whether the policies let all of these files through for this directive. */
function lets(facts, directive, files, line) {
  const { policies, page, nonce } = facts;
  const answers = files.map((file) => [file, allows(policies, directive, file.url, page, nonce)]);
  const refused = answers.filter(([, answer]) => answer === "no").map(([file]) => file.name);
  if (refused.length > 0) return todo(line, refused);
  return answers.some(([, answer]) => answer === "mark") ? untested() : good();
}

// Only the stand-alone page keeps a copy of itself for times without a network.
function offline(facts) {
  if (!facts.alone) return good();
  const [worker, manifest] = ["sw.js", "manifest.webmanifest"].map((name) => ({ name, url: new URL(name, facts.folder).href }));
  const found = [lets(facts, "worker-src", [worker]), lets(facts, "manifest-src", [manifest])];
  const refused = found.filter((one) => one.verdict === "todo").flatMap((one) => one.found);
  return refused.length === 0 ? good() : todo("Content-Security-Policy: worker-src 'self'; manifest-src 'self'", refused);
}

// The element makes no policy of its own; the copy for times without a network needs one.
function types({ alone, policies }) {
  return !alone || allowsTypes(policies, "readiness-offline") ? good() : todo("Content-Security-Policy: trusted-types readiness-offline");
}

function image(facts) {
  const dot = { name: "data:", url: "data:image/png;base64,AA==" };
  const logo = { name: "icon.svg", url: new URL("icon.svg", facts.folder).href };
  return lets(facts, "img-src", [dot, logo], "Content-Security-Policy: img-src 'self' data:");
}

function integrity(files) {
  if (files.some((file) => file.whole === undefined && file.status === 200)) return untested();
  return each(files, (file) => file.status === 200 && file.whole, undefined, (file) => String(file.status));
}

function missing(answer) {
  return [404, 410].includes(answer.status) ? good() : todo("HTTP/1.1 404 Not Found", said([answer], (a) => `${a.status} ${type(a)}`));
}

const ending = (end) => ({ files }) => files.filter((file) => file.name.endsWith(end));
const element = ({ files }) => files.filter((file) => file.code || file.data);
const hashed = ({ files }) => files.filter((file) => isHashed(file.name));
const loader = ({ files }) => files.filter((file) => file.name === LOADER);
const asksAnew = (file) => /no-cache|no-store/i.test(file.cache) || age(file.cache) === 0;

const SCRIPTS = "Content-Security-Policy: script-src 'self' 'wasm-unsafe-eval'";
const FETCHED = "Content-Security-Policy: connect-src 'self'";
const KEPT = "Cache-Control: public, max-age=31536000, immutable";

/** Every test by its name, each a function of the facts. */
export const TESTS = {
  "page-loader": ({ named }) => (named ? good() : untested()),
  "policy-script": (facts) => lets(facts, "script-src-elem", facts.files.filter((file) => file.code), SCRIPTS),
  "policy-wasm": ({ policies }) => (allowsWasm(policies) ? good() : todo(SCRIPTS)),
  "policy-connect": (facts) => lets(facts, "connect-src", facts.files.filter((file) => file.data), FETCHED),
  "policy-style": ({ sheets }) => (sheets ? good() : todo()),
  "policy-image": image,
  "policy-types": types,
  "policy-offline": offline,
  "integrity": ({ files }) => integrity(files),
  "type-wasm": (facts) => each(ending(".wasm")(facts), (file) => type(file) === "application/wasm", "Content-Type: application/wasm", type),
  "type-script": (facts) => each(ending(".js")(facts), (file) => SCRIPT_TYPES.includes(type(file)), "Content-Type: text/javascript; charset=utf-8", type),
  "no-guess": (facts) => each(element(facts), (file) => file.guess?.toLowerCase() === "nosniff", "X-Content-Type-Options: nosniff", (file) => file.guess),
  "cross-origin": (facts) => each(element(facts), (file) => /^(\*$|https?:)/.test(file.cross), "Access-Control-Allow-Origin: *", (file) => file.cross),
  "cache-hashed": (facts) => each(hashed(facts), (file) => age(file.cache) >= LONG, KEPT, (file) => file.cache),
  "cache-loader": (facts) => each(loader(facts), asksAnew, "Cache-Control: no-cache", (file) => file.cache),
  "missing": (facts) => missing(facts.missing),
  "secure": ({ secure }) => (secure ? good() : todo()),
  "storage": ({ storage }) => (storage ? good() : todo()),
  "wasm": ({ wasm }) => (wasm ? good() : todo()),
};
