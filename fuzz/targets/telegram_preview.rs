//! A page of Telegram's web preview, whatever stands in it: import does not panic, its diagnostics lie within the file, and what it gives can be written as a blob and opened again.
#![no_main]

use bayegan_import::{Config, Format, import_files};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let source = [("preview.html".to_owned(), bytes)];
    let format = Some(Format::TelegramPreview);
    let import = import_files(source, &Config::default(), format, &mut |_| ())
        .expect("reading from memory cannot fail");
    for found in &import.diagnostics {
        assert!(
            found.range.start <= found.range.end && found.range.end <= bytes.len(),
            "{found:?}"
        );
    }
    let blob = bayegan_bundle::build(&import.archive).expect("a small archive can be written");
    bayegan_bundle::Bundle::open(&blob).expect("what was written can be opened");
});
