//! Promise: as a dialog the element opens and closes as people expect: Escape, focus that returns, a page behind it that takes nothing.

use anyhow::Result;
use browser_tests::{Engine, Visit, in_each_engine};
use serde_json::json;
use thirtyfour::Key;
use xtask::server::Change;

in_each_engine!(a_press_opens_it_escape_closes_it_and_the_focus_returns);

const PAGE: &str = "<p><a id='opener' href='/elsewhere' data-readiness-open='check'>Check your readiness</a></p>
    <p><button id='other'>Another</button></p>
    <readiness-check id='check' mode='dialog'><a href='/readiness/'>Open the readiness check</a></readiness-check>";

async fn a_press_opens_it_escape_closes_it_and_the_focus_returns(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    visit.open_page("host.html", PAGE).await?;
    visit.until_true("the element is defined", "return !!host.shadowRoot").await?;
    assert!(!visit.is("return find('dialog').checkVisibility() || document.querySelector('#check a').checkVisibility()").await?);
    assert_eq!(visit.server.requests().iter().filter(|r| r.address.contains(".wasm")).count(), 0, "it loads before anybody asks for it");
    let opener = visit.browser.find(thirtyfour::By::Id("opener")).await?;
    opener.focus().await?;
    opener.click().await?;
    visit.ready().await?;
    assert!(visit.is("return find('dialog').matches(':modal') && find('dialog').ariaLabel === 'Readiness Check'").await?);
    // The page behind it takes neither focus nor a press.
    let behind = "document.querySelector('#other').focus(); return document.activeElement === host";
    assert!(visit.is(behind).await?, "the page behind took the focus");
    assert!(visit.browser.find(thirtyfour::By::Id("other")).await?.click().await.is_err(), "the page behind took a press");
    // It is as wide as there is room, and its questions take answers.
    visit.show("quick").await?;
    visit.ask("find('input[value=done]').click()", Vec::new()).await?;
    assert!(visit.is("return find('.room').clientWidth > 700 && find('.room').scrollWidth <= find('.room').clientWidth").await?);
    visit.browser.action_chain().send_keys(Key::Escape).perform().await?;
    visit.until_true("it is closed", "return !find('dialog').open").await?;
    assert_eq!(visit.ask("return document.activeElement.id", Vec::new()).await?, json!("opener"));
    assert_eq!(visit.summary().await?["answered"], json!(1), "a closed one has forgotten");
    visit.end().await
}

#[tokio::test]
async fn the_host_opens_and_closes_it() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_page("host.html", PAGE).await?;
    visit.until_true("the element is defined", "return !!host.open").await?;
    visit.run("await host.open()").await?;
    assert!(visit.is("return find('dialog').open && find('.screen-heading').checkVisibility()").await?);
    visit.run("await host.close()").await?;
    assert!(!visit.is("return find('dialog').open || find('section').checkVisibility()").await?);
    // Taken away while it is open, it leaves nothing over the page.
    visit.run("await host.open(); window.gone = host; host.remove(); await new Promise((done) => setTimeout(done))").await?;
    assert_eq!(
        visit
            .ask(
                "document.querySelector('#other').focus(); return [document.activeElement.id, window.gone.shadowRoot.querySelector('dialog').open]",
                Vec::new()
            )
            .await?,
        json!(["other", false])
    );
    visit.run("document.body.append(window.gone); await window.gone.open()").await?;
    assert!(visit.is("return find('dialog').open && !!find('.screen-heading')").await?);
    visit.end().await
}

#[tokio::test]
async fn a_dialog_that_waits_or_cannot_start_is_no_trap() -> Result<()> {
    let visit = Visit::start().await?;
    visit.server.change("*.wasm", Change::Status(404));
    visit.open_page("host.html", PAGE).await?;
    visit.until_true("the element is defined", "return !!host.open").await?;
    // While its files are on their way it has a name and a way out.
    let waiting = "const opened = host.open().catch(() => 'refused');
        await new Promise((done) => setTimeout(done));
        const first = [find('dialog').matches(':modal'), find('dialog').ariaLabel, find('.room button').textContent];
        find('.room button').click();
        return [...first, find('dialog').open, await opened]";
    assert_eq!(visit.run(waiting).await?, json!([true, "Readiness Check", "Close", false, "refused"]));
    // What explains it stays, and a link that opens it is a link again.
    visit.until_true("it says that it cannot start", "return !!find('.sorry')?.checkVisibility()").await?;
    visit.run("await new Promise((done) => setTimeout(done, 50))").await?;
    assert!(visit.is("return find('.sorry').checkVisibility() && !find('dialog').open").await?);
    let pressed = "let prevented; document.addEventListener('click', (event) => { prevented = event.defaultPrevented; event.preventDefault(); }, { once: true });
        document.querySelector('#opener').click(); return prevented";
    assert_eq!(visit.ask(pressed, Vec::new()).await?, json!(false));
    // Once the files are there, a method starts it.
    visit.server.change_nothing();
    visit.run("await host.open()").await?;
    assert!(visit.is("return find('dialog').open && !!find('.screen-heading') && !find('.sorry')").await?);
    // Closed and opened at once, it is open and seen.
    visit.run("await host.close(); await host.open(); await new Promise((done) => setTimeout(done, 50))").await?;
    assert!(visit.is("return find('dialog').matches(':modal') && find('.screen-heading').checkVisibility()").await?);
    visit.press("Close").await?;
    visit.until_true("it is closed", "return !find('dialog').open && find('section').hidden").await?;
    visit.end_with(&["404", "could not start", "integrity"]).await
}
