//! Which ways lead to a certificate? Phases with their months and what drives them, and which profile takes which way.

use super::super::{
    shape::{Choice, Item, Path, Phase, Question},
    source::{Fault, PathTable, PathsFile, Source},
};
use super::{ids::Ids, keep, text};

/// The paths, and the table that picks one. A further root's choices come before the general ones.
pub fn paths(files: &[(Source, PathsFile)], ids: &Ids) -> Result<(Vec<Path>, Vec<Choice>), Fault> {
    let mut paths: Vec<Path> = Vec::new();
    let mut choices = Vec::new();
    for (source, file) in files {
        for p in &file.path {
            if paths.iter().any(|o| o.key == p.key.get_ref()) {
                return Err(source.fault(p.key.span(), format!("the path {} is there twice", p.key.get_ref())));
            }
            let phases = phases(source, p, ids)?;
            let scale = p.scale.iter().map(|k| ids.field(source, k)).collect::<Result<Vec<_>, _>>()?;
            paths.push(Path { key: text(p.key.get_ref()), standards: ids.bits(source, &p.standards)?, scale: keep(scale), phases: keep(phases) });
        }
    }
    for (source, file) in files.iter().rev() {
        for c in &file.choose {
            let path = match c.path.get_ref().as_str() {
                "" => None,
                key => {
                    let at = paths.iter().position(|p| p.key == key);
                    Some(at.ok_or_else(|| source.fault(c.path.span(), format!("there is no path {key}")))? as u8)
                }
            };
            choices.push(Choice { when: ids.conditions(source, &c.when)?, path });
        }
    }
    Ok((paths, choices))
}

/// The phases of one path.
fn phases(source: &Source, p: &PathTable, ids: &Ids) -> Result<Vec<Phase>, Fault> {
    let mut phases: Vec<Phase> = Vec::new();
    for phase in &p.phase {
        let mut driven: Vec<Item> = Vec::new();
        for d in &phase.driven_by {
            let s = ids.standard(source, &d.standard)?;
            for b in &d.below {
                let below = |q: &&Question| q.standards & 1 << s != 0 && lies_below(q.number, b.get_ref());
                if !ids.items.iter().any(|q| below(&q)) {
                    return Err(source.fault(b.span(), format!("{} has nothing at or below {}", d.standard.get_ref(), b.get_ref())));
                }
            }
            for (n, q) in ids.items.iter().enumerate() {
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
    Ok(phases)
}

/// Whether a number equals the other or lies below it: `A.5.2` lies below `A.5`, `A.50` does not.
pub fn lies_below(number: &str, top: &str) -> bool {
    number.strip_prefix(top).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}
