//! Does any end of an address break the reading, and is what was taken of it the same link?
#![no_main]

#[path = "../../tests/common/door.rs"]
#[allow(dead_code)] // each target asks one question
mod door;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    door::link(bytes);
});
