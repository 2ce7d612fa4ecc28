//! Where in a text does a term of the glossary stand? Its first place, as a whole word, in every form that the catalog names.

use crate::catalog::words::Term;

/// A term in a text: where it begins and ends, and which one it is.
pub type Place = (usize, usize, usize);

/// The letters that Hebrew joins to the front of a word, for "and", "in", "the" and the like; up to three of them belong to a term.
const JOINED: &str = "\u{5d5}\u{5de}\u{5e9}\u{5d4}\u{5db}\u{5dc}\u{5d1}";
const MOST_JOINED: usize = 3;

/// The terms in a text, each at its first place, in reading order. What is in `seen` is left out, and what is found joins it. `lower` is the
/// text in small letters.
pub fn places(terms: &[Term], lower: &str, seen: &mut Vec<usize>) -> Vec<Place> {
    let mut found: Vec<Place> = Vec::new();
    let (mut end, mut inside) = (0, false);
    for (from, c) in lower.char_indices() {
        let begins = !std::mem::replace(&mut inside, letter(c)) && inside && from >= end;
        let rest = lower.get(from..).unwrap_or_default();
        if let Some((length, n)) = longest(terms, rest, seen).filter(|_| begins) {
            end = from + length;
            seen.push(n);
            found.push((from, end, n));
        }
    }
    found
}

/// The longest term that a text begins with, with what is joined to its front, and how long that is.
fn longest(terms: &[Term], text: &str, seen: &[usize]) -> Option<(usize, usize)> {
    let mut best = None;
    let (mut rest, mut joined) = (text, 0);
    while best.is_none() && joined <= MOST_JOINED {
        for (n, term) in terms.iter().enumerate().filter(|(n, _)| !seen.contains(n)) {
            let fits = |form: &&String| rest.strip_prefix(form.as_str()).is_some_and(|after| !after.starts_with(letter));
            let length = term.forms.iter().filter(fits).map(|form| text.len() - rest.len() + form.len()).max();
            best = best.max(length.map(|length| (length, n)));
        }
        match rest.chars().next().filter(|c| JOINED.contains(*c)) {
            Some(c) => rest = rest.get(c.len_utf8()..).unwrap_or_default(),
            None => break,
        }
        joined += 1;
    }
    best
}

/// Whether a sign belongs to a word. The tables of all scripts would cost a visitor more than all of this.
fn letter(c: char) -> bool {
    let between = matches!(c, '\u{5be}' | '\u{2000}'..='\u{206f}');
    c.is_ascii_alphanumeric() || c > '\u{bf}' && !between
}
