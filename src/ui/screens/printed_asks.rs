//! How does the board page say what it asks for? A line each, then the steps that come first with the reason for each.

use super::plan;
use crate::{
    assessment::Assessment,
    board::{Ask, asks},
    catalog::{advice::Matter, shape::Item},
    ui::{
        panel::months_words,
        parts::heading::part_heading,
        session::Session,
        view::{El, el},
    },
    wording::{Words, phrase},
};

/// The part of the page.
pub fn section(s: Session, w: Words, level: u8, a: &Assessment) -> El {
    let part = el("div").class("part asks").child(part_heading(level, w.say(phrase::ASK_HEADING)));
    let asked = asks(s.catalog, &s.effective_profile(), a, &plan::of(s));
    if asked.is_empty() {
        return part.child(el("p").child(w.say(phrase::ASK_NOTHING)));
    }
    let lines: Vec<El> = asked.iter().filter_map(|ask| line(s, w, ask)).map(|line| el("li").child(line)).collect();
    let begins = asked.iter().find_map(|ask| if let Ask::Begin(steps) = ask { Some(steps.len()) } else { None }).unwrap_or(0);
    // The steps need the longer words.
    let steps = plan::first(s, w, begins);
    let steps = (!steps.is_empty()).then(|| vec![el("p").child(w.say(phrase::ASK_BEGIN)), el("ol").class("gaps").child(steps)]);
    part.child(el("ul").child(lines)).child(el("div").child(steps))
}

fn line(s: Session, w: Words, ask: &Ask) -> Option<String> {
    Some(match ask {
        Ask::Decide(matter, items) => {
            let text = match matter {
                Matter::Scope => phrase::ASK_SCOPE,
                Matter::Sponsor => phrase::ASK_SPONSOR,
                Matter::Policy => phrase::ASK_POLICY,
            };
            w.fill(text, &[("numbers", &numbers(s, items))])
        }
        Ask::Time(None) => w.say(phrase::ASK_UNTOLD).into(),
        Ask::Time(Some((field, option, enough))) => {
            w.fill(if *enough { phrase::ASK_KEEP } else { phrase::ASK_MORE }, &[("option", w.option(*field, *option))])
        }
        Ask::Months(low, high) => w.fill(phrase::ASK_MONTHS, &[("months", &months_words(w, *low, *high))]),
        Ask::Begin(_) => return None,
    })
}

/// The numbers of questions; two standards' clauses of one number are named once.
fn numbers(s: Session, items: &[Item]) -> String {
    let mut numbers: Vec<&str> = Vec::new();
    for number in items.iter().filter_map(|item| Some(s.question(*item)?.number)) {
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    numbers.join(", ")
}
