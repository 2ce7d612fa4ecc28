//! Promise: the page with every question shows what the visitor looks for, and takes no row away from under the hand that answers it.

use anyhow::Result;
use browser_tests::Visit;
use serde_json::{Value, json};
use thirtyfour::Key;

async fn opened(answers: Value) -> Result<Visit> {
    let visit = Visit::start().await?;
    visit.open_host("<readiness-check></readiness-check>").await?;
    visit.import(json!({ "profile": { "target": "both" }, "answers": answers }), false).await?;
    visit.show("all").await?;
    visit.until_true("every question is there", "return all('fieldset[data-item]').length === 172").await?;
    Ok(visit)
}

const SHOWN: &str = "return all('fieldset[data-item]').filter((f) => f.checkVisibility() && !f.closest('[hidden]')).map((f) => f.dataset.item)";

async fn shown(visit: &Visit) -> Result<Vec<String>> {
    Ok(serde_json::from_value(visit.ask(SHOWN, Vec::new()).await?)?)
}

async fn until_count(visit: &Visit, count: usize) -> Result<()> {
    visit.until_text("[role='status']", &format!("{count} question{} shown", if count == 1 { "" } else { "s" })).await
}

#[tokio::test]
async fn each_chip_shows_what_it_counts() -> Result<()> {
    let answers = json!({ "27001:A.5.1": "unsure", "hls:5.1": "none", "hls:7.2": "planned", "42001:A.2.2": "partial", "27001:A.8.8": "done", "hls:10.2": "proven", "27001:A.7.1": "na",
        "27001:A.6.3": { "note": "n" }, "42001:A.9.2": { "state": "unsure", "owner": "o" }, "hls:9.2.1": { "due": "2027-01-31" } });
    let visit = opened(answers).await?;
    let chips = visit.ask("return all('.filters .chip').filter((c) => !c.hidden).map((c) => c.textContent)", Vec::new()).await?;
    assert_eq!(chips, json!(["All 172", "164 not answered", "2 not sure", "3 gaps", "3 with notes"]));
    for (chip, count, some) in [
        ("164 not answered", 164, vec!["27001:4.1", "27001:A.6.3"]),
        ("2 not sure", 2, vec!["27001:A.5.1", "42001:A.9.2"]),
        ("3 gaps", 3, vec!["42001:A.2.2", "hls:5.1", "hls:7.2"]),
        ("3 with notes", 3, vec!["27001:A.6.3", "42001:A.9.2", "hls:9.2.1"]),
        ("All 172", 172, vec!["27001:A.7.1"]),
    ] {
        visit.press_in(".filters", chip).await?;
        until_count(&visit, count).await?;
        let list = shown(&visit).await?;
        assert_eq!(list.len(), count, "{chip}");
        assert!(some.iter().all(|id| list.iter().any(|l| l == id)), "{chip}: {list:?}");
        let pressed = visit.ask("return all('.filters .chip[aria-pressed=true]').map((c) => c.textContent)", Vec::new()).await?;
        assert_eq!(pressed, json!([chip]));
        let headings = visit.ask("return all('.rows .heading').filter((h) => !h.closest('[hidden]')).length", Vec::new()).await?;
        assert!(headings.as_u64().is_some_and(|n| n >= 1 && n as usize <= count.min(20)), "{chip}: {headings} headings of groups");
    }
    // Every question stays in the document: a filter only hides.
    visit.press_in(".filters", "2 not sure").await?;
    assert_eq!(visit.ask("return all('fieldset[data-item]').length", Vec::new()).await?, json!(172));
    visit.end().await
}

#[tokio::test]
async fn group_and_search_narrow_what_is_shown() -> Result<()> {
    let visit = opened(json!({ "27001:A.6.3": { "note": "Ask Žofie about the Zebra" } })).await?;
    visit.pick("#filter-group", "27001 A.6").await?;
    until_count(&visit, 8).await?;
    assert!(shown(&visit).await?.iter().all(|id| id.starts_with("27001:A.6.")));
    let search = visit.element("#filter-search").await?;
    search.send_keys("zebra").await?;
    until_count(&visit, 1).await?;
    assert_eq!(shown(&visit).await?, ["27001:A.6.3"]);
    search.send_keys(" nowhere-to-be-found").await?;
    until_count(&visit, 0).await?;
    visit.until_text(".lead", "No question fits.").await?;
    search.send_keys(Key::Control + "a" + Key::Null + Key::Delete).await?;
    until_count(&visit, 8).await?;
    visit.pick("#filter-group", "Every group").await?;
    until_count(&visit, 172).await?;
    visit.element("#filter-search").await?.send_keys("A.8.28").await?;
    until_count(&visit, 1).await?;
    // A question that a host opens is shown whatever the filter says.
    visit.run("await host.goTo('hls:5.1')").await?;
    visit.until_true("the question has the focus", "return root.activeElement?.closest('[data-item]')?.dataset.item === 'hls:5.1'").await?;
    until_count(&visit, 172).await?;
    visit.end().await
}

