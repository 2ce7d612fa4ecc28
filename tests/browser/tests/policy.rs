//! Promise: what the checkup says about a policy is what a browser does under it.

use anyhow::Result;
use browser_tests::Visit;
use serde_json::{Value, json};
use xtask::server::Change;

const PAGE: &str = "https://host.example/a/page.html";

/// Policies, a directive, an address, the nonce of the script, and what comes of it; for the page above.
const TABLE: &[(&[&str], &str, &str, &str, &str)] = &[
    (&[], "connect-src", "https://x.example/", "", "yes"),
    (&["img-src 'none'"], "connect-src", "https://x.example/", "", "yes"),
    (&["default-src 'none'"], "connect-src", "https://host.example/", "", "no"),
    (&["default-src 'none'; connect-src 'self'"], "connect-src", "https://host.example/b", "", "yes"),
    (&["connect-src 'self'; connect-src 'none'"], "connect-src", "https://host.example/b", "", "yes"),
    (&["CONNECT-SRC 'SELF'"], "connect-src", "https://host.example/b", "", "yes"),
    (&["connect-src"], "connect-src", "https://host.example/b", "", "no"),
    (&["connect-src 'self'"], "connect-src", "https://sub.host.example/", "", "no"),
    (&["connect-src 'self'"], "connect-src", "https://host.example:444/", "", "no"),
    (&["connect-src 'self', default-src 'none'"], "connect-src", "https://host.example/", "", "no"),
    (&["connect-src 'self'", "connect-src https://host.example/files/"], "connect-src", "https://host.example/b", "", "no"),
    (&["connect-src 'self'", "connect-src https://host.example/files/"], "connect-src", "https://host.example/files/b", "", "yes"),
    (&["connect-src *"], "connect-src", "https://x.example:8/", "", "yes"),
    (&["connect-src *"], "connect-src", "data:,x", "", "no"),
    (&["img-src 'self' data:"], "img-src", "data:image/png,x", "", "yes"),
    (&["connect-src https:"], "connect-src", "https://x.example:8/", "", "yes"),
    (&["connect-src http:"], "connect-src", "https://x.example/", "", "yes"),
    (&["connect-src *.example"], "connect-src", "https://x.example/", "", "yes"),
    (&["connect-src *.host.example"], "connect-src", "https://host.example/", "", "no"),
    (&["connect-src host.example"], "connect-src", "http://host.example/", "", "no"),
    (&["connect-src http://host.example"], "connect-src", "https://host.example/", "", "yes"),
    (&["connect-src host.example:*"], "connect-src", "https://host.example:9/", "", "yes"),
    (&["connect-src host.example:443"], "connect-src", "https://host.example/", "", "yes"),
    (&["connect-src https://host.example/files"], "connect-src", "https://host.example/files/b", "", "no"),
    (&["connect-src https://host.example/a%20b"], "connect-src", "https://host.example/a%20b", "", "yes"),
    (&["script-src 'self'"], "script-src-elem", "https://host.example/x.js", "", "yes"),
    (&["script-src 'self'; script-src-elem 'none'"], "script-src-elem", "https://host.example/x.js", "", "no"),
    (&["script-src 'nonce-abc'"], "script-src-elem", "https://host.example/x.js", "", "mark"),
    (&["script-src 'nonce-abc'"], "script-src-elem", "https://host.example/x.js", "abc", "yes"),
    (&["script-src 'nonce-abc' 'self'"], "script-src-elem", "https://host.example/x.js", "", "yes"),
    (&["script-src 'self' 'sha256-AAAA' 'strict-dynamic'"], "script-src-elem", "https://host.example/x.js", "", "mark"),
    (&["script-src 'self' 'strict-dynamic'"], "script-src-elem", "https://host.example/x.js", "", "no"),
    (&["script-src 'nonce-abc'", "script-src 'none'"], "script-src-elem", "https://host.example/x.js", "abc", "no"),
    (&["child-src 'none'; script-src 'self'"], "worker-src", "https://host.example/x.js", "", "no"),
    (&["manifest-src 'self'; default-src 'none'"], "manifest-src", "https://host.example/x", "", "yes"),
];

