//! Promise: what the generator gives works on a page as it is, under the policy it names and no wider one, and nothing on that page moves.

use anyhow::{Context, Result};
use browser_tests::{Looks, Visit};
use serde_json::{Value, json};
use xtask::server::Change;

/// What the generator gives for these choices: markup, style, policy.
struct Made {
    markup: String,
    style: String,
    policy: String,
}

impl Made {
    fn parts(&self) -> Vec<String> {
        self.policy.split("; ").map(str::to_owned).collect()
    }
}

async fn open(visit: &Visit, choices: &str) -> Result<()> {
    // Only a page that is opened anew reads its address from the beginning.
    visit.open("about:blank").await?;
    visit.open(&format!("{}generator.html#{choices}", visit.server.address())).await?;
    visit.until_true("the generator is ready", "return 'ready' in document.documentElement.dataset").await
}

async fn made(visit: &Visit, choices: &str) -> Result<Made> {
    open(visit, choices).await?;
    let texts = visit.ask("return ['markup', 'style', 'policy'].map((id) => document.getElementById(id).value)", Vec::new()).await?;
    let [markup, style, policy] = serde_json::from_value::<[String; 3]>(texts)?;
    visit.no_complaint().await?;
    let policy = policy.strip_prefix("Content-Security-Policy: ").unwrap_or_default().to_owned();
    Ok(Made { markup, style, policy })
}

/// Puts the snippet on a page, between two texts, with its line of style in a sheet, and opens it under a policy.
async fn put(visit: &Visit, made: &Made, policy: &str) -> Result<()> {
    let page = format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><meta name=viewport content='width=device-width'><title>A host</title>
        {}</head><body><p>Above</p>{}<p id=below>Below</p></body></html>",
        if made.style.is_empty() { "" } else { "<link rel=stylesheet href=host.css>" },
        made.markup
    );
    visit.server.page("/host/made.html", &page);
    visit.server.page("/host/host.css", &made.style);
    visit.server.page("/favicon.ico", "");
    visit.server.change("/host/made.html", Change::Header("Content-Security-Policy".to_owned(), policy.to_owned()));
    visit.open(&format!("{}host/made.html", visit.server.address())).await
}

/// Counts what moves on each page from its first moment on.
const SHIFTS: &str = "window.shifts = []; new PerformanceObserver((list) => shifts.push(...list.getEntries().map((e) => e.value))).observe({ type: 'layout-shift', buffered: true });";

const QUIET: &str = "for (let n = 0; n < 30; n++) await new Promise(requestAnimationFrame); return window.shifts";

async fn answer(visit: &Visit) -> Result<()> {
    visit.run("await host.goTo('27001:A.5.1')").await?;
    visit.choose("27001:A.5.1", "done").await?;
    assert_eq!(visit.export().await?["answers"]["27001:A.5.1"]["state"], "done");
    Ok(())
}

#[tokio::test]
async fn the_element_in_a_page_works_under_its_policy_and_nothing_moves() -> Result<()> {
    let visit = Visit::start().await?;
    visit.before_each_page(SHIFTS).await?;
    let other = visit.server.other_origin().replace(':', "%3A").replace('/', "%2F");
    let choices = [
        String::new(),
        "theme=dark&standards=27001&storage-key=a+%22b%22+%3Cc%3E&heading-level=3&load=now".to_owned(),
        "pin=pinned&lang=en".to_owned(),
        format!("place=other&folder={other}&start=quick"),
        format!("place=other&folder={other}&pin=pinned&storage=session"),
    ];
    for (n, choice) in choices.iter().enumerate() {
        let made = made(&visit, choice).await?;
        for (width, height) in [(1280, 900), (360, 760)] {
            visit.look(Looks { width, height, ..Looks::default() }).await?;
            put(&visit, &made, &made.policy).await?;
            visit.ready().await?;
            assert_eq!(visit.run(QUIET).await?, json!([]), "{choice}: something moves at {width} px");
        }
        visit.look(Looks::default()).await?;
        answer(&visit).await?;
        visit.no_complaint().await?;
        match n {
            1 => {
                let script = "return [host.getAttribute('storage-key'), host.getAttribute('theme'), host.getAttribute('heading-level'), localStorage.length > 0 && Object.keys(localStorage)]";
                assert_eq!(visit.ask(script, Vec::new()).await?, json!(["a \"b\" <c>", "dark", "3", ["readiness-check:a \"b\" <c>:default"]]));
                assert_eq!(visit.summary().await?["total"], 123);
            }
            2 | 4 => assert!(made.markup.replace("\n   ", "").contains(&pinned()?), "{}", made.markup),
            _ => {}
        }
        visit.run("await host.reset({ confirm: false })").await?;
    }
    visit.end().await
}

