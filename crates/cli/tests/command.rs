//! The command as its user meets it: output, error stream, exit status.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn archive() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/archive/nlp_stuff.txt")
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../import/tests/fixtures")
        .join(name)
}

fn bayegan() -> Command {
    Command::new(env!("CARGO_BIN_EXE_bayegan"))
}

/// Runs with these arguments.
fn run<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Output {
    bayegan().args(arguments).output().unwrap()
}

/// Runs a command on a file.
fn run_on(command: &str, file: &Path, arguments: &[&str]) -> Output {
    bayegan()
        .arg(command)
        .arg(file)
        .args(arguments)
        .output()
        .unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn status(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn import_prints_one_document() {
    let output = run_on("import", &archive(), &[]);
    assert_eq!((status(&output), err(&output).as_str()), (0, ""));
    let document = json(&out(&output));
    let posts = document["posts"].as_array().unwrap();
    assert_eq!(
        (posts.len(), posts[20]["position"].as_u64()),
        (21, Some(21))
    );
    assert_eq!(document["channel"]["handle"], "nlp_stuff");
    assert_eq!(posts[13]["id"], "303");
    assert_eq!(
        (
            &posts[0]["message"],
            &posts[0]["date"],
            &posts[0]["preview"]
        ),
        (&Value::Null, &Value::Null, &Value::Null)
    );
    assert_eq!(posts[3]["preview"]["site"], "Medium");
    assert_eq!(posts[0]["links"][0]["kind"], "demo");
}

#[test]
fn check_counts_days_by_the_channels_clock() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("archive.toml");
    let check = |zone: &str| {
        std::fs::write(&config, format!("[channel]\n{zone}")).unwrap();
        let config = config.to_str().unwrap();
        run_on(
            "check",
            &fixture("export_time_zone.json"),
            &["--config", config],
        )
    };
    let said = out(&check(""));
    assert!(
        said.contains("2022-06-30 to 2024-03-20 (UTC+03:30)"),
        "{said}"
    );
    assert!(
        said.contains("UTC+03:30: told by 2 of 3 messages: days"),
        "{said}"
    );
    let said = out(&check("time_zone = \"Asia/Tehran\""));
    assert!(
        said.contains("2022-07-01 to 2024-03-20 (Asia/Tehran)"),
        "{said}"
    );
    assert!(
        !said.contains("clock") && !said.contains("tells no"),
        "{said}"
    );
    let wrong = check("time_zone = \"Asia/Teheran\"");
    assert_eq!(status(&wrong), 1);
    assert!(
        err(&wrong).contains("2:13") && err(&wrong).contains("\"Asia/Tehran\""),
        "{}",
        err(&wrong)
    );
}

#[test]
fn the_fields_of_a_post_stand_in_their_order() {
    let text = out(&run_on("import", &archive(), &[]));
    let document = json(&text);
    let keys: Vec<&String> = document["posts"][0].as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        [
            "position", "id", "message", "date", "title", "text", "tags", "links", "preview",
            "heading", "blocks"
        ]
    );
    assert!(text.starts_with("{\"channel\":{") && text.ends_with("}\n"));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    assert_eq!(
        run_on("import", &archive(), &[]).stdout,
        run_on("import", &archive(), &[]).stdout
    );
}

#[test]
fn a_loss_is_said_and_is_status_3() {
    let output = run_on("import", &fixture("invalid_utf8.txt"), &[]);
    assert_eq!(status(&output), 3);
    assert!(
        err(&output).contains("invalid_utf8.txt:2: loss: "),
        "{}",
        err(&output)
    );
    assert!(err(&output).contains("  help: "));
    assert_eq!(json(&out(&output))["posts"].as_array().unwrap().len(), 1);
}

#[test]
fn a_file_of_another_kind_is_named() {
    let output = run_on("import", &fixture("json.txt"), &[]);
    assert_eq!(status(&output), 1);
    assert!(err(&output).contains("a JSON document of an unknown kind"));
    assert_eq!(status(&run_on("check", &fixture("empty.txt"), &[])), 1);
    assert_eq!(status(&run_on("search", &fixture("html.txt"), &["x"])), 1);
}

