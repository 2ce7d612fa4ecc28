//! Promise: whatever the browser does with its storage, the element works on, says what became of the answers, and loses none of them.

use anyhow::{Context, Result, ensure};
use browser_tests::{Engine, Prefs, Visit, in_each_engine, until};
use serde_json::{Value, json};
use xtask::server::{Change, PAGE_POLICY};

in_each_engine!(
    s01_storage_that_is_refused,
    s02_storage_that_is_missing,
    s03_storage_that_goes_away_meanwhile,
    s04_storage_that_is_full,
    s06_a_frame_of_another_site,
    s08_a_private_window,
    s14_a_page_that_closes_at_once,
    s17_a_page_without_encryption,
);

const PLAIN: &str = "<readiness-check></readiness-check>";
const KEY: &str = "readiness-check:default:default";
const BLOCKED: &str = "Not saved: this browser keeps nothing for this page";
const FULL: &str = "Not saved: the storage of this browser is full";

fn prefs(name: &str, value: Value) -> Prefs {
    Prefs::from_iter([(name.to_owned(), value)])
}

/// Enters the only frame of the page. A frame of its own process can change places while it loads: until it shows the element.
async fn enter_the_frame(visit: &Visit) -> Result<()> {
    until("the frame shows the element", async || {
        visit.browser.clone().enter_default_frame().await?;
        visit.browser.clone().enter_frame(0).await?;
        Ok(visit.is("return !!find('.save')?.textContent").await?.then_some(()))
    })
    .await
}

/// Everything works and is said to be in memory alone.
async fn works_in_memory(visit: &Visit) -> Result<()> {
    visit.until_text(".save", BLOCKED).await?;
    visit.show("all").await?;
    visit.choose("27001:4.1", "done").await?;
    ensure!(visit.export().await?["answers"] == json!({ "27001:4.1": { "state": "done" } }));
    visit.show("results").await?;
    visit.until_screen("Results").await?;
    visit.press_in(".foot", "Erase everything").await?;
    visit.press_in("[role='alertdialog']", "Erase").await?;
    visit.until_screen("How far are you").await?;
    ensure!(visit.export().await?["answers"] == json!({}));
    visit.until_text(".save", "Not saved").await
}

const THROWS: &str = "try { localStorage; return false } catch (error) { return error.name === 'SecurityError' }";

async fn s01_storage_that_is_refused(engine: Engine) -> Result<()> {
    // Cookies are forbidden by the visitor, where the browser's settings can say so; then a frame that its page shuts off.
    let settings = match engine {
        Engine::Chromium => prefs("profile.default_content_setting_values.cookies", json!(2)),
        Engine::Firefox => prefs("network.cookie.cookieBehavior", json!(2)),
        Engine::WebKit => Prefs::new(),
    };
    let visit = Visit::begin(engine, &settings, None).await?;
    if engine != Engine::WebKit {
        visit.open_host(PLAIN).await?;
        ensure!(visit.is(THROWS).await?, "the browser is not as the test wants it");
        let told =
            visit.ask("return window.witness.events.map(({ type, detail }) => [type, detail.storage ?? detail.state]).sort()", Vec::new()).await?;
        ensure!(told == json!([["ready", "memory"], ["storage", "blocked"]]), "{told}");
        works_in_memory(&visit).await?;
        visit.no_complaint().await?;
    }
    visit.offer("host.html", PLAIN)?;
    // A page of no origin is nobody's own page to WebKit: there a policy has to name the address.
    let policy = PAGE_POLICY.replace("'self'", visit.server.address().trim_end_matches('/'));
    visit.server.change("/host/host.html", Change::Header("Content-Security-Policy".to_owned(), policy));
    visit.open_page("sandbox.html", "").await?;
    enter_the_frame(&visit).await?;
    ensure!(visit.is(THROWS).await?, "the frame is not as the test wants it");
    works_in_memory(&visit).await?;
    visit.browser.clone().enter_default_frame().await?;
    visit.end().await
}

async fn s02_storage_that_is_missing(engine: Engine) -> Result<()> {
    let missing = "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get: () => null })";
    let visit = match engine {
        Engine::Firefox => Visit::begin(engine, &prefs("dom.storage.enabled", json!(false)), None).await?,
        _ => Visit::in_engine(engine).await?,
    };
    if engine != Engine::Firefox {
        visit.before_each_page(missing).await?;
    }
    for element in [PLAIN, "<readiness-check storage='session'></readiness-check>"] {
        visit.open_host(element).await?;
        ensure!(visit.is("return localStorage === null && sessionStorage === null").await?, "the browser is not as the test wants it");
        works_in_memory(&visit).await?;
        visit.no_complaint().await?;
    }
    visit.end().await
}

