//! Promise: the recovery page shows all that the browser keeps of ours and nothing else, hands it out as it is, and erases only after a question, with a way back.

use std::{fs, time::Duration};

use anyhow::{Context, Result};
use browser_tests::{Engine, Looks, Prefs, Visit, dist, in_each_engine, until};
use serde_json::{Value, json};
use thirtyfour::{By, Key, WebElement};

in_each_engine!(every_text_of_ours_is_shown_handed_out_and_erased_with_a_way_back);

const FIRST: &str = "readiness-check:default:default";
const SECOND: &str = "readiness-check:default:2";
const DAMAGED: &str = "readiness-check:default::quarantine:1";
const NOTE: &str = "readiness-check:default::open";

/// Writes down what is read and changed in a storage, and what would be handed to the browser.
const SPY: &str = "window.read = []; window.changed = []; window.offered = [];
    for (const [name, list] of [['getItem', read], ['setItem', changed], ['removeItem', changed], ['clear', changed]]) {
        const real = Storage.prototype[name];
        Storage.prototype[name] = function (...told) { list.push(`${name} ${told[0] ?? ''}`); return real.apply(this, told); };
    }
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => { window.blob = blob; return make.call(URL, blob); };
    HTMLAnchorElement.prototype.click = function () { if (this.download) offered.push(this.download); };";

/// What lies in the browser: texts of ours of every kind, and two of others.
fn texts() -> Value {
    let document = |answers: Value, meta: Value| json!({ "format": "readiness-check", "version": 1, "answers": answers, "meta": meta }).to_string();
    let two = json!({ "hls:5.1": { "state": "done" }, "hls:5.2": "none", "hls:7.2": { "note": "no state yet" } });
    json!({
        FIRST: document(two, json!({ "saved": "2026-03-04T05:06:07.000Z" })),
        SECOND: document(json!({ "hls:5.1": { "state": "done" } }), json!({ "name": "North <b>branch</b>" })),
        "readiness-check:shop:default": json!({ "format": "readiness-check", "version": 7, "answers": {} }).to_string(),
        DAMAGED: "{\"answers\":{\"hls:5.1\":\"done\",\r\n<b>cut",
        "readiness-check:default::quarantine:2:1": "",
        "readiness-check:default::backup:0": document(json!({ "hls:5.1": "done" }), json!({})),
        "readiness-check:odd": "odd",
        NOTE: "2",
        "readiness-checks": "not ours",
        "app:readiness-check:default:default": "not ours either",
    })
}

async fn put(visit: &Visit, place: &str, texts: &Value) -> Result<()> {
    visit
        .ask("for (const [key, text] of Object.entries(arguments[1])) window[arguments[0]].setItem(key, text)", vec![json!(place), texts.clone()])
        .await?;
    Ok(())
}

async fn kept(visit: &Visit) -> Result<Value> {
    visit.ask("return { ...localStorage }", Vec::new()).await
}

/// Opens the page in a tab in which these texts lie already.
async fn open_with(visit: &Visit, texts: &Value) -> Result<()> {
    visit.open_elsewhere().await?;
    put(visit, "localStorage", texts).await?;
    open(visit).await
}

async fn open(visit: &Visit) -> Result<()> {
    visit.open(&format!("{}recovery.html", visit.server.address())).await?;
    visit.until_true("the page has looked", "return !document.querySelector('#summary').textContent.includes('Nothing has been looked at')").await
}

/// What a visitor reads: by group, the heading and the key of each text.
async fn shown(visit: &Visit) -> Result<Value> {
    let script = "return Object.fromEntries([...document.querySelectorAll('section')].filter((s) => s.checkVisibility())
        .map((s) => [s.id, [...s.querySelectorAll('li')].map((li) => [li.querySelector('h3').textContent, li.querySelector('code').textContent])]))";
    visit.ask(script, Vec::new()).await
}

async fn summary(visit: &Visit) -> Result<String> {
    Ok(visit.browser.find(By::Css("#summary")).await?.text().await?)
}

/// The item of a key, in a group or among those that were erased.
async fn item(visit: &Visit, key: &str) -> Result<WebElement> {
    let script = "return [...document.querySelectorAll('section li')].find((li) => li.querySelector('code').textContent === arguments[0]) ?? null";
    until(&format!("{key} is shown"), async || {
        let found = visit.browser.execute(script, vec![json!(key)]).await?;
        if found.json().is_null() { Ok(None) } else { Ok(Some(found.element()?)) }
    })
    .await
}

/// What is said about a text.
async fn fact(visit: &Visit, key: &str, name: &str) -> Result<String> {
    Ok(item(visit, key).await?.find(By::Css(format!("[data-fact='{name}'] dd"))).await?.text().await?.trim().to_owned())
}

