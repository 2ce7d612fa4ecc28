//! Promise: every example of a host page works as it stands, and a loud theme changes nothing inside the element.

use anyhow::Result;
use browser_tests::Visit;
use serde_json::{Value, json};

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
    // The data layer has heard every event of the element, as one flat object each.
    let script = "return [window.dataLayer, witness.events.map(({ type, detail }) => ({ event: `readiness:${type}`, ...detail })), document.querySelectorAll('#heard li').length]";
    let heard = visit.ask(script, Vec::new()).await?;
    assert_eq!(heard[0], heard[1]);
    assert!(heard[0].as_array().is_some_and(|list| list.len() >= 2 && heard[2] == list.len()), "{heard}");
    // What the visitor hands over is not for a tag manager.
    let script = "const before = dataLayer.length;
        host.dispatchEvent(new CustomEvent('readiness:share', { bubbles: true, composed: true, detail: { answers: 1 } }));
        return dataLayer.length - before";
    assert_eq!(visit.ask(script, Vec::new()).await?, json!(0));
    visit.end().await
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

#[tokio::test]
async fn each_example_says_what_it_shows_and_needs_nothing_from_elsewhere() -> Result<()> {
    let visit = Visit::start().await?;
    for name in ["plain", "wordpress", "react", "strict", "dialog", "iframe", "tag-manager"] {
        visit.open(&format!("{}examples/{name}.html", visit.server.address())).await?;
        let said: Value = visit.ask("return [document.querySelector('h1 + p').textContent.startsWith('This page shows'), document.querySelectorAll('style, script:not([src]), [style]:not(iframe)').length]", Vec::new()).await?;
        assert_eq!(said, json!([true, 0]), "{name}");
    }
    assert!(visit.server.requests().iter().all(|request| !request.address.contains("//")), "an address leads elsewhere");
    visit.end().await
}
