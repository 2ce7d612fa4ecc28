//! How does a visitor walk through the scenes, and under which circumstances?

use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::json;
use xtask::server::Change;

use crate::engine::{Engine, Prefs};
use crate::scenes::{Kind, PAGES, STAYS, Scene, Stay};
use crate::visit::Visit;

/// What leads from scene to scene.
const LEADS: &str = "
    const frame = () => new Promise(requestAnimationFrame);
    const until = async (what, ask) => {
        for (const end = performance.now() + 8000; performance.now() < end; await frame()) { const it = ask(); if (it) return it; }
        throw new Error(`waited in vain until ${what}`);
    };
    const shown = (e) => e.checkVisibility() && !e.closest('[hidden]');
    const press = async (selector) => (await until(selector, () => all(selector).find(shown))).click();
    const there = (selector) => until(selector, () => all(selector).find(shown));
    const gone = (selector) => until(`no ${selector}`, () => !all(selector).find(shown));
    const heading = () => find('.screen-heading');
    const leads = async (work) => { const before = heading(); await work(); await until('another screen', () => heading() && heading() !== before); };
    const way = (n) => press(`.ways button:nth-of-type(${n})`);
    const link = (name) => leads(() => press(`.screen [data-to='${name}'], .foot [data-to='${name}']`));
    const opened = async (selector) => { for (const d of all(selector)) d.open = true; await frame(); await frame(); };
    const file = async (name, text) => {
        const transfer = new DataTransfer(), field = await until('a file can be chosen', () => find('.file-button input'));
        transfer.items.add(new File([typeof text === 'string' ? text : JSON.stringify(text)], name, { type: 'application/json' }));
        field.files = transfer.files;
        field.dispatchEvent(new Event('change', { bubbles: true }));
    };
    const theirs = { format: 'readiness-check', version: 1, answers: { 'hls:5.1': { state: 'partial', note: 'draft' }, 'hls:7.2': 'done', '27001:A.5.1': 'none' } };
    const advised = { ...theirs, advice: { by: 'Ines', items: { 'hls:5.1': { was: 'partial', state: 'done', comment: 'Signed in May.' } } } };";

/// What ends each way: nothing moves any more, and everything is laid out. A browser guesses the height of what is far out of sight, and
/// the rules would find it cut.
const RESTS: &str = "
    if (root && !window.laid) {
        window.laid = new CSSStyleSheet();
        window.laid.replaceSync('* { content-visibility: visible !important }');
    }
    if (root && !root.adoptedStyleSheets.includes(window.laid)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, window.laid];
    for (let n = 0; n < 3; n++) await new Promise(requestAnimationFrame);
    for (const motion of document.getAnimations({ subtree: true })) { try { motion.finish(); } catch { motion.cancel(); } }
    await new Promise(requestAnimationFrame);";

/// Under which circumstances the scenes are walked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// As most see it.
    Light,
    /// A dark scheme.
    Dark,
    /// The system's own few colours.
    Forced,
    /// A host page from right to left.
    Rtl,
    /// The host page at twice its size.
    Zoom,
    /// In a frame of 320 pixels.
    Narrow,
}

