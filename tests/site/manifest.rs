//! The web app manifest, resolved as a browser does: the promise P10 of docs/requirements.md. It knows nothing of installing.

use bayegan_tests::fixtures::{message, of_messages_in};
use serde_json::{Value, json};
use url::Url;

use crate::files::{Files, read, text};

/// The manifest of a one-post channel in this language, and the files beside it.
fn manifest(language: &str) -> (Value, Files) {
    let site = of_messages_in(language, vec![message(1, "title\n\ntext")]);
    let files = read(site.path());
    let manifest = serde_json::from_str(text(&files, "site.webmanifest"));
    (manifest.unwrap(), files)
}

#[test]
fn p10_the_manifest_is_right_under_any_path() {
    for (base, language, direction, [search, saved, links]) in [
        ("/", "fa", "rtl", ["جست‌وجو", "نشان‌شده‌ها", "پیوندها"]),
        ("/a/", "en", "ltr", ["Search", "Saved", "Links"]),
    ] {
        let (manifest, files) = manifest(language);
        let root = Url::parse("https://example.org")
            .unwrap()
            .join(base)
            .unwrap();
        let place = root.join("site.webmanifest").unwrap();
        let whole = |address: &Value| place.join(address.as_str().unwrap()).unwrap().to_string();
        assert_eq!(
            (&manifest["lang"], &manifest["dir"]),
            (&json!(language), &json!(direction))
        );
        assert_eq!(whole(&manifest["start_url"]), root.as_str());
        assert_eq!(whole(&manifest["scope"]), root.as_str());
        // One that is relative would be the same for every site of the origin.
        assert_eq!(manifest["id"], Value::Null);
        let shortcuts = manifest["shortcuts"].as_array().unwrap().iter();
        let shortcuts: Vec<Value> = shortcuts
            .map(|shortcut| json!([shortcut["name"], whole(&shortcut["url"])]))
            .collect();
        let expected = [(search, "#search"), (saved, "saved/"), (links, "links/")];
        assert_eq!(
            shortcuts,
            expected.map(|(name, address)| json!([name, format!("{root}{address}")]))
        );
        assert_eq!(
            icons(&manifest, &files),
            ["192 any", "512 any", "512 maskable"]
        );
    }
}

/// Width and purpose of each icon that is as large as it says, in order.
fn icons(manifest: &Value, files: &Files) -> Vec<String> {
    let mut icons = Vec::new();
    for icon in manifest["icons"].as_array().unwrap() {
        let source = icon["src"].as_str().unwrap();
        if icon["type"] == "image/svg+xml" {
            continue;
        }
        let bytes = &files[source.trim_start_matches("./")];
        // A PNG file has width and height behind its signature, and length and name of its first part.
        let side = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
        let (width, height) = (side(16), side(20));
        assert_eq!(icon["sizes"], format!("{width}x{height}"), "{source}");
        icons.push(format!(
            "{width} {}",
            icon["purpose"].as_str().unwrap_or("any")
        ));
    }
    icons.sort_unstable();
    icons
}
