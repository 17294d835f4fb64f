//! A small site in memory, for the tests of its files. It must not know what a test looks at.

use std::fs;
use std::path::Path;

use bayegan_import::{Config, import};
use bayegan_site::{File, Files, Options, SiteError, Viewer};

const SOURCE: &str = "آشنایی با توکنایزر\nتوکنایزر متن را به تکه‌های کوچک‌تر می‌شکند.\n#read\n@data_notes\nواژه و بردار\nهر واژه یک بردار دارد.\n#read\n@data_notes\n";
const CONFIG: &str = "[channel]\nhandle = \"data_notes\"\nlanguage = \"fa\"\n[[post]]\ntitle = \"آشنایی با توکنایزر\"\nmessage = 1\n[[post]]\ntitle = \"واژه و بردار\"\nmessage = 2\n";

fn viewer() -> Viewer {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let read = |path: &str| fs::read(root.join(path)).unwrap();
    let mut files = Files::from([
        ("index.html".to_owned(), read("index.html")),
        ("viewer.css".to_owned(), read("assets/styles/tokens.css")),
        ("viewer_bg.wasm".to_owned(), b"\0asm\x01\0\0\0".to_vec()),
    ]);
    for entry in fs::read_dir(root.join("assets")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if name.ends_with(".js") || name.ends_with(".html") {
            files.insert(name.clone(), read(&format!("assets/{name}")));
        }
    }
    Viewer::new(files).unwrap()
}

/// The files of the site that these options make, or why there are none.
pub fn made(options: &Options) -> Result<Files, SiteError> {
    made_of(SOURCE, CONFIG, options)
}

/// The same of another source.
pub fn made_of(source: &str, config: &str, options: &Options) -> Result<Files, SiteError> {
    let archive = import(source.as_bytes(), &Config::from_toml(config).unwrap()).archive;
    assert_eq!(
        archive.posts.len(),
        source
            .matches("@data_notes")
            .count()
            .max(source.matches("\"message\"").count())
    );
    let mut files = Files::new();
    let options = options.clone().with_copies(false);
    let mut write = |file: File| {
        files.insert(file.path, file.bytes);
        Ok(())
    };
    pollster::block_on(bayegan_site::write(
        &viewer(),
        &archive,
        &options,
        &mut write,
    ))?;
    Ok(files)
}

/// The files of that site.
pub fn files(options: &Options) -> Files {
    made(options).unwrap()
}

/// A file's text.
pub fn text<'f>(files: &'f Files, path: &str) -> &'f str {
    str::from_utf8(&files[path]).unwrap()
}

/// Paths of the pages of the archive, its own page for embedding left out: it shows no view.
pub fn pages(files: &Files) -> impl Iterator<Item = &String> {
    let is_page = |path: &&String| path.ends_with(".html") && *path != "embed/index.html";
    files.keys().filter(is_page)
}
