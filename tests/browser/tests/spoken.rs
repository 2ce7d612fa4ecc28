//! Promise: what the three browsers tell a screen reader is whole: each control has a name and a role, each question its number and title,
//! each radio its state, and a saved answer is told once.

use anyhow::{Result, ensure};
use browser_tests::walk::{Mode, Walk, Which};
use browser_tests::{Engine, Visit, in_each_engine};
use serde_json::json;

in_each_engine!(no_control_is_without_a_name, a_question_and_its_radios_say_what_they_are, saving_is_told_once_and_politely);

/// What a visitor can press, fill in or unfold.
const CONTROLS: &str = "a[href], button, input, select, textarea, summary, [tabindex='0']";
/// So many of a screen: the page with every question has more than a thousand, all made alike.
const MOST: usize = 60;
/// The roles that controls have, by the words of the three engines.
const ROLES: [&str; 12] =
    ["link", "button", "textbox", "searchbox", "combobox", "listbox", "radio", "checkbox", "group", "region", "disclosuretriangle", "date"];
/// What ARIA has no role for, so that an engine may say none: how HTML writes it.
const NATIVE: [&str; 2] = ["<summary", "type=\"date\""];

async fn no_control_is_without_a_name(engine: Engine) -> Result<()> {
    let walk = Walk::begin(engine, Mode::Light).await?;
    let (mut wrong, mut asked) = (Vec::new(), 0);
    let lost = walk.through(Which::Main, async |scene, _| {
        for control in walk.visit.seen(CONTROLS, MOST).await? {
            let (role, name) = (walk.visit.role(&control).await?, walk.visit.name(&control).await?);
            asked += 1;
            if !name.is_empty() && ROLES.contains(&role.to_lowercase().as_str()) {
                continue;
            }
            let html = control.outer_html().await?.chars().take(120).collect::<String>();
            if name.is_empty() || !role.is_empty() || !NATIVE.iter().any(|native| html.contains(native)) {
                wrong.push(format!("{scene}: {role:?} {name:?} {html}"));
            }
        }
        Ok(())
    });
    let lost = lost.await?;
    ensure!(wrong.is_empty() && lost.is_empty() && asked > 300, "{asked} asked; {lost:?}\n{}", wrong.join("\n"));
    Ok(())
}

async fn a_question_and_its_radios_say_what_they_are(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    visit.open_host("<readiness-check></readiness-check>").await?;
    // A page of a group with short labels, and one question alone with long ones.
    for (screen, at_least) in [("27001:A.6.1", 8), ("quick", 1)] {
        if screen.contains(':') {
            visit.run("await host.goTo('27001:A.6.1')").await?;
        } else {
            visit.show(screen).await?;
        }
        visit.until_true("there are questions", "return !!find('fieldset[data-item]')").await?;
        let questions = visit.seen("fieldset[data-item]", 10).await?;
        ensure!(questions.len() >= at_least, "{screen} has {} questions", questions.len());
        for question in questions {
            let id = question.attr("data-item").await?.unwrap_or_default();
            let title = "const row = find(`[data-item='${arguments[0]}']`), text = (s) => row.querySelector(s).textContent.trim();
                return [text('legend .number'), text('legend .title'), [...row.querySelectorAll('input[type=radio]')].map((r) => r.labels[0].textContent.trim().replace(/\\s+/g, ' '))]";
            let (number, title, states): (String, String, Vec<String>) = serde_json::from_value(visit.ask(title, vec![json!(id)]).await?)?;
            let (role, name) = (visit.role(&question).await?, visit.name(&question).await?);
            ensure!(role == "group" && name.contains(&number) && name.contains(&title) && !title.is_empty(), "{id}: {role} {name:?}");
            let radios = visit.seen(&format!("[data-item='{id}'] input[type=radio]"), 7).await?;
            ensure!(radios.len() == states.len() && radios.len() >= 6, "{id} has {} radios", radios.len());
            for (radio, state) in radios.iter().zip(states) {
                let (role, name) = (visit.role(radio).await?, visit.name(radio).await?);
                ensure!(role == "radio" && name == state && !state.is_empty(), "{id}: {role} {name:?} and not {state:?}");
            }
        }
    }
    visit.end().await
}

/// Counts how often anything that is read out by itself changes.
const LISTENS: &str = "window.heard = [];
    const live = all('[role=status], [role=alert], [role=log], [aria-live]');
    for (const part of live) new MutationObserver((changes) => heard.push([part.className, part.getAttribute('role'), part.textContent, changes.length]))
        .observe(part, { childList: true, subtree: true, characterData: true });
    return live.length";

async fn saving_is_told_once_and_politely(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    visit.open_host("<readiness-check></readiness-check>").await?;
    visit.run("await host.goTo('27001:A.6.1')").await?;
    visit.until_true("there are questions", "return all('fieldset[data-item]').length > 7").await?;
    ensure!(visit.ask(LISTENS, Vec::new()).await?.as_u64() > Some(0), "nothing is read out at all");
    for question in ["27001:A.6.1", "27001:A.6.2", "27001:A.6.3", "27001:A.6.4"] {
        visit.choose(question, "done").await?;
        // What is said is kept, so that each answer is a write of its own.
        visit
            .until_true("it is kept", &format!("return (localStorage.getItem('readiness-check:default:default') ?? '').includes('{question}')"))
            .await?;
    }
    visit.run("await host.exportState(); await new Promise((done) => setTimeout(done, 100))").await?;
    let heard = visit.ask("return window.heard", Vec::new()).await?;
    let heard: Vec<(String, String, String, u32)> = serde_json::from_value(heard)?;
    // The line has the time in it: where a minute ends meanwhile, it changes once more.
    ensure!(
        heard.len() == 1 || heard.len() == 2 && heard.first().map(|h| &h.2) != heard.last().map(|h| &h.2),
        "told {} times: {heard:?}",
        heard.len()
    );
    ensure!(heard.iter().all(|(class, role, text, _)| class == "save" && role == "status" && !text.is_empty()), "{heard:?}");
    visit.end().await
}
