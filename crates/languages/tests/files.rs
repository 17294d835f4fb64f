//! What the build script refuses: each problem of a language's file is said with file and key.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

#[path = "../build/check.rs"]
mod check;
#[path = "../build/generate.rs"]
mod generate;
#[path = "../src/plural.rs"]
mod plural;
#[path = "../build/read.rs"]
mod read;
#[path = "../build/schema.rs"]
mod schema;

use std::fs;
use std::path::Path;

use read::Source;

fn file(code: &str) -> String {
    fs::read_to_string(format!("../../assets/languages/{code}.toml")).unwrap()
}

/// The problems of a language's file after a change, beside an English one that is right.
fn changed(code: &str, from: &str, to: &str) -> Vec<String> {
    let own = file(code);
    assert!(own.contains(from), "{code}.toml has no {from}");
    let parse = |code: &str, text: &str| Source::parse(code, text);
    let sources = parse(code, &own.replacen(from, to, 1))
        .and_then(|source| Ok([source, parse("en", &file("en"))?]));
    sources
        .and_then(|sources| check::all(&sources))
        .err()
        .unwrap_or_default()
}

fn check(code: &str, from: &str, to: &str, problem: &str) {
    let expected = format!("assets/languages/{code}.toml: {problem}");
    assert_eq!(changed(code, from, to), [expected], "{from:?} to {to:?}");
}

#[test]
fn the_files_are_right() {
    for code in ["fa", "ar", "he", "ru", "tr", "zh"] {
        assert_eq!(changed(code, "[app]", "[app]"), [""; 0], "{code}");
    }
}

#[test]
fn a_missing_key_is_named() {
    let skip = "skip = \"Gönderilere geç\"\n";
    check("tr", skip, "", "the key `app.skip` is missing");
    check(
        "tr",
        "7 = \"Temmuz\"\n",
        "",
        "the key `months.7` is missing",
    );
    check(
        "tr",
        "paper = \"Makale\"\n",
        "",
        "the key `kinds.paper` is missing",
    );
    check(
        "tr",
        "dark = \"Koyu\"\n",
        "",
        "the key `settings.theme.dark` is missing",
    );
    check(
        "tr",
        "licences = \"Yazılım lisansları\"\n",
        "",
        "the key `page.licences` is missing",
    );
    check(
        "tr",
        "limit = \"Gönderi sayısı\"\n",
        "",
        "the key `embed.limit` is missing",
    );
    check(
        "ru",
        "5 = \"мая\"\n",
        "",
        "the key `months_of_day.5` is missing",
    );
}

#[test]
fn a_key_that_nobody_knows_is_named() {
    let surplus = |key| format!("the key `{key}` is not known, or has no place in this language");
    check(
        "tr",
        "[app]\n",
        "[app]\nskipp = \"x\"\n",
        &surplus("app.skipp"),
    );
    check(
        "tr",
        "[kinds]\n",
        "[kinds]\nbook = \"Kitap\"\n",
        &surplus("kinds.book"),
    );
    check(
        "tr",
        "[months]\n",
        "[months]\n13 = \"x\"\n",
        &surplus("months.13"),
    );
    check("tr", "name =", "code = \"tr\"\nname =", &surplus("code"));
    check(
        "en",
        "[kinds]\n",
        "[kinds]\nbook = \"Book\"\n",
        &surplus("kinds.book"),
    );
}

#[test]
fn a_plural_form_that_is_missing_or_never_used_is_named() {
    check(
        "ar",
        "two = \"منشوران\"\n",
        "",
        "the key `posts.two` is missing",
    );
    check(
        "ar",
        "other = \"{count} رابط\"\n",
        "",
        "the key `links.other` is missing",
    );
    let surplus = "the key `posts.two` is not known, or has no place in this language";
    check("tr", "[posts]\n", "[posts]\ntwo = \"x\"\n", surplus);
    let rules =
        "`plural` is none of the known rules: none, one, one_or_zero, one_two, slavic, arabic";
    check("tr", "plural = \"one\"", "plural = \"turkish\"", rules);
}

