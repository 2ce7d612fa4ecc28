//! Which clauses count twice? Clause by clause: served by one piece of work, the same number with other content, or new.

use super::{explorer::names_of, results::part};
use crate::{
    catalog::{
        shape::{Item, Overlap},
        words::Help,
    },
    explore,
    figures::Lane,
    ui::{
        links::to_marked_item,
        parts::table::{Row, table},
        session::{Helping, Session},
        terms::marked,
        view::{El, Node, Text, el},
    },
    wording::{Phrase, Words, phrase},
};

/// What a kind of clause is called.
fn kind(lane: Lane) -> Phrase {
    match lane {
        Lane::Shared => phrase::LANE_SHARED_SHORT,
        Lane::Differs => phrase::LANE_DIFFERS_SHORT,
        _ => phrase::LANE_ONLY_SHORT,
    }
}

/// The clauses in a table.
pub fn section(s: Session, w: Words, level: u8, overlap: &Overlap) -> El {
    let (_, to) = names_of(s, overlap);
    let clauses = explore::clauses(s.catalog, overlap);
    let of = |wanted: Lane| w.number(clauses.iter().filter(|(_, lane)| *lane == wanted).count());
    let [shared, differs, only] = [Lane::Shared, Lane::Differs, Lane::Only].map(of);
    let all = w.number(clauses.len());
    let values = [("clauses", all.as_str()), ("shared", &shared), ("differs", &differs), ("only", &only), ("to", to)];
    let rows = clauses.iter().map(|(item, lane)| line(s, w, *item, *lane)).collect();
    let heads: Vec<Text> = [phrase::EXPLORE_COLUMN_CLAUSE, phrase::EXPLORE_COLUMN_KIND, phrase::EXPLORE_COLUMN_MEANS].map(|p| w.say(p).into()).into();
    part(level + 1, w.say(phrase::EXPLORE_CLAUSES_HEADING)).child(el("p").child(w.fill(phrase::EXPLORE_CLAUSES_TEXT, &values))).child(table(
        w.fill(phrase::EXPLORE_CLAUSES_TABLE, &[("to", to)]).into(),
        heads,
        rows,
    ))
}

fn line(s: Session, w: Words, item: Item, lane: Lane) -> Row {
    let twin = s.question(item).and_then(|q| q.twin);
    let links: Vec<El> = std::iter::once(item).chain(twin).map(|i| el("p").child(to_marked_item(s, w, i))).collect();
    let Help { serves, ai_part, difference, .. } = s.helping.with_untracked(|helping| match helping {
        Helping::Here(pack) => pack.items.get(usize::from(item)).cloned().unwrap_or_default(),
        _ => Help::default(),
    });
    let texts: Vec<Node> =
        [serves, ai_part, difference].into_iter().filter(|t| !t.is_empty()).map(|t| el("p").child(marked(s, w, &t)).into()).collect();
    (links.into(), vec![w.say(kind(lane)).into(), texts.into()])
}
