//! What did the host ask for? The element's attributes, checked; what is invalid is ignored and said once.

use crate::{
    catalog::shape::Catalog,
    profile::{self, Profile},
};
use serde_json::Value;

/// Where answers are kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Keeping {
    /// In the browser, until erased.
    #[default]
    Local,
    /// In this tab, until it closes.
    Session,
    /// Nowhere.
    Nothing,
}

/// The first screen, while nothing is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// The quick check.
    Quick,
    /// The full set by group.
    Full,
    /// The full set on one page.
    All,
    /// The results.
    Results,
}

impl Mode {
    /// The mode of that name.
    pub fn from_key(key: &str) -> Option<Mode> {
        match key {
            "quick" => Some(Self::Quick),
            "full" => Some(Self::Full),
            "all" => Some(Self::All),
            "results" => Some(Self::Results),
            _ => None,
        }
    }
}

/// The attributes, with their defaults.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// The language asked for; the loader brings its words.
    pub lang: Option<String>,
    /// `auto`, `light` or `dark`.
    pub theme: String,
    /// The first screen while nothing is kept; none is the start screen.
    pub start: Option<Mode>,
    /// The standards offered, a bit each.
    pub standards: u8,
    /// Facts that stand in until the visitor tells another.
    pub prefill: Profile,
    /// Where answers are kept.
    pub keeping: Keeping,
    /// Names the assessment among others on the same site.
    pub storage_key: String,
    /// The level of the first heading, 2 to 6.
    pub heading_level: u8,
    /// What the host calls itself; empty where it does not say.
    pub brand_name: String,
    /// Whether the element is the page itself, so that the browser's Back may go back a screen.
    pub standalone: bool,
}

/// The longest storage key, in characters.
const KEY_LIMIT: usize = 100;

/// The longest name of a host, in characters.
const NAME_LIMIT: usize = 80;

/// The attribute that prefills a profile field. `role` would be an ARIA role on the host's page.
fn attribute(field: &str) -> &str {
    if field == "role" { "ai-role" } else { field }
}

/// Reads attributes given as a JSON object of strings. Gives the names of those that were ignored.
pub fn read(catalog: &'static Catalog, text: &str) -> (Options, Vec<String>) {
    let Value::Object(mut said) = serde_json::from_str(text).unwrap_or(Value::Null) else {
        return (defaults(catalog), vec!["config".into()]);
    };
    let mut options = defaults(catalog);
    let mut ignored = Vec::new();
    options.standalone = said.remove("standalone").is_some_and(|v| v == true);
    let mut take = |name: &str, apply: &mut dyn FnMut(&str) -> bool| {
        let Some(value) = said.remove(name).filter(|v| !v.is_null()) else { return };
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        if !apply(text.trim()) {
            ignored.push(name.to_owned());
        }
    };
    take("lang", &mut |v| {
        options.lang = (!v.is_empty()).then(|| v.to_owned());
        true
    });
    take("theme", &mut |v| ["auto", "light", "dark"].contains(&v) && replace(&mut options.theme, v.to_owned()));
    take("start", &mut |v| Mode::from_key(v).is_some_and(|m| replace(&mut options.start, Some(m))));
    take("standards", &mut |v| standards(catalog, v).is_some_and(|s| replace(&mut options.standards, s)));
    take("storage", &mut |v| {
        let keeping = match v {
            "local" => Keeping::Local,
            "session" => Keeping::Session,
            "none" => Keeping::Nothing,
            _ => return false,
        };
        replace(&mut options.keeping, keeping)
    });
    take("storage-key", &mut |v| {
        !v.is_empty() && !v.contains(':') && v.chars().count() <= KEY_LIMIT && replace(&mut options.storage_key, v.to_owned())
    });
    take("heading-level", &mut |v| v.parse().is_ok_and(|n| (2..=6).contains(&n) && replace(&mut options.heading_level, n)));
    take("brand-name", &mut |v| v.chars().count() <= NAME_LIMIT && replace(&mut options.brand_name, v.to_owned()));
    take("load", &mut |v| ["seen", "click", "now"].contains(&v));
    take("mode", &mut |v| ["inline", "dialog"].contains(&v));
    for (n, field) in catalog.fields.iter().enumerate() {
        take(attribute(field.key), &mut |v| {
            let option = field.options.iter().position(|o| o.key == v && o.standards == 0);
            option.is_some_and(|o| {
                options.prefill.tell(n as u8, Some(o as u8));
                true
            })
        });
    }
    if let Some((field, option)) = fixed_target(catalog, options.standards) {
        options.prefill.tell(field, Some(option));
    }
    ignored.extend(said.into_iter().map(|(name, _)| name).filter(|name| !LATER.contains(&name.as_str())));
    (options, ignored)
}

/// Options that the loader reads itself.
const LATER: [&str; 6] = ["brand-logo", "accent", "cta-label", "cta-href", "id", "class"];

/// The options without any attribute.
pub fn defaults(catalog: &'static Catalog) -> Options {
    Options {
        lang: None,
        theme: "auto".into(),
        start: None,
        standards: profile::all(catalog),
        prefill: Profile::none(catalog),
        keeping: Keeping::Local,
        storage_key: "default".into(),
        heading_level: 2,
        brand_name: String::new(),
        standalone: false,
    }
}

fn replace<T>(place: &mut T, value: T) -> bool {
    *place = value;
    true
}

fn standards(catalog: &Catalog, text: &str) -> Option<u8> {
    let bit = |key: &str| catalog.standards.iter().position(|s| s.key == key).map(|n| 1u8 << n);
    let bits = text.split_whitespace().map(bit).try_fold(0, |all, bit| Some(all | bit?))?;
    (bits != 0).then_some(bits)
}

/// The field and option that fix the target, where the host offers less than every standard.
pub fn fixed_target(catalog: &'static Catalog, standards: u8) -> Option<(u8, u8)> {
    if standards == profile::all(catalog) {
        return None;
    }
    catalog.fields.iter().enumerate().find_map(|(n, f)| {
        let option = f.options.iter().position(|o| o.standards == standards)?;
        Some((n as u8, option as u8))
    })
}

/// The profile as it counts: what the visitor told, what the host knows where the visitor told nothing, and a target that is fixed.
pub fn prefilled(catalog: &'static Catalog, options: &Options, mut profile: Profile) -> Profile {
    for n in 0..catalog.fields.len() as u8 {
        if profile.get(n).is_none() {
            profile.tell(n, options.prefill.get(n));
        }
    }
    if let Some((field, option)) = fixed_target(catalog, options.standards) {
        profile.tell(field, Some(option));
    }
    profile
}
