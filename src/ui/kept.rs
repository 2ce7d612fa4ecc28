//! What can be done with kept states? Keep one, rename it, remove it, compare it; the first three are steps that can be taken back.

use super::session::Session;
use crate::{
    record::{
        read,
        snapshots::{LIMIT, NAME_LIMIT, Snapshot, same_state},
    },
    wording::{Phrase, phrase},
};

impl Session {
    /// The kept states; whoever asks is run again whenever something that was said changes.
    pub fn kept(self) -> Vec<Snapshot> {
        let _changed = self.changed.get();
        self.with_record(|r| r.snapshots.clone())
    }

    /// Keeps the present state under a name. `saved` is the moment (ISO 8601). False where no more are kept.
    pub fn keep_state(self, name: &str, saved: String) -> bool {
        let mut kept = self.with_record(|r| r.snapshots.clone());
        if kept.len() >= LIMIT {
            return false;
        }
        let name = name.trim();
        let unnamed = self.words.with_untracked(|w| w.say(phrase::SNAP_UNNAMED));
        let snapshot = self.with_record(|r| Snapshot::of(self.catalog, r, if name.is_empty() { unnamed } else { name }, saved));
        let what = self.about_state(phrase::SNAP_STEP_KEEP, &snapshot.name);
        kept.push(snapshot);
        self.keep(what, kept);
        true
    }

    /// Gives a kept state, by its position, another name; an empty one changes nothing.
    pub fn rename_state(self, position: usize, name: &str) {
        let mut kept = self.with_record(|r| r.snapshots.clone());
        if let Some(snapshot) = kept.get_mut(position).filter(|_| !name.trim().is_empty()) {
            let old = std::mem::replace(&mut snapshot.name, read::cut(name.trim(), NAME_LIMIT));
            self.keep(self.about_state(phrase::SNAP_STEP_RENAME, &old), kept);
        }
    }

    /// Removes a kept state, by its position.
    pub fn remove_state(self, position: usize) {
        let mut kept = self.with_record(|r| r.snapshots.clone());
        if position < kept.len() {
            let gone = kept.remove(position);
            self.keep(self.about_state(phrase::SNAP_STEP_REMOVE, &gone.name), kept);
        }
    }

    /// The name of a kept state, by its position, without following its changes.
    pub fn state_name(self, position: usize) -> String {
        self.with_record(|r| r.snapshots.get(position).map(|s| s.name.clone())).unwrap_or_default()
    }

    /// The same; whoever asks is run again whenever something that was said changes.
    pub fn follow_name(self, position: usize) -> String {
        let _changed = self.changed.get();
        self.state_name(position)
    }

    /// The kept state that was chosen to be compared, as long as it is kept.
    pub fn chosen(self) -> Option<Snapshot> {
        find(&self.kept(), self.compared.with(|[first, _]| first.clone())?)
    }

    /// What is compared: the earlier of the two, and the later one or none for what is now. None where a state is gone meanwhile.
    pub fn comparison(self) -> Option<(Snapshot, Option<Snapshot>)> {
        let kept = self.kept();
        let [first, second] = self.compared.get();
        let (first, second) = (find(&kept, first?)?, second.and_then(|second| find(&kept, second)));
        Some(match second {
            Some(second) if second.saved < first.saved => (second, Some(first)),
            second => (first, second),
        })
    }

    fn about_state(self, phrase: Phrase, name: &str) -> String {
        self.words.with_untracked(|w| w.fill(phrase, &[("name", name)]))
    }
}

/// A state among those that are kept; its name may have changed since it was chosen.
fn find(kept: &[Snapshot], wanted: Snapshot) -> Option<Snapshot> {
    kept.iter().find(|s| same_state(s, &wanted)).cloned()
}
