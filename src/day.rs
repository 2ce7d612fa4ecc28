//! How is a calendar day written? As date fields write it, `2027-01-31`; the calendar itself is the library's.

use jiff::civil::Date;

/// The day that a text names; none for anything but four, two and two digits of a real day.
pub fn read(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let mut next = |digits: usize| {
        let part = parts.next()?;
        (part.len() == digits && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<i16>().ok())?
    };
    let (year, month, day) = (next(4)?, next(2)?, next(2)?);
    if parts.next().is_some() {
        return None;
    }
    Date::new(year, month as i8, day as i8).ok()
}

/// The text that names a day.
pub fn write(day: Date) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

/// How many days lie between two days; negative where the second is the earlier one.
pub fn days_between(from: Date, to: Date) -> i32 {
    if to < from {
        return -days_between(to, from);
    }
    let (mut days, mut first) = (1 - i32::from(from.day()), (from.year(), from.month()));
    while first < (to.year(), to.month()) {
        let Ok(day) = Date::new(first.0, first.1, 1) else { break };
        days += i32::from(day.days_in_month());
        first = if first.1 == 12 { (first.0 + 1, 1) } else { (first.0, first.1 + 1) };
    }
    days + i32::from(to.day()) - 1
}

/// The day so many days later; none where the calendar ends.
pub fn later(mut day: Date, mut days: i32) -> Option<Date> {
    // Month by month, so that nothing but the library's own calendar is asked.
    while days > 0 {
        let left = i32::from(day.days_in_month() - day.day());
        if days <= left {
            return Date::new(day.year(), day.month(), day.day() + days as i8).ok();
        }
        days -= left + 1;
        let (year, month) = if day.month() == 12 { (day.year() + 1, 1) } else { (day.year(), day.month() + 1) };
        day = Date::new(year, month, 1).ok()?;
    }
    Some(day)
}
