//! Promise: several assessments lie side by side in one browser, each is opened, named, copied, erased and brought back by itself, and one
//! that is kept in this tab only leaves nothing behind.

use anyhow::Result;
use browser_tests::{Engine, Visit, in_each_engine};
use serde_json::{Value, json};

const PLAIN: &str = "<readiness-check></readiness-check>";
const OURS: &str = "readiness-check:default:";

in_each_engine!(
    each_assessment_is_begun_named_opened_copied_and_erased_by_itself,
    two_tabs_hold_different_ones_and_hear_of_each_other,
    what_is_kept_in_this_tab_only_moves_there_and_back,
    whatever_is_kept_is_handed_over_as_it_is,
    s13_what_a_newer_version_wrote_is_read_and_not_changed,
);

/// Opens the screen of what this browser holds.
async fn look(visit: &Visit) -> Result<()> {
    visit.press_in(".foot", "Kept in this browser").await?;
    visit.until_screen("Kept in this browser").await
}

/// What stands behind our prefix in a storage, each with its document, or its text where that is none.
async fn held(visit: &Visit, storage: &str) -> Result<Value> {
    let script = format!(
        "const read = (text) => {{ try {{ return JSON.parse(text) }} catch {{ return text }} }};
        return Object.fromEntries(Object.entries({{ ...{storage} }}).filter(([key]) => key.startsWith('{OURS}')).map(([key, text]) => [key.slice({}), read(text)]))",
        OURS.len()
    );
    visit.ask(&script, Vec::new()).await
}

fn keys(held: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> = held.as_object().map(|map| map.keys().map(String::as_str).collect()).unwrap_or_default();
    keys.sort();
    keys
}

async fn each_assessment_is_begun_named_opened_copied_and_erased_by_itself(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    visit.open_host(PLAIN).await?;
    visit.import(json!({ "answers": { "hls:5.1": { "state": "done", "note": "first" } } }), false).await?;
    look(&visit).await?;
    visit.press("New assessment").await?;
    visit.until_screen("How far are you").await?;
    assert_eq!(visit.export().await?["answers"], json!({}));
    assert_eq!(keys(&held(&visit, "localStorage").await?), ["default"], "something is written before the first answer");
    visit.import(json!({ "answers": { "hls:7.2": "partial" } }), false).await?;
    assert_eq!(keys(&held(&visit, "localStorage").await?), ["2", ":open", "default"]);
    look(&visit).await?;
    visit.press_in(".shelf-list li:nth-child(2)", "Rename").await?;
    visit.until_true("a field for the name is there", "return !!find('#shelf-name1')").await?;
    visit
        .ask("const field = find('#shelf-name1'); field.value = 'Site B'; field.dispatchEvent(new Event('change', { bubbles: true }))", Vec::new())
        .await?;
    visit.until_text(".snap-title", "Site B").await?;
    visit.until_true("the name is kept", &format!("return JSON.parse(localStorage.getItem('{OURS}2')).meta.name === 'Site B'")).await?;

    visit.reload().await?;
    assert_eq!(visit.export().await?["answers"], json!({ "hls:7.2": { "state": "partial" } }), "the one opened last is open again");
    look(&visit).await?;
    visit.until_text(".shelf-list li:nth-child(2)", "Site B").await?;
    visit.press_in(".shelf-list li:first-child", "Open").await?;
    visit.until_text(".message", "1 answer from your last visit is back.").await?;
    assert_eq!(visit.export().await?["answers"], json!({ "hls:5.1": { "state": "done", "note": "first" } }));
    assert!(visit.is("return find('.undo').hidden").await?, "a step leads back into the other one");

    look(&visit).await?;
    visit.press_in(".shelf-list li:nth-child(2)", "Duplicate").await?;
    visit.until_text(".shelf-list li:nth-child(3)", "Copy of Site B").await?;
    let before = held(&visit, "localStorage").await?;
    assert_eq!((&before["3"]["answers"], &before["3"]["meta"]["name"]), (&before["2"]["answers"], &json!("Copy of Site B")));
    visit.press_in(".shelf-list li:nth-child(3)", "Erase").await?;
    visit.until_text("[role='alertdialog']", "Erase Copy of Site B from this browser?").await?;
    visit.press_in("[role='alertdialog']", "Erase").await?;
    visit.until_text(".shelf-erased", "Copy of Site B is erased.").await?;
    assert_eq!(keys(&held(&visit, "localStorage").await?), ["2", "default"]);
    visit.until_true("the way back has the focus", "return host.shadowRoot.activeElement?.closest('.shelf-erased') !== null").await?;
    visit.press_in(".shelf-erased", "Undo").await?;
    visit.until_text(".shelf-list li:nth-child(3)", "Copy of Site B").await?;
    assert_eq!(held(&visit, "localStorage").await?["3"], before["3"]);
    visit.end().await
}

