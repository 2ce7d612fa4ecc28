//! Promise: a host's brand shows at once and live, its accent can be read, and nothing that it says breaks the page or the policy.

use anyhow::{Result, ensure};
use browser_tests::Visit;
use serde_json::{Value, json};

const ALL: &str = "brand-name='Acme' brand-logo='/icon.svg' accent='#0b5fff' cta-label='Book a review' cta-href='/book?a=1'";

async fn said(visit: &Visit, kind: &str) -> Result<Vec<String>> {
    let all: Vec<String> = serde_json::from_value(visit.ask(&format!("return window.{kind}"), Vec::new()).await?)?;
    Ok(all.into_iter().filter(|line| line.contains("readiness-check")).collect())
}

async fn warnings(visit: &Visit) -> Result<Vec<String>> {
    said(visit, "witness.warnings").await
}

/// Keeps what the element says that is no warning.
const INFORMED: &str = "window.informed = []; console.info = (...words) => informed.push(words.join(' '));";

async fn set(visit: &Visit, name: &str, value: Option<&str>) -> Result<()> {
    let script = "if (arguments[1] === null) host.removeAttribute(arguments[0]); else host.setAttribute(arguments[0], arguments[1])";
    visit.ask(script, vec![json!(name), json!(value)]).await.map(drop)
}

async fn shown(visit: &Visit) -> Result<Value> {
    let script = "return [find('.brand')?.textContent ?? '', find('.brand img')?.getAttribute('src') ?? '', find('.cta')?.textContent ?? '', find('.cta')?.getAttribute('href') ?? '']";
    visit.ask(script, Vec::new()).await
}

#[tokio::test]
async fn each_attribute_is_live_and_can_be_taken_away() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host("<readiness-check></readiness-check>").await?;
    assert_eq!(shown(&visit).await?, json!(["", "", "", ""]));
    visit.ask("find('.ways button').focus(); window.focused = root.activeElement; window.title_ = find('.heading')", Vec::new()).await?;
    for (name, value) in [("brand-name", "Acme"), ("brand-logo", "/icon.svg"), ("cta-label", "Book"), ("cta-href", "mailto:a@b.example")] {
        set(&visit, name, Some(value)).await?;
    }
    assert_eq!(shown(&visit).await?, json!(["Acme", "/icon.svg", "Book", "mailto:a@b.example"]));
    assert!(!visit.is("return find('.cta').hasAttribute('target')").await?, "a mail program needs no tab");
    set(&visit, "cta-href", Some("/book")).await?;
    assert!(visit.is("const cta = find('.cta'); return cta.target === '_blank' && cta.rel === 'noopener' && cta.part.contains('cta')").await?);
    assert!(visit.is("return root.activeElement === window.focused && find('.heading') === window.title_").await?, "the rest was made anew");
    for name in ["brand-name", "brand-logo", "cta-label"] {
        set(&visit, name, None).await?;
    }
    assert_eq!(shown(&visit).await?, json!(["", "", "", ""]), "half a call to action is none");
    visit.ask("host.config = { 'brand-name': 'Other', 'cta-label': 7 }", Vec::new()).await?;
    assert_eq!(shown(&visit).await?, json!(["Other", "", "7", "/book"]));
    assert_eq!(warnings(&visit).await?, [""; 0]);
    visit.end().await
}

#[tokio::test]
async fn what_is_invalid_is_ignored_and_said_once() -> Result<()> {
    let visit = Visit::start().await?;
    let wrong = "accent='red' brand-logo='data:text/html,x' cta-label='Book' cta-href='  JavaScript:alert(1)'";
    visit.open_host(&format!("<readiness-check {wrong} brand-name='{}'></readiness-check>", "x".repeat(81))).await?;
    assert_eq!(shown(&visit).await?, json!(["", "", "", ""]));
    let lines = warnings(&visit).await?;
    ensure!(lines.len() == 1, "{lines:?}");
    for name in ["accent", "brand-logo", "cta-href", "brand-name"] {
        ensure!(lines.iter().all(|line| line.contains(name)), "{name} is not named: {lines:?}");
    }
    ensure!(!lines.concat().contains("cta-label"), "{lines:?}");
    // The same after mount, one line each; what stood there is gone, as it would be in a page that begins with it.
    set(&visit, "cta-href", Some("/book")).await?;
    for hostile in ["java\nscript:alert(1)", "\u{1}javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "vbscript:x"] {
        set(&visit, "cta-href", Some("/book")).await?;
        assert!(visit.is("return find('.cta')?.getAttribute('href') === '/book'").await?);
        let before = warnings(&visit).await?.len();
        set(&visit, "cta-href", Some(hostile)).await?;
        assert!(visit.is("return !find('a')").await?, "{hostile:?} is a link");
        let said = warnings(&visit).await?.split_off(before);
        assert_eq!(said, ["readiness-check: ignored cta-href: not a known option or value"], "{hostile:?}");
    }
    assert!(visit.is("return !all('[href], [src]').some((e) => /script|data:/i.test(e.getAttribute('href') ?? e.getAttribute('src')))").await?);
    visit.end().await
}

