//! Promise: what comes from a file, a link or another page is data: it makes no element, stops nothing, and takes no answer away unasked.

use anyhow::{Context, Result, ensure};
use browser_tests::{Engine, Visit, in_each_engine};
use serde_json::{Map, Value, json};

in_each_engine!(i01_markup_in_every_text, i02_input_without_end, i04_a_link_that_was_cut, i05_a_link_that_is_read,);

const PLAIN: &str = "<readiness-check></readiness-check>";
const KEY: &str = "readiness-check:default:default";

/// What would run, load or draw something if any of it became markup.
const MARKUP: [&str; 6] = [
    "<img src=x onerror=\"window.ran=1\">",
    "<script>window.ran=1</script>",
    "\"><svg onload=window.ran=1><b class=made>",
    "<iframe srcdoc='<script>parent.ran=1</script>'></iframe>",
    "javascript:window.ran=1",
    "{{constructor.constructor('window.ran=1')()}}<b class=made>",
];

/// Nothing ran, and no element came of a text. A picture of the element's own is inside its charts alone.
const NOTHING_MADE: &str = "const made = all('img, script, iframe, b.made, [onerror], [onload], [onclick], a[href^=\"javascript\"]');
    const beside = document.body.querySelectorAll('img, iframe, b.made, [onerror], [onload]');
    return window.ran === undefined && made.length === 0 && beside.length === 0";

async fn nothing_was_made(visit: &Visit, what: &str) -> Result<()> {
    ensure!(visit.is(NOTHING_MADE).await?, "{what}: a text became an element");
    visit.no_complaint().await.with_context(|| what.to_owned())
}

async fn i01_markup_in_every_text(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    visit.open_host(PLAIN).await?;
    let questions = ["hls:4.1", "hls:4.2", "hls:5.1", "hls:5.2", "hls:6.2", "27001:A.7.1"];
    let mut answers = Map::new();
    for (id, markup) in questions.iter().zip(MARKUP) {
        answers.insert((*id).to_owned(), json!({ "state": "none", "note": markup, "owner": markup, "reason": markup, "due": markup }));
        answers.insert(markup.to_owned(), json!({ "state": markup }));
    }
    answers.insert("hls:7.2".to_owned(), json!(MARKUP[0]));
    let states: Vec<Value> = MARKUP.iter().map(|m| json!({ "name": m, "saved": m, "answers": { "hls:5.1": m } })).collect();
    let actions: Map<String, Value> = MARKUP.iter().map(|m| ((*m).to_owned(), json!({ "state": m, "owner": m, "comment": m }))).collect();
    let document = json!({ "format": "readiness-check", "version": 1, "profile": { "target": MARKUP[0], "start": MARKUP[1], MARKUP[2]: MARKUP[3] },
        "editions": { MARKUP[1]: MARKUP[0] }, "answers": answers, "snapshots": states, "plan": actions, "documents": actions, MARKUP[0]: MARKUP[1] });
    visit.import(document.clone(), false).await?;
    nothing_was_made(&visit, "importState").await?;
    // Texts are in fields and lists of these screens.
    visit.show("all").await?;
    visit.ask("for (const more of all('fieldset[data-item]')) [...more.parentElement.querySelectorAll('button[aria-expanded=false]')].forEach((b) => b.click())", Vec::new()).await?;
    nothing_was_made(&visit, "all questions").await?;
    visit.show("results").await?;
    visit.until_screen("Results").await?;
    for screen in ["plan", "documents", "snapshots", "explorer"] {
        visit.ask("find(`.screen [data-to='${arguments[0]}']`).click()", vec![json!(screen)]).await?;
        visit.until_true(&format!("{screen} is shown"), "return !!find('.back button')").await?;
        nothing_was_made(&visit, screen).await?;
        visit.press_in(".back", "Back").await?;
        visit.until_screen("Results").await?;
    }
    let note = visit.export().await?["answers"]["hls:4.1"]["note"].clone();
    ensure!(note == MARKUP[0], "the text itself is kept as it was: {note}");
    // The same from the storage, then from the address and from the attributes.
    visit.open_elsewhere().await?;
    let mut stored = document;
    stored["meta"] = json!({ "place": MARKUP[0], "saved": MARKUP[1], "name": MARKUP[2], "revisions": { MARKUP[3]: 1 } });
    visit.ask("localStorage.setItem(arguments[0], arguments[1])", vec![json!(KEY), json!(stored.to_string())]).await?;
    visit.open_host(PLAIN).await?;
    nothing_was_made(&visit, "the storage").await?;
    for address in [
        "#rc=%3Cimg%20src=x%20onerror=window.ran=1%3E",
        "?brand-name=%3Cimg%20src=x%3E&cta-label=%3Cb%20class=made%3E&cta-href=javascript:window.ran=1",
    ] {
        visit.open("about:blank").await?;
        visit.open(&format!("{}embed.html{address}", visit.server.address())).await?;
        visit.ready().await?;
        nothing_was_made(&visit, address).await?;
    }
    visit.end().await
}

