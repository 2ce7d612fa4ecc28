//! How do the results stand on paper? One page for those who decide, then, where all is wanted, everything with its tables open.

use super::{printed_asks, results, results_gaps, results_link, results_overlap, results_timeline};
use crate::{
    assessment::Assessment,
    charts::Layout,
    ui::{
        brand,
        cells::Val,
        panel::range_short,
        parts::{bar::range_bar, heading::heading},
        row::standard_hue,
        session::{Form, Session},
        view::{El, Node, el},
    },
    wording::{Words, phrase},
};

/// How many gaps the board page names.
const GAPS: usize = 5;

/// The whole of it.
pub fn printed(s: Session, w: Words, level: u8, form: Form) -> Node {
    // Its pictures stand beside each other.
    let column = Session { layout: Val::new(Layout::Narrow), opened: Val::new(Vec::new()), ..s };
    let board = s.assessment.with(|a| board(column, w, level, a));
    let all = (form == Form::Full).then(|| results::results(s, w, level));
    let what = s.assessment.with(|a| what(s, w, a));
    vec![head(s, w, level).into(), what.into(), board, all.into(), foot(s, w).into()].into()
}

/// Whose it is, what it is, and of which day.
fn head(s: Session, w: Words, level: u8) -> El {
    let day = s.today.get().map(|d| el("p").class("hint").child(w.locale().date(d.year(), d.month(), d.day())));
    el("div").class("paper-head").child(brand::name(s)).child(heading(level, w.say(phrase::TITLE), false)).child(day)
}

/// What was assessed, against which editions, and by whose own statement.
fn what(s: Session, w: Words, a: &Assessment) -> El {
    let asked = s.catalog.standards.iter().enumerate().filter(|(n, _)| a.asked & 1 << n != 0);
    let editions: Vec<String> = asked.map(|(_, s)| [s.name, s.edition].join(":")).collect();
    let values = [("editions", editions.join(", ")), ("n", w.number(a.answered)), ("total", w.number(a.total))];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let organization = s.with_record(|r| r.profile.organization.clone());
    let named = (!organization.is_empty()).then(|| vec![Node::from(el("strong").attr("dir", "auto").child(organization)), ": ".into()]);
    el("p").class("paper-what").child(named).child(w.fill(phrase::PAPER_WHAT, &values))
}

/// Which editions are asked, and what this is not.
fn foot(s: Session, w: Words) -> El {
    let text = el("p").class("hint").child([&results::editions(s, w), " ", w.say(phrase::DISCLAIMER)].concat());
    let code = s.taking.on_paper.get().then(|| results_link::code_picture(s, w)).flatten();
    el("div").class("paper-foot").child(text).child(code)
}

/// Where the organization stands: in two sentences, as a range per standard, and how far the way is.
fn stands(s: Session, w: Words, level: u8, a: &Assessment) -> El {
    let ranges: Vec<El> = (s.catalog.standards.iter().zip(&a.standards).enumerate().filter(|(n, _)| a.asked & 1 << n != 0))
        .map(|(n, (standard, standing))| {
            let (low, high) = standing.all.range.unwrap_or((1.0, 1.0));
            let range = el("div").class("panel-range").child(el("span").class("panel-name").child(standard.name));
            let range = range.child(el("span").class("figure").child(range_short(w, standing.all.range)));
            range.child(range_bar(&standard_hue(s, 1 << n), low, high))
        })
        .collect();
    let row = el("div").class("stands").child(ranges).child(results::way_figures(s, w, a));
    results::part(level, w.say(phrase::READY_HEADING)).child(results::the_sentences(s, w, a)).child(row)
}

/// The answer in figures, readiness, what counts twice, the biggest gaps, the months, and what is asked of those who read it.
fn board(s: Session, w: Words, level: u8, a: &Assessment) -> Node {
    let screen = el("div").class("results board");
    if a.answered == 0 {
        return screen.child(el("p").class("lead").child(w.say(phrase::RESULTS_NOTHING))).into();
    }
    let gaps: Vec<El> = a.gaps.iter().take(GAPS).map(|g| el("li").child(results_gaps::gap_line(s, w, g, a.asked))).collect();
    let gaps = (!gaps.is_empty()).then(|| results::part(level, w.say(phrase::PRINT_GAPS)).child(el("ol").class("gaps").child(gaps)));
    s.about(w, |about| {
        let column = || el("div").class("column");
        screen
            .child(stands(s, w, level, a))
            .child(column().child(results_overlap::section(s, about, level)).child(gaps))
            .child(column().child(results_timeline::section(s, about, level)))
            .child(printed_asks::section(s, w, level, a))
            .into()
    })
}
