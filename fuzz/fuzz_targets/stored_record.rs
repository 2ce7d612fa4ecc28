//! Does a record that was damaged break the reading, and is what is left of it kept?
#![no_main]

#[path = "../../tests/common/door.rs"]
#[allow(dead_code)] // each target asks one question
mod door;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    door::damaged(bytes);
});
