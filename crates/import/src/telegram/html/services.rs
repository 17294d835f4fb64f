//! Tells what a service message says, in the words that JSON has for it. It knows no other message.

/// What a sentence holds, and the action that JSON names. Telegram Desktop writes them in English whatever its language.
const ACTIONS: [(&str, &str); 14] = [
    (" pinned ", "pin_message"),
    ("Channel title changed", "edit_group_title"),
    ("changed group title", "edit_group_title"),
    ("Channel photo changed", "edit_group_photo"),
    ("changed group photo", "edit_group_photo"),
    ("photo removed", "delete_group_photo"),
    ("deleted group photo", "delete_group_photo"),
    ("» created", "create_channel"),
    (" created group ", "create_group"),
    ("converted", "migrate_from_group"),
    ("voice chat", "group_call"),
    ("group call", "group_call"),
    ("live stream", "group_call"),
    (" joined ", "join_group_by_link"),
];

/// What a sentence says instead of a message that could not be exported.
const UNSUPPORTED: [&str; 2] = ["not supported", "unsupported"];

/// The action that a sentence tells of; `?` where it is not known.
pub(super) fn action(sentence: &str) -> &'static str {
    let known = ACTIONS.iter().find(|(words, _)| sentence.contains(words));
    known.map_or("?", |(_, action)| action)
}

/// Whether a sentence stands for a message that could not be exported.
pub(super) fn is_unsupported(sentence: &str) -> bool {
    let sentence = sentence.to_ascii_lowercase();
    UNSUPPORTED.iter().any(|words| sentence.contains(words))
}