const POLICY: &str = "const { parse, allows, allowsWasm, allowsTypes } = await import('/policy.js');";

#[tokio::test]
async fn policies_are_read_as_the_standard_says() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_elsewhere().await?;
    let script = format!(
        "{POLICY} return arguments_[0].map(([values, directive, url, nonce]) => allows(parse(values), directive, url, arguments_[1], nonce))"
    );
    let rows: Vec<Value> = TABLE.iter().map(|(values, directive, url, nonce, _)| json!([values, directive, url, nonce])).collect();
    let found: Vec<String> = serde_json::from_value(visit.ask_async(&script, vec![json!(rows), json!(PAGE)]).await?)?;
    for (row, found) in TABLE.iter().zip(&found) {
        assert_eq!(row.4, found, "{row:?}");
    }
    assert_eq!(found.len(), TABLE.len());
    let script =
        format!("{POLICY} return [['none'], ['a', 'b'], ['*']].map((names) => allowsTypes(parse([`trusted-types ${{names.join(' ')}}`]), 'b'))");
    assert_eq!(visit.run(&script).await?, json!([false, true, true]));
    visit.end().await
}

/// Policies that a browser is asked about; `HERE` is the server, `THERE` the same server under another name.
const ASKED: &[&str] = &[
    "default-src 'self'",
    "default-src 'none'; connect-src 'self'",
    "connect-src HERE/host/",
    "connect-src HERE/host",
    "connect-src HERE/style.css THERE",
    "connect-src *",
    "connect-src http: data:",
    "connect-src https:",
    "connect-src localhost",
    "connect-src localhost:*",
    "connect-src THERE/; script-src 'wasm-unsafe-eval'",
    "connect-src 'none'; script-src 'unsafe-eval'",
    "connect-src 'self', connect-src THERE",
    "script-src 'self'; connect-src 'self'; connect-src *",
    "script-src-elem 'wasm-unsafe-eval'; script-src 'self'",
    "default-src 'self' 'wasm-unsafe-eval'",
];

#[tokio::test]
async fn a_browser_does_what_the_checkup_says() -> Result<()> {
    let visit = Visit::start().await?;
    let (here, there) = (visit.server.address(), visit.server.other_origin());
    // The longer name goes first: it holds the shorter one.
    let places = |text: &str| text.replace("THERE", there.trim_end_matches('/')).replace("HERE", here.trim_end_matches('/'));
    let addresses: Vec<String> =
        ["HERE/host/x", "HERE/hosts", "HERE/style.css", "THERE/host/x", "THERE/style.css", "data:,x"].iter().map(|a| places(a)).collect();
    let page = format!("{here}host/elsewhere.html");
    visit.open_elsewhere().await?;
    let policies: Vec<String> = ASKED.iter().map(|policy| places(policy)).collect();
    let script = format!(
        "{POLICY} const [policies, urls, page] = arguments_;
        return policies.map((text) => [urls.map((url) => allows(parse([text]), 'connect-src', url, page) === 'yes'), allowsWasm(parse([text]))])"
    );
    let said: Vec<Value> = serde_json::from_value(visit.ask_async(&script, vec![json!(policies), json!(addresses), json!(page)]).await?)?;
    let does = "const works = async (what) => { try { await what(); return true; } catch { return false; } };
        const fetched = []; for (const url of arguments_[0]) fetched.push(await works(() => fetch(url, { mode: 'no-cors' })));
        return [fetched, await works(() => WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)))]";
    for (policy, said) in policies.iter().zip(said) {
        visit.server.change("/host/elsewhere.html", Change::Header("Content-Security-Policy".to_owned(), policy.clone()));
        visit.open(&page).await?;
        assert_eq!(visit.ask_async(does, vec![json!(addresses)]).await?, said, "{policy} for {addresses:?}");
    }
    // Every refusal is a complaint of the browser, and was asked for.
    Ok(())
}