/// Presses a button of an item as a visitor does.
async fn press(visit: &Visit, key: &str, name: &str) -> Result<()> {
    let button = item(visit, key).await?.find(By::Css(format!("[data-do='{name}']"))).await?;
    until(&format!("{name} of {key} can be pressed"), async || visit.clicked(&button).await).await
}

async fn erase(visit: &Visit, key: &str) -> Result<()> {
    press(visit, key, "erase").await?;
    visit.browser.find(By::Css("#question-erase")).await?.click().await?;
    Ok(())
}

/// The file that was offered last: its name and what is in it.
async fn file(visit: &Visit) -> Result<Value> {
    visit.run("return [offered.at(-1), await blob.text()]").await
}

async fn every_text_of_ours_is_shown_handed_out_and_erased_with_a_way_back(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    visit.before_each_page(SPY).await?;
    let texts = texts();
    visit.open_elsewhere().await?;
    put(&visit, "sessionStorage", &json!({ FIRST: "{\"answers\":{}}", "other": "not ours" })).await?;
    open_with(&visit, &texts).await?;
    let expected = json!({
        "assessment": [["Your assessment", FIRST], ["Your assessment", FIRST], ["North <b>branch</b>", SECOND], ["Your assessment", "readiness-check:shop:default"]],
        "quarantine": [["Copy 1", DAMAGED], ["Copy 1", "readiness-check:default::quarantine:2:1"]],
        "backup": [["Copy in the form of version 0", "readiness-check:default::backup:0"]],
        "other": [["Text under another key", "readiness-check:odd"]],
    });
    assert_eq!(shown(&visit).await?, expected);
    assert!(summary(&visit).await?.starts_with(&format!("8 texts were found at {}", visit.server.address().trim_end_matches('/'))));
    assert_eq!((fact(&visit, FIRST, "answers").await?, fact(&visit, FIRST, "where").await?), ("2".into(), "in this browser, until erased".into()));
    assert!(fact(&visit, FIRST, "saved").await?.contains("2026"));
    assert_eq!((fact(&visit, FIRST, "size").await?, fact(&visit, FIRST, "site").await?), ("174 bytes".into(), "default".into()));
    assert!(item(&visit, "readiness-check:shop:default").await?.text().await?.contains("A newer version"));
    assert_eq!(fact(&visit, DAMAGED, "answers").await?, "unknown");
    assert_eq!(fact(&visit, "readiness-check:default::quarantine:2:1", "of").await?, "Assessment 2");

    press(&visit, DAMAGED, "save").await?;
    assert_eq!(file(&visit).await?, json!(["readiness-check-default-default-quarantine-1.txt", texts[DAMAGED]]), "the file differs from the text");
    assert!(item(&visit, DAMAGED).await?.text().await?.contains("Handed to your browser: readiness-check-default-default-quarantine-1.txt"));
    press(&visit, FIRST, "save").await?;
    assert_eq!(file(&visit).await?, json!(["readiness-check-default-default.json", texts[FIRST]]));
    visit.browser.find(By::Css("#whole button")).await?.click().await?;
    let whole: Value = serde_json::from_str(file(&visit).await?[1].as_str().context("no file")?)?;
    let whole = whole["texts"].as_array().context("no texts")?.clone();
    assert_eq!(whole.len(), 9, "the note belongs to all of it: {whole:?}");
    assert!(whole.iter().all(|one| one["place"] == "session" || one["text"] == texts[one["key"].as_str().unwrap_or_default()]), "{whole:?}");

    press(&visit, SECOND, "look").await?;
    let field = "return [...document.querySelectorAll('textarea')].filter((t) => t.checkVisibility()).map((t) => [t.value, t.readOnly])";
    assert_eq!(visit.ask(field, Vec::new()).await?, json!([[texts[SECOND], true]]));
    assert_eq!(visit.ask("return changed", Vec::new()).await?, json!([]), "looking changes something");
    let read = visit.ask("return [...new Set(read)].filter((one) => !one.startsWith('getItem readiness-check:'))", Vec::new()).await?;
    assert_eq!(read, json!([]), "a key of somebody else was read");

    // The question comes first, with the safe answer in focus; whoever leaves it has changed nothing.
    press(&visit, DAMAGED, "erase").await?;
    visit.until_true("the question is there", "return document.querySelector('dialog').open").await?;
    let asked = visit.ask("return [document.activeElement.id, document.querySelector('dialog').innerText]", Vec::new()).await?;
    assert_eq!(asked[0], json!("question-keep"));
    assert!(asked[1].as_str().is_some_and(|text| text.contains("Erase “Copy 1”?") && text.contains(DAMAGED)), "{asked}");
    visit.browser.active_element().await?.send_keys(Key::Escape + "").await?;
    visit.until_true("the question is gone", "return !document.querySelector('dialog').open").await?;
    assert_eq!((kept(&visit).await?, shown(&visit).await?), (texts.clone(), expected.clone()));
    erase(&visit, DAMAGED).await?;
    let mut rest = texts.clone();
    rest.as_object_mut().context("no texts")?.remove(DAMAGED);
    assert_eq!(kept(&visit).await?, rest);
    assert_eq!(shown(&visit).await?["erased"], json!([["Copy 1", DAMAGED]]));
    assert_eq!(visit.ask("return document.activeElement.dataset.do", Vec::new()).await?, json!("back"));
    press(&visit, DAMAGED, "back").await?;
    assert_eq!((kept(&visit).await?, shown(&visit).await?), (texts.clone(), expected));
    let changed = visit.ask("return changed", Vec::new()).await?;
    assert_eq!(changed, json!([format!("removeItem {DAMAGED}"), format!("setItem {DAMAGED}")]));
    visit.end().await
}

