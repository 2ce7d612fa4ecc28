//! Which screens are there? One file each; they know the session and the words, and no storage.

pub mod all;
pub mod behind;
pub mod behind_sums;
pub mod documents;
pub mod explorer;
pub mod filters;
pub mod glossary;
pub mod group;
pub mod hub;
pub mod learn;
pub mod months;
pub mod numbers;
pub mod plan;
pub mod profile;
pub mod quick;
pub mod quick_result;
pub mod results;
pub mod results_gaps;
pub mod results_map;
pub mod results_overlap;
pub mod results_readiness;
pub mod results_timeline;
pub mod samples;
pub mod snapshots;
pub mod start;
pub mod suggestions;
