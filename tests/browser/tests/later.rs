//! Promise: the second part of the program comes after the first question takes answers and before `ready`; its failure costs no answer.

use anyhow::Result;
use browser_tests::Visit;
use serde_json::json;
use xtask::server::Change;

/// Lets the second part wait until the test lets it go.
const HOLD: &str = "
    const fetched = window.fetch;
    const held = new Promise((go) => { window.letGo = go; });
    window.fetch = async (...asked) => {
        if (String(asked[0]).includes('later.')) await held;
        return fetched(...asked);
    };";
const HEADING: &str = "return root.activeElement?.matches('.screen-heading') && root.activeElement.textContent.startsWith('Results')";

#[tokio::test]
async fn questions_take_answers_before_it_and_results_come_with_it() -> Result<()> {
    let visit = Visit::start().await?;
    visit.before_each_page(HOLD).await?;
    visit.open_page("host.html", "<readiness-check start='quick'></readiness-check>").await?;
    visit.until_true("the first question is there", "return !!find('fieldset[data-item] input')").await?;
    visit.choose("hls:4.2", "partial").await?;
    visit.press_in(".ways", "Results").await?;
    visit.until_text(".screen", "This screen is on its way.").await?;
    visit.run("window.settled = false; host.start('results').then(() => { window.settled = !!find('.screen-heading'); })").await?;
    visit.run("await new Promise((done) => setTimeout(done, 200))").await?;
    assert!(visit.is("return !window.settled").await?, "the method settled before the screen was there");
    assert!(visit.events("ready").await?.is_empty(), "ready waits for the last file of the first visit");
    visit.run("window.letGo()").await?;
    visit.ready().await?;
    visit.until_screen("Results").await?;
    visit.until_true("who went there is led to it", HEADING).await?;
    visit.until_true("the method settles with the screen", "return window.settled").await?;
    visit.end().await
}

#[tokio::test]
async fn a_visit_that_is_restored_to_results_shows_them_and_takes_no_focus() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host("<readiness-check start='quick'></readiness-check>").await?;
    visit.choose("hls:4.2", "done").await?;
    visit.show("results").await?;
    visit.until_screen("Results").await?;
    visit.export().await?;
    visit.before_each_page(HOLD).await?;
    visit.open_page("host.html", "<readiness-check></readiness-check>").await?;
    visit.until_text(".screen", "This screen is on its way.").await?;
    visit.run("window.letGo()").await?;
    visit.ready().await?;
    visit.until_screen("Results").await?;
    assert!(visit.is("return root.activeElement === null").await?, "the focus was taken from the page");
    visit.end().await
}

#[tokio::test]
async fn without_it_answering_works_all_the_same() -> Result<()> {
    let visit = Visit::start().await?;
    let files = std::fs::read_dir(browser_tests::dist()?)?.filter_map(|f| f.ok()?.file_name().into_string().ok());
    let file = files.into_iter().find(|name| name.starts_with("later.") && name.ends_with(".wasm")).unwrap_or_default();
    assert!(!file.is_empty(), "the second part is a file of its own");
    visit.server.change(&format!("/{file}"), Change::Status(404));
    visit.open_host("<readiness-check start='quick'></readiness-check>").await?;
    let failed = visit.events("error").await?;
    assert_eq!(failed.iter().map(|e| e["detail"]["code"].clone()).collect::<Vec<_>>(), [json!("later")]);
    visit.choose("hls:4.2", "done").await?;
    visit.show("results").await?;
    visit.until_text(".screen", "This screen could not be loaded.").await?;
    assert_eq!(visit.export().await?["answers"]["hls:4.2"]["state"], json!("done"));
    visit.end_with(&["404", "integrity", "SRI"]).await
}
