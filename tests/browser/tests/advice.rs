//! Promise: an adviser looks at a file or a link beside the own answers, comments and proposes, and hands a file back; the visitor takes single
//! proposals over, and nothing else changes on either side.

use anyhow::{Context, Result};
use browser_tests::{Engine, Visit, in_each_engine};
use serde_json::{Value, json};

const PLAIN: &str = "<readiness-check></readiness-check>";
const OWN: &str = "readiness-check:default:default";
const LOOK: &str = "readiness-check:default:2";

in_each_engine!(
    the_whole_way_from_the_visitor_to_the_adviser_and_back,
    a_link_is_looked_at_as_adviser_and_the_visitor_keeps_the_own_answers,
    where_nothing_is_kept_the_look_is_held_alone,
);

/// Chooses a file on the first screen, as the browser's own dialog would.
async fn open_file(visit: &Visit, name: &str, document: &Value) -> Result<()> {
    let script = "const transfer = new DataTransfer();
        transfer.items.add(new File([arguments[1]], arguments[0], { type: 'application/json' }));
        const field = find('.file-button input');
        field.files = transfer.files;
        field.dispatchEvent(new Event('change', { bubbles: true }));";
    visit.press_in(".ways", "Start").await?;
    visit.until_true("a file can be chosen", "return !!find('.file-button input')").await?;
    visit.ask(script, vec![json!(name), json!(document.to_string())]).await?;
    visit.until_screen("Open a file").await
}

/// Writes into a field as the keyboard does, without a change event.
async fn write(visit: &Visit, field: &str, text: &str) -> Result<()> {
    visit.until_true(&format!("{field} is there"), &format!("return !!find('{field}')")).await?;
    let script = "const field = find(arguments[0]); field.focus(); field.value = arguments[1];
        field.dispatchEvent(new Event('input', { bubbles: true })); field.blur();";
    visit.ask(script, vec![json!(field), json!(text)]).await.map(drop)
}

/// Proposes an answer at a question of the open screen.
async fn propose(visit: &Visit, question: &str, state: &str) -> Result<()> {
    let script = "const row = find(`[data-item='${arguments[0]}']`), select = row.querySelector('select');
        row.querySelector('details.advised').open = true;
        select.value = arguments[1];
        select.dispatchEvent(new Event('change', { bubbles: true }));";
    visit.until_true("a proposal can be made", &format!("return !!find(\"[data-item='{question}'] select\")")).await?;
    visit.ask(script, vec![json!(question), json!(state)]).await.map(drop)
}

/// What lies under a key, as a document.
async fn kept(visit: &Visit, key: &str) -> Result<Value> {
    let text = visit.ask("return localStorage.getItem(arguments[0])", vec![json!(key)]).await?;
    Ok(serde_json::from_str(text.as_str().with_context(|| format!("nothing lies under {key}"))?)?)
}

