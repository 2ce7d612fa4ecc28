//! What is the whole answer? One pure function from what was said to everything that is shown.

use crate::{
    answers::{Answers, State},
    catalog::shape::{Catalog, Item},
    gaps::{self, Gap},
    order::in_order,
    overlap::{self, HeadStart},
    profile::{self, Profile},
    quick::{self, QuickResult, Tally},
    readiness::{self, Share, Standing},
    timeline::{self, Timeline},
};

/// Everything that the screens show.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// The standards asked, a bit each.
    pub asked: u8,
    /// How many questions are asked.
    pub total: usize,
    /// How many of these have any state.
    pub answered: usize,
    /// How many of these are answered with not sure.
    pub unsure: usize,
    /// Per standard of the catalog, asked or not.
    pub standards: Vec<Standing>,
    /// Per group of the catalog: how far the questions are that are asked.
    pub groups: Vec<Progress>,
    /// Per overlap of the catalog.
    pub head_starts: Vec<Option<HeadStart>>,
    /// The months; none when nothing is left to certify.
    pub timeline: Option<Timeline>,
    /// Everything not in place, what matters most first.
    pub gaps: Vec<Gap>,
    /// Shared answers given before another standard came into the target.
    pub widen: Vec<Item>,
    /// What the quick check found.
    pub quick: QuickResult,
    /// Groups whose unknown questions widen the range most: position and number of unknown, the most first.
    pub widest: Vec<(u16, usize)>,
}

/// How far a group is.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Progress {
    /// How many of its questions have any state.
    pub answered: usize,
    /// Readiness of those that are asked.
    pub share: Share,
    /// Where they are.
    pub tally: Tally,
}

/// Assesses what was said.
pub fn assess(catalog: &'static Catalog, answers: &Answers, profile: &Profile) -> Assessment {
    let asked = profile.asked(catalog);
    let in_target = |i: &Item| catalog.items.get(usize::from(*i)).is_some_and(|q| q.standards & asked != 0);
    let groups: Vec<Progress> = (catalog.groups.iter())
        .map(|g| {
            let items = || g.items.iter().copied().filter(in_target);
            Progress {
                answered: items().filter(|i| answers.state(*i).is_some()).count(),
                share: readiness::share(catalog, answers, items()),
                tally: quick::tally(catalog, answers, items()),
            }
        })
        .collect();
    let unknown = |g: &Progress| g.share.total - g.share.known;
    let most = in_order(groups.iter().map(|g| !(unknown(g) as u64)));
    let widest = most.into_iter().filter_map(|n| Some((n as u16, unknown(groups.get(n)?)))).filter(|(_, unknown)| *unknown > 0).collect();
    let all: Vec<Item> = profile::asked_items(catalog, asked).collect();
    let gaps = gaps::gaps(catalog, answers, asked);
    Assessment {
        asked,
        total: all.len(),
        answered: all.iter().filter(|i| answers.state(**i).is_some()).count(),
        unsure: all.iter().filter(|i| answers.state(**i) == Some(State::Unsure)).count(),
        standards: catalog.standards.iter().map(|s| readiness::standing(catalog, answers, s.items)).collect(),
        groups,
        head_starts: catalog.overlaps.iter().map(|o| overlap::head_start(catalog, o, answers, profile)).collect(),
        timeline: timeline::timeline(catalog, answers, profile),
        widen: answers.iter().filter(|(_, a)| a.widen & asked != 0).map(|(i, _)| i).collect(),
        quick: quick::quick_result(catalog, answers, asked, &gaps),
        gaps,
        widest,
    }
}
