//! Integrity values of files (W3C Subresource Integrity, 3), and their place beside the addresses in a page. It must not know what the files are.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};

/// The value for these bytes.
#[must_use]
pub fn value(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// The page with the value beside each address of that file: `integrity` for what the browser loads by itself, `data-integrity` for the
/// wasm file, which a script fetches.
#[must_use]
pub fn beside(page: &str, path: &str, value: &str) -> String {
    let mut page = page.to_owned();
    for (attribute, integrity) in [
        ("src", "integrity"),
        ("href", "integrity"),
        ("data-wasm", "data-integrity"),
    ] {
        let address = format!("{attribute}=\"./{path}\"");
        let both = format!("{address} {integrity}=\"{value}\"");
        page = page.replace(&address, &both);
    }
    page
}

#[cfg(test)]
mod tests {
    use super::{beside, value};

    #[test]
    fn the_value_is_the_standards() {
        // Of the standard's own example, 3.2: `alert('Hello, world.');`.
        let expected = "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO";
        assert_eq!(value(b"alert('Hello, world.');"), expected);
    }

    #[test]
    fn it_stands_beside_each_address_of_the_file() {
        let page = r#"<script src="./a.js" data-wasm="./b.wasm"></script><link href="./a.js.map">"#;
        let page = beside(&beside(page, "a.js", "A"), "b.wasm", "B");
        let expected = r#"<script src="./a.js" integrity="A" data-wasm="./b.wasm" data-integrity="B"></script><link href="./a.js.map">"#;
        assert_eq!(page, expected);
    }
}