/// The name and hash that `integrity.json` has for the loader.
fn pinned() -> Result<String> {
    let table: Value = serde_json::from_str(&std::fs::read_to_string(browser_tests::dist()?.join("integrity.json"))?)?;
    let files = table.as_object().context("integrity.json is no object")?;
    let (name, hash) = files
        .iter()
        .find(|(name, _)| name.starts_with("readiness-check.") && name.len() == "readiness-check.0123456789abcdef.js".len())
        .context("no pinned loader")?;
    Ok(format!("{name}\" integrity=\"{}\"", hash.as_str().unwrap_or_default()))
}

#[tokio::test]
async fn without_its_line_of_style_something_moves() -> Result<()> {
    let visit = Visit::start().await?;
    visit.before_each_page(SHIFTS).await?;
    let made = made(&visit, "").await?;
    put(&visit, &Made { style: String::new(), ..made }, "default-src * 'wasm-unsafe-eval'").await?;
    visit.ready().await?;
    visit.until_true("what stands below has moved", "return window.shifts.length > 0").await?;
    visit.end().await
}

#[tokio::test]
async fn each_part_of_each_policy_is_needed() -> Result<()> {
    let visit = Visit::start().await?;
    let other = visit.server.other_origin().replace(':', "%3A").replace('/', "%2F");
    for choice in [String::new(), "way=iframe".to_owned(), format!("place=other&folder={other}"), format!("way=iframe&place=other&folder={other}")] {
        let made = made(&visit, &choice).await?;
        let parts = made.parts();
        assert!(parts.len() == 4 && parts[0] == "default-src 'none'", "{parts:?}");
        let mut narrower: Vec<String> = (1..parts.len())
            .map(|left_out| {
                let rest = parts.iter().enumerate().filter(|(n, _)| *n != left_out).map(|(_, part)| part.as_str());
                rest.collect::<Vec<_>>().join("; ")
            })
            .collect();
        if made.policy.contains(" 'wasm-unsafe-eval'") {
            narrower.push(made.policy.replace(" 'wasm-unsafe-eval'", ""));
        }
        for policy in narrower {
            put(&visit, &made, &policy).await?;
            visit.until_true(&format!("{policy} is too narrow"), "return window.witness.violations.length > 0").await?;
        }
        // The browser writes each of these on its console, where nobody shall take them for complaints of the next page.
        visit.open("about:blank").await?;
        visit.browser.browser_log().await?;
    }
    visit.end().await
}

#[tokio::test]
async fn the_frame_works_under_its_policy_and_nothing_moves() -> Result<()> {
    let visit = Visit::start().await?;
    visit.before_each_page(SHIFTS).await?;
    let encoded = |address: String| address.replace(':', "%3A").replace('/', "%2F");
    let (here, other) = (encoded(visit.server.address()), encoded(visit.server.other_origin()));
    for choice in [
        "way=iframe&theme=dark&standards=42001&storage=none".to_owned(),
        format!("way=iframe&place=other&folder={other}&host={here}&standards=42001"),
    ] {
        let made = made(&visit, &choice).await?;
        assert!(made.markup.contains("&amp;standards=42001") || made.markup.contains("?standards=42001"), "{}", made.markup);
        put(&visit, &made, &made.policy).await?;
        visit.ready().await?;
        assert_eq!(visit.run(QUIET).await?, json!([]), "{choice}: something moves");
        let before = visit.ask("return document.querySelector('iframe').clientHeight", Vec::new()).await?;
        visit.browser.enter_frame(0).await?;
        assert_eq!(visit.summary().await?["total"], 70);
        visit.show("full").await?;
        visit.browser.enter_default_frame().await?;
        visit.until_true("the frame grows", &format!("return document.querySelector('iframe').clientHeight > {before}")).await?;
        visit.no_complaint().await?;
    }
    visit.end().await
}

#[tokio::test]
async fn the_dialog_works_under_its_policy_and_nothing_moves() -> Result<()> {
    let visit = Visit::start().await?;
    visit.before_each_page(SHIFTS).await?;
    let dialog = made(&visit, "way=dialog&storage=none").await?;
    assert_eq!(dialog.style, "");
    put(&visit, &dialog, &dialog.policy).await?;
    visit.until_true("the element is defined", "return !!customElements.get('readiness-check')").await?;
    assert_eq!(visit.run(QUIET).await?, json!([]), "something moves");
    let place = "return document.querySelector('#below').getBoundingClientRect().top + scrollY";
    let before = visit.ask(place, Vec::new()).await?;
    visit.browser.find(thirtyfour::By::Css("[data-readiness-open]")).await?.click().await?;
    visit.until_true("the dialog is open", "return !!find('dialog[open]')").await?;
    visit.ready().await?;
    answer(&visit).await?;
    assert_eq!(visit.ask(place, Vec::new()).await?, before, "the dialog moves the page behind it");
    visit.end().await
}

