//! What is advised beyond the questions? Actions, documents, checks, exclusions and topics, as plain tables fixed at build time.

use super::shape::Item;

/// Everything advised; empty lists where the catalogs have nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Advice {
    /// The work packages of the plan, those that wait after those that they wait for.
    pub actions: &'static [Action],
    /// The most actions that the plan puts under Now.
    pub now: u8,
    /// The most actions that the plan puts under Next.
    pub next: u8,
    /// What only those at the top can decide.
    pub decisions: &'static [Decision],
    /// The documented information that the clauses require.
    pub documents: &'static [Document],
    /// What does not fit together, as rules.
    pub rules: &'static [Rule],
    /// When controls may be left out.
    pub cases: &'static [Case],
    /// Subjects that both standards know, by the ids of either.
    pub topics: &'static [Topic],
}

/// A work package.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Action {
    /// Its name in files.
    pub key: &'static str,
    /// The questions that it closes; every question belongs to one action.
    pub items: &'static [Item],
    /// Positions of the actions that come first.
    pub after: &'static [u16],
    /// Whether it is where the plan leads, and closes no question itself.
    pub goal: bool,
}

/// Something that only those at the top can decide.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Decision {
    /// What it is about.
    pub matter: Matter,
    /// The clauses that stay open without it.
    pub items: &'static [Item],
}

/// What is decided at the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Deserialize), serde(rename_all = "lowercase"))]
pub enum Matter {
    /// What the management system covers.
    Scope,
    /// Who stands behind it, and who answers for it.
    Sponsor,
    /// The policy that it rests on.
    Policy,
}

/// A piece of documented information.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Document {
    /// Its name in files.
    pub key: &'static str,
    /// The clauses that ask for it.
    pub clauses: &'static [Item],
    /// The standards that ask for it, a bit each; a shared clause may ask for it on one side only.
    pub standards: u8,
    /// How far one document can serve several standards.
    pub sharing: Sharing,
}

/// How far one document can serve several standards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Deserialize), serde(rename_all = "lowercase"))]
pub enum Sharing {
    /// One document for all.
    One,
    /// One method, results of their own.
    Method,
    /// One document with a part of its own for each.
    Parts,
    /// One document with a boundary for each.
    Boundaries,
    /// One with every catalog of controls, or one each.
    Catalogs,
    /// Only one standard asks for it.
    Only,
}

/// Answers that do not fit together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// Its name in files.
    pub key: &'static str,
    /// Profile facts, field and option, that must all be so.
    pub told: &'static [(u8, u8)],
    /// All of these must hold.
    pub when: &'static [Condition],
}

/// Something that holds or not; never for what is not known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Condition {
    /// One of these questions is so.
    Any(&'static [Item], Is),
    /// All of these questions are so.
    All(&'static [Item], Is),
    /// Of the controls of a standard that are known and apply, at least five, at most this share is in place.
    Few(u8, f64),
}

/// How a question is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum Is {
    /// In place, with or without evidence.
    InPlace,
    /// In place with evidence.
    Proven,
    /// Known and not in place.
    Gap,
    /// Not started or planned.
    Untouched,
    /// Not applicable.
    LeftOut,
}

/// When controls may be left out, on the visitor's word.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Case {
    /// Its name in files.
    pub key: &'static str,
    /// Profile facts, field and option, that make it likely; empty where the profile cannot know.
    pub told: &'static [(u8, u8)],
    /// The controls; the reasons for them stand in the words, in this order.
    pub items: &'static [Item],
}

/// A subject that both standards know.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Topic {
    /// Its name in files.
    pub key: &'static str,
    /// The questions of the standard that gets the start, or shared ones.
    pub to: &'static [Item],
    /// The questions of the standard that gives it.
    pub from: &'static [Item],
    /// How strong the start is.
    pub start: Start,
    /// Those of `to` whose start is weak all the same.
    pub weaker: &'static [Item],
}

/// How strong the start of a topic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Deserialize), serde(rename_all = "lowercase"))]
pub enum Start {
    /// An established practice to extend.
    Strong,
    /// Something that helps.
    Weak,
    /// No counterpart.
    #[cfg_attr(not(target_arch = "wasm32"), serde(rename = "none"))]
    Nothing,
    /// One clause for both.
    Shared,
}
