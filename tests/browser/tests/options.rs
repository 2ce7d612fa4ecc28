//! Promise: each attribute does what the contract says; what is unknown or invalid is ignored and said once on the console.

use anyhow::{Context, Result, bail};
use browser_tests::Visit;
use serde_json::{Value, json};

async fn warnings(visit: &Visit) -> Result<Vec<String>> {
    let all: Vec<String> = serde_json::from_value(visit.ask("return window.witness.warnings", Vec::new()).await?)?;
    Ok(all.into_iter().filter(|w| w.contains("readiness-check")).collect())
}

#[tokio::test]
async fn invalid_attributes_are_ignored_and_said_once() -> Result<()> {
    let visit = Visit::start().await?;
    let wrong = [
        ("theme", "purple"),
        ("start", "hub"),
        ("standards", "9001"),
        ("has27001", "maybe"),
        ("ai-role", "king"),
        ("people", "7"),
        ("storage", "cloud"),
        ("storage-key", "a:b"),
        ("heading-level", "1"),
        ("load", "never"),
        ("mode", "window"),
    ];
    let attributes: String = wrong.iter().map(|(name, value)| format!(" {name}='{value}'")).collect();
    visit.open_host(&format!("<readiness-check{attributes}></readiness-check>")).await?;
    visit.until_screen("How far are you").await?;
    let said = warnings(&visit).await?;
    let [line] = said.as_slice() else { bail!("not said once: {said:?}") };
    let list = line.split_once("ignored ").and_then(|(_, rest)| rest.split_once(": ")).context("the line names nothing")?.0;
    let (mut said, mut expected): (Vec<&str>, Vec<&str>) = (list.split(", ").collect(), wrong.iter().map(|(name, _)| *name).collect());
    said.sort_unstable();
    expected.sort_unstable();
    assert_eq!(said, expected);
    assert_eq!(visit.summary().await?["total"], 172);
    assert_eq!(visit.export().await?["profile"], json!({}));
    visit.import(json!({ "answers": { "hls:5.1": "done" } }), false).await?;
    assert!(visit.document().await.is_ok(), "a key that is refused falls back to the usual one");
    visit.end().await
}

#[tokio::test]
async fn a_host_that_asks_for_nothing_wrong_hears_nothing() -> Result<()> {
    let visit = Visit::start().await?;
    let all = "lang='en' theme='dark' mode='inline' load='now' start='quick' standards='27001 42001' has27001='certified' ai-role='provider' people='51-250' systems='3-10'
        sites='2-5' capacity='less' storage='local' storage-key='acme' heading-level='3' brand-name='Acme' brand-logo='/icon.svg' accent='#0b5fff' cta-label='Book' cta-href='/book'";
    visit.open_host(&format!("<readiness-check id='mine' class='wide' {all}></readiness-check>")).await?;
    assert_eq!(warnings(&visit).await?, [""; 0]);
    visit.until_screen("Question 1 of 20").await?;
    visit.end().await
}

#[tokio::test]
async fn the_heading_level_is_the_hosts() -> Result<()> {
    let visit = Visit::start().await?;
    for (attribute, first) in [("", 2), (" heading-level='4'", 4), (" heading-level='6'", 6)] {
        visit.open_host(&format!("<readiness-check{attribute}></readiness-check>")).await?;
        for screen in ["results", "all", "full", "quick"] {
            visit.show(screen).await?;
            let levels = visit.ask("return all('h1, h2, h3, h4, h5, h6').map((h) => +h.localName[1])", Vec::new()).await?;
            let levels: Vec<i64> = serde_json::from_value(levels)?;
            assert_eq!((levels.first(), levels.get(1)), (Some(&first), Some(&(first + 1).min(6))), "{screen}");
            assert!(levels.windows(2).all(|pair| pair.get(1) <= pair.first().map(|l| l + 1).as_ref()), "{screen} leaves a level out: {levels:?}");
            assert!(levels.iter().skip(1).all(|l| *l > first || first == 6), "{screen}: {levels:?}");
        }
    }
    visit.end().await
}

