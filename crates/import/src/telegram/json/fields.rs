//! Reads single values of an export: numbers that may be strings, and the places of files. It knows nothing of messages.

use crate::telegram::values::file_name;
use std::ops::Range;
use std::str::FromStr;

use serde_json::{Map, Value};

/// A number, written as one or as a string.
pub(super) fn number<N: FromStr>(value: &Value) -> Option<N> {
    match value {
        Value::Number(number) => number.to_string().parse().ok(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

/// The number under a name.
pub(super) fn number_at<N: FromStr>(map: &Map<String, Value>, name: &str) -> Option<N> {
    map.get(name).and_then(number)
}

/// The string under a name; empty where there is none.
pub(super) fn string_at<'v>(map: &'v Map<String, Value>, name: &str) -> &'v str {
    map.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// Numbers of messages from before a group became a supergroup: an export takes a thousand million from the number that each had.
const MOVED: Range<i32> = -1_000_000_000..-500_000_000;

/// The number of a message; of one from before a group became a supergroup, which is negative, the number plus 2^32, so that it is no other message's.
pub(super) fn message_number(map: &Map<String, Value>, name: &str) -> Option<u32> {
    let number = number_at::<i32>(map, name)?;
    let is_told = number > 0 || MOVED.contains(&number);
    is_told.then_some(number.cast_unsigned())
}

/// A name as one line.
pub(super) fn one_line(name: &str) -> String {
    let is_break = |letter: char| letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}');
    name.replace(is_break, " ")
}

/// The channel's number out of an identifier: `channel123`, `123`, `-100123`.
pub(super) fn channel_number(value: &Value) -> Option<u64> {
    let text = match value {
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        _ => return None,
    };
    let bare = text.trim_start_matches("channel");
    bare.strip_prefix("-100").unwrap_or(bare).parse().ok()
}

/// How the sentences start that stand for a file which was not exported.
const SENTENCES: [&str; 2] = ["(File ", "(Photo "];

/// The name of a file by its path; empty for one that was not exported, which has a sentence in brackets there.
pub(super) fn name_of_path(path: &str) -> &str {
    let is_sentence = path.ends_with(')') && SENTENCES.iter().any(|start| path.starts_with(start));
    if is_sentence { "" } else { file_name(path) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::{channel_number, file_name, message_number, name_of_path, one_line};

    #[test]
    fn a_sentence_is_no_file_name() {
        assert_eq!(name_of_path("files/a b.pdf"), "a b.pdf");
        for sentence in [
            "(File not included. Change data exporting settings to download.)",
            "(File exceeds maximum size. Change data exporting settings to download.)",
            "(File unavailable, please try again later)",
            "",
        ] {
            assert_eq!(name_of_path(sentence), "");
        }
        assert_eq!(name_of_path("files/(draft)"), "(draft)");
        assert_eq!(file_name("(draft)"), "(draft)");
        assert_eq!(file_name("(File one)"), "(File one)");
    }

    #[test]
    fn numbers_from_before_a_group_grew_are_no_others() {
        let number = |json: &str| message_number(&serde_json::from_str(json).unwrap(), "id");
        assert_eq!(number(r#"{"id": 61}"#), Some(61));
        assert_eq!(number(r#"{"id": -999999939}"#), Some(3_294_967_357));
        for none in [
            r#"{"id": 0}"#,
            r#"{"id": 3294967357}"#,
            r#"{"id": 1.5}"#,
            "{}",
        ] {
            assert_eq!(number(none), None);
        }
    }

    #[test]
    fn a_name_is_one_line() {
        assert_eq!(one_line("a\u{2028}b\nc"), "a b c");
    }

    #[test]
    fn identifiers_of_channels() {
        for value in ["channel123".into(), 123.into(), "-100123".into()] {
            assert_eq!(channel_number(&value), Some(123));
        }
        assert_eq!(channel_number(&"user5".into()), None);
        assert_eq!(channel_number(&true.into()), None);
    }
}
