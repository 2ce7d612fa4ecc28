//! What does the quick check tell? Its own questions first; the range below, with why it is wide.

use super::{quick::group_label, results::part, results_gaps::gap_line};
use crate::{
    assessment::Assessment,
    quick::Tally,
    ui::{
        panel::months_words,
        parts::{button::button, heading::heading, table::table},
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
    let n = |n: usize| w.number(n);
    let mut lead =
        w.count(phrase::QUICK_FOUND, total, &[("in", &n(in_place)), ("way", &n(under_way)), ("missing", &n(missing)), ("unknown", &n(unknown))]);
    if left_out > 0 {
        lead = format!("{lead} {}", w.count(phrase::QUICK_LEFT_OUT, left_out, &[]));
    }
    let gaps: Vec<El> = a.quick.gaps.iter().take(FIRST_GAPS).map(|g| el("li").child(gap_line(s, w, g, a.asked))).collect();
    let no_gaps = gaps.is_empty().then(|| el("p").child(w.say(phrase::QUICK_NO_GAPS)));
    let months = a.timeline.as_ref().map(|t| {
        let (title, about) = w.path(s.path_index(t.path));
        let whole = el("strong").class("figure").child(months_words(w, t.total.low, t.total.high));
        el("p").child(whole).child(format!(" {} {about}", w.fill(phrase::QUICK_MONTHS, &[("path", title)])))
    });
    let months = months.unwrap_or_else(|| el("p").child(w.say(phrase::NOTHING_TO_CERTIFY)));
    let widest: Vec<String> = a.widest.iter().take(WIDEST).map(|(g, n)| format!("{} ({})", w.group(*g), w.number(*n))).collect();
    let more = a.total - a.answered;
    let wide = format!("{} {}", w.count(phrase::QUICK_WIDE, more, &[]), w.fill(phrase::QUICK_WIDEST, &[("groups", &widest.join(", "))]));
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
}

fn by_group(s: Session, w: Words, a: &Assessment) -> El {
    let heads = [phrase::COLUMN_GROUP, phrase::COLUMN_IN_PLACE, phrase::COLUMN_UNDER_WAY, phrase::COLUMN_MISSING, phrase::COLUMN_UNKNOWN];
    let row = |(g, t): &(u16, Tally)| {
        let head = el("span").child(el("bdi").child(group_label(s, *g))).child(" ").child(w.group(*g));
        let cell = |n: usize| Node::from(el("span").class(if n == 0 { "zero" } else { "count-of" }).child(w.number(n)));
        (head.into(), [t.in_place, t.under_way, t.missing, t.unknown].map(cell).into())
    };
    table(w.say(phrase::QUICK_TABLE).into(), heads.map(|p| w.say(p).into()).to_vec(), a.quick.groups.iter().map(row).collect())
}
