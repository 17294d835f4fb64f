//! Tells what kind of file a source is by its first bytes, and names the kinds. It reads no posts.

use crate::telegram::pasted::is_pasted;

/// What kind of file a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Telegram Desktop's export as JSON, `result.json`.
    Telegram,
    /// Telegram Desktop's export as HTML, `messages.html` and those behind it.
    TelegramHtml,
    /// Pages of Telegram's web preview, as a browser saves them.
    TelegramPreview,
    /// Messages copied out of a window of Telegram Desktop.
    TelegramPasted,
    /// A text scrape of a channel: posts that end with the channel's `@name`.
    Scrape,
    /// The document that `bayegan import` prints.
    Bayegan,
    /// Nothing but white space.
    Empty,
    /// Another JSON document.
    Json,
    /// A page of Telegram Desktop's export that holds no messages, such as `export_results.html`.
    TelegramOverview,
    /// Another HTML page.
    Html,
    /// Text in UTF-16.
    Utf16,
    /// Text in an encoding of one byte a letter, such as Windows-1256.
    OneByte,
    /// No text at all.
    Binary,
    /// More bytes than places in it can be stored.
    TooLarge,
}

/// What there is to say of a format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The name shown to people.
    pub name: &'static str,
    /// The name on the command line; empty for a kind that is not read.
    pub key: &'static str,
    /// By what it is known, and how to get it; of a kind that is not read, what to do instead.
    pub how: &'static str,
}

/// What there is to say of each format, in the order of [`Format`]: the one place where formats are named.
const TABLE: [(Format, About); 14] = [
    (
        Format::Telegram,
        About {
            name: "Telegram Desktop's JSON export",
            key: "telegram-json",
            how: "result.json: the channel's menu, Export chat history, Machine-readable JSON",
        },
    ),
    (
        Format::TelegramHtml,
        About {
            name: "Telegram Desktop's HTML export",
            key: "telegram-html",
            how: "messages.html, messages2.html …: the channel's menu, Export chat history, HTML",
        },
    ),
    (
        Format::TelegramPreview,
        About {
            name: "a page of Telegram's web preview",
            key: "telegram-preview",
            how: "t.me/s/NAME, saved by a browser: scroll up to the oldest post wanted, then save the page",
        },
    ),
    (
        Format::TelegramPasted,
        About {
            name: "text copied out of Telegram Desktop",
            key: "telegram-pasted",
            how: "select messages, Copy Selected as Text, paste: each begins with a line such as Name, [12.03.2021 10:15]",
        },
    ),
    (
        Format::Scrape,
        About {
            name: "a text scrape",
            key: "scrape",
            how: "text in UTF-8, each post followed by a line that is the channel's @name",
        },
    ),
    (
        Format::Bayegan,
        About {
            name: "a document of bayegan",
            key: "bayegan-json",
            how: "what `bayegan import` prints",
        },
    ),
    (
        Format::Empty,
        About {
            name: "an empty file",
            key: "",
            how: "check the path: the file holds nothing to import",
        },
    ),
    (
        Format::Json,
        About {
            name: "a JSON document of an unknown kind",
            key: "",
            how: "",
        },
    ),
    (
        Format::TelegramOverview,
        About {
            name: "a page of Telegram Desktop's export that holds no messages",
            key: "",
            how: "give the channel's own pages: messages.html, messages2.html …, which stand in a folder under chats/ where the whole account was exported",
        },
    ),
    (
        Format::Html,
        About {
            name: "an HTML page",
            key: "",
            how: "",
        },
    ),
    (
        Format::Utf16,
        About {
            name: "text in UTF-16",
            key: "",
            how: "convert it first: iconv -f UTF-16 -t UTF-8",
        },
    ),
    (
        Format::OneByte,
        About {
            name: "text in another encoding than UTF-8",
            key: "",
            how: "convert it first, from the encoding it is in: iconv -f WINDOWS-1256 -t UTF-8",
        },
    ),
    (
        Format::Binary,
        About {
            name: "a binary file",
            key: "",
            how: "check the path: a text file is needed",
        },
    ),
    (
        Format::TooLarge,
        About {
            name: "a file of more than 1 GiB",
            key: "",
            how: "split it into several files",
        },
    ),
];

