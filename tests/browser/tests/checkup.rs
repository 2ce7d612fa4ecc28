//! Promise: the checkup calls a good host good, and names each fault alone with the line that mends it.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use browser_tests::{Visit, dist};
use serde_json::{Value, json};
use xtask::server::{Change, PAGE_POLICY};

/// The browser complains about the file that the checkup asks for because it is not there.
const ASKED: &str = "readiness-check.0000000000000000.js";
const TESTS: usize = 19;

type Verdicts = BTreeMap<String, String>;

async fn verdicts(visit: &Visit) -> Result<Verdicts> {
    let script =
        "return !document.querySelector('#checks').ariaBusy && [...document.querySelectorAll('.checks > li')].every((e) => e.dataset.verdict)";
    visit.until_true("the tests are done", script).await?;
    let script = "return Object.fromEntries([...document.querySelectorAll('.checks > li')].map((e) => [e.id.slice(6), e.dataset.verdict]))";
    Ok(serde_json::from_value(visit.ask(script, Vec::new()).await?)?)
}

async fn open(visit: &Visit) -> Result<Verdicts> {
    visit.open(&format!("{}checkup.html", visit.server.address())).await?;
    verdicts(visit).await
}

/// Writes an address into the field and runs the tests once more.
async fn test_page(visit: &Visit, address: &str) -> Result<()> {
    let script = "document.querySelector('input').value = arguments[0]; document.querySelector('#summary').textContent = ''; document.querySelector('form').requestSubmit()";
    visit.ask(script, vec![json!(address)]).await?;
    let script = "return !document.querySelector('#checks').ariaBusy && document.querySelector('#summary').textContent !== ''";
    visit.until_true("the tests are done again", script).await
}

/// What a reader sees under a test.
async fn said(visit: &Visit, test: &str) -> Result<String> {
    let said = visit.ask("return document.querySelector(`#check-${arguments[0]}`).innerText", vec![json!(test)]).await?;
    Ok(said.as_str().context("the test has no entry")?.to_owned())
}

fn others_than(verdicts: &Verdicts, verdict: &str) -> Vec<String> {
    verdicts.iter().filter(|(_, found)| *found != verdict).map(|(name, found)| format!("{name}: {found}")).collect()
}

fn named(start: &str, end: &str) -> Result<String> {
    let table: Value = serde_json::from_slice(&std::fs::read(dist()?.join("integrity.json"))?)?;
    let names = table.as_object().context("integrity.json is no table")?;
    names.keys().find(|name| name.starts_with(start) && name.ends_with(end)).cloned().context("there is no such file")
}

fn policy(old: &str, new: &str) -> Change {
    assert!(PAGE_POLICY.contains(old), "{old}");
    Change::Header("Content-Security-Policy".to_owned(), PAGE_POLICY.replace(old, new))
}

fn header(name: &str, value: &str) -> Change {
    Change::Header(name.to_owned(), value.to_owned())
}

#[tokio::test]
async fn a_good_host_is_called_good() -> Result<()> {
    let visit = Visit::start().await?;
    let found = open(&visit).await?;
    assert_eq!((found.len(), others_than(&found, "good")), (TESTS, Vec::new()));
    let summary = visit.ask("return document.querySelector('#summary').textContent", Vec::new()).await?;
    assert!(summary.as_str().is_some_and(|text| text.ends_with("19 good, 0 to do, 0 could not be tested.")), "{summary}");
    assert_eq!(visit.ask("return { ...localStorage }", Vec::new()).await?, json!({}), "the test of the storage left something");
    assert!(said(&visit, "policy-wasm").await?.contains("Good"));
    visit.end_with(&[ASKED]).await
}

