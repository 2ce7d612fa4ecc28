//! Promise: a program that has failed stops as a whole, writes nothing more, gives the answers back and can begin afresh without a request.

use anyhow::{Context, Result};
use browser_tests::{Engine, Visit, in_each_engine};
use serde_json::{Value, json};

in_each_engine!(
    w07_a_program_that_has_failed_writes_nothing_and_gives_the_answers_back,
    w07_it_begins_again_once_with_what_was_saved_and_without_a_request,
);

/// Makes the browser itself fail under the program, once: what a bug or a hostile page would do.
const FAIL: &str = "const build = document.createElement;
    document.createElement = function () { document.createElement = build; throw new Error('made to fail'); };";

async fn fail(visit: &Visit) -> Result<()> {
    visit.ask(FAIL, Vec::new()).await?;
    visit.ask("[...all('.ways button')].find((b) => b.getAttribute('aria-current') !== 'page').click()", Vec::new()).await?;
    visit.until_text(".stopped", "has stopped because of a fault of its own").await
}

async fn answered(visit: &Visit) -> Result<Value> {
    visit.import(json!({ "answers": { "hls:5.1": { "state": "done", "note": "mine" } } }), false).await?;
    visit.until_true("it is kept", "return (localStorage.getItem('readiness-check:default:default') ?? '').includes('mine')").await?;
    visit.document().await
}

async fn w07_a_program_that_has_failed_writes_nothing_and_gives_the_answers_back(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    visit.open_host("<readiness-check></readiness-check>").await?;
    let kept = answered(&visit).await?;
    fail(&visit).await?;
    let errors = visit.events("error").await?;
    assert_eq!(errors.iter().map(|e| e["detail"]["code"].clone()).collect::<Vec<_>>(), [json!("stopped")]);
    let raw = visit.ask("return find('.raw').value", Vec::new()).await?;
    let raw: Value = serde_json::from_str(raw.as_str().context("no text")?)?;
    assert_eq!(raw["answers"], kept["answers"]);
    // What still listens does nothing: neither a write nor an error, also not after the delay of a write.
    visit.run("dispatchEvent(new PageTransitionEvent('pagehide')); document.dispatchEvent(new Event('visibilitychange')); await new Promise((done) => setTimeout(done, 600))").await?;
    assert_eq!(visit.document().await?, kept);
    assert_eq!(visit.ask("return all('.widget').length", Vec::new()).await?, json!(1), "the old view is still there");
    // It can be taken along: handed over as a file, or copied, or at least selected for the visitor's own keys.
    visit.ask("navigator.clipboard && (navigator.clipboard.writeText = () => Promise.reject(new Error('no')))", Vec::new()).await?;
    visit.press("Copy").await?;
    visit
        .until_true("it is selected", "const field = find('.raw'); return field.selectionEnd === field.value.length && field.value.length > 0")
        .await?;
    visit.end_with(&["Critical error"]).await
}

async fn w07_it_begins_again_once_with_what_was_saved_and_without_a_request(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    visit.open_host("<readiness-check></readiness-check>").await?;
    answered(&visit).await?;
    fail(&visit).await?;
    visit.server.forget_requests();
    visit.press("Begin again").await?;
    visit.until_true("it is ready again", "return window.witness.events.filter((e) => e.type === 'ready').length === 2").await?;
    assert_eq!(visit.export().await?["answers"], json!({ "hls:5.1": { "state": "done", "note": "mine" } }));
    // The later part works too, and what is answered now is kept.
    visit.show("results").await?;
    visit.until_screen("Results").await?;
    visit.run("await host.goTo('27001:A.5.1')").await?;
    visit.choose("27001:A.5.1", "partial").await?;
    visit.until_true("it is kept", "return (localStorage.getItem('readiness-check:default:default') ?? '').includes('27001:A.5.1')").await?;
    assert_eq!(visit.server.requests(), [], "it asked the server");
    // A second failure right after that offers no third beginning.
    fail(&visit).await?;
    visit.until_text(".stopped", "again right after").await?;
    assert!(!visit.is("return all('.stopped button').some((b) => b.textContent.startsWith('Begin again'))").await?);
    visit.end_with(&["Critical error"]).await
}

