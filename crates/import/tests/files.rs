//! A source of several files: what is read of each, and how what is said names the file.

use bayegan_import::{Config, Format, Import, Severity, import, import_files};

fn read(files: &[(&str, &str)]) -> Import {
    let files = files
        .iter()
        .map(|(name, text)| ((*name).to_owned(), text.as_bytes()));
    import_files(files, &Config::default(), None, &mut |_| ()).unwrap()
}

/// What is said, with the file and the line of each.
fn said(import: &Import) -> Vec<String> {
    let name = |file: u32| import.files[file as usize].as_str();
    let found = import.diagnostics.iter();
    found
        .map(|found| format!("{}:{}: {}", name(found.file), found.line, found.what))
        .collect()
}

fn numbers(import: &Import) -> Vec<u32> {
    let posts = import.archive.posts.iter();
    posts.filter_map(|post| post.message).collect()
}

fn export(name: &str, number: u32, messages: &[(u32, &str)]) -> String {
    let message = |(id, text): &(u32, &str)| {
        format!(
            r#"{{"id": {id}, "type": "message", "date": "2024-05-01T12:30:00", "date_unixtime": "171455940{}", "text": "{text}"}}"#,
            id % 10
        )
    };
    let messages: Vec<String> = messages.iter().map(message).collect();
    format!(
        "{{\"name\": \"{name}\", \"type\": \"private_channel\", \"id\": {number}, \"messages\": [\n{}\n]}}",
        messages.join(",\n")
    )
}

#[test]
fn exports_of_one_channel_are_put_together() {
    let late = export("a", 7, &[(3, "three"), (4, "four")]);
    let early = export("a", 7, &[(2, "two"), (3, "three")]);
    let import = read(&[("late.json", &late), ("early.json", &early)]);
    assert_eq!(numbers(&import), [2, 3, 4]);
    assert!(!import.lost());
    let whole = export("a", 7, &[(2, "two"), (3, "three"), (4, "four")]);
    assert_eq!(import.archive, read(&[("", &whole)]).archive);
    let twice =
        "early.json:3: message 3: the same message stands in the export before; it is taken once";
    assert_eq!(said(&import), [twice]);
}

#[test]
fn several_messages_of_one_number_are_taken_once_each() {
    let file = export("a", 7, &[(3, "before"), (3, "behind")]);
    let import = read(&[("1.json", &file), ("2.json", &file)]);
    assert_eq!(import.archive.posts.len(), 2);
}

#[test]
fn an_export_of_another_chat_is_left_out_and_said() {
    let files = [
        export("a", 7, &[(2, "two")]),
        export("b", 8, &[(3, "three")]),
    ];
    let import = read(&[("a.json", &files[0]), ("b.json", &files[1])]);
    assert_eq!(numbers(&import), [2]);
    let other = import.diagnostics.last().unwrap();
    assert_eq!((other.file, other.severity), (1, Severity::Error));
    assert!(other.what.contains("another chat"), "{}", other.what);
}

#[test]
fn files_of_a_scrape_are_one_text() {
    let (first, second) = ("one\n@name\ntwo", "\u{feff}of it\n@name\nthr\0ee\n@name\n");
    let import = read(&[("1.txt", first), ("2.txt", second)]);
    let whole = format!("{first}\n{second}").replace('\u{feff}', "");
    let expected = self::import(whole.as_bytes(), &Config::default());
    assert_eq!(import.archive, expected.archive);
    assert_eq!(import.archive.posts.len(), 3);
    let control = "2.txt:3: control characters, which are left out".to_owned();
    assert!(said(&import).contains(&control), "{:?}", said(&import));
    let of_files = |file| {
        let covered = import.coverage.iter();
        covered.filter(move |covered| covered.file == file).count()
    };
    assert!(of_files(0) >= 3 && of_files(1) >= 4);
}

#[test]
fn documents_stand_one_behind_the_other() {
    let first = r#"{"channel": {"title": "A"}, "posts": [{"title": "a", "text": "b"}]}"#;
    let second = "{\"channel\": {\"title\": \"B\"},\n\"posts\": [\n{\"title\": \"a\", \"text\": \"b\u{202e}\"},\n{\"id\": \"x\"}]}";
    let import = read(&[("1.json", first), ("2.json", second)]);
    assert_eq!(import.archive.channel.title, "A");
    assert_eq!(import.archive.posts.len(), 3);
    let said = said(&import);
    assert!(
        matches!(said.as_slice(), [turned] if turned.starts_with("2.json:3: post ")),
        "{said:?}"
    );
}

#[test]
fn a_file_that_is_not_read_is_left_out_and_said() {
    let files = [("1.txt", "one\n@name\n"), ("2.html", "<html>")];
    let import = read(&files);
    assert_eq!(
        (import.format, import.archive.posts.len()),
        (Format::Scrape, 1)
    );
    let last = said(&import).pop().unwrap();
    assert_eq!(
        last,
        "2.html:1: this is an HTML page; nothing of it is imported"
    );
    assert!(import.lost());
}

#[test]
fn no_file_is_an_empty_source() {
    let import = read(&[]);
    assert_eq!((import.format, import.lost()), (Format::Empty, false));
}
