//! Promise: the element is whole or not there at all: a wrong, missing or foreign file leaves what the page put inside it, and says why.

use anyhow::{Context, Result};
use browser_tests::{Engine, Visit, in_each_engine, until};
use serde_json::{Value, json};
use xtask::server::Change;

in_each_engine!(files_that_are_not_of_this_build_are_refused);

const WITH_FALLBACK: &str = "<readiness-check load='now'><a href='/elsewhere'>Open the readiness check</a></readiness-check>";

/// The address of a file of the build, by how its name begins and ends.
fn file(begin: &str, end: &str) -> Result<String> {
    let names = std::fs::read_dir(browser_tests::dist()?)?.filter_map(|f| f.ok()?.file_name().into_string().ok());
    let mut found: Vec<String> = names.filter(|name| name.starts_with(begin) && name.ends_with(end)).collect();
    found.sort();
    found.into_iter().next().map(|name| format!("/{name}")).with_context(|| format!("no {begin}*{end}"))
}

/// Takes the changes back, and lets no browser keep a file from one page to the next.
fn as_it_is(visit: &Visit) {
    visit.server.change_nothing();
    for ending in ["*.js", "*.wasm", "*.css", "*.txt"] {
        visit.server.change(ending, Change::Header("Cache-Control".into(), "no-store".into()));
    }
}

/// The element has given up: it says so to the page and shows what the page put inside; `paper` where it leads to the questions on paper.
async fn gave_up(visit: &Visit, what: &str, paper: bool) -> Result<()> {
    visit.until_true(what, "return window.witness.events.some((e) => e.type === 'error' && e.detail.code === 'start')").await?;
    assert!(visit.is("return [...host.children].every((e) => e.checkVisibility())").await?, "{what}: the fallback is gone");
    let leads = visit.ask("return find('.sorry a')?.getAttribute('href')?.split('/').pop() ?? null", Vec::new()).await?;
    assert_eq!(leads, if paper { json!("questions.html") } else { Value::Null }, "{what}");
    assert_eq!(visit.ask("return all('.widget').length", Vec::new()).await?, json!(0), "{what}: half of it is there");
    Ok(())
}

async fn files_that_are_not_of_this_build_are_refused(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    as_it_is(&visit);
    let page = b"<!doctype html><title>Not found</title>".to_vec();
    let wasm = file("later.", ".wasm")?;
    let other = std::fs::read(browser_tests::dist()?.join(wasm.trim_start_matches('/')))?;
    let cases: [(&str, &str, Vec<u8>); 5] = [
        ("app.", ".wasm", page.clone()),
        ("app.", ".wasm", other),
        ("app.", ".js", b"export default () => {}; export const mount = () => {};".to_vec()),
        ("style.", ".css", page.clone()),
        ("words-en.", ".txt", page),
    ];
    for (begin, end, content) in cases {
        let path = file(begin, end)?;
        visit.server.change(&path, Change::Content(content));
        visit.open_page("host.html", WITH_FALLBACK).await?;
        gave_up(&visit, &format!("the fallback for {path}"), false).await?;
        // Once more past the cache, and not for ever.
        assert_eq!(visit.server.requests().iter().filter(|r| r.address == path).count(), 2, "{path}");
        as_it_is(&visit);
        visit.server.forget_requests();
    }
    // Where the page put nothing inside, there is the way to the questions on paper.
    visit.server.change("*.wasm", Change::Status(404));
    visit.open_page("host.html", "<readiness-check load='now'></readiness-check>").await?;
    gave_up(&visit, "nothing inside", true).await?;
    as_it_is(&visit);
    visit.before_each_page("delete window.WebAssembly;").await?;
    visit.open_page("host.html", WITH_FALLBACK).await?;
    gave_up(&visit, "the fallback without WebAssembly", true).await?;
    visit.end_with(&["could not start", "integrity", "net::ERR", "404"]).await
}

