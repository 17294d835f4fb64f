//! The real archive through import, build, open and search: queries with the posts that may stand first.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail loudly")]

use bayegan_bundle::{Bundle, OpenError, Request, build};
use bayegan_import::{Config, import};

const SOURCE: &[u8] = include_bytes!("../../../assets/archive/nlp_stuff.txt");
const CONFIG: &str = include_str!("../../../assets/archive/archive.toml");

/// How many of the public set's 47 queries must be won.
const FLOOR: usize = 46;

fn blob() -> Vec<u8> {
    let imported = import(SOURCE, &Config::from_toml(CONFIG).unwrap());
    build(&imported.archive).unwrap()
}

/// Positions found, counted from 1, best first.
fn find(bundle: &Bundle<'_>, query: &str) -> Vec<u32> {
    let answer = bundle.answer(&Request {
        query,
        ..Request::default()
    });
    answer.posts.iter().map(|post| post + 1).collect()
}

fn is_won(found: &[u32], may_stand_first: &str) -> bool {
    let first = found.first().copied().unwrap_or(0);
    may_stand_first
        .split(',')
        .any(|position| position.trim().parse() == Ok(first))
}

/// The queries of a table that are lost, with what they gave.
fn lost(table: &str) -> Vec<String> {
    let blob = blob();
    let bundle = Bundle::open(&blob).unwrap();
    let rows = table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty());
    let mut lost = Vec::new();
    for row in rows {
        let [_, query, expect] = row.split('\t').collect::<Vec<_>>().try_into().unwrap();
        let found = find(&bundle, query);
        if !is_won(&found, expect) {
            lost.push(format!("{query}: {found:?}, not {expect}"));
        }
    }
    lost
}

#[test]
fn the_public_set_is_won() {
    let table = include_str!("../../../tests/relevance/public.tsv");
    let count = table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .count();
    let lost = lost(table);
    assert!(count - lost.len() >= FLOOR, "{lost:#?}");
}

#[test]
fn what_the_first_page_promises_is_found() {
    let table =
        "x\tشبکه‌های عصبی\t8\nx\tشبكه عصبي\t8\nx\tشبکههای عصبی\t8\nx\t۲۰۰ زبان\t1\nx\t200 زبان\t1";
    assert_eq!(lost(table), [""; 0]);
}

#[test]
fn a_rare_word_finds_one_post() {
    let blob = blob();
    assert_eq!(find(&Bundle::open(&blob).unwrap(), "einops"), [15]);
}

#[test]
fn a_query_as_typed_is_not_bent() {
    let blob = blob();
    let bundle = Bundle::open(&blob).unwrap();
    let request = Request {
        query: "silhuette",
        verbatim: true,
        ..Request::default()
    };
    assert_eq!(bundle.answer(&request).posts, [0; 0]);
    assert_eq!(find(&bundle, "silhuette"), [6]);
    assert_eq!(
        bundle.nearest("silhuette").first().map(String::as_str),
        Some("silhouette")
    );
}

#[test]
fn the_same_archive_gives_the_same_bytes() {
    assert!(blob() == blob());
}

#[test]
fn every_cut_and_many_flipped_bytes_are_errors() {
    let sound = blob();
    for end in (0..sound.len()).step_by(97) {
        assert!(Bundle::open(&sound[..end]).is_err());
    }
    for at in (36..sound.len()).step_by(101) {
        let mut blob = sound.clone();
        blob[at] ^= 0x10;
        assert_eq!(Bundle::open(&blob).err(), Some(OpenError::Checksum));
    }
}
