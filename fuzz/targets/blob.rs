//! A blob whose bytes were changed and whose checksum was made to hold again: it is refused, or read and searched without a panic.
#![no_main]

use std::sync::LazyLock;

use bayegan_bundle::{Bundle, Request};
use bayegan_import::{Config, import};
use libfuzzer_sys::fuzz_target;
use xxhash_rust::xxh64::xxh64;

/// Where the checksum stands, and what it is of: `crates/bundle/src/container.rs`.
const CHECKSUM: usize = 8;
const CHECKED: usize = 16;

static BLOB: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let document = include_bytes!("blob.json");
    let import = import(document, &Config::default());
    assert!(!import.archive.posts.is_empty(), "{:?}", import.diagnostics);
    bayegan_bundle::build(&import.archive).expect("a small archive can be written")
});

fuzz_target!(|edits: Vec<(u16, u8)>| {
    let mut blob = BLOB.clone();
    for (at, byte) in edits {
        let at = CHECKED + usize::from(at) % (blob.len() - CHECKED);
        blob[at] = byte;
    }
    let sum = xxh64(&blob[CHECKED..], 0);
    blob[CHECKSUM..CHECKED].copy_from_slice(&sum.to_le_bytes());
    let Ok(bundle) = Bundle::open(&blob) else {
        return;
    };
    for query in ["", "شبکه", "netwrok", "\"two words\" -one", "tag:ai"] {
        let request = Request {
            query,
            ..Request::default()
        };
        let answer = bundle.answer(&request);
        for &number in &answer.posts {
            if let Some(post) = bundle.posts().get(number) {
                std::hint::black_box(post.blocks().count());
            }
        }
    }
    std::hint::black_box(bundle.suggest("ش", 5));
});