#[tokio::test]
async fn half_a_character_is_in_the_file_as_json_writes_it() -> Result<()> {
    let visit = Visit::start().await?;
    visit.before_each_page(SPY).await?;
    open_with(&visit, &json!({})).await?;
    visit.ask("localStorage.setItem(arguments[0], '{\"answers\":{},\"note\":\"a\\ud83db\\u{1f600}\"}')", vec![json!(FIRST)]).await?;
    open(&visit).await?;
    press(&visit, FIRST, "save").await?;
    assert_eq!(file(&visit).await?[1], json!("{\"answers\":{},\"note\":\"a\\ud83db\u{1f600}\"}"));
    visit.end().await
}

#[tokio::test]
async fn a_file_comes_down_under_the_strict_policy_and_nothing_is_asked_of_the_server() -> Result<()> {
    let visit = Visit::start().await?;
    let folder = std::env::temp_dir().join(format!("readiness-recovery-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    open_with(&visit, &texts()).await?;
    visit.cdp("Browser.setDownloadBehavior", json!({ "behavior": "allow", "downloadPath": folder })).await?;
    visit.server.forget_requests();
    press(&visit, SECOND, "save").await?;
    let path = folder.join("readiness-check-default-2.json");
    let text = until("the file is there", async || Ok(fs::read_to_string(&path).ok().filter(|text| !text.is_empty()))).await?;
    assert_eq!(json!(text), texts()[SECOND]);
    press(&visit, SECOND, "look").await?;
    press(&visit, SECOND, "copy").await?;
    visit
        .until_true("it is copied or selected", "return [...document.querySelectorAll('.told')].some((t) => /Copied|selected/.test(t.textContent))")
        .await?;
    erase(&visit, SECOND).await?;
    press(&visit, SECOND, "back").await?;
    // The browser asks for the picture of a tab when it has the time.
    let asked: Vec<_> = visit.server.requests().into_iter().filter(|request| request.address != "/icon.svg").collect();
    assert!(asked.is_empty(), "{asked:?}");
    fs::remove_dir_all(&folder)?;
    visit.end().await
}

#[tokio::test]
async fn another_tab_is_followed_and_a_question_about_what_is_gone_closes() -> Result<()> {
    let visit = Visit::start().await?;
    // That this tab comes back into sight would be a reason to look as well.
    visit.before_each_page("document.addEventListener('visibilitychange', (event) => event.stopImmediatePropagation(), true)").await?;
    open_with(&visit, &json!({ FIRST: "{\"answers\":{}}", SECOND: "{\"answers\":{}}" })).await?;
    press(&visit, FIRST, "look").await?;
    let here = visit.browser.window().await?;
    let there = visit.browser.new_tab().await?;
    let elsewhere = async |script: &str| -> Result<()> {
        visit.browser.switch_to_window(there.clone()).await?;
        visit.open_elsewhere().await?;
        visit.ask(script, vec![json!(FIRST), json!(SECOND)]).await?;
        visit.browser.switch_to_window(here.clone()).await?;
        Ok(())
    };
    elsewhere("localStorage.setItem(arguments[0], '{\"answers\":{\"a\":\"done\"}}')").await?;
    visit.until_true("the new text is shown", "return [...document.querySelectorAll('textarea')].some((t) => t.value.includes('done'))").await?;
    assert_eq!(fact(&visit, FIRST, "answers").await?, "1");
    press(&visit, SECOND, "erase").await?;
    elsewhere("localStorage.removeItem(arguments[1])").await?;
    visit.until_true("the question closes", "return !document.querySelector('dialog').open").await?;
    visit.until_true("one is left", "return document.querySelectorAll('section li').length === 1").await?;
    elsewhere("localStorage.clear()").await?;
    visit.until_true("none is left", "return document.querySelectorAll('section li').length === 0").await?;
    assert!(summary(&visit).await?.starts_with("Nothing of the readiness check was found"));
    visit.end().await
}

#[tokio::test]
async fn what_came_meanwhile_is_not_written_over_and_no_note_is_left_alone() -> Result<()> {
    let visit = Visit::start().await?;
    open_with(&visit, &json!({ FIRST: "one", SECOND: "two", NOTE: "2" })).await?;
    erase(&visit, FIRST).await?;
    assert_eq!(kept(&visit).await?, json!({ SECOND: "two", NOTE: "2" }));
    erase(&visit, SECOND).await?;
    assert_eq!(kept(&visit).await?, json!({}));
    press(&visit, SECOND, "back").await?;
    assert_eq!(kept(&visit).await?, json!({ SECOND: "two", NOTE: "2" }));
    put(&visit, "localStorage", &json!({ FIRST: "newer" })).await?;
    press(&visit, FIRST, "back").await?;
    assert_eq!(kept(&visit).await?, json!({ FIRST: "newer", SECOND: "two", NOTE: "2" }));
    let told = visit.ask("return document.querySelector('#erased .told').textContent", Vec::new()).await?;
    assert!(told.as_str().is_some_and(|text| text.contains("Something new stands in its place")), "{told}");
    // Where there is no room left, the text is still there to be saved.
    visit
        .ask(
            "localStorage.removeItem(arguments[0]); Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }",
            vec![json!(FIRST)],
        )
        .await?;
    press(&visit, FIRST, "back").await?;
    visit.until_true("that is said", "return document.querySelector('#erased .told').textContent.includes('did not take it back')").await?;
    visit.end().await
}

#[tokio::test]
async fn a_storage_that_is_refused_or_empty_is_said_in_one_sentence() -> Result<()> {
    let mut prefs = Prefs::new();
    prefs.insert("profile.default_content_setting_values.cookies".to_owned(), json!(2));
    let none = "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { value: null });";
    let local = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } });";
    for (prefs, script, sentence, partly) in [
        (&prefs, "", "does not let this page look", false),
        (&Prefs::new(), none, "does not let this page look", false),
        (&Prefs::new(), local, "Nothing of the readiness check was found", true),
        (&Prefs::new(), "", "Nothing of the readiness check was found", false),
    ] {
        let visit = Visit::with(prefs).await?;
        visit.before_each_page(script).await?;
        open(&visit).await?;
        let said = summary(&visit).await?;
        assert!(said.contains(sentence), "{said}");
        assert_eq!(visit.is("return document.querySelector('#partly').checkVisibility()").await?, partly, "{said}");
        assert_eq!(shown(&visit).await?, json!({}));
        assert!(!visit.is("return document.querySelector('#whole').checkVisibility()").await?);
        visit.end().await?;
    }
    Ok(())
}

