//! Promise: a frame is as high as what is in it, tells its page what happens, and listens to nobody else.

use anyhow::Result;
use browser_tests::Visit;
use serde_json::{Value, json};
use xtask::server::{Change, PAGE_POLICY};

/// Serves a host page with this body and these scripts of its own; frames of both origins may be on it.
fn host(visit: &Visit, body: &str, scripts: &[&str]) -> String {
    let tags: String = scripts.iter().map(|source| format!("<script src='{source}'></script>")).collect();
    let page = format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>A host</title><link rel=icon href='data:,'></head><body>{body}{tags}</body></html>"
    );
    visit.server.page("/host/frames.html", &page);
    let policy = format!("{PAGE_POLICY}; frame-src 'self' {}", visit.server.other_origin());
    visit.server.change("/host/frames.html", Change::Header("Content-Security-Policy".to_owned(), policy));
    format!("{}host/frames.html", visit.server.address())
}

/// Keeps every message that the host page gets.
const COLLECT: &str = "window.messages = []; addEventListener('message', ({ data, origin, source }) => messages.push({ data, origin, from: Array.from(window.frames).indexOf(source) }));";

/// What a script says about the page's frames: `frames_` are the elements, `inside(n)` the element in one of this origin.
const FRAMES: &str = "const frames_ = [...document.querySelectorAll('iframe')];
    const inside = (n) => frames_[n].contentDocument.querySelector('readiness-check');
    const fits = (n) => { const box = inside(n)?.getBoundingClientRect().height; return box > 100 && frames_[n].clientHeight === Math.ceil(box); };
    const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const settled = async (n, higher) => { for (let turn = 0; turn < 200; turn++) { await drawn(); if (fits(n) && frames_[n].clientHeight > higher) return frames_[n].clientHeight; }
        throw new Error(`a frame of ${frames_[n].clientHeight} px shows ${inside(n)?.getBoundingClientRect().height} px`); };";

async fn run(visit: &Visit, script: &str) -> Result<Value> {
    visit.run(&format!("{FRAMES}\n{script}")).await
}

#[tokio::test]
async fn the_height_follows_the_content_up_and_down_and_comes_to_rest() -> Result<()> {
    let visit = Visit::start().await?;
    let body = "<iframe src='/embed.html?storage=none' title='Readiness check' width='900' height='300'></iframe>";
    visit.open(&host(&visit, body, &["/resize.js"])).await?;
    visit.ready().await?;
    let script = "const element = inside(0);
        const start = await settled(0, 200);
        await element.start('full'); const hub = await settled(0, start);
        await element.start('quick'); const small = await settled(0, 200);
        frames_[0].width = 340; await drawn(); const narrow = await settled(0, small);
        return [start, hub, small, narrow]";
    let heights: Vec<u64> = serde_json::from_value(run(&visit, script).await?)?;
    assert!(heights[1] > heights[0] && heights[2] < heights[1] && heights[3] > heights[2], "{heights:?}");
    let script = "const sides = frames_[0].contentDocument.documentElement;
        let changes = 0;
        new MutationObserver(() => changes++).observe(frames_[0], { attributes: true });
        await new Promise((done) => setTimeout(done, 3000));
        return [changes, sides.scrollHeight - sides.clientHeight]";
    assert_eq!(run(&visit, script).await?, json!([0, 0]), "changes of a frame at rest, and what is out of its sight");
    visit.end().await
}

#[tokio::test]
async fn a_border_that_the_frame_counts_as_its_own_comes_on_top() -> Result<()> {
    let visit = Visit::start().await?;
    let body = "<link rel=stylesheet href='/host/border.css'><iframe src='/embed.html?storage=none' title='Readiness check' width='900'></iframe>";
    visit.server.page("/host/border.css", "iframe { box-sizing: border-box; border: 7px solid; padding: 0 }");
    visit.open(&host(&visit, body, &["/resize.js"])).await?;
    visit.ready().await?;
    let script = "await settled(0, 200); return frames_[0].offsetHeight - Math.ceil(inside(0).getBoundingClientRect().height)";
    assert_eq!(run(&visit, script).await?, json!(14));
    visit.end().await
}