#[tokio::test]
async fn a_row_does_not_vanish_while_it_is_answered() -> Result<()> {
    let visit = opened(json!({ "hls:5.1": "unsure", "hls:7.2": "unsure" })).await?;
    visit.press_in(".filters", "2 not sure").await?;
    until_count(&visit, 2).await?;
    visit.choose("hls:5.1", "done").await?;
    visit.until_text(".chip", "1 not sure").await?;
    assert_eq!(shown(&visit).await?, ["hls:5.1", "hls:7.2"], "the row went away under the hand");
    assert!(visit.is("return root.activeElement?.closest('[data-item]')?.dataset.item === 'hls:5.1'").await?, "the focus is lost");
    visit.choose("hls:5.1", "proven").await?;
    assert_eq!(visit.chosen("hls:5.1").await?, "proven");
    // Pressing the chip again looks anew.
    visit.press_in(".filters", "1 not sure").await?;
    until_count(&visit, 1).await?;
    assert_eq!(shown(&visit).await?, ["hls:7.2"]);
    visit.end().await
}

#[tokio::test]
async fn chips_of_the_hub_and_of_the_results_lead_to_their_questions() -> Result<()> {
    let visit = opened(json!({ "hls:5.1": "unsure", "27001:A.5.1": "none", "42001:A.2.2": { "state": "done", "note": "n" } })).await?;
    for (screen, chip, count) in [
        ("full", "1 not sure", 1),
        ("full", "1 gap", 1),
        ("full", "1 with a note", 1),
        ("results", "169 not answered", 169),
        ("results", "1 not sure", 1),
    ] {
        visit.show(screen).await?;
        visit.press_in(".screen .chips", chip).await?;
        visit.until_screen("All questions on one page").await?;
        until_count(&visit, count).await?;
        let pressed = visit.ask("return all('.filters .chip[aria-pressed=true]').map((c) => c.textContent)", Vec::new()).await?;
        assert_eq!(pressed, json!([chip]));
    }
    visit.end().await
}

#[tokio::test]
async fn answers_given_for_one_standard_are_marked_when_the_target_grows() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host("<readiness-check></readiness-check>").await?;
    let answers = json!({ "hls:5.1": "done", "hls:7.2": "proven", "hls:10.2": "partial", "27001:A.5.1": "done", "27001:5.2": "done" });
    visit.import(json!({ "profile": { "target": "27001" }, "answers": answers }), false).await?;
    let before = visit.export().await?;
    visit.press_in(".ways", "About you").await?;
    visit.click("[data-field='target'] input[value='both']").await?;
    visit.until_text(".message", "2 answers stand as in place and were given before AI came into your target.").await?;
    let states = |document: &Value| {
        serde_json::to_value(
            document["answers"].as_object().into_iter().flatten().map(|(id, a)| (id.clone(), a["state"].clone())).collect::<serde_json::Map<_, _>>(),
        )
    };
    assert_eq!(states(&visit.export().await?)?, states(&before)?, "a wider target changes no state");
    visit.press_in(".message", "Show them").await?;
    visit.until_screen("All questions on one page").await?;
    until_count(&visit, 2).await?;
    let marked = "return all('.mark.widen').map((m) => [m.closest('fieldset').dataset.item, m.textContent])";
    visit.until_true("every question is there", "return all('fieldset[data-item]').length === 172").await?;
    assert_eq!(shown(&visit).await?, ["hls:5.1", "hls:7.2"]);
    assert_eq!(visit.ask(marked, Vec::new()).await?, json!([["hls:5.1", "Does it take in AI?"], ["hls:7.2", "Does it take in AI?"]]));
    visit.press_in("[data-item='hls:5.1']", "Yes, it does").await?;
    visit.until_true("the mark is gone", "return all('.mark.widen').length === 1").await?;
    assert_eq!(visit.export().await?["answers"]["hls:5.1"], json!({ "state": "done" }));
    // Another answer settles it as well.
    visit.choose("hls:7.2", "partial").await?;
    visit.until_true("no mark is left", "return all('.mark.widen').length === 0").await?;
    // Taken back step by step, with the marks, and at last with the target.
    visit.press("Undo: 7.2").await?;
    visit.press("Undo: confirmed 5.1").await?;
    visit.until_true("both marks are back", "return all('.mark.widen').length === 2").await?;
    visit.press("Undo: What do you want").await?;
    assert_eq!(visit.export().await?, before);
    visit.end().await
}