impl Mode {
    /// What the page is told before its own scripts run.
    fn before(self) -> Option<&'static str> {
        Some(match self {
            Self::Light | Self::Forced | Self::Narrow => return None,
            // The rules do not know the colour that a browser gives to a dark page without a background.
            Self::Dark => "root.style.colorScheme = 'dark'; root.style.background = '#14171a'",
            Self::Rtl => "root.dir = 'rtl'; Object.defineProperty(navigator, 'languages', { value: ['he'], configurable: true })",
            Self::Zoom => "root.style.zoom = '2'",
        })
    }

    /// What the element and the pages speak.
    pub fn language(self) -> &'static str {
        if self == Self::Rtl { "he" } else { "en" }
    }

    /// Settings with which the browser starts.
    fn prefs(self, engine: Engine) -> Prefs {
        let pref = |name: &str, value: u8| [(name.to_owned(), json!(value))].into_iter().collect();
        match (self, engine) {
            (Self::Dark, Engine::Firefox) => pref("layout.css.prefers-color-scheme.content-override", 0),
            // The colours of the system instead of those of the page, always.
            (Self::Forced, Engine::Firefox) => pref("browser.display.document_color_use", 2),
            _ => Prefs::new(),
        }
    }

    /// What a page must say of itself, so that no walk takes place in other circumstances than it tells.
    fn holds(self, engine: Engine) -> &'static str {
        match self {
            Self::Light => "return !matchMedia('(prefers-color-scheme: dark), (forced-colors: active)').matches",
            // The small browser of WebKitGTK follows the desktop alone; there the host page is dark.
            Self::Dark if engine == Engine::WebKit => "return document.documentElement.style.colorScheme === 'dark'",
            Self::Dark => "return matchMedia('(prefers-color-scheme: dark)').matches",
            Self::Forced => "return matchMedia('(forced-colors: active)').matches",
            Self::Rtl => "return getComputedStyle(document.body).direction === 'rtl'",
            Self::Zoom => "return document.documentElement.style.zoom === '2'",
            Self::Narrow => "return innerWidth === 320",
        }
    }
}

/// Which scenes are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Every scene and page.
    All,
    /// All but the largest, which have nothing of their own.
    Most,
    /// Those that most visitors meet.
    Main,
}

impl Which {
    fn has(self, kind: Kind) -> bool {
        match self {
            Self::All => true,
            Self::Most => kind != Kind::Large,
            Self::Main => kind == Kind::Main,
        }
    }
}

/// A visitor who walks through the scenes.
pub struct Walk {
    /// The browser, for what is asked at each scene.
    pub visit: Visit,
    /// The circumstances.
    pub mode: Mode,
}

impl Walk {
    /// Starts a browser in these circumstances.
    pub async fn begin(engine: Engine, mode: Mode) -> Result<Self> {
        let visit = Visit::begin(engine, &mode.prefs(engine), None).await?;
        // The largest scene has thousands of elements, and a busy machine takes its time for the rules.
        visit.browser.set_script_timeout(Duration::from_secs(120)).await?;
        if engine.speaks_cdp() {
            let feature = |name: &str, value: &str| json!({ "name": name, "value": value });
            let features = match mode {
                Mode::Dark => vec![feature("prefers-color-scheme", "dark")],
                Mode::Forced => vec![feature("forced-colors", "active"), feature("prefers-color-scheme", "light")],
                _ => vec![feature("prefers-color-scheme", "light")],
            };
            visit.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await?;
        }
        if let Some(before) = mode.before() {
            let script = format!(
                "const told = () => {{ const root = document.documentElement; if (root) {{ {before} }} return Boolean(root); }};
                if (!told()) new MutationObserver((_, observer) => {{ if (told()) observer.disconnect(); }}).observe(document, {{ childList: true }});"
            );
            visit.before_each_page(&script).await?;
        }
        Ok(Self { visit, mode })
    }

