//! Promise: answers are handed to the page around only as the visitor saw them, only on the press of the button, and as an event.

use anyhow::Result;
use browser_tests::Visit;
use serde_json::{Value, json};

const NAMED: &str = "<readiness-check brand-name='Ada &amp; Partners'></readiness-check>";

fn said() -> Value {
    json!({ "profile": { "target": "both", "people": "51-250" }, "answers": {
        "hls:5.1": { "state": "done", "note": "a secret note" },
        "27001:A.6.3": { "state": "partial", "owner": "Žofie", "due": "2027-01-31" },
        "27001:A.7.1": { "state": "na", "reason": "No rooms" },
    } })
}

async fn open(element: &str) -> Result<Visit> {
    let visit = Visit::start().await?;
    visit.open_host(element).await?;
    visit.import(said(), false).await?;
    visit.show("results").await?;
    Ok(visit)
}

async fn preview(visit: &Visit) -> Result<Value> {
    let text = visit.ask("return find('.payload').textContent", Vec::new()).await?;
    Ok(serde_json::from_str(text.as_str().unwrap_or_default())?)
}

#[tokio::test]
async fn nothing_leaves_before_the_press_and_then_exactly_what_was_shown() -> Result<()> {
    let visit = open(NAMED).await?;
    visit.press("Hand over to Ada & Partners").await?;
    visit.until_screen("Hand over").await?;
    let first = preview(&visit).await?;
    assert!(first["profile"] == said()["profile"] && !first.to_string().contains("secret") && !first.to_string().contains("Žofie"), "{first}");
    visit.click(".tick:nth-of-type(2) input").await?;
    visit.click(".tick:nth-of-type(4) input").await?;
    visit.until_true("the preview follows", "return find('.payload').textContent.includes('a secret note')").await?;
    let shown = preview(&visit).await?;
    assert_eq!((&shown["profile"], &shown["answers"]["27001:A.7.1"]["reason"]), (&json!({}), &json!("No rooms")));
    assert!(!shown.to_string().contains("Žofie"), "{shown}");
    // An answer that is given meanwhile is on screen before it goes.
    visit.import(json!({ "answers": { "hls:7.2": "unsure" } }), true).await?;
    visit.until_text(".share-choice", "4 answers, always part of it").await?;
    let shown = preview(&visit).await?;
    assert_eq!(shown["answers"]["hls:7.2"]["state"], "unsure");
    assert_eq!(visit.events("share").await?, [] as [Value; 0], "nothing left so far");
    visit.press("Hand over what is shown").await?;
    visit.until_text(".hand-over [role=status]", "What is shown was given to the page of Ada & Partners.").await?;
    let events = visit.events("share").await?;
    assert_eq!(events.iter().map(|e| e["detail"].clone()).collect::<Vec<_>>(), [shown], "exactly what was on screen, once");
    assert_eq!((&events[0]["frozen"], &events[0]["composed"], &events[0]["cancelable"]), (&json!(true), &json!(true), &json!(false)));
    // Where something else is shown then, that was not given.
    visit.click(".tick:nth-of-type(4) input").await?;
    visit.until_true("the thanks are gone", "return find('.hand-over [role=status]').textContent === ''").await?;
    assert_eq!(visit.events("share").await?.len(), 1);
    visit.press("Back to: Results").await?;
    visit.until_true("the focus is on the link that was followed", "return root.activeElement?.dataset.to === 'hand-over'").await?;
    visit.end().await
}

#[tokio::test]
async fn it_works_by_keyboard_in_a_narrow_place_and_nothing_sticks_out() -> Result<()> {
    let visit = open(&format!("<div style='inline-size: 280px'>{NAMED}</div>").replace("style='inline-size: 280px'", "class='narrow'")).await?;
    visit.ask("document.querySelector('.narrow').style.inlineSize = '280px'", Vec::new()).await?;
    visit.press("Hand over to").await?;
    visit.until_screen("Hand over").await?;
    assert!(visit.is("return find('section').scrollWidth <= 280").await?, "something sticks out");
    let order = "const seen = []; const stops = all('.hand-over :is(input:not(:disabled), button, [tabindex=\"0\"])');
        return stops.map((e) => e.localName).join(' ')";
    assert_eq!(visit.ask(order, Vec::new()).await?, json!("input input input pre button"));
    assert_eq!(visit.ask("return find('.payload').getAttribute('aria-label')", Vec::new()).await?, json!("What is handed over"));
    visit.end().await
}

#[tokio::test]
async fn without_a_name_and_on_its_own_page_there_is_nobody_to_hand_over_to() -> Result<()> {
    let visit = open("<readiness-check></readiness-check>").await?;
    visit.until_text(".part", "Take it with you").await?;
    assert!(!visit.is("return find('.results').textContent.includes('Hand over to')").await?);
    visit.open_alone().await?;
    visit.import(said(), false).await?;
    visit.show("results").await?;
    visit.until_text(".part", "Take it with you").await?;
    assert!(!visit.is("return find('.results').textContent.includes('Hand over to')").await?);
    visit.end().await
}
