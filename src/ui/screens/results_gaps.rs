//! Which gaps first, and why? What stops a certificate, then the first ten in order, a sentence each.

use super::results::part;
use crate::{
    assessment::Assessment,
    figures::Figure,
    gaps::Gap,
    ui::{
        links::to_marked_item,
        row::standard_names,
        said::Said,
        session::Session,
        view::{El, Node, el, nothing},
    },
    wording::{Words, phrase},
};

/// How many gaps are listed at first.
const FIRST: usize = 10;

/// The sections on gaps.
pub fn sections(s: Session, w: Words, level: u8, a: &Assessment) -> [El; 2] {
    let stops = a.gaps.iter().filter(|g| g.stops);
    let stopping: Vec<El> =
        stops.map(|g| el("li").child(to_marked_item(s, w, g.item)).child(" ").child(el("span").class("hint").child(state_words(s, w, g)))).collect();
    let text: Node = match stopping.len() {
        0 => w.say(phrase::STOPS_NONE).into(),
        n => Said::new(w.form(phrase::STOPS_TEXT, n)).figure("n", w.number(n), Figure::Stops).nodes(s),
    };
    let stops = part(level, w.say(phrase::STOPS_HEADING)).child(el("p").child(text)).child(el("ul").class("stops-list").child(stopping));
    let first: Vec<El> = a.gaps.iter().take(FIRST).map(|g| el("li").child(gap_line(s, w, g, a.asked))).collect();
    let known = a.gaps.iter().filter(|g| g.level.is_some()).count();
    let unknown = a.gaps.len() - known;
    let text = (Said::new(w.say(phrase::GAPS_TEXT)))
        .count("known", w.number(known), known, Figure::Gaps)
        .count("unknown", w.number(unknown), unknown, Figure::Unknown)
        .nodes(s);
    let gaps = part(level, w.say(phrase::GAPS_HEADING)).child(el("p").child(text)).child(el("ol").class("gaps").child(first));
    [stops, gaps]
}

/// A gap with the sentence why it stands where it stands.
pub fn gap_line(s: Session, w: Words, gap: &Gap, asked: u8) -> Vec<Node> {
    let question = s.question(gap.item);
    let (shared, control) = question.map_or((false, false), |q| (q.shared, q.control));
    let kind = match (gap.stops, control) {
        (true, _) => phrase::WHY_STOPS,
        (false, false) => phrase::WHY_CLAUSE,
        (false, true) => phrase::WHY_CONTROL,
    };
    let twice = match (gap.elsewhere, shared) {
        (0, _) => nothing(),
        (_, true) => w.fill(phrase::WHY_SHARED, &[("standards", &standard_names(s, question.map_or(0, |q| q.standards & asked)))]).into(),
        (n, false) => Said::new(w.form(phrase::WHY_TWICE, n)).figure("n", w.number(n), Figure::Gives(gap.item)).nodes(s),
    };
    let why = [w.say(kind), " ", &state_words(s, w, gap), " "].concat();
    vec![to_marked_item(s, w, gap.item), el("span").class("why").child(why).child(twice).into()]
}

/// Where the gap stands now.
fn state_words(s: Session, w: Words, gap: &Gap) -> String {
    match s.with_record(|r| r.answers.state(gap.item)) {
        None => w.say(phrase::WHY_UNANSWERED).into(),
        Some(state) => w.fill(phrase::WHY_STATE, &[("state", w.state(state))]),
    }
}
