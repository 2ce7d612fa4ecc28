//! How do source files become a catalog? Ids are resolved to positions; what does not resolve is a fault with file and line.

use super::{
    check,
    shape::*,
    source::{self, *},
};
use std::{collections::BTreeMap, path::PathBuf};
use toml::Spanned;

/// A catalog beside what its words need: where each id stands, and the keys in order.
#[derive(Debug)]
pub struct Assembled {
    /// The tables.
    pub catalog: Catalog,
    /// Per question, the file and place of its id.
    pub places: Vec<(Source, std::ops::Range<usize>)>,
    /// The folder that words of each question or group lie in: the shared one, then the standards' ones.
    pub folders: Vec<String>,
    /// Per overlap, the name of its file without the ending; its words lie in a folder of that name.
    pub overlap_files: Vec<String>,
    /// Per group, the keys of its sub-headings.
    pub sections: Vec<Vec<String>>,
}

type Place = (Source, std::ops::Range<usize>);

/// A list that lives as long as the program: catalogs are made once.
pub fn keep<T>(list: Vec<T>) -> &'static [T] {
    Box::leak(list.into_boxed_slice())
}

fn text(s: &str) -> &'static str {
    Box::leak(s.to_owned().into_boxed_str())
}

/// The numbers of `6.1.2` or `A.5.10`; none where it is not such a number.
fn parts(number: &str, control: bool) -> Option<Vec<u16>> {
    let rest = if control { number.strip_prefix("A.")? } else { number };
    rest.split('.').map(|p| p.parse().ok()).collect()
}

