//! Promise: a file is shown before it is taken, an answer given twice is settled at its question, and a file is asked for in time.

use anyhow::Result;
use browser_tests::{Engine, Visit, in_each_engine};
use serde_json::{Value, json};

const PLAIN: &str = "<readiness-check></readiness-check>";
const QUESTION: &str = "hls:5.1";

/// Chooses a file on the screen that is open, as the browser's own dialog would.
async fn choose_file(visit: &Visit, name: &str, text: &str) -> Result<()> {
    let script = "const transfer = new DataTransfer();
        transfer.items.add(new File([arguments[1]], arguments[0], { type: 'application/json' }));
        const field = find('.file-button input');
        field.files = transfer.files;
        field.dispatchEvent(new Event('change', { bubbles: true }));";
    visit.until_true("a file can be chosen", "return !!find('.file-button input')").await?;
    visit.ask(script, vec![json!(name), json!(text)]).await.map(drop)
}

fn file(answers: &Value) -> String {
    json!({ "format": "readiness-check", "version": 1, "answers": answers }).to_string()
}

/// The answers as a host gets them.
async fn answers(visit: &Visit) -> Result<Value> {
    Ok(visit.export().await?["answers"].clone())
}

async fn i03_a_file_is_shown_before_it_is_taken_and_undo_takes_it_back(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    visit.open_host(PLAIN).await?;
    let mine = json!({ QUESTION: { "state": "partial", "note": "mine" }, "hls:10.2": { "state": "done" } });
    visit.import(json!({ "answers": mine }), false).await?;
    choose_file(&visit, "theirs.json", &file(&json!({ QUESTION: "proven", "hls:7.2": "done" }))).await?;
    visit.until_screen("Open a file").await?;
    for said in ["theirs.json", "1 answer that you do not have yet", "1 answer that differs from yours", "1 answer of yours that is not in the file"]
    {
        visit.until_text(".opening", said).await?;
    }
    assert_eq!(answers(&visit).await?, mine, "nothing is taken before a press");
    visit.press_in(".opening", "Add to mine").await?;
    visit.until_text(".message", "The answers of theirs.json were added to yours.").await?;
    visit.until_text(".apart", "Answered more than once: Partly in place, In place, with evidence.").await?;
    let both = answers(&visit).await?;
    assert_eq!((&both["hls:7.2"]["state"], &both[QUESTION]["others"][0]["state"]), (&json!("done"), &json!("proven")));
    // Back to everything as it was, then the file alone.
    visit.press_in(".head", "Undo").await?;
    assert_eq!(answers(&visit).await?, mine);
    visit.press_in(".ways", "Start").await?;
    choose_file(&visit, "theirs.json", &file(&json!({ "hls:7.2": "done" }))).await?;
    visit.press_in(".opening", "Replace everything").await?;
    visit.until_screen("All groups").await?;
    assert_eq!(answers(&visit).await?, json!({ "hls:7.2": { "state": "done" } }));
    visit.press_in(".head", "Undo").await?;
    assert_eq!(answers(&visit).await?, mine);
    visit.end().await
}

