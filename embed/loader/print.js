// How is the report printed alone, in the middle of somebody's page? By a sheet on the document for that one print.
const PAPER = "@page{margin:11mm 11mm 14mm}@page{@bottom-right{content:counter(page) \" / \" counter(pages);font:9pt sans-serif}}";

/** Where an element stands in its tree, as a selector that fits it alone. */
const path = (element) => {
  const steps = [];
  for (let at = element; at instanceof Element; at = at.parentNode) {
    const place = at.parentNode.children ? [...at.parentNode.children].indexOf(at) + 1 : 1;
    steps.unshift(at.parentNode instanceof Element ? `:nth-child(${place})` : `:nth-child(${place}):not(*>*)`);
  }
  return steps.map((_, n) => steps.slice(0, n + 1).join(">"));
};

/** The sheet for one tree on the way from the element up to the document: hides all that neither holds nor is the element. */
const hiding = (element, own) => {
  const chain = path(element);
  const it = chain.pop();
  const held = chain.length ? `:is(${chain})` : ":not(*)";
  const made = new CSSStyleSheet();
  // Rules of a layer win where both are important, and no rule of a page is in this one.
  made.replaceSync(`@media print{@layer readiness-print{
    *:not(${[...chain, it, own ? `${it} *` : ":not(*)"]}),${held}::before,${held}::after{display:none!important;content:none!important}
    ${held},${it}{all:unset!important;display:block!important;color-scheme:light!important}
    ${held}{visibility:hidden!important;font-size:0!important}
    ${it}{visibility:visible!important;font-size:12pt!important;font-family:${getComputedStyle(element).fontFamily.replaceAll(/[;{}]/g, "")}!important}
  }}${own ? PAPER : ""}`);
  return made;
};

/** Waits for the pictures on the paper, such as a logo, for a second at most. */
const drawn = (element) => {
  const pictures = [...element.shadowRoot.querySelectorAll("[data-print] img")];
  const patience = new Promise((done) => { setTimeout(done, 1000); });
  return pictures.length ? Promise.race([patience, Promise.allSettled(pictures.map((picture) => picture.decode()))]) : undefined;
};

/** Prints one element of the page and nothing else of it; settles when the page is as it was. */
export const alone = async (element) => {
  await drawn(element);
  await paper(element);
};

const paper = (element) => new Promise((done, fail) => {
  const undo = [];
  let patience;
  const wait = () => clearTimeout(patience);
  const end = () => {
    wait();
    removeEventListener("beforeprint", wait);
    removeEventListener("afterprint", end);
    for (const back of undo.splice(0)) back();
    done();
  };
  try {
    for (let at = element; at; at = at.getRootNode().host) {
      const root = at.getRootNode();
      const made = hiding(at, at === element);
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, made];
      undo.push(() => { root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== made); });
    }
    // Where the browser prints nothing (a frame that may not), nothing tells that it is over.
    patience = setTimeout(end, 1000);
    addEventListener("beforeprint", wait);
    addEventListener("afterprint", end);
    print();
  } catch (error) {
    fail(error);
    end();
  }
});