/// The contrast of the first button with its own ground, and of a quiet one with the page's.
const CONTRAST: &str = "const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const light = (colour) => {
        canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
        const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((c) => c / 255).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ratio = (a, b) => { const [x, y] = [light(a), light(b)]; return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05); };
    const style = (selector) => getComputedStyle(find(selector));
    const primary = style('button.primary'), section = style('section'), cta = style('.cta');
    const raised = style('.panel-body').backgroundColor;
    return [primary.backgroundColor, ratio(primary.backgroundColor, primary.color), ratio(cta.color, cta.backgroundColor), ratio(cta.color, raised)]";

#[tokio::test]
async fn the_accent_can_be_read_in_light_and_in_dark() -> Result<()> {
    let visit = Visit::start().await?;
    visit.before_each_page(INFORMED).await?;
    for theme in ["light", "dark"] {
        visit.open_host(&format!("<readiness-check theme='{theme}' cta-label='Book' cta-href='/book'></readiness-check>")).await?;
        let usual = visit.ask(CONTRAST, Vec::new()).await?;
        assert_eq!(said(&visit, "informed").await?, [""; 0]);
        for accent in ["#ffdd00", "#ffffff", "#000", "#0b5fff", "#e6007e", "#777"] {
            set(&visit, "accent", Some(accent)).await?;
            let now = visit.ask(CONTRAST, Vec::new()).await?;
            assert_ne!(now.get(0), usual.get(0), "{accent} changes nothing");
            for n in 1..=3 {
                let ratio = now.get(n).and_then(Value::as_f64).unwrap_or_default();
                assert!(ratio >= 4.5, "{accent} in {theme}: {now}");
            }
            let lines = said(&visit, "informed").await?;
            let whole = if accent.len() == 4 { accent.chars().flat_map(|c| [c; 2]).skip(1).collect() } else { accent.to_owned() };
            ensure!(
                lines.last().is_some_and(|line| line.contains(&format!("accent {whole} is shown as #")) && line.contains("contrast")),
                "{lines:?}"
            );
        }
        let lines = said(&visit, "informed").await?.len();
        set(&visit, "accent", Some("#777")).await?;
        assert_eq!(said(&visit, "informed").await?.len(), lines, "the same accent is said again");
        // A hue that is good already is shown as the host wrote it.
        let (good, as_shown) = if theme == "light" { ("#7a0045", "rgb(122, 0, 69)") } else { ("#ffb3d9", "rgb(255, 179, 217)") };
        set(&visit, "accent", Some(good)).await?;
        assert_eq!(visit.ask(CONTRAST, Vec::new()).await?.get(0), Some(&json!(as_shown)));
        for gone in [None, Some("")] {
            set(&visit, "accent", Some("#e6007e")).await?;
            set(&visit, "accent", gone).await?;
            assert_eq!(visit.ask(CONTRAST, Vec::new()).await?, usual, "the usual colour is not back");
        }
        assert_eq!(warnings(&visit).await?, [""; 0]);
        // A page's own names are no business of the element, its documented ones are.
        visit.ask("host.style.setProperty('--brand-light', 'red'); host.style.setProperty('--brand-dark', 'red')", Vec::new()).await?;
        assert_eq!(visit.ask(CONTRAST, Vec::new()).await?, usual);
        visit.ask("host.style.setProperty('--readiness-accent', 'rgb(1, 2, 3)'); host.setAttribute('accent', '#e6007e')", Vec::new()).await?;
        assert_eq!(visit.ask(CONTRAST, Vec::new()).await?.get(0), Some(&json!("rgb(1, 2, 3)")));
    }
    visit.end().await
}

#[tokio::test]
async fn a_logo_keeps_its_room_and_one_that_fails_leaves_the_name() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host(&format!("<readiness-check {ALL}></readiness-check>")).await?;
    visit.until_true("the logo is there", "const img = find('.brand img'); return img.complete && img.naturalWidth > 0").await?;
    let height = "return [find('.brand').offsetHeight, find('.ways').getBoundingClientRect().top]";
    let before = visit.ask(height, Vec::new()).await?;
    set(&visit, "brand-logo", Some("/no-such-logo.svg")).await?;
    visit.until_true("the logo is gone", "const img = find('.brand img'); return img && !img.checkVisibility()").await?;
    assert!(visit.is("return find('.brand').checkVisibility() && find('.brand').innerText.trim() === 'Acme'").await?);
    assert_eq!(visit.ask(height, Vec::new()).await?, before, "the page jumps");
    set(&visit, "brand-logo", Some("/icon.svg")).await?;
    visit.until_true("another logo is shown", "const img = find('.brand img'); return img.checkVisibility() && img.naturalWidth > 0").await?;
    visit.end_with(&["no-such-logo"]).await
}

