//! Whose page is it? The host's name, logo, colour and call to action, with what may stand in each of them.

/// What a host says about itself, in the order of [`NAMES`]; an empty text is nothing.
pub type Brand = [String; 5];

/// The options that a brand is made of. All of them may change after the widget is mounted.
pub const NAMES: [&str; 5] = ["brand-name", "brand-logo", "accent", "cta-label", "cta-href"];

/// The name beside the title.
pub const NAME: usize = 0;
/// The address of a picture beside it.
pub const LOGO: usize = 1;
/// The colour of what can be pressed, as `#rgb` or `#rrggbb`.
pub const ACCENT: usize = 2;
/// What the call to action says.
pub const LABEL: usize = 3;
/// Where it leads.
pub const HREF: usize = 4;

/// The longest name or label, in characters.
const TEXT_LIMIT: usize = 80;
/// The longest address, in characters.
const ADDRESS_LIMIT: usize = 2_000;
/// The longest picture that is its own address, in bytes.
const PICTURE_LIMIT: usize = 100_000;

/// What an option is taken as, by its position among [`NAMES`]; none where the value does not fit.
pub fn accepted(option: usize, value: &str) -> Option<&str> {
    let value = value.trim();
    let fits = match option {
        NAME | LABEL => value.chars().count() <= TEXT_LIMIT,
        LOGO => is_picture(value) || leads(value, &["http", "https"]),
        ACCENT => value.is_empty() || crate::accent::parse(value).is_some(),
        _ => leads(value, &["http", "https", "mailto", "tel"]),
    };
    fits.then_some(value)
}

/// Whether an address leaves the page to a program of its own, such as one for mail, and needs no tab.
pub fn leaves_browser(address: &str) -> bool {
    scheme(address).is_some() && leads(address, &["mailto", "tel"])
}

fn is_picture(address: &str) -> bool {
    let data = address.get(..11).is_some_and(|begin| begin.eq_ignore_ascii_case("data:image/"));
    data && address.len() <= PICTURE_LIMIT && is_whole(address)
}

/// Browsers drop some control characters before they read a scheme, so that none may stand anywhere.
fn is_whole(address: &str) -> bool {
    !address.bytes().any(|b| b.is_ascii_control())
}

/// Whether an address is relative or has one of these schemes.
fn leads(address: &str, schemes: &[&str]) -> bool {
    let allowed = |found: &str| schemes.iter().any(|allowed| allowed.eq_ignore_ascii_case(found));
    address.chars().count() <= ADDRESS_LIMIT && is_whole(address) && scheme(address).is_none_or(allowed)
}

/// What stands before the first colon, unless the path, the query or the fragment has begun before it.
fn scheme(address: &str) -> Option<&str> {
    let end = address.bytes().position(|b| matches!(b, b':' | b'/' | b'?' | b'#' | b'\\'))?;
    let (scheme, rest) = address.split_at_checked(end)?;
    rest.starts_with(':').then_some(scheme)
}
