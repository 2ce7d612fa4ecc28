//! Promise: every main screen looks as it was approved, wide and narrow, light, dark and from right to left; type keeps to its sizes, and
//! colours that a visitor's system forces leave apart what means different things.
//!
//! `tests/looks/` holds the approved pictures, small. After a change that is meant, `UPDATE_LOOKS=1` writes them anew; look at them. What
//! differs is written to `target/looks/`, with the places in red.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use browser_tests::likeness::Small;
use browser_tests::{Visit, sample};
use serde_json::{Value, json};

/// What a page that runs from right to left says.
const RIGHT_TO_LEFT: &str = "<div dir=\"rtl\"><readiness-check lang=\"he\"></readiness-check></div>";
const LEFT_TO_RIGHT: &str = "<readiness-check></readiness-check>";

/// The screens that every visitor comes by, in an order in which the first has no answers yet.
const SCREENS: [&str; 8] = ["start", "quick", "full", "27001:A.5.1", "results", "explorer", "plan", "take"];
const WIDTHS: [u32; 3] = [360, 768, 1280];

/// Longer pages are the same further down.
const TALLEST: u64 = 5200;

/// The day and the hour are always the same.
const CLOCK: &str = "const now = Date.UTC(2026, 9, 15, 9), Real = Date;
    window.Date = class extends Real {
        constructor(...given) { if (given.length) super(...given); else super(now); }
        static now() { return now; }
    };";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../looks")
}

/// A visitor whose page has the fonts of this folder and whose clock stands still.
async fn visitor() -> Result<Visit> {
    let visit = Visit::start().await?;
    visit.before_each_page(CLOCK).await?;
    let mut fonts = Vec::new();
    for (name, range) in [("latin", "U+0000-058F, U+0600-FFFF"), ("hebrew", "U+0590-05FF")] {
        let bytes = STANDARD.encode(fs::read(folder().join(format!("{name}.woff2")))?);
        fonts.push(json!([bytes, range]));
    }
    let fonts = json!(fonts);
    let script = format!(
        "document.addEventListener('DOMContentLoaded', () => {{
            for (const [text, unicodeRange] of {fonts}) {{
                const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
                document.fonts.add(new FontFace('Looks', bytes, {{ weight: '100 900', unicodeRange }}));
            }}
            document.body.style.fontFamily = 'Looks';
        }});"
    );
    visit.before_each_page(&script).await?;
    visit.cdp("Emulation.setTimezoneOverride", json!({ "timezoneId": "UTC" })).await?;
    visit.cdp("Emulation.setLocaleOverride", json!({ "locale": "en-US" })).await?;
    visit.cdp("Emulation.setScrollbarsHidden", json!({ "hidden": true })).await?;
    Ok(visit)
}

/// Says what the system prefers; nothing moves.
async fn prefer(visit: &Visit, dark: bool, forced: bool) -> Result<()> {
    let features = [
        ("prefers-color-scheme", if dark { "dark" } else { "light" }),
        ("prefers-reduced-motion", "reduce"),
        ("forced-colors", if forced { "active" } else { "none" }),
    ];
    let features: Vec<Value> = features.into_iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
    visit.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await?;
    Ok(())
}

async fn window(visit: &Visit, width: u32, height: u64) -> Result<()> {
    let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
    visit.cdp("Emulation.setDeviceMetricsOverride", metrics).await?;
    Ok(())
}

/// Opens the page with nothing kept.
async fn begin(visit: &Visit, element: &str) -> Result<()> {
    visit.open_elsewhere().await?;
    visit.ask("localStorage.clear()", Vec::new()).await?;
    visit.open_page("looks.html", element).await?;
    visit.ready().await
}

/// Opens a screen as a host or a visitor does.
async fn to(visit: &Visit, screen: &str) -> Result<()> {
    match screen {
        "start" => {}
        "quick" | "full" | "results" => visit.show(screen).await?,
        question if question.contains(':') => {
            visit.ask_async("await host.goTo(arguments_[0])", vec![json!(question)]).await?;
        }
        other => {
            visit.show("results").await?;
            let there = "return !!find(`[data-to=\"${arguments[0]}\"]`)";
            browser_tests::until("the results are there", async || Ok((visit.ask(there, vec![json!(other)]).await? == json!(true)).then_some(())))
                .await?;
            visit.ask("window.before = find('.screen-heading'); find(`[data-to=\"${arguments[0]}\"]`).click()", vec![json!(other)]).await?;
            visit.until_true("another screen is there", "return !!find('.screen-heading') && find('.screen-heading') !== window.before").await?;
        }
    }
    // What is written after a short while is written, and nothing has the focus.
    visit.run("await document.fonts.ready; await new Promise((done) => setTimeout(done, 450)); root.activeElement?.blur(); scrollTo(0, 0)").await?;
    Ok(())
}