#[test]
fn an_export_is_imported_and_its_document_read_back() {
    let output = run_on("import", &fixture("export_entities.json"), &[]);
    assert_eq!(status(&output), 0);
    assert!(err(&output).contains(": warning: message 3: javascript:alert(1): "));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("document.json");
    std::fs::write(&file, &output.stdout).unwrap();
    let again = run_on("import", &file, &[]);
    assert_eq!((status(&again), err(&again).as_str()), (0, ""));
    assert_eq!(again.stdout, output.stdout);
}

#[test]
fn a_told_format_is_taken() {
    let output = run_on(
        "check",
        &fixture("once.txt"),
        &["--format", "telegram-json"],
    );
    assert_eq!(status(&output), 1);
    assert!(out(&output).contains("the export holds no channel"));
    let output = run_on("check", &fixture("once.txt"), &["--format", "scrape"]);
    assert_eq!(status(&output), 0);
}

#[test]
fn an_unknown_format_is_named_with_the_known_ones() {
    let output = run_on("import", &archive(), &["--format", "html"]);
    assert_eq!(status(&output), 2);
    for part in ["'html'", "scrape", "telegram-json", "bayegan-json"] {
        assert!(err(&output).contains(part), "{part} in {}", err(&output));
    }
}

#[test]
fn schema_prints_a_schema() {
    let output = run(["schema"]);
    assert_eq!((status(&output), err(&output).as_str()), (0, ""));
    let schema = json(&out(&output));
    assert_eq!(
        schema["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
    assert!(schema["properties"]["posts"].is_object());
}

#[test]
fn check_says_what_an_export_holds() {
    let output = run_on("check", &fixture("export_messages.json"), &[]);
    let text = out(&output);
    for line in [
        "is Telegram Desktop's JSON export",
        "dates     2023-11-1",
        "beside    files ",
        "polls 1, replies 2, forwarded 2",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
}

#[test]
fn check_counts_for_people() {
    let output = run_on("check", &archive(), &[]);
    assert_eq!(status(&output), 0);
    let text = out(&output);
    for line in [
        "posts     21 (2 with a known number",
        "read 12, blog 6, paper 5, handsOn 3, tool 2",
        "previews  4",
        "findings  none",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
}

#[test]
fn warnings_alone_are_status_0() {
    let output = run_on("check", &fixture("several_cards.txt"), &[]);
    assert_eq!(status(&output), 0);
    assert!(out(&output).contains("several_cards.txt:46: warning: "));
    assert!(out(&output).contains("findings  warning 2"));
}

#[test]
fn output_to_a_file_has_no_colours() {
    let output = run_on("check", &fixture("several_cards.txt"), &[]);
    assert!(!out(&output).contains('\u{1b}'));
}

#[test]
fn search_finds_with_the_engine_of_the_page() {
    let output = run_on("search", &archive(), &["einops", "--json"]);
    assert_eq!((status(&output), err(&output).as_str()), (0, ""));
    let found = json(&out(&output));
    assert_eq!(
        (&found["query"], &found["total"]),
        (&"einops".into(), &1.into())
    );
    let hit = &found["hits"][0];
    assert_eq!(
        (&hit["position"], &hit["title"]),
        (&15.into(), &"رستگاری تنسورها با einops".into())
    );
    assert!(hit["score"].as_f64().unwrap() > 0.0);
    assert!(hit["snippet"].as_str().unwrap().contains("einops"));
    let keys: Vec<&String> = hit.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["position", "id", "title", "score", "snippet"]);
}

#[test]
fn search_prints_for_people() {
    let output = run_on("search", &archive(), &["einops"]);
    assert!(out(&output).starts_with("1 post for einops\n  15  رستگاری تنسورها با einops  ["));
}

#[test]
fn search_says_what_cannot_be_found() {
    let output = run_on(
        "search",
        &fixture("invalid_utf8.txt"),
        &["توکنایزر", "--json"],
    );
    assert_eq!(status(&output), 3);
    assert!(err(&output).contains(": loss: "));
    assert_eq!(json(&out(&output))["total"], 1);
}

#[test]
fn many_queries_are_many_lines_in_one_run() {
    let folder = tempfile::tempdir().unwrap();
    let queries = folder.path().join("queries.txt");
    std::fs::write(&queries, "einops\nشبکه عصبی\r\nzzzzzzzz\n").unwrap();
    let output = run_on(
        "search",
        &archive(),
        &["--queries", queries.to_str().unwrap(), "--limit", "1"],
    );
    let text = out(&output);
    let found: Vec<Value> = text.lines().map(json).collect();
    let queries: Vec<&str> = found
        .iter()
        .map(|found| found["query"].as_str().unwrap())
        .collect();
    assert_eq!(queries, ["einops", "شبکه عصبی", "zzzzzzzz"]);
    assert_eq!(found[1]["hits"].as_array().unwrap().len(), 1);
    assert_eq!(found[2]["total"], 0);
}

#[test]
fn a_query_may_start_with_a_dash() {
    let output = run_on("search", &archive(), &["-einops", "--json"]);
    assert_eq!(
        (status(&output), json(&out(&output))["query"].as_str()),
        (0, Some("-einops"))
    );
}

#[test]
fn wrong_use_is_status_2() {
    assert_eq!(status(&run(["import"])), 2);
    assert_eq!(status(&run(["export", "x"])), 2);
    assert_eq!(status(&run_on("search", &archive(), &[])), 2);
    let missing = run(["import", "no/such/file.txt"]);
    assert_eq!(status(&missing), 2);
    assert!(err(&missing).contains("no/such/file.txt") && err(&missing).contains("help: "));
}

#[test]
fn a_wrong_address_is_named_and_is_status_2() {
    for words in [
        ["build", "--base-path", "a b"],
        ["build", "--site-url", "example.org"],
        ["build", "--site-url", "https://example.org/a b&/"],
        ["serve", "--base-path", "../"],
    ] {
        let output = run(words.into_iter().chain(["x"]));
        assert_eq!(status(&output), 2, "{words:?}");
        assert!(err(&output).contains(words[2]), "{}", err(&output));
    }
}

#[test]
fn a_base_path_is_taken_with_and_without_its_slashes() {
    for path in ["archive", "/archive", "/archive/"] {
        // What is missing is the folder, not the path.
        let output = run(["serve", "no/such/folder", "--base-path", path]);
        assert_eq!(status(&output), 2);
        assert!(err(&output).contains("no/such/folder"), "{}", err(&output));
        let missing = ["build", "no/such/file", "--out", "x", "--base-path", path];
        let output = run(missing);
        assert!(!err(&output).contains("base path"), "{}", err(&output));
    }
}

#[test]
fn a_failure_says_what_lies_behind_it() {
    let folder = tempfile::tempdir().unwrap();
    // A folder is there, and no file that could be read, whoever asks.
    let config = folder.path().to_str().unwrap();
    let output = run_on("import", &archive(), &["--config", config]);
    assert_eq!(status(&output), 1);
    let said = err(&output);
    let (what, why) = said.lines().next().unwrap().rsplit_once(": ").unwrap();
    assert!(
        what.contains(&folder.path().display().to_string()),
        "{said}"
    );
    assert!(why.contains("directory"), "{said}");
}

#[test]
fn help_says_every_status() {
    let text = out(&run(["--help"]));
    let words: Vec<_> = text.split_whitespace().collect();
    let text = words.join(" ");
    let (_, statuses) = text.split_once("Exit status: ").unwrap();
    for status in ["0 done", "1 failed", "2 the command line", "3 done, but"] {
        assert!(statuses.contains(status), "{status} in {statuses}");
    }
}

#[test]
fn help_has_examples() {
    for arguments in [
        &["--help"][..],
        &["import", "--help"],
        &["check", "--help"],
        &["schema", "--help"],
        &["search", "--help"],
    ] {
        let output = run(arguments.iter().copied());
        assert_eq!(status(&output), 0);
        assert!(out(&output).contains("Examples:"), "{arguments:?}");
    }
}

#[test]
fn a_dash_reads_the_standard_input() {
    let mut child = bayegan()
        .args(["import", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let text = std::fs::read(archive()).unwrap();
    child.stdin.take().unwrap().write_all(&text).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(json(&out(&output))["posts"].as_array().unwrap().len(), 21);
}

#[test]
fn a_reader_that_goes_is_no_failure() {
    let mut child = bayegan()
        .arg("import")
        .arg(archive())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(err(&output), "");
}

#[test]
fn the_configuration_beside_the_file_is_read_and_another_can_be_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("channel.txt");
    std::fs::copy(fixture("once.txt"), &file).unwrap();
    let beside = folder.path().join("archive.toml");
    std::fs::write(&beside, "[channel]\ntitle = \"Beside\"\n").unwrap();
    let title = |output: &Output| {
        json(&out(output))["channel"]["title"]
            .as_str()
            .map(str::to_owned)
    };
    assert_eq!(
        title(&run_on("import", &file, &[])).as_deref(),
        Some("Beside")
    );
    let told = folder.path().join("told.toml");
    std::fs::write(&told, "[channel]\ntitle = \"Told\"\n").unwrap();
    let output = run_on("import", &file, &["--config", told.to_str().unwrap()]);
    assert_eq!(title(&output).as_deref(), Some("Told"));
}

#[test]
fn a_mistake_in_the_configuration_is_placed() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("wrong.toml");
    std::fs::write(&config, "[channel]\nhandel = \"x\"\n").unwrap();
    let output = run_on(
        "import",
        &archive(),
        &["--config", config.to_str().unwrap()],
    );
    assert_eq!(status(&output), 1);
    assert!(
        err(&output).contains("wrong.toml:2:1: unknown field `handel`"),
        "{}",
        err(&output)
    );
    assert!(err(&output).contains("help: "));
}

#[test]
fn a_folder_of_an_export_and_several_files_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let export = folder.path().join("result.json");
    std::fs::copy(fixture("export_albums.json"), &export).unwrap();
    let one = run_on("import", &export, &[]);
    let of_folder = run_on("import", folder.path(), &[]);
    assert_eq!(
        (status(&of_folder), out(&of_folder)),
        (status(&one), out(&one))
    );
    let again = folder.path().join("again.json");
    std::fs::copy(&export, &again).unwrap();
    let twice = run_on("import", &export, &[again.to_str().unwrap()]);
    assert_eq!((status(&twice), out(&twice)), (status(&one), out(&one)));
    let copy = "again.json:";
    assert!(err(&twice).contains(copy), "{}", err(&twice));
}

#[test]
fn a_publisher_leaves_posts_out_and_makes_names_unreadable() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("result.json");
    let export = r#"{"name": "Sample", "type": "public_channel", "id": 7, "messages": [
{"id": 1, "type": "message", "date_unixtime": "1700000000", "author": "Ali Sample", "text": "write to a@example.org"},
{"id": 2, "type": "message", "date_unixtime": "1700100000", "forwarded_from": "Sara Test", "text": "said Ali Sample"}]}"#;
    fs::write(&file, export).unwrap();
    let checked = out(&run_on("check", &file, &["--drop-forwards"]));
    assert!(
        checked.contains("private?  2 people named, 1 e-mail addresses, 1 posts that were first"),
        "{checked}"
    );
    assert!(
        checked.contains("posts left out: 1 first another's"),
        "{checked}"
    );
    let redacted = ["--until", "2023-11-14", "--redact", "names,emails"];
    let kept = run_on("import", &file, &redacted);
    let printed = out(&kept);
    assert_eq!(json(&printed)["posts"].as_array().unwrap().len(), 1);
    assert!(
        !printed.contains("Ali") && !printed.contains("example.org"),
        "{printed}"
    );
    let told =
        "posts left out: 1 after the last day\nmade unreadable: 1 e-mail addresses, 1 names\n";
    assert!(err(&kept).ends_with(told), "{}", err(&kept));
    let config = folder.path().join("archive.toml");
    fs::write(config, "[publish]\ndrop_forwards = true\n").unwrap();
    let configured = out(&run_on("import", &file, &[]));
    assert_eq!(json(&configured)["posts"].as_array().unwrap().len(), 1);
    let wrong = run_on("import", &file, &["--since", "yesterday"]);
    assert_eq!(status(&wrong), 2);
    assert!(
        err(&wrong).contains("such as 2024-03-20"),
        "{}",
        err(&wrong)
    );
}

