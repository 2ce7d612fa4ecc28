//! Promise: the stand-alone page speaks the browser's language or the one that was chosen, in everything; nobody downloads another one's words.

use anyhow::{Context, Result, ensure};
use browser_tests::{Engine, Page, Prefs, Visit, in_each_engine, serve};
use serde_json::{Value, json};
use xtask::server::Change;

const KEY: &str = "readiness-check:default:default";
/// How the page and the element around it are addressed, and what a section says of itself.
const SPEAKS: &str = "const section = find('section');
    return [document.documentElement.lang, document.documentElement.dir, section.lang, section.dir, document.querySelector('footer a').textContent]";
const HEBREW: [&str; 5] = ["he", "rtl", "he", "rtl", "פרטיות"];
const SPANISH: [&str; 5] = ["es", "ltr", "es", "ltr", "Privacidad"];

/// The languages whose words were asked for.
fn spoken(visit: &Visit) -> Vec<String> {
    let names = visit.server.requests().into_iter().map(|seen| seen.address);
    let mut tags: Vec<String> =
        names.filter_map(|name| name.strip_prefix("/words-").and_then(|rest| rest.split_once('.')).map(|(tag, _)| tag.to_owned())).collect();
    tags.sort();
    tags.dedup();
    tags
}

async fn until_speaks(visit: &Visit, what: [&str; 5]) -> Result<()> {
    visit
        .until_true(
            &format!("the page speaks {}", what[0]),
            &format!("const said = (() => {{ {SPEAKS} }})(); return said.join() === '{}'", what.join(",")),
        )
        .await
}

async fn press(visit: &Visit, lang: &str) -> Result<()> {
    visit.ask("document.querySelector(`#languages button[lang=${arguments[0]}]`).click()", vec![json!(lang)]).await.map(drop)
}

async fn a_choice_is_kept_with_the_assessment(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    visit.open_alone().await?;
    ensure!(visit.ask(SPEAKS, Vec::new()).await? == json!(["en", "ltr", "en", "ltr", "Privacy"]));
    ensure!(spoken(&visit) == ["en"], "{:?}", spoken(&visit));
    let names =
        visit.ask("return [...document.querySelectorAll('#languages button')].map((b) => [b.textContent, b.ariaPressed])", Vec::new()).await?;
    ensure!(names == json!([["English", "true"], ["Español", "false"], ["עברית", "false"]]), "{names}");
    press(&visit, "he").await?;
    until_speaks(&visit, HEBREW).await?;
    ensure!(spoken(&visit) == ["en", "he"], "{:?}", spoken(&visit));
    ensure!(visit.ask("return localStorage.length", Vec::new()).await? == json!(0), "a language alone is kept");
    ensure!(visit.is("return document.querySelector('footer a').href.endsWith('/privacy.he.html')").await?);
    visit.show("quick").await?;
    visit.choose("hls:4.2", "done").await?;
    visit.export().await?;
    let meta = format!("return JSON.parse(localStorage.getItem('{KEY}')).meta.lang");
    ensure!(visit.ask(&meta, Vec::new()).await? == json!("he"));
    // What was chosen comes at once, and no other words with it.
    visit.server.forget_requests();
    visit.reload().await?;
    visit.ready().await?;
    until_speaks(&visit, HEBREW).await?;
    ensure!(!spoken(&visit).contains(&"en".to_owned()), "{:?}", spoken(&visit));
    // A later choice goes with the answers that are kept already.
    press(&visit, "es").await?;
    until_speaks(&visit, SPANISH).await?;
    visit.export().await?;
    ensure!(visit.ask(&meta, Vec::new()).await? == json!("es"));
    visit.reload().await?;
    visit.ready().await?;
    until_speaks(&visit, SPANISH).await?;
    ensure!(visit.is("return find('fieldset[data-item]')?.dataset.item !== undefined && host.lang === 'es'").await?, "the place is the same");
    visit.end().await
}

async fn a_page_around_it_keeps_its_own_language(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    visit.open_host("<readiness-check lang='he'></readiness-check>").await?;
    let said = "return [document.documentElement.lang, document.documentElement.dir, document.body.dir, find('section').lang, getComputedStyle(find('section')).direction, getComputedStyle(document.body).direction]";
    ensure!(visit.ask(said, Vec::new()).await? == json!(["en", "", "", "he", "rtl", "ltr"]));
    ensure!(spoken(&visit) == ["he"], "{:?}", spoken(&visit));
    visit.import(json!({ "answers": { "hls:5.1": { "state": "done", "note": "mine" } } }), false).await?;
    visit.run("await host.goTo('hls:5.1')").await?;
    visit.ask("host.lang = 'es'", Vec::new()).await?;
    visit.until_true("it speaks Spanish", "return find('section').lang === 'es' && find('section').dir === 'ltr'").await?;
    ensure!(visit.chosen("hls:5.1").await? == "done");
    visit.export().await?;
    let kept = format!("return JSON.parse(localStorage.getItem('{KEY}')).meta.lang ?? ''");
    ensure!(visit.ask(&kept, Vec::new()).await? == json!(""), "a language that the page decides on is none that was chosen");
    visit.end().await
}

