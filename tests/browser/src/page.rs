//! What does an open page say, inside the element's shadow root too?

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use thirtyfour::error::WebDriverErrorInner;
use thirtyfour::{WebDriver, WebElement};

use crate::driver::Driver;
use crate::engine::{Engine, Prefs};
use crate::wait::until;
use crate::witness::WITNESS;

/// Makes `host`, `root` (its shadow root) and `find`, `all` inside it known to a script.
const SHADOW: &str = "
    const host = document.querySelector('readiness-check');
    const root = host && host.shadowRoot;
    const find = (selector) => root && root.querySelector(selector);
    const all = (selector) => root ? [...root.querySelectorAll(selector)] : [];";

/// A browser with one page open; dropping it ends the browser and its driver, also when a test fails.
pub struct Page {
    /// The session, for everything that has no helper here.
    pub browser: WebDriver,
    driver: Driver,
}

impl Page {
    /// Starts a browser with its usual settings.
    pub async fn start(engine: Engine) -> Result<Self> {
        Self::start_with(engine, &Prefs::new(), None).await
    }

    /// Starts a browser with settings of its own, and with a proxy for all that goes to other machines.
    pub async fn start_with(engine: Engine, prefs: &Prefs, proxy: Option<&str>) -> Result<Self> {
        let (driver, browser) = match Self::begun(engine, prefs, proxy).await {
            Ok(begun) => begun,
            // A busy machine may end a driver before it has begun.
            Err(_) => Self::begun(engine, prefs, proxy).await?,
        };
        let page = Self { browser, driver };
        page.browser.set_script_timeout(Duration::from_secs(30)).await?;
        if engine.speaks_cdp() {
            page.before_each_page(WITNESS).await?;
        } else {
            page.browser.set_window_rect(0, 0, 1280, 900).await?;
        }
        Ok(page)
    }

    async fn begun(engine: Engine, prefs: &Prefs, proxy: Option<&str>) -> Result<(Driver, WebDriver)> {
        let driver = Driver::start(engine).await?;
        let browser = driver.session(prefs, proxy).await?;
        Ok((driver, browser))
    }

    /// Which engine shows it.
    pub fn engine(&self) -> Engine {
        self.driver.engine()
    }

    /// Runs a script in each page from now on, before the page's own: only Chromium can; a `Visit` can in every engine.
    pub async fn before_each_page(&self, script: &str) -> Result<()> {
        self.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await?;
        Ok(())
    }

    /// Opens an address.
    pub async fn open(&self, address: &str) -> Result<()> {
        self.browser.goto(address).await.with_context(|| format!("{address} does not open"))
    }

    /// Goes back as the browser's own button does. Its driver may say that a navigation came in between: that is what was asked for.
    pub async fn back(&self) -> Result<()> {
        match self.browser.back().await {
            Err(error) if error.to_string().contains("aborted by navigation") => Ok(()),
            done => Ok(done?),
        }
    }

    /// Opens an address and waits until the element shows something.
    pub async fn open_ready(&self, address: &str) -> Result<()> {
        self.open(address).await?;
        self.until_true("the element shows its section", "return !!find('section')?.innerText.trim()").await
    }

    /// The value of a script that can use `host`, `root`, `find(selector)`, `all(selector)` and `arguments`.
    pub async fn ask(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        let answer = self.browser.execute(format!("{SHADOW}\n{script}"), arguments).await;
        Ok(answer.with_context(|| format!("the script failed: {script}"))?.json().clone())
    }

    /// The same for a script with `await` in it; what it throws is the error.
    pub async fn ask_async(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        let wrapped = format!(
            "const done = arguments[arguments.length - 1];
            (async (...arguments_) => {{ {SHADOW}\n{script} }})(...arguments)
                .then((value) => done({{ value }}), (error) => done({{ error: String(error) }}));"
        );
        let answer = self.browser.execute_async(wrapped, arguments).await;
        let answer = answer.with_context(|| format!("the script failed: {script}"))?.json().clone();
        if let Some(error) = answer.get("error") {
            bail!("the script threw {error}: {script}");
        }
        Ok(answer.get("value").cloned().unwrap_or(Value::Null))
    }

    /// Waits until a script's value is true.
    pub async fn until_true(&self, what: &str, script: &str) -> Result<()> {
        until(what, async || Ok((self.ask(script, Vec::new()).await? == json!(true)).then_some(()))).await
    }

    /// The first element in the shadow root that the selector finds, once it is there; for clicks and keys.
    pub async fn element(&self, selector: &str) -> Result<WebElement> {
        until(&format!("there is {selector}"), async || {
            let script = format!("{SHADOW}\nreturn find(arguments[0]);");
            let found = self.browser.execute(script, vec![json!(selector)]).await?;
            if found.json().is_null() { Ok(None) } else { Ok(Some(found.element()?)) }
        })
        .await
    }

