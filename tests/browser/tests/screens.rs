//! Promise: a host page can open every screen and every question, and finds each question as the contract writes it.

use anyhow::{Context, Result};
use browser_tests::Visit;
use serde_json::{Value, json};

/// The values of a question's radios, in their order; clauses leave `na` out.
const VALUES: [&str; 7] = ["none", "planned", "partial", "done", "proven", "na", "unsure"];

async fn target(visit: &Visit, target: &str) -> Result<()> {
    visit.import(json!({ "profile": { "target": target }, "answers": {} }), false).await.map(drop)
}

/// All questions on one page, as soon as they are in the document: id and values of the radios.
async fn everything(visit: &Visit, count: usize) -> Result<Vec<(String, Vec<String>)>> {
    visit.show("all").await?;
    visit.until_true("every question is in the document", &format!("return all('fieldset[data-item]').length >= {count}")).await?;
    let list = "return all('fieldset[data-item]').map((f) => [f.dataset.item, [...f.querySelectorAll('input[type=radio]')].map((r) => r.value)])";
    Ok(serde_json::from_value(visit.ask(list, Vec::new()).await?)?)
}

#[tokio::test]
async fn all_questions_of_each_target_are_on_one_page_with_exactly_their_radios() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host("<readiness-check></readiness-check>").await?;
    let of_target = |id: &str, target: &str| id.starts_with("hls:") || target == "both" || id.starts_with(target);
    let both = everything(&visit, 172).await?;
    for (name, count, clauses) in [("both", 172, 41), ("27001", 123, 30), ("42001", 70, 32)] {
        visit.show("full").await?;
        target(&visit, name).await?;
        let list = everything(&visit, count).await?;
        let expected: Vec<&String> = both.iter().map(|(id, _)| id).filter(|id| of_target(id, name)).collect();
        assert_eq!(list.iter().map(|(id, _)| id).collect::<Vec<_>>(), expected, "{name}");
        assert_eq!(list.len(), count, "{name}");
        for (id, values) in &list {
            let control = id.contains(":A.");
            let offered: Vec<&str> = VALUES.into_iter().filter(|v| control || *v != "na").collect();
            assert_eq!(*values, offered, "{id}");
        }
        let radios = visit.ask("return all('input[type=radio]').length", Vec::new()).await?;
        assert_eq!(radios, json!(count * 7 - clauses), "{name}: other radios than those of the questions");
    }
    let legends = "return all('fieldset[data-item]').filter((f) => {
        const legend = f.querySelector('legend'); const words = legend.textContent.trim().split(' ');
        return !(f.firstElementChild === legend && words[0] === f.dataset.item.split(':')[1] && words.length > 1);
    }).map((f) => f.dataset.item)";
    assert_eq!(visit.ask(legends, Vec::new()).await?, json!([]), "a legend without number and title");
    let names = "return new Set(all('fieldset[data-item]').map((f) => f.querySelector('input').name)).size";
    assert_eq!(visit.ask(names, Vec::new()).await?, json!(70), "two questions share the name of their radios");
    visit.end().await
}

#[tokio::test]
async fn each_of_the_172_questions_can_be_opened_and_takes_the_focus() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host("<readiness-check></readiness-check>").await?;
    let ids: Vec<String> = everything(&visit, 172).await?.into_iter().map(|(id, _)| id).collect();
    let walk = "const lost = [];
        for (const id of arguments_[0]) {
            await host.goTo(id);
            const field = find(`fieldset[data-item='${id}']`);
            if (!field) { lost.push(`${id} is not in the document`); continue; }
            const end = performance.now() + 5000;
            while (!field.contains(root.activeElement) && performance.now() < end) await new Promise(requestAnimationFrame);
            if (!field.contains(root.activeElement)) { lost.push(`${id} has not the focus`); continue; }
            const box = field.getBoundingClientRect();
            if (box.bottom < 0 || box.top > innerHeight) lost.push(`${id} is out of sight`);
        }
        return lost";
    // On the page with every question, then on the pages of the groups, also of those that the target leaves out.
    for (screen, target_) in [("all", "both"), ("full", "42001")] {
        target(&visit, target_).await?;
        for some in ids.chunks(40) {
            visit.show(screen).await?;
            let lost = visit.ask_async(walk, vec![json!(some)]).await?;
            assert_eq!(lost, json!([]), "from {screen} with {target_}");
        }
    }
    visit.end().await
}

#[tokio::test]
async fn an_unknown_question_or_screen_is_refused_in_one_sentence() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host("<readiness-check></readiness-check>").await?;
    let refusals = "const said = [];
        for (const work of [() => host.goTo('27001:A.9.9'), () => host.goTo(''), () => host.goTo(\"x'] *, [y='\"), () => host.goTo(), () => host.start('hub'), () => host.start()])
            said.push(await work().then(() => 'settled', (error) => error.message));
        return said";
    let said: Vec<String> = serde_json::from_value(visit.run(refusals).await?)?;
    for sentence in said {
        let one = sentence.ends_with('.') && sentence.matches(". ").count() == 0 && sentence.starts_with(char::is_uppercase);
        assert!(one && sentence.len() > 15, "{sentence:?}");
    }
    visit.until_screen("How far are you").await?;
    visit.end().await
}

#[tokio::test]
async fn start_opens_each_screen_and_settles_when_it_is_there() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host("<readiness-check></readiness-check>").await?;
    let heading = "const heading = () => find('.screen-heading').textContent; const said = [];
        for (const mode of ['quick', 'full', 'all', 'results', 'quick']) { await host.start(mode); said.push(heading()); }
        return said";
    let said = visit.run(heading).await?;
    assert_eq!(said, json!(["Question 1 of 20", "All groups", "All questions on one page", "Results", "Question 1 of 20"]));
    // The quick check goes on where it was left.
    let items = visit.ask("return find('fieldset[data-item]').dataset.item", Vec::new()).await?;
    let first = items.as_str().context("no question")?;
    visit.choose(first, "done").await?;
    visit.show("results").await?;
    visit.show("quick").await?;
    visit.until_screen("Question 2 of 20").await?;
    visit.end().await
}

#[tokio::test]
async fn a_question_on_the_page_with_every_question_is_there_when_go_to_settles() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host("<readiness-check></readiness-check>").await?;
    let script = "await host.start('all'); await host.goTo('42001:A.10.4'); return [!!find(\"[data-item='42001:A.10.4']\"), find('.screen-heading').textContent]";
    assert_eq!(visit.run(script).await?, json!([true, "All questions on one page"]));
    visit.until_true("it has the focus", "return root.activeElement?.closest('[data-item]')?.dataset.item === '42001:A.10.4'").await?;
    visit.end().await
}

#[tokio::test]
async fn another_target_changes_what_is_asked_on_the_open_screen() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host("<readiness-check></readiness-check>").await?;
    assert_eq!(everything(&visit, 172).await?.len(), 172);
    target(&visit, "42001").await?;
    visit.until_true("only what is asked now is shown", "return all('fieldset[data-item]').length === 70").await?;
    target(&visit, "both").await?;
    visit.until_true("all are shown again", "return all('fieldset[data-item]').length === 172").await?;
    assert_eq!(visit.summary().await?["total"], Value::from(172));
    visit.end().await
}