#[tokio::test]
async fn nothing_is_said_before_a_proper_hello_of_the_page_around_it() -> Result<()> {
    let visit = Visit::start().await?;
    visit.before_each_page(COLLECT).await?;
    // A page beside it is not the page around it, whatever it says.
    visit.server.page("/host/beside.html", "<!doctype html><title>Beside</title><link rel=icon href='data:,'><script src=beside.js></script>");
    visit
        .server
        .page("/host/beside.js", "parent.frames[0].postMessage({ source: 'readiness-check', v: 1, id: 'beside', type: 'hello', detail: {} }, '*')");
    let body = "<iframe src='/embed.html?storage=none' title='Readiness check' width='900'></iframe>";
    visit.open(&host(&visit, body, &[])).await?;
    visit.until_true("the element in the frame is ready", "return frames[0].witness?.events.some((e) => e.type === 'ready')").await?;
    let script = "const beside = document.createElement('iframe'); beside.src = '/host/beside.html';
        const loaded = new Promise((done) => beside.addEventListener('load', done)); document.body.append(beside); await loaded;
        const proper = { source: 'readiness-check', v: 1, id: 'x', type: 'hello', detail: {} };
        const bad = [null, 7, 'hello', JSON.stringify(proper), { ...proper, source: 'other' }, { ...proper, v: 2 }, { ...proper, v: '1' },
            { ...proper, id: 5 }, { ...proper, id: 'x'.repeat(101) }, { ...proper, type: 'height' }, [proper]];
        for (const message of bad) frames[0].postMessage(message, '*');
        frames[0].postMessage({ ...proper, id: 'mine' }, '*');
        while (!messages.some((m) => m.data.type === 'ready')) await drawn();
        return messages";
    let messages = run(&visit, script).await?;
    let messages = messages.as_array().cloned().unwrap_or_default();
    let kinds: Vec<_> = messages.iter().map(|m| m["data"]["type"].as_str().unwrap_or_default()).collect();
    assert_eq!(kinds, ["hello", "height", "ready"]);
    for message in &messages {
        let keys: Vec<_> = message["data"].as_object().into_iter().flatten().map(|(key, _)| key.as_str()).collect();
        assert_eq!(keys, ["detail", "id", "source", "type", "v"]);
        let data = &message["data"];
        assert_eq!((&data["source"], &data["v"], &data["id"]), (&json!("readiness-check"), &json!(1), &json!("mine")));
    }
    visit.end().await
}

#[tokio::test]
async fn only_hosts_that_are_named_are_answered() -> Result<()> {
    let visit = Visit::start().await?;
    visit.before_each_page(COLLECT).await?;
    let (here, there) = (visit.server.address(), visit.server.other_origin());
    let frame = |query: &str| format!("<iframe src='/embed.html?storage=none{query}' title='Readiness check'></iframe>");
    // Refused: another one is named, none is named, an address that begins alike. Answered: named among others, with a path.
    let queries = [
        format!("&host={there}"),
        "&host=".to_owned(),
        format!("&host={}.example", here.trim_end_matches('/')),
        format!("&host=https://a.example,{here}page"),
    ];
    let body: String = queries.iter().map(|query| frame(query)).collect();
    visit.open(&host(&visit, &body, &[])).await?;
    visit.until_true("all four are ready", "return Array.from(frames).every((f) => f.witness?.events.some((e) => e.type === 'ready'))").await?;
    let script =
        "for (const frame of Array.from(frames)) frame.postMessage({ source: 'readiness-check', v: 1, id: 'x', type: 'hello', detail: {} }, '*');
        while (!messages.some((m) => m.data.type === 'ready')) await drawn();
        for (const frame of Array.from(frames)) await frame.document.querySelector('readiness-check').start('full');
        await drawn();
        return [...new Set(messages.map((m) => m.from))]";
    assert_eq!(run(&visit, script).await?, json!([3]));
    visit.end().await
}

