//! What does the visitor's visit hold? The only holder of what changes; plain values inside, one trigger per question.

pub use super::filter::{Filter, Left};
pub use super::form::{Form, Report};
use super::{cells::Val, files::Files, later::Later, place::Place, shelving::Shelves, steps::Step, taking::Taking, window::Shown};
use crate::{
    answers::{Answer, State},
    assessment::{Assessment, assess},
    brand::NAME,
    browser::host::Host,
    catalog::{
        shape::{Catalog, Item, Path, Question},
        words::Guidance,
    },
    charts::Layout,
    explore,
    link::{LinkFault, Unpacked},
    options::{self, Options},
    profile::Profile,
    record::{KEYLESS, Record, doings::Doings, notice::Notice, snapshots::Snapshot},
    what_if::WhatIf,
    wording::Words,
};
use jiff::civil::Date;
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
    /// What could not be taken from a document, and whether a copy was kept.
    Notices(Vec<Notice>, bool),
    /// Everything was erased.
    Erased,
    /// What is kept here is not ours to erase.
    Sealed,
    /// A link was opened that could not be read.
    Link(LinkFault),
    /// Everything was erased in another tab.
    ErasedElsewhere,
    /// The page around the element cleared the storage; everything was written again.
    Cleared,
    /// These questions, by id, were answered differently in another tab.
    Apart(Vec<String>),
    /// The answers of the file of this name were added, and so many questions are answered twice now.
    Added(String, usize),
    /// What was said is not kept yet, so that no other assessment is opened in its place.
    Unsaved,
    /// The browser has no room for what was asked for, so that nothing was changed.
    NoRoom,
}

