//! Telegram Desktop's export of one chat and of an account, cut off and whole, from a file written by hand.

use std::fs;

use crate::common::tests_folder;
use bayegan_import::{Config, Import, Severity, import};
use bayegan_model::BlockKind;

fn source() -> String {
    fs::read_to_string(tests_folder().join("fixtures/telegram.json")).unwrap()
}

fn config() -> Config {
    Config::from_toml("[channel]\nhandle = \"sample_channel\"\n").unwrap()
}

fn read(source: &str) -> Import {
    import(source.as_bytes(), &config())
}

#[test]
fn a_cut_export_keeps_what_stands_before_the_cut() {
    let source = source();
    let cut = source.find("\"id\": 9").unwrap();
    let import = read(&source[..cut]);
    let numbers: Vec<_> = import
        .archive
        .posts
        .iter()
        .map(|post| post.message.unwrap())
        .collect();
    assert_eq!(numbers, [2, 3, 4, 5, 6, 7, 8]);
    let broken = import
        .diagnostics
        .iter()
        .find(|found| found.severity == Severity::Loss)
        .unwrap();
    let start = source[..cut].rfind('{').unwrap();
    assert_eq!(broken.range, start..cut);
    let line = source[..start].matches('\n').count() + 1;
    assert_eq!(broken.line as usize, line, "{broken:?}");
    assert!(broken.what.contains("ends within"), "{broken:?}");
}

#[test]
fn an_account_gives_its_only_channel() {
    let channel = source();
    let account = format!(
        r#"{{"about": "x", "personal_information": {{"user_id": 1}}, "chats": {{"about": "y", "list": [
        {{"name": "someone", "type": "personal_chat", "id": 2, "messages": [{{"id": 1, "type": "message", "text": "private"}}]}},
        {channel}]}}}}"#
    );
    let import = read(&account);
    assert_eq!(import.archive, read(&channel).archive);
    let two = account.replacen("personal_chat", "private_channel", 1);
    let import = read(&two);
    assert!(import.archive.posts.is_empty());
    let what = &import.diagnostics[0].what;
    assert!(
        import
            .diagnostics
            .iter()
            .any(|found| found.what.contains("\"someone\", \"کانال نمونه\"")),
        "{what}"
    );
    let named = Config::from_toml("[channel]\ntitle = \"کانال نمونه\"\n").unwrap();
    let import = bayegan_import::import(two.as_bytes(), &named);
    assert_eq!(
        import.archive.posts.len(),
        read(&channel).archive.posts.len()
    );
}

#[test]
fn an_account_without_a_channel_says_so() {
    let import = read(r#"{"chats": {"list": []}}"#);
    assert!(import.lost());
    assert!(
        import.diagnostics[0].what.contains("no channel"),
        "{:?}",
        import.diagnostics
    );
}

#[test]
fn a_collapsed_quotation_is_folded_behind_its_first_line() {
    let quote = |collapsed: bool, text: &str| {
        serde_json::json!({ "name": "Sample", "type": "public_channel", "id": 7, "messages": [{
            "id": 1, "type": "message", "date_unixtime": "1700000000",
            "text_entities": [
                { "type": "plain", "text": "Before\n" },
                { "type": "blockquote", "text": text, "collapsed": collapsed },
                { "type": "plain", "text": "\nbehind" },
            ],
        }]})
        .to_string()
    };
    let blocks = |source: &str| {
        let post = import(source.as_bytes(), &Config::default()).archive.posts;
        let blocks = post[0].blocks.iter();
        blocks
            .map(|block| (block.kind, block.depth))
            .collect::<Vec<_>>()
    };
    let folded = BlockKind::Details { open: false };
    let (quoted, plain) = (BlockKind::Quote, (BlockKind::Paragraph, 0));
    assert_eq!(
        blocks(&quote(true, "one\ntwo\n\nthree")),
        [plain, (folded, 0), (quoted, 1), (quoted, 1), plain]
    );
    assert_eq!(blocks(&quote(true, "one")), [plain, (quoted, 0), plain]);
    assert_eq!(
        blocks(&quote(false, "one\ntwo")),
        [plain, (quoted, 0), (quoted, 0), plain]
    );
}
