//! Writes the static tables of all languages as Rust. It must not know which files are right.

use std::fmt::Write as _;

use crate::check::PATTERN;
use crate::plural::PluralRule;
use crate::read::{Source, Text};
use crate::schema;

/// Between several names of one thing.
const BAR: &str = "|";
/// What takes a slot's place: a character that no text holds, whose number is that of what fills it.
const SLOTS: [(&str, &str); 5] = [
    ("{count}", "\u{1}"),
    ("{posts}", "\u{1}"),
    ("{day}", "\u{1}"),
    ("{month}", "\u{2}"),
    ("{year}", "\u{3}"),
];

/// The code for these languages, which are checked.
pub fn code(sources: &[Source]) -> String {
    let Some(pattern) = sources.iter().find(|source| source.code == PATTERN) else {
        return String::new();
    };
    let keys = keys(pattern);
    let mut out = String::new();
    places(&mut out, &keys);
    accessors(&mut out, &keys, pattern);
    settings(&mut out, &keys);
    page(&mut out, pattern);
    translations(&mut out, sources, pattern, &keys);
    out
}

/// The keys that travel with a site, in their order.
fn keys(pattern: &Source) -> Vec<String> {
    let runs = schema::runs().into_iter().flat_map(|run| run.keys);
    runs.chain(schema::words(pattern)).collect()
}

/// `write!` into a text cannot fail.
fn put(out: &mut String, line: core::fmt::Arguments<'_>) {
    let _ = out.write_fmt(line);
    out.push('\n');
}

fn places(out: &mut String, keys: &[String]) {
    put(
        out,
        format_args!(
            "/// How many texts a language has.\npub(crate) const COUNT: usize = {};",
            keys.len()
        ),
    );
    put(
        out,
        format_args!(
            "/// Says which texts they are: of what is built with other keys or rules it is another.\npub(crate) const FINGERPRINT: u32 = {:#x};",
            fingerprint(keys)
        ),
    );
    put(
        out,
        format_args!(
            "/// The key of each text in the languages' files.\npub const KEYS: [&str; COUNT] = {keys:?};"
        ),
    );
    let mut at = 0;
    for run in schema::runs() {
        put(
            out,
            format_args!("pub(crate) const {}: usize = {at};", run.place),
        );
        at += run.keys.len();
    }
}

/// FNV-1a, 32 bits, of the keys and the rules.
fn fingerprint(keys: &[String]) -> u32 {
    let rules = PluralRule::ALL.map(|rule| format!("{rule:?}"));
    let all = [keys.join(" "), rules.join(" ")].concat();
    all.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// A method for each word, named for its key; of the table `app` without the table's name.
fn accessors(out: &mut String, keys: &[String], pattern: &Source) {
    put(out, format_args!("impl<'a> Interface<'a> {{"));
    for key in schema::words(pattern) {
        if let Some(at) = place(keys, &key).filter(|_| !is_setting(&key)) {
            let name = key.strip_prefix("app.").unwrap_or(&key).replace('.', "_");
            put(
                out,
                format_args!(
                    "    /// {:?}\n    #[must_use]\n    pub const fn {name}(&self) -> &'a str {{ self.0[{at}] }}",
                    pattern.text(&key)
                ),
            );
        }
    }
    put(out, format_args!("}}"));
}

/// A constant for each word of a setting, so that tables can hold them.
fn settings(out: &mut String, keys: &[String]) {
    put(out, format_args!("impl Word {{"));
    for (at, key) in keys.iter().enumerate() {
        if let Some(name) = key.strip_prefix("settings.") {
            let name = name.replace('.', "_").to_uppercase();
            put(
                out,
                format_args!("    /// `{key}`\n    pub const {name}: Self = Self({at});"),
            );
        }
    }
    put(out, format_args!("}}"));
}

fn is_setting(key: &str) -> bool {
    key.starts_with("settings.")
}

fn place(keys: &[String], key: &str) -> Option<usize> {
    keys.iter().position(|own| own == key)
}

/// The struct of the page's own words.
fn page(out: &mut String, pattern: &Source) {
    put(
        out,
        format_args!(
            "/// What a page says where the app cannot: without scripts, and where it did not come.\n#[derive(Debug)]\npub struct Page {{"
        ),
    );
    for key in schema::of_table(pattern, "page.") {
        let text = pattern.text(&format!("page.{key}"));
        put(
            out,
            format_args!("    /// {text:?}\n    pub {key}: &'static str,"),
        );
    }
    put(out, format_args!("}}"));
}

fn translations(out: &mut String, sources: &[Source], pattern: &Source, keys: &[String]) {
    let codes: Vec<&str> = sources.iter().map(|source| source.code.as_str()).collect();
    put(
        out,
        format_args!(
            "/// The tag of every language.\npub(crate) const CODES: [&str; {}] = {codes:?};",
            codes.len()
        ),
    );
    put(
        out,
        format_args!(
            "/// Every language, in the order offered.\npub static TRANSLATIONS: [Translation; {}] = [",
            sources.len()
        ),
    );
    for source in sources {
        translation(out, source, pattern, keys);
    }
    put(out, format_args!("];"));
    let at = sources
        .iter()
        .position(|source| source.code == pattern.code);
    put(
        out,
        format_args!(
            "/// The language of an interface whose posts are in one that is not spoken here.\npub(crate) static FALLBACK: &Translation = &TRANSLATIONS[{}];",
            at.unwrap_or_default()
        ),
    );
}

/// One element of the table.
fn translation(out: &mut String, source: &Source, pattern: &Source, keys: &[String]) {
    let texts: Vec<String> = keys.iter().map(|key| encoded(source, key)).collect();
    put(
        out,
        format_args!(
            "Translation {{ interface: Interface({texts:?}), note: {:?}, page: Page {{",
            source.text("note")
        ),
    );
    for key in schema::of_table(pattern, "page.") {
        put(
            out,
            format_args!("    {key}: {:?},", source.text(&format!("page.{key}"))),
        );
    }
    put(out, format_args!("}}, embed: &["));
    for key in schema::of_table(pattern, "embed.") {
        let text = source.text(&format!("embed.{key}"));
        put(
            out,
            format_args!("    ({:?}, {text:?}),", key.replace('_', "-")),
        );
    }
    put(out, format_args!("] }},"));
}

/// A key's text as it travels; empty where the language has none.
fn encoded(source: &Source, key: &str) -> String {
    match key {
        "code" => source.code.clone(),
        "digits" => source.text(key).chars().take(1).collect(),
        "plural" => {
            let at = schema::RULES
                .iter()
                .position(|rule| *rule == source.text(key));
            at.map(|at| at.to_string()).unwrap_or_default()
        }
        _ => match source.texts.get(key) {
            Some(Text::One(text)) => SLOTS
                .iter()
                .fold(text.clone(), |text, (slot, sign)| text.replace(slot, sign)),
            _ => source.list(key).join(BAR),
        },
    }
}