/// Packs files under these names.
fn pack(to: &Path, files: &[(&str, &[u8])]) {
    let mut zip = zip::ZipWriter::new(std::fs::File::create(to).unwrap());
    for (name, bytes) in files {
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap();
}

#[test]
fn the_pages_of_a_folder_and_a_zip_of_it_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let page = std::fs::read(fixture("page_messages.html")).unwrap();
    let second = String::from_utf8_lossy(&page).replace("id=\"message", "id=\"message10");
    let export = folder.path().join("ChatExport_2026-11-27");
    std::fs::create_dir_all(export.join("css")).unwrap();
    std::fs::write(export.join("messages.html"), &page).unwrap();
    std::fs::write(export.join("messages2.html"), &second).unwrap();
    let of_folder = run_on("import", &export, &[]);
    assert_eq!(status(&of_folder), 3, "{}", err(&of_folder));
    let posts = json(&out(&of_folder))["posts"].as_array().unwrap().len();
    assert!(posts > 50 && !err(&of_folder).contains("was not given"));
    let zip = folder.path().join("export.zip");
    let names = ["ChatExport/messages2.html", "ChatExport/messages.html"];
    pack(&zip, &[(names[0], second.as_bytes()), (names[1], &page)]);
    let of_zip = run_on("import", &zip, &[]);
    assert_eq!(out(&of_zip), out(&of_folder));
    assert!(err(&of_zip).contains("export.zip/ChatExport/messages.html:"));
    // Around it stands nothing else that could be meant.
    assert_eq!(out(&run_on("import", folder.path(), &[])), out(&of_folder));
}

