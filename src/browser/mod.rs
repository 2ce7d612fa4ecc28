//! Where does the program touch the browser? Here and nowhere else: one thin file per facility.

pub mod clock;
pub mod durable;
pub mod files;
pub mod host;
pub mod keys;
pub mod locale;
pub mod locks;
pub mod page;
mod promise;
pub mod storage;
