//! What does the visitor's visit hold? The only holder of signals; plain values inside, one trigger per question.

use super::{place::Place, steps::Step};
use crate::{
    answers::{Answer, State},
    assessment::{Assessment, assess},
    catalog::{
        shape::{Catalog, Item, Path, Question},
        words::Guidance,
    },
    options::{self, Options},
    profile::Profile,
    record::{Record, notice::Notice},
    wording::Words,
};
use leptos::prelude::*;
use std::sync::Arc;

/// Whether the answers are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saving {
    /// Nothing was answered yet.
    Idle,
    /// Kept, at this time of day.
    Saved(String),
    /// Not kept, because of this.
    Not(Reason),
}

/// Why nothing is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The browser keeps nothing here.
    Blocked,
    /// The host asked for that.
    Asked,
    /// The browser's storage is full.
    Full,
    /// A later version wrote what is kept, and it must not be written over.
    Newer,
}

/// Something to tell the visitor, until dismissed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// Answers of an earlier visit were opened: how many, and when they were saved.
    Restored(usize, String),
    /// What could not be taken from a document; the name of the copy that was kept, if one was.
    Notices(Vec<Notice>, bool),
    /// Everything was erased.
    Erased,
    /// What is kept here is not ours to erase.
    Sealed,
}

/// A filter of the page with every question.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Filter {
    /// All of them.
    #[default]
    Everything,
    /// Not answered.
    Unanswered,
    /// Answered with not sure.
    Unsure,
    /// Known and not in place.
    Gaps,
    /// With a note, an owner or a date.
    Noted,
    /// Answered before another standard came into the target.
    Widen,
}

/// The second pack of words.
#[derive(Debug, Clone, PartialEq)]
pub enum Helping {
    /// On its way.
    Waiting,
    /// Here.
    Here(Arc<Guidance>),
    /// It did not come.
    Failed,
}

/// What is still on its way into the document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Unfinished {
    /// Rows of the page with every question.
    pub rows: bool,
    /// A question that is to be shown.
    pub wanted: bool,
}

/// The visit. A handle: copying it copies nothing.
#[derive(Clone, Copy)]
pub struct Session {
    /// What is asked.
    pub catalog: &'static Catalog,
    /// What the host asked for.
    pub options: StoredValue<Options>,
    /// In which words.
    pub words: RwSignal<Words>,
    /// Which screen.
    pub place: RwSignal<Place>,
    /// Everything that is shown, computed once per change.
    pub assessment: Memo<Assessment>,
    /// The standards asked now, a bit each.
    pub asked_now: Memo<u8>,
    /// What is still on its way into the document.
    pub unfinished: StoredValue<Unfinished>,
    /// The guidance, which arrives after the questions.
    pub helping: RwSignal<Helping>,
    /// Whether it is kept.
    pub saving: RwSignal<Saving>,
    /// Something to tell.
    pub message: RwSignal<Option<Message>>,
    /// Whether the question about erasing is open.
    pub erasing: RwSignal<bool>,
    /// How many steps can be taken back, and what the last one was.
    pub undoable: RwSignal<Option<String>>,
    /// The filter of the page with every question, with a group, when it was last set.
    pub filter: RwSignal<(Filter, Option<u16>)>,
    /// The text searched for on that page.
    pub search: RwSignal<String>,
    /// Where the screen about the organization leads on to.
    pub next: RwSignal<Place>,
    /// Rises when the visitor goes on from the quick check to the full set.
    pub deepens: RwSignal<u32>,
    /// What the visitor decided about erasing.
    pub decided: RwSignal<Option<bool>>,
    /// The question to show and focus once its screen is there.
    pub wanted: RwSignal<Option<Item>>,
    /// Rises with every change of answers or profile.
    pub changed: RwSignal<u64>,
    /// Rises when the profile changes.
    pub profile_changed: RwSignal<u64>,
    pub(super) record: StoredValue<Record>,
    pub(super) rows: StoredValue<Vec<Row>>,
    pub(super) steps: StoredValue<Vec<Step>>,
}

/// The triggers of one question: its state, and the texts beside it.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// Its state, and the marks on it.
    pub state: Trigger,
    /// What is written beside it.
    pub texts: Trigger,
}

