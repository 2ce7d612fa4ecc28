//! Promise: on paper stand the results alone, light, with every table of the full form, and the visit behind them does not move.

use anyhow::{Context, Result};
use base64::{Engine, engine::general_purpose::STANDARD};
use browser_tests::{Visit, sample};
use serde_json::{Value, json};

/// Lets a script reach the mounted program as the loader does.
const MOUNTED: &str = "const app = performance.getEntriesByType('resource').map((e) => e.name).find((n) => /\\/app\\.[^/]*\\.js$/.test(n));
    const { Widget } = await import(app);
    const flush = Widget.prototype.flush;
    Widget.prototype.flush = function () { window.mounted = this; return flush.call(this); };
    await host.getSummary();
    Widget.prototype.flush = flush;";

/// Puts the results into print form and waits until they are there.
const PREPARE: &str = "const ready = mounted.prepare_print(arguments_[0]);
    do await new Promise((done) => setTimeout(done, 0)); while (!mounted.settled());
    return ready";

async fn open(element: &str, screen: &str) -> Result<Visit> {
    let visit = Visit::start().await?;
    visit.open_host(element).await?;
    visit.import(sample("certified-provider")?, false).await?;
    visit.show(screen).await?;
    visit.run(MOUNTED).await?;
    Ok(visit)
}

async fn prepare(visit: &Visit, form: &str) -> Result<Value> {
    visit.ask_async(PREPARE, vec![json!(form)]).await
}

/// What a printer would get: how many A4 pages, where the folder for pictures is named as a file too.
async fn pages(visit: &Visit, name: &str) -> Result<usize> {
    // As the page does for the time of a print: nothing but the element.
    visit.run("document.body.style.margin = 0; for (const e of document.body.children) e.hidden = !e.contains(host)").await?;
    let pdf = visit.cdp("Page.printToPDF", json!({ "paperWidth": 8.27, "paperHeight": 11.69, "printBackground": true })).await?;
    let text = pdf["data"].as_str().context("no PDF")?;
    let bytes = visit.ask("return [...atob(arguments[0]).matchAll(/\\/Type\\s*\\/Page[^s]/g)].length", vec![json!(text)]).await?;
    if let Some(folder) = std::env::var_os("READINESS_PRINTS") {
        std::fs::write(std::path::Path::new(&folder).join(format!("{name}.base64")), text)?;
    }
    Ok(bytes.as_u64().context("no pages")? as usize)
}

async fn on_paper(visit: &Visit) -> Result<()> {
    visit.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
    Ok(())
}

#[tokio::test]
async fn the_board_page_has_the_answer_and_nothing_to_press() -> Result<()> {
    let visit = open("<readiness-check brand-name='Ada &amp; Partners' theme='dark'></readiness-check>", "all").await?;
    visit.run("window.row = find(\"[data-item='hls:5.1'] input:checked\"); row.focus()").await?;
    assert_eq!(prepare(&visit, "brochure").await?, json!(false));
    assert!(visit.is("return !find('[data-print]')").await?);
    assert_eq!(prepare(&visit, "board").await?, json!(true));
    assert!(visit.is("return find('.widget[data-print=board]').checkVisibility() === false && row.checkVisibility()").await?, "the screen moved");
    assert_eq!(visit.events("result").await?, [] as [Value; 0], "nobody looked at the results");
    assert_eq!(pages(&visit, "board").await?, 1, "the board page is one sheet");
    visit.run("mounted.printed(); await new Promise((done) => setTimeout(done, 0))").await?;
    assert!(visit.is("return !find('[data-print]') && root.activeElement === row && row.isConnected").await?, "place or focus is another");
    // What a printer sees; a browser that only pretends to be one takes the focus from what it hides.
    prepare(&visit, "board").await?;
    on_paper(&visit).await?;
    let facts = "const paper = find('[data-print]');
        const seen = (e) => e.checkVisibility();
        const ink = getComputedStyle(paper).color, box = [...paper.querySelectorAll('svg')].map((s) => s.getBoundingClientRect().width);
        return [row.checkVisibility(), [...paper.querySelectorAll('button')].filter(seen).every((b) => b.classList.contains('link')), ink,
            paper.querySelector('.brand').textContent, paper.querySelectorAll('.gaps li').length, box.every((w) => w > 300 && w <= 640), paper.querySelectorAll('details[open]').length]";
    assert_eq!(visit.run(facts).await?, json!([false, true, "rgb(28, 33, 38)", "Ada & Partners", 8, true, 0]));
    for text in ["Readiness", "The five biggest gaps", "What to do next", "Editions: ISO/IEC 27001:2022", "A self-assessment, not an audit."] {
        visit.until_text("[data-print]", text).await?;
    }
    visit.end().await
}

