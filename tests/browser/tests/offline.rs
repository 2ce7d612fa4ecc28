//! Promise: after the first visit the stand-alone page opens without a network, is never stale, and touches no other page of its folder.

use anyhow::{Context, Result};
use browser_tests::{Visit, until};
use serde_json::json;
use xtask::server::{Change, PAGE_POLICY};

const CONTROLLED: &str = "return (await navigator.serviceWorker.getRegistration('./'))?.active?.state === 'activated'";

/// Nothing of the folder is answered any more.
fn cut_off(visit: &Visit) {
    visit.server.change("*", Change::Status(503));
}

/// The server is gone; another one, on another port, takes its place in the visit. Gives the address where nobody answers any more.
fn gone(visit: &mut Visit) -> Result<String> {
    let address = visit.server.address();
    visit.server = browser_tests::serve()?;
    Ok(address)
}

/// Puts a page of errors over each kept file that has its hash in its name.
const DAMAGE: &str = "for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const { url } of await cache.keys()) {
            const wrong = new Response('<!doctype html>', { headers: { 'Content-Type': 'text/html' } });
            if (/\\.[0-9a-f]{16}\\.\\w+$/.test(url)) await cache.put(url, wrong);
        }
    }";

/// Names of the kept files that have their hash in their name, and whether each is a page of errors.
const DAMAGED: &str = "const damaged = {};
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
            const { pathname } = new URL(request.url);
            const kind = (await cache.match(request)).headers.get('Content-Type') ?? '';
            if (/\\.[0-9a-f]{16}\\.\\w+$/.test(pathname)) damaged[pathname] = kind.startsWith('text/html');
        }
    }
    return damaged;";

/// How many files with a hash in their name are kept, and how many of them are pages of errors.
async fn damaged(visit: &Visit) -> Result<(usize, usize)> {
    let all = visit.run(DAMAGED).await?;
    let all = all.as_object().context("no list")?;
    Ok((all.len(), all.values().filter(|wrong| **wrong == json!(true)).count()))
}

/// What the page says of a file that is not what it should be.
const WRONG_FILE: [&str; 2] = ["integrity", "does not come"];

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
    let page = std::fs::read_to_string(folder.join("index.html"))?.replace("<main>", "<main data-new>");
    visit.server.change("/sw.js", Change::Content(worker.into_bytes()));
    visit.server.change("/", Change::Content(page.into_bytes()));
    visit.reload().await?;
    assert!(visit.is("return !!document.querySelector('main[data-new]')").await?, "the page is what the server has now");
    let names = visit.run("return await caches.keys()").await?.to_string();
    assert!(names.contains("another-build") && !names.contains(&old) && names.contains("somebody else"), "{names}");
    visit.no_complaint().await?;
    cut_off(&visit);
    visit.reload().await?;
    assert!(visit.is("return !!document.querySelector('main[data-new]')").await?, "the kept page is the new one");
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

#[tokio::test]
async fn it_opens_when_the_server_is_gone() -> Result<()> {
    let mut visit = Visit::start().await?;
    visit.open_alone().await?;
    let address = gone(&mut visit)?;
    for page in ["", "index.html?from=elsewhere"] {
        visit.open(&format!("{address}{page}")).await?;
        visit.ready().await?;
        visit.show("results").await?;
        visit.until_screen("Results").await?;
    }
    let fails = "return await fetch('nothing.js').then(() => false, () => true)";
    assert_eq!(visit.run(fails).await?, json!(true), "nobody answers");
    visit.end_with(&["ERR_"]).await
}

