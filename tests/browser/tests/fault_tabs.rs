//! Promise: several tabs, several elements and a page that clears the storage take no answer from one another.

use anyhow::{Result, ensure};
use browser_tests::{Engine, Tab, Visit, in_each_engine, until};
use serde_json::{Value, json};

in_each_engine!(
    s05_a_page_that_clears_the_storage,
    s05_a_tab_in_which_everything_is_erased,
    s09_answers_in_two_tabs,
    s09_the_same_question_in_two_tabs_at_once,
    s09_many_answers_in_two_tabs_at_once,
    s10_two_elements_of_one_page,
);

/// A tab that nobody sees would wait for somebody who does.
const PLAIN: &str = "<readiness-check load='now'></readiness-check>";
const KEY: &str = "readiness-check:default:default";

/// Two tabs with the element on its page of all questions; the second one is in front.
async fn two_tabs(engine: Engine) -> Result<(Visit, Tab, Tab)> {
    let visit = Visit::in_engine(engine).await?;
    visit.open_host(PLAIN).await?;
    visit.show("all").await?;
    let first = visit.tab().await?;
    let second = visit.new_tab().await?;
    visit.open_host(PLAIN).await?;
    visit.show("all").await?;
    Ok((visit, first, second))
}

/// Chooses by a script: a tab behind another one takes no clicks of a mouse.
async fn choose(visit: &Visit, question: &str, state: &str) -> Result<()> {
    let script = "find(`[data-item='${arguments[0]}'] input[value='${arguments[1]}']`).click()";
    visit.ask(script, vec![json!(question), json!(state)]).await.map(drop)
}

async fn until_chosen(visit: &Visit, question: &str, state: &str) -> Result<()> {
    until(&format!("{question} shows {state:?}"), async || Ok((visit.chosen(question).await? == state).then_some(()))).await
}

/// Waits until the storage holds the state of a question, empty for none.
async fn until_kept(visit: &Visit, question: &str, state: &str) -> Result<()> {
    let script = "return JSON.parse(localStorage.getItem(arguments[0]) ?? '{}').answers?.[arguments[1]]?.state ?? ''";
    let asked = || vec![json!(KEY), json!(question)];
    until(&format!("{question} is kept as {state:?}"), async || Ok((visit.ask(script, asked()).await? == json!(state)).then_some(()))).await
}

async fn s05_a_page_that_clears_the_storage(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    visit.open_host(PLAIN).await?;
    visit.show("all").await?;
    choose(&visit, "hls:5.1", "done").await?;
    until_kept(&visit, "hls:5.1", "done").await?;
    let first = visit.tab().await?;
    visit.new_tab().await?;
    visit.open_elsewhere().await?;
    visit.ask("localStorage.setItem('host', 'x'); localStorage.clear()", Vec::new()).await?;
    until_kept(&visit, "hls:5.1", "done").await?;
    visit.no_complaint().await?;
    visit.browser.close_window().await?;
    visit.go_to(&first).await?;
    visit.until_text(".message", "This site cleared its storage.").await?;
    ensure!(visit.ask("return localStorage.getItem('host')", Vec::new()).await? == Value::Null, "what the host removed is back");
    visit.press_in(".message", "Dismiss").await?;
    // On the page itself nothing tells of it; the next answer finds out.
    visit.ask("localStorage.clear()", Vec::new()).await?;
    choose(&visit, "hls:7.2", "partial").await?;
    until_kept(&visit, "hls:7.2", "partial").await?;
    until_kept(&visit, "hls:5.1", "done").await?;
    visit.until_text(".message", "This site cleared its storage.").await?;
    visit.end().await
}

