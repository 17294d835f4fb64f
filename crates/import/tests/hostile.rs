//! Exports made to take memory and time: each is read to its end, what is wrong is said, and the messages around are kept. How much is kept and read twice is held by the tests of `byte_reader`.

use std::io::{Cursor, Read, repeat};

use bayegan_import::{Config, Format, Import, Severity, import_files};

const HEAD: &str = r#"{"name":"Garden notes","type":"public_channel","id":7,"messages":["#;

/// Imports what is read, and gives also how many bytes of the source were asked for.
fn read(source: impl Read) -> (Import, u64) {
    let mut count = 0;
    let files = [("result.json".to_owned(), source)];
    let format = Some(Format::Telegram);
    let import = import_files(files, &Config::default(), format, &mut |read| count = read).unwrap();
    (import, count)
}

fn text(text: &str) -> Cursor<Vec<u8>> {
    Cursor::new(text.as_bytes().to_vec())
}

fn numbers(import: &Import) -> Vec<u32> {
    let posts = import.archive.posts.iter();
    posts.filter_map(|post| post.message).collect()
}

fn says(import: &Import, words: &str) -> bool {
    let mut found = import.diagnostics.iter();
    found.any(|found| found.severity >= Severity::Loss && found.what.contains(words))
}

fn message(number: u32) -> String {
    format!(r#"{{"id":{number},"type":"message","date_unixtime":"1714559400","text":"a"}}"#)
}

#[test]
fn a_line_of_a_hundred_megabytes() {
    const LONG: u64 = 100 << 20;
    let start = format!("{HEAD}{},{{\"id\":2,\"text\":\"", message(1));
    let end = format!("\"}},{}]}}", message(3));
    let source = text(&start)
        .chain(repeat(b'a').take(LONG))
        .chain(text(&end));
    let (import, count) = read(source);
    assert_eq!(numbers(&import), [1, 3]);
    assert!(says(&import, "message 2: this is longer than 16 MiB"));
    // No byte of the source was asked for twice.
    assert_eq!(count, LONG + (start.len() + end.len()) as u64);
}

#[test]
fn a_string_without_an_end() {
    let start = format!("{HEAD}{},{{\"id\":2,\"text\":\"", message(1));
    let (import, _) = read(text(&start).chain(repeat(b'a').take(50 << 20)));
    assert_eq!(numbers(&import), [1]);
    assert!(says(&import, "longer than 16 MiB") && says(&import, "the file ends here"));
}

#[test]
fn a_million_brackets() {
    const MANY: usize = 1_000_000;
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let nested = format!("{}1{}", open.repeat(MANY), close.repeat(MANY));
        let source = format!(
            "{HEAD}{},{{\"id\":2,\"x\":{nested}}},{}]}}",
            message(1),
            message(3)
        );
        let (import, _) = read(text(&source));
        assert_eq!(numbers(&import), [1, 3]);
        assert!(
            says(&import, "message 2: brackets are nested"),
            "{:?}",
            import.diagnostics
        );
        let source = format!(
            "{HEAD}{},{{\"id\":2,\"x\":{}",
            message(1),
            open.repeat(MANY)
        );
        let (import, _) = read(text(&source));
        assert_eq!(numbers(&import), [1]);
        assert!(says(&import, "the file ends within this message"));
    }
}

#[test]
fn messages_within_messages_without_an_end() {
    let source = format!("{HEAD}{}", "{\"id\":1,\"a\":[".repeat(50_000));
    let (import, count) = read(text(&source));
    assert_eq!(count, source.len() as u64);
    assert!(import.archive.posts.is_empty() && says(&import, "breaks off"));
    let source = format!("{HEAD}\n{}", "  {\n   \"id\": 1, \"a\": [\n".repeat(50_000));
    let (import, _) = read(text(&source));
    assert!(import.archive.posts.is_empty() && says(&import, "breaks off"));
}

#[test]
fn what_is_said_of_many_faults_is_short() {
    let source = format!("{HEAD}{}]}}", "{\"id\":1 \"b\"},".repeat(20_000));
    let (import, _) = read(text(&source));
    assert!(
        import.diagnostics.len() < 40,
        "{}",
        import.diagnostics.len()
    );
    assert!(
        import
            .diagnostics
            .iter()
            .any(|found| found.what.contains("and so 19990 more"))
    );
}