#[tokio::test]
async fn one_standard_alone_fixes_the_target() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host("<readiness-check standards='27001'></readiness-check>").await?;
    let summary = visit.summary().await?;
    assert_eq!((&summary["total"], &summary["timeline"]["path"]), (&json!(123), &json!("isms")));
    visit.press("Start the quick check").await?;
    visit.until_screen("About you").await?;
    let fields = visit.ask("return all('[data-field]').map((f) => f.dataset.field)", Vec::new()).await?;
    assert_eq!(fields, json!(["has27001", "role", "people", "systems", "sites", "capacity"]), "the target is not the visitor's to choose");
    // Not even a document of another target opens it again; what it says is not lost.
    visit.import(json!({ "profile": { "target": "both" }, "answers": { "42001:A.2.2": "done" } }), false).await?;
    assert_eq!(visit.summary().await?["total"], 123);
    visit.show("all").await?;
    visit.until_true("all of 27001 is there", "return all('fieldset[data-item]').length === 123").await?;
    assert_eq!(visit.export().await?["answers"], json!({ "42001:A.2.2": { "state": "done" } }));
    visit.end().await
}

#[tokio::test]
async fn what_the_host_knows_stands_in_until_the_visitor_tells_another() -> Result<()> {
    let visit = Visit::start().await?;
    let element = "<readiness-check has27001='certified' people='over-1000' ai-role='developer'></readiness-check>";
    visit.open_host(element).await?;
    assert_eq!(visit.summary().await?["timeline"]["path"], "addon", "the certificate is not counted");
    let months = visit.summary().await?["timeline"]["high"].clone();
    visit.press_in(".ways", "About you").await?;
    let shown = "return ['has27001', 'people', 'role', 'sites'].map((f) => find(`[data-field='${f}'] input:checked`)?.value ?? '')";
    assert_eq!(visit.ask(shown, Vec::new()).await?, json!(["certified", "over-1000", "developer", ""]));
    visit.click("[data-field='has27001'] input[value='no']").await?;
    visit.click("[data-field='people'] input[value='up-to-50']").await?;
    let summary = visit.summary().await?;
    assert_eq!(summary["timeline"]["path"], "aims");
    assert_ne!(summary["timeline"]["high"], months);
    // The visitor's word also wins after a reload, with the same attributes.
    visit.import(json!({ "answers": { "hls:5.1": "done" } }), true).await?;
    visit.reload().await?;
    assert_eq!(visit.summary().await?["timeline"]["path"], "aims");
    visit.press_in(".ways", "About you").await?;
    visit.until_screen("About you").await?;
    assert_eq!(visit.ask(shown, Vec::new()).await?, json!(["no", "up-to-50", "developer", ""]));
    visit.end().await
}

#[tokio::test]
async fn the_start_attribute_counts_only_while_nothing_is_kept() -> Result<()> {
    let visit = Visit::start().await?;
    for (start, heading) in [("quick", "Question 1 of 20"), ("full", "All groups"), ("all", "All questions on one page"), ("results", "Results")] {
        let element = format!("<readiness-check start='{start}' storage-key='{start}'></readiness-check>");
        visit.open_host(&element).await?;
        visit.until_screen(heading).await?;
        visit.import(json!({ "answers": { "hls:5.1": "done" } }), false).await?;
        visit.press_in(".ways", "About you").await?;
        visit.until_screen("About you").await?;
        // The place is handed to storage with the next method that settles.
        visit.export().await?;
        visit.open_host(&element).await?;
        visit.until_screen("About you").await?;
    }
    visit.end().await
}

