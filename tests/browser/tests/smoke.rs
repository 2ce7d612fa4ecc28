//! Does the stand-alone page start under its strict policy without a single complaint, in every engine?

use anyhow::Result;
use browser_tests::{Engine, Visit, in_each_engine};
use serde_json::json;

in_each_engine!(the_page_starts_without_a_complaint);

async fn the_page_starts_without_a_complaint(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    visit.open_ready(&visit.server.address()).await?;
    let defined = visit.ask("return !!customElements.get('readiness-check')", Vec::new()).await?;
    assert_eq!(defined, json!(true), "the element is not defined");
    let sections = visit.ask("return all('section').map((section) => section.ariaLabel || section.getAttribute('aria-labelledby'))", Vec::new());
    let names: Vec<Option<String>> = serde_json::from_value(sections.await?)?;
    assert!(matches!(names.as_slice(), [Some(name)] if !name.is_empty()), "not one named section: {names:?}");
    visit.ready().await?;
    visit.end().await
}
