// Where do the files of this build come from where a bundler copied them? Each address is written out, so that bundlers find it.
const ADDRESSES = {};
const GLUE = undefined;
const HERE = import.meta.url;

const files = {
  at: (name) => new URL(name, HERE).href,
  async get(file, again) {
    try {
      const answer = await fetch(ADDRESSES[file.url], { integrity: file.integrity, cache: again ? "reload" : "default" });
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
  glue: () => GLUE(),
};
