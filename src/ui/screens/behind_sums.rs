//! How does a figure come about? Its arithmetic in sentences, with the same numbers that the assessment holds.

use super::behind::{by_name, state_name};
use crate::{
    behind::{By, List},
    figures::Figure,
    profile::Profile,
    readiness::{self, Share},
    ui::{
        panel::range_short,
        pictures::{About, overlap as picture},
        session::Session,
    },
    wording::{Words, phrase},
};

/// The sentences about a figure.
pub fn sums(s: Session, about: &About, profile: &Profile, figure: Figure, lists: &[List]) -> Vec<String> {
    let w = about.words;
    let total: usize = lists.iter().map(|(_, items)| items.len()).sum();
    let terms: Vec<String> = lists.iter().map(|(by, items)| term(w, *by, items.len())).collect();
    let counted = |text| vec![w.fill(text, &[("total", &w.number(total)), ("parts", &terms.join(", "))])];
    match figure {
        Figure::Asked => counted(phrase::BEHIND_SUM_ASKED),
        Figure::Ready(..) | Figure::Group(..) => ready(about, lists),
        Figure::Start(n) => start(about, usize::from(n), profile),
        Figure::Months | Figure::Left => {
            let Some(t) = &about.assessment.timeline else { return vec![w.say(phrase::NOTHING_TO_CERTIFY).into()] };
            let left = figure == Figure::Left;
            let (low, high) = if left { (t.total.left_low, t.total.left_high) } else { (t.total.low, t.total.high) };
            let months = exactly(w, low, high);
            let said = if left {
                w.fill(phrase::BEHIND_SUM_LEFT, &[("months", &months)])
            } else {
                w.fill(phrase::BEHIND_SUM_MONTHS, &[("months", &months)])
            };
            vec![said]
        }
        Figure::Phase(n) => phase(s, about, profile, usize::from(n)),
        _ => counted(phrase::BEHIND_SUM_PARTS),
    }
}

/// Months as they are computed, to a tenth; one figure where both ends are the same.
pub fn exactly(w: Words, low: f64, high: f64) -> String {
    let (low, high) = (w.locale().number(low, 1), w.locale().number(high, 1));
    if low == high { w.fill(phrase::BEHIND_EXACTLY, &[("n", &low)]) } else { w.fill(phrase::MONTHS, &[("low", &low), ("high", &high)]) }
}

fn term(w: Words, by: By, n: usize) -> String {
    w.fill(phrase::BEHIND_TERM, &[("n", &w.number(n)), ("what", &w.locale().lower(by_name(w, by)))])
}

/// Readiness: each state at its level, the mean in the worst case, and what the unknown ones could add.
fn ready(about: &About, lists: &[List]) -> Vec<String> {
    let w = about.words;
    let items = lists.iter().flat_map(|(_, items)| items.iter().copied());
    let Share { total, known, left_out, range, .. } = readiness::share(about.catalog, &about.record.answers, items);
    let (applies, unknown) = (total - left_out, total - known);
    let Some((low, high)) = range else { return vec![w.say(phrase::BEHIND_SUM_NOTHING).into()] };
    let level = |by: &By| match by {
        By::State(Some(state)) => state.level(about.catalog),
        _ => None,
    };
    let terms = lists.iter().filter_map(|(by, items)| {
        let By::State(state) = by else { return None };
        let values = [("n", &*w.number(items.len())), ("level", &w.locale().percent(level(by)?)), ("what", &w.locale().lower(state_name(w, *state)))];
        Some(w.fill(phrase::BEHIND_TERM_LEVEL, &values))
    });
    let terms: Vec<String> = terms.collect();
    let sum = |share: f64| w.locale().number(share * applies as f64, 1);
    let count = w.number(applies);
    let values = [("terms", &*terms.join(" + ")), ("sum", &sum(low)), ("applies", &count), ("low", &w.locale().percent(low))];
    let mut said = Vec::new();
    if !terms.is_empty() {
        said.push(w.fill(phrase::BEHIND_SUM_READY, &values));
    }
    said.push(if unknown == 0 {
        w.say(phrase::BEHIND_SUM_CERTAIN).into()
    } else {
        let values = [("unknown", &*w.number(unknown)), ("sum", &sum(high)), ("applies", &count), ("high", &w.locale().percent(high))];
        w.fill(phrase::BEHIND_SUM_BEST, &values)
    });
    if left_out > 0 {
        said.push(w.fill(phrase::BEHIND_SUM_LEFT_OUT, &[("n", &w.number(left_out))]));
    }
    said
}

/// The head start: what is possible, and what of it is reached.
fn start(about: &About, n: usize, profile: &Profile) -> Vec<String> {
    let w = about.words;
    let Some(overlap) = about.catalog.overlaps.get(n) else { return Vec::new() };
    let (from, to) = picture::names(about, overlap);
    let Some(h) = about.assessment.head_starts.get(n).copied().flatten() else {
        let possible = w.number(overlap.shared.len() + crate::overlap::strong(overlap).count());
        return vec![w.fill(phrase::BEHIND_SUM_NO_START, &[("possible", &possible), ("from", from), ("to", to)])];
    };
    let shared = overlap.shared.len();
    let numbers = [
        ("possible", h.possible),
        ("of", h.of),
        ("shared", shared),
        ("strong", h.possible - shared),
        ("reached", h.reached),
        ("clauses", h.clauses),
        ("controls", h.reached - h.clauses),
    ];
    let numbers = numbers.map(|(name, n)| (name, w.number(n)));
    let mut values: Vec<(&str, &str)> = numbers.iter().map(|(name, n)| (*name, n.as_str())).collect();
    values.push(("to", to));
    let mut said = vec![w.fill(phrase::BEHIND_SUM_START, &values)];
    if profile.fits(about.catalog, &[overlap.proven_by]) {
        said.push(w.fill(phrase::BEHIND_SUM_CERTIFICATE, &[("from", from)]));
    }
    said
}

/// A phase: the model's months, how hard it is here, and what is left of it.
fn phase(s: Session, about: &About, profile: &Profile, n: usize) -> Vec<String> {
    let w = about.words;
    let Some(t) = &about.assessment.timeline else { return Vec::new() };
    let (Some(phase), Some(m)) = (t.path.phases.get(n), t.phases.get(n)) else { return Vec::new() };
    let percent = |x: f64| w.locale().percent(x);
    let [easy, middle, hard] = phase.months.map(|m| w.locale().number(m, 2));
    let weight = s.catalog.open_weight;
    let model = [("easy", &*easy), ("middle", &middle), ("hard", &hard), ("open_weight", &percent(weight)), ("fact_weight", &percent(1.0 - weight))];
    let mut said = vec![w.fill(phrase::BEHIND_SUM_PHASE, &model)];
    let range = readiness::share(about.catalog, &about.record.answers, phase.items.iter().copied()).range;
    // Where nothing applies, nothing is open.
    let (worst, best) = range.unwrap_or((1.0, 1.0));
    let here = [
        ("open", &*range_short(w, Some((1.0 - best, 1.0 - worst)))),
        ("facts", &percent(profile.hardness(s.catalog, t.path))),
        ("months", &exactly(w, m.low, m.high)),
        ("left", &exactly(w, m.left_low, m.left_high)),
    ];
    said.push(w.fill(phrase::BEHIND_SUM_PHASE_OPEN, &here));
    if phase.whole {
        said.push(w.say(phrase::BEHIND_SUM_PHASE_WHOLE).into());
    }
    said
}
