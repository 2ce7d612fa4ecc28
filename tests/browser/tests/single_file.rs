//! Promise: the single file asks for nothing, needs no server, can do everything, and its policy lets nothing out.

use anyhow::Result;
use browser_tests::{Engine, Visit, dist, in_each_engine};
use serde_json::json;

in_each_engine!(a_whole_assessment_asks_for_nothing_and_could_not);

const FILE: &str = "readiness-check.html";

/// Answers the quick check, looks at results and plan, and tries to get something out.
async fn visit_it(visit: &Visit, address: &str) -> Result<()> {
    visit.open(address).await?;
    visit.ready().await?;
    visit.show("quick").await?;
    let answered = visit.run(
        "let count = 0;
        for (const field of all('fieldset[data-item]')) {
            field.querySelector('input[value=\"partial\"]').click();
            count += 1;
            await new Promise((next) => setTimeout(next, 0));
        }
        await host.exportState();
        return count;",
    );
    let answered = answered.await?;
    visit.show("results").await?;
    visit.until_screen("Results").await?;
    let document = visit.export().await?;
    let kept = document["answers"].as_object().map_or(0, serde_json::Map::len);
    assert!(kept > 0 && answered.as_u64().is_some_and(|count| count > 0), "{answered} answered, {kept} kept");
    assert!(visit.is("return all('svg').length > 0").await?, "the charts are there");
    assert!(visit.is("return getComputedStyle(document.querySelector('main')).maxWidth !== 'none'").await?, "the page has its style");
    // What makes files is inside too; nothing may leave, a file for the visitor is no request.
    let made = "const made = []; const make = URL.createObjectURL;
        URL.createObjectURL = (file) => { made.push(file.size); return make.call(URL, file); };
        for (const kind of ['soa-27001.xlsx', 'gaps.csv', 'plan.ics']) await host.download(kind);
        URL.createObjectURL = make;
        return made.length === 3 && made.every((size) => size > 500);";
    assert!(visit.run(made).await? == json!(true), "the files are made");
    visit.no_complaint().await?;
    let loaded = visit.ask("return performance.getEntriesByType('resource').map((entry) => entry.name)", Vec::new()).await?;
    assert_eq!(loaded, json!([]), "nothing is asked for");
    let fetched = "return await fetch(arguments_[0]).then(() => 'came', () => 'refused')";
    assert_eq!(visit.ask_async(fetched, vec![json!(visit.server.address())]).await?, json!("refused"));
    let violations = visit.violations().await?;
    assert!(violations.len() == 1 && violations.iter().all(|said| said.starts_with("connect-src")), "{violations:?}");
    assert_eq!(visit.ask("return document.querySelectorAll('script').length", Vec::new()).await?, json!(1));
    Ok(())
}

#[tokio::test]
async fn it_works_from_a_server_with_one_request() -> Result<()> {
    let visit = Visit::start().await?;
    // Only the policy that stands in the file itself is to be seen at work.
    visit.server.change(&format!("/{FILE}"), xtask::server::Change::NoHeader("Content-Security-Policy".to_owned()));
    let address = format!("{}{FILE}", visit.server.address());
    visit_it(&visit, &address).await?;
    let asked: Vec<String> = visit.server.requests().into_iter().map(|seen| seen.address).collect();
    assert_eq!(asked, [format!("/{FILE}")]);
    visit.end_with(&["connect-src", "Content Security Policy"]).await
}

#[tokio::test]
async fn it_works_as_a_file_without_a_server() -> Result<()> {
    let visit = Visit::start().await?;
    let path = dist()?.canonicalize()?.join(FILE);
    visit_it(&visit, &format!("file://{}", path.display())).await?;
    assert_eq!(visit.server.requests(), []);
    visit.end_with(&["connect-src", "Content Security Policy"]).await
}

/// The longest way through the product, without a request, in a page that could make none.
async fn a_whole_assessment_asks_for_nothing_and_could_not(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    visit.server.change(&format!("/{FILE}"), xtask::server::Change::NoHeader("Content-Security-Policy".to_owned()));
    visit.open(&format!("{}{FILE}", visit.server.address())).await?;
    // Not every engine lets a test listen for `ready` in a page with a policy of its own: the last part to come is asked for instead.
    visit.run("await host.start('results'); await host.reset({ confirm: false })").await?;
    visit.until_screen("How far are you").await?;
    visit.whole_assessment().await?;
    let fetched = "return await fetch(arguments_[0]).then(() => 'came', () => 'refused')";
    assert_eq!(visit.ask_async(fetched, vec![json!(visit.server.address())]).await?, json!("refused"));
    let asked: Vec<String> = visit.server.requests().into_iter().map(|seen| seen.address).collect();
    assert!(asked.iter().all(|address| address == &format!("/{FILE}")) && !asked.is_empty(), "{asked:?}");
    Ok(())
}
