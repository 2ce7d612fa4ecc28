//! What could not be taken as it was? Plain facts; the words for them are in the catalogs.

/// Something that was found while reading, each worth one clear sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// The text is not JSON, or nested too deeply.
    NotJson,
    /// It is JSON and not a document of ours.
    Foreign,
    /// It is larger than this many MiB.
    TooLarge(usize),
    /// A later version of the program wrote it.
    Newer(u64),
    /// So many questions are not known here; they are kept along.
    UnknownQuestions(usize),
    /// The answer of this question is not one that it offers.
    BadAnswer(String),
    /// A clause cannot be not applicable.
    ClauseLeftOut(String),
    /// A text of this question is longer than allowed and was cut.
    Cut(String),
    /// The due date of this question is not a date.
    BadDate(String),
    /// This profile field has a value that is not offered.
    BadProfile(String),
    /// Something of the kept state of this name could not be taken.
    BadSnapshot(String),
    /// So many kept states are more than are kept, and were left out.
    SnapshotsLeftOut(usize),
    /// It is a file with a password, which only its visitor can open.
    Locked,
    /// Somebody else's answers are looked at as adviser, and stay as they are.
    Adviser,
}

impl Notice {
    /// The name of the fact, for scripts.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotJson => "not-json",
            Self::Foreign => "foreign",
            Self::TooLarge(_) => "too-large",
            Self::Newer(_) => "newer",
            Self::UnknownQuestions(_) => "unknown-questions",
            Self::BadAnswer(_) => "bad-answer",
            Self::ClauseLeftOut(_) => "clause-not-applicable",
            Self::Cut(_) => "cut",
            Self::BadDate(_) => "bad-date",
            Self::BadProfile(_) => "bad-profile",
            Self::BadSnapshot(_) => "bad-snapshot",
            Self::SnapshotsLeftOut(_) => "snapshots-left-out",
            Self::Locked => "locked",
            Self::Adviser => "adviser",
        }
    }

    /// Whether something that was written could not be taken, so that the original is worth keeping.
    pub fn loses(&self) -> bool {
        !matches!(self, Self::UnknownQuestions(_))
    }
}