impl Format {
    /// The formats that are read, in the order tried.
    pub const READ: [Self; 6] = [
        Self::Telegram,
        Self::TelegramHtml,
        Self::TelegramPreview,
        Self::TelegramPasted,
        Self::Scrape,
        Self::Bayegan,
    ];

    /// What there is to say of it.
    #[must_use]
    pub fn about(self) -> About {
        let mut rows = TABLE.into_iter();
        let row = rows.find(|(format, _)| *format == self);
        row.map(|(_, about)| about).unwrap_or_default()
    }

    /// The name shown to people.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.about().name
    }

    /// The name on the command line; empty for a kind that is not read.
    #[must_use]
    pub fn key(self) -> &'static str {
        self.about().key
    }

    /// Whether files of this kind are read.
    #[must_use]
    pub fn is_read(self) -> bool {
        !self.key().is_empty()
    }

    /// How to get a file that can be imported; empty for one that can.
    #[must_use]
    pub fn remedy(self) -> String {
        match self.about().how {
            _ if self.is_read() => String::new(),
            "" => format!("known are {}", Self::known()),
            how => how.to_owned(),
        }
    }

    /// The formats that are read, in one sentence.
    #[must_use]
    pub fn known() -> String {
        let known = |format: Self| format!("{} ({})", format.name(), format.about().how);
        Self::READ.map(known).join("; ")
    }
}

/// The most bytes of a source: places in it are stored as u32, and strings may stand in the blob twice.
pub(super) const MOST_BYTES: u64 = 1 << 30;
/// How many bytes are looked at for control characters.
const SAMPLE: usize = 4096;
/// The fewest control characters of a binary file; a text may have been damaged in a few places.
const MANY_CONTROLS: usize = 8;
/// Beginnings of well-known binary files.
const MAGIC: [&[u8]; 8] = [
    b"PK\x03\x04",
    b"%PDF-",
    b"\x1f\x8b",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"SQLite format 3\0",
    b"7z\xbc\xaf",
];
/// Beginnings of HTML pages, in lower case.
const HTML: [&str; 6] = ["<!doctype", "<html", "<head", "<body", "<?xml", "<div"];
/// So many bytes that are no UTF-8, and more than letters that are, make another encoding.
const MANY_INVALID: usize = 16;

/// How many bytes of a page are looked at for what tells its kind; a browser may put whole style sheets before it.
const PAGE_HEAD: usize = 1 << 22;

/// How many bytes of a source are enough to tell a JSON document.
pub(super) const HEAD: usize = 1 << 16;

/// Keys that a whole export of Telegram Desktop starts with.
const EXPORT_KEYS: [&str; 9] = [
    "about",
    "personal_information",
    "profile_pictures",
    "stories",
    "contacts",
    "frequent_contacts",
    "sessions",
    "chats",
    "left_chats",
];

/// Which JSON document starts with these bytes; none where no document does.
pub(super) fn detect_json(head: &[u8]) -> Option<Format> {
    let text = head
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(head)
        .trim_ascii_start();
    if !is_json(text) {
        return None;
    }
    let first = first_key(text);
    let is_list = text.starts_with(b"[") || has_lines(text);
    Some(match first {
        // A chat has its messages in a list; other programs than Telegram Desktop say other things of it before.
        _ if has_messages(text) || (is_list && is_message(text)) => Format::Telegram,
        _ if EXPORT_KEYS.contains(&first) => Format::Telegram,
        "channel" | "posts" => Format::Bayegan,
        _ => Format::Json,
    })
}

/// Whether a list stands behind a key `messages`.
fn has_messages(text: &[u8]) -> bool {
    places(text, b"\"messages\"").any(|behind| {
        let value = behind.trim_ascii_start().strip_prefix(b":");
        value.is_some_and(|value| value.trim_ascii_start().starts_with(b"["))
    })
}

/// Whether the first object looks like a message: it has a number and a text.
fn is_message(text: &[u8]) -> bool {
    let has = |key: &str| {
        let is_key = |behind: &[u8]| behind.trim_ascii_start().starts_with(b":");
        places(text, key.as_bytes()).any(is_key)
    };
    has("\"id\"") && (has("\"text\"") || has("\"message\""))
}