    /// Goes through the scenes, and through the pages unless only the main scenes are wanted; `each` is told the name of each and whether it is a main one.
    /// Gives those that were not reached, so that one of them hides nothing of the others.
    pub async fn through(&self, which: Which, mut each: impl AsyncFnMut(&str, bool) -> Result<()>) -> Result<Vec<String>> {
        let mut lost = Vec::new();
        for stay in STAYS.iter().filter(|stay| stay.scenes.iter().any(|scene| which.has(scene.kind))) {
            self.enter(stay).await?;
            // What comes after the last one is not needed; what lies between leads on.
            let last = stay.scenes.iter().rposition(|scene| which.has(scene.kind)).unwrap_or_default();
            for scene in stay.scenes.iter().take(last + 1).filter(|scene| which.has(scene.kind) || scene.kind != Kind::Large) {
                if let Err(error) = self.lead(scene).await {
                    let why = error.to_string();
                    lost.push(format!("{}: not reached: {}", scene.name, why.lines().next().unwrap_or_default()));
                } else if which.has(scene.kind) {
                    each(scene.name, scene.kind == Kind::Main).await.with_context(|| format!("at {}", scene.name))?;
                }
            }
            self.visit.server.change_nothing();
        }
        // Only the policy that stands in the single file itself lets it run.
        self.visit.server.change("/readiness-check.html", Change::NoHeader("Content-Security-Policy".to_owned()));
        for page in PAGES.iter().filter(|_| which != Which::Main) {
            // Those with words in a file of their own have one per language.
            let page = match (self.mode.language(), page.split_once(".html")) {
                ("en", _) | (_, None) => (*page).to_owned(),
                (lang, Some(("embed", _))) => format!("{page}?lang={lang}"),
                (_, Some(("readiness-check", _))) => (*page).to_owned(),
                (lang, Some((stem, _))) => format!("{stem}.{lang}.html"),
            };
            let address = format!("{}{page}", self.visit.server.address());
            self.open(&address).await?;
            self.visit.until_true(&format!("{address} is whole"), "return document.readyState === 'complete'").await?;
            if page.is_empty() && self.mode == Mode::Rtl {
                self.visit.ask("document.querySelector('#languages button[lang=he]').click()", Vec::new()).await?;
                self.visit.until_true("the page speaks Hebrew", "return document.documentElement.lang === 'he'").await?;
            }
            self.visit.run("for (const e of document.querySelectorAll('readiness-check')) { await Promise.race([customElements.whenDefined('readiness-check'), new Promise((done) => setTimeout(done, 5000))]); await e.getSummary(); }").await.with_context(|| address.clone())?;
            self.visit.run(RESTS).await?;
            let name = if page.is_empty() { "index.html" } else { &page };
            each(name, true).await.with_context(|| format!("at {name}"))?;
        }
        Ok(lost)
    }

    /// Opens an address as the circumstances want it, and makes sure of them.
    pub async fn open(&self, address: &str) -> Result<()> {
        self.visit.browser.enter_default_frame().await?;
        if self.mode == Mode::Narrow {
            let outside = self.visit.offer("narrow.html", address)?;
            self.visit.open(&outside).await?;
            self.visit.browser.enter_frame(0).await?;
        } else {
            self.visit.open(address).await?;
        }
        if let Some(before) = self.mode.before().filter(|_| !self.visit.engine().speaks_cdp()) {
            // Here a page of the folder itself runs nothing before its own scripts.
            self.visit.ask(&format!("{{ const root = document.documentElement; {before} }}"), Vec::new()).await?;
        }
        let holds = self.mode.holds(self.visit.engine());
        self.visit.until_true(&format!("the circumstances are {:?}", self.mode), holds).await
    }

    async fn enter(&self, stay: &Stay) -> Result<()> {
        if let Some((key, text)) = stay.kept {
            self.visit.ask("localStorage.setItem(`readiness-check:${arguments[0]}:default`, arguments[1])", vec![json!(key), json!(text)]).await?;
        }
        match stay.without {
            Some("later") => self.visit.server.change(&later()?, Change::Status(404)),
            Some("*.wasm") => self.visit.server.change("*.wasm", Change::Status(404)),
            _ => {}
        }
        let element = stay.element.replacen("<readiness-check", &format!("<readiness-check lang='{}'", self.mode.language()), 1);
        let address = self.visit.offer("landmarks.html", &element)?;
        self.open(&address).await?;
        if stay.ready { self.visit.ready().await } else { Ok(()) }
    }

    async fn lead(&self, scene: &Scene) -> Result<()> {
        let script = format!("{LEADS}\n{};\n{RESTS}", scene.to);
        let locked = include_str!("../../fixtures/locked/readiness-check-locked.json");
        self.visit.ask_async(&script, vec![crate::sample("certified-provider")?, json!(locked)]).await.map(drop)
    }
}

/// The address of the second part of the program.
fn later() -> Result<String> {
    let names = std::fs::read_dir(crate::dist()?)?.filter_map(|file| file.ok()?.file_name().into_string().ok());
    let mut named = names.filter(|name| name.starts_with("later.") && name.ends_with(".wasm"));
    named.next().map(|name| format!("/{name}")).context("the program has no second part")
}
