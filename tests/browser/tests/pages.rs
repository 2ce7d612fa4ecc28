//! Promise: the pages around the element work without a script, fit every width, and the list of questions is the one that is asked.

use std::{fs, path::Path};

use anyhow::Result;
use browser_tests::{Looks, Visit};
use serde_json::{Value, json};
use xtask::server::Change;

const PAGES: [&str; 4] = ["privacy.html", "questions.html", "checkup.html", "recovery.html"];

async fn list(visit: &Visit, script: &str) -> Result<Vec<Value>> {
    Ok(serde_json::from_value(visit.ask(script, Vec::new()).await?)?)
}

#[tokio::test]
async fn the_printed_list_has_the_questions_and_answers_of_the_program() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_alone().await?;
    visit.show("all").await?;
    let asked = "return all('fieldset[data-item]').map((f) => [f.dataset.item, f.querySelectorAll('input[type=radio]').length])";
    let asked = list(&visit, asked).await?;
    // No script may run: what is there is what the file says.
    visit.server.change(
        "/questions.html",
        Change::Header("Content-Security-Policy".to_owned(), "default-src 'none'; style-src 'self'; img-src 'self'".to_owned()),
    );
    visit.open(&format!("{}questions.html", visit.server.address())).await?;
    let listed = "return [...document.querySelectorAll('article')].map((a) => [a.id, a.querySelectorAll('.boxes li').length])";
    let mut listed = list(&visit, listed).await?;
    assert_eq!(listed.len(), 172);
    let (mut sorted, by) = (asked, |row: &Value| row.to_string());
    sorted.sort_by_key(by);
    listed.sort_by_key(by);
    assert_eq!(listed, sorted);
    assert_eq!(visit.ask("return document.scripts.length", Vec::new()).await?, json!(0));
    let empty = "return [...document.querySelectorAll('article p, article li, h2, h3, h4')].filter((e) => !e.textContent.trim()).length";
    assert_eq!(visit.ask(empty, Vec::new()).await?, json!(0));
    visit.end().await
}

#[tokio::test]
async fn no_question_is_cut_where_a_page_of_paper_ends() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open(&format!("{}questions.html", visit.server.address())).await?;
    visit.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
    let cut = "return [...document.querySelectorAll('article')].filter((e) => getComputedStyle(e).breakInside !== 'avoid').length";
    assert_eq!(visit.ask(cut, Vec::new()).await?, json!(0));
    let loose = "return [...document.querySelectorAll('h2, h3, h4')].filter((e) => getComputedStyle(e).breakAfter !== 'avoid').length";
    assert_eq!(visit.ask(loose, Vec::new()).await?, json!(0));
    visit.end().await
}

#[tokio::test]
async fn every_page_fits_every_width_and_both_directions() -> Result<()> {
    let visit = Visit::start().await?;
    for (width, rtl) in [(280, false), (360, false), (1600, false), (280, true)] {
        visit.look(Looks { width, rtl, ..Looks::default() }).await?;
        for page in PAGES {
            visit.open(&format!("{}{page}", visit.server.address())).await?;
            visit.until_true("the page is styled", "return getComputedStyle(document.querySelector('main')).maxInlineSize !== 'none'").await?;
            // The bar that scrolls downwards may take its part of the window.
            let wide = "const page = document.documentElement; return [innerWidth, page.scrollWidth - page.clientWidth]";
            assert_eq!(visit.ask(wide, Vec::new()).await?, json!([width, 0]), "{page} at {width}, from right to left: {rtl}");
        }
    }
    visit.end_with(&["readiness-check.0000000000000000.js"]).await
}

#[tokio::test]
async fn the_readme_quotes_what_the_privacy_page_says() -> Result<()> {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../README.md"))?;
    let section = readme.lines().skip_while(|line| *line != "## Privacy, in words you can quote");
    let quote = section.skip_while(|line| !line.starts_with("> ")).map_while(|line| line.strip_prefix("> "));
    let quote = quote.collect::<Vec<_>>().join(" ");
    let visit = Visit::start().await?;
    visit.open(&format!("{}privacy.html", visit.server.address())).await?;
    let said = "return [...document.querySelectorAll('blockquote p')].map((p) => p.textContent).join(' ')";
    assert_eq!(visit.ask(said, Vec::new()).await?, json!(quote));
    visit.end().await
}

#[tokio::test]
async fn the_privacy_page_names_the_keys_and_the_policy_that_hold() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_alone().await?;
    visit.show("quick").await?;
    visit.click("fieldset input[value='done']").await?;
    visit.run("await host.exportState()").await?;
    let kept = visit.ask("return [Object.keys(localStorage), document.cookie]", Vec::new()).await?;
    assert_eq!(kept, json!([["readiness-check:default:default"], ""]));
    visit.open(&format!("{}privacy.html", visit.server.address())).await?;
    assert_eq!(visit.ask("return document.scripts.length", Vec::new()).await?, json!(0));
    let codes = list(&visit, "return [...document.querySelectorAll('code')].map((c) => c.textContent)").await?;
    for code in [
        "readiness-check:<storage-key>:<name>",
        "readiness-check:<storage-key>::quarantine:<number>",
        "connect-src 'none'",
        "cargo xtask verify-silence",
    ] {
        assert!(codes.contains(&json!(code)), "{code} is not in {codes:?}");
    }
    visit.end().await
}
