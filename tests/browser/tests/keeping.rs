//! Promise: answers are kept from the first one on, under our own key alone, and a visit that cannot be kept says so and works all the same.

use anyhow::{Context, Result};
use browser_tests::{Prefs, Visit, until};
use serde_json::{Value, json};

const PLAIN: &str = "<readiness-check></readiness-check>";
const KEY: &str = "readiness-check:default:default";

#[tokio::test]
async fn nothing_is_written_before_the_first_answer() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_alone().await?;
    for screen in ["quick", "full", "all", "results"] {
        visit.show(screen).await?;
    }
    visit.press_in(".ways", "About you").await?;
    visit.click("[data-field='target'] input[value='both']").await?;
    // A method settles when what is to be kept is with the storage.
    assert_eq!(visit.export().await?["profile"], json!({ "target": "both" }));
    assert_eq!(visit.ask("return [localStorage.length, sessionStorage.length, document.cookie]", Vec::new()).await?, json!([0, 0, ""]));
    visit.until_text(".save", "Saved here from your first answer on").await?;
    visit.show("quick").await?;
    visit.click("input[value='done']").await?;
    visit.until_true("the first answer is kept", &format!("return Object.keys(localStorage).join() === '{KEY}'")).await?;
    visit.until_text(".save", "Saved in this browser").await?;
    let kept = visit.document().await?;
    assert_eq!(kept["profile"], json!({ "target": "both" }), "what was told before comes along with the first answer");
    assert_eq!((&kept["meta"]["place"], kept["answers"].as_object().map(|a| a.len())), (&json!("quick 0"), Some(1)));
    visit.end().await
}

#[tokio::test]
async fn an_answer_given_just_before_leaving_is_kept() -> Result<()> {
    let visit = Visit::start().await?;
    let elsewhere = visit.offer("elsewhere.html", "")?;
    visit.open_host(PLAIN).await?;
    visit.show("quick").await?;
    visit.run(&format!("const radio = find(\"input[value='done']\"); sessionStorage.setItem('item', radio.closest('[data-item]').dataset.item); radio.click(); location.href = '{elsewhere}'")).await?;
    visit.until_true("the page has gone", "return document.title.includes('without the element')").await?;
    let item = visit.ask("return sessionStorage.getItem('item')", Vec::new()).await?;
    let item = item.as_str().context("no question was answered")?;
    assert_eq!(visit.document().await?["answers"][item]["state"], "done");
    visit.end().await
}

#[tokio::test]
async fn a_reload_brings_back_place_answers_texts_and_facts() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_alone().await?;
    let document = json!({ "profile": { "target": "both", "people": "51-250", "start": "2027-02-01" }, "answers": { "hls:5.1": { "state": "done", "note": "mine" } } });
    visit.import(document, false).await?;
    visit.show("full").await?;
    visit.press_in(".groups", "7").await?;
    visit.until_text(".screen-heading", "7").await?;
    let (before, heading) = (visit.export().await?, visit.text(".screen-heading").await?);
    visit.reload().await?;
    visit.until_screen(&heading).await?;
    assert_eq!(visit.export().await?, before);
    visit.until_text(".message", "1 answer from your last visit is back.").await?;
    visit.press_in(".message", "Dismiss").await?;
    visit.until_true("the message is gone", "return !find('.message')").await?;
    visit.end().await
}

#[tokio::test]
async fn a_sandboxed_frame_works_in_memory_and_says_so() -> Result<()> {
    let visit = Visit::start().await?;
    visit.offer("host.html", PLAIN)?;
    visit.open_page("sandbox.html", "").await?;
    // A frame of its own process can change places while it loads: enter it until it is the one.
    until("the frame shows the element", async || {
        visit.browser.clone().enter_default_frame().await?;
        visit.browser.clone().enter_frame(0).await?;
        Ok(visit.is("return !!find('.save')?.textContent").await?.then_some(()))
    })
    .await?;
    visit.until_text(".save", "Not saved: this browser keeps nothing for this page").await?;
    assert!(
        visit.is("try { localStorage; return false } catch (error) { return error.name === 'SecurityError' }").await?,
        "the frame is not as the test wants it"
    );
    works_in_memory(&visit).await?;
    visit.browser.clone().enter_default_frame().await?;
    visit.end().await
}

