//! What an owner chooses of the look, in the files of a whole site. The viewer is the project's page, sheet and scripts with an empty wasm
//! file: nothing here runs it.

use crate::common::{files, pages, text};
use bayegan_site::{Files, Options, Picture, Screenshot};
use serde_json::{Value, json};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x02\0\0\0\x02\0";

/// Path and text of the one sheet.
fn sheet(files: &Files) -> (&str, &str) {
    let mut sheets = files.keys().filter(|path| path.ends_with(".css"));
    let path = sheets.next().unwrap();
    assert_eq!(sheets.next(), None);
    (path, text(files, path))
}

#[test]
fn the_accent_stands_in_the_sheet_and_changes_its_name() {
    let plain = files(&Options::default());
    let painted = files(&Options::default().with_accent(Some([0x80, 0, 0x40])));
    let ((plain_path, plain_text), (path, text_painted)) = (sheet(&plain), sheet(&painted));
    let added = text_painted.strip_prefix(plain_text).unwrap();
    assert!(added.starts_with("\n:root{--accent:#800040;"), "{added}");
    assert_ne!(plain_path, path);
    assert!(text(&painted, "index.html").contains(path));
    assert!(!text(&painted, "index.html").contains("style="));
}

#[test]
fn the_picture_is_a_file_a_preview_and_an_icon() {
    let picture = Picture::new("logo.png", PNG.to_vec()).unwrap();
    let options = Options::default().with_picture(Some(picture));
    let addressed = files(
        &options
            .clone()
            .at("https://example.org/a/".parse().unwrap()),
    );
    assert_eq!(addressed["picture.png"], PNG);
    let (_, sheet) = sheet(&addressed);
    assert!(
        sheet.contains(".top .name::before{content:\"\";"),
        "{sheet}"
    );
    assert!(sheet.contains("url(picture.png)"), "{sheet}");
    assert!(text(&addressed, "sw.js").contains("[\"picture.png\",\"sha384-"));
    let tag = "<meta property=\"og:image\" content=\"https://example.org/a/picture.png\">";
    assert!(pages(&addressed).count() > 3);
    for page in pages(&addressed).filter(|page| *page != "404.html") {
        assert_eq!(text(&addressed, page).matches(tag).count(), 1, "{page}");
    }
    let manifest: Value = serde_json::from_str(text(&addressed, "site.webmanifest")).unwrap();
    let icon = json!({ "src": "picture.png", "type": "image/png", "sizes": "512x512" });
    assert_eq!(manifest["icons"].as_array().unwrap().last(), Some(&icon));
    // Without the site's address there is none to write.
    let unaddressed = files(&options);
    assert_eq!(unaddressed["picture.png"], PNG);
    assert!(!text(&unaddressed, "index.html").contains("og:image"));
}

#[test]
fn a_jpg_is_no_icon() {
    let picture = Picture::new("logo.jpg", b"\xff\xd8\xff\xe0".to_vec()).unwrap();
    let with = files(&Options::default().with_picture(Some(picture)));
    let without = files(&Options::default());
    assert!(with.contains_key("picture.jpg"));
    assert_eq!(with["site.webmanifest"], without["site.webmanifest"]);
}

#[test]
fn screenshots_stand_in_the_manifest_and_are_not_kept_offline() {
    let screenshot = |width: u32, height: u32| {
        let sides = [width.to_be_bytes(), height.to_be_bytes()].concat();
        Screenshot::new("a.png", [&PNG[..16], &sides].concat()).unwrap()
    };
    let options =
        Options::default().with_screenshots(vec![screenshot(360, 720), screenshot(1280, 800)]);
    let files = files(&options);
    let manifest: Value = serde_json::from_str(text(&files, "site.webmanifest")).unwrap();
    assert_eq!(
        manifest["screenshots"],
        json!([
            { "src": "screenshots/1.png", "type": "image/png", "sizes": "360x720", "form_factor": "narrow" },
            { "src": "screenshots/2.png", "type": "image/png", "sizes": "1280x800", "form_factor": "wide" },
        ])
    );
    assert!(files.contains_key("screenshots/1.png") && files.contains_key("screenshots/2.png"));
    assert!(!text(&files, "sw.js").contains("screenshots/"));
}
