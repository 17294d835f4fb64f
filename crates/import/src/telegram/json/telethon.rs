//! Reads a message as Telethon writes it (`to_dict` of Telegram's own objects): it becomes one as Telegram Desktop writes it. It says nothing.

use serde_json::{Map, Value, json};

use super::fields::{number_at, string_at};

type Object = Map<String, Value>;

/// Fields that say nothing a reader of the archive would miss.
const DROPPED: [&str; 30] = [
    "_",
    "edit_hide",
    "effect",
    "factcheck",
    "forwards",
    "from_boosts_applied",
    "from_id",
    "from_scheduled",
    "grouped_id",
    "invert_media",
    "legacy",
    "media_unread",
    "mentioned",
    "noforwards",
    "offline",
    "out",
    "peer_id",
    "pinned",
    "post",
    "quick_reply_shortcut_id",
    "replies",
    "report_delivery_until_date",
    "restriction_reason",
    "saved_peer_id",
    "silent",
    "ttl_period",
    "via_bot_id",
    "via_business_bot_id",
    "video_processing_pending",
    "views",
];

/// Fields that are renamed.
const RENAMED: [(&str, &str); 2] = [("edit_date", "edited"), ("post_author", "author")];

/// A field, and what its object is in Telegram Desktop's fields.
type PartReader = (&'static str, fn(&Object) -> Value);

/// The message as Telegram Desktop writes it; none where it is one already.
pub(super) fn converted(message: &Object) -> Option<Object> {
    let is_service = string_at(message, "_") == "MessageService";
    let is_own = message.contains_key("text") || message.contains_key("text_entities");
    let has_text = message.get("message").is_some_and(Value::is_string);
    if is_own || !(is_service || has_text) {
        return None;
    }
    let mut to = message.clone();
    to.retain(|name, _| !DROPPED.contains(&name.as_str()));
    let kind = if is_service { "service" } else { "message" };
    to.insert("type".into(), kind.into());
    let entities = to.remove("entities").unwrap_or_default();
    to.remove("message");
    let text = pieces(string_at(message, "message"), &entities);
    to.insert("text_entities".into(), text);
    for (name, other) in RENAMED {
        if let Some(value) = to.remove(name).filter(|value| !value.is_null()) {
            to.insert(other.into(), value);
        }
    }
    let readers: [PartReader; 6] = [
        ("reply_to", reply),
        ("fwd_from", forward),
        ("media", media),
        ("action", |action| json!({"action": string_at(action, "_")})),
        ("reactions", reactions),
        ("reply_markup", buttons),
    ];
    for (name, read) in readers {
        to.remove(name);
        if let Some(part) = message.get(name).and_then(Value::as_object) {
            to.extend(read(part).as_object().cloned().unwrap_or_default());
        }
    }
    Some(to)
}

/// The objects of a list.
fn objects<'v>(map: &'v Object, name: &str) -> impl Iterator<Item = &'v Object> {
    let list = map.get(name).and_then(Value::as_array);
    list.into_iter().flatten().filter_map(Value::as_object)
}

fn reply(reply: &Object) -> Value {
    match reply.get("reply_to_msg_id") {
        Some(number) => json!({"reply_to_message_id": number}),
        None => Value::Null,
    }
}

fn forward(forward: &Object) -> Value {
    let from = forward.get("from_id").and_then(Value::as_object);
    let channel = from.and_then(|from| number_at::<u64>(from, "channel_id"));
    let channel = channel.map(|number| format!("channel{number}"));
    json!({"forwarded_from": string_at(forward, "from_name"), "forwarded_from_id": channel})
}

fn reactions(reactions: &Object) -> Value {
    let read = |reaction: &Object| {
        let sign = reaction.get("reaction").and_then(Value::as_object);
        let is_paid = sign.is_some_and(|sign| string_at(sign, "_") == "ReactionPaid");
        let emoji = sign.map_or("", |sign| string_at(sign, "emoticon"));
        let kind = if is_paid { "paid" } else { "emoji" };
        json!({"type": kind, "emoji": emoji, "count": reaction.get("count")})
    };
    let list: Vec<Value> = objects(reactions, "results").map(read).collect();
    json!({ "reactions": list })
}

