//! Whose page is it? The host's name, logo, colour and call to action, with what may stand in each of them.

/// What a host may say about itself; an empty text is nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Brand {
    /// The name beside the title.
    pub name: String,
    /// The address of a picture beside it.
    pub logo: String,
    /// The colour of what can be pressed, as `#rgb` or `#rrggbb`.
    pub accent: String,
    /// What the call to action says.
    pub cta_label: String,
    /// Where it leads.
    pub cta_href: String,
}

/// The options that a brand is made of. All of them may change after the widget is mounted.
pub const NAMES: [&str; 5] = ["brand-name", "brand-logo", "accent", "cta-label", "cta-href"];

/// The longest name or label, in characters.
const TEXT_LIMIT: usize = 80;
/// The longest address, in characters.
const ADDRESS_LIMIT: usize = 2_000;
/// The longest picture that is its own address.
const PICTURE_LIMIT: usize = 100_000;

impl Brand {
    /// Takes an option over. What is empty or does not fit is nothing from then on; false where it does not fit.
    pub fn set(&mut self, name: &str, value: &str) -> bool {
        let value = value.trim();
        let (place, fits) = match name {
            "brand-name" => (&mut self.name, is_short(value)),
            "brand-logo" => (&mut self.logo, is_picture(value)),
            "accent" => (&mut self.accent, crate::accent::parse(value).is_some()),
            "cta-label" => (&mut self.cta_label, is_short(value)),
            "cta-href" => (&mut self.cta_href, leads(value, &["http", "https", "mailto", "tel"])),
            _ => return false,
        };
        let fits = fits || value.is_empty();
        *place = if fits { value.to_owned() } else { String::new() };
        fits
    }

    /// The label and the address of the call to action; none unless the host gave both.
    pub fn cta(&self) -> Option<(String, String)> {
        let whole = !self.cta_label.is_empty() && !self.cta_href.is_empty();
        whole.then(|| (self.cta_label.clone(), self.cta_href.clone()))
    }
}

/// Whether an address leaves the page to a program of its own, such as one for mail, and needs no tab.
pub fn leaves_browser(address: &str) -> bool {
    scheme(address).is_some_and(|found| ["mailto", "tel"].iter().any(|own| own.eq_ignore_ascii_case(found)))
}

fn is_short(text: &str) -> bool {
    text.chars().count() <= TEXT_LIMIT
}

fn is_picture(address: &str) -> bool {
    let data = address.get(..11).is_some_and(|begin| begin.eq_ignore_ascii_case("data:image/"));
    if data { address.len() <= PICTURE_LIMIT && !address.contains(char::is_control) } else { leads(address, &["http", "https"]) }
}

/// Whether an address is relative or has one of these schemes. Browsers drop some control characters before they read a scheme, so that
/// none may stand anywhere.
fn leads(address: &str, schemes: &[&str]) -> bool {
    let allowed = |found: &str| schemes.iter().any(|allowed| allowed.eq_ignore_ascii_case(found));
    address.chars().count() <= ADDRESS_LIMIT && !address.contains(char::is_control) && scheme(address).is_none_or(allowed)
}

/// What stands before the first colon, unless the path, the query or the fragment has begun before it.
fn scheme(address: &str) -> Option<&str> {
    let begin = address.split(['/', '?', '#', '\\']).next()?;
    begin.split_once(':').map(|(scheme, _)| scheme)
}
