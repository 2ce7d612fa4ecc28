//! What does work on one standard give another? One file per pair, a row per control.

use super::super::{
    shape::{Item, Link, Overlap, Strength},
    source::{self, Fault, OverlapFile, Source},
};
use super::{Place, ids::Ids, keep};
use std::path::PathBuf;
use toml::Spanned;

/// The overlap of that name, which `head` asks for.
pub fn overlap(roots: &[PathBuf], head: &Source, name: &Spanned<String>, ids: &Ids, places: &[Place]) -> Result<Overlap, Fault> {
    let path = format!("overlap/{}.toml", name.get_ref());
    let file = roots.iter().map(|r| r.join(&path)).find(|f| f.exists());
    let (source, file) = source::read::<OverlapFile>(&file.ok_or_else(|| head.fault(name.span(), format!("there is no {path}")))?)?;
    let (from, to) = (ids.standard(&source, &file.from)?, ids.standard(&source, &file.to)?);
    let both = 1 << from | 1 << to;
    let mut links: Vec<Link> = Vec::new();
    for l in &file.link {
        let control = ids.number(&source, file.to.get_ref(), &l.control)?;
        let list = |numbers: &[Spanned<String>]| numbers.iter().map(|n| ids.number(&source, file.from.get_ref(), n)).collect::<Result<Vec<_>, _>>();
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
        (ids.items.iter().enumerate()).find(|(n, q)| q.control && q.standards == 1 << to && !links.iter().any(|l| usize::from(l.control) == *n))
    {
        let (source, at) = places.get(n).cloned().unwrap_or_else(|| (source.clone(), 0..0));
        return Err(source.fault(at, format!("{} has no row in {path}", q.id)));
    }
    links.sort_by_key(|l| l.control);
    Ok(Overlap {
        from,
        to,
        shared: keep(ids.items.iter().enumerate().filter(|(_, q)| q.standards & both == both).map(|(n, _)| n as Item).collect()),
        links: keep(links),
        proven_by: ids.option(&source, &file.proven_by.field, &file.proven_by.option)?,
        none_when: ids.conditions(&source, &file.none_when)?,
    })
}