async fn s03_storage_that_goes_away_meanwhile(engine: Engine) -> Result<()> {
    for gone in ["return null", "throw new DOMException('refused', 'SecurityError')"] {
        let visit = Visit::in_engine(engine).await?;
        // Put in place before anybody asks: WebKit remembers what the property was to whoever asked often.
        let getter = format!(
            "const real = window.localStorage;
            Object.defineProperty(window, 'localStorage', {{ configurable: true, get() {{ if (window.gone) {gone}; return real; }} }})"
        );
        visit.before_each_page(&getter).await?;
        visit.open_host(PLAIN).await?;
        visit.show("all").await?;
        visit.choose("27001:4.1", "done").await?;
        visit.until_text(".save", "Saved in this browser").await?;
        visit.ask("window.gone = true", Vec::new()).await?;
        visit.choose("hls:7.2", "partial").await?;
        visit.until_text(".save", "Not saved").await?;
        ensure!(visit.export().await?["answers"].as_object().is_some_and(|a| a.len() == 2), "memory lost an answer");
        ensure!(visit.is("return !find('.stopped')").await?, "the program stopped");
        // Once it is back, what was said meanwhile is kept without a further answer.
        visit.ask("window.gone = false", Vec::new()).await?;
        visit.until_text(".save", "Saved in this browser").await?;
        ensure!(visit.document().await?["answers"].as_object().is_some_and(|a| a.len() == 2), "not kept");
        visit.end().await?;
    }
    Ok(())
}

/// Fills what the browser gives to this origin to the last character.
const FILL: &str = "let size = 1 << 20, n = 0;
    while (size > 0) try { localStorage.setItem(`host-${n}`, 'x'.repeat(size)); n++; } catch { size >>= 1; }
    return localStorage.length";

async fn s04_storage_that_is_full(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    visit.open_host(PLAIN).await?;
    visit.import(json!({ "answers": { "hls:5.1": { "state": "done", "note": "kept" } } }), false).await?;
    let before = visit.kept().await?;
    let keys = visit.ask(FILL, Vec::new()).await?;
    let note = "x".repeat(900);
    visit.import(json!({ "answers": { "hls:7.2": { "state": "partial", "note": note } } }), true).await?;
    visit.until_text(".save", FULL).await?;
    assert_eq!(visit.kept().await?, before, "the old value is damaged");
    assert_eq!(visit.ask("return localStorage.length", Vec::new()).await?, keys, "a key of the host's is gone");
    assert_eq!(visit.export().await?["answers"]["hls:7.2"]["note"], json!(note), "memory lost the answer");
    let states: Vec<Value> = visit.events("storage").await?.iter().map(|e| e["detail"]["state"].clone()).collect();
    assert_eq!(states, ["saved", "full"]);
    // Once there is room again it is tried again by itself, and said.
    visit.ask("for (const key of Object.keys(localStorage)) if (key.startsWith('host-')) localStorage.removeItem(key)", Vec::new()).await?;
    visit.until_text(".save", "Saved in this browser").await?;
    assert_eq!(visit.document().await?["answers"]["hls:7.2"]["note"], json!(note));
    visit.end().await
}

async fn s06_a_frame_of_another_site(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    let other = visit.server.other_origin();
    // The same address alone first: what is kept there belongs to another page in the eyes of the browser.
    let alone = format!("{other}embed.html");
    visit.open(&alone).await?;
    visit.ready().await?;
    visit.import(json!({ "answers": { "hls:5.1": "done" } }), false).await?;
    ensure!(visit.document().await?["answers"].as_object().is_some_and(|a| a.len() == 1));
    let page = format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>A host</title><link rel=icon href='data:,'></head>
        <body><iframe src='{alone}' title='Readiness check' width='900' height='700'></iframe></body></html>"
    );
    visit.server.page("/host/frames.html", &page);
    let policy = format!("{PAGE_POLICY}; frame-src {other}");
    visit.server.change("/host/frames.html", Change::Header("Content-Security-Policy".to_owned(), policy));
    let address = format!("{}host/frames.html", visit.server.address());
    for answered in [0, 1] {
        visit.open(&address).await?;
        enter_the_frame(&visit).await?;
        ensure!(visit.export().await?["answers"].as_object().is_some_and(|a| a.len() == answered), "{answered} answers of this frame are expected");
        visit.import(json!({ "answers": { "27001:4.1": "partial" } }), false).await?;
        visit.until_text(".save", "Saved in this browser").await?;
        visit.browser.clone().enter_default_frame().await?;
    }
    // Neither of the two was written over by the other.
    visit.open(&alone).await?;
    visit.ready().await?;
    ensure!(visit.export().await?["answers"] == json!({ "hls:5.1": { "state": "done" } }), "the frame reached what is kept for the page alone");
    visit.end().await
}

