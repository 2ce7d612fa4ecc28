// Where do the files of this build come from where a bundler copied them? Each address is written out, so that bundlers find it.
const ADDRESSES = {};
const GLUE = undefined;
const EXPORTER = undefined;
const HERE = import.meta.url;

// Bundlers put a small file into the script as an address that holds it; a page's policy need not allow to fetch that.
const held = (address) => {
  const [, base64, body] = /^data:[^,]*?(;base64)?,(.*)$/s.exec(address);
  return new Response(base64 ? Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0)) : decodeURIComponent(body));
};

const files = {
  at: (name) => new URL(name, HERE).href,
  async get(file, again) {
    const address = ADDRESSES[file.url];
    if (address.startsWith("data:")) return held(address);
    try {
      const answer = await fetch(address, { integrity: file.integrity, cache: again ? "reload" : "default" });
      if (answer.ok) return answer;
      throw new Error(`${file.url} is answered with ${answer.status}`);
    } catch (error) {
      // A cache may hold a damaged or foreign copy, such as a page of errors.
      if (!again) return files.get(file, true);
      throw error instanceof TypeError ? new TypeError(`${file.url} does not come or is not of this build`) : error;
    }
  },
  text: async (file) => (await files.get(file)).text(),
  bytes: async (file) => (await files.get(file)).arrayBuffer(),
  stream: (file) => files.get(file),
  // Bundlers make the script smaller, so that its own sum no longer holds; theirs is the bundle's.
  script: (file) => (file === FILES.app ? GLUE : EXPORTER)(),
};