/// What only the page around the element can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Errand {
    /// Take this document, which the visitor saw and agreed to hand over.
    HandOver(String),
    /// Print the results.
    Print(Form),
    /// Hand a file with everything to the browser.
    Save,
    /// Note that everything is in a file.
    Filed,
    /// Make a file of that kind and hand it to the browser.
    Download(String),
    /// Ask the loader for what the page around is not told of.
    Ask(&'static str),
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
    pub options: Val<Options>,
    /// Whose page it is, which may change at any time: a text per option, as in [`crate::brand::NAMES`].
    pub brand: [Val<String>; 5],
    /// The page around the widget; nobody on the developer's machine.
    pub host: Val<Option<Host>>,
    /// In which words.
    pub words: Val<Words>,
    /// Which screen.
    pub place: Val<Place>,
    /// Everything that is shown, computed once per change.
    pub assessment: Val<Assessment>,
    /// The standards asked now, a bit each.
    pub asked_now: Val<u8>,
    /// What is still on its way into the document.
    pub unfinished: Val<Unfinished>,
    /// The guidance, which arrives after the questions.
    pub helping: Val<Helping>,
    /// The second part of the program, which arrives after the questions.
    pub later: Val<Later>,
    /// How many answers were given since everything was last handed over as a file.
    pub unfiled: Val<u64>,
    /// Whether it is kept.
    pub saving: Val<Saving>,
    /// Something to tell.
    pub message: Val<Option<Message>>,
    /// Whether the question about erasing is open.
    pub erasing: Val<bool>,
    /// What the last step was, if it can be taken back.
    pub undoable: Val<Option<String>>,
    /// The filter of the page with every question, with a group, when it was last set.
    pub filter: Val<(Filter, Option<u16>)>,
    /// Which links of the overlap were shown last, and the row of the link that was followed from there.
    pub explored: Val<(explore::Filter, Option<usize>)>,
    /// The text searched for on that page.
    pub search: Val<String>,
    /// Where the screen about the organization leads on to.
    pub next: Val<Place>,
    /// Rises when the visitor goes on from the quick check to the full set.
    pub deepens: Val<u32>,
    /// What the visitor decided about erasing.
    pub decided: Val<Option<bool>>,
    /// The question to show and focus once its screen is there.
    pub wanted: Val<Option<Item>>,
    /// The screens that the visitor came through.
    pub trail: Val<Vec<Left>>,
    /// The pictures whose tables are open.
    pub opened: Val<Vec<&'static str>>,
    /// What is shown over the screen, if anything.
    pub shown: Val<Option<Shown>>,
    /// Whether single keys do nothing, as the visitor wishes.
    pub keyless: Val<bool>,
    /// The link to focus once the screen that was gone back to is there.
    pub returning: Val<Option<String>>,
    /// For which width charts are drawn.
    pub layout: Val<Layout>,
    /// The kept state that is compared, and the one that it is compared with; none for what is now.
    pub compared: Val<[Option<Snapshot>; 2]>,
    /// The sample organization that is looked at in place of the visitor's own answers, by its position.
    pub sample: Val<Option<u8>>,
    /// The assessment that came with a link and is looked at in their place.
    pub linked: Val<Option<Unpacked>>,
    /// Whether a file was handed to the browser, once that is known.
    pub handed: Val<Option<bool>>,
    /// Whether this visit is itself a look at a sample: nothing of it is kept.
    pub sampled: bool,
    /// What the page around is asked to do, once.
    pub errand: Val<Option<Errand>>,
    /// In which form the results are put on paper now, if they are.
    pub printing: Val<Option<Form>>,
    /// The words of the report, where it is printed in another language than that of the visit.
    pub report: Val<Option<Report>>,
    /// Whether this visit is itself what is put on paper.
    pub paper: Option<Form>,
    /// The day that it is, where somebody told.
    pub today: Val<Option<Date>>,
    /// Rises with every change of answers or profile.
    pub changed: Val<u32>,
    /// Rises when the profile changes.
    pub profile_changed: Val<u32>,
    /// What is tried out on the screen about months; never part of the record.
    pub what_if: Val<WhatIf>,
    /// Rises when something is said about the plan or the documents.
    pub doings_changed: Val<u32>,
    /// The actions of the plan whose questions are unfolded, by position.
    pub unfolded: Val<Vec<u16>>,
    /// The file that is open, and when one was last asked for.
    pub files: Files,
    /// What is kept, and what is wanted of it.
    pub shelves: Shelves,
    /// What is being taken along.
    pub taking: Taking,
    /// Who shares what is said; nought where nobody does.
    pub(super) member: Val<u32>,
    /// The last change that came from another element.
    pub(super) adopted: Val<u32>,
    pub(super) record: Val<Record>,
    pub(super) rows: Val<Vec<Row>>,
    pub(super) steps: Val<Vec<Step>>,
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
        let first = assess(catalog, &record.answers, &options::prefilled(catalog, &options, record.profile.clone()));
        let rows = catalog.items.iter().map(|_| Row { state: Trigger::new(), texts: Trigger::new() }).collect();
        Session {
            catalog,
            brand: options.brand.clone().map(Val::new),
            host: Val::new(None),
            options: Val::new(options),
            words: Val::new(words),
            place: Val::new(Place::Start),
            asked_now: Val::new(first.asked),
            assessment: Val::new(first),
            unfinished: Val::new(Unfinished::default()),
            helping: Val::new(Helping::Waiting),
            later: Val::new(Later::at_first()),
            unfiled: Val::new(record.meta.unfiled),
            saving: Val::new(Saving::Idle),
            message: Val::new(None),
            erasing: Val::new(false),
            undoable: Val::new(None),
            filter: Val::new((Filter::Everything, None)),
            explored: Val::new(Default::default()),
            search: Val::new(String::new()),
            next: Val::new(Place::Hub),
            deepens: Val::new(0),
            decided: Val::new(None),
            wanted: Val::new(None),
            trail: Val::new(Vec::new()),
            opened: Val::new(Vec::new()),
            shown: Val::new(None),
            keyless: Val::new(record.meta.keys == KEYLESS),
            returning: Val::new(None),
            layout: Val::new(Layout::Wide),
            compared: Val::new([None, None]),
            sample: Val::new(None),
            linked: Val::new(None),
            handed: Val::new(None),
            sampled: false,
            errand: Val::new(None),
            printing: Val::new(None),
            report: Val::new(None),
            paper: None,
            today: Val::new(None),
            changed: Val::new(0),
            profile_changed: Val::new(0),
            what_if: Val::new(WhatIf::none(catalog)),
            doings_changed: Val::new(0),
            unfolded: Val::new(Vec::new()),
            files: Files::new(&record.meta),
            shelves: Shelves::none(),
            taking: Taking::none(),
            member: Val::new(0),
            adopted: Val::new(0),
            record: Val::new(record),
            rows: Val::new(rows),
            steps: Val::new(Vec::new()),
        }
    }

    /// Computes what is shown anew, after what was said or told changed.
    pub(super) fn reassess(self) {
        let profile = self.with_record(|r| r.profile.clone());
        let profile = self.options.with_untracked(|o| options::prefilled(self.catalog, o, profile));
        let next = self.with_record(|r| assess(self.catalog, &r.answers, &profile));
        if next.asked != self.asked_now.get_untracked() {
            self.asked_now.set(next.asked);
        }
        if self.assessment.with_untracked(|now| *now != next) {
            self.assessment.set(next);
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
        self.record.with_untracked(read)
    }

    /// Changes what is kept beside the answers; no screen depends on it.
    pub fn edit_meta(self, edit: impl FnOnce(&mut Record)) {
        self.record.update_untracked(edit);
    }

    /// The state of a question; whoever asks is run again when it changes.
    pub fn state(self, item: Item) -> Option<State> {
        self.track(item, |r| r.state);
        self.record.with_untracked(|r| r.answers.state(item))
    }

    /// Everything said about a question, following only changes of its state.
    pub fn answer_at_state(self, item: Item) -> Answer {
        self.track(item, |r| r.state);
        self.peek(item)
    }

    /// Everything said about a question, following only changes of its texts.
    pub fn answer_at_texts(self, item: Item) -> Answer {
        self.follow_texts(item);
        self.peek(item)
    }

    /// Follows what is written beside the answer to a question.
    pub fn follow_texts(self, item: Item) {
        self.track(item, |r| r.texts);
    }

    /// Everything said about a question, without following its changes.
    pub fn peek(self, item: Item) -> Answer {
        self.record.with_untracked(|r| r.answers.get(item).cloned()).unwrap_or_default()
    }

    /// What the visitor told about the organization; whoever asks is run again when it changes.
    pub fn profile(self) -> Profile {
        let _told = self.profile_changed.get();
        self.record.with_untracked(|r| r.profile.clone())
    }

    /// Looks at what was said about the plan and the documents; whoever asks is run again when it changes.
    pub fn with_doings<T>(self, read: impl FnOnce(&Doings) -> T) -> T {
        let _said = self.doings_changed.get();
        self.with_record(|r| read(&r.doings))
    }

    /// The profile as it counts, with what the host knows.
    pub fn effective_profile(self) -> Profile {
        let profile = self.profile();
        self.options.with_untracked(|o| options::prefilled(self.catalog, o, profile))
    }

    fn track(self, item: Item, of: impl Fn(&Row) -> Trigger) {
        if let Some(trigger) = self.rows.with_untracked(|rows| rows.get(usize::from(item)).map(&of)) {
            trigger.track();
        }
    }

    /// Goes on from the quick check to the full set; its answers stay.
    pub fn deepen(self) {
        self.deepens.update(|n| *n += 1);
        self.place.set(Place::Hub);
    }

    /// Whether there is somebody to hand over to: a page around the element that says who it is. A sample is nobody's to give.
    pub fn hands_over(self) -> bool {
        !self.sampled && self.brand[NAME].with(|name| !name.is_empty()) && self.options.with_untracked(|o| !o.standalone)
    }

    /// The position of a path in the catalog.
    pub fn path_index(self, path: &Path) -> usize {
        self.catalog.paths.iter().position(|p| p.key == path.key).unwrap_or(0)
    }
}
