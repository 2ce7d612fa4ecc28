//! Promise: tabs that hold one assessment lose no answer that was kept, in whatever order they write, hear of each other and crash.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::{documents::any_record, item, random::cases};
use proptest::{collection::vec, prelude::*};
use readiness_check::{
    answers::{Answer, State},
    built::CATALOG,
    record::{
        Record,
        line::Line,
        merge::{merge, same},
        read::{other, read},
        write::whole,
    },
};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Which answers somebody knows of, by question: kept by the test beside every text, and unknown to the program.
type Known = BTreeMap<u16, BTreeSet<usize>>;

fn learn(known: &mut Known, more: &Known) {
    for (item, answers) in more {
        known.entry(*item).or_default().extend(answers);
    }
}

struct Tab {
    line: Line,
    record: Record,
    known: Known,
    /// Writes of others of which it has not heard, by their position.
    unheard: VecDeque<usize>,
    /// What it sees in the storage: the write of that position.
    sees: Option<usize>,
}

/// A browser: every write to one key in order, and what came of every answer.
#[derive(Default)]
struct Browser {
    /// Whether a tab sees the writes of others only when it hears of them, as where each tab is a process.
    apart: bool,
    writes: Vec<(String, Known)>,
    tabs: Vec<Option<Tab>>,
    /// Per answer: its question, what its tab knew of that question, and whether it was kept.
    answers: Vec<(u16, BTreeSet<usize>, bool)>,
    names: usize,
}

impl Browser {
    fn open(&mut self, n: usize) {
        self.names += 1;
        let sees = self.writes.len().checked_sub(1);
        let (text, known) = sees.map_or((None, Known::new()), |at| (Some(self.writes[at].0.clone()), self.writes[at].1.clone()));
        let record = text.as_deref().map_or_else(|| Record::none(&CATALOG), |text| read(&CATALOG, text).record.unwrap());
        let line = Line::begin(&CATALOG, format!("t{}", self.names), &record, text);
        self.tabs[n] = Some(Tab { line, record, known, unheard: VecDeque::new(), sees });
    }

    fn answer(&mut self, n: usize, item: u16, state: usize) {
        let Some(tab) = &mut self.tabs[n] else { return };
        let id = self.answers.len();
        let knew = tab.known.get(&item).cloned().unwrap_or_default();
        tab.known.entry(item).or_default().insert(id);
        let answer = Answer { state: Some(State::ALL[state % 5]), note: format!("answer {id}."), ..Answer::default() };
        tab.record.answers.replace(item, answer);
        self.answers.push((item, knew, false));
    }

    /// What the program does when it writes, or when it hears of a write.
    fn turn(&mut self, n: usize, heard: Option<usize>) {
        let Some(tab) = &mut self.tabs[n] else { return };
        let sees = if self.apart { tab.sees } else { self.writes.len().checked_sub(1) };
        let kept = sees.map(|at| self.writes[at].0.clone());
        let known = tab.line.knows(kept.as_deref());
        let mut theirs: Vec<usize> = heard.into_iter().collect();
        theirs.extend(sees.filter(|_| !known));
        for at in &theirs {
            learn(&mut tab.known, &self.writes[*at].1);
        }
        let records: Vec<Record> = theirs.iter().map(|at| read(&CATALOG, &self.writes[*at].0).record.unwrap()).collect();
        let turn = tab.line.turn(&CATALOG, &tab.record, &records, known);
        tab.line.keep(&turn, kept.filter(|_| !turn.writes));
        if let Some(record) = turn.adopt.clone() {
            tab.record = record;
        }
        if !turn.writes {
            return;
        }
        let at = self.writes.len();
        tab.sees = Some(at);
        for (item, answers) in &tab.known {
            for id in answers {
                assert_eq!(self.answers[*id].0, *item);
                self.answers[*id].2 = true;
            }
        }
        self.writes.push((turn.text.clone(), tab.known.clone()));
        for other in (0..self.tabs.len()).filter(|other| *other != n) {
            if let Some(tab) = &mut self.tabs[other] {
                tab.unheard.push_back(at);
            }
        }
    }

