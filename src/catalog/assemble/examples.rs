//! What did the example organization say? Its document in `samples/`, resolved to positions.

use super::{Ids, keep, text};
use crate::catalog::{
    read_words::STATES,
    shape::Example,
    source::{Fault, Source},
};
use serde_json::{Map, Value};
use std::{fs, path::PathBuf};
use toml::Spanned;

/// Reads the document that `example` names. An answer is a state, or an object that has one.
pub fn example(roots: &[PathBuf], source: &Source, name: &Spanned<String>, ids: &Ids) -> Result<Example, Fault> {
    let wrong = |what: String| source.fault(name.span(), what);
    let file = format!("samples/{}.json", name.get_ref());
    let read = roots.iter().find_map(|root| fs::read_to_string(root.join(&file)).ok());
    let read = read.ok_or_else(|| wrong(format!("there is no {file}")))?;
    let document: Value = serde_json::from_str(&read).map_err(|e| wrong(format!("{file} is no JSON: {e}")))?;
    let table = |key: &str| document.get(key).and_then(Value::as_object).cloned().unwrap_or_else(Map::new);
    let mut states = vec!['-'; ids.items.len()];
    for (id, answer) in table("answers") {
        let Some(place) = ids.items.iter().position(|q| q.id == id).and_then(|n| states.get_mut(n)) else {
            return Err(wrong(format!("{file} answers {id}, which no question has")));
        };
        let state = answer.as_str().or_else(|| answer.get("state")?.as_str());
        let digit = state.and_then(|state| STATES.iter().position(|s| *s == state)).and_then(|n| char::from_digit(n as u32, 10));
        *place = digit.ok_or_else(|| wrong(format!("{file} has no state for {id}")))?;
    }
    let mut told = Vec::new();
    for (key, option) in table("profile").into_iter().filter(|(key, _)| key != "start") {
        let field = ids.fields.iter().position(|f| f.key == key);
        let place = field.and_then(|n| Some((n as u8, ids.fields.get(n)?.options.iter().position(|o| option == o.key)? as u8)));
        told.push(place.ok_or_else(|| wrong(format!("{file} tells {key}, which no field of the profile takes")))?);
    }
    Ok(Example { told: keep(told), states: text(&states.into_iter().collect::<String>()) })
}
