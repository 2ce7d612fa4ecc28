//! Promise: the report is printed in a language of its own, whose words come only when they are wanted; the visit stays in its language.

use anyhow::{Context, Result};
use browser_tests::{Engine, Visit, dist, in_each_engine, sample};
use serde_json::{Value, json};
use xtask::server::Change;

const PLAIN: &str = "<readiness-check></readiness-check>";
/// A phrase of the report, in English and in the other language.
const ASK: (&str, &str) = ("What we ask the board for", "מה מתבקש מההנהלה");

/// Chooses a language; the list of one engine's driver cannot be clicked.
async fn choose(visit: &Visit, lang: &str) -> Result<()> {
    let script = "const list = find('#report-language'); list.value = arguments[0]; list.dispatchEvent(new Event('change', { bubbles: true }))";
    visit.until_true("there is a choice", "return !!find('#report-language')").await?;
    visit.ask(script, vec![json!(lang)]).await.map(drop)
}

/// Prints as the buttons do, and tells what was on paper when the browser was asked.
async fn printed(visit: &Visit) -> Result<Value> {
    visit.ask("window.papers = []", Vec::new()).await?;
    visit.ask("host.print('board')", Vec::new()).await?;
    visit.until_true("the browser is asked to print", "return window.papers.length === 1").await?;
    visit.until_true("the print is over", "return !find('[data-print]')").await?;
    visit.ask("return window.papers[0]", Vec::new()).await
}

async fn the_report_alone_is_in_the_language_that_was_chosen(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    visit.open_host(PLAIN).await?;
    visit.import(sample("certified-provider")?, false).await?;
    visit.show("results").await?;
    let stub = "window.print = () => { const paper = find('[data-print]'); papers.push([paper.lang, paper.dir, paper.querySelector('.asks .heading').textContent]); }";
    visit.run(stub).await?;
    visit
        .until_true(
            "all languages are there",
            "return [...(find('#report-language')?.options ?? [])].map((o) => o.value).sort().join() === 'en,es,he'",
        )
        .await?;
    assert_eq!(printed(&visit).await?, json!(["en", "ltr", ASK.0]));
    let came = "return performance.getEntriesByType('resource').filter((e) => /-he\\.[0-9a-f]{16}\\.txt$/.test(e.name)).length";
    assert_eq!(visit.ask(came, Vec::new()).await?, json!(0), "nothing comes before it is wanted");
    choose(&visit, "he").await?;
    visit.until_text(".report-language", "The report is printed in this language; this screen stays as it is.").await?;
    assert_eq!(visit.ask(came, Vec::new()).await?, json!(2));
    assert_eq!(printed(&visit).await?, json!(["he", "rtl", ASK.1]));
    assert!(
        visit
            .is("return find('section').lang === 'en' && find('section').dir === 'ltr' && find('.screen-heading').textContent === 'Results'")
            .await?
    );
    // What was chosen stays chosen on another screen and back.
    visit.show("full").await?;
    visit.show("results").await?;
    visit.until_true("it is still chosen", "return find('#report-language')?.value === 'he'").await?;
    choose(&visit, "en").await?;
    visit.until_true("nothing more is said", "return find('.report-language [role=status]').textContent === ''").await?;
    assert_eq!(printed(&visit).await?, json!(["en", "ltr", ASK.0]));
    visit.end().await
}

/// The address of the other language's second pack.
fn guidance() -> Result<String> {
    let names = std::fs::read_dir(dist()?)?.filter_map(|file| file.ok()?.file_name().into_string().ok());
    let name = names.into_iter().find(|name| name.starts_with("guidance-he.") && name.ends_with(".txt")).context("there is no such pack")?;
    Ok(format!("/{name}"))
}

async fn a_language_that_does_not_come_leaves_the_report_as_it_was(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    visit.server.change(&guidance()?, Change::Status(404));
    visit.open_host(PLAIN).await?;
    visit.import(sample("certified-provider")?, false).await?;
    visit.show("results").await?;
    let stub = "window.print = () => { const paper = find('[data-print]'); papers.push([paper.lang, paper.dir, paper.querySelector('.asks .heading').textContent]); }";
    visit.run(stub).await?;
    choose(&visit, "he").await?;
    visit.until_text(".report-language", "That language could not be loaded, so the report stays in the language of this screen.").await?;
    assert!(visit.is("return find('#report-language').value === 'en'").await?);
    assert_eq!(printed(&visit).await?, json!(["en", "ltr", ASK.0]));
    visit.end_with(&["404", "integrity"]).await
}

in_each_engine!(the_report_alone_is_in_the_language_that_was_chosen, a_language_that_does_not_come_leaves_the_report_as_it_was,);
