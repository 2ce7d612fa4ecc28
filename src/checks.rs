//! What does not fit together? Answers that contradict each other or the facts, or that an auditor would ask about.
//!
//! The rules over questions are data (`catalogs/checks.toml`); ten more, built in here, look at what stands beside the answers.
//! What is not known makes nothing true, and only questions of the target count.

use crate::{
    answers::{Answer, Answers, State},
    catalog::{
        advice::{Condition, Is, Rule},
        shape::{Catalog, Item, Question},
    },
    day,
    profile::{self, Profile},
    timeline::{self, Timeline},
};
use jiff::civil::Date;

/// What is looked at.
#[derive(Clone, Copy)]
pub struct Said<'a> {
    /// The answers.
    pub answers: &'a Answers,
    /// The profile as it counts, with what the host knows.
    pub profile: &'a Profile,
    /// The day that it is, where somebody told.
    pub today: Option<Date>,
    /// The months of the path; none when nothing is left to certify.
    pub timeline: Option<&'a Timeline>,
    /// Reasons that say nothing, in small letters.
    pub bare_reasons: &'a [String],
    /// A text in small letters, as the language writes them.
    pub lower: &'a dyn Fn(&str) -> String,
    /// Clauses whose required document is said to be missing.
    pub missing: &'a [Item],
}

/// Something that does not fit together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The name under which its words are found: a rule's, or one of [`BUILT_IN`].
    pub key: &'static str,
    /// The questions that it is about, in the order in which they are looked at; empty where it is about nearly all of them.
    pub items: Vec<Item>,
}

/// The checks that every catalog has, in the order in which they are listed.
pub const BUILT_IN: [&str; 10] = [
    "evidence-unnamed",
    "planned-unowned",
    "reason-missing",
    "reason-bare",
    "date-passed",
    "date-late",
    "theme-left-out",
    "start-unset",
    "document-missing",
    "all-proven",
];

/// The fewest known controls from which a share in place says anything.
const ENOUGH: usize = 5;
/// The fewest controls of a theme for which it is worth a question that all of them are left out.
const THEME: usize = 2;
/// "Nearly everything" and "hardly a note", as one part in so many that may differ. Our judgement.
const NEARLY: usize = 10;

/// Everything that does not fit together: rules that touch what stops a certificate, the other rules, then the checks built in.
pub fn checks(catalog: &'static Catalog, said: &Said) -> Vec<Finding> {
    let asked = said.profile.asked(catalog);
    let in_target = |item: &Item| question(catalog, *item).is_some_and(|q| q.standards & asked != 0);
    let (mut first, mut then) = (Vec::new(), Vec::new());
    for rule in catalog.advice.rules.iter().filter(|rule| said.profile.tells(rule.told)) {
        let Some(items) = holds(catalog, said.answers, rule, &in_target) else { continue };
        let stops = items.iter().any(|i| question(catalog, *i).is_some_and(|q| q.stops));
        if stops { &mut first } else { &mut then }.push(Finding { key: rule.key, items });
    }
    first.append(&mut then);
    built_in(catalog, said, asked, &mut first);
    first
}

