//! Promise: from a figure to its questions and back it is one press each way, and the focus goes along.

use anyhow::Result;
use browser_tests::{Visit, sample};
use serde_json::json;

/// A visitor at the results of a sample organization.
async fn results() -> Result<Visit> {
    let visit = Visit::start().await?;
    visit.open_host("<readiness-check></readiness-check>").await?;
    visit.import(sample("certified-provider")?, false).await?;
    visit.show("results").await?;
    visit.until_true("the figures can be pressed", "return all('.figure-card .figure-link').length > 2").await?;
    Ok(visit)
}

/// Presses the first link that leads there.
async fn follow(visit: &Visit, to: &str) -> Result<()> {
    visit.ask("find(`[data-to=\"${arguments[0]}\"]`).click()", vec![json!(to)]).await.map(drop)
}

/// Waits until the focus is on what a selector finds.
async fn until_focused(visit: &Visit, selector: &str) -> Result<()> {
    let script = format!("return root.activeElement !== null && root.activeElement === find({})", json!(selector));
    visit.until_true(&format!("{selector} has the focus"), &script).await
}

#[tokio::test]
async fn a_figure_leads_to_its_questions_and_every_way_back_ends_where_it_began() -> Result<()> {
    let visit = results().await?;
    follow(&visit, "gaps").await?;
    visit.until_screen("Known gaps").await?;
    until_focused(&visit, ".screen-heading").await?;
    let item = visit.ask("return find('.behind-list [data-to]').dataset.to", Vec::new()).await?;
    let item = item.as_str().unwrap_or_default().to_owned();
    follow(&visit, &item).await?;
    until_focused(&visit, &format!("[data-item=\"{item}\"] input:checked")).await?;
    visit.press("Back to: Known gaps").await?;
    until_focused(&visit, &format!("[data-to=\"{item}\"]")).await?;
    visit.press("Back to: Results").await?;
    until_focused(&visit, "[data-to=\"gaps\"]").await?;
    assert!(visit.is("return !all('button').some((b) => b.textContent.startsWith('Back to:'))").await?, "nothing leads further back");
    visit.end().await
}

#[tokio::test]
async fn an_answer_given_on_the_way_changes_the_figure_that_one_comes_back_to() -> Result<()> {
    let visit = results().await?;
    let before = visit.ask("return find('[data-to=\"stops\"]').textContent", Vec::new()).await?;
    follow(&visit, "stops").await?;
    visit.until_screen("What stops a certificate").await?;
    follow(&visit, "42001:6.1.4").await?;
    until_focused(&visit, "[data-item=\"42001:6.1.4\"] input:checked").await?;
    visit.choose("42001:6.1.4", "proven").await?;
    visit.press("Back to:").await?;
    visit.until_screen("What stops a certificate").await?;
    visit.until_true("what is in place is no longer listed", "return find('[data-to=\"42001:6.1.4\"]') === null").await?;
    visit.press("Back to: Results").await?;
    visit.until_true("the figure is there again", "return find('[data-to=\"stops\"]') !== null").await?;
    let after = visit.ask("return find('[data-to=\"stops\"]').textContent", Vec::new()).await?;
    let number = |value: &serde_json::Value| value.as_str().and_then(|text| text.parse::<i32>().ok());
    assert_eq!(number(&before).map(|n| n - 1), number(&after), "{before} became {after}");
    visit.end().await
}

#[tokio::test]
async fn the_contents_lead_to_each_part_and_the_ways_begin_anew() -> Result<()> {
    let visit = results().await?;
    let parts = visit.ask("return all('.contents button').length", Vec::new()).await?.as_u64().unwrap_or(0);
    assert!(parts >= 9, "{parts} parts");
    for n in 0..parts {
        visit.ask("all('.contents button')[arguments[0]].click()", vec![json!(n)]).await?;
        let script = format!(
            "const title = all('.contents button')[{n}].textContent; const here = root.activeElement;
             const box = here.getBoundingClientRect();
             return here.matches('.heading') && here.textContent === title && box.top >= 0 && box.bottom <= innerHeight"
        );
        visit.until_true(&format!("part {n} is shown and has the focus"), &script).await?;
    }
    follow(&visit, "start.0").await?;
    visit.until_screen("The head start for ISO/IEC 42001").await?;
    visit.press_in(".ways", "All groups").await?;
    visit.until_screen("All groups").await?;
    assert!(visit.is("return !all('button').some((b) => b.textContent.startsWith('Back to:'))").await?, "a way has no way back");
    visit.end().await
}

#[tokio::test]
async fn a_screen_that_was_opened_is_there_again_after_a_reload() -> Result<()> {
    let visit = results().await?;
    follow(&visit, "start.0").await?;
    visit.until_screen("The head start for ISO/IEC 42001").await?;
    visit.run("await host.exportState()").await?;
    visit.reload().await?;
    visit.until_screen("The head start for ISO/IEC 42001").await?;
    visit.end().await
}