async fn s05_a_tab_in_which_everything_is_erased(engine: Engine) -> Result<()> {
    let (visit, first, second) = two_tabs(engine).await?;
    choose(&visit, "hls:5.1", "done").await?;
    until_kept(&visit, "hls:5.1", "done").await?;
    visit.go_to(&first).await?;
    until_chosen(&visit, "hls:5.1", "done").await?;
    visit.go_to(&second).await?;
    visit.run("await host.reset({ confirm: false })").await?;
    visit.go_to(&first).await?;
    until_chosen(&visit, "hls:5.1", "").await?;
    visit.until_text(".message", "Everything was erased in another tab").await?;
    // Longer than it waits before it writes again what a page has cleared; what a page does when it goes belongs to it.
    visit.run("await new Promise((done) => setTimeout(done, 1500)); dispatchEvent(new PageTransitionEvent('pagehide'))").await?;
    ensure!(visit.kept().await? == json!({}), "an erased assessment came back");
    ensure!(visit.export().await?["answers"] == json!({}));
    // A new answer begins a new one.
    choose(&visit, "hls:7.2", "partial").await?;
    until_kept(&visit, "hls:7.2", "partial").await?;
    visit.go_to(&second).await?;
    visit.show("all").await?;
    until_chosen(&visit, "hls:7.2", "partial").await?;
    ensure!(visit.export().await?["answers"] == json!({ "hls:7.2": { "state": "partial" } }));
    visit.end().await
}

async fn s09_answers_in_two_tabs(engine: Engine) -> Result<()> {
    let (visit, first, second) = two_tabs(engine).await?;
    choose(&visit, "hls:5.1", "done").await?;
    visit.go_to(&first).await?;
    choose(&visit, "hls:7.2", "partial").await?;
    for tab in [&second, &first] {
        visit.go_to(tab).await?;
        until_chosen(&visit, "hls:5.1", "done").await?;
        until_chosen(&visit, "hls:7.2", "partial").await?;
        until_kept(&visit, "hls:5.1", "done").await?;
        until_kept(&visit, "hls:7.2", "partial").await?;
    }
    // What one of them knew is newer where the other changes it, and an answer that is taken away is an answer too.
    choose(&visit, "hls:5.1", "none").await?;
    let clear = "[...find(\"[data-item='hls:7.2']\").querySelectorAll('button')].find((b) => b.textContent.startsWith('Clear')).click()";
    visit.ask(clear, Vec::new()).await?;
    until_chosen(&visit, "hls:7.2", "").await?;
    visit.go_to(&second).await?;
    until_chosen(&visit, "hls:5.1", "none").await?;
    until_chosen(&visit, "hls:7.2", "").await?;
    choose(&visit, "hls:7.2", "partial").await?;
    choose(&visit, "hls:5.1", "proven").await?;
    visit.go_to(&first).await?;
    until_chosen(&visit, "hls:5.1", "proven").await?;
    ensure!(visit.events("storage").await?.iter().all(|e| e["detail"]["state"] != "conflict"), "a conflict where each knew of the other");
    until_kept(&visit, "hls:5.1", "proven").await?;
    // A tab that is opened later has all of it.
    visit.new_tab().await?;
    visit.open_host(PLAIN).await?;
    let expected = json!({ "hls:5.1": { "state": "proven" }, "hls:7.2": { "state": "partial" } });
    ensure!(visit.export().await?["answers"] == expected);
    visit.end().await
}

/// Lets every tab do something at one moment: a word over a channel reaches them before any of them has written.
async fn at_once(visit: &Visit, tabs: [(&Tab, &str); 2]) -> Result<()> {
    for (tab, work) in tabs {
        visit.go_to(tab).await?;
        visit.ask(&format!("window.word = new BroadcastChannel('at once'); word.onmessage = () => {{ {work} }};"), Vec::new()).await?;
    }
    visit.ask("const say = new BroadcastChannel('at once'); say.postMessage('go'); say.close()", Vec::new()).await.map(drop)
}

async fn s09_the_same_question_in_two_tabs_at_once(engine: Engine) -> Result<()> {
    let (visit, first, second) = two_tabs(engine).await?;
    choose(&visit, "hls:5.1", "planned").await?;
    visit.go_to(&first).await?;
    until_chosen(&visit, "hls:5.1", "planned").await?;
    let work = |state: &str| format!("find(\"[data-item='hls:5.1'] input[value='{state}']\").click()");
    at_once(&visit, [(&first, &work("done")), (&second, &work("none"))]).await?;
    let mut told = 0;
    for tab in [&first, &second] {
        visit.go_to(tab).await?;
        // The more careful one counts until somebody chooses.
        until_chosen(&visit, "hls:5.1", "none").await?;
        until_kept(&visit, "hls:5.1", "none").await?;
        if visit.events("storage").await?.iter().any(|e| e["detail"]["state"] == "conflict") {
            visit.until_text(".message", "Answered differently in another tab: 5.1. Both answers are kept.").await?;
            told += 1;
        }
    }
    ensure!(told >= 1, "no page was told of a conflict");
    let both = json!({ "state": "none", "others": [{ "state": "done" }] });
    ensure!(visit.document().await?["answers"]["hls:5.1"] == both, "one of the two is lost: {}", visit.document().await?);
    // Choosing settles it for both tabs.
    choose(&visit, "hls:5.1", "done").await?;
    for tab in [&second, &first] {
        visit.go_to(tab).await?;
        until_chosen(&visit, "hls:5.1", "done").await?;
    }
    ensure!(visit.document().await?["answers"]["hls:5.1"] == json!({ "state": "done" }), "{}", visit.document().await?);
    visit.end().await
}