/// What stands behind each place of a word.
fn places<'t>(text: &'t [u8], word: &'t [u8]) -> impl Iterator<Item = &'t [u8]> {
    let windows = text.windows(word.len()).enumerate();
    let found = windows.filter(move |(_, window)| *window == word);
    found.filter_map(move |(at, _)| text.get(at + word.len()..))
}

/// Whether each line is an object of its own (JSON Lines), as far as the first lines tell.
pub(super) fn has_lines(text: &[u8]) -> bool {
    let mut lines = text.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
    let first = lines.next().unwrap_or_default();
    let second = lines.find(|line| !line.is_empty()).unwrap_or_default();
    first.starts_with(b"{") && first.ends_with(b"}") && second.starts_with(b"{\"")
}

/// The first key of an object; empty where there is none.
fn first_key(text: &[u8]) -> &str {
    let inner = text.strip_prefix(b"{").unwrap_or_default();
    let key = inner
        .trim_ascii_start()
        .strip_prefix(b"\"")
        .unwrap_or_default();
    let end = key
        .iter()
        .position(|byte| *byte == b'"')
        .unwrap_or_default();
    let key = key.get(..end).unwrap_or_default();
    std::str::from_utf8(key).unwrap_or_default()
}

/// What kind of file the source is.
pub(super) fn detect(source: &[u8]) -> Format {
    let text = source
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(source)
        .trim_ascii_start();
    match () {
        () if is_too_large(source.len() as u64) => Format::TooLarge,
        () if is_blank(source) => Format::Empty,
        () if source.starts_with(b"\xff\xfe") || source.starts_with(b"\xfe\xff") => Format::Utf16,
        () if is_binary(source) => Format::Binary,
        () if is_html(text) => html(text),
        () if is_one_byte(source) => Format::OneByte,
        () if is_pasted(text) => Format::TelegramPasted,
        () => Format::Scrape,
    }
}

pub(super) const fn is_too_large(bytes: u64) -> bool {
    bytes > MOST_BYTES
}

fn is_blank(source: &[u8]) -> bool {
    let is_gap = |letter: char| letter.is_whitespace() || letter == '\u{feff}';
    std::str::from_utf8(source).is_ok_and(|text| text.chars().all(is_gap))
}

/// A known beginning, or one control character in ten.
fn is_binary(source: &[u8]) -> bool {
    let sample = source.get(..SAMPLE).unwrap_or(source);
    let is_control = |byte: &&u8| matches!(byte, 0..=8 | 14..=31 | 127);
    let controls = sample.iter().filter(is_control).count();
    MAGIC.iter().any(|magic| source.starts_with(magic))
        || (controls >= MANY_CONTROLS && controls * 10 > sample.len())
}

/// An object that starts with a key, or a list that starts with an object.
fn is_json(text: &[u8]) -> bool {
    let second = |open: u8| {
        let rest = text.strip_prefix(&[open])?;
        rest.trim_ascii_start().first().copied()
    };
    second(b'{') == Some(b'"') || second(b'[') == Some(b'{')
}

fn is_html(text: &[u8]) -> bool {
    let starts_with = |start: &str| {
        text.get(..start.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(start.as_bytes()))
    };
    HTML.iter().any(|start| starts_with(start))
}

/// What an HTML page is, by the classes of its elements.
fn html(text: &[u8]) -> Format {
    let start = String::from_utf8_lossy(text.get(..PAGE_HEAD).unwrap_or(text));
    let has = |words: &str| start.contains(words);
    match () {
        () if has("tgme_widget_message") || has("tgme_channel_history") => Format::TelegramPreview,
        () if has("class=\"page_wrap") && has("class=\"history") => Format::TelegramHtml,
        () if has("class=\"page_wrap") => Format::TelegramOverview,
        () => Format::Html,
    }
}