/// Another page of the same site, in a frame: to the browser that is another tab.
const SECOND: &str = "<!doctype html><html lang='en'><head><meta charset='utf-8'><title>Second</title>
    <script type='module' src='/readiness-check.js'></script></head><body><readiness-check load='now'></readiness-check></body></html>";

/// Makes the element in the frame known to a script, with ways to press and to wait.
const FRAME: &str = "const second = document.querySelector('iframe').contentDocument.querySelector('readiness-check');
    const until = async (what) => { for (let n = 0; n < 200; n++) { if (await what()) return true; await new Promise((done) => setTimeout(done, 50)); } throw new Error(`${what} never came`); };
    const press = async (element, text) => { const found = () => [...element.shadowRoot.querySelectorAll('button')].find((b) => b.textContent.startsWith(text) && !b.closest('[hidden]'));
        await until(found); found().click(); };
    const answers = async (element) => Object.keys((await element.exportState()).answers).sort().join();
    const kept = (name) => localStorage.getItem(`readiness-check:default:${name}`);";

async fn both(visit: &Visit, script: &str) -> Result<Value> {
    visit.run(&format!("{FRAME}\n{script}")).await
}

async fn two_tabs_hold_different_ones_and_hear_of_each_other(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    visit.server.page("/host/second.html", SECOND);
    visit.open_host(&format!("{PLAIN}<iframe src='second.html' width='900' height='700'></iframe>")).await?;
    let opened = "await until(() => second?.shadowRoot?.querySelector('.foot'));
        await host.importState({ answers: { 'hls:5.1': 'done' } });
        await until(async () => await answers(second) === 'hls:5.1');
        await press(second, 'Kept in this browser'); await press(second, 'New assessment');
        await second.importState({ answers: { 'hls:7.2': 'done' } });
        await host.importState({ answers: { 'hls:10.2': 'done' } }, { merge: true });
        return [await answers(host), await answers(second), Object.keys(JSON.parse(kept('2')).answers)]";
    assert_eq!(both(&visit, opened).await?, json!(["hls:10.2,hls:5.1", "hls:7.2", ["hls:7.2"]]));
    let erased = "await press(second, 'Kept in this browser');
        const first = () => second.shadowRoot.querySelector('.shelf-list li');
        await until(() => first()?.querySelector('.erase-one'));
        first().querySelector('.erase-one').click();
        await until(() => first().querySelector('.danger')); first().querySelector('.danger').click();
        await until(async () => await answers(host) === '');
        const said = host.shadowRoot.querySelector('.message').textContent.includes('erased in another tab');
        second.shadowRoot.querySelector('.shelf-erased button').click();
        await until(async () => await answers(host) === 'hls:10.2,hls:5.1');
        return [said, await answers(second)]";
    assert_eq!(both(&visit, erased).await?, json!([true, "hls:7.2"]));
    let begun = "for (const one of [host, second]) { await press(one, 'Kept in this browser'); await press(one, 'New assessment'); await until(async () => await answers(one) === ''); }
        await host.importState({ answers: { 'hls:6.2': 'done' } });
        await second.importState({ answers: { 'hls:8.1': 'done' } });
        return [await answers(host), await answers(second), Object.keys(JSON.parse(kept('3')).answers), Object.keys(JSON.parse(kept('4')).answers)]";
    assert_eq!(both(&visit, begun).await?, json!(["hls:6.2", "hls:8.1", ["hls:6.2"], ["hls:8.1"]]), "two new ones became one");
    visit.end().await
}