#[tokio::test]
async fn each_fault_changes_its_own_line_and_shows_the_remedy() -> Result<()> {
    let visit = Visit::start().await?;
    let page = "/index.html";
    let app = format!("/{}", named("app.", ".js")?);
    let text = "Content-Type";
    let faults: Vec<(&str, Change, &str, &str)> = vec![
        (page, policy(" 'wasm-unsafe-eval'", ""), "policy-wasm", "script-src 'self' 'wasm-unsafe-eval'"),
        (page, policy("script-src 'self'", "script-src https://x.example"), "policy-script", "readiness-check.js"),
        (page, policy("connect-src 'self'", "connect-src https://x.example"), "policy-connect", "connect-src 'self'"),
        (page, policy("img-src 'self' data:", "img-src 'self'"), "policy-image", "img-src 'self' data:"),
        (page, policy("worker-src 'self'", "worker-src 'none'"), "policy-offline", "worker-src 'self'"),
        (page, policy("trusted-types readiness-offline", "trusted-types 'none'"), "policy-types", "trusted-types readiness-offline"),
        ("*.wasm", header(text, "application/octet-stream"), "type-wasm", "Content-Type: application/wasm"),
        (&app, header(text, "text/plain"), "type-script", "Content-Type: text/javascript"),
        ("*.wasm", Change::NoHeader("X-Content-Type-Options".to_owned()), "no-guess", "X-Content-Type-Options: nosniff"),
        ("*.wasm", Change::NoHeader("Access-Control-Allow-Origin".to_owned()), "cross-origin", "Access-Control-Allow-Origin: *"),
        ("*.wasm", header("Cache-Control", "no-cache"), "cache-hashed", "max-age=31536000, immutable"),
        ("/readiness-check.js", header("Cache-Control", "max-age=600"), "cache-loader", "Cache-Control: no-cache"),
        ("/icon.svg", Change::Content(b"<svg/>".to_vec()), "integrity", "icon.svg"),
        ("/icon.svg", Change::Status(404), "integrity", "icon.svg: 404"),
    ];
    for (path, change, test, remedy) in faults {
        visit.server.change_nothing();
        visit.server.change(path, change.clone());
        let found = open(&visit).await?;
        assert_eq!(others_than(&found, "good"), [format!("{test}: todo")], "{path} {change:?}");
        let text = said(&visit, test).await?;
        assert!(text.contains(remedy) && text.contains("To do"), "{test} says: {text}");
    }
    visit.server.change_nothing();
    // A start page in place of a file that is not there.
    visit.server.page(&format!("/{ASKED}"), "<!doctype html>");
    assert_eq!(others_than(&open(&visit).await?, "good"), ["missing: todo"]);
    assert!(said(&visit, "missing").await?.contains("200"));
    visit.end_with(&[ASKED, "icon.svg"]).await
}

#[tokio::test]
async fn the_page_that_is_named_is_the_one_that_is_tested() -> Result<()> {
    let visit = Visit::start().await?;
    let page = |head: &str| format!("<!doctype html><head>{head}</head><body></body>");
    let policy = "script-src 'nonce-abc' 'wasm-unsafe-eval'";
    let meta = format!("<META HTTP-EQUIV=Content-Security-Policy content=\"script-src 'self'\">{}", "<script src=../readiness-check.js></script>");
    for (name, head, sent) in [
        ("marked", "", policy),
        ("known", "<script type=module nonce=abc src=/readiness-check.js></script>", policy),
        ("meta", meta.as_str(), "img-src *, default-src *"),
    ] {
        visit.server.page(&format!("/blog/{name}.html"), &page(head));
        visit.server.change(&format!("/blog/{name}.html"), header("Content-Security-Policy", sent));
    }
    open(&visit).await?;
    test_page(&visit, "blog/marked.html").await?;
    assert_eq!(others_than(&verdicts(&visit).await?, "good"), ["page-loader: untested", "policy-script: untested"]);
    assert!(said(&visit, "policy-script").await?.contains("nonce"));
    test_page(&visit, "/blog/known.html").await?;
    assert_eq!(others_than(&verdicts(&visit).await?, "good"), [""; 0]);
    test_page(&visit, "blog/meta.html").await?;
    assert_eq!(
        others_than(&verdicts(&visit).await?, "good"),
        ["policy-image: todo", "policy-wasm: todo"],
        "`*` holds no data:, and the meta element counts"
    );
    visit.end_with(&[ASKED]).await
}

#[tokio::test]
async fn what_cannot_be_tested_is_said_in_one_sentence() -> Result<()> {
    let visit = Visit::start().await?;
    open(&visit).await?;
    let summary = "return document.querySelector('#summary').textContent";
    for (address, sentence) in [
        ("https://www.example.org/page.html", "another host"),
        ("http://[", "no address"),
        ("data:text/html,x", "no address"),
        ("nowhere.html", "404"),
    ] {
        test_page(&visit, address).await?;
        let said = visit.ask(summary, Vec::new()).await?;
        assert!(said.as_str().is_some_and(|text| text.contains(sentence)), "{address}: {said}");
        assert_eq!(others_than(&verdicts(&visit).await?, "waiting"), [""; 0], "{address}");
    }
    let requests = visit.server.requests();
    assert!(requests.iter().all(|r| r.method == "GET" && !r.address.contains('?')), "{requests:?}");
    visit.server.change("/integrity.json", Change::Status(404));
    visit.open(&format!("{}checkup.html", visit.server.address())).await?;
    visit.until_true("the list is missed", "return document.querySelector('#summary').textContent.includes('integrity.json')").await?;
    visit.end_with(&[ASKED, "nowhere.html", "integrity.json"]).await
}

#[tokio::test]
async fn without_a_secure_address_hashes_are_not_tested() -> Result<()> {
    let visit = Visit::start().await?;
    let plain = "Object.defineProperty(crypto, 'subtle', { value: undefined }); Object.defineProperty(window, 'isSecureContext', { value: false });
        Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } });";
    visit.before_each_page(plain).await?;
    let found = open(&visit).await?;
    assert_eq!(others_than(&found, "good"), ["integrity: untested", "secure: todo", "storage: todo"]);
    assert!(said(&visit, "integrity").await?.contains("https"));
    visit.end_with(&[ASKED]).await
}