#[tokio::test]
async fn the_frames_events_arrive_with_equal_details_at_their_own_frame() -> Result<()> {
    let visit = Visit::start().await?;
    let body = "<iframe id=one src='/embed.html?storage-key=one' title='One' width='900'></iframe><div id=room></div>";
    visit.open(&host(&visit, body, &["/resize.js"])).await?;
    // The second frame comes later, as in a tab that opens.
    let add = "const two = document.createElement('iframe'); two.id = 'two'; two.title = 'Two'; two.src = '/embed.html?storage-key=two'; document.querySelector('#room').append(two)";
    visit.run(add).await?;
    visit.until_true("both are ready", "return witness.events.filter((e) => e.type === 'ready').length === 2").await?;
    let script = "const own = [[], []];
        for (const [n, state] of ['done', 'none'].entries()) {
            const element = inside(n);
            for (const type of ['progress', 'result', 'storage', 'deepened']) element.addEventListener(`readiness:${type}`, ({ detail }) => own[n].push({ type, detail }));
            await element.start('all');
            for (const field of [...element.shadowRoot.querySelectorAll('fieldset[data-item]')].slice(0, n ? 20 : 40)) field.querySelector(`input[value=${state}]`).click();
            await element.exportState();
            await element.start('results');
        }
        const here = (id) => witness.events.filter((e) => e.target === id && e.type !== 'ready').map(({ type, detail }) => ({ type, detail }));
        const same = () => [[0, 'one'], [1, 'two']].every(([n, id]) => JSON.stringify(own[n]) === JSON.stringify(here(id)));
        for (let turn = 0; turn < 100 && !same(); turn++) await drawn();
        return [own[0], here('one'), own[1], here('two'), witness.events.every((e) => e.bubbles && e.frozen), witness.events.some((e) => !['one', 'two'].includes(e.target))]";
    let told = run(&visit, script).await?;
    assert_eq!(told[0], told[1]);
    assert_eq!(told[2], told[3]);
    assert!(told[0].as_array().is_some_and(|events| events.len() > 2) && told[0] != told[2], "{told}");
    assert_eq!((&told[4], &told[5]), (&json!(true), &json!(false)));
    visit.end().await
}

#[tokio::test]
async fn a_frame_of_another_origin_works_the_same() -> Result<()> {
    let visit = Visit::start().await?;
    let body = format!("<iframe src='{}embed.html?storage=none' title='Readiness check' width='900'></iframe>", visit.server.other_origin());
    visit.open(&host(&visit, &body, &["/resize.js"])).await?;
    visit.ready().await?;
    visit.until_true("the frame has its height", "return document.querySelector('iframe').clientHeight > 200").await?;
    let small = visit.ask("return document.querySelector('iframe').clientHeight", Vec::new()).await?;
    visit.browser.enter_frame(0).await?;
    visit.run("await host.start('full'); await host.goTo('27001:A.5.1')").await?;
    visit.choose("27001:A.5.1", "done").await?;
    let inside = visit.ask("return Math.ceil(host.getBoundingClientRect().height)", Vec::new()).await?;
    visit.browser.enter_default_frame().await?;
    assert_ne!(small, inside);
    visit.until_true("the frame follows", &format!("return document.querySelector('iframe').clientHeight === {inside}")).await?;
    visit.end().await
}

