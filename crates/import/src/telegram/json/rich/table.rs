//! Reads tables: a title, rows, and cells that may take several rows and columns.

use serde_json::Value;

use super::super::fields::{number_at, string_at};
use super::{Object, Reader, keys};
use crate::telegram::rich::Inline;
use bayegan_model::{Align, BlockKind, Cell, TableLook, VerticalAlign};

/// The most columns or rows that a cell may take: what browsers take (HTML, 4.9.11).
const WIDEST: u16 = 1000;

impl Reader {
    pub(super) fn table(&mut self, object: &Object) {
        let is = |name: &str| {
            object
                .get(name)
                .and_then(Value::as_bool)
                .unwrap_or_default()
        };
        let look = TableLook {
            bordered: is("bordered"),
            striped: is("striped"),
            compact: is("compact"),
        };
        let title = self.text_at(object, "title").on_one_line();
        self.writer.open(BlockKind::Table(look), "", &title);
        let rows = object.get("rows").and_then(Value::as_array);
        for row in rows.into_iter().flatten() {
            self.row(row);
        }
        self.writer.close();
    }

    fn row(&mut self, value: &Value) {
        let cells = match value {
            Value::Object(row) => row.get("cells").and_then(Value::as_array),
            Value::Array(cells) => Some(cells),
            _ => None,
        };
        let cells = cells.map(Vec::as_slice).unwrap_or_default();
        if !cells.is_empty() {
            self.writer.open_empty(BlockKind::Row);
            for (number, cell) in cells.iter().enumerate() {
                self.cell(cell, number == 0);
            }
            self.writer.close();
        }
        match value {
            Value::Object(row) => self.unknown_keys(row, keys::ROW, "a row"),
            Value::Array(_) => {}
            other => self.anything(other),
        }
    }

    fn cell(&mut self, value: &Value, is_first: bool) {
        let mut text = Inline::default();
        let kind = match value {
            Value::Object(cell) if !cell.contains_key("type") => {
                text = self.text_at(cell, "text");
                self.said.leftover(cell, keys::CELL, &mut text);
                told(cell)
            }
            other => {
                self.said.text(other, &mut text);
                Cell::default()
            }
        };
        self.writer.cell(BlockKind::Cell(kind), text, is_first);
    }
}

/// What a cell says of itself.
fn told(cell: &Object) -> Cell {
    let span = |name: &str| number_at(cell, name).unwrap_or(1_u16).clamp(1, WIDEST);
    Cell {
        header: cell
            .get("header")
            .and_then(Value::as_bool)
            .unwrap_or_default(),
        align: match string_at(cell, "align") {
            // "left" is written where the author chose no side: in a line from right to left the text begins on the right.
            "center" => Align::Center,
            "right" => Align::Right,
            _ => Align::Start,
        },
        vertical: match string_at(cell, "vertical_align") {
            "middle" => VerticalAlign::Middle,
            "bottom" => VerticalAlign::Bottom,
            _ => VerticalAlign::Top,
        },
        columns: span("colspan"),
        rows: span("rowspan"),
    }
}