#[tokio::test]
async fn a_damaged_copy_in_the_cache_is_passed_by() -> Result<()> {
    let visit = Visit::start().await?;
    let path = file("app.", ".wasm")?;
    visit.server.change(&path, Change::Content(b"damaged".to_vec()));
    visit.open_page("host.html", "<p>Nothing yet</p>").await?;
    visit.ask_async("await (await fetch(arguments_[0])).text()", vec![json!(path)]).await?;
    visit.server.change_nothing();
    let script = "const element = document.createElement('readiness-check'); element.setAttribute('load', 'now'); document.body.append(element);
        return (await element.getSummary()).total";
    assert_eq!(visit.run(script).await?, json!(172));
    visit.end_with(&["integrity"]).await
}

#[tokio::test]
async fn a_wrong_type_of_the_program_starts_all_the_same() -> Result<()> {
    let visit = Visit::start().await?;
    as_it_is(&visit);
    for kind in ["application/octet-stream", "text/html", ""] {
        visit.server.change("*.wasm", Change::Header("Content-Type".into(), kind.into()));
        visit.open_host("<readiness-check></readiness-check>").await?;
        assert_eq!(visit.summary().await?["total"], json!(172), "{kind}");
        as_it_is(&visit);
    }
    visit.end().await
}

#[tokio::test]
async fn the_policy_to_add_is_named() -> Result<()> {
    let visit = Visit::start().await?;
    visit
        .before_each_page(
            "window.said = []; const say = console.error; console.error = (...words) => { said.push(words.join(' ')); say.apply(console, words); };",
        )
        .await?;
    let cases = [
        ("script-src 'self'; style-src 'self'; connect-src 'self'", "script-src 'wasm-unsafe-eval'"),
        ("script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'none'", "connect-src 'self'"),
    ];
    for (policy, remedy) in cases {
        let address = visit.offer("host.html", WITH_FALLBACK)?;
        visit.server.change("/host/host.html", Change::Header("Content-Security-Policy".into(), policy.into()));
        visit.open(&address).await?;
        gave_up(&visit, policy, false).await?;
        let said = visit.ask("return window.said.join('\\n')", Vec::new()).await?;
        assert!(said.as_str().is_some_and(|said| said.contains(&format!("content security policy: {remedy}"))), "{policy}: {said}");
        visit.server.change_nothing();
    }
    visit.end_with(&["could not start", "violates", "wasm-eval", "connect-src", "Refused"]).await
}

#[tokio::test]
async fn an_element_that_is_kept_is_not_collected() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host("<readiness-check start='all'></readiness-check>").await?;
    visit.show("all").await?;
    visit.cdp("HeapProfiler.enable", json!({})).await?;
    for _ in 0..3 {
        visit.cdp("HeapProfiler.collectGarbage", json!({})).await?;
        visit.run("for (let n = 0; n < 200; n++) { new Array(100000).fill(n); await new Promise((done) => setTimeout(done)); }").await?;
    }
    let asked = until("its questions are there", async || {
        let count: Value = visit.ask("return all('fieldset[data-item]').length", Vec::new()).await?;
        Ok((count == json!(172)).then_some(()))
    });
    asked.await?;
    visit.choose("27001:A.5.1", "done").await?;
    assert_eq!(visit.summary().await?["answered"], json!(1));
    visit.end().await
}

#[tokio::test]
async fn the_later_part_that_does_not_come_is_said_and_the_questions_go_on() -> Result<()> {
    let visit = Visit::start().await?;
    as_it_is(&visit);
    let path = file("later.", ".wasm")?;
    visit.server.change(&path, Change::Content(b"damaged".to_vec()));
    visit.open_host("<readiness-check></readiness-check>").await?;
    let errors = visit.events("error").await?;
    assert_eq!(errors.iter().map(|e| e["detail"]["code"].clone()).collect::<Vec<_>>(), [json!("later")]);
    visit.show("quick").await?;
    visit.ask("find('input[value=done]').click()", Vec::new()).await?;
    assert_eq!(visit.summary().await?["answered"], json!(1));
    visit.end_with(&["integrity", "net::ERR"]).await
}
