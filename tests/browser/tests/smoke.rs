//! Does the stand-alone page start under its strict policy without a single complaint?

use anyhow::Result;
use browser_tests::{Engine, Page, serve};
use serde_json::json;

#[tokio::test]
async fn the_page_starts_without_a_complaint() -> Result<()> {
    let server = serve()?;
    let page = Page::start(Engine::Chromium).await?;
    page.open_ready(&server.address()).await?;
    let defined = page.ask("return !!customElements.get('readiness-check')", Vec::new()).await?;
    assert_eq!(defined, json!(true), "the element is not defined");
    let sections = page.ask("return all('section').map((section) => section.ariaLabel || section.getAttribute('aria-labelledby'))", Vec::new());
    let names: Vec<Option<String>> = serde_json::from_value(sections.await?)?;
    assert!(matches!(names.as_slice(), [Some(name)] if !name.is_empty()), "not one named section: {names:?}");
    assert_eq!(page.violations().await?, [""; 0]);
    assert_eq!(page.errors().await?, [""; 0]);
    page.close().await
}
