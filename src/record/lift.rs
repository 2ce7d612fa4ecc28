//! How is a document of an earlier version read? It is lifted step by step, a version at a time, and then read as if written today.

use super::VERSION;
use serde_json::{Map, Value};

/// Turns a document of one version into the same of the next.
pub type Lift = fn(Map<String, Value>) -> Map<String, Value>;

/// The steps, the one from version 1 first. A new version is a step at the end and a file in `tests/fixtures/records`.
pub const STEPS: &[Lift] = &[];

const _: () = assert!(STEPS.len() as u64 + 1 == VERSION, "each version but the first has a step that leads to it");

/// Lifts a document of a version, from 1 up, through all steps that come after it.
pub fn lift(document: Map<String, Value>, version: u64, steps: &[Lift]) -> Map<String, Value> {
    steps.iter().skip(usize::try_from(version).unwrap_or(usize::MAX).saturating_sub(1)).fold(document, |document, step| step(document))
}
