//! Promise: on paper stand the results alone, light, with every table of the full form, and the visit behind them does not move.

use anyhow::{Context, Result};
use browser_tests::paper::{A4, LETTER};
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

/// How many sheets of A4 a printer would get.
async fn pages(visit: &Visit, name: &str) -> Result<usize> {
    // As the page does for the time of a print: nothing but the element.
    visit.run("document.body.style.margin = 0; for (const e of document.body.children) e.hidden = !e.contains(host)").await?;
    Ok(visit.pdf(name, A4, json!({})).await?.sheets(&[])?.len())
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
    for text in [
        "A self-assessment against ISO/IEC",
        "Readiness",
        "The five biggest gaps",
        "What we ask the board for",
        "Let these steps begin",
        "Editions: ISO/IEC 27001:2022",
        "A self-assessment, not an audit.",
    ] {
        visit.until_text("[data-print]", text).await?;
    }
    visit.end().await
}

/// Makes the words on the paper as long as those of a language that joins them: a third longer, and now and then two in one.
const LONGER: &str = "const walker = document.createTreeWalker(find('[data-print]'), NodeFilter.SHOW_TEXT);
    for (let n = 0; walker.nextNode(); ) {
        const text = walker.currentNode;
        if (text.parentElement.closest('svg')) continue;
        text.data = text.data.replace(/(\\p{L}{4,}) (?=\\p{L}{4})/gu, (all, word) => n++ % 4 ? all : word)
            .replace(/\\p{L}{4,}/gu, (word) => word + 'sicherheit'.slice(0, Math.ceil(word.length * 0.3)));
    }";

/// How many sheets the paper takes, with the margins that print.js asks for.
async fn sheets(visit: &Visit, paper: (f64, f64), name: &str) -> Result<usize> {
    let inches = |millimetres: f64| millimetres / 25.4;
    let margins = json!({ "marginTop": inches(11.0), "marginLeft": inches(11.0), "marginRight": inches(11.0), "marginBottom": inches(14.0) });
    Ok(visit.pdf(name, paper, margins).await?.sheets(&[])?.len())
}

