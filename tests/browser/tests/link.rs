//! Promise: an assessment goes into a link and comes out of it on another page, looked at first; a file is handed to the browser.

use anyhow::{Context, Result};
use browser_tests::Visit;
use serde_json::{Value, json};

const PLAIN: &str = "<readiness-check></readiness-check>";

fn ours() -> Value {
    json!({ "profile": { "target": "both", "people": "51-250", "start": "2027-02-01" }, "answers": {
        "hls:5.1": { "state": "done", "note": "where-it-stands", "owner": "Asha", "due": "2027-03-04" }, "27001:A.7.1": { "state": "na", "reason": "no-rooms" },
        "42001:A.2.2": { "state": "partial", "from": "quick" } } })
}

fn states() -> Value {
    json!({ "hls:5.1": { "state": "done" }, "27001:A.7.1": { "state": "na" }, "42001:A.2.2": { "state": "partial" } })
}

async fn share_url(visit: &Visit) -> Result<String> {
    Ok(visit.run("return await host.shareUrl()").await?.as_str().context("no address")?.to_owned())
}

/// The fragment of a link to what `ours` says.
async fn fragment(visit: &Visit) -> Result<String> {
    visit.open_host(PLAIN).await?;
    visit.import(ours(), false).await?;
    let address = share_url(visit).await?;
    let fragment = address.split_once('#').context("no fragment")?.1.to_owned();
    visit.run("await host.reset({ confirm: false })").await?;
    Ok(fragment)
}

/// Opens an address anew, also where only its fragment is another one.
async fn open(visit: &Visit, address: &str) -> Result<()> {
    visit.open("about:blank").await?;
    visit.open(address).await?;
    visit.ready().await
}

async fn here(visit: &Visit) -> Result<Value> {
    visit.ask("return [location.pathname, location.search, location.hash]", Vec::new()).await
}

const BANNER: &str = "You are looking at an assessment that came with a link: 3 answers.";

#[tokio::test]
async fn a_link_opens_on_the_stand_alone_page_and_is_copied_as_one_step() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_alone().await?;
    visit.import(ours(), false).await?;
    let address = share_url(&visit).await?;
    let (page, link) = address.split_once('#').context("no fragment")?;
    assert_eq!(page, visit.server.address());
    assert!(link.starts_with("rc=") && link.len() < 120, "{link}");
    // The field of the results holds the same, and a press copies it or says how.
    visit.show("results").await?;
    visit.until_text(".take-link", "In it: 3 answers, and 3 facts about you.").await?;
    assert_eq!(visit.ask("return find('#link-field').value", Vec::new()).await?, json!(address));
    visit.press_in(".take-link", "Copy the link").await?;
    visit
        .until_true("it says what became of it", "return /The link is (copied|selected)/.test(find('.take-link [role=status]').textContent)")
        .await?;

    let mine =
        json!({ "profile": { "people": "up-to-50" }, "answers": { "hls:5.1": { "state": "none", "note": "mine" }, "hls:7.2": { "state": "done" } } });
    visit.import(mine, false).await?;
    let before = visit.export().await?;
    open(&visit, &address).await?;
    visit.until_text(".sample-banner", BANNER).await?;
    visit.until_screen("Results").await?;
    assert_eq!(here(&visit).await?, json!(["/", "", ""]), "the link stays in the address bar");
    assert_eq!(visit.export().await?["answers"], before["answers"], "only looking at it changed something");
    visit.press_in(".sample-banner", "Make a copy").await?;
    visit.until_text(".ask", "2 of your own answers get another state or none. What you said about yourself is replaced.").await?;
    visit.until_true("the question has the focus", "return root.activeElement?.textContent === 'Leave mine as they are'").await?;
    visit.press_in(".ask", "Leave mine").await?;
    visit.until_true("the focus is back", "return root.activeElement?.textContent === 'Make a copy' && !find('.ask')").await?;
    visit.press_in(".sample-banner", "Make a copy").await?;
    visit.press_in(".ask", "Replace mine").await?;
    visit.until_true("the look is over", "return !find('.sample-banner')").await?;
    visit.until_screen("Results").await?;
    visit.until_true("the results have the focus", "return root.activeElement?.classList.contains('screen-heading')").await?;
    let copied = visit.export().await?;
    let mut expected = states();
    expected["hls:5.1"]["note"] = json!("mine");
    assert_eq!((&copied["answers"], &copied["profile"]), (&expected, &ours()["profile"]));
    visit.press("Undo: copied an assessment from a link").await?;
    let back = visit.export().await?;
    assert_eq!((&back["answers"], &back["profile"]), (&before["answers"], &before["profile"]));
    visit.end().await
}