#[tokio::test]
async fn the_call_to_action_can_be_answered_by_the_page() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host(&format!("<readiness-check {ALL}></readiness-check>")).await?;
    visit.ask("window.stay = (event) => event.preventDefault(); host.addEventListener('readiness:cta', stay)", Vec::new()).await?;
    visit.click(".cta").await?;
    let told = visit.events("cta").await?;
    ensure!(told.len() == 1, "{told:?}");
    let event = told.first().cloned().unwrap_or_default();
    assert_eq!((&event["detail"], &event["cancelable"], &event["frozen"]), (&json!({ "href": "/book?a=1" }), &json!(true), &json!(true)));
    assert_eq!(visit.browser.windows().await?.len(), 1, "the page had something else in mind");
    visit.ask("host.removeEventListener('readiness:cta', stay)", Vec::new()).await?;
    let here = visit.browser.window().await?;
    visit.click(".cta").await?;
    browser_tests::until("a tab is opened", async || Ok((visit.browser.windows().await?.len() == 2).then_some(()))).await?;
    for window in visit.browser.windows().await? {
        if window != here {
            visit.browser.switch_to_window(window).await?;
            browser_tests::until("the tab leads there", async || {
                Ok(visit.browser.current_url().await?.as_str().ends_with("/book?a=1").then_some(()))
            })
            .await?;
            assert_eq!(visit.browser.execute("return window.opener === null", Vec::new()).await?.json(), &json!(true));
            visit.browser.close_window().await?;
        }
    }
    visit.browser.switch_to_window(here).await?;
    // Never a gate: the results are there without it, and end with it.
    visit.import(json!({ "answers": { "hls:5.1": "done", "27001:A.5.2": "none" } }), false).await?;
    visit.press_in(".ways", "Results").await?;
    visit.until_screen("Results").await?;
    visit
        .until_true(
            "the results end with it",
            "return find('.results > .cta:last-child') !== null || find('.results').lastElementChild.matches('.cta')",
        )
        .await?;
    assert_eq!(visit.events("cta").await?.len(), 2);
    visit.end_with(&["book", "favicon"]).await
}

#[tokio::test]
async fn a_sample_and_another_language_keep_the_brand() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open_host(&format!("<readiness-check {ALL}></readiness-check>")).await?;
    visit.press("Look at this and two more samples").await?;
    visit.until_screen("Sample organizations").await?;
    visit.press_in(".sample-cards", "Open").await?;
    visit.until_true("the sample is open", "return !!find('.sampled')").await?;
    assert_eq!(shown(&visit).await?, json!(["Acme", "/icon.svg", "", ""]), "a sample calls to nothing");
    set(&visit, "brand-name", Some("Other")).await?;
    assert_eq!(shown(&visit).await?, json!(["Other", "/icon.svg", "", ""]));
    visit.run("await host.setLanguage('en')").await?;
    assert_eq!(shown(&visit).await?, json!(["Other", "/icon.svg", "", ""]));
    visit.end().await
}

#[tokio::test]
async fn a_long_name_and_a_wide_logo_fit_everywhere() -> Result<()> {
    let visit = Visit::start().await?;
    let long = "Unternehmensberatungsgesellschaft".repeat(2);
    let wide = "data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 width=%22900%22 height=%2240%22%3E%3C/svg%3E";
    let element = format!(
        "<readiness-check mode='dialog' load='now' brand-name='{long}' brand-logo='{wide}' cta-label='{long}' cta-href='/b'></readiness-check>"
    );
    visit.open_host(&element).await?;
    visit.run("await host.open()").await?;
    for width in [280, 360, 768, 1280] {
        visit.look(browser_tests::Looks { width, ..Default::default() }).await?;
        let beyond = "return [document.documentElement.scrollWidth - innerWidth, ...all('.masthead *, .cta').filter((e) => e.getBoundingClientRect().right > innerWidth + 1).map((e) => e.className)]";
        let beyond = visit.ask(beyond, Vec::new()).await?;
        assert!(
            beyond.get(0).and_then(Value::as_i64).is_some_and(|n| n <= 0) && beyond.as_array().is_some_and(|all| all.len() == 1),
            "{width}: {beyond}"
        );
    }
    visit.end().await
}
