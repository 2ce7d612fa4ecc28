//! Promise: every file holds what was said, reads back, and is the same for the same answers on the same day.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::{HOSTILE, SAMPLES, hostile, mirrored, nothing, request, sample};
use readiness_check::{answers::State, built::CATALOG};
use readiness_exports::{
    check, code,
    kind::{Kind, Subject},
    make::{make, table},
    request::Request,
    separated, statement,
    table::Cell,
};
use std::{env, fs, io::Read, path::PathBuf};

fn every(name: &str) -> Kind {
    Kind::from_name(&CATALOG, name).unwrap_or_else(|| panic!("{name} is no kind"))
}

#[test]
fn every_kind_is_made_of_every_document_and_twice_the_same() {
    let documents = SAMPLES.map(sample).into_iter().chain([hostile(), nothing()]);
    for document in documents {
        for name in Kind::names(&CATALOG) {
            for of in [request(&document), mirrored(&document)] {
                let made = make(&of, every(&name)).unwrap_or_else(|why| panic!("{name}: {why:?}"));
                assert!(made.len() > 60, "{name}");
                assert_eq!(made, make(&of, every(&name)).unwrap(), "{name} differs from time to time");
            }
        }
    }
}

#[test]
fn the_names_are_those_of_the_contract() {
    let names = Kind::names(&CATALOG);
    for subject in ["soa-27001", "soa-42001", "soa-combined", "gaps", "actions", "documents"] {
        for format in ["xlsx", "csv"] {
            assert!(names.contains(&format!("{subject}.{format}")), "{subject}.{format}");
        }
    }
    for name in ["plan.ics", "report.md", "ciso-assistant-27001.xlsx", "ciso-assistant-42001.xlsx"] {
        assert!(names.contains(&name.to_owned()), "{name}");
    }
    for wrong in
        ["", "gaps", "gaps.ics", "soa-9001.csv", "plan.csv", "report.xlsx", "ciso-assistant-27001.csv", "ciso-assistant-1.xlsx", "SOA-27001.csv"]
    {
        assert_eq!(Kind::from_name(&CATALOG, wrong), None, "{wrong}");
    }
}

#[test]
fn a_statement_holds_all_that_6_1_3_d_asks() {
    let of = request(&hostile());
    for (standard, rows) in [(Some(0), 93), (Some(1), 38), (None, 131)] {
        let table = statement::table(&of, standard);
        assert_eq!(table.rows.len(), rows);
        assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
        let at = |title: &str| table.columns.iter().position(|c| c.title == title).unwrap_or_else(|| panic!("no column {title}"));
        for (row, item) in table.rows.iter().zip(statement::controls(&of, standard.map_or(3, |n| 1 << n))) {
            let answer = of.answer(item);
            let cell = |title: &str| row[at(title)].written();
            assert_eq!(cell("Control"), CATALOG.items[usize::from(item)].number);
            let left_out = answer.state == Some(State::NotApplicable);
            assert_eq!(cell("Reason for exclusion"), if left_out { answer.reason.clone() } else { String::new() });
            assert_eq!(
                cell("Applicable"),
                if left_out {
                    "No"
                } else if answer.state == Some(State::Unsure) {
                    "Undecided"
                } else {
                    "Yes"
                }
            );
            for (n, title) in ["Risk treatment", "Law or regulation", "Contract", "Good practice"].iter().enumerate() {
                assert_eq!(cell(title) == "Yes", !left_out && answer.because & 1 << n != 0, "{title}");
            }
            assert_eq!(cell("Evidence"), answer.evidence);
            assert_eq!(cell("Owner"), answer.owner);
            assert_eq!(cell("Due date"), "2027-01-31");
            assert_eq!(cell("Implemented").is_empty(), matches!(answer.state, Some(State::NotApplicable | State::Unsure)));
        }
        assert!(table.rows.iter().any(|row| row[at("Start from the other standard")] != Cell::text("")));
        assert!(table.about.contains("=1+1") && table.about.contains("2026-11-22") && table.about.contains("ISO/IEC"), "{}", table.about);
        assert!(table.mark.contains("Draft"));
    }
}