#[tokio::test]
async fn it_works_from_a_disk() -> Result<()> {
    let visit = Visit::start().await?;
    let address = format!("file://{}", dist()?.canonicalize()?.join("recovery.html").display());
    visit.open(&address).await?;
    put(&visit, "localStorage", &json!({ FIRST: "{\"answers\":{}}" })).await?;
    visit.open(&address).await?;
    visit
        .until_true(
            "it is shown",
            "return document.querySelector('#summary').textContent.startsWith('One text was found at pages opened from this device')",
        )
        .await?;
    erase(&visit, FIRST).await?;
    assert_eq!(kept(&visit).await?, json!({}));
    visit.end().await
}

#[tokio::test]
async fn it_fits_every_width_and_says_so_where_no_script_runs() -> Result<()> {
    let visit = Visit::start().await?;
    let long = format!("readiness-check:{}:default", "w".repeat(80));
    for (width, rtl) in [(280, false), (1600, false), (280, true)] {
        visit.look(Looks { width, rtl, ..Looks::default() }).await?;
        open_with(&visit, &json!({ long.as_str(): "x".repeat(3000), FIRST: texts()[FIRST] })).await?;
        press(&visit, &long, "look").await?;
        // The bar that scrolls downwards may take its part of the window.
        let wide = "const page = document.documentElement; return [innerWidth, page.scrollWidth - page.clientWidth]";
        assert_eq!(visit.ask(wide, Vec::new()).await?, json!([width, 0]), "from right to left: {rtl}");
        press(&visit, &long, "erase").await?;
        let inside = "const { left, right } = document.querySelector('dialog').getBoundingClientRect(); return left >= 0 && right <= innerWidth";
        assert!(visit.is(inside).await?, "the question at {width}");
    }
    let quiet = "default-src 'none'; style-src 'self'; img-src 'self'".to_owned();
    visit.server.change("/recovery.html", xtask::server::Change::Header("Content-Security-Policy".to_owned(), quiet));
    visit.open(&format!("{}recovery.html", visit.server.address())).await?;
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert!(summary(&visit).await?.contains("This page needs JavaScript"));
    visit.end_with(&["script-src", "Content Security Policy", "HTMLScriptElement"]).await
}