#[tokio::test]
async fn on_a_host_page_one_element_takes_it_and_the_pages_own_state_stays() -> Result<()> {
    let visit = Visit::start().await?;
    let link = fragment(&visit).await?;
    for written in ["where-it-stands", "Asha", "no-rooms"] {
        assert!(!link.contains(written), "{link}");
    }
    visit.before_each_page("if (location.search) history.replaceState({ own: 1 }, '')").await?;
    let two = "<readiness-check load='now' storage-key='a'></readiness-check><readiness-check load='now' storage-key='b'></readiness-check>";
    let address = visit.offer("host.html", two)?;
    visit.open("about:blank").await?;
    visit.open(&format!("{address}?a=1&b=%20#{link}")).await?;
    visit.until_true("both are ready", "return window.witness.events.filter((e) => e.type === 'ready').length === 2").await?;
    let banners = "return [...document.querySelectorAll('readiness-check')].filter((e) => e.shadowRoot.querySelector('.sample-banner')).length";
    assert_eq!(visit.ask(banners, Vec::new()).await?, json!(1));
    assert_eq!(here(&visit).await?, json!(["/host/host.html", "?a=1&b=%20", ""]));
    assert_eq!(visit.ask("return history.state", Vec::new()).await?, json!({ "own": 1 }));
    assert_eq!(visit.kept().await?, json!({}), "a look is kept");
    visit.end().await
}

#[tokio::test]
async fn a_fragment_of_the_page_stays_and_a_bad_link_says_one_sentence() -> Result<()> {
    let visit = Visit::start().await?;
    let link = fragment(&visit).await?;
    let address = visit.offer("host.html", PLAIN)?;
    for own in ["#prices", "#src=1", "#a&rc=1"] {
        open(&visit, &format!("{address}{own}")).await?;
        assert_eq!(here(&visit).await?, json!(["/host/host.html", "", own]));
        assert!(visit.is("return !find('.sample-banner') && !find('.message')").await?, "{own}");
    }
    for (bad, sentence) in [(&link[..60], "This link is not complete"), ("rc=%3Cimg%3E", "This link does not belong")] {
        open(&visit, &format!("{address}#{bad}")).await?;
        visit.until_text(".message", sentence).await?;
        assert_eq!(here(&visit).await?, json!(["/host/host.html", "", ""]));
        assert!(visit.is("return all('.message').length === 1 && !find('.sample-banner')").await?);
        assert_eq!(visit.export().await?["answers"], json!({}));
    }
    // A link that is followed on the page that is open already, closed again.
    visit.ask("location.hash = arguments[0]", vec![json!(link)]).await?;
    visit.until_text(".sample-banner", BANNER).await?;
    assert_eq!(here(&visit).await?[2], "");
    visit.press_in(".sample-banner", "Close").await?;
    visit.until_true("the look is over", "return !find('.sample-banner')").await?;
    visit.end().await
}

#[tokio::test]
async fn a_frame_gives_the_address_of_the_stand_alone_page() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open(&format!("{}embed.html?theme=dark", visit.server.address())).await?;
    visit.ready().await?;
    let address = share_url(&visit).await?;
    assert!(address.starts_with(&format!("{}index.html#rc=", visit.server.address())), "{address}");
    visit.end().await
}

#[tokio::test]
async fn a_file_is_handed_to_the_browser_and_other_kinds_are_refused() -> Result<()> {
    let visit = Visit::start().await?;
    // What would be offered is read from its blob instead.
    let catches = "window.offered = []; HTMLAnchorElement.prototype.click = function () {
        if (this.download) offered.push([this.download, this.href]); };
        const make = URL.createObjectURL; URL.createObjectURL = (blob) => { window.blob = blob; return make.call(URL, blob); };";
    visit.before_each_page(catches).await?;
    visit.open_host(PLAIN).await?;
    visit.import(ours(), false).await?;
    visit.run("await host.download('state.json')").await?;
    let handed = visit.run("return [offered.length, offered[0][0], blob.type, JSON.parse(await blob.text()), await host.exportState()]").await?;
    assert_eq!((&handed[0], &handed[1], &handed[2]), (&json!(1), &json!("readiness-check.json"), &json!("application/json")));
    assert_eq!(handed[3], handed[4]);
    let told = visit.events("export").await?;
    assert_eq!(told.iter().map(|e| &e["detail"]).collect::<Vec<_>>(), [&json!({ "kind": "state.json" })]);
    for kind in ["plan.pdf", "toString", ""] {
        let said =
            visit.ask_async("return await host.download(arguments_[0]).then(() => '', (e) => `${e.name}: ${e.message}`)", vec![json!(kind)]).await?;
        let begins = format!("RangeError: There is no file {kind}; it is one of state.json, soa-27001.xlsx, ");
        assert!(said.as_str().is_some_and(|said| said.starts_with(&begins)), "{said}");
    }
    assert_eq!(visit.events("export").await?.len(), 1);
    visit.show("results").await?;
    visit.press("Save as a file").await?;
    visit.until_text("[role=status]", "The file was handed to your browser").await?;
    assert_eq!(visit.ask("return offered.length", Vec::new()).await?, json!(2));
    visit.end().await
}