#[tokio::test]
async fn the_link_needs_no_policy_and_takes_the_options_along() -> Result<()> {
    let visit = Visit::start().await?;
    let link = made(&visit, "way=link&standards=27001&start=quick").await?;
    assert_eq!((link.style.as_str(), link.policy.as_str()), ("", ""));
    put(&visit, &link, "default-src 'none'; style-src 'self'").await?;
    visit.browser.find(thirtyfour::By::Tag("a")).await?.click().await?;
    visit.ready().await?;
    assert_eq!(visit.summary().await?["total"], 123);
    visit.until_screen("Question 1 of 20").await?;
    visit.end().await
}

#[tokio::test]
async fn choices_are_in_the_address_and_the_preview_follows() -> Result<()> {
    let visit = Visit::start().await?;
    open(&visit, "").await?;
    let script = "const form = document.querySelector('#choices').elements;
        const set = (name, value) => { form[name].value = value; form[name].dispatchEvent?.(new Event('input', { bubbles: true })); };
        form.coloured.click(); set('accent', '#ffcc00'); set('brand-name', 'A \"B\" & <C>'); set('theme', 'dark'); set('start', 'quick');";
    visit.run(script).await?;
    visit.until_true("the address has it", "return location.hash.includes('start=quick') && location.hash.includes('accent=%23ffcc00')").await?;
    let hash = visit.ask("return location.hash.slice(1)", Vec::new()).await?;
    let kept = visit.ask("return document.querySelector('#markup').value", Vec::new()).await?;
    assert!(kept.as_str().is_some_and(|text| text.contains("brand-name=\"A &quot;B&quot; &amp; &lt;C&gt;\"")), "{kept}");
    // A colleague opens the same address.
    open(&visit, hash.as_str().unwrap_or_default()).await?;
    assert_eq!(visit.ask("return document.querySelector('#markup').value", Vec::new()).await?, kept);
    visit.run("document.querySelector('#preview').scrollIntoView()").await?;
    visit.until_screen("Question 1 of 20").await?;
    let shown =
        "return [host.getAttribute('brand-name'), host.getAttribute('theme'), host.getAttribute('storage'), host.closest('#preview') !== null]";
    assert_eq!(visit.ask(shown, Vec::new()).await?, json!(["A \"B\" & <C>", "dark", "none", true]));
    // A frame, a list without that value, and a colour that is none.
    open(&visit, "way=iframe&theme=blue&accent=red&start=full").await?;
    let shown = "return [document.querySelector('#preview iframe').src.split('?')[1], document.querySelector('[name=theme]').value, document.querySelector('[name=load]').checkVisibility()]";
    let query: Value = visit.ask(shown, Vec::new()).await?;
    assert_eq!(query, json!(["start=full&storage=none", "auto", false]));
    visit.end().await
}

#[tokio::test]
async fn a_weak_colour_is_named_for_the_paper_it_is_weak_on() -> Result<()> {
    let visit = Visit::start().await?;
    let warning = "return document.querySelector('#weak').textContent";
    for (choices, light, dark) in [
        ("accent=%23ffcc00", "of 1.5 to 1", ""),
        ("accent=%23000080", "", "of 1.1 to 1"),
        ("accent=%23777777", "of 4.4 to 1", "of 4.0 to 1"),
        ("accent=%23777777&theme=dark", "", "of 4.0 to 1"),
        ("accent=%23767676&theme=light", "", ""),
    ] {
        open(&visit, choices).await?;
        let said = visit.ask(warning, Vec::new()).await?;
        let said = said.as_str().unwrap_or_default();
        assert_eq!(said.contains("On light paper"), !light.is_empty(), "{choices}: {said}");
        assert_eq!(said.contains("On dark paper"), !dark.is_empty(), "{choices}: {said}");
        assert!(said.contains(light) && said.contains(dark), "{choices}: {said}");
    }
    visit.end().await
}

#[tokio::test]
async fn copying_writes_to_the_clipboard_or_selects_the_text() -> Result<()> {
    let visit = Visit::start().await?;
    visit.before_each_page("Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { if (window.refuse) throw new Error('refused'); window.copied = text; } } })").await?;
    open(&visit, "").await?;
    let press = |part: &str| format!("document.querySelector('[data-copy={part}]').click()");
    visit.run(&press("markup")).await?;
    visit
        .until_true(
            "it is copied",
            "return window.copied === document.querySelector('#markup').value && document.querySelector('#said').textContent === 'Copied.'",
        )
        .await?;
    visit.run(&format!("window.refuse = true; {}", press("policy"))).await?;
    let selected = "const area = document.querySelector('#policy'); return document.activeElement === area && area.value.length > 50 && area.selectionEnd - area.selectionStart === area.value.length";
    visit.until_true("it is selected", selected).await?;
    visit.until_true("it is said", "return document.querySelector('#said').textContent.includes('The text is selected')").await?;
    visit.end().await
}
