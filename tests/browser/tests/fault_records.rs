//! Promise: whatever lies in the storage, the element starts, takes what is valid, and destroys nothing that it cannot read.

use anyhow::{Context, Result, ensure};
use browser_tests::{Engine, Visit, in_each_engine};
use serde_json::{Value, json};

in_each_engine!(
    s07_a_browser_that_forgets_after_a_week,
    s11_texts_that_are_damaged,
    s12_a_record_of_an_earlier_version,
    s13_a_record_of_a_later_version,
    s15_a_clock_that_is_set,
    s16_a_fault_that_nobody_hears_of,
    i07_questions_that_are_not_known,
);

const PLAIN: &str = "<readiness-check></readiness-check>";
const KEY: &str = "readiness-check:default:default";
const ASIDE: &str = "readiness-check:default::quarantine:1";

/// Puts a text alone under our key before the element is there, then opens a page with it.
async fn open_with(visit: &Visit, text: &str) -> Result<()> {
    visit.open_elsewhere().await?;
    visit.ask("localStorage.clear(); localStorage.setItem(arguments[0], arguments[1])", vec![json!(KEY), json!(text)]).await?;
    visit.open_host(PLAIN).await
}

async fn at(visit: &Visit, key: &str) -> Result<Option<String>> {
    let text = visit.ask("return localStorage.getItem(arguments[0])", vec![json!(key)]).await?;
    Ok(text.as_str().map(str::to_owned))
}

fn count(answers: &Value) -> usize {
    answers.as_object().map_or(0, |a| a.len())
}

/// A document with answers that were saved so many days ago.
fn saved(days: i64) -> Value {
    let questions =
        ["hls:4.1", "hls:4.2", "hls:5.1", "hls:5.2", "hls:6.2", "hls:7.2", "hls:7.4", "hls:9.1", "hls:9.2.1", "hls:10.1", "hls:10.2", "27001:A.5.1"];
    let answers: serde_json::Map<String, Value> = questions.iter().map(|id| ((*id).to_owned(), json!({ "state": "partial" }))).collect();
    json!({ "format": "readiness-check", "version": 1, "answers": answers, "meta": { "place": "hub", "saved": format!("DAYS{days}") } })
}

async fn s07_a_browser_that_forgets_after_a_week(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    visit.open_elsewhere().await?;
    let put = "const moment = new Date(Date.now() - 8 * 86400000).toISOString();
        localStorage.setItem(arguments[0], arguments[1].replace('DAYS8', moment))";
    visit.ask(put, vec![json!(KEY), json!(saved(8).to_string())]).await?;
    visit.open_host(PLAIN).await?;
    visit.until_text(".message", "answers from your last visit are back.").await?;
    visit.show("results").await?;
    visit.until_screen("Results").await?;
    visit.until_text(".backup", "file").await?;
    visit.until_text(".backup", "seven days").await?;
    visit.no_complaint().await?;
    // The browser has removed all that was kept: a beginning like the first one.
    visit.open_elsewhere().await?;
    visit.ask("localStorage.clear()", Vec::new()).await?;
    visit.open_host(PLAIN).await?;
    visit.until_screen("How far are you").await?;
    ensure!(count(&visit.export().await?["answers"]) == 0);
    visit.until_true("a file can be opened", "return !!find('.file-button input[type=file]')").await?;
    visit.until_text(".save", "Saved here from your first answer on").await?;
    visit.end().await
}

