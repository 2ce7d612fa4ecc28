//! How is a table made that every reader can follow? A caption, column heads, and a head for each row.

use crate::ui::view::{El, Node, Text, el};

/// A row: its head, then its cells.
pub type Row = (Node, Vec<Node>);

/// A table; each row begins with its head. Wide ones scroll inside their own box.
pub fn table(caption: Text, heads: Vec<Text>, rows: Vec<Row>) -> El {
    table_of(caption, heads, rows.into_iter().map(row).collect())
}

/// A row, for a table whose rows have something of their own.
pub fn row((head, cells): Row) -> El {
    let cells: Vec<El> = cells.into_iter().map(|c| el("td").child(c)).collect();
    el("tr").child(el("th").attr("scope", "row").child(head)).child(cells)
}

/// A table of rows that are made already.
pub fn table_of(caption: Text, heads: Vec<Text>, rows: Vec<El>) -> El {
    let heads: Vec<El> = heads.into_iter().map(|h| el("th").attr("scope", "col").child(h)).collect();
    let table = el("table").child(el("caption").child(caption)).child(el("thead").child(el("tr").child(heads))).child(el("tbody").child(rows));
    el("div").class("table").child(table)
}