/// The whole screen, shrunk.
async fn picture(visit: &Visit, width: u32) -> Result<Small> {
    for _ in 0..2 {
        let tall = visit.ask("return Math.ceil(document.querySelector('main').getBoundingClientRect().bottom + scrollY)", Vec::new()).await?;
        window(visit, width, tall.as_u64().unwrap_or(0).clamp(600, TALLEST)).await?;
        visit.run("for (let n = 0; n < 4; n++) await new Promise(requestAnimationFrame)").await?;
    }
    let picture = Small::of(&visit.browser.screenshot_as_png().await?)?;
    window(visit, width, 900).await?;
    Ok(picture)
}

/// Compares with the approved picture; gives what is to be said where they differ.
fn judge(name: &str, new: &Small) -> Result<Option<String>> {
    let file = folder().join(format!("{name}.png"));
    if std::env::var_os("UPDATE_LOOKS").is_some() {
        fs::write(&file, new.png()?)?;
        return Ok(None);
    }
    let kept = Small::read(&fs::read(&file).with_context(|| format!("{} is missing; UPDATE_LOOKS=1 writes it", file.display()))?)?;
    let difference = kept.compare(new);
    if std::env::var_os("READINESS_LOOKS_TOLD").is_some() {
        println!("{name}: {:.2} of a hundred, {} together, {} taller", difference.share, difference.together, difference.taller);
    }
    if difference.is_slight() {
        return Ok(None);
    }
    let out = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/looks");
    fs::create_dir_all(&out)?;
    fs::write(out.join(format!("{name}.png")), new.png()?)?;
    fs::write(out.join(format!("{name}-difference.png")), difference.marked.png()?)?;
    Ok(Some(format!("{name}: {:.1} blocks of a hundred, {} of 25 together, {} taller", difference.share, difference.together, difference.taller)))
}

#[tokio::test]
async fn screens_look_as_they_were_approved() -> Result<()> {
    let visit = visitor().await?;
    let mut differ = Vec::new();
    for (kind, element, dark) in [("light", LEFT_TO_RIGHT, false), ("dark", LEFT_TO_RIGHT, true), ("rtl", RIGHT_TO_LEFT, false)] {
        prefer(&visit, dark, false).await?;
        for width in WIDTHS {
            window(&visit, width, 900).await?;
            begin(&visit, element).await?;
            for screen in SCREENS {
                if screen == "full" {
                    visit.import(sample("certified-provider")?, false).await?;
                }
                to(&visit, screen).await?;
                let name = format!("{}-{kind}-{width}", screen.replace(':', "-"));
                differ.extend(judge(&name, &picture(&visit, width).await?)?);
            }
        }
    }
    // Results look otherwise where little is answered, and where one standard is asked.
    prefer(&visit, false, false).await?;
    for (person, width) in [("running-user", 1280), ("young-developer", 360)] {
        window(&visit, width, 900).await?;
        begin(&visit, LEFT_TO_RIGHT).await?;
        visit.import(sample(person)?, false).await?;
        to(&visit, "results").await?;
        differ.extend(judge(&format!("results-{person}-{width}"), &picture(&visit, width).await?)?);
    }
    ensure!(differ.is_empty(), "these look otherwise than approved; see target/looks/:\n{}", differ.join("\n"));
    visit.end().await
}

/// The sizes of all texts that are shown, in hundredths of the usual one; pictures have their own.
const SIZES: &str = "const usual = parseFloat(getComputedStyle(find('section')).fontSize);
    const texts = all('*').filter((e) => !e.closest('svg') && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) && e.checkVisibility());
    return texts.map((e) => [Math.round(100 * parseFloat(getComputedStyle(e).fontSize) / usual), `${e.localName}.${e.className}`]);";

