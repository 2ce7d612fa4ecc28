//! How does a language write numbers, plurals and dates? The browser knows, through `Intl`.

use super::clock;
use crate::wording::Locale;
use js_sys::{Array, Function, Intl};
use wasm_bindgen::{JsCast, JsValue};

/// One language. Its formats are made once: making one costs the browser more than a hundred uses.
pub struct BrowserLocale {
    tag: String,
    rules: Intl::PluralRules,
    whole: Function,
    tenths: Function,
    hundredths: Function,
    percent: Function,
}

impl BrowserLocale {
    /// The language with that tag.
    pub fn new(tag: &str) -> BrowserLocale {
        let tags = Array::of1(&tag.into());
        let format = |style: &[(&str, &str)], digits: u8| {
            let options = clock::options(style);
            let _ = js_sys::Reflect::set(&options, &"maximumFractionDigits".into(), &digits.into());
            Intl::NumberFormat::new(&tags, options.unchecked_ref()).format()
        };
        BrowserLocale {
            tag: tag.to_owned(),
            rules: Intl::PluralRules::new(&tags, js_sys::Object::new().unchecked_ref()),
            whole: format(&[], 0),
            tenths: format(&[], 1),
            hundredths: format(&[], 2),
            percent: format(&[("style", "percent")], 0),
        }
    }
}

fn written(format: &Function, n: f64) -> String {
    format.call1(&JsValue::UNDEFINED, &n.into()).ok().and_then(|v| v.as_string()).unwrap_or_default()
}

impl Locale for BrowserLocale {
    fn plural(&self, n: f64) -> String {
        self.rules.select(n).into()
    }

    fn number(&self, n: f64, digits: u8) -> String {
        let format = match digits {
            0 => &self.whole,
            1 => &self.tenths,
            _ => &self.hundredths,
        };
        written(format, n)
    }

    fn percent(&self, share: f64) -> String {
        written(&self.percent, share)
    }

    fn month(&self, year: i16, month: i8) -> String {
        let date = js_sys::Date::new_with_year_month_day(year.max(0) as u32, i32::from(month) - 1, 1);
        date.to_locale_date_string(&self.tag, &clock::options(&[("month", "short"), ("calendar", "gregory")])).into()
    }

    fn year(&self, year: i16) -> String {
        let date = js_sys::Date::new_with_year_month_day(year.max(0) as u32, 0, 1);
        date.to_locale_date_string(&self.tag, &clock::options(&[("year", "numeric"), ("calendar", "gregory")])).into()
    }

    fn lower(&self, text: &str) -> String {
        js_sys::JsString::from(text).to_locale_lower_case(Some(&self.tag)).into()
    }

    fn date(&self, year: i16, month: i8, day: i8) -> String {
        let date = js_sys::Date::new_with_year_month_day(year.max(0) as u32, i32::from(month) - 1, i32::from(day));
        date.to_locale_date_string(&self.tag, &clock::options(&[("dateStyle", "medium")])).into()
    }
}