/// Reads and checks the catalogs in these folders; the first is complete, each further one adds to it.
pub fn assemble(roots: &[PathBuf]) -> Result<Assembled, Fault> {
    let heads = source::read_each::<CatalogFile>(roots, "catalog.toml")?;
    let (first, head) = heads.first().ok_or_else(|| Fault { file: "catalog.toml".into(), line: 1, what: "is missing".into() })?;
    let shared = head.shared.as_ref().ok_or_else(|| first.fault(0..0, "`shared` names the folder of the shared clauses and is missing"))?;
    let levels = head.levels.as_ref().ok_or_else(|| first.fault(0..0, "`levels` is missing"))?;

    let named = heads.iter().flat_map(|(source, h)| h.standards.iter().map(move |folder| (source, folder)));
    let (mut folders, mut files) = (Vec::new(), Vec::<(Source, StandardFile)>::new());
    for (source, folder) in std::iter::once((first, shared)).chain(named) {
        if folders.len() > 8 {
            return Err(source.fault(folder.span(), "more than eight standards are not foreseen"));
        }
        let file = roots.iter().map(|r| r.join(folder.get_ref()).join("standard.toml")).find(|f| f.exists());
        let file = file.ok_or_else(|| source.fault(folder.span(), format!("there is no {}/standard.toml", folder.get_ref())))?;
        let (source, file) = source::read::<StandardFile>(&file)?;
        if files.iter().any(|(_, o)| o.key.get_ref() == file.key.get_ref()) {
            return Err(source.fault(file.key.span(), format!("the standard {} is there twice", file.key.get_ref())));
        }
        folders.push(folder.get_ref().clone());
        files.push((source, file));
    }

    let mut made = Vec::new(); // (sort key, question, place)
    let all_shared = files.iter().skip(1).enumerate().filter(|(_, (_, f))| f.shared).fold(0u8, |bits, (i, _)| bits | 1 << i);
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
    let mut ids: BTreeMap<&'static str, Item> = BTreeMap::new();
    for (n, (q, (source, at))) in items.iter().zip(&places).enumerate() {
        if ids.insert(q.id, n as Item).is_some() {
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
    for (n, q) in items.iter().enumerate() {
        if let Some((_, list, _)) = groups.get_mut(usize::from(q.group)) {
            list.push(n as Item);
        }
    }
    let find = |source: &Source, standard: &str, number: &Spanned<String>| {
        let id = format!("{standard}:{}", number.get_ref());
        ids.get(id.as_str()).copied().ok_or_else(|| source.fault(number.span(), format!("there is no {id}")))
    };
    let mut done_groups = Vec::new();
    let mut sections = Vec::new();
    for (g, list, keys) in groups {
        let i = g.standard.map_or(0, |s| usize::from(s) + 1);
        let mut at = Vec::new();
        if let Some((source, file)) = files.get(i)
            && let Some(table) = file.group.iter().find(|t| t.id.get_ref() == g.id)
        {
            for s in &table.sections {
                let item = find(source, file.key.get_ref(), &s.from)?;
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

    let standards: Vec<Standard> = (files.iter().skip(1).enumerate())
        .map(|(i, (_, f))| Standard {
            key: text(f.key.get_ref()),
            name: text(&f.name),
            edition: text(&f.edition),
            items: keep(items.iter().enumerate().filter(|(_, q)| q.standards & 1 << i != 0).map(|(n, _)| n as Item).collect()),
        })
        .collect();
    let standard = |source: &Source, key: &Spanned<String>| {
        let at = standards.iter().position(|s| s.key == key.get_ref());
        at.map(|n| n as u8).ok_or_else(|| source.fault(key.span(), format!("there is no standard {}", key.get_ref())))
    };
    let bits = |source: &Source, keys: &[Spanned<String>]| keys.iter().try_fold(0u8, |b, k| Ok::<u8, Fault>(b | 1 << standard(source, k)?));

    // The profile: a further root adds options to a field, or a field.
    let mut fields: Vec<Field> = Vec::new();
    for (source, file) in source::read_each::<ProfileFile>(roots, "profile.toml")? {
        for f in &file.field {
            let at = fields.iter().position(|o| o.key == f.key.get_ref());
            let mut options = at.and_then(|a| fields.get(a)).map_or(Vec::new(), |o| o.options.to_vec());
            for o in &f.option {
                if options.iter().any(|p: &Choosable| p.key == o.key.get_ref()) {
                    return Err(source.fault(o.key.span(), format!("the option {} is there twice", o.key.get_ref())));
                }
                if let Some(h) = o.hard.as_ref().filter(|h| !(0.0..=1.0).contains(h.get_ref())) {
                    return Err(source.fault(h.span(), "`hard` goes from 0 to 1"));
                }
                let hard = o.hard.as_ref().map(|h| *h.get_ref());
                options.push(Choosable { key: text(o.key.get_ref()), hard, standards: bits(&source, &o.standards)? });
            }
            let default = match &f.default {
                Some(d) => {
                    let n = options.iter().position(|o| o.key == d.get_ref());
                    Some(n.ok_or_else(|| source.fault(d.span(), format!("there is no option {}", d.get_ref())))? as u8)
                }
                None => at.and_then(|a| fields.get(a)).and_then(|o| o.default),
            };
            let field = Field { key: text(f.key.get_ref()), options: keep(options), default };
            match at.and_then(|a| fields.get_mut(a)) {
                Some(old) => *old = field,
                None => fields.push(field),
            }
        }
    }
    let field = |source: &Source, key: &Spanned<String>| {
        let at = fields.iter().position(|f| f.key == key.get_ref());
        at.map(|n| n as u8).ok_or_else(|| source.fault(key.span(), format!("the profile has no field {}", key.get_ref())))
    };
    let option = |source: &Source, key: &Spanned<String>, value: &Spanned<String>| {
        let f = field(source, key)?;
        let at = fields.get(usize::from(f)).and_then(|f| f.options.iter().position(|o| o.key == value.get_ref()));
        at.map(|o| (f, o as u8)).ok_or_else(|| source.fault(value.span(), format!("{} has no option {}", key.get_ref(), value.get_ref())))
    };
    let conditions = |source: &Source, when: &BTreeMap<Spanned<String>, Spanned<String>>| {
        when.iter().map(|(k, v)| option(source, k, v)).collect::<Result<Vec<_>, _>>().map(keep)
    };

    let overlap_files = heads.iter().flat_map(|(_, h)| h.overlaps.iter().map(|o| o.get_ref().clone())).collect();
    let mut overlaps = Vec::new();
    for (head, h) in &heads {
        for name in &h.overlaps {
            let path = format!("overlap/{}.toml", name.get_ref());
            let file = roots.iter().map(|r| r.join(&path)).find(|f| f.exists());
            let (source, file) = source::read::<OverlapFile>(&file.ok_or_else(|| head.fault(name.span(), format!("there is no {path}")))?)?;
            let (from, to) = (standard(&source, &file.from)?, standard(&source, &file.to)?);
            let both = 1 << from | 1 << to;
            let mut links: Vec<Link> = Vec::new();
            for l in &file.link {
                let control = find(&source, file.to.get_ref(), &l.control)?;
                let list = |numbers: &[Spanned<String>]| numbers.iter().map(|n| find(&source, file.from.get_ref(), n)).collect::<Result<Vec<_>, _>>();
                let strength = match l.strength.get_ref().as_str() {
                    "strong" => Strength::Strong,
                    "weak" => Strength::Weak,
                    "none" => Strength::Nothing,
                    other => return Err(source.fault(l.strength.span(), format!("{other} is none of strong, weak, none"))),
                };
                if links.iter().any(|o| o.control == control) {
                    return Err(source.fault(l.control.span(), format!("{} is mapped twice", l.control.get_ref())));
                }
                if (strength == Strength::Nothing) != l.main.is_empty() {
                    return Err(source.fault(l.strength.span(), "a link needs a main control, and none has none"));
                }
                for said in [&l.agreement, &l.note] {
                    if said.get_ref().trim().is_empty() {
                        return Err(source.fault(said.span(), "a mapping says what it rests on"));
                    }
                }
                links.push(Link { control, strength, main: keep(list(&l.main)?), also: keep(list(&l.also)?) });
            }
            if let Some((n, q)) =
                (items.iter().enumerate()).find(|(n, q)| q.control && q.standards == 1 << to && !links.iter().any(|l| usize::from(l.control) == *n))
            {
                let (source, at) = places.get(n).cloned().unwrap_or_else(|| (source.clone(), 0..0));
                return Err(source.fault(at, format!("{} has no row in {path}", q.id)));
            }
            links.sort_by_key(|l| l.control);
            overlaps.push(Overlap {
                from,
                to,
                shared: keep(items.iter().enumerate().filter(|(_, q)| q.standards & both == both).map(|(n, _)| n as Item).collect()),
                links: keep(links),
                proven_by: option(&source, &file.proven_by.field, &file.proven_by.option)?,
                none_when: conditions(&source, &file.none_when)?,
            });
        }
    }

    // Paths: a further root's choices come before the general ones.
    let mut paths: Vec<Path> = Vec::new();
    let mut choices = Vec::new();
    let path_files = source::read_each::<PathsFile>(roots, "timeline/paths.toml")?;
    for (source, file) in &path_files {
        for p in &file.path {
            if paths.iter().any(|o| o.key == p.key.get_ref()) {
                return Err(source.fault(p.key.span(), format!("the path {} is there twice", p.key.get_ref())));
            }
            let mut phases: Vec<Phase> = Vec::new();
            for phase in &p.phase {
                let mut driven: Vec<Item> = Vec::new();
                for d in &phase.driven_by {
                    let s = standard(source, &d.standard)?;
                    for b in &d.below {
                        let below = |q: &&Question| q.standards & 1 << s != 0 && lies_below(q.number, b.get_ref());
                        if !items.iter().any(|q| below(&q)) {
                            return Err(source.fault(b.span(), format!("{} has nothing at or below {}", d.standard.get_ref(), b.get_ref())));
                        }
                    }
                    for (n, q) in items.iter().enumerate() {
                        let in_it = d.below.is_empty() || d.below.iter().any(|b| lies_below(q.number, b.get_ref()));
                        if q.standards & 1 << s != 0 && in_it && !driven.contains(&(n as Item)) {
                            driven.push(n as Item);
                        }
                    }
                }
                if driven.is_empty() || !phase.months.is_sorted() || phase.months.iter().any(|m| *m <= 0.0) {
                    return Err(source.fault(phase.key.span(), "a phase needs questions and three rising lengths in months"));
                }
                if phases.iter().any(|o| o.key == phase.key.get_ref()) {
                    return Err(source.fault(phase.key.span(), format!("the phase {} is there twice", phase.key.get_ref())));
                }
                phases.push(Phase { key: text(phase.key.get_ref()), months: phase.months, items: keep(driven), whole: phase.whole });
            }
            let scale = p.scale.iter().map(|k| field(source, k)).collect::<Result<Vec<_>, _>>()?;
            paths.push(Path { key: text(p.key.get_ref()), standards: bits(source, &p.standards)?, scale: keep(scale), phases: keep(phases) });
        }
    }
    for (source, file) in path_files.iter().rev() {
        for c in &file.choose {
            let path = match c.path.get_ref().as_str() {
                "" => None,
                key => {
                    let at = paths.iter().position(|p| p.key == key);
                    Some(at.ok_or_else(|| source.fault(c.path.span(), format!("there is no path {key}")))? as u8)
                }
            };
            choices.push(Choice { when: conditions(source, &c.when)?, path });
        }
    }

    let base = path_files.first().ok_or_else(|| first.fault(0..0, "timeline/paths.toml is missing"))?;
    let weight = base.1.open_weight.as_ref().ok_or_else(|| base.0.fault(0..0, "`open_weight` is missing"))?;
    if !(0.0..=1.0).contains(weight.get_ref()) {
        return Err(base.0.fault(weight.span(), "`open_weight` goes from 0 to 1"));
    }

    let mut quick = Vec::new();
    for (source, h) in &heads {
        for q in &h.quick {
            let mut list = Vec::new();
            for id in &q.items {
                let item = ids.get(id.get_ref().as_str()).copied();
                list.push(item.ok_or_else(|| source.fault(id.span(), format!("there is no {}", id.get_ref())))?);
            }
            let set = Quick { standards: bits(source, &q.standards)?, items: keep(list) };
            let at = q.standards.first().map_or(0..0, Spanned::span);
            check::quick(&set, &items, &done_groups).map_err(|what| source.fault(at, what))?;
            quick.push(set);
        }
    }

    let catalog = Catalog {
        standards: keep(standards),
        items: keep(items),
        groups: keep(done_groups),
        overlaps: keep(overlaps),
        fields: keep(fields),
        paths: keep(paths),
        choose: keep(choices),
        quick: keep(quick),
        levels: [*levels.none.get_ref(), levels.planned, levels.partial, levels.done, levels.proven],
        open_weight: *weight.get_ref(),
    };
    check::levels(&catalog).map_err(|what| first.fault(levels.none.span(), what))?;
    check::choices(&catalog).map_err(|what| base.0.fault(base.1.choose.last().map_or(0..0, |c| c.path.span()), what))?;
    Ok(Assembled { catalog, places, folders, overlap_files, sections })
}

/// Whether a number equals the other or lies below it: `A.5.2` lies below `A.5`, `A.50` does not.
pub fn lies_below(number: &str, top: &str) -> bool {
    number.strip_prefix(top).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}
