//! The types of a rich message and the keys that each is read by. What stands in none of these lists is shown as far as it holds text, and named.

/// Keys of the message itself.
pub(super) const MESSAGE: &[&str] = &["blocks", "part", "rtl"];
/// Keys of a caption.
pub(super) const CAPTION: &[&str] = &["credit", "text"];
/// Keys of an item of a list.
pub(super) const ITEM: &[&str] = &[
    "blocks",
    "content",
    "item_type",
    "num",
    "task_state",
    "text",
    "type",
    "value",
];
/// Keys of a row of a table.
pub(super) const ROW: &[&str] = &["cells"];
/// Keys of a cell of a table.
pub(super) const CELL: &[&str] = &[
    "align",
    "colspan",
    "header",
    "rowspan",
    "text",
    "vertical_align",
];
/// Keys of a related article.
pub(super) const ARTICLE: &[&str] = &[
    "author",
    "description",
    "published_date",
    "published_date_unixtime",
    "title",
    "url",
    "webpage_id",
];
/// Keys of a button, and of what it does.
pub(super) const BUTTON: &[&str] = &["button", "style", "text"];
pub(super) const ACTION: &[&str] = &[
    "button_id",
    "copy_text",
    "data",
    "dataBase64",
    "forward_text",
    "peer_types",
    "query",
    "requires_password",
    "same_peer",
    "type",
    "url",
    "user_id",
];

/// Beginnings of the keys of a picture beside something else, of which nothing is read.
const PICTURES: [&str; 4] = ["author_photo", "photo", "poster_photo", "thumbnail"];

/// Keys of media, and of a document.
const PHOTO: &[&str] = &[
    "caption",
    "height",
    "photo",
    "photo_file_size",
    "photo_id",
    "photo_skip_reason",
    "spoiler",
    "type",
    "url",
    "webpage_id",
    "width",
];
const DOCUMENT: &[&str] = &[
    "autoplay",
    "caption",
    "document_id",
    "duration_seconds",
    "file",
    "file_name",
    "file_size",
    "file_skip_reason",
    "height",
    "loop",
    "media_type",
    "mime_type",
    "performer",
    "spoiler",
    "sticker_emoji",
    "text",
    "thumbnail",
    "thumbnail_file_size",
    "thumbnail_skip_reason",
    "title",
    "type",
    "width",
];
const DATE: &[&str] = &[
    "date",
    "date_unixtime",
    "day_of_week",
    "long_date",
    "long_time",
    "relative",
    "short_date",
    "short_time",
    "text",
    "type",
];

/// The keys of a block of that type; none for a type that is not known.
pub(super) fn of_block(kind: &str) -> Option<&'static [&'static str]> {
    Some(match kind {
        "heading" => &["level", "text", "type"],
        "paragraph" | "footer" | "thinking" => &["text", "type"],
        "author_date" => &["author", "date", "date_unixtime", "type"],
        "code" => &["language", "text", "type"],
        "divider" => &["type"],
        "anchor" => &["name", "text", "type"],
        "list" => &["items", "kind", "list_type", "reversed", "start", "type"],
        "quote" => &["blocks", "caption", "content", "pullquote", "text", "type"],
        "photo" => PHOTO,
        "video" | "audio" | "file" => DOCUMENT,
        "cover" => &["block", "type"],
        "collage" | "slideshow" => &["caption", "items", "type"],
        "embed" => &[
            "allow_scrolling",
            "caption",
            "full_width",
            "height",
            "html",
            "type",
            "url",
            "width",
        ],
        "embed_post" => &[
            "author",
            "blocks",
            "caption",
            "date",
            "date_unixtime",
            "type",
            "url",
            "webpage_id",
        ],
        "channel" => &["channel", "type"],
        "math" => &["formula", "source", "type"],
        "table" => &["bordered", "compact", "rows", "striped", "title", "type"],
        "details" => &["blocks", "open", "title", "type"],
        "related_articles" => &["articles", "title", "type"],
        "map" | "input_map" => &["caption", "geo", "height", "type", "width", "zoom"],
        "button_row" => &["alignment", "buttons", "type"],
        "unsupported" => &["source_type", "type", "unsupported"],
        _ => return None,
    })
}

/// The keys of a text of that type; none for a type that is not known.
pub(super) fn of_text(kind: &str) -> Option<&'static [&'static str]> {
    Some(match kind {
        "empty" => &["text", "type"],
        "email" => &["email", "text", "type"],
        "phone" => &["phone", "text", "type"],
        "text_link" => &["href", "text", "type", "webpage_id"],
        "anchor" => &["name", "text", "type"],
        "math" => &["source", "type"],
        "custom_emoji" => &["document_id", "text", "type"],
        "mention_name" => &["text", "type", "user_id"],
        "formatted_date" => DATE,
        "inline_image" => DOCUMENT,
        "diff" => &["old_text", "text", "type", "unsupported"],
        "button" => &["button", "style", "text", "type"],
        kind if is_text(kind) => &["text", "type"],
        _ => return None,
    })
}

/// Whether the type is one of a text, and of no block.
pub(super) fn is_text(kind: &str) -> bool {
    matches!(
        kind,
        "bank_card"
            | "bold"
            | "bot_command"
            | "button"
            | "cashtag"
            | "concat"
            | "custom_emoji"
            | "diff"
            | "email"
            | "empty"
            | "formatted_date"
            | "hashtag"
            | "inline_image"
            | "italic"
            | "link"
            | "marked"
            | "mention"
            | "mention_name"
            | "phone"
            | "plain"
            | "spoiler"
            | "strikethrough"
            | "subscript"
            | "superscript"
            | "text_link"
            | "underline"
    )
}

/// Whether a string under that key is text for a reader, wherever it stands.
pub(super) fn holds_words(key: &str) -> bool {
    [
        "alt",
        "answer",
        "author",
        "body",
        "caption",
        "content",
        "credit",
        "description",
        "footer",
        "formula",
        "header",
        "html",
        "label",
        "name",
        "question",
        "source",
        "subtitle",
        "summary",
        "text",
        "title",
        "url",
        "value",
    ]
    .contains(&key)
        || key.ends_with("_text")
        || key.ends_with("_title")
}

/// Whether the key tells of a picture beside something else.
pub(super) fn is_picture(key: &str) -> bool {
    PICTURES.iter().any(|start| key.starts_with(start))
}
