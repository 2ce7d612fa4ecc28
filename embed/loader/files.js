// Where do the files of this build come from? Each is checked before it is used, and fetched once more past the cache where it is wrong.
const HERE = import.meta.url;

const files = {
  at: (name) => new URL(name, HERE).href,
  // All questions to print lie beside it.
  paper: true,
  async get(file, again) {
    try {
      const answer = await fetch(files.at(file.url), { integrity: file.integrity, cache: again ? "reload" : "default" });
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
  // What the browser compiles while it arrives.
  stream: (file) => files.get(file),
  async script(file) {
    // Scripts that are imported carry no integrity of their own: this asks for the same bytes first.
    await files.get(file);
    return import(files.at(file.url));
  },
};
