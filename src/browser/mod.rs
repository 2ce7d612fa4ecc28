//! Where does the program touch the browser? Here and nowhere else: one thin file per facility.

pub mod clock;
pub mod host;
pub mod locale;
pub mod page;
pub mod storage;