#[tokio::test]
async fn storage_none_keeps_nothing_and_session_keeps_in_the_tab() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host("<readiness-check storage='none'></readiness-check>").await?;
    visit.import(json!({ "answers": { "hls:5.1": "done" } }), false).await?;
    visit.until_text(".save", "Not saved: this page asks for that").await?;
    assert_eq!(visit.events("ready").await?.first().map(|e| e["detail"]["storage"].clone()), Some(json!("memory")));
    let sizes = "return [localStorage.length, sessionStorage.length]";
    assert_eq!(visit.ask(sizes, Vec::new()).await?, json!([0, 0]));

    visit.open_host("<readiness-check storage='session' storage-key='s'></readiness-check>").await?;
    visit.import(json!({ "answers": { "hls:5.1": "done" } }), false).await?;
    assert_eq!(visit.events("ready").await?.first().map(|e| e["detail"]["storage"].clone()), Some(json!("session")));
    assert_eq!(visit.ask("return [localStorage.length, Object.keys(sessionStorage)]", Vec::new()).await?, json!([0, ["readiness-check:s:default"]]));
    visit.reload().await?;
    assert_eq!(visit.export().await?["answers"], json!({ "hls:5.1": { "state": "done" } }));
    visit.run("await host.reset({ confirm: false })").await?;
    assert_eq!(visit.ask(sizes, Vec::new()).await?, json!([0, 0]));
    visit.end().await
}

#[tokio::test]
async fn the_storage_key_names_the_assessment() -> Result<()> {
    let visit = Visit::start().await?;
    for key in ["acme", "Žofie & co"] {
        visit.open_host(&format!("<readiness-check storage-key='{key}'></readiness-check>")).await?;
        assert_eq!(visit.export().await?["answers"], json!({}), "{key} shows what another keeps");
        visit.import(json!({ "answers": { "hls:5.1": "done" } }), false).await?;
        let kept = visit.kept().await?;
        let text = kept[format!("readiness-check:{key}:default")].as_str().context("nothing under the key")?;
        let document: Value = serde_json::from_str(text)?;
        assert_eq!((&document["format"], &document["version"]), (&json!("readiness-check"), &json!(1)));
    }
    assert_eq!(visit.kept().await?.as_object().map(|k| k.len()), Some(2));
    visit.end().await
}

#[tokio::test]
async fn the_config_property_takes_what_attributes_take() -> Result<()> {
    let visit = Visit::start().await?;
    let config = "{ standards: '42001', 'heading-level': 4, has27001: 'certified', people: 'over-1000', colour: 'red' }";
    // Set on a new element before it is put into the page.
    visit.open_page("host.html", "<div id='room'></div>").await?;
    visit.until_true("the element is defined", "return !!customElements.get('readiness-check')").await?;
    let make = format!(
        "const element = document.createElement('readiness-check'); element.config = {config}; document.querySelector('#room').append(element)"
    );
    visit.ask(&make, Vec::new()).await?;
    visit.ready().await?;
    assert_eq!(visit.summary().await?["total"], 70);
    assert_eq!(visit.summary().await?["timeline"]["path"], "addon");
    assert_eq!(visit.ask("return find('.heading').localName", Vec::new()).await?, json!("h4"));
    let said = warnings(&visit).await?.join("\n");
    assert!(said.contains("colour"), "an unknown name is not said: {said:?}");

    // Set before the loader has defined the element, as a page's own script may do.
    let early = format!(
        "new MutationObserver((_, observer) => {{
            const element = document.querySelector('readiness-check');
            if (element) {{ observer.disconnect(); window.early = !customElements.get('readiness-check'); element.config = {config}; }}
        }}).observe(document, {{ childList: true, subtree: true }});"
    );
    visit.before_each_page(&early).await?;
    visit.open_host("<readiness-check storage-key='early'></readiness-check>").await?;
    assert!(visit.is("return window.early").await?, "the test came too late");
    assert_eq!(visit.summary().await?["total"], 70, "what was set before the definition is lost");
    visit.end().await
}

#[tokio::test]
async fn the_theme_follows_its_attribute_at_once() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host("<readiness-check theme='dark'></readiness-check>").await?;
    let scheme = "return getComputedStyle(find('section')).colorScheme";
    assert_eq!(visit.ask(scheme, Vec::new()).await?, json!("dark"));
    visit.ask("host.setAttribute('theme', 'light')", Vec::new()).await?;
    assert_eq!(visit.ask(scheme, Vec::new()).await?, json!("light"));
    visit.ask("host.removeAttribute('theme'); document.documentElement.style.colorScheme = 'dark'", Vec::new()).await?;
    assert_eq!(visit.ask(scheme, Vec::new()).await?, json!("dark"), "auto follows the host page's own scheme");
    visit.end().await
}
