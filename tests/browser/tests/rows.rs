//! Promise: on the page with every question, whatever concerns one question touches its row, the rows that it suggests an answer to, and no other.

use anyhow::Result;
use browser_tests::Visit;
use serde_json::{Value, json};

/// Watches the rows: which questions were touched, and what was touched outside any question.
const WATCH: &str = "const where = (node) => (node.nodeType === 1 ? node : node.parentElement)?.closest('[data-item]')?.dataset.item;
    const rows = find('.rows');
    const list = [];
    window.observer = new MutationObserver((records) => list.push(...records));
    observer.observe(rows, { subtree: true, childList: true, attributes: true, characterData: true });
    window.touched = () => {
        list.push(...observer.takeRecords());
        const found = [...new Set(list.map((r) => where(r.target) ?? `outside: ${r.type} ${r.target.nodeName}.${r.target.className} ${r.attributeName ?? ''}`))];
        list.length = 0;
        return found;
    };
    // What a row looks like: its state, and what other answers suggest for it.
    const rowsNow = () => new Map(all('[data-item]').map((r) => [r.dataset.item, [r.dataset.state, r.querySelector('.credit')?.textContent ?? '']]));
    window.before = rowsNow();
    window.fed = [];
    window.beside = (found) => {
        const now = rowsNow();
        const fed = [...now].filter(([id, [state, credit]]) => before.get(id)[0] === state && before.get(id)[1] !== credit).map(([id]) => id);
        window.before = now;
        window.fed.push(...fed);
        return found.filter((id) => !fed.includes(id));
    };
    window.settled = async () => { for (let n = 0; n < 3; n++) await new Promise(requestAnimationFrame); return window.beside(window.touched()); };";

async fn watched() -> Result<Visit> {
    let visit = Visit::start().await?;
    visit.open_host("<readiness-check></readiness-check>").await?;
    visit.show("all").await?;
    visit.until_true("every question is there", "return all('fieldset[data-item]').length === 172").await?;
    visit.run("for (let n = 0; n < 3; n++) await new Promise(requestAnimationFrame)").await?;
    visit.ask(WATCH, Vec::new()).await?;
    Ok(visit)
}

/// What was touched since it was asked last, once the page is quiet.
async fn touched(visit: &Visit) -> Result<Value> {
    visit.run("return await window.settled()").await
}

/// Presses what a selector finds and waits for what follows.
async fn after(visit: &Visit, selector: &str) -> Result<Value> {
    visit.ask_async("find(arguments_[0]).click(); return await window.settled()", vec![json!(selector)]).await
}

#[tokio::test]
async fn an_answer_touches_exactly_its_own_question() -> Result<()> {
    let visit = watched().await?;
    let ids: Vec<String> = serde_json::from_value(visit.ask("return all('fieldset[data-item]').map((f) => f.dataset.item)", Vec::new()).await?)?;
    for (n, id) in ids.iter().enumerate().step_by(7) {
        let state = ["none", "planned", "partial", "done", "proven", "unsure"][n % 6];
        assert_eq!(after(&visit, &format!("[data-item='{id}'] input[value='{state}']")).await?, json!([id]), "first answer");
        assert_eq!(visit.chosen(id).await?, state);
    }
    for id in ids.iter().step_by(21) {
        assert_eq!(after(&visit, &format!("[data-item='{id}'] input[value='proven']")).await?, json!([id]), "second answer");
    }
    // A.5.1 suggests an answer to the three controls on AI policies, as far as these are open, and to nothing else.
    visit.run("window.fed.length = 0").await?;
    after(&visit, "[data-item='27001:A.5.1'] input[value='partial']").await?;
    let fed = visit
        .ask(
            "return [...new Set(window.fed)].every((id) => id.startsWith('42001:A.2.') || id === '42001:A.9.4') && window.fed.length > 0",
            Vec::new(),
        )
        .await?;
    assert_eq!(fed, json!(true), "{}", visit.ask("return window.fed", Vec::new()).await?);
    visit.end().await
}

#[tokio::test]
async fn clearing_and_undo_touch_exactly_their_own_question() -> Result<()> {
    let visit = watched().await?;
    for id in ["hls:5.1", "27001:A.5.1", "42001:A.10.4"] {
        after(&visit, &format!("[data-item='{id}'] input[value='done']")).await?;
        after(&visit, &format!("[data-item='{id}'] input[value='none']")).await?;
        assert_eq!(after(&visit, ".undo").await?, json!([id]), "undo");
        assert_eq!(visit.chosen(id).await?, "done");
        assert_eq!(after(&visit, &format!("[data-item='{id}'] .row-tools button:last-child")).await?, json!([id]), "clear");
        assert_eq!(visit.chosen(id).await?, "");
        assert_eq!(after(&visit, ".undo").await?, json!([id]), "undo of clear");
        assert_eq!(visit.chosen(id).await?, "done");
    }
    visit.end().await
}

#[tokio::test]
async fn typing_touches_exactly_its_own_question() -> Result<()> {
    let visit = watched().await?;
    let row = "[data-item='27001:A.8.28']";
    visit.press_in(row, "Note, evidence, owner, date").await?;
    assert_eq!(touched(&visit).await?, json!(["27001:A.8.28"]), "opening");
    visit.element(&format!("{row} textarea")).await?.send_keys("a note").await?;
    assert_eq!(touched(&visit).await?, json!(["27001:A.8.28"]), "typing");
    assert_eq!(visit.export().await?["answers"], json!({ "27001:A.8.28": { "note": "a note" } }));
    visit.end().await
}

#[tokio::test]
async fn a_document_of_three_answers_touches_three_questions() -> Result<()> {
    let visit = watched().await?;
    let answers = json!({ "hls:5.1": "done", "27001:A.5.1": "na", "42001:A.2.2": "unsure" });
    visit.import(json!({ "answers": answers }), true).await?;
    let mut list: Vec<String> = serde_json::from_value(touched(&visit).await?)?;
    list.sort();
    assert_eq!(list, ["27001:A.5.1", "42001:A.2.2", "hls:5.1"]);
    for (id, state) in [("hls:5.1", "done"), ("27001:A.5.1", "na"), ("42001:A.2.2", "unsure")] {
        assert_eq!(visit.chosen(id).await?, state);
    }
    visit.until_text("[data-item='27001:A.5.1']", "Why does it not apply to you?").await?;
    visit.end().await
}
