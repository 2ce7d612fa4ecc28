//! Promise: in a browser too, what somebody wrote into a file stays text: nothing is made of it, nothing runs, every character stands there.

use anyhow::Result;
use browser_tests::Visit;
use serde_json::{Value, json};

/// What would run, load or turn around if it were more than text.
const TEXTS: [&str; 5] = [
    "<img src=x onerror=\"window.ran = 1\"><script>window.ran = 2</script>",
    "</textarea></p><svg onload=\"window.ran = 3\"><iframe srcdoc=\"<script>parent.ran = 4</script>\">",
    "\" autofocus onfocus=\"window.ran = 5\" x=\"",
    "javascript:window.ran=6",
    "\u{202e}gnp.exe\u{202c} a\u{0}b\u{1}\u{7f}\u{2028}\u{feff}\u{ffff}",
];

/// Every element below the root with the names of its attributes, in their order; terms are buttons only where the glossary came first.
const SKELETON: &str = "return [...root.querySelectorAll('*:not([part=term])')].map((e) => [e.localName, ...e.getAttributeNames()].join(' '))";

const KEY: &str = "readiness-check:default:default";

/// What is kept of a visit that ended on that screen.
fn filled(text: &str, place: &str) -> Value {
    let answer = |state: &str| json!({ "state": state, "note": text, "owner": text, "reason": text });
    json!({
        "format": "readiness-check",
        "version": 1,
        "profile": { "target": "both" },
        "answers": { "hls:4.2": answer("partial"), "27001:A.5.1": answer("na"), text: answer("done") },
        "plan": { "soa": { "owner": text } },
        "snapshots": [{ "name": text, "saved": text, "answers": { "hls:4.2": text } }],
        "meta": { "place": place, "saved": text },
        text: text,
    })
}

/// The skeletons of the screens that show texts, each restored from the storage.
async fn seen(visit: &Visit, text: &str) -> Result<Vec<Value>> {
    let mut all = Vec::new();
    for place in ["all", "plan", "results", "snapshots", "hub"] {
        visit.open_elsewhere().await?;
        visit
            .ask("localStorage.clear(); localStorage.setItem(arguments[0], arguments[1])", vec![json!(KEY), json!(filled(text, place).to_string())])
            .await?;
        visit.open_host("<readiness-check></readiness-check>").await?;
        visit.run("for (let n = 0; n < 3; n++) await new Promise(requestAnimationFrame)").await?;
        all.push(visit.run(SKELETON).await?);
    }
    Ok(all)
}

#[tokio::test]
async fn no_text_becomes_an_element_or_runs() -> Result<()> {
    let visit = Visit::start().await?;
    let plain = seen(&visit, "plain").await?;
    assert!(plain.iter().all(|screen| screen.as_array().is_some_and(|all| all.len() > 20)), "too little to compare");
    for text in TEXTS {
        let shown = seen(&visit, text).await?;
        for (n, screen) in shown.iter().enumerate() {
            assert_eq!(screen, &plain[n], "screen {n}: {text}");
        }
        assert_eq!(visit.run("return window.ran ?? null").await?, Value::Null, "{text}");
        let export = visit.export().await?;
        assert_eq!(export["answers"]["27001:A.5.1"]["note"], json!(text));
        assert_eq!((&export["snapshots"][0]["name"], &export[text]), (&json!(text), &json!(text)));
    }
    visit.end().await
}
