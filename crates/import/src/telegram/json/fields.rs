//! Reads single values of an export: numbers that may be strings, and the places of files. It knows nothing of messages.

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

/// The last part of a file's path. A file that was not exported has a sentence in brackets there, which is no name.
pub(super) fn file_name(path: &str) -> &str {
    let is_sentence = path.starts_with('(') && path.ends_with(')');
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
    if is_sentence { "" } else { name }
}

#[cfg(test)]
mod tests {
    use super::{channel_number, file_name};

    #[test]
    fn a_sentence_is_no_file_name() {
        assert_eq!(file_name("files/a b.pdf"), "a b.pdf");
        assert_eq!(
            file_name("(File not included. Change data exporting settings to download.)"),
            ""
        );
        assert_eq!(file_name(""), "");
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
