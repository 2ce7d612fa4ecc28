//! Promise: a host page can steer the element by its methods from the definition on, and each settles when its work is done.

use anyhow::{Context, Result};
use browser_tests::{Visit, until};
use serde_json::{Value, json};

const PLAIN: &str = "<readiness-check></readiness-check>";
const METHODS: [&str; 7] = ["exportState", "importState", "getSummary", "goTo", "start", "setLanguage", "reset"];

/// The files of the program that were asked for so far.
fn asked_for(visit: &Visit) -> Vec<String> {
    let addresses = visit.server.requests().into_iter().map(|r| r.address);
    addresses.filter(|a| a.contains(".wasm") || a.contains("words")).collect()
}

#[tokio::test]
async fn methods_exist_before_the_program_is_there_and_settle_after() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_page("host.html", "<readiness-check load='click'><p>Open the check</p></readiness-check>").await?;
    visit.until_true("the element is defined", "return !!customElements.get('readiness-check')").await?;
    let kinds = visit.ask("return arguments[0].map((name) => typeof host[name])", vec![json!(METHODS)]).await?;
    assert_eq!(kinds, json!(vec!["function"; METHODS.len()]));
    assert_eq!(asked_for(&visit), [""; 0], "the program was asked for before it was wanted");
    // Everything a host may do at once, before a single file of the program is there.
    let script = "window.settled = []; const note = (what) => (value) => { settled.push([what, value ?? null]); };
        host.importState({ answers: { 'hls:5.1': 'done' } }, { merge: true }).then(note('import'));
        host.start('results').then(note('start'));
        host.getSummary().then((s) => s.answered).then(note('summary'));
        host.exportState().then((s) => s.answers).then(note('export'));
        return settled.length";
    assert_eq!(visit.run(script).await?, json!(0));
    // Who asks the element for something does not wait until a visitor clicks.
    visit.ready().await?;
    visit.until_true("every method has settled", "return window.settled.length === 4").await?;
    let mut done: Vec<(String, Value)> = serde_json::from_value(visit.ask("return window.settled", Vec::new()).await?)?;
    done.sort_by(|a, b| a.0.cmp(&b.0));
    let expected = [
        ("export", json!({ "hls:5.1": { "state": "done" } })),
        ("import", json!({ "applied": 1, "notices": [] })),
        ("start", Value::Null),
        ("summary", json!(1)),
    ];
    assert_eq!(done, expected.map(|(what, value)| (what.to_owned(), value)));
    visit.until_screen("Results").await?;
    visit.end().await
}

#[tokio::test]
async fn an_element_that_waits_for_a_click_loads_nothing_before_it() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_page("host.html", "<readiness-check load='click'><a href='/host/elsewhere.html'>Open the check</a></readiness-check>").await?;
    visit.until_true("the element is defined", "return !!customElements.get('readiness-check')").await?;
    visit.run("for (let n = 0; n < 3; n++) await new Promise(requestAnimationFrame)").await?;
    assert_eq!(asked_for(&visit), [""; 0]);
    visit.browser.execute("return document.querySelector('readiness-check a')", Vec::new()).await?.element()?.click().await?;
    visit.ready().await?;
    visit.until_screen("How far are you").await?;
    assert!(!visit.is("return document.title.includes('without the element')").await?, "the click led away instead");
    visit.end().await
}

#[tokio::test]
async fn an_element_out_of_sight_loads_when_it_comes_into_sight() -> Result<()> {
    let visit = Visit::start().await?;
    let far = "<p>far above</p>".repeat(200);
    visit.open_page("host.html", &format!("{far}<readiness-check><p>Fallback</p></readiness-check>")).await?;
    visit.until_true("the element is defined", "return !!customElements.get('readiness-check')").await?;
    visit.run("for (let n = 0; n < 5; n++) await new Promise(requestAnimationFrame)").await?;
    assert_eq!(asked_for(&visit), [""; 0], "loaded out of sight");
    visit.ask("host.scrollIntoView()", Vec::new()).await?;
    visit.ready().await?;
    visit.until_screen("How far are you").await?;
    visit.end().await
}

