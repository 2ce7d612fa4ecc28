//! What does the quick check tell? Its own questions first; the range below, with why it is wide.

use super::{quick::group_label, results::part, results_gaps::gap_line};
use crate::{
    assessment::Assessment,
    figures::{Figure, Kind},
    quick::Tally,
    ui::{
        brand::cta,
        links::to_figure,
        panel::months_words,
        parts::{button::button, heading::heading, table::table},
        said::Said,
        session::Session,
        view::{El, Node, el},
    },
    wording::{Words, phrase},
};

/// How many gaps are named.
const FIRST_GAPS: usize = 3;
/// How many groups are named that widen the range most.
const WIDEST: usize = 4;

/// The part of the results that speaks of the quick check.
pub fn quick_result(s: Session, w: Words, level: u8, a: &Assessment) -> El {
    let Tally { total, in_place, under_way, missing, unknown, left_out } = a.quick.all;
    let of = |said: Said, name, n: usize, kind| said.count(name, w.number(n), n, Figure::Quick(None, kind));
    let counts = [
        ("n", total, Kind::All),
        ("in", in_place, Kind::InPlace),
        ("way", under_way, Kind::UnderWay),
        ("missing", missing, Kind::Missing),
        ("unknown", unknown, Kind::Unknown),
    ];
    let found = counts.into_iter().fold(Said::new(w.form(phrase::QUICK_FOUND, total)), |said, (name, n, kind)| of(said, name, n, kind));
    let left_out = (left_out > 0).then(|| of(Said::new(w.form(phrase::QUICK_LEFT_OUT, left_out)), "n", left_out, Kind::LeftOut).nodes(s));
    let lead: Vec<Node> = vec![found.nodes(s), " ".into(), left_out.into()];
    let gaps: Vec<El> = a.quick.gaps.iter().take(FIRST_GAPS).map(|g| el("li").child(gap_line(s, w, g, a.asked))).collect();
    let no_gaps = gaps.is_empty().then(|| el("p").child(w.say(phrase::QUICK_NO_GAPS)));
    let months = a.timeline.as_ref().map(|t| {
        let (title, about) = w.path(s.path_index(t.path));
        let whole = el("strong").class("figure").child(to_figure(s, Figure::Months, months_words(w, t.total.low, t.total.high)));
        el("p").child(whole).child(format!(" {} {about}", w.fill(phrase::QUICK_MONTHS, &[("path", title)])))
    });
    let months = months.unwrap_or_else(|| el("p").child(w.say(phrase::NOTHING_TO_CERTIFY)));
    let widest: Vec<&str> = a.widest.iter().take(WIDEST).map(|(g, _)| w.group(*g)).collect();
    let more = a.total - a.answered;
    let wide: Vec<Node> = vec![
        Said::new(w.form(phrase::QUICK_WIDE, more)).count("n", w.number(more), more, Figure::Unanswered).nodes(s),
        [" ", &w.fill(phrase::QUICK_WIDEST, &[("groups", &widest.join(", "))])].concat().into(),
    ];
    part(level, w.say(phrase::QUICK_RESULT_HEADING))
        .child(el("p").class("lead").child(lead))
        .child(heading(level + 3, w.say(phrase::QUICK_GAPS), false))
        .child(no_gaps)
        .child(el("ol").class("gaps").child(gaps))
        .child(by_group(s, w, a))
        .child(heading(level + 3, w.say(phrase::QUICK_MONTHS_HEADING), false))
        .child(months)
        .child(el("div").class("buttons").child(button("primary", w.count(phrase::DEEPEN, more, &[]), move || s.deepen())))
        .child(el("p").class("hint").child(wide))
        .child(cta(s, w))
}

fn by_group(s: Session, w: Words, a: &Assessment) -> El {
    let heads = [phrase::COLUMN_GROUP, phrase::COLUMN_IN_PLACE, phrase::COLUMN_UNDER_WAY, phrase::COLUMN_MISSING, phrase::COLUMN_UNKNOWN];
    let row = |(g, t): &(u16, Tally)| {
        let head = el("span").child(el("bdi").child(group_label(s, *g))).child(" ").child(w.group(*g));
        let cell = |(n, kind): (usize, Kind)| match n {
            0 => Node::from(el("span").class("zero").child(w.number(0))),
            n => to_figure(s, Figure::Quick(Some(*g), kind), w.number(n)).into(),
        };
        let counts = [(t.in_place, Kind::InPlace), (t.under_way, Kind::UnderWay), (t.missing, Kind::Missing), (t.unknown, Kind::Unknown)];
        (head.into(), counts.map(cell).into())
    };
    table(w.say(phrase::QUICK_TABLE).into(), heads.map(|p| w.say(p).into()).to_vec(), a.quick.groups.iter().map(row).collect())
}
