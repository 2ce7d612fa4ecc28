//! Promise: the host learns how far a visit is and never what was answered; every event bubbles, is composed and carries a frozen detail.

use anyhow::{Context, Result};
use browser_tests::Visit;
use serde_json::{Value, json};
use xtask::server::Change;

/// Answers so many questions one after another on the open page, as fast as a page can: state number `n % states`.
const ANSWER: &str = "const [from, to, states] = arguments_;
    const fields = all('fieldset[data-item]').slice(from, to);
    for (const [n, field] of fields.entries()) {
        const radios = [...field.querySelectorAll('input[type=radio]')];
        const wanted = states[n % states.length];
        (radios.find((r) => r.value === wanted) ?? radios[0]).click();
        await new Promise((next) => setTimeout(next, 0));
    }
    await host.exportState()";

fn details(events: &[Value]) -> Vec<Value> {
    events.iter().map(|e| e["detail"].clone()).collect()
}

#[tokio::test]
async fn ready_is_told_once_with_version_and_storage() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host("<readiness-check></readiness-check>").await?;
    let ready = details(&visit.events("ready").await?);
    let [detail] = ready.as_slice() else { anyhow::bail!("not once: {ready:?}") };
    assert_eq!((&detail["restored"], &detail["storage"]), (&json!(false), &json!("local")));
    assert!(detail["version"].as_str().is_some_and(|v| v.split('.').count() == 3), "{detail}");
    assert_eq!(detail.as_object().map(|d| d.len()), Some(3));
    visit.import(json!({ "answers": { "hls:5.1": "done" } }), false).await?;
    visit.reload().await?;
    assert_eq!(details(&visit.events("ready").await?).iter().map(|d| d["restored"].clone()).collect::<Vec<_>>(), [json!(true)]);
    visit.end().await
}

#[tokio::test]
async fn every_event_bubbles_is_composed_and_frozen() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host("<div><readiness-check id='mine'></readiness-check></div>").await?;
    visit.show("quick").await?;
    visit.ask_async(ANSWER, vec![json!(0), json!(1), json!(["done"])]).await?;
    for n in 1..20 {
        visit.press_in(".quick", "Next").await?;
        visit.until_screen(&format!("Question {} of 20", n + 1)).await?;
        visit.ask_async(ANSWER, vec![json!(0), json!(1), json!(["done"])]).await?;
    }
    visit.press_in(".quick", "See what it shows").await?;
    visit.press("Deepen").await?;
    visit.until_screen("All groups").await?;
    let all = visit.ask("return window.witness.events", Vec::new()).await?;
    let all = all.as_array().cloned().unwrap_or_default();
    for kind in ["ready", "storage", "progress", "result", "deepened"] {
        assert!(all.iter().any(|e| e["type"] == kind), "no {kind}");
    }
    for event in &all {
        let form = ["bubbles", "composed", "frozen"].map(|part| event[part] == true);
        assert!(form.iter().all(|part| *part), "{event}");
        assert_eq!((&event["target"], &event["cancelable"]), (&json!("mine"), &json!(false)), "{event}");
    }
    let quick: Vec<Value> = (1..=10).map(|tenth| json!({ "answered": 2 * tenth, "total": 20, "mode": "quick" })).collect();
    assert_eq!(details(&visit.events("progress").await?), quick, "in mode quick the quick questions count");
    assert_eq!(details(&visit.events("result").await?), [json!({ "path": "aims", "coverage": 0.1 })]);
    assert_eq!(details(&visit.events("deepened").await?), [json!({ "carried": 20 })]);
    assert_eq!(details(&visit.events("storage").await?), [json!({ "state": "saved" })], "saved is told once");
    visit.end().await
}

#[tokio::test]
async fn progress_is_told_at_each_tenth_and_not_at_each_answer() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host("<readiness-check standards='42001'></readiness-check>").await?;
    visit.show("all").await?;
    visit.until_true("every question is there", "return all('fieldset[data-item]').length === 70").await?;
    visit.ask_async(ANSWER, vec![json!(0), json!(70), json!(["partial"])]).await?;
    let tenths: Vec<Value> = (1..=10).map(|tenth| json!({ "answered": 7 * tenth, "total": 70, "mode": "all" })).collect();
    assert_eq!(details(&visit.events("progress").await?), tenths);
    // An answer that is changed is no progress.
    visit.ask_async(ANSWER, vec![json!(0), json!(9), json!(["proven"])]).await?;
    assert_eq!(visit.events("progress").await?.len(), 10);
    visit.end().await
}

#[tokio::test]
async fn result_is_told_for_the_visitor_and_for_the_host() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host("<readiness-check has27001='certified' standards='27001'></readiness-check>").await?;
    visit.show("results").await?;
    let none = json!({ "path": null, "coverage": 0 });
    assert_eq!(details(&visit.events("result").await?), std::slice::from_ref(&none), "by the host");
    visit.press_in(".ways", "Start").await?;
    visit.until_screen("How far are you").await?;
    visit.press_in(".ways", "Results").await?;
    visit.until_screen("Results").await?;
    assert_eq!(details(&visit.events("result").await?), [none.clone(), none], "by the visitor");
    visit.end().await
}

