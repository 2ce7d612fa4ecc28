//! In which words? Looks texts up in the word pack and fills in numbers, as the language wants them.

use crate::{
    answers::State,
    catalog::{advice::Sharing, shape::Item, words::Pack},
};
use std::cell::OnceCell;

/// A text of the interface; the constants in [`phrase`] are made from the word files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phrase(pub u16);

/// Every phrase by name.
pub mod phrase {
    use super::Phrase;
    include!(concat!(env!("OUT_DIR"), "/phrases.rs"));
}

/// What a language does to numbers and dates; the browser knows it for all of them.
pub trait Locale {
    /// The plural category of a count: zero, one, two, few, many or other.
    fn plural(&self, n: f64) -> String;
    /// A number with at most so many digits after the point, 0 to 2.
    fn number(&self, n: f64, digits: u8) -> String;
    /// A share (0 to 1) as a whole percent.
    fn percent(&self, share: f64) -> String;
    /// The short name of a month.
    fn month(&self, year: i16, month: i8) -> String;
    /// The number of a year.
    fn year(&self, year: i16) -> String;
    /// A text in small letters, for comparing.
    fn lower(&self, text: &str) -> String;
    /// A calendar date in words.
    fn date(&self, year: i16, month: i8, day: i8) -> String;
    /// The day and time of a moment (ISO 8601) in words; empty for what is not a moment.
    fn moment(&self, moment: &str) -> String;
}

/// The words of one language. A handle: copying it copies nothing, and what it names stays for as long as the program runs.
#[derive(Clone, Copy)]
pub struct Words {
    pack: &'static Pack,
    later: &'static OnceCell<Vec<String>>,
    locale: &'static dyn Locale,
}

impl Words {
    /// Words from a pack, made once per language: they are never given back.
    pub fn new(pack: Pack, locale: impl Locale + 'static) -> Words {
        Words { pack: Box::leak(Box::new(pack)), later: Box::leak(Box::new(OnceCell::new())), locale: Box::leak(Box::new(locale)) }
    }

    /// The language as a BCP 47 tag.
    pub fn lang(&self) -> &'static str {
        &self.pack.lang
    }

    /// `ltr` or `rtl`.
    pub fn dir(&self) -> &'static str {
        &self.pack.dir
    }

    /// Whether the language runs from right to left.
    pub fn mirrored(&self) -> bool {
        self.pack.dir == "rtl"
    }

    /// Numbers and dates of the language.
    pub fn locale(&self) -> &'static dyn Locale {
        self.locale
    }

    /// Takes the phrases of the second pack, once; until then they are empty.
    pub fn learn(&self, phrases: &[String]) {
        self.later.get_or_init(|| phrases.to_vec());
    }

    /// A phrase without numbers.
    pub fn say(&self, phrase: Phrase) -> &'static str {
        let first = &self.pack.phrases;
        let n = usize::from(phrase.0);
        first.get(n).or_else(|| self.later.get()?.get(n - first.len())).map_or("", String::as_str)
    }

    /// A phrase with `{name}` filled in.
    pub fn fill(&self, phrase: Phrase, values: &[(&str, &str)]) -> String {
        fill(self.say(phrase), values)
    }

    /// A phrase that depends on a count, in the form that the language uses for it, nothing filled in.
    pub fn form(&self, phrase: Phrase, n: usize) -> &'static str {
        self.form_of(phrase, n as f64)
    }

    fn form_of(&self, phrase: Phrase, n: f64) -> &'static str {
        let all = self.say(phrase);
        let mut parts = all.split('\u{1f}');
        let first = parts.next().unwrap_or_default();
        let forms: Vec<&str> = std::iter::once(first).chain(parts).collect();
        let category = self.locale.plural(n);
        let form = |name: &str| forms.as_chunks::<2>().0.iter().find(|[k, _]| *k == name).map(|[_, text]| *text);
        form(&category).or_else(|| form("other")).unwrap_or(first)
    }

    /// A phrase that depends on a count: `{n}` is the count, in the form that the language uses for it.
    pub fn count(&self, phrase: Phrase, n: usize, values: &[(&str, &str)]) -> String {
        self.amount(phrase, n as f64, values)
    }

    /// The same for an amount that may have a digit after the point.
    pub fn amount(&self, phrase: Phrase, n: f64, values: &[(&str, &str)]) -> String {
        let text = self.form_of(phrase, n);
        let n = self.locale.number(n, 1);
        let mut filled = vec![("n", n.as_str())];
        filled.extend_from_slice(values);
        fill(text, &filled)
    }

    /// A number in the language's digits and marks.
    pub fn number(&self, n: usize) -> String {
        self.locale.number(n as f64, 0)
    }

    /// The short title of a question.
    pub fn title(&self, item: Item) -> &'static str {
        self.pack.items.get(usize::from(item)).map_or("", |i| i.0.as_str())
    }

    /// The question itself.
    pub fn question(&self, item: Item) -> &'static str {
        self.pack.items.get(usize::from(item)).map_or("", |i| i.1.as_str())
    }

    /// The title of a group.
    pub fn group(&self, group: u16) -> &'static str {
        self.pack.groups.get(usize::from(group)).map_or("", |g| g.0.as_str())
    }

    /// What a group is about.
    pub fn group_intro(&self, group: u16) -> &'static str {
        self.pack.groups.get(usize::from(group)).map_or("", |g| g.1.as_str())
    }

    /// A sub-heading of a group.
    pub fn section(&self, group: u16, section: usize) -> &'static str {
        self.pack.groups.get(usize::from(group)).and_then(|g| g.2.get(section)).map_or("", String::as_str)
    }

    /// The full label of a state.
    pub fn state(&self, state: State) -> &'static str {
        self.pack.states.get(state as usize).map_or("", |s| s.0.as_str())
    }

    /// The short label of a state, for rows.
    pub fn state_short(&self, state: State) -> &'static str {
        self.pack.states.get(state as usize).map_or("", |s| s.1.as_str())
    }

    /// What a state means.
    pub fn state_means(&self, state: State) -> &'static str {
        self.pack.states.get(state as usize).map_or("", |s| s.2.as_str())
    }

    /// The title of a profile field.
    pub fn field(&self, field: u8) -> &'static str {
        self.pack.fields.get(usize::from(field)).map_or("", |f| f.0.as_str())
    }

    /// What a profile field changes.
    pub fn field_changes(&self, field: u8) -> &'static str {
        self.pack.fields.get(usize::from(field)).map_or("", |f| f.1.as_str())
    }

    /// The label of an option of a profile field.
    pub fn option(&self, field: u8, option: u8) -> &'static str {
        let field = self.pack.fields.get(usize::from(field));
        field.and_then(|f| f.2.get(usize::from(option))).map_or("", String::as_str)
    }

    /// The subject of a standard in a word, such as AI.
    pub fn subject(&self, standard: usize) -> &'static str {
        self.pack.standards.get(standard).map_or("", String::as_str)
    }

    /// The title of a path and what it is.
    pub fn path(&self, path: usize) -> (&'static str, &'static str) {
        self.pack.paths.get(path).map_or(("", ""), |p| (p.0.as_str(), p.1.as_str()))
    }

    /// The title of a phase of a path.
    pub fn phase(&self, path: usize, phase: usize) -> &'static str {
        self.pack.paths.get(path).and_then(|p| p.2.get(phase)).map_or("", String::as_str)
    }
}

