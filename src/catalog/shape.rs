//! What is a catalog made of? Plain tables, fixed at build time; every list index is a position in one of these tables.
//!
//! The build reads `catalogs/`, checks it and writes these tables as Rust; tests read the same files at run time.

use super::advice::Advice;

/// A position in [`Catalog::items`].
pub type Item = u16;

/// Everything that is asked, and every number that the arithmetic rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Catalog {
    /// The standards, in reading order.
    pub standards: &'static [Standard],
    /// Every question, in reading order: clauses by number, then each standard's controls.
    pub items: &'static [Question],
    /// The groups of the hub: clauses 4 to 10, then each standard's themes or areas.
    pub groups: &'static [Group],
    /// What one standard's work gives another.
    pub overlaps: &'static [Overlap],
    /// The facts that a visitor may tell about the organization.
    pub fields: &'static [Field],
    /// The paths to a certificate.
    pub paths: &'static [Path],
    /// Which path a profile takes; the first row that fits.
    pub choose: &'static [Choice],
    /// The quick check, per set of standards.
    pub quick: &'static [Quick],
    /// What is advised beyond the questions.
    pub advice: Advice,
    /// A made-up organization, to show what results look like.
    pub example: Option<Example>,
    /// What none, planned, partial, done and proven count, 0 to 1.
    pub levels: [f64; 5],
    /// How much of a phase's difficulty is what is open in its items, 0 to 1; the rest is the profile.
    pub open_weight: f64,
}

/// One standard.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standard {
    /// How ids of this standard begin.
    pub key: &'static str,
    /// The name as it is cited.
    pub name: &'static str,
    /// The year of the edition.
    pub edition: &'static str,
    /// Every question that counts for it, in reading order.
    pub items: &'static [Item],
}

/// One question.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Question {
    /// The id that files, links and hosts rely on, such as `hls:4.2`.
    pub id: &'static str,
    /// The part of the id after the colon, such as `4.2` or `A.5.1`.
    pub number: &'static str,
    /// The standards that it counts for, a bit each.
    pub standards: u8,
    /// The group that shows it.
    pub group: u16,
    /// Whether it is asked once for several standards.
    pub shared: bool,
    /// Whether it is a control of an Annex A; otherwise it is a clause, which cannot be left out.
    pub control: bool,
    /// Whether a certificate is out of reach while it is not in place.
    pub stops: bool,
    /// Whether the current edition added it.
    pub new: bool,
    /// Its place when questions are sorted by number across the standards.
    pub rank: u16,
    /// How long it takes from nothing to in place, for about 100 people; none where nobody estimated it.
    pub effort: Option<Effort>,
    /// The same clause, asked for another standard.
    pub twin: Option<Item>,
}

/// How long something takes, as an order of magnitude.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Deserialize), serde(rename_all = "lowercase"))]
pub enum Effort {
    /// Less than two days.
    Hours,
    /// Less than two weeks.
    Days,
    /// More than that.
    Weeks,
}

/// What the hub lists as one line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Group {
    /// A clause number such as `4`, or the beginning of a control's number such as `A.5`.
    pub id: &'static str,
    /// The standard whose Annex A it belongs to; none for clauses.
    pub standard: Option<u8>,
    /// Its questions, in reading order.
    pub items: &'static [Item],
    /// Sub-headings, each with the question that it stands before.
    pub sections: &'static [Item],
}

/// What work on one standard gives another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Overlap {
    /// The standard that the work was done for.
    pub from: u8,
    /// The standard that gets the start.
    pub to: u8,
    /// The questions that are shared by both.
    pub shared: &'static [Item],
    /// One row per control of `to`.
    pub links: &'static [Link],
    /// The profile option that stands for a valid certificate of `from`.
    pub proven_by: (u8, u8),
    /// All of these true: there is no head start to speak of.
    pub none_when: &'static [(u8, u8)],
}

/// How strongly a control is served.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// An established practice to extend.
    Strong,
    /// Something that helps; the subject is new.
    Weak,
    /// No counterpart.
    Nothing,
}

/// One control and the controls that give it a start.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Link {
    /// The control that gets the start.
    pub control: Item,
    /// How strong the start is.
    pub strength: Strength,
    /// The controls that count for the head start.
    pub main: &'static [Item],
    /// Further controls that help.
    pub also: &'static [Item],
}

/// One fact about the organization.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Field {
    /// Its name in files and attributes.
    pub key: &'static str,
    /// What can be told.
    pub options: &'static [Choosable],
    /// What the paths and the head start assume while nothing is told.
    pub default: Option<u8>,
}

/// One option of a fact.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Choosable {
    /// Its name in files and attributes.
    pub key: &'static str,
    /// How hard it makes the work, 0 to 1, where the fact plays into the timeline.
    pub hard: Option<f64>,
    /// The standards that are asked with it, a bit each; 0 where the fact does not decide that.
    pub standards: u8,
}

/// One way to a certificate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Path {
    /// Its name in files.
    pub key: &'static str,
    /// The standards that are certified at its end, a bit each.
    pub standards: u8,
    /// The facts that make it easier or harder.
    pub scale: &'static [u8],
    /// One after another.
    pub phases: &'static [Phase],
}

/// One part of a path.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Phase {
    /// Its name in files.
    pub key: &'static str,
    /// Months in the easiest, the middle and the hardest case.
    pub months: [f64; 3],
    /// The questions whose readiness shortens it.
    pub items: &'static [Item],
    /// Whether it is still whole however much is done.
    pub whole: bool,
}

/// One row of the table that picks a path.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Choice {
    /// Field and option; all must be true.
    pub when: &'static [(u8, u8)],
    /// The path; none when nothing is left to certify.
    pub path: Option<u8>,
}

/// What a made-up organization said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Example {
    /// Its profile: fields and options.
    pub told: &'static [(u8, u8)],
    /// Per question a digit, the place of its state in the order of the states; a dash where nothing was answered.
    pub states: &'static str,
}

/// The quick check for one set of standards.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quick {
    /// The standards asked, a bit each.
    pub standards: u8,
    /// Its questions, in reading order.
    pub items: &'static [Item],
}
