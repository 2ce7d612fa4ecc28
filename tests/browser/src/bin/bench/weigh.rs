//! How many bytes does each page need, compressed as a static host would?

use std::path::Path;

use anyhow::{Context, Result};
use xtask::dist::folder::Folder;
use xtask::dist::sizes::{Parts, parts};

/// Bytes after brotli. The page that embeds is never counted, except by hand, where the page is the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weights {
    /// Loader, glue, the first part of the code, style sheet and words: until the first question takes an answer.
    pub ours_first: usize,
    /// The same with the second part of the code and the guidance: everything of a first visit in one language.
    pub ours_all: usize,
    /// The page with its questions, and its script.
    pub by_hand: usize,
    /// Its two scripts and its style sheet, without a question.
    pub surveyjs: usize,
}

/// Weighs our folder and the two beside it.
pub fn weigh(ours: &Path, scratch: &Path) -> Result<Weights> {
    let read = |folder: &Path| Ok::<Parts, anyhow::Error>(parts(&Folder::read(folder)?));
    let (ours, by_hand, surveyjs) = (read(ours)?, read(&scratch.join("by-hand"))?, read(&scratch.join("surveyjs"))?);
    let first = sum(&ours, &["loader", "glue", "code", "styles", "words-en"])?;
    Ok(Weights {
        ours_first: first,
        ours_all: first + sum(&ours, &["code-later", "guidance-en"])?,
        by_hand: by_hand.values().sum(),
        surveyjs: sum(&surveyjs, &["survey-core.css", "survey-core.js", "survey-js-ui.js"])?,
    })
}

/// What these parts weigh together. A part that goes by another name now must not count as nothing.
fn sum(parts: &Parts, names: &[&str]) -> Result<usize> {
    names.iter().map(|name| parts.get(*name).copied().with_context(|| format!("there is no {name} to weigh"))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_that_is_not_there_is_no_zero() -> Result<()> {
        let parts = Parts::from([("code".to_owned(), 5), ("glue".to_owned(), 2)]);
        assert_eq!(sum(&parts, &["code", "glue"])?, 7);
        assert!(sum(&parts, &["code", "words-en"]).is_err());
        Ok(())
    }
}
