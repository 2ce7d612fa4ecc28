//! Promise: after the first visit the stand-alone page opens without a network, is never stale, and touches no other page of its folder.

use anyhow::{Context, Result};
use browser_tests::Visit;
use serde_json::json;
use xtask::server::{Change, PAGE_POLICY};

const CONTROLLED: &str = "return (await navigator.serviceWorker.getRegistration('./'))?.active?.state === 'activated'";

/// Nothing of the folder is answered any more.
fn cut_off(visit: &Visit) {
    visit.server.change("*", Change::Status(503));
}

/// Names of the caches, and of the files in them without their hashes.
const KEPT: &str = "const kept = {};
    for (const name of await caches.keys()) kept[name] = (await (await caches.open(name)).keys()).map((r) => new URL(r.url).pathname);
    return kept;";

#[tokio::test]
async fn after_the_first_visit_it_opens_without_a_network_and_answers_are_there() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_alone().await?;
    assert_eq!(visit.run(CONTROLLED).await?, json!(true), "everything is kept when the element says that it is ready");
    let before = visit.server.requests().len();
    visit.show("quick").await?;
    visit.choose("hls:4.2", "done").await?;
    visit.export().await?;
    visit.no_complaint().await?;
    assert_eq!(visit.server.requests().len(), before, "nothing is asked for after `ready`: {:?}", visit.server.requests().split_off(before));
    cut_off(&visit);
    for page in ["", "index.html?from=elsewhere"] {
        visit.open(&format!("{}{page}", visit.server.address())).await?;
        visit.ready().await?;
        visit.show("results").await?;
        visit.until_screen("Results").await?;
        assert_eq!(visit.export().await?["answers"]["hls:4.2"]["state"], json!("done"));
    }
    visit.end_with(&["503"]).await
}

#[tokio::test]
async fn what_is_missing_stays_missing_and_other_pages_go_their_own_way() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_alone().await?;
    visit.reload().await?;
    let status = "return (await fetch(arguments_[0])).status";
    assert_eq!(visit.ask_async(status, vec![json!("nothing.js")]).await?, json!(404));
    visit.server.change("/page.css", Change::Status(404));
    assert_eq!(visit.ask_async(status, vec![json!("page.css")]).await?, json!(404), "kept or not, what the server no longer has is gone");
    let kept = visit.run(KEPT).await?;
    assert!(!kept.to_string().contains("nothing.js") && !kept.to_string().contains("privacy.html"), "{kept}");
    cut_off(&visit);
    // A folder's other pages are as they would be without a worker.
    for page in ["privacy.html", "nothing.html"] {
        visit.open(&format!("{}{page}", visit.server.address())).await?;
        assert!(visit.is("return !document.querySelector('main')").await?, "{page} is not kept and not replaced");
    }
    visit.server.change_nothing();
    visit.open(&format!("{}nothing.html", visit.server.address())).await?;
    assert!(visit.is("return document.body.textContent.includes('Not found')").await?);
    visit.end_with(&["503", "404"]).await
}

#[tokio::test]
async fn a_new_build_is_there_at_the_next_visit_and_the_old_one_is_gone() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_alone().await?;
    let foreign = "await (await caches.open('somebody else')).put('x', new Response('y'))";
    visit.run(foreign).await?;
    let old = visit.run("return (await caches.keys()).find((name) => name.startsWith('readiness-check '))").await?;
    let old = old.as_str().context("no cache")?.to_owned();
    let folder = browser_tests::dist()?;
    let build = old.rsplit(' ').next().context("the build")?;
    let worker = std::fs::read_to_string(folder.join("sw.js"))?.replace(build, "another-build");
    let page = std::fs::read_to_string(folder.join("index.html"))?.replace("<title>", "<title>New: ");
    visit.server.change("/sw.js", Change::Content(worker.into_bytes()));
    visit.server.change("/", Change::Content(page.into_bytes()));
    visit.reload().await?;
    assert!(visit.is("return document.title.startsWith('New: ')").await?, "the page is what the server has now");
    let names = visit.run("return await caches.keys()").await?.to_string();
    assert!(names.contains("another-build") && !names.contains(&old) && names.contains("somebody else"), "{names}");
    visit.no_complaint().await?;
    cut_off(&visit);
    visit.reload().await?;
    assert!(visit.is("return document.title.startsWith('New: ')").await?, "the kept page is the new one");
    visit.end_with(&["503"]).await
}

#[tokio::test]
async fn where_no_policy_may_be_made_it_works_without_offline() -> Result<()> {
    let visit = Visit::start().await?;
    let strict = PAGE_POLICY.replace("trusted-types readiness-offline", "trusted-types 'none'");
    visit.server.change("/", Change::Header("Content-Security-Policy".to_owned(), strict));
    visit.open_alone().await?;
    visit.show("results").await?;
    visit.until_screen("Results").await?;
    assert_eq!(visit.run("return await caches.keys()").await?, json!([]));
    assert!(visit.violations().await?.iter().all(|said| said.starts_with("trusted-types")), "{:?}", visit.violations().await?);
    assert_eq!(visit.violations().await?.len(), 1, "one report and no more");
    visit.end_with(&["trusted-types", "policy"]).await
}
