//! How does a button look? One of three weights, never submitting anything.

use leptos::{ev::MouseEvent, prelude::*};

/// A button of a class such as `primary`, `secondary` or `quiet`.
pub fn button(class: &'static str, text: String, press: impl Fn(MouseEvent) + 'static) -> AnyView {
    view! { <button type="button" class=class on:click=press>{text}</button> }.into_any()
}
