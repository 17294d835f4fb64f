//! Tells what kind of file a source is by its first bytes. It reads no posts.

/// What kind of file a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A text scrape of a channel: posts that end with the channel's `@name`.
    Scrape,
    /// Nothing but white space.
    Empty,
    /// Telegram Desktop's export as JSON, `result.json`.
    Telegram,
    /// The document that `bayegan import` prints.
    Bayegan,
    /// Another JSON document.
    Json,
    /// An HTML page, such as Telegram Desktop's `messages.html`.
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

impl Format {
    /// The name shown to people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Scrape => "a text scrape",
            Self::Empty => "an empty file",
            Self::Telegram => "Telegram Desktop's JSON export",
            Self::Bayegan => "a document of bayegan",
            Self::Json => "a JSON document of an unknown kind",
            Self::Html => "an HTML page",
            Self::Utf16 => "text in UTF-16",
            Self::OneByte => "text in another encoding than UTF-8",
            Self::Binary => "a binary file",
            Self::TooLarge => "a file of more than 1 GiB",
        }
    }

    /// The formats that are read, in the order tried.
    pub const READ: [Self; 3] = [Self::Scrape, Self::Telegram, Self::Bayegan];

    /// The name on the command line; empty for a kind that is not read.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Scrape => "scrape",
            Self::Telegram => "telegram-json",
            Self::Bayegan => "bayegan-json",
            _ => "",
        }
    }

    /// Whether files of this kind are read.
    #[must_use]
    pub fn is_read(self) -> bool {
        Self::READ.contains(&self)
    }

    /// How to get a file that can be imported; empty for one that can.
    #[must_use]
    pub const fn remedy(self) -> &'static str {
        match self {
            Self::Scrape | Self::Telegram | Self::Bayegan => "",
            Self::Empty => "check the path: the file holds nothing to import",
            Self::Json | Self::Html => {
                "known are Telegram Desktop's export of a channel in the format JSON (result.json), the document that `bayegan import` prints, and a text scrape: every post followed by a line that is the channel's @name"
            }
            Self::Utf16 => "convert it first: iconv -f UTF-16 -t UTF-8",
            Self::OneByte => {
                "convert it first, from the encoding it is in: iconv -f WINDOWS-1256 -t UTF-8"
            }
            Self::Binary => "check the path: a text file is needed",
            Self::TooLarge => "split it into several files",
        }
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
        () if is_html(text) => Format::Html,
        () if is_one_byte(source) => Format::OneByte,
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
    use super::{Format, detect, detect_json, is_too_large};

    #[test]
    fn kinds_of_files() {
        assert_eq!(detect("سلام\n@name\n".as_bytes()), Format::Scrape);
        assert_eq!(detect(b"\xef\xbb\xbf \n"), Format::Empty);
        assert_eq!(detect(b"\n<!DOCTYPE html>"), Format::Html);
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
        assert!(
            Format::READ
                .iter()
                .all(|format| !format.key().is_empty() && format.remedy().is_empty())
        );
        assert!(!Format::Json.is_read() && !Format::Html.remedy().is_empty());
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
