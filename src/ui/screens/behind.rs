//! What is behind a figure? The arithmetic in words, and the questions it is made of.

use super::behind_sums::{exactly, sums};
use crate::{
    behind::{By, behind as lists},
    catalog::words::List,
    figures::{Figure, Lane, Part},
    ui::{
        links::{to_figure, to_marked_item, to_place},
        parts::{
            heading::heading,
            table::{Row, table},
        },
        pictures::About,
        place::Place,
        session::Session,
        view::{El, Node, el, live},
    },
    wording::{Phrase, Words, phrase},
};

/// What the figure is called.
pub fn title(s: Session, w: Words, figure: Figure) -> String {
    let said = |phrase: Phrase| w.say(phrase).to_owned();
    let standard = |n: u8| s.catalog.standards.get(usize::from(n)).map_or("", |s| s.name);
    let ends = |n: u8| s.catalog.overlaps.get(usize::from(n)).map_or(("", ""), |o| (standard(o.from), standard(o.to)));
    let label = |group: u16| s.about(w, |about| about.group_label(group));
    match figure {
        Figure::Asked => said(phrase::BEHIND_ASKED),
        Figure::InPlace => said(phrase::BEHIND_IN_PLACE),
        Figure::Gaps => said(phrase::BEHIND_GAPS),
        Figure::Most => said(phrase::BEHIND_MOST),
        Figure::Unknown => said(phrase::BEHIND_UNKNOWN),
        Figure::Unsure => said(phrase::BEHIND_UNSURE),
        Figure::Unanswered => said(phrase::BEHIND_UNANSWERED),
        Figure::LeftOut => said(phrase::BEHIND_LEFT_OUT),
        Figure::Stops => said(phrase::BEHIND_STOPS),
        Figure::Ready(n, part) => {
            let text = match part {
                Part::All => phrase::PART_ALL,
                Part::Clauses => phrase::PART_CLAUSES,
                Part::Annex => phrase::PART_ANNEX,
            };
            w.fill(phrase::BEHIND_READY, &[("part", &w.fill(text, &[("standard", standard(n))]))])
        }
        Figure::Group(group, None) => w.fill(phrase::BEHIND_READY, &[("part", &label(group))]),
        Figure::Group(group, Some(n)) => {
            let part = w.fill(phrase::BEHIND_PART, &[("standard", standard(n)), ("group", &label(group))]);
            w.fill(phrase::BEHIND_READY, &[("part", &part)])
        }
        Figure::State(group, state) => w.fill(phrase::BEHIND_STATE, &[("group", &label(group)), ("state", state_name(w, state))]),
        Figure::Quick(None, _) => said(phrase::QUICK_RESULT_HEADING),
        Figure::Quick(Some(group), _) => [w.say(phrase::QUICK_RESULT_HEADING), ": ", &label(group)].concat(),
        Figure::Start(n) => w.fill(phrase::BEHIND_START, &[("to", ends(n).1)]),
        Figure::Lane(n, lane) => w.fill(lane_name(lane), &[("from", ends(n).0), ("to", ends(n).1)]),
        Figure::Action(n) => s.entry(List::Actions, n).title,
        Figure::Gives(item) => w.fill(phrase::BEHIND_GIVES, &[("number", s.question(item).map_or("", |q| q.number))]),
        Figure::Months => said(phrase::BEHIND_MONTHS),
        Figure::Left => said(phrase::BEHIND_LEFT),
        Figure::Phase(n) => {
            let path = s.assessment.with_untracked(|a| a.timeline.as_ref().map(|t| s.path_index(t.path)));
            w.fill(phrase::BEHIND_PHASE, &[("phase", path.map_or("", |path| w.phase(path, usize::from(n))))])
        }
    }
}

/// What a lane of the overlap holds, in full.
pub fn lane_name(lane: Lane) -> Phrase {
    match lane {
        Lane::Shared => phrase::LANE_SHARED,
        Lane::Differs => phrase::LANE_DIFFERS,
        Lane::Only => phrase::LANE_ONLY,
        Lane::Strong => phrase::LANE_STRONG,
        Lane::Weak => phrase::LANE_WEAK,
        Lane::Nothing => phrase::LANE_NOTHING,
    }
}

