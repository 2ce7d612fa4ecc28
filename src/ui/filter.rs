//! Which questions stand on the page with every question, and how was a screen left?

use super::place::Place;

/// A filter of the page with every question.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Filter {
    /// All of them.
    #[default]
    Everything,
    /// Not answered.
    Unanswered,
    /// Answered with not sure.
    Unsure,
    /// Known and not in place.
    Gaps,
    /// With a note, an owner or a date.
    Noted,
    /// Answered before another standard came into the target.
    Widen,
    /// Answered more than once, and not chosen yet.
    Apart,
}

/// A screen that was left by a link, as it was then.
#[derive(Debug, Clone)]
pub struct Left {
    /// Which one.
    pub place: Place,
    /// The name of the link that was followed.
    pub link: String,
    /// What the page with every question showed.
    pub filter: (Filter, Option<u16>),
    /// What was looked for there.
    pub search: String,
}
