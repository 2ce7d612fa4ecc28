//! Promise: whatever lies in the storage, the element starts, takes what is valid, and destroys nothing that it cannot read.

use anyhow::{Context, Result};
use browser_tests::Visit;
use serde_json::{Value, json};

const KEY: &str = "readiness-check:default:default";
const ASIDE: &str = "readiness-check:default::quarantine:1";

/// Puts a text under our key before the element is there, then opens a page with it.
async fn opened_with(text: &str) -> Result<Visit> {
    let visit = Visit::start().await?;
    visit.open_elsewhere().await?;
    visit.ask("localStorage.setItem(arguments[0], arguments[1])", vec![json!(KEY), json!(text)]).await?;
    visit.open_host("<readiness-check></readiness-check>").await?;
    Ok(visit)
}

async fn at(visit: &Visit, key: &str) -> Result<Option<String>> {
    let text = visit.ask("return localStorage.getItem(arguments[0])", vec![json!(key)]).await?;
    Ok(text.as_str().map(str::to_owned))
}

#[tokio::test]
async fn six_damaged_texts_are_kept_aside_and_what_is_valid_is_taken() -> Result<()> {
    let good = r#""hls:5.1":{"state":"done","note":"good"}"#;
    let texts = [
        (String::new(), 0),
        (format!(r#"{{"format":"readiness-check","version":1,"answers":{{{good}"#), 0),
        (
            format!(
                r#"{{"format":"readiness-check","version":1,"profile":7,"answers":{{{good},"27001:A.5.1":7,"27001:A.5.2":{{"state":{{}}}},"27001:A.5.3":["done"]}},"meta":"x"}}"#
            ),
            1,
        ),
        (
            format!(
                r#"{{"format":"readiness-check","version":1,"profile":{{"people":"-1"}},"answers":{{{good},"hls:7.2":"na","27001:A.5.1":"best","27001:A.5.2":{{"state":"done","due":"2027-13-41"}}}}}}"#
            ),
            2,
        ),
        ("[".repeat(100_000), 0),
        (r#"["readiness-check",1,{"hls:5.1":"done"}]"#.to_owned(), 0),
    ];
    for (text, taken) in texts {
        let beginning: String = text.chars().take(60).collect();
        let visit = opened_with(&text).await?;
        visit.until_text(".message", "The original is kept aside in this browser, unchanged.").await.with_context(|| beginning.clone())?;
        assert_eq!(at(&visit, ASIDE).await?.as_ref(), Some(&text), "{beginning}");
        let answers = visit.export().await?["answers"].clone();
        assert_eq!(answers.as_object().map(|a| a.len()), Some(taken), "{beginning}: {answers}");
        if taken > 0 {
            assert_eq!(answers["hls:5.1"], json!({ "state": "done", "note": "good" }), "{beginning}");
        }
        // Answering goes on, and the original stays where it was put, also after another visit.
        visit.import(json!({ "answers": { "hls:10.2": "partial" } }), true).await?;
        assert_eq!(visit.document().await?["answers"].as_object().map(|a| a.len()), Some(taken + 1), "{beginning}");
        visit.reload().await?;
        assert_eq!(at(&visit, ASIDE).await?.as_ref(), Some(&text), "{beginning}");
        assert_eq!(visit.kept().await?.as_object().map(|k| k.len()), Some(2), "{beginning}: more than one copy");
        visit.run("await host.reset({ confirm: false })").await?;
        assert_eq!(visit.kept().await?, json!({}), "{beginning}: erasing leaves a copy behind");
        visit.end().await?;
    }
    Ok(())
}

#[tokio::test]
async fn what_a_later_version_wrote_is_not_written_over() -> Result<()> {
    let text = r#"{"format":"readiness-check","version":99,"answers":{"hls:5.1":{"state":"done"}},"meta":{"place":"moon"}}"#;
    let visit = opened_with(text).await?;
    visit.until_text(".message", "A newer version of the readiness check wrote this.").await?;
    visit.until_text(".save", "Not saved: a newer version of this page wrote what is kept here").await?;
    let told: Vec<Value> = visit.events("storage").await?.iter().map(|e| e["detail"]["state"].clone()).collect();
    assert_eq!(told, ["newer"]);
    visit.show("quick").await?;
    visit.click("input[value='done']").await?;
    assert_eq!(visit.export().await?["answers"].as_object().map(|a| a.len()), Some(1), "answering does not work");
    visit.open_elsewhere().await?;
    assert_eq!(visit.kept().await?, json!({ KEY: text }));
    visit.end().await
}

#[tokio::test]
async fn what_is_not_known_here_survives_a_visit() -> Result<()> {
    let document = json!({ "format": "readiness-check", "version": 1, "editions": { "27001": "2022", "42001": "2023", "9000": "2030" }, "later": { "deep": [1, null] },
        "profile": { "target": "both", "mood": "good" },
        "answers": { "hls:5.1": { "state": "done", "stars": 5 }, "9000:1.1": { "state": "shiny" }, "27001:A.99": "odd" },
        "meta": { "place": "hub", "saved": "2026-01-02T03:04:05.000Z", "revisions": { "hls:5.1": 3, "9000:1.1": 8 }, "device": "phone" } });
    let visit = opened_with(&document.to_string()).await?;
    visit.until_screen("All groups").await?;
    assert_eq!(at(&visit, ASIDE).await?, None, "nothing was lost, so nothing is put aside");
    visit.run("await host.goTo('hls:5.1')").await?;
    visit.choose("hls:5.1", "proven").await?;
    visit.export().await?;
    visit.reload().await?;
    visit.import(json!({ "answers": { "hls:10.2": "none" } }), true).await?;
    let mut kept = visit.document().await?;
    let revisions = kept["meta"]["revisions"].clone();
    assert_eq!((&revisions["hls:5.1"], &revisions["9000:1.1"], &revisions["hls:10.2"]), (&json!(4), &json!(8), &json!(1)));
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

#[tokio::test]
async fn only_our_own_keys_are_touched() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_elsewhere().await?;
    let others = json!({ "readiness": "1", "readiness-check": "2", "readiness-check:other:default": "3", "readiness-check:other::quarantine:1": "4", "host": "5" });
    let put = "for (const [key, text] of Object.entries(arguments[0])) localStorage.setItem(key, text)";
    visit.ask(put, vec![others.clone()]).await?;
    let spy = "window.touched = [];
        for (const name of ['getItem', 'setItem', 'removeItem', 'clear', 'key']) {
            const real = Storage.prototype[name];
            Storage.prototype[name] = function (...words) { touched.push(`${name} ${words[0] ?? ''}`); return real.apply(this, words); };
        }";
    visit.before_each_page(spy).await?;
    visit.open_host("<readiness-check></readiness-check>").await?;
    visit.import(json!({ "answers": { "hls:5.1": "done" } }), false).await?;
    visit.run("await host.reset({ confirm: false })").await?;
    let touched: Vec<String> = serde_json::from_value(visit.ask("return [...new Set(window.touched)]", Vec::new()).await?)?;
    assert!(touched.iter().any(|t| t.starts_with("setItem")) && touched.iter().any(|t| t.starts_with("removeItem")), "{touched:?}");
    for call in touched {
        assert!(call.split(' ').nth(1).is_some_and(|key| key.starts_with("readiness-check:default:")), "{call}");
    }
    assert_eq!(visit.ask("return { ...localStorage }", Vec::new()).await?, others);
    visit.end().await
}