#[tokio::test]
async fn what_is_exported_can_be_imported_elsewhere_to_the_letter() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host("<readiness-check storage-key='a'></readiness-check>").await?;
    let script = "await host.start('all');
        const until = async (ready) => { while (!ready()) await new Promise(requestAnimationFrame); };
        await until(() => all('fieldset[data-item]').length === 172);
        const answers = Object.fromEntries(all('fieldset[data-item]').map((f, n) => {
            const values = [...f.querySelectorAll('input[type=radio]')].map((r) => r.value);
            const answer = { state: values[n % values.length] };
            if (n % 3 === 0) answer.note = `Zeile ${n}\\n\\t“ü” \\u{1F4DD} <b>&amp;</b> \\\\ \\u0000.`;
            if (n % 4 === 0) answer.owner = ' Žofie ';
            if (n % 5 === 0) answer.due = `2027-0${1 + n % 9}-15`;
            if (answer.state === 'na') answer.reason = 'x'.repeat(2000);
            if (n % 7 === 0) answer.from = 'quick';
            return [f.dataset.item, answer];
        }));
        const profile = { target: 'both', has27001: 'certified', role: 'developer', people: '51-250', systems: '3-10', sites: '2-5', capacity: 'less', start: '2027-02-01' };
        return { format: 'readiness-check', version: 1, editions: { 27001: '2022', 42001: '2023' }, profile, answers };";
    let document = visit.run(script).await?;
    let taken = visit.import(document.clone(), false).await?;
    assert_eq!(taken, json!({ "applied": 172, "notices": [] }));
    assert_eq!(visit.export().await?, document);
    let summary = visit.summary().await?;
    visit.open_host("<readiness-check storage-key='b'></readiness-check>").await?;
    assert_eq!(visit.export().await?["answers"], json!({}), "another key shows the answers of the first");
    visit.import(document.clone(), false).await?;
    assert_eq!((visit.export().await?, visit.summary().await?), (document, summary));
    visit.end().await
}

#[tokio::test]
async fn an_import_is_merged_question_by_question_or_replaces_everything() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host(PLAIN).await?;
    let first = json!({ "profile": { "target": "both", "people": "up-to-50" }, "answers": {
        "hls:5.1": { "state": "planned", "note": "first", "owner": "Ada" }, "27001:A.5.1": { "state": "none" } } });
    assert_eq!(visit.import(first, false).await?["applied"], 2);
    let second = json!({ "profile": { "target": "42001" }, "answers": { "hls:5.1": "done", "42001:A.2.2": "partial" } });
    assert_eq!(visit.import(second.clone(), true).await?, json!({ "applied": 2, "notices": [] }));
    let merged = visit.export().await?;
    let answers = json!({ "hls:5.1": { "state": "done" }, "27001:A.5.1": { "state": "none" }, "42001:A.2.2": { "state": "partial" } });
    assert_eq!(merged["answers"], answers, "a question that is named takes the answer whole, the others stay");
    assert_eq!(merged["profile"], json!({ "target": "both", "people": "up-to-50" }), "merging leaves the profile alone");
    assert_eq!(visit.import(second, false).await?["applied"], 2);
    let replaced = visit.export().await?;
    assert_eq!(replaced["answers"], json!({ "hls:5.1": { "state": "done" }, "42001:A.2.2": { "state": "partial" } }));
    assert_eq!(replaced["profile"], json!({ "target": "42001" }));
    // An import is a step like any other.
    visit.press("Undo: took answers over").await?;
    assert_eq!(visit.export().await?, merged);
    visit.end().await
}

#[tokio::test]
async fn what_an_import_cannot_take_is_told_in_notices() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host(PLAIN).await?;
    let document = json!({ "profile": { "people": "7" }, "answers": {
        "hls:5.1": "na", "27001:A.5.1": "na", "27001:A.5.2": "perhaps", "27001:A.5.3": { "state": "done", "note": "x".repeat(2001), "due": "soon" },
        "9000:1.1": { "state": "done", "own": 7 }, "42001:A.2.2": "partial" } });
    let taken = visit.import(document, true).await?;
    assert_eq!(taken["applied"], 3, "{taken}");
    let notices = taken["notices"].as_array().context("no notices")?;
    let mut codes: Vec<&str> = notices.iter().filter_map(|n| n["code"].as_str()).collect();
    codes.sort_unstable();
    assert_eq!(codes, ["bad-answer", "bad-date", "bad-profile", "clause-not-applicable", "cut", "unknown-questions"]);
    for notice in notices {
        let text = notice["text"].as_str().unwrap_or_default();
        assert!(text.ends_with('.') && !text.contains('{') && text.len() > 20, "{notice}");
    }
    let answers = visit.export().await?["answers"].clone();
    assert_eq!(answers["27001:A.5.3"], json!({ "state": "done", "note": "x".repeat(2000) }));
    assert_eq!(answers["9000:1.1"], json!({ "state": "done", "own": 7 }), "an unknown question is carried along");
    assert_eq!((answers.get("hls:5.1"), answers.get("27001:A.5.2")), (None, None));
    // Nothing of these is a document of ours; nothing changes, and nothing is thrown.
    for (nonsense, code) in [
        ("'text'", "foreign"),
        ("7", "foreign"),
        ("null", "foreign"),
        ("[]", "foreign"),
        ("{}", "foreign"),
        ("undefined", "not-json"),
        ("10n", "not-json"),
        ("{ format: 'another', answers: {} }", "foreign"),
        ("{ format: 'readiness-check', version: 99, answers: {} }", "newer"),
    ] {
        let taken = visit.run(&format!("return await host.importState({nonsense}, {{ merge: true }})")).await?;
        assert_eq!((&taken["applied"], &taken["notices"][0]["code"]), (&json!(0), &json!(code)), "{nonsense}");
    }
    assert_eq!(visit.export().await?["answers"], answers);
    visit.end().await
}

