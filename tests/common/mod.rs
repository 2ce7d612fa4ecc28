//! What do the tests share? Answers as letters, random answers and profiles, copies of the catalogs, readers, pictures of samples.
#![allow(dead_code)] // each test takes what it needs

pub mod advised;
pub mod broken;
pub mod colour;
pub mod documents;
pub mod door;
pub mod drawings;
pub mod folder;
pub mod html;
pub mod random;
pub mod reader;
pub mod samples;
pub mod sources;
pub mod svg;
pub mod vectors;
pub mod visit;

use readiness_check::{
    answers::{self, Answer, Answers, State},
    built::CATALOG,
    catalog::shape::{Catalog, Item},
    profile::Profile,
};

/// One letter per state; a dash stands for not answered.
pub const LETTERS: [(char, Option<State>); 8] = [
    ('-', None),
    ('n', Some(State::None)),
    ('p', Some(State::Planned)),
    ('h', Some(State::Partial)),
    ('d', Some(State::Done)),
    ('v', Some(State::Proven)),
    ('x', Some(State::NotApplicable)),
    ('u', Some(State::Unsure)),
];

/// The states that have a level, in their order.
pub const LEVELS: [State; 5] = [State::None, State::Planned, State::Partial, State::Done, State::Proven];

/// The state that a letter stands for.
pub fn state(letter: char) -> Option<State> {
    LETTERS.iter().find(|(l, _)| *l == letter).unwrap_or_else(|| panic!("{letter} is no state's letter")).1
}

/// Answers from one state per question, in the catalog's order.
pub fn answers(catalog: &Catalog, states: impl IntoIterator<Item = Option<State>>) -> Answers {
    let mut answers = Answers::none(catalog);
    let mut given = 0;
    for (n, state) in states.into_iter().enumerate() {
        answers.replace(n as Item, Answer { state, ..Answer::default() }).expect("no more states than questions");
        given = n + 1;
    }
    assert_eq!(given, catalog.items.len(), "one state per question");
    answers
}

/// Answers with one state everywhere.
pub fn everywhere(catalog: &Catalog, state: Option<State>) -> Answers {
    answers(catalog, catalog.items.iter().map(|_| state))
}

/// The same answers with another state at one question.
pub fn with(answers: &Answers, item: Item, state: Option<State>) -> Answers {
    let mut changed = answers.clone();
    changed.replace(item, Answer { state, ..Answer::default() });
    changed
}

/// A profile from names.
pub fn profile(catalog: &Catalog, told: &[(&str, &str)]) -> Profile {
    let mut profile = Profile::none(catalog);
    for (key, option) in told {
        let field = catalog.fields.iter().position(|f| f.key == *key).unwrap_or_else(|| panic!("no field {key}"));
        let option = catalog.fields[field].options.iter().position(|o| o.key == *option).unwrap_or_else(|| panic!("{key} has no {option}"));
        profile.tell(field as u8, Some(option as u8));
    }
    profile
}

/// The position of a question of the built catalog.
pub fn item(id: &str) -> Item {
    answers::find(&CATALOG, id).unwrap_or_else(|| panic!("there is no {id}"))
}

/// The position of a standard, as a bit.
pub fn bit(catalog: &Catalog, standard: &str) -> u8 {
    1 << catalog.standards.iter().position(|s| s.key == standard).unwrap_or_else(|| panic!("no standard {standard}"))
}
