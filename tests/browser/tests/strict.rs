//! Promise: the element lives under the strictest policies of the contract in every engine, and where a policy forbids it the page stays whole and says why.

use std::fs;

use anyhow::{Context, Result, ensure};
use browser_tests::{Engine, Visit, dist, in_each_engine};
use serde_json::{Value, json};
use xtask::server::Change;

in_each_engine!(it_lives_under_strict_policies, it_steps_aside_where_a_policy_forbids_it);

/// The least that the contract asks of a host.
const LEAST: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data:";
const FALLBACK: &str =
    "<main id='frame'><readiness-check load='now'><a id='way' href='/elsewhere'>Open the readiness check</a></readiness-check></main>";

/// Opens a host page under a policy, and waits for nothing.
async fn open_under(visit: &Visit, policy: &str, element: &str) -> Result<()> {
    // Another page lets the policy before go.
    visit.open("about:blank").await?;
    let address = visit.offer("host.html", element)?;
    // The last change of a header counts.
    visit.server.change("/host/host.html", Change::Header("Content-Security-Policy".to_owned(), policy.to_owned()));
    visit.open(&address).await
}

/// The addresses of all files of the folder whose names end so, as a policy names them one by one.
fn files(visit: &Visit, endings: &[&str]) -> Result<String> {
    let names = fs::read_dir(dist()?)?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let wanted = names.filter(|name| endings.iter().any(|ending| name.ends_with(ending)));
    Ok(wanted.map(|name| format!(" {}{name}", visit.server.address())).collect())
}

async fn it_lives_under_strict_policies(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    let origin = visit.server.address();
    // The program's script is fetched once before it is imported, to see that it is the one of this build.
    let exact_files = files(&visit, &[".wasm", ".css", ".txt", ".json", ".js"])?;
    let exact_scripts = files(&visit, &[".js"])?;
    ensure!(exact_files.contains("/app.") && exact_scripts.contains("/readiness-check.js"), "{exact_files} {exact_scripts}");
    let trusted = format!(
        "{LEAST}; require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'"
    );
    let exact = format!(
        "default-src 'none'; script-src 'wasm-unsafe-eval' {origin}witness.js{exact_scripts}; style-src 'self'; connect-src{exact_files}; img-src data:"
    );
    for (name, policy) in [("least", LEAST), ("path by path", &exact), ("styles only", "style-src 'self'"), ("trusted types", &trusted)] {
        open_under(&visit, policy, "<readiness-check></readiness-check>").await?;
        visit.ready().await.with_context(|| format!("under {name}: {policy}"))?;
        if name == "trusted types" {
            visit.whole_assessment().await?;
        } else {
            visit.show("quick").await?;
            visit.until_screen("Question 1 of 20").await?;
            visit.click("input[value='done']").await?;
            visit.show("results").await?;
            visit.until_true("the charts are drawn", "return all('.screen svg').length > 1").await?;
            // Only a sheet that was taken on makes it so.
            ensure!(visit.is("return getComputedStyle(find('.ways')).display === 'flex'").await?, "no styles under {name}");
            visit.run("await host.reset({ confirm: false })").await?;
        }
        visit.no_complaint().await.with_context(|| format!("under {name}"))?;
    }
    visit.end().await
}

/// Where things stand that belong to the host.
const LAYOUT: &str = "return ['h1', '#frame', '#way', '#below'].map((at) => {
    const box = document.querySelector(at).getBoundingClientRect();
    return [box.x, box.y, box.width, box.height].map(Math.round);
})";

async fn it_steps_aside_where_a_policy_forbids_it(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    let origin = visit.server.address();
    // The same page with an element that nobody defines.
    open_under(
        &visit,
        &format!("default-src 'none'; script-src {origin}witness.js; img-src data:"),
        &FALLBACK.replace("readiness-check", "un-defined"),
    )
    .await?;
    let before = layout(&visit).await?;
    let scripts = "script-src 'self' 'wasm-unsafe-eval'";
    for (policy, broken, word) in [
        (LEAST.replace(" 'wasm-unsafe-eval'", ""), "script-src", Some("'wasm-unsafe-eval'")),
        (LEAST.replace("connect-src 'self'", "connect-src 'none'"), "connect-src", Some("connect-src")),
        (LEAST.replace(scripts, &format!("script-src 'wasm-unsafe-eval' {origin}witness.js")), "script-src", None),
    ] {
        open_under(&visit, &policy, FALLBACK).await?;
        let told = "return window.witness.violations.length + window.witness.events.filter((e) => e.type === 'error').length > 0";
        visit.until_true("something says that the policy is broken", told).await?;
        if let Some(word) = word {
            visit.until_true("the element tells its host", "return window.witness.events.some((e) => e.type === 'error')").await?;
            let told = visit.events("error").await?;
            let codes: Vec<&Value> = told.iter().map(|event| &event["detail"]["code"]).collect();
            assert_eq!(codes, [&json!("start")], "under {policy}");
            let said = visit.errors().await?;
            ensure!(said.iter().any(|line| line.contains("readiness-check") && line.contains(word)), "the console does not name {word}: {said:#?}");
        } else {
            ensure!(visit.is("return !customElements.get('readiness-check')").await?, "the loader came in spite of {policy}");
        }
        let violations = visit.violations().await?;
        // WebKit tells of no violation where a program may not be made.
        let silent = engine == Engine::WebKit && word == Some("'wasm-unsafe-eval'");
        ensure!(silent || !violations.is_empty(), "nothing is violated under {policy}");
        ensure!(violations.iter().all(|violation| violation.starts_with(broken)), "under {policy}: {violations:?}");
        ensure!(visit.is("return document.querySelector('#way').checkVisibility()").await?, "no fallback under {policy}");
        assert_eq!(layout(&visit).await?, before, "the page's layout moved under {policy}");
    }
    Ok(())
}

async fn layout(visit: &Visit) -> Result<Value> {
    visit.ask(LAYOUT, Vec::new()).await
}
