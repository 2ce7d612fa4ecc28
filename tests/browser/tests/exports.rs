//! Promise: every file that the browser is handed opens in programs that know nothing of the product, and holds what was said.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use browser_tests::{Engine, Visit, code, in_each_engine, reader};
use serde_json::{Map, Value, json};

in_each_engine!(
    i06_a_text_that_looks_like_a_formula,
    a_file_is_made_on_the_screen_and_told_to_the_page,
    what_cannot_be_loaded_is_said_and_the_file_with_everything_is_there,
    what_takes_long_is_seen_and_can_be_called_off,
);

const PLAIN: &str = "<readiness-check brand-name='Acme &amp; Co'></readiness-check>";
/// Notes every file that is handed to the browser.
const CATCH: &str = "window.caught = []; const make = URL.createObjectURL;
    URL.createObjectURL = (file) => { window.caught.push(file); return make.call(URL, file); };";
/// Texts that a spreadsheet, a calendar or a page could take for more than text.
const HOSTILE: [&str; 10] = [
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\tafter a tab",
    "'with an apostrophe",
    "he said \"no\", then; yes",
    "two\nlines",
    "\u{05e9}\u{05dc}\u{05d5}\u{05dd}, \u{05e2}\u{05d5}\u{05dc}\u{05dd}",
    "<script>alert(1)</script> | a & b \\, ; c",
];

/// A document in which every text tries to break out of its place.
fn hostile() -> Value {
    let mut answers = Map::new();
    for (n, control) in
        ["27001:A.5.1", "27001:A.5.2", "27001:A.5.3", "27001:A.8.34", "42001:A.2.2", "42001:A.10.4", "hls:4.2", "27001:6.1.3"].into_iter().enumerate()
    {
        let text = |m: usize| HOSTILE[(n + m) % HOSTILE.len()];
        let state = ["none", "partial", "done", "planned", "proven", "unsure"][n % 6];
        let answer =
            json!({ "state": state, "note": text(0), "owner": text(3), "evidence": text(6), "due": "2027-01-31", "because": ["risk", "law"] });
        answers.insert(control.to_owned(), answer);
    }
    answers.insert("27001:A.7.1".into(), json!({ "state": "na", "reason": HOSTILE[0], "due": "2027-02-28" }));
    json!({ "format": "readiness-check", "version": 1, "profile": { "organization": HOSTILE[3], "start": "2026-12-01" }, "answers": answers })
}

/// A folder of this test's own.
fn folder(name: &str) -> Result<PathBuf> {
    let folder = std::env::temp_dir().join(format!("readiness-exports-{}-{name}", std::process::id()));
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// Asks for a file as a host page does and writes what the browser was handed.
async fn taken(visit: &Visit, kind: &str, folder: &Path) -> Result<PathBuf> {
    let script = "await host.download(arguments_[0]);
        const bytes = new Uint8Array(await window.caught.at(-1).arrayBuffer());
        let text = ''; for (const byte of bytes) text += String.fromCharCode(byte);
        return btoa(text);";
    let text = visit.ask_async(script, vec![json!(kind)]).await?;
    let file = folder.join(kind);
    fs::write(&file, STANDARD.decode(text.as_str().context("no bytes")?)?)?;
    Ok(file)
}

async fn with(document: Value) -> Result<Visit> {
    let visit = Visit::start().await?;
    visit.open_host(PLAIN).await?;
    visit.run(CATCH).await?;
    visit.import(document, false).await?;
    Ok(visit)
}

fn rows(workbook: &Value) -> Result<Vec<Vec<Value>>> {
    let rows = workbook["sheets"][0]["rows"].as_array().context("no rows")?;
    Ok(rows.iter().map(|row| row.as_array().cloned().unwrap_or_default()).collect())
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| if value.is_null() { String::new() } else { value.to_string() }, str::to_owned)
}

/// The position of the column with that title in the row of titles.
fn column(titles: &[Value], title: &str) -> Result<usize> {
    titles.iter().position(|cell| cell == title).with_context(|| format!("no column {title} in {titles:?}"))
}