async fn what_is_no_file_of_answers_is_said_and_changes_nothing(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    visit.open_host(PLAIN).await?;
    visit.import(json!({ "answers": { QUESTION: "done" } }), false).await?;
    let before = answers(&visit).await?;
    choose_file(&visit, "song.json", "la la la").await?;
    visit.until_text(".opening", "This is not a readable file of answers, so nothing was taken from it.").await?;
    choose_file(&visit, "newer.json", r#"{"format":"readiness-check","version":9,"answers":{}}"#).await?;
    visit.until_text(".opening", "A newer version of the readiness check wrote this.").await?;
    choose_file(&visit, "large.json", &" ".repeat(10)).await?;
    let large = "const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(16 * 1024 * 1024 + 1)], 'large.json'));
        const field = find('.file-button input');
        field.files = transfer.files;
        field.dispatchEvent(new Event('change', { bubbles: true }));";
    visit.ask(large, Vec::new()).await?;
    visit.until_text(".opening", "This is larger than 16 MB, so nothing was taken from it.").await?;
    assert!(visit.is("return !find('.opening-choice')").await?, "there is nothing to take");
    visit.press_in(".opening", "Cancel").await?;
    visit.until_screen("How far are you").await?;
    assert_eq!(answers(&visit).await?, before);
    visit.end().await
}

async fn s09_what_another_tab_answered_is_settled_at_the_question(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    visit.open_host(PLAIN).await?;
    visit.import(json!({ "answers": { QUESTION: { "state": "proven", "note": "here" } } }), false).await?;
    // What a tab that knew nothing of this one writes, as the browser tells it.
    let other = "const key = 'readiness-check:default:default', kept = JSON.parse(localStorage.getItem(key));
        kept.answers[arguments[0]] = { state: 'partial', note: 'there' };
        kept.meta.revisions[arguments[0]] = { elsewhere: 1 };
        const newValue = JSON.stringify(kept);
        localStorage.setItem(key, newValue);
        window.dispatchEvent(new StorageEvent('storage', { key, newValue, storageArea: localStorage, url: location.href }));";
    visit.ask(other, vec![json!(QUESTION)]).await?;
    visit.until_text(".message", "Answered differently in another tab: 5.1.").await?;
    assert_eq!(answers(&visit).await?[QUESTION]["state"], "partial", "the more careful one counts");
    visit.press_in(".message", "Show them").await?;
    visit.until_text(".apart", "Answered more than once: Partly in place, In place, with evidence.").await?;
    visit.until_text(".chip", "1 answered more than once").await?;
    visit.until_true("the question has the focus", "return root.activeElement?.closest('[data-item]')?.dataset.item === 'hls:5.1'").await?;
    visit.press_in(".apart", "Keep: In place, with evidence").await?;
    visit.until_true("the notice is gone", "return !find('.apart')").await?;
    visit.until_true("the focus stays in the row", "return root.activeElement?.closest('[data-item]')?.dataset.item === 'hls:5.1'").await?;
    assert_eq!(answers(&visit).await?[QUESTION], json!({ "state": "proven", "note": "here" }));
    assert_eq!(visit.chosen(QUESTION).await?, "proven");
    visit.press_in(".head", "Undo").await?;
    visit.until_text(".apart", "Answered more than once").await?;
    visit.end().await
}

async fn s07_a_file_is_asked_for_after_ten_answers_and_not_again_once_there_is_one(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    visit.open_host(PLAIN).await?;
    let given = |numbers: std::ops::Range<usize>| numbers.map(|n| (format!("27001:A.5.{n}"), json!("done"))).collect::<serde_json::Map<_, _>>();
    visit.import(json!({ "answers": given(1..10) }), true).await?;
    assert!(visit.is("return !find('.backup')").await?, "nine answers are no reason");
    visit.import(json!({ "answers": given(10..13) }), true).await?;
    visit
        .until_text(".backup", "12 new answers are in no file yet. Some browsers forget what a site keeps after seven days without a visit.")
        .await?;
    visit.press_in(".backup", "Not now").await?;
    visit.until_true("the line is gone", "return !find('.backup')").await?;
    visit.import(json!({ "answers": given(13..23) }), true).await?;
    visit.until_text(".backup", "22 new answers are in no file yet.").await?;
    visit.press_in(".backup", "Save a file").await?;
    visit.until_text(".backup", "The file was handed to your browser").await?;
    visit.until_true("the button keeps the focus", "return root.activeElement?.matches('.backup .save-file')").await?;
    let kept = visit.document().await?;
    assert!(kept["meta"].get("unfiled").is_none() && kept["meta"]["filed"].is_string(), "{}", kept["meta"]);
    visit.press_in(".backup", "Dismiss").await?;
    visit.until_true("the line is gone", "return !find('.backup')").await?;
    // A file that the page around asked for counts as well.
    visit.import(json!({ "answers": given(23..36) }), true).await?;
    visit.until_text(".backup", "13 new answers since your last file.").await?;
    visit.run("await host.download('state.json')").await?;
    visit.until_true("the line is gone", "return !find('.backup')").await?;
    visit.reload().await?;
    assert!(visit.is("return !find('.backup')").await?);
    visit.end().await
}

async fn what_cannot_be_saved_is_said_until_it_can(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    visit.before_each_page("const set = Storage.prototype.setItem; window.full = false; Storage.prototype.setItem = function (...rest) { if (window.full) throw new DOMException('full', 'QuotaExceededError'); return set.apply(this, rest); };").await?;
    visit.open_host(PLAIN).await?;
    visit.import(json!({ "answers": { QUESTION: "done" } }), true).await?;
    visit.ask("window.full = true", Vec::new()).await?;
    visit.import(json!({ "answers": { "hls:7.2": "done" } }), true).await?;
    visit.until_text(".unsaved", "This browser has no room left, so your latest changes are not saved.").await?;
    assert!(visit.is("return !root.activeElement?.closest('.unsaved')").await?, "the notice takes no focus");
    visit.ask("window.full = false", Vec::new()).await?;
    visit.until_true("it is tried again by itself", "return !find('.unsaved')").await?;
    assert_eq!(visit.document().await?["answers"].as_object().map(|a| a.len()), Some(2));
    visit.end().await
}

in_each_engine!(
    i03_a_file_is_shown_before_it_is_taken_and_undo_takes_it_back,
    what_is_no_file_of_answers_is_said_and_changes_nothing,
    s09_what_another_tab_answered_is_settled_at_the_question,
    s07_a_file_is_asked_for_after_ten_answers_and_not_again_once_there_is_one,
    what_cannot_be_saved_is_said_until_it_can,
);
