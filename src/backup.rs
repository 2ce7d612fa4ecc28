//! When is it time for a file? After so many new answers, or so many days with at least one; the day is told from outside.

use crate::day::{days_between, read};
use jiff::civil::Date;

/// New answers after which a file is due.
pub const ANSWERS: u64 = 10;
/// Days after which a file is due for a single new answer.
pub const DAYS: i32 = 5;

/// How things stood when the visitor did not want a file yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PutOff {
    /// How many answers were in no file.
    pub unfiled: u64,
    /// On which day, where somebody told.
    pub day: Option<Date>,
}

/// Whether a file is due. `unfiled` answers were given since the last one, and days count from `since`. Who put it off is left alone until
/// as many answers or days have come again. A clock that went back makes nothing due.
pub fn due(unfiled: u64, since: Option<Date>, put_off: Option<PutOff>, today: Option<Date>) -> bool {
    // Fewer answers than then are in no file: one was made meanwhile.
    let put_off = put_off.filter(|then| then.unfiled <= unfiled);
    let (before, since) = put_off.map_or((0, since), |then| (then.unfiled, then.day));
    let waited = since.zip(today).is_some_and(|(since, today)| days_between(since, today) >= DAYS);
    unfiled > 0 && (unfiled - before >= ANSWERS || waited)
}

/// The day of a moment as it is kept (ISO 8601, in UTC: near midnight it may be the day before or after, which is near enough here).
pub fn day_of(moment: &str) -> Option<Date> {
    read(moment.get(..10)?)
}
