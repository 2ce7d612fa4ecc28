//! What does the visitor see? Screens over one session; the only place that knows the view library.

pub mod actions;
pub mod app;
pub mod cells;
pub mod doings;
pub mod history;
pub mod keep;
pub mod links;
pub mod notices;
pub mod panel;
pub mod parts;
pub mod pictures;
pub mod place;
pub mod reading;
pub mod row;
pub mod row_help;
pub mod row_texts;
pub mod said;
pub mod screens;
pub mod session;
pub mod steps;
pub mod tell;
pub mod view;
pub mod widget;
