//! Promise: the npm package works in a site that a bundler built, and its files come from there.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, ensure};
use browser_tests::{Engine, Page, dist, until};
use serde_json::json;
use xtask::server::Server;

/// The site that `cargo xtask test` builds of `tests/npm`.
fn site() -> Result<PathBuf> {
    let site = env::var_os("READINESS_BUNDLED").map_or(dist()?.join("../target/npm/dist"), PathBuf::from);
    ensure!(site.join("index.html").is_file(), "{} has no built site; `cargo xtask test` builds it", site.display());
    Ok(site)
}

#[tokio::test]
async fn an_answer_is_kept_and_results_open_without_a_complaint() -> Result<()> {
    let server = Server::start(site()?, 0)?;
    let page = Page::start(Engine::Chromium).await?;
    for visit in ["first", "second"] {
        page.open_ready(&server.address()).await?;
        page.ask_async("await host.start('quick')", Vec::new()).await?;
        if visit == "first" {
            page.click("[data-item='hls:4.2'] input[value='done']").await?;
        }
        let document = page.ask_async("return await host.exportState()", Vec::new()).await?;
        assert_eq!(document["answers"]["hls:4.2"]["state"], json!("done"), "{visit} visit");
        page.ask_async("await host.start('results')", Vec::new()).await?;
        until("the results are there", async || {
            let heading = page.ask("return find('.screen-heading')?.textContent ?? ''", Vec::new()).await?;
            Ok(heading.as_str().is_some_and(|text| text.starts_with("Results")).then_some(()))
        })
        .await?;
        let made = "const made = []; const make = URL.createObjectURL;
            URL.createObjectURL = (file) => { made.push(file.size); return make.call(URL, file); };
            await host.download('gaps.xlsx');
            URL.createObjectURL = make;
            return made.length === 1 && made[0] > 5000;";
        assert_eq!(page.ask_async(made, Vec::new()).await?, json!(true), "a file is made of what the bundle holds");
        assert_eq!(page.violations().await?, [""; 0]);
        assert_eq!(page.errors().await?, [""; 0]);
    }
    let asked: Vec<String> = server.requests().into_iter().map(|seen| seen.address).collect();
    assert!(asked.iter().any(|address| address.starts_with("/assets/") && address.ends_with(".wasm")), "{asked:?}");
    page.close().await
}
