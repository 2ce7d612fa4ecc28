//! How is a table made that every reader can follow? A caption, column heads, and a head for each row.

use crate::{
    browser::page,
    ui::view::{El, Node, Text, el},
};

/// A row: its head, then its cells.
pub type Row = (Node, Vec<Node>);

/// A table; each row begins with its head. Where it is too wide for its room, its rows become paragraphs.
pub fn table(caption: Text, heads: Vec<Text>, rows: Vec<Row>) -> El {
    let rows = rows.into_iter().map(|r| row(&heads, r)).collect();
    table_of(caption, heads, rows)
}

/// A row, for a table whose rows have something of their own. Each cell knows its column, for rooms in which columns do not fit.
pub fn row(heads: &[Text], (head, cells): Row) -> El {
    let columns = heads.iter().skip(1);
    let cells: Vec<El> = cells.into_iter().zip(columns).map(|(c, column)| el("td").attr("data-head", column.clone()).child(c)).collect();
    el("tr").child(el("th").attr("scope", "row").child(head)).child(cells)
}

/// A table of rows that are made already.
pub fn table_of(caption: Text, heads: Vec<Text>, rows: Vec<El>) -> El {
    let heads: Vec<El> = heads.into_iter().map(|h| el("th").attr("scope", "col").child(h)).collect();
    let name = caption.clone();
    let table = el("table").child(el("caption").child(caption)).child(el("thead").child(el("tr").child(heads))).child(el("tbody").child(rows));
    el("div").class("table").child(table).with(move |room| {
        let (room, name) = (room.clone(), name.clone());
        // Its width is known once it is in the document.
        page::after(0, move || page::scroll_by_keys(&room, &name));
    })
}
