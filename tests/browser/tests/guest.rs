//! Promise: the element is a good guest: several on a page, moved and taken away without a trace, the host's page untouched.

use anyhow::Result;
use browser_tests::{Visit, until};
use serde_json::{Value, json};

const TWO: &str = "<div id='left'><readiness-check id='a' storage-key='a' load='now'></readiness-check></div>
    <div id='right'><readiness-check id='b' storage-key='b' load='now'></readiness-check></div>";

/// What a test says about two elements: `a` and `b` are these.
const BOTH: &str = "const [a, b] = ['a', 'b'].map((id) => document.getElementById(id));";

async fn both(visit: &Visit, script: &str) -> Result<Value> {
    visit.run(&format!("{BOTH}\n{script}")).await
}

async fn ready_times(visit: &Visit, times: usize) -> Result<()> {
    visit
        .until_true(&format!("{times} are ready"), &format!("return window.witness.events.filter((e) => e.type === 'ready').length === {times}"))
        .await
}

#[tokio::test]
async fn two_elements_on_a_page_do_not_disturb_each_other() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_page("host.html", TWO).await?;
    ready_times(&visit, 2).await?;
    let script = "await Promise.all([a.start('quick'), b.start('quick')]);
        const pick = (el, value) => el.shadowRoot.querySelector(`input[value=${value}]`).click();
        pick(a, 'done'); pick(b, 'none'); pick(a, 'proven');
        const chosen = (el) => el.shadowRoot.querySelector('input:checked').value;
        const [one, other] = await Promise.all([a.exportState(), b.exportState()]);
        return [chosen(a), chosen(b), Object.values(one.answers).map((x) => x.state), Object.values(other.answers).map((x) => x.state), Object.keys(localStorage).sort()]";
    let keys = ["readiness-check:a:default", "readiness-check:b:default"];
    assert_eq!(both(&visit, script).await?, json!(["proven", "none", ["proven"], ["none"], keys]));
    let script = "await a.importState({ profile: { target: '42001' }, answers: {} }); await a.start('all'); await b.start('results');
        const heading = (el) => el.shadowRoot.querySelector('.screen-heading').textContent;
        return [(await a.getSummary()).total, (await b.getSummary()).total, heading(a), heading(b)]";
    assert_eq!(both(&visit, script).await?, json!([70, 172, "All questions on one page", "Results"]));
    let script = "await a.reset({ confirm: false }); return [Object.keys((await b.exportState()).answers).length, Object.keys(localStorage)]";
    assert_eq!(both(&visit, script).await?, json!([1, [keys[1]]]));
    assert_eq!(visit.server.requests().iter().filter(|r| r.address.contains(".wasm")).count(), 2, "each part of the program is loaded once for both");
    let told = visit.ask("return [...new Set(window.witness.events.map((e) => e.target))].sort()", Vec::new()).await?;
    assert_eq!(told, json!(["a", "b"]));
    visit.end().await
}

#[tokio::test]
async fn the_first_goes_on_when_the_second_is_taken_away() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_page("host.html", TWO).await?;
    ready_times(&visit, 2).await?;
    // Taken away while its screen changes and before anything is kept.
    let script = "await a.start('quick'); await b.start('quick'); b.shadowRoot.querySelector('[part=primary]').click(); await 0; b.remove();
        await new Promise((done) => setTimeout(done, 0));
        a.shadowRoot.querySelector('input[value=done]').click();
        return Object.keys((await a.exportState()).answers).length";
    assert_eq!(both(&visit, script).await?, json!(1));
    // Every timer that the second left behind has run when one of the first that began later has.
    let saved = "return (localStorage.getItem('readiness-check:a:default') ?? '').includes('partial')";
    visit.ask("document.querySelector('#a').shadowRoot.querySelector('input[value=partial]').click()", Vec::new()).await?;
    visit.until_true("the first is kept", saved).await?;
    visit.ask("document.querySelector('#a').shadowRoot.querySelector('input[value=proven]').click()", Vec::new()).await?;
    visit.until_true("the first goes on being kept", &saved.replace("partial", "proven")).await?;
    assert_eq!(both(&visit, "return (await a.getSummary()).answered").await?, json!(1));
    visit.end().await
}

