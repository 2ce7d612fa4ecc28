//! Where are the gaps, all at once? The map of every question that is asked; a tile opens its question.

use crate::{
    answers::State,
    browser::page,
    charts,
    figures::Figure,
    ui::{
        links::{TO, to_figure, to_place},
        parts::{
            chart::{Told, chart},
            heading::part_heading,
            table::{Row, table},
        },
        pictures::{About, gap_map as picture},
        place::Place,
        session::Session,
        view::{El, Node, Text, el},
    },
    wording::phrase,
};

/// The name of the map among the links of its page.
const HERE: &str = "map";

/// The section with the map.
pub fn section(s: Session, about: &About, level: u8) -> El {
    let w = about.words;
    let finding = picture::finding(about);
    let told = Told {
        name: finding.text().into(),
        finding: finding.nodes(s),
        reading: w.say(phrase::MAP_TEXT).into(),
        open_table: w.say(phrase::CHART_TABLE).into(),
        opened: s.opened,
        key: "map",
    };
    let input = picture::chart(about);
    let draw = Box::new(move |format| charts::gap_map::gap_map(&input, format));
    let press = move |event: web_sys::Event| {
        if let Some(item) = page::pressed_key(&event) {
            s.visit_item(item, HERE.into());
        }
    };
    let figures = Box::new(move || s.about(w, |about| figures(s, about)));
    // A tile cannot take the focus: the way back from its question leads to the heading of the map.
    let title = part_heading(level, w.say(phrase::MAP_HEADING)).attr(TO, HERE);
    el("div").class("part").child(title).child(chart(
        told,
        s.layout,
        w.mirrored(),
        draw,
        Some((w.say(phrase::PICTURE_KEYS).into(), Box::new(press))),
        figures,
    ))
}

/// How many questions of each group are where.
pub fn figures(s: Session, about: &About) -> El {
    let w = about.words;
    let states: Vec<Option<State>> = State::ALL.into_iter().map(Some).chain([None]).collect();
    let mut heads: Vec<Text> = vec![w.say(phrase::COLUMN_GROUP).into()];
    heads.extend(states.iter().map(|state| Text::from(state.map_or_else(|| w.say(phrase::MAP_UNANSWERED), |state| w.state_short(state)))));
    let mut rows: Vec<Row> = Vec::new();
    for (n, group) in (0..).zip(about.catalog.groups) {
        let mut counts = vec![0_usize; states.len()];
        for item in group.items {
            let asked = about.catalog.items.get(usize::from(*item)).is_some_and(|q| q.standards & about.assessment.asked != 0);
            let place = states.iter().position(|state| *state == about.record.answers.state(*item));
            if let Some(count) = place.filter(|_| asked).and_then(|place| counts.get_mut(place)) {
                *count += 1;
            }
        }
        if counts.iter().any(|n| *n > 0) {
            let cell = |(count, state): (usize, &Option<State>)| match count {
                0 => el("span").class("zero").child(w.number(0)),
                count => to_figure(s, Figure::State(n, *state), w.number(count)),
            };
            let cells: Vec<Node> = counts.into_iter().zip(&states).map(|c| cell(c).into()).collect();
            rows.push((to_place(s, "link", about.group_label(n), Place::Group(n)).into(), cells));
        }
    }
    table(w.say(phrase::MAP_TABLE).into(), heads, rows)
}
