//! Which files does a readiness check hand over, beside its own document? Spreadsheets, a calendar, a report, a code to scan.
//!
//! It is a module of its own, which is loaded with the first of them: a visitor who takes nothing along downloads none of it.
//! What goes into a file is decided by pure functions ([`statement`], [`registers`], [`calendar`], [`report`], [`platform`]); [`separated`],
//! [`workbook`] write tables, [`check`] reads every file back before it is given, and only `edge` touches the browser.

pub mod calendar;
pub mod check;
pub mod code;
#[cfg(target_arch = "wasm32")]
mod edge;
pub mod kind;
pub mod make;
pub mod platform;
pub mod registers;
pub mod report;
pub mod request;
pub mod separated;
pub mod statement;
pub mod table;
pub mod workbook;