#[test]
fn no_cell_of_a_csv_file_begins_like_a_formula_and_all_come_back() {
    for subject in [Subject::Statement(None), Subject::Gaps, Subject::Actions, Subject::Documents] {
        let table = table(&request(&hostile()), subject).unwrap();
        let bytes = separated::write(&table).unwrap();
        assert!(bytes.starts_with(&[0xef, 0xbb, 0xbf]));
        let mut reader = csv::ReaderBuilder::new().has_headers(true).from_reader(&bytes[3..]);
        let rows: Vec<csv::StringRecord> = reader.records().map(|r| r.unwrap()).collect();
        assert_eq!(rows.len(), table.rows.len());
        for (read, row) in rows.iter().zip(&table.rows) {
            for (cell, was) in read.iter().zip(row) {
                assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0', '\u{ff1d}']), "{cell}");
                assert_eq!(separated::unguarded(cell), was.written());
            }
        }
    }
    for text in HOSTILE {
        assert_eq!(separated::unguarded(&separated::guarded(text)), text);
    }
}

#[test]
fn a_damaged_file_is_not_given() {
    let of = request(&sample("running-user"));
    let table = table(&of, Subject::Gaps).unwrap();
    let csv = make(&of, every("gaps.csv")).unwrap();
    assert!(check::csv(&csv, &table));
    assert!(!check::csv(&csv[..csv.len() - 40], &table) && !check::csv(&csv[3..], &table));
    let mut longer = csv.clone();
    longer.extend_from_slice(b"x\r\n");
    assert!(!check::csv(&longer, &table));
    let xlsx = make(&of, every("gaps.xlsx")).unwrap();
    assert!(check::xlsx(&xlsx, &table) && !check::xlsx(&xlsx[..xlsx.len() - 40], &table));
    let mut shorter = table.clone();
    shorter.rows.pop();
    assert!(!check::xlsx(&xlsx, &shorter) && !check::csv(&csv, &shorter));
    let ics = String::from_utf8(make(&of, every("plan.ics")).unwrap()).unwrap();
    let events = ics.matches("BEGIN:VEVENT").count();
    assert!(check::ics(&ics, events) && !check::ics(&ics, events + 1) && !check::ics(&ics[..ics.len() - 4], events));
}

/// The first sheet of a workbook, as it lies inside.
fn sheet(workbook: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(workbook)).unwrap();
    let mut text = String::new();
    archive.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_sheet_runs_as_its_language_does() {
    for name in ["soa-27001.xlsx", "soa-combined.xlsx", "gaps.xlsx", "actions.xlsx", "documents.xlsx"] {
        let of = |request: &Request| sheet(&make(request, every(name)).unwrap()).contains("rightToLeft=\"1\"");
        assert!(of(&mirrored(&hostile())) && !of(&request(&hostile())), "{name}");
    }
}

#[test]
fn a_code_has_as_many_rows_as_columns_and_refuses_what_is_too_long() {
    let rows = code::rows("https://example.org/#rc=abc").unwrap();
    assert!(rows.len() >= 21 && rows.iter().all(|row| row.len() == rows.len() && row.bytes().all(|b| b == b'0' || b == b'1')));
    assert_eq!(code::rows(&"x".repeat(5000)), None);
}

/// Writes every file where programs of others can look at them.
#[test]
fn files_for_other_readers() {
    let Some(folder) = env::var_os("READINESS_FILES").map(PathBuf::from) else { return };
    for (name, document) in [("hostile", hostile()), ("sample", sample("running-user")), ("nothing", nothing())] {
        for (of, words) in [(request(&document), "en"), (mirrored(&document), "rtl")] {
            let folder = folder.join(format!("{name}-{words}"));
            fs::create_dir_all(&folder).unwrap();
            for kind in Kind::names(&CATALOG) {
                fs::write(folder.join(&kind), make(&of, every(&kind)).unwrap()).unwrap();
            }
        }
    }
}
