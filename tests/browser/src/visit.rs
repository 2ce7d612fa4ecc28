//! How does a test visit the element as a person or as a host page? A served folder, a browser, and words for what both do.

use std::cell::RefCell;
use std::fs;
use std::ops::Deref;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use thirtyfour::{WebElement, WindowHandle};
use xtask::server::{Change, PAGE_POLICY, Server};

use crate::engine::{Engine, Prefs};
use crate::page::Page;
use crate::wait::until;
use crate::witness::{self, WITNESS};

/// A tab of the browser.
pub type Tab = WindowHandle;

/// A browser beside a server on the finished folder, with no page open yet.
pub struct Visit {
    /// The server, for its requests and for changed answers.
    pub server: Server,
    page: Page,
    // What the served witness says, where the browser takes no script from a test.
    witness: RefCell<String>,
}

impl Deref for Visit {
    type Target = Page;
    fn deref(&self) -> &Page {
        &self.page
    }
}

impl Visit {
    /// A visitor with a browser as it comes.
    pub async fn start() -> Result<Self> {
        Self::with(&Prefs::new()).await
    }

    /// A visitor with settings of their own.
    pub async fn with(prefs: &Prefs) -> Result<Self> {
        Self::begin(Engine::Chromium, prefs, None).await
    }

    /// A visitor with one of the engines, as it comes.
    pub async fn in_engine(engine: Engine) -> Result<Self> {
        Self::begin(engine, &Prefs::new(), None).await
    }

    /// A visitor with an engine, settings of its own, and a proxy for all that goes to other machines.
    pub async fn begin(engine: Engine, prefs: &Prefs, proxy: Option<&str>) -> Result<Self> {
        Self::beside(crate::serve()?, engine, prefs, proxy).await
    }

    /// A visitor to whom every other machine's name leads to this server too, without encryption: as on an intranet.
    pub async fn on_an_intranet(engine: Engine) -> Result<Self> {
        let server = crate::serve()?;
        let proxy = server.address().trim_start_matches("http://").trim_end_matches('/').to_owned();
        Self::beside(server, engine, &Prefs::new(), Some(&proxy)).await
    }

    async fn beside(server: Server, engine: Engine, prefs: &Prefs, proxy: Option<&str>) -> Result<Self> {
        let page = Page::start_with(engine, prefs, proxy).await?;
        if !engine.speaks_cdp() {
            witness::serve(&server, WITNESS)?;
        }
        Ok(Self { server, page, witness: RefCell::new(WITNESS.to_owned()) })
    }

    /// Runs a script in each page from now on, before the page's own, in every engine.
    pub async fn before_each_page(&self, script: &str) -> Result<()> {
        if self.engine().speaks_cdp() {
            return self.page.before_each_page(script).await;
        }
        let mut witness = self.witness.borrow_mut();
        witness.push_str(&format!(";\n(() => {{ {script}\n}})();"));
        self.server.page(witness::ADDRESS, &witness);
        Ok(())
    }

    /// Opens the stand-alone page and waits until the element is ready.
    pub async fn open_alone(&self) -> Result<()> {
        self.open(&self.server.address()).await?;
        self.ready().await
    }

    /// Opens a host page of `pages/` with the element in it, such as `<readiness-check storage-key="a"></readiness-check>`.
    pub async fn open_host(&self, element: &str) -> Result<()> {
        self.open_page("host.html", element).await?;
        self.ready().await
    }

    /// Opens a page of `pages/` with this where it says `<!-- element -->`, and waits for nothing.
    pub async fn open_page(&self, name: &str, element: &str) -> Result<()> {
        let address = self.offer(name, element)?;
        self.open(&address).await
    }

    /// Serves a page of `pages/` and gives its address.
    pub fn offer(&self, name: &str, element: &str) -> Result<String> {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("pages").join(name);
        let text = fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        let mut text = text.replace("<!-- element -->", element);
        if !self.engine().speaks_cdp() {
            text = witness::beside(&text);
        }
        self.server.page(&format!("/host/{name}"), &text);
        // What the stand-alone page lives under, and frames of the same folder.
        let policy = format!("{PAGE_POLICY}; frame-src 'self'");
        self.server.change(&format!("/host/{name}"), Change::Header("Content-Security-Policy".to_owned(), policy));
        Ok(format!("{}host/{name}", self.server.address()))
    }

