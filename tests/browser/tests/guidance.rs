//! Promise: questions wait for nothing; the guidance arrives after them, helps with every question, and its failure costs no answer.

use anyhow::Result;
use browser_tests::Visit;
use serde_json::json;
use xtask::server::Change;

/// Lets the guidance wait until the test lets it go.
const HOLD: &str = "
    const fetched = window.fetch;
    const held = new Promise((go) => { window.letGo = go; });
    window.fetch = async (...asked) => {
        if (String(asked[0]).includes('guidance-')) await held;
        return fetched(...asked);
    };";

const OPEN: &str = "const row = find(`[data-item='${arguments_[0]}']`);
    const button = row.querySelector('.row-tools button');
    if (button.getAttribute('aria-expanded') === 'false') button.click();
    for (let n = 0; n < 100 && !row.querySelector('.help'); n++) await new Promise((next) => setTimeout(next, 20));
    return row.querySelector('.help').textContent";

#[tokio::test]
async fn the_first_question_takes_an_answer_before_the_guidance_is_there() -> Result<()> {
    let visit = Visit::start().await?;
    visit.before_each_page(HOLD).await?;
    visit.open_page("host.html", "<readiness-check start='quick'></readiness-check>").await?;
    visit.until_true("the first question is there", "return !!find('fieldset[data-item] input')").await?;
    visit.choose("hls:4.2", "partial").await?;
    let waiting = visit.ask_async(OPEN, vec![json!("hls:4.2")]).await?;
    assert!(waiting.as_str().is_some_and(|t| t.contains("on their way")), "{waiting}");
    assert!(visit.events("ready").await?.is_empty(), "ready waits for the last file of the first visit");
    visit.run("window.letGo()").await?;
    visit.ready().await?;
    visit.until_text("[data-item='hls:4.2'] .help", "Why it matters").await?;
    assert_eq!(visit.chosen("hls:4.2").await?, "partial");
    visit.end().await
}

#[tokio::test]
async fn a_mapped_control_says_what_is_given_and_what_is_missing() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host("<readiness-check></readiness-check>").await?;
    let heads = ["Why it matters", "What an auditor looks at", "Evidence that convinces", "A first step this week", "Effort"];
    let beside = [
        ("42001:A.4.3", vec!["What your ISO/IEC 27001 work already gives", "What is still missing", "27001 A.5.9"]),
        ("27001:A.5.9", vec!["Work on this gives a start for ISO/IEC 42001", "42001 A.4.2", "42001 A.4.3"]),
        ("hls:7.2", vec!["One piece of work for both", "The AI part"]),
        ("27001:6.1.2", vec!["How the two standards differ here", "42001 6.1.2"]),
        ("42001:A.5.5", vec!["What is still missing"]),
    ];
    for (id, expected) in beside {
        visit.ask_async("await host.goTo(arguments_[0])", vec![json!(id)]).await?;
        let help = visit.ask_async(OPEN, vec![json!(id)]).await?;
        let help = help.as_str().unwrap_or_default();
        for part in heads.iter().chain(&expected) {
            assert!(help.contains(part), "{id} does not say {part:?}: {help}");
        }
    }
    // A way in the guidance leads to the other question.
    visit.ask_async("await host.goTo(arguments_[0])", vec![json!("42001:A.4.3")]).await?;
    visit.ask_async(OPEN, vec![json!("42001:A.4.3")]).await?;
    visit.press_in("[data-item='42001:A.4.3'] .help", "A.5.9").await?;
    visit.until_screen("27001 A.5 Organizational controls").await?;
    visit.end().await
}

#[tokio::test]
async fn without_the_guidance_answering_works_all_the_same() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host("<readiness-check></readiness-check>").await?;
    let file = visit.server.requests().into_iter().map(|seen| seen.address).find(|a| a.contains("guidance-"));
    let file = file.unwrap_or_default();
    assert!(!file.is_empty(), "the guidance is a file of its own");
    visit.server.change(&file, Change::Status(404));
    visit.server.change(&file, Change::NoHeader("Cache-Control".to_owned()));
    visit.open_elsewhere().await?;
    visit.cdp("Network.clearBrowserCache", json!({})).await?;
    visit.open_host("<readiness-check start='quick'></readiness-check>").await?;
    let failed = visit.events("error").await?;
    assert_eq!(failed.iter().map(|e| e["detail"]["code"].clone()).collect::<Vec<_>>(), [json!("guidance")]);
    visit.choose("hls:4.2", "done").await?;
    let help = visit.ask_async(OPEN, vec![json!("hls:4.2")]).await?;
    assert!(help.as_str().is_some_and(|t| t.contains("could not be loaded")), "{help}");
    assert_eq!(visit.chosen("hls:4.2").await?, "done");
    visit.end_with(&["404", "integrity", "SRI"]).await
}

#[tokio::test]
async fn the_words_of_the_field_are_a_press_away() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host("<readiness-check></readiness-check>").await?;
    visit.press_in(".foot", "Words of the field").await?;
    visit.until_screen("Words of the field").await?;
    let terms = visit.run("return [...root.querySelectorAll('dt')].map((t) => t.textContent)").await?;
    let terms: Vec<&str> = terms.as_array().map(|t| t.iter().filter_map(|t| t.as_str()).collect()).unwrap_or_default();
    assert!(terms.len() >= 40, "{} terms", terms.len());
    assert!(terms.iter().any(|t| t.contains("Statement of Applicability")), "{terms:?}");
    visit.end().await
}
