//! Promise: every example of a host page works as it stands, and a loud theme changes nothing inside the element.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use browser_tests::Visit;
use serde_json::{Value, json};
use xtask::server::Change;

/// Opens an example and waits until its element is ready.
async fn open(visit: &Visit, name: &str) -> Result<()> {
    visit.open(&format!("{}examples/{name}.html", visit.server.address())).await?;
    visit.ready().await
}

/// Gives one answer with the mouse and waits until it is kept under this name.
async fn answer_is_kept(visit: &Visit, key: &str) -> Result<()> {
    visit.run("await host.goTo('27001:A.5.1')").await?;
    visit.choose("27001:A.5.1", "partial").await?;
    assert_eq!(visit.chosen("27001:A.5.1").await?, "partial");
    let kept = format!("return (localStorage.getItem('readiness-check:{key}:default') ?? '').includes('partial')");
    visit.until_true("the answer is kept", &kept).await
}

#[tokio::test]
async fn plain_strict_and_tag_manager_pages_take_an_answer_without_a_complaint() -> Result<()> {
    let visit = Visit::start().await?;
    for name in ["plain", "strict", "tag-manager"] {
        open(&visit, name).await?;
        answer_is_kept(&visit, &format!("example-{name}")).await?;
        visit.no_complaint().await?;
    }
    visit.end().await
}

#[tokio::test]
async fn a_tag_manager_gets_what_the_recipe_names_and_nothing_else() -> Result<()> {
    let visit = Visit::start().await?;
    open(&visit, "tag-manager").await?;
    answer_is_kept(&visit, "example-tag-manager").await?;
    let names = "return [dataLayer.map((said) => said.event), witness.events.filter((e) => e.type !== 'storage').map((e) => `readiness_${e.type}`)]";
    let names = visit.ask(names, Vec::new()).await?;
    assert_eq!(names[0], names[1]);
    let first = visit.ask("return dataLayer[0]", Vec::new()).await?;
    assert_eq!(first, json!({ "event": "readiness_ready", "readiness": { "restored": false } }));
    // Each event with all that it may carry, and what goes on of it; what the visitor hands over never does.
    let rows = [
        ("ready", json!({ "version": "1.0.0", "restored": true, "storage": "local" }), Some(json!({ "restored": true }))),
        ("progress", json!({ "answered": 15, "total": 70, "mode": "all" }), Some(json!({ "tenth": 2, "mode": "all" }))),
        ("result", json!({ "path": "aims", "coverage": 0.3 }), Some(json!({ "coverage": 0.3 }))),
        ("deepened", json!({ "carried": 20 }), Some(json!({}))),
        ("export", json!({ "kind": "gaps.xlsx" }), Some(json!({ "kind": "gaps.xlsx" }))),
        ("cta", json!({ "href": "https://example.com/" }), Some(json!({}))),
        ("error", json!({ "code": "a-code", "message": "a message" }), Some(json!({ "code": "a-code" }))),
        ("storage", json!({ "state": "saved" }), None),
        ("share", json!({ "path": "aims", "answers": { "hls:5.1": "done" } }), None),
    ];
    let told: Vec<Value> = rows.iter().map(|(kind, detail, _)| json!([kind, detail])).collect();
    let expected: Vec<Value> =
        rows.iter().filter_map(|(kind, _, on)| Some(json!({ "event": format!("readiness_{kind}"), "readiness": on.as_ref()? }))).collect();
    let script = "const before = dataLayer.length;
        for (const [kind, detail] of arguments[0]) host.dispatchEvent(new CustomEvent(`readiness:${kind}`, { bubbles: true, composed: true, detail }));
        return [dataLayer.slice(before), document.querySelectorAll('#heard li').length - before]";
    assert_eq!(visit.ask(script, vec![json!(told)]).await?, json!([expected, expected.len()]));
    visit.end().await
}

/// The table of events in a file of the project, from its first line to its last.
fn recipe(path: &str) -> Result<String> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path))?;
    let (_, after) = text.split_once("const HEARD = {\n").with_context(|| format!("no recipe in {path}"))?;
    let (table, _) = after.split_once("\n};").with_context(|| format!("no end of the recipe in {path}"))?;
    Ok(table.to_owned())
}

#[test]
fn the_example_of_a_tag_manager_is_the_recipe_of_the_documents() -> Result<()> {
    assert_eq!(recipe("embed/examples/tag-manager.js")?, recipe("docs/tag-managers.md")?);
    Ok(())
}

#[tokio::test]
async fn a_page_that_mounts_twice_and_moves_shows_one_working_element() -> Result<()> {
    let visit = Visit::start().await?;
    open(&visit, "react").await?;
    visit.until_true("the page has moved the element", "return 'moved' in document.body.dataset").await?;
    let script = "return [document.querySelectorAll('readiness-check').length, host.parentElement.id, all('.widget').length, all('slot').length]";
    assert_eq!(visit.ask(script, Vec::new()).await?, json!([1, "second", 1, 0]));
    answer_is_kept(&visit, "example-react").await?;
    assert_eq!(visit.events("ready").await?.len(), 1);
    visit.end().await
}

