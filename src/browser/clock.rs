//! What time is it? For the save line, the saved time and the mark of today; nothing that decides asks for it.

use jiff::civil::Date;

/// This moment as ISO 8601 in UTC; for display only, never to tell which of two records is newer.
pub fn now() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// The day that it is where the visitor is.
pub fn today() -> Option<Date> {
    let now = js_sys::Date::new_0();
    Date::new(now.get_full_year() as i16, now.get_month() as i8 + 1, now.get_date() as i8).ok()
}

/// The day and time of a moment, as the language writes it; empty for what is not a moment.
pub fn day_and_time(moment: &str, lang: &str) -> String {
    let date = js_sys::Date::new(&moment.into());
    if date.get_time().is_nan() {
        String::new()
    } else {
        date.to_locale_string(lang, &options(&[("dateStyle", "medium"), ("timeStyle", "short")])).into()
    }
}

/// The time of day now, as the language writes it.
pub fn time(lang: &str) -> String {
    let now = js_sys::Date::new_0();
    now.to_locale_time_string_with_options(lang, &options(&[("hour", "2-digit"), ("minute", "2-digit")])).into()
}

/// An options object for `Intl`.
pub fn options(pairs: &[(&str, &str)]) -> wasm_bindgen::JsValue {
    let object = js_sys::Object::new();
    for (key, value) in pairs {
        let _ = js_sys::Reflect::set(&object, &(*key).into(), &(*value).into());
    }
    object.into()
}
