//! What stands in the way of a site is said: what, where, how to mend it.

use std::fs;

use bayegan_tests::fixtures::{build_into, command, real_archive};

/// What the command says when it fails so.
fn failure(output: &std::process::Output, status: i32) -> String {
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(status), "{said}");
    assert!(said.contains("help:"), "{said}");
    said
}

#[test]
fn a_folder_of_other_things_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("letter.txt"), "dear").unwrap();
    let said = failure(&build_into(&real_archive(), folder.path(), &[]), 1);
    assert!(said.contains("other things"), "{said}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn an_archive_that_is_not_there_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("none.json");
    let said = failure(&build_into(&missing, &folder.path().join("site"), &[]), 2);
    assert!(said.contains("none.json"), "{said}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn an_archive_that_cannot_be_read_is_named() {
    let folder = tempfile::tempdir().unwrap();
    // What should be the export is there, and no file that could be read, whoever asks.
    fs::create_dir(folder.path().join("result.json")).unwrap();
    let said = failure(
        &build_into(folder.path(), &folder.path().join("site"), &[]),
        2,
    );
    assert!(
        said.contains(&folder.path().display().to_string()),
        "{said}"
    );
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_wrong_address_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("site");
    for words in [["--site-url", "example.org"], ["--base-path", "a b"]] {
        let output = build_into(&real_archive(), &out, &words);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(words[1]), "{said}");
    }
}

#[test]
fn an_archive_without_posts_makes_no_site() {
    let folder = tempfile::tempdir().unwrap();
    let empty = folder.path().join("empty.txt");
    fs::write(&empty, "").unwrap();
    let out = folder.path().join("site");
    let said = failure(&build_into(&empty, &out, &[]), 1);
    assert!(said.contains("no posts"), "{said}");
    assert!(!out.exists());
}

#[test]
fn a_configuration_to_begin_with_is_written_once() {
    let folder = tempfile::tempdir().unwrap();
    let init = || command().arg("init").arg(folder.path()).output().unwrap();
    assert!(init().status.success());
    let path = folder.path().join("archive.toml");
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("[channel]"), "{text}");
    fs::write(&path, "[channel]\ntitle = \"Mine\"\n").unwrap();
    let said = failure(&init(), 1);
    assert!(said.contains("there already"), "{said}");
    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        "[channel]\ntitle = \"Mine\"\n"
    );
}

#[test]
fn a_folder_to_serve_that_is_not_there_is_named() {
    let output = command()
        .args(["serve", "/no/such/folder", "--port", "0"])
        .output();
    let said = failure(&output.unwrap(), 2);
    assert!(said.contains("/no/such/folder"), "{said}");
}
