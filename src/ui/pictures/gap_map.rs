//! Where are the gaps? A tile per question in the order of the standards, the catalogs of controls side by side.

use super::About;
use crate::{
    answers::State,
    catalog::shape::Item,
    charts::gap_map::{Block, GapMap, Group, Meaning, Standing, Tile},
    figures::Figure,
    gaps,
    ui::said::Said,
    wording::phrase,
};

/// The chart; the key of a tile is its question.
pub fn chart(about: &About) -> GapMap {
    let w = about.words;
    let said = |state: Option<State>| state.map_or_else(|| w.say(phrase::MAP_UNANSWERED), |s| w.state(s));
    let tile = |item: Item| {
        let question = about.catalog.items.get(usize::from(item))?;
        let state = about.record.answers.state(item);
        let (standing, letter) = standing(state);
        let standard = about.catalog.standards.iter().enumerate().find(|(n, _)| question.standards == 1 << n);
        let standard = standard.map_or_else(String::new, |(_, s)| [s.key, " "].concat());
        let title = [&standard, question.number, " ", w.title(item), ": ", said(state)].concat();
        let asked = question.standards & about.assessment.asked != 0;
        asked.then(|| Tile { key: item, standing, letter: letter.into(), stops: question.stops, title })
    };
    let block = |title: String, standard: Option<u8>| {
        let mut groups = Vec::new();
        for (n, group) in (0..).zip(about.catalog.groups).filter(|(_, g)| g.standard == standard) {
            let tiles: Vec<Tile> = group.items.iter().filter_map(|i| tile(*i)).collect();
            if !tiles.is_empty() {
                groups.push(Group { label: about.group_short(n), tiles });
            }
        }
        Block { title, groups }
    };
    let annex = |(n, name): (usize, &str)| block(w.fill(phrase::PART_ANNEX, &[("standard", name)]), Some(n as u8));
    let meaning = |state: Option<State>| {
        let (standing, letter) = standing(state);
        Meaning { standing, letter: letter.into(), label: said(state).into() }
    };
    GapMap {
        above: Some(block(w.say(phrase::PART_CLAUSES_SHORT).into(), None)),
        beside: about.standards().map(annex).collect(),
        meanings: std::iter::once(None).chain(State::ALL.map(Some)).map(meaning).collect(),
        stops: w.say(phrase::TAG_STOPS).into(),
    }
}

/// How a state looks: the digits rise with the state, so that they need no translation.
fn standing(state: Option<State>) -> (Standing, &'static str) {
    match state {
        None => (Standing::Unanswered, ""),
        Some(State::Unsure) => (Standing::Unsure, "?"),
        Some(State::None) => (Standing::None, "0"),
        Some(State::Planned) => (Standing::Planned, "1"),
        Some(State::Partial) => (Standing::Partial, "2"),
        Some(State::Done) => (Standing::Done, "3"),
        Some(State::Proven) => (Standing::Proven, "4"),
        Some(State::NotApplicable) => (Standing::LeftOut, ""),
    }
}

/// What the chart shows above all: the two groups that hold the most known gaps.
pub fn finding(about: &About) -> Said {
    let w = about.words;
    let gaps = &about.assessment.gaps;
    let total = gaps.iter().filter(|g| g.level.is_some()).count();
    let all = w.number(total);
    match gaps::most(about.catalog, gaps, 2).as_slice() {
        [] if gaps.is_empty() => Said::new(w.say(phrase::MAP_FINDING_DONE)),
        [] => Said::new(w.form(phrase::MAP_FINDING_NONE, gaps.len())).figure("n", w.number(gaps.len()), Figure::Unknown),
        [(one, _)] => Said::new(w.form(phrase::MAP_FINDING_ONE, total)).word("group", about.group_label(*one)).figure("n", all, Figure::Gaps),
        [(one, first), (two, second), ..] => Said::new(w.say(phrase::MAP_FINDING))
            .figure("n", w.number(first + second), Figure::Most)
            .figure("total", all, Figure::Gaps)
            .word("first", about.group_label(*one))
            .word("second", about.group_label(*two)),
    }
}