/// So many answers in each of two tabs; a few questions, so that they meet often.
const MANY: &str = "let seed = SEED;
    const chance = (n) => { seed = (seed * 1103515245 + 12345) % 2147483648; return Math.floor(seed / 65536) % n; };
    const questions = all('fieldset[data-item]').slice(0, 40);
    window.left = 120;
    // Messages, because a tab that nobody sees gets its timers late.
    const turns = new MessageChannel();
    let pauses = 0;
    turns.port1.onmessage = () => {
        if (pauses-- > 0) return turns.port2.postMessage('on');
        const radios = questions[chance(40)].querySelectorAll('input[type=radio]');
        radios[chance(radios.length)].click();
        pauses = chance(30);
        if (--window.left > 0) turns.port2.postMessage('on');
    };
    turns.port2.postMessage('on');";

async fn s09_many_answers_in_two_tabs_at_once(engine: Engine) -> Result<()> {
    let (visit, first, second) = two_tabs(engine).await?;
    at_once(&visit, [(&first, &MANY.replace("SEED", "7")), (&second, &MANY.replace("SEED", "11"))]).await?;
    for tab in [&first, &second] {
        visit.go_to(tab).await?;
        visit.until_true("all is answered", "return window.left === 0").await?;
    }
    // When nobody writes any more both hold what is kept.
    let mut held = Vec::new();
    until("both tabs hold what is kept", async || {
        held.clear();
        for tab in [&first, &second] {
            visit.go_to(tab).await?;
            held.push(visit.export().await?["answers"].clone());
        }
        held.push(visit.document().await?["answers"].clone());
        Ok((held[0] == held[1] && held[1] == held[2]).then_some(()))
    })
    .await?;
    let answered = held[0].as_object().map_or(0, |a| a.len());
    ensure!(answered > 35, "only {answered} questions were answered");
    ensure!(visit.is("return !find('.stopped')").await?);
    visit.end().await
}

const TWO: &str = "<readiness-check id='one' load='now'></readiness-check><readiness-check id='two' load='now'></readiness-check>";

async fn s10_two_elements_of_one_page(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    visit.open_page("host.html", TWO).await?;
    visit.until_true("both are ready", "return window.witness.events.filter((e) => e.type === 'ready').length === 2").await?;
    let script = "const [one, two] = ['one', 'two'].map((id) => document.getElementById(id));
        const answers = async (e) => (await e.exportState()).answers;
        const radio = (e, item, value) => e.shadowRoot.querySelector(`[data-item='${item}'] input[value='${value}']`);
        const turn = () => new Promise((done) => setTimeout(done, 0));
        await one.start('all'); await two.start('all');
        const note = radio(two, 'hls:7.2', 'done'); note.focus();
        const row = two.shadowRoot.querySelector(`[data-item='hls:5.1']`);
        radio(one, 'hls:5.1', 'partial').click();
        await turn();
        const seen = [radio(two, 'hls:5.1', 'partial').checked, two.shadowRoot.activeElement === note, row.isConnected];
        note.click();
        await turn();
        seen.push(radio(one, 'hls:7.2', 'done').checked);
        return [seen, await answers(one), await answers(two), JSON.parse(localStorage.getItem('readiness-check:default:default')).answers]";
    let said = json!({ "hls:5.1": { "state": "partial" }, "hls:7.2": { "state": "done" } });
    assert_eq!(visit.run(script).await?, json!([[true, true, true, true], said, said, said]));
    for id in ["one", "two"] {
        let saved =
            format!("return document.getElementById('{id}').shadowRoot.querySelector('.save').textContent.startsWith('Saved in this browser')");
        visit.until_true("both say that it is saved", &saved).await?;
    }
    visit.end().await
}
