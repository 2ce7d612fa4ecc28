//! How is a table made that every reader can follow? A caption, column heads, and a head for each row.

use leptos::prelude::*;

/// A table; each row begins with its head. Wide ones scroll inside their own box.
pub fn table(caption: String, heads: Vec<String>, rows: Vec<(AnyView, Vec<AnyView>)>) -> AnyView {
    let heads = heads.into_iter().map(|h| view! { <th scope="col">{h}</th> }).collect_view();
    let rows = (rows.into_iter())
        .map(|(head, cells)| {
            let cells = cells.into_iter().map(|c| view! { <td>{c}</td> }).collect_view();
            view! { <tr><th scope="row">{head}</th>{cells}</tr> }
        })
        .collect_view();
    view! {
        <div class="table">
            <table>
                <caption>{caption}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
