//! What did the reference model print? A line with the shapes that a summary can have (the place of every number and every name), then
//! a line per state with the profile, a letter per question in the catalog's order, and the numbers.

use serde_json::Value;
use std::{collections::BTreeMap, sync::LazyLock};

const VECTORS: &str = include_str!("../vectors/states.jsonl");

/// One state and what the model says of it.
pub struct Vector {
    /// Facts and options.
    pub profile: Vec<(String, String)>,
    /// A letter per question.
    pub letters: String,
    /// Every number and name after its place in the summary.
    pub expected: BTreeMap<String, Value>,
}

/// All of them.
pub static ALL: LazyLock<Vec<Vector>> = LazyLock::new(|| {
    let mut lines = VECTORS.lines().map(|l| serde_json::from_str::<Value>(l).expect("a line of JSON"));
    let head = lines.next().expect("the shapes");
    lines.map(|line| vector(&head["shapes"], &line)).collect()
});

fn vector(shapes: &Value, line: &Value) -> Vector {
    let shape = &shapes[line["shape"].as_u64().expect("a shape") as usize];
    let (leaves, values) = (shape["leaves"].as_array().expect("leaves"), line["values"].as_array().expect("values"));
    assert_eq!(leaves.len(), values.len());
    let numbers = leaves.iter().zip(values).map(|(place, value)| (place.as_str().expect("a place").to_owned(), value.clone()));
    let names = shape["names"].as_object().expect("names").iter().map(|(place, name)| (place.clone(), name.clone()));
    let told = line["profile"].as_object().expect("a profile").iter();
    Vector {
        profile: told.map(|(k, v)| (k.clone(), v.as_str().expect("an option").to_owned())).collect(),
        letters: line["answers"].as_str().expect("letters").to_owned(),
        expected: numbers.chain(names).collect(),
    }
}

impl Vector {
    /// A number of the model by its place; none where the model says that there is none.
    pub fn number(&self, place: &str) -> Option<f64> {
        self.expected.get(place).and_then(Value::as_f64)
    }
}

/// Every leaf of a document after its place in it.
pub fn leaves(value: &Value, place: String, into: &mut BTreeMap<String, Value>) {
    match value {
        Value::Object(map) => map.iter().for_each(|(k, v)| leaves(v, format!("{place}/{k}"), into)),
        Value::Array(list) => list.iter().enumerate().for_each(|(k, v)| leaves(v, format!("{place}/{k}"), into)),
        leaf => assert!(into.insert(place, leaf.clone()).is_none()),
    }
}
