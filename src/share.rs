//! What is handed over? The document of an export, reduced to what the visitor chose; no text of anything that was not chosen.

use crate::{
    answers::{Answer, Answers},
    catalog::shape::Catalog,
    record::{Record, Unknown, write},
};
use serde_json::Value;

/// What goes along beside the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// Notes, evidence, and why something is or is not applicable.
    pub texts: bool,
    /// Who sees to it, and by when.
    pub owners: bool,
    /// What was told about the organization.
    pub profile: bool,
}

impl Choice {
    /// What is proposed: nothing that was written freely.
    pub const FIRST: Choice = Choice { texts: false, owners: false, profile: true };

    /// All there is to choose.
    pub const ALL: Choice = Choice { texts: true, owners: true, profile: true };
}

/// The document that is handed over. What another edition wrote may hold anything, so it goes along only where everything does.
pub fn payload(catalog: &Catalog, record: &Record, choice: Choice) -> Value {
    let mut answers = Answers::none(catalog);
    for (item, said) in record.answers.iter() {
        let mut answer = Answer { state: said.state, quick: said.quick, widen: said.widen, ..Answer::default() };
        if choice.texts {
            answer.note.clone_from(&said.note);
            answer.reason.clone_from(&said.reason);
            answer.evidence.clone_from(&said.evidence);
            answer.because = said.because;
        }
        if choice.owners {
            answer.owner.clone_from(&said.owner);
            answer.due.clone_from(&said.due);
        }
        if choice == Choice::ALL {
            // What was answered elsewhere has texts of its own.
            answer.others.clone_from(&said.others);
        }
        answers.replace(item, answer);
    }
    let mut reduced = Record { answers, ..Record::none(catalog) };
    if choice.profile {
        reduced.profile = record.profile.clone();
    }
    if choice == Choice::ALL {
        // The plan, the documents and the kept states are the visitor's own work and never part of it.
        reduced.advice.clone_from(&record.advice);
        reduced.unknown = Unknown { doings: Default::default(), ..record.unknown.clone() };
    }
    write::document(catalog, &reduced)
}

/// How much of each kind there is to hand over.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Amounts {
    /// Questions with an answer.
    pub answers: usize,
    /// Notes, reasons and evidence.
    pub texts: usize,
    /// Owners and dates.
    pub owners: usize,
    /// Facts about the organization.
    pub facts: usize,
}

/// Counts what there is to hand over.
pub fn amounts(record: &Record) -> Amounts {
    let count = |of: &dyn Fn(&Answer) -> usize| record.answers.iter().map(|(_, a)| of(a)).sum();
    let written = |text: &String| usize::from(!text.is_empty());
    Amounts {
        answers: count(&|a| usize::from(a.state.is_some())),
        texts: count(&|a| written(&a.note) + written(&a.reason) + written(&a.evidence)),
        owners: count(&|a| written(&a.owner) + written(&a.due)),
        facts: record.profile.told.iter().flatten().count() + usize::from(record.profile.start.is_some()) + written(&record.profile.organization),
    }
}