async fn the_whole_way_from_the_visitor_to_the_adviser_and_back(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    visit.open_host(PLAIN).await?;
    // The visitor answers, and hands a file out.
    let answers =
        json!({ "27001:A.5.1": { "state": "partial", "note": "draft" }, "hls:5.1": { "state": "proven" }, "27001:A.7.1": { "state": "done" } });
    visit.import(json!({ "profile": { "target": "both" }, "answers": answers }), false).await?;
    let file = visit.export().await?;
    visit.run("await host.reset({ confirm: false })").await?;

    // The adviser has answers of the own in this browser.
    visit.import(json!({ "answers": { "hls:10.2": "done" } }), false).await?;
    let own = kept(&visit, OWN).await?;
    open_file(&visit, "acme.json", &file).await?;
    visit.press_in(".opening", "Look at it as an adviser").await?;
    visit.until_text(".adviser-banner", "You are looking at the answers of somebody else as an adviser. acme").await?;
    visit.until_screen("All groups").await?;
    assert_eq!(visit.export().await?["answers"], answers);
    visit.press_in(".ways", "One page").await?;
    propose(&visit, "27001:A.5.1", "done").await?;
    let number = visit.ask("return find(\"[data-item='27001:A.5.1'] textarea\").id", Vec::new()).await?;
    write(&visit, &format!("#{}", number.as_str().context("no field")?), "Signed in May.\nShow the minutes.").await?;
    propose(&visit, "hls:5.1", "partial").await?;
    assert!(visit.is("return [...find(\"[data-item='hls:5.1']\").querySelectorAll('option')].every((o) => o.value !== 'na')").await?);
    assert!(visit.is("return all('[data-item] input[type=radio]').every((radio) => radio.disabled)").await?, "an answer can be changed");
    let told = visit.import(json!({ "answers": { "hls:5.1": "none" } }), true).await?;
    assert_eq!((&told["applied"], &told["notices"][0]["code"]), (&json!(0), &json!("adviser")));
    visit.press_in(".message:not(.adviser-banner)", "Dismiss").await?;
    visit.press_in(".adviser-banner", "Your advice: 2 questions").await?;
    visit.until_screen("Advice").await?;
    write(&visit, "#adviser", "Ines").await?;
    visit.until_text(".advice", "It has 1 comment and 2 proposed answers.").await?;
    visit.until_true("it is kept", &format!("return JSON.parse(localStorage.getItem('{LOOK}'))?.advice?.by === 'Ines'")).await?;

    // It is there again after a reload, and the adviser's own answers were never touched.
    visit.reload().await?;
    visit.until_text(".adviser-banner", "acme").await?;
    assert!(visit.is("return !find('.backup')").await?, "somebody else's answers are nobody's to save here");
    let back = visit.export().await?;
    assert_eq!(back["answers"], answers);
    assert_eq!(back["advice"]["items"]["27001:A.5.1"], json!({ "was": "partial", "state": "done", "comment": "Signed in May.\nShow the minutes." }));
    assert_eq!((&back["advice"]["items"]["hls:5.1"], &back["advice"]["by"]), (&json!({ "was": "proven", "state": "partial" }), &json!("Ines")));
    assert_eq!(kept(&visit, OWN).await?["answers"], own["answers"]);
    visit.press_in(".adviser-banner", "Kept in this browser").await?;
    visit.until_text(".shelf-list", "As an adviser: acme").await?;
    visit.press_in(".shelf-list li:first-child", "Open").await?;
    visit.until_true("the look is over", "return !find('.adviser-banner')").await?;
    assert_eq!(visit.export().await?["answers"], json!({ "hls:10.2": { "state": "done" } }));

    // The visitor changed one answer meanwhile, and opens the file.
    visit.run("await host.reset({ confirm: false })").await?;
    let mut mine = answers.clone();
    mine["hls:5.1"] = json!({ "state": "done" });
    visit.import(json!({ "profile": { "target": "both" }, "answers": mine }), false).await?;
    open_file(&visit, "back.json", &back).await?;
    visit.until_text(".opening", "It has 1 comment and 2 proposed answers.").await?;
    visit.press_in(".opening", "Add the advice").await?;
    visit.until_screen("Advice").await?;
    assert_eq!(visit.export().await?["answers"], mine, "advice changes an answer");
    visit.until_text(".advice-list", "You have changed this since the adviser looked. It was: In place, with evidence.").await?;
    visit.press_in(".advice-list li:nth-child(2)", "Take over").await?;
    visit.until_text(".advice-list li:nth-child(2)", "Taken over").await?;
    visit.until_true("the focus stays at the point", "return root.activeElement?.closest('.advice-list li') !== null").await?;
    let mut taken = mine.clone();
    taken["27001:A.5.1"]["state"] = json!("done");
    assert_eq!(visit.export().await?["answers"], taken);
    visit.press_in(".head", "Undo").await?;
    assert_eq!(visit.export().await?["answers"], mine);
    visit.press_in(".advice-list li:nth-child(1)", "Leave as it is").await?;
    visit.until_text(".advice-list li:nth-child(1)", "Left as it is").await?;
    assert_eq!(visit.export().await?["answers"], mine);
    visit.reload().await?;
    visit.until_text(".advice-list li:nth-child(1)", "Left as it is").await?;
    visit.press_in(".ways", "One page").await?;
    visit.until_text("[data-item='27001:A.5.1'] .advised", "Proposed: In place.").await?;
    visit.until_text("[data-item='27001:A.5.1'] .comment", "Signed in May. Show the minutes.").await?;
    assert!(!visit.run("return await host.shareUrl()").await?.as_str().unwrap_or_default().contains("May"));
    visit.end().await
}

async fn a_link_is_looked_at_as_adviser_and_the_visitor_keeps_the_own_answers(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    visit.open_host(PLAIN).await?;
    let mine = json!({ "hls:5.1": { "state": "done", "note": "stays" }, "27001:A.7.1": { "state": "partial" } });
    visit.import(json!({ "answers": mine }), false).await?;
    let address = visit.run("return await host.shareUrl()").await?;
    let link = address.as_str().and_then(|a| a.split_once('#')).context("no link")?.1.to_owned();
    visit.ask("location.hash = arguments[0]", vec![json!(link)]).await?;
    visit.press_in(".sample-banner", "Look at it as an adviser").await?;
    visit.until_text(".adviser-banner", "from a link").await?;
    visit.until_screen("All groups").await?;
    visit.press_in(".ways", "One page").await?;
    propose(&visit, "hls:5.1", "none").await?;
    let back = visit.export().await?;
    assert_eq!(back["answers"]["hls:5.1"], json!({ "state": "done" }));
    visit.press_in(".adviser-banner", "Kept in this browser").await?;
    visit.press_in(".shelf-list li:first-child", "Open").await?;
    visit.until_true("the look is over", "return !find('.adviser-banner')").await?;
    open_file(&visit, "back.json", &back).await?;
    visit.press_in(".opening", "Add the advice").await?;
    visit.until_text(".advice-list", "Not started").await?;
    let now = visit.export().await?;
    assert_eq!((&now["answers"], &now["advice"]["items"]["hls:5.1"]["state"]), (&mine, &json!("none")));
    visit.end().await
}

async fn where_nothing_is_kept_the_look_is_held_alone(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    visit.open_host("<readiness-check storage='none'></readiness-check>").await?;
    let theirs = json!({ "format": "readiness-check", "version": 1, "answers": { "hls:5.1": { "state": "done" } } });
    visit.import(json!({ "answers": { "hls:7.2": "done" } }), false).await?;
    open_file(&visit, "acme.json", &theirs).await?;
    visit.press_in(".opening", "Look at it as an adviser").await?;
    visit.until_text(".message", "not saved").await?;
    assert_eq!(visit.export().await?["answers"], json!({ "hls:7.2": { "state": "done" } }), "what is kept nowhere is lost");
    visit.run("await host.reset({ confirm: false })").await?;
    open_file(&visit, "acme.json", &theirs).await?;
    visit.press_in(".opening", "Look at it as an adviser").await?;
    visit.until_text(".adviser-banner", "acme").await?;
    assert_eq!(visit.export().await?["answers"], theirs["answers"]);
    assert_eq!(visit.kept().await?, json!({}));
    visit.end().await
}
