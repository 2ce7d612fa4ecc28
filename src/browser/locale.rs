//! How does a language write numbers, plurals and dates? The browser knows, through `Intl`.

use super::clock;
use crate::wording::Locale;
use js_sys::{Array, Intl};
use wasm_bindgen::{JsCast, JsValue};

/// One language, by its tag.
pub struct BrowserLocale(pub String);

impl BrowserLocale {
    fn tags(&self) -> Array {
        Array::of1(&self.0.as_str().into())
    }

    fn format(&self, n: f64, options: &[(&str, &str)], digits: u8) -> String {
        let options = clock::options(options);
        let _ = js_sys::Reflect::set(&options, &"maximumFractionDigits".into(), &digits.into());
        let format = Intl::NumberFormat::new(&self.tags(), options.unchecked_ref()).format();
        format.call1(&JsValue::UNDEFINED, &n.into()).ok().and_then(|v| v.as_string()).unwrap_or_default()
    }
}

impl Locale for BrowserLocale {
    fn plural(&self, n: f64) -> String {
        let rules = Intl::PluralRules::new(&self.tags(), js_sys::Object::new().unchecked_ref());
        rules.select(n).into()
    }

    fn number(&self, n: f64, digits: u8) -> String {
        self.format(n, &[], digits)
    }

    fn percent(&self, share: f64) -> String {
        self.format(share, &[("style", "percent")], 0)
    }

    fn month(&self, year: i16, month: i8) -> String {
        let date = js_sys::Date::new_with_year_month_day(year.max(0) as u32, i32::from(month) - 1, 1);
        date.to_locale_date_string(&self.0, &clock::options(&[("month", "short")])).into()
    }

    fn year(&self, year: i16) -> String {
        let date = js_sys::Date::new_with_year_month_day(year.max(0) as u32, 0, 1);
        date.to_locale_date_string(&self.0, &clock::options(&[("year", "numeric")])).into()
    }

    fn lower(&self, text: &str) -> String {
        js_sys::JsString::from(text).to_locale_lower_case(Some(&self.0)).into()
    }

    fn date(&self, year: i16, month: i8, day: i8) -> String {
        let date = js_sys::Date::new_with_year_month_day(year.max(0) as u32, i32::from(month) - 1, i32::from(day));
        date.to_locale_date_string(&self.0, &clock::options(&[("dateStyle", "medium")])).into()
    }
}
