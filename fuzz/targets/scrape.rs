//! A text scrape, whatever stands in it: import does not panic, and loses nothing without saying so.
#![no_main]

use bayegan_import::{Config, Format, import_files};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let source = [("scrape.txt".to_owned(), text.as_bytes())];
    let format = Some(Format::Scrape);
    let import = import_files(source, &Config::default(), format, &mut |_| ())
        .expect("reading from memory cannot fail");
    let kept = import.coverage.iter().map(|covered| &covered.range);
    let told = import.diagnostics.iter().map(|found| &found.range);
    let mut accounted = vec![false; text.len()];
    for range in kept.chain(told) {
        accounted[range.clone()].fill(true);
    }
    for (at, letter) in text.char_indices() {
        let is_seen = !letter.is_whitespace() && !letter.is_control() && letter != '\u{feff}';
        assert!(!is_seen || accounted[at], "{letter:?} at byte {at} is lost");
    }
});
