//! Promise: a sample is tried like one's own assessment, and what is kept, exported and told to the host stays as if it had not been opened.

use anyhow::Result;
use browser_tests::Visit;
use serde_json::{Value, json};

const FOCUSED: &str = "return root.activeElement?.textContent?.replace(/\\s+/g, ' ') ?? ''";

async fn to_samples(visit: &Visit) -> Result<()> {
    visit.press_in(".ways", "Start").await?;
    visit.press("Look at this and two more samples").await?;
    visit.until_screen("Sample organizations").await
}

async fn open_first(visit: &Visit) -> Result<()> {
    visit.press_in(".sample-cards", "Open this sample").await?;
    visit.until_text(".sample-banner", "You are looking at a sample").await?;
    visit.until_screen("Results").await
}

async fn told(visit: &Visit) -> Result<Value> {
    visit.ask("return window.witness.events", Vec::new()).await
}

/// What is kept, but for the moment of the last writing: a host that asks for the state has it written.
async fn lies(visit: &Visit) -> Result<Value> {
    let mut all = visit.kept().await?;
    for text in all.as_object_mut().into_iter().flat_map(|keys| keys.values_mut()) {
        let mut document: Value = serde_json::from_str(text.as_str().unwrap_or_default())?;
        document["meta"]["saved"] = Value::Null;
        *text = document;
    }
    Ok(all)
}

#[tokio::test]
async fn what_happens_in_a_sample_is_not_kept_and_not_told() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host("<readiness-check></readiness-check>").await?;
    visit.import(json!({ "profile": { "target": "42001" }, "answers": { "hls:5.1": { "state": "done", "note": "ours" } } }), false).await?;
    to_samples(&visit).await?;
    let kept = "return JSON.parse(localStorage.getItem('readiness-check:default:default') ?? '{}').meta?.place === 'samples'";
    visit.until_true("the place is kept", kept).await?;
    let before = (lies(&visit).await?, visit.export().await?, visit.summary().await?, told(&visit).await?);
    open_first(&visit).await?;
    visit.until_true("the results have the focus", "return root.activeElement?.classList.contains('screen-heading')").await?;
    visit.press_in(".ways", "One page").await?;
    visit.until_screen("All questions on one page").await?;
    visit.choose("hls:5.1", "none").await?;
    visit.choose("27001:4.1", "planned").await?;
    visit.until_true("the answer is shown", "return find(\"[data-item='27001:4.1'] input:checked\")?.value === 'planned'").await?;
    visit.press_in(".head", "Undo").await?;
    visit.until_true("undo works", "return find(\"[data-item='27001:4.1'] input:checked\")?.value !== 'planned'").await?;
    visit.press_in(".ways", "Results").await?;
    visit.until_screen("Results").await?;
    // Longer than the keeper waits before it writes.
    visit.run("await new Promise((done) => setTimeout(done, 800))").await?;
    assert_eq!((lies(&visit).await?, visit.export().await?, visit.summary().await?, told(&visit).await?), before);
    visit.press_in(".sample-banner", "Back to your own answers").await?;
    visit.until_screen("Sample organizations").await?;
    visit.until_true("the way back ends where it began", "return root.activeElement?.dataset.to === 'sample 0'").await?;
    assert_eq!((lies(&visit).await?, visit.export().await?, told(&visit).await?), (before.0, before.1, before.3));
    // Opened again it is as it was at first.
    open_first(&visit).await?;
    visit.press_in(".ways", "One page").await?;
    visit.until_true("what was changed is gone", "return find(\"[data-item='hls:5.1'] input:checked\")?.value !== 'none'").await?;
    visit.end().await
}

#[tokio::test]
async fn a_host_that_goes_somewhere_leaves_the_sample() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host("<readiness-check></readiness-check>").await?;
    for (step, heading) in [("await host.start('all')", "All questions on one page"), ("await host.goTo('hls:5.1')", "5")] {
        to_samples(&visit).await?;
        open_first(&visit).await?;
        visit.run(step).await?;
        visit.until_screen(heading).await?;
        assert!(visit.is("return !find('.sample-banner')").await?, "{step}");
    }
    let focused = visit.ask(FOCUSED, Vec::new()).await?;
    assert!(visit.is("return !!root.activeElement?.closest(\"[data-item='hls:5.1']\")").await?, "{focused}");
    // The question before everything is erased is about the visitor's own, and seen.
    visit.import(json!({ "answers": { "hls:5.1": "done" } }), false).await?;
    to_samples(&visit).await?;
    open_first(&visit).await?;
    visit.run("window.settled = host.reset({ confirm: true })").await?;
    visit.press_in("[role='alertdialog']", "Keep").await?;
    assert_eq!(visit.run("return await window.settled").await?, json!(false));
    visit.end().await
}

#[tokio::test]
async fn the_browsers_back_leaves_a_sample_of_the_stand_alone_page() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_alone().await?;
    to_samples(&visit).await?;
    open_first(&visit).await?;
    visit.press_in(".ways", "All groups").await?;
    visit.until_screen("All groups").await?;
    visit.back().await?;
    visit.until_screen("Sample organizations").await?;
    visit.back().await?;
    visit.until_screen("How far are you").await?;
    visit.end().await
}
