//! Promise: single keys answer, lead from question to question and open their list, in each engine; never while one writes, and not at all where the visitor says so.

use anyhow::Result;
use browser_tests::{Engine, Hands, Visit, in_each_engine};
use serde_json::json;
use thirtyfour::Key;

in_each_engine!(
    keys_answer_and_lead_from_question_to_question,
    the_list_of_keys_opens_closes_and_switches_them_off,
    a_term_of_the_field_is_explained_where_it_stands,
    a_filter_is_there_again_on_the_way_back,
);

const KEPT: &str = "return JSON.parse(localStorage.getItem('readiness-check:default:default'))?.meta.keys";

async fn keys_answer_and_lead_from_question_to_question(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    let hands = Hands::on(&visit);
    visit.open_host("<readiness-check start='all'></readiness-check>").await?;
    visit.until_true("every question is there", "return all('fieldset[data-item]').length === 172").await?;
    // Keys that are pressed elsewhere on the page are the page's own.
    hands.key("j").await?;
    assert!(visit.is("return root.activeElement === null").await?, "a key outside moved the focus");
    hands.tab_to(".filters .chip").await?;
    hands.key("3").await?;
    assert_eq!(visit.summary().await?["answered"], json!(0), "a digit answered where no question has the focus");
    hands.key("j").await?;
    let first = hands.until_other("").await?;
    hands.key("3").await?;
    visit.until_true("the focus went along with the answer", "return root.activeElement?.checked && root.activeElement.value === 'partial'").await?;
    assert_eq!(visit.chosen(&first).await?, "partial");
    hands.look().await?;
    hands.key("j").await?;
    let second = hands.until_other(&first).await?;
    // A clause cannot be left out, so its last answer is the sixth, and the seventh as at a control.
    hands.key("8").await?;
    assert_eq!(visit.chosen(&second).await?, "");
    for key in ["6", "1", "7"] {
        hands.key(key).await?;
        let state = if key == "1" { "none" } else { "unsure" };
        visit.until_true("it is answered", &format!("return root.activeElement?.value === '{state}' && root.activeElement.checked")).await?;
    }
    hands.key("k").await?;
    assert_eq!(hands.until_other(&second).await?, first);
    assert_eq!(hands.answer().await?, json!("partial"), "the focus is not on the answer that is there");
    hands.key("k").await?;
    assert_eq!(hands.question().await?, first, "before the first there is none");
    // Other keys held make it the browser's or the page's own.
    let held = if engine == Engine::Chromium { vec![Key::Alt, Key::Control, Key::Meta] } else { vec![Key::Alt] };
    for held in held {
        hands.with(held, "1").await?;
        assert_eq!(visit.chosen(&first).await?, "partial");
    }
    // In a text all of them are letters.
    hands.tab_to("fieldset .row-tools button + button").await?;
    hands.key(Key::Enter + "").await?;
    hands.tab_to("textarea").await?;
    hands.key("j k 1 2 ?").await?;
    visit.until_true("it is written", "return root.activeElement.value === 'j k 1 2 ?'").await?;
    assert!(visit.is("return !find('dialog')").await?);
    assert_eq!(visit.chosen(&first).await?, "partial");
    hands.tab_back_to("#filter-search").await?;
    hands.key("j?").await?;
    assert!(visit.is("return root.activeElement.value === 'j?' && !find('dialog')").await?);
    // What a filter hides is passed by.
    hands.with(Key::Control, "a").await?;
    hands.key(Key::Delete + "").await?;
    hands.key("supplier").await?;
    visit.until_true("few are left", "return all('.cell:not([hidden])').length < 30").await?;
    hands.tab_back_to(".chip").await?;
    hands.key("j").await?;
    let found = hands.until_other("").await?;
    hands.key("j").await?;
    let next = hands.until_other(&found).await?;
    let shown = json!([found, next]);
    let script = "return JSON.stringify([...all('.cell:not([hidden]) > [data-item]')].slice(0, 2).map((e) => e.dataset.item))";
    assert_eq!(visit.ask(script, Vec::new()).await?, json!(shown.to_string()));

    // One at a time: each question, and the next one with its own screen.
    visit.show("quick").await?;
    visit.until_screen("Question").await?;
    hands.tab_to(".quick input").await?;
    let one = hands.question().await?;
    hands.key("4j").await?;
    let two = hands.until_other(&one).await?;
    hands.key("2k").await?;
    assert_eq!(hands.until_other(&two).await?, one);
    assert_eq!(hands.answer().await?, json!("done"));
    assert_eq!(visit.export().await?["answers"][&two]["state"], json!("planned"));
    visit.end().await
}