fn question(catalog: &'static Catalog, item: Item) -> Option<&'static Question> {
    catalog.items.get(usize::from(item))
}

/// The questions that make every condition of a rule hold; none where one does not.
fn holds(catalog: &Catalog, answers: &Answers, rule: &Rule, in_target: &dyn Fn(&Item) -> bool) -> Option<Vec<Item>> {
    let mut items = Vec::new();
    for condition in rule.when {
        let found: Vec<Item> = match condition {
            Condition::Any(of, is) | Condition::All(of, is) => {
                let (asked, found) = of.iter().filter(|i| in_target(i)).fold((0, Vec::new()), |(n, mut found), item| {
                    if is_so(catalog, answers, *item, *is) {
                        found.push(*item);
                    }
                    (n + 1, found)
                });
                let every = matches!(condition, Condition::All(..));
                if found.is_empty() || every && found.len() < asked {
                    return None;
                }
                found
            }
            Condition::Few(standard, share) => {
                let of = catalog.standards.get(usize::from(*standard)).map_or(&[][..], |s| s.items);
                if !few(catalog, answers, of.iter().copied().filter(|i| in_target(i)), *share) {
                    return None;
                }
                Vec::new()
            }
        };
        for item in found {
            if !items.contains(&item) {
                items.push(item);
            }
        }
    }
    Some(items)
}

/// Whether a question is known to be so.
fn is_so(catalog: &Catalog, answers: &Answers, item: Item, is: Is) -> bool {
    let Some(state) = answers.state(item) else { return false };
    match is {
        Is::InPlace => state.in_place(),
        Is::Proven => state == State::Proven,
        Is::Gap => is_gap(state),
        Is::Untouched => matches!(state, State::None | State::Planned),
        Is::LeftOut => crate::readiness::left_out(catalog, answers, item),
    }
}

fn is_gap(state: State) -> bool {
    matches!(state, State::None | State::Planned | State::Partial)
}

/// Whether at most this share of the known controls that apply is in place; false where too few are known.
fn few(catalog: &Catalog, answers: &Answers, items: impl Iterator<Item = Item>, share: f64) -> bool {
    let (mut known, mut apply, mut in_place) = (0, 0, 0);
    for item in items.filter(|i| catalog.items.get(usize::from(*i)).is_some_and(|q| q.control)) {
        let Some(state) = answers.state(item).filter(|s| *s != State::Unsure) else { continue };
        known += 1;
        apply += usize::from(state != State::NotApplicable);
        in_place += usize::from(state.in_place());
    }
    known >= ENOUGH && apply > 0 && in_place as f64 / apply as f64 <= share
}

/// The checks that look at notes, owners, dates and reasons.
fn built_in(catalog: &'static Catalog, said: &Said, asked: u8, into: &mut Vec<Finding>) {
    let end =
        said.profile.start.zip(said.timeline).and_then(|(start, t)| timeline::between(start, t.total.low, t.total.high)).map(|(_, latest)| latest);
    let unstarted = said.profile.start.is_none() && said.timeline.is_some();
    let blank = |text: &str| text.trim().is_empty();
    let left_out = |item: Item| crate::readiness::left_out(catalog, said.answers, item);
    // A date tells something only where it is known that work is left.
    let due = |a: &Answer| a.state.filter(|s| is_gap(*s)).and_then(|_| day::read(&a.due));
    let all: Vec<(Item, &Answer)> = profile::asked_items(catalog, asked).filter_map(|i| Some((i, said.answers.get(i)?))).collect();
    for key in BUILT_IN {
        let fits = |item: Item, a: &Answer| match key {
            "evidence-unnamed" => a.state == Some(State::Proven) && blank(&a.note),
            "planned-unowned" => a.state == Some(State::Planned) && (blank(&a.owner) || a.due.is_empty()),
            "reason-missing" => left_out(item) && blank(&a.reason),
            "reason-bare" => left_out(item) && !blank(&a.reason) && bare(said, &a.reason),
            "date-passed" => due(a).zip(said.today).is_some_and(|(due, today)| due < today),
            "date-late" => due(a).zip(end).is_some_and(|(due, end)| due > end),
            "theme-left-out" => left_out(item) && theme_left_out(catalog, item, asked, &left_out),
            "start-unset" => unstarted && due(a).is_some(),
            "document-missing" => a.state == Some(State::Proven) && said.missing.contains(&item),
            _ => false,
        };
        let items: Vec<Item> = all.iter().filter(|(i, a)| fits(*i, a)).map(|(i, _)| *i).collect();
        if !items.is_empty() || key == "all-proven" && nearly_all_proven(&all, &left_out) {
            into.push(Finding { key, items });
        }
    }
}

/// Whether a reason is one that says nothing, whatever mark it ends with.
fn bare(said: &Said, reason: &str) -> bool {
    let said_so = (said.lower)(reason);
    said.bare_reasons.iter().any(|bare| ended(bare) == ended(&said_so))
}

/// A text without the spaces around it and the marks at its end.
fn ended(text: &str) -> &str {
    text.trim_start().trim_end_matches(|c: char| c.is_ascii_punctuation() || c.is_whitespace() || c == '…')
}

/// Whether everything that is asked of a control's group is left out, and that is more than one control.
fn theme_left_out(catalog: &'static Catalog, item: Item, asked: u8, left_out: &dyn Fn(Item) -> bool) -> bool {
    let group = question(catalog, item).and_then(|q| catalog.groups.get(usize::from(q.group)));
    let of = |item: &&Item| question(catalog, **item).is_some_and(|q| q.standards & asked != 0);
    let mut count = 0;
    let all = group.is_some_and(|g| {
        g.items.iter().filter(of).all(|i| {
            count += 1;
            left_out(*i)
        })
    });
    all && count >= THEME
}

/// Whether nearly everything that applies is in place with evidence, and hardly anything has a note.
fn nearly_all_proven(all: &[(Item, &Answer)], left_out: &dyn Fn(Item) -> bool) -> bool {
    let (mut apply, mut proven, mut noted) = (0, 0, 0);
    for (_, answer) in all.iter().filter(|(item, _)| !left_out(*item)) {
        apply += 1;
        proven += usize::from(answer.state == Some(State::Proven));
        noted += usize::from(!answer.note.trim().is_empty());
    }
    apply >= ENOUGH && (apply - proven) * NEARLY <= apply && noted * NEARLY <= apply
}