    /// Opens a page without the element, where a test can look at what is kept.
    pub async fn open_elsewhere(&self) -> Result<()> {
        let address = self.offer("elsewhere.html", "")?;
        self.open(&address).await
    }

    /// Waits until the element says that it is ready.
    pub async fn ready(&self) -> Result<()> {
        self.until_true("the element is ready", "return window.witness.events.some((e) => e.type === 'ready')").await
    }

    /// Opens a second tab of the same browser and goes there.
    pub async fn new_tab(&self) -> Result<Tab> {
        let tab = self.browser.new_tab().await.context("the browser opens no second tab")?;
        self.go_to(&tab).await?;
        if self.engine().speaks_cdp() {
            // What runs before each page is told to each tab.
            self.page.before_each_page(WITNESS).await?;
        }
        Ok(tab)
    }

    /// Which tab this is.
    pub async fn tab(&self) -> Result<Tab> {
        Ok(self.browser.window().await?)
    }

    /// Goes to a tab; what follows is asked there.
    pub async fn go_to(&self, tab: &Tab) -> Result<()> {
        Ok(self.browser.switch_to_window(tab.clone()).await?)
    }

    /// Opens the same page again.
    pub async fn reload(&self) -> Result<()> {
        self.browser.refresh().await?;
        self.ready().await
    }

    /// The value of a script that may wait, without arguments.
    pub async fn run(&self, script: &str) -> Result<Value> {
        self.ask_async(script, Vec::new()).await
    }

    /// Whether a script's value is true, now.
    pub async fn is(&self, script: &str) -> Result<bool> {
        Ok(self.ask(script, Vec::new()).await? == json!(true))
    }

    /// The document as a host gets it.
    pub async fn export(&self) -> Result<Value> {
        self.run("return await host.exportState()").await
    }

    /// The figures as a host gets them.
    pub async fn summary(&self) -> Result<Value> {
        self.run("return await host.getSummary()").await
    }

    /// Opens a screen as a host does.
    pub async fn show(&self, mode: &str) -> Result<()> {
        self.ask_async("await host.start(arguments_[0])", vec![json!(mode)]).await.map(drop)
    }

    /// Takes a document over as a host does.
    pub async fn import(&self, document: Value, merge: bool) -> Result<Value> {
        self.ask_async("return await host.importState(arguments_[0], { merge: arguments_[1] })", vec![document, json!(merge)]).await
    }

    /// Chooses an answer with the mouse.
    pub async fn choose(&self, question: &str, state: &str) -> Result<()> {
        self.click(&format!("[data-item='{question}'] input[value='{state}']")).await
    }

    /// The state that a question shows, empty where none is chosen.
    pub async fn chosen(&self, question: &str) -> Result<String> {
        let script = "return find(`[data-item='${arguments[0]}']`)?.querySelector('input[type=radio]:checked')?.value ?? ''";
        Ok(self.ask(script, vec![json!(question)]).await?.as_str().unwrap_or_default().to_owned())
    }

    /// Presses the button whose text or name begins so, once it is there.
    pub async fn press(&self, text: &str) -> Result<()> {
        self.press_in("section", text).await
    }

    /// Presses a button within what a selector finds. One that was just drawn anew is looked for again.
    pub async fn press_in(&self, within: &str, text: &str) -> Result<()> {
        until(&format!("{text:?} in {within} can be pressed"), async || {
            let Some(button) = self.button(within, text).await? else { return Ok(None) };
            self.clicked(&button).await
        })
        .await
    }