#[tokio::test]
async fn a_node_that_is_moved_keeps_its_state() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_page("host.html", TWO).await?;
    ready_times(&visit, 2).await?;
    let script = "await a.goTo('hls:5.1');
        const field = a.shadowRoot.querySelector(\"[data-item='hls:5.1']\");
        field.querySelector('input[value=done]').click();
        document.querySelector('#right').append(a);
        await new Promise((done) => setTimeout(done, 0));
        const same = a.shadowRoot.querySelector(\"[data-item='hls:5.1']\") === field;
        field.querySelector('input[value=partial]').click();
        return [same, field.querySelector('input:checked').value, (await a.exportState()).answers]";
    assert_eq!(both(&visit, script).await?, json!([true, "partial", { "hls:5.1": { "state": "partial" } }]));
    ready_times(&visit, 2).await?;
    visit.end().await
}

#[tokio::test]
async fn what_is_removed_is_kept_frees_everything_and_can_come_back() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_page("host.html", TWO).await?;
    ready_times(&visit, 2).await?;
    let script = "await a.goTo('hls:5.1');
        a.shadowRoot.querySelector(\"[data-item='hls:5.1'] input[value=done]\").click();
        await 0; a.remove(); window.gone = a;
        await new Promise((done) => setTimeout(done, 0));
        const kept = JSON.parse(localStorage.getItem('readiness-check:a:default')).answers;
        const left = [...a.shadowRoot.querySelectorAll('section *')].length;
        dispatchEvent(new PageTransitionEvent('pagehide')); document.dispatchEvent(new Event('visibilitychange')); dispatchEvent(new PopStateEvent('popstate', { state: 'hub' }));
        return [kept, left]";
    assert_eq!(both(&visit, script).await?, json!([{ "hls:5.1": { "state": "done" } }, 0]));
    let script = "const waiting = window.gone.getSummary(); document.querySelector('#left').append(window.gone); return (await waiting).answered";
    assert_eq!(visit.run(script).await?, json!(1), "it does not come back with what was kept");
    ready_times(&visit, 3).await?;
    assert_eq!(visit.ask("return find('.screen-heading').textContent.split(' ')[0]", Vec::new()).await?, json!("5"));
    visit.end().await
}

#[tokio::test]
async fn coming_and_going_again_and_again_takes_no_more_memory() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host("<readiness-check storage='none' load='now'></readiness-check>").await?;
    let app = visit.server.requests().into_iter().map(|r| r.address).find(|a| a.starts_with("/app.") && a.ends_with(".js")).unwrap_or_default();
    let cycle = "const [app, times] = arguments_;
        const memory = (await (await import(app)).default()).memory;
        const place = host.parentElement, next = host.nextSibling;
        for (let n = 0; n < times; n++) {
            await host.start('full');
            await host.goTo('27001:A.5.1');
            host.remove();
            await new Promise((done) => setTimeout(done, 0));
            place.insertBefore(host, next);
            await host.getSummary();
        }
        return memory.buffer.byteLength";
    let warm = visit.ask_async(cycle, vec![json!(app), json!(10)]).await?;
    assert!(warm.as_u64().is_some_and(|bytes| bytes > 1 << 20), "this is not the program's memory: {warm}");
    for _ in 0..5 {
        assert_eq!(visit.ask_async(cycle, vec![json!(app), json!(20)]).await?, warm, "the memory grows");
    }
    visit.end().await
}

#[tokio::test]
async fn an_element_that_is_gone_is_held_by_nothing() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_page("host.html", "<div id='room'></div>").await?;
    visit.until_true("the element is defined", "return !!customElements.get('readiness-check')").await?;
    let script = "window.gone = [];
        for (const mode of ['inline', 'dialog']) {
            let element = document.createElement('readiness-check');
            element.setAttribute('load', 'now'); element.setAttribute('mode', mode);
            document.querySelector('#room').append(element);
            await element.getSummary();
            window.gone.push(new WeakRef(element));
            element.remove();
            await new Promise((done) => setTimeout(done, 100));
        }";
    visit.run(script).await?;
    visit.cdp("HeapProfiler.enable", json!({})).await?;
    let freed = until("both are collected", async || {
        visit.cdp("HeapProfiler.collectGarbage", json!({})).await?;
        let held = visit.ask("return window.gone.filter((weak) => weak.deref()).length", Vec::new()).await?;
        Ok((held == json!(0)).then_some(()))
    });
    freed.await?;
    visit.end().await
}

#[tokio::test]
async fn a_page_from_right_to_left_turns_nothing_that_is_in_english() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_page("host.html", "<div dir='rtl' lang='ar'><readiness-check></readiness-check></div>").await?;
    visit.ready().await?;
    let own = "const s = find('section'), style = getComputedStyle(s); return [s.lang, s.dir, style.direction, getComputedStyle(find('.screen-heading')).textAlign]";
    assert_eq!(visit.ask(own, Vec::new()).await?, json!(["en", "ltr", "ltr", "start"]));
    let landmarks = "return all('main, header, footer, nav, aside, h1, [role=main], [role=banner]').map((e) => e.localName)";
    for screen in ["quick", "full", "all", "results"] {
        visit.show(screen).await?;
        assert_eq!(visit.ask(landmarks, Vec::new()).await?, json!([]), "{screen} has a landmark of a whole page");
    }
    visit.end().await
}