#[tokio::test]
async fn everything_is_printed_with_its_tables_and_nothing_is_cut() -> Result<()> {
    let visit = open("<readiness-check></readiness-check>", "full").await?;
    assert_eq!(prepare(&visit, "full").await?, json!(true));
    on_paper(&visit).await?;
    let facts = "const paper = find('[data-print]');
        const charts = [...paper.querySelectorAll('.results:not(.board) figure.chart')];
        return [charts.length, charts.every((c) => c.querySelector('details[open] table')?.checkVisibility()),
            [...paper.querySelectorAll('.part')].every((p) => getComputedStyle(p).contentVisibility === 'visible'),
            [...paper.querySelectorAll('tr, .picture')].every((e) => getComputedStyle(e).breakInside === 'avoid'),
            [...paper.querySelectorAll('.part .heading')].every((e) => getComputedStyle(e).breakAfter === 'avoid'),
            paper.querySelector('.contents')?.checkVisibility() ?? false, paper.scrollWidth <= paper.clientWidth]";
    assert_eq!(visit.run(facts).await?, json!([4, true, true, true, true, false, true]));
    visit.cdp("Emulation.setEmulatedMedia", json!({ "media": "" })).await?;
    let pages = pages(&visit, "full").await?;
    assert!((4..=16).contains(&pages), "{pages} pages");
    visit.end().await
}

#[tokio::test]
async fn the_buttons_ask_the_page_to_print() -> Result<()> {
    let visit = open("<readiness-check></readiness-check>", "results").await?;
    // Whoever mounts the program hands over what prints; where it prints itself, the browser's own dialog stays closed here.
    visit.run("window.asked = []; window.print = () => asked.push('page'); Object.prototype.print = (kind) => asked.push(kind)").await?;
    for (button, kind) in [("Print the board page", "board"), ("Print everything", "full")] {
        visit.press(button).await?;
        visit.until_true("the page is asked", "return window.asked.length === 1").await?;
        let asked = visit.ask("return window.asked.splice(0)", Vec::new()).await?;
        assert!(asked == json!([kind]) || asked == json!(["page"]), "{asked}");
    }
    visit.run("delete Object.prototype.print").await?;
    visit.end().await
}

#[tokio::test]
async fn a_screen_that_is_printed_without_asking_is_light_and_has_no_ways() -> Result<()> {
    let visit = open("<readiness-check theme='dark'></readiness-check>", "results").await?;
    on_paper(&visit).await?;
    let facts = "return [find('.ways').checkVisibility(), find('.save').checkVisibility(), find('.foot').checkVisibility(), find('.results').checkVisibility(), getComputedStyle(find('.widget')).color]";
    assert_eq!(visit.run(facts).await?, json!([false, false, false, true, "rgb(28, 33, 38)"]));
    visit.end().await
}