in_each_engine!(a_choice_is_kept_with_the_assessment, a_page_around_it_keeps_its_own_language,);

#[tokio::test]
async fn it_begins_in_the_browsers_language() -> Result<()> {
    for (engine, prefs, said) in [
        (Engine::Chromium, json!({ "intl.accept_languages": "es-MX,es" }), SPANISH),
        (Engine::Firefox, json!({ "intl.accept_languages": "fr, he-IL, en" }), HEBREW),
    ] {
        let prefs: Prefs = prefs.as_object().cloned().context("no settings")?;
        let visit = Visit::begin(engine, &prefs, None).await?;
        visit.open_alone().await?;
        let (asked, heard) = (visit.ask(SPEAKS, Vec::new()).await?, visit.ask("return navigator.languages", Vec::new()).await?);
        ensure!(asked == json!(said), "{engine:?}: {asked} with {heard}");
        ensure!(spoken(&visit) == [said[0]], "{engine:?}: {:?}", spoken(&visit));
        visit.end().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_language_that_does_not_come_changes_nothing_and_is_told() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_alone().await?;
    let tongues = visit.server.requests();
    ensure!(tongues.iter().all(|seen| !seen.address.starts_with("/words-he")));
    visit.server.change("*", Change::Status(404));
    // What the worker keeps by itself is English alone.
    press(&visit, "he").await?;
    visit
        .until_true(
            "it is told",
            "return document.querySelector('#languages [role=status]').textContent.startsWith('This language could not be loaded.')",
        )
        .await?;
    ensure!(visit.ask(SPEAKS, Vec::new()).await? == json!(["en", "ltr", "en", "ltr", "Privacy"]));
    visit.server.change_nothing();
    press(&visit, "he").await?;
    until_speaks(&visit, HEBREW).await?;
    // From now on its words are kept for times without a network too.
    visit.show("quick").await?;
    visit.choose("hls:4.2", "done").await?;
    visit.export().await?;
    let kept =
        "const names = []; for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) names.push(url);
        return names.filter((name) => /(words|guidance)-he\\./.test(name)).length";
    browser_tests::until("its words are kept", async || Ok((visit.run(kept).await? == json!(2)).then_some(()))).await?;
    visit.server.change("*", Change::Status(503));
    visit.open(&visit.server.address()).await?;
    visit.ready().await?;
    until_speaks(&visit, HEBREW).await?;
    visit.end_with(&["404", "503", "integrity", "does not come"]).await
}

#[tokio::test]
async fn the_single_file_has_all_of_them() -> Result<()> {
    let server = serve()?;
    let page = Page::start(Engine::Chromium).await?;
    // Only the policy that stands in the file itself is to be seen at work.
    server.change("/readiness-check.html", Change::NoHeader("Content-Security-Policy".to_owned()));
    page.open_ready(&format!("{}readiness-check.html", server.address())).await?;
    let before = server.requests().len();
    for (lang, what) in [("he", ["he", "rtl"]), ("es", ["es", "ltr"])] {
        page.ask("document.querySelector(`#languages button[lang=${arguments[0]}]`).click()", vec![json!(lang)]).await?;
        let there = format!(
            "return document.documentElement.lang === '{lang}' && find('section').lang === '{}' && find('section').dir === '{}'",
            what[0], what[1]
        );
        page.until_true("it speaks it", &there).await?;
    }
    ensure!(server.requests().len() == before, "something was asked for");
    page.close().await
}

#[tokio::test]
async fn pages_around_it_are_there_in_each_language() -> Result<()> {
    let visit = Visit::start().await?;
    for stem in ["privacy", "recovery", "questions", "generator", "checkup"] {
        visit.open(&format!("{}{stem}.html", visit.server.address())).await?;
        for (name, lang, dir) in [("Español", "es", "ltr"), ("עברית", "he", "rtl"), ("English", "en", "ltr")] {
            let pressed = "const link = [...document.querySelectorAll('.languages a')].find((a) => a.textContent === arguments[0]); link.click()";
            visit.ask(pressed, vec![json!(name)]).await?;
            let there = format!(
                "const page = document.documentElement; return document.readyState === 'complete' && page.lang === '{lang}' && page.dir === '{dir}'"
            );
            visit.until_true(&format!("{stem} is there in {lang}"), &there).await?;
            let said: Value = visit.ask("return [document.title, document.querySelector('h1').textContent, document.querySelectorAll('.languages a[aria-current]').length]", Vec::new()).await?;
            ensure!(said[2] == json!(1) && said[0] != json!("") && said[1] != json!(""), "{stem} {lang}: {said}");
        }
    }
    visit.end().await
}

#[tokio::test]
async fn a_frame_speaks_the_language_of_its_address() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open(&format!("{}embed.html?lang=he", visit.server.address())).await?;
    visit.ready().await?;
    let said = visit
        .ask(
            "const page = document.documentElement; return [page.lang, page.dir, document.querySelector('h1').textContent, find('section').lang]",
            Vec::new(),
        )
        .await?;
    ensure!(said == json!(["he", "rtl", "בדיקת מוכנות", "he"]), "{said}");
    visit.end().await
}
