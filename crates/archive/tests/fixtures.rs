//! Every oddity of scrapes: one fixture each, beside it the golden of what the importer makes of it. `BLESS=1` rewrites the goldens.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod common;

use std::path::PathBuf;

use bayegan_archive::{Config, Posts, encode, import};

fn fixtures() -> Vec<PathBuf> {
    let folder = std::fs::read_dir(common::tests_folder().join("fixtures")).unwrap();
    let mut files: Vec<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    files
}

#[test]
fn every_fixture_is_as_its_golden() {
    for path in fixtures() {
        let import = import(&std::fs::read(&path).unwrap(), &Config::default());
        common::check_golden(
            &path.with_extension("golden"),
            &common::import_text(&import),
        );
    }
}

#[test]
fn every_golden_has_a_fixture() {
    let folder = std::fs::read_dir(common::tests_folder().join("fixtures")).unwrap();
    for path in folder.map(|entry| entry.unwrap().path()) {
        if path.extension().is_some_and(|ending| ending == "golden") {
            assert!(
                path.with_extension("txt").exists(),
                "{} has no fixture",
                path.display()
            );
        }
    }
}

#[test]
fn no_text_of_a_fixture_is_dropped_silently() {
    for path in fixtures() {
        let source = std::fs::read(&path).unwrap();
        let import = import(&source, &Config::default());
        let uncovered = common::first_uncovered(&source, &import);
        assert_eq!(uncovered, None, "{}", path.display());
        assert!(common::is_apart(&import), "{}", path.display());
    }
}

#[test]
fn every_fixture_goes_through_the_blob_unchanged() {
    for path in fixtures() {
        let import = import(&std::fs::read(&path).unwrap(), &Config::default());
        let blob = encode(&import.archive);
        let read = Posts::open(&blob).unwrap().to_archive();
        let tags = |archive: &bayegan_archive::model::Archive| {
            archive
                .posts
                .iter()
                .map(|post| post.tags.len())
                .collect::<Vec<_>>()
        };
        assert_eq!(tags(&read), tags(&import.archive), "{}", path.display());
        let texts = read
            .posts
            .iter()
            .map(|post| (&post.text, &post.blocks, &post.links, &post.previews));
        let own = import
            .archive
            .posts
            .iter()
            .map(|post| (&post.text, &post.blocks, &post.links, &post.previews));
        assert!(texts.eq(own), "{}", path.display());
    }
}
