//! What does the one door promise of any bytes at all? The fuzz targets ask it a million times, a test with every file of their corpus.
//!
//! Each function takes what a fuzzer gives and stops the run where a promise is broken. It says whether anything was taken.

use arbitrary::Unstructured;
use readiness_check::{
    answers::{Answer, Answers, NOTE_LIMIT, OWNER_LIMIT, State, offered},
    built::CATALOG,
    link::{pack, unpack},
    profile::Profile,
    record::{
        Record,
        doings::{Doing, Stage},
        read::{self, read},
        snapshots::{NAME_LIMIT, Snapshot},
        write::stored,
    },
};

/// A file of somebody else: what is taken of it is written and read back as it is, and the second text is the first one.
pub fn file(bytes: &[u8]) -> bool {
    text(&String::from_utf8_lossy(bytes))
}

fn text(text: &str) -> bool {
    let reading = read(&CATALOG, text);
    let Some(record) = reading.record else {
        assert!(reading.named.is_empty() && reading.notices.len() == 1, "a refusal has one reason: {:?}", reading.notices);
        return false;
    };
    let written = stored(&CATALOG, &record);
    let again = read(&CATALOG, &written);
    assert!(again.notices.iter().all(|n| !n.loses()), "what was written here is not read whole: {:?}", again.notices);
    let again = again.record.expect("what was written here can be read");
    assert_eq!(again, record);
    assert_eq!(stored(&CATALOG, &again), written);
    true
}

/// The end of an address, and a link of this catalog that was changed on the way: what is taken of either packs to the same letters.
pub fn link(bytes: &[u8]) -> bool {
    let mut from = Unstructured::new(bytes);
    let (Ok(answers), Ok(profile)) = (answers(&mut from, 40), profile(&mut from)) else { return packed(&String::from_utf8_lossy(bytes)) };
    let whole = pack(&CATALOG, &answers, &profile);
    assert!(packed(&whole), "a whole link is refused");
    packed(&String::from_utf8_lossy(bytes)) | packed(&spliced(&whole, &mut from))
}

fn packed(text: &str) -> bool {
    let Ok((states, profile)) = unpack(&CATALOG, text) else { return false };
    let mut answers = Answers::none(&CATALOG);
    for (item, state) in states {
        answers.replace(item, Answer { state: Some(state), ..Answer::default() }).expect("a question of the catalog");
    }
    assert_eq!(pack(&CATALOG, &answers, &profile), text);
    true
}

/// A record that this program wrote, and what a fault made of it: twice, as two tabs could find it.
pub fn damaged(bytes: &[u8]) -> bool {
    let mut from = Unstructured::new(bytes);
    let Ok(record) = record(&mut from) else { return false };
    let whole = stored(&CATALOG, &record);
    assert_eq!(read(&CATALOG, &whole).record.as_ref(), Some(&record), "undamaged it is read as it was");
    let both = [spliced(&whole, &mut from), spliced(&whole, &mut from)];
    both.iter().fold(false, |taken, damaged| text(damaged) | taken)
}

/// Puts up to four pieces of the input in place of pieces of a text.
fn spliced(whole: &str, from: &mut Unstructured) -> String {
    let mut bytes = whole.as_bytes().to_vec();
    for _ in 0..from.int_in_range(0..=4).unwrap_or(0) {
        let start = from.int_in_range(0..=bytes.len()).unwrap_or(0);
        let end = (start + from.int_in_range(0..=64).unwrap_or(0)).min(bytes.len());
        let length = from.int_in_range(0..=24).unwrap_or(0).min(from.len());
        let piece = from.bytes(length).unwrap_or_default().to_vec();
        bytes.splice(start..end, piece);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A record such as a visit leaves behind, of any bytes.
fn record(from: &mut Unstructured) -> arbitrary::Result<Record> {
    let mut record = Record::none(&CATALOG);
    record.answers = answers(from, 6)?;
    record.profile = profile(from)?;
    for _ in 0..from.int_in_range(0..=2)? {
        let (name, saved) = (words(from, NAME_LIMIT)?, words(from, 24)?);
        let said = answers(from, 3)?;
        let state = Snapshot::of(&CATALOG, &Record { answers: said, profile: profile(from)?, ..Record::none(&CATALOG) }, &name, saved);
        record.snapshots.push(state);
    }
    if from.arbitrary()? {
        let doing = Doing { owner: words(from, OWNER_LIMIT)?, due: day(from)? };
        let (action, document) = (from.choose_index(record.doings.plan.len())?, from.choose_index(record.doings.documents.len())?);
        record.doings.plan[action] = doing;
        record.doings.documents[document] = Some(*from.choose(&Stage::ALL)?);
    }
    record.meta.place = words(from, 40)?;
    for _ in 0..from.int_in_range(0..=2)? {
        record.meta.revisions.insert(from.choose(CATALOG.items)?.id.into(), from.int_in_range(1..=9)?.into());
    }
    Ok(record)
}

fn answers(from: &mut Unstructured, most: usize) -> arbitrary::Result<Answers> {
    let mut answers = Answers::none(&CATALOG);
    for _ in 0..from.int_in_range(0..=most)? {
        let item = from.choose_index(CATALOG.items.len())?;
        let states: Vec<State> = offered(&CATALOG.items[item]).collect();
        let mut answer = answers.get(item as u16).expect("a question of the catalog").clone();
        answer.state = if from.arbitrary()? { Some(*from.choose(&states)?) } else { None };
        (answer.note, answer.owner, answer.reason) = (words(from, NOTE_LIMIT)?, words(from, OWNER_LIMIT)?, words(from, NOTE_LIMIT)?);
        (answer.due, answer.quick, answer.widen) = (day(from)?, from.arbitrary()?, from.int_in_range(0..=3)?);
        answers.replace(item as u16, answer);
    }
    Ok(answers)
}

fn profile(from: &mut Unstructured) -> arbitrary::Result<Profile> {
    let mut profile = Profile::none(&CATALOG);
    for (n, field) in CATALOG.fields.iter().enumerate() {
        if from.arbitrary()? {
            profile.tell(n as u8, Some(from.choose_index(field.options.len())? as u8));
        }
    }
    profile.start = day(from)?.parse().ok();
    Ok(profile)
}

fn words(from: &mut Unstructured, limit: usize) -> arbitrary::Result<String> {
    Ok(if from.arbitrary()? { read::cut(from.arbitrary()?, limit) } else { String::new() })
}

fn day(from: &mut Unstructured) -> arbitrary::Result<String> {
    let some = from.arbitrary::<bool>()?;
    let (year, month, day) = (from.int_in_range(1..=9998)?, from.int_in_range(1..=12)?, from.int_in_range(1..=28)?);
    Ok(if some { format!("{year:04}-{month:02}-{day:02}") } else { String::new() })
}
