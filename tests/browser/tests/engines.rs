//! Promise: a visitor's way from the first answer to the results is the same in Chromium, Firefox and WebKit, and none of them complains.

use anyhow::Result;
use browser_tests::{Engine, Visit, in_each_engine};
use serde_json::json;
use thirtyfour::Key;

in_each_engine!(a_visitor_answers_by_mouse_and_keys_comes_back_and_reads_results, two_elements_of_a_page_keep_apart);

async fn a_visitor_answers_by_mouse_and_keys_comes_back_and_reads_results(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    visit.open_host("<readiness-check start='quick'></readiness-check>").await?;
    visit.until_screen("Question 1 of 20").await?;
    assert!(visit.is("const part = find('section'); return part.lang === 'en' && part.dir === 'ltr' && !!part.ariaLabel").await?);
    let item = visit.ask("return find('fieldset[data-item]').dataset.item", Vec::new()).await?;
    let first = item.as_str().unwrap_or_default().to_owned();
    visit.choose(&first, "none").await?;
    assert_eq!(visit.chosen(&first).await?, "none");
    // The arrow keys move a choice among native radios, and the digits choose as well.
    visit.element("input[value='none']").await?.send_keys(Key::Down + "").await?;
    visit.until_true("the arrow key chose the next answer", "return find('input:checked')?.value === 'planned'").await?;
    visit.element("input[value='planned']").await?.send_keys("4").await?;
    visit.until_true("the digit chose the fourth answer", "return find('input:checked')?.value === 'done'").await?;
    visit.press_in(".quick", "Next").await?;
    visit.until_screen("Question 2 of 20").await?;
    visit.until_true("the heading has the focus", "return root.activeElement?.matches('.screen-heading') === true").await?;
    assert_eq!(visit.export().await?["answers"][&first]["state"], json!("done"));
    visit.no_complaint().await?;

    visit.reload().await?;
    visit.until_screen("Question 2 of 20").await?;
    visit.until_text(".message", "1 answer from your last visit is back").await?;
    assert_eq!(visit.export().await?["answers"][&first]["state"], json!("done"));
    assert!(visit.is("return document.activeElement === document.body").await?, "the focus was taken from the page");

    visit.press_in(".ways", "Results").await?;
    visit.until_screen("Results").await?;
    visit.until_true("the charts are drawn", "return all('.screen svg').length > 1").await?;
    assert_eq!(visit.summary().await?["answered"], json!(1));
    assert_eq!(visit.events("result").await?.len(), 1);
    visit.end().await
}

async fn two_elements_of_a_page_keep_apart(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    let two =
        "<readiness-check id='a' storage-key='a' load='now'></readiness-check><readiness-check id='b' storage-key='b' load='now'></readiness-check>";
    visit.open_page("host.html", two).await?;
    visit.until_true("both are ready", "return window.witness.events.filter((e) => e.type === 'ready').length === 2").await?;
    let script = "const [a, b] = document.querySelectorAll('readiness-check');
        await a.importState({ answers: { 'hls:5.1': 'done' } }, { merge: false });
        await b.start('results');
        return [a, b].map((e) => Object.keys(JSON.parse(localStorage.getItem(`readiness-check:${e.id}:default`) ?? '{\"answers\":{}}').answers).length)
            .concat(b.shadowRoot.querySelector('.screen-heading').textContent)";
    assert_eq!(visit.run(script).await?, json!([1, 0, "Results"]));
    let instances = "return performance.getEntriesByType('resource').filter((e) => e.name.includes('/app.') && e.name.endsWith('.wasm')).length";
    assert_eq!(visit.ask(instances, Vec::new()).await?, json!(1), "one program serves both");
    visit.end().await
}
