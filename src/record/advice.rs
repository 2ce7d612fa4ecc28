//! How is the advice of a document read? Part by part: what is valid stays as it is written, what is unknown too, the rest is said.

use super::{doings::object, notice::Notice, read::taken_text};
use crate::{
    advice::{Advice, BY, COMMENT, DEALT, Dealt, ITEMS, ON, STATE, WAS, put},
    answers::{NOTE_LIMIT, OWNER_LIMIT, State},
    catalog::shape::Catalog,
    day,
};
use serde_json::{Map, Value};

/// The name of advice in a document.
pub const NAME: &str = "advice";

/// Takes `advice` out of a document.
pub fn read(catalog: &Catalog, root: &mut Map<String, Value>, notices: &mut Vec<Notice>) -> Advice {
    let mut advice = object(root, NAME, notices);
    sift(&mut advice, &[BY, ON], NAME, false, notices);
    let mut items = object(&mut advice, ITEMS, notices);
    for question in catalog.items {
        let Some(value) = items.remove(question.id) else { continue };
        let id = [NAME, ".", question.id].concat();
        let Value::Object(mut fields) = value else {
            notices.push(Notice::BadAnswer(id));
            continue;
        };
        sift(&mut fields, &[COMMENT, WAS, STATE, DEALT], &id, question.control, notices);
        if ![COMMENT, STATE, DEALT].iter().any(|key| fields.contains_key(*key)) {
            // When the adviser looked says nothing alone.
            fields.remove(WAS);
        }
        if !fields.is_empty() {
            items.insert(question.id.to_owned(), fields.into());
        }
    }
    if !items.is_empty() {
        advice.insert(ITEMS.to_owned(), items.into());
    }
    Advice::checked(advice)
}

/// Leaves of the texts of these names what can be taken; the rest is said. A clause cannot be not applicable.
fn sift(fields: &mut Map<String, Value>, keys: &[&str], id: &str, control: bool, notices: &mut Vec<Notice>) {
    for key in keys.iter().copied() {
        let text = taken_text(fields, key, if key == COMMENT { NOTE_LIMIT } else { OWNER_LIMIT }, id, notices);
        let id = || id.to_owned();
        let fault = match key {
            BY | COMMENT => None,
            ON => day::read(&text).is_none().then(|| Notice::BadDate(id())),
            DEALT => Dealt::from_key(&text).is_none().then(|| Notice::BadAnswer(id())),
            _ => match State::from_key(&text) {
                Some(State::NotApplicable) if !control => Some(Notice::ClauseLeftOut(id())),
                state => state.is_none().then(|| Notice::BadAnswer(id())),
            },
        };
        match fault.filter(|_| !text.is_empty()) {
            Some(fault) => notices.push(fault),
            None => put(fields, key, &text),
        }
    }
}