#[test]
fn a_folder_without_an_export_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let output = run_on("import", folder.path(), &[]);
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains("holds no export of a channel"));
    assert!(err(&output).contains("help: name the folder"));
    for chat in ["chats/chat_1", "chats/chat_2"] {
        std::fs::create_dir_all(folder.path().join(chat)).unwrap();
        std::fs::write(folder.path().join(chat).join("messages.html"), "<html>").unwrap();
    }
    let output = run_on("import", folder.path(), &[]);
    assert!(err(&output).contains("several exports: chats/chat_1, chats/chat_2"));
}

#[test]
fn a_hostile_zip_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let zip = folder.path().join("a.zip");
    pack(&zip, &[("../messages.html", b"<html>")]);
    let output = run_on("import", &zip, &[]);
    assert_eq!(status(&output), 1);
    assert!(err(&output).contains("outside of itself, \"../messages.html\""));
    pack(&zip, &[("result.json", &vec![b' '; 80 << 20])]);
    let output = run_on("import", &zip, &[]);
    assert_eq!(status(&output), 1);
    assert!(
        err(&output).contains("unpacks to more than"),
        "{}",
        err(&output)
    );
    std::fs::write(&zip, b"PK\x03\x04 and no more").unwrap();
    let output = run_on("import", &zip, &[]);
    assert_eq!(status(&output), 1);
    assert!(err(&output).contains("damaged"), "{}", err(&output));
}

#[test]
fn the_help_names_every_format_and_so_do_the_docs() {
    let help = out(&run(["import", "--help"]));
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/publishing.md");
    let docs = std::fs::read_to_string(docs).unwrap();
    for format in bayegan_import::Format::READ {
        let about = format.about();
        assert!(help.contains(about.key), "{help}");
        let row = format!("| `{}` | {} | {} |", about.key, about.name, about.how);
        assert!(docs.contains(&row), "docs/publishing.md lacks:\n{row}");
    }
}
