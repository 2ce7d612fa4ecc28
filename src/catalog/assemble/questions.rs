//! Which questions are there, in which groups? Read from the standards' own files and put into reading order.

use super::super::{
    shape::{Group, Item, Question},
    source::{Fault, Source, StandardFile},
};
use super::{Place, ids::Ids, keep, text};

/// A group while its questions are found: the group, its questions, the keys of its sub-headings.
pub type Open = (Group, Vec<Item>, Vec<String>);

/// Where a question stands among others: clauses by number and standard, then controls as their standard lists them.
type Order = (u8, usize, Vec<u16>, usize);

/// A question with its place in reading order, its place by number, and where its id is written.
type Made = (Order, (Vec<u16>, usize), Question, Place);

/// The numbers of `6.1.2` or `A.5.10`; none where it is not such a number.
fn parts(number: &str, control: bool) -> Option<Vec<u16>> {
    let rest = if control { number.strip_prefix("A.")? } else { number };
    rest.split('.').map(|p| p.parse().ok()).collect()
}

/// The groups of these files, the shared one first.
pub fn groups(files: &[(Source, StandardFile)]) -> Result<Vec<Open>, Fault> {
    let mut groups: Vec<(Group, Vec<Item>, Vec<String>)> = Vec::new();
    for (i, (source, file)) in files.iter().enumerate() {
        for g in &file.group {
            let standard = (i > 0).then(|| (i - 1) as u8);
            if groups.iter().any(|(o, ..)| o.id == g.id.get_ref() && o.standard == standard) {
                return Err(source.fault(g.id.span(), format!("the group {} is there twice", g.id.get_ref())));
            }
            let keys = g.sections.iter().map(|s| s.key.clone()).collect();
            groups.push((Group { id: text(g.id.get_ref()), standard, items: &[], sections: &[] }, Vec::new(), keys));
        }
    }
    Ok(groups)
}

/// The questions of these files in reading order, each with where its id is written.
pub fn questions(files: &[(Source, StandardFile)], groups: &[Open]) -> Result<(Vec<Question>, Vec<Place>), Fault> {
    let mut made: Vec<Made> = Vec::new();
    let all_shared = files.iter().skip(1).enumerate().filter(|(_, (_, f))| f.shared).fold(0u8, |bits, (i, _)| bits | 1 << i);
    for (i, (source, file)) in files.iter().enumerate() {
        let rows = file.clause.iter().map(|c| (c, false)).chain(file.control.iter().map(|c| (c, true)));
        for (row, (q, control)) in rows.enumerate() {
            let number = q.id.get_ref();
            let bad = |what: String| source.fault(q.id.span(), what);
            let parts =
                parts(number, control).ok_or_else(|| bad(format!("{number} is not a {} number", if control { "control's" } else { "clause's" })))?;
            if i == 0 && control {
                return Err(bad(format!("{number}: a control belongs to one standard and cannot be shared")));
            }
            let group = groups.iter().position(|(g, ..)| match (g.standard, control) {
                (None, false) => parts.first().is_some_and(|p| g.id == p.to_string()),
                (Some(s), true) => usize::from(s) + 1 == i && number.strip_prefix(g.id).is_some_and(|r| r.starts_with('.')),
                _ => false,
            });
            let group = group.ok_or_else(|| bad(format!("{number} belongs to no group")))?;
            let id = format!("{}:{number}", file.key.get_ref());
            let key = if control { (1, i, vec![row as u16], 0) } else { (0, 0, parts.clone(), i) };
            let question = Question {
                id: text(&id),
                number: text(number),
                standards: if i == 0 { all_shared } else { 1 << (i - 1) },
                group: group as u16,
                shared: i == 0,
                control,
                stops: q.stops,
                new: q.new,
                effort: q.effort,
                rank: 0,
                twin: None,
            };
            made.push((key, (parts, i), question, (source.clone(), q.id.span())));
        }
    }
    made.sort_by(|a, b| a.0.cmp(&b.0));
    let mut ranks: Vec<usize> = (0..made.len()).collect();
    ranks.sort_by_key(|&n| made.get(n).map(|m| (m.2.control, m.1.clone())));
    let mut items: Vec<Question> = made.iter().map(|m| m.2).collect();
    for (rank, &n) in ranks.iter().enumerate() {
        if let Some(q) = items.get_mut(n) {
            q.rank = rank as u16;
        }
    }
    let places: Vec<Place> = made.into_iter().map(|m| m.3).collect();
    for (n, (q, (source, at))) in items.iter().zip(&places).enumerate() {
        if items.iter().take(n).any(|o| o.id == q.id) {
            return Err(source.fault(at.clone(), format!("{} is there twice", q.id)));
        }
    }
    let same = |q: &Question, o: &Question| !q.control && !o.control && o.number == q.number && o.id != q.id;
    let again = |q: &Question| q.shared && items.iter().any(|o| same(q, o) && o.standards & q.standards != 0);
    if let Some((q, (source, at))) = items.iter().zip(&places).find(|(q, _)| again(q)) {
        return Err(source.fault(at.clone(), format!("{} is shared and asked for one standard alone as well", q.number)));
    }
    let twins: Vec<Option<usize>> = items.iter().map(|q| items.iter().position(|o| same(q, o))).collect();
    for (q, twin) in items.iter_mut().zip(twins) {
        q.twin = twin.map(|n| n as Item);
    }
    Ok((items, places))
}

/// The groups with their questions and sub-headings, and the keys of these.
pub fn filled(files: &[(Source, StandardFile)], mut groups: Vec<Open>, ids: &Ids) -> Result<(Vec<Group>, Vec<Vec<String>>), Fault> {
    for (n, q) in ids.items.iter().enumerate() {
        if let Some((_, list, _)) = groups.get_mut(usize::from(q.group)) {
            list.push(n as Item);
        }
    }
    let mut done_groups = Vec::new();
    let mut sections = Vec::new();
    for (g, list, keys) in groups {
        let i = g.standard.map_or(0, |s| usize::from(s) + 1);
        let mut at = Vec::new();
        if let Some((source, file)) = files.get(i)
            && let Some(table) = file.group.iter().find(|t| t.id.get_ref() == g.id)
        {
            for s in &table.sections {
                let item = ids.number(source, file.key.get_ref(), &s.from)?;
                if !list.contains(&item) {
                    return Err(source.fault(s.from.span(), format!("{} is not in the group {}", s.from.get_ref(), g.id)));
                }
                at.push(item);
            }
            if list.is_empty() {
                return Err(source.fault(table.id.span(), format!("the group {} has no question", g.id)));
            }
        }
        sections.push(keys);
        done_groups.push(Group { items: keep(list), sections: keep(at), ..g });
    }
    Ok((done_groups, sections))
}
