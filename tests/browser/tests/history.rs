//! Promise: Back goes one screen back on the stand-alone page and belongs to the host elsewhere; focus and scrolling are the visitor's until they act.

use anyhow::Result;
use browser_tests::Visit;
use serde_json::{Value, json};

#[tokio::test]
async fn back_and_forward_walk_through_the_screens_of_the_stand_alone_page() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_alone().await?;
    visit.press("Start the quick check").await?;
    visit.until_screen("About you").await?;
    visit.press_in(".profile > .buttons", "Go to the quick check").await?;
    visit.until_screen("Question 1 of 20").await?;
    visit.click("input[value='done']").await?;
    visit.press_in(".quick", "Next").await?;
    visit.until_screen("Question 2 of 20").await?;
    visit.press_in(".ways", "All groups").await?;
    visit.until_screen("All groups").await?;
    visit.press_in(".groups", "10").await?;
    visit.until_screen("10").await?;
    for heading in ["All groups", "Question 2 of 20", "Question 1 of 20", "About you", "How far are you"] {
        visit.back().await?;
        visit.until_screen(heading).await?;
    }
    for heading in ["About you", "Question 1 of 20"] {
        visit.browser.forward().await?;
        visit.until_screen(heading).await?;
    }
    assert_eq!(visit.ask("return find('input:checked').value", Vec::new()).await?, json!("done"));
    // A new way from here ends what lay ahead, as in any browser.
    visit.press_in(".ways", "Results").await?;
    visit.until_screen("Results").await?;
    visit.back().await?;
    visit.until_screen("Question 1 of 20").await?;
    visit.end().await
}

#[tokio::test]
async fn back_leads_out_of_the_stand_alone_page_after_its_first_screen() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_elsewhere().await?;
    visit.open_alone().await?;
    visit.press_in(".ways", "Results").await?;
    visit.until_screen("Results").await?;
    visit.back().await?;
    visit.until_screen("How far are you").await?;
    visit.back().await?;
    visit.until_true("the page before is there", "return document.title.includes('without the element')").await?;
    visit.end().await
}

#[tokio::test]
async fn a_hosts_history_is_never_touched() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_elsewhere().await?;
    visit.open_host("<readiness-check></readiness-check>").await?;
    visit.ask("history.replaceState({ host: 1 }, '', '#mine')", Vec::new()).await?;
    let history = "return [history.length, history.state, location.hash]";
    let before = visit.ask(history, Vec::new()).await?;
    for screen in ["quick", "full", "all", "results"] {
        visit.show(screen).await?;
    }
    visit.run("await host.goTo('27001:A.5.1')").await?;
    for (way, heading) in [("Start", "How far are you"), ("About you", "About you"), ("Quick check", "Question 1"), ("Results", "Results")] {
        visit.press_in(".ways", way).await?;
        visit.until_screen(heading).await?;
    }
    assert_eq!(visit.ask(history, Vec::new()).await?, before);
    // The browser's Back is the host's: it leaves the page.
    visit.back().await?;
    visit.until_true("the page before is there", "return document.title.includes('without the element')").await?;
    visit.end().await
}

#[tokio::test]
async fn the_page_neither_scrolls_nor_loses_its_focus_on_load() -> Result<()> {
    let visit = Visit::start().await?;
    let spy = "window.moves = [];
        addEventListener('scroll', () => moves.push('scroll'), true);
        addEventListener('focusin', (event) => moves.push(`focus ${event.composedPath()[0].localName}`), true);
        for (const name of ['scrollIntoView', 'scrollTo', 'focus']) {
            const real = (name === 'focus' ? HTMLElement : Element).prototype[name];
            (name === 'focus' ? HTMLElement : Element).prototype[name] = function (...words) { moves.push(name); return real.apply(this, words); };
        }";
    visit.before_each_page(spy).await?;
    let tall = "<div id='room' hidden></div><readiness-check load='now' start='results'></readiness-check><p>after</p>";
    for again in [false, true] {
        visit.open_host(tall).await?;
        visit.until_true("the screen is there", "return !!find('.screen-heading')").await?;
        visit.run("for (let n = 0; n < 5; n++) await new Promise(requestAnimationFrame)").await?;
        let state = visit.ask("return [window.moves, document.activeElement.localName, scrollX, scrollY]", Vec::new()).await?;
        assert_eq!(state, json!([[], "body", 0, 0]), "with something kept: {again}");
        // The second time there is a place to go back to.
        visit.import(json!({ "answers": { "hls:5.1": "done" } }), false).await?;
        visit.run("await host.goTo('42001:A.10.4')").await?;
    }
    visit.end().await
}

#[tokio::test]
async fn a_change_of_screen_moves_the_focus_to_its_heading() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host("<readiness-check></readiness-check>").await?;
    let focused = |heading: &str| {
        format!("const now = root.activeElement; return !!now?.matches('.screen-heading') && now.textContent.startsWith('{heading}')")
    };
    for (press, within, heading) in [
        ("Start the quick check", ".start", "About you"),
        ("Go to the quick check", ".profile > .buttons", "Question 1 of 20"),
        ("Skip for now", ".quick", "Question 2 of 20"),
        ("Back", ".quick", "Question 1 of 20"),
        ("All groups", ".ways", "All groups"),
        ("A.6", ".main", "27001 A.6"),
        ("One page", ".ways", "All questions on one page"),
        ("Results", ".ways", "Results"),
    ] {
        visit.press_in(within, press).await?;
        visit.until_true(&format!("{heading} has the focus"), &focused(heading)).await?;
        let stops: Value = visit.ask("return all('.screen-heading').map((h) => h.tabIndex)", Vec::new()).await?;
        assert_eq!(stops, json!([-1]), "{heading} is a stop for the tab key");
    }
    visit.end().await
}
