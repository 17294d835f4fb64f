//! Every oddity of sources: one fixture each, beside it the golden of what the importer makes of it. `BLESS=1` rewrites the goldens.

use std::path::PathBuf;

use crate::common;
use bayegan_import::json::to_json;
use bayegan_import::{Config, Format, import};
use bayegan_model::Archive;
use bayegan_posts::{Posts, encode};

/// What files are read of.
const ENDINGS: [&str; 3] = ["html", "json", "txt"];

fn fixtures() -> Vec<PathBuf> {
    let folder = std::fs::read_dir(common::tests_folder().join("fixtures")).unwrap();
    let mut files: Vec<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| {
        path.extension()
            .is_some_and(|ending| ENDINGS.iter().any(|name| ending == *name))
    });
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
fn every_golden_has_a_fixture_and_every_file_is_one_of_both() {
    let folder = std::fs::read_dir(common::tests_folder().join("fixtures")).unwrap();
    let fixtures = fixtures();
    for path in folder.map(|entry| entry.unwrap().path()) {
        if path.extension().is_some_and(|ending| ending == "golden") {
            let is_there = |ending| path.with_extension(ending).exists();
            let has_fixture = ENDINGS.into_iter().any(is_there);
            assert!(has_fixture, "{} has no fixture", path.display());
        } else if path.extension().is_some() {
            assert!(fixtures.contains(&path), "{} is not read", path.display());
        }
    }
}

#[test]
fn no_text_of_a_scrape_is_dropped_silently() {
    let is_text = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "txt");
    for path in fixtures().into_iter().filter(is_text) {
        let source = std::fs::read(&path).unwrap();
        let import = import(&source, &Config::default());
        if import.format == Format::TelegramPasted {
            // Its lines are found in its posts, by `messages_that_were_copied_are_kept`.
            continue;
        }
        let uncovered = common::first_uncovered(&source, &import);
        assert_eq!(uncovered, None, "{}", path.display());
        assert!(common::is_apart(&import), "{}", path.display());
    }
}

#[test]
fn every_fixture_goes_through_the_blob_unchanged() {
    for path in fixtures() {
        let import = import(&std::fs::read(&path).unwrap(), &Config::default());
        let blob = encode(&import.archive).unwrap();
        let read = Posts::open(&blob).unwrap().to_archive();
        // Tags come back in the spelling that stands first.
        let without_tags = |mut archive: Archive| {
            archive.posts.iter_mut().for_each(|post| post.tags.clear());
            archive
        };
        let tags = |archive: &Archive| {
            archive
                .posts
                .iter()
                .map(|post| post.tags.len())
                .collect::<Vec<_>>()
        };
        assert_eq!(tags(&read), tags(&import.archive), "{}", path.display());
        assert_eq!(
            without_tags(read),
            without_tags(import.archive),
            "{}",
            path.display()
        );
    }
}

#[test]
fn every_fixture_goes_through_its_document_unchanged() {
    for path in fixtures() {
        let import = import(&std::fs::read(&path).unwrap(), &Config::default());
        let document = to_json(&import.archive).unwrap();
        let read = bayegan_import::import(document.as_bytes(), &Config::default());
        assert_eq!(read.archive, import.archive, "{}", path.display());
        assert_eq!((read.format, read.lost()), (Format::Bayegan, false));
    }
}
