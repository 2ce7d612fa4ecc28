//! Which files are there? Each has a name that hosts and buttons use; the part after the point is its format.

use crate::platform;
use readiness_check::catalog::shape::Catalog;

/// What the names of the files for that platform begin with.
const PLATFORM: &str = "ciso-assistant-";

/// What is in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The Statement of Applicability of one standard, by its position, or of all of them.
    Statement(Option<usize>),
    /// Everything that is asked and not in place.
    Gaps,
    /// The actions of the plan.
    Actions,
    /// The documents that the clauses require.
    Documents,
    /// One standard, by its position, for a platform of the field ([`crate::platform`]).
    Platform(usize),
    /// The plan on a calendar.
    Plan,
    /// All of it as text.
    Report,
}

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A workbook (Office Open XML).
    Xlsx,
    /// The table alone, separated by commas (RFC 4180).
    Csv,
    /// A calendar (RFC 5545).
    Ics,
    /// Markdown (CommonMark with tables).
    Md,
}

/// A file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// What is in it.
    pub subject: Subject,
    /// How it is written.
    pub format: Format,
}

impl Kind {
    /// The kind of that name, such as `gaps.csv`; none for any other name.
    pub fn from_name(catalog: &Catalog, name: &str) -> Option<Kind> {
        let (subject, format) = name.rsplit_once('.')?;
        let table = |subject| match format {
            "xlsx" => Some(Kind { subject, format: Format::Xlsx }),
            "csv" => Some(Kind { subject, format: Format::Csv }),
            _ => None,
        };
        match (subject, format) {
            ("plan", "ics") => Some(Kind { subject: Subject::Plan, format: Format::Ics }),
            ("report", "md") => Some(Kind { subject: Subject::Report, format: Format::Md }),
            ("gaps", _) => table(Subject::Gaps),
            ("actions", _) => table(Subject::Actions),
            ("documents", _) => table(Subject::Documents),
            ("soa-combined", _) => table(Subject::Statement(None)),
            (_, "xlsx") if subject.starts_with(PLATFORM) => {
                let key = subject.strip_prefix(PLATFORM).filter(|key| platform::knows(key))?;
                table(Subject::Platform(catalog.standards.iter().position(|s| s.key == key)?))
            }
            _ => {
                let key = subject.strip_prefix("soa-")?;
                table(Subject::Statement(Some(catalog.standards.iter().position(|s| s.key == key)?)))
            }
        }
    }

    /// Every kind that there is, by name.
    pub fn names(catalog: &Catalog) -> Vec<String> {
        let statements = catalog.standards.iter().map(|s| s.key).chain(["combined"]).map(|key| ["soa-", key].concat());
        let tables = statements.chain(["gaps", "actions", "documents"].map(str::to_owned));
        let mut names: Vec<String> = tables.flat_map(|table| [[&table, ".xlsx"].concat(), [&table, ".csv"].concat()]).collect();
        let platform = catalog.standards.iter().filter(|s| platform::knows(s.key));
        names.extend(platform.map(|s| [PLATFORM, s.key, ".xlsx"].concat()));
        names.extend(["plan.ics", "report.md"].map(str::to_owned));
        names
    }
}