async fn s11_texts_that_are_damaged(engine: Engine) -> Result<()> {
    let good = r#""hls:5.1":{"state":"done","note":"good"}"#;
    let head = r#"{"format":"readiness-check","version":1"#;
    let texts = [
        (String::new(), 0),
        (format!(r#"{head},"answers":{{{good}"#), 0),
        (format!(r#"{head},"profile":7,"answers":{{{good},"27001:A.5.1":7,"27001:A.5.2":{{"state":{{}}}},"27001:A.5.3":["done"]}},"meta":"x"}}"#), 1),
        (
            format!(
                r#"{head},"profile":{{"people":"-1"}},"answers":{{{good},"hls:7.2":"na","27001:A.5.1":"best","27001:A.5.2":{{"state":"done","due":"2027-13-41"}}}}}}"#
            ),
            2,
        ),
        ("[".repeat(100_000), 0),
        (r#"["readiness-check",1,{"hls:5.1":"done"}]"#.to_owned(), 0),
    ];
    let visit = Visit::in_engine(engine).await?;
    for (text, taken) in texts {
        let beginning: String = text.chars().take(60).collect();
        open_with(&visit, &text).await?;
        visit.until_text(".message", "The original is kept aside in this browser, unchanged.").await.with_context(|| beginning.clone())?;
        assert_eq!(at(&visit, ASIDE).await?.as_ref(), Some(&text), "{beginning}");
        let answers = visit.export().await?["answers"].clone();
        assert_eq!(count(&answers), taken, "{beginning}: {answers}");
        if taken > 0 {
            assert_eq!(answers["hls:5.1"], json!({ "state": "done", "note": "good" }), "{beginning}");
        }
        // Answering goes on, and the original stays where it was put, also after another visit.
        visit.import(json!({ "answers": { "hls:10.2": "partial" } }), true).await?;
        assert_eq!(count(&visit.document().await?["answers"]), taken + 1, "{beginning}");
        visit.no_complaint().await?;
        visit.reload().await?;
        assert_eq!(at(&visit, ASIDE).await?.as_ref(), Some(&text), "{beginning}");
        assert_eq!(count(&visit.kept().await?), 2, "{beginning}: more than one copy");
        visit.run("await host.reset({ confirm: false })").await?;
        assert_eq!(visit.kept().await?, json!({}), "{beginning}: erasing leaves a copy behind");
        visit.no_complaint().await?;
    }
    visit.end().await
}

/// A file of every shape that was ever written.
fn records() -> Result<Vec<(String, Value)>> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/records");
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        all.push((path.display().to_string(), serde_json::from_str(&std::fs::read_to_string(&path)?)?));
    }
    ensure!(all.len() > 3, "so few shapes: {}", all.len());
    Ok(all)
}

async fn s12_a_record_of_an_earlier_version(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    for (name, record) in records()? {
        open_with(&visit, &record.to_string()).await?;
        visit.until_text(".message", "from your last visit").await.with_context(|| name.clone())?;
        visit.run("await host.goTo('27001:A.5.9')").await?;
        visit.choose("27001:A.5.9", "proven").await?;
        visit.export().await?;
        visit.no_complaint().await?;
        visit.reload().await?;
        let kept = visit.document().await?;
        let mut expected = record.clone();
        expected["answers"]["27001:A.5.9"] = json!({ "state": "proven" });
        for part in ["answers", "profile", "plan", "documents", "snapshots"] {
            ensure!(kept.get(part) == expected.get(part), "{name}: {part} became {:?}", kept.get(part));
        }
        ensure!(at(&visit, ASIDE).await?.is_none(), "{name}: nothing was lost, so nothing is put aside");
    }
    visit.end().await
}

async fn s13_a_record_of_a_later_version(engine: Engine) -> Result<()> {
    let text = r#"{"format":"readiness-check","version":99,"answers":{"hls:5.1":{"state":"done"}},"meta":{"place":"moon"}}"#;
    let visit = Visit::in_engine(engine).await?;
    open_with(&visit, text).await?;
    visit.until_text(".save", "Not saved: a newer version of this page wrote what is kept here").await?;
    let told: Vec<Value> = visit.events("storage").await?.iter().map(|e| e["detail"]["state"].clone()).collect();
    assert_eq!(told, ["newer"]);
    // Two elements, a step, an import, an erasure and a page that goes: none of them writes over it.
    visit.no_complaint().await?;
    let two = "<readiness-check load='now'></readiness-check><readiness-check id='two' load='now'></readiness-check>";
    visit.open_page("host.html", two).await?;
    visit.until_true("both are ready", "return window.witness.events.filter((e) => e.type === 'ready').length === 2").await?;
    let work = "for (const e of document.querySelectorAll('readiness-check')) {
            await e.start('quick');
            e.shadowRoot.querySelector(\"input[value='done']\")?.click();
            await e.importState({ answers: { 'hls:7.2': 'done' } }, { merge: true }).catch(() => {});
            await e.reset({ confirm: false }).catch(() => {});
        }
        dispatchEvent(new PageTransitionEvent('pagehide'));
        return localStorage.getItem(arguments_[0])";
    ensure!(visit.ask_async(work, vec![json!(KEY)]).await? == json!(text), "what a later version wrote is changed");
    visit.no_complaint().await?;
    visit.open_elsewhere().await?;
    ensure!(visit.kept().await? == json!({ KEY: text }));
    visit.end().await
}

/// Sets the clock of each page by the milliseconds that the tab remembers.
const CLOCK: &str = "const Real = Date, set = Number(sessionStorage.getItem('clock') ?? 0);
    window.Date = class extends Real {
        constructor(...words) { if (words.length) super(...words); else super(Real.now() + set); }
        static now() { return Real.now() + set; }
    };";

async fn s15_a_clock_that_is_set(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    visit.before_each_page(CLOCK).await?;
    visit.open_elsewhere().await?;
    let set = "sessionStorage.setItem('clock', arguments[0] * 86400000)";
    // Ten years ahead, then ten years back, then as it is: what was said last holds each time.
    for (days, state, year) in [(3650, "done", 2030), (-3650, "partial", 2020), (0, "none", 0)] {
        visit.ask(set, vec![json!(days)]).await?;
        visit.open_host(PLAIN).await?;
        if year > 0 {
            let now = visit.ask("return new window.Date().getFullYear()", Vec::new()).await?;
            ensure!(now.as_i64().is_some_and(|now| if days > 0 { now > year } else { now < year }), "the clock is not set: {now}");
        }
        visit.run("await host.goTo('hls:5.1')").await?;
        visit.choose("hls:5.1", state).await?;
        ensure!(visit.export().await?["answers"]["hls:5.1"]["state"] == state);
        visit.reload().await?;
        ensure!(visit.export().await?["answers"]["hls:5.1"]["state"] == state, "what was said last does not hold");
        ensure!(visit.document().await?["answers"]["hls:5.1"]["state"] == state);
        visit.show("results").await?;
        visit.until_screen("Results").await?;
        visit.no_complaint().await?;
    }
    // Another tab whose clock is ahead wins nothing by that: it is told of the answer given last.
    let first = visit.tab().await?;
    visit.new_tab().await?;
    visit.open_elsewhere().await?;
    visit.ask(set, vec![json!(3650)]).await?;
    visit.open_host("<readiness-check load='now'></readiness-check>").await?;
    visit.show("all").await?;
    visit.ask("find(\"[data-item='hls:7.2'] input[value='done']\").click()", Vec::new()).await?;
    ensure!(visit.export().await?["answers"] == json!({ "hls:5.1": { "state": "none" }, "hls:7.2": { "state": "done" } }));
    visit.browser.close_window().await?;
    visit.go_to(&first).await?;
    visit.reload().await?;
    visit.import(json!({ "answers": { "hls:7.2": "partial" } }), true).await?;
    ensure!(visit.document().await?["answers"]["hls:7.2"]["state"] == "partial");
    visit.end().await
}

async fn s16_a_fault_that_nobody_hears_of(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    open_with(&visit, "{\"format\":\"readiness-check\",\"version\":1,\"answers\":{\"hls:5.1\":{\"state\":\"done\",\"note\":\"mine\"}").await?;
    visit.import(json!({ "answers": { "hls:5.1": { "state": "done", "note": "mine" } } }), true).await?;
    visit.server.forget_requests();
    visit.ask("performance.clearResourceTimings()", Vec::new()).await?;
    let faults = "const tried = [host.importState('<'), host.importState({ format: 'other' }), host.goTo('nowhere'), host.download('nothing')];
        await Promise.allSettled(tried);
        const set = Storage.prototype.setItem;
        Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
        await host.importState({ answers: { 'hls:7.2': 'done' } }, { merge: true });
        Storage.prototype.setItem = set;
        const build = document.createElement;
        document.createElement = function () { document.createElement = build; throw new Error('made to fail'); };
        [...all('.ways button')].find((b) => b.getAttribute('aria-current') !== 'page').click();";
    visit.run(faults).await?;
    visit.until_text(".stopped", "has stopped because of a fault of its own").await?;
    // Longer than what would be sent a little later; a page that goes may send something too.
    visit.run("await new Promise((done) => setTimeout(done, 500)); dispatchEvent(new PageTransitionEvent('pagehide'))").await?;
    ensure!(
        visit.ask("return performance.getEntriesByType('resource').map((e) => e.name)", Vec::new()).await? == json!([]),
        "something was asked for"
    );
    ensure!(visit.server.requests().is_empty(), "{:?}", visit.server.requests());
    let told = visit.ask("return JSON.stringify(window.witness.events.filter((e) => e.type === 'error').map((e) => e.detail))", Vec::new()).await?;
    ensure!(told.as_str().is_some_and(|told| told.contains("stopped") && !told.contains("mine")), "{told}");
    visit.end_with(&["Critical error", "made to fail"]).await
}

async fn i07_questions_that_are_not_known(engine: Engine) -> Result<()> {
    let document = json!({ "format": "readiness-check", "version": 1, "editions": { "27001": "2022", "42001": "2023", "9000": "2030" }, "later": { "deep": [1, null] },
        "profile": { "target": "both", "mood": "good" },
        "answers": { "hls:5.1": { "state": "done", "stars": 5 }, "9000:1.1": { "state": "shiny" }, "27001:A.99": "odd" },
        "meta": { "place": "hub", "saved": "2026-01-02T03:04:05.000Z", "revisions": { "hls:5.1": 3, "9000:1.1": 8 }, "device": "phone" } });
    let visit = Visit::in_engine(engine).await?;
    open_with(&visit, &document.to_string()).await?;
    visit.until_screen("All groups").await?;
    assert_eq!(at(&visit, ASIDE).await?, None, "nothing was lost, so nothing is put aside");
    visit.run("await host.goTo('hls:5.1')").await?;
    visit.choose("hls:5.1", "proven").await?;
    visit.export().await?;
    visit.reload().await?;
    visit.import(json!({ "answers": { "hls:10.2": "none" } }), true).await?;
    let mut kept = visit.document().await?;
    let revisions = kept["meta"]["revisions"].clone();
    // Both changes are counted as this tab's; what was counted before tabs had names stays.
    let own = |id: &str| revisions[id].as_object().map(|tabs| tabs.keys().filter(|tab| !tab.is_empty()).count());
    assert_eq!((&revisions["hls:5.1"][""], &revisions["9000:1.1"], own("hls:5.1"), own("hls:10.2")), (&json!(3), &json!(8), Some(1), Some(1)));
    let mut expected = document.clone();
    expected["answers"]["hls:5.1"]["state"] = json!("proven");
    expected["answers"]["hls:10.2"] = json!({ "state": "none" });
    expected["meta"] = json!({ "device": "phone" });
    kept["meta"] = json!({ "device": kept["meta"]["device"] });
    assert_eq!(kept, expected);
    // A host gets them too, but nothing of what is kept beside the document.
    let export = visit.export().await?;
    assert_eq!((&export["answers"], &export["later"], export.get("meta")), (&expected["answers"], &expected["later"], None));
    visit.end().await
}