#[tokio::test]
async fn the_frame_on_its_page_takes_an_answer_and_has_its_height() -> Result<()> {
    let visit = Visit::start().await?;
    open(&visit, "iframe").await?;
    visit.browser.enter_frame(0).await?;
    answer_is_kept(&visit, "example-frame").await?;
    visit.show("full").await?;
    let inside = visit.ask("return Math.ceil(host.getBoundingClientRect().height)", Vec::new()).await?;
    visit.browser.enter_default_frame().await?;
    visit.until_true("the frame follows", &format!("return document.querySelector('iframe').clientHeight === {inside}")).await?;
    visit.end().await
}

#[tokio::test]
async fn the_dialog_opens_from_its_button_and_takes_an_answer() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open(&format!("{}examples/dialog.html", visit.server.address())).await?;
    visit.until_true("the element is defined", "return !!customElements.get('readiness-check')").await?;
    let open = "return !!find('dialog[open]')";
    assert!(!visit.is(open).await?, "it opens by itself");
    visit.browser.find(thirtyfour::By::Css("[data-readiness-open]")).await?.click().await?;
    visit.until_true("the dialog is open", open).await?;
    visit.ready().await?;
    answer_is_kept(&visit, "example-dialog").await?;
    visit.run("await host.close()").await?;
    assert!(!visit.is(open).await?, "it stays open");
    visit.end().await
}

/// How a handful of parts look: what a theme's rules for tags would change first.
const LOOKS: &str = "await host.start('full'); await host.goTo('27001:A.5.1');
    const part = (selector) => { const style = getComputedStyle(find(selector)); return ['display', 'fontSize', 'textTransform', 'letterSpacing', 'textIndent',
        'boxSizing', 'position', 'float', 'opacity', 'color', 'backgroundColor', 'borderRadius', 'lineHeight', 'marginBottom'].map((name) => `${selector} ${name}: ${style[name]}`); };
    return ['section', 'fieldset', 'legend', 'input[type=radio]', '.choice', 'button', 'p', '.screen-heading'].flatMap(part)";

#[tokio::test]
async fn a_loud_theme_changes_nothing_inside_the_element() -> Result<()> {
    let visit = Visit::start().await?;
    open(&visit, "plain").await?;
    let plain: Vec<String> = serde_json::from_value(visit.run(LOOKS).await?)?;
    open(&visit, "wordpress").await?;
    let loud: Vec<String> = serde_json::from_value(visit.run(LOOKS).await?)?;
    let different: Vec<_> = plain.iter().zip(&loud).filter(|(one, other)| one != other).collect();
    assert!(plain.len() > 100 && different.is_empty(), "{different:#?}");
    // The theme is loud: what stands beside the element shows it.
    let theme = "const beside = document.querySelector('#posts p'); const field = document.body.appendChild(document.createElement('fieldset'));
        return [getComputedStyle(document.documentElement).fontSize, getComputedStyle(beside).textTransform, getComputedStyle(field).display, document.querySelectorAll('#posts p').length]";
    assert_eq!(visit.run(theme).await?, json!(["10px", "uppercase", "none", 200]));
    answer_is_kept(&visit, "example-wordpress").await?;
    visit.end().await
}

/// What a document has asked for: whether anything, and all that is not of its own origin.
const OUTSIDE: &str = "const names = performance.getEntriesByType('resource').map((e) => e.name);
    return [names.length > 0, names.filter((name) => !name.startsWith(`${location.origin}/`))]";

#[tokio::test]
async fn each_example_says_what_it_shows_and_needs_nothing_from_elsewhere() -> Result<()> {
    let visit = Visit::start().await?;
    // Without the server's policy, which would stop a request before it is seen.
    visit.server.change("*.html", Change::NoHeader("Content-Security-Policy".to_owned()));
    for name in ["plain", "wordpress", "react", "strict", "dialog", "iframe", "tag-manager"] {
        if name == "dialog" {
            visit.open(&format!("{}examples/{name}.html", visit.server.address())).await?;
            visit.until_true("the element is defined", "return !!customElements.get('readiness-check')").await?;
        } else {
            open(&visit, name).await?;
        }
        let said: Value = visit.ask("return [document.querySelector('h1 + p').textContent.startsWith('This page shows'), document.querySelectorAll('style, script:not([src]), [style]:not(iframe)').length]", Vec::new()).await?;
        assert_eq!(said, json!([true, 0]), "{name}");
        assert_eq!(visit.ask(OUTSIDE, Vec::new()).await?, json!([true, []]), "{name} asks elsewhere");
        if name == "iframe" {
            visit.browser.enter_frame(0).await?;
            assert_eq!(visit.ask(OUTSIDE, Vec::new()).await?, json!([true, []]), "the frame asks elsewhere");
            visit.browser.enter_default_frame().await?;
        }
    }
    visit.no_complaint().await?;
    // The check sees a request that leads elsewhere.
    let elsewhere = format!("{}icon.svg", visit.server.other_origin());
    visit.run(&format!("await fetch('{elsewhere}', {{ mode: 'no-cors' }})")).await?;
    visit.until_true("it is seen", &format!("return performance.getEntriesByType('resource').some((e) => e.name === '{elsewhere}')")).await?;
    assert_eq!(visit.ask(OUTSIDE, Vec::new()).await?, json!([true, [elsewhere]]));
    visit.end().await
}