#[tokio::test]
async fn the_host_listens_to_nothing_but_its_frames_proper_messages() -> Result<()> {
    let visit = Visit::start().await?;
    // A page that says everything wrong once it is greeted, and one thing right at the end.
    let script = "addEventListener('message', ({ data, origin }) => {
        const say = (message) => parent.postMessage(message, origin);
        const proper = { source: 'readiness-check', v: 1, id: data.id, type: 'height', detail: { height: 4321 } };
        for (const height of [99, 30001, '500', NaN, 1e9, -5, 500.5, null, [500]]) say({ ...proper, detail: { height } });
        for (const wrong of [{ source: 'x' }, { v: 2 }, { id: 'y' }, { type: 'size' }, { detail: null }, { detail: 7 }]) say({ ...proper, ...wrong });
        for (const type of ['__proto__', 'click', 'readiness:ready', 'toString']) say({ ...proper, type });
        say(null); say('height'); say(JSON.stringify(proper));
        say({ ...proper, type: 'ready', detail: { last: true } });
    });";
    visit.server.page("/host/junk.js", script);
    let page = |script: &str| {
        format!("<!doctype html><html lang=en><title>Junk</title><link rel=icon href='data:,'><script src='{script}'></script></html>")
    };
    visit.server.page("/host/junk/embed.html", &page("/host/junk.js"));
    let body = "<iframe src='/host/junk/embed.html' title='Junk'></iframe>";
    visit.open(&host(&visit, body, &["/resize.js"])).await?;
    visit.ready().await?;
    assert_eq!(
        visit.ask("return [witness.events.map((e) => e.detail), document.querySelector('iframe').style.height]", Vec::new()).await?,
        json!([[{ "last": true }], ""])
    );

    // A frame that has gone on to another origin, and a window that is no frame of ours, both with the right number.
    let address = host(&visit, &format!("<iframe src='{}host/gone/embed.html' title='Gone'></iframe>", visit.server.other_origin()), &["/resize.js"]);
    visit.server.page("/host/gone/embed.html", &page("/host/gone.js"));
    visit.server.page("/host/gone.js", &format!("location.replace('{}host/wrong.html')", visit.server.address()));
    visit.server.page("/host/wrong.html", &page("/host/wrong.js"));
    let say = "const message = { source: 'readiness-check', v: 1, id: 'frame-1', type: 'ready', detail: {} };
        addEventListener('load', () => { parent.postMessage(message, '*'); parent.postMessage({ ...message, type: 'height', detail: { height: 500 } }, '*'); parent.postMessage('said', '*'); });";
    visit.server.page("/host/wrong.js", say);
    visit.before_each_page(COLLECT).await?;
    visit.open(&address).await?;
    visit.until_true("the other origin has spoken", "return messages.some((m) => m.data === 'said')").await?;
    let own = "postMessage({ source: 'readiness-check', v: 1, id: 'frame-1', type: 'ready', detail: {} }, '*');
        while (messages.filter((m) => m.data.type === 'ready').length < 2) await drawn();
        return [witness.events.length, frames_[0].style.height]";
    assert_eq!(run(&visit, own).await?, json!([0, ""]));
    // The browser says itself that a hello did not reach the other origin.
    visit.end_with(&["target origin"]).await
}

#[tokio::test]
async fn alone_it_is_a_page_and_its_query_sets_options_and_nothing_else() -> Result<()> {
    let visit = Visit::start().await?;
    visit
        .open(&format!(
            "{}embed.html?standards=27001&storage-key=alone&theme=dark&mode=dialog&id=x&style=color:red&onclick=alert(1)",
            visit.server.address()
        ))
        .await?;
    visit.ready().await?;
    assert_eq!(visit.summary().await?["total"], 123);
    let script =
        "return [host.getAttributeNames(), document.documentElement.dataset.alone, parseFloat(getComputedStyle(host.parentElement).paddingTop) > 10,
        getComputedStyle(document.body).backgroundColor, getComputedStyle(find('section')).colorScheme]";
    assert_eq!(visit.ask(script, Vec::new()).await?, json!([[], "", true, "rgb(20, 23, 26)", "dark"]));
    visit.run("await host.goTo('27001:A.5.1')").await?;
    visit.choose("27001:A.5.1", "done").await?;
    visit.until_true("the answer is kept", "return (localStorage.getItem('readiness-check:alone:default') ?? '').includes('A.5.1')").await?;
    visit.end().await
}
