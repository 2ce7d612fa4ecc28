//! Which small parts are screens made of? They know no domain: texts and numbers in, elements out.

pub mod bar;
pub mod button;
pub mod chart;
pub mod contents;
pub mod heading;
pub mod table;
