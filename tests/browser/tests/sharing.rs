//! Promise: two elements with the same storage key on one page hold one assessment, live; what a page finds on coming back is read again.

use anyhow::Result;
use browser_tests::Visit;
use serde_json::{Value, json};

const TWO: &str = "<readiness-check id='one' load='now'></readiness-check><readiness-check id='two' load='now'></readiness-check>";
const KEY: &str = "readiness-check:default:default";

/// Makes `one` and `two` known to a script.
const BOTH: &str = "const [one, two] = ['one', 'two'].map((id) => document.getElementById(id));
    const answers = async (e) => (await e.exportState()).answers;
    const radio = (e, item, value) => e.shadowRoot.querySelector(`[data-item='${item}'] input[value='${value}']`);
    const wait = (ms) => new Promise((done) => setTimeout(done, ms));";

async fn open(elements: &str) -> Result<Visit> {
    let visit = Visit::start().await?;
    visit.open_page("host.html", elements).await?;
    visit.until_true("both are ready", "return window.witness.events.filter((e) => e.type === 'ready').length === 2").await?;
    Ok(visit)
}

async fn both(visit: &Visit, script: &str) -> Result<Value> {
    visit.run(&format!("{BOTH}\n{script}")).await
}

#[tokio::test]
async fn only_the_rows_that_changed_run_again() -> Result<()> {
    let visit = open(TWO).await?;
    let script = "await one.start('all'); await two.start('all'); await wait(100);
        const changed = new Set();
        new MutationObserver((records) => records.forEach((r) => { const row = r.target.parentElement?.closest('[data-item]'); if (row) changed.add(row.dataset.item); }))
            .observe(two.shadowRoot, { subtree: true, childList: true, attributes: true, characterData: true });
        await one.importState({ answers: { 'hls:5.1': 'done', 'hls:7.2': { state: 'partial', note: 'x' } } }, { merge: true });
        await wait(50);
        return [...changed].sort()";
    assert_eq!(both(&visit, script).await?, json!(["hls:5.1", "hls:7.2"]));
    visit.end().await
}

#[tokio::test]
async fn erasing_in_one_erases_in_both_and_no_step_of_the_other_brings_it_back() -> Result<()> {
    let visit = open(TWO).await?;
    let script = "await one.start('all'); await two.start('all');
        radio(one, 'hls:5.1', 'partial').click(); await wait(0);
        radio(one, 'hls:5.1', 'done').click(); await wait(500);
        await two.reset({ confirm: false });
        await wait(500);
        const undo = one.shadowRoot.querySelector('.undo');
        const seen = [undo.hidden, radio(one, 'hls:5.1', 'done').checked, await answers(one), await answers(two), localStorage.length,
            one.shadowRoot.querySelectorAll('fieldset[data-item]').length > 100];
        undo.click(); await wait(400);
        return [...seen, await answers(two), localStorage.length]";
    assert_eq!(both(&visit, script).await?, json!([true, false, {}, {}, 0, true, {}, 0]));
    visit.end().await
}

#[tokio::test]
async fn removing_one_leaves_the_other_and_who_comes_later_joins() -> Result<()> {
    let visit = open(TWO).await?;
    let script = "one.remove(); await wait(50);
        await two.importState({ answers: { 'hls:5.1': 'done' } });
        const three = document.createElement('readiness-check'); three.setAttribute('load', 'now');
        // What is not written yet is there all the same.
        const set = Storage.prototype.setItem; Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
        await two.importState({ answers: { 'hls:7.2': 'partial' } }, { merge: true });
        document.body.append(three);
        const there = Object.keys(await answers(three)).sort();
        Storage.prototype.setItem = set;
        await three.importState({ answers: { 'hls:10.2': 'done' } }, { merge: true });
        document.body.append(one);
        return [there, Object.keys(await answers(two)).length, Object.keys(await answers(one)).length]";
    assert_eq!(both(&visit, script).await?, json!([["hls:5.1", "hls:7.2"], 3, 3]));
    visit.end().await
}

#[tokio::test]
async fn other_keys_other_places_and_elements_that_keep_nothing_do_not_share() -> Result<()> {
    for [one, two] in [["storage-key='a'", "storage-key='b'"], ["storage='none'", "storage='none'"], ["storage='session'", "storage='local'"]] {
        let elements =
            format!("<readiness-check id='one' load='now' {one}></readiness-check><readiness-check id='two' load='now' {two}></readiness-check>");
        let visit = open(&elements).await?;
        let script = "await one.importState({ answers: { 'hls:5.1': 'done' } }); return [await answers(one), await answers(two)]";
        assert_eq!(both(&visit, script).await?, json!([{ "hls:5.1": { "state": "done" } }, {}]), "{one} {two}");
        visit.end().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_page_that_comes_back_as_it_was_reads_what_others_wrote_meanwhile() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host("<readiness-check></readiness-check>").await?;
    visit.show("all").await?;
    visit.choose("27001:4.1", "done").await?;
    visit.until_text(".save", "Saved in this browser").await?;
    let script = "const key = arguments_[0];
        const kept = JSON.parse(localStorage.getItem(key)); kept.answers['27001:4.1'].state = 'partial'; kept.answers['hls:5.1'] = { state: 'proven' };
        localStorage.setItem(key, JSON.stringify(kept));
        const show = (persisted) => dispatchEvent(new PageTransitionEvent('pageshow', { persisted }));
        const state = (item) => find(`[data-item='${item}'] input:checked`)?.value ?? '';
        const tick = () => new Promise((done) => setTimeout(done, 50));
        show(false); await tick();
        const before = [state('27001:4.1'), state('hls:5.1')];
        show(true); await tick();
        const after = [state('27001:4.1'), state('hls:5.1'), find('.undo').hidden];
        localStorage.removeItem(key); show(true); await tick();
        return [before, after, [state('27001:4.1'), state('hls:5.1')], (await host.exportState()).answers, localStorage.length]";
    let expected = json!([["done", ""], ["partial", "proven", true], ["", ""], {}, 0]);
    assert_eq!(visit.ask_async(script, vec![json!(KEY)]).await?, expected);
    visit.end().await
}