    /// Clicks as a visitor does: the browser scrolls there and refuses what is covered.
    pub async fn click(&self, selector: &str) -> Result<()> {
        until(&format!("{selector} can be clicked"), async || self.clicked(&self.element(selector).await?).await).await
    }

    /// Clicks an element; nothing where it has just been drawn anew, or still moves: parts out of sight get their height when
    /// they come into it. Then it is to be looked for again.
    pub async fn clicked(&self, element: &WebElement) -> Result<Option<()>> {
        if self.engine() == Engine::WebKit && self.moves_into_sight(element).await? {
            return Ok(None);
        }
        match element.click().await {
            Ok(()) => Ok(Some(())),
            Err(error) => match *error {
                WebDriverErrorInner::StaleElementReference(_) | WebDriverErrorInner::ElementClickIntercepted(_) => Ok(None),
                // WebKit scrolls once and looks once, so that what has moved meanwhile is out of its sight.
                WebDriverErrorInner::ElementNotInteractable(_) if self.engine() == Engine::WebKit => {
                    let scroll = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
                    self.browser.execute(scroll, vec![element.to_json()?]).await?;
                    Ok(None)
                }
                _ => Err(error.into()),
            },
        }
    }

    /// Brings an element into the middle of the sight; tells whether it moved, then or within the next two frames. WebKit clicks at
    /// once where an element was, also where what came into sight has pushed it away.
    async fn moves_into_sight(&self, element: &WebElement) -> Result<bool> {
        let script = "const [element, done] = arguments, { top, bottom } = element.getBoundingClientRect();
            if (top < 0 || bottom > innerHeight) element.scrollIntoView({ block: 'center', behavior: 'instant' });
            const end = () => done(Math.abs(element.getBoundingClientRect().top - top) > 1);
            requestAnimationFrame(() => requestAnimationFrame(end));
            // No frame comes to a window that nobody sees.
            setTimeout(end, 500);";
        match self.browser.execute_async(script, vec![element.to_json()?]).await {
            Ok(moved) => Ok(moved.json() == &Value::Bool(true)),
            Err(error) if matches!(*error, WebDriverErrorInner::StaleElementReference(_)) => Ok(true),
            Err(error) => Err(error.into()),
        }
    }

    /// The visible text of the first element that the selector finds, once it is there.
    pub async fn text(&self, selector: &str) -> Result<String> {
        Ok(self.element(selector).await?.text().await?)
    }

    /// What broke the page's content security policy so far.
    pub async fn violations(&self) -> Result<Vec<String>> {
        texts(self.ask("return window.witness.violations", Vec::new()).await?)
    }

    /// Errors so far: thrown ones, and what the console says. Reading them empties the console.
    pub async fn errors(&self) -> Result<Vec<String>> {
        let mut errors = texts(self.ask("return window.witness.errors", Vec::new()).await?)?;
        if self.engine().speaks_cdp() {
            // Here the console also holds what the browser itself writes, such as files that do not come.
            let console = self.browser.browser_log().await.context("the console cannot be read")?;
            errors.extend(console.into_iter().filter(|entry| entry.level == "SEVERE").map(|entry| entry.message));
        } else {
            errors.extend(texts(self.ask("return window.witness.console.splice(0)", Vec::new()).await?)?);
        }
        // A browser tells so that it measures once more in the next frame, also of sizes that it keeps by itself; nothing is lost by that.
        errors.retain(|error| !error.contains("ResizeObserver loop"));
        Ok(errors)
    }

    /// Writes what the window shows as a PNG.
    pub async fn screenshot(&self, path: &Path) -> Result<()> {
        let png = self.browser.screenshot_as_png().await.context("the browser gives no screenshot")?;
        fs::write(path, png).with_context(|| format!("{} cannot be written", path.display()))
    }

    /// A command of Chromium's own protocol.
    pub async fn cdp(&self, command: &str, parameters: Value) -> Result<Value> {
        self.browser.cdp().send_raw(command, parameters).await.with_context(|| format!("{command} failed"))
    }

    /// Closes the browser, as dropping does, and says where that fails.
    pub async fn close(self) -> Result<()> {
        self.browser.clone().quit().await.context("the browser does not close")
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        // Keeps the session's own drop away; it fails where `close` has ended the session already.
        if self.browser.clone().leak().is_ok() {
            // Where this fails the browser has gone by itself.
            let _ = self.driver.end_session(&self.browser.session_id().to_string());
        }
    }
}

fn texts(list: Value) -> Result<Vec<String>> {
    serde_json::from_value(list).context("the page was not opened by this test")
}
