//! Rich messages of Telegram Desktop's exports: what is shown of them, and that none vanishes.

use bayegan_import::{Config, Import, Severity, import};
use serde_json::{Value, json};

/// A channel's export with these messages, as JSON.
fn export(messages: &[Value]) -> String {
    json!({ "name": "Notes", "type": "public_channel", "id": 1_500_000_001, "messages": messages })
        .to_string()
}

/// The import of one message with these fields more.
fn read(fields: Value) -> Import {
    let mut message =
        json!({ "id": 2, "type": "message", "date_unixtime": "1790857800", "from": "Notes" });
    let (Some(own), Value::Object(fields)) = (message.as_object_mut(), fields) else {
        unreachable!("both are objects");
    };
    own.extend(fields);
    import(export(&[message]).as_bytes(), &Config::default())
}

/// Whether something is said with that severity and these words.
fn says(import: &Import, severity: Severity, words: &str) -> bool {
    let found = &import.diagnostics;
    { found.iter() }.any(|found| found.severity == severity && found.what.contains(words))
}

#[test]
fn a_message_of_which_nothing_is_read_is_a_loss() {
    let unread = [
        json!({ "text": "", "hologram": { "width": 3 } }),
        json!({ "rich_message": { "rtl": false, "part": false, "blocks": [] } }),
        json!({ "rich_message": "words of another shape" }),
    ];
    for fields in unread {
        let import = read(fields.clone());
        assert!(import.archive.posts.is_empty());
        assert!(says(&import, Severity::Loss, "message 2"), "{fields}");
    }
    let import = read(json!({ "text": "", "hologram": null }));
    assert!(says(&import, Severity::Note, "message 2: there is nothing"));
}