async fn what_is_kept_in_this_tab_only_moves_there_and_back(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    visit.open_host(PLAIN).await?;
    visit.press("Does anybody else use this device?").await?;
    visit.until_screen("Kept in this browser").await?;
    visit.click(".where-kept input[value='tab']").await?;
    visit.until_text(".where-kept", "Save a file before you close this tab.").await?;
    assert_eq!(visit.ask("return [localStorage.length, sessionStorage.length]", Vec::new()).await?, json!([0, 0]), "the choice itself is kept");
    visit.import(json!({ "answers": { "hls:5.1": "done" } }), false).await?;
    visit.until_text(".save", "Saved in this tab only").await?;
    assert_eq!(visit.ask("return localStorage.length", Vec::new()).await?, json!(0));
    assert_eq!(keys(&held(&visit, "sessionStorage").await?), ["default"]);
    visit.reload().await?;
    assert_eq!(visit.export().await?["answers"], json!({ "hls:5.1": { "state": "done" } }));
    visit.until_text(".save", "Saved in this tab only").await?;

    // Somebody else's lies in the browser meanwhile; it stays as it is.
    let theirs = json!({ "format": "readiness-check", "version": 1, "answers": { "hls:7.2": "none" } }).to_string();
    visit.ask("localStorage.setItem('readiness-check:default:default', arguments[0])", vec![json!(theirs)]).await?;
    look(&visit).await?;
    visit.click(".where-kept input[value='browser']").await?;
    visit.until_text(".save", "Saved in this browser").await?;
    assert_eq!(visit.ask("return localStorage.getItem('readiness-check:default:default')", Vec::new()).await?, json!(theirs));
    let local = held(&visit, "localStorage").await?;
    assert_eq!((keys(&local), &local["2"]["answers"]), (vec!["2", ":open", "default"], &json!({ "hls:5.1": { "state": "done" } })));
    assert_eq!(visit.ask("return sessionStorage.length", Vec::new()).await?, json!(0));

    // And away from the browser again: the one that is open, and no other.
    visit.click(".where-kept input[value='tab']").await?;
    visit.until_text(".save", "Saved in this tab only").await?;
    assert_eq!((keys(&held(&visit, "localStorage").await?), keys(&held(&visit, "sessionStorage").await?)), (vec!["default"], vec!["default"]));
    visit.import(json!({ "answers": { "hls:10.2": "done" } }), true).await?;
    assert_eq!(held(&visit, "sessionStorage").await?["default"]["answers"].as_object().map(|a| a.len()), Some(2));
    visit.end().await
}

/// Remembers the names of files that are handed over, and reads the last one from its blob.
const CATCHES: &str = "window.offered = []; HTMLAnchorElement.prototype.click = function () { if (this.download) offered.push(this.download); };
    const make = URL.createObjectURL; URL.createObjectURL = (blob) => { window.blob = blob; return make.call(URL, blob); };";

