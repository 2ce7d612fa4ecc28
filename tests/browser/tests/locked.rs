//! Promise: a file with a password opens with that password and no other, whatever else is done to it is said, and nothing runs without end.

use anyhow::{Context, Result};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use browser_tests::{Engine, Visit, in_each_engine};
use serde_json::{Value, json};

const PLAIN: &str = "<readiness-check></readiness-check>";
const FILE: &str = include_str!("../../fixtures/locked/readiness-check-locked.json");
const OPENED: &str = include_str!("../../fixtures/locked/opened.json");
const PASSWORD: &str = include_str!("../../fixtures/locked/password.txt");
/// Catches what is handed to the browser as a file.
const CATCHES: &str = "window.offered = []; HTMLAnchorElement.prototype.click = function () { if (this.download) offered.push(this.download); };
    const make = URL.createObjectURL; URL.createObjectURL = (blob) => { window.blob = blob; return make.call(URL, blob); };";

/// Types into the fields of the form that is open, as a person or a password manager does, and sends it off.
async fn send(visit: &Visit, passwords: &[&str]) -> Result<()> {
    let script = "const fields = all('.lock-form input');
        if (fields.length !== arguments[0].length) throw new Error(`${fields.length} fields`);
        fields.forEach((field, n) => { field.value = arguments[0][n]; });
        find('.lock-form').requestSubmit(find('.lock-form [type=submit]'))";
    visit.until_true("the form is there", "return !!find('.lock-form')").await?;
    visit.ask(script, vec![json!(passwords)]).await.map(drop)
}

async fn said(visit: &Visit, text: &str) -> Result<()> {
    visit.until_text(".lock-said", text).await
}

/// Chooses a file, as the browser's own dialog would.
async fn choose_file(visit: &Visit, text: &str) -> Result<()> {
    let script = "const transfer = new DataTransfer();
        transfer.items.add(new File([arguments[0]], 'locked.json', { type: 'application/json' }));
        const field = find('.file-button input');
        field.files = transfer.files;
        field.dispatchEvent(new Event('change', { bubbles: true }));";
    visit.until_true("a file can be chosen", "return !!find('.file-button input')").await?;
    visit.ask(script, vec![json!(text)]).await.map(drop)
}

async fn answers(visit: &Visit) -> Result<Value> {
    Ok(visit.export().await?["answers"].clone())
}

/// The file with one value changed.
fn changed(path: &str, value: Value) -> Result<String> {
    let mut file: Value = serde_json::from_str(FILE)?;
    *file.pointer_mut(path).context("no such value")? = value;
    Ok(file.to_string())
}

async fn a_file_is_locked_checked_and_opened_with_its_password_alone(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    visit.before_each_page(CATCHES).await?;
    visit.open_host(PLAIN).await?;
    let mine = json!({ "hls:5.1": { "state": "partial", "note": "Žofie 安全 🔒" }, "hls:7.2": { "state": "done" } });
    visit.import(json!({ "answers": mine }), false).await?;
    visit.show("results").await?;
    visit.press("Save with a password").await?;
    visit.until_screen("A file with a password").await?;
    for (passwords, wrong, field) in [
        (["seven 7", "seven 7"], "This password is too short.", "lock-password"),
        (["four words that differ", "four words that differ?"], "The two passwords differ.", "lock-again"),
    ] {
        send(&visit, &passwords).await?;
        said(&visit, wrong).await?;
        assert_eq!(visit.ask("return root.activeElement.id", Vec::new()).await?, json!(field), "the focus is on what is wrong");
    }
    let word = "vier W\u{f6}rter ohne Zusammenhang";
    send(&visit, &[word, word]).await?;
    said(&visit, "The file opened again with your password and was handed to your browser").await?;
    assert!(visit.is("return all('.lock-form input').every((field) => field.value === '')").await?, "no password stays in the page");
    assert_eq!(visit.ask("return window.offered", Vec::new()).await?, json!(["readiness-check-locked.json"]));
    let text = visit.run("return await window.blob.text()").await?;
    let text = text.as_str().context("no file")?;
    assert!(!text.contains("hls:5.1") && !text.contains("Žofie"), "{text}");
    let file: Value = serde_json::from_str(text)?;
    assert_eq!((&file["format"], &file["kdf"]["iterations"]), (&json!("readiness-check-locked"), &json!(600_000)));
    let kept = visit.document().await?;
    assert!(kept["meta"].get("unfiled").is_none() && kept["meta"]["filed"].is_string(), "the answers are in a file now: {}", kept["meta"]);
    assert!(!visit.kept().await?.to_string().contains("Zusammenhang"), "no password is kept");
    assert_eq!(visit.events("export").await?.iter().map(|e| e["detail"].clone()).collect::<Vec<_>>(), [json!({ "kind": "state.json" })]);
    // Another visitor, who has the file: typed in another form of the same letters.
    visit.import(json!({ "answers": {} }), false).await?;
    visit.press_in(".ways", "Start").await?;
    choose_file(&visit, text).await?;
    visit.until_screen("Open a file").await?;
    send(&visit, &["vier Worter ohne Zusammenhang"]).await?;
    said(&visit, "This password does not open the file, or the file is damaged.").await?;
    assert!(visit.is("return root.activeElement.id === 'lock-password'").await?);
    send(&visit, &["vier Wo\u{308}rter ohne Zusammenhang"]).await?;
    visit.until_text(".opening", "2 answers that you do not have yet").await?;
    visit.until_true("the focus is on the screen", "return root.activeElement?.matches('.screen-heading')").await?;
    visit.press_in(".opening", "Add to mine").await?;
    visit.until_text(".message", "The answers of locked.json were added to yours.").await?;
    assert_eq!(answers(&visit).await?, mine);
    visit.end().await
}