#[tokio::test]
async fn a_damaged_copy_is_replaced_and_handed_to_no_other_build() -> Result<()> {
    let mut visit = Visit::start().await?;
    visit.open_alone().await?;
    visit.run(DAMAGE).await?;
    let (all, wrong) = damaged(&visit).await?;
    assert!(all >= 6 && wrong == all, "{wrong} of {all}");
    visit.reload().await?;
    visit.complaints_only(&WRONG_FILE).await?;
    until("all copies are good again", async || Ok((damaged(&visit).await? == (all, 0)).then_some(()))).await?;
    visit.run(DAMAGE).await?;
    let worker = format!("{}\n;\"another build\";", std::fs::read_to_string(browser_tests::dist()?.join("sw.js"))?);
    let build = worker.split('"').nth(1).context("the build")?;
    visit.server.change("/sw.js", Change::Content(worker.replace(build, "another-build").into_bytes()));
    let update = "const registration = await navigator.serviceWorker.getRegistration('./');
        await registration.update();";
    visit.run(update).await?;
    let taken = "const [name, other] = await caches.keys();
        return !other && name.endsWith(' another-build')";
    until("the new build has taken over", async || Ok((visit.run(taken).await? == json!(true)).then_some(()))).await?;
    assert_eq!(damaged(&visit).await?, (all, 0));
    let address = gone(&mut visit)?;
    visit.open(&address).await?;
    visit.ready().await?;
    visit.end_with(&["ERR_"]).await
}

#[tokio::test]
async fn a_folder_that_was_half_there_is_whole_at_the_next_visit() -> Result<()> {
    let mut visit = Visit::start().await?;
    // As a host answers that gives its page for whatever is missing, to be kept for a year.
    visit.server.change("*.wasm", Change::Content(b"<!doctype html>".to_vec()));
    visit.open(&visit.server.address()).await?;
    visit.until_true("the element has given up", "return window.witness.events.some((e) => e.type === 'error')").await?;
    let none = "return !(await navigator.serviceWorker.getRegistration('./'))";
    until("the worker has given up", async || Ok((visit.run(none).await? == json!(true)).then_some(()))).await?;
    visit.complaints_only(&WRONG_FILE).await?;
    visit.server.change_nothing();
    visit.reload().await?;
    assert_eq!(visit.run(CONTROLLED).await?, json!(true));
    assert_eq!(damaged(&visit).await?.1, 0);
    visit.complaints_only(&WRONG_FILE).await?;
    let address = gone(&mut visit)?;
    visit.open(&address).await?;
    visit.ready().await?;
    visit.end_with(&["ERR_"]).await
}

#[tokio::test]
async fn a_cache_that_refuses_breaks_nothing_with_a_network() -> Result<()> {
    let full = "const full = () => Promise.reject(new DOMException('full', 'QuotaExceededError')), add = Cache.prototype.add;
        Cache.prototype.put = full;
        Cache.prototype.add = function (...all) { return registration.active ? full() : add.apply(this, all); };";
    let closed = "const open = caches.open.bind(caches);
        CacheStorage.prototype.open = (name) => registration.active ? Promise.reject(new DOMException('closed', 'UnknownError')) : open(name);";
    for refusal in [full, closed] {
        let visit = Visit::start().await?;
        let worker = std::fs::read_to_string(browser_tests::dist()?.join("sw.js"))?;
        visit.server.change("/sw.js", Change::Content(format!("{refusal}\n{worker}").into_bytes()));
        visit.open_alone().await?;
        assert_eq!(visit.run(CONTROLLED).await?, json!(true));
        let empty = "for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const request of await cache.keys()) await cache.delete(request);
        }";
        visit.run(empty).await?;
        visit.reload().await?;
        assert!(visit.is("return !!navigator.serviceWorker.controller").await?);
        visit.show("results").await?;
        visit.until_screen("Results").await?;
        assert_eq!(damaged(&visit).await?, (0, 0), "nothing could be kept");
        visit.no_complaint().await?;
        visit.server.change("/page.css", Change::Status(503));
        assert_eq!(visit.run("return (await fetch('page.css')).status").await?, json!(503), "the server's own answer");
        visit.end_with(&["503"]).await?;
    }
    Ok(())
}
