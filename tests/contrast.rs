//! Promise: text, edges and parts of pictures stand out from what they are on, light and dark, with any accent that a host asks for.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

mod common;

use common::colour::{STYLE, contrast, mixed, token, tokens};
use readiness_check::accent::{Rgb, hex, readable};
use std::collections::BTreeSet;

/// What the guidelines ask of text, and of edges, focus and parts of pictures.
const TEXT: f64 = 4.5;
const PART: f64 = 3.0;

/// Text, and what it stands on. A mixture is written `state 12% paper`.
const TEXTS: [(&str, &[&str]); 11] = [
    (
        "ink",
        &[
            "paper",
            "raised",
            "note",
            "gap-pale",
            "state 12% paper",
            "state 30% paper",
            "state 36% paper",
            "edge 30% paper",
            "both-faint",
            "both-pale",
        ],
    ),
    ("soft", &["paper", "raised", "note"]),
    ("accent", &["paper", "raised", "note"]),
    ("on-accent", &["accent", "accent 85% ink"]),
    ("on-danger", &["danger"]),
    ("paper", &["ink", "state 86% paper", "state 78% ink"]),
    ("security", &["paper", "raised"]),
    ("ai", &["paper", "raised"]),
    ("both", &["paper", "raised"]),
    ("gap", &["paper", "raised"]),
    ("on-state", &["state", "state 88% paper"]),
];

/// What must be seen without being read, and what lies beside it: edges of controls, the focus, bars, tiles, frames.
const PARTS: [(&str, &[&str]); 15] = [
    ("edge", &["paper", "raised"]),
    ("accent", &["paper", "raised", "note"]),
    ("ink", &["paper", "raised", "state 36% paper"]),
    ("soft", &["paper", "raised"]),
    ("state", &["paper", "raised"]),
    ("state 86% paper", &["paper"]),
    ("state 78% ink", &["paper", "raised", "state 36% paper"]),
    ("state 88% paper", &["paper"]),
    ("gap", &["paper", "gap-pale", "state 36% paper"]),
    ("security", &["paper", "raised", "security-pale"]),
    ("ai", &["paper", "raised", "ai-pale"]),
    ("both", &["paper", "raised", "both-pale", "both-faint"]),
    ("danger", &["paper", "raised"]),
    ("on-state 85% state", &["state"]),
    ("note-edge", &["paper", "note"]),
];

/// Tokens that carry nothing alone: thin rules beside white space.
const ORNAMENT: [&str; 1] = ["rule"];

/// A token or a mixture of two, on light and on dark paper; `accent` may be a host's.
fn value(text: &str, accent: [Rgb; 2]) -> [Rgb; 2] {
    let known = |name: &str| if name == "accent" { accent } else { token(name) };
    let Some((first, rest)) = text.split_once(' ') else { return known(text) };
    let (share, second) = rest.split_once("% ").expect("a share and a second colour");
    let share: f64 = share.parse::<f64>().expect("a number") / 100.0;
    let (first, second) = (known(first), known(second));
    [0, 1].map(|n| mixed(first[n], share, second[n]))
}

#[test]
fn text_and_parts_stand_out_on_every_surface() {
    let accent = token("accent");
    let mut faint = Vec::new();
    for (list, least) in [(&TEXTS[..], TEXT), (&PARTS[..], PART)] {
        for (over, under) in list.iter().flat_map(|(over, all)| all.iter().map(move |under| (over, under))) {
            for (n, paper) in ["light", "dark"].into_iter().enumerate() {
                let ratio = contrast(value(over, accent)[n], value(under, accent)[n]);
                if ratio < least {
                    faint.push(format!("{over} on {under}, {paper}: {ratio:.2} of {least}"));
                }
            }
        }
    }
    assert!(faint.is_empty(), "hard to see:\n{}", faint.join("\n"));
}

#[test]
fn any_accent_of_a_host_is_seen_as_well() {
    let about_accent = |list: &'static [(&str, &[&str])], least| {
        list.iter()
            .flat_map(|(over, all)| all.iter().map(move |under| (*over, *under)))
            .filter_map(move |(over, under)| (over.contains("accent") || under.contains("accent")).then_some((over, under, least)))
    };
    let pairs: Vec<_> = about_accent(&TEXTS, TEXT).chain(about_accent(&PARTS, PART)).collect();
    assert!(pairs.len() > 6);
    // What does not depend on the accent is looked up once.
    let fixed: Vec<[[Option<Rgb>; 2]; 2]> = pairs
        .iter()
        .map(|(over, under, _)| {
            [over, under].map(|text| if text.contains("accent") && **text != *"on-accent" { [None; 2] } else { token(text).map(Some) })
        })
        .collect();
    let ink = token("ink");
    let mut seen = 0;
    for step in 0..16 * 16 * 16 {
        let colour = [step / 256, step / 16 % 16, step % 16].map(|n: u16| (n * 17) as u8);
        let accent = [readable(colour, false), readable(colour, true)];
        for ((over, under, least), fixed) in pairs.iter().zip(&fixed) {
            for n in 0..2 {
                let of = |text: &str, side: usize| {
                    fixed[side][n].unwrap_or_else(|| if text == "accent" { accent[n] } else { mixed(accent[n], 0.85, ink[n]) })
                };
                let ratio = contrast(of(over, 0), of(under, 1));
                assert!(ratio >= *least, "{over} on {under} with {} that became {}: {ratio:.2}", hex(colour), hex(accent[n]));
                seen += 1;
            }
        }
    }
    assert!(seen > 50_000, "{seen}");
}

/// The words of a pair's side, without shares.
fn names(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.split(' ').filter(|word| !word.ends_with('%'))
}

#[test]
fn no_token_and_no_mixture_is_left_out() {
    let listed = || TEXTS.iter().chain(&PARTS).flat_map(|(over, under)| std::iter::once(*over).chain(under.iter().copied()));
    let named: BTreeSet<&str> = listed().flat_map(names).collect();
    let left: Vec<String> =
        tokens().into_iter().map(|(name, _)| name).filter(|name| !named.contains(name.as_str()) && !ORNAMENT.contains(&name.as_str())).collect();
    assert!(left.is_empty(), "tokens without a pair: {left:?}");
    assert!(tokens().len() > 20, "the tokens are read");
    // Every mixture of the style sheet is one of those above, but for fills that fade into nothing and a person's own system colours.
    let mut mixtures = 0;
    for (file, text) in STYLE.iter().filter(|(file, _)| file != "contrast.css") {
        for mixture in text.split("color-mix(in oklab, ").skip(1) {
            let depth = mixture.char_indices().scan(1, |depth, (at, letter)| {
                *depth += i32::from(letter == '(') - i32::from(letter == ')');
                Some((at, *depth))
            });
            let end = depth.into_iter().find(|(_, depth)| *depth == 0).expect("an end").0;
            let (first, second) = mixture[..end].split_once(',').expect("two colours");
            let both = [first, second].map(|part| part.trim().replace("var(--", "").replace(')', ""));
            let [first, second] = both;
            let said = match (first.split_once(' '), second.split_once(' ')) {
                (Some((name, share)), None) => format!("{name} {share} {second}"),
                (None, Some((name, share))) => format!("{first} {}% {name}", 100 - share.trim_end_matches('%').parse::<i32>().expect("a share")),
                _ => panic!("{file} mixes {first} and {second}"),
            };
            let said = said.replace("on-state 85% transparent", "on-state 85% state");
            assert!(listed().any(|text| text == said), "{file} mixes {said}, which no pair has");
            mixtures += 1;
        }
    }
    assert!(mixtures > 8, "{mixtures} mixtures");
}