async fn whatever_is_kept_is_handed_over_as_it_is(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    visit.before_each_page(CATCHES).await?;
    visit.open_elsewhere().await?;
    let (damaged, elsewhere) = ("{\"format\":\"readiness-check\", oh", "{\"not\":\"read\"}");
    let put =
        "localStorage.setItem('readiness-check:default:default', arguments[0]); localStorage.setItem('readiness-check:other:default', arguments[1])";
    visit.ask(put, vec![json!(damaged), json!(elsewhere)]).await?;
    visit.open_host(PLAIN).await?;
    look(&visit).await?;
    visit.until_text("h2, h3, h4, h5, h6", "Copies kept aside").await?;
    visit.press_in(".snap-list:not(.shelf-list)", "Save a file").await?;
    visit.until_text("[role=status]", "The file was handed to your browser, as it is kept here.").await?;
    let handed = visit.run("return [offered, await blob.text()]").await?;
    assert_eq!(handed, json!([["readiness-check-quarantine-1.json"], damaged]));
    visit.until_text("p", "Another place on this site keeps 1 text of this check").await?;
    visit.press("Save all of that as one file").await?;
    visit.until_true("it is handed over", "return offered.length === 2").await?;
    let all = visit.run("return [offered[1], JSON.parse(await blob.text())]").await?;
    assert_eq!(all, json!(["readiness-check-elsewhere.json", { "readiness-check:other:default": elsewhere }]));
    let told: Vec<Value> = visit.events("export").await?.iter().map(|e| e["detail"].clone()).collect();
    assert_eq!(told, [json!({ "kind": "state.json" }), json!({ "kind": "state.json" })]);
    // No host gets what nobody asked for.
    let said = visit.run("return await host.download('kept').then(() => '', (error) => error.name)").await?;
    assert_eq!(said, json!("RangeError"));
    visit.press_in(".snap-list:not(.shelf-list)", "Erase").await?;
    visit.press_in("[role='alertdialog']", "Erase").await?;
    visit.until_text(".shelf-erased", "Copy 1 is erased.").await?;
    assert_eq!(keys(&held(&visit, "localStorage").await?), ["default"]);
    visit.press_in(".shelf-erased", "Undo").await?;
    visit.until_text(".snap-title", "Copy 1").await?;
    assert_eq!(held(&visit, "localStorage").await?[":quarantine:1"], json!(damaged));
    visit.end().await
}

async fn s13_what_a_newer_version_wrote_is_read_and_not_changed(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    let text = r#"{"format":"readiness-check","version":99,"answers":{"hls:5.1":{"state":"done"}},"meta":{"place":"moon"}}"#;
    visit.before_each_page(CATCHES).await?;
    visit.open_elsewhere().await?;
    visit.ask("localStorage.setItem('readiness-check:default:default', arguments[0])", vec![json!(text)]).await?;
    visit.open_host(PLAIN).await?;
    visit.until_text(".newer-banner", "A newer version of this page wrote these answers.").await?;
    let shown = json!({ "hls:5.1": { "state": "done" } });
    assert_eq!(visit.export().await?["answers"], shown, "the host does not get what can be shown");
    visit.show("all").await?;
    visit.until_true("the answer is there", "return find(\"[data-item='hls:5.1'] input[value='done']\")?.checked").await?;
    assert!(
        visit.is("return all('fieldset[data-item] .scale input[type=radio]').every((radio) => radio.disabled)").await?,
        "a question can be answered"
    );
    let said = visit.import(json!({ "answers": { "hls:7.2": "done" } }), true).await?;
    assert_eq!((&said["applied"], &said["notices"][0]["code"], said["notices"].as_array().map(Vec::len)), (&json!(0), &json!("newer"), Some(1)));
    visit.until_text(".message", "A newer version of the readiness check wrote this.").await?;
    assert_eq!(visit.run("return await host.reset({ confirm: false })").await?, json!(false));
    assert_eq!(visit.export().await?["answers"], shown);
    visit.press_in(".newer-banner", "Save a file").await?;
    visit.until_true("the file is handed over", "return offered.length === 1").await?;
    assert_eq!(visit.run("return await blob.text()").await?, json!(text), "the file is not what is kept");

    // A new one beside it is the visitor's own again, and the newer one stays as it is.
    look(&visit).await?;
    visit.press("New assessment").await?;
    visit.until_true("nothing is said to be only read", "return !find('.newer-banner')").await?;
    visit.import(json!({ "answers": { "hls:7.2": "done" } }), true).await?;
    assert_eq!(held(&visit, "localStorage").await?["2"]["answers"], json!({ "hls:7.2": { "state": "done" } }));
    assert_eq!(visit.ask("return localStorage.getItem('readiness-check:default:default')", Vec::new()).await?, json!(text));
    visit.end().await
}