#[tokio::test]
async fn all_elements_of_the_page_stop_and_begin_together() -> Result<()> {
    let visit = Visit::start().await?;
    let two =
        "<readiness-check id='a' storage-key='a' load='now'></readiness-check><readiness-check id='b' storage='none' load='now'></readiness-check>";
    visit.open_page("host.html", two).await?;
    visit.until_true("both are ready", "return window.witness.events.filter((e) => e.type === 'ready').length === 2").await?;
    // What is kept nowhere can be taken along too.
    visit.run("await document.querySelector('#b').importState({ answers: { 'hls:7.5.2': 'planned' } })").await?;
    // The program hands each change over a moment after it.
    visit.run("await document.querySelector('#b').getSummary()").await?;
    fail(&visit).await?;
    let both = "return ['a', 'b'].map((id) => document.getElementById(id).shadowRoot.querySelectorAll('.stopped').length)";
    assert_eq!(visit.ask(both, Vec::new()).await?, json!([1, 1]));
    assert!(visit.is("return document.querySelector('#b').shadowRoot.querySelector('.raw').value.includes('hls:7.5.2')").await?);
    visit.press("Begin again").await?;
    visit.until_true("both are ready again", "return window.witness.events.filter((e) => e.type === 'ready').length === 4").await?;
    assert_eq!(visit.ask(both, Vec::new()).await?, json!([0, 0]));
    // What no storage kept is there again too.
    let answers = "return (await document.querySelector('#b').exportState()).answers";
    assert_eq!(visit.run(answers).await?, json!({ "hls:7.5.2": { "state": "planned" } }));
    visit.end_with(&["Critical error"]).await
}

#[tokio::test]
async fn the_answers_are_copied_or_handed_to_the_browser() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host("<readiness-check></readiness-check>").await?;
    answered(&visit).await?;
    fail(&visit).await?;
    let spy = "window.made = []; URL.createObjectURL = (blob) => { blob.text().then((text) => made.push(text)); return 'blob:spy'; };
        document.addEventListener('click', (event) => event.preventDefault());
        HTMLAnchorElement.prototype.click = function () { made.push(this.download); };";
    visit.ask(spy, Vec::new()).await?;
    visit.press("Save as a file").await?;
    visit.until_text(".stopped [role=status]", "Handed to your browser").await?;
    visit
        .until_true(
            "the file has the answers",
            "return window.made.includes('readiness-check.json') && window.made.some((text) => text.includes('\"mine\"'))",
        )
        .await?;
    visit.ask("navigator.clipboard.writeText = () => Promise.reject(new Error('no'));", Vec::new()).await?;
    visit.press("Copy").await?;
    visit.until_text(".stopped [role=status]", "is selected").await?;
    assert!(visit.is("const field = find('.raw'); return field.selectionEnd === field.value.length && field.value.length > 0").await?);
    visit.end_with(&["Critical error"]).await
}

#[tokio::test]
async fn a_host_that_asks_or_moves_a_stopped_element_takes_nothing_away() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host("<readiness-check></readiness-check>").await?;
    answered(&visit).await?;
    fail(&visit).await?;
    let refused = "return await Promise.race([host.exportState().then(() => 'settled', (error) => error.message), new Promise((done) => setTimeout(() => done('waits for ever'), 2000))])";
    assert_eq!(visit.run(refused).await?, json!("the program has stopped"));
    let moved = "const place = host.parentElement; host.remove(); await new Promise((done) => setTimeout(done, 0)); place.append(host);
        await new Promise((done) => setTimeout(done, 50)); return find('.raw').value.includes('mine')";
    assert_eq!(visit.run(moved).await?, json!(true), "what could be taken along is gone");
    visit.press("Begin again").await?;
    visit.until_true("it is back", "return !!find('.screen-heading')").await?;
    assert_eq!(visit.export().await?["answers"]["hls:5.1"]["note"], json!("mine"), "methods wait for the old program");
    visit.until_true("the focus is in the new view", "return root.activeElement?.matches('.screen-heading') === true").await?;
    visit.end_with(&["Critical error"]).await
}
