//! The same input gives the same bytes, and the same name the same bytes.

use bayegan_tests::fixtures::{build_into, real_archive};

use crate::files::{build, read, text};

#[test]
fn two_builds_are_the_same() {
    assert!(build(&real_archive(), &[]) == build(&real_archive(), &[]));
}

#[test]
fn a_file_named_by_its_bytes_holds_them_whatever_the_archive() {
    let folder = tempfile::tempdir().unwrap();
    let other = folder.path().join("other.txt");
    let source = std::fs::read_to_string(real_archive()).unwrap();
    std::fs::write(&other, source.replacen("einops", "einopz", 1)).unwrap();
    let (one, two) = (build(&real_archive(), &[]), build(&other, &[]));
    let mut changed = Vec::new();
    for (path, bytes) in &one {
        let is_kept = text(&one, "_headers").contains(&format!("/{path}\n"));
        if is_kept && let Some(others) = two.get(path) {
            assert!(bytes == others, "{path}");
        } else if is_kept {
            changed.push(path.rsplit('.').next().unwrap());
        }
    }
    // The page names the wasm, so that the script that loads it stays the same.
    assert_eq!(changed, ["wasm"]);
}

#[test]
fn the_archive_stands_in_the_wasm_once() {
    let files = build(&real_archive(), &["--no-copies"]);
    let (_, wasm) = files
        .iter()
        .find(|(path, _)| path.ends_with(".wasm"))
        .unwrap();
    let count = wasm.windows(4).filter(|bytes| *bytes == b"BYGN").count();
    assert_eq!(count, 1);
}

#[test]
fn a_site_is_built_over_the_last_one() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("site");
    assert!(build_into(&real_archive(), &out, &[]).status.success());
    std::fs::write(out.join("CNAME"), "example.org").unwrap();
    assert!(
        build_into(&real_archive(), &out, &["--no-copies"])
            .status
            .success()
    );
    let files = read(&out);
    assert_eq!(text(&files, "CNAME"), "example.org");
    assert!(files.keys().all(|path| !path.ends_with(".br")));
}
