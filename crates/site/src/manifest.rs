//! The web app manifest of a site (W3C Web Application Manifest). It must not know the page.

use bayegan_languages::of_posts;
use bayegan_posts::ChannelRef;
use bayegan_viewer::{Language, SEARCH, Section, dir};
use serde_json::{Value, json};

use crate::files::File;
use crate::options::Options;
use crate::picture::Picture;

/// Name of the manifest's file.
pub const NAME: &str = "site.webmanifest";

/// The manifest. It has no `id`: one written as a relative address would mean the host's root, the same for every site there; without
/// it `start_url` is the app's identity.
pub fn manifest(channel: &ChannelRef<'static>, options: &Options) -> File {
    let own = of_posts(channel.language);
    let language = Language::of(&own.interface);
    let mut manifest = json!({
        "name": channel.title,
        "short_name": channel.title,
        "lang": language.code(),
        "dir": dir(language.direction()),
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": "#f7f5f1",
        "theme_color": "#f7f5f1",
        "icons": [
            { "src": "icons/bayegan.svg", "sizes": "any", "type": "image/svg+xml" },
            { "src": "icons/bayegan-192.png", "sizes": "192x192", "type": "image/png" },
            { "src": "icons/bayegan-512.png", "sizes": "512x512", "type": "image/png" },
            { "src": "icons/bayegan-maskable-512.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable" },
        ],
        "shortcuts": [
            { "name": own.page.search, "url": format!("./#{SEARCH}") },
            section(language, Section::Saved),
            section(language, Section::Links),
        ],
    });
    let screenshots: Vec<_> = options
        .screenshots()
        .map(|(number, picture)| picture.entry(number))
        .collect();
    if let (Some(fields), false) = (manifest.as_object_mut(), screenshots.is_empty()) {
        fields.insert("screenshots".to_owned(), screenshots.into());
    }
    if let (Some(fields), Some(about)) = (manifest.as_object_mut(), options.about()) {
        fields.insert("description".to_owned(), about.into());
    }
    // The owner's picture stands last: of icons that suit equally well, the last one is taken.
    if let (Some(icons), Some(icon)) = (
        manifest.get_mut("icons").and_then(Value::as_array_mut),
        options.picture().and_then(icon),
    ) {
        icons.push(icon);
    }
    File::new(NAME, format!("{manifest}\n"))
}

/// The shortcut to a section.
fn section(language: Language, section: Section) -> Value {
    json!({ "name": language.section(section), "url": format!("./{}/", section.name()) })
}

/// The picture as an icon; none where it is of a kind that is no icon.
fn icon(picture: &Picture) -> Option<Value> {
    let (kind, sizes) = picture.icon()?;
    let mut icon = json!({ "src": picture.path(), "type": kind });
    if let (Some(fields), Some(sizes)) = (icon.as_object_mut(), sizes) {
        fields.insert("sizes".to_owned(), sizes.into());
    }
    Some(icon)
}
