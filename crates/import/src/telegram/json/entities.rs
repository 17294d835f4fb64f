//! Reads the text of a message with its entities. It knows nothing of what the text says.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::fields::string_at;
use bayegan_model::SpanKind;
use bayegan_text::annotations::{MarkKind, Marked};
use bayegan_text::links::hidden_link;

/// LINE SEPARATOR and PARAGRAPH SEPARATOR.
const SEPARATORS: [char; 2] = ['\u{2028}', '\u{2029}'];

/// A text, and what of it could not be taken as it stands.
#[derive(Debug, Default)]
pub(super) struct Text {
    pub marked: Marked,
    /// Control characters were left out.
    pub has_controls: bool,
    /// A part is neither a string nor an entity.
    pub has_strange_parts: bool,
    /// A kind of entity that is not known.
    pub unknown: Option<String>,
    /// Addresses behind words that are no links.
    pub bad_addresses: Vec<String>,
    /// Addresses behind signs that nobody sees.
    pub unseen: Vec<String>,
    /// `text` and `text_entities` say different things.
    pub differs: bool,
}

/// The text of a message: `text_entities` where they are there, else `text`.
pub(super) fn text(message: &Map<String, Value>) -> Text {
    let from = |name| {
        let mut text = Text::default();
        message
            .get(name)
            .into_iter()
            .for_each(|value| text.add(value));
        text
    };
    let plain = from("text");
    let mut text = from("text_entities");
    if text.marked.text.is_empty() {
        return plain;
    }
    text.has_strange_parts |= plain.has_strange_parts;
    text.differs = !plain.marked.text.is_empty() && plain.marked.text != text.marked.text;
    text
}

/// A text without marks, such as the question of a poll.
pub(super) fn plain(value: Option<&Value>) -> String {
    let mut text = Text::default();
    value.into_iter().for_each(|value| text.add(value));
    text.marked.text
}

impl Text {
    /// Adds a string, an entity, or a list of them.
    fn add(&mut self, value: &Value) {
        match value {
            Value::String(text) => self.push(text, None),
            Value::Array(parts) => parts.iter().for_each(|part| match part {
                Value::Array(_) => self.has_strange_parts = true,
                part => self.add(part),
            }),
            Value::Object(entity) if entity.get("text").is_some_and(Value::is_string) => {
                let text = string_at(entity, "text");
                let mut kind = self.kind(entity);
                if let Some(MarkKind::Address(address)) =
                    kind.take_if(|_| text.chars().all(is_unseen))
                {
                    self.unseen.push(address);
                }
                self.push(text, kind);
            }
            Value::Null => {}
            _ => self.has_strange_parts = true,
        }
    }

    /// Adds text without control characters. Telegram shows what separates lines and paragraphs as line ends.
    fn push(&mut self, text: &str, kind: Option<MarkKind>) {
        let text = &*if text.contains(SEPARATORS) {
            Cow::Owned(text.replace(SEPARATORS, "\n"))
        } else {
            Cow::Borrowed(text)
        };
        let is_good = |letter: char| !letter.is_control() || matches!(letter, '\n' | '\t');
        if text.chars().all(is_good) {
            self.marked.push(text, kind);
            return;
        }
        let good: String = text.chars().filter(|letter| is_good(*letter)).collect();
        self.has_controls |= text
            .chars()
            .any(|letter| !is_good(letter) && letter != '\r');
        self.marked.push(&good, kind);
    }

    /// What an entity says of its text.
    fn kind(&mut self, entity: &Map<String, Value>) -> Option<MarkKind> {
        Some(match string_at(entity, "type") {
            "mention" => MarkKind::Mention,
            "hashtag" => MarkKind::Tag,
            "link" | "email" => MarkKind::Link,
            "bold" => MarkKind::Style(SpanKind::Bold),
            "italic" => MarkKind::Style(SpanKind::Italic),
            "underline" => MarkKind::Style(SpanKind::Underline),
            "strikethrough" => MarkKind::Style(SpanKind::Strike),
            "spoiler" => MarkKind::Style(SpanKind::Spoiler),
            "code" => MarkKind::Code,
            "pre" => MarkKind::Pre(string_at(entity, "language").trim().to_owned()),
            "blockquote" => match entity.get("collapsed") {
                Some(Value::Bool(true)) => MarkKind::FoldedQuote,
                _ => MarkKind::Quote,
            },
            "text_link" => return self.address(string_at(entity, "href")),
            "custom_emoji" => MarkKind::Style(SpanKind::Emoji),
            "plain" | "unknown" | "phone" | "bank_card" | "cashtag" | "bot_command"
            | "mention_name" => return None,
            other => {
                self.unknown = Some(other.to_owned());
                return None;
            }
        })
    }

    fn address(&mut self, href: &str) -> Option<MarkKind> {
        if hidden_link(0..0, href).is_some() {
            return Some(MarkKind::Address(href.to_owned()));
        }
        self.bad_addresses.push(href.to_owned());
        None
    }
}

/// Whether nobody sees the sign: white space, and what has no width.
fn is_unseen(letter: char) -> bool {
    let has_no_width =
        matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}');
    letter.is_whitespace() || has_no_width || matches!(letter, '\u{2800}' | '\u{3164}')
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::{MarkKind, Text, text};

    fn read(message: &str) -> Text {
        text(&serde_json::from_str(message).unwrap())
    }

    #[test]
    fn entities_go_before_the_text_without_them() {
        let found = read(
            r##"{"text":["a ","#b"],"text_entities":[{"type":"plain","text":"a "},{"type":"hashtag","text":"#b"}]}"##,
        );
        assert_eq!(found.marked.text, "a #b");
        assert_eq!(found.marked.marks[0].kind, MarkKind::Tag);
        assert!(!found.differs);
    }

    #[test]
    fn an_older_export_has_them_in_the_text() {
        let found = read(
            r#"{"text":["a ",{"type":"text_link","text":"b","href":"https://example.org/"}," c"]}"#,
        );
        assert_eq!(found.marked.text, "a b c");
        assert_eq!(found.marked.marks[0].range, 2..3);
        assert_eq!(read(r#"{"text":""}"#).marked.text, "");
        assert_eq!(read(r#"{"text":"a","text_entities":[]}"#).marked.text, "a");
    }

    #[test]
    fn a_link_behind_signs_that_nobody_sees_is_told_apart() {
        let found = read(
            r#"{"text":[{"type":"text_link","text":"\u200b","href":"https://example.org/a"}," b ",{"type":"text_link","text":"c","href":"https://example.org/c"}]}"#,
        );
        assert_eq!(found.unseen, ["https://example.org/a"]);
        assert_eq!(found.marked.marks.len(), 1);
    }

    #[test]
    fn separators_are_line_ends() {
        let found = read("{\"text\":\"a\\u2028b\\u2029c\u{2028}d\"}");
        assert_eq!(found.marked.text, "a\nb\nc\nd");
        assert!(!found.has_controls);
    }

    #[test]
    fn what_is_odd_is_told() {
        let found = read(
            r#"{"text":["a\u0001",5,{"type":"new","text":"b"},{"type":"text_link","text":"c","href":"javascript:1"}]}"#,
        );
        assert_eq!(found.marked.text, "abc");
        assert!(found.has_controls && found.has_strange_parts);
        assert_eq!(
            (found.unknown.as_deref(), found.bad_addresses.len()),
            (Some("new"), 1)
        );
        assert!(read(r#"{"text":"a","text_entities":[{"type":"plain","text":"b"}]}"#).differs);
    }
}
