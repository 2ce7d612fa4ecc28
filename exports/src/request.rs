//! What is a file made from? The visitor's document and profile, in words of a language, on a day.

use jiff::civil::Date;
use readiness_check::{
    answers::Answer,
    assessment::{Assessment, assess},
    built::CATALOG,
    catalog::{
        pack::phrases_from_text,
        shape::{Catalog, Item, Question},
        words::{Entry, Guidance, Help, List, Pack},
    },
    day,
    plan::{Plan, plan},
    record::{Record, read},
    wording::{Locale, Words},
};
use serde_json::Value;
use std::rc::Rc;

/// The words of a language, read once.
pub struct Spoken {
    /// The words.
    pub words: Words,
    /// The longer texts.
    pub guidance: Guidance,
}

impl Spoken {
    /// Reads the packs: words, guidance, and the words of files. None where the guidance is missing.
    pub fn read([words, guidance, titles]: [&str; 3], locale: impl Locale + 'static) -> Option<Spoken> {
        let guidance = Guidance::from_text(guidance)?;
        let words = Words::new(Pack::from_text(words), locale);
        words.learn(&guidance.phrases.iter().cloned().chain(phrases_from_text(titles)).collect::<Vec<String>>());
        Some(Spoken { words, guidance })
    }
}

/// What a file is made from.
pub struct Request {
    /// The catalogs.
    pub catalog: &'static Catalog,
    /// What was said, with the profile as it counts: what a host told stands where the visitor said nothing.
    pub record: Record,
    /// What follows from it.
    pub assessment: Assessment,
    /// What to do, in order.
    pub plan: Plan,
    /// The words.
    pub words: Words,
    spoken: Rc<Spoken>,
    /// The day that it is where the visitor is.
    pub today: Date,
    /// This moment as ISO 8601 in UTC.
    pub moment: String,
    /// Whose page it is, or empty.
    pub brand: String,
}

impl Request {
    /// Reads a request: an object with `document`, `today`, `moment` and `brand`. None where the document or the day cannot be read.
    pub fn read(text: &str, spoken: Rc<Spoken>) -> Option<Request> {
        let request: Value = serde_json::from_str(text).ok()?;
        let record = read::read(&CATALOG, &request.get("document")?.to_string()).record?;
        let text = |key: &str| request.get(key).and_then(Value::as_str).unwrap_or_default();
        let assessment = assess(&CATALOG, &record.answers, &record.profile);
        let plan = plan(&CATALOG, &record.answers, assessment.asked, &assessment.gaps, assessment.timeline.is_some());
        Some(Request {
            catalog: &CATALOG,
            assessment,
            plan,
            words: spoken.words,
            spoken,
            today: day::read(text("today"))?,
            moment: text("moment").to_owned(),
            brand: text("brand").to_owned(),
            record,
        })
    }

    /// The longer texts.
    pub fn guidance(&self) -> &Guidance {
        &self.spoken.guidance
    }

    /// A question of the catalog.
    pub fn question(&self, item: Item) -> Option<&'static Question> {
        self.catalog.items.get(usize::from(item))
    }

    /// What was said about a question.
    pub fn answer(&self, item: Item) -> Answer {
        self.record.answers.get(item).cloned().unwrap_or_default()
    }

    /// What helps with a question.
    pub fn help(&self, item: Item) -> Help {
        self.spoken.guidance.items.get(usize::from(item)).cloned().unwrap_or_default()
    }

    /// An entry of the longer texts.
    pub fn entry(&self, list: List, n: usize) -> Entry {
        self.spoken.guidance.entry(list, n).cloned().unwrap_or_default()
    }

    /// The keys of standards, a bit each, such as `27001 + 42001`.
    pub fn standards(&self, bits: u8) -> String {
        let named = self.catalog.standards.iter().enumerate().filter(|(n, _)| bits & 1 << n != 0);
        named.map(|(_, s)| s.key).collect::<Vec<_>>().join(" + ")
    }

    /// The editions of standards, a bit each, such as `ISO/IEC 27001:2022, ISO/IEC 42001:2023`.
    pub fn editions(&self, bits: u8) -> String {
        let named = self.catalog.standards.iter().enumerate().filter(|(n, _)| bits & 1 << n != 0);
        named.map(|(_, s)| [s.name, ":", s.edition].concat()).collect::<Vec<_>>().join(", ")
    }

    /// A day as the language writes it.
    pub fn date(&self, day: Date) -> String {
        self.words.locale().date(day.year(), day.month(), day.day())
    }
}