/// The name of a state; none is not answered.
pub fn state_name(w: Words, state: Option<crate::answers::State>) -> &'static str {
    state.map_or_else(|| w.say(phrase::MAP_UNANSWERED), |s| w.state(s))
}

/// What the questions of a list have in common, in words.
pub fn by_name(w: Words, by: By) -> &'static str {
    let text = match by {
        By::State(state) => return state_name(w, state),
        By::ClausesReached => phrase::BEHIND_CLAUSES_REACHED,
        By::ClausesOpen => phrase::BEHIND_CLAUSES_OPEN,
        By::ControlsReached => phrase::BEHIND_CONTROLS_REACHED,
        By::ControlsOpen => phrase::BEHIND_CONTROLS_OPEN,
        By::WithoutStart => phrase::BEHIND_WITHOUT,
        By::SharedClauses => phrase::BEHIND_SHARED_CLAUSES,
        By::OwnClauses => phrase::BEHIND_OWN_CLAUSES,
        By::Controls => phrase::BEHIND_CONTROLS,
        By::All => phrase::BEHIND_ALL,
    };
    w.say(text)
}

/// The screen.
pub fn behind(s: Session, w: Words, level: u8, figure: Figure) -> Node {
    let head = heading(level + 1, title(s, w, figure), true);
    let body = live(move || {
        let _changed = s.changed.get();
        let profile = s.effective_profile();
        s.about(w, |about| {
            let lists = lists(s.catalog, &about.record.answers, &profile, about.assessment, figure);
            let mut parts: Vec<Node> = sums(s, about, &profile, figure, &lists).into_iter().map(|said| el("p").child(said).into()).collect();
            parts.push(phases(s, about, figure).into());
            // The first of the method's texts is a press away from every figure.
            parts.push(el("p").child(to_place(s, "link", w.say(phrase::BEHIND_HOW), Place::Numbers)).into());
            parts.extend(lists.into_iter().map(|(by, items)| {
                let title = w.fill(phrase::BEHIND_LIST, &[("what", by_name(w, by)), ("n", &w.number(items.len()))]);
                let items: Vec<El> = items.into_iter().map(|item| line(s, about, by, item)).collect();
                Node::from(el("div").class("part").child(heading(level + 2, title, false)).child(el("ul").class("behind-list").child(items)))
            }));
            parts
        })
    });
    el("div").class("main").child(head).child(body).into()
}

/// A question of a list, with its state where the list does not say it.
fn line(s: Session, about: &About, by: By, item: crate::catalog::shape::Item) -> El {
    let w = about.words;
    let state =
        (!matches!(by, By::State(_))).then(|| el("span").class("hint").child([" ", state_name(w, about.record.answers.state(item))].concat()));
    el("li").child(to_marked_item(s, w, item)).child(state)
}

/// The phases that the months of a path are made of, each a figure of its own.
fn phases(s: Session, about: &About, figure: Figure) -> Option<El> {
    let w = about.words;
    let left = figure == Figure::Left;
    if !left && figure != Figure::Months {
        return None;
    }
    let t = about.assessment.timeline.as_ref()?;
    let path = s.path_index(t.path);
    let row = |(n, m): (u8, &crate::timeline::Months)| -> Row {
        let (low, high) = if left { (m.left_low, m.left_high) } else { (m.low, m.high) };
        let name = to_figure(s, Figure::Phase(n), w.phase(path, usize::from(n)));
        let range = exactly(w, low, high);
        (name.into(), vec![range.into()])
    };
    let heads = vec![w.say(phrase::COLUMN_PHASE).into(), w.say(if left { phrase::COLUMN_LEFT } else { phrase::COLUMN_WHOLE }).into()];
    Some(table(w.say(phrase::TIME_TABLE).into(), heads, (0..).zip(&t.phases).map(row).collect()))
}
