//! What can the visitor say about the plan and the documents? Each is one step that can be taken back, named in words.

use super::session::{Helping, Session};
use crate::{
    answers::OWNER_LIMIT,
    catalog::words::{Entry, List},
    day,
    record::{
        doings::{Doing, Stage},
        read,
    },
    wording::{Words, phrase},
};

/// A text beside an action of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Text {
    /// Who sees to it.
    Owner,
    /// By when.
    Due,
}

impl Text {
    /// Its name, for ids.
    pub fn key(self) -> &'static str {
        match self {
            Self::Owner => "plan-owner",
            Self::Due => "plan-due",
        }
    }

    /// The text in what was said.
    pub fn of(self, doing: &Doing) -> &str {
        match self {
            Self::Owner => &doing.owner,
            Self::Due => &doing.due,
        }
    }
}

impl Session {
    /// An entry of the longer texts, without following their arrival; an empty one until then.
    pub fn entry(self, list: List, n: u16) -> Entry {
        self.helping.with_untracked(|helping| match helping {
            Helping::Here(guidance) => guidance.entry(list, n.into()).cloned().unwrap_or_default(),
            _ => Entry::default(),
        })
    }

    /// What was said about an action; whoever asks is run again when anything is said about the plan.
    pub fn doing(self, action: u16) -> Doing {
        self.with_doings(|d| d.plan.get(usize::from(action)).cloned().unwrap_or_default())
    }

    /// How far a document is, as the visitor said; whoever asks is run again when anything is said about documents.
    pub fn stage(self, document: u16) -> Option<Stage> {
        self.with_doings(|d| d.documents.get(usize::from(document)).copied().flatten())
    }

    /// Writes a text beside an action, cut at its limit. What is no date is not taken.
    pub fn write_doing(self, action: u16, text: Text, value: &str) {
        let mut doings = self.with_record(|r| r.doings.clone());
        let Some(doing) = doings.plan.get_mut(usize::from(action)) else { return };
        let what = match text {
            Text::Owner => {
                doing.owner = read::cut(value, OWNER_LIMIT);
                phrase::PLAN_STEP_OWNER
            }
            Text::Due if !value.is_empty() && day::read(value).is_none() => return,
            Text::Due => {
                doing.due = value.to_owned();
                phrase::PLAN_STEP_DUE
            }
        };
        let title = self.entry(List::Actions, action).title;
        let what = self.words.with_untracked(|w| w.fill(what, &[("title", &title)]));
        self.say_doings(what, doings, Some((action, text.key())));
    }

    /// Says how far a document is; none takes back what was said.
    pub fn say_stage(self, document: u16, stage: Option<Stage>) {
        let mut doings = self.with_record(|r| r.doings.clone());
        let Some(said) = doings.documents.get_mut(usize::from(document)) else { return };
        *said = stage;
        let title = self.entry(List::Documents, document).title;
        let what = self.words.with_untracked(|w| match stage {
            Some(stage) => w.fill(phrase::DOC_STEP, &[("title", &title), ("stage", stage_words(*w, stage))]),
            None => w.fill(phrase::DOC_STEP_OPEN, &[("title", &title)]),
        });
        self.say_doings(what, doings, None);
    }
}

/// What a stage is called.
pub fn stage_words(w: Words, stage: Stage) -> &'static str {
    w.say(match stage {
        Stage::Missing => phrase::DOC_MISSING,
        Stage::Draft => phrase::DOC_DRAFT,
        Stage::There => phrase::DOC_THERE,
    })
}