impl Session {
    /// A visit that begins with this record.
    pub fn new(catalog: &'static Catalog, options: Options, record: Record, words: Words) -> Session {
        let record = StoredValue::new(record);
        let changed = RwSignal::new(0);
        let options = StoredValue::new(options);
        let assessment = Memo::new(move |_| {
            changed.track();
            options.with_value(|o| record.with_value(|r| assess(catalog, &r.answers, &options::prefilled(catalog, o, r.profile.clone()))))
        });
        let asked_now = Memo::new(move |_| assessment.with(|a| a.asked));
        let rows = catalog.items.iter().map(|_| Row { state: Trigger::new(), texts: Trigger::new() }).collect();
        Session {
            catalog,
            options,
            words: RwSignal::new(words),
            place: RwSignal::new(Place::Start),
            assessment,
            asked_now,
            unfinished: StoredValue::new(Unfinished::default()),
            helping: RwSignal::new(Helping::Waiting),
            saving: RwSignal::new(Saving::Idle),
            message: RwSignal::new(None),
            erasing: RwSignal::new(false),
            undoable: RwSignal::new(None),
            filter: RwSignal::new((Filter::Everything, None)),
            search: RwSignal::new(String::new()),
            next: RwSignal::new(Place::Hub),
            deepens: RwSignal::new(0),
            decided: RwSignal::new(None),
            wanted: RwSignal::new(None),
            changed,
            profile_changed: RwSignal::new(0),
            record,
            rows: StoredValue::new(rows),
            steps: StoredValue::new(Vec::new()),
        }
    }

    /// The standards asked now, a bit each, without following changes.
    pub fn asked(self) -> u8 {
        self.assessment.with_untracked(|a| a.asked)
    }

    /// The question at a position.
    pub fn question(self, item: Item) -> Option<&'static Question> {
        self.catalog.items.get(usize::from(item))
    }

    /// Reads the record without following its changes.
    pub fn with_record<T>(self, read: impl FnOnce(&Record) -> T) -> T {
        self.record.with_value(read)
    }

    /// Changes what is kept beside the answers; no screen depends on it.
    pub fn edit_meta(self, edit: impl FnOnce(&mut Record)) {
        self.record.update_value(edit);
    }

    /// The state of a question; whoever asks is run again when it changes.
    pub fn state(self, item: Item) -> Option<State> {
        self.track(item, |r| r.state);
        self.record.with_value(|r| r.answers.state(item))
    }

    /// Everything said about a question, following only changes of its state.
    pub fn answer_at_state(self, item: Item) -> Answer {
        self.track(item, |r| r.state);
        self.peek(item)
    }

    /// Everything said about a question, following only changes of its texts.
    pub fn answer_at_texts(self, item: Item) -> Answer {
        self.track(item, |r| r.texts);
        self.peek(item)
    }

    /// Everything said about a question, without following its changes.
    pub fn peek(self, item: Item) -> Answer {
        self.record.with_value(|r| r.answers.get(item).cloned()).unwrap_or_default()
    }

    /// What the visitor told about the organization; whoever asks is run again when it changes.
    pub fn profile(self) -> Profile {
        self.profile_changed.track();
        self.record.with_value(|r| r.profile.clone())
    }

    /// The profile as it counts, with what the host knows.
    pub fn effective_profile(self) -> Profile {
        let profile = self.profile();
        self.options.with_value(|o| options::prefilled(self.catalog, o, profile))
    }

    fn track(self, item: Item, of: impl Fn(&Row) -> Trigger) {
        if let Some(trigger) = self.rows.with_value(|rows| rows.get(usize::from(item)).map(&of)) {
            trigger.track();
        }
    }

    /// Goes on from the quick check to the full set; its answers stay.
    pub fn deepen(self) {
        self.deepens.update(|n| *n += 1);
        self.place.set(Place::Hub);
    }

    /// The position of a path in the catalog.
    pub fn path_index(self, path: &Path) -> usize {
        self.catalog.paths.iter().position(|p| p.key == path.key).unwrap_or(0)
    }
}
