//! Which assumptions do the months rest on? Each fact with what it adds, to change in place, and the constants of the model.

use super::{
    months::{Why, explained, now},
    results::part,
};
use crate::{
    browser::page,
    day, options, timeline,
    ui::{
        parts::table::table,
        pictures::About,
        session::Session,
        view::{El, Node, el, live},
    },
    wording::{Phrase, Words, phrase},
};
use web_sys::Event;

/// What a fact that is not told counts, as in [`Profile::hardness`](crate::profile::Profile::hardness).
const UNTOLD: f64 = 0.5;

/// The section with the facts and the model.
pub fn section(s: Session, w: Words, why: Why, level: u8) -> El {
    let facts: Vec<El> = fields(s).into_iter().map(|n| fact(s, w, why, n)).collect();
    let mut shown = None;
    let date = (el("input").attr("id", "month-start").attr("type", "date").attr("aria-describedby", "month-start-hint"))
        .with(move |field| page::show_value(field, &mut shown, s.profile().start.map(day::write).unwrap_or_default()))
        .on("change", move |event| {
            if let Some(date) = page::whole_value(&event) {
                s.tell_start(&date);
            }
        });
    let start = labelled(w.say(phrase::PROFILE_START), "month-start".into(), date, w.say(phrase::PROFILE_START_CHANGES));
    part(level, w.say(phrase::MONTH_ASSUMPTIONS))
        .child(el("p").child(w.say(phrase::MONTH_ASSUMPTIONS_TEXT)))
        .child(el("div").class("facts-grid").child(facts).child(start))
        .child(now(s, w, why, model))
}

/// The facts that the visitor may change: all but a target that the host fixes.
pub fn fields(s: Session) -> Vec<u8> {
    let fixed = s.options.with_untracked(|o| options::fixed_target(s.catalog, o.standards)).map(|(field, _)| field);
    (0..s.catalog.fields.len() as u8).filter(|n| Some(*n) != fixed).collect()
}

/// A control with its label above and a hint below, which describes it.
pub fn labelled(label: &'static str, id: String, control: El, hint: impl Into<Node>) -> El {
    let described = [&id, "-hint"].concat();
    (el("div").class("fact"))
        .child(el("label").class("fact-title").attr("for", id).child(label))
        .child(control)
        .child(el("p").class("hint").attr("id", described).child(hint))
}

/// A list of the options of a field, the first one for none of them.
pub fn choices(
    w: Words,
    s: Session,
    n: u8,
    id: String,
    first: impl Into<Node>,
    value: impl Fn() -> Option<u8> + 'static,
    mut choose: impl FnMut(Option<u8>) + 'static,
) -> El {
    let options = s.catalog.fields.get(usize::from(n)).map_or(0, |f| f.options.len() as u8);
    let options: Vec<El> = (0..options).map(|o| el("option").attr("value", o.to_string()).child(w.option(n, o))).collect();
    let described = [&id, "-hint"].concat();
    (el("select").attr("id", id).attr("aria-describedby", described))
        .child(el("option").attr("value", "").child(first))
        .child(options)
        .property("value", move || value().map(|o| o.to_string()).unwrap_or_default())
        .on("change", move |event: Event| choose(page::value(&event).parse().ok()))
}

fn fact(s: Session, w: Words, why: Why, n: u8) -> El {
    let id = ["month-fact", &n.to_string()].concat();
    let choose = move |option: Option<u8>| {
        s.tell_fact(n, option);
        if option.is_none() {
            // Where the host knows the fact it counts again, and the list has to say so.
            s.profile_changed.update(|n| *n += 1);
        }
    };
    let list = choices(w, s, n, id.clone(), w.say(phrase::MONTH_UNTOLD), move || s.effective_profile().get(n), choose);
    labelled(w.field(n), id, list, live(move || adds(s, w, why, n)))
}

/// What a fact adds to the months.
fn adds(s: Session, w: Words, why: Why, n: u8) -> String {
    let counts = explained(s, why).and_then(|why| why.facts.iter().find(|(field, _)| *field == n).copied());
    match counts {
        Some((_, hard)) => {
            let phrase = hard.map_or(phrase::MONTH_COUNTS_UNTOLD, case);
            w.fill(phrase, &[("share", &w.locale().percent(hard.unwrap_or(UNTOLD)))])
        }
        None if timeline::deciding(s.catalog).contains(&n) => w.say(phrase::MONTH_CHOOSES).into(),
        None => w.say(phrase::MONTH_NO_PART).into(),
    }
}

/// How hard something is, 0 to 1, in words.
fn case(hard: f64) -> Phrase {
    if hard <= 0.0 {
        phrase::MONTH_COUNTS_EASIEST
    } else if hard < 0.5 {
        phrase::MONTH_COUNTS_EASIER
    } else if hard == 0.5 {
        phrase::MONTH_COUNTS_MIDDLE
    } else if hard < 1.0 {
        phrase::MONTH_COUNTS_HARDER
    } else {
        phrase::MONTH_COUNTS_HARDEST
    }
}

/// What the facts come to together, and what is the same for everybody: the weights, and the months of each phase.
fn model(s: Session, why: Why, about: &About) -> Vec<Node> {
    let w = about.words;
    let Some(why) = explained(s, why) else { return Vec::new() };
    let path = why.path;
    let (percent, open) = (|share: f64| w.locale().percent(share), s.catalog.open_weight);
    let weights = w.fill(phrase::MONTH_WEIGHTS, &[("open", &percent(open)), ("facts", &percent(1.0 - open))]);
    let months = |n: f64| Node::from(w.locale().number(n, 2));
    let rows = path.phases.iter().enumerate().map(|(n, p)| (w.phase(s.path_index(path), n).into(), p.months.map(months).into()));
    let heads = [phrase::COLUMN_PHASE, phrase::MONTH_EASIEST, phrase::MONTH_MIDDLE, phrase::MONTH_HARDEST];
    let together = |n: usize| el("p").child(w.count(phrase::MONTH_HARD, n, &[("share", &percent(why.hard)), ("untold", &percent(UNTOLD))]));
    vec![
        (!why.facts.is_empty()).then(|| together(why.facts.len())).into(),
        el("p").child(weights).into(),
        table(w.say(phrase::MONTH_MODEL).into(), heads.map(|p| w.say(p).into()).to_vec(), rows.collect()).into(),
    ]
}
