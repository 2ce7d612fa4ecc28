//! What came out? One long page: the answer first, then what it rests on.

use super::{
    plan, quick_result::quick_result, results_checks, results_gaps, results_map, results_overlap, results_readiness, results_take, results_timeline,
};
use crate::{
    assessment::Assessment,
    figures::{Figure, Part},
    ui::{
        brand::cta,
        links::{to_figure, to_place},
        panel::{months_words, range_short},
        parts::{
            button::button,
            contents::{PART, contents},
            heading::{heading, part_heading},
        },
        place::Place,
        said::Said,
        session::{Filter, Helping, Session},
        view::{El, Node, el, live, nothing},
    },
    wording::{Phrase, Words, phrase},
};

/// The results, computed anew while they are open.
pub fn results(s: Session, w: Words, level: u8) -> Node {
    let title = w.say(phrase::RESULTS_HEADING);
    let body = live(move || {
        // Everything that was said or told is on this page, the start of the work too.
        let _changed = s.changed.get();
        let _explained = s.helping.with(|helping| matches!(helping, Helping::Here(_)));
        s.assessment.with(|a| page(s, w, level, a))
    });
    el("div").class("results").child(heading(level + 1, title, s.paper.is_none())).child(body).into()
}

/// A part of the page with its heading.
pub fn part(level: u8, title: impl Into<Node>) -> El {
    el("div").class("part").child(part_heading(level, title))
}

fn page(s: Session, w: Words, level: u8, a: &Assessment) -> Vec<Node> {
    if a.answered == 0 {
        let begin = button("primary", w.count(phrase::START_QUICK, a.quick.items.len(), &[]), move || s.place.set(Place::Quick(0)));
        let samples = (!s.sampled).then(|| to_place(s, "secondary", w.say(phrase::GO_SAMPLES), Place::Samples));
        let buttons = el("div").class("buttons").child(begin).child(samples);
        return vec![el("p").class("lead").child(w.say(phrase::RESULTS_NOTHING)).into(), buttons.into()];
    }
    // While nothing beyond the quick check is answered, its own questions come first, and the percent range below.
    let quick = a.answered == a.quick.answered;
    let first = if quick { quick_result(s, w, level, a) } else { the_answer(s, w, level, a) };
    s.about(w, |about| {
        let [stops, gaps] = results_gaps::sections(s, w, level, a);
        let overlap = results_overlap::section(s, about, level);
        let all: Vec<(Phrase, Vec<El>)> = vec![
            // On paper the answer stands on the board page already.
            (
                if quick { phrase::QUICK_RESULT_HEADING } else { phrase::ANSWER_HEADING },
                if s.paper.is_some() && !quick { vec![] } else { vec![first] },
            ),
            (phrase::READY_HEADING, vec![results_readiness::section(s, about, level)]),
            (phrase::OVERLAP_HEADING, overlap),
            (phrase::MAP_HEADING, vec![results_map::section(s, about, level)]),
            (phrase::STOPS_HEADING, vec![stops]),
            (phrase::GAPS_HEADING, vec![gaps]),
            (phrase::CHECK_HEADING, vec![results_checks::section(s, about, level)]),
            (phrase::TIME_HEADING, vec![results_timeline::section(s, about, level)]),
            (phrase::NEXT_HEADING, vec![next(s, w, level, a)]),
            (phrase::KEEP_HEADING, if s.paper.is_some() { vec![] } else { vec![keep(s, w, level)] }),
            (phrase::TAKE_HEADING, results_take::section(s, w, level).into_iter().collect()),
            (phrase::NUMBERS_HEADING, vec![numbers(s, w, level)]),
        ];
        let all: Vec<(Phrase, Vec<El>)> = all.into_iter().filter(|(title, parts)| !parts.is_empty() && !w.say(*title).is_empty()).collect();
        let titles = all.iter().map(|(title, _)| (title.0.to_string(), w.say(*title).into()));
        let mut nodes: Vec<Node> = vec![contents(w.say(phrase::CONTENTS).into(), titles).into()];
        for (title, parts) in all {
            nodes.extend(parts.into_iter().map(|part| part.attr(PART, title.0.to_string()).into()));
        }
        nodes.push(cta(s, w));
        nodes
    })
}

/// Two sentences and the figures that carry them.
pub fn the_answer(s: Session, w: Words, level: u8, a: &Assessment) -> El {
    let figures = [ready_figures(s, w, a), way_figures(s, w, a)].into_iter().flatten().collect::<Vec<_>>();
    part(level, w.say(phrase::ANSWER_HEADING)).child(the_sentences(s, w, a)).child(el("div").class("figures").child(figures))
}

/// How much is in place, in two sentences.
pub fn the_sentences(s: Session, w: Words, a: &Assessment) -> El {
    let stops = a.gaps.iter().filter(|g| g.stops).count();
    let known = a.gaps.iter().filter(|g| g.level.is_some()).count();
    let in_place: usize = a.groups.iter().map(|g| g.tally.in_place).sum();
    let counts = [
        ("in", in_place, Figure::InPlace),
        ("gaps", known, Figure::Gaps),
        ("unsure", a.unsure, Figure::Unsure),
        ("open", a.total - a.answered, Figure::Unanswered),
        ("total", a.total, Figure::Asked),
    ];
    let first = counts.into_iter().fold(Said::new(w.say(phrase::ANSWER_FIRST)), |said, (name, n, figure)| said.count(name, w.number(n), n, figure));
    let left_out: usize = a.groups.iter().map(|g| g.tally.left_out).sum();
    let counted = |text, n: usize, figure| Said::new(w.form(text, n)).figure("n", w.number(n), figure).nodes(s);
    let left_out: Node = if left_out == 0 { nothing() } else { counted(phrase::ANSWER_LEFT_OUT, left_out, Figure::LeftOut) };
    let second = if stops == 0 { w.say(phrase::ANSWER_NO_STOPS).into() } else { counted(phrase::ANSWER_STOPS, stops, Figure::Stops) };
    el("p").class("lead").child(first.nodes(s)).child(" ").child(left_out).child(" ").child(second)
}

