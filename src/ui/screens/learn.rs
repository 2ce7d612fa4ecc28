//! How do the two standards compare? Side by side, and in answers to common questions.

use crate::{
    catalog::words::List,
    ui::{
        links::to_place,
        parts::{
            contents::{PART, contents},
            heading::{heading, part_heading},
            table::{Row, table},
        },
        place::Place,
        reading::{Filling, article, entries},
        session::Session,
        view::{El, Node, Text, el},
    },
    wording::{Words, phrase},
};

/// The name of the comparison among the parts.
const BESIDE: &str = "beside";

/// The screen.
pub fn learn(s: Session, w: Words, level: u8) -> Node {
    let filling = Filling::new(s, w);
    let answers = entries(s, List::Learn);
    let titles = answers.iter().map(|e| (e.key.clone(), Text::from(filling.fill(&e.title))));
    let titles = std::iter::once((BESIDE.to_owned(), Text::from(w.say(phrase::LEARN_BESIDE)))).chain(titles);
    let contents = contents(w.say(phrase::CONTENTS).into(), titles);
    let articles: Vec<El> = answers.iter().map(|entry| article(s, w, level, &filling, entry)).collect();
    let ways = (el("div").class("buttons")).child(to_place(s, "secondary", w.say(phrase::GO_EXPLORER), Place::Explorer)).child(to_place(
        s,
        "secondary",
        w.say(phrase::GO_NUMBERS),
        Place::Numbers,
    ));
    (el("div").class("results reading"))
        .child(heading(level + 1, w.say(phrase::LEARN_HEADING), true))
        .child(el("p").class("lead").child(w.say(phrase::LEARN_LEAD)))
        .child(contents)
        .child(beside(s, w, level, &filling))
        .child(articles)
        .child(ways)
        .child(el("p").class("hint").child([&super::results::editions(s, w), " ", w.say(phrase::LEARN_SOLD)].concat()))
        .into()
}

/// One row per aspect, one column per standard.
fn beside(s: Session, w: Words, level: u8, filling: &Filling) -> El {
    let heads: Vec<Text> =
        std::iter::once(Text::from(w.say(phrase::LEARN_ASPECT))).chain(s.catalog.standards.iter().map(|s| s.name.into())).collect();
    let row = |entry: &crate::catalog::words::Entry| -> Row {
        let cells = entry.list.iter().map(|text| filling.fill(text).into()).collect();
        (filling.fill(&entry.title).into(), cells)
    };
    let rows = entries(s, List::Comparison).iter().map(row).collect();
    let table = table(w.say(phrase::LEARN_BESIDE).into(), heads, rows);
    el("div").class("part wide").attr(PART, BESIDE).child(part_heading(level, w.say(phrase::LEARN_BESIDE))).child(table)
}
