//! Which screen is shown? A name that can be kept with the record and in the browser's history.

use super::session::Session;
use crate::{catalog::shape::Catalog, figures::Figure, options::Mode};

/// A screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Place {
    /// What this is, and where to begin.
    #[default]
    Start,
    /// Who is asking.
    Profile,
    /// One question of the quick check, by its number from 0.
    Quick(usize),
    /// The groups.
    Hub,
    /// The questions of one group, by its position in the catalog.
    Group(u16),
    /// Every question.
    All,
    /// What came out.
    Results,
    /// What the words of the field mean.
    Glossary,
    /// What is behind a figure.
    Behind(Figure),
    /// What counts twice, link by link.
    Explorer,
    /// How long, on which assumptions, and what if.
    Months,
    /// What to do now, next and later.
    Plan,
    /// The documented information that the clauses require.
    Documents,
    /// Answers that follow from others, on the visitor's word.
    Suggestions,
    /// Kept states, and what changed since.
    Snapshots,
    /// Where the numbers come from.
    Numbers,
    /// The two standards side by side.
    Learn,
    /// Sample organizations.
    Samples,
    /// What is handed over to the page around, and the button that does it.
    HandOver,
    /// What a file holds, before anything of it is taken.
    Opening,
    /// What this browser holds.
    Kept,
    /// What can be taken along, in every form.
    Take,
    /// A file with a password.
    Locked,
    /// What an adviser said, or says.
    Advice,
}

/// The screens whose name is a word.
const NAMED: [(Place, &str); 21] = [
    (Place::Start, "start"),
    (Place::Profile, "profile"),
    (Place::Hub, "hub"),
    (Place::All, "all"),
    (Place::Results, "results"),
    (Place::Glossary, "glossary"),
    (Place::Explorer, "explorer"),
    (Place::Months, "months"),
    (Place::Plan, "plan"),
    (Place::Documents, "documents"),
    (Place::Suggestions, "suggestions"),
    (Place::Snapshots, "snapshots"),
    (Place::Numbers, "numbers"),
    (Place::Learn, "learn"),
    (Place::Samples, "samples"),
    (Place::HandOver, "hand-over"),
    (Place::Opening, "opening"),
    (Place::Kept, "kept"),
    (Place::Take, "take"),
    (Place::Locked, "locked"),
    (Place::Advice, "advice"),
];

impl Place {
    /// The name under which it is kept.
    pub fn name(self, catalog: &Catalog) -> String {
        match self {
            Self::Quick(n) => format!("quick {n}"),
            Self::Group(n) => format!("group {}", group_name(catalog, n)),
            Self::Behind(figure) => format!("behind {}", figure.name()),
            named => NAMED.iter().find(|(place, _)| *place == named).map_or("start", |(_, name)| name).to_owned(),
        }
    }

    /// The screen of that name; none for a name that nothing has now.
    pub fn from_name(catalog: &Catalog, name: &str) -> Option<Place> {
        Some(match name.split_once(' ') {
            None => NAMED.iter().find(|(_, n)| *n == name)?.0,
            Some(("behind", figure)) => Self::Behind(Figure::from_name(catalog, figure)?),
            Some(("quick", n)) => Self::Quick(n.parse().ok().filter(|n| *n < catalog.items.len())?),
            Some(("group", id)) => Self::Group((0..catalog.groups.len() as u16).find(|n| group_name(catalog, *n) == id)?),
            Some(_) => return None,
        })
    }
}

/// A group's name across standards: `5` for clauses, `27001/A.5` for controls.
fn group_name(catalog: &Catalog, group: u16) -> String {
    let Some(group) = catalog.groups.get(usize::from(group)) else { return String::new() };
    let standard = group.standard.and_then(|s| catalog.standards.get(usize::from(s)));
    standard.map_or_else(|| group.id.to_owned(), |s| format!("{}/{}", s.key, group.id))
}

/// Where a way to begin leads.
pub fn of(s: Session, mode: Mode) -> Place {
    match mode {
        Mode::Quick => Place::Quick(s.quick_resume()),
        Mode::Full => Place::Hub,
        Mode::All => Place::All,
        Mode::Results => Place::Results,
    }
}
