// Where do the files of this build come from in the edition that is one file? They stand in it; nothing is asked for.
const EMBEDDED = {};
const GLUE = undefined;
const EXPORTER = undefined;
const HERE = document.baseURI;

const files = {
  at: (name) => new URL(name, HERE).href,
  text: async (file) => EMBEDDED[file.url],
  bytes: async (file) => Uint8Array.from(atob(EMBEDDED[file.url]), (letter) => letter.charCodeAt(0)).buffer,
  stream: (file) => files.bytes(file),
  script: async (file) => (file === FILES.app ? GLUE : EXPORTER)(),
};

// The page's own style, as no style may stand in this page.
const around = new CSSStyleSheet();
around.replaceSync(EMBEDDED["page.css"]);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, around];