async fn the_list_of_keys_opens_closes_and_switches_them_off(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    let hands = Hands::on(&visit);
    visit.open_host("<readiness-check start='quick'></readiness-check>").await?;
    hands.tab_to(".quick input").await?;
    hands.key("?").await?;
    visit.until_true("the list is open", "return find('dialog')?.matches(':modal') && !!root.activeElement?.closest('dialog')").await?;
    let says = visit.text("dialog").await?;
    for word in ["Keyboard shortcuts", "Not started", "Not sure", "Next question", "Previous question", "Single-key shortcuts", "Esc"] {
        assert!(says.contains(word), "the list does not say {word:?}: {says}");
    }
    assert_eq!(visit.ask("return all('dialog kbd').slice(0, 7).map((e) => e.textContent).join('')", Vec::new()).await?, json!("1234567"));
    // Under it nothing answers.
    hands.key("2j").await?;
    assert!(visit.is("return !find('input:checked[type=radio]') && !!root.activeElement?.closest('dialog')").await?);
    hands.key(Key::Escape + "").await?;
    visit.until_true("it is closed", "return !find('dialog')").await?;
    hands.until_on(".quick input").await?;
    hands.look().await?;

    // Switched off before anything was answered, nothing is kept; the switch is at the same place on each screen.
    hands.tab_to(".foot .keys-list").await?;
    hands.key(Key::Enter + "").await?;
    hands.until_on("dialog button").await?;
    hands.tab_to("#single-keys").await?;
    hands.key(" ").await?;
    visit.until_text("dialog [role='status']", "Off.").await?;
    // Backwards: Firefox does not lead round to it.
    hands.tab_back_to("dialog button").await?;
    hands.key(Key::Enter + "").await?;
    hands.until_on(".foot .keys-list").await?;
    assert_eq!(visit.kept().await?, json!({}), "a wish alone is kept");
    hands.tab_back_to(".quick input").await?;
    hands.key("2?j").await?;
    assert!(visit.is("return !find('dialog') && !find('input:checked') && !find('.keys')?.checkVisibility()").await?, "a key still does something");
    hands.key(" ").await?;
    visit
        .until_true("the space bar answers as in every browser", "return !!find('input:checked') && find('input:checked') === root.activeElement")
        .await?;
    visit.until_true("the wish is kept beside the answer", &format!("{KEPT} === 'off'")).await?;

    visit.reload().await?;
    hands.tab_to(".quick input").await?;
    hands.key("3").await?;
    assert!(visit.is("return find('input:checked').value !== 'partial'").await?, "the wish is forgotten");
    hands.tab_to(".foot .keys-list").await?;
    hands.key(Key::Enter + "").await?;
    hands.until_on("dialog button").await?;
    hands.tab_to("#single-keys").await?;
    hands.key(" ").await?;
    hands.key(Key::Escape + "").await?;
    visit.until_true("it is closed", "return !find('dialog')").await?;
    hands.tab_back_to(".quick input").await?;
    hands.key("3").await?;
    visit.until_true("it answers again", "return find('input:checked').value === 'partial'").await?;
    visit.until_true("that is kept", &format!("{KEPT} === 'on'")).await?;
    visit.end().await
}

