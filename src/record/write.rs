//! How is a document written? The same text for the same record, keys in one order.

use super::{FORMAT, Record, VERSION, advice, doings, merge::OTHERS, snapshots};
use crate::{
    answers::{Answer, BECAUSE},
    catalog::shape::Catalog,
    profile::Profile,
};
use serde_json::{Map, Value};

/// The document as hosts and files get it.
pub fn document(catalog: &Catalog, record: &Record) -> Value {
    let mut root = record.unknown.root.clone();
    root.insert("format".into(), FORMAT.into());
    root.insert("version".into(), VERSION.into());
    let mut editions = record.unknown.editions.clone();
    for standard in catalog.standards {
        editions.insert(standard.key.into(), standard.edition.into());
    }
    root.insert("editions".into(), editions.into());
    root.insert("profile".into(), profile(catalog, &record.profile, &record.unknown.profile).into());
    let mut answers = record.unknown.answers.clone();
    for (item, answer) in record.answers.iter() {
        let Some(question) = catalog.items.get(usize::from(item)) else { continue };
        let mut fields = record.unknown.fields.get(question.id).and_then(Value::as_object).cloned().unwrap_or_default();
        write_answer(catalog, answer, &mut fields);
        if !fields.is_empty() {
            answers.insert(question.id.into(), fields.into());
        }
    }
    root.insert("answers".into(), answers.into());
    if !record.snapshots.is_empty() {
        root.insert("snapshots".into(), snapshots::to_value(catalog, &record.snapshots));
    }
    doings::write(catalog, &record.doings, &record.unknown.doings, &mut root);
    if !record.advice.is_empty() {
        root.insert(advice::NAME.into(), record.advice.written().clone().into());
    }
    root.into()
}

/// The document as it is stored, with `meta` beside it.
pub fn whole(catalog: &Catalog, record: &Record) -> Value {
    let mut value = document(catalog, record);
    let mut meta = record.unknown.meta.clone();
    meta.insert("place".into(), record.meta.place.as_str().into());
    meta.insert("saved".into(), record.meta.saved.as_str().into());
    let texts = [("name", &record.meta.name), ("lang", &record.meta.lang), ("filed", &record.meta.filed), ("keys", &record.meta.keys)];
    for (key, text) in texts {
        if !text.is_empty() {
            meta.insert(key.into(), text.as_str().into());
        }
    }
    if record.meta.unfiled > 0 {
        meta.insert("unfiled".into(), record.meta.unfiled.into());
    }
    if record.meta.adviser {
        meta.insert("adviser".into(), true.into());
    }
    meta.insert("revisions".into(), record.meta.revisions.clone().into());
    if let Some(root) = value.as_object_mut() {
        root.insert("meta".into(), meta.into());
    }
    value
}

/// The text of that.
pub fn stored(catalog: &Catalog, record: &Record) -> String {
    whole(catalog, record).to_string()
}

fn write_answer(catalog: &Catalog, answer: &Answer, fields: &mut Map<String, Value>) {
    if let Some(state) = answer.state {
        fields.insert("state".into(), state.key().into());
    }
    let texts = [("note", &answer.note), ("owner", &answer.owner), ("due", &answer.due), ("reason", &answer.reason), ("evidence", &answer.evidence)];
    for (key, text) in texts {
        if !text.is_empty() {
            fields.insert(key.into(), text.as_str().into());
        }
    }
    if answer.quick {
        fields.insert("from".into(), "quick".into());
    }
    let standards: Vec<&str> = catalog.standards.iter().map(|s| s.key).collect();
    write_bits(fields, "widen", &standards, answer.widen);
    write_bits(fields, "because", &BECAUSE, answer.because);
    if !answer.others.is_empty() {
        fields.insert(OTHERS.into(), answer.others.clone().into());
    }
}

/// Puts what the bits name before what else the list holds.
fn write_bits(fields: &mut Map<String, Value>, key: &str, names: &[&str], bits: u8) {
    let mut list: Vec<Value> = names.iter().enumerate().filter(|(n, _)| bits & 1 << n != 0).map(|(_, name)| (*name).into()).collect();
    if !list.is_empty() {
        if let Some(Value::Array(others)) = fields.remove(key) {
            list.extend(others);
        }
        fields.insert(key.into(), list.into());
    }
}

/// The profile, with what of it is not known here.
pub(super) fn profile(catalog: &Catalog, profile: &Profile, unknown: &Map<String, Value>) -> Map<String, Value> {
    let mut fields = unknown.clone();
    for (field, told) in catalog.fields.iter().zip(&profile.told) {
        if let Some(option) = told.and_then(|o| field.options.get(usize::from(o))) {
            fields.insert(field.key.into(), option.key.into());
        }
    }
    if !profile.organization.is_empty() {
        fields.insert("organization".into(), profile.organization.as_str().into());
    }
    if let Some(start) = profile.start {
        fields.insert("start".into(), crate::day::write(start).into());
    }
    fields
}