#[test]
fn a_phrase_has_the_slots_that_are_filled() {
    check(
        "ru",
        "many = \"{count} постов\"",
        "many = \"постов\"",
        "`posts.many` has no {count}",
    );
    check(
        "tr",
        "close = \"Kapat\"",
        "close = \"{x}\"",
        "`app.close` has a slot {x} that nothing fills",
    );
    check(
        "tr",
        "month = \"{month} {year}\"",
        "month = \"{month}\"",
        "`date.month` has no {year}",
    );
    check(
        "tr",
        "Göster: {posts}",
        "{posts} {posts}",
        "`app.show` has a slot twice",
    );
}

#[test]
fn a_value_must_be_one_that_can_be_used() {
    check(
        "tr",
        "\"ltr\"",
        "\"left\"",
        "`direction` must be one of ltr, rtl",
    );
    check(
        "tr",
        "\"gregorian\"",
        "\"julian\"",
        "`calendar` must be one of gregorian, persian",
    );
    check(
        "tr",
        "0123456789",
        "123456789",
        "`digits` must be the ten digits from nought to nine",
    );
    check(
        "tr",
        "group = \".\"",
        "group = \"..\"",
        "`group` must be the one character between thousands",
    );
    check(
        "tr",
        "skip = \"Gönderilere geç\"",
        "skip = \" \"",
        "`app.skip` is empty",
    );
    check(
        "tr",
        "skip = \"Gönderilere geç\"",
        "skip = \"a\\u0000\"",
        "`app.skip` has a control character",
    );
    check(
        "tr",
        "skip = \"Gönderilere geç\"",
        "skip = []",
        "`app.skip` must be one text",
    );
}

#[test]
fn a_name_in_queries_must_be_one_that_can_be_typed() {
    check(
        "tr",
        "kind = [\"tür\"]",
        "kind = \"tür\"",
        "`query.kind` must be a list of texts",
    );
    check(
        "tr",
        "kind = [\"tür\"]",
        "kind = [\"bir tür\"]",
        "`query.kind` has a name with a space, which would end it in a query",
    );
    check(
        "tr",
        "kind = [\"tür\"]",
        "kind = [\"tür:\"]",
        "`query.kind` has a name with a colon or a bar, which mean something in a query",
    );
    check(
        "tr",
        "kind = [\"tür\"]",
        "kind = [1]",
        "`query.kind` is neither a text nor a list of texts",
    );
}

#[test]
fn a_file_that_is_no_toml_is_named() {
    let problems = changed("tr", "[app]", "[app");
    assert!(
        problems[0].starts_with("assets/languages/tr.toml: "),
        "{problems:?}"
    );
}

#[test]
fn folder_and_list_must_agree() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("en.toml"), file("en")).unwrap();
    let problems = |languages: &[&str]| {
        let read = read::folder(folder.path(), languages);
        read.err().unwrap_or_default()
    };
    assert_eq!(problems(&["en"]), [""; 0]);
    let found = problems(&["en", "tr"]);
    assert!(
        found[0].starts_with("assets/languages/tr.toml: "),
        "{found:?}"
    );
    let found = problems(&[]);
    let expected = "assets/languages/en.toml is of no known language: add its tag to LANGUAGES in crates/languages/build/main.rs, or take it away";
    assert_eq!(found, [expected]);
    assert!(read::folder(Path::new("nowhere"), &[]).is_err());
}

#[test]
fn the_same_files_give_the_same_tables() {
    let codes = ["en", "tr"];
    let parse = |code: &str| Source::parse(code, &file(code)).unwrap();
    let tables = || generate::code(&codes.map(parse));
    assert_eq!(tables(), tables());
    assert!(tables().contains("Gönderilere geç"));
}
