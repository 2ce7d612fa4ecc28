//! Which screen is shown? A name that can be kept with the record and in the browser's history.

use crate::catalog::shape::Catalog;

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
}

impl Place {
    /// The name under which it is kept.
    pub fn name(self, catalog: &Catalog) -> String {
        match self {
            Self::Start => "start".into(),
            Self::Profile => "profile".into(),
            Self::Quick(n) => format!("quick {n}"),
            Self::Hub => "hub".into(),
            Self::Group(n) => format!("group {}", group_name(catalog, n)),
            Self::All => "all".into(),
            Self::Results => "results".into(),
            Self::Glossary => "glossary".into(),
        }
    }

    /// The screen of that name; none for a name that nothing has now.
    pub fn from_name(catalog: &Catalog, name: &str) -> Option<Place> {
        Some(match name.split_once(' ') {
            None => match name {
                "start" => Self::Start,
                "profile" => Self::Profile,
                "hub" => Self::Hub,
                "all" => Self::All,
                "results" => Self::Results,
                "glossary" => Self::Glossary,
                _ => return None,
            },
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
