//! How ready is each part? A bar per clause, theme and area of every standard that is asked.

use super::{About, hue};
use crate::{
    catalog::shape::Item,
    charts::{
        drawing::Hue,
        readiness::{Group, Readiness, Row},
    },
    figures::{Figure, Part},
    readiness::{self, Share},
    ui::{panel::range_short, said::Said},
    wording::phrase,
};

/// The chart; the key of a row is its group.
pub fn chart(about: &About) -> Readiness {
    let w = about.words;
    let row = |label: String, hue: Hue, share: &Share, key: Option<u16>| Row {
        label,
        whole: key.is_none(),
        hue,
        range: share.range,
        note: range_short(about.words, share.range),
        key,
    };
    let mut groups = Vec::new();
    for (n, name) in about.standards() {
        let Some(standing) = about.assessment.standards.get(n) else { continue };
        let mut rows = vec![row(w.say(phrase::PART_CLAUSES_SHORT).into(), hue(n), &standing.clauses, None)];
        for (number, group) in (0..).zip(about.catalog.groups) {
            match group.standard {
                None => rows.push(row(about.group_short(number), hue(n), &of_group(about, n, group.items), Some(number))),
                Some(standard) if usize::from(standard) == n => {
                    if rows.iter().filter(|r| r.whole).count() < 2 {
                        rows.push(row(w.say(phrase::PART_ANNEX_SHORT).into(), hue(n), &standing.annex, None));
                    }
                    let share = about.assessment.groups.get(usize::from(number)).map(|g| g.share).unwrap_or_default();
                    rows.push(row(about.group_short(number), hue(n), &share, Some(number)));
                }
                Some(_) => {}
            }
        }
        groups.push(Group { heading: name.into(), rows });
    }
    let axis = [0.0, 0.25, 0.5, 0.75, 1.0].map(|x| w.locale().percent(x));
    Readiness { groups, axis, meanings: [w.say(phrase::READY_CERTAIN).into(), w.say(phrase::READY_POSSIBLE).into()] }
}

/// The questions of a group as far as they count for one standard.
pub fn of_group(about: &About, standard: usize, items: &[Item]) -> Share {
    let mine = |i: &Item| about.catalog.items.get(usize::from(*i)).is_some_and(|q| q.standards & 1 << standard != 0);
    readiness::share(about.catalog, &about.record.answers, items.iter().copied().filter(mine))
}

/// What the chart shows above all: of the groups of which something is known, the one with the lowest worst case.
pub fn finding(about: &About) -> Said {
    let w = about.words;
    // A group of which nothing is known would win without telling anything.
    let known = (0..).zip(&about.assessment.groups).filter(|(_, g): &(u16, _)| g.share.known > 0);
    let ranges = known.filter_map(|(n, g)| Some((n, g.share.range?)));
    let least = ranges.reduce(|least, next| if next.1.0 < least.1.0 { next } else { least });
    match least {
        Some((n, range)) if range.0 < 1.0 => {
            let said = Said::new(w.say(phrase::READY_FINDING)).word("group", about.group_label(n));
            said.figure("range", range_short(w, Some(range)), Figure::Group(n, None))
        }
        Some(_) => Said::new(w.say(phrase::READY_FINDING_ALL)),
        None => Said::new(w.say(phrase::READY_FINDING_NONE)),
    }
}

/// The chart in a sentence per standard.
pub fn reading(about: &About) -> Vec<Said> {
    let w = about.words;
    let sentence = |(n, name): (usize, &str)| {
        let standing = about.assessment.standards.get(n)?;
        let ready = |part| Figure::Ready(n as u8, part);
        let said = Said::new(w.say(phrase::READY_READING)).word("standard", name);
        let said = said.figure("clauses", range_short(w, standing.clauses.range), ready(Part::Clauses));
        Some(said.figure("annex", range_short(w, standing.annex.range), ready(Part::Annex)))
    };
    about.standards().filter_map(sentence).collect()
}
