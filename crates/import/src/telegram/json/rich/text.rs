//! Reads the text of a block: a tree of marks with strings in its leaves.

use serde_json::Value;

use super::super::fields::string_at;
use super::{Object, Said, keys};
use crate::telegram::rich::Inline;
use bayegan_model::SpanKind;
use bayegan_text::annotations::MarkKind;
use bayegan_text::links::hidden_link;

/// What stands between things that follow each other on a line.
pub(super) const BETWEEN: &str = " · ";

impl Said {
    /// Adds a text, whatever shape it has.
    pub(super) fn text(&mut self, value: &Value, to: &mut Inline) {
        match value {
            Value::String(text) => self.push(text, to),
            Value::Array(parts) => parts.iter().for_each(|part| self.text(part, to)),
            Value::Object(object) => self.object(object, to),
            Value::Number(number) => self.push(&number.to_string(), to),
            Value::Null | Value::Bool(_) => {}
        }
    }

    /// Adds letters, without control characters.
    fn push(&mut self, text: &str, to: &mut Inline) {
        for letter in text.chars() {
            match letter {
                '\n' | '\t' => to.text.push(letter),
                '\u{2028}' | '\u{2029}' => to.text.push('\n'),
                '\r' => {}
                letter if letter.is_control() => self.has_controls = true,
                letter => to.text.push(letter),
            }
        }
    }

    fn object(&mut self, object: &Object, to: &mut Inline) {
        let kind = string_at(object, "type");
        let Some(known) = keys::of_text(kind).or_else(|| known_by_itself(kind)) else {
            self.unknown.insert(format!("\"{kind}\""));
            return self.leftover(object, &[], to);
        };
        let start = to.text.len();
        match kind {
            "math" => self.text(object.get("source").unwrap_or(&Value::Null), to),
            "diff" => self.diff(object, to),
            "button" => self.button(object, to),
            "inline_image" => {}
            _ => self.text(object.get("text").unwrap_or(&Value::Null), to),
        }
        if kind == "anchor" {
            to.anchors.push(string_at(object, "name").to_owned());
        }
        if let Some(mark) = self.mark(kind, object) {
            to.mark(start, mark);
        }
        self.leftover(object, known, to);
    }

    /// What a type says of its text.
    fn mark(&mut self, kind: &str, object: &Object) -> Option<MarkKind> {
        Some(match kind {
            "bold" => MarkKind::Style(SpanKind::Bold),
            "italic" => MarkKind::Style(SpanKind::Italic),
            "underline" => MarkKind::Style(SpanKind::Underline),
            "strikethrough" => MarkKind::Style(SpanKind::Strike),
            "spoiler" => MarkKind::Style(SpanKind::Spoiler),
            "subscript" => MarkKind::Style(SpanKind::Subscript),
            "superscript" => MarkKind::Style(SpanKind::Superscript),
            "marked" => MarkKind::Style(SpanKind::Marked),
            "custom_emoji" => MarkKind::Style(SpanKind::Emoji),
            "code" | "math" => MarkKind::Code,
            "hashtag" => MarkKind::Tag,
            "mention" => MarkKind::Mention,
            "link" => MarkKind::Link,
            "email" => match string_at(object, "email") {
                "" => MarkKind::Link,
                address => return self.address(&["mailto:", address].concat()),
            },
            "phone" => {
                let number = ["tel:", string_at(object, "phone")].concat();
                // Where it is no link it is text as it stands.
                hidden_link(0..0, &number)?;
                MarkKind::Address(number)
            }
            "text_link" => return self.address(string_at(object, "href")),
            _ => return None,
        })
    }

    /// What words behind which an address stands are: a way within the message, a link, or, where it is neither, only words.
    pub(super) fn address(&mut self, address: &str) -> Option<MarkKind> {
        let address = address.trim();
        if let Some(name) = address.strip_prefix('#').filter(|name| !name.is_empty()) {
            return Some(MarkKind::Anchor(name.to_owned()));
        }
        if hidden_link(0..0, address).is_some() {
            return Some(MarkKind::Address(address.to_owned()));
        }
        self.bad_addresses.insert(address.to_owned());
        None
    }

    /// The text as it was, struck out, and as it is.
    fn diff(&mut self, object: &Object, to: &mut Inline) {
        for (name, style) in [
            ("old_text", SpanKind::Deleted),
            ("text", SpanKind::Inserted),
        ] {
            let start = to.text.len();
            self.text(object.get(name).unwrap_or(&Value::Null), to);
            to.mark(start, MarkKind::Style(style));
        }
    }

    /// Words of a button, which lead to its address; words to copy stand behind them.
    pub(super) fn button(&mut self, object: &Object, to: &mut Inline) {
        let mut words = Inline::default();
        self.text(object.get("text").unwrap_or(&Value::Null), &mut words);
        let empty = Object::new();
        let action = object.get("button").and_then(Value::as_object);
        let action = action.unwrap_or(&empty);
        let url = string_at(action, "url");
        if words.is_blank() {
            self.push(url, &mut words);
        }
        if !url.is_empty() {
            let mark = self.address(url);
            mark.into_iter().for_each(|mark| words.mark(0, mark));
        }
        let copied = string_at(action, "copy_text");
        if !copied.is_empty() && copied != words.text {
            let mut text = Inline::default();
            self.push(copied, &mut text);
            text.mark(0, MarkKind::Code);
            words.join(": ", text);
        }
        to.join("", words);
        self.leftover(action, keys::ACTION, to);
    }

    /// Adds what text the other keys hold, and names them; without known ones the object's type is named already.
    pub(super) fn leftover(&mut self, object: &Object, known: &[&str], to: &mut Inline) {
        let kind = string_at(object, "type");
        for (key, value) in object {
            let is_read = known.contains(&key.as_str()) || keys::is_picture(key);
            if is_read || key == "type" || value.is_null() {
                continue;
            }
            if !known.is_empty() {
                let of = if kind.is_empty() { "" } else { " of " };
                self.unknown.insert(format!("\"{key}\"{of}{kind}"));
            }
            let mut words = Inline::default();
            self.words(key, value, &mut words);
            to.join(" ", words);
        }
    }

    /// Adds what text a value under a key holds whose meaning is not known.
    fn words(&mut self, key: &str, value: &Value, to: &mut Inline) {
        match value {
            Value::String(text) if keys::holds_words(key) => self.push(text, to),
            Value::Array(list) => list.iter().for_each(|value| self.words(key, value, to)),
            Value::Object(object) if object.contains_key("type") => self.object(object, to),
            Value::Object(object) => object
                .iter()
                .for_each(|(key, value)| self.words(key, value, to)),
            _ => {}
        }
    }
}

/// Types of text that are types of blocks too.
fn known_by_itself(kind: &str) -> Option<&'static [&'static str]> {
    (kind == "code").then_some(&["text", "type", "language"])
}