fn is_one_byte(source: &[u8]) -> bool {
    let mut invalid = 0;
    let mut letters = 0;
    for chunk in source.utf8_chunks() {
        invalid += chunk.invalid().len();
        letters += chunk
            .valid()
            .chars()
            .filter(|letter| !letter.is_ascii())
            .count();
    }
    invalid >= MANY_INVALID && invalid > letters
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Format, TABLE, detect, detect_json, is_too_large};

    #[test]
    fn kinds_of_files() {
        assert_eq!(detect("سلام\n@name\n".as_bytes()), Format::Scrape);
        assert_eq!(detect(b"\xef\xbb\xbf \n"), Format::Empty);
        assert_eq!(detect(b"\n<!DOCTYPE html>"), Format::Html);
        let page = |body: &str| detect(format!("<!DOCTYPE html><html>{body}").as_bytes());
        assert_eq!(
            page("<div class=\"page_wrap\"><div class=\"history\">"),
            Format::TelegramHtml
        );
        assert_eq!(
            page("<div class=\"page_wrap list_page\">"),
            Format::TelegramOverview
        );
        assert_eq!(
            page("<main class=\"tgme_main\"><section class=\"tgme_channel_history\">"),
            Format::TelegramPreview
        );
        assert_eq!(
            detect("نام, [12.03.2021 10:15]\nمتن\n".as_bytes()),
            Format::TelegramPasted
        );
        assert_eq!(detect(b"\xff\xfea\0"), Format::Utf16);
        assert_eq!(detect(b"PK\x03\x04rest"), Format::Binary);
        assert_eq!(detect(&[0; 40]), Format::Binary);
        assert_eq!(detect(&[0xe3; 40]), Format::OneByte);
    }

    #[test]
    fn kinds_of_json() {
        let check =
            |head: &str, expected| assert_eq!(detect_json(head.as_bytes()), expected, "{head}");
        check("{\n \"name\": 1}", Some(Format::Json));
        check("[ {\"id\": 1}]", Some(Format::Json));
        check("[{\"id\": 1, \"message\": \"a\"}]", Some(Format::Telegram));
        check(
            "{\"id\":1,\"text\":\"a\"}\n{\"id\":2,\"text\":\"b\"}\n",
            Some(Format::Telegram),
        );
        check("{\"id\":1,\"text\":\"a\"}", Some(Format::Json));
        check(
            "{\"channel\": \"@a\", \"messages\": [",
            Some(Format::Telegram),
        );
        check(
            "{\"channel\":{\"title\":\"messages\"},",
            Some(Format::Bayegan),
        );
        check("{}", None);
        check(
            "\u{feff}{\n \"name\": \"x\",\n \"messages\": [",
            Some(Format::Telegram),
        );
        check("{\"about\": \"…\", ", Some(Format::Telegram));
        check("{\"channel\":{", Some(Format::Bayegan));
        check("{a} b", None);
    }

    #[test]
    fn the_formats_that_are_read_have_names() {
        let keys: BTreeSet<&str> = Format::READ.iter().map(|format| format.key()).collect();
        assert_eq!(keys.len(), Format::READ.len());
        assert!(
            Format::READ
                .iter()
                .all(|format| format.is_read() && format.remedy().is_empty())
        );
        // The type has as many variants as the table has rows.
        let all: BTreeSet<u8> = TABLE.iter().map(|(format, _)| *format as u8).collect();
        assert!(all.into_iter().eq(0..=Format::TooLarge as u8));
        assert!(TABLE.iter().all(|(_, about)| !about.name.is_empty()));
        for other in [Format::Json, Format::Html, Format::TelegramOverview] {
            assert!(!other.is_read() && !other.remedy().is_empty());
        }
        assert!(Format::Json.remedy().contains("messages.html"));
    }

    #[test]
    fn text_that_only_looks_like_another_kind() {
        assert_eq!(detect(b"[1] a reference\n@name"), Format::Scrape);
        assert_eq!(detect(b"{a} b\n@name"), Format::Scrape);
        assert_eq!(detect("سلام \0 \u{1}\n@name".as_bytes()), Format::Scrape);
    }

    #[test]
    fn more_than_a_gibibyte_is_too_large() {
        assert!(!is_too_large(1 << 30));
        assert!(is_too_large((1 << 30) + 1));
    }
}