/// What is said of how far one document serves several standards; `{standard}` is the only one that asks, where it is one.
pub fn sharing(sharing: Sharing) -> Phrase {
    match sharing {
        Sharing::One => phrase::DOC_SHARING_ONE,
        Sharing::Method => phrase::DOC_SHARING_METHOD,
        Sharing::Parts => phrase::DOC_SHARING_PARTS,
        Sharing::Boundaries => phrase::DOC_SHARING_BOUNDARIES,
        Sharing::Catalogs => phrase::DOC_SHARING_CATALOGS,
        Sharing::Only => phrase::DOC_SHARING_ONLY,
    }
}

/// Puts values where `{name}` stands, in one pass: a value that holds `{name}` itself stays as it is.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    for (before, name) in pieces(text) {
        filled.push_str(before);
        match values.iter().find(|(n, _)| Some(*n) == name) {
            Some((_, value)) => filled.push_str(value),
            None => name.iter().for_each(|name| filled.push_str(&["{", name, "}"].concat())),
        }
    }
    filled
}

/// A text cut where `{name}` stands: what is before it, and the name; the last piece has none.
pub fn pieces(text: &str) -> Vec<(&str, Option<&str>)> {
    let (mut pieces, mut rest) = (Vec::new(), text);
    while let Some((before, (name, after))) = named(rest) {
        pieces.push((before, Some(name)));
        rest = after;
    }
    pieces.push((rest, None));
    pieces
}

/// The first name in braces: what is before it, the name, what is after it.
fn named(text: &str) -> Option<(&str, (&str, &str))> {
    let (mut from, mut to) = (text.find('{')?, None);
    while to.is_none() {
        let end = from + text.get(from..)?.find('}')?;
        // A name holds no brace of its own.
        match text.get(from + 1..end)?.rfind('{') {
            Some(inner) => from += 1 + inner,
            None => to = Some(end),
        }
    }
    let to = to?;
    Some((text.get(..from)?, (text.get(from + 1..to)?, text.get(to + 1..)?)))
}

/// Numbers and dates as plain English writes them: what tests and tools use where there is no browser.
#[cfg(not(target_arch = "wasm32"))]
pub struct PlainEnglish;

#[cfg(not(target_arch = "wasm32"))]
impl Locale for PlainEnglish {
    fn plural(&self, n: f64) -> String {
        if n == 1.0 { "one".into() } else { "other".into() }
    }
    fn number(&self, n: f64, digits: u8) -> String {
        let scale = 10f64.powi(i32::from(digits));
        ((n * scale).round() / scale).to_string()
    }
    fn percent(&self, share: f64) -> String {
        format!("{}%", (share * 100.0).round())
    }
    fn month(&self, _: i16, month: i8) -> String {
        const NAMES: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        NAMES.get(usize::try_from(month - 1).unwrap_or(0)).copied().unwrap_or_default().into()
    }
    fn year(&self, year: i16) -> String {
        year.to_string()
    }
    fn lower(&self, text: &str) -> String {
        text.to_lowercase()
    }
    fn date(&self, year: i16, month: i8, day: i8) -> String {
        format!("{year:04}-{month:02}-{day:02}")
    }
    fn moment(&self, moment: &str) -> String {
        moment.get(..16).unwrap_or_default().replace('T', " ")
    }
}