#[tokio::test]
async fn spreadsheets_and_tables_hold_the_same_in_other_programs() -> Result<()> {
    let visit = with(hostile()).await?;
    let folder = folder("tables")?;
    for (table, count) in [("soa-27001", 93), ("soa-42001", 38), ("soa-combined", 131), ("gaps", 0), ("actions", 0), ("documents", 0)] {
        let workbook = taken(&visit, &format!("{table}.xlsx"), &folder).await?;
        let csv = taken(&visit, &format!("{table}.csv"), &folder).await?;
        let book = reader::read("xlsx.py", &[&workbook]).map_err(anyhow::Error::msg)?;
        let sheet = rows(&book)?;
        let plain = reader::read("csv.py", &[&csv]).map_err(anyhow::Error::msg)?;
        let plain = plain.as_array().context("no table")?;
        // Three rows stand above the titles of a sheet.
        ensure!(sheet.len() == plain.len() + 3 && (count == 0 || plain.len() == count + 1), "{table}: {} and {}", sheet.len(), plain.len());
        for (cells, line) in sheet[3..].iter().zip(plain) {
            for (cell, value) in cells.iter().zip(line.as_array().context("no row")?) {
                let value = text(value);
                // The guard of CSV, and the time that a day has in a workbook.
                let value = value.strip_prefix('\'').unwrap_or(&value).replace("\r\n", "\n");
                assert_eq!(text(cell).trim_end_matches("T00:00:00").replace("\r\n", "\n"), value, "{table}");
            }
        }
        // LibreOffice opens it, and finds as many rows.
        let back = folder.join("back");
        fs::create_dir_all(&back)?;
        let again = reader::converted(&workbook, "csv", &back).map_err(anyhow::Error::msg)?;
        let again = reader::read("csv.py", &[&again]).map_err(anyhow::Error::msg)?;
        assert_eq!(again.as_array().map(Vec::len), Some(sheet.len()), "{table}");
        assert_eq!(book["sheets"][0]["frozen"], json!(true), "{table}");
        assert_eq!(book["sheets"][0]["filter"], json!(true), "{table}");
        assert_eq!(book["sheets"][0]["formulas"], json!(0), "{table}");
        assert_eq!(book["sheets"][0]["lists"].as_u64() > Some(0), table != "actions", "{table}: lists to choose from");
        assert_eq!(book["sheets"][0]["mirrored"], json!(false), "{table}");
    }
    let sheet = rows(&reader::read("xlsx.py", &[&folder.join("soa-27001.xlsx")]).map_err(anyhow::Error::msg)?)?;
    assert!(text(&sheet[1][0]).contains(HOSTILE[3]) && text(&sheet[0][0]).contains("ISO/IEC 27001:2022"), "{:?}", &sheet[..2]);
    let (titles, row) = (&sheet[3], |number: &str| sheet.iter().find(|row| row[0] == number).cloned().unwrap_or_default());
    let at = |row: &[Value], title: &str| Ok::<String, anyhow::Error>(text(&row[column(titles, title)?]));
    let (first, out) = (row("A.5.1"), row("A.7.1"));
    assert_eq!((at(&first, "Applicable")?, at(&first, "Risk treatment")?, at(&first, "Contract")?), ("Yes".into(), "Yes".into(), String::new()));
    assert_eq!((at(&first, "Note")?, at(&first, "Owner")?, at(&first, "Evidence")?), (HOSTILE[0].into(), HOSTILE[3].into(), HOSTILE[6].into()));
    assert_eq!((at(&out, "Applicable")?, at(&out, "Reason for exclusion")?), ("No".into(), HOSTILE[0].into()));
    fs::remove_dir_all(folder)?;
    visit.end().await
}

