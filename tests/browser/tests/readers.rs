//! Promise: what the product exports can be read in tests by programs that know nothing of it, and these complain about what is broken.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Error, Result, ensure};
use browser_tests::reader;
use serde_json::{Value, json};

/// A folder for one test's files.
fn folder(name: &str) -> Result<PathBuf> {
    let folder = std::env::temp_dir().join(format!("readiness-readers-{}-{name}", std::process::id()));
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// What a script says of these contents.
fn read(script: &str, contents: &[&str]) -> Result<Value> {
    let folder = folder(script)?;
    let files: Vec<PathBuf> = (0..contents.len()).map(|n| folder.join(n.to_string())).collect();
    files.iter().zip(contents).try_for_each(|(file, content)| fs::write(file, content))?;
    let said = reader::read(script, &files.iter().map(PathBuf::as_path).collect::<Vec<&Path>>());
    fs::remove_dir_all(folder)?;
    said.map_err(Error::msg)
}

#[test]
fn the_tests_take_the_python_that_was_installed() -> Result<()> {
    let installed = xtask::setup::python(&xtask::project::Project::find()?);
    ensure!(installed.is_some() && installed == reader::python().ok(), "{installed:?} is not {:?}", reader::python());
    Ok(())
}

#[test]
fn a_table_goes_through_libreoffice_into_a_workbook() -> Result<()> {
    let folder = folder("table")?;
    let table = folder.join("table.csv");
    fs::write(&table, "id,words\nA.5.10,\"größer, \"\"weiter\"\"\"\nA.6.1,2\n")?;
    let workbook = reader::converted(&table, "xlsx", &folder).map_err(Error::msg)?;
    let said = reader::read("xlsx.py", &[&workbook]).map_err(Error::msg)?;
    assert_eq!(said["sheets"][0]["rows"], json!([["id", "words"], ["A.5.10", "größer, \"weiter\""], ["A.6.1", 2]]));
    // And back, into a folder of its own, as text again.
    let back = folder.join("back");
    fs::create_dir(&back)?;
    let text = fs::read_to_string(reader::converted(&workbook, "csv", &back).map_err(Error::msg)?)?;
    assert_eq!(text.replace('"', ""), "id,words\nA.5.10,größer, weiter\nA.6.1,2\n");
    // A file that was there before proves nothing.
    assert!(reader::converted(&table, "xlsx", &folder).is_err());
    fs::write(folder.join("broken.xlsx"), "PK no workbook")?;
    assert!(reader::read("xlsx.py", &[&folder.join("broken.xlsx")]).is_err());
    fs::remove_dir_all(folder)?;
    Ok(())
}

#[test]
fn a_calendar_is_read_event_by_event_and_a_broken_one_is_refused() -> Result<()> {
    let event = "BEGIN:VEVENT\r\nUID:1@x.example\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20260302\r\nSUMMARY:One\\, two\r\nEND:VEVENT\r\n";
    let calendar = format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\n{event}END:VCALENDAR\r\n");
    let said = read("ics.py", &[&calendar])?;
    assert_eq!((&said["events"][0]["SUMMARY"], &said["events"][0]["DTSTART"]), (&json!("One, two"), &json!("20260302")));
    let long = format!("SUMMARY:{}", "x".repeat(70));
    let broken = [
        ("END:VEVENT", "END:VNOTHING"),
        ("20260302", "yesterday"),
        ("BEGIN:VCALENDAR", "BEGIN VCALENDAR"),
        ("UID:1@x.example\r\n", ""),
        ("VERSION:2.0\r\n", ""),
        ("SUMMARY:One\\, two", &long),
        ("\r\n", "\n"),
    ];
    for (from, to) in broken {
        assert!(calendar.contains(from) && read("ics.py", &[&calendar.replace(from, to)]).is_err(), "{from:?} may be {to:?}");
    }
    Ok(())
}

#[test]
fn a_document_is_held_against_its_schema() -> Result<()> {
    let schema = r#"{ "$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["a"], "properties": { "a": { "type": "integer" } } }"#;
    assert_eq!(read("schema.py", &[r#"{ "a": 1 }"#, schema])?, json!([]));
    assert_eq!(read("schema.py", &[r#"{ "a": "1" }"#, schema])?, json!(["$.a: '1' is not of type 'integer'"]));
    assert!(read("schema.py", &["{", schema]).is_err());
    Ok(())
}
