//! How do source files become a catalog? Ids are resolved to positions; what does not resolve is a fault with file and line.

mod advice;
mod examples;
mod fields;
mod ids;
mod overlaps;
mod paths;
mod questions;

use super::{
    check,
    shape::*,
    source::{self, CatalogFile, Fault, PathsFile, Source, StandardFile},
};
use ids::Ids;
pub use paths::lies_below;
use std::path::PathBuf;
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
    /// The names of the sample organizations, whose documents lie in `samples/`.
    pub samples: Vec<String>,
    /// Per group, the keys of its sub-headings.
    pub sections: Vec<Vec<String>>,
}

/// A file and a position in it.
type Place = (Source, std::ops::Range<usize>);

/// A list that lives as long as the program: catalogs are made once.
pub fn keep<T>(list: Vec<T>) -> &'static [T] {
    Box::leak(list.into_boxed_slice())
}

fn text(s: &str) -> &'static str {
    Box::leak(s.to_owned().into_boxed_str())
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

    let open = questions::groups(&files)?;
    let (items, places) = questions::questions(&files, &open)?;
    let standards: Vec<Standard> = (files.iter().skip(1).enumerate())
        .map(|(i, (_, f))| Standard {
            key: text(f.key.get_ref()),
            name: text(&f.name),
            edition: text(&f.edition),
            items: keep(items.iter().enumerate().filter(|(_, q)| q.standards & 1 << i != 0).map(|(n, _)| n as Item).collect()),
        })
        .collect();
    let mut ids = Ids { standards: &standards, items: &items, fields: &[] };
    let (groups, sections) = questions::filled(&files, open, &ids)?;
    let fields = fields::fields(roots, &ids)?;
    ids.fields = &fields;

    let named = || heads.iter().flat_map(|(source, h)| h.overlaps.iter().map(move |name| (source, name)));
    let overlap_files = named().map(|(_, name)| name.get_ref().clone()).collect();
    let overlaps = named().map(|(source, name)| overlaps::overlap(roots, source, name, &ids, &places)).collect::<Result<Vec<_>, _>>()?;

    let path_files = source::read_each::<PathsFile>(roots, "timeline/paths.toml")?;
    let (paths, choose) = paths::paths(&path_files, &ids)?;
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
                list.push(ids.id(source, id)?);
            }
            let set = Quick { standards: ids.bits(source, &q.standards)?, items: keep(list) };
            let at = q.standards.first().map_or(0..0, Spanned::span);
            check::quick(&set, &items, &groups).map_err(|what| source.fault(at, what))?;
            quick.push(set);
        }
    }

    let advice = advice::advice(roots, &ids)?;
    let example = head.example.as_ref().map(|name| examples::example(roots, first, name, &ids)).transpose()?;

    let catalog = Catalog {
        standards: keep(standards),
        items: keep(items),
        groups: keep(groups),
        overlaps: keep(overlaps),
        fields: keep(fields),
        paths: keep(paths),
        choose: keep(choose),
        quick: keep(quick),
        advice,
        example,
        levels: [*levels.none.get_ref(), levels.planned, levels.partial, levels.done, levels.proven],
        open_weight: *weight.get_ref(),
    };
    check::levels(&catalog).map_err(|what| first.fault(levels.none.span(), what))?;
    check::choices(&catalog).map_err(|what| base.0.fault(base.1.choose.last().map_or(0..0, |c| c.path.span()), what))?;
    let samples = heads.iter().flat_map(|(_, h)| h.samples.iter().cloned()).collect();
    Ok(Assembled { catalog, places, folders, overlap_files, samples, sections })
}
