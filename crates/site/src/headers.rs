//! Files that static hosts read: the headers to send (the form of Netlify and Cloudflare Pages). It must not know what is in the files.

use crate::files::File;
use crate::fingerprint::is_fingerprinted;
use crate::options::Options;

/// Headers for every file: types are not guessed, addresses are not told to others, and a sandboxed frame, whose origin is none, may
/// still load what the page needs.
const EVERYWHERE: [&str; 3] = [
    "X-Content-Type-Options: nosniff",
    "Referrer-Policy: no-referrer",
    "Access-Control-Allow-Origin: *",
];

/// `_headers`: the rules for all files, and that files named by their bytes may be kept for good.
pub fn headers<'a>(named: impl Iterator<Item = &'a str>, options: &Options) -> File {
    let base = options.base_path();
    let mut text = format!("{base}*\n");
    for header in EVERYWHERE {
        text.push_str(&format!("  {header}\n"));
    }
    for path in named.filter(|path| is_fingerprinted(path)) {
        text.push_str(&format!(
            "{base}{path}\n  Cache-Control: public, max-age=31536000, immutable\n"
        ));
    }
    File::new("_headers", text)
}