#[tokio::test]
async fn the_calendar_the_document_and_the_platform_read_what_was_said() -> Result<()> {
    let visit = with(hostile()).await?;
    let folder = folder("others")?;
    let calendar = taken(&visit, "plan.ics", &folder).await?;
    let events = reader::read("ics.py", &[&calendar]).map_err(anyhow::Error::msg)?;
    let events = events["events"].as_array().cloned().unwrap_or_default();
    let summary = visit.summary().await?;
    let phases = summary["timeline"]["phases"].as_array().map_or(0, Vec::len);
    let named = |begin: &str| events.iter().filter(|e| text(&e["UID"]).starts_with(begin)).collect::<Vec<_>>();
    assert_eq!(named("phase-").len(), phases);
    assert_eq!(named("phase-").first().map(|e| &e["DTSTART"]), Some(&json!("20261201")), "the work begins when the visitor said");
    // Every gap with a date; what is in place or left out is none.
    assert_eq!(named("question-").len(), 6, "{events:?}");
    assert!(named("question-").iter().all(|e| e["DTSTART"] == "20270131" && e["DTEND"] == "20270201"));
    let owner = named("question-27001-A.5.1").first().map(|e| text(&e["DESCRIPTION"])).unwrap_or_default();
    assert!(owner.contains(HOSTILE[3]) && owner.contains(HOSTILE[0]), "{owner}");

    let state = taken(&visit, "state.json", &folder).await?;
    let schema = browser_tests::dist()?.join("state.schema.json");
    assert_eq!(reader::read("schema.py", &[&state, &schema]).map_err(anyhow::Error::msg)?, json!([]));
    // Out, in and out again gives the same bytes.
    let before = fs::read_to_string(&state)?;
    visit.run("await host.reset({ confirm: false })").await?;
    visit.import(serde_json::from_str(&before)?, false).await?;
    assert_eq!(fs::read_to_string(taken(&visit, "state.json", &folder).await?)?, before);

    for (key, requirements) in [("27001", 30 + 93), ("42001", 29 + 38)] {
        let audit = taken(&visit, &format!("ciso-assistant-{key}.xlsx"), &folder).await?;
        let sheet = rows(&reader::read("xlsx.py", &[&audit]).map_err(anyhow::Error::msg)?)?;
        let said = reader::read("ciso.py", &[&audit]).map_err(anyhow::Error::msg)?;
        assert_eq!(said["complaints"], json!([]), "{key}");
        assert_eq!((said["rows"].as_u64(), sheet.len()), (Some(requirements), usize::try_from(requirements)? + 1), "{key}");
    }
    let report = fs::read_to_string(taken(&visit, "report.md", &folder).await?)?;
    for part in ["# Readiness", "## Gap register", "| A.5.1 |", "&lt;script", "\\<script\\>"] {
        assert!(report.contains(part) != part.starts_with('&'), "{part}");
    }
    fs::remove_dir_all(folder)?;
    visit.end().await
}

#[tokio::test]
async fn the_code_on_the_screen_leads_to_the_link() -> Result<()> {
    let visit = with(hostile()).await?;
    visit.show("results").await?;
    visit.press("Show as a code to scan").await?;
    visit.until_true("the code is there", "return !!find('.code svg')").await?;
    let link = visit.ask_async("return await host.shareUrl()", Vec::new()).await?;
    let picture = visit.element(".code svg").await?;
    picture.scroll_into_view().await?;
    assert_eq!(code::decoded(&picture.screenshot_as_png().await?)?, text(&link));
    visit.end().await
}

async fn i06_a_text_that_looks_like_a_formula(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    visit.open_host(PLAIN).await?;
    visit.run(CATCH).await?;
    visit.import(hostile(), false).await?;
    let folder = folder(&format!("formulas-{engine:?}"))?;
    for table in ["soa-combined", "gaps", "actions", "documents"] {
        let csv = reader::read("csv.py", &[&taken(&visit, &format!("{table}.csv"), &folder).await?]).map_err(anyhow::Error::msg)?;
        let cells: Vec<String> =
            csv.as_array().into_iter().flatten().flat_map(|row| row.as_array().cloned().unwrap_or_default()).map(|c| text(&c)).collect();
        ensure!(!cells.is_empty() && !cells.iter().any(|cell| cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])), "{table}: {cells:?}");
        let book = reader::read("xlsx.py", &[&taken(&visit, &format!("{table}.xlsx"), &folder).await?]).map_err(anyhow::Error::msg)?;
        assert_eq!(book["sheets"][0]["formulas"], json!(0), "{table}");
    }
    fs::remove_dir_all(folder)?;
    visit.end().await
}

