//! Promise: ten thousand answers in one visit cost no answer, hardly any memory, and no more storage than a hundred.

use anyhow::{Context, Result, ensure};
use browser_tests::Visit;
use serde_json::{Value, json};

const PLAIN: &str = "<readiness-check start='all'></readiness-check>";

/// Answers by chance, by a seed: presses a choice, takes one back, or takes in a document. Keeps beside it what must come out.
/// It begins with a note of every question, so that no later note makes the whole longer.
const ANSWER: &str = "const [app, seed_, times] = arguments_;
    const memory = (await (await import(app)).default()).memory;
    let seed = seed_;
    const chance = (n) => { seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff; return (seed >>> 8) % n; };
    const rows = all('fieldset[data-item]');
    const note = () => String.fromCharCode(97 + chance(26)).repeat(200);
    if (!window.model) {
        window.model = Object.fromEntries(rows.map((row) => [row.dataset.item, { state: 'done', note: note() }]));
        await host.importState({ answers: window.model }, { merge: true });
    }
    for (let n = 0; n < times; n++) {
        if (chance(50) === 0) {
            const id = rows[chance(rows.length)].dataset.item, answer = { state: ['none', 'planned', 'partial', 'done'][chance(4)], note: note() };
            await host.importState({ answers: { [id]: answer } }, { merge: true });
            model[id] = answer;
        } else {
            const row = rows[chance(rows.length)], radios = row.querySelectorAll('input[type=radio]'), radio = radios[chance(radios.length)];
            radio.click();
            model[row.dataset.item] = { ...model[row.dataset.item], state: radio.value };
        }
        if (n % 25 === 0) await new Promise((done) => setTimeout(done, 0));
    }
    await host.exportState();
    return memory.buffer.byteLength";

#[tokio::test]
async fn ten_thousand_answers_are_as_light_as_a_hundred() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host(PLAIN).await?;
    visit.until_true("every question is there", "return all('fieldset[data-item]').length === 172").await?;
    let app = visit.server.requests().into_iter().map(|r| r.address).find(|a| a.starts_with("/app.") && a.ends_with(".js")).context("no program")?;
    let mut sizes = Vec::new();
    for round in 0..10 {
        let bytes = visit.ask_async(ANSWER, vec![json!(app), json!(round * 7919 + 1), json!(1000)]).await?;
        let stored = visit.kept().await?;
        let stored: usize = stored.as_object().context("nothing is kept")?.values().filter_map(Value::as_str).map(str::len).sum();
        sizes.push((bytes.as_u64().context("no memory")?, stored));
    }
    let model = visit.ask("return window.model", Vec::new()).await?;
    let export = visit.export().await?["answers"].clone();
    ensure!(export == visit.document().await?["answers"], "what is kept is not what is said");
    let told = model.as_object().context("no model")?;
    ensure!(told.len() == 172 && export.as_object().is_some_and(|e| e.len() == 172), "not every question was answered");
    for (id, answer) in told {
        ensure!(export[id]["state"] == answer["state"] && export[id]["note"] == answer["note"], "{id}: {} instead of {answer}", export[id]);
    }
    println!("Memory of the program and characters kept, after each thousand: {sizes:?}");
    // The first rounds fill what every visit needs: all rows, and the steps that can be taken back. Afterwards the browser's pieces of
    // 64 KiB show what is left behind: two of them in five thousand answers are less than 30 bytes each.
    let (warm, last) = (sizes[4], sizes[9]);
    ensure!(warm.0 > 1 << 20 && last.0 - warm.0 <= 2 << 16, "the memory grows: {sizes:?}");
    ensure!(sizes.iter().all(|(_, stored)| *stored < 200_000), "the text grows: {sizes:?}");
    visit.end().await
}
