//! Reads lists: bulleted, numbered, and of things to do, each item a text or blocks.

use serde_json::Value;

use super::super::fields::{number_at, string_at};
use super::{Object, Reader, keys};
use crate::telegram::rich::Inline;
use bayegan_model::{BlockKind, Numbering, Numerals};

/// The longest number of an item as it is shown; what is longer is no number.
const LONGEST_MARKER: usize = 16;

impl Reader {
    pub(super) fn list(&mut self, object: &Object) {
        let is_ordered = string_at(object, "kind") == "ordered";
        let items = object.get("items").and_then(Value::as_array);
        let items = items.map(Vec::as_slice).unwrap_or_default();
        if !is_ordered {
            items.iter().for_each(|item| self.item(item, None));
            return;
        }
        let reversed = object.get("reversed").and_then(Value::as_bool);
        let reversed = reversed.unwrap_or_default();
        let numerals = numerals(string_at(object, "list_type")).unwrap_or_default();
        let first = match reversed {
            true => i32::try_from(items.len()).unwrap_or(i32::MAX),
            false => 1,
        };
        let mut next = number_at(object, "start").unwrap_or(first);
        let list = Numbering { reversed, numerals };
        self.writer.open_empty(BlockKind::OrderedList(list));
        for item in items {
            let own = item.as_object().and_then(|item| number_at(item, "value"));
            let number = own.unwrap_or(next);
            self.item(item, Some((number, numerals)));
            next = number.saturating_add(if reversed { -1 } else { 1 });
        }
        self.writer.close();
    }

    /// Reads an item; where its list is numbered with its number and what that looks like.
    fn item(&mut self, value: &Value, numbered: Option<(i32, Numerals)>) {
        let empty = Object::new();
        let item = value.as_object().unwrap_or(&empty);
        let done = match string_at(item, "task_state") {
            "checked" => Some(true),
            "unchecked" => Some(false),
            _ => None,
        };
        let marker = marker(item, numbered, done);
        let number = numbered.map(|(number, _)| number);
        let kind = if number.is_none() && done.is_none() {
            BlockKind::ListItem
        } else {
            BlockKind::Item { number, done }
        };
        let (own, rest) = self.own_line(item);
        self.writer.open(kind, &marker, &own);
        rest.iter().for_each(|block| self.block(block));
        if let Some(other) = item.get("blocks").filter(|blocks| !blocks.is_array()) {
            self.anything(other);
        }
        if value.is_object() {
            self.unknown_keys(item, keys::ITEM, "an item");
        } else {
            self.anything(value);
        }
        self.writer.close();
    }

    /// The text of an item's own line, and the blocks behind it: its first paragraph stands in the line of the marker.
    fn own_line<'v>(&mut self, item: &'v Object) -> (Inline, &'v [Value]) {
        let blocks = item.get("blocks").and_then(Value::as_array);
        let blocks = blocks.map(Vec::as_slice).unwrap_or_default();
        let mut own = self.text_at(item, "text");
        let first = blocks.split_first().filter(|_| own.is_blank());
        match first.and_then(|(first, rest)| Some((paragraph(first)?, rest))) {
            Some((text, rest)) => {
                self.said.text(text, &mut own);
                (own, rest)
            }
            None => (own, blocks),
        }
    }
}

/// The text of a block that is a paragraph and nothing more.
fn paragraph(block: &Value) -> Option<&Value> {
    let block = block.as_object()?;
    let is_known = block
        .keys()
        .all(|key| matches!(key.as_str(), "text" | "type"));
    let is_paragraph = string_at(block, "type") == "paragraph" && is_known;
    block.get("text").filter(|_| is_paragraph)
}

/// What stands before an item: its number, its box or a bullet, each with a space behind it.
fn marker(item: &Object, numbered: Option<(i32, Numerals)>, done: Option<bool>) -> String {
    let number = numbered.map(|numbered| shown_number(item, numbered));
    let sign = match done {
        Some(true) => "☑ ",
        Some(false) => "☐ ",
        None if number.is_none() => "• ",
        None => "",
    };
    number.unwrap_or_default() + sign
}

/// The number of an item as it is shown, with a space behind it.
fn shown_number(item: &Object, (number, numerals): (i32, Numerals)) -> String {
    let shown = match item.get("num") {
        Some(Value::String(shown)) => shown.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let shown: String = { shown.chars() }
        .filter(|letter| !letter.is_whitespace() && !letter.is_control())
        .collect();
    if !shown.is_empty() && shown.chars().count() <= LONGEST_MARKER {
        return shown + " ";
    }
    let own = self::numerals(string_at(item, "item_type")).unwrap_or(numerals);
    format!("{}. ", written(number, own))
}

fn numerals(name: &str) -> Option<Numerals> {
    Numerals::ALL.into_iter().find(|kind| kind.first() == name)
}

/// A number in letters or digits; what letters cannot write is written in digits.
fn written(number: i32, numerals: Numerals) -> String {
    let small = u32::try_from(number)
        .ok()
        .filter(|number| (1..4000).contains(number));
    let Some(small) = small else {
        return number.to_string();
    };
    match numerals {
        Numerals::Decimal => number.to_string(),
        Numerals::LowerLetters => letters(small).to_ascii_lowercase(),
        Numerals::UpperLetters => letters(small),
        Numerals::LowerRoman => roman(small).to_ascii_lowercase(),
        Numerals::UpperRoman => roman(small),
    }
}

/// `A` to `Z`, then `AA`.
fn letters(mut number: u32) -> String {
    let mut letters = Vec::new();
    while number > 0 {
        let letter = (number - 1) % 26;
        letters.extend(char::from_u32(u32::from('A') + letter));
        number = (number - 1) / 26;
    }
    letters.into_iter().rev().collect()
}

fn roman(mut number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut written = String::new();
    for (value, sign) in SIGNS {
        while number >= value {
            written.push_str(sign);
            number -= value;
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::{letters, roman};

    #[test]
    fn numbers_in_letters() {
        assert_eq!(
            [1, 26, 27, 702, 703].map(letters),
            ["A", "Z", "AA", "ZZ", "AAA"]
        );
        assert_eq!(
            [4, 9, 14, 1999, 2026].map(roman),
            ["IV", "IX", "XIV", "MCMXCIX", "MMXXVI"]
        );
    }
}
