//! How do the results stand on paper? One page for those who decide, then, where all is wanted, everything with its tables open.

use super::{plan, results, results_gaps, results_overlap, results_timeline};
use crate::{
    assessment::Assessment,
    brand::NAME,
    charts::Layout,
    ui::{
        cells::Val,
        panel::ranges,
        parts::heading::heading,
        session::{Form, Session},
        view::{El, Node, el},
    },
    wording::{Words, phrase},
};

/// How many gaps and actions the board page names.
const GAPS: usize = 5;
const ACTIONS: usize = 3;

/// The whole of it.
pub fn printed(s: Session, w: Words, level: u8, form: Form) -> Node {
    // Its pictures stand beside each other.
    let column = Session { layout: Val::new(Layout::Narrow), opened: Val::new(Vec::new()), ..s };
    let board = s.assessment.with(|a| board(column, w, level, a));
    let all = (form == Form::Full).then(|| results::results(s, w, level));
    vec![head(s, w, level).into(), board, all.into(), foot(s, w).into()].into()
}

/// Whose it is, what it is, and of which day.
fn head(s: Session, w: Words, level: u8) -> El {
    let brand = s.brand[NAME].get();
    let brand = (!brand.is_empty()).then(|| el("p").class("brand").child(brand));
    let day = s.today.get().map(|d| el("p").class("hint").child(w.locale().date(d.year(), d.month(), d.day())));
    el("div").class("paper-head").child(brand).child(heading(level, w.say(phrase::TITLE), false)).child(day)
}

/// Which editions are asked, and what this is not.
fn foot(s: Session, w: Words) -> El {
    el("p").class("hint paper-foot").child([&results::editions(s, w), " ", w.say(phrase::DISCLAIMER)].concat())
}

/// The answer in figures, readiness, what counts twice, the biggest gaps, the months, and what to do next.
fn board(s: Session, w: Words, level: u8, a: &Assessment) -> Node {
    let screen = el("div").class("results board");
    if a.answered == 0 {
        return screen.child(el("p").class("lead").child(w.say(phrase::RESULTS_NOTHING))).into();
    }
    let gaps: Vec<El> = a.gaps.iter().take(GAPS).map(|g| el("li").child(results_gaps::gap_line(s, w, g, a.asked))).collect();
    let gaps = (!gaps.is_empty()).then(|| results::part(level, w.say(phrase::PRINT_GAPS)).child(el("ol").class("gaps").child(gaps)));
    let first = plan::first(s, w, ACTIONS);
    let next = (!first.is_empty()).then(|| results::part(level, w.say(phrase::NEXT_HEADING)).child(el("ol").class("gaps").child(first)));
    s.about(w, |about| {
        let column = || el("div").class("column");
        (screen.child(results::the_answer(s, w, level, a)))
            .child(results::part(level, w.say(phrase::READY_HEADING)).child(ranges(s, w, a)))
            .child(column().child(results_overlap::section(s, about, level)).child(gaps))
            .child(column().child(results_timeline::section(s, about, level)))
            .child(next)
            .into()
    })
}
