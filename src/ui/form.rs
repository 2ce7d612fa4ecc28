//! In which form are results put on paper, and in which words?

use crate::{catalog::words::Guidance, wording::Words};
use std::sync::Arc;

/// The words of a report: both packs of a language.
#[derive(Clone)]
pub struct Report {
    /// The first pack.
    pub words: Words,
    /// The second one, whose phrases the words have learned.
    pub guidance: Arc<Guidance>,
}

/// How results are put on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// One page for those who decide.
    Board,
    /// That page, then everything.
    Full,
}

impl Form {
    /// The name that hosts use.
    pub fn key(self) -> &'static str {
        match self {
            Self::Board => "board",
            Self::Full => "full",
        }
    }

    /// The form of that name.
    pub fn from_key(key: &str) -> Option<Form> {
        [Self::Board, Self::Full].into_iter().find(|form| form.key() == key)
    }
}