    /// Picks the option of a list whose text begins so.
    pub async fn pick(&self, list: &str, text: &str) -> Result<()> {
        let script = "const list = document.querySelector('readiness-check').shadowRoot.querySelector(arguments[0]);
            return [...(list?.options ?? [])].find((o) => o.textContent.startsWith(arguments[1])) ?? null;";
        let what = format!("{list} offers {text:?}");
        let option = until(&what, async || {
            let found = self.browser.execute(script, vec![json!(list), json!(text)]).await?;
            if found.json().is_null() { Ok(None) } else { Ok(Some(found.element()?)) }
        });
        Ok(option.await?.click().await?)
    }

    async fn button(&self, within: &str, text: &str) -> Result<Option<WebElement>> {
        let script = "const host = document.querySelector('readiness-check');
            const seen = (b) => b.checkVisibility() && !b.closest('[hidden]');
            const begins = (t) => (t ?? '').trim().replace(/\\s+/g, ' ').startsWith(arguments[1]);
            const buttons = [...(host?.shadowRoot?.querySelector(arguments[0])?.querySelectorAll('button') ?? [])];
            return buttons.find((b) => seen(b) && (begins(b.textContent) || begins(b.ariaLabel))) ?? null;";
        let found = self.browser.execute(script, vec![json!(within), json!(text)]).await?;
        if found.json().is_null() { Ok(None) } else { Ok(Some(found.element()?)) }
    }

    /// Waits for the screen with this heading.
    pub async fn until_screen(&self, heading: &str) -> Result<()> {
        let script = "return find('.screen-heading')?.textContent.startsWith(arguments[0])";
        until(&format!("the screen {heading:?} is there"), async || Ok((self.ask(script, vec![json!(heading)]).await? == json!(true)).then_some(())))
            .await
    }

    /// Waits until a text stands somewhere in the element.
    pub async fn until_text(&self, selector: &str, text: &str) -> Result<()> {
        let script = "return all(arguments[0]).some((e) => !e.closest('[hidden]') && e.textContent.replace(/\\s+/g, ' ').includes(arguments[1]))";
        let asked = || vec![json!(selector), json!(text)];
        until(&format!("{selector} says {text:?}"), async || Ok((self.ask(script, asked()).await? == json!(true)).then_some(()))).await
    }

    /// The element's events so far on this page, of one type.
    pub async fn events(&self, kind: &str) -> Result<Vec<Value>> {
        let list = self.ask("return window.witness.events.filter((e) => e.type === arguments[0])", vec![json!(kind)]).await?;
        Ok(list.as_array().cloned().unwrap_or_default())
    }

    /// What a page of this origin finds under our keys: a map from key to text.
    pub async fn kept(&self) -> Result<Value> {
        let script = "return Object.fromEntries(Object.entries({ ...localStorage }).filter(([key]) => key.startsWith('readiness-check:')))";
        self.ask(script, Vec::new()).await
    }

    /// The document kept under the usual key.
    pub async fn document(&self) -> Result<Value> {
        let text = self.ask("return localStorage.getItem('readiness-check:default:default')", Vec::new()).await?;
        let text = text.as_str().context("nothing is kept under the usual key")?;
        serde_json::from_str(text).context("what is kept is no JSON")
    }

    /// What went wrong on the way, read before a page is left whose witness would be lost.
    pub async fn no_complaint(&self) -> Result<()> {
        self.complaints_only(&[]).await
    }

    /// The same, where a test itself caused some: every complaint must hold one of these words.
    pub async fn complaints_only(&self, expected: &[&str]) -> Result<()> {
        let mut complaints = self.violations().await?;
        complaints.extend(self.errors().await?);
        complaints.retain(|complaint| !expected.iter().any(|word| complaint.contains(word)));
        ensure!(complaints.is_empty(), "the page complains: {complaints:#?}");
        Ok(())
    }

    /// Ends the visit; nothing may have gone wrong on the way.
    pub async fn end(self) -> Result<()> {
        self.no_complaint().await?;
        self.page.close().await
    }

    /// Ends a visit in which a test caused complaints itself.
    pub async fn end_with(self, expected: &[&str]) -> Result<()> {
        self.complaints_only(expected).await?;
        self.page.close().await
    }
}
