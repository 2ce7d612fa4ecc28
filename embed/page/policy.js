// What does a content security policy let through? Reads the policies of a page and matches addresses as browsers do.

// Where a directive is missing, the next one of its list speaks for it.
const SPEAKS_FOR = {
  "script-src": ["script-src", "default-src"],
  "script-src-elem": ["script-src-elem", "script-src", "default-src"],
  "worker-src": ["worker-src", "child-src", "script-src", "default-src"],
};
const NETWORK = ["http:", "https:", "ws:", "wss:"];
const DEFAULT_PORT = { "http:": "80", "ws:": "80", "https:": "443", "wss:": "443" };
// A source that names the left scheme also lets the right ones through: the same thing, made safer.
const SAFER = { "http:": ["https:"], "ws:": ["wss:", "http:", "https:"], "wss:": ["https:"] };
const HOST = /^(?:([a-z][a-z0-9+.-]*:)\/\/)?(\*|(?:\*\.)?[^/:*]+|\[[0-9a-f:.]+\])(?::(\d+|\*))?(\/.*)?$/i;

/** Policies from the values of headers and `<meta>` elements; a value may hold several, parted by commas. */
export function parse(values) {
  const texts = values.flatMap((value) => value.split(","));
  const policies = texts.map((text) => {
    const directives = new Map();
    for (const part of text.split(";")) {
      const [name, ...sources] = part.trim().split(/[\t\n\f\r ]+/);
      // The first of two directives of one name counts, the second is ignored.
      if (name && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources);
    }
    return directives;
  });
  return policies.filter((directives) => directives.size > 0);
}

function sourcesOf(policy, directive) {
  const names = SPEAKS_FOR[directive] ?? [directive, "default-src"];
  const name = names.find((one) => policy.has(one));
  return name && policy.get(name);
}

const schemeFits = (named, asked) => named === asked || (SAFER[named] ?? []).includes(asked);

function portFits(named, url, scheme) {
  const asked = url.port || DEFAULT_PORT[url.protocol];
  if (named === "*") return true;
  if (named === undefined) return asked === DEFAULT_PORT[url.protocol];
  return named === asked || (named === "80" && asked === "443" && schemeFits(scheme, url.protocol));
}

function pathFits(named, path) {
  if (!named) return true;
  const plain = (text) => { try { return decodeURIComponent(text); } catch { return text; } };
  const [wanted, asked] = [plain(named), plain(path)];
  return wanted.endsWith("/") ? asked.startsWith(wanted) : asked === wanted;
}

function hostFits(named, host) {
  const wanted = named.toLowerCase();
  if (wanted === "*") return true;
  return wanted.startsWith("*.") ? host.endsWith(wanted.slice(1)) : host === wanted;
}

/** Whether one source of a list, such as 'self' or https://*.example.org/files/, lets an address through. */
export function fits(source, url, page) {
  const word = source.toLowerCase();
  if (word === "'self'") {
    const samePort = url.port === page.port || (!url.port && !page.port);
    const safer = url.hostname === page.hostname && samePort && schemeFits(page.protocol, url.protocol);
    return NETWORK.includes(url.protocol) && (url.origin === page.origin || safer);
  }
  if (word === "*") return NETWORK.includes(url.protocol) || url.protocol === page.protocol;
  if (word.startsWith("'")) return false;
  if (/^[a-z][a-z0-9+.-]*:$/.test(word)) return schemeFits(word, url.protocol);
  const [whole, scheme, host, port, path] = HOST.exec(source) ?? [];
  if (!whole || !NETWORK.includes(url.protocol)) return false;
  const from = scheme?.toLowerCase() ?? page.protocol;
  return schemeFits(from, url.protocol) && hostFits(host, url.hostname) && portFits(port, url, from) && pathFits(path?.split(/[?#]/)[0], url.pathname);
}

const isMark = (source) => /^'(nonce-.+|sha(256|384|512)-.+)'$/i.test(source);

function oneAllows(policy, directive, url, page, nonce) {
  const sources = sourcesOf(policy, directive);
  if (!sources) return "yes";
  const script = directive.startsWith("script-src");
  if (script && nonce && sources.includes(`'nonce-${nonce}'`)) return "yes";
  const marks = script && sources.some(isMark);
  // With 'strict-dynamic' a list of places counts for nothing, only what a trusted script brings along.
  const places = !(script && sources.some((source) => source.toLowerCase() === "'strict-dynamic'"));
  if (places && sources.some((source) => fits(source, url, page))) return "yes";
  return marks ? "mark" : "no";
}

/**
 * Whether all policies together let an address through: "yes", "no", or "mark" where a script needs a nonce or a hash.
 * A page under several policies needs the leave of each.
 */
export function allows(policies, directive, address, page, nonce) {
  const [url, from] = [new URL(address), new URL(page)];
  const all = policies.map((policy) => oneAllows(policy, directive, url, from, nonce));
  return ["no", "mark"].find((worst) => all.includes(worst)) ?? "yes";
}

/** Whether WebAssembly may be compiled: each policy on scripts has to say so. */
export function allowsWasm(policies) {
  return policies.every((policy) => {
    const sources = sourcesOf(policy, "script-src");
    return !sources || sources.some((source) => ["'wasm-unsafe-eval'", "'unsafe-eval'"].includes(source.toLowerCase()));
  });
}

/** Whether a policy for trusted types may be made under this name. */
export function allowsTypes(policies, name) {
  const lists = policies.map((policy) => policy.get("trusted-types")).filter(Boolean);
  return lists.every((list) => list.includes("*") || list.includes(name));
}