#[tokio::test]
async fn the_summary_has_the_promised_shape() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host(PLAIN).await?;
    let shape = "const shape = (v) => Array.isArray(v) ? [shape(v[0])] : v && typeof v === 'object' ? Object.fromEntries(Object.entries(v).map(([k, v]) => [k, shape(v)])) : typeof v;
        return shape(await host.getSummary())";
    visit.import(json!({ "profile": { "target": "both" }, "answers": { "hls:5.1": "done", "27001:A.5.1": "unsure" } }), false).await?;
    let share = || json!({ "total": "number", "known": "number", "low": "number", "high": "number" });
    let standard = || {
        let mut all = share();
        all["clauses"] = share();
        all["annex"] = share();
        all
    };
    let months = |name: &str| json!({ name: "string", "low": "number", "high": "number", "leftLow": "number", "leftHigh": "number" });
    let mut timeline = months("path");
    timeline["phases"] = json!([months("phase")]);
    let expected = json!({ "version": "number", "total": "number", "answered": "number", "coverage": "number", "standards": { "27001": standard(), "42001": standard() },
        "headStart": { "reached": "number", "possible": "number", "of": "number" }, "timeline": timeline });
    assert_eq!(visit.run(shape).await?, expected);
    let summary = visit.summary().await?;
    assert_eq!((&summary["total"], &summary["answered"]), (&json!(172), &json!(2)));
    assert!((summary["coverage"].as_f64().unwrap_or(0.0) - 2.0 / 172.0).abs() < 1e-12);
    // The first of 123 is 0.8 sure; unsure counts as unknown.
    let low = summary["standards"]["27001"]["low"].as_f64().unwrap_or(0.0);
    assert!((low - 0.8 / 123.0).abs() < 1e-9, "{low}");
    visit.import(json!({ "profile": { "target": "27001", "has27001": "certified" }, "answers": {} }), false).await?;
    assert_eq!(visit.summary().await?["timeline"], Value::Null, "nothing is left to certify");
    visit.import(json!({ "profile": { "target": "42001", "has27001": "no" }, "answers": {} }), false).await?;
    assert_eq!(visit.summary().await?["headStart"], Value::Null, "there is no work to start from");
    visit.end().await
}

#[tokio::test]
async fn reset_without_asking_erases_at_once_and_with_asking_waits_for_the_visitor() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host(PLAIN).await?;
    let answers = json!({ "profile": { "people": "up-to-50" }, "answers": { "hls:5.1": { "state": "done", "note": "mine" } } });
    visit.import(answers.clone(), false).await?;
    assert_eq!(visit.kept().await?.as_object().map(|k| k.len()), Some(1));
    assert_eq!(visit.run("return await host.reset({ confirm: false })").await?, json!(true));
    let after = visit.export().await?;
    assert_eq!((&after["answers"], &after["profile"]), (&json!({}), &json!({})));
    assert_eq!(visit.kept().await?, json!({}));

    for (press, erased) in [("Keep", false), ("Erase", true)] {
        visit.import(answers.clone(), false).await?;
        visit.ask("window.decided = undefined; host.reset().then((erased) => { window.decided = erased; })", Vec::new()).await?;
        visit.until_text("[role='alertdialog']", "Erase 1 answer").await?;
        assert_eq!(visit.ask("return window.decided ?? null", Vec::new()).await?, Value::Null, "it does not wait for the visitor");
        assert_eq!(visit.kept().await?.as_object().map(|k| k.len()), Some(1));
        visit.press_in("[role='alertdialog']", press).await?;
        let decided = until("the visitor's decision arrives", async || Ok(visit.ask("return window.decided ?? null", Vec::new()).await?.as_bool()));
        assert_eq!(decided.await?, erased);
        assert_eq!(visit.kept().await?.as_object().map(|k| k.len()), Some(usize::from(!erased)));
    }
    visit.end().await
}

#[tokio::test]
async fn a_change_of_language_keeps_answers_and_place() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host("<readiness-check lang='en'></readiness-check>").await?;
    visit.import(json!({ "answers": { "hls:5.1": { "state": "done", "note": "mine" } } }), false).await?;
    visit.run("await host.goTo('hls:5.1')").await?;
    for tag in ["en", "en-GB", "EN", "xx"] {
        visit.ask_async("await host.setLanguage(arguments_[0])", vec![json!(tag)]).await?;
        assert_eq!(visit.chosen("hls:5.1").await?, "done", "{tag}");
        let section = visit.ask("const { lang, dir, ariaLabel } = find('section'); return [lang, dir, ariaLabel]", Vec::new()).await?;
        assert_eq!(section, json!(["en", "ltr", "Readiness Check"]), "{tag}");
    }
    visit.end().await
}