/// Buttons that lead to an address.
fn buttons(markup: &Object) -> Value {
    let read = |button: &Object| {
        let url = string_at(button, "url");
        let is_link = !url.is_empty();
        is_link.then(|| json!({"type": "url", "text": string_at(button, "text"), "data": url}))
    };
    let rows = objects(markup, "rows");
    let found: Vec<Value> = rows
        .flat_map(|row| objects(row, "buttons").filter_map(read))
        .collect();
    json!({"inline_bot_buttons": [found]})
}

/// What the media are, in Telegram Desktop's fields.
fn media(media: &Object) -> Value {
    match string_at(media, "_") {
        "MessageMediaPhoto" => json!({"photo": "(File not included)"}),
        "MessageMediaDocument" => {
            let document = media.get("document").and_then(Value::as_object);
            let name = document.and_then(|document| {
                let mut names = objects(document, "attributes");
                names.find_map(|attribute| attribute.get("file_name"))
            });
            let of = |name: &str| document.and_then(|document| document.get(name));
            json!({"file": "(File not included)", "file_name": name, "file_size": of("size"), "mime_type": of("mime_type")})
        }
        "MessageMediaWebPage" | "MessageMediaEmpty" | "" => Value::Null,
        other => {
            let name = other.strip_prefix("MessageMedia").unwrap_or(other);
            json!({ format!("media_{}", name.to_lowercase()): true })
        }
    }
}

/// Telegram's names of entities, and Telegram Desktop's.
const KINDS: [(&str, &str); 19] = [
    ("MessageEntityBankCard", "bank_card"),
    ("MessageEntityBlockquote", "blockquote"),
    ("MessageEntityBold", "bold"),
    ("MessageEntityBotCommand", "bot_command"),
    ("MessageEntityCashtag", "cashtag"),
    ("MessageEntityCode", "code"),
    ("MessageEntityCustomEmoji", "custom_emoji"),
    ("MessageEntityEmail", "email"),
    ("MessageEntityHashtag", "hashtag"),
    ("MessageEntityItalic", "italic"),
    ("MessageEntityMention", "mention"),
    ("MessageEntityMentionName", "mention_name"),
    ("MessageEntityPhone", "phone"),
    ("MessageEntityPre", "pre"),
    ("MessageEntitySpoiler", "spoiler"),
    ("MessageEntityStrike", "strikethrough"),
    ("MessageEntityTextUrl", "text_link"),
    ("MessageEntityUnderline", "underline"),
    ("MessageEntityUrl", "link"),
];

