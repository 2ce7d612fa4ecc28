// When does a page take an answer, and how long does one take? Runs in each measured page before the page's own scripts.
// The same code looks at all three pages. What differs is only where radios are found, and where the page itself has put an answer:
// a radio that is checked and that the page has not noticed is not answered.
(() => {
  const PAGES = {
    ours: {
      root: () => document.querySelector("readiness-check")?.shadowRoot,
      took: (radio) => radio.closest("fieldset").dataset.state === radio.value,
    },
    "by-hand": {
      root: () => document,
      took: (radio) => JSON.parse(localStorage.getItem("by-hand") ?? "{}")[radio.name] === radio.value,
    },
    surveyjs: {
      root: () => document,
      took: (radio) => window.survey?.getValue(radio.closest("[data-name]").dataset.name) === radio.value,
    },
  };
  const page = PAGES["PAGE"];
  const expected = RADIOS;
  const radios = () => [...(page.root()?.querySelectorAll("input[type=radio]:not(:disabled)") ?? [])];
  const took = (radio) => radio.checked && page.took(radio);
  const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const task = () => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { port1.close(); done(); };
    port2.postMessage(0);
  });

  /** Each question's radios, in the order of the page. */
  const questions = () => {
    const all = new Map();
    for (const radio of radios()) all.set(radio.name, [...(all.get(radio.name) ?? []), radio]);
    return [...all.values()];
  };
  /** A radio of a question that is not checked; another one each turn. */
  const other = (choices, turn) => {
    const next = choices[turn % choices.length];
    return next.checked ? choices[(turn + 1) % choices.length] : next;
  };

  const bench = (window.bench = { usable: null, all: null, memory: null });

  // An observer does not see into a shadow root and a frame comes only every 16 ms, so a timer looks, about every 4 ms.
  // It clicks one of the first two radios and then the other, until the page has taken a click: a click before the page's script runs is lost,
  // and a second click on the same radio would change nothing.
  let tries = 0;
  let clicked;
  const look = () => {
    const first = page.root()?.querySelectorAll("input[type=radio]:not(:disabled)") ?? [];
    if (bench.usable === null && clicked && took(clicked)) bench.usable = performance.now();
    if (bench.usable === null && first.length > 1) {
      clicked = first[tries++ % 2];
      clicked.click();
      if (took(clicked)) bench.usable = performance.now();
    }
    if (bench.usable !== null && bench.all === null && first.length >= expected) bench.all = performance.now();
    if (bench.all === null) setTimeout(look, 0);
  };
  look();

  // The program's memory, as the engine hands it over.
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const before = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await before.apply(WebAssembly, given);
      bench.memory = (made.instance ?? made).exports.memory;
      return made;
    };
  }

  /**
   * Milliseconds from a click until the frame that shows it is handed over. The click is made at the beginning of a frame: waiting for the next
   * one would add the same few milliseconds to every page and make them look alike. Event Timing rounds to 8 ms, which is as much as a fast answer takes.
   */
  bench.answer = async (place, turn) => {
    const asked = questions();
    const choices = asked[Math.floor(place * (asked.length - 1))];
    choices[0].scrollIntoView({ block: "center", behavior: "instant" });
    // Pages that save a little later do so in the pause, as between two answers of a person.
    await sleep(500);
    const radio = other(choices, turn);
    await frame();
    const began = performance.now();
    radio.click();
    await task();
    let drawn = performance.now();
    // Asked after the clock is read: looking costs more on one page than on another.
    while (!took(radio)) {
      if (drawn - began > 10_000) throw new Error("the page does not take the answer");
      await frame();
      await task();
      drawn = performance.now();
    }
    return drawn - began;
  };

  /** Answers so many questions one after another, beginning with that one; lets the page breathe between them. */
  bench.many = async (from, count) => {
    const asked = questions();
    for (let n = from; n < from + count; n++) {
      const choices = asked[n % asked.length];
      other(choices, n + Math.floor(n / asked.length)).click();
      if (n % 10 === 9) await sleep(0);
    }
    await sleep(600);
  };

  /** Milliseconds until a screen of ours is opened and drawn, coming from another one. */
  bench.open = async (screen) => {
    const host = document.querySelector("readiness-check");
    await host.start("quick");
    await sleep(500);
    await frame();
    const began = performance.now();
    await host.start(screen);
    await frame();
    await task();
    return performance.now() - began;
  };
})();
