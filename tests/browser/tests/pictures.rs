//! Promise: the results are drawn as pictures for their width, say what they show, open what they stand for, and leave the host's page alone.

use anyhow::Result;
use browser_tests::{Looks, Visit, sample};
use serde_json::json;

/// A host page whose visitor looks at the results of a sample organization.
async fn results(looks: Looks) -> Result<Visit> {
    let visit = Visit::start().await?;
    visit.look(looks).await?;
    visit.open_host("<readiness-check></readiness-check>").await?;
    visit.import(sample("certified-provider")?, false).await?;
    visit.show("results").await?;
    visit.until_true("four pictures are there", "return all('.picture svg').length === 4").await?;
    Ok(visit)
}

/// Gives the element that much room, as a host's column would.
async fn set_width(visit: &Visit, room: u32) -> Result<()> {
    visit.ask("host.style.display = 'block'; host.style.width = `${arguments[0]}px`", vec![json!(room)]).await.map(drop)
}

/// The width that each picture is drawn for, once all have the same.
async fn drawn_for(visit: &Visit, width: u32) -> Result<()> {
    let script = format!("return all('.picture svg').length === 4 && all('.picture svg').every((s) => s.viewBox.baseVal.width === {width})");
    visit.until_true(&format!("the pictures are drawn for {width}"), &script).await
}

#[tokio::test]
async fn pictures_are_drawn_for_the_width_that_they_have() -> Result<()> {
    let visit = results(Looks::default()).await?;
    for (room, drawn) in [(1200, 960), (800, 640), (360, 320), (280, 320), (1000, 960)] {
        set_width(&visit, room).await?;
        drawn_for(&visit, drawn).await?;
        let wider = "return all('.picture svg').filter((s) => s.getBoundingClientRect().right > host.getBoundingClientRect().right + 1).length";
        assert_eq!(visit.ask(wider, Vec::new()).await?, json!(0), "a picture leaves its room of {room}");
    }
    visit.end().await
}

#[tokio::test]
async fn each_picture_says_what_it_shows_and_has_its_figures_in_a_table() -> Result<()> {
    let visit = results(Looks::default()).await?;
    let said = "return all('.chart').map((c) => {
        const [finding, reading] = [...c.querySelectorAll('figcaption p')].map((p) => p.textContent.trim());
        const svg = c.querySelector('svg');
        return svg.namespaceURI.endsWith('/svg') && svg.getAttribute('role') === 'img'
            && finding.length > 10 && reading.length > 20 && svg.getAttribute('aria-label') === finding;
    })";
    assert_eq!(visit.ask(said, Vec::new()).await?, json!([true, true, true, true]));
    assert_eq!(visit.ask("return all('.chart table').length", Vec::new()).await?, json!(0), "tables are made when they are asked for");
    visit.run("all('.chart details').forEach((d) => d.querySelector('summary').click())").await?;
    visit.until_true("each picture has its table", "return all('.chart').every((c) => c.querySelectorAll('tbody tr').length > 3)").await?;
    // 3 rows per standard and 20 groups; 6 parts; 20 groups; 6 phases and their sum.
    let rows = "return all('.chart').map((c) => c.querySelectorAll('tbody tr').length)";
    assert_eq!(visit.ask(rows, Vec::new()).await?, json!([33, 6, 20, 7]));
    visit.end().await
}

#[tokio::test]
async fn a_tile_opens_its_question_and_a_bar_its_group() -> Result<()> {
    let visit = results(Looks::default()).await?;
    assert_eq!(visit.ask("return all('.chart')[2].querySelectorAll('[data-key]').length", Vec::new()).await?, json!(172), "a tile per question");
    let tile = "const tile = all('[data-key]').find((g) => g.dataset.title?.startsWith('42001 A.7.4 '));
        tile.querySelector('rect').dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));";
    let tip = "const tile = all('[data-key]').find((g) => g.dataset.title?.startsWith('42001 A.7.4 '));
        for (let n = 0; n < 2; n++) tile.querySelector('rect').dispatchEvent(new PointerEvent('pointerover', { bubbles: true, composed: true }));
        return [...tile.querySelectorAll('title')].map((t) => t.textContent === tile.dataset.title && t === tile.firstChild)";
    assert_eq!(visit.run(tip).await?, json!([true]), "a tip, once, when it is pointed at");
    visit.run(tile).await?;
    visit.until_true("the question is open", "return root.activeElement?.closest('[data-item]')?.dataset.item === '42001:A.7.4'").await?;
    visit.show("results").await?;
    visit.until_true("the pictures are back", "return all('.picture svg').length === 4").await?;
    let bar = "const bar = all('.chart')[0].querySelector('[data-key=\"0\"]');
        bar.querySelector('rect').dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));";
    visit.run(bar).await?;
    visit.until_screen("4 Context of the organization").await?;
    visit.end().await
}

#[tokio::test]
async fn drawing_never_touches_the_hosts_page() -> Result<()> {
    let visit = results(Looks::default()).await?;
    set_width(&visit, 1200).await?;
    let watch = "window.touched = [];
        new MutationObserver((records) => touched.push(...records.map((r) => `${r.type} ${r.target.nodeName}`)))
            .observe(document.documentElement, { subtree: true, childList: true, attributes: true, characterData: true });
        window.column = new CSSStyleSheet(); document.adoptedStyleSheets.push(column);";
    visit.run(watch).await?;
    for (room, drawn) in [(360, 320), (800, 640), (1000, 960)] {
        visit.ask("column.replaceSync(`readiness-check { width: ${arguments[0]}px !important }`)", vec![json!(room)]).await?;
        visit.show("full").await?;
        visit.show("results").await?;
        drawn_for(&visit, drawn).await?;
    }
    visit.run("all('.chart details').forEach((d) => d.querySelector('summary').click()); await new Promise(requestAnimationFrame)").await?;
    assert_eq!(visit.ask("return window.touched", Vec::new()).await?, json!([]), "the host's page was touched");
    visit.end().await
}

#[tokio::test]
async fn dark_pictures_are_the_same_with_other_colours() -> Result<()> {
    let visit = results(Looks::default()).await?;
    let shape = "return all('.picture svg').map((s) => s.outerHTML)";
    let colour = "return getComputedStyle(find('.picture .fill.security')).fill";
    let (light, light_fill) = (visit.ask(shape, Vec::new()).await?, visit.ask(colour, Vec::new()).await?);
    visit.run("window.changes = 0; new MutationObserver((r) => { changes += r.length; }).observe(find('.results'), { subtree: true, childList: true, attributes: true })").await?;
    visit.run("host.setAttribute('theme', 'dark'); await new Promise(requestAnimationFrame)").await?;
    assert_ne!(visit.ask(colour, Vec::new()).await?, light_fill, "the colour follows the scheme");
    assert_eq!((visit.ask(shape, Vec::new()).await?, visit.ask("return window.changes", Vec::new()).await?), (light, json!(0)), "without a redraw");
    visit.end().await
}
