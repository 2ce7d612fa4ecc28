//! Promise: answers are kept from the first one on, under our own key alone, and a visit finds everything as it was.

use anyhow::Result;
use browser_tests::Visit;
use serde_json::json;

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
async fn typing_is_kept_too_and_counts_as_one_step() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host(PLAIN).await?;
    visit.run("await host.goTo('hls:5.1')").await?;
    let row = "[data-item='hls:5.1']";
    visit.press_in(row, "Note, evidence, owner, date").await?;
    visit.element(&format!("{row} textarea")).await?.send_keys("three words here").await?;
    visit.until_true("the note is kept", &format!("return (localStorage.getItem('{KEY}') ?? '').includes('three words here')")).await?;
    visit.press("Undo: note at 5.1").await?;
    visit.until_true("the note is gone at once", "return find(\"[data-item='hls:5.1'] textarea\").value === ''").await?;
    assert_eq!(visit.export().await?["answers"], json!({}));
    assert!(visit.is("return find('.undo').hidden").await?, "typing counted as many steps");
    visit.end().await
}

#[tokio::test]
async fn only_our_own_keys_are_touched() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_elsewhere().await?;
    let others = json!({ "readiness": "1", "readiness-check": "2", "readiness-check:other:default": "3", "readiness-check:other::quarantine:1": "4", "host": "5" });
    let put = "for (const [key, text] of Object.entries(arguments[0])) localStorage.setItem(key, text)";
    visit.ask(put, vec![others.clone()]).await?;
    let spy = "window.touched = [];
        for (const name of ['getItem', 'setItem', 'removeItem', 'clear', 'key']) {
            const real = Storage.prototype[name];
            Storage.prototype[name] = function (...words) { touched.push(`${name} ${words[0] ?? ''}`); return real.apply(this, words); };
        }";
    visit.before_each_page(spy).await?;
    visit.open_host("<readiness-check></readiness-check>").await?;
    visit.import(json!({ "answers": { "hls:5.1": "done" } }), false).await?;
    visit.run("await host.reset({ confirm: false })").await?;
    let touched: Vec<String> = serde_json::from_value(visit.ask("return [...new Set(window.touched)]", Vec::new()).await?)?;
    assert!(touched.iter().any(|t| t.starts_with("setItem")) && touched.iter().any(|t| t.starts_with("removeItem")), "{touched:?}");
    for call in touched {
        assert!(call.split(' ').nth(1).is_some_and(|key| key.starts_with("readiness-check:default:")), "{call}");
    }
    assert_eq!(visit.ask("return { ...localStorage }", Vec::new()).await?, others);
    visit.end().await
}
