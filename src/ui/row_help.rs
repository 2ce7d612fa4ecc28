//! What helps to answer? Why it matters, what convinces an auditor, what to do first, and what the other standard gives.

use super::{
    links::to_marked_item,
    session::{Helping, Session},
    terms::Terms,
    view::{El, Node, el},
};
use crate::{
    catalog::{
        shape::{Effort, Item, Question},
        words::Help,
    },
    wording::{Phrase, Words, phrase},
};

/// The panel with the guidance of one question.
pub fn help(s: Session, w: Words, item: Item, question: &'static Question, id: String) -> El {
    let panel = el("div").class("row-panel help").attr("id", id);
    let help = match s.helping.get() {
        Helping::Waiting => return panel.child(el("p").class("hint").child(w.say(phrase::HELP_WAITING))),
        Helping::Failed => return panel.child(el("p").class("hint").child(w.say(phrase::HELP_FAILED))),
        Helping::Here(pack) => pack.items.get(usize::from(item)).cloned().unwrap_or_default(),
    };
    let effort = question.effort.map(|effort| match effort {
        Effort::Hours => phrase::EFFORT_HOURS,
        Effort::Days => phrase::EFFORT_DAYS,
        Effort::Weeks => phrase::EFFORT_WEEKS,
    });
    let effort = effort.map(|e| format!("{} {}", w.say(e), help.driver));
    // What the question names stands there as a button already.
    let t = &mut Terms::new(s, w);
    drop(t.text(w.question(item)));
    panel
        .child(text(t, w, phrase::HELP_WHY, &help.why))
        .child(text(t, w, phrase::HELP_AUDITOR, &help.auditor))
        .child(list(t, w, phrase::HELP_EVIDENCE, &help.evidence))
        .child(text(t, w, phrase::HELP_FIRST, &help.first_step))
        .child(text(t, w, phrase::HELP_EFFORT, &effort.unwrap_or_default()))
        .child(list(t, w, phrase::HELP_MISTAKES, &help.mistakes))
        .child(elsewhere(s, t, w, item, question, &help))
}

/// A text under its heading; nothing where there is nothing to say.
fn text(t: &mut Terms, w: Words, head: Phrase, text: &str) -> Option<Vec<El>> {
    (!text.is_empty()).then(|| vec![el("p").class("help-head").child(w.say(head)), el("p").child(t.text(text))])
}

fn list(t: &mut Terms, w: Words, head: Phrase, texts: &[String]) -> Option<Vec<El>> {
    let items: Vec<El> = texts.iter().map(|text| el("li").child(t.text(text))).collect();
    (!items.is_empty()).then(|| vec![el("p").class("help-head").child(w.say(head)), el("ul").child(items)])
}

/// What work on another standard gives, and what work on this question gives another.
fn elsewhere(s: Session, t: &mut Terms, w: Words, item: Item, question: &Question, help: &Help) -> Vec<Node> {
    let mut parts: Vec<Node> = vec![
        text(t, w, phrase::HELP_SERVES, &help.serves).into(),
        text(t, w, phrase::HELP_AI_PART, &help.ai_part).into(),
        text(t, w, phrase::HELP_DIFFERENCE, &help.difference).into(),
        links(s, w, question.twin.into_iter().collect()).into(),
    ];
    for overlap in s.catalog.overlaps {
        let name = |n: u8| s.catalog.standards.get(usize::from(n)).map_or("", |s| s.name);
        if let Some(link) = overlap.links.iter().find(|l| l.control == item) {
            let head = w.fill(phrase::HELP_GIVEN, &[("from", name(overlap.from))]);
            let given = (!help.given.is_empty()).then(|| vec![el("p").class("help-head").child(head), el("p").child(t.text(&help.given))]);
            parts.push(given.into());
            parts.push(links(s, w, link.main.iter().chain(link.also).copied().collect()).into());
            parts.push(text(t, w, phrase::HELP_MISSING, &help.missing).into());
        }
        let gives: Vec<Item> = overlap.links.iter().filter(|l| l.main.contains(&item)).map(|l| l.control).collect();
        if !gives.is_empty() {
            parts.push(el("p").class("help-head").child(w.fill(phrase::HELP_GIVES, &[("to", name(overlap.to))])).into());
            parts.push(links(s, w, gives).into());
        }
    }
    parts
}

/// Ways to other questions.
fn links(s: Session, w: Words, items: Vec<Item>) -> Option<El> {
    let links: Vec<El> = items.iter().map(|item| el("li").child(to_marked_item(s, w, *item))).collect();
    (!links.is_empty()).then(|| el("ul").class("help-links").child(links))
}
