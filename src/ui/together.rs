//! How do two elements with the same storage key hold one assessment? What is said in one is in the other at once, row by row.

use super::{
    session::{Saving, Session},
    steps::{Step, marks},
};
use crate::{
    catalog::shape::{Catalog, Item},
    record::Record,
};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

/// Hears whether what all of them hold is kept: in words for the visitor, and the name for the host.
pub type Hears = Rc<dyn Fn(&Saving, &'static str)>;

/// An element that is there.
#[derive(Clone)]
struct Member {
    id: u32,
    group: String,
    session: Session,
    hears: Hears,
}

thread_local! {
    /// Whoever shares with others of the same group.
    static MEMBERS: RefCell<Vec<Member>> = const { RefCell::new(Vec::new()) };
    static LAST: Cell<u32> = const { Cell::new(0) };
}

/// Lets a visit share what is said with every other one of that group.
pub fn join(group: String, session: Session, hears: Hears) {
    let id = LAST.get() + 1;
    LAST.set(id);
    session.member.set_untracked(id);
    MEMBERS.with_borrow_mut(|members| members.push(Member { id, group, session, hears }));
}

/// Ends that, before the visit itself ends.
pub fn leave(session: Session) {
    let id = session.member.get_untracked();
    MEMBERS.with_borrow_mut(|members| members.retain(|m| m.id != id));
}

/// Whoever is there in a group.
fn of(group: &str) -> Vec<Member> {
    MEMBERS.with_borrow(|members| {
        let there = |m: &&Member| m.group == group && m.session.member.try_get_untracked().is_some();
        members.iter().filter(there).cloned().collect()
    })
}

/// Everyone who shares with a visit.
fn others(session: Session) -> Vec<Member> {
    let id = session.member.get_untracked();
    let group = MEMBERS.with_borrow(|members| members.iter().find(|m| m.id == id).map(|m| m.group.clone()));
    group.map(|group| of(&group).into_iter().filter(|m| m.id != id).collect()).unwrap_or_default()
}

/// What a group holds, where somebody is there: whoever comes later begins with it, written or not.
pub fn held(group: &str) -> Option<Record> {
    of(group).first().map(|m| m.session.with_record(Record::clone))
}

/// Empties whatever a group holds: it was erased by somebody who is none of them.
pub fn empty(group: &str, catalog: &'static Catalog) {
    for member in of(group) {
        member.session.adopt(&Record::none(catalog), true);
        (member.hears)(&Saving::Idle, "");
    }
}

/// Lets all others know whether what they hold is kept.
pub fn spread_saving(session: Session, saving: &Saving, event: &'static str) {
    for member in others(session) {
        (member.hears)(saving, event);
    }
}

/// Gives what a visit holds to all others. `whole`: it was replaced, and no earlier step of theirs may bring back what is gone.
pub(super) fn spread(session: Session, whole: bool) {
    let others = others(session);
    if !others.is_empty() {
        let record = session.with_record(Record::clone);
        for member in others {
            member.session.adopt(&record, whole);
        }
    }
}

impl Session {
    /// Takes over what was said elsewhere. Only what differs is told, nothing is moved, and it is no step of this visit. False where
    /// nothing differs.
    pub fn adopt(self, record: &Record, whole: bool) -> bool {
        let mut changed: Vec<(Item, bool)> = Vec::new();
        let (mut profile, mut doings, mut snapshots, mut advice) = (false, false, false, false);
        self.record.update_untracked(|own| {
            for (item, there) in record.answers.iter() {
                let Some(here) = own.answers.get(item).filter(|here| *here != there) else { continue };
                changed.push((item, marks(here) != marks(there)));
            }
            (profile, doings, snapshots) = (own.profile != record.profile, own.doings != record.doings, own.snapshots != record.snapshots);
            advice = own.advice != record.advice;
            *own = record.clone();
        });
        if changed.is_empty() && !(profile || doings || snapshots || advice) {
            return false;
        }
        self.forget_steps(
            |step| {
                step.answers.retain(|(item, _)| !changed.iter().any(|(other, _)| other == item));
                step.profile.take_if(|_| profile);
                step.doings.take_if(|_| doings);
                step.snapshots.take_if(|_| snapshots);
                step.advice.take_if(|_| advice);
            },
            whole,
        );
        for (item, state) in changed {
            self.tell_row(item, state);
        }
        if advice {
            self.tell_advice();
        }
        if profile {
            self.profile_changed.update(|n| *n += 1);
        }
        if doings {
            self.doings_changed.update(|n| *n += 1);
        }
        self.reassess();
        let next = self.changed.get_untracked().wrapping_add(1);
        self.adopted.set_untracked(next);
        self.changed.set(next);
        true
    }

    /// Leaves out of the steps what another element changed since: to take such a step back would undo what was done there.
    fn forget_steps(self, mut forget: impl FnMut(&mut Step), whole: bool) {
        self.steps.update_untracked(|steps| {
            // Before a step that replaced everything lies what it replaced.
            let from = if whole { steps.len() } else { steps.iter().rposition(|s| s.record.is_some()).map_or(0, |n| n + 1) };
            steps.drain(..from);
            steps.iter_mut().for_each(&mut forget);
            steps.retain(|s| !s.is_empty());
        });
        let last = self.steps.with_untracked(|steps| steps.last().map(|s| s.what.clone()));
        if self.undoable.with_untracked(|u| *u != last) {
            self.undoable.set(last);
        }
    }
}
