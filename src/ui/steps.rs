//! What can be taken back? Every change of what was said is a step; the last one is undone with one press.

use super::{
    session::{Filter, Session},
    together,
};
use crate::{
    advice::Advice,
    answers::{Answer, State},
    catalog::shape::Item,
    options,
    profile::Profile,
    record::{
        Record,
        doings::Doings,
        notice::Notice,
        snapshots::{LIMIT, Snapshot, same_state},
    },
    what_if::WhatIf,
};
use leptos::prelude::Notify;
use serde_json::Value;

/// What can be taken back with one press.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Step {
    /// What was done, in words.
    pub what: String,
    /// What was said before about these questions.
    pub answers: Vec<(Item, Answer)>,
    /// The profile before, where it changed.
    pub profile: Option<Profile>,
    /// The kept states before, where these changed.
    pub snapshots: Option<Vec<Snapshot>>,
    /// What was said about the plan and the documents before, where it changed.
    pub doings: Option<Doings>,
    /// The whole record before, where all of it was replaced.
    pub record: Option<Box<Record>>,
    /// Changes of one text while it is typed are one step.
    pub typing: Option<(Item, &'static str)>,
    /// What of the answer to a question, by its id, was not known here, where that changed with it.
    pub fields: Option<(String, Option<Value>)>,
    /// The advice before, where it changed.
    pub advice: Option<Advice>,
}

impl Step {
    /// Whether nothing of it is left to take back.
    pub fn is_empty(&self) -> bool {
        let none = self.profile.is_none() && self.snapshots.is_none() && self.doings.is_none() && self.record.is_none();
        none && self.answers.is_empty() && self.advice.is_none()
    }
}

/// What of an answer its row shows beside the texts.
pub(super) fn marks(answer: &Answer) -> (Option<State>, bool, u8, &[Value]) {
    (answer.state, answer.quick, answer.widen, &answer.others)
}

/// How many steps can be taken back.
const STEPS: usize = 200;