/// One whole visit; the states alone differ between two of them.
async fn visit_with(visit: &Visit, key: &str, states: Value) -> Result<Vec<Value>> {
    visit.open_host(&format!("<readiness-check storage-key='{key}'></readiness-check>")).await?;
    visit.show("quick").await?;
    for n in 1..=6 {
        visit.until_screen(&format!("Question {n} of 20")).await?;
        visit.ask_async(ANSWER, vec![json!(0), json!(1), states.clone()]).await?;
        visit.press_in(".quick", "Next").await?;
    }
    visit.show("results").await?;
    visit.press("Deepen").await?;
    visit.until_screen("All groups").await?;
    visit.show("all").await?;
    visit.until_true("every question is there", "return all('fieldset[data-item]').length === 172").await?;
    visit.ask_async(ANSWER, vec![json!(0), json!(172), states.clone()]).await?;
    // Changed, cleared, taken back, told about the organization, looked at again.
    visit.ask_async(ANSWER, vec![json!(100), json!(120), json!([states[1], states[0]])]).await?;
    visit.press_in("[data-item='27001:A.5.1']", "Clear answer").await?;
    visit.press("Undo: cleared A.5.1").await?;
    visit.import(json!({ "answers": { "27001:A.5.2": states[0], "hls:5.1": states[1] } }), true).await?;
    visit.press_in(".ways", "About you").await?;
    visit.click("[data-field='target'] input[value='42001']").await?;
    visit.click("[data-field='target'] input[value='both']").await?;
    visit.press_in(".ways", "Results").await?;
    visit.until_screen("Results").await?;
    visit.show("full").await?;
    visit.run("await host.reset({ confirm: false })").await?;
    let told = visit.ask("return window.witness.events.map(({ type, detail }) => [type, detail])", Vec::new()).await?;
    Ok(told.as_array().cloned().unwrap_or_default())
}

#[tokio::test]
async fn visits_that_differ_in_their_states_alone_emit_equal_events() -> Result<()> {
    let visit = Visit::start().await?;
    let first = visit_with(&visit, "a", json!(["none", "planned"])).await?;
    assert!(first.len() > 10, "{first:?}");
    for (key, states) in [("b", json!(["proven", "unsure"])), ("c", json!(["na", "done"]))] {
        assert_eq!(visit_with(&visit, key, states.clone()).await?, first, "{states}");
    }
    visit.end().await
}

#[tokio::test]
async fn a_missing_file_is_told_as_an_error_and_the_fallback_stays() -> Result<()> {
    let visit = Visit::start().await?;
    visit.cdp("Network.enable", json!({})).await?;
    visit.cdp("Network.setCacheDisabled", json!({ "cacheDisabled": true })).await?;
    let files: Vec<String> = std::fs::read_dir(browser_tests::dist()?)?.filter_map(|f| f.ok()?.file_name().into_string().ok()).collect();
    for (begin, end) in [("app.", ".wasm"), ("app.", ".js"), ("style.", ".css"), ("words-en.", ".txt")] {
        let file = files.iter().find(|name| name.starts_with(begin) && name.ends_with(end)).context("a file that every visit needs")?;
        let path = format!("/{file}");
        visit.server.change(&path, Change::Status(404));
        visit.open_page("host.html", "<readiness-check><a href='/'>Open the readiness check</a></readiness-check>").await?;
        visit.until_true("the error is told", "return window.witness.events.some((e) => e.type === 'error')").await?;
        let error = details(&visit.events("error").await?);
        assert_eq!(error.len(), 1, "{path}: {error:?}");
        assert!(error.iter().all(|d| d["code"].is_string() && d["message"].is_string() && d.as_object().is_some_and(|d| d.len() == 2)), "{error:?}");
        assert_eq!(visit.events("ready").await?.len(), 0, "{path}");
        assert!(visit.is("return document.querySelector('readiness-check a').checkVisibility()").await?, "{path}: the fallback is gone");
        let refused = "return await Promise.race([host.getSummary().then(() => 'settled', (error) => error.message), new Promise((done) => setTimeout(() => done('waits for ever'), 2000))])";
        let said = visit.run(refused).await?;
        assert!(said != json!("settled") && said != json!("waits for ever"), "{path}: a method after the failure: {said}");
        visit.server.change_nothing();
    }
    // Once the file is there again, a new visit is as if nothing had been.
    visit.open_host("<readiness-check></readiness-check>").await?;
    visit.until_screen("How far are you").await?;
    visit.end_with(&["404", "readiness-check could not start", "integrity"]).await
}
