//! What is on the printed list? Every question with its number, the answers to tick and what they mean, as data that the page is made from.

use crate::catalog::{shape::*, words::Pack};
use serde_json::{Value, json};

/// The answer that only controls offer, as in the list of states.
const NOT_APPLICABLE: usize = 5;

/// The list in one language. `keys` are the names of the pack's phrases, in their order.
pub fn list(catalog: &Catalog, pack: &Pack, keys: &[String]) -> Value {
    let say = |key: &str| keys.iter().position(|k| k == key).and_then(|n| pack.phrases.get(n)).cloned().unwrap_or_default();
    let kinds = std::iter::once(None).chain((0..).zip(catalog.standards).map(|(n, standard)| Some((n, standard))));
    let part = |kind: Option<(u8, &Standard)>| {
        let title = kind.map_or_else(|| say("hub_clauses"), |(_, standard)| say("hub_annex").replace("{standard}", standard.name));
        let groups = catalog.groups.iter().zip(&pack.groups).filter(|(group, _)| group.standard == kind.map(|(n, _)| n));
        let groups: Vec<Value> = groups.map(|(group, words)| group_of(catalog, pack, group, words)).collect();
        json!({ "title": title, "groups": groups })
    };
    let answers = pack.states.iter().map(|(_, short, means)| json!({ "short": short, "means": means }));
    json!({ "answers": answers.collect::<Vec<Value>>(), "lang": pack.lang, "dir": pack.dir, "note": say("note"), "parts": kinds.map(part).collect::<Vec<Value>>() })
}

fn group_of(catalog: &Catalog, pack: &Pack, group: &Group, (title, intro, heads): &(String, String, Vec<String>)) -> Value {
    let row = |item: &Item| {
        let (question, (title, text)) = (catalog.items.get(usize::from(*item))?, pack.items.get(usize::from(*item))?);
        let head = group.sections.iter().position(|first| first == item).and_then(|n| heads.get(n));
        let states = pack.states.iter().enumerate().filter(|(n, _)| question.control || *n != NOT_APPLICABLE);
        let states: Vec<&str> = states.map(|(_, (_, short, _))| short.as_str()).collect();
        let standards = catalog.standards.iter().enumerate().filter(|(n, _)| question.standards & 1 << n != 0);
        let standards: Vec<&str> = standards.map(|(_, standard)| standard.key).collect();
        Some(json!({
            "head": head, "id": question.id, "number": question.number, "title": title, "question": text,
            "standards": standards, "states": states,
        }))
    };
    let rows: Vec<Value> = group.items.iter().filter_map(row).collect();
    json!({ "number": group.id, "title": title, "intro": intro, "rows": rows })
}