    fn hear(&mut self, n: usize) -> bool {
        let Some(tab) = &mut self.tabs[n] else { return false };
        let Some(at) = tab.unheard.pop_front() else { return false };
        // A tab's own later write hides an earlier one of somebody else.
        tab.sees = tab.sees.max(Some(at));
        self.turn(n, Some(at));
        true
    }

    /// Everybody writes and hears until nothing is left to hear; gives how many writes that took.
    fn settle(&mut self) -> usize {
        let before = self.writes.len();
        for n in 0..self.tabs.len() {
            self.turn(n, None);
        }
        for _ in 0..200 {
            if !(0..self.tabs.len()).map(|n| self.hear(n)).fold(false, |any, heard| any | heard) {
                return self.writes.len() - before;
            }
        }
        panic!("the tabs never come to rest");
    }

    /// Every answer that was kept, and that nobody replaced who knew of it, stands in what is kept now.
    fn check(&self) {
        let Some((text, _)) = self.writes.last() else { return };
        let record = read(&CATALOG, text).record.unwrap();
        for (id, (item, ..)) in self.answers.iter().enumerate().filter(|(_, a)| a.2) {
            if self.answers.iter().any(|(_, knew, kept)| *kept && knew.contains(&id)) {
                continue;
            }
            let answer = record.answers.get(*item).unwrap();
            let question = &CATALOG.items[usize::from(*item)];
            let note = format!("answer {id}.");
            let there = answer.others.iter().any(|written| other(&CATALOG, question, written).is_some_and(|(a, _)| a.note == note));
            assert!(answer.note == note || there, "answer {id} to question {item} is lost: {answer:?}");
        }
    }
}

fn run(apart: bool, deeds: Vec<(usize, u8, u16, usize)>) -> Browser {
    let mut browser = Browser { apart, tabs: vec![None, None, None], ..Browser::default() };
    for (n, deed, item, state) in deeds {
        match deed {
            _ if browser.tabs[n].is_none() => browser.open(n),
            0..=3 => browser.answer(n, item, state),
            4..=6 => browser.turn(n, None),
            7..=8 => drop(browser.hear(n)),
            // Where tabs are processes a write that nobody heard of can die with who wrote it; nothing can be done about that.
            _ if apart => browser.turn(n, None),
            _ => browser.tabs[n] = None,
        }
    }
    browser
}

fn deeds() -> impl Strategy<Value = Vec<(usize, u8, u16, usize)>> {
    vec((0..3usize, 0..10u8, 0..3u16, 0..5usize), 1..60)
}

proptest! {
    #![proptest_config(cases(120))]

    #[test]
    fn no_kept_answer_is_lost_whoever_crashes(deeds in deeds()) {
        let mut browser = run(false, deeds);
        browser.check();
        let writes = browser.settle();
        browser.check();
        prop_assert!(writes <= 12, "{} writes to come to rest", writes);
        let documents: Vec<_> = browser.tabs.iter().flatten().map(|t| whole(&CATALOG, &t.record)["answers"].clone()).collect();
        prop_assert!(documents.windows(2).all(|w| w[0] == w[1]), "the tabs do not hold the same");
    }

    #[test]
    fn no_answer_is_lost_where_tabs_see_each_other_late(deeds in deeds()) {
        let mut browser = run(true, deeds);
        browser.settle();
        browser.check();
        let documents: Vec<_> = browser.tabs.iter().flatten().map(|t| whole(&CATALOG, &t.record)["answers"].clone()).collect();
        prop_assert!(documents.windows(2).all(|w| w[0] == w[1]), "the tabs do not hold the same");
    }
}