/// How ready each standard is that is asked.
fn ready_figures(s: Session, w: Words, a: &Assessment) -> Vec<El> {
    let mut figures = Vec::new();
    for (n, (standard, standing)) in s.catalog.standards.iter().zip(&a.standards).enumerate().filter(|(n, _)| a.asked & 1 << n != 0) {
        let value = to_figure(s, Figure::Ready(n as u8, Part::All), range_short(w, standing.all.range));
        figures.push(figure(value, w.fill(phrase::FIGURE_READY, &[("standard", standard.name)])));
    }
    figures
}

/// How far it is: the head start, and the months.
pub fn way_figures(s: Session, w: Words, a: &Assessment) -> Vec<El> {
    let mut figures = Vec::new();
    if let Some(h) = a.head_starts.first().copied().flatten() {
        let value = w.fill(phrase::OF, &[("n", &w.number(h.reached)), ("total", &w.number(h.possible))]);
        figures.push(figure(to_figure(s, Figure::Start(0), value), w.say(phrase::FIGURE_START)));
    }
    let last = match &a.timeline {
        Some(t) => {
            let whole = to_figure(s, Figure::Months, months_words(w, t.total.low, t.total.high));
            figures.push(figure(whole, w.say(phrase::FIGURE_WHOLE)));
            let value = to_figure(s, Figure::Left, months_words(w, t.total.left_low, t.total.left_high));
            figure(value, w.say(phrase::FIGURE_MONTHS))
        }
        None => figure(w.say(phrase::NOTHING_SHORT), w.say(phrase::NOTHING_TO_CERTIFY)),
    };
    figures.push(last);
    figures
}

/// A figure with what it counts.
fn figure(value: impl Into<Node>, what: impl Into<Node>) -> El {
    el("p").class("figure-card").child(el("span").class("figure").child(value)).child(" ").child(el("span").class("what").child(what))
}

/// How many actions of the plan are named.
const FIRST_ACTIONS: usize = 3;

/// What to do, and what would narrow the ranges.
fn next(s: Session, w: Words, level: u8, a: &Assessment) -> El {
    let counts = [
        (phrase::FILTER_UNANSWERED, a.total - a.answered, Filter::Unanswered),
        (phrase::FILTER_UNSURE, a.unsure, Filter::Unsure),
        (phrase::FILTER_WIDEN, a.widen.len(), Filter::Widen),
    ];
    let chip = |(text, n, filter): (Phrase, usize, Filter)| (n > 0).then(|| button("chip", w.count(text, n, &[]), move || s.show(filter)));
    let chips: Vec<El> = counts.into_iter().filter_map(chip).collect();
    let narrow = (!chips.is_empty()).then(|| vec![el("p").child(w.say(phrase::NEXT_TEXT)), el("div").class("chips").child(chips)]);
    let to = |class, text: Phrase, place| to_place(s, class, w.say(text), place);
    let ways = (el("div").class("buttons"))
        .child(to("primary", phrase::GO_PLAN, Place::Plan))
        .child(to("secondary", phrase::GO_DOCUMENTS, Place::Documents))
        .child(to("secondary", phrase::GO_SUGGESTIONS, Place::Suggestions))
        .child(s.with_record(|r| !r.advice.is_empty()).then(|| to("secondary", phrase::ADVICE_SHOW, Place::Advice)));
    let first = plan::first(s, w, FIRST_ACTIONS);
    let first = (!first.is_empty()).then(|| vec![el("p").child(w.say(phrase::NEXT_FIRST)), el("ol").class("gaps").child(first)]);
    part(level, w.say(phrase::NEXT_HEADING)).child(first).child(ways).child(narrow)
}

/// Where states are kept and compared.
fn keep(s: Session, w: Words, level: u8) -> El {
    let go = to_place(s, "secondary", w.say(phrase::GO_SNAPSHOTS), Place::Snapshots);
    part(level, w.say(phrase::KEEP_HEADING)).child(el("p").child(w.say(phrase::KEEP_TEXT))).child(go)
}

/// Which figures are counted, computed or a guide's estimate.
fn numbers(s: Session, w: Words, level: u8) -> El {
    let kinds = [phrase::NUMBERS_COUNTED, phrase::NUMBERS_COMPUTED, phrase::NUMBERS_GUIDE];
    let kinds: Vec<El> = kinds.into_iter().map(|kind| el("p").child(w.say(kind))).collect();
    let last = el("p").class("hint").child([&editions(s, w), " ", w.say(phrase::DISCLAIMER)].concat());
    let to = |text: Phrase, place| to_place(s, "secondary", w.say(text), place);
    let ways = (el("div").class("buttons"))
        .child(to(phrase::GO_NUMBERS, Place::Numbers))
        .child(to(phrase::GO_LEARN, Place::Learn))
        .child((!s.sampled).then(|| to(phrase::GO_SAMPLES, Place::Samples)));
    part(level, w.say(phrase::NUMBERS_HEADING)).child(kinds).child(ways).child(last)
}

/// Which editions of the standards are asked.
pub fn editions(s: Session, w: Words) -> String {
    let editions: Vec<String> = s.catalog.standards.iter().map(|s| [s.name, s.edition].join(":")).collect();
    w.fill(phrase::NUMBERS_EDITIONS, &[("editions", &editions.join(", "))])
}