async fn s08_a_private_window(engine: Engine) -> Result<()> {
    let argument = match engine {
        Engine::Chromium => "--incognito",
        Engine::Firefox => "-private",
        Engine::WebKit => "--private",
    };
    let visit = Visit::begin(engine, &prefs(argument, json!(true)), None).await?;
    visit.open_host(PLAIN).await?;
    visit.until_text(".save", "Saved here from your first answer on").await?;
    visit.show("all").await?;
    visit.choose("27001:4.1", "done").await?;
    visit.until_text(".save", "Saved in this browser").await?;
    visit.reload().await?;
    visit.until_text(".message", "1 answer from your last visit is back.").await?;
    visit.end().await
}

async fn s14_a_page_that_closes_at_once(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    let elsewhere = visit.offer("elsewhere.html", "")?;
    // Led elsewhere in the very task of the answer.
    visit.open_host(PLAIN).await?;
    visit.show("quick").await?;
    let leave = "const radio = find(\"input[value='done']\"); sessionStorage.setItem('item', radio.closest('[data-item]').dataset.item); radio.click(); location.href = arguments[0]";
    visit.ask(leave, vec![json!(elsewhere)]).await?;
    visit.until_true("the page has gone", "return document.title.includes('without the element')").await?;
    let item = visit.ask("return sessionStorage.getItem('item')", Vec::new()).await?;
    let item = item.as_str().context("no question was answered")?;
    ensure!(visit.document().await?["answers"][item]["state"] == "done", "the answer is lost");
    // A tab that is closed.
    let first = visit.tab().await?;
    visit.new_tab().await?;
    visit.open_host("<readiness-check load='now'></readiness-check>").await?;
    visit.show("all").await?;
    visit.ask("find(\"[data-item='27001:A.5.1'] input[value='partial']\").click()", Vec::new()).await?;
    visit.browser.close_window().await?;
    visit.go_to(&first).await?;
    visit.until_true("the answer of the closed tab is kept", &format!("return localStorage.getItem('{KEY}').includes('27001:A.5.1')")).await?;
    // A page that goes before the program has begun writes nothing over what is there.
    let before = visit.kept().await?;
    for wait in [0, 30, 100, 300] {
        visit.offer("host.html", PLAIN)?;
        let away = "open_ = document.createElement('iframe'); open_.src = '/host/host.html'; document.body.append(open_);
            await new Promise((done) => setTimeout(done, arguments_[0])); open_.remove()";
        visit.ask_async(&format!("let open_; {away}"), vec![json!(wait)]).await?;
    }
    visit.open(&elsewhere).await?;
    ensure!(visit.kept().await? == before, "a page that only came and went changed what is kept");
    // Files that were on their way when it went.
    visit.end_with(&["Fetch API cannot load", "could not start"]).await
}

async fn s17_a_page_without_encryption(engine: Engine) -> Result<()> {
    let visit = Visit::on_an_intranet(engine).await?;
    visit.offer("host.html", PLAIN)?;
    for address in ["http://intranet.test/host/host.html", "http://intranet.test/"] {
        visit.open(address).await?;
        visit.ready().await?;
        ensure!(
            visit.is("return !isSecureContext && !navigator.serviceWorker && location.hostname === 'intranet.test'").await?,
            "the page is not as the test wants it"
        );
        visit.show("quick").await?;
        visit.click("input[value='done']").await?;
        visit.until_text(".save", "Saved in this browser").await?;
        visit.show("results").await?;
        visit.until_screen("Results").await?;
        visit.until_true("the charts are drawn", "return all('.screen svg').length > 1").await?;
        // Where no clipboard is, the text is selected for the visitor's own keys.
        visit.press_in(".take-link", "Copy the link").await?;
        visit
            .until_true("it says what became of it", "return /The link is (copied|selected)/.test(find('.take-link [role=status]').textContent)")
            .await?;
        visit.no_complaint().await?;
    }
    visit.end().await
}