async fn a_file_is_made_on_the_screen_and_told_to_the_page(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    visit.open_host(PLAIN).await?;
    visit.run(CATCH).await?;
    visit.import(hostile(), false).await?;
    visit.server.forget_requests();
    visit.show("results").await?;
    visit.press("All files and forms").await?;
    visit.until_screen("Take it with you").await?;
    assert!(visit.server.requests().is_empty(), "nothing is loaded before it is asked for: {:?}", visit.server.requests());
    for kind in ["soa-combined.xlsx", "gaps.csv", "plan.ics", "report.md", "ciso-assistant-27001.xlsx"] {
        visit.click(&format!("[data-kind='{kind}']")).await?;
        visit.until_text(".told", &format!("Handed to your browser: readiness-check-{kind}.")).await?;
    }
    let sizes = visit.run("return window.caught.map((file) => file.size)").await?;
    assert!(sizes.as_array().is_some_and(|s| s.len() == 5 && s.iter().all(|n| n.as_u64() > Some(1000))), "{sizes}");
    let told: Vec<Value> = visit.events("export").await?.iter().map(|e| e["detail"]["kind"].clone()).collect();
    assert_eq!(told, ["soa-combined.xlsx", "gaps.csv", "plan.ics", "report.md", "ciso-assistant-27001.xlsx"].map(|k| json!(k)));
    // Three files of this build, once.
    let asked: Vec<String> = visit.server.requests().into_iter().map(|r| r.address).collect();
    ensure!(asked.iter().all(|a| a.starts_with("/exports") && !a.contains('?')), "{asked:?}");
    // Whoever asks for several at once gets all of them, one after another.
    let several = "window.caught.length = 0;
        await Promise.all(['gaps.xlsx', 'gaps.csv', 'plan.ics'].map((kind) => host.download(kind)));
        return window.caught.map((file) => file.size > 500)";
    assert_eq!(visit.run(several).await?, json!([true, true, true]));
    // What is no file is refused in one sentence, without a request.
    visit.server.forget_requests();
    let refused =
        visit.ask_async("try { await host.download('gaps.pdf'); } catch (error) { return [error.name, error.message]; }", Vec::new()).await?;
    assert!(refused[0] == "RangeError" && text(&refused[1]).contains("There is no file gaps.pdf"), "{refused}");
    assert!(visit.server.requests().is_empty());
    visit.end().await
}

async fn what_cannot_be_loaded_is_said_and_the_file_with_everything_is_there(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    visit.open_host(PLAIN).await?;
    visit.run(CATCH).await?;
    visit.import(hostile(), false).await?;
    visit.server.change("*.wasm", xtask::server::Change::Status(404));
    visit.show("results").await?;
    visit.press("All files and forms").await?;
    visit.click("[data-kind='gaps.xlsx']").await?;
    visit.until_text(".told", "could not be loaded").await?;
    assert!(visit.events("export").await?.is_empty());
    visit.press_in(".outcome", "Save as a file").await?;
    visit.until_text(".told", "readiness-check.json").await?;
    // With a network again it works.
    visit.server.change_nothing();
    visit.click("[data-kind='gaps.xlsx']").await?;
    visit.until_text(".told", "Handed to your browser: readiness-check-gaps.xlsx.").await?;
    visit.end_with(&["404", "integrity", "net::ERR"]).await
}

async fn what_takes_long_is_seen_and_can_be_called_off(engine: Engine) -> Result<()> {
    let visit = Visit::in_engine(engine).await?;
    visit.open_host(PLAIN).await?;
    visit.run(CATCH).await?;
    visit.import(hostile(), false).await?;
    visit.show("results").await?;
    visit.press("All files and forms").await?;
    // A network on which nothing arrives.
    visit.run("window.before = window.fetch; window.fetch = (address, how) => (String(address).includes('/exports') ? new Promise(() => {}) : window.before(address, how))").await?;
    visit.click("[data-kind='gaps.xlsx']").await?;
    visit.until_text(".making", "gaps.xlsx is being made.").await?;
    visit.press_in(".making", "Cancel").await?;
    visit.until_text(".told", "Cancelled. Nothing was made.").await?;
    assert_eq!(visit.run("return window.caught.length").await?, json!(0));
    assert!(visit.events("export").await?.is_empty());
    assert!(visit.is("return !find('.making')").await?);
    visit.end().await
}