/// The text of a PDF, as a reader that is no browser finds it.
fn text_of(pdf: &[u8]) -> Result<String> {
    let folder = std::env::temp_dir().join(format!("readiness-print-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let (file, text) = (folder.join("print.pdf"), folder.join("print.txt"));
    std::fs::write(&file, pdf)?;
    let done =
        std::process::Command::new("pdftotext").arg(&file).arg(&text).status().context("pdftotext is missing; `cargo xtask test` installs it")?;
    anyhow::ensure!(done.success(), "pdftotext cannot read the file");
    let read = std::fs::read_to_string(&text)?;
    std::fs::remove_dir_all(&folder)?;
    Ok(read)
}

/// Prints as a visitor does and gives the text on paper and how many sheets it takes.
async fn printed(visit: &Visit, kind: &str) -> Result<(String, usize)> {
    let begin = "window.print = () => { dispatchEvent(new Event('beforeprint')); window.printing = true; };
        window.over = false; host.print(arguments[0]).then(() => { window.over = true; })";
    visit.ask(begin, vec![json!(kind)]).await?;
    visit.until_true("the browser is asked to print", "return window.printing === true").await?;
    let pdf = visit.cdp("Page.printToPDF", json!({ "paperWidth": 8.27, "paperHeight": 11.69, "printBackground": true })).await?;
    visit.until_true("the print is over", "return window.over").await?;
    visit.ask("window.printing = false", Vec::new()).await?;
    let bytes = STANDARD.decode(pdf["data"].as_str().context("no PDF")?)?;
    if let Some(folder) = std::env::var_os("READINESS_PRINTS") {
        std::fs::write(std::path::Path::new(&folder).join(format!("host-{kind}.pdf")), &bytes)?;
    }
    let text = text_of(&bytes)?;
    let pages = text.matches('\u{c}').count();
    Ok((text, pages))
}

#[tokio::test]
async fn from_inside_a_host_page_the_paper_holds_nothing_of_the_host() -> Result<()> {
    let visit = Visit::start().await?;
    visit.open(&format!("{}examples/wordpress.html", visit.server.address())).await?;
    visit.ready().await?;
    // Text of the page right beside the element, outside any element of its own, and content that a style adds.
    visit.run("host.before('LOOSE HOST TEXT '); host.after(' MORE OF IT'); document.title = 'A host'; host.setAttribute('brand-name', 'Ada & Partners')").await?;
    let host = visit.ask("return [...document.querySelectorAll('p')].map((p) => p.textContent.trim().replace(/\\s+/g, ' ')).filter((t) => t.length > 20).slice(0, 40)", Vec::new()).await?;
    let host: Vec<String> = serde_json::from_value(host)?;
    assert!(host.len() >= 20, "this page has hardly a text: {host:?}");
    visit.import(sample("certified-provider")?, false).await?;
    let before = "return [document.adoptedStyleSheets.length, root.adoptedStyleSheets.length, document.documentElement.outerHTML.length]";
    let as_it_was = visit.ask(before, Vec::new()).await?;
    for (kind, sheets) in [("board", 1..=1), ("full", 4..=20)] {
        let (text, pages) = printed(&visit, kind).await?;
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for ours in ["Ada & Partners", "Readiness", "A self-assessment, not an audit"] {
            assert!(flat.contains(ours), "{kind}: {ours} is missing in {flat}");
        }
        for theirs in host.iter().map(String::as_str).chain(["LOOSE HOST TEXT", "MORE OF IT"]) {
            assert!(!flat.contains(theirs), "{kind}: {theirs} of the host is on paper");
        }
        assert!(sheets.contains(&pages), "{kind}: {pages} sheets");
        assert_eq!(visit.ask(before, Vec::new()).await?, as_it_was, "{kind}: the page is not as it was");
    }
    let refused = visit.run("return await host.print('brochure').then(() => 'done', (error) => error.name)").await?;
    assert_eq!(refused, json!("RangeError"));
    visit.end().await
}

#[tokio::test]
async fn a_frame_that_may_not_print_leaves_the_page_as_it_was() -> Result<()> {
    let visit = open("<readiness-check></readiness-check>", "results").await?;
    visit.run("window.print = () => {}; await host.print('full')").await?;
    assert!(visit.is("return document.adoptedStyleSheets.length === 0 && root.adoptedStyleSheets.length === 1 && !find('[data-print]')").await?);
    visit.end().await
}