#[tokio::test]
async fn type_keeps_to_its_sizes() -> Result<()> {
    let visit = visitor().await?;
    begin(&visit, LEFT_TO_RIGHT).await?;
    visit.import(sample("certified-provider")?, false).await?;
    let mut strays = BTreeSet::new();
    let mut seen = 0;
    let screens = [
        "quick",
        "full",
        "27001:A.5.1",
        "results",
        "explorer",
        "months",
        "plan",
        "documents",
        "suggestions",
        "snapshots",
        "numbers",
        "learn",
        "samples",
        "take",
    ];
    for screen in screens {
        to(&visit, screen).await?;
        visit.run("all('details').forEach((d) => { d.open = true; }); await new Promise(requestAnimationFrame)").await?;
        let sizes: Vec<(u32, String)> = serde_json::from_value(visit.ask(SIZES, Vec::new()).await?)?;
        seen += sizes.len();
        // Five sizes of text; labels of marks are as small as those of pictures.
        strays.extend(sizes.into_iter().filter(|(size, _)| ![90, 100, 115, 135, 175, 80].contains(size)).map(|stray| (screen, stray)));
    }
    assert!(seen > 1000, "{seen}");
    assert!(strays.is_empty(), "{strays:#?}");
    visit.end().await
}

#[tokio::test]
async fn forced_colours_leave_apart_what_means_different_things() -> Result<()> {
    let visit = visitor().await?;
    for dark in [false, true] {
        prefer(&visit, dark, true).await?;
        begin(&visit, LEFT_TO_RIGHT).await?;
        visit.import(sample("certified-provider")?, false).await?;
        to(&visit, "27001:A.5.1").await?;
        let apart = "const of = (e, property) => getComputedStyle(e)[property];
            const row = find(\"[data-item='27001:A.5.1']\");
            const [chosen, other] = [row.querySelector('input:checked'), row.querySelector('input:not(:checked)')];
            const [here, elsewhere] = [find('.way[aria-current]'), find('.way:not([aria-current])')];
            const fill = find('.bar > span');
            chosen.focus();
            const outline = [of(chosen, 'outlineStyle'), parseFloat(of(chosen, 'outlineWidth'))];
            return {
                chosen: of(chosen, 'backgroundColor') !== of(other, 'backgroundColor'),
                read: of(chosen.nextElementSibling, 'color') !== of(chosen, 'backgroundColor') && of(chosen.nextElementSibling, 'color') !== of(other.nextElementSibling, 'color'),
                here: of(here, 'borderBlockEndWidth') !== of(elsewhere, 'borderBlockEndWidth'),
                filled: of(fill, 'backgroundColor') !== of(fill.parentElement, 'backgroundColor') || of(fill, 'backgroundImage') !== 'none',
                focus: outline[0] !== 'none' && outline[1] >= 2,
            };";
        let apart = visit.ask(apart, Vec::new()).await?;
        assert!(apart.as_object().is_some_and(|all| all.values().all(|is| is == &json!(true))), "dark: {dark}: {apart}");
        to(&visit, "results").await?;
        // Tiles of the map and segments of the lanes: as many fills as there are meanings, or a pattern and a letter beside them.
        let fills = "const fill = (name) => getComputedStyle(find(`.picture .${name}`)).fill;
            return new Set(['partial', 'proven', 'done', 'planned'].filter((name) => find(`.picture .fill.${name}`)).map(fill)).size";
        assert_eq!(visit.ask(fills, Vec::new()).await?, json!(4), "dark: {dark}");
        let bars = "const of = (name) => getComputedStyle(find(`.picture .fill.${name}`)).fill; return of('security') !== of('track')";
        assert_eq!(visit.ask(bars, Vec::new()).await?, json!(true), "dark: {dark}");
    }
    visit.end().await
}

/// A page of lines, each as long as none near it, and a solid head, in small pixels.
fn page(lower: usize) -> Small {
    Small::drawn(160, 240, |x, y| {
        let line = y.saturating_sub(lower) / 8;
        let text = y >= lower + 24 && (y - lower) % 8 < 3 && (8..30 + line * 53 % 110).contains(&x);
        if y < 16 {
            [11, 87, 194]
        } else if text {
            [20 + (x * 37 % 60) as u8, 40, 40]
        } else {
            [255; 3]
        }
    })
}

#[test]
fn a_few_pixels_are_slight_and_a_missing_part_is_not() {
    let kept = page(0);
    assert!(kept.compare(&kept).is_slight());
    assert!(kept.compare(&page(2)).is_slight(), "everything a little lower");
    assert!(!kept.compare(&page(48)).is_slight(), "a gap opens");
    let narrower = Small::drawn(160, 240, |x, y| if x < 60 && y > 60 { [255; 3] } else { kept.pixel(x, y) });
    assert!(!kept.compare(&narrower).is_slight(), "a part is gone");
    let recoloured = Small::drawn(160, 240, |x, y| if y < 16 { [190, 30, 30] } else { kept.pixel(x, y) });
    assert!(!kept.compare(&recoloured).is_slight(), "the head has another colour");
}