async fn a_term_of_the_field_is_explained_where_it_stands(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    let hands = Hands::on(&visit);
    visit.open_host("<readiness-check></readiness-check>").await?;
    visit.run("await host.goTo('hls:9.2.1')").await?;
    visit.until_true("the question has the focus", "return root.activeElement?.closest('[data-item]')?.dataset.item === 'hls:9.2.1'").await?;
    hands.press("[data-item='hls:9.2.1'] .row-tools button").await?;
    hands.tab_to("[data-item='hls:9.2.1'] .help .term").await?;
    let term = visit.ask("return root.activeElement.textContent", Vec::new()).await?;
    hands.key(Key::Enter + "").await?;
    visit.until_true("it is explained", "return find('dialog')?.matches(':modal') && find('#window-text')?.textContent.length > 40").await?;
    hands.look().await?;
    hands.key(Key::Escape + "").await?;
    visit.until_true("it is closed", "return !find('dialog')").await?;
    assert_eq!(visit.ask("return root.activeElement?.textContent", Vec::new()).await?, term, "the focus is not back");
    // Once per row, and on a question, a result and a plan.
    let twice = "const all_ = [...find(\"[data-item='hls:9.2.1']\").querySelectorAll('.term')].map((e) => e.textContent.toLowerCase());
        return all_.length > 1 && new Set(all_).size === all_.length";
    assert!(visit.is(twice).await?, "a term is marked twice in a row");
    let somewhere = "const label = find('.row .question .term'); return !!label && !label.closest('label, legend, .hint')";
    visit.show("all").await?;
    visit.until_true("a question names a term", somewhere).await?;
    visit.import(browser_tests::sample("running-user")?, false).await?;
    visit.show("results").await?;
    visit.until_true("the results name a term", "return all('.results .term').length > 2").await?;
    visit.ask("find(\".screen [data-to='plan']\").click()", Vec::new()).await?;
    visit.until_true("the plan names a term", "return all('[data-action] .term').length > 5").await?;
    visit.end().await
}

async fn a_filter_is_there_again_on_the_way_back(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    let hands = Hands::on(&visit);
    visit.open_host("<readiness-check start='all'></readiness-check>").await?;
    visit.until_true("every question is there", "return all('fieldset[data-item]').length === 172").await?;
    hands.tab_to("#filter-search").await?;
    hands.key("supplier").await?;
    visit.until_true("few are left", "return all('.cell:not([hidden])').length < 30").await?;
    let shown = "return all('.cell:not([hidden]) > [data-item]').map((e) => e.dataset.item).join(' ')";
    let before = visit.ask(shown, Vec::new()).await?;
    hands.tab_to(".cell:not([hidden]) .row-tools button").await?;
    hands.key(Key::Enter + "").await?;
    hands.tab_to(".cell:not([hidden]) .help-links button").await?;
    let link = visit.ask("return root.activeElement.dataset.to", Vec::new()).await?;
    hands.key(Key::Enter + "").await?;
    let there = format!("return root.activeElement?.closest('[data-item]')?.dataset.item === {link}");
    visit.until_true("the other question has the focus", &there).await?;
    visit.press("Back to:").await?;
    visit.until_true("the link has the focus", &format!("return root.activeElement?.dataset.to === {link}")).await?;
    assert_eq!(visit.ask(shown, Vec::new()).await?, before, "the filter is another one");
    assert!(visit.is("return find('#filter-search').value === 'supplier'").await?);
    // By way of another screen it is the same.
    visit.press_in(".foot", "Words of the field").await?;
    visit.until_screen("Words of the field").await?;
    visit.press("Back to:").await?;
    visit.until_true("the questions are there", "return all('fieldset[data-item]').length === 172").await?;
    assert_eq!(visit.ask(shown, Vec::new()).await?, before);
    visit.end().await
}
