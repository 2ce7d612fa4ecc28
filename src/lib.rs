//! What is the readiness check? A self-assessment that runs wholly in the visitor's browser.
//!
//! Catalogs are data, everything that decides is a pure function, and only `ui` and `browser` touch the outside.

pub mod accent;
pub mod advice;
pub mod answers;
pub mod assessment;
pub mod backup;
pub mod behind;
pub mod board;
pub mod brand;
pub mod browser;
pub mod built;
pub mod catalog;
pub mod changes;
pub mod charts;
pub mod checks;
pub mod counts;
pub mod credit;
pub mod day;
pub mod example;
pub mod exclusions;
pub mod explore;
pub mod figures;
pub mod gaps;
pub mod glossary;
pub mod incoming;
pub mod link;
pub mod locked;
pub mod options;
pub mod order;
pub mod overlap;
pub mod plan;
pub mod profile;
pub mod quick;
pub mod readiness;
pub mod record;
pub mod share;
pub mod summary;
pub mod timeline;
#[cfg(feature = "ui")]
pub mod ui;
pub mod what_if;
pub mod wording;