async fn i02_input_without_end(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    visit.open_host(PLAIN).await?;
    visit.import(json!({ "answers": { "hls:5.1": { "state": "done", "note": "mine" } } }), false).await?;
    // Too large, nested beyond sense, more questions than anybody has, and one text that is far too long.
    let bombs = "const deep = []; let at = deep; for (let n = 0; n < 5000; n++) { at.push([]); at = at[0]; }
        const large = { answers: {}, more: 'x'.repeat(17 * 1024 * 1024) };
        const told = [];
        for (const bomb of [large, { answers: { 'hls:5.1': deep } }]) {
            const { applied, notices } = await host.importState(bomb, { merge: true }).catch((error) => ({ applied: false, notices: [String(error)] }));
            told.push([applied, notices.length > 0]);
        }
        return [told, (await host.exportState()).answers]";
    let said = visit.run(bombs).await?;
    ensure!(said[0][0] == json!([false, true]) || said[0][0] == json!([0, true]), "what is too large was taken: {said}");
    ensure!(said[0][1][1] == json!(true), "what is nested too deep was taken without a word: {said}");
    ensure!(said[1] == json!({ "hls:5.1": { "state": "done", "note": "mine" } }), "{said}");
    let long = json!({ "answers": { "hls:5.1": { "state": "partial", "note": "y".repeat(1_000_000) } } });
    let notices = visit.import(long, true).await?;
    ensure!(notices["notices"].as_array().is_some_and(|n| !n.is_empty()), "{notices}");
    let kept = visit.kept().await?[KEY].as_str().map_or(0, str::len);
    ensure!((2_000..10_000).contains(&kept), "{kept} characters are kept");
    // An address without end is refused before it is read, and said.
    visit.no_complaint().await?;
    let before = visit.export().await?["answers"].clone();
    visit.ask("location.hash = 'rc=' + 'A'.repeat(60000)", Vec::new()).await?;
    visit.until_text(".message", "This link").await?;
    ensure!(visit.export().await?["answers"] == before);
    // After all that it still takes an answer.
    visit.run("await host.goTo('27001:A.5.1')").await?;
    visit.choose("27001:A.5.1", "done").await?;
    ensure!(visit.export().await?["answers"]["27001:A.5.1"]["state"] == "done");
    visit.end().await
}

fn ours() -> Value {
    json!({ "profile": { "target": "both", "people": "51-250" }, "answers": { "hls:5.1": { "state": "done", "note": "where it stands" },
        "27001:A.7.1": { "state": "na" }, "42001:A.2.2": { "state": "partial" } } })
}

/// The fragment of a link to what `ours` says, from an element that then says nothing.
async fn fragment(visit: &Visit) -> Result<String> {
    visit.open_host(PLAIN).await?;
    visit.import(ours(), false).await?;
    let address = visit.run("return await host.shareUrl()").await?;
    let fragment = address.as_str().and_then(|a| a.split_once('#')).context("no fragment")?.1.to_owned();
    visit.run("await host.reset({ confirm: false })").await?;
    Ok(fragment)
}

async fn i04_a_link_that_was_cut(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    let link = fragment(&visit).await?;
    // Beginnings of it, and the whole with a character changed: one sentence each, and no answer. Not all: browsers allow a page only
    // so many changes of its address in a row; every one of them is tried natively.
    let follow = "const seen = [];
        for (const link of arguments_[0]) {
            find('.message button')?.click();
            const changed = new Promise((done) => addEventListener('hashchange', done, { once: true }));
            location.hash = link;
            await changed;
            for (let n = 0; n < 100 && !find('.message') && !find('.sample-banner'); n++) await new Promise((done) => setTimeout(done, 10));
            seen.push([all('.message').length, !!find('.sample-banner'), location.hash]);
        }
        return [seen.filter(([messages, looks, hash]) => messages !== 1 || looks || hash), seen.length]";
    let mut links: Vec<String> = (4..link.len()).rev().step_by(3).map(|end| link[..end].to_owned()).collect();
    let cut = links.len();
    for at in (3..link.len()).step_by(6) {
        let other = if link[at..].starts_with('A') { "B" } else { "A" };
        links.push([&link[..at], other, &link[at + 1..]].concat());
    }
    ensure!(cut > 20, "so short a link: {link}");
    let seen = visit.ask_async(follow, vec![json!(links)]).await?;
    ensure!(seen == json!([[], links.len()]), "{seen}");
    ensure!(visit.export().await?["answers"] == json!({}));
    // The whole one is looked at.
    visit.ask("location.hash = arguments[0]", vec![json!(link)]).await?;
    visit.until_text(".sample-banner", "You are looking at an assessment that came with a link: 3 answers.").await?;
    visit.end().await
}

async fn i05_a_link_that_is_read(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    let link = fragment(&visit).await?;
    ensure!(!link.contains("where"), "a note is in the link");
    visit.open_elsewhere().await?;
    let before = visit.ask("return history.length", Vec::new()).await?.as_u64().context("no history")?;
    visit.server.forget_requests();
    let address = visit.offer("host.html", PLAIN)?;
    visit.open(&format!("{address}?a=1#{link}")).await?;
    visit.ready().await?;
    visit.until_text(".sample-banner", "You are looking at an assessment that came with a link: 3 answers.").await?;
    let here = visit.ask("return [location.search, location.hash, history.length]", Vec::new()).await?;
    ensure!(here == json!(["?a=1", "", before + 1]), "the link stays in the address or the history: {here}");
    let asked = visit.server.requests();
    ensure!(!asked.is_empty() && asked.iter().all(|r| !r.address.contains("rc=")), "{asked:?}");
    ensure!(visit.kept().await? == json!({}), "a look is kept");
    // Away and back again: the address has no link any more.
    visit.no_complaint().await?;
    visit.open_elsewhere().await?;
    visit.back().await?;
    visit.until_true("the page is back", "return location.search === '?a=1'").await?;
    ensure!(visit.is("return location.hash === '' && !document.referrer.includes('rc=')").await?);
    visit.end().await
}