#[tokio::test]
async fn the_board_page_is_one_sheet_for_every_sample_on_either_paper_in_long_words_too() -> Result<()> {
    let logo = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 60 20'%3E%3Crect width='60' height='20' fill='%230b5fff'/%3E%3C/svg%3E";
    let element = format!("<readiness-check brand-name=\"Ada &amp; Partners\" brand-logo=\"{logo}\"></readiness-check>");
    let visit = Visit::start().await?;
    visit.open_host(&element).await?;
    visit.run(MOUNTED).await?;
    let hide = "document.body.style.margin = 0; for (const e of document.body.children) e.hidden = !e.contains(host)";
    visit.run(hide).await?;
    let mut wrong = Vec::new();
    for name in ["certified-provider", "running-user", "young-developer"] {
        visit.import(sample(name)?, false).await?;
        for longer in [false, true] {
            assert_eq!(prepare(&visit, "board").await?, json!(true));
            assert!(
                visit.run("const logo = find('[data-print] .brand img'); await logo.decode(); return logo.naturalWidth > 0").await? == json!(true)
            );
            if longer {
                visit.run(LONGER).await?;
            }
            for (paper, size) in [("a4", A4), ("letter", LETTER)] {
                let print = format!("{name}-{paper}{}", if longer { "-long" } else { "" });
                let sheets = sheets(&visit, size, &print).await?;
                if sheets != 1 {
                    wrong.push(format!("{print}: {sheets}"));
                }
            }
            visit.run("mounted.printed(); await new Promise((done) => setTimeout(done, 0))").await?;
        }
    }
    assert!(wrong.is_empty(), "not one sheet: {wrong:#?}");
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
    visit.run("window.asked = []; window.print = () => asked.push(find('[data-print]').dataset.print)").await?;
    for (button, kind) in [("Print the board page", "board"), ("Print everything", "full")] {
        visit.press(button).await?;
        visit.until_true("the page is asked", "return window.asked.length === 1").await?;
        let asked = visit.ask("return window.asked.splice(0)", Vec::new()).await?;
        assert_eq!(asked, json!([kind]));
        visit.until_true("the print is over", "return !find('[data-print]')").await?;
    }
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

/// Prints as a visitor does and gives the text on paper and how many sheets it takes.
async fn printed(visit: &Visit, kind: &str) -> Result<(String, usize)> {
    let sheets = visit.printed(kind, A4, "").await?.0.sheets(&[])?;
    Ok((sheets.concat(), sheets.len()))
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
async fn among_many_paragraphs_in_nested_boxes_the_paper_holds_the_report_alone() -> Result<()> {
    let visit = Visit::start().await?;
    let column = |from: usize| (from..from + 50).map(|n| format!("<p>Host paragraph {n} that nobody wants on paper</p>")).collect::<String>();
    let boxed = |inside: &str| format!("<div class='row'><div class='column'>{inside}</div></div>");
    let middle = boxed(&format!("{}<readiness-check load='now'></readiness-check>{}", column(0), column(50)));
    visit.open_page("host.html", &boxed(&[column(100), boxed(&middle), column(150)].concat())).await?;
    visit.ready().await?;
    let boxes = "for (const row of document.querySelectorAll('.row')) Object.assign(row.style, { display: 'flex', gap: '1em' });
        for (const column of document.querySelectorAll('.column')) Object.assign(column.style, { display: 'flex', flexDirection: 'column', overflow: 'hidden' })";
    visit.run(boxes).await?;
    visit.import(sample("running-user")?, false).await?;
    assert!(visit.is("return document.querySelectorAll('p').length >= 200").await?);
    for (kind, sheets) in [("board", 1..=1), ("full", 4..=20)] {
        let (text, pages) = printed(&visit, kind).await?;
        assert!(text.contains("A self-assessment") && !text.contains("Host paragraph"), "{kind}: {text}");
        assert!(sheets.contains(&pages), "{kind}: {pages} sheets");
    }
    visit.end().await
}

#[tokio::test]
async fn the_code_goes_onto_paper_where_the_visitor_wants_it() -> Result<()> {
    let visit = open("<readiness-check brand-name='Ada'></readiness-check>", "results").await?;
    let begin = "window.print = () => { dispatchEvent(new Event('beforeprint')); window.printing = true; }";
    visit.run(begin).await?;
    visit.until_true("the box is there", "const box = find('input[aria-describedby=paper-code]'); box?.click(); return !!box").await?;
    visit.press("Print the board page").await?;
    visit.until_true("the browser is asked to print", "return window.printing === true").await?;
    assert!(visit.is("return !!find('[data-print] .code svg')").await?);
    let paper = visit.pdf("code", A4, json!({})).await?;
    let picture = std::env::temp_dir().join(format!("readiness-code-{}", std::process::id()));
    let mut drawn = std::process::Command::new("pdftoppm");
    drawn.args(["-r", "200", "-png", "-singlefile"]).arg(paper.path()).arg(&picture);
    anyhow::ensure!(drawn.status().context("pdftoppm is missing; `cargo xtask test` installs it")?.success(), "the paper cannot be drawn");
    let link = visit.ask_async("return await host.shareUrl()", Vec::new()).await?;
    assert_eq!(json!(browser_tests::code::decoded(&std::fs::read(picture.with_extension("png"))?)?), link);
    std::fs::remove_file(picture.with_extension("png"))?;
    visit.end().await
}

#[tokio::test]
async fn a_frame_that_may_not_print_leaves_the_page_as_it_was() -> Result<()> {
    let visit = open("<readiness-check></readiness-check>", "results").await?;
    visit.run("window.print = () => {}; await host.print('full')").await?;
    assert!(visit.is("return document.adoptedStyleSheets.length === 0 && root.adoptedStyleSheets.length === 1 && !find('[data-print]')").await?);
    visit.end().await
}

#[tokio::test]
async fn a_dialog_is_printed_whole_open_or_closed() -> Result<()> {
    let visit = Visit::start().await?;
    visit
        .open_page("host.html", "<p>Words of the host page that must not be on paper</p><readiness-check mode='dialog' load='now'></readiness-check>")
        .await?;
    visit.ready().await?;
    visit.import(sample("certified-provider")?, false).await?;
    let closed = printed(&visit, "full").await?;
    assert!(!visit.is("return find('dialog').open").await?, "the dialog stays open after the print");
    visit.run("await host.open()").await?;
    let open = printed(&visit, "full").await?;
    for (text, pages) in [closed, open] {
        assert!(text.contains("A self-assessment, not an audit") && !text.contains("host page"), "{text}");
        assert!((4..=20).contains(&pages), "{pages} sheets");
    }
    visit.end().await
}

#[tokio::test]
async fn a_page_whose_print_fails_is_left_as_it_was() -> Result<()> {
    let visit = open("<readiness-check></readiness-check>", "results").await?;
    let said = visit
        .run("window.print = () => { throw new Error('no paper'); }; return await host.print('full').then(() => 'done', (error) => error.message)")
        .await?;
    assert_eq!(said, json!("no paper"));
    assert!(visit.is("return document.adoptedStyleSheets.length === 0 && !find('[data-print]')").await?);
    visit.end().await
}
