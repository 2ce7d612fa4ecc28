//! How does a catalog become Rust? As one constant that needs no start-up work in the browser.

use crate::catalog::{advice::Advice, shape::*};
use std::fmt::{Debug, Write};

fn list<T>(rows: &[T], row: impl Fn(&T) -> String) -> String {
    let rows: Vec<String> = rows.iter().map(row).collect();
    format!("&[{}]", rows.join(","))
}

fn plain<T: Debug>(rows: &[T]) -> String {
    list(rows, |r| format!("{r:?}"))
}

/// `pub const CATALOG: Catalog = ...;`
pub fn catalog(c: &Catalog) -> String {
    let standards = list(c.standards, |s| format!("Standard{{key:{:?},name:{:?},edition:{:?},items:{}}}", s.key, s.name, s.edition, plain(s.items)));
    let items = list(c.items, |q| format!("{q:?}"));
    let groups =
        list(c.groups, |g| format!("Group{{id:{:?},standard:{:?},items:{},sections:{}}}", g.id, g.standard, plain(g.items), plain(g.sections)));
    let link = |l: &Link| format!("Link{{control:{},strength:Strength::{:?},main:{},also:{}}}", l.control, l.strength, plain(l.main), plain(l.also));
    let overlaps = list(c.overlaps, |o| {
        let (links, none_when) = (list(o.links, link), plain(o.none_when));
        format!("Overlap{{from:{},to:{},shared:{},links:{links},proven_by:{:?},none_when:{none_when}}}", o.from, o.to, plain(o.shared), o.proven_by)
    });
    let fields = list(c.fields, |f| format!("Field{{key:{:?},options:{},default:{:?}}}", f.key, plain(f.options), f.default));
    let phase = |p: &Phase| format!("Phase{{key:{:?},months:{:?},items:{},whole:{}}}", p.key, p.months, plain(p.items), p.whole);
    let paths =
        list(c.paths, |p| format!("Path{{key:{:?},standards:{},scale:{},phases:{}}}", p.key, p.standards, plain(p.scale), list(p.phases, phase)));
    let choose = list(c.choose, |r| format!("Choice{{when:{},path:{:?}}}", plain(r.when), r.path));
    let quick = list(c.quick, |q| format!("Quick{{standards:{},items:{}}}", q.standards, plain(q.items)));
    let example = c.example.map_or_else(|| "None".into(), |e| format!("Some(Example{{told:{},states:{:?}}})", plain(e.told), e.states));
    format!(
        "/// The catalogs as they were when this was built.\npub static CATALOG: Catalog = Catalog{{standards:{standards},items:{items},groups:{groups},overlaps:{overlaps},fields:{fields},paths:{paths},choose:{choose},quick:{quick},advice:{},example:{example},levels:{:?},open_weight:{:?}}};\n",
        advice(&c.advice),
        c.levels,
        c.open_weight
    )
}

/// No table of these holds an array of a fixed length or a text with a bracket, so that their own words for themselves are nearly Rust.
fn advice(advice: &Advice) -> String {
    format!("{advice:?}").replace('[', "&[")
}

/// One constant per phrase, those of the second pack after those of the first, those of exported files last: a key that no word file has does not compile.
pub fn phrases(keys: &[String], later: &[String], exports: &[String]) -> String {
    let mut out = String::new();
    for (n, key) in keys.iter().chain(later).chain(exports).enumerate() {
        let name = key.to_uppercase().replace(['-', '.'], "_");
        let _ = writeln!(out, "/// `{key}`\npub const {name}: Phrase = Phrase({n});");
    }
    out
}
