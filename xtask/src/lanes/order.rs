//! In which order do the files of tests begin, so that both lanes end at about the same time? And which must be alone?

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

use super::files::Tests;

/// Where it is written how long files take.
pub const LIST: &str = "xtask/lanes.toml";

/// How many bytes of tests take a second: what is not in the list is guessed by its length.
const BYTES: u64 = 280;

/// What is known of the files beforehand.
#[derive(Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Those that fail where anything else keeps the processor busy.
    pub alone: Vec<String>,
    /// Measured seconds of those whose length says nothing.
    pub seconds: BTreeMap<String, u64>,
}

impl Plan {
    /// Reads the list.
    pub fn read(root: &Path) -> Result<Self> {
        let text = fs::read_to_string(root.join(LIST)).with_context(|| format!("{LIST} cannot be read"))?;
        toml::from_str(&text).with_context(|| format!("{LIST} is not as it must be"))
    }

    /// What runs in lanes, the longest first, and what runs alone afterwards.
    pub fn sort(&self, mut files: Vec<Tests>) -> (Vec<Tests>, Vec<Tests>) {
        files.sort_by_cached_key(|tests| (std::cmp::Reverse(self.seconds_of(tests)), tests.name.clone()));
        files.into_iter().partition(|tests| !self.alone.contains(&tests.name))
    }

    fn seconds_of(&self, tests: &Tests) -> u64 {
        self.seconds.get(&tests.name).copied().unwrap_or_else(|| fs::metadata(&tests.source).map_or(0, |source| source.len() / BYTES))
    }
}
