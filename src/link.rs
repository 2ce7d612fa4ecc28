//! What fits into a link? The states of all questions and the profile, packed into letters; no text that anybody wrote.
//!
//! A link is what its letters say, six bits each: version, mark of the catalog, a state of three bits per question, the facts, the start,
//! and four letters of checksum. Whatever is not exactly that is refused.

use crate::{
    answers::{Answers, State, offered},
    catalog::shape::{Catalog, Item},
    profile::Profile,
};
use jiff::civil::Date;

/// What a fragment with a link begins with, after the hash.
pub const NAME: &str = "rc=";
/// The version of this way to pack.
const VERSION: u32 = 1;
/// What the letters of a link count, in their order (base64url).
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/// The most that is looked at, in bytes.
pub const LONGEST: usize = 4096;
/// How many bits the version, the catalog's mark, a state, the start and the checksum take.
const VERSION_BITS: u32 = 6;
const MARK_BITS: u32 = 32;
const STATE_BITS: u32 = 3;
const START_BITS: u32 = 22;
const SUM_BITS: u32 = 24;

/// Why a link is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkFault {
    /// Something of it is missing or was changed on the way.
    Incomplete,
    /// It is not ours, or of another version or another catalog.
    Foreign,
    /// It has more than this many characters, so nobody looked at it.
    TooLong(usize),
}

/// What a link holds: the questions with a state, and what was told.
pub type Unpacked = (Vec<(Item, State)>, Profile);

/// Packs what was answered and told.
pub fn pack(catalog: &Catalog, answers: &Answers, profile: &Profile) -> String {
    let mut bits = Bits(Vec::new());
    bits.put(VERSION, VERSION_BITS);
    bits.put(mark(catalog), MARK_BITS);
    for item in 0..catalog.items.len() {
        let state = answers.state(item as Item);
        bits.put(state.map_or(0, |s| 1 + place(s)), STATE_BITS);
    }
    for (n, field) in catalog.fields.iter().enumerate() {
        bits.put(profile.get(n as u8).map_or(0, |option| 1 + u32::from(option)), width(field.options.len()));
    }
    bits.put(profile.start.map_or(0, day_number), START_BITS);
    while !bits.0.len().is_multiple_of(6) {
        bits.0.push(false);
    }
    let sum = checksum(&bits.0);
    bits.put(sum, SUM_BITS);
    let letter = |six: &[bool]| LETTERS.get(six.iter().fold(0, |n, bit| n * 2 + usize::from(*bit))).map(|l| char::from(*l));
    bits.0.chunks(6).filter_map(letter).collect()
}

/// Unpacks what [`pack`] made of the same catalog.
pub fn unpack(catalog: &Catalog, text: &str) -> Result<Unpacked, LinkFault> {
    if text.len() > LONGEST {
        return Err(LinkFault::TooLong(LONGEST));
    }
    let mut bits = Bits(Vec::new());
    for letter in text.bytes() {
        let six = LETTERS.iter().position(|l| *l == letter).ok_or(LinkFault::Foreign)?;
        bits.put(six as u32, 6);
    }
    let mut rest = bits.0.iter();
    if take(&mut rest, VERSION_BITS).ok_or(LinkFault::Incomplete)? != VERSION {
        return Err(LinkFault::Foreign);
    }
    let said = bits.0.len().checked_sub(SUM_BITS as usize).and_then(|end| bits.0.split_at_checked(end));
    let (said, mut sum) = said.map(|(said, sum)| (said, sum.iter())).ok_or(LinkFault::Incomplete)?;
    if take(&mut sum, SUM_BITS) != Some(checksum(said)) {
        return Err(LinkFault::Incomplete);
    }
    // From here on it is whole, so that whatever does not fit was not made here.
    let mut rest = said.get(VERSION_BITS as usize..).unwrap_or_default().iter();
    read(catalog, &mut rest).filter(|_| rest.len() < 6 && rest.all(|bit| !bit)).ok_or(LinkFault::Foreign)
}

fn read(catalog: &Catalog, rest: &mut std::slice::Iter<bool>) -> Option<Unpacked> {
    if take(rest, MARK_BITS)? != mark(catalog) {
        return None;
    }
    let mut states = Vec::new();
    for (n, question) in catalog.items.iter().enumerate() {
        if let Some(place) = take(rest, STATE_BITS)?.checked_sub(1) {
            let state = State::ALL.get(place as usize).filter(|state| offered(question).any(|o| o == **state))?;
            states.push((n as Item, *state));
        }
    }
    let mut profile = Profile::none(catalog);
    for (n, field) in catalog.fields.iter().enumerate() {
        if let Some(option) = take(rest, width(field.options.len()))?.checked_sub(1) {
            field.options.get(option as usize)?;
            profile.tell(n as u8, Some(option as u8));
        }
    }
    if let Some(day) = take(rest, START_BITS)?.checked_sub(1) {
        profile.start = Some(nth_day(day)?);
    }
    Some((states, profile))
}

/// Single bits, the highest of each number first.
struct Bits(Vec<bool>);

impl Bits {
    fn put(&mut self, number: u32, bits: u32) {
        self.0.extend((0..bits).rev().map(|n| number >> n & 1 == 1));
    }
}

/// The next number of so many bits; none where these are not there.
fn take(from: &mut std::slice::Iter<bool>, bits: u32) -> Option<u32> {
    (0..bits).try_fold(0, |number, _| Some(number << 1 | u32::from(*from.next()?)))
}

/// How many bits tell one of so many options, or none.
fn width(options: usize) -> u32 {
    usize::BITS - options.leading_zeros()
}

fn place(state: State) -> u32 {
    State::ALL.iter().position(|s| *s == state).unwrap_or_default() as u32
}

/// A day as a number from 1 on, in a calendar whose months all have 31 days: no table of lengths, and only real days come back.
fn day_number(day: Date) -> u32 {
    let [year, month, day]: [i32; 3] = [day.year().into(), day.month().into(), day.day().into()];
    // Before the year nought no date field tells a day.
    u32::try_from((year * 12 + month - 1) * 31 + day).unwrap_or_default()
}

fn nth_day(n: u32) -> Option<Date> {
    let months = n / 31;
    Date::new(i16::try_from(months / 12).ok()?, (months % 12 + 1) as i8, (n % 31 + 1) as i8).ok()
}

/// What tells one catalog from another: its questions, facts and options by name (FNV-1a).
fn mark(catalog: &Catalog) -> u32 {
    let mut hash = 0x811c_9dc5;
    let mut add = |name: &str| {
        for byte in name.bytes().chain([b'\n']) {
            hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    };
    for question in catalog.items {
        add(question.id);
    }
    for field in catalog.fields {
        add(field.key);
        for option in field.options {
            add(option.key);
        }
    }
    hash
}

/// CRC-24 as OpenPGP has it, bit by bit: it finds every change of up to 24 bits in a row.
fn checksum(bits: &[bool]) -> u32 {
    let step = |sum: u32, bit: &bool| {
        let carry = (sum >> 23 & 1 == 1) != *bit;
        (sum << 1 ^ if carry { 0x86_4cfb } else { 0 }) & 0xff_ffff
    };
    bits.iter().fold(0xb7_04ce, step)
}