#[tokio::test]
async fn a_browser_that_blocks_storage_works_in_memory_and_says_so() -> Result<()> {
    let prefs: Prefs = Prefs::from_iter([("profile.default_content_setting_values.cookies".to_owned(), json!(2))]);
    let visit = Visit::with(&prefs).await?;
    visit.open_host(PLAIN).await?;
    assert!(
        visit.is("try { localStorage; return false } catch (error) { return error.name === 'SecurityError' }").await?,
        "the browser is not as the test wants it"
    );
    visit.until_text(".save", "Not saved: this browser keeps nothing for this page").await?;
    let told = visit.ask("return window.witness.events.map(({ type, detail }) => [type, detail.storage ?? detail.state])", Vec::new()).await?;
    let mut told: Vec<(String, String)> = serde_json::from_value(told)?;
    told.sort();
    assert_eq!(told, [("ready".to_owned(), "memory".to_owned()), ("storage".to_owned(), "blocked".to_owned())]);
    works_in_memory(&visit).await?;
    visit.end().await
}

async fn works_in_memory(visit: &Visit) -> Result<()> {
    visit.show("all").await?;
    visit.choose("27001:4.1", "done").await?;
    let answers = visit.export().await?["answers"].clone();
    assert_eq!(answers.as_object().map(|a| a.len()), Some(1), "{answers}");
    visit.show("results").await?;
    visit.until_screen("Results").await?;
    visit.press_in(".foot", "Erase everything").await?;
    visit.press_in("[role='alertdialog']", "Erase").await?;
    visit.until_screen("How far are you").await?;
    assert_eq!(visit.export().await?["answers"], json!({}));
    visit.until_text(".save", "Not saved").await
}

#[tokio::test]
async fn a_full_storage_is_said_and_what_was_kept_stays() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host(PLAIN).await?;
    visit.import(json!({ "answers": { "hls:5.1": { "state": "done", "note": "kept" } } }), false).await?;
    let before = visit.kept().await?;
    let fill = "let size = 1 << 20, n = 0;
        while (size > 0) try { localStorage.setItem(`host-${n}`, 'x'.repeat(size)); n++; } catch { size >>= 1; }
        return localStorage.length";
    let keys = visit.ask(fill, Vec::new()).await?;
    let note = "x".repeat(900);
    visit.import(json!({ "answers": { "hls:7.2": { "state": "partial", "note": note } } }), true).await?;
    visit.until_text(".save", "Not saved: the storage of this browser is full").await?;
    assert_eq!(visit.kept().await?, before, "the old value is damaged");
    assert_eq!(visit.ask("return localStorage.length", Vec::new()).await?, keys, "a key of the host's is gone");
    assert_eq!(visit.export().await?["answers"]["hls:7.2"]["note"], json!(note), "memory lost the answer");
    let states: Vec<Value> = visit.events("storage").await?.iter().map(|e| e["detail"]["state"].clone()).collect();
    assert_eq!(states, ["saved", "full"]);
    // Once there is room again the next answer brings everything along, and says so.
    visit.ask("for (const key of Object.keys(localStorage)) if (key.startsWith('host-')) localStorage.removeItem(key)", Vec::new()).await?;
    visit.import(json!({ "answers": { "hls:10.2": "done" } }), true).await?;
    visit.until_text(".save", "Saved in this browser").await?;
    assert_eq!(visit.document().await?["answers"].as_object().map(|a| a.len()), Some(3));
    visit.end().await
}

#[tokio::test]
async fn what_was_not_kept_is_tried_again_without_a_further_answer() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host(PLAIN).await?;
    let full =
        "window.set = Storage.prototype.setItem; Storage.prototype.setItem = function () { throw new DOMException('full', 'QuotaExceededError'); }";
    visit.ask(full, Vec::new()).await?;
    visit.show("quick").await?;
    visit.click("input[value='done']").await?;
    visit.until_text(".save", "Not saved: the storage of this browser is full").await?;
    visit.ask("Storage.prototype.setItem = window.set", Vec::new()).await?;
    visit.until_text(".save", "Saved in this browser").await?;
    assert_eq!(visit.document().await?["answers"].as_object().map(|a| a.len()), Some(1));
    visit.end().await
}

#[tokio::test]
async fn typing_is_kept_too_and_counts_as_one_step() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host(PLAIN).await?;
    visit.run("await host.goTo('hls:5.1')").await?;
    let row = "[data-item='hls:5.1']";
    visit.press_in(row, "Note, owner, date").await?;
    visit.element(&format!("{row} textarea")).await?.send_keys("three words here").await?;
    visit.until_true("the note is kept", &format!("return (localStorage.getItem('{KEY}') ?? '').includes('three words here')")).await?;
    visit.press("Undo: note at 5.1").await?;
    visit.until_true("the note is gone at once", "return find(\"[data-item='hls:5.1'] textarea\").value === ''").await?;
    assert_eq!(visit.export().await?["answers"], json!({}));
    assert!(visit.is("return find('.undo').hidden").await?, "typing counted as many steps");
    visit.end().await
}