proptest! {
    #![proptest_config(cases(16))]

    #[test]
    fn what_two_hold_together_does_not_depend_on_who_asks(one in any_record(), other in any_record()) {
        let (one, other) = (whole(&CATALOG, &one), whole(&CATALOG, &other));
        let ((a, apart), (b, turned)) = (merge(&one, &other), merge(&other, &one));
        prop_assert!(same(&a, &b), "{a}\n{b}");
        prop_assert_eq!(apart, turned);
        // To merge again changes nothing, and neither does a way over the text.
        prop_assert!(same(&merge(&a, &one).0, &a) && same(&merge(&other, &a).0, &a));
        let again = read(&CATALOG, &a.to_string()).record.unwrap();
        prop_assert!(same(&whole(&CATALOG, &again), &a));
    }
}

/// Two tabs that both know one record, and what both then hold together.
fn together(base: Answer, one: Answer, other: Answer) -> (Answer, Vec<String>) {
    let mut record = Record::none(&CATALOG);
    let item = item("27001:A.5.1");
    record.answers.replace(item, base);
    let turn = |tab: &str, answer: Answer, theirs: &[Record]| {
        let line = Line::begin(&CATALOG, tab.into(), &record, Some(String::new()));
        let mut now = record.clone();
        now.answers.replace(item, answer);
        line.turn(&CATALOG, &now, theirs, theirs.is_empty())
    };
    let first = turn("a", one, &[]);
    let second = turn("b", other, &[read(&CATALOG, &first.text).record.unwrap()]);
    let record = read(&CATALOG, &second.text).record.unwrap();
    (record.answers.get(item).unwrap().clone(), second.apart)
}

fn says(state: State) -> Answer {
    Answer { state: Some(state), ..Answer::default() }
}

#[test]
fn different_answers_to_one_question_are_both_kept_and_the_careful_one_counts() {
    for (one, other) in [(State::Done, State::Partial), (State::Partial, State::Done)] {
        let (answer, apart) = together(says(State::Planned), says(one), says(other));
        assert_eq!((answer.state, apart), (Some(State::Partial), vec!["27001:A.5.1".to_owned()]));
        assert_eq!(answer.others, [serde_json::json!({ "state": "done" })]);
    }
}

#[test]
fn what_does_not_contradict_is_put_together_without_a_question() {
    let blank = Answer::default();
    let noted = Answer { note: "n".into(), ..Answer::default() };
    let owned = Answer { owner: "o".into(), ..says(State::Done) };
    assert_eq!(together(blank.clone(), noted.clone(), says(State::Done)), (Answer { note: "n".into(), ..says(State::Done) }, Vec::new()));
    let all = Answer { note: "n".into(), owner: "o".into(), ..says(State::Done) };
    assert_eq!(together(blank.clone(), noted, owned), (all, Vec::new()));
    assert_eq!(together(blank, says(State::Done), says(State::Done)), (says(State::Done), Vec::new()), "the same answer twice");
    // Who takes an answer away does not know of the one that somebody gives: the one that was given stays.
    assert_eq!(together(says(State::Done), Answer::default(), says(State::Proven)), (says(State::Proven), Vec::new()));
}

#[test]
fn what_one_tab_changed_and_the_other_did_not_is_taken() {
    assert_eq!(together(says(State::Done), says(State::Done), says(State::None)), (says(State::None), Vec::new()));
    assert_eq!(together(says(State::Done), Answer::default(), says(State::Done)), (Answer::default(), Vec::new()), "an answer taken away stays away");
}

#[test]
fn two_texts_of_one_question_are_both_kept() {
    let note = |text: &str| Answer { note: text.into(), ..says(State::Done) };
    let (answer, apart) = together(says(State::Done), note("here"), note("there"));
    assert_eq!((answer.note.as_str(), apart.len()), ("here", 1));
    assert_eq!(answer.others, [serde_json::json!({ "state": "done", "note": "there" })]);
}