/// The text cut where entities begin and end. Their places count units of UTF-16; of those that overlap the first stands, and what lies outside of the text is left out.
fn pieces(text: &str, entities: &Value) -> Value {
    let units: Vec<u16> = text.encode_utf16().collect();
    let part =
        |from: usize, to: usize| String::from_utf16_lossy(units.get(from..to).unwrap_or_default());
    let mut found: Vec<(usize, usize, &Object)> = entities
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|entity| {
            let entity = entity.as_object()?;
            let start = number_at::<usize>(entity, "offset")?;
            let end = start.checked_add(number_at::<usize>(entity, "length")?)?;
            (start < end && end <= units.len()).then_some((start, end, entity))
        })
        .collect();
    found.sort_by_key(|(start, ..)| *start);
    let mut pieces = Vec::new();
    let mut at = 0;
    for (start, end, entity) in found {
        if start < at {
            continue;
        }
        pieces.push(json!({"type": "plain", "text": part(at, start)}));
        let name = string_at(entity, "_");
        let kind = KINDS.iter().find(|(other, _)| *other == name);
        let kind = kind.map_or("unknown", |(_, kind)| kind);
        pieces.push(json!({
            "type": kind,
            "text": part(start, end),
            "href": string_at(entity, "url"),
            "language": string_at(entity, "language"),
        }));
        at = end;
    }
    pieces.push(json!({"type": "plain", "text": part(at, units.len())}));
    pieces.into()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::{converted, pieces};
    use serde_json::{Value, json};

    fn texts(text: &str, entities: &Value) -> Vec<(String, String)> {
        let found = pieces(text, entities);
        let piece = |piece: &Value| {
            let field = |name: &str| piece[name].as_str().unwrap().to_owned();
            (field("type"), field("text"))
        };
        let found = found.as_array().unwrap().iter().map(piece);
        found.filter(|(_, text)| !text.is_empty()).collect()
    }

    #[test]
    fn places_count_units_of_utf_16() {
        let entities = json!([
            {"_": "MessageEntityBold", "offset": 3, "length": 2},
            {"_": "MessageEntityItalic", "offset": 4, "length": 3},
            {"_": "MessageEntityNew", "offset": 6, "length": 1},
        ]);
        let found = texts("🙂 ab c", &entities);
        let found: Vec<_> = found
            .iter()
            .map(|(kind, text)| (kind.as_str(), text.as_str()))
            .collect();
        assert_eq!(
            found,
            [
                ("plain", "🙂 "),
                ("bold", "ab"),
                ("plain", " "),
                ("unknown", "c")
            ]
        );
    }

    #[test]
    fn places_outside_of_the_text_are_left_out() {
        for (offset, length) in [(0, 9), (9, 1), (-1, 2), (1, 0), (-5, 1)] {
            let entities = json!([{"_": "MessageEntityBold", "offset": offset, "length": length}]);
            assert_eq!(texts("abc", &entities), [("plain".into(), "abc".into())]);
        }
        let far = json!([{"_": "MessageEntityBold", "offset": u64::MAX, "length": u64::MAX}]);
        assert_eq!(texts("abc", &far).len(), 1);
    }

    #[test]
    fn only_what_telethon_writes_is_taken() {
        let read = |message: Value| converted(message.as_object().unwrap());
        assert!(read(json!({"id": 1, "text": "a"})).is_none());
        assert!(read(json!({"id": 1, "message": {"a": 1}})).is_none());
        let found = read(json!({
            "_": "Message", "id": 1, "message": "a", "views": 7, "edit_date": null, "post_author": "B",
            "reply_to": {"_": "MessageReplyHeader", "reply_to_msg_id": 3},
            "fwd_from": {"from_id": {"_": "PeerChannel", "channel_id": 9}},
            "reactions": {"results": [{"reaction": {"_": "ReactionEmoji", "emoticon": "👍"}, "count": 2}]},
            "reply_markup": {"rows": [{"buttons": [{"text": "C", "url": "https://example.org/"}, {"text": "D"}]}]},
            "media": {"_": "MessageMediaDocument", "document": {"size": 5, "attributes": [{"file_name": "a.pdf"}]}},
        }))
        .unwrap();
        assert_eq!(
            (
                found["author"].as_str(),
                found["reply_to_message_id"].as_u64()
            ),
            (Some("B"), Some(3))
        );
        assert_eq!(
            (found["file_name"].as_str(), found["file_size"].as_u64()),
            (Some("a.pdf"), Some(5))
        );
        assert_eq!(found["forwarded_from_id"], "channel9");
        assert_eq!(found["reactions"][0]["count"], 2);
        assert_eq!(found["inline_bot_buttons"][0].as_array().unwrap().len(), 1);
        assert!(!found.contains_key("views") && !found.contains_key("edited"));
        let service =
            json!({"_": "MessageService", "id": 2, "action": {"_": "MessageActionPinMessage"}});
        assert_eq!(read(service).unwrap()["action"], "MessageActionPinMessage");
    }
}