async fn the_fixed_file_opens_here_too_and_no_damaged_one_does(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    visit.open_host(PLAIN).await?;
    let file: Value = serde_json::from_str(FILE)?;
    let data = STANDARD.decode(file["data"].as_str().context("no data")?)?;
    let mut flipped = data.clone();
    flipped[7] ^= 1;
    let short = &data[..data.len() - 1];
    for (what, text) in [
        ("a changed byte", changed("/data", json!(STANDARD.encode(&flipped)))?),
        ("a missing byte", changed("/data", json!(STANDARD.encode(short)))?),
        ("another number of rounds", changed("/kdf/iterations", json!(599_999))?),
        ("another salt", changed("/kdf/salt", json!("AAECAwQFBgcICQoLDA0ODA=="))?),
    ] {
        choose_file(&visit, &text).await?;
        visit.until_screen("Open a file").await?;
        visit.until_true("nothing is said yet", "return find('.lock-said')?.textContent === ''").await?;
        send(&visit, &[PASSWORD]).await.with_context(|| what.to_owned())?;
        said(&visit, "This password does not open the file, or the file is damaged. The file itself is as it was, so try again.").await?;
        visit.press_in(".opening", "Cancel").await?;
        visit.until_screen("How far are you").await?;
    }
    for (text, why) in [
        (changed("/kdf/iterations", json!(10_000_001))?, "To open this file would take far more computing"),
        (changed("/data", json!("?"))?, "Something in this file is missing or was changed"),
        (FILE[..FILE.len() / 2].to_owned(), "This is not a readable file of answers"),
    ] {
        choose_file(&visit, &text).await?;
        visit.until_text(".opening", why).await?;
        assert!(visit.is("return !find('.lock-form')").await?, "no password is asked for in vain");
    }
    choose_file(&visit, FILE).await?;
    send(&visit, &[PASSWORD]).await?;
    visit.until_text(".opening", "2 answers that you do not have yet").await?;
    visit.press_in(".opening", "Replace everything").await?;
    let opened: Value = serde_json::from_str(OPENED)?;
    visit.until_screen("All groups").await?;
    assert_eq!((&answers(&visit).await?, &visit.export().await?["profile"]), (&opened["answers"], &opened["profile"]));
    let refused = visit.import(file, true).await?;
    assert_eq!((&refused["applied"], &refused["notices"][0]["code"]), (&json!(0), &json!("locked")));
    visit.until_text(".message", "This is a file with a password").await?;
    visit.end().await
}

async fn what_takes_long_is_shown_and_can_be_stopped(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    visit.before_each_page(CATCHES).await?;
    visit.open_host(PLAIN).await?;
    visit.import(json!({ "answers": { "hls:5.1": "done" } }), false).await?;
    choose_file(&visit, &changed("/kdf/iterations", json!(10_000_000))?).await?;
    send(&visit, &[PASSWORD]).await?;
    visit.until_text(".lock-said", "The password is being tried.").await?;
    assert!(visit.is("return !!find('.lock-said progress') && find('.lock-form [type=submit]').ariaDisabled === 'true'").await?);
    visit.press_in(".opening", "Cancel").await?;
    said(&visit, "Stopped. Nothing was made or changed.").await?;
    assert!(visit.is("return !find('.lock-said progress')").await?);
    // Where nothing runs, the same button leaves. What was stopped says nothing when the browser is done with it.
    visit.press_in(".opening", "Cancel").await?;
    visit.until_screen("How far are you").await?;
    choose_file(&visit, FILE).await?;
    send(&visit, &[PASSWORD]).await?;
    visit.until_text(".opening", "1 answer that you do not have yet").await?;
    visit.press_in(".opening", "Cancel").await?;
    visit.show("results").await?;
    visit.press("Save with a password").await?;
    send(&visit, &["twelve letters", "twelve letters"]).await?;
    visit.press_in(".locked", "Cancel").await?;
    said(&visit, "Stopped.").await?;
    send(&visit, &["another twelve", "another twelve"]).await?;
    said(&visit, "The file opened again with your password").await?;
    assert_eq!(visit.ask("return window.offered.length", Vec::new()).await?, json!(1), "what was stopped was not handed over");
    visit.end().await
}

async fn where_the_browser_locks_nothing_the_plain_file_is_the_way_out(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    let script = "Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined }); ";
    visit.before_each_page(&[script, CATCHES].concat()).await?;
    visit.open_host(PLAIN).await?;
    visit.import(json!({ "answers": { "hls:5.1": "done" } }), false).await?;
    choose_file(&visit, FILE).await?;
    visit.until_text(".opening", "so your browser opens no locked files here").await?;
    visit.press_in(".opening", "Cancel").await?;
    visit.show("results").await?;
    visit.until_true("the way to a password", "const way = find('[data-to=locked]'); way?.click(); return !!way").await?;
    visit.until_text(".locked", "so your browser locks no files here. Save the plain file instead.").await?;
    visit.press_in(".locked", "Save a file").await?;
    visit.until_text(".locked", "The file was handed to your browser: readiness-check.json").await?;
    assert_eq!(visit.ask("return window.offered", Vec::new()).await?, json!(["readiness-check.json"]));
    visit.end().await
}

in_each_engine!(
    a_file_is_locked_checked_and_opened_with_its_password_alone,
    the_fixed_file_opens_here_too_and_no_damaged_one_does,
    what_takes_long_is_shown_and_can_be_stopped,
    where_the_browser_locks_nothing_the_plain_file_is_the_way_out,
);