impl Session {
    /// Says something about questions, as one step that can be taken back.
    pub fn say(self, what: String, answers: Vec<(Item, Answer)>, typing: Option<(Item, &'static str)>) {
        if self.only_read() {
            return answers.iter().for_each(|(item, _)| self.tell_row(*item, true));
        }
        let before = self.put(answers);
        if before.is_empty() {
            return;
        }
        self.remember(Step { what, answers: before, typing, ..Step::default() });
    }

    /// Puts another answer in the place of one, with what of it is not known here, as one step that can be taken back.
    pub fn settle(self, what: String, item: Item, answer: Answer, fields: Option<Value>) {
        if self.only_read() {
            return;
        }
        let id = self.question(item).map_or("", |q| q.id);
        let fields = fields.map(|fields| (id.to_owned(), self.put_fields(id, Some(fields))));
        let answers = self.put(vec![(item, answer)]);
        self.remember(Step { what, answers, fields, ..Step::default() });
    }

    /// Replaces what of the answer to a question is not known here; gives what stood there.
    fn put_fields(self, id: &str, fields: Option<Value>) -> Option<Value> {
        let mut before = None;
        self.record.update_untracked(|r| {
            before = match fields {
                Some(fields) => r.unknown.fields.insert(id.to_owned(), fields),
                None => r.unknown.fields.remove(id),
            };
        });
        before
    }

    /// Says something about the plan or the documents, as one step that can be taken back.
    pub fn say_doings(self, what: String, doings: Doings, typing: Option<(Item, &'static str)>) {
        if self.only_read() {
            return self.doings_changed.update(|n| *n += 1);
        }
        if let Some(before) = self.put_doings(doings) {
            self.remember(Step { what, doings: Some(before), typing, ..Step::default() });
        }
    }

    /// Replaces what was said about the plan and the documents; gives what stood there, if it differs.
    fn put_doings(self, doings: Doings) -> Option<Doings> {
        let mut before = self.with_record(|r| r.doings.clone());
        if before == doings {
            return None;
        }
        self.record.update_untracked(|r| before = std::mem::replace(&mut r.doings, doings));
        self.doings_changed.update(|n| *n += 1);
        self.note(false);
        Some(before)
    }

    /// Replaces the advice, and with it answers, as one step that can be taken back.
    pub fn say_advice(self, what: String, advice: Advice, answers: Vec<(Item, Answer)>, typing: Option<(Item, &'static str)>) {
        let answers = self.put(answers);
        let step = Step { what, answers, advice: self.put_advice(advice), typing, ..Step::default() };
        if !step.is_empty() {
            self.remember(step);
        }
    }

    /// Replaces the advice; gives what stood there, if it differs.
    pub(super) fn put_advice(self, advice: Advice) -> Option<Advice> {
        let mut before = Advice::default();
        self.record.update_untracked(|r| before = std::mem::replace(&mut r.advice, advice));
        if self.with_record(|r| r.advice == before) {
            return None;
        }
        self.tell_advice();
        self.note(false);
        Some(before)
    }

    /// Lets every row look at the advice again.
    pub(super) fn tell_advice(self) {
        self.rows.with_untracked(|rows| rows.iter().for_each(|row| row.texts.notify()));
    }

    /// What is shown and what is kept follow a change.
    fn note_change(self) {
        self.reassess();
        self.note(false);
    }

    /// What is kept follows a change, and so does every element that shares it. `whole`: everything was replaced.
    fn note(self, whole: bool) {
        self.changed.update(|n| *n = n.wrapping_add(1));
        together::spread(self, whole);
    }

    /// Replaces what was said about questions; gives what stood there, for those that differ.
    fn put(self, answers: Vec<(Item, Answer)>) -> Vec<(Item, Answer)> {
        let mut before = Vec::new();
        for (item, answer) in answers {
            let old = self.peek(item);
            if old == answer {
                continue;
            }
            let state = marks(&old) != marks(&answer);
            self.record.update_untracked(|r| drop(r.answers.replace(item, answer)));
            self.tell_row(item, state);
            before.push((item, old));
        }
        if !before.is_empty() {
            self.note_change();
        }
        before
    }

    /// Lets the row of a question follow: its texts, and where that changed its state.
    pub(super) fn tell_row(self, item: Item, state: bool) {
        self.rows.with_untracked(|rows| {
            if let Some(row) = rows.get(usize::from(item)) {
                if state {
                    row.state.notify();
                }
                row.texts.notify();
            }
        });
    }

    /// Tells something about the organization. Shared answers that are in place are marked where a standard joins the target.
    pub fn tell(self, what: String, profile: Profile) {
        if self.only_read() {
            return self.profile_changed.update(|n| *n += 1);
        }
        let before = self.record.with_untracked(|r| r.profile.clone());
        if before == profile {
            return;
        }
        let effective = |p: &Profile| self.options.with_untracked(|o| options::prefilled(self.catalog, o, p.clone()).asked(self.catalog));
        let joined = effective(&profile) & !effective(&before);
        let marked = self.record.with_untracked(|r| crate::profile::to_widen(self.catalog, &r.answers, joined, effective(&before)));
        self.put_profile(profile);
        let answers = self.put(marked);
        self.remember(Step { what, answers, profile: Some(before), ..Step::default() });
    }

    /// Tells a text about the organization, of which the changes while it is typed are one step.
    pub fn tell_typed(self, what: String, profile: Profile, text: &'static str) {
        if self.only_read() {
            return self.profile_changed.update(|n| *n += 1);
        }
        let before = self.with_record(|r| r.profile.clone());
        if before != profile {
            self.put_profile(profile);
            self.remember(Step { what, profile: Some(before), typing: Some((0, text)), ..Step::default() });
        }
    }

    /// Takes answers and facts over as they are, as one step that can be taken back.
    pub fn copy(self, what: String, answers: Vec<(Item, Answer)>, profile: Profile) {
        if self.only_read() {
            return;
        }
        let before = self.with_record(|r| r.profile.clone());
        let told = (before != profile).then_some(before);
        if told.is_some() {
            self.put_profile(profile);
        }
        let answers = self.put(answers);
        let step = Step { what, answers, profile: told, ..Step::default() };
        if !step.is_empty() {
            self.remember(step);
        }
    }

    /// Replaces what was told about the organization.
    fn put_profile(self, profile: Profile) {
        self.record.update_untracked(|r| r.profile = profile);
        self.profile_changed.update(|n| *n += 1);
        self.note_change();
    }

    /// Replaces everything, as one step that can be taken back.
    pub fn replace(self, what: String, record: Record) {
        if self.is_newer() {
            return;
        }
        let before = self.record.with_untracked(Clone::clone);
        self.swap(record);
        self.remember(Step { what, record: Some(Box::new(before)), ..Step::default() });
    }

    /// Takes a document over, as one step that can be taken back: merged question by question, or in place of everything.
    /// Gives what there is to say about what could not be taken.
    pub fn take_over(self, what: String, mut record: Record, named: &[Item], merge: bool) -> Option<Notice> {
        if self.only_read() {
            return None;
        }
        if merge {
            let answers = named.iter().filter_map(|i| Some((*i, record.answers.get(*i)?.clone()))).collect();
            self.record.update_untracked(|r| {
                r.unknown.answers.extend(record.unknown.answers);
                r.unknown.fields.extend(record.unknown.fields);
                for (here, there) in r.unknown.doings.iter_mut().zip(record.unknown.doings) {
                    here.extend(there);
                }
            });
            let mut doings = self.with_record(|r| r.doings.clone());
            doings.merge(record.doings);
            let (kept, left_out) = self.add_snapshots(record.snapshots);
            let (before, doings) = (self.put(answers), self.put_doings(doings));
            let advice = Some(record.advice).filter(|advice| !advice.is_empty()).and_then(|advice| self.put_advice(advice));
            if before.is_empty() && kept.is_some() {
                self.note_change();
            }
            let step = Step { what, answers: before, snapshots: kept, doings, advice, ..Step::default() };
            if !step.is_empty() {
                self.remember(step);
            }
            left_out
        } else {
            record.meta = self.with_record(|r| r.meta.clone());
            self.replace(what, record);
            None
        }
    }

    /// Replaces the kept states, as one step that can be taken back.
    pub fn keep(self, what: String, snapshots: Vec<Snapshot>) {
        let before = self.with_record(|r| r.snapshots.clone());
        if before != snapshots && !self.only_read() {
            self.record.update_untracked(|r| r.snapshots = snapshots);
            self.note_change();
            self.remember(Step { what, snapshots: Some(before), ..Step::default() });
        }
    }

    /// Adds the kept states of another document that are not here yet, whatever they are called here, as far as there is room. Gives what
    /// was there before, if any was added, and the notice where some were left out.
    fn add_snapshots(self, snapshots: Vec<Snapshot>) -> (Option<Vec<Snapshot>>, Option<Notice>) {
        let before = self.with_record(|r| r.snapshots.clone());
        let mut more: Vec<Snapshot> = snapshots.into_iter().filter(|s| !before.iter().any(|kept| same_state(kept, s))).collect();
        let room = LIMIT.saturating_sub(before.len());
        let beyond = more.len().saturating_sub(room);
        let left_out = (beyond > 0).then_some(Notice::SnapshotsLeftOut(beyond));
        more.truncate(room);
        if more.is_empty() {
            return (None, left_out);
        }
        self.record.update_untracked(|r| r.snapshots.extend(more));
        (Some(before), left_out)
    }

    /// Holds another assessment from now on. No step leads back to the one before, and nothing of it stays on the screens.
    pub fn hold(self, record: Record) {
        self.steps.set_untracked(Vec::new());
        self.undoable.set(None);
        self.what_if.set(WhatIf::none(self.catalog));
        self.compared.set([None, None]);
        self.unfolded.set(Vec::new());
        self.search.set(String::new());
        self.filter.set((Filter::Everything, None));
        self.unfiled.set(record.meta.unfiled);
        // It comes from where it is kept, and need not be kept again.
        self.adopted.set_untracked(self.changed.get_untracked().wrapping_add(1));
        self.swap(record);
    }

    fn swap(self, record: Record) {
        self.record.set_untracked(record);
        self.rows.with_untracked(|rows| {
            for row in rows {
                row.state.notify();
                row.texts.notify();
            }
        });
        self.profile_changed.update(|n| *n += 1);
        self.doings_changed.update(|n| *n += 1);
        self.reassess();
        self.note(true);
    }

    fn remember(self, step: Step) {
        let what = step.what.clone();
        self.steps.update_untracked(|steps| {
            let same = step.typing.is_some() && steps.last().is_some_and(|last| last.typing == step.typing);
            if !same {
                steps.push(step);
            }
            if steps.len() > STEPS {
                steps.remove(0);
            }
        });
        self.undoable.set(Some(what));
    }

    /// Ends the run of typing that counts as one step.
    pub fn end_typing(self) {
        self.steps.update_untracked(|steps| {
            if let Some(last) = steps.last_mut() {
                last.typing = None;
            }
        });
    }

    /// Takes the last step back.
    pub fn undo(self) {
        let mut last = None;
        self.steps.update_untracked(|steps| last = steps.pop());
        let Some(step) = last else { return };
        if let Some(record) = step.record {
            self.swap(*record);
        }
        if let Some(profile) = step.profile {
            self.put_profile(profile);
        }
        if let Some(snapshots) = step.snapshots {
            self.record.update_untracked(|r| r.snapshots = snapshots);
            self.note_change();
        }
        if let Some((id, fields)) = step.fields {
            self.put_fields(&id, fields);
        }
        self.put(step.answers);
        step.doings.map(|doings| self.put_doings(doings));
        step.advice.map(|advice| self.put_advice(advice));
        self.undoable.set(self.steps.with_untracked(|steps| steps.last().map(|s| s.what.clone())));
    }
}