#[tokio::test]
async fn to_read_is_not_to_write() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host("<readiness-check></readiness-check>").await?;
    visit.import(json!({ "answers": { "hls:5.1": "done" } }), false).await?;
    // Another tab has written since: a page that only asks for figures must not write over it.
    visit.ask("localStorage.setItem('readiness-check:default:default', JSON.stringify({ other: 'tab' }))", Vec::new()).await?;
    visit.summary().await?;
    visit.export().await?;
    visit.run("await new Promise((done) => setTimeout(done, 600))").await?;
    assert_eq!(visit.ask("return localStorage.getItem('readiness-check:default:default')", Vec::new()).await?, json!("{\"other\":\"tab\"}"));
    visit.end().await
}

#[tokio::test]
async fn an_element_that_is_taken_out_while_it_loads_comes_once() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_page("host.html", "<div id='room'></div>").await?;
    visit.until_true("the element is defined", "return !!customElements.get('readiness-check')").await?;
    let script = "const element = document.createElement('readiness-check'); element.setAttribute('load', 'now');
        const room = document.querySelector('#room');
        room.append(element);
        await 0; element.remove(); await new Promise((done) => setTimeout(done, 0));
        room.append(element);
        await element.getSummary();
        // Whatever the first try still does, it has done when a second element that began later is ready.
        const other = document.createElement('readiness-check'); other.setAttribute('load', 'now'); other.setAttribute('storage', 'none');
        room.append(other);
        await other.getSummary();
        return [element.shadowRoot.querySelectorAll('.widget').length, element.shadowRoot.querySelectorAll('slot').length]";
    assert_eq!(visit.run(script).await?, json!([1, 0]));
    ready_times(&visit, 2).await?;
    visit.end().await
}

#[tokio::test]
async fn the_hosts_page_is_left_as_it_was() -> Result<()> {
    let visit = Visit::start().await?;
    let spy = "window.changes = [];
        document.addEventListener('DOMContentLoaded', () => new MutationObserver((records) => changes.push(...records.map((r) => `${r.type} ${r.target.nodeName} ${r.attributeName ?? ''}`)))
            .observe(document, { subtree: true, childList: true, attributes: true, characterData: true }));
        window.before = Object.getOwnPropertyNames(window);";
    visit.before_each_page(spy).await?;
    visit.open_host("<readiness-check><p>Fallback</p></readiness-check>").await?;
    let sheets = visit.ask("return [document.styleSheets.length, document.adoptedStyleSheets.length]", Vec::new()).await?;
    for screen in ["quick", "full", "all", "results"] {
        visit.show(screen).await?;
    }
    visit.run("await host.goTo('27001:A.5.1')").await?;
    visit.choose("27001:A.5.1", "done").await?;
    visit.press_in("[data-item='27001:A.5.1']", "Note, evidence, owner, date").await?;
    visit.element("[data-item='27001:A.5.1'] textarea").await?.send_keys("a note").await?;
    visit.show("results").await?;
    visit.run("await host.setLanguage('en'); await host.importState({ answers: { 'hls:5.1': 'done' } }, { merge: true }); await host.reset({ confirm: false })").await?;
    let quiet = "for (let n = 0; n < 3; n++) await new Promise(requestAnimationFrame); return window.changes";
    assert_eq!(visit.run(quiet).await?, json!([]), "something outside the shadow root changed");
    assert_eq!(visit.ask("return [document.styleSheets.length, document.adoptedStyleSheets.length]", Vec::new()).await?, sheets);
    assert_eq!(sheets, json!([0, 0]));
    // What the test and the driver put there is known by name.
    let globals = "return Object.getOwnPropertyNames(window).filter((name) => !window.before.includes(name) && !['before', 'witness', 'ret_nodes', 'se_exportedFunctionSymbol'].includes(name))";
    assert_eq!(visit.ask(globals, Vec::new()).await?, json!([]), "a global name of ours");
    visit.end().await
}

#[tokio::test]
async fn after_ready_no_request_is_made() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host("<readiness-check></readiness-check>").await?;
    let before = visit.server.requests();
    assert!(before.iter().any(|r| r.address.contains(".wasm")) && before.iter().all(|r| r.method == "GET" && !r.address.contains('?')), "{before:?}");
    visit.server.forget_requests();
    for screen in ["quick", "full", "all", "results"] {
        visit.show(screen).await?;
    }
    visit.import(json!({ "answers": { "hls:5.1": "done" } }), false).await?;
    visit.run("await host.goTo('27001:A.5.1')").await?;
    visit.choose("27001:A.5.1", "done").await?;
    visit.run("await host.reset({ confirm: false })").await?;
    let outside = "return performance.getEntriesByType('resource').map((e) => e.name).filter((name) => !name.startsWith(location.origin))";
    assert_eq!(visit.ask(outside, Vec::new()).await?, json!([]), "another origin was asked");
    assert_eq!(visit.server.requests(), []);
    visit.end().await
}
